"""The window's commands and their keys."""

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from widgets import icons
from widgets.actions import COMMANDS, GROUPS, make_actions, tooltip
from widgets.key_help import KeyHelp


def test_no_key_means_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert [key for key, uses in keys.items() if uses > 1] == []


def test_every_key_is_one_that_qt_knows() -> None:
    unknown = [key for command in COMMANDS for key in command.keys if not QKeySequence(key).toString()]
    assert unknown == []


def test_every_command_has_a_name_of_its_own_and_a_group() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    assert {command.group for command in COMMANDS} == set(GROUPS)


def test_every_icon_exists(qapp: object) -> None:
    for command in COMMANDS:
        if command.icon:
            icons.icon(command.icon)


def test_an_action_does_what_its_handler_does_and_its_tooltip_names_the_key(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    done: list[str] = []
    handlers = {command.name: lambda name=command.name: done.append(name) for command in COMMANDS}
    actions = make_actions(window, handlers)
    actions["go_to"].trigger()
    assert done == ["go_to"]
    assert actions["go_to"].toolTip() == "Go to event (Ctrl+G)"
    assert (
        tooltip(next(command for command in COMMANDS if command.name == "about")) == "About Orchestra Replay"
    )


def test_the_key_help_names_every_command_that_has_keys(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLabel

    dialog = KeyHelp()
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {command.text.rstrip("…") for command in COMMANDS if command.keys} <= shown
