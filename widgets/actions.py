"""Every command of the window with its name, its keys and its icon, in one table.

Menus, tooltips, the dialog of keys and the command palette are made from it; a test rejects keys that clash.
The keys are the defaults: `app.qt.key_map.KeyMap` has those that the user chose.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from app.qt.key_map import KeyMap
from app.qt.texts import tr
from widgets import icons
from widgets.event_filters import TwiceMeantKeys


@dataclass(frozen=True)
class Command:
    """One command. The first of ``keys`` is shown in tooltips; ``icon`` is a name of `widgets.icons`."""

    name: str
    group: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False

    @property
    def entry(self) -> str:
        """What it is called in a menu, in the language of the window."""
        return tr(self.text)

    @property
    def title(self) -> str:
        """What it is called elsewhere."""
        return self.entry.rstrip("…")

    @property
    def group_title(self) -> str:
        """What its group is called."""
        return tr(self.group)


COMMANDS = (
    Command("new_window", "File", "New window", ("Ctrl+N",), "window-restore"),
    Command("window_here", "File", "Open this in a new window", ("Ctrl+Alt+N",), "open-in-new"),
    Command("connect", "File", "Connect to Kafka…", ("Ctrl+K",), "lan-connect"),
    Command("open", "File", "Open a file…", ("Ctrl+O",), "folder-open-outline"),
    Command("registry", "File", "Schema registry for files…"),
    Command("reload", "File", "Reload", ("Ctrl+R",), "refresh"),
    Command("load_older", "File", "Load older records", ("Ctrl+Shift+R",), "history"),
    Command("disconnect", "File", "Disconnect", (), "lan-disconnect"),
    Command("export_match", "File", "Export this match…", ("Ctrl+E",), "export-variant"),
    Command("export_shown", "File", "Export all shown matches…", ("Ctrl+Shift+E",), "export-variant"),
    Command("export_timeline", "File", "Export the timeline as a picture…", (), "image-outline"),
    Command("save_records", "File", "Save the loaded records…", (), "content-save-all-outline"),
    Command("save_session", "File", "Save session…", ("Ctrl+S",), "content-save-outline"),
    Command("export_marks", "File", "Export marks…"),
    Command("copy_id", "File", "Copy the match's id", ("Ctrl+Alt+C",), "content-copy"),
    Command("copy_command", "File", "Copy a command that opens it here", ("Ctrl+Shift+L",), "link-variant"),
    Command("preferences", "File", "Preferences…", ("Ctrl+,",), "cog-outline"),
    Command("close_window", "File", "Close the window", ("Ctrl+W",)),
    Command("quit", "File", "Quit", ("Ctrl+Q",)),
    Command("palette", "View", "Command palette…", ("Ctrl+Shift+P",), "console-line"),
    Command("find", "View", "Find matches", ("Ctrl+F",), "magnify"),
    Command("clear_filter", "View", "Clear the filter", ("Ctrl+Shift+F",)),
    Command("more_filters", "View", "More conditions of the filter…", (), "tune-variant"),
    Command("saved_filters", "View", "Saved filters…", ("Ctrl+J",), "bookmark-outline"),
    Command("copy_filter", "View", "Copy the filter as a command", ("Ctrl+Shift+K",), "console"),
    Command("undecodable", "View", "Undecodable records…"),
    Command("topics", "View", "Topics…", ("Ctrl+T",), "database-check-outline"),
    Command("verify", "View", "Verify…", ("Ctrl+Shift+V",), "check-decagram-outline"),
    Command("changes_only", "View", "State: changes only", ("D",)),
    Command("layout_browse", "View", "Browse layout", ("Alt+1",), checkable=True),
    Command("layout_debug", "View", "Debug layout", ("Alt+2",), checkable=True),
    Command("layout_live", "View", "Live layout", ("Alt+3",), checkable=True),
    Command("columns", "View", "Columns of the match list…", (), "view-column-outline"),
    Command("reset_layout", "View", "Reset the layout"),
    Command("pane_overview", "Pane", "Overview", ("Ctrl+Shift+O",)),
    Command("pane_matches", "Pane", "Matches", ("Ctrl+1",)),
    Command("pane_timeline", "Pane", "Timeline", ("Ctrl+2",)),
    Command("pane_events", "Pane", "Events", ("Ctrl+3",)),
    Command("pane_state", "Pane", "State", ("Ctrl+4",)),
    Command("pane_live_tail", "Pane", "Live tail", ("Ctrl+5",)),
    Command("pane_anomalies", "Pane", "Anomalies", ("Ctrl+6",)),
    Command("pane_breakpoints", "Pane", "Breakpoints", ("Ctrl+7",)),
    Command("pane_watches", "Pane", "Watches", ("Ctrl+8",)),
    Command("pane_marks", "Pane", "Marks", ("Ctrl+9",)),
    Command("pane_compare", "Pane", "Compare", ("Ctrl+0",)),
    Command("pane_verify", "Pane", "Verify", ("Ctrl+Alt+0",)),
    Command("next_pane", "Pane", "Next pane", ("F6",)),
    Command("previous_pane", "Pane", "Previous pane", ("Shift+F6",)),
    Command("tail_filter", "Tail", "Filter the live tail", ("Shift+T",), "magnify"),
    Command("tail_pause", "Tail", "Pause or resume the live tail", ("Shift+P",), "pause"),
    Command("tail_follow", "Tail", "Show the newest records of the live tail", (), "arrow-collapse-down"),
    Command("tail_highlights", "Tail", "Highlight rules…", (), "marker"),
    Command("tail_rates", "Tail", "Show or hide rates and lag", (), "chart-line"),
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
    Command("slower", "Replay", "Slower", ("Shift+,", "<")),
    Command("faster", "Replay", "Faster", ("Shift+.", ">")),
    Command("shorten_waits", "Replay", "Shorten long waits", (), checkable=True),
    Command("toggle_breakpoint", "Replay", "Breakpoint at this event", ("F9",), "record-circle-outline"),
    Command("new_breakpoint", "Replay", "New breakpoint…", ("Ctrl+F9",)),
    Command("switch_breakpoints", "Replay", "All breakpoints off, or on", ("Ctrl+Shift+F9",)),
    Command("arm_breakpoints", "Replay", "Arm breakpoints on live events, or no longer"),
    Command("new_watch", "Replay", "Watch an expression…", ("Shift+F9",)),
    Command("next_perspective", "Replay", "See it as the next participant", ("Ctrl+P",), "eye-outline"),
    Command("spoiler_lock", "Replay", "Spoiler lock", ("Ctrl+L",), "lock-open-outline", checkable=True),
    Command("compare", "Replay", "Compare with another match…", ("Ctrl+Shift+C",), "compare"),
    Command("follow", "Replay", "Follow live", ("Shift+F",), "access-point", checkable=True),
    Command("mark", "Replay", "Mark or unmark this event", ("Ctrl+M",), "flag-outline"),
    Command("mark_note", "Replay", "Note and colour of the mark…", ("Ctrl+Shift+M",)),
    Command("mark_match", "Replay", "Mark the match…", ("Ctrl+Alt+M",)),
    Command("previous_of_participant", "Go", "Previous event of this participant", (",",)),
    Command("next_of_participant", "Go", "Next event of this participant", (".",)),
    Command("previous_error", "Go", "Previous error", ("Shift+E",)),
    Command("next_error", "Go", "Next error", ("E",)),
    Command("previous_warning", "Go", "Previous warning", ("Shift+W",)),
    Command("next_warning", "Go", "Next warning", ("W",)),
    Command("previous_anomaly", "Go", "Previous anomaly", ("Shift+A",)),
    Command("next_anomaly", "Go", "Next anomaly", ("A",)),
    Command("to_command", "Go", "To the command of this answer", ("C",)),
    Command("to_answer", "Go", "To the answer to this command", ("R",)),
    Command("set_by", "Go", "To the event that set the chosen value", ("B",)),
    Command("previous_change", "Go", "Previous change of the chosen value", ("Shift+V",)),
    Command("next_change", "Go", "Next change of the chosen value", ("V",)),
    Command("find_event", "Go", "Find in this match…", ("/",), "text-search"),
    Command("find_previous", "Go", "Find the previous one", ("Shift+F3",)),
    Command("find_next", "Go", "Find the next one", ("F3",)),
    Command("run_to_previous", "Go", "Run to the previous breakpoint", ("Alt+F5",)),
    Command("run_to_next", "Go", "Run to the next breakpoint", ("F5",)),
    Command("previous_mark", "Go", "Previous mark", ("Ctrl+Shift+B",)),
    Command("next_mark", "Go", "Next mark", ("Ctrl+Shift+N",)),
    Command("first_difference", "Go", "First difference", ("Ctrl+Shift+Home",)),
    Command("previous_difference", "Go", "Previous difference", ("Shift+N",)),
    Command("next_difference", "Go", "Next difference", ("N",)),
    Command("go_to", "Go", "Go to event…", ("Ctrl+G",)),
    Command("go_back", "Go", "Go back to where you were", ("Alt+Left",), "arrow-left"),
    Command("go_forward", "Go", "Go forward again", ("Alt+Right",), "arrow-right"),
    Command("skip_event", "What-if", "Skip this event, or take it in again", ("Ctrl+D",), "debug-step-over"),
    Command("edit_event", "What-if", "Edit this event…", ("F2",), "pencil-outline"),
    Command("move_earlier", "What-if", "Move this event up", ("Ctrl+Shift+Up",), "arrow-up"),
    Command("move_later", "What-if", "Move this event down", ("Ctrl+Shift+Down",), "arrow-down"),
    Command("insert_before", "What-if", "Insert an event before…", ("Ctrl+Shift+I",)),
    Command("insert_after", "What-if", "Insert an event after…", ("Ctrl+I",), "plus"),
    Command("undo_edit", "What-if", "Undo the last change of a branch", ("Ctrl+Z",), "undo-variant"),
    Command("redo_edit", "What-if", "Do it again", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("toggle_branch", "What-if", "Switch between original and branch", ("Ctrl+B",), "source-branch"),
    Command("compare_branch", "What-if", "Compare the branch with its original", ("Ctrl+Alt+B",), "compare"),
    Command("rename_branch", "What-if", "Rename the branch…"),
    Command("duplicate_branch", "What-if", "Duplicate the branch"),
    Command("drop_branch", "What-if", "Drop the branch"),
    Command("export_branch", "What-if", "Export the branch as records…"),
    Command("export_branch_test", "What-if", "Export the branch as a pytest test case…"),
    Command("keys", "Help", "Keys…", ("?", "F1"), "keyboard-outline"),
    Command("about", "Help", "About Orchestra Replay"),
)

GROUPS = ("File", "View", "Pane", "Tail", "Replay", "Go", "What-if", "Help")


def make_actions(window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """A QAction in the window for every command, still without keys.

    ``handlers`` names what each does. Raises KeyError.
    """
    actions = {}
    twice_meant = TwiceMeantKeys(window)
    for command in COMMANDS:
        action = QAction(command.entry, window)
        action.setObjectName(command.name)
        action.setCheckable(command.checkable)
        if command.icon:
            action.setIcon(icons.icon(command.icon, "muted"))
        handler = handlers[command.name]
        action.triggered.connect(lambda _checked=False, handler=handler: handler())
        action.installEventFilter(twice_meant)
        window.addAction(action)
        actions[command.name] = action
    return actions


def default_keys() -> dict[str, tuple[str, ...]]:
    """Command name → the keys that it has until the user changes them."""
    return {command.name: command.keys for command in COMMANDS}


def apply_keys(actions: Mapping[str, QAction], keys: KeyMap) -> None:
    """Give the actions their keys, and name the first of them in their tooltips."""
    for command in COMMANDS:
        action = actions[command.name]
        action.setShortcuts([QKeySequence(key) for key in keys.keys(command.name)])
        action.setToolTip(tooltip(command, keys.text(command.name)))


def tooltip(command: Command, key: str) -> str:
    """The command's name, and its key unless it has none."""
    return f"{command.title} ({key})" if key else command.title
