"""The logs that are read: generated once for each size, to an embedded broker and to files."""

import contextlib
import gzip
import shutil
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec
from confluent_kafka import Producer

from benchmarks.children import BenchError
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.producing.broker import EmbeddedBroker
from kafka_client.producing.messages import Message
from kafka_client.producing.samples import generate_log
from kafka_client.producing.topics import PARTITIONS, create_topics
from kafka_client.records import Record, TimestampType, to_kcat

LEAST_EVENTS_PER_MATCH = 20
FLUSH_SECONDS = 120.0
GZIP_LEVEL = 1


@dataclass(frozen=True)
class Log:
    """A generated log, on a broker and as kcat ``-J`` lines in a file; ``value_bytes`` counts its values'."""

    bootstrap: str
    lines: Path
    events: int
    matches: int
    value_bytes: int

    @property
    def compressed(self) -> Path:
        """The lines as a gzip file, made when it is asked for the first time."""
        path = self.lines.with_suffix(".jsonl.gz")
        if not path.exists():
            with self.lines.open("rb") as lines, gzip.open(path, "wb", GZIP_LEVEL) as packed:
                shutil.copyfileobj(lines, packed, 1 << 20)
        return path


class Logs:
    """Generates a log when its size is asked for, and keeps it for all parts of the bench.

    ``folder`` is a temporary one; leaving the context stops the brokers.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[int, Log] = {}
        self._brokers = contextlib.ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._brokers.close()

    def of(self, events: int) -> Log:
        """The log of that many events."""
        if events not in self._made:
            self._made[events] = self._make(events)
        return self._made[events]

    def _make(self, events: int) -> Log:
        bootstrap = self._brokers.enter_context(EmbeddedBroker()).bootstrap
        create_topics(bootstrap, DEFAULT_TOPICS)
        producer = producer_for(bootstrap)
        match_ids: set[str] = set()
        value_bytes = 0
        path = self.folder / f"{events}.jsonl"
        with path.open("wb") as file:
            lines = _Lines(file)
            for message in generated(events):
                produce(producer, message, message.timestamp)
                lines.write(message)
                value_bytes += len(message.value or b"")
                match_ids.update(_match_ids(message))
        if producer.flush(FLUSH_SECONDS):
            raise BenchError(f"The embedded broker did not take all of {events:,} events.")
        return Log(bootstrap, path, events, len(match_ids), value_bytes)


def generated(events: int, seed: int = 1) -> Iterator[Message]:
    """The messages of a log of that many events."""
    return islice(generate_log(events // LEAST_EVENTS_PER_MATCH + 1, seed), events)


def producer_for(bootstrap: str) -> Producer:
    """A producer with default batches."""
    return Producer({"bootstrap.servers": bootstrap, "partitioner": "murmur2_random", "linger.ms": 5})


def produce(producer: Producer, message: Message, timestamp: int) -> None:
    """Hand a message over, with that record time in Unix milliseconds; waits while the queue is full."""
    while True:
        try:
            producer.produce(
                DEFAULT_TOPICS[message.role],
                message.value,
                message.key,
                timestamp=timestamp,
                headers=list(message.headers),
            )
        except BufferError:
            producer.poll(0.1)
        else:
            producer.poll(0)
            return


class _Lines:
    """Writes messages as kcat lines, with partitions and offsets as a topic would have them."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._ends: Counter[tuple[str, int]] = Counter()

    def write(self, message: Message) -> None:
        place = (DEFAULT_TOPICS[message.role], zlib.crc32(message.key or b"") % PARTITIONS)
        record = Record(
            topic=place[0],
            partition=place[1],
            offset=self._ends[place],
            timestamp=message.timestamp,
            timestamp_type=TimestampType.CREATE,
            key=message.key,
            value=message.value,
            headers=message.headers,
        )
        self._ends[place] += 1
        self._file.write(to_kcat(record) + b"\n")


class _Envelope(msgspec.Struct, gc=False):
    matchId: str | None = None


_envelope = msgspec.json.Decoder(_Envelope)


def _match_ids(message: Message) -> tuple[str, ...]:
    """The match that the message is about, if any."""
    match_id = None if message.value is None else _envelope.decode(message.value).matchId
    return () if match_id is None else (match_id,)
