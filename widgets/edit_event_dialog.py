"""The dialog in which an event of a what-if branch is written: its value, key, headers and time."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtGui import QColor, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.core.branches import BranchError
from app.core.describe import describe
from app.core.json_mistakes import find_mistake
from app.qt.spoken import said
from app.qt.texts import tr, translatable
from kafka_client.events import Event, Invalid
from kafka_client.framing import FRAME, schema_id
from kafka_client.records import Headers, Record, TimestampType
from kafka_client.translation import Translation
from widgets.theme import UNIT, mono_font, theme_of
from widgets.value_text import json_text, readable

"""Bytes of Schema Registry framing, which are kept as they are."""
BAD_TIME = translatable(
    "The record time is not a whole number of milliseconds: write one, or nothing for no time."
)


class EditEventDialog(QDialog):
    """Says all the while what the event reads as; *OK* can be pressed only when it is an event.

    ``templates`` are what one can start from, by name; ``read`` gives the event that a record is, and raises
    `BranchError`. What is not touched keeps its bytes.
    """

    def __init__(
        self,
        title: str,
        templates: Mapping[str, Record],
        read: Callable[[Record], Event],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(720, 600)
        self._templates = dict(templates)
        self._read = read
        self.template_box = QComboBox()
        self.template_box.addItems(list(self._templates))
        self.value_edit = _text_edit(self.tr("Value"))
        self.headers_edit = _text_edit(self.tr("Headers"))
        self.headers_edit.setPlaceholderText(self.tr("name: value, one a line; a name alone has no value"))
        self.headers_edit.setFixedHeight(8 * UNIT)
        self.key_edit = QLineEdit()
        self.key_edit.setPlaceholderText(self.tr("no key"))
        self.time_edit = QLineEdit()
        self.time_edit.setPlaceholderText(self.tr("no time"))
        self.preview = QLabel()
        self.preview.setWordWrap(True)
        self.preview.setMinimumHeight(6 * UNIT)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok_button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok_button.setProperty("primary", True)
        self._lay_out()
        self._start(0)
        self.template_box.currentIndexChanged.connect(self._start)
        for edit in (self.value_edit, self.headers_edit):
            edit.textChanged.connect(self._check)
        for line in (self.key_edit, self.time_edit):
            line.textChanged.connect(self._check)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(UNIT)
        if len(self._templates) > 1:
            form.addRow(self.tr("Start from"), self.template_box)
        form.addRow(self.tr("Value"), self.value_edit)
        form.addRow(self.tr("Key"), self.key_edit)
        form.addRow(self.tr("Headers"), self.headers_edit)
        form.addRow(self.tr("Record time (ms)"), self.time_edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addLayout(form, 1)
        column.addWidget(self.preview)
        column.addWidget(self.buttons)

    def _start(self, index: int) -> None:
        self._record = list(self._templates.values())[index]
        self._value_text = json_text(self._record.content) or ""
        self._header_lines = {_header_line(*each): each for each in self._record.headers}
        self.value_edit.setPlainText(self._value_text)
        self.key_edit.setText("" if self._record.key is None else readable(self._record.key))
        self.headers_edit.setPlainText("\n".join(_header_line(*each) for each in self._record.headers))
        self.time_edit.setText("" if self._record.timestamp is None else str(self._record.timestamp))
        self._check()

    # What was written.

    @property
    def record(self) -> Record:
        """The record as it stands in the dialog. Raises `BranchError` when its time is no number."""
        time = self._time()
        kind = self._record.timestamp_type
        if time is None:
            kind = TimestampType.UNKNOWN
        elif kind is TimestampType.UNKNOWN:
            kind = TimestampType.CREATE
        return replace(
            self._record,
            value=self._value(),
            translation=self._translation(),
            key=self._key(),
            headers=self._headers(),
            timestamp=time,
            timestamp_type=kind,
        )

    def _value(self) -> bytes | None:
        text = self.value_edit.toPlainText()
        original = self._record.value or b""
        if text == self._value_text:
            return self._record.value
        framed = schema_id(original) is not None and self._translation() is self._record.translation
        return (original[:FRAME] if framed else b"") + text.encode("utf-8", "surrogatepass")

    def _translation(self) -> Translation | None:
        """None where the value was decoded by its schema, and is now plain JSON."""
        translation = self._record.translation
        was_decoded = translation is not None and translation.text is not None
        return None if was_decoded and self.value_edit.toPlainText() != self._value_text else translation

    def _key(self) -> bytes | None:
        text = self.key_edit.text()
        if self._record.key is not None and text == readable(self._record.key):
            return self._record.key
        return text.encode("utf-8", "surrogatepass") or None

    def _headers(self) -> Headers:
        lines = (line for line in self.headers_edit.toPlainText().split("\n") if line.strip())
        return tuple(self._header_lines.get(line) or _parse_header(line) for line in lines)

    def _time(self) -> int | None:
        text = self.time_edit.text().strip()
        if not text:
            return None
        try:
            time = int(text)
        except ValueError:
            raise BranchError(tr(BAD_TIME)) from None
        if not -(2**63) <= time < 2**63:
            raise BranchError(tr(BAD_TIME))
        return time

    # What it reads as.

    def _check(self) -> None:
        mistake = find_mistake(self.value_edit.toPlainText())
        self._underline(None if mistake is None else mistake.offset)
        if mistake is not None:
            place = self.tr("line {line}, column {column}").format(line=mistake.line, column=mistake.column)
            self._tell(
                self.tr("The value is not JSON at {place}: {message}.").format(
                    place=place, message=mistake.message
                ),
                good=False,
            )
            return
        try:
            event = self._read(self.record)
        except BranchError as error:
            self._tell(said(str(error)), good=False)
        else:
            what = (
                self.tr("an invalid event")
                if isinstance(event.body, Invalid)
                else event.type or self.tr("an event")
            )
            self._tell(
                self.tr("Reads as {what}: {describe}").format(what=what, describe=said(describe(event))),
                good=True,
            )

    def _tell(self, sentence: str, *, good: bool) -> None:
        self.preview.setText(sentence)
        palette = self.preview.palette()
        theme = theme_of(self)
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.text if good else theme.bad))
        self.preview.setPalette(palette)
        self.ok_button.setEnabled(good)

    def _underline(self, offset: int | None) -> None:
        """Mark the place of a mistake, and the line that it is in."""
        if offset is None:
            self.value_edit.setExtraSelections([])
            return
        cursor = QTextCursor(self.value_edit.document())
        cursor.setPosition(min(offset, self.value_edit.document().characterCount() - 1))
        cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = _mistaken(QColor(theme_of(self).bad))
        self.value_edit.setExtraSelections([selection])


def _mistaken(colour: QColor) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(colour)
    return look


def _header_line(name: str, value: bytes | None) -> str:
    shown = readable(name.encode("utf-8", "surrogateescape"))
    return shown if value is None else f"{shown}: {readable(value)}"


def _parse_header(line: str) -> tuple[str, bytes | None]:
    name, colon, value = line.partition(":")
    return name.strip(), value.strip().encode("utf-8", "surrogatepass") if colon else None


def _text_edit(name: str) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setAccessibleName(name)
    edit.setFont(mono_font())
    edit.document().setDocumentMargin(UNIT)
    edit.setTabChangesFocus(True)
    return edit
