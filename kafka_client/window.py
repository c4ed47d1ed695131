"""Applying a load window: the last records of each partition, and of those the ones in its span of times."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kafka_client.records import Record
from kafka_client.source import Cut, LoadWindow

PartitionId = tuple[str, int]
"""(topic, partition number)."""


class WindowFilter:
    """Keeps back what lies outside of a load window, and counts it in ``left_out``.

    With ``last`` set, `admit` holds the records of a partition until `release` has been called for it; what
    comes after that is new and passes. Records may come in any order, and the same record again.
    """

    def __init__(self, window: LoadWindow) -> None:
        self.left_out = 0
        self._window = window
        self._held: defaultdict[PartitionId, dict[int, Record]] = defaultdict(dict)
        self._released: set[PartitionId] = set()
        self._begins: dict[PartitionId, int] = {}
        self._ends: dict[PartitionId, int] = {}
        self._first_times: dict[PartitionId, int | None] = {}
        self._cuts: tuple[Cut, ...] | None = ()

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """The partitions of which something was left out, by topic and number."""
        if self._cuts is None:
            self._cuts = tuple(self._cut(each) for each in sorted(self._begins.keys() | self._ends))
        return self._cuts

    def admit(self, records: list[Record]) -> list[Record]:
        """The records that may be handed over now."""
        if self._window.last is not None:
            records = list(self._hold(records, self._window.last))
        return self._in_span(records)

    def held(self, partition: PartitionId) -> int:
        """How many records of the partition wait for `release`."""
        return len(self._held[partition])

    def release(self, partition: PartitionId) -> list[Record]:
        """The last records of the partition, by offset; from now on its records pass."""
        self._released.add(partition)
        held = self._held.pop(partition, {})
        self._prune(partition, held, self._window.last or 0)
        records = [held[offset] for offset in sorted(held)]
        self._first_times[partition] = records[0].timestamp if records else None
        self._cuts = None
        return self._in_span(records)

    def release_all(self) -> list[Record]:
        """The last records of every partition that is still held back."""
        return [record for partition in list(self._held) for record in self.release(partition)]

    def skip_before(self, partition: PartitionId, low: int, begin: int) -> None:
        """Count the offsets from ``low`` to before ``begin``, which were not fetched."""
        if begin > low:
            self.left_out += begin - low
            self._cut_before(partition, begin)

    def skip_after(self, partition: PartitionId, end: int, high: int) -> None:
        """Count the offsets from ``end`` to before ``high``, which were not fetched."""
        if high > end:
            self.left_out += high - end
            self._cut_after(partition, end)

    def _hold(self, records: Iterable[Record], last: int) -> Iterator[Record]:
        for record in records:
            partition = (record.topic, record.partition)
            if partition in self._released:
                yield record
                continue
            held = self._held[partition]
            held[record.offset] = record
            if len(held) > 2 * last:
                self._prune(partition, held, last)

    def _prune(self, partition: PartitionId, held: dict[int, Record], last: int) -> None:
        for offset in sorted(held)[: max(0, len(held) - last)]:
            del held[offset]
            self.left_out += 1
            self._cut_before(partition, offset + 1)

    def _in_span(self, records: list[Record]) -> list[Record]:
        if not self._window.timed:
            return records
        kept = []
        for record in records:
            if self._window.holds_time_of(record):
                kept.append(record)
            elif self._window.is_before(record):
                self._cut_before((record.topic, record.partition), record.offset + 1)
            else:
                self._cut_after((record.topic, record.partition), record.offset)
        self.left_out += len(records) - len(kept)
        return kept

    def _cut_before(self, partition: PartitionId, offset: int) -> None:
        if offset > self._begins.get(partition, -1):
            self._begins[partition] = offset
            self._cuts = None

    def _cut_after(self, partition: PartitionId, offset: int) -> None:
        if partition not in self._ends or offset < self._ends[partition]:
            self._ends[partition] = offset
            self._cuts = None

    def _cut(self, partition: PartitionId) -> Cut:
        begin, end = self._begins.get(partition), self._ends.get(partition)
        since = self._first_times.get(partition) if self._window.since is None else self._window.since
        return Cut(
            *partition,
            begin=begin,
            since=None if begin is None else since,
            end=end,
            until=None if end is None else self._window.until,
        )
