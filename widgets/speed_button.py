"""The button with the speed at which a match is played, and its menu."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.core.pacing import FASTEST, SPEEDS
from app.qt.cursor import Cursor
from app.qt.texts import tr
from widgets.theme import numeric_font


class SpeedButton(QToolButton):
    """Shows the cursor's speed; the menu has all of them, and whether long waits are shortened."""

    def __init__(self, cursor: Cursor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self.setFont(numeric_font())
        self.setAccessibleName(self.tr("Speed"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.speeds: dict[float, QAction] = {}
        self.setMenu(self._menu())
        self.shortening = self.menu().addAction(self.tr("Shorten long waits"))
        self.shortening.setCheckable(True)
        self.shortening.triggered.connect(cursor.shorten_waits)
        cursor.speed_changed.connect(self._show)
        cursor.shortening_changed.connect(self._show)
        self._show()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = menu.addAction(speed_text(speed))
            action.setCheckable(True)
            action.triggered.connect(self._choosing(speed))
            group.addAction(action)
            self.speeds[speed] = action
        menu.addSeparator()
        return menu

    def _choosing(self, speed: float) -> Callable[[], None]:
        return lambda: self._cursor.set_speed(speed)

    def _show(self) -> None:
        speed, shortens = self._cursor.speed, self._cursor.shortens_waits
        self.setText(short_text(speed))
        self.speeds[speed].setChecked(True)
        self.shortening.setChecked(shortens)
        waits = self.tr("long waits are shortened") if shortens else self.tr("waits are as long as they were")
        how = (
            self.tr("as fast as it can be painted")
            if speed == FASTEST
            else self.tr("{speed:g} times as fast as it was").format(speed=speed)
        )
        self.setToolTip(self.tr("Plays {how}; {waits}").format(how=how, waits=waits))

    def sizeHint(self) -> QSize:
        """As wide as the longest of its texts, so that nothing beside it moves."""
        metrics, now = self.fontMetrics(), super().sizeHint()
        widest = max(metrics.horizontalAdvance(short_text(speed)) for speed in SPEEDS)
        return QSize(now.width() - metrics.horizontalAdvance(self.text()) + widest, now.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def short_text(speed: float) -> str:
    """As `speed_text`, for where there is little room."""
    return tr("max") if speed == FASTEST else speed_text(speed)


def speed_text(speed: float) -> str:
    """``×4``, or the word for what has no number."""
    return tr("Fastest") if speed == FASTEST else f"×{speed:g}"
