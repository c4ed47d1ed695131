"""What one can copy of a record, in the context menus of the tables."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractScrollArea, QMenu

from app.qt.texts import tr
from kafka_client.records import Record, to_kcat
from widgets.value_text import LARGE, json_text


def kcat_text(record: Record) -> str | None:
    """The kcat ``-J`` line; None when it has bytes that are not UTF-8, which no text can hold."""
    try:
        return to_kcat(record).decode()
    except UnicodeDecodeError:
        return None


def add_copy_actions(menu: QMenu, record: Record, row_text: str) -> None:
    """Offer the row's text, the value as JSON, and the kcat line; what cannot be had is greyed.

    Of a large value that is found out only when it is asked for.
    """
    is_large = len(record.value or b"") > LARGE
    _add(menu, tr("Copy as text"), lambda: row_text, can_wait=False)
    _add(menu, tr("Copy value as JSON"), lambda: json_text(record.content), can_wait=is_large)
    _add(menu, tr("Copy as kcat line"), lambda: kcat_text(record), can_wait=is_large)


def copy(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def copy_utf8(text: bytearray) -> None:
    """Put a long text on the clipboard as it is: it is decoded where it is pasted."""
    data = QMimeData()
    data.setData("text/plain;charset=utf-8", QByteArray(text))
    QGuiApplication.clipboard().setMimeData(data)


def pop_up(menu: QMenu, view: QAbstractScrollArea, where: QPoint) -> None:
    """Open a context menu at a point in a view; it is gone when it closes."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(view.viewport().mapToGlobal(where))


def _add(menu: QMenu, title: str, text: Callable[[], str | None], *, can_wait: bool) -> None:
    action = menu.addAction(title)
    action.setEnabled(can_wait or text() is not None)
    action.triggered.connect(lambda: copy(text() or ""))
