"""The window's commands: their actions and keys, when they can be used, and the dialogs that list them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from app.qt.cursor import Cursor
from app.qt.key_map import KeyMap
from app.qt.key_model import KeyRow
from widgets.actions import COMMANDS, apply_keys, default_keys, make_actions
from widgets.command_palette import CommandPalette, Jumps
from widgets.command_states import CommandStates
from widgets.key_editor import KeyEditor


class CommandDesk:
    """Makes an action for every command of `widgets.actions`; ``handlers`` names what the others do."""

    def __init__(
        self,
        window: QMainWindow,
        settings: QSettings,
        cursor: Cursor,
        handlers: Mapping[str, Callable[[], object]],
        jumps: Jumps,
    ) -> None:
        titles = {command.name: command.title for command in COMMANDS}
        self.keys = KeyMap(default_keys(), titles, settings, window)
        self.key_editor = KeyEditor(
            [KeyRow(command.name, command.group_title, command.title) for command in COMMANDS],
            self.keys,
            window,
        )
        self.actions: dict[str, QAction] = {}
        self.palette = CommandPalette(self.actions, self.keys, settings, jumps, window)
        own = {"keys": self.key_editor.open_all, "palette": self.palette.open_empty}
        self.actions.update(make_actions(window, {**handlers, **own}))
        self.states = CommandStates(self.actions, cursor)
        self.keys.changed.connect(self._apply_keys)
        self._apply_keys()

    def _apply_keys(self) -> None:
        apply_keys(self.actions, self.keys)

    def key_texts(self) -> dict[str, str]:
        """Command name → its first key as the platform writes it, of those that have one."""
        return {command.name: text for command in COMMANDS if (text := self.keys.text(command.name))}
