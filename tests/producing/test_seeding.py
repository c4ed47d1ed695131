"""Seeding: every byte arrives, and what goes wrong is told in a sentence."""

import struct

import pytest
from confluent_kafka import Consumer, TopicPartition

from kafka_client.events import Role
from kafka_client.producing.broker import EmbeddedBroker
from kafka_client.producing.errors import ProducingError
from kafka_client.producing.messages import in_order
from kafka_client.producing.samples import sample_matches
from kafka_client.producing.seeding import seed
from tests.producing.reading import PARTITIONS, read_all

NOW = 1_700_000_000_000


def java_partition(key: bytes) -> int:
    """The partition of a key as Apache Kafka's default partitioner chooses it."""
    return (murmur2(key) & 0x7FFFFFFF) % len(PARTITIONS)


def murmur2(key: bytes) -> int:
    """Austin Appleby's MurmurHash2 with Kafka's seed, as an unsigned number of 32 bits."""
    factor, mask = 0x5BD1E995, 0xFFFFFFFF
    hashed = 0x9747B28C ^ len(key)
    whole = len(key) // 4 * 4
    for (word,) in struct.iter_unpack("<I", key[:whole]):
        mixed = word * factor & mask
        mixed = (mixed ^ mixed >> 24) * factor & mask
        hashed = (hashed * factor & mask) ^ mixed
    rest = key[whole:]
    if rest:
        hashed = (hashed ^ int.from_bytes(rest, "little")) * factor & mask
    hashed = (hashed ^ hashed >> 13) * factor & mask
    return hashed ^ hashed >> 15


def test_every_sample_arrives_byte_for_byte_with_its_time(
    embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    told: list[tuple[int, int]] = []
    seeded = seed(
        embedded_broker, 20, 7, fresh_topics, now=NOW, progress=lambda done, total: told.append((done, total))
    )
    sent = list(in_order(sample_matches(20, seed=7, now=NOW)))
    assert (seeded.matches, seeded.records) == (20, len(sent))
    assert told[-1] == (len(sent), len(sent))
    records = read_all(embedded_broker, fresh_topics.values())
    got = [(r.topic(), r.key(), r.value(), tuple(r.headers() or ()), r.timestamp()[1]) for r in records]
    expected = [(fresh_topics[m.role], m.key, m.value, m.headers, m.timestamp) for m in sent]
    assert sorted(map(repr, got)) == sorted(map(repr, expected))


def test_record_times_rise_within_each_partition(embedded_broker: str, fresh_topics: dict[Role, str]) -> None:
    seed(embedded_broker, 20, 7, fresh_topics, now=NOW)
    times: dict[tuple[str | None, int | None], list[int]] = {}
    for record in read_all(embedded_broker, fresh_topics.values()):
        times.setdefault((record.topic(), record.partition()), []).append(record.timestamp()[1])
    assert len(times) == 9
    assert all(partition == sorted(partition) for partition in times.values())


def test_a_key_goes_to_the_partition_that_the_games_own_client_chooses(
    embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    seed(embedded_broker, 20, 7, fresh_topics, now=NOW)
    records = read_all(embedded_broker, fresh_topics.values())
    keys = {record.key() or b"" for record in records}
    assert len(keys) > 20
    assert all(record.partition() == java_partition(record.key() or b"") for record in records)


@pytest.mark.parametrize(
    ("key", "expected"),
    [(b"21", -973932308), (b"foobar", -790332482), (b"a-little-bit-long-string", -985981536)],
)
def test_the_hash_of_these_tests_is_that_of_apache_kafka(key: bytes, expected: int) -> None:
    """The vectors are from Apache Kafka's UtilsTest."""
    assert murmur2(key) == expected % 2**32


def test_the_embedded_broker_tells_the_right_high_watermark_of_what_was_seeded(
    embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    seeded = seed(embedded_broker, 20, 7, fresh_topics, now=NOW)
    consumer = Consumer({"bootstrap.servers": embedded_broker, "group.id": "tests"})
    try:
        told = sum(
            consumer.get_watermark_offsets(TopicPartition(topic, partition), timeout=10)[1]
            for topic in fresh_topics.values()
            for partition in PARTITIONS
        )
    finally:
        consumer.close()
    assert told == seeded.records


def test_topics_that_are_missing_are_made_and_those_that_exist_are_reported(embedded_broker: str) -> None:
    with EmbeddedBroker() as broker:
        names = {Role.MATCH_EVENTS: "m", Role.ROBOT_COMMANDS: "c", Role.ROBOT_EVENTS: "e"}
        assert seed(broker.bootstrap, 1, 1, names).topics.created == ("m", "c", "e")
        assert seed(broker.bootstrap, 1, 2, names).topics.existing == ("m", "c", "e")


def test_a_count_below_one_is_refused(embedded_broker: str) -> None:
    with pytest.raises(ProducingError, match="0 sample matches cannot be written; ask for 1 or more"):
        seed(embedded_broker, 0)


def test_a_broker_that_is_not_there_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kafka_client.producing.topics.CONNECT_SECONDS", 0.5)
    with pytest.raises(ProducingError, match="does not answer"):
        seed("127.0.0.1:1", 1)


def test_a_broker_that_dies_while_it_is_written_to_is_told_with_what_it_took() -> None:
    with EmbeddedBroker() as broker:
        settings = {"bootstrap.servers": broker.bootstrap, "message.timeout.ms": 500}

        def stop_the_broker(_done: int, _total: int) -> None:
            broker.stop()

        with pytest.raises(ProducingError, match=r"took only [\d,]+ of 1,[\d]+ records \(.*timed out"):
            seed(settings, 20, 7, now=NOW, progress=stop_the_broker)
