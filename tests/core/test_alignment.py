"""Two replays side by side."""

import hypothesis.strategies as st
from hypothesis import given, settings

from app.core.alignment import Alignment, Sign
from app.core.replay import Replay
from tests.logs import Log


def replay(match_id: str = "m1", text: str = "x", who: str = "AB", **later: int) -> Replay:
    log = Log(match_id).started("ABC", humans="A").round(1, "Why?")
    for each in who:
        log.response(each, 1, text, **(later if each == "B" else {}))
    log.round(2, "And?").response("A", 2, "same").completed("incorrect", "B")
    return Replay(match_id, log.events(match_id))


def test_a_match_beside_itself_has_no_difference() -> None:
    alignment = Alignment(replay(), replay())
    assert list(alignment.differences) == []
    assert [(pair.left, pair.right) for pair in alignment.pairs] == [(n, n) for n in range(1, 8)]


def test_another_match_with_the_same_events_differs_where_it_says_or_takes_something_else() -> None:
    alignment = Alignment(replay(), replay("m2", text="y", after=9000))
    assert [alignment.pairs[row].difference for row in alignment.differences] == [
        "says something else",
        "says something else; 2.0 s instead of 10.0 s",
    ]


def test_events_that_one_side_lacks_stand_alone_and_the_rest_stays_beside_each_other() -> None:
    alignment = Alignment(replay(), replay("m2", who="A"))
    assert [(pair.left, pair.right, pair.sign) for pair in alignment.pairs[2:5]] == [
        (3, 3, Sign.SAME),
        (4, None, Sign.ONLY_LEFT),
        (5, 4, Sign.SAME),
    ]
    assert [alignment.right_at(position) for position in range(8)] == [0, 1, 2, 3, 3, 4, 5, 6]
    back = Alignment(replay("m2", who="A"), replay())
    assert [(pair.left, pair.right) for pair in back.pairs[3:5]] == [(None, 4), (4, 5)]
    assert back.left_at(3) == 3


def test_times_count_from_the_round_s_start() -> None:
    pair = Alignment(replay(), replay("m2", after=9000)).pairs[3]
    assert (pair.left_ms, pair.right_ms) == (2000, 10_000)


def test_one_goes_from_difference_to_difference() -> None:
    alignment = Alignment(replay(), replay("m2", text="y"))
    assert list(alignment.differences) == [2, 3]
    assert [alignment.next_difference(row) for row in (None, 0, 2, 3)] == [2, 2, 3, None]
    assert [alignment.previous_difference(row) for row in (None, 2, 3, 6)] == [None, None, 2, 3]


_words = st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 2), st.sampled_from("xy")), max_size=8)


@given(_words, _words)
@settings(max_examples=40)
def test_every_event_stands_in_one_row_in_the_order_of_its_side(
    left: list[tuple[str, int, str]], right: list[tuple[str, int, str]]
) -> None:
    def made(match_id: str, said: list[tuple[str, int, str]]) -> Replay:
        log = Log(match_id).started("ABC", humans="A")
        for who, number, text in said:
            log.response(who, number, text)
        return Replay(match_id, log.events(match_id))

    one, other = made("m1", left), made("m2", right)
    alignment = Alignment(one, other)
    assert [pair.left for pair in alignment.pairs if pair.left is not None] == list(range(1, len(one) + 1))
    assert [pair.right for pair in alignment.pairs if pair.right is not None] == list(
        range(1, len(other) + 1)
    )
    for position in range(1, len(one) + 1):
        row = alignment.row_of(position)
        assert row is not None
        assert alignment.pairs[row].left == position
        assert alignment.left_at(row) == position
