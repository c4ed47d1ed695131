"""Where a step leads."""

from hypothesis import given
from hypothesis import strategies as st

from app.core import stepping
from app.core.replay import Replay
from app.core.state import Severity
from tests.logs import Log


def a_match() -> Replay:
    log = Log().started("ABC", "A").round(1, active="ABC")
    log.command("poet", 1).error("poet", 1).response("A", 1, "hi").generated("B", 1, "hello", "poet")
    log.round_done(1, {"A": "hi", "B": "hello"}).vote("A", "B").completed("incorrect", "B")
    return Replay("m1", log.events())


def kinds(replay: Replay, numbers: list[int]) -> list[str]:
    return [replay.steps[number - 1].event.type for number in numbers]


def test_the_next_warning_and_the_next_error_are_found_in_order() -> None:
    replay = a_match()
    warning = stepping.next_where(replay, 0, stepping.has(Severity.WARNING))
    error = stepping.next_where(replay, 0, stepping.has(Severity.ERROR))
    assert warning is not None
    assert error is not None
    assert kinds(replay, [warning, error]) == ["response.error", "round.completed"]


def test_there_is_no_next_error_after_the_last_one() -> None:
    replay = a_match()
    assert stepping.next_where(replay, len(replay), stepping.has(Severity.ERROR)) is None


def test_the_previous_event_is_before_the_one_that_one_stands_at() -> None:
    replay = a_match()
    everything = lambda _step: True  # noqa: E731
    assert stepping.previous_where(replay, 5, everything) == 4
    assert stepping.previous_where(replay, 1, everything) is None
    assert stepping.previous_where(replay, 0, everything) is None


def test_events_of_the_same_participant_are_those_that_name_it() -> None:
    replay = a_match()
    found = [step.number for step in replay.steps if stepping.is_about("A")(step)]
    assert kinds(replay, found) == ["response.submitted", "vote.submitted"]


def test_ten_seconds_on_is_after_all_events_of_those_ten_seconds() -> None:
    replay = a_match()
    assert stepping.after_time(replay, 1, 3_000) == 4
    assert stepping.after_time(replay, 4, -3_000) == 1
    assert stepping.after_time(replay, 1, 1_000_000) == len(replay)
    assert stepping.after_time(replay, 5, -1_000_000) == 0


def test_a_wait_longer_than_the_skip_is_skipped_with_the_event_that_ends_it() -> None:
    replay = Replay("m1", Log().started().round(1, after=60_000).response("A", 1, "x").events())
    assert stepping.after_time(replay, 1, 10_000) == 2


def test_a_match_without_events_has_nowhere_to_go() -> None:
    assert stepping.after_time(Replay("m1", []), 0, 10_000) == 0


@given(position=st.integers(0, 9), skip=st.floats(-20_000, 20_000))
def test_skipping_time_never_leaves_the_match_and_goes_the_right_way(position: int, skip: float) -> None:
    replay = a_match()
    target = stepping.after_time(replay, position, skip)
    assert 0 <= target <= len(replay)
    assert target >= position if skip >= 0 else target <= position
