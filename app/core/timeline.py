"""The geometry of a match's timeline: lanes, bands, bars and marks, told in event numbers.

Everything lies at events, so one array of times (or the numbers themselves) places all of it on either axis.
Numbers count from 1 as in `Replay`; arrays over the events have event ``number`` at index ``number - 1``.
"""

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

import msgspec
import numpy as np
import numpy.typing as npt

from app.core.lanes import Cast, Grouped, Lane
from app.core.replay import Replay, Step
from app.core.state import Anomaly, Command, CommandOutcome, MatchState, Round, Severity
from kafka_client.events import (
    Body,
    GenerateResponse,
    GenerateVote,
    Invalid,
    MatchCompleted,
    MatchCreated,
    MatchStarted,
    ResponseGiven,
    RobotAnswer,
    RobotError,
    RobotNotice,
    RobotsAssigned,
    RobotsNeeded,
    RoundCompleted,
    RoundStarted,
    RoundStarting,
    Unknown,
    VoteSubmitted,
    VotingStarted,
)

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Mark(IntEnum):
    """What an event is drawn as. Where there is room for one, the greatest is drawn."""

    DUPLICATE = 0
    NOTICE = 1
    COMMAND = 2
    ROBOT_ANSWER = 3
    UNKNOWN = 4
    ROUND_END = 5
    ROUND_START = 6
    VOTING = 7
    RESPONSE = 8
    VOTE = 9
    MATCH_START = 10
    MATCH_END = 11
    INVALID = 12
    ERROR = 13


class Band(msgspec.Struct, frozen=True):
    """A stretch of the match, from event ``start`` to event ``end``: a round, or voting (``voting``).

    ``closed`` is False where its end was not seen.
    """

    label: str
    round: int | None
    prompt: str | None
    start: int
    end: int
    voting: bool
    closed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """The commands, in replay order: all arrays have one entry for each.

    ``start`` and ``end`` are event numbers; a command without an answer ends with what ended it, or with the
    log. ``outcome`` indexes `OUTCOMES`.
    """

    commands: tuple[Command, ...]
    start: Ints
    end: Ints
    lane: Ints
    outcome: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Waits:
    """From a round's start to each response to it: event numbers ``start`` and ``end``, and the lane."""

    start: Ints
    end: Ints
    lane: Ints


@dataclass(frozen=True, slots=True, eq=False)
class TimelineLayout:
    """Where everything of a replay lies. Immutable, so it may be made in a worker and shown by the window.

    Arrays over the events: ``times`` in ms since the match's start (negative before it), ``reached`` the
    largest of them so far, ``lane`` an index into ``lanes``, ``mark`` a `Mark`, ``severity`` an index into
    `SEVERITY_RANKS` (0 for none). ``at_end`` are the anomalies found at the log's end; they count as the last
    event's.
    """

    replay: Replay
    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]
    bars: Bars
    waits: Waits
    times: Floats
    reached: Floats
    lane: Ints
    mark: Ints
    severity: Ints
    at_end: tuple[Anomaly, ...]

    @property
    def count(self) -> int:
        """How many events there are."""
        return len(self.times)

    def anomalies_at(self, number: int) -> tuple[Anomaly, ...]:
        """What was found at the event; at the last one also what was found at the log's end."""
        found = self.replay.steps[number - 1].anomalies
        return (*found, *self.at_end) if number == self.count else found

    def band_at(self, number: int) -> Band | None:
        """The band that the event lies in, the one that began last where several do."""
        inside = [band for band in self.bands if band.start <= number <= band.end]
        return max(inside, key=lambda band: band.start) if inside else None


OUTCOMES = tuple(CommandOutcome)
SEVERITY_RANKS = (None, Severity.INFO, Severity.WARNING, Severity.ERROR)

_RANK = {severity: rank for rank, severity in enumerate(SEVERITY_RANKS)}
_OUTCOME = {outcome: index for index, outcome in enumerate(OUTCOMES)}

_MARKS: dict[type[Body], Mark] = {
    MatchCreated: Mark.NOTICE,
    MatchStarted: Mark.MATCH_START,
    RoundStarting: Mark.NOTICE,
    RobotsNeeded: Mark.NOTICE,
    RobotsAssigned: Mark.NOTICE,
    RoundStarted: Mark.ROUND_START,
    ResponseGiven: Mark.RESPONSE,
    RoundCompleted: Mark.ROUND_END,
    VotingStarted: Mark.VOTING,
    VoteSubmitted: Mark.VOTE,
    MatchCompleted: Mark.MATCH_END,
    GenerateResponse: Mark.COMMAND,
    GenerateVote: Mark.COMMAND,
    RobotAnswer: Mark.ROBOT_ANSWER,
    RobotError: Mark.ERROR,
    RobotNotice: Mark.NOTICE,
    Unknown: Mark.UNKNOWN,
    Invalid: Mark.INVALID,
}


def layout(replay: Replay) -> TimelineLayout:
    """Lay out a match. Long ones are better laid out off the GUI thread: 10,000 events cost about 50 ms."""
    steps, state = replay.steps, replay.final
    mark, severity, grouped = _sort_out(steps)
    cast = Cast(grouped, state)
    commands = state.sorted_commands()
    command_keys = cast.of_commands(commands)
    keys = cast.of_steps(steps, commands, command_keys)
    lane_keys = sorted({*cast.named(), *keys})
    index = {key: place for place, key in enumerate(lane_keys)}
    lane = np.array([index[key] for key in keys], np.int64)
    start = state.first_time if state.started_at is None else state.started_at
    times = np.array([step.event.time for step in steps], np.float64) - (start or 0)
    at_end = tuple(anomaly for anomaly in state.anomalies if anomaly.number is None)
    severity[-1:] = [_worst((*step.anomalies, *at_end)) for step in steps[-1:]]
    milestones = _Milestones(grouped)
    return TimelineLayout(
        replay=replay,
        lanes=tuple(cast.lane(key) for key in lane_keys),
        bands=tuple(_bands(grouped, state, milestones, len(steps))),
        bars=_bars(commands, [index[key] for key in command_keys], milestones, len(steps)),
        waits=_waits(grouped, milestones, lane),
        times=times,
        reached=np.maximum.accumulate(times),
        lane=lane,
        mark=np.array(mark, np.int64),
        severity=np.array(severity, np.int64),
        at_end=at_end,
    )


def _sort_out(steps: Sequence[Step]) -> tuple[list[Mark], list[int], Grouped]:
    """Each event's mark and worst severity; and the steps by what they are, without the duplicates."""
    marks: list[Mark] = []
    severities = [0] * len(steps)
    grouped: dict[type[Body], list[Step]] = defaultdict(list)
    for index, step in enumerate(steps):
        kind = type(step.event.body)
        if step.anomalies:
            severities[index] = _worst(step.anomalies)
            if any(anomaly.code == "duplicate_event" for anomaly in step.anomalies):
                marks.append(Mark.DUPLICATE)
                continue
        marks.append(_MARKS[kind])
        grouped[kind].append(step)
    return marks, severities, grouped


def _worst(anomalies: Iterable[Anomaly]) -> int:
    return max((_RANK[anomaly.severity] for anomaly in anomalies), default=0)


class _Milestones:
    """The event numbers at which rounds start and complete, voting goes on, and the match completes."""

    def __init__(self, grouped: Grouped) -> None:
        self.match_ends = [step.number for step in grouped.get(MatchCompleted, ())]
        self.starts: dict[int, int] = {}
        for step in grouped.get(RoundStarted, ()):
            self.starts.setdefault(step.round or 0, step.number)
        self._completions: dict[int, list[int]] = defaultdict(list)
        for step in grouped.get(RoundCompleted, ()):
            self._completions[step.round or 0].append(step.number)
        voting = [step.number for kind in (VotingStarted, VoteSubmitted) for step in grouped.get(kind, ())]
        self._turns = sorted([*self.starts.values(), *voting, *self.match_ends])
        self.made = dict(self.starts)
        for kind in (ResponseGiven, RoundCompleted, VoteSubmitted):
            for step in grouped.get(kind, ()):
                if step.round is not None and step.number < self.made.get(step.round, sys.maxsize):
                    self.made[step.round] = step.number

    def completion(self, round_number: int, after: int) -> int | None:
        """The first completion of the round after that event."""
        return _next(self._completions.get(round_number, []), after)

    def end_of_command(self, command: Command) -> int | None:
        """The event that ended a command which was never answered."""
        ends = (self.completion(command.round, command.number), _next(self.match_ends, command.number))
        return min((end for end in ends if end is not None), default=None)

    def next_turn(self, after: int) -> int | None:
        """The next event that begins something else: a round, voting, or the match's end."""
        return _next(self._turns, after)


def _next(numbers: Sequence[int], after: int) -> int | None:
    place = bisect_right(numbers, after)
    return numbers[place] if place < len(numbers) else None


def _bars(commands: Sequence[Command], lanes: list[int], milestones: _Milestones, last: int) -> Bars:
    return Bars(
        commands=tuple(commands),
        start=np.array([command.number for command in commands], np.int64),
        end=np.array([_end(command, milestones, last) for command in commands], np.int64),
        lane=np.array(lanes, np.int64),
        outcome=np.array([_OUTCOME[command.outcome] for command in commands], np.int64),
    )


def _end(command: Command, milestones: _Milestones, last: int) -> int:
    if command.answered_by is not None:
        return command.answered_by
    if command.outcome is CommandOutcome.PENDING:
        return last
    return milestones.end_of_command(command) or last


def _waits(grouped: Grouped, milestones: _Milestones, lane: Ints) -> Waits:
    spans = []
    for step in grouped.get(ResponseGiven, ()):
        start = milestones.starts.get(step.round or 0, step.number)
        if start < step.number:
            spans.append((start, step.number))
    pairs = np.array(spans, np.int64).reshape(-1, 2)
    return Waits(start=pairs[:, 0], end=pairs[:, 1], lane=lane[pairs[:, 1] - 1])


def _bands(grouped: Grouped, state: MatchState, milestones: _Milestones, last: int) -> list[Band]:
    rounds = [_round_band(each, milestones, last) for each in state.sorted_rounds()]
    return sorted([*rounds, *_voting_bands(grouped)], key=lambda band: (band.start, band.end))


def _round_band(each: Round, milestones: _Milestones, last: int) -> Band:
    """From the round's start to its completion, else to where something else begins or the log ends.

    A round that completed before its start was seen begins at the first event that names it.
    """
    made = milestones.made[each.number]
    start = milestones.starts.get(each.number, made)
    completion = milestones.completion(each.number, start)
    if completion is None and (early := milestones.completion(each.number, made - 1)) is not None:
        start, completion = made, early
    return Band(
        label=f"R{each.number}",
        round=each.number,
        prompt=each.prompt,
        start=start,
        end=completion or milestones.next_turn(start) or last,
        voting=False,
        closed=completion is not None,
    )


def _voting_bands(grouped: Grouped) -> Iterator[Band]:
    """From where voting starts, or the first vote, to the match's end or the last vote before a round."""
    kinds = (VotingStarted, VoteSubmitted, RoundStarted, MatchCompleted)
    turns = sorted((step for kind in kinds for step in grouped.get(kind, ())), key=lambda step: step.number)
    begun: Step | None = None
    end = 0
    for step in turns:
        if isinstance(step.event.body, VotingStarted | VoteSubmitted):
            begun = begun or step
            end = step.number
        elif begun is not None:
            completes = isinstance(step.event.body, MatchCompleted)
            yield _voting_band(begun, step.number if completes else end, closed=True)
            begun = None
    if begun is not None:
        yield _voting_band(begun, end, closed=False)


def _voting_band(begun: Step, end: int, *, closed: bool) -> Band:
    return Band("Vote", begun.round, None, begun.number, end, voting=True, closed=closed)
