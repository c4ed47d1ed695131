"""Where records come from: the protocol that every source fulfils, and the part of a topic to load."""

import time
from collections.abc import Generator, Iterator
from enum import StrEnum
from typing import Protocol

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


class Status(msgspec.Struct, frozen=True):
    """How far a source is.

    ``loaded`` becomes True once the end that was found at the start has been reached, and stays True.
    ``read`` counts the records that were handed over, ``left_out`` those that the load window kept back (or
    that were never fetched because of its ``last``: by their offsets). ``total`` is ``read`` and an
    estimate of what is still to come, ``lag`` what is still to come while live; both are None while they
    are unknown. ``fraction`` is the part that is loaded (0 to 1), also where only bytes are known.
    ``bad_lines`` counts lines of a file that hold no record.

    ``problem`` is a sentence for the user, empty when all is well.

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


class Batch(msgspec.Struct, frozen=True):
    """What one read gave: records in the order of their arrival (possibly none), and the status after it.

    All its records are of the status's generation.
    """

    records: list[Record]
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


class LoadWindow(msgspec.Struct, frozen=True):
    """The part of each partition to load: the last records, then those in a span of record times (ms).

    ``since`` is inclusive, ``until`` exclusive; a record without a time is never left out by them.
    """

    last: int | None = None
    since: int | None = None
    until: int | None = None

    def holds_time_of(self, record: Record) -> bool:
        """Whether the record's time lies in the span."""
        if record.timestamp is None:
            return True
        if self.since is not None and record.timestamp < self.since:
            return False
        return self.until is None or record.timestamp < self.until


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
