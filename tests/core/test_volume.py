"""Counting when matches began gives what counting them one by one gives, however they came."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.core import volume
from app.core.match_facts import OUTCOMES, MatchFacts
from app.core.state import Outcome
from app.core.summary import MatchRow
from app.core.volume import Bars, Volume
from tests.match_rows import START, match_row

ERROR = {"response_timeout": 1}


class Matches:
    """Matches, their facts, and their volume."""

    def __init__(self) -> None:
        self.facts = MatchFacts()
        self.volume = Volume()
        self.rows: dict[int, tuple[MatchRow, bool]] = {}

    def put(self, *rows: MatchRow, shown: bool = True) -> None:
        for row in rows:
            number = int(row.summary.match_id.removeprefix("match_"))
            self.rows[number] = (row, shown)
            self.facts.put(np.array([number]), [row])
            self.volume.put(np.array([number]), self.facts, np.array([shown]))


def at(
    number: int,
    seconds: float,
    *,
    outcome: Outcome = Outcome.CORRECT,
    anomalies: dict[str, int] | None = None,
) -> MatchRow:
    """A match that began so many seconds after the first."""
    started_at = START + seconds * 1000
    return match_row(number, started_at=started_at, outcome=outcome, anomalies=anomalies or {})


def test_matches_are_counted_where_they_began_by_outcome() -> None:
    matches = Matches()
    matches.put(at(0, 0), at(1, 0.5, outcome=Outcome.INCORRECT, anomalies=ERROR), at(2, 9))
    bars = matches.volume.bars(100)
    assert (bars.low, bars.high, bars.step) == (START, START + 10_000, 1000)
    assert bars.all.tolist() == [2, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    assert bars.shown[OUTCOMES.index(Outcome.INCORRECT)].tolist() == [1, *[0] * 9]
    assert bars.errors.tolist() == [1, *[0] * 9]


def test_a_match_that_changes_is_counted_once() -> None:
    matches = Matches()
    matches.put(at(0, 0, outcome=Outcome.UNFINISHED), at(0, 0, outcome=Outcome.CORRECT), at(0, 3))
    assert matches.volume.bars(100).all.tolist() == [0, 0, 0, 1]


def test_another_filter_is_counted_anew_beside_all() -> None:
    matches = Matches()
    matches.put(at(0, 0), at(1, 1), at(2, 1))
    matches.volume.show(np.array([False, True, False]))
    bars = matches.volume.bars(100)
    assert (bars.all.tolist(), bars.shown.sum(axis=0).tolist()) == ([1, 2], [0, 1])
    matches.put(at(2, 1), shown=True)
    assert matches.volume.bars(100).shown.sum(axis=0).tolist() == [0, 2]


def test_a_time_of_another_century_is_counted_apart() -> None:
    matches = Matches()
    matches.put(at(0, 0), match_row(1, started_at=0), match_row(2, started_at=9e12))
    assert matches.volume.elsewhere == 2
    assert matches.volume.bars(100).all.tolist() == [1]
    matches.put(at(1, 1))
    matches.volume.show(np.array([True] * 3))
    assert matches.volume.elsewhere == 1


def test_without_matches_there_are_no_bars() -> None:
    empty = Volume().bars(10)
    assert (len(empty.all), empty.step) == (0, 0)


def test_bars_stay_where_they_are_while_matches_come() -> None:
    matches = Matches()
    matches.put(at(0, 0), at(1, 300))
    before = matches.volume.bars(50)
    matches.put(at(2, 305))
    after = matches.volume.bars(50)
    assert (after.low, after.step) == (before.low, before.step)


_seconds = st.integers(0, 100_000)
_rows = st.builds(
    at,
    st.integers(0, 5),
    _seconds,
    outcome=st.sampled_from(OUTCOMES),
    anomalies=st.sampled_from([{}, ERROR, {"late_response": 1}]),
)


@given(st.lists(st.tuples(_rows, st.booleans()), max_size=12), st.integers(2, 40))
def test_the_counts_are_those_of_asking_each_match(puts: list[tuple[MatchRow, bool]], most: int) -> None:
    matches = Matches()
    numbers: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(volume, "MOST_STEPS", 16)
        for row, shown in puts:
            if row.summary.match_id not in numbers:
                numbers.append(row.summary.match_id)
            match_id = f"match_{numbers.index(row.summary.match_id)}"
            matches.put(replace(row, summary=replace(row.summary, match_id=match_id)), shown=shown)
        bars = matches.volume.bars(most)
    assert len(bars.all) <= most
    assert bars.all.sum() == len(matches.rows)
    for place in range(len(bars.all)):
        inside = [each for each in matches.rows.values() if _place(bars, each[0]) == place]
        assert bars.all[place] == len(inside)
        shown_ones = [row for row, shown in inside if shown]
        assert bars.errors[place] == sum("response_timeout" in row.summary.anomalies for row in shown_ones)
        for outcome, counts in zip(OUTCOMES, bars.shown, strict=True):
            assert counts[place] == sum(row.summary.outcome is outcome for row in shown_ones)


def _place(bars: Bars, row: MatchRow) -> int:
    return int((row.when - bars.low) // bars.step)
