"""Commands that go on from a saved index, on a real server."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import click
import pytest

from app.cli.loading import load
from app.cli.options import Origin, take_origin
from app.core.history import History
from app.core.match import DEFAULT_TIMEOUT_MS
from app.core.saved_index.files import default_folder
from app.core.saved_index.keeper import IndexKeeper
from app.core.saved_index.listing import list_indexes
from app.core.verify import digest
from kafka_client.events import Role
from kafka_client.producing.topics import create_topics
from kafka_client.profile import Profile
from kafka_client.profiles import save_profile
from kafka_client.records import Record
from kafka_client.source import LoadWindow, Status
from tests.cli.conftest import Run
from tests.logs import Log
from tests.sources.conftest import needs_apache
from tests.sources.kafka import delete_topic, produce


@pytest.fixture
def origin(embedded_broker: str, fresh_topics: dict[Role, str]) -> Origin:
    """The topics of the test, with an index."""
    topics = tuple(f"{role.label}={name}" for role, name in fresh_topics.items())
    found = take_origin({"bootstrap": embedded_broker, "topic": topics, "index": True})
    assert found is not None
    return found


def write(origin: Origin, records: list[Record]) -> None:
    """Produce the records to the origin's topics."""
    names = {role.label: name for role, name in origin.topics.items()}
    kafka = origin.kafka()["bootstrap.servers"]
    produce(kafka, [_in_topic(record, names[record.topic]) for record in records])


def _in_topic(record: Record, topic: str) -> Record:
    fields = {name: getattr(record, name) for name in record.__struct_fields__}
    return Record(**{**fields, "topic": topic})


def loaded(origin: Origin) -> tuple[str, Status]:
    """The digest of what a command loads, and the last status while it did."""
    statuses: list[Status] = []
    with click.Context(click.Command("test")):
        history = load(origin, on_status=statuses.append)
        history.rows()
        return digest(history), statuses[-1]


def everything(origin: Origin) -> str:
    """The digest without an index."""
    return loaded(dataclasses.replace(origin, index=None))[0]


def some_matches() -> Log:
    log = Log("a").started().round(1, "Why?").raw(b"garbage")
    return log.match("b").started(humans="B").round(1, "How?").response("B", 1, "Slowly.")


def test_the_second_start_reads_only_what_is_new(origin: Origin) -> None:
    log = some_matches()
    write(origin, log.records)
    first, status = loaded(origin)
    assert status.read == len(log.records)
    before = len(log.records)
    write(origin, log.match("a").response("A", 1, "Because.").match("c").started().records[before:])
    second, status = loaded(origin)
    assert status.read == 2
    assert first != second == everything(origin)
    third, status = loaded(origin)
    assert (third, status.read) == (second, 0)


def test_an_index_of_another_log_is_thrown_away(origin: Origin, capfd: pytest.CaptureFixture[str]) -> None:
    write(origin, some_matches().records)
    assert origin.index is not None
    other = [_in_topic(record, origin.topics[Role.MATCH_EVENTS]) for record in Log("z").started().records]
    history = History(origin.topics)
    keeper = IndexKeeper(origin.index, history, DEFAULT_TIMEOUT_MS)
    history.ingest(other)
    keeper.note(other)
    keeper.save_now("another cluster")
    keeper.close()
    found, status = loaded(origin)
    assert found == everything(origin)
    assert (status.read, status.generation) == (len(some_matches().records), 0)
    (index,) = list_indexes(default_folder())
    assert (index.matches, index.cluster_id) == (2, status.cluster_id)


@pytest.mark.fault("A topic is made anew while nobody reads it, and the saved index holds the old one")
@needs_apache
def test_a_topic_that_was_made_anew_since_is_read_from_its_beginning(origin: Origin) -> None:
    write(origin, some_matches().records)
    old, _ = loaded(origin)
    kafka, name = str(origin.kafka()["bootstrap.servers"]), origin.topics[Role.MATCH_EVENTS]
    delete_topic(kafka, name)
    create_topics(kafka, {Role.MATCH_EVENTS: name})
    write(origin, Log("z").started().round(1, "Who?").records)
    found, status = loaded(origin)
    assert old != found == everything(origin)
    assert (status.read, status.generation) == (2, 0)
    assert loaded(origin)[1].read == 0
    (index,) = list_indexes(default_folder())
    assert index.matches == 1


def test_a_damaged_index_is_told_and_made_anew(origin: Origin, capfd: pytest.CaptureFixture[str]) -> None:
    write(origin, some_matches().records)
    loaded(origin)
    (path,) = default_folder().iterdir()
    sound = path.read_bytes()
    path.write_bytes(sound[: len(sound) // 2])
    assert loaded(origin)[0] == everything(origin)
    assert "was damaged; everything is read from Kafka again" in capfd.readouterr().err
    assert loaded(origin)[1].read == 0


def test_where_nothing_can_be_saved_everything_is_read_and_that_is_told(
    origin: Origin, capfd: pytest.CaptureFixture[str]
) -> None:
    write(origin, some_matches().records)
    default_folder().parent.mkdir(parents=True)
    default_folder().touch()
    assert loaded(origin)[0] == everything(origin)
    assert "each start reads everything from Kafka" in capfd.readouterr().err


def test_the_profile_says_whether_there_is_an_index(run: Run, origin: Origin) -> None:
    write(origin, some_matches().records)
    bootstrap = origin.kafka()["bootstrap.servers"]
    save_profile(Profile.of("here", bootstrap, origin.topics))
    assert json.loads(run("matches", "--profile", "here", "--no-index", "--json").out)
    assert list_indexes(default_folder()) == []
    listed = run("matches", "--profile", "here", "--json").out
    assert [index.matches for index in list_indexes(default_folder())] == [2]
    assert run("matches", "--profile", "here", "--json").out == listed


def test_verify_asks_kafka_and_not_the_index(run: Run, origin: Origin) -> None:
    write(origin, some_matches().records)
    bootstrap = origin.kafka()["bootstrap.servers"]
    save_profile(Profile.of("here", bootstrap, origin.topics))
    assert run("verify", "--profile", "here").code == 0
    assert list_indexes(default_folder()) == []


@pytest.mark.parametrize(
    ("options", "has_index"),
    [
        ({}, False),
        ({"index": True}, True),
        ({"index": False}, False),
        ({"last": 5}, False),
    ],
)
def test_a_bare_address_has_an_index_only_when_it_is_asked_for(
    options: dict[str, Any], has_index: bool
) -> None:
    found = take_origin({"bootstrap": "a:1", **options})
    assert found is not None
    assert (found.index is not None) is has_index


def test_a_part_of_a_profile_s_kafka_is_read_without_its_index() -> None:
    save_profile(Profile.of("here", "a:1"))
    whole, part = take_origin({"profile": "here"}), take_origin({"profile": "here", "last": 5})
    assert whole is not None
    assert part is not None
    assert (whole.index is None, part.index, part.window) == (False, None, LoadWindow(last=5))


@pytest.mark.parametrize("part", [["--open", "x"], ["--bootstrap", "a:1", "--last", "5"]])
def test_an_index_of_a_part_or_a_file_is_refused(run: Run, part: list[str], tmp_path: Path) -> None:
    ran = run("matches", "--index", *part)
    assert ran.code == 2
    assert "--index is for all of a Kafka" in ran.err
