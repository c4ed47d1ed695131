"""The model of the match list: which matches it shows, in which order, and what it tells its views."""

import time
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.core.cuts import CutReason
from app.core.filters import Filter
from app.core.state import Outcome, Status
from app.core.summary import MatchRow
from app.qt import match_model
from app.qt.match_columns import Column, sort_value
from app.qt.match_model import MatchTableModel
from app.qt.sieve import Sieve
from app.qt.zones import zone
from tests.match_rows import START, match_row

DESCENDING = Qt.SortOrder.DescendingOrder
ASCENDING = Qt.SortOrder.AscendingOrder


def checked(model: MatchTableModel) -> QAbstractItemModelTester:
    """Check the model at every signal; what it does wrong is a Qt warning, which fails the test."""
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)


@pytest.fixture
def model(qapp: object) -> Iterator[MatchTableModel]:
    made = MatchTableModel()
    checked(made)
    yield made
    made.deleteLater()


def cell(model: MatchTableModel, row: int, column: Column, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    return model.index(row, column).data(role)


def is_incorrect(row: MatchRow) -> bool:
    return row.summary.outcome is Outcome.INCORRECT


def test_the_model_keeps_qt_s_contract(model: MatchTableModel, qtmodeltester: ModelTester) -> None:
    model.upsert(match_row(number) for number in range(5))
    qtmodeltester.check(model)
    model.upsert([match_row(9), match_row(2, outcome=Outcome.INCORRECT)])
    model.set_filter(is_incorrect)
    model.sort(Column.ID, ASCENDING)


def test_the_newest_match_comes_first(model: MatchTableModel) -> None:
    model.upsert([match_row(1), match_row(3)])
    model.upsert([match_row(2)])
    assert model.shown_ids() == ["match_3", "match_2", "match_1"]
    assert (model.shown, model.total) == (3, 3)


def test_a_match_without_a_start_stands_where_its_first_event_was(model: MatchTableModel) -> None:
    model.upsert([match_row(1), match_row(2, started_at=None), match_row(3)])
    assert model.shown_ids() == ["match_3", "match_2", "match_1"]


def test_a_match_that_grows_stays_one_row(model: MatchTableModel, qtbot: QtBot) -> None:
    model.upsert([match_row(1), match_row(2, rounds=1)])
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.upsert([match_row(2, rounds=2)])
    first, last = changed.args[0], changed.args[1]
    assert (first.row(), last.row()) == (0, 0)
    assert cell(model, 0, Column.ROUNDS) == "2"
    assert model.total == 2


def test_a_filter_hides_what_it_does_not_let_through_and_none_shows_all(model: MatchTableModel) -> None:
    model.upsert([match_row(1), match_row(2, outcome=Outcome.INCORRECT), match_row(3)])
    model.set_filter(is_incorrect)
    assert model.shown_ids() == ["match_2"]
    assert (model.shown, model.total) == (1, 3)
    assert model.row_of("match_2") == 0
    assert model.row_of("match_1") is None
    model.set_filter(None)
    assert model.shown == 3


def test_matches_that_arrive_later_are_filtered_too(model: MatchTableModel, qtbot: QtBot) -> None:
    model.set_filter(is_incorrect)
    with qtbot.waitSignal(model.counted, check_params_cb=lambda shown, total: (shown, total) == (1, 2)):
        model.upsert([match_row(1), match_row(2, outcome=Outcome.INCORRECT)])
    model.upsert([match_row(1, outcome=Outcome.INCORRECT), match_row(2)])
    assert model.shown_ids() == ["match_1"]


def test_clearing_forgets_the_matches_and_keeps_filter_and_order(model: MatchTableModel) -> None:
    model.set_filter(is_incorrect)
    model.sort(Column.ID, ASCENDING)
    model.upsert([match_row(1, outcome=Outcome.INCORRECT)])
    model.clear()
    assert (model.shown, model.total) == (0, 0)
    model.upsert([match_row(number, outcome=Outcome.INCORRECT) for number in (2, 1)] + [match_row(3)])
    assert model.shown_ids() == ["match_1", "match_2"]


@pytest.mark.parametrize("order", [ASCENDING, DESCENDING])
def test_an_unknown_duration_is_last_whichever_way_one_sorts(
    model: MatchTableModel, order: Qt.SortOrder
) -> None:
    model.upsert([match_row(1, duration=None), match_row(2, duration=5.0), match_row(3, duration=9.0)])
    model.sort(Column.DURATION, order)
    assert model.shown_ids()[-1] == "match_1"


def test_anomalies_are_sorted_by_the_worst_then_by_their_number(model: MatchTableModel) -> None:
    model.upsert(
        [
            match_row(1, anomalies={"unknown_event_type": 90}),
            match_row(2, anomalies={"late_response": 1}),
            match_row(3, anomalies={"late_response": 1, "response_timeout": 1}),
            match_row(4),
            match_row(5, anomalies={"late_response": 2}),
        ]
    )
    model.sort(Column.ANOMALIES, DESCENDING)
    assert model.shown_ids() == ["match_3", "match_5", "match_2", "match_1", "match_4"]


def test_persistent_indexes_follow_their_matches_through_every_batch(model: MatchTableModel) -> None:
    model.upsert(match_row(number, outcome=Outcome.INCORRECT) for number in range(10))
    model.set_filter(is_incorrect)
    held = {
        model.match_row(index).summary.match_id: QPersistentModelIndex(index)
        for index in (model.index(row, Column.ROUNDS) for row in range(10))
    }
    model.upsert(
        [match_row(4)]
        + [match_row(number, outcome=Outcome.INCORRECT) for number in (-1, 11, 12)]
        + [match_row(7, outcome=Outcome.INCORRECT, started_at=START - 99_000_000)]
    )
    model.sort(Column.ID, DESCENDING)
    assert not held.pop("match_4").isValid()
    for match_id, index in held.items():
        assert model.match_row(index).summary.match_id == match_id
        assert index.column() == Column.ROUNDS


def test_a_cell_says_what_a_person_reads(model: MatchTableModel) -> None:
    row = match_row(
        robot_types={"B": "curious-student", "C": "curious-student", "D": "night-poet"},
        humans=("A", "E"),
        anomalies={"late_response": 2, "response_timeout": 1},
        status=Status.IN_PROGRESS,
    )
    model.upsert([row])
    assert [cell(model, 0, column) for column in Column] == [
        "21 Sep 14:13:20.000",
        "correct",
        "3",
        "match_0",
        "5",
        "50.0 s",
        "curious-student (2), night-poet",
        "A, E",
        "in progress",
    ]


def test_robots_of_unknown_type_are_named_by_their_ids(model: MatchTableModel) -> None:
    model.upsert([match_row(robot_types={})])
    assert cell(model, 0, Column.ROBOT_TYPES) == "B, C"


def test_an_unfinished_match_is_live_while_its_latest_event_is_young(model: MatchTableModel) -> None:
    old = match_row(1, outcome=Outcome.UNFINISHED)
    now = time.time() * 1000
    young = MatchRow(match_row(2, outcome=Outcome.UNFINISHED).summary, now - 5000, now, "")
    over = MatchRow(match_row(3).summary, now - 5000, now, "")
    model.upsert([old, young, over])
    assert [cell(model, row, Column.OUTCOME) for row in range(3)] == ["correct", "live", "unfinished"]


def test_tooltips_give_the_full_times_and_every_anomaly(model: MatchTableModel) -> None:
    tip = Qt.ItemDataRole.ToolTipRole
    model.upsert([match_row(anomalies={"late_response": 2, "response_timeout": 1})])
    assert "started 2026-09-21 14:13:20.000 UTC" in cell(model, 0, Column.WHEN, tip)
    assert "completed 2026-09-21 14:14:10.000 UTC" in cell(model, 0, Column.WHEN, tip)
    assert "2 late_response (warning)" in cell(model, 0, Column.ANOMALIES, tip)
    assert "1 response_timeout (error)" in cell(model, 0, Column.ANOMALIES, tip)
    assert "C  skeptical-scientist" in cell(model, 0, Column.ROBOT_TYPES, tip)
    assert "50,000 ms" in cell(model, 0, Column.DURATION, tip)


def test_a_match_that_the_load_window_cut_says_so(model: MatchTableModel) -> None:
    cuts = (CutReason(is_end=False, time=None, topic="match-events", partition=0),)
    model.upsert([msgspec.structs.replace(match_row(anomalies={"truncated_history": 1}), cuts=cuts)])
    for column in (Column.WHEN, Column.ANOMALIES):
        tip = cell(model, 0, column, Qt.ItemDataRole.ToolTipRole)
        assert "The load window begins in match-events [0]; what came before was left out." in tip


def test_where_the_load_window_cut_a_match_is_told_in_the_zone_of_the_window(model: MatchTableModel) -> None:
    cuts = (CutReason(is_end=True, time=1_795_376_119_163, topic="match-events", partition=0),)
    model.upsert([msgspec.structs.replace(match_row(), cuts=cuts)])
    zone().choose("Asia/Tokyo")
    try:
        tip = cell(model, 0, Column.WHEN, Qt.ItemDataRole.ToolTipRole)
    finally:
        zone().choose("UTC")
    assert "ends at 2026-11-23 04:35:19.163 JST in match-events [0]" in tip


def test_a_match_is_found_by_its_id_whether_it_is_shown_or_not(model: MatchTableModel) -> None:
    model.upsert([match_row(1)])
    model.set_filter(lambda _: False)
    assert model.find("match_1") == match_row(1)
    assert model.find("match_2") is None


def test_a_start_that_was_not_seen_is_said(model: MatchTableModel) -> None:
    model.upsert([match_row(started_at=None, completed_at=None)])
    tip = cell(model, 0, Column.WHEN, Qt.ItemDataRole.ToolTipRole)
    assert "start not seen; first event 2026-09-21 14:13:20.000 UTC" in tip
    assert "completed" not in tip


def test_a_tooltip_shows_markup_in_an_id_as_text(model: MatchTableModel) -> None:
    model.upsert([match_row(match_id="<img src=x>")])
    assert "<img" not in cell(model, 0, Column.ID, Qt.ItemDataRole.ToolTipRole)


def test_a_screen_reader_hears_the_column_and_what_it_says(model: MatchTableModel) -> None:
    heard = Qt.ItemDataRole.AccessibleTextRole
    model.upsert([match_row()])
    assert cell(model, 0, Column.OUTCOME, heard) == "Outcome: correct"
    assert cell(model, 0, Column.ANOMALIES, heard) == "Anomalies: none"


def test_an_index_of_nothing_has_no_data(model: MatchTableModel) -> None:
    model.upsert([match_row()])
    assert model.data(model.index(1, 0)) is None
    assert model.rowCount(model.index(0, 0)) == 0


_row = st.builds(
    match_row,
    st.integers(0, 6),
    outcome=st.sampled_from([Outcome.CORRECT, Outcome.INCORRECT]),
    rounds=st.integers(0, 3),
    duration=st.sampled_from([None, 10.0, 20.0]),
    started_at=st.sampled_from([None, START, START + 1e6]),
    anomalies=st.sampled_from([{}, {"late_response": 1}, {"response_timeout": 2}]),
)
_batch = st.tuples(st.just("upsert"), st.lists(_row, max_size=5))
_filter = st.tuples(st.just("set_filter"), st.sampled_from([None, is_incorrect]))
_sort = st.tuples(st.just("sort"), st.sampled_from(Column), st.sampled_from([ASCENDING, DESCENDING]))


@given(st.lists(st.one_of(_batch, _batch, _filter, _sort), max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_the_list_is_what_filtering_and_sorting_all_rows_gives(
    qapp: object, steps: list[tuple[Any, ...]]
) -> None:
    model = MatchTableModel()
    tester = checked(model)
    rows: dict[str, MatchRow] = {}
    condition, column, order = None, Column.WHEN, DESCENDING
    for name, *arguments in steps:
        held = {match_id: persistent(model, row) for row, match_id in enumerate(model.shown_ids())}
        getattr(model, name)(*arguments)
        if name != "set_filter":
            assert all(follows(model, match_id, index) for match_id, index in held.items())
        match name:
            case "upsert":
                rows.update((row.summary.match_id, row) for row in arguments[0])
            case "set_filter":
                condition = arguments[0]
            case _:
                column, order = arguments
    shown = [row for row in rows.values() if condition is None or condition(row)]
    assert model.shown_ids() == expected_order(shown, column, descending=order is DESCENDING)
    assert model.total == len(rows)
    for place, match_id in enumerate(model.shown_ids()):
        assert model.row_of(match_id) == place
        assert model.match_row(model.index(place, 0)) is rows[match_id]
    tester.deleteLater()
    model.deleteLater()


def persistent(model: MatchTableModel, row: int) -> QPersistentModelIndex:
    return QPersistentModelIndex(model.index(row, 0))


def follows(model: MatchTableModel, match_id: str, index: QPersistentModelIndex) -> bool:
    """Whether the index is where the match is shown, and gone where it is not."""
    return (index.row() if index.isValid() else None) == model.row_of(match_id)


def expected_order(rows: list[MatchRow], column: Column, *, descending: bool) -> list[str]:
    """By value and then by id, what has no value last."""
    groups: list[list[tuple[float | str, str]]] = [[], []]
    for row in rows:
        value = sort_value(row, column)
        groups[value is None].append(("" if value is None else value, row.summary.match_id))
    return [match_id for group in groups for _, match_id in sorted(group, reverse=descending)]


# --- an expression, which a process is asked little by little


class Asked(Sieve):
    """Answers when it is told to, whether a match has one round."""

    def __init__(self) -> None:
        super().__init__()
        self.where = ""

    def begin(self, where: str) -> None:
        self.stop()
        self.where = where

    def ask(self, matches: Sequence[tuple[int, MatchRow]]) -> None:
        self._flying.extend(matches)

    def answer(self, count: int) -> None:
        asked = [self._flying.popleft() for _ in range(count)]
        self.answered.emit([(each, each[1].summary.rounds == 1) for each in asked])


@pytest.fixture
def sieve(qapp: object) -> Asked:
    return Asked()


@pytest.fixture
def asking(sieve: Asked, monkeypatch: pytest.MonkeyPatch) -> Iterator[MatchTableModel]:
    """A model of six matches, of which it has asked about two at a time."""
    monkeypatch.setattr(match_model, "SHOWING_INTERVAL_S", 0)
    monkeypatch.setattr(match_model, "ASKED_AT_ONCE", 2)
    monkeypatch.setattr(match_model, "MOST_IN_FLIGHT", 2)
    made = MatchTableModel(sieve=sieve)
    checked(made)
    made.upsert(match_row(number, rounds=number % 2) for number in range(6))
    made.set_filter(None, "match.rounds == 1")
    yield made
    made.deleteLater()


def test_what_is_shown_stays_until_the_expression_turns_out_to_be_one(
    asking: MatchTableModel, sieve: Asked, qtbot: QtBot
) -> None:
    assert asking.shown == 6
    with qtbot.waitSignal(asking.refused) as refused:
        sieve.refused.emit("It is none.")
    assert refused.args == ["It is none."]
    assert (asking.shown, asking.asking) == (6, False)


def test_matches_that_pass_an_expression_come_little_by_little(
    asking: MatchTableModel, sieve: Asked, qtbot: QtBot
) -> None:
    sieve.accepted.emit()
    assert (asking.shown_ids(), asking.asking) == ([], True)
    sieve.answer(2)
    assert asking.shown_ids() == ["match_5"]
    sieve.answer(2)
    with qtbot.waitSignal(asking.filtered):
        sieve.answer(2)
    assert asking.shown_ids() == ["match_5", "match_3", "match_1"]
    assert not asking.asking


def test_the_next_filter_ends_the_asking(asking: MatchTableModel, sieve: Asked, qtbot: QtBot) -> None:
    sieve.accepted.emit()
    with qtbot.waitSignal(asking.filtered):
        asking.set_filter(Filter(text="match_4").compile())
    assert (asking.shown_ids(), asking.asking, sieve.in_flight) == (["match_4"], False, 0)


def test_only_what_passes_the_other_conditions_is_asked(
    asking: MatchTableModel, sieve: Asked, qtbot: QtBot
) -> None:
    asking.set_filter(Filter(text="match_3").compile(), "match.rounds == 1")
    sieve.accepted.emit()
    assert sieve.in_flight == 1
    with qtbot.waitSignal(asking.filtered):
        sieve.answer(1)
    assert asking.shown_ids() == ["match_3"]
    asking.upsert([match_row(8, rounds=1)])
    assert not asking.asking


def test_matches_that_change_and_another_order_are_heeded_while_it_asks(
    asking: MatchTableModel, sieve: Asked
) -> None:
    sieve.accepted.emit()
    sieve.answer(2)
    asking.upsert([match_row(0, rounds=1), match_row(3, rounds=0), match_row(6, rounds=1)])
    asking.sort(Column.ID, ASCENDING)
    while asking.asking:
        sieve.answer(1)
    assert asking.shown_ids() == ["match_0", "match_1", "match_5", "match_6"]


def test_an_answer_about_a_match_as_it_no_longer_is_counts_for_nothing(
    asking: MatchTableModel, sieve: Asked
) -> None:
    sieve.accepted.emit()
    asking.upsert([match_row(5, rounds=0)])
    sieve.answer(2)
    assert asking.shown_ids() == []
    while asking.asking:
        sieve.answer(1)
    assert asking.shown_ids() == ["match_3", "match_1"]


def test_a_match_that_is_shown_and_changes_stays_until_it_is_known_not_to_pass(
    asking: MatchTableModel, sieve: Asked
) -> None:
    sieve.accepted.emit()
    while asking.asking:
        sieve.answer(1)
    asking.upsert([match_row(5, rounds=2)])
    assert asking.shown_ids() == ["match_5", "match_3", "match_1"]
    sieve.answer(1)
    assert asking.shown_ids() == ["match_3", "match_1"]


def test_an_expression_that_gets_stuck_hides_nothing(asking: MatchTableModel, sieve: Asked) -> None:
    sieve.accepted.emit()
    sieve.answer(2)
    assert asking.shown == 1
    sieve.refused.emit("It took too long.")
    assert (asking.shown, asking.asking) == (6, False)
