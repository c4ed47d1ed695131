"""A source that goes on where an earlier one ended."""

from functools import partial

from kafka_client.consumer import KafkaSource
from kafka_client.events import Role
from kafka_client.remote import RemoteSource
from kafka_client.source import ResumableSource
from tests.sources.conftest import Read
from tests.sources.kafka import produce
from tests.sources.reading import Reading, numbered


def read_first(broker: str, topics: dict[Role, str], read: Read) -> Reading:
    """What was read when there were 10 records."""
    produce(broker, numbered(topics[Role.MATCH_EVENTS], 0, range(10)))
    reading = read(KafkaSource({"bootstrap.servers": broker}, topics))
    reading.to_end()
    reading.close()
    return reading


def resumed(broker: str, topics: dict[Role, str], first: Reading, cluster_id: str) -> ResumableSource:
    """A source in a process of its own that goes on from there."""
    source = RemoteSource(partial(KafkaSource, {"bootstrap.servers": broker}, topics))
    last = first.records[-1]
    return source.resumed(cluster_id, {(last.topic, last.partition): last})


def test_only_what_is_new_is_handed_over(read: Read, embedded_broker: str, topics: dict[Role, str]) -> None:
    first = read_first(embedded_broker, topics, read)
    new = numbered(topics[Role.MATCH_EVENTS], 0, range(10, 13))
    produce(embedded_broker, new)
    reading = read(resumed(embedded_broker, topics, first, first.status.cluster_id))
    status = reading.to_end()
    assert reading.records == new
    assert (status.read, status.generation) == (3, 0)
    reading.close()


def test_another_cluster_is_read_from_the_start(
    read: Read, embedded_broker: str, topics: dict[Role, str]
) -> None:
    first = read_first(embedded_broker, topics, read)
    reading = read(resumed(embedded_broker, topics, first, "another cluster"))
    status = reading.until(lambda status: status.loaded and status.generation)
    assert reading.records == first.records
    assert status.generation == 1
    reading.close()
