"""How the height of the timeline is divided: titles, anomalies, a lane each, ticks and axis. No Qt."""

from dataclasses import dataclass

import numpy as np

from app.core.lanes import LaneKind
from app.core.timeline import TimelineLayout

HEADER = 24
ALERTS = 20
TICKS = 8
AXIS = 24
FIXED = HEADER + ALERTS + TICKS + AXIS
"""What the height needs beside the lanes."""

LANE_LEAST, LANE_MOST, MATCH_LANE = 20, 88, 24


@dataclass(frozen=True, slots=True)
class Rows:
    """The vertical division. ``tops`` and ``heights`` are the lanes', in px from the top of the view.

    ``overflow`` is by how many px the lanes exceed the room for them, which ends at ``lanes_bottom``.
    """

    left: int
    width: int
    tops: tuple[int, ...]
    heights: tuple[int, ...]
    lanes_bottom: int
    overflow: int

    lanes_top = HEADER + ALERTS

    @property
    def right(self) -> int:
        """Where the plot ends."""
        return self.left + self.width

    @property
    def axis_top(self) -> int:
        """Where the axis's labels begin."""
        return self.lanes_bottom + TICKS

    @property
    def bottom(self) -> int:
        """Where the timeline ends."""
        return self.axis_top + AXIS

    def middle(self, lane: int) -> int:
        """The middle of a lane."""
        return self.tops[lane] + self.heights[lane] // 2

    def lane_at(self, y: float) -> int | None:
        """The lane at that height."""
        if not self.lanes_top <= y < self.lanes_bottom:
            return None
        lanes = enumerate(zip(self.tops, self.heights, strict=True))
        return next((lane for lane, (top, height) in lanes if top <= y < top + height), None)


def divide(layout: TimelineLayout, left: int, width: int, height: int, scroll: int) -> Rows:
    """Share the height out among the lanes; the match's own lane stays small."""
    has_match = bool(layout.lanes) and layout.lanes[-1].kind is LaneKind.MATCH
    others = len(layout.lanes) - has_match
    room = max(height - FIXED, LANE_LEAST)
    each = max(LANE_LEAST, min((room - MATCH_LANE * has_match) // max(others, 1), LANE_MOST))
    heights = (each,) * others + (MATCH_LANE,) * has_match
    overflow = max(0, sum(heights) - room)
    first = Rows.lanes_top - min(scroll, overflow)
    tops = tuple(int(top) for top in first + np.cumsum((0, *heights))[:-1])
    return Rows(left, width, tops, heights, Rows.lanes_top + sum(heights) - overflow, overflow)
