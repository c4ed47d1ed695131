"""What a keystroke, a step and a jump cost, with the window's own models and core, off screen."""

import os
import time
from collections.abc import Callable, Iterable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.core.filters import Filter
from app.core.history import History
from app.core.replay import Replay
from app.core.state import Outcome, Status
from app.core.summary import MatchRow, Summary
from app.qt.match_model import MatchTableModel
from benchmarks.result import Result
from kafka_client.events import Event
from kafka_client.records import Record, TimestampType

MATCHES = 100_000
LONG_MATCH = 10_000
REPEATS = 9


def measure() -> Iterable[Result]:
    """Filter 100,000 matches; open, step and jump in matches of 200 and 10,000 events."""
    QApplication.instance() or QApplication([])
    yield from _filters()
    yield from _replay()


def _filters() -> Iterable[Result]:
    model = MatchTableModel()
    model.upsert([_row(number) for number in range(MATCHES)])
    cases = (
        ("robot + outcome", Filter(robot="grumpy-historian", outcome="correct"), 16),
        ("id", Filter(text="match_0777"), 50),
    )
    for name, chosen, target in cases:
        accepts = chosen.compile()

        def apply(accepts: Callable[[MatchRow], bool] = accepts) -> None:
            model.set_filter(accepts)

        took = _median(apply, lambda: model.set_filter(None))
        yield Result(
            f"filter {MATCHES:,} matches by {name}", f"≤ {target} ms", f"{took:.1f} ms", took <= target
        )


def _replay() -> Iterable[Result]:
    short, long = _events(200), _events(LONG_MATCH)
    replay = Replay("m", long)
    timed = (
        ("open a match of 200 events", lambda: Replay("m", short)),
        (f"one step in {LONG_MATCH:,} events", lambda: replay.changes_at(LONG_MATCH // 2)),
        (f"jump anywhere in {LONG_MATCH:,} events", lambda: replay.state_at(LONG_MATCH - 1)),
    )
    for what, work in timed:
        took = _median(work)
        yield Result(what, "≤ 16 ms", f"{took:.2f} ms", took <= 16)


def _median(work: Callable[[], object], between: Callable[[], object] = lambda: None) -> float:
    """The median time of several runs, in ms."""
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
        between()
    return sorted(times)[REPEATS // 2]


def _row(number: int) -> MatchRow:
    robots = ("curious-student", "skeptical-scientist", "grumpy-historian")
    summary = Summary(
        match_id=f"match_{number:06x}",
        status=Status.COMPLETED,
        outcome=(Outcome.CORRECT, Outcome.INCORRECT)[number % 2],
        humans=("A",),
        robots=("B", "C"),
        robot_types={"B": robots[number % 3], "C": robots[number % 2]},
        rounds=5,
        events=10,
        anomalies={},
        started_at=1_790_000_000_000 + number,
        completed_at=None,
        duration=None,
    )
    return MatchRow(summary, summary.started_at or 0, 0, f"prompt {number}\nan answer of number {number}")


def _events(number: int) -> list[Event]:
    history = History()
    history.ingest(_record(offset) for offset in range(number))
    return history.events("m")


def _record(offset: int) -> Record:
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
    return Record("match-events", 0, offset, time_ms, TimestampType.CREATE, b"m", value)
