"""Every command of the window with its name, its keys and its icon, in one table.

Menus, tooltips and the key help are made from it; a test rejects keys that clash.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from widgets import icons


@dataclass(frozen=True)
class Command:
    """One command. The first of ``keys`` is shown in tooltips; ``icon`` is a name of `widgets.icons`."""

    name: str
    group: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False


COMMANDS = (
    Command("connect", "File", "Connect to Kafka…", ("Ctrl+K",), "lan-connect"),
    Command("open", "File", "Open a file…", ("Ctrl+O",), "folder-open-outline"),
    Command("disconnect", "File", "Disconnect", (), "lan-disconnect"),
    Command("export_match", "File", "Export this match…", ("Ctrl+E",), "export-variant"),
    Command("export_shown", "File", "Export all shown matches…", ("Ctrl+Shift+E",), "export-variant"),
    Command("quit", "File", "Quit", ("Ctrl+Q",)),
    Command("find", "View", "Find matches", ("Ctrl+F",), "magnify"),
    Command("clear_filter", "View", "Clear the filter", ("Ctrl+Shift+F",)),
    Command("undecodable", "View", "Undecodable records…"),
    Command("topics", "View", "Topics…", ("Ctrl+T",), "database-check-outline"),
    Command("verify", "View", "Verify…", ("Ctrl+Shift+V",), "check-decagram-outline"),
    Command("reset_layout", "View", "Reset the layout"),
    Command("first", "Replay", "To the beginning", ("Home",), "skip-backward"),
    Command("back", "Replay", "Back one event", ("Left", "Shift+F10"), "step-backward"),
    Command("play", "Replay", "Play or pause", ("Space",), "play"),
    Command("forward", "Replay", "Forward one event", ("Right", "F10"), "step-forward"),
    Command("back_any", "Replay", "Back one event, shown or not", ("Shift+Left", "Ctrl+Shift+F10")),
    Command("forward_any", "Replay", "Forward one event, shown or not", ("Shift+Right", "Ctrl+F10")),
    Command("last", "Replay", "To the end", ("End",), "skip-forward"),
    Command("previous_round", "Replay", "Previous round", ("Ctrl+Left",), "chevron-double-left"),
    Command("next_round", "Replay", "Next round", ("Ctrl+Right",), "chevron-double-right"),
    Command("earlier", "Replay", "Back 10 s of match time", ("J",)),
    Command("later", "Replay", "Forward 10 s of match time", ("L",)),
    Command("previous_of_participant", "Replay", "Previous event of this participant", (",",)),
    Command("next_of_participant", "Replay", "Next event of this participant", (".",)),
    Command("previous_error", "Replay", "Previous error", ("Shift+E",)),
    Command("next_error", "Replay", "Next error", ("E",)),
    Command("previous_warning", "Replay", "Previous warning", ("Shift+W",)),
    Command("next_warning", "Replay", "Next warning", ("W",)),
    Command("previous_anomaly", "Replay", "Previous anomaly", ("Shift+A",)),
    Command("next_anomaly", "Replay", "Next anomaly", ("A",)),
    Command("go_to", "Replay", "Go to event…", ("Ctrl+G",)),
    Command("go_back", "Replay", "Go back to where you were", ("Alt+Left",), "arrow-left"),
    Command("go_forward", "Replay", "Go forward again", ("Alt+Right",), "arrow-right"),
    Command("slower", "Replay", "Slower", ("Shift+,", "<")),
    Command("faster", "Replay", "Faster", ("Shift+.", ">")),
    Command("shorten_waits", "Replay", "Shorten long waits", (), checkable=True),
    Command("follow", "Replay", "Follow live", ("Shift+F",), "access-point", checkable=True),
    Command("keys", "Help", "Keys", ("?", "F1"), "keyboard-outline"),
    Command("about", "Help", "About Orchestra Replay"),
)

GROUPS = ("File", "View", "Replay", "Help")


def make_actions(window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """A QAction in the window for every command; ``handlers`` names what each does. Raises KeyError."""
    actions = {}
    for command in COMMANDS:
        action = QAction(command.text, window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checkable)
        action.setToolTip(tooltip(command))
        if command.icon:
            action.setIcon(icons.icon(command.icon, "muted"))
        handler = handlers[command.name]
        action.triggered.connect(lambda _checked=False, handler=handler: handler())
        window.addAction(action)
        actions[command.name] = action
    return actions


def tooltip(command: Command) -> str:
    """The command's name and its first key."""
    name = command.text.rstrip("…")
    return f"{name} ({key_text(command)})" if command.keys else name


def key_text(command: Command) -> str:
    """The command's keys as the platform writes them."""
    return ", ".join(
        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in command.keys[:1]
    )


def all_key_texts(command: Command) -> str:
    """All of the command's keys as the platform writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return "  ·  ".join(QKeySequence(key).toString(native) for key in command.keys)
