"""What stands in the place of a list that has nothing to show: why, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.icons import Colour, IconLabel
from widgets.nothing import ICON_SIZE, WIDEST
from widgets.theme import UNIT


class Notice(QWidget):
    """An icon, a heading, a sentence, and a button where there is something to do."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(ICON_SIZE)
        self._heading = QLabel()
        self._heading.setProperty("kind", "heading")
        self._sentence = QLabel()
        self._sentence.setProperty("kind", "muted")
        self._button = QPushButton()
        self._button.hide()
        self._button.clicked.connect(self.action_requested)
        for label in (self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setMaximumWidth(WIDEST)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(UNIT)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._heading, self._sentence):
            line = QHBoxLayout()
            line.addWidget(label, 1)
            column.addLayout(line)
        column.addSpacing(UNIT)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    @property
    def sentence(self) -> str:
        """What it says, heading and all."""
        return f"{self._heading.text()} {self._sentence.text()}".strip()

    @property
    def heading(self) -> str:
        """What it says first."""
        return self._heading.text()

    def tell(
        self, icon: str, heading: str, sentence: str, *, colour: Colour = "muted", action: str = ""
    ) -> None:
        """Say it; ``action`` is the button's text, empty for no button."""
        self._icon.show_icon(icon, colour)
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(self.sentence)
