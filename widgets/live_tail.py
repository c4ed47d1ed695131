"""The live tail: records as they arrive, by topic, with pause and follow, and how fast and late they come."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.qt import local
from app.qt.messages import Update
from app.qt.rate_model import RateModel
from app.qt.record_conditions import Expression
from app.qt.sliced_text import SlicedText
from app.qt.tail_model import CAP, TailModel
from app.qt.texts import tr, translatable
from kafka_client.events import DEFAULT_TOPICS, Event, Role, Undecodable
from kafka_client.records import Record
from kafka_client.source import Phase
from widgets import icons, record_menu
from widgets.looks import ROLES
from widgets.nothing import Nothing
from widgets.rate_table import RateTable
from widgets.still import Still
from widgets.tail_filter import TailFilter
from widgets.tail_table import TailTable
from widgets.theme import UNIT, numeric_font
from widgets.value_text import json_text

COUNTS_MS = 100
"""So often the counts are written while records flow."""
RATES_WIDTH = 58 * UNIT


class CopyForm(StrEnum):
    """How rows are copied."""

    TEXT = "text"
    JSON = "json"
    KCAT = "kcat"


NO_RECORDS = Nothing(
    "inbox-outline",
    translatable("No records yet"),
    translatable("They appear here as the game writes them."),
)
NO_LIVE_RECORDS = Nothing(
    "inbox-outline",
    translatable("This source has no live records"),
    translatable("A file has an end: connect to Kafka to see records as the game writes them."),
)
LOOKING = Nothing("timer-sand", translatable("Looking for records that pass the filter…"))
NONE_PASSES = Nothing(
    "filter-off-outline",
    translatable("No record passes the filter"),
    translatable("New ones are asked as they come. Empty the field above to see all."),
)
NONE_OF_TOPIC = Nothing(
    "inbox-outline",
    translatable("None of the records that are kept is of this topic"),
    translatable("Choose “All” to see the other topics."),
)


class LiveTail(QWidget):
    """The newest records. *Pause* lets the rows stand still while more gather, *Follow* shows the last."""

    open_requested = Signal(str, object)
    """Open this match at the record with this position (topic, partition, offset)."""
    record_requested = Signal(object)
    """Show this `Record`."""
    note_requested = Signal(str)
    """Tell this sentence."""

    def __init__(
        self,
        cap: int = CAP,
        topics: Mapping[Role, str] = DEFAULT_TOPICS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = TailModel(cap, topics, self)
        self._ended = False
        self.rates = RateModel(topics, self)
        self.tabs = _tabs()
        self.filter = TailFilter()
        self.pause_button = _switch()
        self.follow_button = _switch()
        self.follow_button.setText(self.tr("Follow"))
        self.highlight_button = _tool("marker", self.tr("Highlight rules…"))
        self.rates_button = _tool("chart-line", self.tr("Rates and lag of the topics and partitions"))
        self.rates_button.setCheckable(True)
        self.menu_button = _tool("dots-vertical", self.tr("More of the live tail"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.counts, self.waiting = _number("muted"), _number("warning")
        self.table = TailTable(self.model)
        self.rate_table = RateTable(self.rates)
        self.setFocusProxy(self.table)
        self._copying = SlicedText(self)
        self._left_out_of_copy = 0
        self._counting = QTimer(self, singleShot=True, interval=COUNTS_MS)
        self._connect()
        self._lay_out()
        self.set_topics(topics)
        self.table.set_following(True)
        self._show_pause()
        self._show_counts()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda tab: self.model.set_topic(self.tabs.tabData(tab)))
        self.filter.changed.connect(self.model.set_condition)
        self.pause_button.toggled.connect(self._pause)
        self.follow_button.clicked.connect(self.table.set_following)
        self.rates_button.toggled.connect(self.rate_table.setVisible)
        self.table.following_changed.connect(self._show_following)
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._show_if_undecodable)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.copy_requested.connect(lambda: self.copy(self._chosen(), CopyForm.TEXT))
        self.model.counts_changed.connect(self._counts_changed)
        self._counting.timeout.connect(self._show_counts)
        self._copying.gathered.connect(self._copied)

    def _lay_out(self) -> None:
        numbers = QWidget()
        beside = QHBoxLayout(numbers)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(UNIT)
        beside.addStretch(1)
        beside.addWidget(self.waiting)
        beside.addWidget(self.counts)
        above = QHBoxLayout()
        above.setContentsMargins(0, UNIT // 2, UNIT, 0)
        above.setSpacing(UNIT)
        above.addWidget(self.tabs)
        above.addWidget(Still(numbers, lambda: numbers.sizeHint().height()), 1)
        line = QHBoxLayout()
        line.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        line.setSpacing(UNIT // 2)
        line.addWidget(self.filter, 1)
        tools = (self.highlight_button, self.rates_button, self.pause_button, self.follow_button)
        for button in (*tools, self.menu_button):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.rate_table)
        split.setStretchFactor(0, 1)
        split.setSizes([3 * RATES_WIDTH, RATES_WIDTH])
        self.rate_table.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addLayout(line)
        column.addWidget(split, 1)

    # What comes in.

    def begin(self, topics: Mapping[Role, str]) -> None:
        """Another source is read, with these topics."""
        self._ended = False
        self.set_topics(topics)
        self.clear()

    def set_topics(self, topics: Mapping[Role, str]) -> None:
        """The topics that are read."""
        self.model.set_topics(topics)
        while self.tabs.count() > 1:
            self.tabs.removeTab(1)
        for role, topic in topics.items():
            look = ROLES[role]
            self.tabs.setTabData(self.tabs.addTab(icons.icon(look.icon, look.colour), topic), topic)
        self._missing: tuple[str, ...] = ()
        self.rates.clear(topics)

    def take(self, update: Update) -> None:
        """Show what the feed brought."""
        if update.status.loaded:
            self.rates.take(update.arrivals, update.status.positions)
        self._hide_missing(update.status.missing_topics)
        if self._ended != (update.status.phase is Phase.ENDED):
            self._ended = not self._ended
            self._show_counts()
        if update.tail:
            self.append(update.tail, update.left_out)

    def _hide_missing(self, topics: tuple[str, ...]) -> None:
        if topics != self._missing:
            self._missing = topics
            for tab in range(1, self.tabs.count()):
                self.tabs.setTabVisible(tab, self.tabs.tabData(tab) not in topics)

    def append(self, records: Iterable[Record], left_out: int = 0) -> None:
        """Show records that arrived, after so many older ones that are not among them."""
        self.model.append(records, left_out)

    def clear(self) -> None:
        """Forget all records."""
        self.model.clear()
        self._show_counts()

    # What the user does.

    def _pause(self, paused: bool) -> None:
        self.model.set_paused(paused)
        self._show_pause()
        self._show_counts()

    def _open(self, index: QModelIndex) -> None:
        item = self.model.item(index.row())
        if isinstance(item, Event) and item.match_id is not None:
            self.open_requested.emit(item.match_id, item.record.position)
        else:
            self.record_requested.emit(item.record)

    def _show_if_undecodable(self, index: QModelIndex) -> None:
        item = self.model.item(index.row())
        if isinstance(item, Undecodable) and len(self.table.chosen_rows()) == 1:
            self.record_requested.emit(item.record)

    def _show_menu(self, where: QPoint) -> None:
        index = self.table.indexAt(where)
        if index.isValid():
            self.table.choose_only(index.row())
            record_menu.pop_up(self.menu(index.row()), self.table, where)

    def menu(self, row: int) -> QMenu:
        """What one can do with a row and the others that are chosen, wherever they move to meanwhile."""
        item = self.model.item(row)
        menu = QMenu(self)
        if isinstance(item, Event) and item.match_id is not None:
            match_id, position = item.match_id, item.record.position
            menu.addAction(self.tr("Open match")).triggered.connect(
                lambda: self.open_requested.emit(match_id, position)
            )
        menu.addAction(self.tr("Show record")).triggered.connect(
            lambda: self.record_requested.emit(item.record)
        )
        menu.addSeparator()
        self.table.choose_only(row)
        records = self._chosen()
        for text, form in (
            (self.tr("Copy as text"), CopyForm.TEXT),
            (self.tr("Copy value as JSON"), CopyForm.JSON),
            (self.tr("Copy as kcat line"), CopyForm.KCAT),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, form=form: self.copy(records, form))
        return menu

    def _chosen(self) -> list[Record]:
        return [self.model.record(row) for row in self.table.chosen_rows()]

    def copy(self, records: Sequence[Record], form: CopyForm) -> None:
        """Put records on the clipboard, little by little where they are many; their JSON then one a line."""
        self._left_out_of_copy = 0
        match form:
            case CopyForm.TEXT:
                self._copying.gather("\t".join(self.model.texts_of(record)) for record in records)
            case CopyForm.KCAT:
                self._copying.gather(self._written(map(record_menu.kcat_text, map(self.model.seen, records))))
            case CopyForm.JSON:
                indent = 2 if len(records) == 1 else -1
                values = (json_text(self.model.seen(record).content, indent=indent) for record in records)
                self._copying.gather(self._written(values))

    def _written(self, texts: Iterable[str | None]) -> Iterator[str]:
        """Those that can be had."""
        for text in texts:
            if text is None:
                self._left_out_of_copy += 1
            else:
                yield text

    def _copied(self, text: bytearray, number: int) -> None:
        if number:
            record_menu.copy_utf8(text)
        sentence = self.tr("%Ln records copied.", "", number)
        left_out = self._left_out_of_copy
        if left_out:
            sentence += " " + self.tr(
                "%Ln records left out: no text can hold them in this form.", "", left_out
            )
        self.note_requested.emit(sentence)

    # What is shown beside the rows.

    def _show_pause(self) -> None:
        paused = self.model.paused
        self.pause_button.setIcon(icons.icon("play" if paused else "pause"))
        self.pause_button.setText(self.tr("Resume") if paused else self.tr("Pause"))
        resume = self.tr("Let the waiting records in")
        pause = self.tr("Let the rows stand still; what arrives is kept")
        self.pause_button.setToolTip(resume if paused else pause)

    def _show_following(self, following: bool) -> None:
        self.follow_button.setChecked(following)
        self.follow_button.setIcon(icons.icon("arrow-collapse-down", "accent" if following else "text"))
        self.follow_button.setToolTip(self.tr("Keep the newest record in sight (End)"))

    def _counts_changed(self) -> None:
        """Write them now and then; the timer runs after a writing, so the last counts are always written."""
        if not self._counting.isActive():
            self._show_counts()
            self._counting.start()

    def _show_counts(self) -> None:
        model = self.model
        shown, kept = model.row_count(), model.kept
        records = self.tr("%Ln records", "", kept)
        of = self.tr("{shown} of {records}").format(shown=local.count(shown), records=records)
        parts = [records if shown == kept else of]
        if model.unasked:
            parts.append(self.tr("{unasked} to be filtered").format(unasked=local.count(model.unasked)))
        if model.left_out:
            parts.append(self.tr("{left_out} older left out").format(left_out=local.count(model.left_out)))
        self.counts.setText(" · ".join(parts))
        waiting = self.tr("{waiting} new while paused").format(waiting=local.count(model.waiting))
        self.waiting.setText(waiting if model.paused else "")
        self.table.set_nothing(self._why_empty())
        if isinstance(model.condition, Expression):
            self.filter.show_failures(model.condition)

    def _why_empty(self) -> Nothing:
        if not self.model.kept:
            return NO_LIVE_RECORDS if self._ended else NO_RECORDS
        if self.model.unasked:
            return LOOKING
        return NONE_OF_TOPIC if self.model.condition is None else NONE_PASSES


def _tabs() -> QTabBar:
    tabs = QTabBar()
    tabs.setAccessibleName(tr("Topics"))
    tabs.setDrawBase(False)
    tabs.setExpanding(False)
    tabs.addTab(tr("All"))
    return tabs


def _number(kind: str) -> QLabel:
    label = QLabel()
    label.setFont(numeric_font())
    label.setProperty("kind", kind)
    return label


def _switch() -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    button.setIconSize(QSize(18, 18))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def _tool(icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon(icon))
    button.setIconSize(QSize(18, 18))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
