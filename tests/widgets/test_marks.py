"""Marks by real keys and clicks: on events and matches, in the dock, on the panes, and in their file."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.marks import COLOURS, Mark
from app.qt.cursor import Cursor
from app.qt.mark_model import Column
from app.qt.mark_store import MarkStore
from tests.widgets.hands import choose, click, double_click, open_menu, press, type_text
from tests.widgets.matches import checked, replay_of, two_rounds
from widgets.event_table import EventTable
from widgets.mark_desk import MarkDesk
from widgets.mark_looks import MARKS
from widgets.marks_dock import MarksDock
from widgets.timeline import TimelineView
from widgets.transport import Scrubber


class Bench:
    """A window with a dock of marks under a table of events, the cursor at event 3 of 18."""

    def __init__(self, folder: Path) -> None:
        self.window = QWidget()
        self.cursor = Cursor()
        self.events = EventTable(self.cursor)
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.desk = MarkDesk(
            self.cursor, settings, self.window, self.events, MarkStore(folder / "marks.json")
        )
        column = QVBoxLayout(self.window)
        column.addWidget(self.dock)
        column.addWidget(self.events)
        self.window.resize(1000, 500)
        self.notes: list[str] = []
        self.opened: list[tuple[str, object]] = []
        self.desk.note_requested.connect(self.notes.append)
        self.dock.open_requested.connect(lambda match_id, place: self.opened.append((match_id, place)))
        self.cursor.open(replay_of(two_rounds()))
        self.cursor.go(3)

    @property
    def dock(self) -> MarksDock:
        return self.desk.dock

    @property
    def store(self) -> MarkStore:
        return self.desk.store

    def do(self, command: str) -> None:
        self.desk.handlers()[command]()

    def rows(self) -> list[list[str]]:
        model = self.dock.model
        return [[model.text(row, column) for column in Column] for row in range(model.row_count())]

    def select(self, row: int) -> None:
        click(self.dock.table, self.dock.model.index(row, Column.NOTE))


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    made = Bench(tmp_path)
    qtbot.addWidget(made.window, before_close_func=lambda _: made.store.close())
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_mark_takes_the_note_that_is_typed_at_once(bench: Bench) -> None:
    checked(bench.dock.model)
    bench.do("mark")
    assert focused() is bench.desk.editor.note_edit
    type_text(focused(), "here it begins")
    press(focused(), Qt.Key.Key_Return)
    assert not bench.desk.editor.isVisible()
    assert bench.rows() == [["orange", "m1", "#3", "round 1 started: “Why 1?”", "here it begins"]]


def test_what_had_the_keyboard_gets_it_back(bench: Bench) -> None:
    bench.events.table.setFocus()
    bench.do("mark")
    press(focused(), Qt.Key.Key_Return)
    assert focused() is bench.events.table


def test_in_the_table_of_marks_the_key_brings_a_mark_back_and_undoes_nothing_else(
    bench: Bench, qtbot: QtBot
) -> None:
    undo = QAction(bench.window)
    undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    bench.window.addAction(undo)
    bench.do("mark")
    press(focused(), Qt.Key.Key_Return)
    bench.select(0)
    bench.dock.table.setFocus()
    QTest.keyClick(bench.dock.table, Qt.Key.Key_Delete)
    assert bench.rows() == []
    with qtbot.assertNotEmitted(undo.triggered):
        QTest.keyClick(bench.dock.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(bench.rows()) == 1


def test_the_keys_of_the_colours_are_theirs_though_commands_have_them_too(bench: Bench, qtbot: QtBot) -> None:
    taken = QAction(bench.window)
    taken.setShortcuts([QKeySequence("Alt+3"), QKeySequence("Right")])
    bench.window.addAction(taken)
    bench.do("mark")
    with qtbot.assertNotEmitted(taken.triggered):
        QTest.keyClick(focused(), Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
        assert bench.rows()[0][Column.COLOUR] == COLOURS[2]
        assert focused() is bench.desk.editor.note_edit
        bench.desk.editor.buttons[2].setFocus()
        QTest.keyClick(focused(), Qt.Key.Key_Right)
        QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert bench.rows()[0][Column.COLOUR] == COLOURS[4]
    press(focused(), Qt.Key.Key_Return)
    assert not bench.desk.editor.isVisible()


def test_escape_leaves_a_new_mark_without_a_note_and_an_old_note_as_it_was(bench: Bench) -> None:
    bench.do("mark")
    type_text(focused(), "no")
    press(focused(), Qt.Key.Key_Escape)
    assert bench.rows()[0][Column.NOTE] == ""
    bench.store.put(Mark("m1", bench.store.all()[0].position, "green", "old", 3))
    bench.do("mark_note")
    type_text(focused(), "new")
    press(focused(), Qt.Key.Key_Escape)
    assert bench.rows()[0][Column.NOTE] == "old"


def test_going_elsewhere_keeps_what_was_typed(bench: Bench) -> None:
    bench.do("mark")
    type_text(focused(), "kept")
    bench.events.table.setFocus()
    assert bench.rows()[0][Column.NOTE] == "kept"
    assert not bench.desk.editor.isVisible()


def test_a_colour_counts_at_once_and_is_the_next_marks_too(bench: Bench, qtbot: QtBot) -> None:
    bench.do("mark")
    qtbot.keyClick(focused(), Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert bench.rows()[0][Column.COLOUR] == "blue"
    assert focused() is bench.desk.editor.note_edit
    bench.desk.editor.buttons[2].click()
    press(focused(), Qt.Key.Key_Return)
    bench.cursor.go(5)
    bench.do("mark")
    assert [row[Column.COLOUR] for row in bench.rows()] == ["green", "green"]


def test_marking_a_marked_event_takes_its_mark_away_and_undo_brings_it_back(bench: Bench) -> None:
    bench.do("mark")
    type_text(focused(), "dear to me")
    press(focused(), Qt.Key.Key_Return)
    bench.do("mark")
    assert bench.rows() == []
    assert bench.notes == ["The mark on #3 was removed."]
    bench.dock.undo_button.click()
    assert bench.rows()[0][Column.NOTE] == "dear to me"
    assert not bench.dock.undo_button.isVisible()


def test_nothing_is_marked_before_the_first_event_or_without_a_match(bench: Bench) -> None:
    bench.cursor.first()
    bench.do("mark")
    bench.cursor.close()
    bench.do("mark")
    bench.do("mark_match")
    assert bench.notes == ["Go to an event first, then mark it."] * 2 + [
        "Choose a match first, then mark it."
    ]
    assert bench.rows() == []


def test_keys_go_from_mark_to_mark(bench: Bench) -> None:
    for number in (3, 9, 14):
        position = bench.cursor.replay.steps[number - 1].event.record.position  # type: ignore[union-attr]
        bench.store.put(Mark("m1", position, "orange"))
    places = []
    for command in ("next_mark", "next_mark", "next_mark", "previous_mark", "previous_mark", "previous_mark"):
        bench.do(command)
        places.append(bench.cursor.position)
    assert places == [9, 14, 14, 9, 3, 3]
    assert bench.notes == ["There is no mark after this event.", "There is no mark before this event."]


def test_a_match_is_marked_as_a_whole(bench: Bench) -> None:
    bench.do("mark_match")
    type_text(focused(), "odd")
    press(focused(), Qt.Key.Key_Return)
    assert bench.rows() == [["orange", "m1", "", "the match", "odd"]]


def test_the_dock_shows_this_match_or_all_and_leads_to_either(bench: Bench) -> None:
    bench.do("mark")
    elsewhere = ("match-events", 2, 7)
    bench.store.put(Mark("other", elsewhere, "purple", "there", 12, "B answered"))
    assert len(bench.rows()) == 1
    bench.dock.scope_box.setCurrentIndex(1)
    assert [row[Column.MATCH] for row in bench.rows()] == ["m1", "other"]
    bench.select(1)
    press(bench.dock.table, Qt.Key.Key_Return)
    double_click(bench.dock.table, bench.dock.model.index(0, Column.NOTE))
    step = bench.cursor.step
    assert step is not None
    assert bench.opened == [("other", elsewhere), ("m1", step.event.record.position)]


def test_delete_removes_a_mark_control_z_brings_it_back_and_f2_edits(bench: Bench, qtbot: QtBot) -> None:
    bench.do("mark")
    press(focused(), Qt.Key.Key_Return)
    bench.select(0)
    press(bench.dock.table, Qt.Key.Key_Delete)
    assert bench.rows() == []
    assert "Ctrl+M marks" in str(bench.dock.table.nothing)
    qtbot.keyClick(bench.dock.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    bench.select(0)
    press(bench.dock.table, Qt.Key.Key_F2)
    type_text(focused(), "by F2")
    press(focused(), Qt.Key.Key_Return)
    assert bench.rows()[0][Column.NOTE] == "by F2"


def test_the_menu_of_a_mark_does_what_the_keys_do(bench: Bench) -> None:
    bench.do("mark")
    press(focused(), Qt.Key.Key_Return)
    center = bench.dock.table.visualRect(bench.dock.model.index(0, 0)).center()
    assert open_menu(bench.dock.table, center) == ["Go there", "Note and colour…", "Remove", "Copy as text"]
    choose(bench.dock.menu(0), "Copy as text")
    assert QApplication.clipboard().text().startswith("orange\tm1\t#3")
    choose(bench.dock.menu(0), "Note and colour…")
    assert bench.desk.editor.isVisible()
    choose(bench.dock.menu(0), "Remove")
    assert bench.rows() == []


@pytest.mark.parametrize("ending", ["md", "json"])
def test_marks_are_exported(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    path = tmp_path / f"exported.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    bench.do("export_marks")
    bench.do("mark")
    press(focused(), Qt.Key.Key_Return)
    bench.dock.export_button.click()
    assert bench.notes == ["Nothing is marked, so there is nothing to export.", f"1 mark written to {path}."]
    text = path.read_text("utf-8")
    assert ("#3 round 1 started" in text) if ending == "md" else json.loads(text)["marks"][0]["number"] == 3


def test_marks_are_there_again_in_the_next_run(bench: Bench, tmp_path: Path) -> None:
    bench.do("mark")
    type_text(focused(), "stays")
    press(focused(), Qt.Key.Key_Return)
    bench.store.close()
    again = MarkStore(tmp_path / "marks.json")
    assert [(mark.note, mark.number) for mark in again.all()] == [("stays", 3)]
    again.close()


def test_marks_that_cannot_be_kept_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    store = MarkStore(tmp_path / "folder" / "marks.json")
    (tmp_path / "folder").write_text("in the way")
    with qtbot.waitSignal(store.failed) as told:
        store.put(Mark("m1", None, "orange"))
    assert "could not be kept" in told.args[0] or "cannot be read" in told.args[0]
    store.close()


def test_a_damaged_file_is_told_and_marking_goes_on(tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / "marks.json"
    path.write_text("{")
    store = MarkStore(path)
    assert "were set aside" in store.problem
    store.put(Mark("m1", None, "orange"))
    store.close()
    assert json.loads(path.read_text())["marks"][0]["matchId"] == "m1"


def test_marks_of_a_newer_version_are_never_overwritten(tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / "marks.json"
    path.write_text('{"format": "orchestra-replay/marks/7"}')
    store = MarkStore(path)
    store.put(Mark("m1", None, "orange"))
    store.close()
    assert "newer version" in store.problem
    assert path.read_text() == '{"format": "orchestra-replay/marks/7"}'


def test_what_a_mark_is_on_is_brought_up_to_date_when_its_match_opens(bench: Bench) -> None:
    replay = bench.cursor.replay
    assert replay is not None
    bench.cursor.close()
    bench.store.put(Mark("m1", replay.steps[6].event.record.position, "green", "n", 99, "long ago"))
    bench.cursor.open(replay)
    mark = bench.store.all()[0]
    assert (mark.number, mark.what) == (7, replay.steps[6].summary)


def test_every_colour_has_a_shape_of_its_own() -> None:
    assert set(MARKS) == set(COLOURS)
    assert len({look.icon for look in MARKS.values()}) == len(COLOURS)


def test_slider_and_timeline_and_events_show_marks(bench: Bench, qtbot: QtBot) -> None:
    timeline, slider = TimelineView(bench.cursor), Scrubber(bench.cursor)
    for pane in (timeline, slider):
        qtbot.addWidget(pane)
        pane.resize(900, 24 if pane is slider else 300)
        pane.show_marks(bench.desk.open_marks)
    bench.events.show_marks(bench.desk.open_marks)
    panes = (timeline, slider, bench.events)
    before = [pane.grab().toImage() for pane in panes]
    bench.do("mark")
    press(focused(), Qt.Key.Key_Return)
    after = [pane.grab().toImage() for pane in panes]
    assert [one == other for one, other in zip(before, after, strict=True)] == [False] * 3
    tips = {timeline.tip_at(QPoint(x, y)) for x in range(0, 900, 4) for y in range(150, 290, 6)}
    assert any("Marked orange" in tip for tip in tips)
