"""What-if branches with real keys and clicks: edits, the bar, the dialog, exports."""

import json
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QInputDialog, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from app.core.branch_edits import toggle_skip
from app.core.branches import Branch, BranchReplay, Skip
from app.core.history import History
from app.core.state import Outcome
from app.qt.branch_model import BranchModel
from app.qt.cursor import Cursor
from app.qt.event_model import Column
from app.qt.opened import Opened, open_replay
from kafka_client.records import from_kcat
from kafka_client.translation import Translation
from tests.widgets.hands import choose, click
from tests.widgets.matches import checked, grown, long_match, replay_of, two_rounds
from widgets.actions import COMMANDS
from widgets.branch_desk import BranchDesk, told
from widgets.edit_event_dialog import EditEventDialog
from widgets.event_table import EventTable

CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


class Bench(QMainWindow):
    """The event table and the branch bar with the commands' keys, without the rest of the window."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.cursor_ = Cursor(self)
        self.events = EventTable(self.cursor_)
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        settings.setValue("export/folder", str(folder))
        self.desk = BranchDesk(self.cursor_, self.events, settings, self)
        self.desk.opened.connect(self._open)
        self.notes: list[str] = []
        self.desk.note_requested.connect(self.notes.append)
        self.setCentralWidget(self.events)
        self.setMenuWidget(self.desk.bar)
        for name, handler in self.desk.handlers().items():
            command = next(each for each in COMMANDS if each.name == name)
            action = self.addAction(command.text)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.triggered.connect(lambda _checked=False, handler=handler: handler())

    def _open(self, opened: Opened, position: int | None) -> None:
        self.cursor_.open(opened.replay, position)

    @property
    def bar_text(self) -> str:
        return self.desk.bar.sentence.text()

    @property
    def numbers(self) -> list[str]:
        model = self.events.model
        return [model.text(row, Column.NUMBER) for row in range(model.row_count())]

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
        QTest.keyClick(self.events.table, key, modifiers)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    made = Bench(tmp_path)
    qtbot.addWidget(made)
    made.resize(900, 560)
    made.show()
    qtbot.waitActive(made)
    made.desk.take(open_replay(replay_of(two_rounds())))
    made.events.table.setFocus()
    return made


def folded(qtbot: QtBot, bench: Bench) -> BranchReplay:
    """Wait until the open branch is on the screen."""
    model = bench.desk.model
    qtbot.waitUntil(lambda: model.replay is not None and model.replay.branch == model.current)
    shown = bench.cursor_.replay
    assert isinstance(shown, BranchReplay)
    return shown


def dialog_of(bench: Bench) -> EditEventDialog:
    return next(each for each in bench.findChildren(EditEventDialog) if each.isVisible())


def submenu(menu: QMenu, text: str) -> QMenu:
    """The menu that an entry opens."""
    found = next(action.menu() for action in menu.actions() if action.text() == text)
    assert isinstance(found, QMenu)
    return found


def write(dialog: EditEventDialog, old: str, new: str) -> None:
    """Replace a text in the value, as one who selects and types."""
    text = dialog.value_edit.toPlainText()
    assert old in text
    dialog.value_edit.setPlainText(text.replace(old, new))


def test_without_a_branch_there_is_no_bar(bench: Bench) -> None:
    assert not bench.desk.bar.isVisible()


def test_the_key_skips_the_event_at_the_cursor_and_takes_it_in_again(qtbot: QtBot, bench: Bench) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_D)
    replay = folded(qtbot, bench)
    assert "A" not in replay.final.rounds[1].responses
    assert bench.cursor_.position == 6
    assert bench.desk.bar.isVisible()
    assert bench.desk.bar.box.currentText() == "what-if 1"
    assert bench.bar_text.startswith("1 edit · diverges at #6 (original #7) · outcome correct unchanged")
    bench.key(Qt.Key.Key_D)
    qtbot.waitUntil(lambda: not folded(qtbot, bench).alterations)
    assert bench.cursor_.position == 7
    assert bench.bar_text == "0 edits · no state differs from the original's"


def test_changes_are_undone_one_after_the_other_and_made_again(qtbot: QtBot, bench: Bench) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_D)
    folded(qtbot, bench)
    bench.key(Qt.Key.Key_Up, CONTROL_SHIFT)
    qtbot.waitUntil(lambda: len(folded(qtbot, bench).branch.edits) == 2)
    bench.desk.drop()
    qtbot.waitUntil(lambda: bench.cursor_.length == 18)
    assert bench.notes == ["Branch 'what-if 1' was dropped; Undo brings it back."]
    for edits in (2, 1):
        bench.key(Qt.Key.Key_Z)
        qtbot.waitUntil(lambda edits=edits: len(folded(qtbot, bench).branch.edits) == edits)  # type: ignore[misc]
    bench.key(Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: not isinstance(bench.cursor_.replay, BranchReplay))
    assert bench.desk.model.names == []
    bench.key(Qt.Key.Key_Z)
    assert bench.notes[-1] == "No change of a what-if branch of this match is left to undo."
    bench.key(Qt.Key.Key_Z, CONTROL_SHIFT)
    assert [type(edit) for edit in folded(qtbot, bench).branch.edits] == [Skip]
    bench.key(Qt.Key.Key_D)
    qtbot.waitUntil(lambda: len(folded(qtbot, bench).branch.edits) == 2)
    bench.key(Qt.Key.Key_Y)
    assert bench.notes[-1] == "Nothing was undone that could be done again."


def test_a_change_that_cannot_be_applied_is_none_that_can_be_undone(qtbot: QtBot, bench: Bench) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_D)
    folded(qtbot, bench)
    with qtbot.waitSignal(bench.desk.model.failed):
        bench.desk.model.edit(lambda branch: toggle_skip(branch, ("nowhere", 0, 0)))
    bench.key(Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: not isinstance(bench.cursor_.replay, BranchReplay))


def test_another_history_begins_with_the_original_or_the_branch_that_waits_for_it(
    qtbot: QtBot, bench: Bench
) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_D)
    branch = folded(qtbot, bench).branch
    bench.cursor_.close()
    bench.desk.forget()
    bench.desk.set_branches([branch])
    assert bench.cursor_.replay is None
    bench.desk.model.choose_when_open(branch.name)
    bench.desk.take(open_replay(replay_of(two_rounds())))
    assert folded(qtbot, bench).branch == branch


def test_a_skipped_event_stays_in_the_table_and_can_be_chosen_and_taken_in_again(
    qtbot: QtBot, bench: Bench
) -> None:
    checked(bench.events.model)
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_D)
    folded(qtbot, bench)
    assert bench.numbers[5:8] == ["6", "–", "7"]
    assert bench.events.model.tooltip(6, Column.NUMBER).startswith("Skipped in this what-if branch")
    bench.cursor_.first()
    click(bench.events.table, bench.events.model.index(6, Column.WHAT))
    assert bench.cursor_.position == 6
    assert bench.events.table.currentIndex().row() == 6
    bench.key(Qt.Key.Key_D)
    qtbot.waitUntil(lambda: bench.numbers[6] == "7")
    assert bench.cursor_.position == 7


def test_stepping_passes_over_a_skipped_event(qtbot: QtBot, bench: Bench) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_D)
    folded(qtbot, bench)
    QTest.keyClick(bench.events.table, Qt.Key.Key_Down)
    assert bench.cursor_.position == 7
    assert bench.events.table.currentIndex().row() == 7


def test_keys_move_the_event_at_the_cursor_and_the_cursor_goes_with_it(qtbot: QtBot, bench: Bench) -> None:
    bench.cursor_.go(7)
    for _ in range(2):
        bench.key(Qt.Key.Key_Up, CONTROL_SHIFT)
        folded(qtbot, bench)
    assert bench.cursor_.position == 5
    assert bench.numbers[4] == "↕5"
    assert bench.bar_text.startswith("1 edit · diverges at #5 (original #4)")
    for _ in range(2):
        bench.key(Qt.Key.Key_Down, CONTROL_SHIFT)
        folded(qtbot, bench)
    assert bench.numbers[6] == "7"
    bench.cursor_.go(1)
    bench.key(Qt.Key.Key_Up, CONTROL_SHIFT)
    assert bench.notes == ["The event is the first one already."]


def test_an_event_is_edited_in_the_dialog(qtbot: QtBot, bench: Bench) -> None:
    bench.cursor_.go(17)
    bench.key(Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    dialog = dialog_of(bench)
    assert dialog.preview.text() == "Reads as match.completed: match completed, correct: the guess was A"
    write(dialog, '"correct"', '"incorrect"')
    assert dialog.preview.text().endswith("match completed, incorrect: the guess was A")
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    replay = folded(qtbot, bench)
    assert replay.final.outcome is Outcome.INCORRECT
    assert "outcome correct → incorrect" in bench.bar_text
    assert bench.numbers[16] == "~17"
    assert bench.cursor_.position == 17


def test_a_mistake_is_shown_at_its_place_and_cannot_be_accepted(bench: Bench) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    dialog = dialog_of(bench)
    write(dialog, '"round": 1,', '"round": 1')
    assert dialog.preview.text().startswith("The value is not JSON at line 7, column 5: Expecting ','")
    assert not dialog.ok_button.isEnabled()
    assert [each.cursor.blockNumber() for each in dialog.value_edit.extraSelections()] == [6]
    write(dialog, '"round": 1', '"round": 1,')
    assert dialog.ok_button.isEnabled()
    assert not dialog.value_edit.extraSelections()
    write(dialog, '"m1"', '"m2"')
    assert "It belongs to match m2, not to m1" in dialog.preview.text()
    assert not dialog.ok_button.isEnabled()
    write(dialog, '"m2"', '"m1"')
    write(dialog, '"round": 1,', '"round": "one",')
    assert dialog.preview.text().startswith("Reads as an invalid event: invalid:")
    assert dialog.ok_button.isEnabled()
    dialog.time_edit.setText("soon")
    assert "not a whole number of milliseconds" in dialog.preview.text()
    assert not dialog.ok_button.isEnabled()
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    assert not bench.desk.branches


def test_an_event_is_inserted_from_a_template(qtbot: QtBot, bench: Bench) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_I)
    dialog = dialog_of(bench)
    dialog.template_box.setCurrentText("response.submitted (match-events)")
    write(dialog, '"participantId": "A"', '"participantId": "C"')
    write(dialog, '"response": ""', '"response": "At last."')
    dialog.accept()
    replay = folded(qtbot, bench)
    assert replay.final.rounds[1].responses["C"].text == "At last."
    assert bench.cursor_.position == 8
    assert bench.numbers[7] == "+8"
    assert "not in Kafka" in bench.events.model.tooltip(7, Column.TOPIC)
    bench.key(Qt.Key.Key_D)
    folded(qtbot, bench)
    assert "C" not in replay.original.final.rounds[1].responses


def test_the_same_event_once_more_is_a_duplicate(qtbot: QtBot, bench: Bench) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_I, CONTROL_SHIFT)
    dialog = dialog_of(bench)
    assert dialog.windowTitle() == "Insert an event before event 7"
    dialog.template_box.setCurrentText("this event once more: a duplicate")
    dialog.accept()
    replay = folded(qtbot, bench)
    assert next(step.number for step in replay.steps if step.anomalies) == 8
    assert replay.steps[7].anomalies[0].code == "duplicate_event"


def test_the_context_menu_offers_what_the_keys_do(qtbot: QtBot, bench: Bench) -> None:
    menu = bench.events.menu(6)
    what_if = submenu(menu, "What-if")
    texts = [action.text() for action in what_if.actions()]
    assert texts == ["Skip", "Edit…", "Move up", "Move down", "Insert before…", "Insert after…"]
    bench.cursor_.go(3)
    choose(what_if, "Skip")
    folded(qtbot, bench)
    assert bench.numbers[6] == "–"
    assert bench.cursor_.position == 3


def test_edits_can_be_switched_off_and_removed(qtbot: QtBot, bench: Bench) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_D)
    folded(qtbot, bench)
    menu = bench.desk.bar.edits_menu
    first = menu.actions()[0]
    assert first.text() == "skip #7 (A answered round 1 in 4.0 s: “Because.”)"
    first.trigger()
    assert not folded(qtbot, bench).alterations
    assert bench.bar_text.startswith("0 edits")
    submenu(menu, "Remove").actions()[0].trigger()
    folded(qtbot, bench)
    assert bench.desk.branches[0].edits == ()


def test_branches_are_chosen_renamed_duplicated_and_dropped(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_D)
    folded(qtbot, bench)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_more: ("no answer", True))
    choose(bench.desk.bar.more_menu, "Rename…")
    choose(bench.desk.bar.more_menu, "Duplicate")
    folded(qtbot, bench)
    assert [each.name for each in bench.desk.branches] == ["no answer", "what-if 1"]
    choose(bench.desk.bar.more_menu, "Rename…")
    assert bench.notes[-1] == "There is a branch 'no answer' already: choose another name."
    bench.key(Qt.Key.Key_B)
    assert not isinstance(bench.cursor_.replay, BranchReplay)
    assert bench.desk.bar.title.text() == "Original"
    bench.key(Qt.Key.Key_B)
    assert folded(qtbot, bench).branch.name == "what-if 1"
    choose(bench.desk.bar.more_menu, "Drop")
    assert [each.name for each in bench.desk.branches] == ["no answer"]
    box = bench.desk.bar.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert folded(qtbot, bench).branch.name == "no answer"


def test_the_cursor_keeps_its_event_when_switching(qtbot: QtBot, bench: Bench) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_D)
    folded(qtbot, bench)
    bench.cursor_.go(10)
    standing = bench.cursor_.step
    bench.key(Qt.Key.Key_B)
    assert bench.cursor_.position == 11
    assert standing is not None
    assert bench.cursor_.step is not None
    assert bench.cursor_.step.event == standing.event


def test_a_growing_match_is_folded_again_with_the_branch(qtbot: QtBot, bench: Bench) -> None:
    bench.desk.take(open_replay(grown(two_rounds(), 12)))
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_D)
    assert len(folded(qtbot, bench)) == 11
    bench.cursor_.go(9)
    bench.desk.take(open_replay(replay_of(two_rounds())))
    qtbot.waitUntil(lambda: bench.cursor_.length == 17)
    assert bench.cursor_.position == 9
    assert bench.numbers[6] == "–"


def test_another_match_is_shown_as_it_is(qtbot: QtBot, bench: Bench) -> None:
    bench.key(Qt.Key.Key_D)
    folded(qtbot, bench)
    log = two_rounds().match("m2").started("AB")
    bench.desk.take(open_replay(replay_of(log, "m2")))
    assert not isinstance(bench.cursor_.replay, BranchReplay)
    assert not bench.desk.bar.isVisible()
    bench.desk.model.edit(partial(toggle_skip, position=("match-events", 9, 9)))
    qtbot.waitUntil(lambda: bool(bench.notes))
    assert [each.match_id for each in bench.desk.branches] == ["m1"]
    assert bench.desk.model.current is None


def test_a_branch_that_does_not_fit_is_told_and_the_window_stays(qtbot: QtBot, bench: Bench) -> None:
    stray = Branch("stray", "m1", (Skip(("match-events", 9, 9)),))
    bench.desk.set_branches([stray])
    bench.desk.model.choose("stray")
    qtbot.waitUntil(lambda: bool(bench.notes))
    assert "does not have (match-events, partition 9, offset 9)" in bench.notes[0]
    assert bench.desk.model.current is None
    assert bench.desk.bar.title.text() == "Original"
    assert bench.desk.branches == (stray,)


def test_an_edit_that_fails_leaves_the_branch_as_it_was(qtbot: QtBot, bench: Bench) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_D)
    before = folded(qtbot, bench).branch
    bench.desk.model.edit(lambda branch: toggle_skip(branch, ("match-events", 9, 9)))
    qtbot.waitUntil(lambda: bool(bench.notes))
    assert bench.desk.branches == (before,)
    assert bench.desk.model.current == before


def test_what_is_asked_for_while_folding_wins(qtbot: QtBot) -> None:
    cursor = Cursor()
    model = BranchModel(cursor)
    model.opened.connect(lambda opened, position: cursor.open(opened.replay, position))
    replay = replay_of(long_match(50))
    model.take(open_replay(replay))
    positions = [step.event.record.position for step in replay.steps]
    for position in positions[5:15]:
        model.edit(partial(toggle_skip, position=position))
    qtbot.waitUntil(lambda: cursor.length == len(replay) - 10)
    assert model.replay is not None
    assert len(model.replay.branch.edits) == 10


def test_a_branch_is_exported_as_records_that_open(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_D)
    replay = folded(qtbot, bench)
    offered: list[str] = []

    def answer(_parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(suggestion).name)
        return str(tmp_path / offered[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    choose(bench.desk.bar.more_menu, "Export as records…")
    choose(bench.desk.bar.more_menu, "Export as a pytest test case…")
    qtbot.waitUntil(lambda: len(bench.notes) == 2)
    assert offered == ["m1_what_if_1.jsonl", "test_m1_what_if_1.py"]
    assert bench.notes[0].startswith("17 records of the branch written to ")
    history = History()
    history.ingest(from_kcat(line) for line in (tmp_path / offered[0]).read_bytes().splitlines())
    assert len(history.events("m1")) == len(replay)
    assert "def test_what_if_1" in (tmp_path / offered[1]).read_text()


def test_the_bar_asks_for_a_comparison_and_says_that_nothing_is_written(qtbot: QtBot, bench: Bench) -> None:
    bench.cursor_.go(7)
    bench.key(Qt.Key.Key_D)
    replay = folded(qtbot, bench)
    with qtbot.waitSignal(bench.desk.compare_requested) as asked:
        qtbot.mouseClick(bench.desk.bar.compare_button, Qt.MouseButton.LeftButton)
    assert asked.args == [replay.branch]
    assert "nothing of it can ever reach Kafka" in bench.desk.bar.toolTip()
    assert "values differ at the end" in told(replay)


def test_keys_without_an_event_or_a_branch_say_what_is_missing(bench: Bench) -> None:
    bench.cursor_.first()
    bench.key(Qt.Key.Key_D)
    bench.key(Qt.Key.Key_B)
    assert bench.notes == [
        "Go to an event first: before the first one there is nothing to change.",
        "This match has no what-if branch yet: skip or edit an event first.",
    ]


def test_what_is_not_touched_keeps_its_bytes(qtbot: QtBot, bench: Bench) -> None:
    record = two_rounds().records[0]
    framed = replace(
        record,
        key=b"\xff",
        value=b"\0\0\0\0\7" + (record.value or b""),
        headers=(("trace", b"\xfe"), ("n", None)),
        timestamp=None,
    )
    dialog = EditEventDialog("Edit", {"this": framed}, bench.desk._read)
    qtbot.addWidget(dialog)
    assert dialog.record.position == framed.position
    assert (dialog.record.key, dialog.record.value, dialog.record.headers) == (
        framed.key,
        framed.value,
        framed.headers,
    )
    write(dialog, "classic", "quick")
    dialog.headers_edit.setPlainText("more: 1\n" + dialog.headers_edit.toPlainText())
    changed = dialog.record
    assert (changed.value or b"")[:5] == b"\0\0\0\0\7"
    assert json.loads((changed.value or b"")[5:])["data"]["templateType"] == "quick"
    assert changed.headers == (("more", b"1"), *framed.headers)
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("kind", ["AVRO", "JSON"])
def test_an_edited_value_is_json_whatever_its_schema_was(qtbot: QtBot, bench: Bench, kind: str) -> None:
    record = two_rounds().records[0]
    frame, text = b"\0\0\0\0\7", record.value or b""
    decoded = replace(
        record,
        value=frame + (b"\2\2" if kind == "AVRO" else text),
        translation=Translation(7, kind, text=text if kind == "AVRO" else None),
    )
    dialog = EditEventDialog("Edit", {"this": decoded}, bench.desk._read)
    qtbot.addWidget(dialog)
    assert dialog.record == decoded
    write(dialog, "classic", "quick")
    changed = dialog.record
    assert json.loads((changed.content or b"").removeprefix(frame))["data"]["templateType"] == "quick"
    assert (changed.translation is None) == (kind == "AVRO")
    assert (changed.value or b"").startswith(frame) == (kind == "JSON")
