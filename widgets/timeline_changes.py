"""Which columns of the timeline look different when the cursor goes from one event to another. No Qt."""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from app.core.timeline import Ints
from widgets.timeline_camera import Moment
from widgets.timeline_frame import MARK_REACH, Frame

REACH = MARK_REACH + 4
"""No glyph, sign or ring reaches further from its event's place, in pixels."""


class Changes:
    """The columns of one frame, by the events that change what is drawn in them."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._xs = frame.xs

    @cached_property
    def _turns(self) -> Ints:
        """Of each event that something turns with: its number, the first and the last column.

        Made with the first step: the first sight of a match need not wait for it.
        """
        frame = self._frame
        return _columns(
            (
                *((glyph.number, glyph.x, glyph.x) for glyph in frame.glyphs),
                *((alert.number, alert.x, alert.x) for alert in frame.alerts),
                *((label.number, label.x, label.x + label.width) for label in frame.labels),
                *((wait.number, wait.left, wait.right) for wait in frame.waits),
                *((number, box.left, box.right) for box in frame.bars for number in (box.start, box.end)),
            ),
            3,
        )

    @cached_property
    def _bars(self) -> Ints:
        """Of each bar: its first and last event, its first and last column."""
        return _columns(((box.start, box.end, box.left, box.right) for box in self._frame.bars), 4)

    def between(self, one: Moment, other: Moment) -> tuple[int, int]:
        """The first and the last column that differ, going from the one to the other or back."""
        first, last = sorted((one.position, other.position))
        turns, turn_lefts, turn_rights = self._turns
        starts, ends, bar_lefts, bar_rights = self._bars
        turned = (turns > first) & (turns <= last)
        lefts, rights = [turn_lefts[turned]], [turn_rights[turned]]
        for position in (first, last):
            is_open = (starts <= position) & (ends > position)
            lefts.append(bar_lefts[is_open])
            rights.append(bar_rights[is_open])
        stood = [self._xs[max(0, first - 1) : last], np.array([one.reached, other.reached])]
        left, right = np.concatenate(lefts + stood), np.concatenate(rights + stood)
        return int(left.min()) - REACH, int(right.max()) + REACH


def _columns(rows: Iterable[Sequence[int]], width: int) -> Ints:
    return np.array(list(rows), np.int64).reshape(-1, width).T
