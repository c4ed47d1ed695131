"""The event table: its selection is the cursor, its filter hides noise."""

import json

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.qt.cursor import Cursor
from app.qt.event_model import Column
from kafka_client.records import from_kcat
from tests.logs import Log
from tests.widgets.hands import choose, click, double_click, open_menu, press, type_text
from tests.widgets.matches import grown, long_match, replay_of, two_rounds, undecodable
from tests.widgets.screens import wait_until_painted
from widgets import record_menu
from widgets.event_table import EventTable
from widgets.rows import ICON_ONLY
from widgets.theme import ROW_HEIGHT


@pytest.fixture
def cursor(qtbot: QtBot) -> Cursor:
    return Cursor()


@pytest.fixture
def table(qtbot: QtBot, cursor: Cursor) -> EventTable:
    table = EventTable(cursor)
    qtbot.addWidget(table)
    table.resize(1000, 360)
    table.show()
    qtbot.waitExposed(table)
    cursor.open(replay_of(two_rounds()))
    table.table.setFocus()
    return table


def test_the_focus_alone_leaves_the_cursor_before_the_first_event(qtbot: QtBot, cursor: Cursor) -> None:
    cursor.open(replay_of(two_rounds()), 0)
    opened = EventTable(cursor)
    qtbot.addWidget(opened)
    with qtbot.waitActive(opened):
        opened.show()
        opened.activateWindow()
    opened.filter_edit.setFocus()
    opened.table.setFocus()
    assert opened.table.hasFocus()
    assert cursor.position == 0
    qtbot.keyClick(opened.table, Qt.Key.Key_Down)
    assert cursor.position == 1


def row(table: EventTable, row: int) -> QModelIndex:
    return table.model.index(row, Column.WHAT)


def selected(table: EventTable) -> list[int]:
    rows = table.table.selectionModel().selectedRows()
    return [table.model.step(index.row()).number for index in rows]


def in_sight(table: EventTable, number: int) -> bool:
    row = table.model.row_of(number)
    assert row is not None
    return table.table.viewport().rect().contains(table.table.visualRect(table.model.index(row, 0)))


def test_a_click_goes_to_the_event(qtbot: QtBot, table: EventTable, cursor: Cursor) -> None:
    cursor.first()
    click(table.table, row(table, 4))
    assert cursor.position == 5
    assert selected(table) == [5]


def test_the_selection_follows_the_cursor_wherever_it_goes(table: EventTable, cursor: Cursor) -> None:
    cursor.go(7)
    assert selected(table) == [7]
    cursor.first()
    assert selected(table) == []


def test_arrows_step_and_home_and_end_go_to_the_ends(qtbot: QtBot, table: EventTable, cursor: Cursor) -> None:
    cursor.go(5)
    press(table.table, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert cursor.position == 7
    press(table.table, Qt.Key.Key_Left)
    assert cursor.position == 6
    press(table.table, Qt.Key.Key_End)
    assert cursor.position == 18
    press(table.table, Qt.Key.Key_Home)
    assert (cursor.position, selected(table)) == (0, [])
    press(table.table, Qt.Key.Key_Down)
    assert (cursor.position, selected(table)) == (1, [1])


def test_page_down_goes_a_page_on(qtbot: QtBot, table: EventTable, cursor: Cursor) -> None:
    cursor.go(1)
    press(table.table, Qt.Key.Key_PageDown)
    assert cursor.position > 5
    assert selected(table) == [cursor.position]


def test_the_current_event_stays_in_sight_with_its_neighbours(table: EventTable, cursor: Cursor) -> None:
    cursor.open(replay_of(long_match(50)))
    cursor.go(150)
    assert all(in_sight(table, number) for number in (148, 150, 152))
    cursor.go(20)
    assert all(in_sight(table, number) for number in (18, 20, 22))
    cursor.last()
    assert in_sight(table, cursor.length)


def test_the_filter_hides_noise_and_arrows_step_over_what_it_shows(
    qtbot: QtBot, table: EventTable, cursor: Cursor
) -> None:
    type_text(table.filter_edit, "asked")
    assert [table.model.step(row).number for row in range(table.model.rowCount())] == [4, 9]
    table.table.setFocus()
    cursor.first()
    press(table.table, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert cursor.position == 9
    press(table.table, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert cursor.position == 0


def test_filtering_does_not_move_the_cursor(qtbot: QtBot, table: EventTable, cursor: Cursor) -> None:
    cursor.go(6)
    type_text(table.filter_edit, "asked")
    assert (cursor.position, selected(table)) == (6, [])
    table.filter_edit.clear()
    assert (cursor.position, selected(table)) == (6, [6])


def test_enter_in_the_filter_goes_to_the_next_hit(qtbot: QtBot, table: EventTable, cursor: Cursor) -> None:
    cursor.go(5)
    type_text(table.filter_edit, "asked")
    press(table.filter_edit, Qt.Key.Key_Return)
    assert cursor.position == 9


def test_one_can_see_the_events_of_one_participant_or_robot(
    qtbot: QtBot, table: EventTable, cursor: Cursor
) -> None:
    offered = [table.who_box.itemText(row) for row in range(table.who_box.count())]
    assert offered == ["Everyone", "A", "B", "poet"]
    table.who_box.setFocus()
    type_text(table.who_box, "poet")
    assert [table.model.step(row).number for row in range(table.model.rowCount())] == [4, 5, 9, 10]
    assert "4 of 18 events" in table._count.text()


def test_another_match_keeps_the_words_and_drops_who_is_not_in_it(
    qtbot: QtBot, table: EventTable, cursor: Cursor
) -> None:
    type_text(table.filter_edit, "started")
    table.who_box.setCurrentText("poet")
    cursor.open(replay_of(Log("m2").created().started("XY").round(1), "m2"))
    assert table.filter_edit.text() == "started"
    assert table.who_box.currentText() == "Everyone"
    assert [table.model.step(row).number for row in range(table.model.rowCount())] == [2, 3]
    cursor.back()
    assert cursor.position == 2


def test_live_events_come_in_below_and_the_cursor_stays(table: EventTable, cursor: Cursor) -> None:
    log = two_rounds()
    cursor.open(grown(log, 9))
    cursor.go(4)
    cursor.open(grown(log, 12))
    assert (cursor.position, selected(table), table.model.rowCount()) == (4, [4], 12)


def test_a_match_that_lost_the_cursors_event_does_not_choose_another(
    table: EventTable, cursor: Cursor
) -> None:
    cursor.open(grown(two_rounds(), 10))
    assert (cursor.position, selected(table)) == (0, [])


def test_rows_have_one_height(table: EventTable) -> None:
    heights = {table.table.rowHeight(row) for row in range(table.model.rowCount())}
    assert heights == {ROW_HEIGHT}


def test_enter_and_double_click_ask_for_the_record(qtbot: QtBot, table: EventTable, cursor: Cursor) -> None:
    cursor.go(3)
    with qtbot.waitSignal(table.record_requested) as signal:
        press(table.table, Qt.Key.Key_Return)
    assert signal.args == [table.model.step(2).event.record]
    with qtbot.waitSignal(table.record_requested) as signal:
        double_click(table.table, row(table, 4))
    assert signal.args == [table.model.step(4).event.record]


def test_one_can_copy_an_event_as_text_as_json_and_for_kcat(table: EventTable) -> None:
    record = table.model.step(6).event.record
    clipboard = QGuiApplication.clipboard()
    menu = table.menu(6)
    choose(menu, "Copy as text")
    assert clipboard.text().split("\t")[3:5] == ["A", "A answered round 1 in 4.0 s: “Because.”"]
    choose(menu, "Copy value as JSON")
    assert record.value is not None
    assert json.loads(clipboard.text()) == json.loads(record.value)
    choose(menu, "Copy as kcat line")
    assert from_kcat(clipboard.text().encode()) == record


def test_a_right_click_on_a_row_opens_the_menu(table: EventTable) -> None:
    center = table.table.visualRect(row(table, 2)).center()
    copying = ["Copy as text", "Copy value as JSON", "Copy as kcat line"]
    wanted = [*copying, "Show record", "Go to its command", "Go to its answer", "Show its anomalies"]
    assert open_menu(table.table, center) == wanted
    assert open_menu(table.table, QPoint(5, table.table.viewport().height() + 50)) is None


def entry(table: EventTable, row: int, begin: str) -> QAction:
    return next(action for action in table.menu(row).actions() if action.text().startswith(begin))


def test_the_menu_leads_from_an_answer_to_its_command_and_back(table: EventTable, cursor: Cursor) -> None:
    entry(table, 4, "Go to its command (#4)").trigger()
    assert cursor.position == 4
    entry(table, 3, "Go to its answer (#5)").trigger()
    assert cursor.position == 5
    nowhere = entry(table, 2, "Go to its command")
    assert (nowhere.isEnabled(), nowhere.toolTip()) == (False, "This event answers no command.")


def test_the_menu_leads_to_the_anomalies_of_an_event(qtbot: QtBot, table: EventTable) -> None:
    assert not entry(table, 2, "Show its anomalies").isEnabled()
    with qtbot.waitSignal(table.anomalies_requested) as signal:
        entry(table, 12, "Show its anomalies").trigger()
    assert signal.args == [13]


def test_what_no_text_can_hold_cannot_be_copied(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    record_menu.add_copy_actions(menu, undecodable(b"\xff\xfe"), "row")
    assert [action.isEnabled() for action in menu.actions()] == [True, False, False]


def test_closing_the_match_empties_the_table(table: EventTable, cursor: Cursor) -> None:
    cursor.close()
    assert table.model.rowCount() == 0
    assert table._count.text() == "0 events"
    table.repaint()


@pytest.mark.parametrize("position", [0, 6, 18])
def test_it_paints_with_the_cursor_on_a_hidden_event(
    qtbot: QtBot, table: EventTable, cursor: Cursor, position: int
) -> None:
    type_text(table.filter_edit, "asked")
    cursor.go(position)
    assert not table.grab().isNull()


def test_a_narrow_table_keeps_room_for_what_happened(qtbot: QtBot, table: EventTable) -> None:
    table.resize(1800, 360)
    qtbot.waitUntil(lambda: table.table.columnWidth(Column.TOPIC) > ICON_ONLY)
    wide = table.table.columnWidth(Column.TOPIC)
    table.resize(600, 360)
    qtbot.waitUntil(lambda: table.table.columnWidth(Column.TOPIC) == ICON_ONLY)
    assert table.model.tooltip(0, Column.TOPIC) == "match-events, partition 0, offset 0"
    table.resize(1800, 360)
    qtbot.waitUntil(lambda: table.table.columnWidth(Column.TOPIC) == wide)


@pytest.mark.parametrize("places", [(9, 10, 9), (40, 60, 35), (0, 3, 200), (200, 0, 100)])
def test_what_a_step_leaves_on_the_screen_is_what_painting_all_of_it_anew_gives(
    qtbot: QtBot, table: EventTable, cursor: Cursor, places: tuple[int, ...]
) -> None:
    cursor.open(replay_of(long_match(40)))
    type_text(table.filter_edit, "-answered")
    for place in places:
        cursor.go(place)
        wait_until_painted(qtbot, table)
    cursor.open(replay_of(two_rounds()))
    wait_until_painted(qtbot, table)
