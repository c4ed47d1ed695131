"""A label and a button that have a shorter text for when there is little room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget


class ShortLabel(QLabel):
    """Shows its text, its short text where that does not fit, and nothing where neither does.

    Whatever it says, it asks for no room of its own: what stands beside it never has to give way.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._long = self._short = ""

    @property
    def long_text(self) -> str:
        """The text in full, whatever is shown of it."""
        return self._long

    def set_texts(self, long: str, short: str) -> None:
        """Say this."""
        self._long, self._short = long, short
        self.setAccessibleName(long)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._width(self._long), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width()
        fitting = (text for text in (self._long, self._short) if self._width(text) <= room)
        self.setText(next(fitting, ""))
        self.setToolTip("" if self.text() == self._long else self._long)


class ShortButton(QPushButton):
    """A button that asks for the room of its short text only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._long = self._short = ""
        # As it is, a button never is narrower than its text.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def long_text(self) -> str:
        """The text in full, whatever is shown of it."""
        return self._long

    def set_texts(self, long: str, short: str) -> None:
        """Say this."""
        self._long, self._short = long, short
        self.setAccessibleName(long)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        return self._hint(self._long)

    def minimumSizeHint(self) -> QSize:
        return self._hint(self._short)

    def _hint(self, text: str) -> QSize:
        """What Qt would ask for if this were the text."""
        now = super().sizeHint()
        metrics = self.fontMetrics()
        return QSize(
            now.width() - metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(text),
            now.height(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self._long if self._hint(self._long).width() <= self.width() else self._short)
