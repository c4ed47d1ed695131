"""Somebody who has no mouse: presses keys wherever the keyboard's focus is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


class Keyboard:
    """Keys go to the widget that has the focus, as those of a real keyboard do."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    @property
    def focused(self) -> QWidget:
        """What has the focus, the window itself where nothing in it has."""
        return QApplication.focusWidget() or self._window

    def press(self, *keys: str) -> None:
        """Press keys such as ``Ctrl+Shift+P``, one after the other."""
        for key in keys:
            QTest.keySequence(self.focused, QKeySequence(key))

    def type(self, text: str) -> None:
        """Type a text."""
        QTest.keyClicks(self.focused, text)

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until the widget has the focus."""
        begun = self.focused
        while self.focused is not widget:
            QTest.keyClick(self.focused, Qt.Key.Key_Tab)
            assert self.focused is not begun, f"Tab does not lead to {widget.accessibleName()}"
