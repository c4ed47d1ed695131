"""The line at the end of the match list that says what the load window left out before it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.core import formats
from kafka_client.source import LoadWindow, Status
from widgets.elided_label import ElidedLabel
from widgets.theme import UNIT, numeric_font


class OlderBar(QWidget):
    """Hidden while nothing older is left out."""

    load_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ElidedLabel()
        self.words.setProperty("kind", "muted")
        self.words.setFont(numeric_font())
        self.button = QPushButton(self.tr("Load older"))
        self.button.setProperty("link", True)
        self.button.clicked.connect(self.load_requested)
        line = QHBoxLayout(self)
        line.setContentsMargins(UNIT, 0, UNIT, 0)
        line.setSpacing(UNIT)
        line.addWidget(self.words, 1)
        line.addWidget(self.button)
        self.hide()

    def show_status(self, status: Status, window: LoadWindow) -> None:
        """Tell how much a source has left out, or hide where it begins at the beginning of all."""
        has_older = any(cut.begin is not None for cut in status.cuts)
        if has_older:
            self.words.setText(self._sentence(status, window))
        if has_older == self.isHidden():
            self.setVisible(has_older)

    def _sentence(self, status: Status, window: LoadWindow) -> str:
        if window.until is not None:  # what was left out is older, or newer
            return self.tr("Older records left out")
        return self.tr("{count} older left out").format(count=formats.count(status.left_out))
