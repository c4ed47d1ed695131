"""One record as it lies in Kafka: its place, time, key and headers, and its value as JSON, text or bytes."""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import chain
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QFontMetricsF,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.qt import local
from app.qt.sliced_text import SlicedText
from app.qt.texts import tr, translatable
from app.qt.zones import zone
from kafka_client.framing import body_of, schema_id
from kafka_client.records import Record, TimestampType
from widgets import record_menu
from widgets.hex_table import HexTable
from widgets.json_layout import json_pieces
from widgets.nothing import Nothing, paint_nothing
from widgets.rows import paint_ground
from widgets.theme import UNIT, mono_font, theme_of
from widgets.value_text import LARGE, is_text, json_text, readable, text_pieces

SHOWN_FIRST = 32_000
"""How many characters of a value are shown before one asks for all of it."""

CHUNK = 32_000
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

View = TypeVar("View", QPlainTextEdit, QTextEdit)

_KINDS = {"AVRO": "Avro", "JSON": "JSON Schema", "PROTOBUF": "Protobuf"}

NO_RECORD = Nothing(
    "file-document-outline",
    translatable("No record is chosen"),
    translatable("Choose one above to see it as it came."),
)


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
        self._page = QWidget(self)
        self._is_json = False
        self._form = Form.JSON
        self.problem = QLabel()
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(UNIT, UNIT, UNIT, 0)
        self.facts = _text_view(QTextEdit(), self.tr("Record"))
        self.form_tabs = _form_tabs()
        self.form_tabs.currentChanged.connect(self._choose_form)
        self.cut = QLabel()
        self.cut.setProperty("kind", "muted")
        self.all_button = _link(self.tr("Show all"))
        self.all_button.clicked.connect(self._show_all)
        self.copy_button = _link(self.tr("Copy"))
        self.copy_button.setToolTip(self.tr("Copy the whole value as it is written here"))
        self.copy_button.clicked.connect(self._copy)
        self.value = _text_view(QPlainTextEdit(), self.tr("Value"))
        self.hex_table = HexTable()
        self._copying = SlicedText(self)
        self._copying.gathered.connect(self._copied)
        self.hex_table.copy_requested.connect(self._copying.gather)
        self._rest: Iterator[str] = iter(())
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._show_more)
        self.facts.document().documentLayout().documentSizeChanged.connect(self._fit_facts)
        zone().changed.connect(self._show_facts)
        self._lay_out()
        self.set_nothing(NO_RECORD)
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
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._page)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.problem)
        column.addWidget(self.facts)
        column.addLayout(line)
        self.value_pages = QStackedWidget()
        self.value_pages.addWidget(self.value)
        self.value_pages.addWidget(self.hex_table)
        column.addWidget(self.value_pages, 1)

    def set_nothing(self, nothing: Nothing) -> None:
        """What stands in the middle while no record is shown."""
        self._nothing = nothing
        self.setAccessibleDescription(str(nothing))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._record is None:
            paint_ground(self, event, theme_of(self))
            paint_nothing(self, self._nothing)

    def show_record(self, record: Record | None, problem: str = "") -> None:
        """Show a record, or none; ``problem`` says why it is no event."""
        self._record = record
        self._page.setVisible(record is not None)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self._show_facts()
        self._is_json = record is not None and _may_be_json(record.content)
        with QSignalBlocker(self.form_tabs):
            self.form_tabs.setTabEnabled(Form.JSON, self._is_json)
            self.form_tabs.setCurrentIndex(self._possible_form())
            self.form_tabs.setEnabled(record is not None and bool(record.value))
        self._show_value()

    def _possible_form(self) -> Form:
        """The form that was chosen, or the nearest one that this value has."""
        if self._form is not Form.JSON or self._is_json or self._record is None:
            return self._form
        return Form.TEXT if is_text(self._record.value or b"") else Form.HEX

    def _choose_form(self, form: int) -> None:
        self._form = Form(form)
        self._show_value()

    def _show_facts(self) -> None:
        self.facts.clear()
        rows = [] if self._record is None else list(_facts(self._record, self.problem.text()))
        self.facts.setToolTip("" if self._record is None else local.time_tip(self._record.timestamp))
        name_format, value_format = QTextCharFormat(), QTextCharFormat()
        theme = theme_of(self)
        name_format.setForeground(QColor(theme.muted))
        value_format.setForeground(QColor(theme.text))
        width = max((len(name) for name, _ in rows), default=0) + 2
        cursor = self.facts.textCursor()
        cursor.setBlockFormat(_hanging(QFontMetricsF(self.facts.font()).horizontalAdvance(" " * width)))
        for row, (name, value) in enumerate(rows):
            cursor.insertText(("\n" if row else "") + name.ljust(width), name_format)
            cursor.insertText(value, value_format)
        self.facts.moveCursor(QTextCursor.MoveOperation.Start)

    def _fit_facts(self) -> None:
        """Let the facts take the room that they need, up to `MOST_LINES`."""
        needed = round(self.facts.document().size().height())
        most = MOST_LINES * QFontMetrics(self.facts.font()).lineSpacing() + 2 * UNIT
        always_off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.facts.setVerticalScrollBarPolicy(
            always_off if needed <= most else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.facts.setFixedHeight(min(needed, most) + 2)

    def _show_value(self) -> None:
        """Write the beginning, and say how much there is; bytes are written only where they are in sight."""
        self._turn.stop()
        raw = b"" if self._record is None else self._record.value or b""
        as_bytes = bool(raw) and self.form_tabs.currentIndex() == Form.HEX
        self.value_pages.setCurrentIndex(1 if as_bytes else 0)
        self.hex_table.bytes_model.set_bytes(raw if as_bytes else b"")
        pieces = iter(()) if as_bytes else folded(self._pieces())
        self.value.setPlainText("".join(_taken(pieces, SHOWN_FIRST)))
        following = next(pieces, "")
        self._rest = chain([following], pieces)
        self._show_cut(bool(following))
        self.cut.setText(self.tr("the beginning of {value}").format(value=local.size(len(raw))))
        self.copy_button.setEnabled(bool(raw))
        self.value.setPlaceholderText(self._why_empty())

    def _show_cut(self, cut: bool) -> None:
        self.cut.setVisible(cut)
        self.all_button.setVisible(cut)

    def _why_empty(self) -> str:
        if self._record is None:
            return ""
        if self._record.value is None:
            return self.tr("The value is null: a tombstone.")
        return self.tr("The value is empty: 0 bytes.")

    def _pieces(self) -> Iterator[str]:
        """The text of the whole value in the chosen form."""
        record = self._record
        if record is None or not record.value:
            return iter(())
        if self.form_tabs.currentIndex() == Form.JSON:
            return json_pieces(body_of(record.content or b""))
        return text_pieces(record.value)

    def _copied(self, text: bytearray) -> None:
        record_menu.copy_utf8(text)
        self.copy_button.setText(self.tr("Copy"))
        self.copy_button.setEnabled(self._record is not None and bool(self._record.value))

    def _copy(self) -> None:
        """Copy all of it; of a large value that takes a while, in which the window goes on."""
        self.copy_button.setText(self.tr("Copying…"))
        self.copy_button.setEnabled(False)
        if self.form_tabs.currentIndex() == Form.HEX:
            model = self.hex_table.bytes_model
            self._copying.gather(map(model.line, range(model.row_count())))
        else:
            self._copying.gather(self._pieces(), "")

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


def _facts(record: Record, told: str) -> Iterator[tuple[str, str]]:
    """Names and values, one a line; ``told`` is a problem that stands above them."""
    yield tr("topic"), record.topic
    yield tr("partition"), str(record.partition)
    yield tr("offset"), str(record.offset)
    yield tr("key"), readable(record.key)
    yield tr("time"), local.full_time(record.timestamp)
    if record.timestamp is not None:
        yield "", f"{record.timestamp}, {tr(_CLOCKS[record.timestamp_type])}"
    yield tr("size"), tr("null") if record.value is None else tr("%Ln bytes", "", len(record.value))
    yield from _schema_facts(record, told)
    for name, value in record.headers[:MOST_HEADERS]:
        yield tr("header"), f"{readable(name.encode('utf-8', 'surrogateescape'))}: {readable(value)}"
    more = len(record.headers) - MOST_HEADERS
    if more > 0:
        yield "", tr("and {more_headers}").format(more_headers=tr("%Ln more headers", "", more))


def _schema_facts(record: Record, told: str) -> Iterator[tuple[str, str]]:
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
    if translation is not None and translation.problem not in ("", told):
        yield "", translation.problem


def _may_be_json(content: bytes | None) -> bool:
    """Whether a value can be laid out as JSON; of a large one only its first character is looked at."""
    if content is None or len(content) <= LARGE:
        return json_text(content) is not None
    return body_of(content).lstrip()[:1] in (b"{", b"[")


def folded(pieces: Iterable[str]) -> Iterator[str]:
    """The same text with a line feed more wherever a line has reached `LONGEST_LINE`."""
    column = 0
    for piece in pieces:
        for number, line in enumerate(piece.split("\n")):
            if number:
                yield "\n"
                column = 0
            begin = 0
            while column + len(line) - begin > LONGEST_LINE:
                end = begin + LONGEST_LINE - column
                yield f"{line[begin:end]}\n"
                begin, column = end, 0
            column += len(line) - begin
            if begin < len(line):
                yield line[begin:]


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


def _hanging(width: float) -> QTextBlockFormat:
    """Lines that go on below their own beginning, not below the names before it."""
    lines = QTextBlockFormat()
    lines.setLeftMargin(width)
    lines.setTextIndent(-width)
    return lines


def _text_view(view: View, name: str) -> View:
    view.setAccessibleName(name)
    view.setReadOnly(True)
    view.setUndoRedoEnabled(False)
    view.setFont(mono_font())
    view.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    view.document().setDocumentMargin(UNIT)
    view.setTabChangesFocus(True)
    return view
