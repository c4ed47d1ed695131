"""Typed events. `kafka_client.decoding.decode` makes them of records; see docs/contract.md for the contract.

The fields of a body are annotated with what the wire allows, and named as there in camel case: what converts
as it stands needs no other reader (`kafka_client.bodies`). Between our own processes events carry a tag, in a
field that no event of the game has. Events are many, and none can be part of a cycle:
``gc=False`` spares the garbage collector looking at them.
"""

from collections import Counter
from collections.abc import Mapping
from enum import IntEnum
from typing import Annotated, Any, Literal

import msgspec

from kafka_client.records import Record

MAX_ROUND = 1_000_000
TIME_LIMIT = 253_402_300_800_000
"""The first millisecond of the year 10000: event times lie before it."""

RoundNumber = Annotated[int, msgspec.Meta(ge=0, le=MAX_ROUND)]
Milliseconds = (
    Annotated[int, msgspec.Meta(ge=0, lt=TIME_LIMIT)] | Annotated[float, msgspec.Meta(ge=0, lt=TIME_LIMIT)]
)
"""A time on the wire, where it is a number."""
Number = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)] | float

Pairs = tuple[tuple[str, str], ...]
"""(participant id, response text), in the order of the list they came in."""


class Role(IntEnum):
    """What a topic holds. The order decides between events of the same time."""

    MATCH_EVENTS = 0
    ROBOT_COMMANDS = 1
    ROBOT_EVENTS = 2
    ROBOT_ORCHESTRATION_EVENTS = 3

    @property
    def label(self) -> str:
        """The role's name on the command line, which is also the topic's usual name."""
        return self.name.lower().replace("_", "-")

    @classmethod
    def from_label(cls, label: str) -> "Role":
        """The inverse of `label`. Raises KeyError."""
        return {role.label: role for role in cls}[label]


DEFAULT_TOPICS: Mapping[Role, str] = {role: role.label for role in Role}
"""The usual topic of each role."""


class MatchCreated(msgspec.Struct, frozen=True, gc=False, tag_field="$kind", rename="camel"):
    """``match.created``: a match is being prepared."""

    template_type: str | None = None
    total_participants: int | None = None


class MatchStarted(msgspec.Struct, frozen=True, gc=False, tag_field="$kind"):
    """``match.started``: who plays. Either list is None where the event does not give it."""

    participants: tuple[str, ...]
    humans: tuple[str, ...] | None = None
    robots: tuple[str, ...] | None = None


class RoundStarting(msgspec.Struct, frozen=True, gc=False, tag_field="$kind", rename="camel"):
    """``round.starting``: a round is about to start."""

    round: RoundNumber
    prompt: str | None = None


class RobotsNeeded(msgspec.Struct, frozen=True, gc=False, tag_field="$kind", rename="camel"):
    """``round.robots_needed``: so many robots are wanted, and not these."""

    round: RoundNumber
    count: int | None = None
    exclude: tuple[str, ...] | None = msgspec.field(default=None, name="excludeRobots")


class RobotsAssigned(msgspec.Struct, frozen=True, gc=False, tag_field="$kind"):
    """``round.robots_assigned``. ``robots`` are (id, identity) pairs."""

    round: RoundNumber
    robots: Pairs | None = None


class RoundStarted(msgspec.Struct, frozen=True, gc=False, tag_field="$kind", rename="camel"):
    """``round.started``: the prompt, and who is to answer it."""

    round: RoundNumber
    prompt: str | None = None
    active: tuple[str, ...] | None = msgspec.field(default=None, name="activeParticipants")


class ResponseGiven(msgspec.Struct, frozen=True, gc=False, tag_field="$kind", rename="camel"):
    """``response.submitted`` or match-events' ``response.generated``. ``processing_time`` is in seconds."""

    round: RoundNumber
    participant_id: str
    response: str
    participant_type: Literal["human", "robot"] | None = None
    robot_type: str | None = None
    model: str | None = None
    processing_time: Number | None = None
    submitted_at: Milliseconds | None = None


class RoundCompleted(msgspec.Struct, frozen=True, gc=False, tag_field="$kind"):
    """``round.completed``: the responses as the game saw them."""

    round: RoundNumber
    responses: Pairs | None = None
    completed_at: Milliseconds | None = None


class VotingStarted(msgspec.Struct, frozen=True, gc=False, tag_field="$kind"):
    """``voting.started`` and ``round.voting_started``: the responses that are voted on."""

    round: RoundNumber | None = None
    responses: Pairs | None = None


class VoteSubmitted(msgspec.Struct, frozen=True, gc=False, tag_field="$kind", rename="camel"):
    """``vote.submitted``: who a voter takes for the human."""

    voter_id: str
    human_guess: str
    round: RoundNumber | None = None
    submitted_at: Milliseconds | None = None


class MatchCompleted(msgspec.Struct, frozen=True, gc=False, tag_field="$kind", rename="camel"):
    """``match.completed``. ``duration`` is in milliseconds."""

    result: Literal["correct", "incorrect"]
    human: str | None = msgspec.field(default=None, name="humanParticipant")
    human_guess: str | None = None
    robots: tuple[str, ...] | None = msgspec.field(default=None, name="actualRobots")
    completed_at: Milliseconds | None = None
    duration: Number | None = None


class GenerateResponse(msgspec.Struct, frozen=True, gc=False, tag_field="$kind", rename="camel"):
    """``generate_response``: a robot is asked to answer a prompt."""

    round: RoundNumber
    prompt: str | None = None


class GenerateVote(msgspec.Struct, frozen=True, gc=False, tag_field="$kind", rename="camel"):
    """``generate_vote``: a robot is asked to vote."""

    round: RoundNumber


class RobotAnswer(msgspec.Struct, frozen=True, gc=False, tag_field="$kind", rename="camel"):
    """``response.generated`` of robot-events. ``processing_time`` is in seconds."""

    round: RoundNumber
    response: str
    processing_time: Number | None = None
    model: str | None = None
    participant_id: str | None = None


class RobotError(msgspec.Struct, frozen=True, gc=False, tag_field="$kind", rename="camel"):
    """``response.error``: a robot failed to answer."""

    round: RoundNumber
    error: str | None = None
    retry_count: int | None = None


class RobotNotice(msgspec.Struct, frozen=True, gc=False, tag_field="$kind"):
    """``robot.instantiated``, ``.released``, ``.pool_scaled``, ``.health_check``: free data."""


class Unknown(msgspec.Struct, frozen=True, gc=False, tag_field="$kind"):
    """A type that this program does not know, in this role."""


class Invalid(msgspec.Struct, frozen=True, gc=False, tag_field="$kind"):
    """A known type without the data that it requires; ``reason`` says which."""

    reason: str


Body = (
    MatchCreated
    | MatchStarted
    | RoundStarting
    | RobotsNeeded
    | RobotsAssigned
    | RoundStarted
    | ResponseGiven
    | RoundCompleted
    | VotingStarted
    | VoteSubmitted
    | MatchCompleted
    | GenerateResponse
    | GenerateVote
    | RobotAnswer
    | RobotError
    | RobotNotice
    | Unknown
    | Invalid
)


class Event(msgspec.Struct, frozen=True, gc=False, tag_field="$kind"):
    """A decoded record.

    ``time`` is the event time in Unix milliseconds: the value's timestamp, else the record's; when ``timed``
    is False neither had one and the replay order fills it in. ``type`` is empty when neither value nor header
    names one. ``conflicting_type`` is the header's type where it disagrees with the value's. ``match_id`` is
    None only for ``robot.*`` events that belong to no match.
    """

    role: Role
    type: str
    match_id: str | None
    id: str | None
    robot_id: str | None
    correlation_id: str | None
    time: float
    timed: bool
    conflicting_type: str | None
    body: Body
    record: Record


class Undecodable(msgspec.Struct, frozen=True, gc=False, tag_field="$kind"):
    """A record that is not an event, and why."""

    record: Record
    reason: str


class TopicRoles:
    """Which topic has which role.

    In a topic that is not named, or that several roles share, a record's role comes from its value's shape.
    """

    def __init__(self, topics: Mapping[Role, str] = DEFAULT_TOPICS) -> None:
        self.topics = dict(topics)
        shared = Counter(self.topics.values())
        self._roles = {name: role for role, name in self.topics.items() if shared[name] == 1}

    def named(self, topic: str) -> Role | None:
        """The role of the topic's records whatever their values, None where they tell it."""
        return self._roles.get(topic)

    def role_of(self, topic: str, value: Mapping[str, Any]) -> Role:
        """The role of a record of that topic with that value."""
        role = self._roles.get(topic)
        if role is not None:
            return role
        if "action" in value:
            return Role.ROBOT_COMMANDS
        return Role.ROBOT_EVENTS if "robotId" in value else Role.MATCH_EVENTS
