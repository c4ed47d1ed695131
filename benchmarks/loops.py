"""The loops that are compared: ``python -m benchmarks.loops NAME BOOTSTRAP`` runs one and prints JSON."""

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import psutil
from confluent_kafka import Consumer, KafkaError, TopicPartition

from app.core.history import History
from kafka_client.consumer import KafkaSource
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.source import read_to_end

BATCH = 5000


class Measured(msgspec.Struct):
    """What one loop did. ``memory`` is bytes of RSS that it grew by."""

    records: int
    value_bytes: int
    seconds: float
    memory: int

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.records / self.seconds


def bare(bootstrap: str) -> tuple[int, int]:
    """Consume and drop."""
    count = 0
    for messages in _consume(bootstrap):
        count += len(messages)
    return count, 0


def decoded(bootstrap: str) -> tuple[int, int]:
    """Consume, read every field, decode the value, drop."""
    count = size = 0
    decode = msgspec.json.decode
    for messages in _consume(bootstrap):
        for message in messages:
            value = message.value()
            fields = (
                message.topic(), message.partition(), message.offset(), message.timestamp(), message.key(),
                message.headers(), value,
            )  # fmt: skip
            if fields[-1] is not None:
                size += len(value)
                try:
                    decode(value)
                except (msgspec.DecodeError, UnicodeDecodeError):
                    continue
        count += len(messages)
    return count, size


def ours(bootstrap: str) -> tuple[int, int]:
    """What the program does up to the complete match list, all rules on."""
    history, count, size = History(), 0, 0
    for batch in read_to_end(KafkaSource({"bootstrap.servers": bootstrap})):
        history.ingest(batch.records)
        count += len(batch.records)
        size += sum(len(record.value or b"") for record in batch.records)
    _KEPT.append((history, history.rows()))
    return count, size


_KEPT: list[Any] = []
"""What was loaded stays until the memory has been measured."""

LOOPS: dict[str, Callable[[str], tuple[int, int]]] = {"bare": bare, "decoded": decoded, "ours": ours}


def _consume(bootstrap: str) -> Iterator[list[Any]]:
    """The messages of all topics up to their ends."""
    consumer = Consumer(
        {"bootstrap.servers": bootstrap, "group.id": "bench", "enable.partition.eof": True, "log_level": 0}
    )
    known = consumer.list_topics().topics
    partitions = [
        TopicPartition(topic, number, 0)
        for topic in DEFAULT_TOPICS.values()
        if topic in known
        for number in known[topic].partitions
    ]
    consumer.assign(partitions)
    open_ends = len(partitions)
    while open_ends:
        messages = []
        for message in consumer.consume(BATCH, 0.05):
            error = message.error()
            if error is None:
                messages.append(message)
            elif error.code() == KafkaError._PARTITION_EOF:  # noqa: SLF001 - its public name
                open_ends -= 1
        yield messages
    consumer.close()


def main() -> None:
    """Run one loop and print what it took."""
    name, bootstrap = sys.argv[1:]
    process = psutil.Process()
    before, started = process.memory_info().rss, time.perf_counter()
    records, value_bytes = LOOPS[name](bootstrap)
    seconds = time.perf_counter() - started
    measured = Measured(records, value_bytes, seconds, process.memory_info().rss - before)
    sys.stdout.buffer.write(msgspec.json.encode(measured))


if __name__ == "__main__":
    main()
