"""Looking up which matches pass gives what asking each of them gives."""

from collections.abc import Iterable

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from app.core import row_index
from app.core.filters import ANY_ANOMALY, Filter
from app.core.row_index import Condition, RowIndex
from app.core.state import Outcome, Status
from app.core.summary import MatchRow, Summary

WORDS = ("a", "ab", "b", "poet", "rain", "straße", "\0", "B\nC")
TIMES = (0, 1000, 2000.5)

_names = st.sampled_from(["A", "B", "C", "poet", "Rain"])
_rows = st.builds(
    MatchRow,
    summary=st.builds(
        Summary,
        match_id=st.sampled_from([f"m{number}" for number in range(8)]),
        status=st.sampled_from(Status),
        outcome=st.sampled_from(Outcome),
        humans=st.lists(_names, max_size=2).map(tuple),
        robots=st.lists(_names, max_size=2).map(tuple),
        robot_types=st.dictionaries(_names, st.sampled_from(["poet", "critic"]), max_size=2),
        rounds=st.integers(0, 3),
        events=st.just(1),
        anomalies=st.dictionaries(st.sampled_from(["late_response", "log_gap"]), st.just(1), max_size=2),
        started_at=st.none() | st.sampled_from(TIMES),
        completed_at=st.none(),
        duration=st.none(),
    ),
    first_time=st.sampled_from(TIMES),
    latest_time=st.just(0),
    text=st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join).map(str.casefold),
)
_filters = st.builds(
    Filter,
    robot=st.none() | _names | st.just("critic"),
    outcome=st.none() | st.sampled_from(Outcome),
    status=st.none() | st.sampled_from(Status),
    anomaly=st.none() | st.sampled_from([ANY_ANOMALY, "late_response"]),
    participants=st.none() | st.sampled_from(["1v1", "2", "A", "9"]),
    started_since=st.none() | st.sampled_from(TIMES),
    started_until=st.none() | st.sampled_from(TIMES),
    text=st.none() | st.sampled_from(WORDS),
)


class Matches:
    """Rows, and the index over them."""

    def __init__(self) -> None:
        self.rows: list[MatchRow] = []
        self.numbers: dict[str, int] = {}
        self.index = RowIndex(self.rows)

    def put(self, rows: Iterable[MatchRow]) -> None:
        for row in rows:
            number = self.numbers.setdefault(row.summary.match_id, len(self.rows))
            before = self.rows[number] if number < len(self.rows) else None
            self.rows[number : number + 1] = [row]
            self.index.put(np.array([number]), [before])

    def asked(self, condition: Condition) -> list[bool]:
        return [condition(row) for row in self.rows]


@given(st.lists(_rows, max_size=12), st.lists(_rows, max_size=12), _filters)
def test_what_is_looked_up_is_what_each_match_says(
    rows: list[MatchRow], changed: list[MatchRow], chosen: Filter
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_index, "BLOCK", 3)
        matches = Matches()
        for batch in (rows, changed):
            matches.put(batch)
            assert matches.index.passing(chosen.compile()).tolist() == matches.asked(chosen.compile())


@given(st.lists(_rows, max_size=12))
def test_a_condition_of_another_kind_is_asked_of_each_match(rows: list[MatchRow]) -> None:
    matches = Matches()
    matches.put(rows)
    found = matches.index.passing(lambda row: row.summary.rounds > 1)
    assert found.tolist() == [row.summary.rounds > 1 for row in matches.rows]
    assert matches.index.passing(None).all()


@given(st.lists(_rows, max_size=12), _filters)
def test_an_expression_is_left_to_be_asked(rows: list[MatchRow], chosen: Filter) -> None:
    matches = Matches()
    matches.put(rows)
    narrowed = Filter(robot=chosen.robot, where="match.rounds > 1")
    found = matches.index.passing(narrowed.compile())
    assert found.tolist() == matches.asked(Filter(robot=chosen.robot).compile())
