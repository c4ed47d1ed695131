"""The menu bar, made from the table of commands."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu

from app.qt.texts import tr, translatable
from widgets.actions import COMMANDS, GROUPS

THEMES = (
    ("system", translatable("Like the system")),
    ("light", translatable("Light")),
    ("dark", translatable("Dark")),
)


TITLES = {
    "File": translatable("&File"),
    "View": translatable("&View"),
    "Tail": translatable("&Tail"),
    "Replay": translatable("&Replay"),
    "Go": translatable("&Go"),
    "What-if": translatable("&What-if"),
    "Help": translatable("&Help"),
}


def fill(
    window: QMainWindow,
    actions: Mapping[str, QAction],
    docks: Sequence[QDockWidget],
    recent: QMenu,
    choose_theme: Callable[[str], None],
) -> None:
    """Fill the window's menu bar: a menu a group, and under View also the panes, the docks and the theme."""
    for group in GROUPS:
        if group == "Pane":
            continue
        menu = window.menuBar().addMenu(tr(TITLES[group]))
        _add_commands(menu, actions, group)
        if group == "File":
            menu.insertMenu(actions["reload"], recent)
        if group == "View":
            menu.addSeparator()
            _add_commands(menu.addMenu(tr("Go to pane")), actions, "Pane")
            menu.addSeparator()
            menu.addActions([dock.toggleViewAction() for dock in docks])
            menu.addSeparator()
            _add_themes(menu, choose_theme)


def _add_commands(menu: QMenu, actions: Mapping[str, QAction], group: str) -> None:
    menu.addActions([actions[command.name] for command in COMMANDS if command.group == group])


def _add_themes(menu: QMenu, choose: Callable[[str], None]) -> None:
    submenu = menu.addMenu(tr("Theme"))
    group = QActionGroup(submenu)
    for name, text in THEMES:
        action = submenu.addAction(tr(text))
        action.setCheckable(True)
        action.triggered.connect(lambda _checked=False, name=name: choose(name))
        group.addAction(action)
