"""The marks as a table."""

import operator
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from app.core.marks import Mark
from app.core.perspective import HIDDEN
from app.qt.text_table import LockedTable
from app.qt.texts import translatable
from app.qt.words import word


class Column(IntEnum):
    """What a cell shows."""

    COLOUR = 0
    MATCH = 1
    EVENT = 2
    WHAT = 3
    NOTE = 4


class MarkModel(LockedTable):
    """One row for each mark, in the order in which they are given."""

    HEADINGS = (
        translatable("Mark"),
        translatable("Match"),
        translatable("Event"),
        translatable("What"),
        translatable("Note"),
    )
    NUMERIC = frozenset({Column.EVENT})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Mark] = ()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these; rows that were there before stay."""
        self.replace_rows(self._rows, marks, operator.eq, self._put)

    def _put(self, rows: Sequence[Mark]) -> None:
        self._rows = rows

    def mark(self, row: int) -> Mark:
        """The mark in a row. Raises IndexError."""
        return self._rows[row]

    def row_count(self) -> int:
        return len(self._rows)

    def text(self, row: int, column: int) -> str:
        mark = self._rows[row]
        match column:
            case Column.COLOUR:
                return word(mark.colour)
            case Column.MATCH:
                return mark.match_id
            case Column.EVENT:
                return "" if mark.number is None else f"#{mark.number}"
            case Column.WHAT:
                return self.tr("the match") if mark.position is None else self._what(mark)
            case _:
                return " ".join(mark.note.split())

    def tooltip(self, row: int, column: int) -> str:
        mark = self._rows[row]
        match column:
            case Column.WHAT if mark.position is not None:
                topic, partition, offset = mark.position
                return self.tr("{what}\n{topic}, partition {partition}, offset {offset}").format(
                    what=self._what(mark), topic=topic, partition=partition, offset=offset
                )
            case Column.NOTE:
                return mark.note
            case _:
                return ""

    def _what(self, mark: Mark) -> str:
        return HIDDEN if self.locked else mark.what
