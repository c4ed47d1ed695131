"""The match list as a table: the matches that the filter lets through, in the chosen order.

The model keeps an order of its own and changes it with a few signals a batch, however many rows the batch
touches: a `QSortFilterProxyModel` would take seconds at 100,000 matches.
"""

import time
from collections import Counter, deque
from collections.abc import Collection, Iterable
from enum import IntEnum
from functools import lru_cache
from typing import Any

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from app.core.anomalies import SEVERITIES
from app.core.filters import CompiledFilter
from app.core.growing import GrowingArray, Mask, Numbers
from app.core.match_facts import MatchFacts
from app.core.perspective import HIDDEN, veiled_summary
from app.core.row_index import Condition, RowIndex
from app.core.row_order import RowOrder, Value
from app.core.state import Outcome, Severity, Status
from app.core.summary import MatchRow
from app.core.volume import Volume
from app.qt import local, tooltips
from app.qt.text_table import of_times, renew_times
from app.qt.texts import said, tr, translatable
from app.qt.words import word
from app.qt.zones import zone

Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole
LIVE_SPAN_MS = 120_000
"""An unfinished match is live while its latest event is no older than this, by the clock."""
ASKING_SLICE_S = 0.008
SHOWING_INTERVAL_S = 0.1
"""So often the list is painted with what an expression has found: painting takes longer than asking."""


class Column(IntEnum):
    """What is shown of a match; what matters most comes first."""

    WHEN = 0
    OUTCOME = 1
    ANOMALIES = 2
    ID = 3
    ROUNDS = 4
    DURATION = 5
    ROBOT_TYPES = 6
    HUMANS = 7
    STATUS = 8


TITLES = (
    translatable("When"),
    translatable("Outcome"),
    translatable("Anomalies"),
    translatable("Match"),
    translatable("Rounds"),
    translatable("Duration"),
    translatable("Robots"),
    translatable("Humans"),
    translatable("Status"),
)
_RIGHT = frozenset({Column.ROUNDS, Column.DURATION})
_FIRST_ORDER = dict.fromkeys(
    (Column.WHEN, Column.ANOMALIES, Column.ROUNDS, Column.DURATION), Qt.SortOrder.DescendingOrder
)
_WORDS = (Column.ID, Column.ROBOT_TYPES, Column.HUMANS)
_STATUSES = {status: place for place, status in enumerate(Status)}
_OUTCOMES = {outcome: place for place, outcome in enumerate(Outcome)}
_SEVERITIES = tuple(reversed(Severity))
_VEILED = (Column.OUTCOME, Column.ANOMALIES, Column.ROBOT_TYPES, Column.HUMANS)
"""What the spoiler lock hides."""
_NO_PARENT = QModelIndex()
NOBODY: Numbers = np.empty(0, np.int64)


class MatchTableModel(QAbstractTableModel):
    """One row a match. Selection and persistent indexes survive every change but a new filter."""

    counted = Signal(int, int)
    """How many matches are shown, of how many."""
    filtered = Signal()
    """All matches have been asked whether the filter lets them through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._condition: Condition | None = None
        self._asking = QTimer(self, interval=0)
        self._asking.timeout.connect(self._ask_some)
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
        self._order = RowOrder(len(Column), words=_WORDS)
        self._order.sort(self._column, descending=self._descending)
        self._passing = GrowingArray(np.bool_)
        self.facts = MatchFacts()
        self.volume = Volume()
        self._shown: Numbers = np.empty(0, np.int64)
        self._unasked: deque[int] = deque()
        self._found: dict[int, None] = {}

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
        """The match in the index's row, under the spoiler lock without what it hides. Raises IndexError."""
        return self._as_seen(self._rows[self._shown[index.row()]])

    def _as_seen(self, row: MatchRow) -> MatchRow:
        return replace(row, summary=veiled_summary(row.summary)) if self.locked else row

    def set_locked(self, on: bool) -> None:
        """Hide who is human, and whether it was found, or no longer."""
        if on != self.locked:
            self.locked = on
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

    def _keep(self, numbers: Numbers, rows: list[MatchRow]) -> None:
        """Remember the matches, their places in the order, and whether they pass."""
        before: list[MatchRow | None] = []
        for number, row in zip(numbers.tolist(), rows, strict=True):
            before.append(self._rows[number] if number < len(self._rows) else None)
            self._rows[number : number + 1] = [row]
            self._found.pop(number, None)
        self._index.put(numbers, before)
        self._order.put(numbers, [row.summary.match_id for row in rows], list(map(sort_values, rows)))
        self._passing.put(numbers, [self._condition is None or self._condition(row) for row in rows])
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

    def set_filter(self, condition: Condition | None) -> None:
        """Show the matches for which the condition holds, None for all.

        Where it has an expression, which takes some µs for each match, the matches come little by little, and
        `filtered` follows when all have been asked.
        """
        self.beginResetModel()
        self._condition = condition
        passing = self._index.passing(condition)
        order = self._order.numbers
        candidates = order[passing[order]]
        ask = isinstance(condition, CompiledFilter) and condition.expression is not None
        self._unasked = deque(candidates.tolist()) if ask else deque()
        self._shown = NOBODY if ask else candidates
        self._passing.array[:] = False if ask else passing
        self.volume.show(self._passing.array)
        self.endResetModel()
        self.counted.emit(self.shown, self.total)
        self._found.clear()
        self._next_showing = 0.0
        self._ask_some()

    def _ask_some(self) -> None:
        """Ask the condition for as long as a window may stop unnoticed; show now and then what was found."""
        end = time.perf_counter() + ASKING_SLICE_S
        shown = self._passing.array
        while self._unasked:
            number = self._unasked.popleft()
            if not shown[number] and self._condition and self._condition(self._rows[number]):
                self._found[number] = None
            if time.perf_counter() > end:
                break
        if not self._unasked or end > self._next_showing:
            self._next_showing = end + SHOWING_INTERVAL_S
            self._show_found()
        if self._unasked:
            self._asking.start()
        else:
            self._asking.stop()
            self.filtered.emit()

    def _show_found(self) -> None:
        added = np.array(list(self._found), np.int64)
        self._found.clear()
        if len(added):
            self._passing.array[added] = True
            self.volume.put(added, self.facts, self._passing.array[added])
            self._arrange(added)
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
        self._order.sort(self._column, descending=self._descending)
        self._arrange()

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
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            return _FIRST_ORDER.get(Column(section), Qt.SortOrder.AscendingOrder)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        row = self.match_row(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                tip = HIDDEN if self.locked and column in _VEILED else tooltip(row, column)
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
        return self.tr("hidden") if self.locked and column in _VEILED else text(row, column)


def is_live(row: MatchRow) -> bool:
    """Whether the match is being played now, as far as one can tell."""
    unfinished = row.summary.outcome is Outcome.UNFINISHED
    return unfinished and time.time() * 1000 - row.latest_time < LIVE_SPAN_MS  # noqa: TID251 - shown only


def text(row: MatchRow, column: Column) -> str:
    """What a cell says."""
    summary = row.summary
    match column:
        case Column.WHEN:
            return local.day_and_time(row.when)
        case Column.ID:
            return summary.match_id
        case Column.OUTCOME:
            return tr("live") if is_live(row) else word(summary.outcome)
        case Column.ANOMALIES:
            return local.count(sum(summary.anomalies.values())) if summary.anomalies else ""
        case Column.ROUNDS:
            return local.count(summary.rounds)
        case Column.DURATION:
            return local.duration(summary.duration)
        case Column.ROBOT_TYPES:
            return _robots(row)
        case Column.HUMANS:
            return ", ".join(summary.humans)
        case Column.STATUS:
            return word(summary.status)


def tooltip(row: MatchRow, column: Column) -> str:
    """What a cell says when one points at it, a fact a line."""
    summary = row.summary
    match column:
        case Column.WHEN:
            return _times(row)
        case Column.OUTCOME | Column.STATUS:
            return f"{word(summary.outcome)}, {word(summary.status)}"
        case Column.ANOMALIES:
            lines = [
                f"{local.count(number)} {code} ({word(SEVERITIES[code])})"
                for code, number in summary.anomalies.items()
            ]
            return "\n".join([*lines, said(row.cut)] if row.cut else lines)
        case Column.ROBOT_TYPES:
            robots = dict.fromkeys([*summary.robots, *summary.robot_types])
            return "\n".join(
                tr("{robot}  {get}").format(
                    robot=robot, get=summary.robot_types.get(robot, tr("type unknown"))
                )
                for robot in robots
            )
        case Column.DURATION:
            return (
                ""
                if summary.duration is None
                else tr("{duration} ms").format(duration=local.count(round(summary.duration)))
            )
        case Column.ROUNDS:
            return tr("{rounds}, {events}").format(
                rounds=tr("%Ln rounds", "", summary.rounds), events=tr("%Ln events", "", summary.events)
            )
        case _:
            return text(row, column)


def sort_value(row: MatchRow, column: Column) -> Value:
    """What a column is sorted by, None where it is unknown."""
    return sort_values(row)[column]


def sort_values(row: MatchRow) -> tuple[Value, ...]:
    """What each `Column` is sorted by, in their order."""
    summary = row.summary
    return (
        row.when,
        _OUTCOMES[summary.outcome],
        _badness(row),
        summary.match_id,
        summary.rounds,
        summary.duration,
        _robots(row),
        ", ".join(summary.humans),
        _STATUSES[summary.status],
    )


def _badness(row: MatchRow) -> float:
    """By the worst severity, then by how many anomalies there are: 1.5 is above any number of infos."""
    if row.worst is None:
        return -1
    number = sum(row.summary.anomalies.values())
    return _SEVERITIES.index(row.worst) + number / (number + 1)


def _robots(row: MatchRow) -> str:
    """The robot types, or the robots' ids where no type is known."""
    types = tuple(row.summary.robot_types.values())
    return _counted_types(types) if types else ", ".join(row.summary.robots)


@lru_cache(maxsize=4096)
def _counted_types(types: tuple[str, ...]) -> str:
    """Each type once, and how often; few casts are seen in very many matches."""
    numbers = Counter(types).items()
    return ", ".join(robot if number == 1 else f"{robot} ({number})" for robot, number in numbers)


def _times(row: MatchRow) -> str:
    summary = row.summary
    lines = [
        tr("started {started_at}").format(started_at=local.full_time(summary.started_at))
        if summary.started_at is not None
        else tr("start not seen; first event {first_time}").format(first_time=local.full_time(row.first_time))
    ]
    if summary.completed_at is not None:
        lines.append(
            tr("completed {completed_at}").format(completed_at=local.full_time(summary.completed_at))
        )
    lines.append(
        tr("latest event {time}, {ago}").format(
            time=local.full_time(row.latest_time), ago=local.ago(row.latest_time)
        )
    )
    if row.cut:
        lines.append(said(row.cut))
    return "\n".join(lines)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
