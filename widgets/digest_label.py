"""A digest, cut to a length that one can compare by eye, with a button that copies all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from widgets import icons, record_menu
from widgets.theme import UNIT, mono_font

SHOWN = len("sha256:") + 12
"""How many characters of it are shown."""


class DigestLabel(QWidget):
    """Hidden while there is no digest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._label = QLabel()
        self._label.setFont(mono_font())
        self._label.setProperty("kind", "muted")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.copy_button = QToolButton()
        self.copy_button.setIcon(icons.icon("content-copy", "muted"))
        self.copy_button.setIconSize(QSize(16, 16))
        self.copy_button.setAccessibleName(self.tr("Copy the digest"))
        self.copy_button.clicked.connect(lambda: record_menu.copy(self.text))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(UNIT // 2)
        line.addWidget(self._label)
        line.addWidget(self.copy_button)
        self.clear()

    def show_digest(self, digest: str) -> None:
        """Show it: the same records give the same digest, whatever the order in which they came."""
        self.text = digest
        self._label.setText(f"{digest[:SHOWN]}…")
        explained = self.tr(
            "{digest}\nThe same records give the same digest, on every machine and in any order."
        ).format(digest=digest)
        self._label.setToolTip(explained)
        self.copy_button.setToolTip(
            self.tr("Copy the digest of all matches:\n{digest}").format(digest=digest)
        )
        self.show()

    def clear(self) -> None:
        """Show none."""
        self.text = ""
        self.hide()
