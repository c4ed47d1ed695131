"""What each type of event has in its ``data``: from JSON values to the bodies of `kafka_client.events`."""

import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from msgspec import convert

from kafka_client.events import (
    MAX_ROUND,
    TIME_LIMIT,
    Body,
    GenerateResponse,
    GenerateVote,
    Invalid,
    MatchCompleted,
    MatchCreated,
    MatchStarted,
    Milliseconds,
    Number,
    Pairs,
    ResponseGiven,
    RobotAnswer,
    RobotError,
    RobotNotice,
    RobotsAssigned,
    RobotsNeeded,
    Role,
    RoundCompleted,
    RoundNumber,
    RoundStarted,
    RoundStarting,
    Unknown,
    VoteSubmitted,
    VotingStarted,
)


class _Answer(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """A participant's response in a list of them."""

    participant_id: str
    response: str


class _Assignment(msgspec.Struct, frozen=True, gc=False):
    """A robot in ``round.robots_assigned``."""

    id: str
    identity: str


class _MatchStarted(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """The data of `MatchStarted`: one human or several."""

    participants: tuple[str, ...]
    human_participants: tuple[str, ...] | None = None
    human_participant: str | None = None
    robot_participants: tuple[str, ...] | None = None

    def body(self) -> MatchStarted:
        humans = self.human_participants
        if humans is None and self.human_participant is not None:
            humans = (self.human_participant,)
        return MatchStarted(self.participants, humans, self.robot_participants)


class _RobotsAssigned(msgspec.Struct, frozen=True, gc=False):
    """The data of `RobotsAssigned`."""

    round: RoundNumber
    robots: tuple[_Assignment, ...] | None = None

    def body(self) -> RobotsAssigned:
        pairs = None if self.robots is None else tuple([(each.id, each.identity) for each in self.robots])
        return RobotsAssigned(self.round, pairs)


class _RoundCompleted(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """The data of `RoundCompleted`."""

    round: RoundNumber
    responses: tuple[_Answer, ...] | None = None
    completed_at: Milliseconds | None = None

    def body(self) -> RoundCompleted:
        return RoundCompleted(self.round, _pairs(self.responses), self.completed_at)


class _VotingStarted(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """The data of `VotingStarted`."""

    round: RoundNumber | None = None
    all_responses: tuple[_Answer, ...] | None = None

    def body(self) -> VotingStarted:
        return VotingStarted(self.round, _pairs(self.all_responses))


def _pairs(answers: tuple[_Answer, ...] | None) -> Pairs | None:
    return None if answers is None else tuple([(each.participant_id, each.response) for each in answers])


OtherForm = _MatchStarted | _RobotsAssigned | _RoundCompleted | _VotingStarted
"""Data of another form than the fields of its body."""
Data = Body | OtherForm
OTHER_FORMS = (_MatchStarted, _RobotsAssigned, _RoundCompleted, _VotingStarted)


def read_body(role: Role, type_name: str, data: Any) -> Body:
    """The body of an event of that type; `Invalid` where data that the type requires is absent."""
    kind = KINDS.get((role, type_name))
    if kind is None:
        return RobotNotice() if type_name in _NOTICES else Unknown()
    data = data if isinstance(data, dict) else {}
    try:
        found = convert(data, kind)
    except msgspec.ValidationError:
        found = _read_tolerantly(type_name, kind, data)
    return found.body() if isinstance(found, OTHER_FORMS) else found


def parse_time(value: Any) -> float | None:
    """Unix milliseconds from a number of them or an ISO-8601 text (no zone means UTC); None when neither.

    Times before 1970 or after the year 9999 are None too.
    """
    if isinstance(value, str):
        value = _iso_milliseconds(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if 0 <= value < TIME_LIMIT else None


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_DATE = re.compile(r"[0-9W-]+(?:$|[Tt ])")


def _iso_milliseconds(text: str) -> float | None:
    # datetime takes any character for the T between date and time.
    if not _DATE.match(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - _EPOCH) / _MILLISECOND


def _read_tolerantly(type_name: str, kind: type[Data], data: Mapping[str, Any]) -> Data:
    """The body where a value is not as annotated: optional data of a wrong type counts as absent."""
    given = {}
    for field in msgspec.structs.fields(kind):
        value = _field(data.get(field.encode_name), field.type)
        if value is not None:
            given[field.name] = value
        elif field.required:
            return Invalid(f"{type_name} needs {field.encode_name} {_WANTED[field.type]}")
    return kind(**given)


def _field(value: Any, annotation: Any) -> Any:
    """The value as annotated, None where it is of another type."""
    if annotation == Milliseconds | None:
        return parse_time(value)
    if annotation == Number | None:
        return _number(value)
    try:
        return convert(value, annotation)
    except msgspec.ValidationError:
        return None


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if -sys.float_info.max <= value <= sys.float_info.max else None


_NOTICES = frozenset({"robot.instantiated", "robot.released", "robot.pool_scaled", "robot.health_check"})

KINDS: dict[tuple[Role, str], type[Data]] = {
    (Role.MATCH_EVENTS, "match.created"): MatchCreated,
    (Role.MATCH_EVENTS, "match.started"): _MatchStarted,
    (Role.MATCH_EVENTS, "round.starting"): RoundStarting,
    (Role.MATCH_EVENTS, "round.robots_needed"): RobotsNeeded,
    (Role.MATCH_EVENTS, "round.robots_assigned"): _RobotsAssigned,
    (Role.MATCH_EVENTS, "round.started"): RoundStarted,
    (Role.MATCH_EVENTS, "response.submitted"): ResponseGiven,
    (Role.MATCH_EVENTS, "response.generated"): ResponseGiven,
    (Role.MATCH_EVENTS, "round.completed"): _RoundCompleted,
    (Role.MATCH_EVENTS, "voting.started"): _VotingStarted,
    (Role.MATCH_EVENTS, "round.voting_started"): _VotingStarted,
    (Role.MATCH_EVENTS, "vote.submitted"): VoteSubmitted,
    (Role.MATCH_EVENTS, "match.completed"): MatchCompleted,
    (Role.ROBOT_COMMANDS, "generate_response"): GenerateResponse,
    (Role.ROBOT_COMMANDS, "generate_vote"): GenerateVote,
    (Role.ROBOT_EVENTS, "response.generated"): RobotAnswer,
    (Role.ROBOT_EVENTS, "response.error"): RobotError,
    (Role.ROBOT_ORCHESTRATION_EVENTS, "round.robots_needed"): RobotsNeeded,
    (Role.ROBOT_ORCHESTRATION_EVENTS, "round.robots_assigned"): _RobotsAssigned,
}
"""Which types exist in which role, and the data of each."""

_WANTED: dict[Any, str] = {
    RoundNumber: f"(an integer from 0 to {MAX_ROUND:,})",
    str: "(a string)",
    tuple[str, ...]: "(a list of ids)",
    msgspec.structs.fields(MatchCompleted)[0].type: "('correct' or 'incorrect')",
}
"""What a required field must be, by its annotation."""
