"""The menu of what was open before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QWidget

from widgets.theme import UNIT

WIDEST = 50 * UNIT


class RecentMenu(QMenu):
    """Offers addresses and files, the newest first, and to forget them."""

    chosen = Signal(str)
    """Open this source again."""
    forget_requested = Signal()
    """Forget them all."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Open recent"))
        self.setToolTipsVisible(True)
        self.set_names([])

    def set_names(self, names: list[str]) -> None:
        """Offer these."""
        self.clear()
        metrics = QFontMetrics(self.font())
        for name in names:
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, WIDEST)
            action = self.addAction(shown.replace("&", "&&"))
            action.setToolTip(name)
            action.triggered.connect(lambda _checked=False, name=name: self.chosen.emit(name))
        self.addSeparator()
        self.addAction(self.tr("Forget these")).triggered.connect(self.forget_requested)
        self.menuAction().setEnabled(bool(names))
