"""What of a layout the timeline looks at: which axis, what stretch of it, and where the cursor is. No Qt."""

from typing import NamedTuple

import numpy as np

from app.core.timeline import Floats, TimelineLayout
from widgets.timeline_frame import Frame, TextWidth
from widgets.timeline_rows import Rows
from widgets.timeline_scale import Scale

NARROWEST_MS = 50
NARROWEST_EVENTS = 5
_BEFORE_FIRST = 8
_REACH = 4


class Moment(NamedTuple):
    """What the cursor stands at: the number of events that happened, and where in the plot that is.

    ``x`` is None when that place is not visible; ``reached`` is how far to the right the match has come.
    """

    position: int
    x: int | None
    reached: int


class Camera:
    """Looks at a layout along time, or along the log's order (``by_number``).

    A match that grows stays where it is on the screen, unless all of it was visible.
    """

    def __init__(self) -> None:
        self.layout: TimelineLayout | None = None
        self.by_number = False
        self.scale = Scale(NARROWEST_MS)
        self._values: Floats = np.zeros(0)

    def show(self, made: TimelineLayout | None) -> bool:
        """Look at a layout; whether it is another match's than the one before."""
        before, self.layout = self.layout, made
        same = before is not None and made is not None and before.replay.match_id == made.replay.match_id
        if not same:
            self.scale = self._new_scale()
        self._place()
        return not same

    def show_by_number(self, by_number: bool) -> None:
        """Look along the log's order, or along time; the same events stay visible."""
        visible = np.flatnonzero((self._values >= self.scale.low) & (self._values <= self.scale.high))
        was_fitted = self.scale.fitted
        self.by_number = by_number
        self.scale = self._new_scale()
        self._place()
        if not was_fitted and len(visible):
            self._fit_to(visible)

    def _new_scale(self) -> Scale:
        scale = Scale(NARROWEST_EVENTS if self.by_number else NARROWEST_MS)
        scale.resize(self.scale.width)
        return scale

    def _place(self) -> None:
        """Put the events on the axis."""
        count = 0 if self.layout is None else self.layout.count
        if self.layout is None or not count:
            self._values = np.zeros(0)
            return
        self._values = np.arange(1.0, count + 1) if self.by_number else self.layout.times
        self.scale.set_extent(float(self._values.min()), float(self._values.max()))

    def fit_round(self, number: int) -> None:
        """Look at the round, or the voting, that an event lies in; where it lies in none, nothing changes."""
        band = None if self.layout is None else self.layout.band_at(number)
        if band is not None:
            self._fit_to(np.array([band.start, band.end]) - 1)

    def _fit_to(self, indices: np.typing.NDArray[np.intp]) -> None:
        values = self._values[indices]
        self.scale.fit_to(float(values.min()), float(values.max()))

    def reveal(self, number: int) -> bool:
        """Bring an event into view; whether that moved anything."""
        return self.scale.reveal(float(self._values[number - 1]))

    def frame(self, rows: Rows, text_width: TextWidth) -> Frame | None:
        """Where everything is on the screen; None when there is nothing."""
        if self.layout is None or not self.layout.count:
            return None
        return Frame(self.layout, rows, self.scale, self._values, text_width, by_number=self.by_number)

    def moment(self, frame: Frame, position: int) -> Moment:
        """Where the cursor is after so many events."""
        rows = frame.rows
        if position == 0:
            x = reached = int(frame.xs.min()) - _BEFORE_FIRST
        else:
            x = int(frame.xs[position - 1])
            furthest = position if self.by_number else float(frame.layout.reached[position - 1])
            reached = rows.left + round(self.scale.pixel(furthest))
        visible = rows.left <= x <= rows.right
        return Moment(position, x if visible else None, max(rows.left - 1, min(reached, rows.right)))

    def number_near(self, frame: Frame, x: float) -> int:
        """The event nearest to an x, the last of those at one place; left of them all 0."""
        x = max(float(frame.rows.left), min(x, float(frame.rows.right)))
        if x < frame.xs.min() - _REACH:
            return 0
        nearest = frame.xs[np.argmin(np.abs(frame.xs - x))]
        return int(np.flatnonzero(frame.xs == nearest)[-1]) + 1
