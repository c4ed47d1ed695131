"""``index list`` and ``index clear``."""

import json

from app.core.saved_index.files import Identity, default_folder
from app.core.saved_index.index import open_index
from kafka_client.events import DEFAULT_TOPICS
from tests.cli.conftest import Run
from tests.core.test_saved_index import save
from tests.logs import Log

IDENTITY = Identity.of("kafka:9092", DEFAULT_TOPICS, 60_000)


def _keep(log: Log) -> None:
    index = open_index(IDENTITY, default_folder())
    save(index, log)
    index.close()


def test_without_indexes_it_says_where_they_would_be(run: Run) -> None:
    ran = run("index", "list")
    assert (ran.code, ran.out) == (0, f"There is no saved index in {default_folder()}.\n")
    assert json.loads(run("index", "list", "--json").out) == []


def test_indexes_are_listed_with_address_topics_size_and_file(run: Run, log: Log) -> None:
    _keep(log)
    path = default_folder() / IDENTITY.file_name
    first, second, third = run("index", "list").out.splitlines()
    assert first.startswith("kafka:9092: 2 matches, ")
    assert "match-events=match-events" in second
    assert third.strip() == str(path)
    (listed,) = json.loads(run("index", "list", "--json").out)
    assert listed["clusterId"] == "cluster-1"
    assert listed["identity"]["address"] == "kafka:9092"
    assert (listed["path"], listed["matches"], listed["size"]) == (str(path), 2, path.stat().st_size)


def test_a_file_that_cannot_be_read_is_listed_as_such(run: Run, log: Log) -> None:
    _keep(log)
    (default_folder() / IDENTITY.file_name).write_bytes(b"damaged")
    assert run("index", "list").out.startswith("unreadable, 7 B")


def test_clearing_deletes_all_indexes(run: Run, log: Log) -> None:
    _keep(log)
    assert run("index", "clear").out == f"1 deleted in {default_folder()}\n"
    assert list(default_folder().iterdir()) == []
