"""One record as it lies in Kafka: its place, time, key and headers, and its value as JSON, text or bytes."""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import chain

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QResizeEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QTabBar, QVBoxLayout, QWidget

from app.qt import local
from app.qt.texts import tr, translatable
from app.qt.zones import zone
from kafka_client.framing import schema_id
from kafka_client.records import Record, TimestampType
from widgets import record_menu
from widgets.theme import UNIT, mono_font, theme_of
from widgets.value_text import hex_lines, is_text, json_text, readable

SHOWN_FIRST = 64_000
"""How many characters of a value are shown before one asks for all of it."""

CHUNK = 64_000
"""How many characters are put on the screen in one turn of the event loop."""

LONGEST_LINE = 2000
"""Longer lines are folded: laying out one line of a megabyte would stop the window."""

MOST_HEADERS = 50
MOST_LINES = 14

_CLOCKS = {
    TimestampType.CREATE: translatable("set by the producer"),
    TimestampType.LOG_APPEND: translatable("set by the broker on append"),
    TimestampType.UNKNOWN: translatable("of an unknown clock"),
}

_KINDS = {"AVRO": "Avro", "JSON": "JSON Schema", "PROTOBUF": "Protobuf"}


class Form(IntEnum):
    """How the value is written."""

    JSON = 0
    TEXT = 1
    HEX = 2


class RecordView(QWidget):
    """Facts above, the value below; of a long value the beginning, until one asks for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: Record | None = None
        self._json: str | None = None
        self._form = Form.JSON
        self.problem = QLabel()
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(UNIT, UNIT, UNIT, 0)
        self.facts = _text_view(self.tr("Record"))
        self.form_tabs = _form_tabs()
        self.form_tabs.currentChanged.connect(self._choose_form)
        self.cut = QLabel()
        self.cut.setProperty("kind", "muted")
        self.all_button = _link(self.tr("Show all"))
        self.all_button.clicked.connect(self._show_all)
        self.copy_button = _link(self.tr("Copy"))
        self.copy_button.setToolTip(self.tr("Copy the whole value as it is written here"))
        self.copy_button.clicked.connect(self._copy)
        self.value = _text_view(self.tr("Value"))
        self._rest: Iterator[str] = iter(())
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._show_more)
        zone().changed.connect(self._show_facts)
        self._lay_out()
        self.show_record(None)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, UNIT, 0)
        line.setSpacing(UNIT)
        line.addWidget(self.form_tabs)
        line.addStretch(1)
        line.addWidget(self.cut)
        line.addWidget(self.all_button)
        line.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.problem)
        column.addWidget(self.facts)
        column.addLayout(line)
        column.addWidget(self.value, 1)

    def show_record(self, record: Record | None, problem: str = "") -> None:
        """Show a record, or none; ``problem`` says why it is no event."""
        self._record = record
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self._show_facts()
        self._json = None if record is None else json_text(record.content)
        with QSignalBlocker(self.form_tabs):
            self.form_tabs.setTabEnabled(Form.JSON, self._json is not None)
            self.form_tabs.setCurrentIndex(self._possible_form())
            self.form_tabs.setEnabled(record is not None and bool(record.value))
        self._show_value()

    def _possible_form(self) -> Form:
        """The form that was chosen, or the nearest one that this value has."""
        if self._form is not Form.JSON or self._json is not None or self._record is None:
            return self._form
        return Form.TEXT if is_text(self._record.value or b"") else Form.HEX

    def _choose_form(self, form: int) -> None:
        self._form = Form(form)
        self._show_value()

    def _show_facts(self) -> None:
        self.facts.clear()
        rows = [] if self._record is None else list(_facts(self._record))
        self.facts.setToolTip("" if self._record is None else local.time_tip(self._record.timestamp))
        name_format, value_format = QTextCharFormat(), QTextCharFormat()
        theme = theme_of(self)
        name_format.setForeground(QColor(theme.muted))
        value_format.setForeground(QColor(theme.text))
        width = max((len(name) for name, _ in rows), default=0) + 2
        cursor = self.facts.textCursor()
        for row, (name, value) in enumerate(rows):
            cursor.insertText(("\n" if row else "") + name.ljust(width), name_format)
            cursor.insertText(value, value_format)
        self.facts.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit_facts()

    def _fit_facts(self) -> None:
        """Let the facts take the room that they need, up to `MOST_LINES`."""
        needed = self.facts.document().lineCount()
        lines = max(1, min(needed, MOST_LINES))
        always_off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.facts.setVerticalScrollBarPolicy(
            always_off if needed <= MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.facts.setFixedHeight(lines * QFontMetrics(self.facts.font()).lineSpacing() + 2 * UNIT + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_facts()

    def _show_value(self) -> None:
        """Write the beginning, and say how much there is."""
        self._turn.stop()
        lines = _folded(self._lines())
        self.value.setPlainText("".join(_taken(lines, SHOWN_FIRST)))
        following = next(lines, "")
        self._rest = chain([following], lines)
        self._show_cut(bool(following))
        raw = None if self._record is None else self._record.value
        self.cut.setText(self.tr("the beginning of {value}").format(value=local.size(len(raw or b""))))
        self.copy_button.setEnabled(bool(raw))
        self.value.setPlaceholderText(self._why_empty())

    def _show_cut(self, cut: bool) -> None:
        self.cut.setVisible(cut)
        self.all_button.setVisible(cut)

    def _why_empty(self) -> str:
        if self._record is None:
            return self.tr("No record is chosen.")
        if self._record.value is None:
            return self.tr("The value is null: a tombstone.")
        return self.tr("The value is empty: 0 bytes.")

    def _lines(self) -> Iterator[str]:
        """The lines of the whole value in the chosen form."""
        raw = b"" if self._record is None else self._record.value or b""
        match Form(self.form_tabs.currentIndex()):
            case Form.HEX:
                return hex_lines(raw)
            case Form.TEXT:
                return iter(raw.decode("utf-8", "backslashreplace").split("\n"))
            case Form.JSON:
                return iter((self._json or "").split("\n"))

    def _copy(self) -> None:
        record_menu.copy("\n".join(self._lines()))

    def _show_all(self) -> None:
        self._show_cut(False)
        self._turn.start()

    def _show_more(self) -> None:
        chunk = "".join(_taken(self._rest, CHUNK))
        if not chunk:
            self._turn.stop()
            return
        cursor = QTextCursor(self.value.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(chunk)


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    """Names and values, one a line."""
    yield tr("topic"), record.topic
    yield tr("partition"), str(record.partition)
    yield tr("offset"), str(record.offset)
    yield tr("key"), readable(record.key)
    yield tr("time"), local.full_time(record.timestamp)
    if record.timestamp is not None:
        yield "", f"{record.timestamp}, {tr(_CLOCKS[record.timestamp_type])}"
    yield tr("size"), tr("null") if record.value is None else tr("%Ln bytes", "", len(record.value))
    yield from _schema_facts(record)
    for name, value in record.headers[:MOST_HEADERS]:
        yield tr("header"), f"{readable(name.encode('utf-8', 'surrogateescape'))}: {readable(value)}"
    more = len(record.headers) - MOST_HEADERS
    if more > 0:
        yield "", tr("and {more_headers}").format(more_headers=tr("%Ln more headers", "", more))


def _schema_facts(record: Record) -> Iterator[tuple[str, str]]:
    """By which schema the value was written, as far as that is known."""
    schema, translation = schema_id(record.value), record.translation
    if schema is None:
        return
    if translation is None or not translation.kind:
        yield tr("schema"), tr("id {schema}, framed by a Schema Registry").format(schema=schema)
    else:
        kind = _KINDS.get(translation.kind, translation.kind)
        yield tr("schema"), tr("id {schema}, {language}").format(schema=schema, language=kind)
        if translation.subject:
            where = tr("{subject}, version {version}")
            yield "", where.format(subject=translation.subject, version=translation.version)
    if translation is not None and translation.problem:
        yield "", translation.problem


def _folded(lines: Iterable[str]) -> Iterator[str]:
    """The lines with their line feeds, in pieces of at most `LONGEST_LINE`."""
    for number, line in enumerate(lines):
        if number:
            yield "\n"
        yield line[:LONGEST_LINE]
        for begin in range(LONGEST_LINE, len(line), LONGEST_LINE):
            yield "\n" + line[begin : begin + LONGEST_LINE]


def _taken(pieces: Iterator[str], limit: int) -> Iterator[str]:
    """Pieces until they are about that many characters."""
    taken = 0
    while taken < limit:
        piece = next(pieces, None)
        if piece is None:
            return
        taken += len(piece)
        yield piece


def _form_tabs() -> QTabBar:
    tabs = QTabBar()
    tabs.setAccessibleName(tr("How the value is written"))
    tabs.setDrawBase(False)
    tabs.setExpanding(False)
    for title in ("JSON", tr("Text"), tr("Hex")):
        tabs.addTab(title)
    tabs.setTabToolTip(Form.JSON, tr("Indented; numbers as they were written"))
    tabs.setTabToolTip(Form.TEXT, tr("As it is; bytes that are not UTF-8 as \\x00"))
    return tabs


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("link", True)
    return button


def _text_view(name: str) -> QPlainTextEdit:
    view = QPlainTextEdit()
    view.setAccessibleName(name)
    view.setReadOnly(True)
    view.setUndoRedoEnabled(False)
    view.setFont(mono_font())
    view.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    view.document().setDocumentMargin(UNIT)
    view.setTabChangesFocus(True)
    return view
