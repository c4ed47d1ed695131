"""The anomalies of the open match."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.qt.anomaly_model import AnomalyModel, Column
from app.qt.cursor import Cursor
from tests.logs import Log
from tests.widgets.hands import choose, click, open_menu, press
from tests.widgets.matches import checked, grown, replay_of, two_rounds
from widgets.anomaly_list import AnomalyList


def with_unanswered_command() -> Log:
    """A late answer warns at #5; the log's end finds that the command of #3 was never answered."""
    log = Log().created().started("AB").command("poet", 1).round(1).answer("bard", 1)
    return log.response("A", 1, "Hm.", after=100_000)


@pytest.fixture
def cursor(qtbot: QtBot) -> Cursor:
    return Cursor()


@pytest.fixture
def anomalies(qtbot: QtBot, cursor: Cursor) -> AnomalyList:
    widget = AnomalyList(cursor)
    qtbot.addWidget(widget)
    widget.resize(800, 200)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def rows(model: AnomalyModel) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in (Column.SEVERITY, Column.EVENT, Column.CODE)]
        for row in range(model.rowCount())
    ]


def click_row(widget: AnomalyList, row: int) -> None:
    click(widget.table, widget.model.index(row, Column.MESSAGE))


def test_they_are_sorted_by_severity_then_by_event(anomalies: AnomalyList, cursor: Cursor) -> None:
    checked(anomalies.model)
    cursor.open(replay_of(two_rounds()))
    assert rows(anomalies.model) == [
        ["error", "#13", "missing_response"],
        ["error", "#18", "missing_response"],
        ["warning", "#18", "event_after_completion"],
    ]


def test_the_focus_alone_goes_nowhere(anomalies: AnomalyList, cursor: Cursor) -> None:
    cursor.open(replay_of(two_rounds()))
    cursor.go(3)
    anomalies.table.clearFocus()
    anomalies.table.setFocus()
    assert anomalies.table.hasFocus()
    assert cursor.position == 3
    press(anomalies.table, Qt.Key.Key_Down)
    assert cursor.position == 13


def test_those_of_the_end_of_the_log_lead_to_the_event_they_are_about(
    anomalies: AnomalyList, cursor: Cursor
) -> None:
    cursor.open(replay_of(with_unanswered_command()))
    assert rows(anomalies.model) == [
        ["error", "#3", "response_timeout"],
        ["warning", "#5", "orphan_robot_event"],
    ]
    click_row(anomalies, 0)
    assert cursor.position == 3


def test_an_anomaly_without_an_event_goes_nowhere(anomalies: AnomalyList, cursor: Cursor) -> None:
    cursor.open(replay_of(Log().command("poet", 1).command("bard", 1)))
    assert rows(anomalies.model) == [["warning", "end", "truncated_history"]]
    click_row(anomalies, 0)
    assert cursor.position == 2


def test_a_click_goes_to_the_event_again_and_again(anomalies: AnomalyList, cursor: Cursor) -> None:
    cursor.open(replay_of(two_rounds()))
    click_row(anomalies, 0)
    assert cursor.position == 13
    cursor.go(2)
    click_row(anomalies, 0)
    assert cursor.position == 13


def test_arrows_go_from_anomaly_to_anomaly(anomalies: AnomalyList, cursor: Cursor) -> None:
    cursor.open(replay_of(two_rounds()))
    click_row(anomalies, 0)
    press(anomalies.table, Qt.Key.Key_Down)
    assert cursor.position == 18


def test_a_chosen_row_is_let_go_when_the_cursor_goes_elsewhere(
    anomalies: AnomalyList, cursor: Cursor
) -> None:
    cursor.open(replay_of(two_rounds()))
    click_row(anomalies, 0)
    assert anomalies.table.selectionModel().hasSelection()
    cursor.back()
    assert not anomalies.table.selectionModel().hasSelection()


def test_a_match_that_grows_does_not_move_the_cursor(anomalies: AnomalyList, cursor: Cursor) -> None:
    log = two_rounds()
    cursor.open(grown(log, 13))
    click_row(anomalies, 0)
    cursor.open(grown(log, 18))
    assert (cursor.position, len(rows(anomalies.model))) == (13, 3)


def test_an_anomaly_that_live_events_settle_goes_without_moving_the_cursor(
    anomalies: AnomalyList, cursor: Cursor
) -> None:
    log = with_unanswered_command()
    cursor.open(replay_of(log))
    click_row(anomalies, 0)
    cursor.open(replay_of(log.answer("poet", 1)))
    assert rows(anomalies.model) == [["warning", "#5", "orphan_robot_event"]]
    assert cursor.position == 3


def test_a_clean_match_says_so_and_no_match_too(anomalies: AnomalyList, cursor: Cursor) -> None:
    assert "No match is open" in str(anomalies.table.nothing)
    cursor.open(replay_of(Log().created().started("AB")))
    assert anomalies.table.nothing.heading == "No anomalies in this match"
    assert not anomalies.grab().isNull()


def test_an_anomaly_can_be_copied(anomalies: AnomalyList, cursor: Cursor) -> None:
    cursor.open(replay_of(two_rounds()))
    center = anomalies.table.visualRect(anomalies.model.index(0, Column.MESSAGE)).center()
    assert open_menu(anomalies.table, center) == [
        "Copy as text",
        "Go to #13 (match-events/0@8)",
        "Show record match-events/0@8",
    ]
    choose(anomalies.menu(0), "Copy as text")
    copied = QGuiApplication.clipboard().text()
    assert copied == "error\t#13\tmissing_response\tC gave no response to round 2"


def test_the_menu_leads_to_every_record_of_an_anomaly(anomalies: AnomalyList, cursor: Cursor) -> None:
    cursor.open(replay_of(Log().started("AB").round(1).response("A", 1, "x").again()))
    assert rows(anomalies.model) == [["warning", "#4", "duplicate_event"]]
    for entry, number in (("Go to #3 (match-events/0@2)", 3), ("Go to #4 (match-events/0@3)", 4)):
        choose(anomalies.menu(0), entry)
        assert cursor.position == number


def test_the_record_of_an_anomaly_can_be_shown(anomalies: AnomalyList, cursor: Cursor, qtbot: QtBot) -> None:
    log = Log().started("AB").round(1).response("A", 1, "x").again()
    cursor.open(replay_of(log))
    with qtbot.waitSignal(anomalies.record_requested) as signal:
        choose(anomalies.menu(0), "Show record match-events/0@3")
    assert signal.args == [log.last]


def test_the_anomaly_of_an_event_can_be_chosen_from_outside(anomalies: AnomalyList, cursor: Cursor) -> None:
    cursor.open(replay_of(two_rounds()))
    anomalies.choose_event(18)
    assert cursor.position == 18
    assert anomalies.table.currentIndex().row() == 1
    anomalies.choose_event(5)
    assert anomalies.table.currentIndex().row() == 1, "no anomaly, no choice"


def test_a_list_out_of_sight_is_filled_when_it_comes_into_sight(
    anomalies: AnomalyList, cursor: Cursor
) -> None:
    anomalies.set_in_sight(False)
    cursor.open(replay_of(two_rounds()))
    assert rows(anomalies.model) == []
    anomalies.set_in_sight(True)
    assert len(rows(anomalies.model)) == 3
    anomalies.set_in_sight(False)
    cursor.close()
    assert rows(anomalies.model) == []
