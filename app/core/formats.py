"""How times, durations and counts are written, in the window and on the command line alike."""

from datetime import UTC, datetime, timedelta, tzinfo

ABSENT = "—"
"""Stands where there is nothing to show."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(ms: float, zone: tzinfo | None = UTC) -> datetime:
    """Unix milliseconds in the zone (None is the computer's own), with the summer time of that day.

    In UTC where that passes year 9999, whose end stands for later.
    """
    try:
        instant = _EPOCH + timedelta(milliseconds=int(ms))
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)
    try:
        return instant.astimezone(zone)
    except (OSError, OverflowError, ValueError):  # the computer's own zone ends earlier than others
        return instant


class Instant(float):
    """A time within a sentence: in UTC, and in the window in its zone."""

    def __format__(self, _spec: str) -> str:
        return full_time(float(self))


class Span(float):
    """A duration within a sentence, in ms."""

    def __format__(self, _spec: str) -> str:
        return duration(float(self))


class Size(int):
    """A number of bytes within a sentence."""

    def __format__(self, _spec: str) -> str:
        return size(int(self))


def time_of_day(ms: float | None, zone: tzinfo | None = UTC) -> str:
    """``14:02:11.250``: for the events of one match."""
    if ms is None:
        return ABSENT
    return moment(ms, zone).time().isoformat("milliseconds")


def full_time(ms: float | None, zone: tzinfo | None = UTC) -> str:
    """``2026-11-23 14:02:11.250 UTC``: for tooltips and details."""
    if ms is None:
        return ABSENT
    at = moment(ms, zone)
    return f"{at:%Y-%m-%d %H:%M:%S}.{at.microsecond // 1000:03d} {at.tzname() or ''}".rstrip()


def duration(ms: float | None) -> str:
    """``850 ms``, ``12.4 s``, ``2m 14s``, ``3h 05m``: three figures at most where that is enough."""
    if ms is None:
        return ABSENT
    if abs(ms) < 999.5:
        return f"{ms:.0f} ms"
    if abs(ms) < 59_950:
        return f"{ms / 1000:.1f} s"
    sign = "-" if ms < 0 else ""
    minutes, seconds = divmod(round(abs(ms) / 1000), 60)
    if minutes < 60:
        return f"{sign}{minutes}m {seconds:02d}s"
    return f"{sign}{minutes // 60:,}h {minutes % 60:02d}m"


def since_start(ms: float | None) -> str:
    """``+1:02.250``: minutes, seconds and milliseconds after the start of a match."""
    if ms is None:
        return ABSENT
    minutes, rest = divmod(round(abs(ms)), 60_000)
    return f"{'-' if ms < 0 else '+'}{minutes}:{rest // 1000:02d}.{rest % 1000:03d}"


def count(number: int) -> str:
    """``45,210``."""
    return f"{number:,}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 match``, ``45,210 matches``; the plural is ``one`` with an s unless it is given."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def rate(per_second: float) -> str:
    """``12/s``, ``3.4k/s``, ``112k/s``."""
    if per_second < 999.5:
        return f"{per_second:.0f}/s"
    thousands = per_second / 1000
    return f"{thousands:.1f}k/s" if thousands < 9.95 else f"{thousands:,.0f}k/s"


def size(byte_count: int) -> str:
    """``312 B``, ``4.1 KB``, ``2.0 MB``, in powers of 1,000."""
    if byte_count < 1000:
        return f"{byte_count} B"
    if byte_count < 999_950:
        return f"{byte_count / 1000:.1f} KB"
    return f"{byte_count / 1_000_000:,.1f} MB"
