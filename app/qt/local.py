"""How times, durations and counts are written in the window: as `app.core.formats` does, in its language."""

from PySide6.QtCore import QLocale

from app.core import formats


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


def _in_language(number: str) -> str:
    """The number with the separators of the language."""
    locale = QLocale()
    return number.translate({ord(","): locale.groupSeparator(), ord("."): locale.decimalPoint()})
