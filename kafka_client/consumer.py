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
from confluent_kafka import OFFSET_BEGINNING, OFFSET_END, Consumer, TopicPartition

from kafka_client.catalog import UNKNOWN_TOPIC, Catalog, TopicInfo, leader_problem, topic_problem
from kafka_client.connection import Connection
from kafka_client.deletions import Deletions
from kafka_client.events import DEFAULT_TOPICS, Role, TopicRoles
from kafka_client.lookups import WHOLE, Span
from kafka_client.messages import to_record
from kafka_client.partitions import LogReplacedError, PartitionProgress, fraction_read
from kafka_client.records import Record
from kafka_client.selection import OneMatch, TimeSpans
from kafka_client.settings import Settings, address_of
from kafka_client.source import (
    EVERYTHING,
    Batch,
    LoadWindow,
    PartitionPosition,
    Phase,
    SourceError,
    Status,
)
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
"""How long the user is told that reading has started over, or that records were deleted."""
MARKER_WIDTH = 1
"""A transaction's end takes one offset, and makes a hole that is not looked into."""


class _Request(msgspec.Struct, frozen=True):
    """What to read."""

    topics: Mapping[Role, str]
    window: LoadWindow
    match_id: str | None
    resume: Mapping[PartitionId, Record]
    cluster_id: str


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
    ) -> None:
        """Raises ValueError when a part of the log is to be resumed."""
        if resume and (window != EVERYTHING or match_id is not None):
            raise ValueError("reading can be resumed only without a load window and for all matches")
        self._settings = dict(settings)
        self._topics = tuple(dict.fromkeys(topics.values()))
        self._request = _Request(topics, window, match_id, dict(resume or {}), cluster_id)
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
        )


class _Reader:
    """The state of reading over one connection."""

    def __init__(self, connection: Connection, request: _Request) -> None:
        self.fetched = 0
        self._connection = connection
        self._request = request
        self._load_window = request.window
        self._resumed = dict(request.resume)
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
        self._catalog: Catalog | None = None
        self._gone: set[str] = set()
        self._partitions: dict[PartitionId, PartitionProgress] = {}
        self._window = WindowFilter(self._load_window)
        self._spans = TimeSpans(self._load_window, self._connection)
        self._deletions = Deletions(self._connection)
        self._deleted: Counter[str] = Counter()
        self._one_match = self._match_to_read()
        self._waiting: set[PartitionId] = set()
        self._stopped: set[PartitionId] = set()
        self._settled: set[PartitionId] = set()
        self._read = 0
        self._loaded = False
        self._positions: list[PartitionPosition] = []
        self._observed = 0.0

    def _match_to_read(self) -> OneMatch | None:
        match_id = self._request.match_id
        if match_id is None:
            return None
        return OneMatch(match_id, TopicRoles(self._request.topics), self._connection)

    def _start_over(self, consumer: Consumer, topic: str | None) -> None:
        consumer.unassign()
        self._forget()
        self._resumed.clear()
        self._generation += 1
        address = self._connection.address
        what = f"Kafka at {address}" if topic is None else f"The topic {topic} at {address}"
        self._heard = time.monotonic()
        self._tell(f"{what} was emptied or made anew, and reading has started over.", self._heard)

    def _tell(self, notice: str, now: float) -> None:
        """Tell the user for a while."""
        self._notice = notice
        self._notice_until = now + NOTICE_SECONDS

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
        for topic, info in catalog.topics.items():
            if not info.error:
                self._absent[topic] = 0
                self._assign_new(consumer, topic, info)
                self._resume(consumer, topic)
            elif info.error == UNKNOWN_TOPIC and catalog is not before:
                self._note_absence(consumer, topic)

    def _assign_new(self, consumer: Consumer, topic: str, info: TopicInfo) -> None:
        ours = {number for name, number in self._partitions if name == topic}
        resumed = {number for name, number in self._resumed if name == topic}
        if topic in self._gone or not ours | resumed <= info.partitions:
            raise LogReplacedError(topic)
        for number in sorted(self._wanted(topic, info) - ours):
            progress = self._partitions[topic, number] = PartitionProgress(topic, number)
            offset = self._first_offset(progress)
            consumer.incremental_assign([TopicPartition(topic, number, offset)])

    def _wanted(self, topic: str, info: TopicInfo) -> frozenset[int]:
        """The partitions to read of the topic; none while that is not known."""
        if self._one_match is None:
            return info.partitions
        return self._one_match.partitions(topic, info.partitions)

    def _first_offset(self, progress: PartitionProgress) -> int:
        """Where to begin with a partition."""
        last_record = self._resumed.get(progress.id)
        if last_record is not None:
            progress.begin_after(last_record)
            return progress.resume()
        if self._load_window == EVERYTHING:
            progress.begin(0)
            return OFFSET_BEGINNING
        # Only to learn from a fetch where the log ends: what a query says may be wrong.
        return OFFSET_END

    def _note_absence(self, consumer: Consumer, topic: str) -> None:
        """Stop reading a topic that is gone; a server that has just started may not know all of them."""
        self._absent[topic] += 1
        ours = {each for each in self._partitions if each[0] == topic}
        if ours and self._absent[topic] >= ABSENCES:
            read = ours - self._waiting - self._stopped
            consumer.incremental_unassign([TopicPartition(*each) for each in read])
            for each in ours:
                del self._partitions[each]
            self._waiting -= ours
            self._stopped -= ours
            self._gone.add(topic)

    def _stop_if_lost(self, consumer: Consumer) -> bool:
        """After all brokers went down, read on only when a look-up has shown that they know the topics."""
        down = self._connection.all_down
        if down <= self._down_seen:
            return False
        self._down_seen = down
        consumer.unassign()
        self._waiting = self._partitions.keys() - self._stopped
        return True

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
                continue
            self.fetched += 1
            if progress is not None and progress.start is not None:
                record = to_record(progress.id, message)
                if progress.take(record):
                    records.append(record)
        if messages:
            self._heard = time.monotonic()
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
        self._positions = []
        for progress in self._partitions.values():
            if progress.stopped:
                self._stop_reading(consumer, progress)
            else:
                self._know_bounds(consumer, progress, now)
            if progress.id not in self._settled:
                records += self._settle(consumer, progress)
            self._look_into_hole(progress)
        self._spans.poll()
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
            self._tell(f"Kafka deleted {lost} before they were read; see the topic's retention.", now)

    def _stop_reading(self, consumer: Consumer, progress: PartitionProgress) -> None:
        if progress.id not in self._stopped and progress.id not in self._waiting:
            self._stopped.add(progress.id)
            consumer.incremental_unassign([TopicPartition(*progress.id)])

    def _settle(self, consumer: Consumer, progress: PartitionProgress) -> list[Record]:
        """Begin where the window does; when a partition is loaded, hand over what was held until then."""
        window = self._load_window
        if progress.start is None:
            self._begin_in_window(consumer, progress)
        elif window.last is not None and progress.loaded and self._window.held(progress.id) < window.last:
            self._begin_further_back(consumer, progress)
        if not progress.loaded or progress.start is None:
            return []
        self._settled.add(progress.id)
        if window == EVERYTHING:
            return []
        self._window.skip_before(progress.id, progress.low, progress.start)
        if progress.stop is not None and progress.end is not None:
            self._window.skip_after(progress.id, progress.stop, progress.end)
        return [] if window.last is None else self._window.release(progress.id)

    def _begin_in_window(self, consumer: Consumer, progress: PartitionProgress) -> None:
        """Begin at the first offset that can lie in the window, once that is known."""
        span = self._span(progress)
        if progress.end is None or span is None:
            return
        begin = self._floor(progress, span)
        if self._load_window.last is not None:
            begin = max(begin, progress.end - self._load_window.last)
        progress.begin(begin, None if span.end is None else max(begin, span.end))
        _reassign(consumer, progress, begin)

    def _begin_further_back(self, consumer: Consumer, progress: PartitionProgress) -> None:
        """There are holes: fewer records than offsets."""
        span = self._span(progress)
        if progress.end is None or progress.start is None or span is None:
            return
        floor = self._floor(progress, span)
        if progress.start > floor:
            progress.begin(max(floor, progress.end - 2 * progress.size))
            _reassign(consumer, progress, progress.next)

    def _span(self, progress: PartitionProgress) -> Span | None:
        """Where the window's times lie, None while that is not known."""
        if not self._load_window.timed or progress.end is None or progress.end <= progress.low:
            return WHOLE
        span = self._spans.of(progress.id)
        # The last records must be counted from the end, and are few.
        return span if span is None or self._load_window.last is None else Span(span.begin)

    @staticmethod
    def _floor(progress: PartitionProgress, span: Span) -> int:
        """The offset before which nothing can lie in the span."""
        nothing_yet = progress.low if progress.end is None else progress.end
        return max(progress.low, nothing_yet if span.begin is None else span.begin)

    def _all_settled(self) -> bool:
        """Whether all partitions that are to be read have been loaded."""
        if self._catalog is None or not self._partitions:
            return False
        for topic, info in self._catalog.topics.items():
            wanted = frozenset[int]() if info.error else self._wanted(topic, info)
            if not info.error and not wanted:
                return False
            if any((topic, number) not in self._partitions for number in wanted):
                return False
        return self._settled >= self._partitions.keys()

    def _status(self, now: float) -> Status:
        partitions = self._partitions.values()
        catalog = self._catalog
        infos = {} if catalog is None else catalog.topics
        phase = self._phase(now)
        return Status(
            phase=phase,
            loaded=self._loaded,
            read=self._read,
            total=self._total(),
            fraction=1.0 if self._loaded else fraction_read(partitions) if partitions else None,
            lag=self._lag if self._loaded else None,
            topics=tuple(dict.fromkeys(topic for topic, _ in self._partitions)),
            missing_topics=tuple(topic for topic, info in infos.items() if info.error == UNKNOWN_TOPIC),
            partitions=len(partitions),
            left_out=self._window.left_out + (self._one_match.left_out if self._one_match else 0),
            problem=self._problem(phase, now),
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
        topics = self._catalog.topics if self._catalog else {}
        return (
            topic_problem(address, topics, self._refused) or self._stall(topics, now) or self._notice_at(now)
        )

    def _no_answer(self, now: float) -> str:
        waited = now - self._began
        if waited < QUIET_SECONDS:
            return ""
        return (
            f"{self._connection.address} has not answered for {waited:.0f} seconds; "
            "check the address and security.protocol."
        )

    def _stall(self, topics: Mapping[str, TopicInfo], now: float) -> str:
        """What keeps records from coming while some are expected."""
        address, fault = self._connection.address, self._connection.fault
        if now - self._heard < QUIET_SECONDS:
            return ""
        if self._loaded:
            return fault if self._lag else ""
        without_leader = leader_problem(topics)
        if without_leader or fault:
            return without_leader or fault
        if self._spans.pending:
            return f"{address} has not said yet where the records of the chosen times are; it is asked again."
        return f"{address} answers, but sends no records; see if its brokers are well."

    def _notice_at(self, now: float) -> str:
        return self._notice if now < self._notice_until else ""


def _consume(consumer: Consumer, wait: float) -> list[Any]:
    """Wait for one message, then take all that are there: the library waits until it has as many as asked."""
    first = consumer.consume(1, wait)
    return first + consumer.consume(BATCH_RECORDS, 0) if first else first


def _reassign(consumer: Consumer, progress: PartitionProgress, offset: int) -> None:
    consumer.incremental_unassign([TopicPartition(*progress.id)])
    consumer.incremental_assign([TopicPartition(*progress.id, offset)])
