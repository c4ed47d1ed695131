"""All matches over time: columns, pictures of a stretch of time, and lanes."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.match_facts import OUTCOMES, MatchFacts
from app.core.overview import (
    BARS_MOST,
    ROBOTS_MOST,
    Picture,
    RobotLane,
    Timetable,
    View,
    picture,
    robot_lanes,
)
from app.core.state import Outcome
from app.core.summary import MatchRow
from tests.match_rows import START, match_row

MINUTE = 60_000


def timetable_of(rows: Sequence[MatchRow], shown: Sequence[int] | None = None) -> Timetable:
    facts = MatchFacts()
    facts.put(np.arange(len(rows)), list(rows))
    return Timetable(facts.copy(), np.array(range(len(rows)) if shown is None else shown, np.int64))


def minutes(low: float, high: float, width: int) -> View:
    """These minutes after the first start."""
    return View(START + low * MINUTE, START + high * MINUTE, width)


def seen(rows: Sequence[MatchRow], low: float, high: float, width: int) -> Picture:
    return picture(timetable_of(rows), minutes(low, high, width))


def robots(rows: Sequence[MatchRow], low: float, high: float, width: int) -> dict[str, RobotLane]:
    table = timetable_of(rows)
    lanes = robot_lanes(table, minutes(low, high, width), range(len(table.robots)))
    return {lane.name: lane for lane in lanes}


def spans(*pairs: tuple[float, float]) -> list[MatchRow]:
    """A match for each (start, end)."""
    return [match_row(n, started_at=start, completed_at=end) for n, (start, end) in enumerate(pairs)]


def test_the_matches_are_in_the_order_of_their_starts() -> None:
    table = timetable_of([match_row(2), match_row(0), match_row(1)])
    assert table.numbers.tolist() == [1, 2, 0]
    assert table.extent == (START, START + 2 * MINUTE + 50_000)
    assert (table.place_of(0), table.place_of(7)) == (2, None)


def test_a_match_that_has_changed_takes_the_place_of_what_it_was() -> None:
    facts = MatchFacts()
    facts.put(np.array([0, 1]), [match_row(0), match_row(1)])
    copied = facts.copy()
    facts.put(np.array([0]), [match_row(0, outcome=Outcome.INCORRECT)])
    assert [OUTCOMES[each] for each in facts.outcome] == [Outcome.INCORRECT, Outcome.CORRECT]
    assert [OUTCOMES[each] for each in copied.outcome] == [Outcome.CORRECT, Outcome.CORRECT]


def test_only_the_shown_matches_are_taken() -> None:
    table = timetable_of([match_row(n) for n in range(5)], shown=[3, 1])
    assert table.numbers.tolist() == [1, 3]
    assert [cast.tolist() for cast in table.casts] == [[0, 1], [0, 1]]


def test_a_time_of_another_century_does_not_stretch_the_extent() -> None:
    table = timetable_of([match_row(0), match_row(1, started_at=0, completed_at=10)])
    assert table.extent == (START, START + 50_000)


def test_without_matches_there_is_an_empty_picture() -> None:
    empty = picture(timetable_of([]), View(0, 1000, 10))
    assert (empty.matches, empty.running.sum()) == (0, 0)
    assert timetable_of([]).robots == []
    assert timetable_of([]).extent == (0.0, 0.0)


def test_a_match_counts_at_each_pixel_in_which_it_runs() -> None:
    shown = seen([match_row(0), match_row(1, outcome=Outcome.UNFINISHED)], 0, 2, 4)
    assert shown.running[OUTCOMES.index(Outcome.CORRECT)].tolist() == [1, 1, 0, 0]
    assert shown.running[OUTCOMES.index(Outcome.UNFINISHED)].tolist() == [0, 0, 1, 1]


def test_an_unfinished_match_runs_until_its_latest_event() -> None:
    table = timetable_of([match_row(0, completed_at=None, outcome=Outcome.UNFINISHED)])
    assert table.end.tolist() == [START + 50_000]


def test_errors_and_warnings_are_counted_where_their_matches_begin() -> None:
    rows = [match_row(0, anomalies={"response_timeout": 2}), match_row(1, anomalies={"robot_error": 1})]
    shown = seen(rows, 0, 2, 2)
    assert (shown.errors.tolist(), shown.warnings.tolist(), shown.with_errors) == ([1, 0], [0, 1], 1)


def test_a_robot_is_busy_while_it_plays_at_least_one_match() -> None:
    rows = [
        match_row(0, robot_types={"B": "poet", "C": "poet"}),
        match_row(1, started_at=START + 30_000, completed_at=START + 90_000, robot_types={"B": "poet"}),
        match_row(2, robot_types={"B": "chef"}),
    ]
    lanes = robots(rows, 0, 2, 4)
    assert lanes["poet"].running.tolist() == [1, 2, 1, 1]
    assert lanes["poet"].matches == 2
    assert lanes["poet"].busy == pytest.approx(0.75)
    assert lanes["chef"].busy == 0


def test_the_errors_of_a_robots_matches_are_in_its_lane() -> None:
    rows = [match_row(0, robot_types={"B": "poet"}, anomalies={"response_timeout": 1}), match_row(1)]
    lanes = robots(rows, 0, 2, 2)
    assert lanes["poet"].errors.tolist() == [1, 0]
    assert lanes["curious-student"].errors.tolist() == [0, 0]


def test_the_robots_of_most_matches_have_lanes() -> None:
    rows = [match_row(n, robot_types={"B": f"robot {n}", "C": "always"}) for n in range(ROBOTS_MOST + 5)]
    table = timetable_of(rows)
    assert (len(table.robots), table.robots[0], table.others) == (ROBOTS_MOST, "always", 6)


def test_few_matches_are_given_one_by_one_and_many_only_as_counts() -> None:
    rows = [match_row(n) for n in range(BARS_MOST + 1)]
    assert seen(rows, 0, BARS_MOST + 1, 100).bars is None
    bars = seen(rows, 10, 12, 100).bars
    assert bars is not None
    assert bars.place.tolist() == [10, 11, 12]


def test_what_began_in_a_stretch_is_found_by_its_worst_anomaly() -> None:
    table = timetable_of([match_row(n, anomalies={"response_timeout": 1} if n % 2 else {}) for n in range(6)])
    assert table.began(START, START + 4 * MINUTE, rank=3).tolist() == [1, 3]


_TIMES = st.integers(0, 200).map(float)
_SPANS = st.lists(st.tuples(_TIMES, _TIMES).map(lambda pair: (min(pair), max(pair))), max_size=30)


@settings(max_examples=50, deadline=None)
@given(_SPANS, _TIMES, st.integers(1, 100), st.integers(1, 40))
def test_counts_by_columns_are_those_of_asking_each_match(
    pairs: list[tuple[float, float]], low: float, length: int, width: int
) -> None:
    high, scale = low + length, width / length
    shown = picture(timetable_of(spans(*pairs)), View(low, high, width))
    in_sight = [(start, end) for start, end in pairs if start <= high and end >= low]
    assert shown.matches == len(in_sight)

    def place(time: float) -> int:
        return int(min(max((time - low) * scale, 0), width - 1))

    at = [sum(place(start) <= x <= place(end) for start, end in in_sight) for x in range(width)]
    assert shown.running.sum(axis=0).tolist() == at


@settings(max_examples=50, deadline=None)
@given(_SPANS)
def test_no_two_matches_in_a_lane_run_at_once_and_no_lane_is_wasted(pairs: list[tuple[float, float]]) -> None:
    table = timetable_of(spans(*pairs))
    for lane in np.unique(table.lanes):
        own = np.flatnonzero(table.lanes == lane)
        assert (table.start[own][1:] > table.end[own][:-1]).all()
    most = max((sum(a <= start <= b for a, b in pairs) for start, _ in pairs), default=0)
    assert len(np.unique(table.lanes)) == most
