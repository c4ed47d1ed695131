"""A run of the verification beside its engine, given up, replaced, or followed by another one."""

import queue
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.verify import Report
from app.qt.feed import Feed
from app.qt.messages import Message, VerifyFailed, VerifyMessage, VerifyProgress
from app.qt.verification import Verification
from tests.desktop.scripted import ScriptedSource
from tests.logs import Log

Questions = queue.SimpleQueue[Callable[[], None]]


def log() -> Log:
    return Log().started("AB", "A").round(1).response("A", 1, "x").completed()


def running() -> tuple[Verification, Questions, list[VerifyMessage]]:
    """A run that waits for its first answer."""
    asked: Questions = queue.SimpleQueue()
    told: list[VerifyMessage] = []
    run = Verification(7, log().history(), 60_000, asked.put, told.append)
    run.start(None)
    return run, asked, told


def has_ended() -> bool:
    return all(thread.name != "verification" for thread in threading.enumerate())


def test_it_asks_for_one_match_at_a_time_and_tells_how_far_it_is(qtbot: QtBot) -> None:
    _, asked, told = running()
    answered = 0
    while not has_ended():
        try:
            asked.get(timeout=0.05)()
        except queue.Empty:
            continue
        answered += 1
    assert answered == 2
    assert [type(message).__name__ for message in told] == ["VerifyProgress", "VerifyProgress", "Verified"]
    assert told[:2] == [VerifyProgress(7, 0, 0), VerifyProgress(7, 1, 1)]


def test_one_that_is_given_up_ends_and_tells_nothing_more(qtbot: QtBot) -> None:
    run, asked, told = running()
    asked.get(timeout=5)
    run.cancel()
    run.fail("Nobody wants to know any more.")
    qtbot.waitUntil(has_ended)
    assert told == [VerifyProgress(7, 0, 0)]


def test_one_whose_log_was_replaced_tells_that_last(qtbot: QtBot) -> None:
    run, asked, told = running()
    asked.get(timeout=5)
    run.fail("The log was replaced.")
    qtbot.waitUntil(has_ended)
    assert told == [VerifyProgress(7, 0, 0), VerifyFailed(7, "The log was replaced.")]


class Heard:
    """What a feed told of verifications."""

    def __init__(self, feed: Feed) -> None:
        self.reports: list[Report] = []
        self.sentences: list[str] = []
        feed.verified.connect(self.reports.append)
        feed.verify_failed.connect(self.sentences.append)


@pytest.fixture
def feed(qtbot: QtBot) -> Iterator[Feed]:
    """A feed that has brought one match."""
    made, source = Feed(), ScriptedSource()
    with qtbot.waitSignal(made.updated, check_params_cb=lambda update: update.matches == 1):
        made.start(source)
        source.bring(log().records)
    yield made
    with qtbot.waitSignal(made.stopped):
        made.stop()


@pytest.mark.parametrize("cancel", [True, False])
def test_nothing_is_told_of_a_run_that_was_cancelled_or_followed_by_another(
    qtbot: QtBot, feed: Feed, cancel: bool
) -> None:
    heard = Heard(feed)
    has_failed = threading.Event()

    def note(message: Message) -> None:
        if isinstance(message, VerifyFailed):
            has_failed.set()

    feed._message.connect(note, Qt.ConnectionType.DirectConnection)
    feed.verify("/there/is/no/such/file")
    assert has_failed.wait(5)  # on its way, for no signal is delivered meanwhile
    if cancel:
        feed.cancel_verify()
    with qtbot.waitSignal(feed.verified):
        feed.verify(None)
    assert (len(heard.reports), heard.sentences) == (1, [])
    assert heard.reports[0].events == 4


def test_stopping_the_source_ends_the_run(qtbot: QtBot) -> None:
    feed, source = Feed(), ScriptedSource()
    feed.start(source)
    source.bring(log().records)
    heard = Heard(feed)
    feed.verify(None)
    with qtbot.waitSignal(feed.stopped):
        feed.stop()
    qtbot.waitUntil(has_ended)
    assert heard.sentences == []
