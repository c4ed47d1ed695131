"""How times and numbers are written in the window: as `app.core.formats` does, in its language and zone."""

import time

from PySide6.QtCore import QLocale

from app.core import formats
from app.qt.texts import tr
from app.qt.zones import zone


def count(number: int) -> str:
    """``45,210``."""
    return _in_language(formats.count(number))


def duration(ms: float | None) -> str:
    """``850 ms``, ``12.4 s``, ``2m 14s``, ``3h 05m``."""
    return _in_language(formats.duration(ms))


def rate(per_second: float) -> str:
    """``12/s``, ``3.4k/s``, ``112k/s``."""
    return _in_language(formats.rate(per_second))


def size(byte_count: int) -> str:
    """``312 B``, ``4.1 KB``, ``2.0 MB``."""
    return _in_language(formats.size(byte_count))


def day_and_time(ms: float | None) -> str:
    """``23 Nov 14:02:11.250``: for columns over several days."""
    if ms is None:
        return formats.ABSENT
    at = formats.moment(ms, zone().info)
    month = QLocale().monthName(at.month, QLocale.FormatType.ShortFormat).rstrip(".")
    return f"{at.day:02d} {month} {at.time().isoformat('milliseconds')}"


def day_and_minute(ms: float) -> str:
    """``23 Nov 14:02``: where there is no room for more, and one that points at it is told in full."""
    return day_and_time(ms)[: -len(":11.250")]


def time_of_day(ms: float | None) -> str:
    """``14:02:11.250``: for the events of one match."""
    return formats.time_of_day(ms, zone().info)


def full_time(ms: float | None) -> str:
    """``2026-11-23 14:02:11.250 CET``: for details."""
    return formats.full_time(ms, zone().info)


def time_tip(ms: float | None) -> str:
    """The full time, and how long ago that is: for who points at a time."""
    return full_time(ms) if ms is None else f"{full_time(ms)}\n{ago(ms)}"


def ago(at_ms: float) -> str:
    """``5 minutes ago``: how long ago something was, by the largest unit that it fills."""
    ms = time.time() * 1000 - at_ms  # noqa: TID251 - only shown
    if ms < 0:
        return tr("in the future, by this computer's clock")
    seconds = int(ms // 1000)
    if seconds >= 86_400:
        return tr("%Ln days ago", "", seconds // 86_400)
    if seconds >= 3_600:
        return tr("%Ln hours ago", "", seconds // 3_600)
    if seconds >= 60:
        return tr("%Ln minutes ago", "", seconds // 60)
    return tr("%Ln seconds ago", "", seconds)


def _in_language(number: str) -> str:
    """The number with the separators of the language."""
    locale = QLocale()
    return number.translate({ord(","): locale.groupSeparator(), ord("."): locale.decimalPoint()})
