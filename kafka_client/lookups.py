"""Questions to Kafka that decide what is fetched: where a span of times lies, and how records are keyed.

They block while Kafka answers, so `kafka_client.connection.Connection` asks them on its own thread.

What the look-up by time promises. Record times need not rise within a partition: a producer sets them, unless
the topic has ``message.timestamp.type=LogAppendTime``. Asked for a time, Kafka gives the *first* offset whose
record has that time or a later one (KIP-79).

- ``since``: what lies before that offset is earlier. Reading from there misses nothing, whatever the order,
  but records without a time that lie before it.
- ``until``: behind the first record that is too late there may be some that are not. Reading stops at the
  first record that is `DISORDER_MS` later than ``until``; it misses what lies behind that one all the same.

Not all servers search by time: some say 0, or "none", whatever they are asked. That is noticed by asking for
times of which it cannot be true, and then the partition is read from its beginning to its end. Either way
each record's own time decides in the end (`kafka_client.window`).
"""

import threading
import time
from collections.abc import Callable, Collection
from typing import Any, TypeVar

import msgspec
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, TopicPartition, murmur2

from kafka_client.messages import to_record
from kafka_client.records import Record
from kafka_client.source import LoadWindow
from kafka_client.window import PartitionId

ANSWER_SECONDS = 5.0
"""How long a connected broker may take for one answer."""

DISORDER_MS = 3_600_000
"""How far a record's time may lie before that of one in front of it, and be found all the same.

An hour is how far ahead of its own clock a broker lets a producer be (``message.timestamp.after.max.ms``).
"""

SAMPLE_RECORDS = 20
"""So many records from either end of a partition show how it is keyed."""

_WAIT_SECONDS = 0.05
_FAR_FUTURE_MS = 253_402_300_800_000
"""The year 10000: no record is that late."""

Answer = TypeVar("Answer")
Question = Callable[[Consumer, threading.Event], Answer]
"""What to ask through that consumer; it gives up soon once the event is set. Raises KafkaException."""


class Span(msgspec.Struct, frozen=True):
    """The offsets between which the records of a span of times lie.

    ``begin`` is None where nothing that late has been written yet, ``end`` where there is no end.
    """

    begin: int | None = 0
    end: int | None = None


WHOLE = Span()


class KeySample(msgspec.Struct, frozen=True):
    """Records from both ends of a partition that has ``size`` offsets."""

    size: int
    records: list[Record]


def partition_of_key(key: bytes, partitions: int) -> int:
    """The partition of a key by murmur2, as Kafka's Java client and kafkajs choose it by default."""
    return murmur2(key, partitions)


def find_spans(
    consumer: Consumer, closed: threading.Event, partitions: Collection[PartitionId], window: LoadWindow
) -> dict[PartitionId, Span]:
    """Where the window's times lie in these partitions, which are not empty. Raises KafkaException."""
    begins = dict.fromkeys(partitions, WHOLE.begin)
    ends = dict.fromkeys(partitions, WHOLE.end)
    if window.since is not None:
        begins |= _first_offsets(consumer, partitions, window.since)
        nothing = [each for each, offset in begins.items() if offset is None]
        since_ever = _first_offsets(consumer, nothing, 0)
        begins |= {each: WHOLE.begin for each, offset in since_ever.items() if offset is None}
    if window.until is not None and not closed.is_set():
        ends |= _first_offsets(consumer, partitions, window.until + DISORDER_MS)
        found = [each for each, offset in ends.items() if offset is not None]
        at_doomsday = _first_offsets(consumer, found, _FAR_FUTURE_MS)
        ends |= {each: WHOLE.end for each, offset in at_doomsday.items() if offset is not None}
    return {each: Span(begins[each], ends[each]) for each in partitions}


def sample_keys(
    consumer: Consumer, closed: threading.Event, topic: str, numbers: Collection[int]
) -> dict[int, KeySample]:
    """Records from both ends of the topic's partitions. Raises KafkaException."""
    heads = _read(consumer, closed, topic, dict.fromkeys(numbers, OFFSET_BEGINNING))
    # As the fetches told them: what a query says may be wrong.
    bounds = {
        number: consumer.get_watermark_offsets(TopicPartition(topic, number), cached=True)
        for number in numbers
    }
    unread = {
        number: max(head[-1].offset + 1, bounds[number][1] - SAMPLE_RECORDS)
        for number, head in heads.items()
        if len(head) == SAMPLE_RECORDS
    }
    tails = _read(consumer, closed, topic, unread)
    return {
        number: KeySample(max(0, high) - max(0, low), heads[number] + tails.get(number, []))
        for number, (low, high) in bounds.items()
    }


def find_beginning(consumer: Consumer, closed: threading.Event, partition: PartitionId) -> int:
    """The offset at which the partition's log begins by now. Raises KafkaException."""
    low, _ = consumer.get_watermark_offsets(TopicPartition(*partition), timeout=ANSWER_SECONDS)
    return low


def _first_offsets(
    consumer: Consumer, partitions: Collection[PartitionId], milliseconds: int
) -> dict[PartitionId, int | None]:
    """The offset of each partition's first record that is not earlier; None where there is none."""
    if not partitions:
        return {}
    asked = [TopicPartition(*each, max(0, milliseconds)) for each in partitions]
    answers = consumer.offsets_for_times(asked, timeout=ANSWER_SECONDS)
    for each in answers:
        if each.error is not None:
            raise KafkaException(each.error)
    return {(each.topic, each.partition): each.offset if each.offset >= 0 else None for each in answers}


def _read(
    consumer: Consumer, closed: threading.Event, topic: str, starts: dict[int, int]
) -> dict[int, list[Record]]:
    """The first records from these offsets on, up to `SAMPLE_RECORDS` of each partition."""
    found: dict[int, list[Record]] = {number: [] for number in starts}
    unread = set(starts)
    consumer.assign([TopicPartition(topic, number, offset) for number, offset in starts.items()])
    deadline = time.monotonic() + ANSWER_SECONDS
    while unread and not closed.is_set():
        if time.monotonic() > deadline:
            raise KafkaException(KafkaError(KafkaError._TIMED_OUT, f"no sample of {topic}"))  # noqa: SLF001
        for message in consumer.consume(SAMPLE_RECORDS, _WAIT_SECONDS):
            number = message.partition()
            if number in unread and _take(message, found[number]):
                unread.discard(number)
    consumer.unassign()
    return found


def _take(message: Any, records: list[Record]) -> bool:
    """Add the message's record; True when there are enough, or no more."""
    error = message.error()
    if error is not None:
        return bool(error.name() == "_PARTITION_EOF")
    records.append(to_record((message.topic(), message.partition()), message))
    return len(records) == SAMPLE_RECORDS
