"""What a comparison with the current system found, as a table that can be sorted and filtered."""

import math
import re
from collections.abc import Callable, Iterator
from enum import IntEnum, StrEnum
from itertools import chain, islice
from typing import Any

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt

from app.core import formats
from app.core.perspective import HIDDEN
from app.core.reconcile import Comparison
from app.qt.difference_text import exact_text, pair_texts
from app.qt.text_filter import TextFilter
from app.qt.text_table import TextTable
from app.qt.texts import tr, translatable

MOST_ROWS = 20_000
"""More than anyone reads; what is over it is counted, and the command line lists it."""

LONGEST_SEARCHED = 4096
THERE = translatable("there")
_SPOILERS = frozenset({"humans", "robots", "result"})


class Kind(StrEnum):
    """In which way the two sides differ, the worst first."""

    MISSING = translatable("missing in Kafka")
    DIFFERENT = translatable("different")
    EXTRA = translatable("only in Kafka")
    UNREADABLE = translatable("not readable")


class Column(IntEnum):
    """What a cell shows."""

    KIND = 0
    MATCH = 1
    FIELD = 2
    KAFKA = 3
    OTHER = 4
    EVENT = 5


class Row(msgspec.Struct, frozen=True):
    """One difference; ``number`` is the event that set Kafka's value. No field stands for the whole match."""

    kind: Kind
    match_id: str
    field: str = ""
    kafka: Any = None
    other: Any = None
    number: int | None = None


class DifferenceModel(TextTable):
    """One row for each difference, missing matches first, until the user sorts it otherwise."""

    HEADINGS = (
        translatable("Kind"),
        translatable("Match"),
        translatable("Field"),
        translatable("In Kafka"),
        translatable("In the current system"),
        translatable("Event"),
    )
    NUMERIC = frozenset({Column.EVENT})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._locked = False
        self._rows: list[Row] = []
        self._total = 0
        self._order: list[int] = []
        self._shown: list[int] = []
        self._sorting = (Column.KIND, Qt.SortOrder.AscendingOrder)
        self._filter = TextFilter()
        self._pairs: dict[int, tuple[str, str]] = {}
        self._search_texts: list[str] = []

    @property
    def total(self) -> int:
        """How many differences there are, shown or not."""
        return self._total

    @property
    def left_out(self) -> int:
        """How many are over `MOST_ROWS`, and not in the table."""
        return self._total - len(self._rows)

    @property
    def sorting(self) -> tuple[Column, Qt.SortOrder]:
        """The column that the table is sorted by, and which way."""
        return self._sorting

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show what was found; None shows nothing."""
        self._comparison = comparison
        self.beginResetModel()
        rows = [] if comparison is None else list(islice(_rows(comparison), MOST_ROWS))
        self._rows = [_under_lock(row) for row in rows] if self._locked else rows
        self._total = 0 if comparison is None else _count(comparison)
        self._pairs.clear()
        self._search_texts.clear()
        self._order = self._sorted()
        self._shown = self._passing()
        self.endResetModel()

    def set_locked(self, on: bool) -> None:
        """Hide the values that tell who is human, and whether it was found, or no longer."""
        if on != self._locked:
            self._locked = on
            self.show_comparison(self._comparison)

    def set_filter(self, text: str) -> None:
        """Show only rows with these words in what they show; ``-word`` hides."""
        wanted = TextFilter.parse(text)
        if wanted == self._filter:
            return
        self.beginResetModel()
        self._filter = wanted
        self._shown = self._passing()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        standing = [self._shown[index.row()] for index in before]
        self._sorting = (Column(column), order)
        self._order = self._sorted()
        self._shown = self._passing()
        places = {row: place for place, row in enumerate(self._shown)} if before else {}
        after = [self.index(places[row], index.column()) for row, index in zip(standing, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sorted(self) -> list[int]:
        column, order = self._sorting
        key = _SORT_KEYS[column]
        descending = order is Qt.SortOrder.DescendingOrder
        return sorted(range(len(self._rows)), key=lambda row: key(self._rows[row]), reverse=descending)

    def _passing(self) -> list[int]:
        if self._filter.is_empty:
            return self._order
        if not self._search_texts:
            self._search_texts = [_search_text(row) for row in self._rows]
        return self._filter.passing(self._search_texts, self._order)

    def row(self, row: int) -> Row:
        """The difference in a row. Raises IndexError."""
        return self._rows[self._shown[row]]

    def line(self, row: int) -> str:
        """A row with its whole values, separated by tabs, for the clipboard."""
        each = self.row(row)
        texts = [self.text(row, column) for column in Column]
        if each.kind is Kind.DIFFERENT:
            texts[Column.KAFKA], texts[Column.OTHER] = exact_text(each.kafka), exact_text(each.other)
        return "\t".join(texts)

    def row_count(self) -> int:
        return len(self._shown)

    def text(self, row: int, column: int) -> str:
        each = self.row(row)
        match column:
            case Column.KIND:
                return tr(each.kind)
            case Column.MATCH:
                return each.match_id or formats.ABSENT
            case Column.FIELD:
                return each.field or formats.ABSENT
            case Column.KAFKA:
                return self._pair(row)[0]
            case Column.OTHER:
                return self._pair(row)[1]
            case _:
                return "" if each.number is None else f"#{each.number}"

    def _pair(self, row: int) -> tuple[str, str]:
        place = self._shown[row]
        pair = self._pairs.get(place)
        if pair is None:
            pair = self._pairs[place] = _pair(self._rows[place])
        return pair

    def tooltip(self, row: int, column: int) -> str:
        each = self.row(row)
        if each.kind is Kind.DIFFERENT and column in (Column.KAFKA, Column.OTHER):
            return self.tr("In Kafka:\n{kafka}\n\nIn the current system:\n{other}").format(
                kafka=exact_text(each.kafka), other=exact_text(each.other)
            )
        return str(each.other) if each.kind is Kind.UNREADABLE else self.text(row, column)


def _rows(comparison: Comparison) -> Iterator[Row]:
    return chain(
        (Row(Kind.MISSING, match_id, kafka=None, other=THERE) for match_id in comparison.missing),
        (
            Row(Kind.DIFFERENT, each.match_id, each.field, each.kafka, each.other, each.number)
            for each in comparison.different
        ),
        (Row(Kind.EXTRA, match_id, kafka=THERE, other=None) for match_id in comparison.extra),
        (Row(Kind.UNREADABLE, "", other=sentence) for sentence in comparison.unreadable),
    )


def _under_lock(row: Row) -> Row:
    return replace(row, kafka=HIDDEN, other=HIDDEN) if row.field in _SPOILERS else row


def _count(comparison: Comparison) -> int:
    parts = (comparison.missing, comparison.different, comparison.extra, comparison.unreadable)
    return sum(map(len, parts))


def _pair(row: Row) -> tuple[str, str]:
    if row.kafka == row.other == HIDDEN:
        return HIDDEN, HIDDEN
    if row.kind is Kind.DIFFERENT:
        return pair_texts(row.field, row.kafka, row.other)
    return _side(row.kafka), _side(row.other)


def _side(value: object) -> str:
    return tr(THERE) if value == THERE else str(value or formats.ABSENT)


def _search_text(row: Row) -> str:
    values = (exact_text(value)[:LONGEST_SEARCHED] for value in (row.kafka, row.other) if value is not None)
    return "\n".join((tr(row.kind), row.match_id, row.field, *values)).casefold()


def _by_number(path: str) -> list[tuple[int, str]]:
    """``rounds.10`` after ``rounds.2``."""
    return [(int(digits or 0), word) for digits, word in _PARTS.findall(path)]


_PARTS = re.compile(r"([0-9]{1,9})|([^0-9]+|[0-9])")
_KINDS = list(Kind)

_SORT_KEYS: dict[Column, Callable[[Row], Any]] = {
    Column.KIND: lambda row: _KINDS.index(row.kind),
    Column.MATCH: lambda row: row.match_id,
    Column.FIELD: lambda row: _by_number(row.field),
    Column.KAFKA: lambda row: exact_text(row.kafka).casefold(),
    Column.OTHER: lambda row: exact_text(row.other).casefold(),
    Column.EVENT: lambda row: math.inf if row.number is None else row.number,
}
"""What a column is sorted by; rows that are equal there stay in their order."""
