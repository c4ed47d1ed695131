"""Breakpoints that are armed on live data: what comes live is looked at, and nothing else."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core import worker_process
from app.core.breakpoints import Breakpoint, BreakpointKind
from app.qt.feed import Feed
from app.qt.messages import LiveHits
from tests.core.test_breakpoints import FOR_EVER
from tests.desktop.scripted import ScriptedSource
from tests.desktop.test_feed import Listener
from tests.logs import Log

ROUND_2 = Breakpoint(BreakpointKind.ROUND, "2")
LATE = Breakpoint(BreakpointKind.EXPRESSION, "event.latency > 8000")


@pytest.fixture
def source() -> ScriptedSource:
    return ScriptedSource()


@pytest.fixture
def feed(qtbot: QtBot, source: ScriptedSource) -> Iterator[Feed]:
    made = Feed()
    made.start(source)
    yield made
    with qtbot.waitSignal(made.stopped, timeout=20_000):
        made.stop()


class Announced:
    """What was announced, as (match, event number)."""

    def __init__(self, feed: Feed) -> None:
        self.hits: list[tuple[str, int]] = []
        self.count = 0
        feed.live_hits.connect(self._take)

    def _take(self, live: LiveHits) -> None:
        self.hits += [(hit.match_id, hit.number) for hit in live.hits]
        self.count += live.count


def test_only_live_events_are_announced_each_once(qtbot: QtBot, feed: Feed, source: ScriptedSource) -> None:
    announced, listener = Announced(feed), Listener(feed)
    feed.arm([ROUND_2, LATE])
    log = Log("a").started("AB", humans="A").round(1).round(2).response("A", 2, "x")
    source.bring(log.records)
    qtbot.waitUntil(lambda: len(listener.rows()) == 1)
    told = len(log.records)
    log.response("B", 2, "y", after=9000)
    source.bring(log.records[told:])
    qtbot.waitUntil(lambda: announced.count == 2, timeout=20_000)
    told = len(log.records)
    log.match("b").started("AB", humans="A").round(1).round(2)
    source.bring(log.records[told:])
    qtbot.waitUntil(lambda: announced.count == 3)
    assert announced.hits == [("a", 5), ("a", 5), ("b", 3)]


def test_a_breakpoint_without_end_is_dropped_and_the_others_stay(
    qtbot: QtBot, feed: Feed, source: ScriptedSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    announced, listener, sentences = Announced(feed), Listener(feed), list[str]()
    feed.noted.connect(sentences.append)
    log = Log("a").started("AB", humans="A")
    source.bring(log.records)
    qtbot.waitUntil(lambda: len(listener.rows()) == 1)
    feed.arm([ROUND_2])
    source.bring(log.round(2).records[-1:])
    qtbot.waitUntil(lambda: announced.hits == [("a", 2)], timeout=20_000)
    monkeypatch.setattr(worker_process, "PATIENCE_SECONDS", 2.0)
    feed.arm([Breakpoint(BreakpointKind.EXPRESSION, FOR_EVER), ROUND_2])
    source.bring(log.response("B", 2, "x").records[-1:])
    qtbot.waitUntil(lambda: bool(sentences), timeout=20_000)
    assert sentences[0].endswith("took too long on live events, and is not armed any more.")
    source.bring(log.response("A", 2, "x").records[-1:])
    qtbot.waitUntil(lambda: ("a", 4) in announced.hits, timeout=20_000)
