"""Where everything of the timeline is on the screen, for one size, zoom and scroll position.

A frame is made anew when one of these changes, not when the cursor moves. It holds only what is visible, and
where many events share a few pixels only the one that matters most, so that painting costs the same for any
match.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from app.core.state import CommandOutcome
from app.core.timeline import OUTCOMES, Band, Floats, Ints, Mark, TimelineLayout
from app.qt import local
from kafka_client.events import MatchCompleted, VoteSubmitted
from widgets.timeline_rows import ALERTS, HEADER, Rows
from widgets.timeline_scale import Scale, number_ticks, time_ticks

MARK_REACH = 8
"""How far from a mark's middle the pointer meets it; nearer marks share one glyph."""

ALERT_APART = 15

_THIN = 3
_DASH = 2
_LANE_CELLS = 10_000_000
_FULL = 0.6
_MARKS = tuple(Mark)
_FAILED = np.array([outcome in (CommandOutcome.ERROR, CommandOutcome.TIMEOUT) for outcome in OUTCOMES])
_LABEL_GAP = 11
_LABEL_END = 4
_LEAST_ROOM = 24
_AXIS_APART = 72

TextWidth = Callable[[str], int]


class Glyph(msgspec.Struct, frozen=True, gc=False):
    """The one event drawn at a place: ``x``, in the middle of a lane."""

    number: int
    x: int
    lane: int
    mark: Mark


class Span(msgspec.Struct, frozen=True, gc=False):
    """Something in a lane that reaches from ``left`` to ``right``."""

    left: int
    right: int
    lane: int


class BarBox(Span, frozen=True, gc=False):
    """A command's bar; ``index`` is its place in the layout's bars, ``start`` and ``end`` are events."""

    index: int
    start: int
    end: int
    outcome: CommandOutcome


class Alert(msgspec.Struct, frozen=True, gc=False):
    """The sign of an event's anomalies; ``rank`` is the worst's in `SEVERITY_RANKS`."""

    number: int
    x: int
    rank: int


class Label(msgspec.Struct, frozen=True, gc=False):
    """A few words for event ``number``, ``width`` px from ``x`` on; ``inside`` a bar or beside a mark."""

    number: int
    x: int
    lane: int
    text: str
    width: int
    inside: bool


class AxisLabel(msgspec.Struct, frozen=True, gc=False):
    """A time or an event number on the axis, ``width`` px wide around ``x``."""

    x: int
    width: int
    text: str


class Line(Span, frozen=True, gc=False):
    """A response's wait since its round's start, where no command tells when it was asked for."""

    number: int


class BandBox(msgspec.Struct, frozen=True, gc=False):
    """A band from ``left`` to ``right``, which may lie outside the plot."""

    band: Band
    left: int
    right: int


class Frame:
    """What is visible of a layout. All x and y are in px from the view's top left corner."""

    def __init__(
        self,
        layout: TimelineLayout,
        rows: Rows,
        scale: Scale,
        values: Floats,
        text_width: TextWidth,
        *,
        by_number: bool,
    ) -> None:
        """``values`` are the events' positions on the axis of ``scale``, which is the log's order or time."""
        self.layout = layout
        self.rows = rows
        self.xs: Ints = np.rint(np.clip(scale.pixels(values), -1e6, 1e6)).astype(np.int64) + rows.left
        """Where each event is."""
        self.bands = self._visible_bands()
        self._full = self._full_lanes()
        self.bars = self._visible_bars()
        self.waits = self._visible_waits()
        self.glyphs = self._visible_glyphs()
        self.dashes = self._visible_dashes()
        self.alerts = self._visible_alerts()
        self.ticks = self._visible_ticks()
        self.labels = self._fitting_labels(text_width)
        self.axis = self._axis_labels(scale, text_width, by_number=by_number)

    # What is visible.

    def _x(self, numbers: Ints) -> Ints:
        return self.xs[numbers - 1]

    def _inside(self, left: Ints, right: Ints) -> Ints:
        """The indices of what reaches into the plot."""
        return np.flatnonzero((right >= self.rows.left - MARK_REACH) & (left <= self.rows.right + MARK_REACH))

    def _lane_visible(self, lanes: Ints) -> Ints:
        rows = self.rows
        tops, bottoms = np.array(rows.tops), np.array(rows.tops) + np.array(rows.heights)
        shown = (bottoms > rows.lanes_top) & (tops < rows.lanes_bottom)
        return shown[lanes] if len(lanes) else np.zeros(0, np.bool_)

    def _visible_bands(self) -> list[BandBox]:
        bands = self.layout.bands
        if not bands:
            return []
        left = self._x(np.array([band.start for band in bands]))
        right = self._x(np.array([band.end for band in bands]))
        left, right = np.minimum(left, right), np.maximum(left, right)
        chosen = self._inside(left, right)
        thin = right[chosen] - left[chosen] < _THIN
        chosen = _first_of_each(chosen, np.where(thin, left[chosen] // _THIN, -1 - chosen))
        return [BandBox(bands[i], int(left[i]), int(right[i])) for i in chosen.tolist()]

    def _visible_bars(self) -> list[BarBox]:
        bars = self.layout.bars
        if not bars.commands:
            return []
        starts, ends = self._x(bars.start), self._x(bars.end)
        left = np.minimum(starts, ends)
        right = np.maximum(np.maximum(starts, ends), left + 2)
        chosen = self._inside(left, right)
        chosen = chosen[self._lane_visible(bars.lane[chosen])]
        width = right[chosen] - left[chosen]
        plain = self._full[bars.lane[chosen]] & (width <= MARK_REACH) & ~_FAILED[bars.outcome[chosen]]
        chosen, width = chosen[~plain], width[~plain]
        cells = bars.lane[chosen] * _LANE_CELLS + left[chosen] // _THIN * len(OUTCOMES) + bars.outcome[chosen]
        chosen = _first_of_each(chosen, np.where(width <= _THIN, cells, -1 - chosen))
        columns = (left, right, bars.lane, np.arange(len(left)), bars.start, bars.end)
        outcomes = [OUTCOMES[index] for index in bars.outcome[chosen].tolist()]
        rows = zip(*(column[chosen].tolist() for column in columns), outcomes, strict=True)
        return [BarBox(*row) for row in rows]

    def _visible_waits(self) -> list[Line]:
        waits = self.layout.waits
        commanded = np.isin(waits.lane, self.layout.bars.lane)
        left, right = self._x(waits.start), self._x(waits.end)
        chosen = self._inside(left, right)
        chosen = chosen[((right - left) > MARK_REACH)[chosen] & ~commanded[chosen]]
        chosen = chosen[self._lane_visible(waits.lane[chosen])]
        columns = (left[chosen], right[chosen], waits.lane[chosen], waits.end[chosen])
        return [Line(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]

    def _visible_glyphs(self) -> list[Glyph]:
        """The event that matters most in each cell of a lane; the most important ones last, to lie on top.

        Of the lanes that are too full for glyphs only the rare events.
        """
        mark, lane = self.layout.mark, self.layout.lane
        chosen = self._visible_events()
        chosen = chosen[~self._full[lane[chosen]] | (mark[chosen] >= Mark.VOTE)]
        chosen = chosen[np.argsort(-mark[chosen], kind="stable")]
        chosen = _first_of_each(chosen, self._cells(chosen, MARK_REACH))
        chosen = chosen[np.argsort(mark[chosen], kind="stable")]
        return self._glyphs_of(chosen)

    def _visible_events(self) -> Ints:
        chosen = self._inside(self.xs, self.xs)
        return chosen[self._lane_visible(self.layout.lane[chosen])]

    def _full_lanes(self) -> npt.NDArray[np.bool_]:
        """Which lanes have more events in view than there is room for glyphs."""
        chosen = self._visible_events()
        in_cells = _first_of_each(chosen, self._cells(chosen, MARK_REACH))
        filled = np.bincount(self.layout.lane[in_cells], minlength=len(self.layout.lanes))
        return filled * MARK_REACH > self.rows.width * _FULL

    def _visible_dashes(self) -> list[Span]:
        """Where the lanes that are too full for glyphs have events, in as few pieces as possible."""
        chosen = self._visible_events()
        chosen = chosen[self._full[self.layout.lane[chosen]]]
        cells = _distinct(self._cells(chosen, 1))
        lefts, rights = _runs(cells, _DASH)
        return [
            Span(left % _LANE_CELLS, right % _LANE_CELLS + _DASH, left // _LANE_CELLS)
            for left, right in zip(lefts.tolist(), rights.tolist(), strict=True)
        ]

    def _cells(self, chosen: Ints, width: int) -> Ints:
        return self.layout.lane[chosen] * _LANE_CELLS + self.xs[chosen] // width

    def _glyphs_of(self, chosen: Ints) -> list[Glyph]:
        layout = self.layout
        columns = (chosen + 1, self.xs[chosen], layout.lane[chosen], layout.mark[chosen])
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return [Glyph(number, x, lane, _MARKS[mark]) for number, x, lane, mark in rows]

    def _visible_alerts(self) -> list[Alert]:
        """The worst anomalies, the signs far enough from each other to be told apart."""
        severity = self.layout.severity
        chosen = self._inside(self.xs, self.xs)
        chosen = chosen[severity[chosen] > 0]
        chosen = chosen[np.argsort(-severity[chosen], kind="stable")]
        chosen = _first_of_each(chosen, self.xs[chosen] // MARK_REACH)
        taken: list[int] = []
        alerts = []
        columns = (chosen + 1, self.xs[chosen], severity[chosen])
        for number, x, rank in zip(*(column.tolist() for column in columns), strict=True):
            place = bisect_left(taken, x)
            if all(abs(other - x) >= ALERT_APART for other in taken[max(0, place - 1) : place + 1]):
                taken.insert(place, x)
                alerts.append(Alert(number, x, rank))
        return alerts

    def _visible_ticks(self) -> list[tuple[int, int]]:
        """(first, last) x of the pixel columns with events, neighbours taken together."""
        columns = _distinct(self.xs[self._inside(self.xs, self.xs)])
        lefts, rights = _runs(columns, 1)
        return list(zip(lefts.tolist(), rights.tolist(), strict=True))

    # Words where there is room for them.

    def _axis_labels(self, scale: Scale, text_width: TextWidth, *, by_number: bool) -> list[AxisLabel]:
        labels = []
        for pixel, text in (number_ticks if by_number else time_ticks)(scale, _AXIS_APART):
            x, width = self.rows.left + round(pixel), text_width(text)
            if self.rows.left + width // 2 < x < self.rows.right - width // 2:
                labels.append(AxisLabel(x, width, text))
        return labels

    def _fitting_labels(self, text_width: TextWidth) -> list[Label]:
        if self.dashes:
            return []
        taken = self._taken()
        labels = [label for box in self.bars if (label := self._bar_label(box, taken[box.lane], text_width))]
        with_bars = set(self.layout.bars.lane.tolist())
        for glyph in self.glyphs:
            room = self._room(taken[glyph.lane], glyph.x)
            if room < _LEAST_ROOM:
                continue
            text = self._glyph_text(glyph, has_bars=glyph.lane in with_bars)
            width = text_width(text)
            if text and room >= width + _LABEL_GAP:
                labels.append(
                    Label(glyph.number, glyph.x + _LABEL_GAP, glyph.lane, text, width, inside=False)
                )
        return labels

    def _glyph_text(self, glyph: Glyph, *, has_bars: bool) -> str:
        step = self.layout.replay.steps[glyph.number - 1]
        body = step.event.body
        if glyph.mark is Mark.VOTE and isinstance(body, VoteSubmitted):
            return f"→ {body.human_guess}"
        if glyph.mark is Mark.RESPONSE and not has_bars and step.latency is not None:
            return local.duration(step.latency)
        if glyph.mark is Mark.MATCH_END and isinstance(body, MatchCompleted):
            return body.result
        return ""

    def _bar_label(self, box: BarBox, places: Sequence[int], text_width: TextWidth) -> Label | None:
        left = max(box.left, self.rows.left)
        within = min(box.right - MARK_REACH - left, self._room(places, left + MARK_REACH) + MARK_REACH)
        beside = self._room(places, box.right + 2)
        latency = self.layout.bars.commands[box.index].latency
        if latency is None or max(within, beside) < _LEAST_ROOM:
            return None
        retried = bool(self.layout.bars.commands[box.index].errors)
        text = f"↻ {local.duration(latency)}" if retried else local.duration(latency)
        width = text_width(text)
        needed = width + _LABEL_GAP
        if within >= needed:
            return Label(box.end, left + 6, box.lane, text, width, inside=True)
        says_whom = self.layout.mark[box.end - 1] == Mark.VOTE
        if beside >= needed and not says_whom:
            return Label(box.end, box.right + _LABEL_GAP, box.lane, text, width, inside=False)
        return None

    def _taken(self) -> list[list[int]]:
        """For each lane, where something begins."""
        places: list[list[int]] = [[] for _ in self.layout.lanes]
        for glyph in self.glyphs:
            places[glyph.lane].append(glyph.x - MARK_REACH - _LABEL_END)
        for span in (*self.bars, *self.waits):
            places[span.lane].append(span.left - _LABEL_END)
        return [sorted(found) for found in places]

    def _room(self, places: Sequence[int], x: int) -> int:
        """How far it is from x to what comes next in a lane, or to the plot's end."""
        index = bisect_left(places, x + 1)
        return min(places[index] if index < len(places) else self.rows.right, self.rows.right) - x

    # What is at a place.

    def glyph_at(self, x: float, y: float) -> Glyph | None:
        """The mark that the pointer meets, the nearest of several."""
        lane = self.rows.lane_at(y)
        near = [glyph for glyph in self.glyphs if glyph.lane == lane and abs(glyph.x - x) <= MARK_REACH]
        if near or lane is None or not self._full[lane]:
            return min(near, key=lambda glyph: abs(glyph.x - x), default=None)
        in_lane = np.flatnonzero((self.layout.lane == lane) & (np.abs(self.xs - x) <= MARK_REACH))
        closest = in_lane[np.argsort(np.abs(self.xs[in_lane] - x), kind="stable")][:1]
        return next(iter(self._glyphs_of(closest)), None)

    def alert_at(self, x: float, y: float) -> int | None:
        """The event whose anomaly sign the pointer meets."""
        if not HEADER <= y < HEADER + ALERTS:
            return None
        near = [alert for alert in self.alerts if abs(alert.x - x) <= MARK_REACH]
        return min(near, key=lambda alert: abs(alert.x - x)).number if near else None

    def bar_at(self, x: float, y: float) -> BarBox | None:
        """The bar that the pointer meets, the one that began last."""
        lane = self.rows.lane_at(y)
        met = [box for box in self.bars if box.lane == lane and box.left <= x <= box.right]
        return max(met, key=lambda box: box.start, default=None)

    def band_at(self, x: float) -> Band | None:
        """The band at that x, the one that began last."""
        met = [box.band for box in self.bands if box.left <= x <= box.right]
        return max(met, key=lambda band: band.start, default=None)

    def sharing(self, glyph: Glyph) -> Sequence[int]:
        """The numbers of the events in the lane that lie under the glyph, its own too."""
        under = (self.layout.lane == glyph.lane) & (np.abs(self.xs - glyph.x) < MARK_REACH)
        return [int(index) + 1 for index in np.flatnonzero(under)]

    def alerts_sharing(self, number: int) -> Sequence[int]:
        """The numbers of the events with anomalies that lie under that event's sign, its own too."""
        under = (self.layout.severity > 0) & (np.abs(self.xs - self.xs[number - 1]) < ALERT_APART)
        return [int(index) + 1 for index in np.flatnonzero(under)]


def _first_of_each(chosen: Ints, cells: Ints) -> Ints:
    """Of the chosen that share a cell, the first."""
    order = np.argsort(cells, kind="stable")
    return chosen[np.sort(order[_begins(cells[order])])]


def _distinct(values: Ints) -> Ints:
    """Each value once, ascending; the first call of `numpy.unique` would stop the window for long."""
    ascending = np.sort(values)
    return ascending[_begins(ascending)]


def _begins(ascending: Ints) -> npt.NDArray[np.bool_]:
    """Where in ascending values another one begins."""
    begins: npt.NDArray[np.bool_] = np.diff(ascending, prepend=ascending[:1] - 1) != 0
    return begins


def _runs(places: Ints, reach: int) -> tuple[Ints, Ints]:
    """The first and last of each group of ascending places that are at most ``reach`` apart."""
    breaks = np.flatnonzero(np.diff(places) > reach)
    return places[np.append(0, breaks + 1)[: len(places)]], places[np.append(breaks, -1)[: len(places)]]
