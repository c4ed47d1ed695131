"""Fixtures of the tests of record sources."""

import gzip
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.export import match_document, matches_json
from app.core.state import MatchState
from kafka_client.consumer import KafkaSource
from kafka_client.events import Event, Role, Unknown
from kafka_client.files import FileSource, write_records
from kafka_client.records import Record
from kafka_client.source import LoadWindow, RecordSource
from tests.brokers import embedded_broker, fresh_topics
from tests.sources.kafka import produce
from tests.sources.reading import Reading

__all__ = ["embedded_broker", "fresh_topics"]

APACHE = "KAFKA_BOOTSTRAP" in os.environ
"""Whether the tests run against Apache Kafka, which can do what the embedded broker cannot."""

MakeSource = Callable[[list[Record], LoadWindow], RecordSource]
Read = Callable[[RecordSource], Reading]


@pytest.fixture
def topics(fresh_topics: dict[Role, str]) -> dict[Role, str]:
    """The topics to use; a Kafka has them already, with 3 partitions."""
    return fresh_topics


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


@pytest.fixture
def read() -> Iterator[Read]:
    """Begin to read a source; the test's end closes it."""
    readings: list[Reading] = []

    def begin(source: RecordSource) -> Reading:
        readings.append(Reading(source))
        return readings[-1]

    yield begin
    for reading in readings:
        reading.close()
