"""Breakpoints and watches on the screen: made, hit, switched and removed with keys and clicks."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.core import worker_process
from app.core.breakpoints import Breakpoint, BreakpointKind, Watch
from app.core.replay import Replay
from app.qt import evaluator as evaluator_module
from app.qt.breakpoint_model import BreakpointModel, Column
from app.qt.cursor import Cursor
from app.qt.evaluator import Evaluator
from app.qt.live_hit_model import LiveHitModel
from app.qt.messages import LiveHit, LiveHits
from app.qt.watch_model import Column as WatchColumn
from app.qt.watch_model import WatchModel
from tests.core.test_breakpoints import FOR_EVER
from tests.logs import Log
from widgets.breakpoint_desk import BreakpointDesk

Key = Qt.Key
ROUND_2 = Breakpoint(BreakpointKind.ROUND, "2")
LATE = Breakpoint(BreakpointKind.EXPRESSION, "event.latency > 8000")


def a_replay(match_id: str = "m1") -> Replay:
    log = Log(match_id).started("AB", humans="A").round(1, "Why?").response("A", 1, "x", after=9000)
    log.response("B", 1, "y").round(2, "And?").response("A", 2, "z").completed("incorrect", "B")
    return Replay(match_id, log.events(match_id))


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def cursor(qapp: object) -> Cursor:
    return Cursor()


@pytest.fixture
def desk(qtbot: QtBot, cursor: Cursor, settings: QSettings) -> Iterator[BreakpointDesk]:
    window = QWidget()
    qtbot.addWidget(window)
    made = BreakpointDesk(cursor, settings, window)
    for dock in (made.dock, made.watch_dock):
        qtbot.addWidget(dock)
        dock.resize(900, 240)
    made.notes = []  # type: ignore[attr-defined]
    made.note_requested.connect(made.notes.append)  # type: ignore[attr-defined]
    yield made
    made.close()


def notes(desk: BreakpointDesk) -> list[str]:
    return desk.notes  # type: ignore[attr-defined, no-any-return]


def show(qtbot: QtBot, widget: QWidget) -> None:
    widget.show()
    qtbot.waitExposed(widget)


def test_the_models_keep_qt_s_contract(qtmodeltester: ModelTester) -> None:
    breakpoints, watches, live = BreakpointModel(), WatchModel(), LiveHitModel()
    breakpoints.show([ROUND_2, LATE])
    watches.show([Watch("1")])
    live.add([LiveHit(ROUND_2, "m1", 2, ("t", 0, 1), "what")])
    for model in (breakpoints, watches, live):
        qtmodeltester.check(model)


def test_a_breakpoint_is_written_and_the_cursor_runs_to_it_and_back(
    desk: BreakpointDesk, cursor: Cursor, qtbot: QtBot
) -> None:
    cursor.open(a_replay())
    cursor.first()
    show(qtbot, desk.dock)
    desk.dock.begin(BreakpointKind.EXPRESSION)
    QTest.keyClicks(desk.dock.edit, "event.latency > 8000")
    QTest.keyClick(desk.dock.edit, Key.Key_Return)
    qtbot.waitUntil(lambda: list(cursor.breaks) == [3, 4], timeout=20_000)
    run = desk.handlers()
    run["run_to_next"]()
    run["run_to_next"]()
    assert cursor.position == 4
    run["run_to_next"]()
    assert notes(desk)[-1] == "No breakpoint is hit after #4."
    run["run_to_previous"]()
    assert cursor.position == 3
    assert desk.model.text(0, Column.HITS) == "2"
    assert desk.model.text(0, Column.NOTE) == "could not be asked of 4 events"


def test_f9_makes_one_at_the_cursor_and_takes_it_away_again(
    desk: BreakpointDesk, cursor: Cursor, qtbot: QtBot
) -> None:
    cursor.open(a_replay())
    cursor.go(5)
    desk.toggle_here()
    qtbot.waitUntil(lambda: list(cursor.breaks) == [5], timeout=20_000)
    assert cursor.is_break(5)
    assert not cursor.is_break(4)
    desk.toggle_here()
    assert desk.breakpoints == ()
    assert list(cursor.breaks) == []


def test_without_an_event_f9_says_what_to_do(desk: BreakpointDesk) -> None:
    desk.toggle_here()
    desk.handlers()["run_to_next"]()
    assert notes(desk) == [
        "Go to an event first, then make a breakpoint at it.",
        "There is no breakpoint. F9 makes one at the cursor's event.",
    ]


def test_a_mistake_is_shown_at_the_place_where_it_was_typed(
    desk: BreakpointDesk, cursor: Cursor, qtbot: QtBot
) -> None:
    show(qtbot, desk.dock)
    desk.dock.begin(BreakpointKind.EXPRESSION)
    QTest.keyClicks(desk.dock.edit, "1 > 0 && event.lag > 3")
    qtbot.mouseClick(desk.dock.add_button, Qt.MouseButton.LeftButton)
    assert desk.dock.mistake.isVisible()
    assert desk.dock.mistake.text().startswith("An event has no 'lag' (at character 16)")
    assert desk.dock.edit.selectionStart() == 15
    assert desk.breakpoints == ()
    QTest.keyClick(desk.dock.edit, Key.Key_Escape)
    assert desk.dock.edit.text() == ""
    assert not desk.dock.mistake.isVisible()


def test_in_the_table_space_switches_f2_edits_and_delete_removes(
    desk: BreakpointDesk, cursor: Cursor, qtbot: QtBot
) -> None:
    cursor.open(a_replay())
    desk.set_breakpoints([ROUND_2, LATE])
    show(qtbot, desk.dock)
    table = desk.dock.table
    table.selectRow(0)
    qtbot.waitUntil(lambda: list(cursor.breaks) == [3, 4, 5, 6], timeout=20_000)
    QTest.keyClick(table, Key.Key_Space)
    assert not desk.breakpoints[0].enabled
    qtbot.waitUntil(lambda: list(cursor.breaks) == [3, 4])
    QTest.keyClick(table, Key.Key_F2)
    assert desk.dock.edit.text() == "2"
    desk.dock.edit.setText("1")
    QTest.keyClick(desk.dock.edit, Key.Key_Return)
    assert list(desk.breakpoints) == [Breakpoint(BreakpointKind.ROUND, "1"), LATE]
    qtbot.waitUntil(lambda: list(cursor.breaks) == [2, 3, 4])
    table.selectRow(0)
    QTest.keyClick(table, Key.Key_Delete)
    assert list(desk.breakpoints) == [LATE]


def test_an_expression_without_end_is_stopped_and_the_others_are_found(
    desk: BreakpointDesk, cursor: Cursor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    cursor.open(a_replay())
    desk.set_breakpoints([ROUND_2])
    qtbot.waitUntil(lambda: list(cursor.breaks) == [5, 6], timeout=20_000)
    monkeypatch.setattr(worker_process, "PATIENCE_SECONDS", 1.5)
    desk.set_breakpoints([Breakpoint(BreakpointKind.EXPRESSION, FOR_EVER), ROUND_2, LATE])
    qtbot.waitUntil(lambda: list(cursor.breaks) == [3, 4, 5, 6], timeout=20_000)
    assert desk.model.text(0, Column.NOTE) == evaluator_module.STUCK


def test_delete_again_and_again_removes_one_row_after_the_other(desk: BreakpointDesk, qtbot: QtBot) -> None:
    desk.set_breakpoints([ROUND_2, LATE, Breakpoint(BreakpointKind.ROUND, "3")])
    desk.watch_dock.set_watches([Watch("1"), Watch("2"), Watch("3")])
    for dock in (desk.dock, desk.watch_dock):
        show(qtbot, dock)
        dock.table.selectRow(1)
        QTest.keyClick(dock.table, Key.Key_Delete)
        QTest.keyClick(dock.table, Key.Key_Delete)
    assert desk.breakpoints == (ROUND_2,)
    assert desk.watch_dock.watches == (Watch("1"),)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_an_expression_that_explodes_is_stopped_and_the_others_are_found(
    desk: BreakpointDesk, cursor: Cursor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_process, "MOST_MEMORY", 300 << 20)
    monkeypatch.setattr(worker_process, "PATIENCE_SECONDS", 30)
    cursor.open(a_replay())
    exploding = f'["0123456789"]{".map(x, x + x)" * 40}.size() > 0'
    desk.set_breakpoints([Breakpoint(BreakpointKind.EXPRESSION, exploding), ROUND_2])
    qtbot.waitUntil(lambda: list(cursor.breaks) == [5, 6], timeout=20_000)
    assert desk.model.text(0, Column.NOTE) == evaluator_module.BROKEN


def test_breakpoints_and_watches_are_remembered(
    desk: BreakpointDesk, cursor: Cursor, settings: QSettings, qtbot: QtBot
) -> None:
    desk.set_breakpoints([ROUND_2])
    desk.watch_dock.add("state.status")
    other = QWidget()
    qtbot.addWidget(other)
    again = BreakpointDesk(cursor, settings, other)
    assert again.breakpoints == (ROUND_2,)
    assert again.watch_dock.watches == (Watch("state.status"),)
    settings.setValue("breakpoints/all", "{broken")
    assert BreakpointDesk(cursor, settings, other).breakpoints == ()


def test_playing_pauses_at_a_hit(desk: BreakpointDesk, cursor: Cursor, qtbot: QtBot) -> None:
    cursor.open(a_replay())
    cursor.first()
    desk.set_breakpoints([Breakpoint(BreakpointKind.EVENT_TYPE, "round.started")])
    qtbot.waitUntil(lambda: len(cursor.breaks) == 2, timeout=20_000)
    cursor.set_speed(64)
    with qtbot.waitSignal(cursor.break_reached):
        cursor.toggle_play()
    assert (cursor.position, cursor.playing) == (2, False)
    assert notes(desk)[-1] == "Stopped at #2, which a breakpoint hits."


def test_a_watch_follows_the_cursor_and_says_what_changed(
    desk: BreakpointDesk, cursor: Cursor, qtbot: QtBot
) -> None:
    cursor.open(a_replay())
    cursor.go(1)
    watches = desk.watch_dock
    show(qtbot, watches)
    watches.begin()
    QTest.keyClicks(watches.edit, "state.rounds.size()")
    QTest.keyClick(watches.edit, Key.Key_Return)
    qtbot.waitUntil(lambda: watches.model.text(0, WatchColumn.VALUE) == "0", timeout=20_000)
    cursor.go(2)
    qtbot.waitUntil(lambda: watches.model.text(0, WatchColumn.VALUE) == "1")
    qtbot.waitUntil(lambda: watches.model.text(0, WatchColumn.BEFORE) == "0")
    cursor.go(3)
    qtbot.waitUntil(lambda: watches.model.text(0, WatchColumn.BEFORE) == "")
    watches.table.selectRow(0)
    QTest.keyClick(watches.table, Key.Key_Delete)
    assert watches.watches == ()


def test_a_watch_behind_another_tab_is_worked_out_when_it_comes_to_the_front(
    desk: BreakpointDesk, cursor: Cursor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(Evaluator, "look", lambda _self, number, _expressions: asked.append(number))
    cursor.open(a_replay())
    desk.watch_dock.set_in_sight(False)
    desk.watch_dock.add("state.status")
    cursor.go(2)
    assert asked == []
    desk.watch_dock.set_in_sight(True)
    assert asked == [2]


def test_a_watch_with_a_mistake_is_not_taken(desk: BreakpointDesk, qtbot: QtBot) -> None:
    watches = desk.watch_dock
    show(qtbot, watches)
    QTest.keyClicks(watches.edit, "state.rounds[")
    qtbot.mouseClick(watches.add_button, Qt.MouseButton.LeftButton)
    assert watches.mistake.isVisible()
    assert watches.watches == ()


def test_live_hits_are_announced_counted_and_opened(
    desk: BreakpointDesk, cursor: Cursor, qtbot: QtBot
) -> None:
    desk.set_breakpoints([ROUND_2])
    show(qtbot, desk.dock)
    with qtbot.waitSignal(desk.arm_wanted) as armed:
        desk.dock.arm_box.click()
    assert armed.args == [[ROUND_2]]
    hit = LiveHit(ROUND_2, "m7", 31, ("t", 0, 5), "C answered round 2")
    desk.take_live(LiveHits([hit], [(ROUND_2, 312)]))
    assert notes(desk)[-1].startswith("Live breakpoint: m7 #31 C answered round 2, and 311 more.")
    assert desk.model.text(0, Column.LIVE) == "312"
    table = desk.dock.live_table
    table.selectRow(0)
    with qtbot.waitSignal(desk.dock.open_requested) as opened:
        QTest.keyClick(table, Key.Key_Return)
    assert opened.args == ["m7", ("t", 0, 5)]
    with qtbot.waitSignal(desk.arm_wanted) as armed:
        desk.dock.arm_box.click()
    assert armed.args == [[]]
