"""The engine in a process of its own: the same messages as from a thread, and nothing left behind."""

import logging
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from app.core.arrivals import Arrival
from app.core.export_forms import Form
from app.core.history import History
from app.core.replay import Replay
from app.core.saying import Said, say
from app.opening import Opening
from app.qt.feed import Feed
from app.qt.messages import MatchEvents, Message, Noted, Undecodables, Update
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.files import FileSource, write_records
from kafka_client.frames import Frames
from kafka_client.records import Record, TimestampType
from kafka_client.remote import RemoteSource
from kafka_client.source import Batch, Phase, Status
from tests.desktop.test_feed import Listener, holds
from tests.logs import Log

SECONDS = 30
"""How long processes may take to start and to end on a busy machine."""


class BrokenSource:
    """Brings a record that no engine can take in: a mistake of ours."""

    name = "broken"

    def batches(self) -> Iterator[Batch]:
        mistake = Record("t", None, 0, None, TimestampType.UNKNOWN, None, None)  # type: ignore[arg-type]
        yield Batch([mistake], Status(Phase.LIVE))

    def cancel(self) -> None:
        pass


@pytest.fixture
def feed(qtbot: QtBot) -> Iterator[Feed]:
    made = Feed()
    yield made
    if made.running:
        with qtbot.waitSignal(made.stopped):
            made.stop()


@pytest.fixture
def listener(feed: Feed) -> Listener:
    return Listener(feed)


def a_log() -> Log:
    return Log().started("AB", "A").round(1).response("B", 1, "Rain.").raw(b"{").completed()


def remote(tmp_path: Path, log: Log) -> RemoteSource:
    path = tmp_path / "log.jsonl"
    with path.open("wb") as stream:
        write_records(log.records, stream)
    return RemoteSource(partial(FileSource, path))


def others() -> list[psutil.Process]:
    """Our engines and readers, not the servers of other tests nor what multiprocessing itself runs."""
    children = psutil.Process().children(recursive=True)
    return [child for child in children if "spawn_main" in " ".join(child.cmdline())]


def test_it_tells_what_the_history_says(qtbot: QtBot, feed: Feed, listener: Listener, tmp_path: Path) -> None:
    log = a_log()
    feed.start(remote(tmp_path, log))
    qtbot.waitUntil(holds(lambda: "m1" in listener.rows()))
    history = History()
    history.ingest(log.records)
    assert listener.rows()["m1"] == history.row("m1")
    feed.open_match("m1")
    feed.list_undecodable()
    qtbot.waitUntil(holds(lambda: bool(listener.opened) and bool(listener.undecodable)))
    assert listener.opened[-1].replay.final == Replay("m1", history.events("m1")).final
    assert listener.undecodable == [history.undecodable]


def test_it_exports_and_leaves_no_process_behind(
    qtbot: QtBot, feed: Feed, listener: Listener, tmp_path: Path
) -> None:
    feed.start(remote(tmp_path, a_log()))
    qtbot.waitUntil(holds(lambda: "m1" in listener.rows()))
    feed.export(tmp_path / "m1.json", ["m1"], Form.DOCUMENT)
    qtbot.waitUntil(holds(lambda: listener.exported == [(str(tmp_path / "m1.json"), 1)]))
    assert b"Rain." in (tmp_path / "m1.json").read_bytes()
    started = others()
    assert started
    with qtbot.waitSignal(feed.stopped, timeout=SECONDS * 1000):
        feed.stop()
    assert not any(process.is_running() for process in started)


def test_an_engine_that_was_launched_before_there_was_a_window_tells_it_everything(
    qtbot: QtBot, feed: Feed, listener: Listener, tmp_path: Path
) -> None:
    opening = Opening(remote(tmp_path, a_log()), DEFAULT_TOPICS).launched()
    launched = others()
    feed.start(opening.source, opening.topics, launched=opening.engine)
    qtbot.waitUntil(holds(lambda: "m1" in listener.rows()))
    assert set(launched) <= set(others())
    with qtbot.waitSignal(feed.stopped, timeout=SECONDS * 1000):
        feed.stop()
    opening.abandon()
    assert others() == []


def test_an_engine_that_no_window_has_listened_to_ends_when_it_is_abandoned(tmp_path: Path) -> None:
    opening = Opening(remote(tmp_path, a_log()), DEFAULT_TOPICS).launched()
    started = others()
    assert started
    opening.abandon()
    assert not any(process.is_running() for process in started)


def test_an_engine_that_was_killed_is_told_in_a_sentence(
    qtbot: QtBot, feed: Feed, listener: Listener, tmp_path: Path
) -> None:
    feed.start(remote(tmp_path, a_log()))
    qtbot.waitUntil(holds(lambda: "m1" in listener.rows()))
    started = others()
    with qtbot.waitSignal(feed.stopped, timeout=SECONDS * 1000):
        started[0].kill()
    assert "was ended; open it again" in listener.sentences[0]
    qtbot.waitUntil(holds(lambda: not any(process.is_running() for process in started)))


def test_a_mistake_of_ours_is_logged_and_told_in_a_sentence(
    qtbot: QtBot, feed: Feed, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL), qtbot.waitSignal(feed.stopped, timeout=SECONDS * 1000):
        feed.start(RemoteSource(BrokenSource))
    assert "unexpected error in the engine" in caplog.text
    assert "A mistake of this program ended the reading of broken" in listener.sentences[0]


def test_loading_stops_at_the_memory_limit_and_what_was_read_stays(
    qtbot: QtBot, feed: Feed, listener: Listener, tmp_path: Path
) -> None:
    feed.start(remote(tmp_path, a_log()), memory_limit=1)
    qtbot.waitUntil(holds(lambda: "m1" in listener.rows()))
    qtbot.waitUntil(holds(lambda: "loading stopped" in listener.updates[-1].status.problem))
    assert listener.updates[-1].status.phase is Phase.ENDED
    assert listener.updates[-1].matches == 1


def test_every_message_comes_out_of_the_pipe_as_it_went_in() -> None:
    name = b"\xff".decode("utf-8", "surrogateescape")
    odd = Record("t", 0, 0, None, TimestampType.UNKNOWN, None, b"{", ((name, b""),))
    log = a_log()
    log.records.append(odd)
    history = History()
    history.ingest(log.records)
    messages: list[Message] = [
        Update(Status(), history.rows(), log.records, 1, 2.5, 3, 4, 5, [Arrival("t", 0, 2, 1, 3.5, 3.5)]),
        MatchEvents("m1", history.events("m1")),
        Undecodables(history.undecodable),
        Noted(say("There is no match {id}.", id="m1")),
    ]
    frames: Frames[Message] = Frames(Message)
    received = [frames.unpack(bytes(frames.pack(message))) for message in messages]
    assert received == messages
    assert isinstance(received[-1], Noted)
    assert isinstance(received[-1].sentence, Said)
