"""The match list as a table: the matches that the filter lets through, in the chosen order.

The model keeps an order of its own and changes it with a few signals a batch, however many rows the batch
touches: a `QSortFilterProxyModel` would take seconds at 100,000 matches.
"""

import math
import time
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Collection, Iterable
from enum import IntEnum
from typing import Any

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

from app.core import formats
from app.core.anomalies import SEVERITIES
from app.core.filters import CompiledFilter
from app.core.perspective import HIDDEN, veiled_summary
from app.core.row_index import Condition, RowIndex
from app.core.state import Outcome, Severity, Status
from app.core.summary import MatchRow
from app.qt import local, tooltips
from app.qt.texts import tr, translatable
from app.qt.words import word

Index = QModelIndex | QPersistentModelIndex
SortKey = tuple[float | str, str]
"""What a column is sorted by, then the match id."""

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
_STATUSES = tuple(Status)
_OUTCOMES = tuple(Outcome)
_SEVERITIES = tuple(reversed(Severity))
_VEILED = (Column.OUTCOME, Column.ANOMALIES, Column.ROBOT_TYPES, Column.HUMANS)
"""What the spoiler lock hides."""
_NO_PARENT = QModelIndex()


class MatchTableModel(QAbstractTableModel):
    """One row a match. Selection and persistent indexes survive every change but a new filter."""

    counted = Signal(int, int)
    """How many matches are shown, of how many."""
    filtered = Signal()
    """All matches have been asked whether the filter lets them through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, MatchRow] = {}
        self._keys: dict[str, SortKey] = {}
        self._order: list[SortKey] | None = []
        self._shown: list[SortKey] = []
        self._visible: set[str] = set()
        self._index = RowIndex(self._rows)
        self._condition: Condition | None = None
        self._unasked: deque[str] = deque()
        self._found: dict[str, None] = {}
        self._next_showing = 0.0
        self._asking = QTimer(self, interval=0)
        self._asking.timeout.connect(self._ask_some)
        self._column = Column.WHEN
        self._descending = True
        self.locked = False

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
        return [match_id for _, match_id in self._shown]

    def match_row(self, index: Index) -> MatchRow:
        """The match in the index's row, under the spoiler lock without what it hides. Raises IndexError."""
        row = self._rows[self._shown[index.row()][1]]
        return replace(row, summary=veiled_summary(row.summary)) if self.locked else row

    def set_locked(self, on: bool) -> None:
        """Hide who is human, and whether it was found, or no longer."""
        if on != self.locked:
            self.locked = on
            if self.shown:
                self.dataChanged.emit(self.index(0, 0), self.index(self.shown - 1, len(Column) - 1))

    def find(self, match_id: str) -> MatchRow | None:
        """The match, shown or not; None when it is not known."""
        return self._rows.get(match_id)

    def ids(self) -> Collection[str]:
        """All matches, shown or not."""
        return self._rows.keys()

    def row_of(self, match_id: str) -> int | None:
        """Where the match is shown, None when it is not."""
        return self._place(self._keys[match_id]) if match_id in self._visible else None

    def _place(self, key: SortKey, among: int | None = None) -> int:
        """The row of a key among the first ``among`` rows, by bisection: that stays fast at 100,000 rows."""
        reached = key.__ge__ if self._descending else key.__le__
        return bisect_left(self._shown, True, hi=among, key=reached)

    # What comes in.

    def upsert(self, rows: Iterable[MatchRow]) -> None:
        """Take in matches that are new or have changed."""
        added: list[str] = []
        gone: list[str] = []
        changed: list[str] = []
        moved = False
        for match_id, row in {row.summary.match_id: row for row in rows}.items():
            is_visible = self._condition is None or self._condition(row)
            self._found.pop(match_id, None)
            if match_id not in self._visible:
                if is_visible:
                    added.append(match_id)
                self._keep(match_id, row)
            else:
                (changed if is_visible else gone).append(match_id)
                moved = self._keep(match_id, row) or moved
        self._append(added)
        if moved:
            self._renew_keys()
        if added or gone or moved:
            self._arrange(gone)
        self._drop(gone)
        self._tell_changed(changed)
        self.counted.emit(self.shown, self.total)

    def _keep(self, match_id: str, row: MatchRow) -> bool:
        """Remember the match; True when its key is another than before."""
        key = self._sort_key(row)
        before = self._rows.get(match_id)
        self._rows[match_id] = row
        self._index.put(row, before)
        if self._keys.get(match_id) == key:
            return False
        self._keys[match_id] = key
        self._order = None
        return True

    def _append(self, added: list[str]) -> None:
        """Put new rows at the end, from where `_arrange` takes them to their places."""
        if added:
            self.beginInsertRows(_NO_PARENT, self.shown, self.shown + len(added) - 1)
            self._visible.update(added)
            self._shown.extend(self._keys[match_id] for match_id in added)
            self.endInsertRows()

    def _arrange(self, gone: Collection[str] = ()) -> None:
        """Bring the rows into order, those that go to the end; persistent indexes follow their matches."""
        leaving = set(gone)
        staying = [key for key in self._shown if key[1] not in leaving] if leaving else self._shown
        target = self._sorted(staying)
        target += (self._keys[match_id] for match_id in gone)
        if target == self._shown:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        standing = [self._shown[index.row()][1] for index in before]
        self._shown = target
        in_order = len(staying)
        ends = {match_id: row for row, match_id in enumerate(gone, in_order)}
        after = []
        for match_id, index in zip(standing, before, strict=True):
            row = ends[match_id] if match_id in ends else self._place(self._keys[match_id], in_order)
            after.append(self.index(row, index.column()))
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _renew_keys(self) -> None:
        self._shown = [self._keys[match_id] for _, match_id in self._shown]

    def _drop(self, gone: list[str]) -> None:
        """Take the last rows away, which these are."""
        if gone:
            self.beginRemoveRows(_NO_PARENT, self.shown - len(gone), self.shown - 1)
            self._visible.difference_update(gone)
            del self._shown[-len(gone) :]
            self.endRemoveRows()

    def _tell_changed(self, changed: Collection[str]) -> None:
        if changed:
            rows = [self._place(self._keys[match_id]) for match_id in changed]
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(Column) - 1))

    def set_filter(self, condition: Condition | None) -> None:
        """Show the matches for which the condition holds, None for all.

        Where it has an expression, which takes some µs for each match, the matches come little by little, and
        `filtered` follows when all have been asked.
        """
        self.beginResetModel()
        self._condition = condition
        if self._order is None:
            self._order = self._sorted(self._keys.values())
        passing = self._keys.keys() if condition is None else self._index.passing(condition)
        found = [key for key in self._order if key[1] in passing]
        ask = isinstance(condition, CompiledFilter) and condition.expression is not None
        self._unasked = deque(match_id for _, match_id in found) if ask else deque()
        self._shown = [] if ask else found
        self._visible = {match_id for _, match_id in self._shown}
        self.endResetModel()
        self.counted.emit(self.shown, self.total)
        self._found.clear()
        self._next_showing = 0.0
        self._ask_some()

    def _ask_some(self) -> None:
        """Ask the condition for as long as a window may stop unnoticed; show now and then what was found."""
        end = time.perf_counter() + ASKING_SLICE_S
        while self._unasked:
            match_id = self._unasked.popleft()
            if match_id not in self._visible and self._condition and self._condition(self._rows[match_id]):
                self._found[match_id] = None
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
        added = list(self._found)
        self._found.clear()
        if added:
            self._append(added)
            self._arrange()
            self.counted.emit(self.shown, self.total)

    def clear(self) -> None:
        """Forget all matches; filter and order stay."""
        self.beginResetModel()
        self._rows.clear()
        self._index = RowIndex(self._rows)
        self._unasked.clear()
        self._found.clear()
        self._keys.clear()
        self._order = []
        self._shown = []
        self._visible.clear()
        self.endResetModel()
        self.counted.emit(0, 0)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column = Column(column)
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._keys = {match_id: self._sort_key(row) for match_id, row in self._rows.items()}
        self._order = None
        self._renew_keys()
        self._arrange()

    def _sorted(self, keys: Iterable[SortKey]) -> list[SortKey]:
        return sorted(keys, reverse=self._descending)

    def _sort_key(self, row: MatchRow) -> SortKey:
        """What is unknown comes last, whichever way the list is sorted."""
        value = sort_value(row, self._column)
        if value is None:
            value = -math.inf if self._descending else math.inf
        return (value, row.summary.match_id)

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
            return tr(TITLES[section])
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
    return unfinished and time.time() * 1000 - row.latest_time < LIVE_SPAN_MS


def text(row: MatchRow, column: Column) -> str:
    """What a cell says."""
    summary = row.summary
    match column:
        case Column.WHEN:
            return formats.day_and_time(row.when)
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
            return "\n".join([*lines, row.cut] if row.cut else lines)
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


def sort_value(row: MatchRow, column: Column) -> float | str | None:
    """What a column is sorted by, None where it is unknown."""
    summary = row.summary
    match column:
        case Column.WHEN:
            return row.when
        case Column.OUTCOME:
            return _OUTCOMES.index(summary.outcome)
        case Column.ANOMALIES:
            return _badness(row)
        case Column.ROUNDS:
            return summary.rounds
        case Column.DURATION:
            return summary.duration
        case Column.STATUS:
            return _STATUSES.index(summary.status)
        case _:
            return text(row, column)


def _badness(row: MatchRow) -> float:
    """By the worst severity, then by how many anomalies there are: 1.5 is above any number of infos."""
    if row.worst is None:
        return -1
    number = sum(row.summary.anomalies.values())
    return _SEVERITIES.index(row.worst) + number / (number + 1)


def _robots(row: MatchRow) -> str:
    """The robot types, or the robots' ids where no type is known."""
    types = Counter(row.summary.robot_types.values())
    if not types:
        return ", ".join(row.summary.robots)
    return ", ".join(robot if number == 1 else f"{robot} ({number})" for robot, number in types.items())


def _times(row: MatchRow) -> str:
    summary = row.summary
    lines = [
        tr("started {started_at}").format(started_at=formats.full_time(summary.started_at))
        if summary.started_at is not None
        else tr("start not seen; first event {first_time}").format(
            first_time=formats.full_time(row.first_time)
        )
    ]
    if summary.completed_at is not None:
        lines.append(
            tr("completed {completed_at}").format(completed_at=formats.full_time(summary.completed_at))
        )
    lines.append(tr("latest event {latest_time}").format(latest_time=formats.full_time(row.latest_time)))
    if row.cut:
        lines.append(row.cut)
    return "\n".join(lines)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
