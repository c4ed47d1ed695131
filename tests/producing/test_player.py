"""The live player: it plays, stops at once, and outlives its broker."""

import threading
import time
from collections.abc import Iterator

import pytest

from kafka_client.decoding import decode
from kafka_client.events import DEFAULT_TOPICS, Event, Role, TopicRoles
from kafka_client.producing import player as player_module
from kafka_client.producing.broker import EmbeddedBroker
from kafka_client.producing.errors import ProducingError
from kafka_client.producing.messages import SampleMatch
from kafka_client.producing.player import LivePlayer
from kafka_client.producing.samples import sample_matches
from kafka_client.producing.topics import create_topics
from kafka_client.records import Record, TimestampType
from tests.producing.reading import read_all
from tests.producing.waiting import wait_until


def player_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "live player"]


@pytest.fixture
def player(embedded_broker: str, fresh_topics: dict[Role, str]) -> Iterator[LivePlayer]:
    playing = LivePlayer(embedded_broker, 3, fresh_topics)
    yield playing
    playing.stop()


def test_events_of_now_arrive_while_it_plays(
    player: LivePlayer, embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    before = time.time() * 1000
    player.start()
    wait_until(lambda: player.delivered >= 3)
    player.stop()
    after = time.time() * 1000
    records = read_all(embedded_broker, fresh_topics.values())
    assert len(records) >= 3
    for message in records:
        topic, timestamp = message.topic(), message.timestamp()[1]
        assert topic is not None
        record = Record(topic, 0, 0, timestamp, TimestampType.CREATE, message.key(), message.value())
        event = decode(record, TopicRoles(fresh_topics))
        assert isinstance(event, Event)
        assert before - 1 <= event.time <= after


def test_it_stops_and_plays_no_more(player: LivePlayer) -> None:
    player.start()
    wait_until(lambda: player.delivered >= 1)
    player.stop()
    assert not player.playing
    assert player_threads() == []


def test_it_can_be_started_twice_stopped_twice_and_started_again(player: LivePlayer) -> None:
    player.start()
    player.start()
    assert len(player_threads()) == 1
    player.stop()
    player.stop()
    delivered = player.delivered
    player.start()
    wait_until(lambda: player.delivered > delivered)


def test_settings_that_are_wrong_are_told_when_it_starts() -> None:
    with pytest.raises(ProducingError, match="No such configuration property"):
        LivePlayer({"bootstrap.servers": "127.0.0.1:1", "no.such.setting": "1"}).start()


def test_it_stops_although_its_broker_is_gone() -> None:
    player = LivePlayer("127.0.0.1:1")
    player.start()
    player.stop()
    assert not player.playing


def test_it_goes_on_when_its_broker_comes_back() -> None:
    with EmbeddedBroker() as first:
        port = int(first.bootstrap.split(":")[1])
        create_topics(first.bootstrap, DEFAULT_TOPICS)
        player = LivePlayer(first.bootstrap, 3)
        player.start()
        wait_until(lambda: player.delivered >= 1)
    delivered = player.delivered
    with EmbeddedBroker(port) as second:
        create_topics(second.bootstrap, DEFAULT_TOPICS)
        wait_until(lambda: player.delivered > delivered, seconds=30)
        player.stop()


def test_it_begins_anew_after_the_machine_has_slept(
    player: LivePlayer,
    embedded_broker: str,
    fresh_topics: dict[Role, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    starts: list[int] = []

    def late_at_first(_seed: str, start: int, _at_once: int) -> Iterator[SampleMatch]:
        starts.append(start)
        asleep = 3_600_000 if len(starts) == 1 else 0
        yield from sample_matches(1, now=start - asleep + 900_000, days=0)

    monkeypatch.setattr(player_module, "live_matches", late_at_first)
    player.start()
    wait_until(lambda: len(starts) == 2 and player.delivered >= 1)
    player.stop()
    times = [message.timestamp()[1] for message in read_all(embedded_broker, fresh_topics.values())]
    assert min(times) >= starts[1]
