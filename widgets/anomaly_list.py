"""The anomalies of the open match, worst first; choosing one goes to its event."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.core.perspective import SeenReplay
from app.core.replay import Replay
from app.core.state import Position
from app.qt.anomaly_model import AnomalyModel, Column
from app.qt.cursor import Cursor
from app.qt.texts import tr, translatable
from widgets import record_menu
from widgets.looks import SEVERITIES
from widgets.nothing import Nothing, no_match
from widgets.rows import Cell, DenseTable, RowDelegate
from widgets.theme import Theme, mono_font, numeric_font, ui_font

NO_MATCH = no_match(translatable("Choose one in the list of matches: its anomalies are listed here."))
MOST_RECORDS = 10
"""So many records of one anomaly are offered in its menu."""
NO_ANOMALIES = Nothing(
    "check-circle-outline",
    translatable("No anomalies in this match"),
    translatable("Its events keep to all rules that are checked."),
    "good",
)
VEILED = Nothing(
    "eye-off-outline",
    translatable("Anomalies are hidden"),
    translatable("They may tell what is hidden: only the operator sees them, without the spoiler lock."),
)


class AnomalyList(QWidget):
    """What should not be in the match; the numbers of the cursor's event are in the accent colour."""

    record_requested = Signal(object)
    """Show this `Record`."""

    def __init__(self, cursor: Cursor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._busy = False
        self._in_sight = True
        self.model = AnomalyModel(self)
        self.table = _table(self.model, cursor)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.clicked.connect(self._go_to)
        self.table.activated.connect(self._go_to)
        self.table.customContextMenuRequested.connect(self._show_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        cursor.replay_changed.connect(self._show_replay)
        cursor.moved.connect(self._show_position)
        self._show_replay()

    def set_in_sight(self, on: bool) -> None:
        """Nobody sees the list, or somebody does: only then it is kept up to date."""
        self._in_sight = on
        self._show_replay()

    def _show_replay(self) -> None:
        replay = self._cursor.replay
        if replay is None or self._in_sight:
            self._busy = True
            self.model.show_replay(replay)
            self._busy = False
            self.table.set_nothing(_nothing(replay))

    def _show_position(self, position: int) -> None:
        """Let go of a chosen row when the cursor has gone elsewhere."""
        row = self.table.currentIndex().row()
        if row >= 0 and self.model.event_number(row) != position:
            self.table.selectionModel().clear()
        self.table.viewport().update()

    def _row_chosen(self, current: QModelIndex) -> None:
        if not self._busy:
            self._go_to(current)

    def _go_to(self, index: QModelIndex) -> None:
        number = self.model.event_number(index.row()) if index.isValid() else None
        if number is not None:
            self._cursor.go(number)

    def choose_event(self, number: int) -> None:
        """Choose the first anomaly that the event shows."""
        rows = (row for row in range(self.model.row_count()) if self.model.event_number(row) == number)
        row = next(rows, None)
        if row is not None:
            self.table.setCurrentIndex(self.model.index(row, 0))
            self.table.setFocus()

    def _show_menu(self, where: QPoint) -> None:
        index = self.table.indexAt(where)
        if index.isValid():
            record_menu.pop_up(self.menu(index.row()), self.table, where)

    def menu(self, row: int) -> QMenu:
        """What one can do with a row."""
        menu = QMenu(self)
        texts = [self.model.text(row, column) for column in Column]
        menu.addAction(self.tr("Copy as text")).triggered.connect(lambda: record_menu.copy("\t".join(texts)))
        menu.addSeparator()
        for position in self.model.anomaly(row).records[:MOST_RECORDS]:
            self._add_record(menu, position)
        return menu

    def _add_record(self, menu: QMenu, position: Position) -> None:
        """Offer to go to a record that the anomaly is about, and to show it."""
        replay = self._cursor.replay
        number = None if replay is None else replay.number_of(*position)
        if replay is not None and number is not None:
            go = menu.addAction(self.tr("Go to #{} ({}/{}@{})").format(number, *position))
            go.triggered.connect(lambda: self._cursor.go(number))
            show = menu.addAction(self.tr("Show record {}/{}@{}").format(*position))
            record = replay.steps[number - 1].event.record
            show.triggered.connect(lambda: self.record_requested.emit(record))


def _nothing(replay: Replay | None) -> Nothing:
    """Why no anomaly is listed."""
    if replay is None:
        return NO_MATCH
    return VEILED if isinstance(replay, SeenReplay) else NO_ANOMALIES


def _table(model: AnomalyModel, cursor: Cursor) -> DenseTable:
    table = DenseTable(tr("Anomalies"))
    table.rows_move_the_cursor = True
    table.setModel(model)
    table.setItemDelegate(_AnomalyDelegate(table, model, cursor))
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    samples = [
        (ui_font(), "__warning__"),
        (numeric_font(), "#00000"),
        (mono_font(), "event_after_completion_"),
    ]
    table.set_columns([*samples, (ui_font(), "")], stretched=Column.MESSAGE)
    return table


class _AnomalyDelegate(RowDelegate):
    def __init__(self, parent: QWidget, model: AnomalyModel, cursor: Cursor) -> None:
        super().__init__(parent)
        self._model = model
        self._cursor = cursor

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        text = self._model.text(row, column)
        match column:
            case Column.SEVERITY:
                look = SEVERITIES[self._model.anomaly(row).severity]
                colour = getattr(theme, look.colour)
                return Cell(tr(look.word), colour, self.words, look.icon, colour)
            case Column.EVENT:
                here = self._model.event_number(row) == self._cursor.position
                return Cell(text, theme.accent if here else theme.muted, self.numbers)
            case Column.CODE:
                return Cell(text, theme.text, self.mono)
            case _:
                return Cell(text, theme.text, self.words)
