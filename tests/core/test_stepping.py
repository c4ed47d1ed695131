"""Where a step leads."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from app.core.replay import Replay, Step
from app.core.state import Severity
from app.core.stepping import next_in, previous_in
from tests.logs import Log

ascending = st.sets(st.integers(1, 60)).map(sorted)


def a_match() -> Replay:
    log = Log().started("ABC", "A").round(1, active="ABC")
    log.command("poet", 1).error("poet", 1).response("A", 1, "hi").generated("B", 1, "hello", "poet")
    log.round_done(1, {"A": "hi", "B": "hello"}).vote("A", "B").completed("incorrect", "B")
    return Replay("m1", log.events())


def kinds(replay: Replay, numbers: list[int]) -> list[str]:
    return [replay.steps[number - 1].event.type for number in numbers]


def scan(replay: Replay, wanted: Callable[[Step], bool]) -> list[int]:
    return [step.number for step in replay.steps if wanted(step)]


@given(numbers=ascending, position=st.integers(0, 61))
def test_the_nearest_numbers_are_those_that_a_scan_finds(numbers: list[int], position: int) -> None:
    assert next_in(numbers, position) == min((n for n in numbers if n > position), default=None)
    assert previous_in(numbers, position) == max((n for n in numbers if n < position), default=None)


def test_warnings_errors_and_all_anomalies_are_indexed_in_order() -> None:
    replay = a_match()
    for severity in Severity:
        found = scan(replay, lambda step: any(a.severity is severity for a in step.anomalies))  # noqa: B023
        assert list(replay.index.of_severity(severity)) == found
    assert list(replay.index.anomalous) == scan(replay, lambda step: bool(step.anomalies))
    assert kinds(replay, list(replay.index.anomalous)) == ["response.error", "round.completed"]


def test_events_of_a_participant_are_those_that_name_it() -> None:
    replay = a_match()
    assert kinds(replay, list(replay.index.about("A"))) == ["response.submitted", "vote.submitted"]
    assert list(replay.index.about("nobody")) == []


def test_rounds_begin_at_their_starts() -> None:
    assert kinds(a_match(), a_match().index.round_starts) == ["round.started"]


def test_ten_seconds_on_is_after_all_events_of_those_ten_seconds() -> None:
    index = a_match().index
    assert index.after_time(1, 3_000) == 4
    assert index.after_time(4, -3_000) == 1
    assert index.after_time(1, 1_000_000) == len(a_match())
    assert index.after_time(5, -1_000_000) == 0


def test_a_wait_longer_than_the_skip_is_skipped_with_the_event_that_ends_it() -> None:
    replay = Replay("m1", Log().started().round(1, after=60_000).response("A", 1, "x").events())
    assert replay.index.after_time(1, 10_000) == 2


def test_a_match_without_events_has_nowhere_to_go() -> None:
    assert Replay("m1", []).index.after_time(0, 10_000) == 0


gaps = st.lists(st.integers(-5_000, 20_000), max_size=12)


@given(gaps=gaps, data=st.data(), skip=st.integers(-30_000, 30_000))
def test_skipping_time_goes_where_a_scan_of_the_clock_goes(
    gaps: list[int], data: st.DataObject, skip: int
) -> None:
    log = Log().created()
    for gap in gaps:
        log.response("A", 1, "x", after=gap)
    replay = Replay("m1", log.events())
    position = data.draw(st.integers(0, len(replay)))
    clock = replay.index.clock
    target = clock(position) + skip
    if skip < 0:
        expected = max((n for n in range(1, position) if clock(n) <= target), default=0)
    else:
        reached = [n for n in range(position + 1, len(replay) + 1) if clock(n) <= target]
        expected = max(reached, default=min(position + 1, len(replay)))
    assert replay.index.after_time(position, skip) == expected


@given(gaps=gaps)
def test_the_clock_of_a_match_never_goes_back(gaps: list[int]) -> None:
    log = Log().created()
    for number, gap in enumerate(gaps):
        log.response("A", number, "x", after=gap)
    replay = Replay("m1", log.events())
    times = [replay.index.clock(number) for number in range(len(replay) + 1)]
    assert times == sorted(times)
