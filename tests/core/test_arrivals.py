"""What arrived live, and how late."""

from app.core.arrivals import Arrival, Arrivals
from kafka_client.records import Record, TimestampType


def record(topic: str, partition: int, time: int | None) -> Record:
    kind = TimestampType.UNKNOWN if time is None else TimestampType.CREATE
    return Record(topic, partition, 0, time, kind, None, b"{}")


def test_records_are_counted_by_partition_with_the_lag_of_those_that_have_a_time() -> None:
    arrivals = Arrivals()
    arrivals.note([record("a", 0, 900), record("a", 0, 1010), record("a", 1, None)], now=1000)
    arrivals.note([record("a", 0, 1500)], now=2000)
    assert arrivals.take() == [Arrival("a", 0, 3, 3, 590.0, 500.0), Arrival("a", 1, 1, 0, 0.0, 0.0)]


def test_what_was_taken_is_not_told_again() -> None:
    arrivals = Arrivals()
    arrivals.note([record("a", 0, 1)], now=2)
    arrivals.take()
    assert arrivals.take() == []


def test_a_clock_that_is_ahead_gives_a_negative_lag() -> None:
    arrivals = Arrivals()
    arrivals.note([record("a", 0, 1500)], now=1000)
    assert arrivals.take()[0].longest_lag == -500
