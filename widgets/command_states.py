"""Which commands can be used: those that need a source, or an open match, are greyed until there is one."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtGui import QAction

from app.core.perspective import SeenReplay
from app.qt.cursor import Cursor
from app.qt.texts import tr, translatable
from widgets.actions import COMMANDS, Command


class Needs(StrEnum):
    """What a command needs, as the sentence that says so."""

    NOTHING = ""
    SOURCE = translatable("Connect to Kafka or open a file first.")
    MATCH = translatable("Open a match first.")
    OPERATOR = translatable(
        "Open a match first, and see it as the operator: a participant knows too little to change it."
    )


GROUPS = {
    "Pane": Needs.SOURCE,
    "Tail": Needs.SOURCE,
    "Replay": Needs.MATCH,
    "Go": Needs.MATCH,
    "What-if": Needs.OPERATOR,
}
OTHERS = {
    "disconnect": Needs.SOURCE,
    "window_here": Needs.SOURCE,
    "reload": Needs.SOURCE,
    "load_older": Needs.SOURCE,
    "copy_id": Needs.MATCH,
    "copy_command": Needs.SOURCE,
    "export_match": Needs.MATCH,
    "export_timeline": Needs.MATCH,
    "export_shown": Needs.SOURCE,
    "save_records": Needs.SOURCE,
    "find": Needs.SOURCE,
    "clear_filter": Needs.SOURCE,
    "columns": Needs.SOURCE,
    "more_filters": Needs.SOURCE,
    "saved_filters": Needs.SOURCE,
    "copy_filter": Needs.SOURCE,
    "undecodable": Needs.SOURCE,
    "verify": Needs.SOURCE,
    "layout_browse": Needs.SOURCE,
    "layout_debug": Needs.SOURCE,
    "layout_live": Needs.SOURCE,
    "reset_layout": Needs.SOURCE,
    "shorten_waits": Needs.NOTHING,
    "spoiler_lock": Needs.NOTHING,
    "new_breakpoint": Needs.SOURCE,
    "switch_breakpoints": Needs.SOURCE,
    "arm_breakpoints": Needs.SOURCE,
    "new_watch": Needs.SOURCE,
    "go_back": Needs.NOTHING,
    "go_forward": Needs.NOTHING,
}
"""Commands that need something else than their group does."""

_REASON = "reason"


def needs(command: Command) -> Needs:
    """What a command needs."""
    return OTHERS.get(command.name, GROUPS.get(command.group, Needs.NOTHING))


def set_usable(action: QAction, reason: str = "") -> None:
    """Let a command be used, or grey it and keep the sentence that says why it cannot be used."""
    action.setEnabled(not reason)
    action.setProperty(_REASON, reason)


def reason_against(action: QAction) -> str:
    """Why a command cannot be used, empty when it can."""
    reason = action.property(_REASON)
    return reason if isinstance(reason, str) and not action.isEnabled() else ""


class CommandStates:
    """Greys the commands by what is open. Cheap: it looks at them only when that changes."""

    def __init__(self, actions: Mapping[str, QAction], cursor: Cursor) -> None:
        self._actions = actions
        self._cursor = cursor
        self._working = False
        self._missing: frozenset[Needs] | None = None
        cursor.replay_changed.connect(self._show)
        cursor.moved.connect(self._show_places)
        self._show()
        self._show_places()

    def set_working(self, working: bool) -> None:
        """A source is shown, or none."""
        self._working = working
        self._show()

    def _show(self) -> None:
        no_match = self._cursor.replay is None
        missing = {
            Needs.SOURCE: not self._working,
            Needs.MATCH: no_match,
            Needs.OPERATOR: no_match or isinstance(self._cursor.replay, SeenReplay),
        }
        now = frozenset(each for each, is_missing in missing.items() if is_missing)
        if now == self._missing:
            return
        self._missing = now
        for command in COMMANDS:
            needed = needs(command)
            if needed is not Needs.NOTHING:
                set_usable(self._actions[command.name], tr(needed) if needed in now else "")

    def _show_places(self) -> None:
        cursor = self._cursor
        back, forward = self._actions["go_back"], self._actions["go_forward"]
        set_usable(back, "" if cursor.has_earlier_place else tr("There is no earlier place to go back to."))
        set_usable(forward, "" if cursor.has_later_place else tr("There is no later place to go to."))
