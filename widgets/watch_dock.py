"""The watches: expressions with their values at the cursor."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.breakpoints import Watch
from app.core.expressions import ExpressionError, StepExpression
from app.qt.cursor import Cursor
from app.qt.evaluator import Evaluator
from app.qt.spoken import said
from app.qt.texts import translatable
from app.qt.watch_model import Column, WatchModel
from widgets.nothing import Nothing
from widgets.rows import Cell, DenseTable, RowDelegate
from widgets.theme import UNIT, Theme, mono_font

NO_WATCHES = Nothing(
    "eye-outline",
    translatable("Nothing is watched"),
    translatable("Write an expression above, such as state.rounds.size()."),
)


class WatchDock(QWidget):
    """A line that adds an expression above the table. Delete removes one, F2 or Enter edits it.

    Values are worked out in another process, and only while this is in sight.
    """

    changed = Signal()
    """What is watched is another thing than before."""

    def __init__(self, cursor: Cursor, evaluator: Evaluator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._evaluator = evaluator
        self._edited: int | None = None
        self._values: dict[int, dict[str, str]] = {}
        self._stuck = False
        self._in_sight = True
        self.model = WatchModel(self)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(self.tr("Expression to watch"))
        self.edit.setPlaceholderText("state.rounds.size()")
        self.edit.setFont(mono_font())
        self.add_button = QPushButton(self.tr("Watch"))
        self.mistake = QLabel()
        self.mistake.setProperty("kind", "problem")
        self.mistake.setTextFormat(Qt.TextFormat.PlainText)
        self.mistake.setContentsMargins(UNIT, 0, UNIT, UNIT // 2)
        self.mistake.hide()
        self.table = _Watches(self.model)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        line.setSpacing(UNIT)
        line.addWidget(self.edit, 1)
        line.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.mistake)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.edit.returnPressed.connect(self._accept)
        self.edit.textEdited.connect(self.mistake.hide)
        self.add_button.clicked.connect(self._accept)
        self.table.remove_requested.connect(self.remove)
        self.table.edit_requested.connect(self._begin_edit)
        self._cursor.replay_changed.connect(self._forget_values)
        self._cursor.moved.connect(self.look)
        self._evaluator.seen.connect(self._take)

    @property
    def watches(self) -> tuple[Watch, ...]:
        """What is watched."""
        return tuple(self.model.watches)

    def set_watches(self, watches: Sequence[Watch]) -> None:
        """Watch these."""
        self.model.show(watches)
        self._forget_values()
        self.look()
        self.changed.emit()

    def add(self, expression: str) -> None:
        """Watch this expression too."""
        if Watch(expression) not in self.model.watches:
            self.set_watches([*self.model.watches, Watch(expression)])

    def begin(self) -> None:
        """Have the user write an expression."""
        self._end_edit()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def remove(self, row: int) -> None:
        """Watch this no longer."""
        watches = self.model.watches
        del watches[row]
        self._end_edit()
        self.set_watches(watches)

    def _accept(self) -> None:
        text = self.edit.text().strip()
        if not text:
            return
        try:
            StepExpression(text)
        except ExpressionError as error:
            self.mistake.setText(said(str(error)))
            self.mistake.show()
            if error.column:
                self.edit.setSelection(error.column - 1, len(self.edit.text()) - error.column + 1)
            return
        edited, watches = self._edited, self.model.watches
        self._end_edit()
        if edited is None:
            self.add(text)
        else:
            watches[edited] = Watch(text)
            self.set_watches(list(dict.fromkeys(watches)))

    def _begin_edit(self, row: int) -> None:
        self._edited = row
        self.edit.setText(self.model.watches[row].expression)
        self.add_button.setText(self.tr("Change"))
        self.edit.setFocus()

    def _end_edit(self) -> None:
        self._edited = None
        self.edit.clear()
        self.add_button.setText(self.tr("Watch"))
        self.mistake.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end_edit()
        else:
            super().keyPressEvent(event)

    # The values.

    def set_in_sight(self, on: bool) -> None:
        """Nobody sees the values, or somebody does: only then they are worked out."""
        self._in_sight = on
        self.look()

    def _forget_values(self) -> None:
        self._values.clear()
        self.model.show_values({}, {})

    def look(self) -> None:
        """Work out the values at the cursor, and what they were one event before."""
        position = self._cursor.position
        expressions = [watch.expression for watch in self.model.watches]
        if self._stuck or not self._in_sight or not expressions or self._cursor.replay is None:
            return
        wanted = [number for number in (position, position - 1) if number >= 0 and number not in self._values]
        if wanted:
            self._evaluator.look(wanted[0], expressions)
        self._show_values()

    def _take(self, number: int, values: dict[str, str]) -> None:
        self._values[number] = values
        self.look()
        self._show_values()

    def _show_values(self) -> None:
        position = self._cursor.position
        if position in self._values:
            self.model.show_values(self._values[position], self._values.get(position - 1, {}))


class _Watches(DenseTable):
    """The table itself, and its keys."""

    remove_requested = Signal(int)
    edit_requested = Signal(int)

    def __init__(self, model: WatchModel) -> None:
        super().__init__(self.tr("Watches"))
        self.setModel(model)
        self.setItemDelegate(_WatchDelegate(self, model))
        self.set_nothing(NO_WATCHES)
        mono = mono_font()
        self.set_columns(
            [
                (mono, self.tr("state.rounds[1].responses.size() == 4")),
                (mono, ""),
                (mono, "12345678901234567890"),
            ],
            stretched=Column.VALUE,
            narrow={Column.BEFORE: 16 * UNIT, Column.EXPRESSION: 24 * UNIT},
        )
        self.doubleClicked.connect(lambda index: self.edit_requested.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Delete and row >= 0:
            self.remove_requested.emit(row)
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return) and row >= 0:
            self.edit_requested.emit(row)
        else:
            super().keyPressEvent(event)


class _WatchDelegate(RowDelegate):
    """A value that the cursor's event changed is marked as changes are in the state."""

    def __init__(self, parent: QWidget, model: WatchModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        text = self._model.text(row, column)
        if column == Column.BEFORE:
            return Cell(text, theme.muted, self.mono)
        if column == Column.VALUE and self._model.is_changed(row):
            return Cell(f"~ {text}", theme.accent, self.mono)
        return Cell(text, theme.text, self.mono)
