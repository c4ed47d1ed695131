"""Matches to look at: small logs made into replays."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester

from app.core.replay import Replay
from kafka_client.records import Record
from tests.logs import Log


def two_rounds() -> Log:
    """18 events: two rounds of A (human) and B (poet). C never answers, which both rounds miss at their end.

    Round 1 completes only after the match has (#18).
    """
    log = Log().created().started("ABC")
    for number in (1, 2):
        log.round(number, f"Why {number}?", active="ABC").command("poet", number)
        log.answer("poet", number, "Rain.").generated("B", number, "Rain.", "poet")
        log.response("A", number, "Because.")
    log.round_done(2).voting().vote("A", "B").vote("B", "A").completed("correct", "A")
    return log.round_done(1)


def replay_of(log: Log, match_id: str = "m1") -> Replay:
    """The replay of a match of the log."""
    return Replay(match_id, log.events(match_id))


def grown(log: Log, events: int) -> Replay:
    """The match as it was after its first events arrived."""
    shorter = Log()
    shorter.records = log.records[:events]
    return replay_of(shorter)


def long_match(rounds: int, after: int = 1000) -> Log:
    """Rounds of 6 events each, after 2; ``after`` ms lie between the events."""
    log = Log().created().started("AB")
    for number in range(1, rounds + 1):
        log.round(number, active="AB", after=after).command("poet", number, after=after)
        log.answer("poet", number, after=after)
        log.generated("B", number, "An answer.", "poet", after=after)
        log.response("A", number, f"Text {number}", after=after).round_done(number, after=after)
    return log


def undecodable(value: bytes | None = b"not JSON") -> Record:
    """A record that is no event."""
    return Log().raw(value).last


def checked(model: QAbstractItemModel) -> None:
    """Let Qt watch over the model as long as it lives, like ``qtmodeltester``: a warning fails the test."""
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
