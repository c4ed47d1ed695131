"""All matches over time: what ran when, which robot was busy, where errors cluster.

The matches are kept as columns, and a picture of a stretch of time is made of counts for each pixel, so that
there is as little to paint of a hundred thousand matches as of a hundred. No Qt, and no painting.
"""

import heapq
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from app.core.state import Outcome, Severity
from app.core.summary import MatchRow

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

OUTCOMES = tuple(Outcome)
"""The rows of `Picture.running`."""
SEVERITIES: tuple[Severity | None, ...] = (None, Severity.INFO, Severity.WARNING, Severity.ERROR)
"""The ranks of the worst anomaly of a match."""
WARNING_RANK, ERROR_RANK = SEVERITIES.index(Severity.WARNING), SEVERITIES.index(Severity.ERROR)

_OUTCOME_ROWS = {outcome: row for row, outcome in enumerate(OUTCOMES)}
_RANKS = {severity: rank for rank, severity in enumerate(SEVERITIES)}

BARS_MOST = 2000
"""So many matches in sight are given one by one, more only as counts."""
ROBOTS_MOST = 40
"""So many robot types have a lane of their own, those of most matches."""


_LATEST = 253_402_300_799_999.0
"""The end of the year 9999."""


class View(NamedTuple):
    """The stretch of time that is looked at, in Unix ms, and how many pixels it has."""

    low: float
    high: float
    width: int


class MatchColumns:
    """Collects matches as they come and change; `timetable` puts them in order."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._facts: list[tuple[float, float, int, int]] = []
        self._casts: list[tuple[int, ...]] = []
        self._robots: dict[str, int] = {}

    def put(self, row: MatchRow) -> None:
        """Take in a match, new or changed."""
        number = self._number.setdefault(row.summary.match_id, len(self._facts))
        facts = (*_span(row), _OUTCOME_ROWS[row.summary.outcome], _RANKS[row.worst])
        if number == len(self._facts):
            self._facts.append(facts)
            self._casts.append(self._cast(row))
        else:
            self._facts[number] = facts
            self._casts[number] = self._cast(row)

    def _cast(self, row: MatchRow) -> tuple[int, ...]:
        types = dict.fromkeys(row.summary.robot_types.values())
        return tuple(self._robots.setdefault(each, len(self._robots)) for each in types)

    def timetable(self, shown: Collection[str] | None = None) -> "Timetable":
        """These matches in the order of their starts, all of them for None; unknown ids are passed over."""
        facts = np.array(self._facts, np.float64).reshape(-1, 4)
        chosen = np.arange(len(facts))
        if shown is not None:
            numbers = (self._number[match_id] for match_id in shown if match_id in self._number)
            chosen = np.fromiter(numbers, np.int64)
        order = chosen[np.argsort(facts[chosen, 0], kind="stable")]
        ids = list(self._number)
        robots, casts = self._parts(order)
        start, end, outcome, rank = facts[order].T
        return Timetable(
            ids=[ids[number] for number in order.tolist()],
            start=np.ascontiguousarray(start),
            end=np.ascontiguousarray(end),
            outcome=outcome.astype(np.int64),
            rank=rank.astype(np.int64),
            robots=robots,
            casts=casts,
        )

    def _parts(self, order: Ints) -> tuple[list[str], list[Ints]]:
        """The robot types of most matches, and for each the places in the order where it plays."""
        counts = np.fromiter(map(len, self._casts), np.int64, len(self._casts))
        robot = np.fromiter(chain.from_iterable(self._casts), np.int64)
        place = np.full(len(counts), -1)
        place[order] = np.arange(len(order))
        where = np.repeat(place, counts)
        robot, where = robot[where >= 0], where[where >= 0]
        sizes = np.bincount(robot, minlength=len(self._robots))
        names = list(self._robots)
        most = sorted(np.flatnonzero(sizes).tolist(), key=lambda each: (-sizes[each], names[each]))
        chosen = most[:ROBOTS_MOST]
        return [names[each] for each in chosen], [np.sort(where[robot == each]) for each in chosen]


def _span(row: MatchRow) -> tuple[float, float]:
    """When the match ran: until it completed, else until its latest event."""
    completed = row.summary.completed_at
    end = row.latest_time if completed is None else completed
    return row.when, min(max(row.when, end), _LATEST)


class Timetable:
    """Matches in the order of their starts, as columns; never changed. Times are Unix ms.

    ``casts`` are, for each of the ``robots``, the numbers of the matches that it plays in.
    """

    def __init__(
        self,
        ids: Sequence[str],
        start: Floats,
        end: Floats,
        outcome: Ints,
        rank: Ints,
        robots: Sequence[str],
        casts: Sequence[Ints],
    ) -> None:
        self.ids = ids
        self.start = start
        self.end = end
        self.outcome = outcome
        self.rank = rank
        self.robots = robots
        self.casts = casts

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def extent(self) -> tuple[float, float]:
        """From the first start to the last end; (0, 0) without matches."""
        return (float(self.start[0]), float(self.end.max())) if len(self) else (0.0, 0.0)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Match id → its number here."""
        return {match_id: number for number, match_id in enumerate(self.ids)}

    @cached_property
    def lanes(self) -> Ints:
        """For each match the lowest lane that is free when it starts."""
        busy: list[tuple[float, int]] = []
        free: list[int] = []
        lanes = []
        for start, end in zip(self.start.tolist(), self.end.tolist(), strict=True):
            while busy and busy[0][0] < start:
                heapq.heappush(free, heapq.heappop(busy)[1])
            lane = heapq.heappop(free) if free else len(busy)
            heapq.heappush(busy, (end, lane))
            lanes.append(lane)
        return np.array(lanes, np.int64)

    def running(self, low: float, high: float, among: Ints | None = None) -> Ints:
        """The matches that run at some time from low to high; of ``among``, else of all."""
        began = int(np.searchsorted(self.start, high, "right"))
        if among is None:
            return np.flatnonzero(self.end[:began] >= low)
        among = among[: np.searchsorted(among, began)]
        seen: Ints = among[self.end[among] >= low]
        return seen

    def began(self, low: float, high: float, rank: int) -> Ints:
        """The matches that start from low to high and whose worst anomaly has that rank."""
        first, last = np.searchsorted(self.start, (low, high), "left").tolist()
        found: Ints = np.flatnonzero(self.rank[first:last] == rank) + first
        return found


class Bars(NamedTuple):
    """Matches one by one: their numbers in the timetable, and the lane of each."""

    number: Ints
    lane: Ints


class RobotLane(NamedTuple):
    """A robot type in a stretch of time: how many of its matches run at each pixel, how many with errors.

    ``busy`` is the share of the stretch during which it plays at all.
    """

    name: str
    running: Ints
    errors: Ints
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
    running: Ints
    errors: Ints
    warnings: Ints
    robots: list[RobotLane]
    bars: Bars | None


def picture(timetable: Timetable, view: View) -> Picture:
    """What there is to see of the matches in a stretch of time; the view has a length and a width."""
    seen = timetable.running(view.low, view.high)
    rows = [_count(timetable, view, seen[timetable.outcome[seen] == each]) for each in range(len(OUTCOMES))]
    return Picture(
        view=view,
        matches=len(seen),
        with_errors=int(np.count_nonzero(timetable.rank[seen] == ERROR_RANK)),
        running=np.array(rows),
        errors=_beginnings(timetable, view, ERROR_RANK),
        warnings=_beginnings(timetable, view, WARNING_RANK),
        robots=[
            _robot_lane(timetable, view, name, timetable.running(view.low, view.high, cast))
            for name, cast in zip(timetable.robots, timetable.casts, strict=True)
        ],
        bars=Bars(seen, timetable.lanes[seen]) if len(seen) <= BARS_MOST else None,
    )


def _robot_lane(timetable: Timetable, view: View, name: str, seen: Ints) -> RobotLane:
    return RobotLane(
        name=name,
        running=_count(timetable, view, seen),
        errors=_count(timetable, view, seen[timetable.rank[seen] == ERROR_RANK]),
        matches=len(seen),
        busy=_covered(timetable.start[seen], timetable.end[seen], view) / (view.high - view.low),
    )


def _pixels(times: Floats, view: View) -> Ints:
    """The pixels in which times lie, those out of sight at the ends."""
    scale = view.width / (view.high - view.low)
    return np.clip((times - view.low) * scale, 0, view.width - 1).astype(np.int64)


def _count(timetable: Timetable, view: View, seen: Ints) -> Ints:
    """How many of these matches run at each pixel; one that is shorter than a pixel counts in its own."""
    first, last = _pixels(timetable.start[seen], view), _pixels(timetable.end[seen], view)
    changes = np.bincount(first, minlength=view.width + 1) - np.bincount(last + 1, minlength=view.width + 1)
    return np.cumsum(changes)[: view.width]


def _beginnings(timetable: Timetable, view: View, rank: int) -> Ints:
    chosen = timetable.began(view.low, view.high, rank)
    return np.bincount(_pixels(timetable.start[chosen], view), minlength=view.width)


def _covered(start: Floats, end: Floats, view: View) -> float:
    """How long at least one of the spans, which are in the order of their starts, lasts in the view."""
    if not len(start):
        return 0.0
    start, end = np.maximum(start, view.low), np.minimum(end, view.high)
    reached = np.maximum.accumulate(end)
    before = np.concatenate(([view.low], reached[:-1]))
    return float(np.maximum(0.0, reached - np.maximum(start, before)).sum())
