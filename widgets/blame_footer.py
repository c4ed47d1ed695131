"""Below the state's tree: which event set the chosen value, and what the value was before."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.core.blame import Setting
from app.core.replay import Replay
from app.core.stepping import next_in, previous_in
from app.qt import local
from app.qt.history_model import Column, HistoryModel
from app.qt.texts import tr
from app.qt.wording import StateWording
from widgets import icons
from widgets.elided_label import ElidedLabel
from widgets.rows import Cell, DenseTable, RowDelegate
from widgets.theme import UNIT, Theme, numeric_font, row_height, ui_font

SHOWN_ROWS = 3
MOST_ROWS = 1000
"""A value that was set more often lists the last of them; the arrows lead to all."""


class BlameFooter(QWidget):
    """One value's setting, a way to it, to the changes before and after it, and its earlier values."""

    go_requested = Signal(int)
    """Go to the event with this number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setter: int | None = None
        self._previous: int | None = None
        self._next: int | None = None
        self.setter_button = QPushButton()
        self.setter_button.setProperty("link", "true")
        self.setter_button.setFont(numeric_font())
        self.setter_button.hide()
        self.setter_button.setToolTip(self.tr("Go to the event that set this value"))
        self.setter_button.clicked.connect(lambda: self._go(self._setter))
        self.place = ElidedLabel()
        self.place.setProperty("kind", "muted")
        self.place.setFont(numeric_font())
        self.previous_button = _arrow("chevron-left", self.tr("Previous change of this value"))
        self.previous_button.clicked.connect(lambda: self._go(self._previous))
        self.next_button = _arrow("chevron-right", self.tr("Next change of this value"))
        self.next_button.clicked.connect(lambda: self._go(self._next))
        self.model = HistoryModel(StateWording(), self)
        self.table = _table(self.model)
        self.table.clicked.connect(self._row_chosen)
        self.table.activated.connect(self._row_chosen)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(UNIT // 2, 0, UNIT // 2, 0)
        line.setSpacing(UNIT // 2)
        line.addWidget(self.setter_button)
        line.addStretch(1)
        line.addWidget(self.previous_button)
        line.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        self.place.setContentsMargins(UNIT, 0, UNIT, UNIT // 2)
        column.addWidget(self.place)
        column.addWidget(self.table)

    def show_value(self, replay: Replay, path: str, position: int) -> None:
        """Show what set the value of a path as it is after so many events."""
        numbers = replay.blame.numbers(path)
        self._setter = replay.blame.last_touched(path, position)
        self._previous, self._next = previous_in(numbers, position), next_in(numbers, position)
        self.previous_button.setEnabled(self._previous is not None)
        self.next_button.setEnabled(self._next is not None)
        history = replay.blame.history(path)
        earlier = [setting for setting in history if setting.number < (self._setter or 0)]
        self.setter_button.setVisible(self._setter is not None)
        self.setter_button.setText(
            self.tr("Set by #{setter}").format(setter=self._setter)
            if history
            else self.tr("Last set by #{setter}").format(setter=self._setter)
        )
        self.place.setText(_place(replay, self._setter, len(earlier)))
        self._show_earlier(replay, path, earlier)
        self.show()

    def _show_earlier(self, replay: Replay, path: str, earlier: Sequence[Setting]) -> None:
        self.model.show_history(path, list(reversed(earlier[-MOST_ROWS:])), replay.steps)
        self.table.setFixedHeight(row_height() * min(SHOWN_ROWS, len(earlier)) + 2)
        self.table.setVisible(bool(earlier))

    def _row_chosen(self, index: QModelIndex) -> None:
        self._go(self.model.number(index.row()))

    def _go(self, number: int | None) -> None:
        if number is not None:
            self.go_requested.emit(number)


def _place(replay: Replay, number: int | None, earlier: int) -> str:
    if number is None:
        return tr("As at the start: no event has set this.")
    event = replay.steps[number - 1].event
    topic, partition, offset = event.record.position
    place = f"{topic}/{partition}@{offset} · {local.time_of_day(event.time)}"
    return (
        place
        if not earlier
        else tr("{place} · {earlier_values}").format(
            place=place, earlier_values=tr("%Ln earlier values", "", earlier)
        )
    )


def _arrow(icon: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon(icon, "muted"))
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button


def _table(model: HistoryModel) -> DenseTable:
    table = DenseTable(tr("Earlier values"))
    table.setModel(model)
    table.setItemDelegate(_HistoryDelegate(table, model))
    table.horizontalHeader().hide()
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    samples = [(numeric_font(), "#00000"), (numeric_font(), "00:00:00.000"), (ui_font(), "")]
    table.set_columns(samples, stretched=Column.VALUE, narrow={Column.TIME: 0})
    return table


class _HistoryDelegate(RowDelegate):
    def __init__(self, parent: QWidget, model: HistoryModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        text = self._model.text(row, column)
        colour = {Column.EVENT: theme.accent, Column.TIME: theme.muted}.get(Column(column), theme.text)
        return Cell(text, colour, self.words if column == Column.VALUE else self.numbers)
