"""The loops that are compared: ``python -m benchmarks.loops NAME PLACE EVENTS`` runs one and prints JSON.

PLACE is a broker's address or a file, EVENTS how many records there are.
"""

import contextlib
import gzip
import io
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
from confluent_kafka import Consumer, TopicPartition

from app.core.history import History
from app.core.loading import load
from benchmarks.children import Tree, tell
from kafka_client.collector import collect_seldom
from kafka_client.consumer import KafkaSource
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.files import FileSource
from kafka_client.remote import RemoteSource
from kafka_client.source import Batch, RecordSource

BATCH = 5000
SETTINGS = {"group.id": "bench", "log_level": 0, "fetch.wait.max.ms": 50}


class Measured(msgspec.Struct):
    """What one loop did, as a process with its children.

    ``rss_before`` is the memory before connecting, ``rss_after`` with what the loop keeps, in bytes.
    """

    records: int
    matches: int
    seconds: float
    cpu_seconds: float
    rss_before: int
    rss_after: int

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.records / self.seconds

    @property
    def memory(self) -> int:
        """Bytes that what was loaded takes."""
        return self.rss_after - self.rss_before


@dataclass(frozen=True)
class Loaded:
    """What a loop keeps until the memory has been measured, and how much that is."""

    records: int
    matches: int = 0
    kept: object = None


Loop = Callable[[str, int], contextlib.AbstractContextManager[Loaded]]


@contextlib.contextmanager
def load_all(source: RecordSource) -> Iterator[Loaded]:
    """What the program does up to the complete match list, all rules on.

    In the context it stays loaded, and the source open.
    """
    history = History()
    batches = source.batches()
    try:
        records = sum(len(batch.records) for batch in load(history, _until_loaded(batches)))
        rows = history.rows()
        yield Loaded(records, len(rows), (history, rows))
    finally:
        source.cancel()
        for _ in batches:
            pass


def _until_loaded(batches: Iterator[Batch]) -> Iterator[Batch]:
    """The batches up to the end of the log; others can be asked for after it."""
    for batch in batches:
        yield batch
        if batch.status.loaded:
            return


def ours(bootstrap: str, _events: int) -> contextlib.AbstractContextManager[Loaded]:
    """Ours, from Kafka."""
    return load_all(RemoteSource(partial(KafkaSource, {"bootstrap.servers": bootstrap})))


def ours_of_file(path: str, _events: int) -> contextlib.AbstractContextManager[Loaded]:
    """Ours, from a file."""
    return load_all(RemoteSource(partial(FileSource, path)))


@contextlib.contextmanager
def bare(bootstrap: str, events: int) -> Iterator[Loaded]:
    """Consume and drop."""
    with _consumer(bootstrap) as consumer:
        count = 0
        while count < events:
            count += len(consumer.consume(BATCH, 0.05))
    yield Loaded(count)


@contextlib.contextmanager
def decoded(bootstrap: str, events: int) -> Iterator[Loaded]:
    """Consume, read every field, decode the value, drop."""
    decode = msgspec.json.decode
    with _consumer(bootstrap) as consumer:
        count = 0
        while count < events:
            for message in consumer.consume(BATCH, 0.05):
                fields = (
                    message.error(), message.topic(), message.partition(), message.offset(),
                    message.timestamp(), message.key(), message.headers(), message.value(),
                )  # fmt: skip
                if fields[0] is None:
                    count += 1
                    decode(fields[-1] or b"null")
    yield Loaded(count)


@contextlib.contextmanager
def parsed(path: str, _events: int) -> Iterator[Loaded]:
    """Read kcat lines, decode each line and the value in it, drop."""
    decode = msgspec.json.decode
    count = 0
    with _lines_of(path) as lines:
        for line in lines:
            decode(decode(line)["payload"])
            count += 1
    yield Loaded(count)


LOOPS: dict[str, Loop] = {
    "bare": bare,
    "decoded": decoded,
    "ours": ours,
    "parsed": parsed,
    "ours-of-file": ours_of_file,
}


@contextlib.contextmanager
def _consumer(bootstrap: str) -> Iterator[Consumer]:
    """A consumer at the beginning of all partitions of all topics."""
    consumer = Consumer({**SETTINGS, "bootstrap.servers": bootstrap})
    known = consumer.list_topics().topics
    consumer.assign(
        [
            TopicPartition(topic, number, 0)
            for topic in DEFAULT_TOPICS.values()
            if topic in known
            for number in known[topic].partitions
        ]
    )
    try:
        yield consumer
    finally:
        consumer.close()


def _lines_of(path: str) -> io.BufferedReader:
    return io.BufferedReader(gzip.open(path)) if path.endswith(".gz") else Path(path).open("rb")


def measure(name: str, place: str, events: int) -> Measured:
    """Run one loop in this process."""
    tree = Tree()
    rss_before, cpu_before, started = tree.rss(), tree.cpu_seconds(), time.perf_counter()
    with LOOPS[name](place, events) as loaded:
        seconds = time.perf_counter() - started
        return Measured(
            records=loaded.records,
            matches=loaded.matches,
            seconds=seconds,
            cpu_seconds=tree.cpu_seconds() - cpu_before,
            rss_before=rss_before,
            rss_after=tree.rss(),
        )


def main() -> None:
    """Run one loop and print what it took; ``forever`` consumes and decodes until the process is ended."""
    name, place, events = sys.argv[1:]
    collect_seldom()
    while name == "forever":
        measure("decoded", place, int(events))
    tell(measure(name, place, int(events)))


if __name__ == "__main__":
    main()
