"""The table of commands and their keys."""

from collections.abc import Sequence
from enum import IntEnum

import msgspec
from PySide6.QtCore import QObject

from app.qt.key_map import KeyMap, native
from app.qt.text_table import TextTable
from app.qt.texts import translatable


class Column(IntEnum):
    """The columns."""

    GROUP = 0
    COMMAND = 1
    KEYS = 2
    CHANGED = 3


class KeyRow(msgspec.Struct, frozen=True):
    """A command as it is listed."""

    name: str
    group: str
    title: str


class KeyModel(TextTable):
    """Commands in their order, or those of them that have all the words of a filter."""

    HEADINGS = (translatable("Group"), translatable("Command"), translatable("Keys"), "")

    def __init__(self, rows: Sequence[KeyRow], keys: KeyMap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = list(rows)
        self._rows = self._all
        self._keys = keys
        self._words: list[str] = []
        keys.changed.connect(self._arrange)

    def row_count(self) -> int:
        return len(self._rows)

    def row(self, row: int) -> KeyRow:
        """The command in a row. Raises IndexError."""
        return self._rows[row]

    def row_of(self, name: str) -> int | None:
        """The row that shows a command, None where none does."""
        return next((place for place, row in enumerate(self._rows) if row.name == name), None)

    def text(self, row: int, column: int) -> str:
        shown = self._rows[row]
        match column:
            case Column.GROUP:
                return shown.group
            case Column.COMMAND:
                return shown.title
            case Column.KEYS:
                return "  ·  ".join(map(native, self._keys.keys(shown.name)))
            case _:
                return self.tr("changed") if self._keys.is_custom(shown.name) else ""

    def tooltip(self, row: int, column: int) -> str:
        return ""

    def set_filter(self, text: str) -> None:
        """Show the commands that have all these words in their group, name or keys."""
        self._words = text.casefold().split()
        self._arrange()

    def _arrange(self) -> None:
        rows = [row for row in self._all if self._passes(row)]
        if rows == self._rows:
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.HEADINGS) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _passes(self, row: KeyRow) -> bool:
        keys = " ".join(map(native, self._keys.keys(row.name)))
        text = f"{row.group} {row.title} {keys}".casefold()
        return all(word in text for word in self._words)
