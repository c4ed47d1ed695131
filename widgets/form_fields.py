"""What forms are made of: lines with a hint or a mistake under them, files, and secrets."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.connection_draft import Keeping, Secret
from app.qt.connection_words import KEEPING
from app.qt.texts import tr, translatable
from widgets.theme import UNIT, restyle

IN_KEYRING = translatable("kept; type to change")
ASKED = translatable("asked for later")
USED_NOW = translatable("What you type is used now and not kept.")
NO_KEYRING = translatable("There is no keyring here, so the secret is asked for each time.")
VARIABLE = translatable("name of the variable, such as KAFKA_PASSWORD")

LABEL_WIDTH = 14 * UNIT


def form(parent: QWidget | None = None) -> QFormLayout:
    """Labels on the left, fields on the right: see `add_row`."""
    layout = QFormLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(2 * UNIT)
    layout.setVerticalSpacing(UNIT + UNIT // 2)
    layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return layout


def add_row(layout: QFormLayout, text: str, field: QWidget) -> None:
    """Add a field with its label; the fields of several forms stand below each other."""
    label = QLabel(text)
    label.setBuddy(field)
    label.setMinimumWidth(LABEL_WIDTH)
    layout.addRow(label, field)


def lay_out_asking(
    dialog: QDialog, about: QLabel, lines: QFormLayout, cancel: QPushButton, accept: QPushButton
) -> None:
    """A small dialog that asks: what for, the fields, and its two buttons."""
    about.setWordWrap(True)
    cancel.setAutoDefault(False)
    cancel.clicked.connect(dialog.reject)
    accept.setProperty("primary", True)
    accept.clicked.connect(dialog.accept)
    buttons = QHBoxLayout()
    buttons.setSpacing(UNIT)
    buttons.addStretch()
    buttons.addWidget(cancel)
    buttons.addWidget(accept)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
    column.setSpacing(2 * UNIT)
    column.addWidget(about)
    column.addLayout(lines)
    column.addLayout(buttons)
    # Once it is in the dialog: before that, the choice of the default is lost.
    accept.setDefault(True)


def beside(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    """Widgets beside each other; with ``stretch`` the room that is left stays empty."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(UNIT)
    for widget in widgets:
        line.addWidget(widget)
    if stretch:
        line.addStretch()
    return line


class LineField(QWidget):
    """A line to type in, and under it a hint, or what is wrong."""

    edited = Signal()

    def __init__(self, name: str, hint: str = "") -> None:
        """``name`` is what a screen reader calls it."""
        super().__init__()
        self._hint = hint
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.textEdited.connect(self._take_edit)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.setFocusProxy(self.line)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(UNIT)
        self._beside.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(self._beside)
        column.addWidget(self.words)
        self.show_mistake("")

    def _take_edit(self) -> None:
        self.show_mistake("")
        self.edited.emit()

    @property
    def text(self) -> str:
        """What was typed, without the spaces around it."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Have this in the line, whatever was said of the text before."""
        self.line.setText(text)
        self.line.setCursorPosition(0)
        self.show_mistake("")

    def set_hint(self, hint: str) -> None:
        """What stands under the line while nothing is wrong."""
        self._hint = hint
        self.show_mistake("")

    def show_mistake(self, sentence: str) -> None:
        """Say what is wrong, or with no sentence show the hint again."""
        self.words.setText(sentence or self._hint)
        self.words.setVisible(bool(sentence or self._hint))
        restyle(self.words, "kind", "problem" if sentence else "muted")
        restyle(self.line, "wrong", bool(sentence))
        self.line.setAccessibleDescription(sentence or self._hint)


class FileField(LineField):
    """The path of a file, which can be looked for."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name)
        self.line.setPlaceholderText(hint)
        self.browse_button = QPushButton(self.tr("Browse…"))
        self.browse_button.setAccessibleName(self.tr("Browse for {name}").format(name=name))
        self.browse_button.setAutoDefault(False)
        self.browse_button.clicked.connect(self._browse)
        self._name = name
        self._beside.addWidget(self.browse_button)

    def _browse(self) -> None:
        kinds = self.tr("Certificates and keys (*.pem *.crt *.cer *.key);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self._name, self.text, kinds)
        if name:
            self.set_text(name)
            self.edited.emit()


class SecretField(LineField):
    """A secret, and where it is kept. What was kept before is never shown."""

    def __init__(self, name: str, *, needed: bool, hint: str = "", missing: str = "") -> None:
        """``hint`` stands in the line where there is no secret; ``missing`` is told where one is needed."""
        super().__init__(name)
        self._needed = needed
        self._hint_of_none = hint
        self._missing = missing
        self._kept = False
        self._has_keyring = True
        self.keeping_box = QComboBox()
        self.keeping_box.setAccessibleName(self.tr("Where to keep {name}").format(name=name))
        for keeping in Keeping:
            if keeping is not Keeping.NONE or not needed:
                self.keeping_box.addItem(tr(KEEPING[keeping]), keeping)
        self.keeping_box.currentIndexChanged.connect(self._take_keeping)
        self._beside.addWidget(self.keeping_box)
        self.set_secret(None)

    @property
    def keeping(self) -> Keeping:
        """Where it is to be kept."""
        return Keeping(self.keeping_box.currentData())

    @property
    def secret(self) -> Secret | None:
        """What was chosen; None for no secret."""
        match self.keeping:
            case Keeping.NONE:
                return None
            case Keeping.ENVIRONMENT:
                return Secret(Keeping.ENVIRONMENT, variable=self.text)
            case keeping:
                return Secret(keeping, typed=self.line.text())

    @property
    def mistake(self) -> str:
        """What is missing, as a sentence; empty when nothing is."""
        if self.keeping is Keeping.ENVIRONMENT and not self.text:
            return self.tr("Name the environment variable that holds it.")
        if self.keeping is Keeping.KEYRING and not self.line.text() and not self._kept:
            return self._missing
        return ""

    def set_keyring(self, *, works: bool) -> None:
        """Whether the keyring can be used; where it cannot, it is not on offer."""
        self._has_keyring = works
        place = self.keeping_box.findData(Keeping.KEYRING)
        self.keeping_box.model().item(place).setEnabled(works)  # type: ignore[attr-defined]
        if not works and self.keeping is Keeping.KEYRING:
            self._choose(Keeping.ASK)
        self._describe()

    def set_secret(self, secret: Secret | None) -> None:
        """Have this secret; one that is kept is not read."""
        self._kept = secret is not None and secret.keeping is Keeping.KEYRING and not secret.typed
        self._choose(self._usual if secret is None else secret.keeping)
        self.line.clear()
        if secret is not None:
            shown = secret.variable if secret.keeping is Keeping.ENVIRONMENT else secret.typed
            self.line.setText(shown)
        self._describe()

    @property
    def _usual(self) -> Keeping:
        if not self._needed:
            return Keeping.NONE
        return Keeping.KEYRING if self._has_keyring else Keeping.ASK

    def _choose(self, keeping: Keeping) -> None:
        self.keeping_box.blockSignals(True)
        self.keeping_box.setCurrentIndex(self.keeping_box.findData(keeping))
        self.keeping_box.blockSignals(False)
        self._describe()

    def _take_keeping(self) -> None:
        self.line.clear()  # a password must not become the readable name of a variable
        self._describe()
        self.edited.emit()

    def _describe(self) -> None:
        """Have the line look like what is typed into it."""
        keeping = self.keeping
        readable = keeping is Keeping.ENVIRONMENT
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if readable else QLineEdit.EchoMode.Password)
        self.line.setEnabled(keeping is not Keeping.NONE)
        placeholders = {
            Keeping.NONE: self._hint_of_none,
            Keeping.KEYRING: tr(IN_KEYRING) if self._kept else "",
            Keeping.ASK: tr(ASKED),
            Keeping.ENVIRONMENT: tr(VARIABLE),
        }
        self.line.setPlaceholderText(placeholders[keeping])
        if keeping is Keeping.ASK:
            self.set_hint(tr(USED_NOW if self._has_keyring else NO_KEYRING))
        else:
            self.set_hint("")
