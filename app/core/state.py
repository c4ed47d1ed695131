"""What a match is rebuilt into: immutable values, so that every step of a replay can keep its own.

They are many, and none can be part of a cycle: ``gc=False`` spares the garbage collector looking at them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec
from rpds import HashTrieMap

Position = tuple[str, int, int]
"""(topic, partition, offset) of a record."""


class Status(StrEnum):
    """How far a match is."""

    WAITING = "waiting"
    IN_PROGRESS = "in_progress"
    VOTING = "voting"
    COMPLETED = "completed"


class Outcome(StrEnum):
    """How a match ended: whether the guess named a human, or that it did not end."""

    CORRECT = "correct"
    INCORRECT = "incorrect"
    UNFINISHED = "unfinished"


class CommandOutcome(StrEnum):
    """What became of a command to a robot."""

    PENDING = "pending"
    ANSWERED = "answered"
    ERROR = "error"
    TIMEOUT = "timeout"


class Severity(StrEnum):
    """How bad an anomaly is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Anomaly(msgspec.Struct, frozen=True, gc=False):
    """Something in a match that should not be.

    ``number`` is the event it was found at, None at the log's end.
    """

    code: str
    severity: Severity
    message: str
    records: tuple[Position, ...]
    number: int | None


class Response(msgspec.Struct, frozen=True, gc=False):
    """A standing answer, set by event ``number``.

    Times are Unix ms, ``latency`` is ms since the round's start, ``processing_time`` is in seconds.
    """

    participant_id: str
    participant_type: str | None
    text: str
    robot_type: str | None
    model: str | None
    processing_time: float | None
    submitted_at: float
    time: float
    latency: float | None
    number: int
    position: Position


class Round(msgspec.Struct, frozen=True, gc=False):
    """One round. ``start_seen`` is False while it was made by a response, completion or vote alone."""

    number: int
    prompt: str | None = None
    started_at: float | None = None
    completed_at: float | None = None
    start_seen: bool = False
    active: tuple[str, ...] | None = None
    responses: Mapping[str, Response] = {}


class Vote(msgspec.Struct, frozen=True, gc=False):
    """A standing vote; ``round`` is None where the vote named none."""

    voter_id: str
    human_guess: str
    round: int | None
    submitted_at: float
    number: int


class Command(msgspec.Struct, frozen=True, gc=False):
    """A command to a robot, given by event ``number``, and what became of it. Times are Unix ms."""

    number: int
    command_id: str | None
    robot_id: str | None
    action: str
    round: int
    commanded_at: float
    position: Position
    answered_at: float | None = None
    answered_by: int | None = None
    outcome: CommandOutcome = CommandOutcome.PENDING
    errors: tuple[str, ...] = ()

    @property
    def latency(self) -> float | None:
        """Milliseconds from the command to its answer."""
        return None if self.answered_at is None else self.answered_at - self.commanded_at


class MatchState(msgspec.Struct, frozen=True, gc=False):
    """A match after some of its events. Made and changed only by `app.core.match.apply` and `finish`.

    Times are Unix ms, durations ms. ``participants`` are all ids that ``match.started`` named, None before.
    ``commands`` maps the number of a command's event to the command. ``round_numbers`` and
    ``command_numbers`` are the maps' keys in order of arrival: iterating over the maps themselves is slow.

    The rest serves the rules. By number and oldest first, ``commands_of_round`` has all commands of a round,
    ``unanswered`` those of a (round, robot) without an answer (the key stays when all are answered), and
    ``vote_commands`` those of them that ask the robot for a vote; ``last_answered`` is the command that was
    answered last. ``unpaired`` counts, for a (round, robot), the answers that so far came one way only: above
    0 on robot-events, below 0 on match-events. ``seen`` maps a (role, event id) to the first record with it,
    and ``partition_times`` a (topic, partition) to the event time of its last record.
    """

    match_id: str
    count: int = 0
    status: Status = Status.WAITING
    outcome: Outcome = Outcome.UNFINISHED
    human_guess: str | None = None
    participants: tuple[str, ...] | None = None
    started_humans: tuple[str, ...] | None = None
    started_robots: tuple[str, ...] | None = None
    completed_humans: tuple[str, ...] | None = None
    completed_robots: tuple[str, ...] | None = None
    types: Mapping[str, str] = {}
    robot_types: Mapping[str, str] = {}
    models: Mapping[str, str] = {}
    started_at: float | None = None
    completed_at: float | None = None
    reported_duration: float | None = None
    first_time: float | None = None
    latest_time: float = 0
    rounds: HashTrieMap[int, Round] = HashTrieMap()
    round_numbers: tuple[int, ...] = ()
    votes: Mapping[tuple[str, int | None], Vote] = {}
    commands: HashTrieMap[int, Command] = HashTrieMap()
    command_numbers: tuple[int, ...] = ()
    commands_of_round: HashTrieMap[int, tuple[int, ...]] = HashTrieMap()
    unanswered: HashTrieMap[tuple[int, str], tuple[int, ...]] = HashTrieMap()
    vote_commands: HashTrieMap[str, tuple[int, ...]] = HashTrieMap()
    last_answered: int | None = None
    unpaired: HashTrieMap[tuple[int, str], int] = HashTrieMap()
    anomalies: tuple[Anomaly, ...] = ()
    seen: HashTrieMap[tuple[int, str], Position] = HashTrieMap()
    partition_times: Mapping[tuple[str, int], float] = {}
    has_match_events: bool = False
    truncated: bool = False

    @property
    def duration(self) -> float | None:
        """The reported duration, else the time from start to completion."""
        if self.reported_duration is not None or self.started_at is None or self.completed_at is None:
            return self.reported_duration
        return self.completed_at - self.started_at

    @property
    def humans(self) -> tuple[str, ...]:
        """From match.started, else match.completed, else the participants' types."""
        return self._who("human", self.started_humans, self.completed_humans)

    @property
    def robots(self) -> tuple[str, ...]:
        """From match.started, else match.completed, else the participants' types."""
        return self._who("robot", self.started_robots, self.completed_robots)

    def _who(
        self, kind: str, started: tuple[str, ...] | None, completed: tuple[str, ...] | None
    ) -> tuple[str, ...]:
        if started is not None:
            return started
        if completed is not None:
            return completed
        return tuple(sorted(who for who, its_kind in self.types.items() if its_kind == kind))

    def sorted_rounds(self) -> list[Round]:
        """The rounds by number."""
        return [self.rounds[number] for number in sorted(self.round_numbers)]

    def sorted_commands(self) -> list[Command]:
        """The commands in replay order."""
        return [self.commands[number] for number in self.command_numbers]
