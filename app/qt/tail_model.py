"""The newest records as they arrive: a capped table that is filtered as it flows.

Records come as they are and are decoded when they are painted, or when a filter asks. A filter asks in
slices, the newest records first, while the window goes on.
"""

import time
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

from app.core import describe
from app.core.formats import Size
from app.core.highlights import HighlightRule
from app.core.perspective import under_lock
from app.core.saying import say
from app.qt import local
from app.qt.record_conditions import Condition, Expression, Item, what_of
from app.qt.spoken import said
from app.qt.text_filter import plain_text
from app.qt.text_table import TextTable
from app.qt.texts import tr, translatable
from app.qt.words import word
from kafka_client.decoding import decode
from kafka_client.events import DEFAULT_TOPICS, Event, Role, TopicRoles, Undecodable
from kafka_client.glance import glance
from kafka_client.records import Record

CAP = 100_000
AT_ONCE = 1_000
"""How many records are taken in before other events of the window get their turn."""
SLICE_S = 0.004
"""For so long a filter asks before they do."""
SHOWING_INTERVAL_S = 0.1
"""So often older records that pass a new filter are shown: painting takes longer than asking."""
KEPT_DECODED = 2_000
LARGE = 256_000
"""Bytes: to decode more takes longer than a row may take to be painted."""


class Column(IntEnum):
    """What a cell shows."""

    TIME = 0
    TOPIC = 1
    POSITION = 2
    MATCH = 3
    TYPE = 4
    WHO = 5
    WHAT = 6


Highlight = tuple[HighlightRule, Condition]
"""A rule, and the condition that it writes."""


class _Told(NamedTuple):
    """A record as it is shown: decoded, what is told of it, and the rule that highlights it."""

    item: Item
    what: str
    rule: HighlightRule | None


class TailModel(TextTable):
    """The last ``cap`` records, of which one topic, or all, and what the filter lets through are rows.

    Records are numbered in the order of arrival; the rows are the numbers that are shown. While paused, the
    rows stand still and up to ``cap`` records wait. What is over the cap is counted in `left_out`.
    """

    HEADINGS = (
        translatable("Time"),
        translatable("Topic"),
        translatable("p/offset"),
        translatable("Match"),
        translatable("Type"),
        translatable("Who"),
        translatable("What"),
    )
    TIMES = frozenset({Column.TIME})

    counts_changed = Signal()

    def __init__(
        self,
        cap: int = CAP,
        topics: Mapping[Role, str] = DEFAULT_TOPICS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cap = cap
        self._roles = TopicRoles(topics)
        self._topic: str | None = None
        self._condition: Condition | None = None
        self._highlights: Sequence[Highlight] = ()
        self._paused = self._locked = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)
        self._forget()

    def _forget(self) -> None:
        self._left_out = self._first = self._asked_from = 0
        self._records: list[Record] = []
        self._texts: list[str | None] = []
        self._decoded: dict[int, _Told] = {}
        self._shown: list[int] = []
        self._waiting: deque[Record] = deque()
        self._found_older: list[int] = []
        self._next_showing = 0.0

    # What there is.

    @property
    def cap(self) -> int:
        """How many records are kept at most."""
        return self._cap

    @property
    def kept(self) -> int:
        """How many records there are, shown or not, without those that wait."""
        return len(self._records)

    @property
    def left_out(self) -> int:
        """How many older records are not kept any more."""
        return self._left_out

    @property
    def waiting(self) -> int:
        """How many records have arrived that are not rows yet."""
        return len(self._waiting)

    @property
    def unasked(self) -> int:
        """How many of the records that are kept a new filter has not been asked about yet."""
        return self._asked_from - self._first

    @property
    def paused(self) -> bool:
        """Whether the rows stand still."""
        return self._paused

    @property
    def condition(self) -> Condition | None:
        """What the filter asks."""
        return self._condition

    def record(self, row: int) -> Record:
        """The record in a row as it came, whatever the lock hides. Raises IndexError."""
        return self._records[self._shown[row] - self._first]

    def item(self, row: int) -> Item:
        """The record in a row, decoded, under the spoiler lock without what it hides. Raises IndexError."""
        return self._told(self._shown[row]).item

    def rule_at(self, row: int) -> HighlightRule | None:
        """The first rule that highlights the row. Raises IndexError."""
        return self._told(self._shown[row]).rule

    def role_of(self, item: Item) -> Role:
        """The role of a record; of one that is no event, its topic's."""
        return item.role if isinstance(item, Event) else self._roles.role_of(item.record.topic, {})

    def _told(self, number: int) -> _Told:
        told = self._decoded.get(number)
        if told is None:
            if len(self._decoded) >= KEPT_DECODED:
                self._decoded.clear()
            item, what = self._glanced(number) or self._decode(number)
            told = self._decoded[number] = _Told(item, what, self._rule_of(number, item, what))
        return told

    def _glanced(self, number: int) -> tuple[Item, str] | None:
        """What is told of a large record without reading all of it, where nothing asks for all of it."""
        record = self._records[number - self._first]
        size = len(record.value or b"")
        if size <= LARGE or self._locked or self._highlights:
            return None
        event = glance(record, self._roles)
        return (
            None if event is None else (event, say("{size}, not read here: show the record", size=Size(size)))
        )

    def _decode(self, number: int) -> tuple[Item, str]:
        return self._decoded_of(self._records[number - self._first])

    def _decoded_of(self, record: Record) -> tuple[Item, str]:
        item = decode(record, self._roles)
        return under_lock(item) if self._locked else (item, what_of(item))

    def _rule_of(self, number: int, item: Item, what: str) -> HighlightRule | None:
        for rule, condition in self._highlights:
            if isinstance(condition, Expression):
                holds = condition.holds_for(item, what)
            else:
                holds = condition.holds_in(self._text_of(number, item, what))
            if holds:
                return rule
        return None

    # What changes.

    def append(self, records: Iterable[Record], left_out: int = 0) -> None:
        """Take in records that arrived, after so many older ones that are not among them."""
        self._waiting.extend(records)
        self._left_out += left_out
        self._trim_waiting()
        if self._paused or self._turn.isActive():
            self.counts_changed.emit()
        else:
            self._go_on()

    def _trim_waiting(self) -> None:
        while len(self._waiting) > self._cap:
            self._waiting.popleft()
            self._left_out += 1

    def set_paused(self, paused: bool) -> None:
        """Let the rows stand still, or take in what has arrived meanwhile."""
        self._paused = paused
        self._go_on()

    def set_cap(self, cap: int) -> None:
        """Keep so many records."""
        self._cap = cap
        self._trim_waiting()
        self._trim(len(self._records) - cap)
        self.counts_changed.emit()

    def set_topic(self, topic: str | None) -> None:
        """Show one topic, or all (None)."""
        self._topic = topic
        self._choose_again()

    def set_condition(self, condition: Condition | None) -> None:
        """Show what a condition holds for, None for all."""
        self._condition = condition
        self._choose_again()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Highlight by these rules, of which the first that holds counts."""
        self._highlights = highlights
        self._decoded.clear()
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(Column) - 1))

    def set_locked(self, on: bool) -> None:
        """Hide who is human, also from the filter, or no longer."""
        if on != self._locked:
            self._locked = on
            self._decoded.clear()
            self._texts = [None] * len(self._records)
            self._choose_again()

    def set_topics(self, topics: Mapping[Role, str]) -> None:
        """The names of the topics from now on: they decide which roles records have."""
        self._roles = TopicRoles(topics)

    def clear(self) -> None:
        """Forget all records and counts."""
        self.beginResetModel()
        self._turn.stop()
        self._forget()
        self.endResetModel()
        self.counts_changed.emit()

    def _go_on(self) -> None:
        """Take in and ask as much as one turn allows, and the rest in the next."""
        if not self._paused:
            self._take_waiting(time.perf_counter() + SLICE_S)
        self._ask_older(time.perf_counter() + SLICE_S)
        if self.unasked or (self._waiting and not self._paused):
            self._turn.start()
        self.counts_changed.emit()

    def _take_waiting(self, end: float) -> None:
        """Take in as many as one turn allows; what a filter cannot be asked about in its slice waits on."""
        begin = self._first + len(self._records)
        taken = min(len(self._waiting), AT_ONCE)
        self._records.extend([self._waiting.popleft() for _ in range(taken)])
        self._texts.extend([None] * taken)
        shown = []
        for number in range(begin, begin + taken):
            if self._passes(number):
                shown.append(number)
            if self._condition is not None and time.perf_counter() > end:
                self._let_wait_from(number + 1)
                break
        self._trim(len(self._records) - self._cap)
        self._insert(len(self._shown), [number for number in shown if number >= self._first])

    def _let_wait_from(self, number: int) -> None:
        place = number - self._first
        self._waiting.extendleft(reversed(self._records[place:]))
        del self._records[place:], self._texts[place:]

    def _ask_older(self, end: float) -> None:
        """Ask about older records, from the newest to the oldest."""
        number = self._asked_from
        if number <= self._first:
            return
        while number > self._first:
            number -= 1
            if self._passes(number):
                self._found_older.append(number)
            if time.perf_counter() > end:
                break
        self._asked_from = number
        if number == self._first or end > self._next_showing:
            self._next_showing = end + SHOWING_INTERVAL_S
            self._insert(0, self._found_older[::-1])
            self._found_older = []

    def _insert(self, row: int, numbers: list[int]) -> None:
        if numbers:
            self.beginInsertRows(QModelIndex(), row, row + len(numbers) - 1)
            self._shown[row:row] = numbers
            self.endInsertRows()

    def _trim(self, excess: int) -> None:
        """Let the oldest go."""
        if excess <= 0:
            return
        rows = bisect_left(self._shown, self._first + excess)
        if rows:
            self.beginRemoveRows(QModelIndex(), 0, rows - 1)
        self._left_out += excess
        self._first += excess
        self._asked_from = max(self._asked_from, self._first)
        self._found_older = [number for number in self._found_older if number >= self._first]
        del self._shown[:rows], self._records[:excess], self._texts[:excess]
        if rows:
            self.endRemoveRows()

    def _choose_again(self) -> None:
        self.beginResetModel()
        self._found_older = []
        self._next_showing = 0.0
        numbers = range(self._first, self._first + len(self._records))
        if self._condition is None:
            self._asked_from = self._first
            self._shown = [number for number in numbers if self._passes(number)]
        else:
            self._asked_from = numbers.stop
            self._shown = []
        self.endResetModel()
        self._go_on()

    def _passes(self, number: int) -> bool:
        """Whether the record with this number is shown."""
        condition = self._condition
        if self._topic is not None and self._records[number - self._first].topic != self._topic:
            return False
        if condition is None:
            return True
        if isinstance(condition, Expression):
            return condition.holds_for(*self._decode(number))
        text = self._texts[number - self._first]
        return condition.holds_in(self._text_of(number, *self._decode(number)) if text is None else text)

    def _text_of(self, number: int, item: Item, what: str) -> str:
        """The text that is searched, made once."""
        text = self._texts[number - self._first]
        if text is None:
            text = self._texts[number - self._first] = plain_text(item, what)
        return text

    # What a cell shows.

    def row_count(self) -> int:
        return len(self._shown)

    def text(self, row: int, column: int) -> str:
        item, what, _ = self._told(self._shown[row])
        return said(what) if column == Column.WHAT else _text(item, column)

    def tooltip(self, row: int, column: int) -> str:
        item, what, rule = self._told(self._shown[row])
        match column:
            case Column.TIME:
                return local.time_tip(_time(item))
            case Column.TOPIC:
                return self.tr("{}, partition {}, offset {}").format(*item.record.position)
            case Column.WHAT if rule is not None:
                return self.tr("{what}\nHighlighted {colour}: {text}").format(
                    what=said(what), colour=word(rule.colour), text=rule.text
                )
            case Column.WHAT:
                return said(what)
            case _:
                return ""

    def texts_of(self, record: Record) -> list[str]:
        """What the cells of a record's row show, wherever the row has moved to."""
        item, what = self._decoded_of(record)
        return [what if column == Column.WHAT else _text(item, column) for column in Column]

    def seen(self, record: Record) -> Record:
        """The record, under the spoiler lock without what it hides."""
        return self._decoded_of(record)[0].record if self._locked else record


def _time(item: Item) -> float | None:
    return item.time if isinstance(item, Event) else item.record.timestamp


def _text(item: Item, column: int) -> str:
    record = item.record
    match column:
        case Column.TIME:
            return local.time_of_day(_time(item))
        case Column.TOPIC:
            return record.topic
        case Column.POSITION:
            return f"{record.partition}/{record.offset}"
        case _ if isinstance(item, Undecodable):
            return tr("undecodable") if column == Column.TYPE else ""
        case Column.MATCH:
            return item.match_id or ""
        case Column.TYPE:
            return item.type
        case _:
            return describe.who(item)
