"""Producing to, and changing, the Kafka of a test."""

from collections.abc import Iterable
from typing import Any

from confluent_kafka import Producer
from confluent_kafka.admin import AdminClient, NewPartitions  # type: ignore[attr-defined]

from kafka_client.records import Record

SECONDS = 20.0


def produce(bootstrap: str, records: Iterable[Record]) -> None:
    """Write the records to their topics and partitions, in this order; their offsets are up to the server."""
    producer = Producer(
        {
            "bootstrap.servers": bootstrap,
            "message.max.bytes": 2_000_000,
            # Else a batch that is sent again may come after the next one.
            "max.in.flight.requests.per.connection": 1,
            "log_level": 0,
        }
    )
    failures: list[Any] = []
    for record in records:
        producer.produce(
            record.topic,
            record.value,
            record.key,
            record.partition,
            timestamp=record.timestamp or 0,
            headers=list(record.headers),
            on_delivery=lambda error, _: failures.append(error) if error else None,
        )
        producer.poll(0)
    assert producer.flush(SECONDS) == 0
    assert not failures


def delete_topic(bootstrap: str, topic: str) -> None:
    admin = AdminClient({"bootstrap.servers": bootstrap, "log_level": 0})
    admin.delete_topics([topic])[topic].result(SECONDS)


def add_partitions(bootstrap: str, topic: str, count: int) -> None:
    admin = AdminClient({"bootstrap.servers": bootstrap, "log_level": 0})
    admin.create_partitions([NewPartitions(topic, count)])[topic].result(SECONDS)


def topics_of(bootstrap: str) -> set[str]:
    return set(
        AdminClient({"bootstrap.servers": bootstrap, "log_level": 0}).list_topics(timeout=SECONDS).topics
    )
