"""The watched expressions and their values at the cursor, as a table."""

import operator
from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from app.core.breakpoints import Watch
from app.qt.text_table import TextTable
from app.qt.texts import translatable


class Column(IntEnum):
    """What a cell shows."""

    EXPRESSION = 0
    VALUE = 1
    BEFORE = 2


class WatchModel(TextTable):
    """One row an expression."""

    HEADINGS = (translatable("Expression"), translatable("Value"), translatable("Before this event"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watches: list[Watch] = []
        self._values: Mapping[str, str] = {}
        self._before: Mapping[str, str] = {}

    @property
    def watches(self) -> list[Watch]:
        """All of them."""
        return list(self._watches)

    def show(self, watches: Sequence[Watch]) -> None:
        """Have these."""
        self.replace_rows(self._watches, watches, operator.eq, self._put)

    def _put(self, watches: Sequence[Watch]) -> None:
        self._watches = list(watches)

    def show_values(self, values: Mapping[str, str], before: Mapping[str, str]) -> None:
        """Show what the expressions give after the cursor's event, and what they gave before it."""
        self._values, self._before = values, before
        if self._watches:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._watches) - 1, len(Column) - 1))

    def is_changed(self, row: int) -> bool:
        """Whether the cursor's event changed the value."""
        expression = self._watches[row].expression
        return expression in self._before and self._before[expression] != self._values.get(expression)

    def row_count(self) -> int:
        return len(self._watches)

    def text(self, row: int, column: int) -> str:
        expression = self._watches[row].expression
        match column:
            case Column.EXPRESSION:
                return expression
            case Column.VALUE:
                return self._values.get(expression, "…")
            case _:
                return self._before.get(expression, "") if self.is_changed(row) else ""

    def tooltip(self, row: int, column: int) -> str:
        return self.text(row, column)
