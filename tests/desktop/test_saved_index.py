"""The window's engine with a saved index, on a real server."""

import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from pytestqt.qtbot import QtBot

from app.core.saved_index.keeper import Place
from app.core.saved_index.listing import list_indexes
from app.qt import index_saver
from app.qt.engine import ROWS_PER_UPDATE, Task
from app.qt.feed import Feed
from kafka_client.consumer import KafkaSource
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.producing.seeding import seed
from kafka_client.remote import RemoteSource
from kafka_client.source import RecordSource
from tests.desktop.scripted import ScriptedSource
from tests.desktop.test_feed import Listener
from tests.logs import Log

MATCHES = 3
TOPICS = dict(DEFAULT_TOPICS)


class Running(NamedTuple):
    """A feed, and what it has told."""

    feed: Feed
    listener: Listener


@contextmanager
def running(qtbot: QtBot, source: RecordSource, topics: dict[Role, str], folder: Path) -> Iterator[Running]:
    """A feed of the source with an index in that folder; at the end it has stopped."""
    feed = Feed()
    listener = Listener(feed)
    feed.noted.connect(listener.sentences.append)
    feed.start(source, topics, index=Place(folder, "kafka:9092"))
    try:
        yield Running(feed, listener)
    finally:
        with qtbot.waitSignal(feed.stopped, timeout=20_000):
            feed.stop()


def is_loaded(listener: Listener, matches: int) -> bool:
    return len(listener.rows()) == matches and listener.updates[-1].status.loaded


def saved_matches(folder: Path) -> list[int]:
    return [index.matches for index in list_indexes(folder)]


@pytest.mark.parametrize("remote", [True, False])
def test_the_second_start_shows_the_saved_list_and_reads_only_what_is_new(
    qtbot: QtBot, embedded_broker: str, fresh_topics: dict[Role, str], tmp_path: Path, remote: bool
) -> None:
    settings = {"bootstrap.servers": embedded_broker}
    seed(settings, MATCHES, topics=fresh_topics)

    def source() -> RecordSource:
        make = partial(KafkaSource, settings, fresh_topics)
        return RemoteSource(make) if remote else make()

    with running(qtbot, source(), fresh_topics, tmp_path) as (_, first):
        qtbot.waitUntil(lambda: is_loaded(first, MATCHES), timeout=20_000)
        qtbot.waitUntil(lambda: saved_matches(tmp_path) == [MATCHES], timeout=20_000)
    with running(qtbot, source(), fresh_topics, tmp_path) as (_, second):
        qtbot.waitUntil(lambda: is_loaded(second, MATCHES), timeout=20_000)
        assert second.rows() == first.rows()
        assert second.updates[-1].status.read == 0
        assert second.updates[-1].saved == first.updates[-1].status.read > 0
        assert second.sentences == []


@pytest.fixture
def log() -> Log:
    return Log("a").started().raw(b"garbage").match("b").started()


def test_the_saved_list_is_there_while_kafka_is_not(qtbot: QtBot, tmp_path: Path, log: Log) -> None:
    source = ScriptedSource()
    with running(qtbot, source, TOPICS, tmp_path) as (_, first):
        source.bring(log.records)
        qtbot.waitUntil(lambda: len(first.rows()) == 2)
    nowhere = KafkaSource({"bootstrap.servers": "127.0.0.1:1"}, TOPICS)
    with running(qtbot, nowhere, TOPICS, tmp_path) as (feed, second):
        qtbot.waitUntil(lambda: second.rows() == first.rows())
        assert not second.updates[-1].status.loaded
        feed.open_match("a")
        qtbot.waitUntil(lambda: len(second.opened) == 1)


def test_the_newest_of_many_saved_matches_come_first(qtbot: QtBot, tmp_path: Path) -> None:
    count = ROWS_PER_UPDATE + 10
    log = Log("m0").started()
    for number in range(1, count):
        log.match(f"m{number}").started()
    source = ScriptedSource()
    with running(qtbot, source, TOPICS, tmp_path) as (_, first):
        source.bring(log.records)
        qtbot.waitUntil(lambda: is_loaded(first, count))
    with running(qtbot, ScriptedSource(), TOPICS, tmp_path) as (_, second):
        qtbot.waitUntil(lambda: len(second.rows()) == count)
    ids = [row.summary.match_id for update in second.updates for row in update.rows]
    assert ids == [f"m{number}" for number in reversed(range(count))]


def test_what_came_since_the_last_save_is_saved_when_the_source_is_closed(
    qtbot: QtBot, tmp_path: Path, log: Log
) -> None:
    source = ScriptedSource()
    with running(qtbot, source, TOPICS, tmp_path) as (_, listener):
        source.bring(log.records)
        qtbot.waitUntil(lambda: saved_matches(tmp_path) == [2])
        source.bring(log.match("c").started().records[-1:])
        qtbot.waitUntil(lambda: "c" in listener.rows())
        assert saved_matches(tmp_path) == [2]
    assert saved_matches(tmp_path) == [3]


def test_too_much_to_save_while_closing_is_left_to_the_next_start(
    qtbot: QtBot, tmp_path: Path, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_saver, "SAVED_ON_CLOSE", 1)
    source = ScriptedSource()
    with running(qtbot, source, TOPICS, tmp_path) as (_, listener):
        source.bring(log.records, loaded=False)
        qtbot.waitUntil(lambda: len(listener.rows()) == 2)
    assert saved_matches(tmp_path) == [0]


def test_a_log_that_was_replaced_has_its_index_begun_anew(qtbot: QtBot, tmp_path: Path, log: Log) -> None:
    source = ScriptedSource()
    with running(qtbot, source, TOPICS, tmp_path) as (_, listener):
        source.bring(log.records)
        qtbot.waitUntil(lambda: saved_matches(tmp_path) == [2])
        source.bring(Log("z").started().records, generation=1)
        qtbot.waitUntil(lambda: "z" in listener.rows())
    assert saved_matches(tmp_path) == [1]


def test_a_place_where_nothing_can_be_saved_is_told_once_and_stops_nothing(
    qtbot: QtBot, tmp_path: Path, log: Log
) -> None:
    (tmp_path / "file").touch()
    source = ScriptedSource()
    with running(qtbot, source, TOPICS, tmp_path / "file") as (_, listener):
        source.bring(log.records)
        qtbot.waitUntil(lambda: len(listener.rows()) == 2)
        assert len(listener.sentences) == 1
        assert "Nothing can be saved in" in listener.sentences[0]


def test_a_saved_match_that_cannot_be_read_any_more_is_told(qtbot: QtBot, tmp_path: Path, log: Log) -> None:
    source = ScriptedSource()
    with running(qtbot, source, TOPICS, tmp_path) as (_, listener):
        source.bring(log.records)
        qtbot.waitUntil(lambda: len(listener.rows()) == 2)
    with running(qtbot, ScriptedSource(), TOPICS, tmp_path) as (feed, listener):
        qtbot.waitUntil(lambda: len(listener.rows()) == 2)
        (index,) = list_indexes(tmp_path)
        connection = sqlite3.connect(index.path)
        connection.execute("UPDATE records SET packed = x'00'")
        connection.commit()
        connection.close()
        feed.open_match("a")
        qtbot.waitUntil(lambda: len(listener.sentences) == 1)
        assert "cannot be read any more; start again" in listener.sentences[0]


def test_a_task_with_an_index_crosses_to_another_process() -> None:
    task = Task({Role.MATCH_EVENTS: "m"}, index=Place(Path("x"), "a:1"))
    assert pickle.loads(pickle.dumps(task)) == task
