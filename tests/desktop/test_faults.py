"""The window while what it reads from fails. What takes brokers of its own is in test_broker_faults.py."""

import re
import secrets
import sys
from collections.abc import Callable
from functools import partial

import psutil
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.main import Desktop
from app.opening import Opening
from kafka_client.consumer import KafkaSource
from kafka_client.diagnosis import Patience
from kafka_client.events import Role
from kafka_client.records import Record
from kafka_client.remote import RemoteSource
from tests.desktop.watching import ONE_BY_ONE, SLOWLY, Watcher, match_of, moved, watcher
from tests.kafka_listeners import Listeners
from tests.logs import Log
from tests.sources.conftest import (
    APACHE,
    Distant,
    distant,
    fresh_distant_topics,
    listeners,
    needs_apache,
    takes_long,
    topic_of_large,
    user,
)
from tests.sources.kafka import (
    add_partitions,
    allow,
    delete_records,
    delete_topic,
    forbid,
    make_topic,
    produce,
    produce_in_transactions,
    set_password,
)
from tests.sources.test_access import LEAST_RIGHTS
from tests.sources.test_broker_faults import LONG

__all__ = ["distant", "fresh_distant_topics", "listeners", "topic_of_large", "user", "watcher"]

TEN_MEGABYTES = 10_000_000


def started(topic: str, match_id: str) -> list[Record]:
    """The one event of a match that begins."""
    return moved(topic, match_of(1, match_id=match_id).records)


def sources_processes() -> list[psutil.Process]:
    """The engine's process, and the reader's."""
    children = psutil.Process().children(recursive=True)
    return [each for each in children if "spawn_main" in " ".join(each.cmdline())]


@pytest.fixture
def replaced(watcher: Watcher, embedded_broker: str, fresh_topics: dict[Role, str]) -> Callable[[], None]:
    """Delete the topic that the window reads, and make it anew with another match."""
    topic = fresh_topics[Role.MATCH_EVENTS]

    def replace() -> None:
        produce(embedded_broker, started(topic, "old"))
        watcher.open({"bootstrap.servers": embedded_broker}, {Role.MATCH_EVENTS: topic})
        watcher.shows(old=1)
        delete_topic(embedded_broker, topic)
        watcher.comes_to_say("has no topic")
        make_topic(embedded_broker, topic)
        produce(embedded_broker, started(topic, "new"))

    return replace


@pytest.mark.fault("The process that reads crashes, here inside of librdkafka")
@pytest.mark.skipif(APACHE, reason="it is the embedded broker's answer about a deleted topic that crashes it")
def test_a_reader_that_crashes_is_told_and_another_one_reads_on(
    watcher: Watcher, replaced: Callable[[], None]
) -> None:
    replaced()
    watcher.shows(new=1)
    watcher.tells("crashed; another one has started over")


@pytest.mark.fault("A topic is deleted, and made anew with other records")
@needs_apache
def test_the_window_forgets_a_topic_that_was_made_anew(
    watcher: Watcher, replaced: Callable[[], None]
) -> None:
    replaced()
    watcher.tells("was emptied or made anew, and reading has started over")
    watcher.shows(new=1)


@pytest.mark.fault("The right to read one of the topics is taken away, and given back")
@needs_apache
def test_the_window_tells_which_topic_may_not_be_read_and_reads_the_others(
    watcher: Watcher, embedded_broker: str, listeners: Listeners, user: str, fresh_topics: dict[Role, str]
) -> None:
    taken, kept = fresh_topics[Role.MATCH_EVENTS], fresh_topics[Role.ROBOT_COMMANDS]
    topics = {Role.MATCH_EVENTS: taken, Role.ROBOT_COMMANDS: kept}
    for name in topics.values():
        allow(embedded_broker, user, name, *LEAST_RIGHTS)
    produce(embedded_broker, started(taken, "m"))
    watcher.open(listeners.sasl_tls_settings(user, user, "SCRAM-SHA-256"), topics)
    watcher.shows(m=1)
    forbid(embedded_broker, user, taken)
    watcher.tells(f"does not let you read {taken}; ask for the right to")
    produce(embedded_broker, moved(kept, Log("m").command("poet", 1).records))
    produce(embedded_broker, moved(taken, Log("m").round(1).records))
    allow(embedded_broker, user, taken, *LEAST_RIGHTS)
    watcher.shows(m=3)
    watcher.is_well_again()


@pytest.mark.fault("The sign-in expires, is refused as the password was changed, and is renewed")
@needs_apache
def test_the_window_tells_of_a_sign_in_that_is_refused_and_reads_on_when_it_is_right_again(
    watcher: Watcher, embedded_broker: str, listeners: Listeners, user: str, fresh_topics: dict[Role, str]
) -> None:
    topic = fresh_topics[Role.MATCH_EVENTS]
    allow(embedded_broker, user, topic, *LEAST_RIGHTS)
    produce(embedded_broker, started(topic, "m"))
    watcher.open(listeners.sasl_tls_settings(user, user, "SCRAM-SHA-512"), {Role.MATCH_EVENTS: topic})
    watcher.shows(m=1)
    set_password(embedded_broker, user, "another")
    watcher.tells("refused the sign-in")
    assert user not in watcher.told[-1]
    produce(embedded_broker, started(topic, "n"))
    set_password(embedded_broker, user, user)
    watcher.shows(m=1, n=1)
    watcher.is_well_again()


@pytest.mark.fault("Kafka deletes records before they are read")
@needs_apache
def test_the_window_tells_how_many_records_were_deleted_before_it_had_them_and_shows_the_others(
    watcher: Watcher, embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    topic = fresh_topics[Role.MATCH_EVENTS]
    produce(embedded_broker, moved(topic, match_of(400, LONG).records), **ONE_BY_ONE)
    watcher.open({"bootstrap.servers": embedded_broker, **SLOWLY}, {Role.MATCH_EVENTS: topic})
    watcher.is_loading("m", 20)
    watcher.meanwhile(partial(delete_records, embedded_broker, topic, 0, 380))
    watcher.tells("Kafka deleted about", f"records of {topic} before they were read", "retention")
    found = re.search(r"about ([\d,]+) records", watcher.told[-1])
    assert found is not None
    deleted = int(found[1].replace(",", ""))
    assert 0 < deleted <= 360
    watcher.shows(m=400 - deleted)


@pytest.mark.fault("Records are compressed: gzip, snappy, lz4, zstd")
@pytest.mark.fault("Records of transactions, committed and aborted")
@pytest.mark.fault("Kafka gives the records its own time (LogAppendTime)")
@needs_apache
def test_the_window_shows_every_record_once_however_it_was_written(
    watcher: Watcher, embedded_broker: str
) -> None:
    topic = f"written-{secrets.token_hex(4)}"
    make_topic(embedded_broker, topic, message_timestamp_type="LogAppendTime")
    records = moved(topic, match_of(60).records)
    for number, codec in enumerate(("gzip", "snappy", "lz4", "zstd")):
        written = records[10 * number : 10 * (number + 1)]
        produce(embedded_broker, written, **{"compression.type": codec, "linger.ms": 50})
    watcher.open({"bootstrap.servers": embedded_broker}, {Role.MATCH_EVENTS: topic})
    watcher.shows(m=40)
    produce_in_transactions(embedded_broker, topic, [record.value for record in records[40:]])
    watcher.shows(m=60)
    watcher.is_well_again()


@pytest.mark.fault("Records of 10 MB")
def test_an_event_of_ten_megabytes_is_shown_at_once_and_the_window_does_not_stand_still(
    watcher: Watcher, desktop: Desktop, qtbot: QtBot, embedded_broker: str, topic_of_large: str
) -> None:
    text = "a few words and " * (TEN_MEGABYTES // 16)
    log = Log("m").started("AB", "A").round(1, active="AB").response("A", 1, text)
    for record in moved(topic_of_large, log.records):
        produce(embedded_broker, [record])
    watcher.open({"bootstrap.servers": embedded_broker}, {Role.MATCH_EVENTS: topic_of_large})
    watcher.shows(m=3)
    cursor, panel = desktop.window.cursor_, desktop.window.state_panel
    watcher.wait(lambda: cursor.replay is not None and len(cursor.replay.steps) == 3)
    watcher.do(lambda: panel.tabs.setCurrentWidget(panel.record_view))
    watcher.do(lambda: cursor.go(3))
    facts, value = panel.record_view.facts.toPlainText(), panel.record_view.value.toPlainText()
    assert re.search(r"size +10,000,\d\d\d bytes", facts)
    assert '"response": "a few words and a few' in value
    assert len(value) < 100_000
    watcher.do(lambda: qtbot.mouseClick(panel.record_view.all_button, Qt.MouseButton.LeftButton))
    watcher.wait(lambda: len(panel.record_view.value.toPlainText()) > 10 * len(value))
    for tab in range(panel.tabs.count()):
        watcher.do(partial(panel.tabs.setCurrentIndex, tab))


@pytest.mark.fault("Partitions are added to a topic")
@needs_apache
def test_the_window_shows_what_comes_to_partitions_that_are_added(
    watcher: Watcher, embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    topic = fresh_topics[Role.MATCH_EVENTS]
    produce(embedded_broker, started(topic, "m"))
    watcher.open({"bootstrap.servers": embedded_broker}, {Role.MATCH_EVENTS: topic})
    watcher.shows(m=1)
    add_partitions(embedded_broker, topic, 5)
    watcher.comes_to_say("live", "5 partitions")
    produce(embedded_broker, moved(topic, Log("m").round(1, partition=4).records))
    watcher.shows(m=2)


# --- the connection


@pytest.mark.fault("The connection is cut while loading, and again while live")
def test_the_window_tells_of_a_cut_connection_and_counts_everything_once_when_it_is_back(
    watcher: Watcher, distant: Distant, fresh_distant_topics: dict[Role, str]
) -> None:
    topic = fresh_distant_topics[Role.MATCH_EVENTS]
    produce(distant.address, moved(topic, match_of(301).records))
    distant.proxy.slow_down(latency=0, bytes_per_second=20_000)
    watcher.open(distant.settings, {Role.MATCH_EVENTS: topic})
    watcher.comes_to_say("loading")
    distant.proxy.cut()
    watcher.tells("interrupted", "was lost, and is tried again")
    assert watcher.events == {}
    distant.proxy.slow_down(latency=0, bytes_per_second=0)
    distant.proxy.restore()
    watcher.shows(m=301)
    distant.proxy.cut()
    watcher.tells("interrupted", "was lost, and is tried again")
    distant.proxy.restore()
    watcher.is_well_again()
    produce(distant.address, started(topic, "n"))
    watcher.shows(m=301, n=1)


@pytest.mark.fault("The connection stalls: it stays open, and nothing comes through")
@takes_long
def test_the_window_tells_of_a_connection_that_stalls_and_goes_on_when_it_does(
    watcher: Watcher, distant: Distant, fresh_distant_topics: dict[Role, str]
) -> None:
    topic = fresh_distant_topics[Role.MATCH_EVENTS]
    produce(distant.address, started(topic, "m"))
    watcher.open(distant.settings, {Role.MATCH_EVENTS: topic}, Patience(lost=0.5))
    watcher.shows(m=1)
    distant.proxy.freeze()
    watcher.tells("interrupted", "was lost, and is tried again")
    distant.proxy.thaw()
    produce(distant.address, started(topic, "n"))
    watcher.shows(m=1, n=1)
    watcher.is_well_again()


@pytest.mark.fault("The connection is slow: 200 ms and 5 KB/s")
@takes_long
def test_the_window_tells_that_a_slow_connection_brings_nothing_yet_and_shows_what_it_brings_in_the_end(
    watcher: Watcher, distant: Distant, fresh_distant_topics: dict[Role, str]
) -> None:
    topic = fresh_distant_topics[Role.MATCH_EVENTS]
    produce(distant.address, moved(topic, match_of(40).records))
    distant.proxy.slow_down(latency=0.2, bytes_per_second=5_000)
    watcher.open(distant.settings, {Role.MATCH_EVENTS: topic}, Patience(quiet=0.5))
    watcher.tells("loading", "answers, but sends no records")
    watcher.shows(m=40)
    watcher.is_well_again()


@pytest.mark.fault("The computer sleeps: the reader stands still while the broker goes on without it")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process by a signal")
def test_the_window_reads_on_after_its_processes_were_asleep(
    watcher: Watcher, distant: Distant, fresh_distant_topics: dict[Role, str]
) -> None:
    topic = fresh_distant_topics[Role.MATCH_EVENTS]
    produce(distant.address, started(topic, "m"))
    watcher.open(distant.settings, {Role.MATCH_EVENTS: topic})
    watcher.shows(m=1)
    asleep = sources_processes()
    assert len(asleep) == 2, "the engine, and the reader in it"
    for process in asleep:
        process.suspend()
    distant.proxy.cut()  # what becomes of connections while a computer sleeps for long
    distant.proxy.restore()
    produce(distant.address, started(topic, "n"))
    for process in asleep:
        process.resume()
    watcher.shows(m=1, n=1)
    watcher.is_well_again()


# --- the health of topics


def test_the_health_of_the_open_kafka_s_topics_is_shown(
    desktop: Desktop, qtbot: QtBot, embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    settings = {"bootstrap.servers": embedded_broker}
    page = desktop.window.topics_page
    desktop.open(
        Opening(RemoteSource(partial(KafkaSource, settings, fresh_topics)), fresh_topics, kafka=settings)
    )
    qtbot.waitUntil(lambda: desktop.window.working)
    desktop.window.actions_["topics"].trigger()
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    assert {page.model.finding(row).topic for row in range(page.model.rowCount())} == set(
        fresh_topics.values()
    )
    page.close()


def test_without_a_kafka_there_are_no_topics_to_check(desktop: Desktop) -> None:
    page = desktop.window.topics_page
    desktop.window.actions_["topics"].trigger()
    assert not page.table.isVisible()
    assert page.refresh_button.isEnabled()
    page.close()
