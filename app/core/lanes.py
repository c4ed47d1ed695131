"""Whose events are whose: the lanes of a match's timeline, and which participant a robot plays."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

import msgspec

from app.core.replay import Step
from app.core.state import Command, MatchState
from kafka_client.events import Body, ResponseGiven, RobotAnswer, RobotsAssigned, VoteSubmitted

Grouped = Mapping[type[Body], Sequence[Step]]
"""A match's steps by what their events are."""


class LaneKind(StrEnum):
    """Whose events a lane holds."""

    HUMAN = "human"
    ROBOT = "robot"
    UNKNOWN = "unknown"
    MATCH = "match"


class Lane(msgspec.Struct, frozen=True):
    """A row of the timeline. ``name`` is a participant or a robot, ``word`` says what it is."""

    name: str
    kind: LaneKind
    word: str


LaneKey = tuple[int, str]
"""(rank, name): the order of the lanes."""

NAMED, OTHER, ROBOT, MATCH = range(4)
MATCH_LANE: LaneKey = (MATCH, "")


class Cast:
    """Who is in a match: the participants it names, others that occur, and robots without a participant."""

    def __init__(self, grouped: Grouped, state: MatchState) -> None:
        self._state = state
        self._humans, self._robots = frozenset(state.humans), frozenset(state.robots)
        self._named = {*(state.participants or ()), *self._humans, *self._robots}
        self._players: dict[tuple[int | None, str], list[str]] = defaultdict(list)
        self._robot_of: dict[str, str] = {}
        for robot, who, round_number in _castings(grouped):
            self._robot_of.setdefault(who, robot)
            for key in ((round_number, robot), (None, robot)):
                if who not in self._players[key]:
                    self._players[key].append(who)

    def named(self) -> list[LaneKey]:
        """The lanes of the participants that the match names, whether or not they do anything."""
        return [(NAMED, who) for who in self._named]

    def of_commands(self, commands: Sequence[Command]) -> list[LaneKey]:
        """The lane of each command: several participants of one robot type are asked in turn."""
        asked: Counter[tuple[int, str, str]] = Counter()
        keys = []
        for command in commands:
            if command.robot_id is None:
                keys.append(MATCH_LANE)
                continue
            turn = (command.round, command.robot_id, command.action)
            keys.append(self._robot(command.robot_id, command.round, asked[turn]))
            asked[turn] += 1
        return keys

    def of_steps(
        self, steps: Iterable[Step], commands: Sequence[Command], command_keys: Sequence[LaneKey]
    ) -> list[LaneKey]:
        """The lane of each event; a command and its answer share theirs."""
        settled: dict[int, LaneKey] = {}
        for command, key in zip(commands, command_keys, strict=True):
            settled[command.number] = key
            if command.answered_by is not None:
                settled[command.answered_by] = key
        return [self._of_step(step, settled) for step in steps]

    def _of_step(self, step: Step, settled: Mapping[int, LaneKey]) -> LaneKey:
        body = step.event.body
        if isinstance(body, ResponseGiven):
            return self._participant(body.participant_id)
        if isinstance(body, VoteSubmitted):
            return self._participant(body.voter_id)
        if isinstance(body, RobotAnswer) and body.participant_id is not None:
            return self._participant(body.participant_id)
        if step.event.robot_id is None:
            return MATCH_LANE
        return settled.get(step.number) or self._robot(step.event.robot_id, step.round, turn=0)

    def _participant(self, who: str) -> LaneKey:
        return (NAMED if who in self._named else OTHER, who)

    def _robot(self, robot: str, round_number: int | None, turn: int) -> LaneKey:
        players = self._players.get((round_number, robot)) or self._players.get((None, robot))
        return self._participant(players[turn % len(players)]) if players else (ROBOT, robot)

    def lane(self, key: LaneKey) -> Lane:
        """The lane as it is shown."""
        rank, name = key
        if rank == MATCH:
            return Lane("match", LaneKind.MATCH, "")
        if rank == ROBOT:
            return Lane(name, LaneKind.ROBOT, "no participant")
        if name in self._humans:
            return Lane(name, LaneKind.HUMAN, "human")
        robot_type = self._state.robot_types.get(name) or self._robot_of.get(name)
        if name in self._robots or robot_type:
            return Lane(name, LaneKind.ROBOT, robot_type or "robot")
        return Lane(name, LaneKind.UNKNOWN, "unknown")


def _castings(grouped: Grouped) -> Iterator[tuple[str, str, int]]:
    """(robot, participant, round) where events say which participant a robot plays, the surest first."""
    for step in grouped.get(RobotsAssigned, ()):
        body = step.event.body
        if isinstance(body, RobotsAssigned):
            for robot, who in body.robots or ():
                yield robot, who, body.round
    for step in grouped.get(ResponseGiven, ()):
        body = step.event.body
        if isinstance(body, ResponseGiven) and body.robot_type is not None:
            yield body.robot_type, body.participant_id, body.round
    for step in grouped.get(RobotAnswer, ()):
        body = step.event.body
        if isinstance(body, RobotAnswer) and body.participant_id is not None and step.event.robot_id:
            yield step.event.robot_id, body.participant_id, body.round
