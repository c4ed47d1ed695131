"""The Kafka source: reads topics by assignment, from their beginning to their end, and then live.

It leaves no trace in the cluster: no consumer group, no commits, no topics created. "Loaded" is when every
partition has been read up to the end that its first fetch reported, or the server has said that there is
nothing more: some servers answer a query for the end wrongly, and counting records fails where control
records or compaction leave holes.

A load window decides what is fetched, as far as Kafka can tell where it lies (`kafka_client.lookups`):
reading begins at the offset that ``last`` and ``since`` give, and ``until`` has it stop for good.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from confluent_kafka import Consumer, TopicPartition

from kafka_client.assignment import Assignment
from kafka_client.beginnings import Beginnings
from kafka_client.catalog import UNKNOWN_TOPIC, Catalog
from kafka_client.connection import Connection
from kafka_client.deletions import Deletions
from kafka_client.diagnosis import Diagnosis, Patience
from kafka_client.events import DEFAULT_TOPICS, Role, TopicRoles
from kafka_client.messages import to_record
from kafka_client.partitions import LogReplacedError, PartitionProgress, fraction_read
from kafka_client.records import Record
from kafka_client.selection import OneMatch
from kafka_client.settings import Settings, address_of
from kafka_client.source import EVERYTHING, Batch, LoadWindow, PartitionPosition, SourceError, Status
from kafka_client.window import PartitionId, WindowFilter

BATCH_RECORDS = 2000
WAIT_SECONDS = 0.05
LOOKUP_INTERVAL = 2.0
OBSERVE_SECONDS = 0.05
MARKER_WIDTH = 1
"""A transaction's end takes one offset, and makes a hole that is not looked into."""
PATIENCE = Patience()


class _Request(msgspec.Struct, frozen=True):
    """What to read."""

    topics: Mapping[Role, str]
    window: LoadWindow
    match_id: str | None
    resume: Mapping[PartitionId, Record]
    cluster_id: str
    patience: Patience


class KafkaSource:
    """A `RecordSource` over the topics of all roles.

    With ``match_id`` it hands over the records of that match alone, and where a topic is keyed by match reads
    only the partition that the id hashes to.

    With ``resume``, the last record that was read of each partition, it hands over only what comes after
    it. A log that does not hold that record in its place any more counts as replaced: the generation rises,
    and everything is read from the start; likewise where ``cluster_id`` is given and Kafka has another one.
    It must be the whole log: no window, and no match.

    ``fetched`` counts the records that came from Kafka, kept or not.
    """

    def __init__(
        self,
        settings: Settings,
        topics: Mapping[Role, str] = DEFAULT_TOPICS,
        window: LoadWindow = EVERYTHING,
        *,
        match_id: str | None = None,
        resume: Mapping[PartitionId, Record] | None = None,
        cluster_id: str = "",
        lookup_interval: float = LOOKUP_INTERVAL,
        patience: Patience = PATIENCE,
    ) -> None:
        """Raises ValueError when a part of the log is to be resumed."""
        if resume and (window != EVERYTHING or match_id is not None):
            raise ValueError("reading can be resumed only without a load window and for all matches")
        self._settings = dict(settings)
        self._topics = tuple(dict.fromkeys(topics.values()))
        self._request = _Request(topics, window, match_id, dict(resume or {}), cluster_id, patience)
        self._interval = lookup_interval
        self._cancelled = threading.Event()
        self.fetched = 0

    @property
    def name(self) -> str:
        return address_of(self._settings)

    def batches(self) -> Iterator[Batch]:
        if not self._topics:
            raise SourceError(f"There is nothing to read from Kafka at {self.name}; name a topic.")
        connection = Connection(self._settings, self._topics, self._interval)
        reader = _Reader(connection, self._request)
        connection.open()
        try:
            while not self._cancelled.is_set():
                batch = reader.read()
                self.fetched = reader.fetched
                yield batch
        finally:
            connection.close()

    def cancel(self) -> None:
        self._cancelled.set()

    def resumed(self, cluster_id: str, last_records: Mapping[PartitionId, Record]) -> "KafkaSource":
        """See `ResumableSource`. Raises ValueError as the constructor does."""
        request = self._request
        return KafkaSource(
            self._settings,
            request.topics,
            request.window,
            match_id=request.match_id,
            resume=last_records,
            cluster_id=cluster_id,
            lookup_interval=self._interval,
            patience=request.patience,
        )


class _Reader:
    """The state of reading over one connection."""

    def __init__(self, connection: Connection, request: _Request) -> None:
        self.fetched = 0
        self._connection = connection
        self._request = request
        self._resumed = dict(request.resume)
        self._generation = 0
        self._diagnosis = Diagnosis(connection, request.patience)
        self._down_seen = 0.0
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
                messages = _consume(consumer, WAIT_SECONDS if self._catalog else 0)
                if self._stop_if_lost(consumer):
                    messages.clear()  # what came after the loss may be of another log, and comes again
                records = self._take(messages)
                records += self._observe(consumer)
            except LogReplacedError as replaced:
                self._start_over(consumer, replaced.topic)
                records = []
        self._read += len(records)
        return Batch(records, self._status(time.monotonic()))

    def _forget(self) -> None:
        """Begin a generation."""
        window = self._request.window
        self._catalog: Catalog | None = None
        self._one_match = self._match_to_read()
        self._assignment = Assignment(self._wanted, self._resumed, from_beginning=window == EVERYTHING)
        self._window = WindowFilter(window)
        self._beginnings = Beginnings(window, self._window, self._connection)
        self._deletions = Deletions(self._connection)
        self._deleted: Counter[str] = Counter()
        self._read = 0
        self._loaded = False
        self._positions: list[PartitionPosition] = []
        self._observed = 0.0

    def _match_to_read(self) -> OneMatch | None:
        match_id = self._request.match_id
        if match_id is None:
            return None
        return OneMatch(match_id, TopicRoles(self._request.topics), self._connection)

    def _wanted(self, topic: str, existing: frozenset[int]) -> frozenset[int]:
        """The partitions to read of the topic; none while that is not known."""
        return existing if self._one_match is None else self._one_match.partitions(topic, existing)

    def _start_over(self, consumer: Consumer, topic: str | None) -> None:
        consumer.unassign()
        self._resumed = {}
        self._forget()
        self._generation += 1
        address = self._connection.address
        what = f"Kafka at {address}" if topic is None else f"The topic {topic} at {address}"
        self._diagnosis.hear()
        self._diagnosis.notify(
            f"{what} was emptied or made anew, and reading has started over.", time.monotonic()
        )

    def _apply_catalog(self, consumer: Consumer) -> None:
        """Read the partitions that the topics have by now. Raises `LogReplacedError`."""
        catalog = self._connection.catalog
        if catalog is None or catalog.asked < self._down_seen:
            return
        before, self._catalog = self._catalog, catalog
        if before is None:
            is_other = bool(self._resumed) and self._request.cluster_id not in ("", catalog.cluster)
        else:
            is_other = before.cluster != catalog.cluster
        if is_other:
            raise LogReplacedError(None)
        self._assignment.follow(consumer, catalog, is_news=catalog is not before)

    def _stop_if_lost(self, consumer: Consumer) -> bool:
        """After all brokers went down, read on only when a look-up has shown that they know the topics."""
        down = self._connection.all_down
        if down <= self._down_seen:
            return False
        self._down_seen = down
        self._assignment.interrupt(consumer)
        return True

    def _take(self, messages: list[Any]) -> list[Record]:
        """The messages as records, without those that were read before. Raises `LogReplacedError`."""
        records = []
        partitions = self._assignment.partitions
        for message in messages:
            progress = partitions.get((message.topic(), message.partition()))
            if message.error() is not None:
                self._take_error(progress, message)
                continue
            self.fetched += 1
            if progress is not None and progress.start is not None:
                record = to_record(progress.id, message)
                if progress.take(record):
                    records.append(record)
        if messages:
            self._diagnosis.hear()
        if records:
            self._connection.fault = ""
        return self._of_match(self._window.admit(records))

    def _of_match(self, records: list[Record]) -> list[Record]:
        return records if self._one_match is None else self._one_match.admit(records)

    def _take_error(self, progress: PartitionProgress | None, message: Any) -> None:
        error = message.error()
        match error.name():
            case "_PARTITION_EOF":
                if progress is not None and progress.start is not None:
                    progress.reach_end(message.offset())
                self._observed = 0.0
                self._diagnosis.refused.discard(message.topic())
            case "TOPIC_AUTHORIZATION_FAILED":
                self._diagnosis.refused.add(message.topic())
            case _:
                self._connection.note(error)

    def _observe(self, consumer: Consumer) -> list[Record]:
        """Look where the logs end, and hand over what was kept back until then. Raises `LogReplacedError`."""
        now = time.monotonic()
        if now - self._observed < OBSERVE_SECONDS:
            return []
        self._observed = now
        records: list[Record] = []
        self._positions = []
        for progress in self._assignment.partitions.values():
            if progress.stopped:
                self._assignment.stop(consumer, progress.id)
            else:
                self._know_bounds(consumer, progress, now)
            if progress.id not in self._beginnings.settled:
                records += self._beginnings.settle(consumer, progress)
            self._look_into_hole(progress)
        self._beginnings.poll()
        self._tell_of_deletions(now)
        records = self._of_match(records)  # which may find that more partitions are to be read
        self._loaded = self._loaded or self._all_settled()
        return records

    def _know_bounds(self, consumer: Consumer, progress: PartitionProgress, now: float) -> None:
        low, end = consumer.get_watermark_offsets(TopicPartition(*progress.id), cached=True)
        if end >= 0:
            progress.know_bounds(low, end, now)
            self._positions.append(PartitionPosition(*progress.id, progress.next, end))

    @property
    def _lag(self) -> int:
        return sum(position.behind for position in self._positions)

    def _look_into_hole(self, progress: PartitionProgress) -> None:
        hole = progress.hole
        if hole is None or hole.width <= MARKER_WIDTH or self._deletions.look_into(progress.id, hole):
            progress.hole = None

    def _tell_of_deletions(self, now: float) -> None:
        found = self._deletions.found()
        if found:
            self._deleted += found
            counts = sorted(self._deleted.items())
            lost = ", ".join(f"about {count:,} records of {topic}" for topic, count in counts)
            self._diagnosis.notify(
                f"Kafka deleted {lost} before they were read; see the topic's retention.", now
            )

    def _all_settled(self) -> bool:
        """Whether all partitions that are to be read have been loaded."""
        partitions = self._assignment.partitions
        if self._catalog is None or not partitions or not self._assignment.covers(self._catalog):
            return False
        return self._beginnings.settled >= partitions.keys()

    def _status(self, now: float) -> Status:
        partitions = self._assignment.partitions.values()
        catalog = self._catalog
        infos = {} if catalog is None else catalog.topics
        lag = self._lag if self._loaded else None
        phase = self._diagnosis.phase(now, loaded=self._loaded)
        return Status(
            phase=phase,
            loaded=self._loaded,
            read=self._read,
            total=self._total(),
            fraction=1.0 if self._loaded else fraction_read(partitions) if partitions else None,
            lag=lag,
            topics=tuple(dict.fromkeys(progress.id[0] for progress in partitions)),
            missing_topics=tuple(topic for topic, info in infos.items() if info.error == UNKNOWN_TOPIC),
            partitions=len(partitions),
            left_out=self._window.left_out + (self._one_match.left_out if self._one_match else 0),
            problem=self._diagnosis.problem(phase, infos, now, lag=lag, seeking=self._beginnings.seeking),
            generation=self._generation,
            cuts=self._window.cuts,
            cluster_id=(catalog.cluster if catalog else None) or "",
            positions=tuple(self._positions),
        )

    def _total(self) -> int | None:
        if self._loaded:
            return self._read + self._lag
        if self._one_match is not None:
            return None
        last = self._request.window.last
        to_come = 0
        for progress in self._assignment.partitions.values():
            if progress.remaining is None:
                return None
            expected = self._window.held(progress.id) + progress.remaining
            to_come += expected if last is None else min(expected, last)
        return self._read + to_come if self._assignment.partitions else None


def _consume(consumer: Consumer, wait: float) -> list[Any]:
    """Wait for one message, then take all that are there: the library waits until it has as many as asked."""
    first = consumer.consume(1, wait)
    return first + consumer.consume(BATCH_RECORDS, 0) if first else first
