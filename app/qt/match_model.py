"""The match list as a table: the matches that the filter lets through, in the chosen order.

The model keeps an order of its own and changes it with a few signals a batch, however many rows the batch
touches: a `QSortFilterProxyModel` would take seconds at 100,000 matches.
"""

import time
from collections import deque
from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.core.growing import GrowingArray, Mask, Numbers
from app.core.match_facts import MatchFacts
from app.core.perspective import HIDDEN, veiled_summary
from app.core.row_index import Condition, RowIndex
from app.core.row_order import RowOrder
from app.core.summary import MatchRow
from app.core.volume import Volume
from app.qt import tooltips
from app.qt.match_columns import (
    FIRST_ORDER,
    TITLES,
    VEILED,
    WORDS,
    Column,
    alignment,
    sort_value,
    sort_values,
    text,
    tooltip,
)
from app.qt.sieve import Asked, Sieve
from app.qt.text_table import of_times, renew_times
from app.qt.texts import tr
from app.qt.zones import zone

Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole
ASKED_AT_ONCE = 1_000
MOST_IN_FLIGHT = 10_000
SHOWING_INTERVAL_S = 0.1
"""So often the list is painted with what an expression has found: painting takes longer than asking."""


_NO_PARENT = QModelIndex()
NOBODY: Numbers = np.empty(0, np.int64)


class MatchTableModel(QAbstractTableModel):
    """One row a match. Selection and persistent indexes survive every change but a new filter."""

    counted = Signal(int, int)
    """How many matches are shown, of how many."""
    filtered = Signal()
    """All matches have been asked whether the filter lets them through."""
    refused = Signal(object)
    """The filter's expression cannot be asked; why, as the core says it."""

    def __init__(self, parent: QObject | None = None, sieve: Sieve | None = None) -> None:
        super().__init__(parent)
        self._condition: Condition | None = None
        self._wanted: Condition | None = None
        self._asks = False
        self._sieve = sieve or Sieve(self)
        self._sieve.accepted.connect(self._begin_asking)
        self._sieve.answered.connect(self._take_answers)
        self._sieve.refused.connect(self._refuse)
        self._column = Column.WHEN
        self._descending = True
        self._next_showing = 0.0
        self.locked = False
        zone().changed.connect(self._renew_times)
        self._forget()

    def _forget(self) -> None:
        self._rows: list[MatchRow] = []
        self._numbers: dict[str, int] = {}
        self._index = RowIndex(self._rows)
        self._order = RowOrder(len(Column), words=WORDS)
        self._sort()
        self._passing = GrowingArray(np.bool_)
        self.facts = MatchFacts()
        self.volume = Volume()
        self._shown: Numbers = np.empty(0, np.int64)
        self._unasked: deque[int] = deque()
        self._answers: dict[int, bool] = {}

    def _renew_times(self) -> None:
        renew_times(self, (Column.WHEN,))

    # What there is.

    @property
    def shown(self) -> int:
        """How many matches the filter lets through."""
        return len(self._shown)

    @property
    def total(self) -> int:
        """How many matches there are."""
        return len(self._rows)

    @property
    def asking(self) -> bool:
        """Whether the expression of the filter has not been asked about all matches yet."""
        return self._asks and bool(self._unasked or self._sieve.in_flight)

    @property
    def failures(self) -> int:
        """For how many matches the expression could not be worked out, which then do not pass."""
        return self._sieve.failures

    @property
    def problem(self) -> str:
        """Why it could not the last time."""
        return self._sieve.problem

    def prepare_to_ask(self) -> None:
        """An expression is about to be written: have the process ready."""
        self._sieve.start()

    def close(self) -> None:
        """End the process that is asked."""
        self._sieve.close()

    @property
    def sorting(self) -> tuple[Column, Qt.SortOrder]:
        """The column that the list is sorted by, and which way."""
        return self._column, Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder

    def shown_ids(self) -> list[str]:
        """The shown matches' ids, in their order."""
        return [self._rows[number].summary.match_id for number in self._shown.tolist()]

    def shown_numbers(self) -> Numbers:
        """The shown matches by the numbers that they have in `facts`."""
        return self._shown.copy()

    def number_of(self, match_id: str) -> int | None:
        """The match's number in `facts`, None when it is not known."""
        return self._numbers.get(match_id)

    def numbered(self, number: int) -> MatchRow | None:
        """The match with a number, as `match_row` gives it; None when all was forgotten meanwhile."""
        return self._as_seen(self._rows[number]) if number < self.total else None

    def match_row(self, index: Index) -> MatchRow:
        """The match in the index's row; see `shown_row`."""
        return self.shown_row(index.row())

    def shown_row(self, row: int) -> MatchRow:
        """The match in a row, under the spoiler lock without what it hides. Raises IndexError."""
        return self._as_seen(self._rows[self._shown[row]])

    def _as_seen(self, row: MatchRow) -> MatchRow:
        return replace(row, summary=veiled_summary(row.summary)) if self.locked else row

    def set_locked(self, on: bool) -> None:
        """Hide who is human, and whether it was found, or no longer."""
        if on != self.locked:
            self.locked = on
            self._sort()
            self._arrange()
            if self.shown:
                self.dataChanged.emit(self.index(0, 0), self.index(self.shown - 1, len(Column) - 1))

    def find(self, match_id: str) -> MatchRow | None:
        """The match, shown or not; None when it is not known."""
        number = self._numbers.get(match_id)
        return None if number is None else self._rows[number]

    def ids(self) -> Collection[str]:
        """All matches, shown or not."""
        return self._numbers.keys()

    def row_of(self, match_id: str) -> int | None:
        """Where the match is shown, None when it is not."""
        number = self._numbers.get(match_id)
        if number is None or not self._passing.array[number]:
            return None
        return int(np.flatnonzero(self._shown == number)[0])

    # What comes in.

    def upsert(self, rows: Iterable[MatchRow]) -> None:
        """Take in matches that are new or have changed."""
        latest = {row.summary.match_id: row for row in rows}
        known = self.total
        numbers = np.array([self._numbers.setdefault(each, len(self._numbers)) for each in latest], np.int64)
        was = numbers < known
        was[was] = self._passing.array[numbers[was]]
        self._keep(numbers, list(latest.values()))
        now = self._passing.array[numbers]
        self._arrange(added=numbers[now & ~was], gone=numbers[was & ~now])
        self._tell_changed(numbers[was & now])
        self.counted.emit(self.shown, self.total)
        if self._asks:
            self._ask_more()

    def _keep(self, numbers: Numbers, rows: list[MatchRow]) -> None:
        """Remember the matches, their places in the order, and whether they pass."""
        before: list[MatchRow | None] = []
        for number, row in zip(numbers.tolist(), rows, strict=True):
            before.append(self._rows[number] if number < len(self._rows) else None)
            self._rows[number : number + 1] = [row]
            self._answers.pop(number, None)
        self._index.put(numbers, before)
        self._order.put(numbers, [row.summary.match_id for row in rows], list(map(sort_values, rows)))
        passing = np.array([self._condition is None or self._condition(row) for row in rows], np.bool_)
        if self._asks:
            self._unasked.extend(numbers[passing].tolist())
            known = numbers < len(self._passing)
            passing[known] &= self._passing.array[numbers[known]]
            passing[~known] = False
        self._passing.put(numbers, passing)
        self.facts.put(numbers, rows)
        self.volume.put(numbers, self.facts, self._passing.array[numbers])

    def _arrange(self, added: Numbers = NOBODY, gone: Numbers = NOBODY) -> None:
        """Show what passes, in order; persistent indexes follow their matches, and rows go from the end."""
        order = self._order.numbers
        target = order[self._passing.array[order]]
        if len(added):
            self._add(added, target)
        arranged = np.concatenate((target, gone))
        if not np.array_equal(arranged, self._shown):
            self._move(arranged)
        if len(gone):
            self.beginRemoveRows(_NO_PARENT, len(target), self.shown - 1)
            self._shown = target
            self.endRemoveRows()

    def _add(self, added: Numbers, target: Numbers) -> None:
        """Put new rows where they belong if they stand side by side there, else at the end."""
        places = np.flatnonzero(self._among(added)[target])
        first, last = int(places[0]), int(places[-1])
        side_by_side = last - first + 1 == len(added) and first <= self.shown
        at = first if side_by_side else self.shown
        self.beginInsertRows(_NO_PARENT, at, at + len(added) - 1)
        self._shown = np.insert(self._shown, at, target[places])
        self.endInsertRows()

    def _move(self, arranged: Numbers) -> None:
        """Bring the rows into another order."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        standing = self._shown[[index.row() for index in before]] if before else NOBODY
        self._shown = arranged
        rows = self._places()[standing].tolist()
        after = [self.index(row, index.column()) for row, index in zip(rows, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _tell_changed(self, changed: Numbers) -> None:
        if len(changed):
            rows = self._places()[changed]
            first, last = int(rows.min()), int(rows.max())
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _places(self) -> Numbers:
        """For each match the row that it is shown in; without meaning for those that are not."""
        places = np.zeros(self.total, np.int64)
        places[self._shown] = np.arange(self.shown)
        return places

    def _among(self, numbers: Numbers) -> Mask:
        """For each match whether it is one of these."""
        mask: Mask = np.zeros(self.total, np.bool_)
        mask[numbers] = True
        return mask

    def set_filter(self, condition: Condition | None, where: str | None = None) -> None:
        """Show the matches for which the condition holds, None for all; and ``where``, if it is given.

        That is an expression, asked in a process of its own: the matches come little by little, and
        `filtered` follows when all have been asked; or `refused` where it is none, and what was shown stays.
        """
        self._sieve.stop()
        self._wanted = condition
        if where is None:
            self._choose(condition)
            self.filtered.emit()
        else:
            self._sieve.begin(where)

    def _begin_asking(self) -> None:
        self._choose(self._wanted, asks=True)
        self._ask_more()

    def _refuse(self, sentence: str) -> None:
        if self._asks:  # for some matches it could be asked
            self._choose(self._condition)
        self.refused.emit(sentence)

    def _choose(self, condition: Condition | None, *, asks: bool = False) -> None:
        """Show those for which a condition holds, or none yet where an expression is to be asked too."""
        self.beginResetModel()
        self._condition, self._asks = condition, asks
        passing = self._index.passing(condition)
        order = self._order.numbers
        candidates = order[passing[order]]
        self._unasked = deque(candidates.tolist()) if asks else deque()
        self._shown = NOBODY if asks else candidates
        self._passing.array[:] = False if asks else passing
        self.volume.show(self._passing.array)
        self._answers.clear()
        self._next_showing = 0.0
        self.endResetModel()
        self.counted.emit(self.shown, self.total)

    def _ask_more(self) -> None:
        """Ask the process about as many as keep it busy: what is under way cannot be called back."""
        while self._unasked and self._sieve.in_flight < MOST_IN_FLIGHT:
            numbers = [self._unasked.popleft() for _ in range(min(len(self._unasked), ASKED_AT_ONCE))]
            self._sieve.ask([(number, self._rows[number]) for number in numbers])
        if not self.asking:
            self._show_answers()
            self.filtered.emit()

    def _take_answers(self, answers: Iterable[tuple[Asked, bool]]) -> None:
        for (number, row), passes in answers:
            if number < self.total and self._rows[number] is row:  # else it has changed, and is asked again
                self._answers[number] = passes
        now = time.perf_counter()
        if now > self._next_showing and any(self._answers.values()):
            self._next_showing = now + SHOWING_INTERVAL_S
            self._show_answers()
        self._ask_more()

    def _show_answers(self) -> None:
        numbers = np.fromiter(self._answers, np.int64)
        now = np.fromiter(self._answers.values(), np.bool_)
        self._answers.clear()
        was = self._passing.array[numbers]
        self._passing.array[numbers] = now
        self.volume.put(numbers, self.facts, now)
        self._arrange(added=numbers[now & ~was], gone=numbers[was & ~now])
        self.counted.emit(self.shown, self.total)

    def clear(self) -> None:
        """Forget all matches; filter and order stay."""
        self.beginResetModel()
        self._forget()
        self.endResetModel()
        self.counted.emit(0, 0)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column = Column(column)
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._sort()
        self._arrange()

    def _sort(self) -> None:
        """By the column that was chosen; by one that is hidden the order would tell what the cells do not."""
        hidden = self.locked and self._column in VEILED
        self._order.sort(Column.ID if hidden else self._column, descending=self._descending)

    # What Qt asks.

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return of_times(tr(TITLES[section])) if section == Column.WHEN else tr(TITLES[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltips.plain(tr(TITLES[section]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(Column(section))
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            return FIRST_ORDER.get(Column(section), Qt.SortOrder.AscendingOrder)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        row = self.match_row(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                tip = HIDDEN if self.locked and column in VEILED else tooltip(row, column)
                return tooltips.plain(tip) if tip else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("{title}: {value}").format(
                    title=tr(TITLES[column]), value=self.text(row, column) or self.tr("none")
                )
            case _ if role == SORT_ROLE:
                return sort_value(row, column)
            case _:
                return None

    def text(self, row: MatchRow, column: Column) -> str:
        """What a cell says of a row as `match_row` gives it."""
        return self.tr("hidden") if self.locked and column in VEILED else text(row, column)
