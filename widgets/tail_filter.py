"""What the live tail shows: by words, by a regular expression, or by a CEL expression."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.highlights import Kind
from app.qt.record_conditions import FIELDS, ConditionError, Expression, make
from app.qt.spoken import said
from app.qt.texts import tr
from widgets.filter_edit import filter_edit
from widgets.theme import UNIT, mono_font, restyle, ui_font

TYPING_PAUSE_MS = 120
"""How long after the last key the filter follows what was typed."""


class TailFilter(QWidget):
    """A choice of how it is written, the line where it is written, and under it what is wrong with it."""

    changed = Signal(object)
    """The `Condition` that is wanted now, None for all records."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: tuple[Kind, str] = (Kind.WORDS, "")
        self.kind_box = kind_box()
        self.kind_box.setAccessibleName(self.tr("How the filter is written"))
        self.edit = filter_edit(self.tr("Filter the tail"), "")
        self.edit.setMinimumWidth(24 * UNIT)
        self.mistake = QLabel()
        self.mistake.setWordWrap(True)
        self.mistake.setTextFormat(Qt.TextFormat.PlainText)
        self.mistake.hide()
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.edit.textChanged.connect(lambda _text: self._pause.start())
        self.edit.returnPressed.connect(self._tell)
        self.kind_box.currentIndexChanged.connect(self._choose_kind)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self.kind_box)
        line.addWidget(self.edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(line)
        column.addWidget(self.mistake)
        self._choose_kind()

    @property
    def kind(self) -> Kind:
        """How it is written."""
        return Kind(self.kind_box.currentData())

    def set_filter(self, kind: Kind, text: str) -> None:
        """Put a filter into the line, and follow it at once."""
        with QSignalBlocker(self.kind_box):
            self.kind_box.setCurrentIndex(self.kind_box.findData(kind))
        self.edit.setText(text)
        self._choose_kind()

    def focus_text(self) -> None:
        """Let the user type."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def show_failures(self, expression: Expression) -> None:
        """Say for how many records an expression could not be worked out; 0 says nothing."""
        if self.mistake.property("kind") == "problem" and self.mistake.text():
            return
        if not expression.failures:
            self._mark("", "warning")
            return
        number = expression.failures
        sentence = self.tr(
            "%Ln records left out: the expression cannot be worked out ({reason}).", "", number
        )
        self._mark(sentence.format(reason=said(expression.problem)), "warning")

    def _choose_kind(self) -> None:
        kind = self.kind
        hints = {
            Kind.WORDS: self.tr('Filter: words, -without, "a phrase"'),
            Kind.REGEX: self.tr("Filter: a regular expression, such as round [2-4]"),
            Kind.CEL: self.tr("Filter: CEL, such as {example}").format(example='event.who == "A"'),
        }
        self.edit.setPlaceholderText(hints[kind])
        self.edit.setFont(ui_font() if kind is Kind.WORDS else mono_font())
        fields = ", ".join(f"event.{name}" for name in FIELDS)
        self.edit.setToolTip(
            self.tr("What it sees: {fields}").format(fields=fields) if kind is Kind.CEL else ""
        )
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        wanted = (self.kind, self.edit.text().strip())
        if wanted == self._told:
            return
        self._told = wanted
        try:
            condition = make(*wanted)
        except ConditionError as error:
            self._mark(said(str(error)), "problem")
            return
        self._mark("", "problem")
        self.changed.emit(condition)

    def _mark(self, sentence: str, kind: str) -> None:
        """Show a sentence under the line, and colour the line if it is a problem."""
        if sentence == self.mistake.text() and kind == self.mistake.property("kind"):
            return
        self.mistake.setText(sentence)
        self.mistake.setVisible(bool(sentence))
        restyle(self.mistake, "kind", kind)
        restyle(self.edit, "wrong", bool(sentence) and kind == "problem")


def kind_box() -> QComboBox:
    """A box of the ways to write a condition."""
    box = QComboBox()
    for kind, text in (
        (Kind.WORDS, tr("Words")),
        (Kind.REGEX, tr("Regex")),
        (Kind.CEL, tr("CEL")),
    ):
        box.addItem(text, kind)
    return box
