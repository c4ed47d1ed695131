"""The live tail: records as they arrive, by role, with pause and follow."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.qt import local
from app.qt.record_conditions import Kind, make
from app.qt.tail_model import CAP, Column, TailModel
from app.qt.texts import tr, translatable
from kafka_client.events import DEFAULT_TOPICS, Event, Role, Undecodable
from kafka_client.records import Record
from widgets import icons, record_menu
from widgets.filter_edit import filter_edit
from widgets.looks import ROLES
from widgets.rows import ICON_ONLY, Cell, DenseTable, Index, RowDelegate
from widgets.theme import UNIT, Theme, mono_font, numeric_font, ui_font

NOTHING_YET = translatable("No records yet. They appear here as the game writes them.")
NOTHING_PASSES = translatable("None of the records that are kept passes the filter.")


class LiveTail(QWidget):
    """The newest records. *Pause* lets the rows stand still while more gather, *Follow* shows the last."""

    open_requested = Signal(str, object)
    """Open this match at the record with this position (topic, partition, offset)."""
    record_requested = Signal(object)
    """Show this `Record`."""

    def __init__(
        self,
        cap: int = CAP,
        topics: Mapping[Role, str] = DEFAULT_TOPICS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = TailModel(cap, topics, self)
        self.tabs = _tabs()
        self.set_topics(topics)
        self.filter_edit = filter_edit(
            self.tr("Filter the tail"), self.tr('Filter: words, -without, "a phrase"')
        )
        self.filter_edit.setMinimumWidth(20 * UNIT)
        self.pause_button = _switch(self.tr("Pause"))
        self.follow_button = _switch(self.tr("Follow"))
        self.counts = QLabel()
        self.counts.setFont(numeric_font())
        self.counts.setProperty("kind", "muted")
        self.waiting = QLabel()
        self.waiting.setFont(numeric_font())
        self.waiting.setProperty("kind", "warning")
        self.table = _Tail(self.model)
        self._connect()
        self._lay_out()
        self.table.set_following(True)
        self._show_pause()
        self._show_counts()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda tab: self.model.set_topic(self.tabs.tabData(tab)))
        self.filter_edit.textChanged.connect(self._filter)
        self.pause_button.toggled.connect(self._pause)
        self.follow_button.clicked.connect(self.table.set_following)
        self.table.following_changed.connect(self._show_following)
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._show_if_undecodable)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.model.counts_changed.connect(self._show_counts)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, UNIT // 2, UNIT, UNIT // 2)
        line.setSpacing(UNIT)
        line.addWidget(self.tabs)
        line.addWidget(self.filter_edit, 1)
        line.addWidget(self.waiting)
        line.addWidget(self.counts)
        line.addWidget(self.pause_button)
        line.addWidget(self.follow_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def set_topics(self, topics: Mapping[Role, str]) -> None:
        """The topics that are read."""
        self.model.set_topics(topics)
        while self.tabs.count() > 1:
            self.tabs.removeTab(1)
        for role, topic in topics.items():
            look = ROLES[role]
            self.tabs.setTabData(self.tabs.addTab(icons.icon(look.icon, look.colour), topic), topic)

    def append(self, records: Iterable[Record], left_out: int = 0) -> None:
        """Show records that arrived, after so many older ones that are not among them."""
        self.model.append(records, left_out)

    def clear(self) -> None:
        """Forget all records: another source is read."""
        self.model.clear()

    # What the user does.

    def _filter(self, text: str) -> None:
        self.model.set_condition(make(Kind.WORDS, text))

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
        if isinstance(item, Undecodable):
            self.record_requested.emit(item.record)

    def _show_menu(self, where: QPoint) -> None:
        index = self.table.indexAt(where)
        if index.isValid():
            record_menu.pop_up(self.menu(index.row()), self.table, where)

    def menu(self, row: int) -> QMenu:
        """What one can do with a row, whatever row its record has moved to meanwhile."""
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
        texts = [self.model.text(row, column) for column in Column]
        record_menu.add_copy_actions(menu, item.record, "\t".join(texts))
        return menu

    # What is shown beside the rows.

    def _show_pause(self) -> None:
        paused = self.model.paused
        self.pause_button.setIcon(icons.icon("play" if paused else "pause"))
        self.pause_button.setText(self.tr("Resume") if paused else self.tr("Pause"))
        tip = (
            self.tr("Let the waiting records in")
            if paused
            else self.tr("Let the rows stand still; what arrives is kept")
        )
        self.pause_button.setToolTip(tip)

    def _show_following(self, following: bool) -> None:
        self.follow_button.setChecked(following)
        self.follow_button.setIcon(icons.icon("arrow-collapse-down", "live" if following else "text"))
        self.follow_button.setToolTip(self.tr("Keep the newest record in sight (End)"))

    def _show_counts(self) -> None:
        model = self.model
        shown, kept = model.row_count(), model.kept
        records = self.tr("%Ln records", "", kept)
        parts = [
            records
            if shown == kept
            else self.tr("{shown} of {records}").format(shown=local.count(shown), records=records)
        ]
        if model.left_out:
            parts.append(self.tr("{left_out} older left out").format(left_out=local.count(model.left_out)))
        self.counts.setText(" · ".join(parts))
        self.waiting.setText(
            self.tr("{waiting} new while paused").format(waiting=local.count(model.waiting))
            if model.paused
            else ""
        )
        self.table.set_empty_text(tr(NOTHING_PASSES) if kept else tr(NOTHING_YET))


def _tabs() -> QTabBar:
    tabs = QTabBar()
    tabs.setAccessibleName(tr("Topics"))
    tabs.setDrawBase(False)
    tabs.setExpanding(False)
    tabs.addTab(QCoreApplication.translate("LiveTail", "All"))
    return tabs


def _switch(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setIconSize(QSize(18, 18))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


class _Tail(DenseTable):
    """The rows. Scrolling up or choosing a row stops following; End starts it again."""

    following_changed = Signal(bool)

    def __init__(self, model: TailModel) -> None:
        super().__init__(self.tr("Live tail"))
        self._tail = model
        self._following = False
        self._top = 0
        self.setModel(model)
        self.setItemDelegate(_TailDelegate(self, model))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        words, numbers, mono = ui_font(), numeric_font(), mono_font()
        self.set_columns(
            [
                (numbers, "00:00:00.000"),
                (words, "_robot-commands__"),
                (numbers, "00/0000000"),
                (mono, "match_0000000000"),
                (words, "round.voting_started"),
                (mono, "skeptical-scientist"),
                (words, ""),
            ],
            stretched=Column.WHAT,
            narrow={Column.TOPIC: ICON_ONLY, Column.POSITION: 0, Column.WHO: 12 * UNIT},
        )
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.clicked.connect(lambda: self.set_following(False))
        model.rowsAboutToBeRemoved.connect(self._about_to_remove)
        model.rowsRemoved.connect(self._removed)
        model.rowsInserted.connect(self._show_newest)
        model.modelReset.connect(self._show_newest)

    def set_following(self, on: bool) -> None:
        """Keep the newest row in sight, or let the rows stay where they are."""
        changed = on != self._following
        self._following = on
        if changed:
            self.following_changed.emit(on)
        self._show_newest()

    def _show_newest(self) -> None:
        if self._following:
            self.scrollToBottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_newest()

    def _scrolled(self, value: int) -> None:
        if value < self.verticalScrollBar().maximum():
            self.set_following(False)

    def _about_to_remove(self) -> None:
        self._top = self.verticalScrollBar().value()

    def _removed(self, parent: QModelIndex, first: int, last: int) -> None:
        """Rows go at the top: keep those that one reads where they are."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(max(0, self._top - (last - first + 1)))

    def event(self, event: QEvent) -> bool:
        """Home and End are the table's here, though the window has them as shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_End:
            self.set_following(True)
        elif event.key() == Qt.Key.Key_Home:
            self.scrollToTop()
        else:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp):
                self.set_following(False)
            super().keyPressEvent(event)


def _is_own(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers()


class _TailDelegate(RowDelegate):
    def __init__(self, parent: QWidget, model: TailModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, index: Index, theme: Theme) -> Cell:
        row, column = index.row(), index.column()
        item = self._model.item(row)
        bad = isinstance(item, Undecodable)
        text = self._model.text(row, column)
        match column:
            case Column.TIME | Column.POSITION:
                return Cell(text, theme.muted, self.numbers)
            case Column.TOPIC:
                look = ROLES[self._model.role_of(item)]
                return Cell(text, theme.muted, self.words, look.icon, getattr(theme, look.colour))
            case Column.MATCH | Column.WHO:
                return Cell(text, theme.text, self.mono)
            case Column.TYPE if bad:
                return Cell(text, theme.bad, self.words, "close-octagon", theme.bad)
            case _:
                return Cell(text, theme.bad if bad else theme.text, self.words)
