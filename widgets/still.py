"""Room that stays as it is, whatever the widget in it says.

A widget in a layout has the whole window laid out, and much of it painted anew, whenever its text changes.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Still(QWidget):
    """Gives one widget as much width as there is, and a height that only another size of words changes.

    It covers what lies behind it, which then need not be painted with it.
    """

    def __init__(self, inside: QWidget, height: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        inside.setParent(self)
        self.setAutoFillBackground(True)
        self._height = height
        self.setFixedHeight(height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._inside.minimumSizeHint().width(), self.height())

    def sizeHint(self) -> QSize:
        return QSize(self._inside.sizeHint().width(), self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.setFixedHeight(self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inside.resize(self.size())  # as a fixed size it would count as the least that a label needs
