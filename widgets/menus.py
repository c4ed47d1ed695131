"""The menu bar, made from the table of commands."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu

from app.qt.texts import tr, translatable
from widgets.actions import COMMANDS, GROUPS

TITLES = {
    "File": translatable("&File"),
    "View": translatable("&View"),
    "Tail": translatable("&Tail"),
    "Replay": translatable("&Replay"),
    "Go": translatable("&Go"),
    "What-if": translatable("&What-if"),
    "Help": translatable("&Help"),
}

BEGINNINGS = frozenset(
    {
        *("connect", "reload", "export_match", "copy_id", "preferences", "close_window"),
        *("find", "undecodable", "layout_browse", "next_pane", "tail_highlights"),
        *("slower", "toggle_breakpoint", "next_perspective", "mark"),
        *("previous_error", "to_command", "find_event", "run_to_previous", "first_difference", "go_to"),
        *("toggle_branch", "export_branch"),
    }
)
"""The commands before which a line divides their menu."""


def fill(
    window: QMainWindow,
    actions: Mapping[str, QAction],
    docks: Sequence[QDockWidget],
    recent: QMenu,
    themes: QMenu,
) -> None:
    """Fill the window's menu bar: a menu a group, and under View also the panes, the docks and the theme."""
    for group in GROUPS:
        if group == "Pane":
            continue
        menu = window.menuBar().addMenu(tr(TITLES[group]))
        _add_commands(menu, actions, group)
        if group == "File":
            menu.insertMenu(actions["registry"], recent)
        if group == "View":
            menu.addSeparator()
            _add_commands(menu.addMenu(tr("Go to pane")), actions, "Pane")
            menu.addSeparator()
            menu.addActions([dock.toggleViewAction() for dock in docks])
            menu.addSeparator()
            menu.addMenu(themes)


def _add_commands(menu: QMenu, actions: Mapping[str, QAction], group: str) -> None:
    for command in COMMANDS:
        if command.group == group:
            if command.name in BEGINNINGS:
                menu.addSeparator()
            menu.addAction(actions[command.name])
