"""Fixtures of the tests of record sources."""

import gzip
import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.core.export import match_document, matches_json
from app.core.state import MatchState
from kafka_client.consumer import KafkaSource
from kafka_client.events import DEFAULT_TOPICS, Event, Role, Unknown
from kafka_client.files import FileSource, write_records
from kafka_client.producing.topics import create_topics
from kafka_client.records import Record
from kafka_client.source import LoadWindow, RecordSource
from tests.brokers import embedded_broker, fresh_topics
from tests.fault_table import note_told
from tests.kafka_listeners import ADMIN, ADMIN_PASSWORD, Listeners, listeners_of_environment
from tests.proxy import ProxiedBroker, Proxy
from tests.sources.kafka import make_topic, produce, set_password
from tests.sources.reading import Reading

__all__ = ["embedded_broker", "fresh_topics"]

APACHE = "KAFKA_BOOTSTRAP" in os.environ
"""Whether the tests run against Apache Kafka, which can do what the embedded broker cannot."""

needs_apache = pytest.mark.skipif(
    not APACHE, reason="the embedded broker cannot do this; `make test-kafka` runs it on Apache Kafka"
)
takes_long = pytest.mark.skipif(not APACHE, reason="it takes long; `make test-kafka` runs it on Apache Kafka")
needs_embedded = pytest.mark.skipif(APACHE, reason="this is done with embedded brokers, in `make test`")

MakeSource = Callable[[list[Record], LoadWindow], RecordSource]
Read = Callable[[RecordSource], Reading]


@pytest.fixture
def topics(fresh_topics: dict[Role, str]) -> dict[Role, str]:
    """The topics to use; a Kafka has them already, with 3 partitions."""
    return fresh_topics


@pytest.fixture
def topic_of_large(embedded_broker: str) -> str:
    """A topic that takes records of 10 MB."""
    name = f"large-{secrets.token_hex(4)}"
    make_topic(embedded_broker, name, max_message_bytes="12000000")
    return name


@pytest.fixture(params=["lines", "gzip", "export", "kafka"])
def make_source(
    request: pytest.FixtureRequest, tmp_path: Path, embedded_broker: str, topics: dict[Role, str]
) -> MakeSource:
    """A function that puts records where a source of each kind finds them, and gives the source."""

    def lines(records: list[Record], window: LoadWindow) -> RecordSource:
        path = tmp_path / "records.jsonl"
        with path.open("wb") as stream:
            write_records(records, stream)
        return FileSource(path, window)

    def packed(records: list[Record], window: LoadWindow) -> RecordSource:
        path = tmp_path / "records"  # what it is does not depend on its name
        with gzip.open(path, "wb") as stream:
            write_records(records, stream)
        return FileSource(path, window)

    def export(records: list[Record], window: LoadWindow) -> RecordSource:
        path = tmp_path / "matches.json"
        middle = len(records) // 2
        halves = (records[:middle], records[middle:])
        documents = [match_document(MatchState("m"), [event_of(each) for each in half]) for half in halves]
        path.write_text("".join(matches_json(documents, 0)), encoding="utf-8")
        return FileSource(path, window)

    def kafka(records: list[Record], window: LoadWindow) -> RecordSource:
        produce(embedded_broker, records)
        return KafkaSource({"bootstrap.servers": embedded_broker}, topics, window)

    kinds: dict[str, MakeSource] = {"lines": lines, "gzip": packed, "export": export, "kafka": kafka}
    return kinds[request.param]


def event_of(record: Record) -> Event:
    """An event of that record; an export holds records that are events only."""
    return Event(Role.MATCH_EVENTS, "", "m", None, None, None, 0, True, None, Unknown(), record)


@dataclass(frozen=True)
class Distant:
    """A Kafka that a test reads through a proxy; ``address`` leads past it."""

    settings: dict[str, Any]
    address: str
    proxy: Proxy

    @property
    def bootstrap(self) -> str:
        """The proxy's address, as messages have it."""
        return str(self.settings["bootstrap.servers"])


@pytest.fixture(scope="session")
def listeners() -> Listeners:
    """The ways into the server that `make test-kafka` has started."""
    found = listeners_of_environment()
    if found is None:
        pytest.skip("only the server that `make test-kafka` starts has TLS, users and rights")
    return found


@pytest.fixture
def user(embedded_broker: str, listeners: Listeners) -> str:
    """A user who may do nothing; the password is the name."""
    name = f"viewer-{secrets.token_hex(4)}"
    set_password(embedded_broker, name, name)
    return name


@pytest.fixture
def distant(embedded_broker: str) -> Iterator[Distant]:
    """An embedded broker of its own, or Apache Kafka with a sign-in."""
    found = listeners_of_environment()
    if found is None:
        if APACHE:
            pytest.skip("the server of KAFKA_BOOTSTRAP does not tell its clients a proxy's address")
        with ProxiedBroker() as broker:
            settings = {"bootstrap.servers": broker.bootstrap}
            yield Distant(settings, broker.bootstrap, broker.proxy)
    else:
        with Proxy(found.proxied) as proxy:
            proxy.forward_to(found.sasl)
            settings = found.proxied_settings(ADMIN, ADMIN_PASSWORD, "PLAIN")
            yield Distant(settings, embedded_broker, proxy)


@pytest.fixture
def fresh_distant_topics(distant: Distant) -> dict[Role, str]:
    """A topic of 3 partitions for each role on the `distant` Kafka."""
    names = {role: f"{name}-{secrets.token_hex(4)}" for role, name in DEFAULT_TOPICS.items()}
    create_topics(distant.address, names)
    return names


@pytest.fixture
def read(request: pytest.FixtureRequest) -> Iterator[Read]:
    """Begin to read a source; the test's end closes it."""
    readings: list[Reading] = []

    def begin(source: RecordSource) -> Reading:
        readings.append(Reading(source))
        return readings[-1]

    yield begin
    for reading in readings:
        reading.close()
        note_told(request.node, reading.told)
