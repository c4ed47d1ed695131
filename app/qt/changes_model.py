"""What one step changed, as a table of paths with the old and the new value."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject

from app.core.view import Change, Kind
from app.qt.text_table import TextTable
from app.qt.texts import translatable
from app.qt.wording import Wording

SIGNS = {Kind.ADDED: "+", Kind.CHANGED: "~", Kind.REMOVED: "−"}


class Column(IntEnum):
    """What a cell shows."""

    PATH = 0
    OLD = 1
    NEW = 2


class ChangesModel(TextTable):
    """One row for each value that the step set, in the order of the state."""

    HEADINGS = (translatable("Path"), translatable("Old"), translatable("New"))

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._changes: Sequence[Change] = ()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show these."""
        self.beginResetModel()
        self._changes = changes
        self.endResetModel()

    def change(self, row: int) -> Change:
        """The change in a row. Raises IndexError."""
        return self._changes[row]

    def line(self, row: int) -> str:
        """The whole change on one line, for copying."""
        change = self._changes[row]
        values = {
            Kind.ADDED: self._value(change, change.new),
            Kind.REMOVED: self._value(change, change.old),
            Kind.CHANGED: f"{self._value(change, change.old)} → {self._value(change, change.new)}",
        }
        return f"{SIGNS[change.kind]} {change.path}: {values[change.kind]}"

    def row_count(self) -> int:
        return len(self._changes)

    def text(self, row: int, column: int) -> str:
        change = self._changes[row]
        match column:
            case Column.PATH:
                return change.path
            case Column.OLD:
                return "" if change.kind is Kind.ADDED else self._value(change, change.old)
            case _:
                return "" if change.kind is Kind.REMOVED else self._value(change, change.new)

    def tooltip(self, row: int, column: int) -> str:
        return ""

    def _value(self, change: Change, value: Any) -> str:
        """A text whole, anything else as the tree words it."""
        name = change.path.rpartition(".")[2]
        return value if isinstance(value, str) else self._wording.value(change.path, name, value)
