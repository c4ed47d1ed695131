"""A warning that cannot be overlooked: a shape, a word and a sentence on a ground of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from widgets.icons import IconLabel
from widgets.theme import UNIT

ICON_SIZE = 20


class Banner(QFrame):
    """Hidden while there is nothing to warn of."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self._icon = IconLabel(ICON_SIZE)
        self._icon.show_icon(icon, "warning")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        line.setSpacing(UNIT)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        self.hide()

    def warn(self, sentence: str) -> None:
        """Show the sentence; with an empty one, hide."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
