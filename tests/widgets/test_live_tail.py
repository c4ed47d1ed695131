"""The live tail: rows that come in while one reads."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.qt.messages import Update
from app.qt.tail_model import Column
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.records import Record
from kafka_client.source import Phase, Status
from tests.logs import Log
from tests.widgets.hands import choose, click, double_click, open_menu, press, type_text
from tests.widgets.matches import long_match, undecodable
from widgets.live_tail import LiveTail

RECORDS = long_match(20).records
BAD = undecodable()


@pytest.fixture
def tail(qtbot: QtBot) -> LiveTail:
    tail = LiveTail(cap=200)
    qtbot.addWidget(tail)
    tail.resize(1200, 320)
    tail.show()
    qtbot.waitExposed(tail)
    return tail


def top(tail: LiveTail) -> Record:
    """The record of the first row in sight."""
    return tail.model.record(tail.table.rowAt(0))


def at_end(tail: LiveTail) -> bool:
    bar = tail.table.verticalScrollBar()
    return bar.value() == bar.maximum()


def wheel(tail: LiveTail, notches: int) -> None:
    view = tail.table.viewport()
    place = QPointF(view.rect().center())
    event = QWheelEvent(
        place,
        QPointF(view.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_it_keeps_the_newest_in_sight(tail: LiveTail) -> None:
    for begin in range(0, 100, 20):
        tail.append(RECORDS[begin : begin + 20])
        assert at_end(tail)
    assert tail.follow_button.isChecked()


def test_scrolling_up_stops_following_and_end_starts_it_again(tail: LiveTail) -> None:
    tail.append(RECORDS[:100])
    wheel(tail, 2)
    assert not tail.follow_button.isChecked()
    reading = top(tail)
    tail.append(RECORDS[100:])
    assert top(tail) is reading
    press(tail.table, Qt.Key.Key_End)
    assert tail.follow_button.isChecked()
    assert at_end(tail)


def test_end_is_the_tables_own_key_even_when_the_window_has_it_as_a_shortcut(tail: LiveTail) -> None:
    event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(tail.table, event)
    assert event.isAccepted()


def test_home_goes_to_the_oldest(tail: LiveTail) -> None:
    tail.append(RECORDS[:100])
    press(tail.table, Qt.Key.Key_Home)
    assert top(tail) is RECORDS[0]
    assert not tail.follow_button.isChecked()


def test_what_one_reads_stays_in_place_while_older_rows_go(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS[:100])
    tail.append(RECORDS[:100])
    wheel(tail, 5)
    reading = top(tail)
    tail.append(RECORDS[:40])
    assert tail.model.rowCount() == 200
    assert top(tail) is reading
    qtbot.waitUntil(lambda: "40 older left out" in tail.counts.text())


def test_it_goes_on_following_while_older_rows_go(tail: LiveTail) -> None:
    for _ in range(3):
        tail.append(RECORDS[:100])
        assert tail.follow_button.isChecked()
        assert at_end(tail)
    assert tail.model.left_out == 100


def test_follow_can_be_switched(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS[:100])
    tail.follow_button.click()
    tail.append(RECORDS[100:])
    qtbot.waitUntil(lambda: not at_end(tail))
    tail.follow_button.click()
    assert at_end(tail)


def test_the_newest_stays_in_sight_when_the_pane_shrinks(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS[:100])
    tail.resize(1200, 160)
    newest = tail.model.index(99, Column.WHAT)
    qtbot.waitUntil(lambda: tail.table.viewport().rect().contains(tail.table.visualRect(newest)))


def test_choosing_a_row_stops_following_so_that_it_does_not_run_away(tail: LiveTail) -> None:
    tail.append(RECORDS[:100])
    click(tail.table, tail.model.index(98, Column.WHAT))
    assert not tail.follow_button.isChecked()


def test_pausing_keeps_what_comes_and_counts_it(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS[:10])
    tail.pause_button.click()
    tail.append(RECORDS[10:22])
    assert tail.model.rowCount() == 10
    qtbot.waitUntil(lambda: tail.waiting.text() == "12 new while paused")
    assert tail.pause_button.text() == "Resume"
    tail.pause_button.click()
    assert tail.model.rowCount() == 22
    assert tail.waiting.text() == ""
    assert tail.pause_button.text() == "Pause"


def test_the_tabs_are_the_topics(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS[:26])
    seen = {}
    for tab in range(tail.tabs.count()):
        tail.tabs.setCurrentIndex(tab)
        rows = range(tail.model.rowCount())
        seen[tail.tabs.tabText(tab)] = {tail.model.record(row).topic for row in rows}
    robots, commands, match = "robot-events", "robot-commands", "match-events"
    orchestration = "robot-orchestration-events"
    assert seen.pop("All") == {robots, commands, match}
    assert seen == {commands: {commands}, robots: {robots}, match: {match}, orchestration: set()}
    qtbot.waitUntil(lambda: tail.counts.text() == "0 of 26 records")


def test_the_filter_is_applied_as_it_flows(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS[:50])
    type_text(tail.filter.edit, "asked")
    qtbot.waitUntil(lambda: tail.model.row_count() == 8)
    tail.append(RECORDS[50:100])
    qtbot.waitUntil(lambda: tail.model.row_count() == 17)
    assert all("asked" in tail.model.text(row, Column.WHAT) for row in range(tail.model.rowCount()))
    assert at_end(tail)


def test_a_double_click_opens_the_match_at_the_record(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS[:5])
    with qtbot.waitSignal(tail.open_requested) as signal:
        double_click(tail.table, tail.model.index(3, Column.WHAT))
    assert signal.args == ["m1", RECORDS[3].position]


def test_enter_opens_the_match_too(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS[:5])
    click(tail.table, tail.model.index(1, Column.WHAT))
    with qtbot.waitSignal(tail.open_requested) as signal:
        press(tail.table, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert signal.args == ["m1", RECORDS[2].position]


def test_an_undecodable_record_is_shown_by_a_click(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append([*RECORDS[:3], BAD])
    with qtbot.waitSignal(tail.record_requested) as signal:
        click(tail.table, tail.model.index(3, Column.WHAT))
    assert signal.args == [BAD]
    with qtbot.assertNotEmitted(tail.record_requested):
        click(tail.table, tail.model.index(0, Column.WHAT))


def test_an_event_of_no_match_shows_its_record(tail: LiveTail, qtbot: QtBot) -> None:
    log = Log()
    log.match_id = None
    loose = log.notice("robot.released").last
    tail.append([loose])
    with qtbot.waitSignal(tail.record_requested) as signal:
        double_click(tail.table, tail.model.index(0, Column.WHAT))
    assert signal.args == [loose]


def test_a_menu_acts_on_its_record_even_when_the_row_has_moved(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS[:100])
    menu = tail.menu(0)
    tail.append(RECORDS[:110])
    tail.append(RECORDS[:50])
    with qtbot.waitSignal(tail.open_requested) as signal:
        choose(menu, "Open match")
    assert signal.args == ["m1", RECORDS[0].position]
    with qtbot.waitSignal(tail.note_requested):
        choose(menu, "Copy as text")
    assert "match created" in QGuiApplication.clipboard().text()


def test_a_right_click_offers_what_the_record_allows(tail: LiveTail) -> None:
    tail.append([RECORDS[0], BAD])
    copies = ["Copy as text", "Copy value as JSON", "Copy as kcat line"]
    event, bad = (tail.table.visualRect(tail.model.index(row, Column.WHAT)).center() for row in (0, 1))
    assert open_menu(tail.table, event) == ["Open match", "Show record", *copies]
    assert open_menu(tail.table, bad) == ["Show record", *copies]


def test_it_says_why_it_is_empty(tail: LiveTail, qtbot: QtBot) -> None:
    assert "No records yet" in str(tail.table.nothing)
    tail.append(RECORDS[:3])
    type_text(tail.filter.edit, "nothing like it")
    qtbot.waitUntil(lambda: "No record passes the filter" in str(tail.table.nothing))
    assert tail.table.accessibleDescription() == str(tail.table.nothing)
    assert not tail.grab().isNull()
    tail.filter.edit.clear()
    tail.tabs.setCurrentIndex(tail.tabs.count() - 1)
    qtbot.waitUntil(lambda: "of this topic" in str(tail.table.nothing))


def test_of_a_source_that_has_an_end_no_live_records_are_promised(tail: LiveTail) -> None:
    tail.take(Update(Status(phase=Phase.ENDED), [], [], 0, 0.0, 0, 0))
    assert "A file has an end" in str(tail.table.nothing)
    tail.begin(DEFAULT_TOPICS)
    assert "No records yet" in str(tail.table.nothing)


def test_clearing_begins_anew(tail: LiveTail) -> None:
    tail.append(RECORDS, left_out=5)
    tail.clear()
    assert (tail.model.rowCount(), tail.counts.text()) == (0, "0 records")


def test_what_was_left_out_before_it_came_is_counted(tail: LiveTail) -> None:
    tail.append(RECORDS[:2], left_out=1_204)
    assert tail.counts.text() == "2 records · 1,204 older left out"


def test_undecodable_rows_and_all_roles_paint(tail: LiveTail) -> None:
    tail.append([*RECORDS[:5], BAD, Log().notice("robot.released").last])
    assert tail.model.role_of(tail.model.item(6)) is Role.ROBOT_ORCHESTRATION_EVENTS
    assert not tail.grab().isNull()


def test_a_narrow_tail_leaves_the_offsets_out(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS[:3])
    tail.resize(700, 300)
    qtbot.waitUntil(lambda: tail.table.isColumnHidden(Column.POSITION))
    tail.resize(1600, 300)
    qtbot.waitUntil(lambda: not tail.table.isColumnHidden(Column.POSITION))
