"""The newest records as they arrive: a capped table that is filtered as it flows."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Mapping
from enum import IntEnum
from itertools import islice

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QTimer,
    Signal,
)

from app.core import describe, formats
from app.core.perspective import under_lock
from app.qt.text_filter import TextFilter, search_text
from app.qt.text_table import TextTable
from kafka_client.events import DEFAULT_TOPICS, Event, Role, TopicRoles, Undecodable

Item = Event | Undecodable

CAP = 100_000
AT_ONCE = 1_000
"""How many records are taken in before other events of the window get their turn."""


class Column(IntEnum):
    """What a cell shows."""

    TIME = 0
    TOPIC = 1
    POSITION = 2
    MATCH = 3
    TYPE = 4
    WHO = 5
    WHAT = 6


class TailModel(TextTable):
    """The last ``cap`` records, of which one role, or all, and what the filter lets through are rows.

    Records are numbered in the order of arrival; the rows are the numbers that are shown. While paused, the
    rows stand still and up to ``cap`` records wait. What is over the cap is counted in `left_out`.
    """

    HEADINGS = ("Time", "Topic", "p/offset", "Match", "Type", "Who", "What")

    counts_changed = Signal()

    def __init__(
        self,
        cap: int = CAP,
        topics: Mapping[Role, str] = DEFAULT_TOPICS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cap = cap
        self._topic_roles = TopicRoles(topics)
        self._role: Role | None = None
        self._filter = TextFilter()
        self._paused = False
        self._left_out = 0
        self._first = 0
        self._items: list[Item] = []
        self._roles: list[Role] = []
        self._texts: list[str] = []
        self._locked_texts: list[str] = []
        self._locked = False
        self._shown: list[int] = []
        self._waiting: deque[Item] = deque()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._take_waiting)

    # What there is.

    @property
    def kept(self) -> int:
        """How many records there are, shown or not, without those that wait."""
        return len(self._items)

    @property
    def left_out(self) -> int:
        """How many older records are not kept any more."""
        return self._left_out

    @property
    def waiting(self) -> int:
        """How many records have arrived that are not rows yet."""
        return len(self._waiting)

    @property
    def paused(self) -> bool:
        """Whether the rows stand still."""
        return self._paused

    def item(self, row: int) -> Item:
        """The record in a row, under the spoiler lock without what it hides. Raises IndexError."""
        return self._told(row)[0]

    def _told(self, row: int) -> tuple[Item, str]:
        """The record in a row, and what is told of it."""
        item = self._items[self._shown[row] - self._first]
        return under_lock(item) if self._locked else (item, _what(item))

    def role_of(self, item: Item) -> Role:
        """The role of a record; of one that is no event, its topic's."""
        return item.role if isinstance(item, Event) else self._topic_roles.role_of(item.record.topic, {})

    # What changes.

    def append(self, items: Iterable[Item], left_out: int = 0) -> None:
        """Take in records that arrived, after so many older ones that are not among them."""
        self._waiting.extend(items)
        self._left_out += left_out
        while len(self._waiting) > self._cap:
            self._waiting.popleft()
            self._left_out += 1
        if self._paused or self._turn.isActive():
            self.counts_changed.emit()
        else:
            self._take_waiting()

    def set_paused(self, paused: bool) -> None:
        """Let the rows stand still, or take in what has arrived meanwhile."""
        self._paused = paused
        if paused:
            self._turn.stop()
        else:
            self._take_waiting()

    def set_role(self, role: Role | None) -> None:
        """Show one role, or all (None)."""
        self._role = role
        self._choose_again()

    def set_filter(self, text: str) -> None:
        """Show what passes `TextFilter.parse` of the text."""
        self._filter = TextFilter.parse(text)
        self._choose_again()

    def set_locked(self, on: bool) -> None:
        """Hide who is human, also from the filter, or no longer."""
        if on != self._locked:
            self._locked = on
            self._choose_again()

    def set_topics(self, topics: Mapping[Role, str]) -> None:
        """The names of the topics from now on: the role of an undecodable record comes from its topic's."""
        self._topic_roles = TopicRoles(topics)

    def clear(self) -> None:
        """Forget all records and counts."""
        self.beginResetModel()
        self._turn.stop()
        self._waiting.clear()
        self._left_out = self._first = 0
        self._items, self._roles, self._texts, self._locked_texts, self._shown = [], [], [], [], []
        self.endResetModel()
        self.counts_changed.emit()

    def _take_waiting(self) -> None:
        """Take in as much as one turn allows, and the rest in the next."""
        batch = list(islice(self._waiting, AT_ONCE))
        for _ in batch:
            self._waiting.popleft()
        self._trim(len(self._items) + len(batch) - self._cap)
        self._add(batch)
        if self._waiting:
            self._turn.start()
        self.counts_changed.emit()

    def _trim(self, excess: int) -> None:
        """Let the oldest go."""
        if excess <= 0:
            return
        rows = bisect_left(self._shown, self._first + excess)
        if rows:
            self.beginRemoveRows(QModelIndex(), 0, rows - 1)
        self._left_out += excess
        self._first += excess
        del self._shown[:rows], self._items[:excess], self._roles[:excess]
        del self._texts[:excess], self._locked_texts[:excess]
        if rows:
            self.endRemoveRows()

    def _add(self, batch: list[Item]) -> None:
        begin = len(self._items)
        self._items.extend(batch)
        self._roles.extend([self.role_of(item) for item in batch])
        self._texts.extend([search_text(item) for item in batch])
        self._locked_texts.extend([search_text(*under_lock(item)) for item in batch])
        shown = self._passing(begin)
        if shown:
            self.beginInsertRows(QModelIndex(), len(self._shown), len(self._shown) + len(shown) - 1)
            self._shown.extend(shown)
            self.endInsertRows()

    def _choose_again(self) -> None:
        self.beginResetModel()
        self._shown = self._passing(0)
        self.endResetModel()
        self.counts_changed.emit()

    def _passing(self, begin: int) -> list[int]:
        """The numbers of the records that are shown, from an index in the kept ones on."""
        candidates: Iterable[int] = range(begin, len(self._items))
        if self._role is not None:
            candidates = [index for index in candidates if self._roles[index] is self._role]
        texts = self._locked_texts if self._locked else self._texts
        return [self._first + index for index in self._filter.passing(texts, candidates)]

    # What a cell shows.

    def row_count(self) -> int:
        return len(self._shown)

    def text(self, row: int, column: int) -> str:
        item, what = self._told(row)
        return what if column == Column.WHAT else _text(item, column)

    def tooltip(self, row: int, column: int) -> str:
        item, what = self._told(row)
        match column:
            case Column.TOPIC:
                return "{}, partition {}, offset {}".format(*item.record.position)
            case Column.WHAT:
                return what
            case _:
                return ""


def _text(item: Item, column: int) -> str:
    record = item.record
    match column:
        case Column.TIME:
            return formats.time_of_day(item.time if isinstance(item, Event) else record.timestamp)
        case Column.TOPIC:
            return record.topic
        case Column.POSITION:
            return f"{record.partition}/{record.offset}"
        case _ if isinstance(item, Undecodable):
            return "undecodable" if column == Column.TYPE else ""
        case Column.MATCH:
            return item.match_id or ""
        case Column.TYPE:
            return item.type
        case _:
            return describe.who(item)


def _what(item: Item) -> str:
    return describe.describe(item) if isinstance(item, Event) else item.reason
