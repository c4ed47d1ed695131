"""What it costs to open a match, to step and to jump: the core's part, and until the window has painted."""

import itertools
import time
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.core.history import History
from app.core.replay import Replay
from app.core.stepping import next_in
from app.core.timeline import layout
from app.qt.cursor import Cursor
from app.qt.opened import Opened
from benchmarks.painting import REPEATS, Painting
from benchmarks.result import Result, at_most
from kafka_client.events import Event
from kafka_client.records import Record, TimestampType
from widgets.main_window import MainWindow

SHORT = 200
TARGET = 16


def measure(window: MainWindow, length: int) -> Iterator[Result]:
    """Open a match of 200 events; step and jump in one of ``length``."""
    events = _events(length)
    yield from _core(events)
    yield from _in_window(window, events)


def _core(events: list[Event]) -> Iterator[Result]:
    replay = Replay("m", events)
    middle = len(events) // 2
    blame = replay.blame
    # Everywhere another place: the replay keeps the states that were asked for last.
    places = itertools.cycle(_scattered(len(events)))
    works: dict[str, Callable[[], object]] = {
        f"rebuild a match of {SHORT} events to open it": lambda: _opened(events[:SHORT]),
        f"changes of one step in {len(events):,} events": lambda: replay.changes_at(next(places)),
        f"state anywhere in {len(events):,} events": lambda: replay.state_at(next(places)),
        f"which event set a value in {len(events):,} events": lambda: blame.set_by("status", next(places)),
        f"find the next event of a participant in {len(events):,} events": lambda: next_in(
            replay.index.about("P9"), middle
        ),
    }
    for what, work in works.items():
        yield at_most(what, TARGET, "ms", [_timed(work) for _ in range(REPEATS)])


def _in_window(window: MainWindow, events: list[Event]) -> Iterator[Result]:
    cursor = window.cursor_
    painting = Painting(window.timeline.viewport())

    def painted(work: Callable[[], object], position: int) -> float:
        return painting.wait(work, lambda: cursor.position == position)[0]

    # In turn, so that each is another match than the one that is open, of other records.
    short = [_opened(events[:SHORT], "one"), _opened(_events(SHORT, first=len(events)), "other")]
    times = [painted(partial(window.show_match, short[run % 2]), SHORT) for run in range(REPEATS)]
    yield at_most(f"show a match of {SHORT} events in the window", TARGET, "ms", times)
    painted(partial(window.show_match, _opened(events)), len(events))
    middle = len(events) // 2
    painted(partial(cursor.go, middle), middle)
    steps = range(middle + 1, middle + 1 + REPEATS)
    jumps = _scattered(len(events))
    for what, positions in (("one step", steps), ("jump anywhere", jumps)):
        times = [painted(partial(cursor.go, to), to) for to in positions]
        yield at_most(f"{what} in {len(events):,} events in the window", TARGET, "ms", times)
    keys = itertools.islice(itertools.cycle((Qt.Key.Key_W, Qt.Key.Key_S)), REPEATS)
    times = [painting.wait(partial(_press, window.timeline, key), lambda: True)[0] for key in keys]
    yield at_most(f"zoom the timeline of {len(events):,} events", TARGET, "ms", times)
    breaks = sorted(jumps)
    cursor.set_breaks(breaks)
    painted(cursor.first, 0)
    times = [painted(partial(_run_on, cursor), to) for to in breaks]
    yield at_most(f"run to a breakpoint in {len(events):,} events in the window", TARGET, "ms", times)


def _press(widget: QWidget, key: Qt.Key) -> None:
    pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, pressed)


def _scattered(length: int) -> list[int]:
    """Events far from each other."""
    return [1 + number * 7_919 % length for number in range(1, REPEATS + 1)]


def _run_on(cursor: Cursor) -> None:
    cursor.go(cursor.next_break() or 0)


def _timed(work: Callable[[], object]) -> float:
    """In ms."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _opened(events: list[Event], name: str = "m") -> Opened:
    replay = Replay(name, events)
    return Opened(replay, layout(replay))


def _events(number: int, first: int = 0) -> list[Event]:
    """A match of so many events, the first of them at that offset."""
    history = History()
    history.ingest(_record(offset, first) for offset in range(number))
    return history.events("m")


def _record(offset: int, first: int) -> Record:
    """A match that begins and then has a round for every ten events."""
    number, place = divmod(offset, 10)
    if offset == 0:
        body = '"eventType": "match.started", "data": {"participants": ["A", "B"], "humanParticipant": "A"}'
    elif place == 0:
        body = f'"eventType": "round.started", "data": {{"round": {number}, "prompt": "Why {number}?"}}'
    else:
        body = (
            f'"eventType": "response.submitted", "data": {{"round": {number}, "participantId": "P{place}", '
            f'"response": "because of {offset}"}}'
        )
    time_ms = 1_790_000_000_000 + offset * 1000
    value = f'{{"eventId": "e{offset}", "matchId": "m", "timestamp": {time_ms}, {body}}}'.encode()
    return Record("match-events", 0, first + offset, time_ms, TimestampType.CREATE, b"m", value)
