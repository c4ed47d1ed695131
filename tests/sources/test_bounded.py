"""Reading a part of Kafka: what lies in a load window, of one match, or after what was read before.

``KafkaSource.fetched`` counts what came from Kafka: it is what these bounds are for. The embedded broker does
not search by time, so that there only the result is looked at.
"""

import json
import random
import threading
from collections.abc import Iterable
from concurrent.futures import Future
from itertools import chain
from typing import Any

import msgspec
import pytest
from confluent_kafka import Consumer, KafkaError, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient

from kafka_client import lookups, partitions
from kafka_client.connection import Connection
from kafka_client.consumer import KafkaSource
from kafka_client.diagnosis import Patience
from kafka_client.events import Role, TopicRoles
from kafka_client.lookups import DISORDER_MS, SAMPLE_RECORDS, WHOLE, KeySample, Span, partition_of_key
from kafka_client.producing.topics import create_topics
from kafka_client.records import Record, TimestampType
from kafka_client.selection import OneMatch, TimeSpans
from kafka_client.source import EVERYTHING, Cut, LoadWindow
from tests.proxy import ProxiedBroker
from tests.sources.conftest import APACHE, Read, needs_apache
from tests.sources.kafka import SECONDS, add_partitions, delete_topic, produce
from tests.sources.reading import TIME, by_partition, numbered

MINUTE = 60_000
DAYS_AGO = TIME - 3000 * MINUTE
"""Long before now: Kafka takes no records that claim to be much later."""


@pytest.fixture
def name(fresh_topics: dict[Role, str]) -> str:
    return fresh_topics[Role.MATCH_EVENTS]


def source_of(address: str, topic: str, window: LoadWindow = EVERYTHING, **options: Any) -> KafkaSource:
    settings = {"bootstrap.servers": address}
    return KafkaSource(settings, {Role.MATCH_EVENTS: topic}, window, lookup_interval=0.1, **options)


def at_times(topic: str, times: Iterable[int], partition: int = 0) -> list[Record]:
    """Records at these times after `DAYS_AGO`, in ms."""
    moments = [DAYS_AGO + time for time in times]
    return [
        msgspec.structs.replace(record, timestamp=moment)
        for record, moment in zip(numbered(topic, partition, range(len(moments))), moments, strict=True)
    ]


# --- a span of times


def test_records_of_a_span_are_found_whatever_the_order_of_their_times(
    read: Read, embedded_broker: str, name: str
) -> None:
    shuffler = random.Random(7)
    records = [
        at_times(name, (shuffler.randrange(100) * MINUTE // 2 for _ in range(400)), partition)
        for partition in range(3)
    ]
    produce(embedded_broker, chain(*records))
    window = LoadWindow(since=DAYS_AGO + 20 * MINUTE, until=DAYS_AGO + 35 * MINUTE)
    reading = read(source_of(embedded_broker, name, window))
    status = reading.to_end()
    wanted = [record for record in chain(*records) if window.holds_time_of(record)]
    assert by_partition(reading.records) == by_partition(wanted)
    assert status.left_out == 1200 - len(wanted)


def test_what_lies_before_and_after_the_span_is_not_fetched(
    read: Read, embedded_broker: str, name: str
) -> None:
    records = at_times(name, range(0, 2000 * MINUTE, MINUTE))
    produce(embedded_broker, records)
    source = source_of(
        embedded_broker, name, LoadWindow(since=DAYS_AGO + 900 * MINUTE, until=DAYS_AGO + 910 * MINUTE)
    )
    reading = read(source)
    status = reading.to_end()
    assert reading.records == records[900:910]
    assert (status.read, status.left_out, status.fraction) == (10, 1990, 1)
    assert status.cuts == (
        Cut(name, 0, begin=900, since=DAYS_AGO + 900 * MINUTE, end=910, until=DAYS_AGO + 910 * MINUTE),
    )
    if APACHE:
        assert source.fetched < 1200


@needs_apache
def test_what_lies_before_the_span_is_not_fetched_even_by_one_record(
    read: Read, embedded_broker: str, name: str
) -> None:
    records = at_times(name, range(0, 2000 * MINUTE, MINUTE))
    produce(embedded_broker, records)
    source = source_of(embedded_broker, name, LoadWindow(since=DAYS_AGO + 1950 * MINUTE))
    read(source).to_end()
    assert source.fetched == 50


def test_reading_stops_for_good_behind_the_span(read: Read, embedded_broker: str, name: str) -> None:
    records = at_times(name, range(0, 200 * MINUTE, MINUTE))
    produce(embedded_broker, records)
    source = source_of(embedded_broker, name, LoadWindow(until=DAYS_AGO + 10 * MINUTE))
    reading = read(source)
    reading.to_end()
    fetched = source.fetched
    late = at_times(name, [200 * MINUTE] * 300)[200:]
    early = at_times(name, [5], partition=1)
    produce(embedded_broker, [*late, *early])
    reading.until(lambda status: status.read == 11 and status.left_out == 190 + (0 if APACHE else 100))
    assert reading.records == [*records[:10], *early]
    assert reading.status.lag == 0
    if APACHE:
        assert source.fetched == fetched + 1


@needs_apache
def test_a_record_an_hour_behind_its_time_is_missed_and_one_less_late_is_not(
    read: Read, embedded_broker: str, name: str
) -> None:
    late = [0, MINUTE + DISORDER_MS - 1, 1, MINUTE + DISORDER_MS, 2]
    records = at_times(name, late)
    produce(embedded_broker, records)
    reading = read(source_of(embedded_broker, name, LoadWindow(until=DAYS_AGO + MINUTE)))
    reading.to_end()
    assert reading.records == [records[0], records[2]]


def test_records_of_a_span_that_has_not_begun_come_live(read: Read, embedded_broker: str, name: str) -> None:
    produce(embedded_broker, at_times(name, [0] * 20))
    reading = read(source_of(embedded_broker, name, LoadWindow(since=DAYS_AGO + MINUTE)))
    status = reading.to_end()
    assert (status.read, status.left_out) == (0, 20)
    late = [
        msgspec.structs.replace(each, timestamp=DAYS_AGO + MINUTE) for each in numbered(name, 0, [20, 21])
    ]
    produce(embedded_broker, late)
    assert reading.live(2) == late


@needs_apache
def test_the_last_records_of_a_log_with_holes_are_counted_before_the_span_is_cut(
    read: Read, embedded_broker: str, name: str
) -> None:
    producer = Producer({"bootstrap.servers": embedded_broker, "transactional.id": name, "log_level": 0})
    producer.init_transactions(20)
    for number in range(30):
        producer.begin_transaction()
        producer.produce(name, b"%d" % number, partition=0, timestamp=TIME + number)
        producer.commit_transaction(10)
    reading = read(source_of(embedded_broker, name, LoadWindow(last=12, since=TIME + 22)))
    status = reading.to_end()
    assert [record.value for record in reading.records] == [b"%d" % number for number in range(22, 30)]
    # The last 12 lie behind the 36 offsets of 18 records with a marker each, and 4 of them are too early.
    assert status.left_out == 36 + 4


def test_the_last_records_are_counted_from_the_end_of_the_log_and_not_of_the_span(
    read: Read, embedded_broker: str, name: str
) -> None:
    records = at_times(name, range(0, 1000 * MINUTE, 10 * MINUTE))
    produce(embedded_broker, records)
    window = LoadWindow(last=50, until=DAYS_AGO + 600 * MINUTE)
    reading = read(source_of(embedded_broker, name, window))
    status = reading.to_end()
    assert reading.records == records[50:60]
    assert status.left_out == 90
    produce(embedded_broker, at_times(name, [5]))
    assert reading.live(11)[-1].timestamp == DAYS_AGO + 5


def test_a_server_that_finds_nothing_at_any_time_is_read_as_a_whole(read: Read) -> None:
    mock = Producer({"test.mock.num.brokers": 1, "bootstrap.servers": "ignored", "log_level": 0})
    (broker,) = mock.list_topics(timeout=10).brokers.values()
    records = at_times("t", range(0, 100 * MINUTE, MINUTE))
    produce(f"{broker.host}:{broker.port}", records)
    window = LoadWindow(since=DAYS_AGO + 50 * MINUTE, until=DAYS_AGO + 60 * MINUTE)
    reading = read(source_of(f"{broker.host}:{broker.port}", "t", window))
    reading.to_end()
    assert reading.records == records[50:60]


class Unanswered:
    """Keeps the questions that it is asked."""

    def __init__(self) -> None:
        self.questions: list[Any] = []
        self.answers: list[Future[Any]] = []

    def ask(self, question: Any) -> "Future[Any]":
        self.questions.append(question)
        self.answers.append(Future())
        return self.answers[-1]


def test_partitions_that_are_wanted_while_an_answer_is_awaited_are_asked_for_together() -> None:
    asking = Unanswered()
    spans = TimeSpans(LoadWindow(since=1), asking)
    assert spans.of(("a", 0)) is None
    spans.poll()
    assert spans.of(("a", 0)) is spans.of(("b", 0)) is spans.of(("b", 1)) is None
    spans.poll()
    assert len(asking.questions) == 1
    asking.answers[0].set_result({("a", 0): Span(5)})
    spans.poll()
    assert spans.of(("a", 0)) == Span(5)
    assert asking.questions[1].keywords["partitions"] == {("b", 0), ("b", 1)}
    assert spans.pending


def test_a_partition_whose_times_cannot_be_had_is_read_as_a_whole() -> None:
    asking = Unanswered()
    spans = TimeSpans(LoadWindow(since=1), asking)
    spans.of(("a", 0))
    spans.poll()
    asking.answers[0].set_exception(KafkaException(KafkaError(KafkaError._TIMED_OUT)))
    spans.poll()
    assert spans.of(("a", 0)) == WHOLE
    assert not spans.pending


def test_a_look_up_that_is_not_answered_is_told(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "ANSWER_SECONDS", 0.5)
    topics = {Role.MATCH_EVENTS: "t"}
    with ProxiedBroker() as broker:
        create_topics(broker.bootstrap, topics)
        records = at_times("t", range(100))
        produce(broker.bootstrap, records)
        patience = Patience(quiet=0.3, lost=60.0)
        reading = read(source_of(broker.bootstrap, "t", LoadWindow(since=DAYS_AGO + 50), patience=patience))
        ask = TimeSpans.poll
        frozen = threading.Event()

        def freeze_and_ask(spans: TimeSpans) -> None:
            if spans._wanted and not frozen.is_set():
                broker.proxy.freeze()
                frozen.set()
            ask(spans)

        monkeypatch.setattr(TimeSpans, "poll", freeze_and_ask)
        status = reading.until(lambda status: status.problem)
        assert "has not said yet where the records of the chosen times are" in status.problem
        assert not status.loaded
        broker.proxy.thaw()
        reading.to_end()
        assert reading.records == records[50:]
        reading.until(lambda status: status.problem == "")


class Failing:
    """A question that fails so often before it is answered."""

    def __init__(self, failures: int) -> None:
        self.asked = 0
        self._failures = failures

    def __call__(self, consumer: Consumer, closed: threading.Event) -> int:
        self.asked += 1
        if self.asked <= self._failures:
            raise KafkaException(KafkaError(KafkaError._TIMED_OUT))
        return self.asked


def test_a_question_that_fails_is_asked_again_a_few_times(embedded_broker: str, name: str) -> None:
    connection = Connection({"bootstrap.servers": embedded_broker}, [name], interval=0.1)
    connection.open()
    try:
        assert connection.ask(Failing(2)).result(SECONDS) == 3
        hopeless = Failing(1000)
        with pytest.raises(KafkaException):
            connection.ask(hopeless).result(SECONDS)
        assert hopeless.asked == 3
    finally:
        connection.close(SECONDS)


# --- one match


def match_log(topic: str, matches: int, events: int, partitions: int) -> list[Record]:
    """Records keyed by their match, in the partitions that Java's partitioner chooses."""
    next_offsets = [0] * partitions
    records = []
    for event in range(events):
        for match in range(matches):
            match_id = f"match-{match}"
            number = partition_of_key(match_id.encode(), partitions)
            records.append(in_match(topic, number, next_offsets[number], match_id, event))
            next_offsets[number] += 1
    return records


def in_match(topic: str, partition: int, offset: int, match_id: str, event: int, key: str = "") -> Record:
    value = {"eventId": f"{match_id}-{event}", "eventType": "note", "matchId": match_id, "timestamp": TIME}
    return Record(
        topic,
        partition,
        offset,
        TIME + event,
        TimestampType.CREATE,
        (key or match_id).encode(),
        json.dumps(value).encode(),
    )


def of_match(records: Iterable[Record], match_id: str) -> dict[tuple[str, int], list[Record]]:
    needle = f'"matchId": "{match_id}"'.encode()
    return by_partition(record for record in records if record.value and needle in record.value)


def test_the_partitions_of_keys_are_those_of_javas_client() -> None:
    """The hashes are those of Apache Kafka's own UtilsTest.testMurmur2."""
    hashes = {
        b"21": -973932308,
        b"foobar": -790332482,
        b"a-little-bit-long-string": -985981536,
        b"a-little-bit-longer-string": -1486304829,
        b"lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8": -58897971,
        b"abc": 479470107,
    }
    for key, hashed in hashes.items():
        assert partition_of_key(key, 1_000_003) == (hashed & 0x7FFFFFFF) % 1_000_003


def test_where_the_topic_is_keyed_by_match_one_partition_is_fetched(
    read: Read, embedded_broker: str, name: str
) -> None:
    records = match_log(name, matches=30, events=100, partitions=3)
    produce(embedded_broker, records)
    source = source_of(embedded_broker, name, match_id="match-4")
    reading = read(source)
    status = reading.to_end()
    assert by_partition(reading.records) == of_match(records, "match-4")
    home = partition_of_key(b"match-4", 3)
    assert source.fetched == sum(record.partition == home for record in records)
    assert (status.partitions, status.read, status.left_out) == (1, 100, 2900)
    late = in_match(name, home, 100_000, "match-4", 100)
    produce(embedded_broker, [in_match(name, home, 0, "match-other", 1), late])
    assert reading.live(101)[-1].value == late.value


def test_where_it_is_keyed_by_participant_all_partitions_are_fetched(
    read: Read, embedded_broker: str, name: str
) -> None:
    records = [
        in_match(name, number % 3, number // 3, "m", number, "ABC"[number % 3]) for number in range(90)
    ]
    produce(embedded_broker, records)
    source = source_of(embedded_broker, name, match_id="m")
    reading = read(source)
    assert reading.to_end().partitions == 3
    assert by_partition(reading.records) == by_partition(records)
    assert source.fetched == 90


def test_where_another_partitioner_has_chosen_all_partitions_are_fetched(
    read: Read, embedded_broker: str, name: str
) -> None:
    shifted = [
        msgspec.structs.replace(record, partition=(record.partition + 1) % 3)
        for record in match_log(name, matches=10, events=10, partitions=3)
    ]
    produce(embedded_broker, shifted)
    reading = read(source_of(embedded_broker, name, match_id="match-4"))
    assert reading.to_end().partitions == 3
    assert by_partition(reading.records) == of_match(shifted, "match-4")


def test_another_key_that_no_sample_showed_has_all_partitions_read_before_it_is_loaded(
    read: Read, embedded_broker: str, name: str
) -> None:
    records = match_log(name, matches=30, events=20, partitions=3)
    middle = len(records) // 2
    home = partition_of_key(b"match-4", 3)
    odd = [in_match(name, number, 0, "match-4", 900 + number, "A") for number in range(3)]
    assert sum(record.partition == home for record in records[:middle]) > SAMPLE_RECORDS
    records[middle:middle] = odd
    produce(embedded_broker, records)
    reading = read(source_of(embedded_broker, name, match_id="match-4"))
    status = reading.to_end()
    values = sorted(record.value or b"" for record in reading.records)
    assert values == sorted(
        record.value or b"" for each in of_match(records, "match-4").values() for record in each
    )
    assert (status.partitions, status.left_out) == (3, len(records) - len(values))


def test_keys_that_changed_lately_are_seen_at_the_end_of_a_partition_that_would_not_be_read(
    read: Read, embedded_broker: str, name: str
) -> None:
    records = match_log(name, matches=30, events=30, partitions=3)
    other = (partition_of_key(b"match-4", 3) + 1) % 3
    late = [in_match(name, other, 0, "match-4", 900 + number, "A") for number in range(5)]
    produce(embedded_broker, [*records, *late])
    reading = read(source_of(embedded_broker, name, match_id="match-4"))
    status = reading.to_end()
    assert (status.partitions, status.read) == (3, 35)


def test_another_key_among_the_last_records_has_all_partitions_read_before_it_is_loaded(
    read: Read, embedded_broker: str, name: str
) -> None:
    records = match_log(name, matches=30, events=30, partitions=3)
    home = partition_of_key(b"match-4", 3)
    at_home = [number for number, record in enumerate(records) if record.partition == home]
    records.insert(at_home[-2 * SAMPLE_RECORDS], in_match(name, home, 0, "match-5", 900, "A"))
    produce(embedded_broker, records)
    reading = read(source_of(embedded_broker, name, LoadWindow(last=3 * SAMPLE_RECORDS), match_id="match-4"))
    assert reading.to_end().partitions == 3


def test_one_match_of_the_last_records(read: Read, embedded_broker: str, name: str) -> None:
    records = match_log(name, matches=10, events=50, partitions=3)
    produce(embedded_broker, records)
    source = source_of(embedded_broker, name, LoadWindow(last=20), match_id="match-4")
    reading = read(source)
    reading.to_end()
    home = partition_of_key(b"match-4", 3)
    last = [record for record in records if record.partition == home][-20:]
    assert by_partition(reading.records) == of_match(last, "match-4")
    if APACHE:
        assert source.fetched == 20


def test_one_match_where_there_is_nothing_yet_is_read_from_all_partitions(
    read: Read, embedded_broker: str, name: str
) -> None:
    reading = read(source_of(embedded_broker, name, match_id="m"))
    assert reading.to_end().partitions == 3
    record = in_match(name, 1, 0, "m", 1)
    produce(embedded_broker, [record, in_match(name, 1, 1, "another", 1)])
    assert reading.live(1) == [record]


@needs_apache
def test_records_of_one_match_from_before_partitions_were_added_are_found(
    read: Read, embedded_broker: str, name: str
) -> None:
    before = match_log(name, matches=20, events=30, partitions=3)
    produce(embedded_broker, before)
    add_partitions(embedded_broker, name, 7)
    after = match_log(name, matches=20, events=30, partitions=7)
    produce(embedded_broker, after)
    reading = read(source_of(embedded_broker, name, match_id="match-4"))
    assert reading.to_end().read == 60


@needs_apache
def test_partitions_that_are_added_while_one_match_is_read_are_read_as_well(
    read: Read, embedded_broker: str, name: str
) -> None:
    produce(embedded_broker, match_log(name, matches=20, events=30, partitions=3))
    reading = read(source_of(embedded_broker, name, match_id="match-4"))
    assert reading.to_end().partitions == 1
    add_partitions(embedded_broker, name, 7)
    produce(embedded_broker, [in_match(name, number, 0, "match-4", number) for number in range(7)])
    assert len(reading.live(37)) == 37
    assert reading.status.partitions == 7


def test_where_no_sample_can_be_had_all_partitions_are_read() -> None:
    asking = Unanswered()
    one_match = OneMatch("m", TopicRoles(), asking)
    existing = frozenset({0, 1, 2})
    assert one_match.partitions("t", existing) == frozenset()
    asking.answers[0].set_exception(KafkaException(KafkaError(KafkaError._TIMED_OUT)))
    assert one_match.partitions("t", existing) == existing


def test_records_of_no_match_say_nothing_about_the_keys() -> None:
    asking = Unanswered()
    one_match = OneMatch("match-4", TopicRoles(), asking)
    existing = frozenset({0, 1, 2})
    one_match.partitions("t", existing)
    keyed = match_log("t", matches=5, events=1, partitions=3)
    loose = msgspec.structs.replace(keyed[0], key=b"robot", value=b'{"eventType": "robot.released"}')
    broken = msgspec.structs.replace(keyed[0], key=b"robot", value=b"{")
    asking.answers[0].set_result({each: KeySample(5, [loose, broken]) for each in existing})
    assert one_match.partitions("t", existing) == existing
    other = OneMatch("match-4", TopicRoles(), asking)
    other.partitions("t", existing)
    samples = {
        each: KeySample(5, [loose, broken, *(record for record in keyed if record.partition == each)])
        for each in existing
    }
    asking.answers[1].set_result(samples)
    assert other.partitions("t", existing) == {partition_of_key(b"match-4", 3)}
    assert other.left_out == 10


# --- going on after what was read before


def last_records(records: Iterable[Record]) -> dict[tuple[str, int], Record]:
    return {each: in_order[-1] for each, in_order in by_partition(records).items()}


def test_reading_is_resumed_after_the_last_record_of_each_partition(
    read: Read, embedded_broker: str, name: str
) -> None:
    before = [*numbered(name, 0, range(50)), *numbered(name, 1, range(20))]
    produce(embedded_broker, before)
    first = read(source_of(embedded_broker, name))
    assert first.to_end().cluster_id
    first.close()
    after = [*numbered(name, 0, range(50, 60)), *numbered(name, 2, range(7))]
    produce(embedded_broker, after)
    source = source_of(embedded_broker, name, resume=last_records(before))
    reading = read(source)
    status = reading.to_end()
    assert by_partition(reading.records) == by_partition(after)
    assert (status.generation, status.read, status.left_out) == (0, 17, 0)
    assert status.cluster_id == first.status.cluster_id
    assert source.fetched == 17 + 2  # the last record of each partition once more, to see that it is the same


def test_where_nothing_is_new_it_is_loaded_when_the_log_has_proved_to_be_the_same(
    read: Read, embedded_broker: str, name: str
) -> None:
    before = numbered(name, 0, range(50))
    produce(embedded_broker, before)
    source = source_of(embedded_broker, name, resume=last_records(before))
    status = read(source).to_end()
    assert (status.generation, status.read, status.total, source.fetched) == (0, 0, 0, 1)


@pytest.mark.parametrize("offset", [10, 49])
def test_another_record_in_its_place_has_everything_read_anew(
    read: Read, embedded_broker: str, name: str, offset: int
) -> None:
    records = [*numbered(name, 0, range(50)), *numbered(name, 1, range(5))]
    produce(embedded_broker, records)
    other = numbered(name, 0, [offset], "other")[0]
    resume = last_records(records) | {(name, 0): other}
    reading = read(source_of(embedded_broker, name, resume=resume))
    status = reading.until(lambda status: status.loaded)
    assert by_partition(reading.records) == by_partition(records)
    assert (status.generation, status.read) == (1, 55)
    assert f"The topic {name} at {embedded_broker} was emptied or made anew" in status.problem


def test_a_log_that_is_shorter_than_what_was_read_is_read_anew(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partitions, "SHORT_SECONDS", 0.5)
    topics = {Role.MATCH_EVENTS: "t"}
    with ProxiedBroker() as broker:
        create_topics(broker.bootstrap, topics)
        records = numbered("t", 0, range(5))
        produce(broker.bootstrap, records)
        reading = read(source_of(broker.bootstrap, "t", resume=last_records(numbered("t", 0, range(50)))))
        status = reading.until(lambda status: status.generation == 1 and status.loaded)
        assert (reading.records, status.read) == (records, 5)


@needs_apache
@pytest.mark.parametrize("count", [0, 3, 10, 11, 50])
def test_a_topic_that_was_made_anew_is_read_from_the_start(
    read: Read, embedded_broker: str, name: str, count: int
) -> None:
    before = numbered(name, 0, range(10), "old")
    produce(embedded_broker, before)
    delete_topic(embedded_broker, name)
    create_topics(embedded_broker, {Role.MATCH_EVENTS: name})
    records = numbered(name, 0, range(count), "new")
    produce(embedded_broker, records)
    reading = read(source_of(embedded_broker, name, resume=last_records(before)))
    status = reading.until(lambda status: status.generation == 1 and status.loaded)
    assert (reading.records, status.read) == (records, count)


@needs_apache
@pytest.mark.parametrize(("kept_from", "generation"), [(9, 0), (10, 1), (15, 1), (20, 1)])
def test_a_log_whose_last_known_record_was_deleted_by_retention_is_read_from_the_start(
    read: Read, embedded_broker: str, name: str, kept_from: int, generation: int
) -> None:
    records = numbered(name, 0, range(20))
    produce(embedded_broker, records)
    admin = AdminClient({"bootstrap.servers": embedded_broker, "log_level": 0})
    for deleted in admin.delete_records([TopicPartition(name, 0, kept_from)]).values():
        deleted.result(SECONDS)
    reading = read(source_of(embedded_broker, name, resume={(name, 0): records[9]}))
    reading.until(lambda status: status.generation == generation and status.loaded)
    assert reading.records == records[max(10, kept_from) :]


@needs_apache
def test_a_topic_with_fewer_partitions_than_before_is_another_one(
    read: Read, embedded_broker: str, name: str
) -> None:
    records = numbered(name, 0, range(3))
    produce(embedded_broker, records)
    resume = {(name, 0): records[-1], (name, 3): numbered(name, 3, [5])[0]}
    reading = read(source_of(embedded_broker, name, resume=resume))
    reading.until(lambda status: status.generation == 1 and status.loaded)
    assert reading.records == records


@pytest.mark.parametrize("options", [{"window": LoadWindow(last=5)}, {"match_id": "m"}])
def test_only_the_whole_log_can_be_resumed(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="only without a load window and for all matches"):
        source_of("127.0.0.1:1", "t", resume=last_records(numbered("t", 0, [1])), **options)
