"""The breakpoints as a table: what they stop at, and how often they have been hit."""

import operator
from collections.abc import Sequence
from enum import IntEnum

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject

from app.core.breakpoints import Breakpoint, BreakpointKind, Hits
from app.qt import local
from app.qt.spoken import said
from app.qt.text_table import TextTable
from app.qt.texts import tr, translatable

KINDS = {
    BreakpointKind.EVENT_TYPE: translatable("event type"),
    BreakpointKind.PARTICIPANT: translatable("participant"),
    BreakpointKind.ROBOT: translatable("robot"),
    BreakpointKind.ROUND: translatable("round"),
    BreakpointKind.ANOMALY: translatable("anomaly"),
    BreakpointKind.VALUE: translatable("value changes"),
    BreakpointKind.EXPRESSION: translatable("expression"),
    BreakpointKind.EVENT: translatable("event"),
}


class Column(IntEnum):
    """What a cell shows."""

    ENABLED = 0
    KIND = 1
    ARGUMENT = 2
    MATCH = 3
    HITS = 4
    LIVE = 5
    NOTE = 6


class Row(msgspec.Struct, frozen=True):
    """A breakpoint, its hits in the open match (None while they are looked for), and how many live ones."""

    breakpoint: Breakpoint
    hits: Hits | None = None
    live: int = 0


class BreakpointModel(TextTable):
    """One row a breakpoint, in the order in which they were made."""

    HEADINGS = (
        "",
        translatable("Stop at"),
        translatable("What"),
        translatable("In"),
        translatable("Hits"),
        translatable("Live hits"),
        translatable("Note"),
    )
    NUMERIC = frozenset({Column.HITS, Column.LIVE})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def breakpoints(self) -> list[Breakpoint]:
        """All of them."""
        return [row.breakpoint for row in self._rows]

    def row(self, number: int) -> Row:
        """What a row shows. Raises IndexError."""
        return self._rows[number]

    def place_of(self, breakpoint_: Breakpoint) -> int | None:
        """The row of a breakpoint, None when there is none."""
        rows = enumerate(self._rows)
        return next((number for number, row in rows if row.breakpoint == breakpoint_), None)

    def show(self, breakpoints: Sequence[Breakpoint]) -> None:
        """Have these; the ones that were there keep what is known of them."""
        known = {row.breakpoint: row for row in self._rows}
        rows = [known.get(each) or Row(each) for each in breakpoints]
        self.replace_rows(self._rows, rows, operator.eq, self._put)

    def _put(self, rows: Sequence[Row]) -> None:
        self._rows = list(rows)

    def exchange(self, number: int, breakpoint_: Breakpoint) -> None:
        """Put another breakpoint into a row."""
        self._set(number, Row(breakpoint_))

    def forget_hits(self) -> None:
        """Another match is open."""
        for number, row in enumerate(self._rows):
            self._set(number, replace(row, hits=None))

    def set_hits(self, breakpoint_: Breakpoint, hits: Hits) -> None:
        """Show what was found in the open match."""
        number = self.place_of(breakpoint_)
        if number is not None:
            self._set(number, replace(self._rows[number], hits=hits))

    def add_live(self, breakpoint_: Breakpoint, count: int) -> None:
        """Count live hits."""
        number = self.place_of(breakpoint_)
        if number is not None:
            row = self._rows[number]
            self._set(number, replace(row, live=row.live + count))

    def _set(self, number: int, row: Row) -> None:
        self._rows[number] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))

    def row_count(self) -> int:
        return len(self._rows)

    def text(self, row: int, column: int) -> str:
        shown = self._rows[row]
        match column:
            case Column.ENABLED:
                return self.tr("on") if shown.breakpoint.enabled else self.tr("off")
            case Column.KIND:
                return tr(KINDS[shown.breakpoint.kind])
            case Column.ARGUMENT:
                return shown.breakpoint.argument
            case Column.MATCH:
                return shown.breakpoint.match_id or self.tr("any match")
            case Column.HITS:
                return _hits(shown)
            case Column.LIVE:
                return local.count(shown.live) if shown.live else ""
            case _:
                return _note(shown.hits)

    def tooltip(self, row: int, column: int) -> str:
        match column:
            case Column.ARGUMENT | Column.MATCH | Column.NOTE:
                return self.text(row, column)
            case Column.ENABLED:
                return self.tr("Space switches it on and off")
            case _:
                return ""


def _hits(row: Row) -> str:
    if not row.breakpoint.enabled:
        return ""
    return "…" if row.hits is None else local.count(len(row.hits.numbers))


def _note(hits: Hits | None) -> str:
    if hits is None:
        return ""
    undecided = (
        tr("could not be asked of {events}").format(events=tr("%Ln events", "", hits.undecided))
        if hits.undecided
        else ""
    )
    return said(hits.problem) or undecided
