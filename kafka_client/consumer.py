"""The Kafka source: reads topics by assignment, from their beginning to their end, and then live.

It leaves no trace in the cluster: no consumer group, no commits, no topics created. "Loaded" is when every
partition has been read up to the end that its first fetch reported, or the server has said that there is
nothing more: some servers answer a query for the end wrongly, and counting records fails where control
records or compaction leave holes.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from operator import methodcaller
from typing import Any

from confluent_kafka import OFFSET_BEGINNING, OFFSET_END, Consumer, TopicPartition

from kafka_client.connection import Catalog, Connection, TopicInfo
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.partitions import LogReplacedError, PartitionProgress, fraction_read
from kafka_client.records import Record, TimestampType, known_time
from kafka_client.settings import Settings, address_of
from kafka_client.source import EVERYTHING, Batch, LoadWindow, Phase, SourceError, Status
from kafka_client.window import PartitionId, WindowFilter

BATCH_RECORDS = 2000
WAIT_SECONDS = 0.05
LOOKUP_INTERVAL = 2.0
OBSERVE_SECONDS = 0.05
QUIET_SECONDS = 3.0
"""After so long without an answer or a record the user is told."""
LOST_SECONDS = 10.0
"""A connection that brings neither answers nor records for so long counts as lost."""
CUT_SECONDS = 0.3
"""For so long a connection may be cut without anybody being told."""
ABSENCES = 2
"""In so many look-ups in a row a topic must be missing to count as deleted."""
NOTICE_SECONDS = 30.0
"""How long the user is told that reading has started over."""

UNREADABLE_HEADERS = (("(a header's name is not UTF-8)", None),)
"""Stands for headers that the client library cannot give."""

_TIMESTAMP_TYPES = (TimestampType.UNKNOWN, TimestampType.CREATE, TimestampType.LOG_APPEND)
# Called like this, the interpreter notices that the library forgets to report its error. As a plain method
# call it does not always: the error would then appear somewhere else, and the headers hold a null pointer.
_headers_of = methodcaller("headers")
_UNKNOWN_TOPIC = "UNKNOWN_TOPIC_OR_PART"


class KafkaSource:
    """A `RecordSource` over the topics of all roles."""

    def __init__(
        self,
        settings: Settings,
        topics: Mapping[Role, str] = DEFAULT_TOPICS,
        window: LoadWindow = EVERYTHING,
        *,
        lookup_interval: float = LOOKUP_INTERVAL,
    ) -> None:
        self._settings = dict(settings)
        self._topics = tuple(dict.fromkeys(topics.values()))
        self._window = window
        self._interval = lookup_interval
        self._cancelled = threading.Event()

    @property
    def name(self) -> str:
        return address_of(self._settings)

    def batches(self) -> Iterator[Batch]:
        if not self._topics:
            raise SourceError(f"There is nothing to read from Kafka at {self.name}; name a topic.")
        connection = Connection(self._settings, self._topics, self._interval)
        reader = _Reader(connection, self._window)
        connection.open()
        try:
            while not self._cancelled.is_set():
                yield reader.read()
        finally:
            connection.close()

    def cancel(self) -> None:
        self._cancelled.set()


class _Reader:
    """The state of reading over one connection."""

    def __init__(self, connection: Connection, window: LoadWindow) -> None:
        self._connection = connection
        self._load_window = window
        self._generation = 0
        self._notice = ""
        self._notice_until = 0.0
        self._began = self._heard = time.monotonic()
        self._down_seen = 0.0
        self._absent: Counter[str] = Counter()
        self._refused: set[str] = set()
        self._forget()

    def read(self) -> Batch:
        """Wait for records a short while. Raises `SourceError` when the settings are wrong."""
        if self._connection.catalog is None:
            self._connection.wait_for_catalog(WAIT_SECONDS)
        consumer = self._connection.consumer
        records: list[Record] = []
        if consumer is not None:
            try:
                self._apply_catalog(consumer)
                records = self._take(_consume(consumer, WAIT_SECONDS if self._catalog else 0))
                self._stop_if_lost(consumer)
                records += self._observe(consumer)
            except LogReplacedError as replaced:
                self._start_over(consumer, replaced.topic)
                records = []
        self._read += len(records)
        return Batch(records, self._status(time.monotonic()))

    def _forget(self) -> None:
        """Begin a generation."""
        self._catalog: Catalog | None = None
        self._gone: set[str] = set()
        self._partitions: dict[PartitionId, PartitionProgress] = {}
        self._window = WindowFilter(self._load_window)
        self._waiting: set[PartitionId] = set()
        self._settled: set[PartitionId] = set()
        self._never_fetched = 0
        self._read = 0
        self._loaded = False
        self._lag = 0
        self._observed = 0.0

    def _start_over(self, consumer: Consumer, topic: str | None) -> None:
        consumer.unassign()
        self._forget()
        self._generation += 1
        address = self._connection.address
        what = f"Kafka at {address}" if topic is None else f"The topic {topic} at {address}"
        self._notice = f"{what} was emptied or made anew, and reading has started over."
        self._heard = time.monotonic()
        self._notice_until = self._heard + NOTICE_SECONDS

    def _apply_catalog(self, consumer: Consumer) -> None:
        """Read the partitions that the topics have by now. Raises `LogReplacedError`."""
        catalog = self._connection.catalog
        if catalog is None or catalog is self._catalog or catalog.asked < self._down_seen:
            return
        before, self._catalog = self._catalog, catalog
        if before is not None and before.cluster != catalog.cluster:
            raise LogReplacedError(None)
        for topic, info in catalog.topics.items():
            if not info.error:
                self._absent[topic] = 0
                self._assign_new(consumer, topic, info)
                self._resume(consumer, topic)
            elif info.error == _UNKNOWN_TOPIC:
                self._note_absence(consumer, topic)

    def _assign_new(self, consumer: Consumer, topic: str, info: TopicInfo) -> None:
        ours = {number for name, number in self._partitions if name == topic}
        if topic in self._gone or not ours <= info.partitions:
            raise LogReplacedError(topic)
        for number in sorted(info.partitions - ours):
            progress = self._partitions[topic, number] = PartitionProgress(topic, number)
            if self._load_window.last is None:
                progress.begin(0)
                consumer.incremental_assign([TopicPartition(topic, number, OFFSET_BEGINNING)])
            else:
                # Only to learn from a fetch where the log ends: what a query says may be wrong.
                consumer.incremental_assign([TopicPartition(topic, number, OFFSET_END)])

    def _note_absence(self, consumer: Consumer, topic: str) -> None:
        """Stop reading a topic that is gone; a server that has just started may not know all of them."""
        self._absent[topic] += 1
        ours = {each for each in self._partitions if each[0] == topic}
        if ours and self._absent[topic] >= ABSENCES:
            consumer.incremental_unassign([TopicPartition(*each) for each in ours - self._waiting])
            for each in ours:
                del self._partitions[each]
            self._waiting -= ours
            self._gone.add(topic)

    def _stop_if_lost(self, consumer: Consumer) -> None:
        """After all brokers went down, read on only when a look-up has shown that they know the topics."""
        down = self._connection.all_down
        if down > self._down_seen:
            self._down_seen = down
            consumer.unassign()
            self._waiting = set(self._partitions)

    def _resume(self, consumer: Consumer, topic: str) -> None:
        """Read on where the connection was lost, the last record once more: to see if the log is the same."""
        for partition in [each for each in self._waiting if each[0] == topic]:
            progress = self._partitions[partition]
            offset = OFFSET_END if progress.start is None else progress.resume()
            consumer.incremental_assign([TopicPartition(*partition, offset)])
            self._waiting.discard(partition)

    def _take(self, messages: list[Any]) -> list[Record]:
        """The messages as records, without those that were read before. Raises `LogReplacedError`."""
        records = []
        partitions = self._partitions
        for message in messages:
            progress = partitions.get((message.topic(), message.partition()))
            if message.error() is not None:
                self._take_error(progress, message)
            elif progress is not None and progress.start is not None:
                record = _record(progress.id, message)
                if progress.take(record):
                    records.append(record)
        if messages:
            self._heard = time.monotonic()
        if records:
            self._connection.fault = ""
        return self._window.admit(records)

    def _take_error(self, progress: PartitionProgress | None, message: Any) -> None:
        error = message.error()
        match error.name():
            case "_PARTITION_EOF":
                if progress is not None and progress.start is not None:
                    progress.reach_end(message.offset())
                self._observed = 0.0
                self._refused.discard(message.topic())
            case "TOPIC_AUTHORIZATION_FAILED":
                self._refused.add(message.topic())
            case _:
                self._connection.note(error)

    def _observe(self, consumer: Consumer) -> list[Record]:
        """Look where the logs end, and hand over what was kept back until then. Raises `LogReplacedError`."""
        now = time.monotonic()
        if now - self._observed < OBSERVE_SECONDS:
            return []
        self._observed = now
        records: list[Record] = []
        self._lag = 0
        for progress in self._partitions.values():
            low, end = consumer.get_watermark_offsets(TopicPartition(*progress.id), cached=True)
            if end >= 0:
                progress.know_bounds(low, end, now)
                self._lag += max(0, end - progress.next)
            if progress.id not in self._settled:
                records += self._settle(consumer, progress)
        self._loaded = self._loaded or (bool(self._partitions) and self._settled >= self._partitions.keys())
        return records

    def _settle(self, consumer: Consumer, progress: PartitionProgress) -> list[Record]:
        """Hand over a partition's last records when there are enough of them; else begin further back."""
        last = self._load_window.last
        if last is not None and progress.end is not None:
            if progress.start is None:
                progress.begin(max(progress.low, progress.end - last))
                _reassign(consumer, progress, progress.next)
            elif progress.loaded and self._window.held(progress.id) < last and progress.start > progress.low:
                progress.begin(max(progress.low, progress.end - 2 * progress.size))
                _reassign(consumer, progress, progress.next)
        if not progress.loaded:
            return []
        self._settled.add(progress.id)
        if last is None or progress.start is None:
            return []
        self._never_fetched += progress.start - progress.low
        return self._window.release(progress.id)

    def _status(self, now: float) -> Status:
        partitions = self._partitions.values()
        catalog = self._catalog.topics if self._catalog else {}
        phase = self._phase(now)
        return Status(
            phase=phase,
            loaded=self._loaded,
            read=self._read,
            total=self._total(),
            fraction=1.0 if self._loaded else fraction_read(partitions) if partitions else None,
            lag=self._lag if self._loaded else None,
            topics=tuple(dict.fromkeys(topic for topic, _ in self._partitions)),
            missing_topics=tuple(topic for topic, info in catalog.items() if info.error == _UNKNOWN_TOPIC),
            partitions=len(partitions),
            left_out=self._window.left_out + self._never_fetched,
            problem=self._problem(phase, now),
            generation=self._generation,
        )

    def _total(self) -> int | None:
        if self._loaded:
            return self._read + self._lag
        to_come = 0
        for progress in self._partitions.values():
            if progress.remaining is None:
                return None
            held = self._window.held(progress.id)
            expected = held + progress.remaining
            to_come += expected if self._load_window.last is None else min(expected, self._load_window.last)
        return self._read + to_come if self._partitions else None

    def _phase(self, now: float) -> Phase:
        if self._connection.catalog is None:
            return Phase.CONNECTING
        silence = now - max(self._heard, self._connection.catalog.asked)
        cut = not self._connection.answered and now - self._connection.all_down > CUT_SECONDS
        if cut or silence > LOST_SECONDS:
            return Phase.INTERRUPTED
        return Phase.LIVE if self._loaded else Phase.LOADING

    def _problem(self, phase: Phase, now: float) -> str:
        address, fault = self._connection.address, self._connection.fault
        if phase is Phase.CONNECTING:
            return fault or self._no_answer(now)
        if phase is Phase.INTERRUPTED:
            return f"The connection to {address} was lost, and is tried again. {fault}".rstrip()
        return self._topic_problem() or self._stall(fault, now) or self._notice_at(now)

    def _no_answer(self, now: float) -> str:
        waited = now - self._began
        if waited < QUIET_SECONDS:
            return ""
        return (
            f"{self._connection.address} has not answered for {waited:.0f} seconds; "
            "check the address and security.protocol."
        )

    def _topic_problem(self) -> str:
        catalog = self._catalog.topics if self._catalog else {}
        refused = self._refused | {name for name, info in catalog.items() if "AUTHORIZATION" in info.error}
        address = self._connection.address
        if refused:
            return f"Kafka at {address} does not let you read {_list(refused)}; ask for the right to."
        others = {
            name: info.error for name, info in catalog.items() if info.error not in ("", _UNKNOWN_TOPIC)
        }
        if others:
            reasons = _list(set(others.values()))
            return f"Kafka at {address} cannot give the partitions of {_list(others)} ({reasons})."
        if catalog and not self._partitions:
            return f"Kafka at {address} has no topic {_list(catalog)} yet; it is read when it appears."
        return ""

    def _stall(self, fault: str, now: float) -> str:
        """What keeps records from coming while some are expected."""
        if now - self._heard < QUIET_SECONDS:
            return ""
        if self._loaded:
            return fault if self._lag else ""
        catalog = self._catalog.topics if self._catalog else {}
        leaderless = [
            f"{name} [{number}]" for name, info in catalog.items() for number in sorted(info.leaderless)
        ]
        if leaderless:
            return (
                f"{_list(leaderless)} cannot be read: the partition has no leader; see which broker is down."
            )
        return (
            fault or f"{self._connection.address} answers, but sends no records; see if its brokers are well."
        )

    def _notice_at(self, now: float) -> str:
        return self._notice if now < self._notice_until else ""


def _consume(consumer: Consumer, wait: float) -> list[Any]:
    """Wait for one message, then take all that are there: the library waits until it has as many as asked."""
    first = consumer.consume(1, wait)
    return first + consumer.consume(BATCH_RECORDS, 0) if first else first


def _record(partition: PartitionId, message: Any) -> Record:
    """The message as a record. It is Any because the library types as optional what a record always has."""
    kind, timestamp = message.timestamp()
    timestamp_type = _TIMESTAMP_TYPES[kind]
    try:
        headers = _headers_of(message)
    except SystemError:  # a name cannot be decoded
        headers = UNREADABLE_HEADERS
    return Record(
        partition[0],
        partition[1],
        message.offset(),
        known_time(timestamp, timestamp_type),
        timestamp_type,
        message.key(),
        message.value(),
        tuple(headers) if headers else (),
    )


def _reassign(consumer: Consumer, progress: PartitionProgress, offset: int) -> None:
    consumer.incremental_unassign([TopicPartition(*progress.id)])
    consumer.incremental_assign([TopicPartition(*progress.id, offset)])


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
