"""The events of the open match as a table, with a filter of its own."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from app.core.branches import BRANCH_PARTITION, Alteration
from app.core.replay import Step
from app.core.state import Position
from app.qt import local
from app.qt.common_ends import common_ends
from app.qt.spoken import said
from app.qt.text_filter import TextFilter, search_text
from app.qt.text_table import TextTable
from app.qt.texts import tr, translatable
from app.qt.words import word


class Column(IntEnum):
    """What a cell shows."""

    NUMBER = 0
    TIME = 1
    TOPIC = 2
    WHO = 3
    WHAT = 4
    LATENCY = 5
    ANOMALIES = 6


MARKS = {
    Alteration.SKIPPED: "–",
    Alteration.EDITED: "~",
    Alteration.MOVED: "↕",
    Alteration.INJECTED: "+",
}
"""What stands before the number of an event that a what-if branch altered."""

_ALTERED = {
    Alteration.SKIPPED: translatable("Skipped in this what-if branch: it changes nothing"),
    Alteration.EDITED: translatable("Edited in this what-if branch"),
    Alteration.MOVED: translatable("Moved in this what-if branch"),
    Alteration.INJECTED: translatable("Added in this what-if branch: it is not in Kafka"),
}


class EventModel(TextTable):
    """One row for each event that the filter shows, in replay order.

    Events that a what-if branch skips have rows too, with the number of the event after them.
    """

    HEADINGS = (
        "#",
        translatable("Time"),
        translatable("Topic"),
        translatable("Who"),
        translatable("What"),
        translatable("Latency"),
        translatable("Anomalies"),
    )
    NUMERIC = frozenset({Column.NUMBER, Column.LATENCY})
    TIMES = frozenset({Column.TIME})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Sequence[Step] = ()
        self._texts: list[str] = []
        self._rows: Sequence[Step] = ()
        self._numbers: list[int] = []
        self._alterations: Mapping[Position, tuple[Alteration, ...]] = {}
        self._filter = TextFilter()
        self._who = ""

    # What there is.

    @property
    def total(self) -> int:
        """How many events there are, shown or not."""
        return len(self._steps)

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of the events that are shown, ascending."""
        return self._numbers

    @property
    def filtered(self) -> bool:
        """Whether a filter is set."""
        return bool(self._who) or not self._filter.is_empty

    def step(self, row: int) -> Step:
        """The event in a row. Raises IndexError."""
        return self._rows[row]

    def alterations(self, row: int) -> tuple[Alteration, ...]:
        """What a what-if branch did to the event in a row. Raises IndexError."""
        if not self._alterations:
            return ()
        return self._alterations.get(self._rows[row].event.record.position, ())

    def is_skipped(self, row: int) -> bool:
        """Whether a what-if branch leaves the event in a row out. Raises IndexError."""
        return Alteration.SKIPPED in self.alterations(row)

    def row_at(self, position: Position) -> int | None:
        """The row of a record, skipped or not; None where none is shown."""
        rows = (row for row, step in enumerate(self._rows) if step.event.record.position == position)
        return next(rows, None)

    def row_of(self, number: int) -> int | None:
        """The row that shows an event, None where none does."""
        row = self.last_row_until(number)
        return row if row >= 0 and self._numbers[row] == number else None

    def last_row_until(self, number: int) -> int:
        """The last row whose event is not after that number; -1 when all are."""
        return bisect_right(self._numbers, number) - 1

    def everyone(self) -> list[str]:
        """Whom the events are about, sorted."""
        return sorted({step.who for step in self._steps} - {""})

    # What changes.

    def set_steps(
        self, steps: Sequence[Step], alterations: Mapping[Position, tuple[Alteration, ...]] | None = None
    ) -> None:
        """Show these events; rows that were there before stay."""
        self._alterations = alterations or {}
        self._texts = [] if self._filter.is_empty else self._texts_of(steps)
        self._steps = steps
        self.replace_rows(self._rows, self._passing(), _same_record, self._put)

    def _texts_of(self, steps: Sequence[Step]) -> list[str]:
        """The search texts of the events, those that are known already not made again."""
        begin, end = common_ends(self._steps, steps, _same_summary)
        made = [search_text(step.event, step.summary) for step in steps[begin : len(steps) - end]]
        return [*self._texts[:begin], *made, *self._texts[len(self._texts) - end :]]

    def set_filter(self, text: str, who: str) -> None:
        """Show what passes `TextFilter.parse` of the text and is about ``who``, unless that is empty."""
        self._filter = TextFilter.parse(text)
        self._who = who
        self.beginResetModel()
        self._put(self._passing())
        self.endResetModel()

    def _passing(self) -> Sequence[Step]:
        steps = self._steps
        candidates: Iterable[int] = range(len(steps))
        if self._who:
            candidates = [index for index in candidates if steps[index].who == self._who]
        if not self._filter.is_empty:
            self._texts = self._texts or [search_text(step.event, step.summary) for step in steps]
            candidates = self._filter.passing(self._texts, candidates)
        return [steps[index] for index in candidates] if self.filtered else steps

    def _put(self, rows: Sequence[Step]) -> None:
        self._rows = rows
        self._numbers = [step.number for step in rows]

    # What a cell shows.

    def row_count(self) -> int:
        return len(self._rows)

    def text(self, row: int, column: int) -> str:
        step = self._rows[row]
        match column:
            case Column.NUMBER:
                return self._number(row)
            case Column.TIME:
                return local.time_of_day(step.event.time)
            case Column.TOPIC:
                return step.event.record.topic
            case Column.WHO:
                return step.who
            case Column.WHAT:
                return said(step.summary)
            case Column.LATENCY:
                return "" if step.latency is None else local.duration(step.latency)
            case _:
                return ", ".join(anomaly.code for anomaly in step.anomalies)

    def tooltip(self, row: int, column: int) -> str:
        step = self._rows[row]
        match column:
            case Column.NUMBER:
                return "\n".join(tr(_ALTERED[each]) for each in self.alterations(row))
            case Column.TIME:
                return local.time_tip(step.event.time)
            case Column.TOPIC:
                return _place(step.event.record.position)
            case Column.WHAT:
                return said(step.summary)
            case Column.ANOMALIES:
                return "\n".join(f"{word(each.severity)}: {said(each.message)}" for each in step.anomalies)
            case _:
                return ""

    def _number(self, row: int) -> str:
        altered = self.alterations(row)
        marks = "".join(MARKS[each] for each in altered)
        return marks if Alteration.SKIPPED in altered else f"{marks}{self._rows[row].number}"


def _place(position: Position) -> str:
    topic, partition, offset = position
    if partition == BRANCH_PARTITION:
        return tr("{topic}, added in this what-if branch: not in Kafka").format(topic=topic)
    return tr("{topic}, partition {partition}, offset {offset}").format(
        topic=topic, partition=partition, offset=offset
    )


def _same_record(old: Step, new: Step) -> bool:
    one, other = old.event.record, new.event.record
    return one is other or one.position == other.position


def _same_summary(old: Step, new: Step) -> bool:
    return old.summary == new.summary and _same_record(old, new)
