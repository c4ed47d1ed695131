"""What a user does: clicks, keys, choices in menus."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def click(view: QAbstractItemView, index: QModelIndex) -> None:
    """Click an item, which must be in sight."""
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, _center(view, index))


def double_click(view: QAbstractItemView, index: QModelIndex) -> None:
    """Click an item twice, as a mouse does it."""
    click(view, index)
    QTest.mouseDClick(view.viewport(), _LEFT, _NONE, _center(view, index))


def _center(view: QAbstractItemView, index: QModelIndex) -> QPoint:
    rect = view.visualRect(index)
    assert view.viewport().rect().contains(rect.center()), "the item is out of sight"
    return rect.center()


def click_at(widget: QWidget, x: int) -> None:
    """Click a widget at half its height."""
    QTest.mouseClick(widget, _LEFT, _NONE, QPoint(x, widget.height() // 2))


def press(widget: QWidget, *keys: Qt.Key) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(widget, key)


def type_text(widget: QWidget, text: str) -> None:
    """Type a text."""
    QTest.keyClicks(widget, text)


def choose(menu: QMenu, text: str) -> None:
    """Choose a menu's entry."""
    next(action for action in menu.actions() if action.text() == text).trigger()


def open_menu(view: QAbstractItemView, where: QPoint) -> list[str] | None:
    """Ask for the context menu there; its entries, None when none opens. It is closed again."""
    view.customContextMenuRequested.emit(where)
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return None
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    return texts


def choose_kind(dialog: QFileDialog, kind: str) -> None:
    """Choose a kind of file by how it begins, with the arrow keys."""
    box = dialog.findChild(QComboBox, "fileTypeCombo")
    assert isinstance(box, QComboBox)
    while not box.currentText().startswith(kind):
        assert box.currentIndex() + 1 < box.count(), f"there is no kind of file {kind!r}"
        press(box, Qt.Key.Key_Down)


def save_as(window: QWidget, path: Path, kind: str = "") -> None:
    """Answer the open dialog for a file to write: choose the kind, type the name, press Enter."""
    dialog = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(line, QLineEdit)
    choose_kind(dialog, kind)
    line.setText(str(path))
    press(line, Qt.Key.Key_Return)
