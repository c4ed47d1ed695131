"""How times, durations and counts are written."""

import time
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from app.core import formats

AT = 1_795_376_119_163.0073
LATEST = 253_402_300_799_999.0


def test_a_moment_is_written_with_as_much_as_its_place_needs() -> None:
    assert formats.time_of_day(AT) == "19:35:19.163"
    assert formats.full_time(AT) == "2026-11-22 19:35:19.163 UTC"


def test_another_zone_is_named() -> None:
    zone = timezone(timedelta(hours=2))
    assert formats.full_time(AT, zone) == "2026-11-22 21:35:19.163 UTC+02:00"


def test_the_hour_follows_the_summer_time_of_its_day_also_in_the_hour_that_comes_twice() -> None:
    zone = ZoneInfo("Europe/Berlin")
    changes = datetime(2026, 10, 25, 0, 30, tzinfo=UTC).timestamp() * 1000
    assert formats.full_time(changes, zone) == "2026-10-25 02:30:00.000 CEST"
    assert formats.full_time(changes + 3_600_000, zone) == "2026-10-25 02:30:00.000 CET"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the process cannot be set here")
def test_without_a_zone_times_are_those_of_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "America/New_York")
        time.tzset()
        assert formats.full_time(AT, None) == "2026-11-22 14:35:19.163 EST"
        assert formats.full_time(LATEST + 1, None) == "9999-12-31 23:59:59.999 UTC"
    time.tzset()


def test_the_last_moment_that_an_event_can_have_is_written_in_every_zone() -> None:
    assert formats.full_time(LATEST, timezone(timedelta(hours=14))) == "9999-12-31 23:59:59.999 UTC"


@pytest.mark.parametrize(
    "write",
    [
        formats.time_of_day,
        formats.full_time,
        formats.duration,
        formats.since_start,
    ],
)
def test_what_is_not_known_is_a_dash(write: object) -> None:
    assert callable(write)
    assert write(None) == formats.ABSENT


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (0, "0 ms"),
        (999.4, "999 ms"),
        (999.6, "1.0 s"),
        (12_440, "12.4 s"),
        (59_949, "59.9 s"),
        (59_951, "1m 00s"),
        (134_000, "2m 14s"),
        (3_599_600, "1h 00m"),
        (11_100_000, "3h 05m"),
        (-1500, "-1.5 s"),
        (-61_000, "-1m 01s"),
    ],
)
def test_a_duration_has_the_unit_that_one_would_say(ms: float, words: str) -> None:
    assert formats.duration(ms) == words


@pytest.mark.parametrize(
    ("ms", "words"), [(0, "+0:00.000"), (62_250, "+1:02.250"), (59_999.6, "+1:00.000"), (-1500, "-0:01.500")]
)
def test_time_since_the_start_counts_minutes(ms: float, words: str) -> None:
    assert formats.since_start(ms) == words


@pytest.mark.parametrize(
    ("per_second", "words"),
    [(0, "0/s"), (42.4, "42/s"), (999.6, "1.0k/s"), (3449, "3.4k/s"), (112_300, "112k/s")],
)
def test_a_rate_is_short(per_second: float, words: str) -> None:
    assert formats.rate(per_second) == words


@pytest.mark.parametrize(
    ("size", "words"), [(312, "312 B"), (4100, "4.1 KB"), (999_949, "999.9 KB"), (1_999_000, "2.0 MB")]
)
def test_a_size_is_in_powers_of_a_thousand(size: int, words: str) -> None:
    assert formats.size(size) == words


def test_things_are_counted_in_the_right_number() -> None:
    assert formats.counted(1, "match", "matches") == "1 match"
    assert formats.counted(0, "match", "matches") == "0 matches"
    assert formats.counted(45_210, "event") == "45,210 events"
