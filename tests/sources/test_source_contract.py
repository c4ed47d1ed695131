"""What every record source does, whatever it reads from."""

import threading

import pytest

from kafka_client.events import Role
from kafka_client.records import Record, TimestampType
from kafka_client.source import EVERYTHING, LoadWindow, Phase, read_to_end
from tests.producing.waiting import wait_until
from tests.sources.conftest import MakeSource, Read
from tests.sources.reading import SECONDS, TIME, by_partition, numbered


@pytest.fixture
def nasty(topics: dict[Role, str]) -> list[Record]:
    """Records with everything that Kafka allows in them, over three topics."""
    contents: list[tuple[bytes | None, bytes | None, tuple[tuple[str, bytes | None], ...]]] = [
        (b"key", b'{"matchId": "m"}', (("eventType", b"match.created"),)),
        (None, None, ()),
        (b"", b"", (("", b""),)),
        (b"\0\xff", bytes(range(256)), (("a", b"1"), ("n", None), ("a", b"\xff\0"))),
        (b"a\r\nb", "line\nfeed \u2028 😀 \ufeff".encode(), (("é", "ü".encode()),)),
        (b'"\\/', b"\xed\xa0\x80 half a surrogate pair", ()),
        (b"big", b"x" * 1_000_000, ()),
    ]
    return [
        Record(topics[role], partition, offset, TIME + offset, TimestampType.CREATE, key, value, headers)
        for role, partition in (
            (Role.MATCH_EVENTS, 0),
            (Role.MATCH_EVENTS, 2),
            (Role.ROBOT_EVENTS, 1),
        )
        for offset, (key, value, headers) in enumerate(contents)
    ]


def test_every_byte_comes_out_as_it_went_in_and_partitions_keep_their_order(
    make_source: MakeSource, read: Read, nasty: list[Record]
) -> None:
    reading = read(make_source(nasty, EVERYTHING))
    reading.to_end()
    assert by_partition(reading.records) == by_partition(nasty)


def test_progress_never_overshoots_and_settles_on_the_truth(
    make_source: MakeSource, read: Read, topics: dict[Role, str]
) -> None:
    records = numbered(topics[Role.MATCH_EVENTS], 0, range(3000)) + numbered(
        topics[Role.ROBOT_COMMANDS], 1, range(2000)
    )
    reading = read(make_source(records, EVERYTHING))
    fractions = []
    while not reading.status.loaded:
        status = reading.step().status
        fractions.append(status.fraction or 0)
        assert status.total is None or status.read <= status.total
        assert status.phase is not Phase.LIVE or status.loaded
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    assert reading.status.read == reading.status.total == len(records)
    assert reading.status.left_out == 0
    assert reading.status.problem == ""
    assert set(reading.status.topics) >= {topics[Role.MATCH_EVENTS], topics[Role.ROBOT_COMMANDS]}


def test_the_last_records_of_each_partition_are_exactly_those(
    make_source: MakeSource, read: Read, topics: dict[Role, str]
) -> None:
    name = topics[Role.MATCH_EVENTS]
    records = numbered(name, 0, range(500)) + numbered(name, 1, range(7))
    reading = read(make_source(records, LoadWindow(last=20)))
    reading.to_end()
    assert by_partition(reading.records) == {(name, 0): records[480:500], (name, 1): records[500:]}
    assert (reading.status.read, reading.status.left_out) == (27, 480)


def test_a_span_of_record_times_holds_its_beginning_and_not_its_end(
    make_source: MakeSource, read: Read, topics: dict[Role, str]
) -> None:
    records = numbered(topics[Role.MATCH_EVENTS], 0, range(100))
    reading = read(make_source(records, LoadWindow(since=TIME + 10_000, until=TIME + 20_000)))
    reading.to_end()
    assert reading.records == records[10:20]
    assert (reading.status.read, reading.status.left_out) == (10, 90)


def test_the_last_records_are_taken_before_the_span_of_times(
    make_source: MakeSource, read: Read, topics: dict[Role, str]
) -> None:
    records = numbered(topics[Role.MATCH_EVENTS], 0, range(100))
    reading = read(make_source(records, LoadWindow(last=10, until=TIME + 95_000)))
    reading.to_end()
    assert reading.records == records[90:95]
    assert (reading.status.read, reading.status.left_out) == (5, 95)


def test_none_of_the_records_may_be_asked_for(
    make_source: MakeSource, read: Read, topics: dict[Role, str]
) -> None:
    reading = read(make_source(numbered(topics[Role.MATCH_EVENTS], 0, range(50)), LoadWindow(last=0)))
    reading.to_end()
    assert reading.records == []
    assert reading.status.left_out == 50


def test_reading_to_the_end_gives_all_records_and_lets_the_source_go(
    make_source: MakeSource, topics: dict[Role, str], threads_before: set[threading.Thread]
) -> None:
    records = numbered(topics[Role.MATCH_EVENTS], 0, range(50))
    batches = list(read_to_end(make_source(records, EVERYTHING)))
    assert [record for batch in batches for record in batch.records] == records
    assert batches[-1].status.loaded
    wait_until(lambda: set(threading.enumerate()) <= threads_before)


@pytest.fixture
def threads_before() -> set[threading.Thread]:
    return set(threading.enumerate())


def test_cancelling_from_another_thread_ends_the_batches_at_once_and_releases_everything(
    make_source: MakeSource, topics: dict[Role, str], threads_before: set[threading.Thread]
) -> None:
    source = make_source(numbered(topics[Role.MATCH_EVENTS], 0, range(20_000)), EVERYTHING)
    begun = threading.Event()
    ended = threading.Event()

    def run() -> None:
        for _ in source.batches():
            begun.set()
        ended.set()

    threading.Thread(target=run).start()
    assert begun.wait(SECONDS)
    source.cancel()
    source.cancel()
    assert ended.wait(1)
    wait_until(lambda: set(threading.enumerate()) <= threads_before)


def test_nothing_is_read_after_cancelling(make_source: MakeSource, topics: dict[Role, str]) -> None:
    source = make_source(numbered(topics[Role.MATCH_EVENTS], 0, range(10)), EVERYTHING)
    source.cancel()
    assert [record for batch in source.batches() for record in batch.records] == []


def test_batches_come_often_enough_to_show_that_the_source_lives(
    make_source: MakeSource, read: Read, topics: dict[Role, str]
) -> None:
    reading = read(make_source(numbered(topics[Role.MATCH_EVENTS], 0, range(20_000)), EVERYTHING))
    batches = 0
    while not reading.status.loaded:
        reading.step()
        batches += 1
    assert batches > 5
