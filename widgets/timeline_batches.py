"""A frame's many small shapes, made once and kept in the order of their events.

So a step of the cursor only divides lists, and each kind of shape is painted in one call.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

import numpy as np
from PySide6.QtCore import QRect

from app.core.lanes import LaneKind
from app.core.state import CommandOutcome
from widgets.theme import UNIT
from widgets.timeline_frame import BarBox, Frame

_Shape = TypeVar("_Shape")


class Batch(Generic[_Shape]):
    """Shapes by the numbers of their events."""

    def __init__(self, numbered: Iterable[tuple[int, _Shape]]) -> None:
        pairs = sorted(numbered, key=lambda pair: pair[0])
        self._numbers = [number for number, _ in pairs]
        self._shapes = [shape for _, shape in pairs]

    def until(self, position: int) -> list[_Shape]:
        """What has happened after so many events."""
        return self._shapes[: bisect_right(self._numbers, position)]

    def after(self, position: int) -> list[_Shape]:
        """What has not happened yet."""
        return self._shapes[bisect_right(self._numbers, position) :]


class BarBatches:
    """The bars of one outcome: those that begin after an event, and those that have ended by it."""

    def __init__(self, boxes: list[tuple[BarBox, QRect]]) -> None:
        self.by_start = Batch((box.start, rect) for box, rect in boxes)
        self.by_end = Batch((box.end, rect) for box, rect in boxes)


class Batches:
    """The shapes of one frame."""

    def __init__(self, frame: Frame) -> None:
        rects = [(box, bar_rect(frame, box)) for box in frame.bars]
        self.wide = [(box, rect) for box, rect in rects if rect.width() >= UNIT]
        edges = [(box, QRect(rect.left(), rect.top(), 2, rect.height())) for box, rect in self.wide]
        self.bars = _by_outcome(rects)
        self.waits = _waits_by_kind(frame)
        self.edges = _by_outcome(edges)
        self._boxes = rects
        self._starts = np.array([box.start for box in frame.bars], np.int64)
        self._ends = np.array([box.end for box in frame.bars], np.int64)

    def open_bars(self, position: int) -> list[tuple[BarBox, QRect]]:
        """The bars that have begun and not ended."""
        indices = np.flatnonzero((self._starts <= position) & (self._ends > position))
        return [self._boxes[index] for index in indices.tolist()]


def bar_rect(frame: Frame, box: BarBox) -> QRect:
    """Where a bar is painted."""
    rows = frame.rows
    height = max(6, min(rows.heights[box.lane] // 2, 20))
    left, right = max(box.left, rows.left - UNIT), min(box.right, rows.right + UNIT)
    return QRect(left, rows.middle(box.lane) - height // 2, right - left, height)


def _by_outcome(boxes: Iterable[tuple[BarBox, QRect]]) -> dict[CommandOutcome, BarBatches]:
    grouped: dict[CommandOutcome, list[tuple[BarBox, QRect]]] = defaultdict(list)
    for box, rect in boxes:
        grouped[box.outcome].append((box, rect))
    return {outcome: BarBatches(found) for outcome, found in grouped.items()}


def _waits_by_kind(frame: Frame) -> dict[LaneKind, Batch[QRect]]:
    lanes, rows = frame.layout.lanes, frame.rows
    grouped: dict[LaneKind, list[tuple[int, QRect]]] = defaultdict(list)
    for wait in frame.waits:
        rect = QRect(wait.left, rows.middle(wait.lane) - 1, wait.right - wait.left, 2)
        grouped[lanes[wait.lane].kind].append((wait.number, rect))
    return {kind: Batch(found) for kind, found in grouped.items()}
