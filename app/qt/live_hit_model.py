"""The last live hits of breakpoints as a table, newest first."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from app.core.perspective import HIDDEN
from app.qt.breakpoint_model import KINDS
from app.qt.messages import LiveHit
from app.qt.text_table import LockedTable
from app.qt.texts import translatable

KEPT = 200


class Column(IntEnum):
    """What a cell shows."""

    MATCH = 0
    EVENT = 1
    WHAT = 2
    BREAKPOINT = 3


class LiveHitModel(LockedTable):
    """One row a hit."""

    HEADINGS = (
        translatable("Match"),
        translatable("Event"),
        translatable("What"),
        translatable("Breakpoint"),
    )
    NUMERIC = frozenset({Column.EVENT})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[LiveHit] = []

    def what(self, hit: LiveHit) -> str:
        """What happened, as far as it may be told."""
        return HIDDEN if self.locked else hit.what

    def add(self, hits: Sequence[LiveHit]) -> None:
        """Put these, oldest first, above the others, of which the last `KEPT` stay."""
        self.beginResetModel()
        self._rows = [*reversed(hits), *self._rows][:KEPT]
        self.endResetModel()

    def hit(self, row: int) -> LiveHit:
        """The hit in a row. Raises IndexError."""
        return self._rows[row]

    def row_count(self) -> int:
        return len(self._rows)

    def text(self, row: int, column: int) -> str:
        hit = self._rows[row]
        match column:
            case Column.MATCH:
                return hit.match_id
            case Column.EVENT:
                return f"#{hit.number}"
            case Column.WHAT:
                return self.what(hit)
            case _:
                return f"{KINDS[hit.breakpoint.kind]} {hit.breakpoint.argument}"

    def tooltip(self, row: int, column: int) -> str:
        return self.text(row, column) if column in (Column.WHAT, Column.BREAKPOINT) else ""
