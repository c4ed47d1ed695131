"""The dialog of keys, by real keys and clicks."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.qt.key_map import KeyMap
from app.qt.key_model import Column, KeyModel, KeyRow
from tests.widgets.hands import press, type_text
from tests.widgets.matches import checked
from widgets.actions import COMMANDS, default_keys
from widgets.key_editor import NOTHING_FOUND, KeyEditor

ROWS = [KeyRow(command.name, command.group, command.title) for command in COMMANDS]


@pytest.fixture
def keys(tmp_path: Path, qapp: object) -> KeyMap:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    return KeyMap(default_keys(), {row.name: row.title for row in ROWS}, settings)


@pytest.fixture
def editor(qtbot: QtBot, keys: KeyMap) -> KeyEditor:
    made = KeyEditor(ROWS, keys)
    qtbot.addWidget(made)
    checked(made.model)
    made.open_all()
    qtbot.waitExposed(made)
    return made


def push(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def press_new(editor: KeyEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Press a key in the field for the new one; it is taken when no second one follows."""
    QTest.keyClick(editor.edit, key, modifiers)


CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_all_commands_are_listed_by_group_with_all_their_keys(editor: KeyEditor) -> None:
    model = editor.model
    listed = [model.text(row, Column.COMMAND) for row in range(model.row_count())]
    assert listed == [command.title for command in COMMANDS]
    back = model.row_of("back")
    assert back is not None
    assert model.text(back, Column.KEYS) == "Left  ·  Shift+F10"


@pytest.mark.parametrize(("words", "name"), [("next round", "next_round"), ("ctrl+right", "next_round")])
def test_a_command_is_found_by_words_or_by_its_key(editor: KeyEditor, words: str, name: str) -> None:
    type_text(editor.filter, words)
    assert editor.model.row(0).name == name
    assert editor.chosen.text() == "Next round"
    type_text(editor.filter, " zzz")
    assert (editor.model.row_count(), editor.table.nothing) == (0, NOTHING_FOUND)
    assert not editor.edit.isEnabled()


def test_a_new_key_is_used_shown_and_can_be_reset(editor: KeyEditor, keys: KeyMap) -> None:
    editor.choose("go_to")
    assert not editor.assign_button.isEnabled()
    press_new(editor, Qt.Key.Key_G, CTRL | ALT)
    push(editor.assign_button)
    assert keys.keys("go_to") == ("Ctrl+Alt+G",)
    row = editor.model.row_of("go_to")
    assert row is not None
    assert [editor.model.text(row, column) for column in (Column.KEYS, Column.CHANGED)] == [
        "Ctrl+Alt+G",
        "changed",
    ]
    push(editor.reset_button)
    assert keys.keys("go_to") == ("Ctrl+G",)
    assert not editor.reset_button.isEnabled()


def test_a_key_of_another_command_is_refused_in_place(editor: KeyEditor, keys: KeyMap) -> None:
    editor.choose("about")
    press_new(editor, Qt.Key.Key_G, CTRL)
    push(editor.assign_button)
    assert "Ctrl+G already means “Go to event”" in editor.mistake.text()
    assert keys.keys("about") == ()
    press_new(editor, Qt.Key.Key_F12, CTRL)
    assert editor.mistake.text() == ""
    push(editor.add_button)
    editor.choose("go_to")
    assert editor.mistake.text() == ""


def test_a_key_is_added_and_all_are_removed_and_reset(editor: KeyEditor, keys: KeyMap) -> None:
    editor.choose("go_to")
    press_new(editor, Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier)
    push(editor.add_button)
    assert editor.focusWidget() is editor.table  # and no button that would take the keys away
    assert keys.keys("go_to") == ("Ctrl+G", "F12")
    push(editor.remove_button)
    assert keys.keys("go_to") == ()
    assert not editor.remove_button.isEnabled()
    push(editor.reset_all_button)
    assert keys.keys("go_to") == ("Ctrl+G",)


def test_the_dialog_is_used_without_a_mouse(editor: KeyEditor, keys: KeyMap, qtbot: QtBot) -> None:
    type_text(editor.filter, "verify")
    editor.table.setFocus()
    press(editor.table, Qt.Key.Key_Return)
    qtbot.waitUntil(editor.edit.hasFocus)
    press_new(editor, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    editor.assign_button.setFocus()
    press(editor.assign_button, Qt.Key.Key_Space)
    assert keys.keys("verify") == ("F8",)
    press(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_a_filter_that_a_changed_key_no_longer_passes_lets_the_command_go(keys: KeyMap) -> None:
    model = KeyModel(ROWS, keys)
    checked(model)
    model.set_filter("ctrl+g")
    assert [model.row(row).name for row in range(model.row_count())] == ["go_to"]
    keys.assign("go_to", [])
    assert model.row_count() == 0
