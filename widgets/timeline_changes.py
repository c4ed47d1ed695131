"""Which columns of the timeline look different when the cursor goes from one event to another. No Qt."""

from collections.abc import Iterable, Sequence

import numpy as np

from app.core.timeline import Ints
from widgets.timeline_camera import Moment
from widgets.timeline_frame import MARK_REACH, Frame

REACH = MARK_REACH + 4
"""No glyph, sign or ring reaches further from its event's place, in pixels."""


class Changes:
    """The columns of one frame, by the events that change what is drawn in them."""

    def __init__(self, frame: Frame) -> None:
        self._xs = frame.xs
        turns = [
            *((glyph.number, glyph.x, glyph.x) for glyph in frame.glyphs),
            *((alert.number, alert.x, alert.x) for alert in frame.alerts),
            *((label.number, label.x, label.x + label.width) for label in frame.labels),
            *((wait.number, wait.left, wait.right) for wait in frame.waits),
            *((number, box.left, box.right) for box in frame.bars for number in (box.start, box.end)),
        ]
        self._turns, self._turn_lefts, self._turn_rights = _columns(turns, 3)
        bars = ((box.start, box.end, box.left, box.right) for box in frame.bars)
        self._starts, self._ends, self._bar_lefts, self._bar_rights = _columns(bars, 4)

    def between(self, one: Moment, other: Moment) -> tuple[int, int]:
        """The first and the last column that differ, going from the one to the other or back."""
        first, last = sorted((one.position, other.position))
        turned = (self._turns > first) & (self._turns <= last)
        lefts, rights = [self._turn_lefts[turned]], [self._turn_rights[turned]]
        for position in (first, last):
            is_open = (self._starts <= position) & (self._ends > position)
            lefts.append(self._bar_lefts[is_open])
            rights.append(self._bar_rights[is_open])
        stood = [self._xs[max(0, first - 1) : last], np.array([one.reached, other.reached])]
        left, right = np.concatenate(lefts + stood), np.concatenate(rights + stood)
        return int(left.min()) - REACH, int(right.max()) + REACH


def _columns(rows: Iterable[Sequence[int]], width: int) -> Ints:
    return np.array(list(rows), np.int64).reshape(-1, width).T
