"""The window while what it reads from fails."""

import secrets
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import msgspec
import psutil
import pytest
from pytestqt.qtbot import QtBot

from app.main import Desktop
from app.opening import Opening
from kafka_client.consumer import KafkaSource
from kafka_client.events import Role
from kafka_client.records import Record
from kafka_client.remote import RemoteSource
from kafka_client.settings import Settings
from tests.fault_table import note_told
from tests.kafka_listeners import Listeners
from tests.logs import Log
from tests.sources.conftest import (
    APACHE,
    Distant,
    distant,
    fresh_distant_topics,
    listeners,
    needs_apache,
)
from tests.sources.kafka import allow, delete_topic, forbid, make_topic, produce, set_password
from tests.sources.test_access import LEAST_RIGHTS

__all__ = ["distant", "fresh_distant_topics", "listeners"]

LOOKUP = 0.1
"""Seconds between look-ups of the topics, so that the tests need not wait for changes."""
SLOW_MS = 30_000
"""A crash may first write its core, and a cluster may take its time to notice what has become of it."""


def started(topic: str, match_id: str) -> list[Record]:
    """The one event of a match that begins."""
    return moved(topic, Log(match_id).started().records)


def moved(topic: str, records: Iterable[Record]) -> list[Record]:
    """The records, to be written to that topic."""
    return [msgspec.structs.replace(record, topic=topic) for record in records]


class Watcher:
    """What the window says while its source fails."""

    def __init__(self, desktop: Desktop, qtbot: QtBot) -> None:
        self._desktop = desktop
        self._qtbot = qtbot
        self.told: list[str] = []

    def open(self, settings: Settings, topics: dict[Role, str]) -> None:
        """Read this Kafka in processes of their own, as the program does."""
        make = partial(KafkaSource, settings, topics, lookup_interval=LOOKUP)
        self._desktop.open(Opening(RemoteSource(make), topics))

    def shows(self, **events: int) -> None:
        """Wait until the list has these matches alone, by their numbers of events, and the source is live."""
        table = self._desktop.window.match_list.model

        def found() -> dict[str, int]:
            rows = {each: table.find(each) for each in table.shown_ids()}
            return {match_id: row.summary.events for match_id, row in rows.items() if row is not None}

        self._wait(lambda: found() == events and self._words().startswith("live"))

    def tells(self, *words: str) -> None:
        """Wait until the window says all of these words."""
        self.comes_to_say(*words)
        self.told.append(self._words().partition(": ")[2])

    def comes_to_say(self, *words: str) -> None:
        """Wait until the window says all of these words, which do not tell of the fault itself."""
        self._wait(lambda: all(each in self._words() for each in words))

    def is_well_again(self) -> None:
        """Wait until it says of no problem."""
        self._wait(lambda: self._words().startswith("live") and ":" not in self._words())

    def _words(self) -> str:
        return self._desktop.window.status_strip.words.text()

    def _wait(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=SLOW_MS)


def sources_processes() -> list[psutil.Process]:
    """The engine's process, and the reader's."""
    children = psutil.Process().children(recursive=True)
    return [each for each in children if "spawn_main" in " ".join(each.cmdline())]


@pytest.fixture
def watcher(request: pytest.FixtureRequest, desktop: Desktop, qtbot: QtBot) -> Iterator[Watcher]:
    made = Watcher(desktop, qtbot)
    yield made
    note_told(request.node, made.told)


@pytest.mark.fault("The process that reads crashes, here inside of librdkafka")
@pytest.mark.skipif(APACHE, reason="it is the embedded broker's answer about a deleted topic that crashes it")
def test_a_reader_that_crashes_is_told_and_another_one_reads_on(
    watcher: Watcher, embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    topic = fresh_topics[Role.MATCH_EVENTS]
    produce(embedded_broker, started(topic, "old"))
    watcher.open({"bootstrap.servers": embedded_broker}, {Role.MATCH_EVENTS: topic})
    watcher.shows(old=1)
    delete_topic(embedded_broker, topic)
    watcher.comes_to_say("has no topic")
    make_topic(embedded_broker, topic)
    produce(embedded_broker, started(topic, "new"))
    watcher.shows(new=1)
    watcher.tells("crashed; another one has started over")


@pytest.mark.fault("The connection is cut while loading, and again while live")
def test_the_window_tells_of_a_cut_connection_and_counts_everything_once_when_it_is_back(
    watcher: Watcher, distant: Distant, fresh_distant_topics: dict[Role, str]
) -> None:
    topic = fresh_distant_topics[Role.MATCH_EVENTS]
    log = Log("m").started()
    for number in range(300):
        log.event("note", {"number": number})
    produce(distant.address, moved(topic, log.records))
    watcher.open(distant.settings, {Role.MATCH_EVENTS: topic})
    watcher.shows(m=301)
    distant.proxy.cut()
    watcher.tells("interrupted", "was lost, and is tried again")
    distant.proxy.restore()
    watcher.is_well_again()
    produce(distant.address, started(topic, "n"))
    watcher.shows(m=301, n=1)


@pytest.mark.fault("A topic is deleted, and made anew with other records")
@needs_apache
def test_the_window_forgets_a_topic_that_was_made_anew(
    watcher: Watcher, embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    topic = fresh_topics[Role.MATCH_EVENTS]
    produce(embedded_broker, started(topic, "old"))
    watcher.open({"bootstrap.servers": embedded_broker}, {Role.MATCH_EVENTS: topic})
    watcher.shows(old=1)
    delete_topic(embedded_broker, topic)
    watcher.comes_to_say("has no topic")
    make_topic(embedded_broker, topic)
    produce(embedded_broker, started(topic, "new"))
    watcher.tells("was emptied or made anew, and reading has started over")
    watcher.shows(new=1)


@pytest.mark.fault("The right to read one of the topics is taken away, and given back")
@needs_apache
def test_the_window_tells_which_topic_may_not_be_read_and_reads_the_others(
    watcher: Watcher, embedded_broker: str, listeners: Listeners, fresh_topics: dict[Role, str]
) -> None:
    user = f"viewer-{secrets.token_hex(4)}"
    set_password(embedded_broker, user, user)
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
