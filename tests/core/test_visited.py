"""Back to where one has stood."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.visited import MOST, Place, Visited


def place(number: int, match_id: str = "m1") -> Place:
    return Place(match_id, ("match-events", 0, number))


def test_back_leads_to_where_the_jump_began_and_forward_to_where_it_ended() -> None:
    visited = Visited()
    visited.jump(place(1))
    visited.step(place(2))
    visited.jump(place(9))
    visited.step(place(10))
    assert visited.back() == place(2)
    assert visited.forward() == place(10)
    assert visited.forward() is None


def test_a_jump_after_going_back_forgets_what_was_ahead() -> None:
    visited = Visited()
    for number in (1, 5, 9):
        visited.jump(place(number))
    visited.back()
    visited.jump(place(7))
    assert not visited.has_later
    assert visited.back() == place(5)


def test_walking_into_another_match_is_a_jump() -> None:
    visited = Visited()
    visited.jump(place(1))
    visited.step(place(1, "m2"))
    assert visited.back() == place(1)


def test_jumping_to_where_one_stands_leaves_no_second_place() -> None:
    visited = Visited()
    visited.jump(place(1))
    visited.jump(place(1))
    assert not visited.has_earlier


@given(numbers=st.lists(st.integers(0, 1_000_000), unique=True, min_size=1, max_size=MOST + 20))
def test_the_newest_places_are_kept_and_all_of_them_are_reached(numbers: list[int]) -> None:
    visited = Visited()
    for number in numbers:
        visited.jump(place(number))
    kept = numbers[-MOST:]
    assert [visited.back() for _ in kept[1:]] == [place(number) for number in reversed(kept[:-1])]
    assert visited.back() is None
    assert [visited.forward() for _ in kept[1:]] == [place(number) for number in kept[1:]]


def test_nothing_is_behind_or_ahead_of_no_places() -> None:
    visited = Visited()
    visited.jump(place(1))
    visited.clear()
    assert (visited.back(), visited.forward()) == (None, None)
    assert not visited.has_earlier
    assert not visited.has_later
