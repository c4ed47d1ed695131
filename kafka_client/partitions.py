"""What has been read of a partition, and what there is to read. No Kafka client: offsets and records only."""

from collections.abc import Iterable
from typing import NamedTuple

from kafka_client.records import Record
from kafka_client.window import PartitionId

SHORT_SECONDS = 3.0
"""For so long a log may seem shorter than it was: a new leader may not know its valid end at once."""


class LogReplacedError(Exception):
    """A log is not the one that was read before: it is shorter, or holds other records.

    ``topic`` is None when all are others.
    """

    def __init__(self, topic: str | None) -> None:
        super().__init__(topic)
        self.topic = topic


class Hole(NamedTuple):
    """Offsets at which no record was found, from ``begin`` to the one before ``end``."""

    begin: int
    end: int

    @property
    def width(self) -> int:
        return self.end - self.begin


class PartitionProgress:
    """How far one partition has been read.

    Offsets only ever rise, with holes where there are control records or where compaction has deleted.
    ``end`` is the offset after the last record when the end was first known; reaching it, or ``stop`` where
    reading is to stop for good, makes the partition ``loaded``. ``hole`` is the widest one that has been met
    since it was last set to None; what is missing before the first record is none.
    """

    def __init__(self, topic: str, number: int) -> None:
        self.id: PartitionId = (topic, number)
        self.low = 0
        self.end: int | None = None
        self.start: int | None = None
        self.stop: int | None = None
        self.next = 0
        self.loaded = False
        self.hole: Hole | None = None
        self._last: Record | None = None
        self._verifying = False
        self._unproven = False
        self._short_since: float | None = None

    @property
    def remaining(self) -> int | None:
        """How many offsets are left before the partition is loaded, None while that is unknown."""
        if self.loaded:
            return 0
        goal = self._goal
        return None if goal is None or self.start is None else max(0, goal - self.next)

    @property
    def size(self) -> int:
        """How many offsets there are between the start of reading and its end."""
        goal = self._goal
        return 0 if goal is None or self.start is None else max(0, goal - self.start)

    @property
    def stopped(self) -> bool:
        """Whether nothing of the partition is to be read any more."""
        return self.stop is not None and self.next >= self.stop

    @property
    def _goal(self) -> int | None:
        if self.stop is None or self.end is None:
            return self.end
        return min(self.end, self.stop)

    def begin(self, offset: int, stop: int | None = None) -> None:
        """Reading starts at this offset, perhaps once more, and ends for good before ``stop``."""
        self.start = self.next = offset
        self.stop = stop
        self.loaded = self.stopped
        self._last = None
        self._verifying = False

    def begin_after(self, record: Record) -> None:
        """Reading goes on where an earlier one ended, at its last record: see `resume`.

        A log that does not have that record any more counts as another one.
        """
        self.begin(record.offset + 1)
        self._last = record
        self._verifying = self._unproven = True

    def resume(self) -> int:
        """Where to go on after the connection was lost: at the last record, to see if the log is the same."""
        self._verifying = self._last is not None
        return self.next if self._last is None else self._last.offset

    def take(self, record: Record) -> bool:
        """Note that the record was read; False when it is not to be had. Raises `LogReplacedError`."""
        offset = record.offset
        if self._verifying or offset < self.next:
            return self._take_again(record)
        if self.stop is not None and offset >= self.stop:
            self.next = self.stop
            self.loaded = True
            return False
        self._note_hole(offset)
        self.next = offset + 1
        self._last = record
        return True

    def _note_hole(self, offset: int) -> None:
        width = offset - self.next
        if width and self._last is not None and (self.hole is None or self.hole.width < width):
            self.hole = Hole(self.next, offset)

    def reach_end(self, offset: int) -> None:
        """Note that there is nothing at this offset yet. Raises `LogReplacedError`."""
        if offset < self.next or self._unproven:
            raise LogReplacedError(self.id[0])
        self._verifying = False
        self.next = offset
        self.loaded = True

    def know_bounds(self, low: int, end: int, now: float) -> None:
        """Note the log's bounds as a fetch told them at ``now`` (seconds). Raises `LogReplacedError`.

        A log that stays shorter than what was read of it is another log. Kafka answers a fetch beyond its
        end with an error, which makes the client start over; other servers answer nothing, and reading would
        wait for ever.
        """
        self.low = max(0, low)
        if self.end is None:
            self.end = end
        if self.start is None:
            return
        if self.next < self.low:
            if self._unproven:
                raise LogReplacedError(self.id[0])
            self.start = self.next = self.low
        goal = self._goal
        if goal is not None and self.next >= goal and not self._unproven:
            self.loaded = True
        if end >= self.next:
            self._short_since = None
        elif self._short_since is None:
            self._short_since = now
        elif now - self._short_since >= SHORT_SECONDS:
            raise LogReplacedError(self.id[0])

    def _take_again(self, record: Record) -> bool:
        """Take a record where one was read before: it must be the same, or lie behind all that was read."""
        if record == self._last:
            self._verifying = self._unproven = False
            return False
        if record.offset < self.next or self._unproven:
            raise LogReplacedError(self.id[0])
        self._verifying = False
        return self.take(record)


def fraction_read(partitions: Iterable[PartitionProgress]) -> float | None:
    """The part of all offsets to load that is behind us (0 to 1), None while an end is unknown."""
    size = left = 0
    for partition in partitions:
        remaining = partition.remaining
        if remaining is None:
            return None
        size += max(partition.size, remaining)
        left += remaining
    return 1 - left / size if size else 1.0
