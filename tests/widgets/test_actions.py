"""The window's commands: their table, their keys, when they can be used, and going from pane to pane."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from app.core.timeline import layout
from app.qt.cursor import Cursor
from app.qt.key_map import canonical, portable
from app.qt.opened import Opened
from app.qt.preferences import PreferenceStore
from tests.match_rows import match_row
from tests.widgets.matches import replay_of, two_rounds
from widgets import icons
from widgets.actions import COMMANDS, GROUPS
from widgets.command_desk import CommandDesk
from widgets.command_states import GROUPS as NEEDS_OF_GROUPS
from widgets.command_states import OTHERS, CommandStates, Needs, needs, reason_against
from widgets.main_window import MainWindow
from widgets.menus import BEGINNINGS
from widgets.palette_jumps import PaletteJumps
from widgets.workbench import DOCKS


class Desk:
    """A window with every command, which notes what is done."""

    def __init__(self, window: QMainWindow, settings: QSettings) -> None:
        self.window = window
        self.cursor = Cursor(window)
        self.done: list[str] = []
        handlers = {c.name: lambda name=c.name: self.done.append(name) for c in COMMANDS}
        jumps = PaletteJumps(self.cursor, lambda: ["match_one", "match_two"], self.done.append)
        self.commands = CommandDesk(window, settings, self.cursor, handlers, jumps)
        self.actions = self.commands.actions


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def desk(qtbot: QtBot, settings: QSettings) -> Desk:
    window = QMainWindow()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    made = Desk(window, settings)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return made


def test_a_press_that_is_two_keys_of_a_command_runs_it(desk: Desk) -> None:
    """As Shift and the full stop are on most keyboards, which Qt calls ambiguous."""
    desk.cursor.open(replay_of(two_rounds()))
    press = QShortcutEvent(QKeySequence(">"), 1, ambiguous=True)
    QApplication.sendEvent(desk.actions["faster"], press)
    assert desk.done == ["faster"]


def test_no_key_means_two_things_however_it_is_written() -> None:
    owners: dict[str, str] = {}
    for command in COMMANDS:
        for key in command.keys:
            assert owners.setdefault(canonical(key), command.name) == command.name, key


PROMISED = {
    "forward": ("Right", "F10"),
    "back": ("Left", "Shift+F10"),
    "next_round": ("Ctrl+Right",),
    "previous_round": ("Ctrl+Left",),
    "first": ("Home",),
    "last": ("End",),
    "run_to_next": ("F5",),
    "run_to_previous": ("Alt+F5",),
    "toggle_breakpoint": ("F9",),
    "play": ("Space",),
    "earlier": ("J",),
    "later": ("L",),
    "slower": ("Shift+,",),
    "faster": ("Shift+.",),
    "next_of_participant": (".",),
    "previous_of_participant": (",",),
    "next_error": ("E",),
    "previous_error": ("Shift+E",),
    "next_warning": ("W",),
    "previous_warning": ("Shift+W",),
    "follow": ("Shift+F",),
    "mark": ("Ctrl+M",),
    "next_mark": ("Ctrl+Shift+N",),
    "previous_mark": ("Ctrl+Shift+B",),
    "go_to": ("Ctrl+G",),
    "go_back": ("Alt+Left",),
    "go_forward": ("Alt+Right",),
    "skip_event": ("Ctrl+D",),
    "find": ("Ctrl+F",),
    "palette": ("Ctrl+Shift+P",),
    "keys": ("?",),
}
"""The keys that people know from other debuggers and players: they stay what they are."""


def test_the_keys_that_people_know_are_the_default_ones() -> None:
    keys = {command.name: set(command.keys) for command in COMMANDS}
    assert {name: wanted for name, wanted in PROMISED.items() if not set(wanted) <= keys[name]} == {}


def test_every_dock_is_reached_by_a_key() -> None:
    reached = {command.title for command in COMMANDS if command.name.startswith("pane_") and command.keys}
    assert set(DOCKS) <= reached


def test_every_key_is_one_that_qt_knows() -> None:
    assert [key for command in COMMANDS for key in command.keys if not portable(key)] == []


def test_every_command_has_a_name_of_its_own_and_a_group() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    assert {command.group for command in COMMANDS} == set(GROUPS)


def test_what_commands_need_is_said_of_commands_that_there_are() -> None:
    assert set(OTHERS) <= {command.name for command in COMMANDS}
    assert set(NEEDS_OF_GROUPS) <= set(GROUPS)


def test_lines_divide_the_menus_where_commands_are() -> None:
    assert {command.name for command in COMMANDS} >= BEGINNINGS


def test_every_icon_exists(qapp: object) -> None:
    for command in COMMANDS:
        if command.icon:
            icons.icon(command.icon)


def test_an_action_does_what_its_handler_does_and_its_tooltip_names_the_key(desk: Desk) -> None:
    desk.actions["connect"].trigger()
    assert desk.done == ["connect"]
    assert desk.actions["connect"].toolTip() == "Connect to Kafka (Ctrl+K)"
    assert desk.actions["about"].toolTip() == "About Orchestra Replay"


def test_another_key_counts_at_once_and_the_old_one_no_longer(desk: Desk, qtbot: QtBot) -> None:
    desk.commands.keys.assign("connect", ["Ctrl+Alt+K"])
    qtbot.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.done == []
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(desk.window, Qt.Key.Key_K, both)
    assert desk.done == ["connect"]
    assert desk.actions["connect"].toolTip() == "Connect to Kafka (Ctrl+Alt+K)"


def test_commands_are_greyed_until_there_is_what_they_need(desk: Desk) -> None:
    def usable(needed: Needs) -> set[bool]:
        names = [c.name for c in COMMANDS if needs(c) is needed and c.name not in ("go_back", "go_forward")]
        return {desk.actions[name].isEnabled() for name in names}

    assert (usable(Needs.NOTHING), usable(Needs.SOURCE), usable(Needs.MATCH)) == ({True}, {False}, {False})
    assert reason_against(desk.actions["go_to"]) == "Open a match first."
    desk.commands.states.set_working(True)
    assert (usable(Needs.SOURCE), usable(Needs.MATCH)) == ({True}, {False})
    desk.cursor.open(replay_of(two_rounds()))
    assert usable(Needs.MATCH) == {True}
    assert reason_against(desk.actions["go_to"]) == ""
    desk.cursor.close()
    assert usable(Needs.MATCH) == {False}


def test_going_back_is_greyed_while_there_is_nowhere_to_go_back_to(desk: Desk) -> None:
    desk.cursor.open(replay_of(two_rounds()))
    assert not desk.actions["go_back"].isEnabled()
    desk.cursor.first()
    assert desk.actions["go_back"].isEnabled()
    assert reason_against(desk.actions["go_forward"]) == "There is no later place to go to."
    desk.cursor.go_back()
    assert desk.actions["go_forward"].isEnabled()


def test_an_action_that_was_greyed_by_others_stays_so_while_the_cursor_moves(desk: Desk) -> None:
    states = CommandStates(desk.actions, desk.cursor)
    states.set_working(True)
    desk.cursor.open(replay_of(two_rounds()))
    desk.actions["go_to"].setEnabled(False)
    desk.cursor.first()
    assert not desk.actions["go_to"].isEnabled()


LETTERS = [command.keys[0] for command in COMMANDS if command.keys and len(command.keys[0]) == 1] + [
    "?",
    "<",
    "Space",
]


@pytest.mark.parametrize("editable_box", [False, True])
def test_letters_typed_into_a_text_field_do_nothing_else(
    desk: Desk, qtbot: QtBot, editable_box: bool
) -> None:
    desk.cursor.open(replay_of(two_rounds()))
    desk.commands.states.set_working(True)
    field = QComboBox(editable=True) if editable_box else QLineEdit()
    desk.window.setCentralWidget(field)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    typed = "".join(" " if letter == "Space" else letter for letter in LETTERS)
    qtbot.keyClicks(QApplication.focusWidget(), typed)
    assert desk.done == []
    assert (field.currentText() if isinstance(field, QComboBox) else field.text()) == typed


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, settings: QSettings) -> Iterator[MainWindow]:
    made = MainWindow(qapp, settings, [])
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show_page(working=True)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    replay = replay_of(two_rounds())
    made.match_list.model.upsert([match_row()])
    made.show_match(Opened(replay, layout(replay)))
    yield made
    qapp.removeEventFilter(made)


def test_every_pane_is_reached_by_its_keys_and_f6_goes_through_those_in_sight(
    window: MainWindow, qtbot: QtBot
) -> None:
    digits = [command for command in COMMANDS if command.name.startswith("pane_")]
    for command in digits:
        window.actions_[command.name].trigger()
        pane = {"Timeline": window.timeline}.get(command.title)
        place = pane or window.workbench.docks[command.title].widget()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert place is focused or place.isAncestorOf(focused), command.title
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    begun = QApplication.focusWidget()
    seen = []
    for _ in range(12):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
        if seen[-1] is begun:
            break
    assert seen[-1] is begun, "round and round"
    assert len(set(map(id, seen))) == len(seen) >= 5
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is seen[-2]


def test_a_key_leads_to_the_records_of_the_live_tail_not_to_their_rates(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.live_tail.rates_button.setChecked(True)
    qtbot.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.live_tail.table


def test_a_focused_choice_keeps_the_keys_that_it_lives_by(window: MainWindow, qtbot: QtBot) -> None:
    window.cursor_.go(5)
    box = window.filter_bar.outcome
    box.setFocus()
    keys = Qt.Key
    for key, chosen in (
        (keys.Key_End, box.count() - 1),
        (keys.Key_Home, 0),
        (keys.Key_Down, 1),
        (keys.Key_PageUp, 0),
        (keys.Key_I, box.findText("incorrect")),
    ):
        qtbot.keyClick(box, key)
        assert box.currentIndex() == chosen, key
    assert window.cursor_.position == 5
    qtbot.keyClick(box, keys.Key_Right)
    assert window.cursor_.position == 6, "what a choice has no use for is the window's"


def test_focused_tabs_are_changed_by_the_arrows(window: MainWindow, qtbot: QtBot) -> None:
    window.cursor_.go(5)
    tabs = window.state_panel.tabs.tabBar()
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert tabs.currentIndex() == 0
    assert window.cursor_.position == 5


def test_shortening_waits_is_shown_in_the_menu_and_remembered(
    window: MainWindow, settings: QSettings, qapp: QApplication, qtbot: QtBot
) -> None:
    assert window.actions_["shorten_waits"].isChecked()
    window.actions_["shorten_waits"].trigger()
    assert not window.cursor_.shortens_waits
    assert not PreferenceStore(settings).current.shorten_waits


def test_live_events_leave_every_dock_as_wide_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    widths = [dock.width() for dock in window.workbench.docks.values()]
    window.cursor_.first()
    log = two_rounds()
    for number in range(40):
        log.response("A", 2, str(number))
    longer = replay_of(log)
    window.show_match(Opened(longer, layout(longer)))
    qtbot.waitUntil(window.transport.ahead_button.isVisible)
    QApplication.processEvents()
    assert [dock.width() for dock in window.workbench.docks.values()] == widths
