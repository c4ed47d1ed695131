"""Two matches, or a match and its branch, side by side, with what their states differ in."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.core.alignment import Alignment, Sign
from app.core.view import changes
from app.qt.compare_model import Column, CompareModel
from app.qt.cursor import Cursor
from app.qt.texts import translatable
from widgets.change_list import ChangeList
from widgets.nothing import Nothing
from widgets.rows import Cell, DenseTable, RowDelegate
from widgets.theme import UNIT, Theme, numeric_font, ui_font

NO_SIDES = Nothing(
    "compare",
    translatable("Nothing is compared"),
    translatable(
        "Choose “Compare with the open match” in the menu of a match in the list, or Compare in the bar of a "
        "what-if branch."
    ),
)
NO_EVENTS = Nothing("compare", translatable("Neither side has an event"))
SAME_STATE = Nothing("equal", translatable("Both sides have the same state at the cursor"))


class ComparePage(QWidget):
    """The one cursor moves the left side; the right one stands where the alignment says."""

    closed = Signal()
    """Compare no longer."""

    def __init__(self, cursor: Cursor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._alignment: Alignment | None = None
        self._busy = False
        self._in_sight = True
        self.model = CompareModel(self)
        self.table = _Pairs(self.model)
        self.states = ChangeList()
        self.states.setAccessibleName(self.tr("How the states differ"))
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.count = QLabel()
        self.count.setProperty("kind", "muted")
        self.first_button = QPushButton(self.tr("First difference"))
        self.previous_button = QPushButton(self.tr("Previous"))
        self.next_button = QPushButton(self.tr("Next"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        self._connect()
        self.show_alignment(None)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        line.setSpacing(UNIT)
        line.addWidget(self.title)
        line.addWidget(self.count)
        line.addStretch(1)
        for button in (self.first_button, self.previous_button, self.next_button, self.close_button):
            line.addWidget(button)
        split = QSplitter()
        split.addWidget(self.table)
        split.addWidget(self.states)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self.first_button.clicked.connect(self.go_to_first)
        self.previous_button.clicked.connect(self.go_to_previous)
        self.next_button.clicked.connect(self.go_to_next)
        self.close_button.clicked.connect(self.closed)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self._cursor.moved.connect(self._show_position)

    @property
    def alignment(self) -> Alignment | None:
        """What is compared."""
        return self._alignment

    def show_alignment(self, alignment: Alignment | None, names: tuple[str, str] = ("", "")) -> None:
        """Show this comparison, under the names of its sides; None for none."""
        self._alignment = alignment
        self._busy = True
        self.model.show(alignment)
        self.table.executeDelayedItemsLayout()  # before that nothing can be scrolled to
        self._busy = False
        self.table.set_nothing(NO_SIDES if alignment is None else NO_EVENTS)
        self.title.setText("" if alignment is None else f"{names[0]}  ⟷  {names[1]}")
        found = 0 if alignment is None else len(alignment.differences)
        self.count.setText("" if alignment is None else self.tr("%Ln differences", "", found))
        for button in (self.first_button, self.previous_button, self.next_button):
            button.setEnabled(found > 0)
        self.close_button.setEnabled(alignment is not None)
        self._show_position(self._cursor.position)

    def set_in_sight(self, on: bool) -> None:
        """Nobody sees the page, or somebody does: only then it compares the states at each step."""
        self._in_sight = on
        self._show_position(self._cursor.position)

    def go_to_first(self) -> bool:
        """To the first row that differs; False where there is none."""
        return self._go(None if self._alignment is None else self._alignment.next_difference(None))

    def go_to_next(self) -> bool:
        """To the next row that differs; False where there is none."""
        return self._go(None if self._alignment is None else self._alignment.next_difference(self._row()))

    def go_to_previous(self) -> bool:
        """To the row before that differs; False where there is none."""
        return self._go(None if self._alignment is None else self._alignment.previous_difference(self._row()))

    def _row(self) -> int | None:
        row = self.table.currentIndex().row()
        return row if row >= 0 else None

    def _go(self, row: int | None) -> bool:
        if row is not None:
            self.table.setCurrentIndex(self.model.index(row, 0))
        return row is not None

    def _choose(self, current: QModelIndex) -> None:
        """A row was chosen: the cursor goes to its event, or to the last one before it."""
        if self._busy or self._alignment is None or not current.isValid():
            return
        self._busy = True
        self._cursor.go(self._alignment.left_at(current.row()))
        self._busy = False
        self._show_states(self._alignment.pairs[current.row()].right)

    def _show_position(self, position: int) -> None:
        if self._busy or self._alignment is None or position > len(self._alignment.left):
            self.states.changes.show_changes([])
            return
        row = self._alignment.row_of(position)
        self._busy = True
        if row is None:
            self.table.setCurrentIndex(QModelIndex())  # the next difference is the first one then
        else:
            self.table.setCurrentIndex(self.model.index(row, 0))
        self._busy = False
        self._show_states(None)

    def _show_states(self, right: int | None) -> None:
        """How the states differ where both sides stand; a row of the right side alone stands at its event."""
        alignment, position = self._alignment, self._cursor.position
        if alignment is None or not self._in_sight:
            return
        there = alignment.right_at(position) if right is None else right
        self.states.set_nothing(SAME_STATE)
        left_state, right_state = alignment.left.state_at(position), alignment.right.state_at(there)
        self.states.changes.show_changes(changes(left_state, right_state))


class _Pairs(DenseTable):
    def __init__(self, model: CompareModel) -> None:
        super().__init__(self.tr("Events side by side"))
        self.rows_move_the_cursor = True
        self.setModel(model)
        self.setItemDelegate(_PairDelegate(self, model))
        words, numbers = ui_font(), numeric_font()
        self.set_columns(
            [
                (numbers, "00000"),
                (words, self.tr("somebody answered round 2 in 3.2 s: to read")),
                (numbers, self.tr("In the round")),
                (words, "~~"),
                (numbers, "00000"),
                (words, ""),
                (numbers, self.tr("In the round")),
                (words, self.tr("says something else; 3.2 s")),
            ],
            stretched=Column.RIGHT,
            narrow={Column.RIGHT_TIME: 0, Column.LEFT_TIME: 0, Column.DIFFERENCE: 16 * UNIT},
        )


class _PairDelegate(RowDelegate):
    """A difference is told by a sign and a colour."""

    def __init__(self, parent: QWidget, model: CompareModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        sign = self._model.pair(row).sign
        colours = {Sign.SAME: theme.muted, Sign.ONLY_LEFT: theme.bad, Sign.ONLY_RIGHT: theme.good}
        colour = colours.get(sign, theme.accent)
        text = self._model.text(row, column)
        if column in (Column.SIGN, Column.DIFFERENCE):
            return Cell(text, colour, self.words)
        if column in (Column.LEFT, Column.RIGHT):
            return Cell(text, theme.muted if sign is Sign.SAME else theme.text, self.words)
        return Cell(text, theme.muted, self.numbers)
