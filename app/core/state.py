"""What a match is rebuilt into.

The parts (rounds, responses, votes, commands, anomalies) are immutable and shared between the states of a
match; `MatchState` itself holds them in plain dicts, so that a fold may change the one state that it makes.
States are many, and none can be part of a cycle: ``gc=False`` spares the garbage collector looking at them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec

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


class MatchState(msgspec.Struct, gc=False):
    """A match after some of its events. Only `app.core.match` changes one, and only one that it has made.

    Times are Unix ms, durations ms. ``participants`` are all ids that ``match.started`` named, None before.
    ``commands`` maps the number of a command's event to the command. Maps are in order of arrival.

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
    started_at: float | None = None
    completed_at: float | None = None
    reported_duration: float | None = None
    first_time: float | None = None
    latest_time: float = 0
    last_answered: int | None = None
    has_match_events: bool = False
    truncated: bool = False
    types: dict[str, str] = {}
    robot_types: dict[str, str] = {}
    models: dict[str, str] = {}
    rounds: dict[int, Round] = {}
    votes: dict[tuple[str, int | None], Vote] = {}
    commands: dict[int, Command] = {}
    commands_of_round: dict[int, tuple[int, ...]] = {}
    unanswered: dict[tuple[int, str], tuple[int, ...]] = {}
    vote_commands: dict[str, tuple[int, ...]] = {}
    unpaired: dict[tuple[int, str], int] = {}
    anomalies: list[Anomaly] = []
    seen: dict[tuple[int, str], Position] = {}
    partition_times: dict[tuple[str, int], float] = {}

    def copy(self) -> MatchState:
        """A state of its own with the same parts."""
        return msgspec.structs.replace(
            self,
            types=self.types.copy(),
            robot_types=self.robot_types.copy(),
            models=self.models.copy(),
            rounds=self.rounds.copy(),
            votes=self.votes.copy(),
            commands=self.commands.copy(),
            commands_of_round=self.commands_of_round.copy(),
            unanswered=self.unanswered.copy(),
            vote_commands=self.vote_commands.copy(),
            unpaired=self.unpaired.copy(),
            anomalies=self.anomalies.copy(),
            seen=self.seen.copy(),
            partition_times=self.partition_times.copy(),
        )

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
        return [self.rounds[number] for number in sorted(self.rounds)]

    def sorted_commands(self) -> list[Command]:
        """The commands in replay order."""
        return list(self.commands.values())
