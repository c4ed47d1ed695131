"""The horizontal axis of the timeline: what stretch of a match is visible, and where on the screen. No Qt."""

from bisect import bisect_left
from collections.abc import Iterator

from app.core.timeline import Floats

PADDING = 20
"""Pixels to the left of the first event and to the right of the last one when all is fitted."""

_TIME_STEPS_MS = (
    *(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000),
    *(60_000 * minutes for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)),
)
_DAY_MS = 86_400_000


class Scale:
    """Maps positions on the axis (ms, or event numbers) to pixels from the left of a plot.

    The plot is ``width`` px wide and shows ``low`` to ``high``, never more than the whole match. While
    ``fitted`` it shows just that, however the match grows and the plot is resized; zooming in ends this.
    """

    def __init__(self, narrowest: float) -> None:
        """``narrowest`` is the shortest stretch that zooming in makes visible."""
        self._narrowest = narrowest
        self._first = 0.0
        self._last = 0.0
        self.width = 100.0
        self.low = 0.0
        self.high = 1.0
        self.fitted = True
        self.fit()

    def set_extent(self, first: float, last: float) -> None:
        """The match reaches from ``first`` to ``last``."""
        self._first, self._last = first, last
        self._keep()

    def resize(self, width: float) -> None:
        """The plot is so many pixels wide."""
        self.width = max(width, 4.0 * PADDING)
        self._keep()

    def _keep(self) -> None:
        if self.fitted:
            self.fit()
        else:
            self._show(self.low, self.high)

    def fit(self) -> None:
        """Show the whole match."""
        self.low, self.high = self._padded(self._first, self._last)
        self.fitted = True

    def fit_to(self, first: float, last: float) -> None:
        """Show the stretch with its padding."""
        self._show(*self._padded(first, last))

    def _padded(self, first: float, last: float) -> tuple[float, float]:
        span = max(last - first, self._narrowest)
        middle = (first + last) / 2
        half = span / 2 * self.width / (self.width - 2 * PADDING)
        return middle - half, middle + half

    def zoom(self, factor: float, at: float) -> None:
        """Make everything ``factor`` times wider, around the pixel ``at``."""
        anchor = self.value(at)
        span = max((self.high - self.low) / factor, self._narrowest)
        low = anchor - at / self.width * span
        self._show(low, low + span)

    def pan(self, pixels: float) -> None:
        """Move what is visible to the left by so many pixels (what lies to the right comes into view)."""
        shift = pixels * (self.high - self.low) / self.width
        self._show(self.low + shift, self.high + shift)

    def reveal(self, value: float) -> bool:
        """Bring a position into view; whether that moved anything."""
        if self.low <= value <= self.high:
            return False
        half = (self.high - self.low) / 2
        self._show(value - half, value + half)
        return True

    def _show(self, low: float, high: float) -> None:
        """Show that stretch, within the fitted view."""
        least, most = self._padded(self._first, self._last)
        span = high - low
        if span >= most - least:
            self.fit()
            return
        self.low = min(max(low, least), most - span)
        self.high = self.low + span
        self.fitted = False

    def pixel(self, value: float) -> float:
        """Where a position is."""
        return (value - self.low) * self.width / (self.high - self.low)

    def pixels(self, values: Floats) -> Floats:
        """Where positions are."""
        return (values - self.low) * (self.width / (self.high - self.low))

    def value(self, pixel: float) -> float:
        """Which position a pixel shows."""
        return self.low + pixel * (self.high - self.low) / self.width


def time_ticks(scale: Scale, apart: float) -> Iterator[tuple[float, str]]:
    """(pixel, ``m:ss``) at round times that are at least ``apart`` px from each other."""
    step = _time_step((scale.high - scale.low) * apart / scale.width)
    for value in _multiples(scale, step):
        yield scale.pixel(value), clock(value, step)


def number_ticks(scale: Scale, apart: float) -> Iterator[tuple[float, str]]:
    """(pixel, ``#120``) at round event numbers that are at least ``apart`` px from each other."""
    step = max(1, _round_up((scale.high - scale.low) * apart / scale.width))
    for value in _multiples(scale, step):
        if value >= 1:
            yield scale.pixel(value), f"#{value:,.0f}"


def _multiples(scale: Scale, step: float) -> Iterator[float]:
    index = int(scale.low // step)
    while (value := index * step) <= scale.high:
        if value >= scale.low:
            yield value
        index += 1


def _time_step(at_least: float) -> float:
    if at_least > _TIME_STEPS_MS[-1]:
        return _DAY_MS * max(1, _round_up(at_least / _DAY_MS))
    return _TIME_STEPS_MS[bisect_left(_TIME_STEPS_MS, at_least)]


def _round_up(at_least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20 … that is as large."""
    power = 1.0
    while power * 10 < at_least:
        power *= 10
    return next(power * digit for digit in (1, 2, 5, 10) if power * digit >= at_least)


def clock(ms: float, step: float) -> str:
    """``1:05``, ``0:02.500``, ``2:00:00``, ``-0:04`` or ``3 d``: as exact as steps of ``step`` ms need."""
    sign = "-" if ms < 0 else ""
    if step >= _DAY_MS:
        return f"{sign}{abs(ms) / _DAY_MS:,.0f} d"
    seconds, rest = divmod(round(abs(ms)), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{rest:03d}" if step < 1000 else ""
    if hours:
        return f"{sign}{hours:,}:{minutes:02d}:{seconds:02d}{fraction}"
    return f"{sign}{minutes}:{seconds:02d}{fraction}"
