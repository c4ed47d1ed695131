"""Two replays side by side as a table."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from app.core.alignment import Alignment, Pair
from app.core.replay import Step
from app.qt import local
from app.qt.spoken import said
from app.qt.text_table import TextTable
from app.qt.texts import translatable


class Column(IntEnum):
    """What a cell shows."""

    LEFT_NUMBER = 0
    LEFT = 1
    LEFT_TIME = 2
    SIGN = 3
    RIGHT_NUMBER = 4
    RIGHT = 5
    RIGHT_TIME = 6
    DIFFERENCE = 7


class CompareModel(TextTable):
    """One row for events that stand beside each other, or for one that stands alone."""

    HEADINGS = (
        "#",
        translatable("Left"),
        translatable("In the round"),
        "",
        "#",
        translatable("Right"),
        translatable("In the round"),
        translatable("Difference"),
    )
    NUMERIC = frozenset({Column.LEFT_NUMBER, Column.LEFT_TIME, Column.RIGHT_NUMBER, Column.RIGHT_TIME})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: Sequence[Pair] = ()
        self._left: Sequence[Step] = ()
        self._right: Sequence[Step] = ()

    def show(self, alignment: Alignment | None) -> None:
        """Show this one."""
        self.beginResetModel()
        self._pairs = () if alignment is None else alignment.pairs
        self._left = () if alignment is None else alignment.left.steps
        self._right = () if alignment is None else alignment.right.steps
        self.endResetModel()

    def pair(self, row: int) -> Pair:
        """What stands in a row. Raises IndexError."""
        return self._pairs[row]

    def row_count(self) -> int:
        return len(self._pairs)

    def text(self, row: int, column: int) -> str:
        pair = self._pairs[row]
        match column:
            case Column.LEFT_NUMBER | Column.RIGHT_NUMBER:
                number = pair.left if column == Column.LEFT_NUMBER else pair.right
                return "" if number is None else str(number)
            case Column.LEFT:
                return "" if pair.left is None else said(self._left[pair.left - 1].summary)
            case Column.RIGHT:
                return "" if pair.right is None else said(self._right[pair.right - 1].summary)
            case Column.LEFT_TIME | Column.RIGHT_TIME:
                passed = pair.left_ms if column == Column.LEFT_TIME else pair.right_ms
                return "" if passed is None else local.duration(passed)
            case Column.SIGN:
                return pair.sign.value
            case _:
                return said(pair.difference)

    def tooltip(self, row: int, column: int) -> str:
        return self.text(row, column) if column in (Column.LEFT, Column.RIGHT, Column.DIFFERENCE) else ""
