"""That a screen reader can name all that one can go to, and that Tab leads through all of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QTableView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.logs import Log
from tests.widgets.matches import replay_of
from widgets.main_window import MainWindow

TABLES = (QTableView, QTreeView)
INSIDE = (
    "QAbstractSpinBox",  # the line of a spin box, which has the box's name
    "QComboBox",
    "QKeySequenceEdit",
)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(qapp, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat), [])
    qtbot.addWidget(made)
    made.show()
    made.show_page(working=True)
    made.cursor_.open(replay_of(Log().started("AB", "A").round(1).response("A", 1, "Because.")), 2)
    for name in ("preferences", "keys", "palette", "connect"):
        made.actions_[name].trigger()
    yield made
    made.close()


def is_part(widget: QWidget) -> bool:
    """Whether it is the inside of a field that has the name."""
    parent = widget.parentWidget()
    while parent is not None:
        if any(parent.inherits(kind) for kind in INSIDE):
            return True
        parent = parent.parentWidget()
    return False


def reached(window: MainWindow) -> list[QWidget]:
    """All in the window, its panes and its dialogs that takes the focus by Tab."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not is_part(each) and not each.isHidden()
    ]


def told(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def described(widget: QWidget) -> str:
    """The widget in a message of this test."""
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(f"{type(at).__name__}{'#' + at.objectName() if at.objectName() else ''}")
        at = at.parentWidget()
    return " in ".join(names)


def test_all_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    widgets = reached(window)
    assert len(widgets) > 100
    assert sorted({described(each) for each in widgets if not told(each)}) == []


def test_tables_and_trees_are_told_apart(window: MainWindow) -> None:
    names = [told(each) for each in reached(window) if isinstance(each, TABLES) and each.window() is window]
    assert sorted(names) == sorted(set(names))


def test_tab_leads_through_each_dialog_from_top_to_bottom(window: MainWindow) -> None:
    dialog = window.preferences.dialog
    assert dialog is not None
    order = [dialog.theme_box, dialog.size_box, dialog.language_box, dialog.zone_box, dialog.rows_box]
    order += [dialog.memory_box, dialog.waits_box, dialog.reset_button, dialog.close_button]
    chain: list[QWidget] = [dialog.theme_box]
    at = dialog.theme_box.nextInFocusChain()
    while at is not None and at is not dialog.theme_box:
        chain += [at] if at in order else []
        at = at.nextInFocusChain()
    assert chain == order
