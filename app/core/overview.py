"""All matches over time: what ran when, which robot was busy, where errors cluster.

A picture of a stretch of time is made of counts for each pixel, so that there is as little to paint of a
hundred thousand matches as of a hundred. No Qt, and no painting.
"""

import heapq
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np

from app.core.growing import Floats, Numbers
from app.core.match_facts import ERROR_RANK, OUTCOMES, WARNING_RANK, Facts
from app.core.volume import EARLIEST, LATEST

BARS_MOST = 1000
"""So many matches in sight are given one by one, more only as counts."""
ROBOTS_MOST = 40
"""So many robot types have a lane of their own, those of most matches."""


class View(NamedTuple):
    """The stretch of time that is looked at, in Unix ms, and how many pixels it has."""

    low: float
    high: float
    width: int


class Timetable:
    """Matches in the order of their starts, as columns; never changed. Times are Unix ms.

    ``numbers`` are the matches' own; everywhere else a match is its place here. ``casts`` are, for each of
    the ``robots``, the places of the matches that it plays in; ``others`` is how many more types there are.
    """

    def __init__(self, facts: Facts, chosen: Numbers) -> None:
        """Of the matches with the chosen numbers."""
        order = chosen[np.argsort(facts.start[chosen], kind="stable")]
        self.numbers = order
        self.start: Floats = facts.start[order]
        self.end: Floats = facts.end[order]
        self.outcome: Numbers = facts.outcome[order]
        self.rank: Numbers = facts.rank[order]
        self.robots: list[str]
        self.casts: list[Numbers]
        self.robots, self.casts, self.others = _parts(facts, order)
        self.lanes = _lanes(self.start, self.end)
        self._pixels: tuple[View, Numbers, Numbers] | None = None

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def extent(self) -> tuple[float, float]:
        """From the first start to the last end, without times of another century; (0, 0) for none."""
        usable = (self.start >= EARLIEST) & (self.end < LATEST)
        if not usable.any():
            return (0.0, 0.0)
        return float(self.start[usable][0]), float(self.end[usable].max())

    def place_of(self, number: int) -> int | None:
        """Where the match with a number of its own is here, None when it is not."""
        found = np.flatnonzero(self.numbers == number)
        return int(found[0]) if len(found) else None

    def running(self, low: float, high: float, among: Numbers | None = None) -> Numbers:
        """The matches that run at some time from low to high; of ``among``, else of all."""
        began = int(np.searchsorted(self.start, high, "right"))
        if among is None:
            return np.flatnonzero(self.end[:began] >= low)
        among = among[: np.searchsorted(among, began)]
        seen: Numbers = among[self.end[among] >= low]
        return seen

    def pixels(self, view: View) -> tuple[Numbers, Numbers]:
        """The pixels that each match begins and ends in; kept until another view is asked about."""
        if self._pixels is None or self._pixels[0] != view:
            self._pixels = (view, _pixels(self.start, view), _pixels(self.end, view))
        return self._pixels[1:]

    def began(self, low: float, high: float, rank: int) -> Numbers:
        """The matches that start from low to high and whose worst anomaly has that rank."""
        first, last = np.searchsorted(self.start, (low, high), "left").tolist()
        found: Numbers = np.flatnonzero(self.rank[first:last] == rank) + first
        return found


def _parts(facts: Facts, order: Numbers) -> tuple[list[str], list[Numbers], int]:
    """The robot types of most matches, for each the places where it plays, and how many there are besides."""
    counts = np.fromiter(map(len, facts.casts), np.int64, len(facts.casts))
    robot = np.fromiter(chain.from_iterable(facts.casts), np.int64)
    place = np.full(len(counts), -1)
    place[order] = np.arange(len(order))
    where = np.repeat(place, counts)
    robot, where = robot[where >= 0], where[where >= 0]
    sizes = np.bincount(robot, minlength=len(facts.robots))
    names = facts.robots
    most = sorted(np.flatnonzero(sizes).tolist(), key=lambda each: (-sizes[each], names[each]))
    chosen = most[:ROBOTS_MOST]
    casts = [np.sort(where[robot == each]) for each in chosen]
    return [names[each] for each in chosen], casts, len(most) - len(chosen)


def _lanes(start: Floats, end: Floats) -> Numbers:
    """For each match the lowest lane that is free when it starts."""
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    lanes = []
    for began, ended in zip(start.tolist(), end.tolist(), strict=True):
        while busy and busy[0][0] < began:
            heapq.heappush(free, heapq.heappop(busy)[1])
        lane = heapq.heappop(free) if free else len(busy)
        heapq.heappush(busy, (ended, lane))
        lanes.append(lane)
    return np.array(lanes, np.int64)


class Bars(NamedTuple):
    """Matches one by one: their places in the timetable, and the lane of each."""

    place: Numbers
    lane: Numbers


class RobotLane(NamedTuple):
    """A robot type in a stretch of time: how many of its matches run at each pixel, how many with errors.

    ``busy`` is the share of the stretch during which it plays at all.
    """

    name: str
    running: Numbers
    errors: Numbers
    matches: int
    busy: float


class Picture(NamedTuple):
    """A stretch of time, pixel by pixel.

    ``running`` has, for each of `OUTCOMES`, how many matches run; ``errors`` and ``warnings`` how many
    matches began whose worst anomaly is one. ``bars`` are the matches themselves, where they are few.
    """

    view: View
    matches: int
    with_errors: int
    running: Numbers
    errors: Numbers
    warnings: Numbers
    bars: Bars | None


def picture(table: Timetable, view: View) -> Picture:
    """What there is to see of the matches in a stretch of time; the view has a length and a width."""
    seen = table.running(view.low, view.high)
    return Picture(
        view=view,
        matches=len(seen),
        with_errors=int(np.count_nonzero(table.rank[seen] == ERROR_RANK)),
        running=_count(table, view, seen, table.outcome[seen], len(OUTCOMES)),
        errors=_beginnings(table, view, ERROR_RANK),
        warnings=_beginnings(table, view, WARNING_RANK),
        bars=Bars(seen, table.lanes[seen]) if len(seen) <= BARS_MOST else None,
    )


def robot_lanes(table: Timetable, view: View, lanes: Sequence[int]) -> list[RobotLane]:
    """These robots, by their numbers in the timetable, in a stretch of time."""
    return [
        _robot_lane(table, view, table.robots[lane], table.running(view.low, view.high, table.casts[lane]))
        for lane in lanes
    ]


def _robot_lane(table: Timetable, view: View, name: str, seen: Numbers) -> RobotLane:
    return RobotLane(
        name=name,
        running=_count(table, view, seen)[0],
        errors=_count(table, view, seen[table.rank[seen] == ERROR_RANK])[0],
        matches=len(seen),
        busy=_covered(table.start[seen], table.end[seen], view) / (view.high - view.low),
    )


def _pixels(times: Floats, view: View) -> Numbers:
    """The pixels in which times lie, those out of sight at the ends."""
    scale = view.width / (view.high - view.low)
    places = (times - view.low) * scale
    return np.clip(places, 0, view.width - 1, out=places).astype(np.int64)


def _count(table: Timetable, view: View, seen: Numbers, kind: Numbers | int = 0, kinds: int = 1) -> Numbers:
    """For each kind how many of these matches run at each pixel; a shorter one counts in its own pixel."""
    first, last = table.pixels(view)
    width = view.width + 1
    begun = np.bincount(first[seen] + kind * width, minlength=kinds * width)
    ended = np.bincount(last[seen] + (kind * width + 1), minlength=kinds * width)
    running: Numbers = np.cumsum((begun - ended).reshape(kinds, width), axis=1)[:, :-1]
    return running


def _beginnings(table: Timetable, view: View, rank: int) -> Numbers:
    chosen = table.began(view.low, view.high, rank)
    return np.bincount(_pixels(table.start[chosen], view), minlength=view.width)


def _covered(start: Floats, end: Floats, view: View) -> float:
    """How long at least one of the spans, which are in the order of their starts, lasts in the view."""
    if not len(start):
        return 0.0
    start, end = np.maximum(start, view.low), np.minimum(end, view.high)
    reached = np.maximum.accumulate(end)
    before = np.concatenate(([view.low], reached[:-1]))
    return float(np.maximum(0.0, reached - np.maximum(start, before)).sum())
