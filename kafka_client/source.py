"""Where records come from: the protocol that every source fulfils, and the part of a topic to load."""

import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Protocol, runtime_checkable

import msgspec

from kafka_client.records import Record


class SourceError(Exception):
    """A source cannot be read; the message is one sentence that says what is wrong and what to do."""


class Phase(StrEnum):
    """What a source is doing."""

    CONNECTING = "connecting"
    LOADING = "loading"
    LIVE = "live"
    INTERRUPTED = "interrupted"
    ENDED = "ended"


class Cut(msgspec.Struct, frozen=True):
    """Where the load window cut a partition.

    Before the offset ``begin`` records were left out, and from the offset ``end`` on; None where none were.
    ``since`` and ``until`` are the record times (Unix ms) that belong to them, None when they are unknown.
    """

    topic: str
    partition: int
    begin: int | None = None
    since: int | None = None
    end: int | None = None
    until: int | None = None


class PartitionPosition(msgspec.Struct, frozen=True, array_like=True):
    """How far one partition has been read: the offset that comes ``next``, and the ``end`` of the log."""

    topic: str
    partition: int
    next: int
    end: int

    @property
    def behind(self) -> int:
        """How many offsets are still to be read."""
        return max(0, self.end - self.next)


class Status(msgspec.Struct, frozen=True):
    """How far a source is.

    ``loaded`` becomes True once the end that was found at the start has been reached, and stays True.
    ``read`` counts the records that were handed over, ``left_out`` those that were kept back because of the
    load window or because they belong to other matches than the one that is read; what was never fetched is
    counted by its offsets. ``cuts`` has the partitions of which something was left out by the window, ordered
    by topic and number. ``total`` is ``read`` and an
    estimate of what is still to come, ``lag`` what is still to come while live; both are None while they
    are unknown. ``positions`` has the partitions whose end is known. ``fraction`` is the part that is loaded
    (0 to 1), also where only bytes are known.
    ``bad_lines`` counts lines of a file that hold no record.

    ``problem`` is a sentence for the user, empty when all is well. ``cluster_id`` is what Kafka calls itself,
    empty while it is unknown and for files.

    ``generation`` grows when a log that was read has been replaced by another one, as when a topic is deleted
    and made again: forget the records of the generation before, reading starts over with ``read`` 0 and
    ``loaded`` False.
    """

    phase: Phase = Phase.CONNECTING
    loaded: bool = False
    read: int = 0
    total: int | None = None
    fraction: float | None = None
    lag: int | None = None
    topics: tuple[str, ...] = ()
    missing_topics: tuple[str, ...] = ()
    partitions: int = 0
    left_out: int = 0
    bad_lines: int = 0
    problem: str = ""
    generation: int = 0
    cuts: tuple[Cut, ...] = ()
    cluster_id: str = ""
    positions: tuple[PartitionPosition, ...] = ()


class Batch(msgspec.Struct, frozen=True):
    """What one read gave: records in the order of their arrival (possibly none), and the status after it.

    All its records are of the status's generation.
    """

    records: Sequence[Record]
    status: Status


class RecordSource(Protocol):
    """A bounded read, then live records where there are any.

    `batches` yields at least every 100 ms, also when nothing arrives, until the source has ended or `cancel`
    was called; closing the iterator releases everything. A fault that may pass is told in ``Status.problem``
    while the source retries by itself. Nothing connects before `batches` is iterated.
    """

    @property
    def name(self) -> str:
        """What the user calls it: the address, or the file's name."""
        ...

    def batches(self) -> Iterator[Batch]:
        """Yield what arrives. Raises `SourceError` when it can never be read."""
        ...

    def cancel(self) -> None:
        """Make `batches` end soon. May be called from any thread, more than once."""
        ...


@runtime_checkable
class ResumableSource(RecordSource, Protocol):
    """A source that can read on where an earlier one ended."""

    def resumed(self, cluster_id: str, last_records: Mapping[tuple[str, int], Record]) -> "ResumableSource":
        """Another source of the same, unread, that hands over only what comes after these last records.

        The key is (topic, partition). When the log is another one, or belongs to another cluster, the
        generation rises, and everything is read.
        """
        ...


class LoadWindow(msgspec.Struct, frozen=True):
    """The part of each partition to load: the last records, then those in a span of record times (ms).

    ``since`` is inclusive, ``until`` exclusive. A record without a time is not left out for its time, only
    for its place where that is not fetched (see `kafka_client.lookups`).
    """

    last: int | None = None
    since: int | None = None
    until: int | None = None

    @property
    def timed(self) -> bool:
        """Whether there is a span of times."""
        return self.since is not None or self.until is not None

    def holds_time_of(self, record: Record) -> bool:
        """Whether the record's time lies in the span."""
        if record.timestamp is None:
            return True
        return not self.is_before(record) and (self.until is None or record.timestamp < self.until)

    def is_before(self, record: Record) -> bool:
        """Whether the record's time lies before the span."""
        return self.since is not None and record.timestamp is not None and record.timestamp < self.since


EVERYTHING = LoadWindow()

PATIENCE_SECONDS = 10.0
"""How long a read to the end bears with a fault."""


def read_to_end(source: RecordSource, patience: float = PATIENCE_SECONDS) -> Iterator[Batch]:
    """Yield what there is up to the end that is found; the last batch's status is ``loaded``.

    Raises `SourceError` when the source can never be read, or tells of a problem and brings nothing for so
    many seconds. Lines of a file that are not records are no reason to stop.
    """
    progress: tuple[object, ...] = ()
    last_progress = time.monotonic()
    batches = source.batches()
    try:
        for batch in batches:
            yield batch
            status = batch.status
            if status.loaded:
                return
            reached = (status.read, status.left_out, status.fraction, status.generation)
            if reached != progress or not status.problem or status.bad_lines:
                progress = reached
                last_progress = time.monotonic()
            elif time.monotonic() - last_progress > patience:
                raise SourceError(status.problem)
    finally:
        if isinstance(batches, Generator):
            batches.close()
