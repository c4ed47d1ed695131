"""Applying a load window: the last records of each partition, and of those the ones in its span of times."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kafka_client.records import Record
from kafka_client.source import LoadWindow

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
        self._timed = window.since is not None or window.until is not None
        self._held: defaultdict[PartitionId, dict[int, Record]] = defaultdict(dict)
        self._released: set[PartitionId] = set()

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
        self._prune(held, self._window.last or 0)
        return self._in_span([held[offset] for offset in sorted(held)])

    def release_all(self) -> list[Record]:
        """The last records of every partition that is still held back."""
        return [record for partition in list(self._held) for record in self.release(partition)]

    def _hold(self, records: Iterable[Record], last: int) -> Iterator[Record]:
        for record in records:
            partition = (record.topic, record.partition)
            if partition in self._released:
                yield record
                continue
            held = self._held[partition]
            held[record.offset] = record
            if len(held) > 2 * last:
                self._prune(held, last)

    def _prune(self, held: dict[int, Record], last: int) -> None:
        for offset in sorted(held)[: max(0, len(held) - last)]:
            del held[offset]
            self.left_out += 1

    def _in_span(self, records: list[Record]) -> list[Record]:
        if not self._timed:
            return records
        kept = [record for record in records if self._window.holds_time_of(record)]
        self.left_out += len(records) - len(kept)
        return kept
