"""The line of the verification that says what to compare with, and the buttons that start and stop it."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.qt.texts import tr, translatable
from widgets import icons
from widgets.theme import UNIT

HINT = translatable("File or URL of the current system's records (optional)")
NOT_LOADED = translatable("Verify when everything is loaded")
KINDS = translatable("Records of the current system (*.json *.jsonl *.gz);;All files (*)")


class VerifyPlace(QWidget):
    """An editable choice of files and URLs. Enter in it verifies."""

    verify_requested = Signal(str)
    """The place, empty for none."""
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ready = False
        self._running = False
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr(HINT))
        self.box = _place_box(self.line)
        self.choose_button = QToolButton()
        self.choose_button.setIcon(icons.icon("folder-open-outline"))
        self.choose_button.setIconSize(QSize(18, 18))
        self.choose_button.setToolTip(self.tr("Choose a file"))
        self.choose_button.setAccessibleName(self.tr("Choose a file of the current system's records"))
        self.verify_button = QPushButton(self.tr("Verify"))
        self.verify_button.setProperty("primary", True)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Stop the verification"))
        self._arrange()
        self.line.returnPressed.connect(self.verify)
        self.choose_button.clicked.connect(self._choose)
        self.verify_button.clicked.connect(self.verify)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.setFocusProxy(self.box)
        self.set_running(False)

    def _arrange(self) -> None:
        against = QLabel(self.tr("Compare with"))
        against.setProperty("kind", "muted")
        against.setBuddy(self.box)
        line = QHBoxLayout(self)
        line.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        line.setSpacing(UNIT)
        line.addWidget(against)
        line.addWidget(self.box, 1)
        line.addWidget(self.choose_button)
        line.addWidget(self.verify_button)
        line.addWidget(self.cancel_button)

    @property
    def text(self) -> str:
        """The file or URL as it stands in the field, empty for none."""
        return self.box.currentText().strip()

    @property
    def ready(self) -> bool:
        """Whether a verification can begin."""
        return self._ready

    def set_ready(self, ready: bool) -> None:
        """Let the user verify, or not yet."""
        self._ready = ready
        self.verify_button.setEnabled(ready)
        self.verify_button.setToolTip(self.tr("Verify what is loaded (Enter)") if ready else tr(NOT_LOADED))

    def set_running(self, running: bool) -> None:
        """Offer to start, or to stop; who has started by the keyboard can stop by it."""
        had_focus = self.has_focus()
        self._running = running
        self.verify_button.setVisible(not running)
        self.cancel_button.setVisible(running)
        self.box.setEnabled(not running)
        self.choose_button.setEnabled(not running)
        if had_focus:
            (self.cancel_button if running else self.verify_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether the keyboard is on this line."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def set_recent(self, places: list[str]) -> None:
        """Offer these files and URLs; what is typed stays."""
        typed = self.box.currentText()
        self.box.clear()
        self.box.addItems(places)
        self.box.setCurrentIndex(-1)
        self.box.setEditText(typed)

    def set_text(self, place: str) -> None:
        """Put a file or a URL into the field."""
        self.box.setEditText(place)

    def verify(self) -> None:
        """Ask for a verification, if one can begin."""
        if self._ready and not self._running:
            self.verify_requested.emit(self.text)

    def _choose(self) -> None:
        folder = str(Path(self.text).parent) if self.text and Path(self.text).is_file() else ""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Records of the current system"), folder, tr(KINDS)
        )
        if name:
            self.set_text(name)


def _place_box(line: QLineEdit) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setLineEdit(line)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setMinimumContentsLength(24)
    box.setAccessibleName(tr("Compare with a file or URL"))
    return box
