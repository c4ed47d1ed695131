"""A window that is watched while what it reads from fails: what it says and shows, and if it stands still.

A test module imports the fixture: ``from tests.desktop.watching import watcher``.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import msgspec
import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from app.main import Desktop
from app.opening import Opening
from kafka_client.consumer import PATIENCE, KafkaSource
from kafka_client.diagnosis import Patience
from kafka_client.events import Role
from kafka_client.records import Record
from kafka_client.remote import RemoteSource
from kafka_client.settings import Settings
from tests.fault_table import note_told
from tests.logs import Log
from tests.sources.test_broker_faults import SIPPING

LOOKUP = 0.1
"""Seconds between look-ups of the topics, so that the tests need not wait for changes."""
SLOW_MS = 30_000
"""A crash may first write its core, and a cluster may take its time to notice what has become of it."""
SLOWLY: Settings = {**SIPPING, "fetch.min.bytes": 1_000_000, "fetch.wait.max.ms": 10}
"""Settings with which a broker waits so long before it hands over a record of `LONG`."""
ONE_BY_ONE = {"batch.num.messages": 1}
"""A producer's settings for records that are to be read so: a batch is handed over as a whole."""
TICK_MS = 5
LONGEST_GAP_S = 1.0
"""A window that does not react for longer stands still, even beside other tests."""


def match_of(events: int, text: str = "", match_id: str = "m") -> Log:
    """A match that has begun, with notes up to so many events."""
    log = Log(match_id).started()
    for number in range(1, events):
        log.event("note", {"number": number, "text": text})
    return log


def moved(topic: str, records: Iterable[Record]) -> list[Record]:
    """The records, to be written to that topic."""
    return [msgspec.structs.replace(record, topic=topic) for record in records]


class Watcher:
    """What the window says and shows; ``longest_gap`` is for how many seconds at most it did not react."""

    def __init__(self, desktop: Desktop, qtbot: QtBot) -> None:
        self._desktop = desktop
        self._qtbot = qtbot
        self.told: list[str] = []
        self.longest_gap = 0.0

    def open(self, settings: Settings, topics: dict[Role, str], patience: Patience = PATIENCE) -> None:
        """Read this Kafka in processes of their own, as the program does."""
        make = partial(KafkaSource, settings, topics, lookup_interval=LOOKUP, patience=patience)
        self._desktop.open(Opening(RemoteSource(make), topics))

    def shows(self, **events: int) -> None:
        """Wait until the list has these matches alone, by their numbers of events, and the source is live."""
        self.wait(lambda: self.events == events and self._words.startswith("live"))

    def is_loading(self, match_id: str, events: int) -> None:
        """Wait until it has that much of a match, and is not done."""
        self.wait(lambda: self.events.get(match_id, 0) >= events)
        assert self._words.startswith("loading"), self._words

    def tells(self, *words: str) -> None:
        """Wait until the window says all of these words."""
        self.comes_to_say(*words)
        self.told.append(self._words.partition(": ")[2])

    def comes_to_say(self, *words: str) -> None:
        """Wait until the window says all of these words, which do not tell of the fault itself."""
        self.wait(lambda: all(each in self._words for each in words))

    def is_well_again(self) -> None:
        """Wait until it says of no problem."""
        self.wait(lambda: self._words.startswith("live") and ":" not in self._words)

    def meanwhile(self, act: Callable[[], object]) -> None:
        """Do something that takes a while, beside the window."""
        with ThreadPoolExecutor(1) as executor:
            doing = executor.submit(act)
            self.wait(doing.done)
        doing.result()

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait while the window goes on, and note for how long it did not."""
        gaps = _Gaps()
        self._qtbot.waitUntil(condition, timeout=SLOW_MS)
        self.longest_gap = max(self.longest_gap, gaps.longest())

    def do(self, act: Callable[[], object]) -> None:
        """Do something in the window, wait until it is ready again, and note for how long it was not."""
        gaps = _Gaps()
        act()
        self._qtbot.waitUntil(lambda: gaps.count > 1)
        self.longest_gap = max(self.longest_gap, gaps.longest())

    @property
    def events(self) -> dict[str, int]:
        """How many events of each match the list has."""
        table = self._desktop.window.match_list.model
        rows = {each: table.find(each) for each in table.shown_ids()}
        return {match_id: row.summary.events for match_id, row in rows.items() if row is not None}

    @property
    def _words(self) -> str:
        return self._desktop.window.status_strip.words.text()


class _Gaps:
    """The gaps between the ticks of a timer of the window's thread, of which there have been ``count``."""

    def __init__(self) -> None:
        self.count = 0
        self._longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def longest(self) -> float:
        """The longest one so far, in seconds."""
        self._tick()
        return self._longest

    def _tick(self) -> None:
        now = time.perf_counter()
        self.count += 1
        self._longest = max(self._longest, now - self._last)
        self._last = now


@pytest.fixture
def watcher(request: pytest.FixtureRequest, desktop: Desktop, qtbot: QtBot) -> Iterator[Watcher]:
    """The window, which must react all the time."""
    made = Watcher(desktop, qtbot)
    yield made
    note_told(request.node, made.told)
    assert made.longest_gap < LONGEST_GAP_S
