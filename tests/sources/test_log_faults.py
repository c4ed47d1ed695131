"""Logs that change under the reader, and records of every kind that Kafka can hold."""

import secrets

import pytest

from kafka_client.consumer import KafkaSource
from kafka_client.events import Role
from kafka_client.producing.topics import create_topics
from kafka_client.records import Record, TimestampType
from kafka_client.settings import Settings
from kafka_client.source import EVERYTHING, LoadWindow
from tests.sources.conftest import Read, needs_apache
from tests.sources.kafka import (
    add_partitions,
    delete_records,
    delete_topic,
    make_topic,
    produce,
    produce_in_transactions,
)
from tests.sources.reading import TIME, numbered
from tests.sources.test_broker_faults import LONG, LOOKUP, SIPPING

DEFAULTS: Settings = {}


@pytest.fixture
def name(fresh_topics: dict[Role, str]) -> str:
    return fresh_topics[Role.MATCH_EVENTS]


def open_source(
    address: str, topic: str, window: LoadWindow = EVERYTHING, settings: Settings = DEFAULTS
) -> KafkaSource:
    given = {"bootstrap.servers": address, **settings}
    return KafkaSource(given, {Role.MATCH_EVENTS: topic}, window, lookup_interval=LOOKUP)


# The embedded broker answers a fetch from a deleted topic in a way that crashes librdkafka 2.16.
@pytest.mark.fault("A topic is deleted, and made anew with other records")
@needs_apache
def test_a_topic_that_is_deleted_and_made_anew_is_read_from_the_beginning(
    read: Read, embedded_broker: str, name: str
) -> None:
    produce(embedded_broker, numbered(name, 0, range(10), "old"))
    reading = read(open_source(embedded_broker, name))
    reading.live(10)
    delete_topic(embedded_broker, name)
    reading.until(lambda status: status.missing_topics == (name,) and not status.partitions)
    create_topics(embedded_broker, {Role.MATCH_EVENTS: name})
    records = numbered(name, 0, range(20), "new")
    produce(embedded_broker, records)
    reading.until(lambda status: status.generation == 1 and status.read == 20)
    assert reading.records == records
    assert name in reading.status.problem


@pytest.mark.fault("Partitions are added to a topic")
@needs_apache
def test_partitions_that_are_added_are_read_from_their_beginning(
    read: Read, embedded_broker: str, name: str
) -> None:
    produce(embedded_broker, numbered(name, 0, range(3)))
    reading = read(open_source(embedded_broker, name))
    reading.live(3)
    add_partitions(embedded_broker, name, 5)
    produce(embedded_broker, numbered(name, 4, range(7)))
    reading.live(10)
    assert reading.status.partitions == 5
    assert reading.status.generation == 0


@pytest.mark.fault("Kafka deletes records before they are read")
@needs_apache
def test_records_that_are_deleted_before_they_are_read_are_told_and_the_rest_is_read_once(
    read: Read, embedded_broker: str, name: str
) -> None:
    records = numbered(name, 0, range(2000), LONG)
    produce(embedded_broker, records)
    reading = read(open_source(embedded_broker, name, settings=SIPPING))
    reading.live(100)
    delete_records(embedded_broker, name, 0, 1900)
    reading.to_end()
    read_before = len(reading.records) - 100
    assert reading.records == records[:read_before] + records[1900:]
    reading.until(lambda status: status.problem)
    assert f"{1900 - read_before:,} records of {name}" in reading.status.problem
    assert "retention" in reading.status.problem
    assert reading.status.generation == 0


@pytest.mark.fault("Records are compressed: gzip, snappy, lz4, zstd")
@pytest.mark.parametrize("codec", ["gzip", "snappy", "lz4", "zstd"])
def test_compressed_records_come_out_as_they_went_in(
    read: Read, embedded_broker: str, name: str, codec: str
) -> None:
    records = numbered(name, 0, range(500))
    produce(embedded_broker, records, **{"compression.type": codec, "linger.ms": 50})
    reading = read(open_source(embedded_broker, name))
    reading.to_end()
    assert reading.records == records


@pytest.mark.fault("Records of 10 MB")
def test_records_of_ten_megabytes_are_read(read: Read, embedded_broker: str, topic_of_large: str) -> None:
    records = [
        Record(topic_of_large, 0, offset, TIME, TimestampType.CREATE, b"k", b"%d" % offset * 10_000_000)
        for offset in range(3)
    ]
    for record in records:
        produce(embedded_broker, [record])
    reading = read(open_source(embedded_broker, topic_of_large))
    reading.to_end()
    assert reading.records == records
    assert reading.told == []


@pytest.mark.fault("Kafka gives the records its own time (LogAppendTime)")
@needs_apache
def test_the_broker_s_time_is_marked_as_such_and_windows_look_at_it(read: Read, embedded_broker: str) -> None:
    name = f"appended-{secrets.token_hex(4)}"
    make_topic(embedded_broker, name, message_timestamp_type="LogAppendTime")
    produce(embedded_broker, numbered(name, 0, range(20)))
    reading = read(open_source(embedded_broker, name))
    reading.to_end()
    times = [record.timestamp or 0 for record in reading.records]
    assert {record.timestamp_type for record in reading.records} == {TimestampType.LOG_APPEND}
    assert len(times) == 20
    later = read(open_source(embedded_broker, name, LoadWindow(since=max(times) + 1)))
    later.to_end()
    assert later.records == []


@pytest.mark.fault("Records of transactions, committed and aborted")
@needs_apache
@pytest.mark.parametrize(
    ("window", "expected"), [(EVERYTHING, range(30)), (LoadWindow(last=12), range(18, 30))]
)
def test_control_records_and_aborted_transactions_leave_holes_that_are_not_waited_for(
    read: Read, embedded_broker: str, name: str, window: LoadWindow, expected: range
) -> None:
    produce_in_transactions(embedded_broker, name, [b"%d" % number for number in range(30)])
    reading = read(open_source(embedded_broker, name, window))
    status = reading.to_end()
    assert [record.value for record in reading.records] == [b"%d" % number for number in expected]
    assert status.read == status.total == len(expected)
    assert status.lag == 0
    assert reading.told == []
