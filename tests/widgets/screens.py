"""What is on the screen, after all that was painted bit by bit."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def on_screen(widget: QWidget) -> QImage:
    """The widget, which must be a window, as its display shows it."""
    return widget.screen().grabWindow(widget.winId()).toImage()


def wait_until_painted(qtbot: QtBot, widget: QWidget) -> None:
    """Wait until what is on the screen is what painting all of it anew gives; fails when it never is."""
    qtbot.waitUntil(lambda: on_screen(widget) == widget.grab().toImage(), timeout=1000)
