"""Room that stays as it is, whatever the widget in it says.

A widget in a layout has the whole window laid out, and much of it painted anew, whenever its text changes.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Still(QWidget):
    """Gives one widget as much width as there is, and a height that never changes.

    It covers what lies behind it, which then need not be painted with it.
    """

    def __init__(self, inside: QWidget, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        inside.setParent(self)
        self.setAutoFillBackground(True)
        self.setFixedHeight(height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._inside.minimumSizeHint().width(), self.height())

    def sizeHint(self) -> QSize:
        return QSize(self._inside.sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inside.resize(self.size())  # as a fixed size it would count as the least that a label needs
