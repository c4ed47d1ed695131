"""Reading sources in tests, with a deadline."""

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from kafka_client.records import Record, TimestampType
from kafka_client.source import Batch, RecordSource, Status

SECONDS = 20.0
TIME = 1_795_376_119_163
"""The record time of the first record that `numbered` makes."""


class Reading:
    """The batches of a source, read as far as a test wants; ``told`` are the problems that it told of."""

    def __init__(self, source: RecordSource) -> None:
        self.source = source
        self.records: list[Record] = []
        self.status = Status()
        self.told: list[str] = []
        self._batches = source.batches()

    def step(self) -> Batch:
        """Read one batch. Raises StopIteration at the end."""
        batch = next(self._batches)
        if batch.status.generation != self.status.generation:
            self.records.clear()
        self.status = batch.status
        if batch.status.problem and batch.status.problem not in self.told:
            self.told.append(batch.status.problem)
        self.records += batch.records
        return batch

    def until(self, condition: Callable[[Status], object], seconds: float = SECONDS) -> Status:
        """Read until a status satisfies the condition, and return it."""
        deadline = time.monotonic() + seconds
        while not condition(self.status):
            assert time.monotonic() < deadline, f"it did not happen within {seconds} s: {self.status}"
            self.step()
        return self.status

    def to_end(self) -> Status:
        """Read until all is loaded."""
        return self.until(lambda status: status.loaded)

    def live(self, count: int) -> list[Record]:
        """Read until so many records have come, and return all."""
        self.until(lambda _: len(self.records) >= count, seconds=2 * SECONDS)
        return self.records

    def close(self) -> None:
        """Close the batches."""
        close = getattr(self._batches, "close", None)
        if close is not None:
            close()


def numbered(topic: str, partition: int, offsets: Iterable[int], text: str = "record") -> list[Record]:
    """Small records, a second apart, that differ in everything."""
    return [
        Record(
            topic=topic,
            partition=partition,
            offset=offset,
            timestamp=TIME + 1000 * offset,
            timestamp_type=TimestampType.CREATE,
            key=b"key %d" % offset,
            value=f"{text} {topic} {partition} {offset}".encode(),
        )
        for offset in offsets
    ]


def by_partition(records: Iterable[Record]) -> dict[tuple[str, int], list[Record]]:
    """The records of each partition in the order given."""

    def partition(record: Record) -> tuple[str, int]:
        return (record.topic, record.partition)

    return {key: list(group) for key, group in groupby(sorted(records, key=partition), partition)}


def positions(records: Iterable[Record]) -> Iterator[tuple[str, int, int]]:
    return (record.position for record in records)
