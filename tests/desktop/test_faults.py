"""The window while what it reads from fails."""

from functools import partial

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.main import Desktop
from app.opening import Opening
from kafka_client.consumer import KafkaSource
from kafka_client.events import Role
from kafka_client.records import Record
from kafka_client.remote import RemoteSource
from tests.fault_table import note_told
from tests.logs import Log
from tests.sources.conftest import APACHE
from tests.sources.kafka import delete_topic, make_topic, produce


def in_topic(topic: str, log: Log) -> list[Record]:
    """The log's records, to be written to that topic."""
    return [msgspec.structs.replace(record, topic=topic) for record in log.started().records]


CRASH_MS = 30_000
"""A crash may first write its core, which takes seconds on a busy machine."""


@pytest.mark.fault("The process that reads crashes, here inside of librdkafka")
@pytest.mark.skipif(APACHE, reason="it is the embedded broker's answer about a deleted topic that crashes it")
def test_a_reader_that_crashes_is_told_and_the_same_source_can_be_opened_again(
    request: pytest.FixtureRequest,
    desktop: Desktop,
    qtbot: QtBot,
    embedded_broker: str,
    fresh_topics: dict[Role, str],
) -> None:
    window, topic = desktop.window, fresh_topics[Role.MATCH_EVENTS]
    topics = {Role.MATCH_EVENTS: topic}
    make = partial(KafkaSource, {"bootstrap.servers": embedded_broker}, topics, lookup_interval=0.1)
    produce(embedded_broker, in_topic(topic, Log("old")))
    desktop.open(Opening(RemoteSource(make), topics))
    qtbot.waitUntil(lambda: window.match_list.model.shown_ids() == ["old"])
    delete_topic(embedded_broker, topic)
    told = "was ended; open it again"
    qtbot.waitUntil(lambda: told in window.status_strip.words.text(), timeout=CRASH_MS)
    note_told(request.node, [window.status_strip.words.text()])
    make_topic(embedded_broker, topic)
    produce(embedded_broker, in_topic(topic, Log("new")))
    desktop.open(Opening(RemoteSource(make), topics))
    qtbot.waitUntil(lambda: window.match_list.model.shown_ids() == ["new"])
    qtbot.waitUntil(lambda: window.status_strip.words.text().startswith("live"))


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
