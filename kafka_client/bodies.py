"""What each type of event has in its ``data``: from JSON values to the bodies of `kafka_client.events`."""

import re
import sys
from collections.abc import Callable, Mapping
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


def read_body(role: Role, type_name: str, data: Any) -> Body:
    """The body of an event of that type; `Invalid` where data that the type requires is absent."""
    kind = _KINDS.get((role, type_name))
    if kind is None:
        return RobotNotice() if type_name in _NOTICES else Unknown()
    data = data if isinstance(data, dict) else {}
    try:
        return _SPECIAL[kind](data) if kind in _SPECIAL else convert(data, kind)
    except msgspec.ValidationError:
        return _read_tolerantly(type_name, kind, data)
    except _MissingDataError as missing:
        return Invalid(f"{type_name} needs {missing}")


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


class _MissingDataError(Exception):
    """Required data is absent; the message names it."""


def _read_tolerantly(type_name: str, kind: type[Body], data: Mapping[str, Any]) -> Body:
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


def _text(data: Mapping[str, Any], name: str) -> str | None:
    value = data.get(name)
    return value if isinstance(value, str) else None


def _texts(data: Mapping[str, Any], name: str) -> tuple[str, ...] | None:
    value = data.get(name)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return None
    return tuple(value)


def _pairs(data: Mapping[str, Any], name: str, first: str, second: str) -> Pairs | None:
    value = data.get(name)
    if not isinstance(value, list):
        return None
    pairs = []
    for item in value:
        if not isinstance(item, dict):
            return None
        one, two = item.get(first), item.get(second)
        if not isinstance(one, str) or not isinstance(two, str):
            return None
        pairs.append((one, two))
    return tuple(pairs)


def _optional_round(data: Mapping[str, Any]) -> int | None:
    number: int | None = _field(data.get("round"), RoundNumber)
    return number


def _round(data: Mapping[str, Any]) -> int:
    number = _optional_round(data)
    if number is None:
        raise _MissingDataError(f"round {_WANTED[RoundNumber]}")
    return number


def _match_started(data: Mapping[str, Any]) -> Body:
    participants = _texts(data, "participants")
    if participants is None:
        raise _MissingDataError("participants (a list of ids)")
    humans = _texts(data, "humanParticipants")
    single = _text(data, "humanParticipant")
    if humans is None and single is not None:
        humans = (single,)
    return MatchStarted(participants, humans, _texts(data, "robotParticipants"))


def _robots_assigned(data: Mapping[str, Any]) -> Body:
    return RobotsAssigned(_round(data), _pairs(data, "robots", "id", "identity"))


def _round_completed(data: Mapping[str, Any]) -> Body:
    responses = _pairs(data, "responses", "participantId", "response")
    return RoundCompleted(_round(data), responses, parse_time(data.get("completedAt")))


def _voting_started(data: Mapping[str, Any]) -> Body:
    return VotingStarted(_optional_round(data), _pairs(data, "allResponses", "participantId", "response"))


_NOTICES = frozenset({"robot.instantiated", "robot.released", "robot.pool_scaled", "robot.health_check"})

_KINDS: dict[tuple[Role, str], type[Body]] = {
    (Role.MATCH_EVENTS, "match.created"): MatchCreated,
    (Role.MATCH_EVENTS, "match.started"): MatchStarted,
    (Role.MATCH_EVENTS, "round.starting"): RoundStarting,
    (Role.MATCH_EVENTS, "round.robots_needed"): RobotsNeeded,
    (Role.MATCH_EVENTS, "round.robots_assigned"): RobotsAssigned,
    (Role.MATCH_EVENTS, "round.started"): RoundStarted,
    (Role.MATCH_EVENTS, "response.submitted"): ResponseGiven,
    (Role.MATCH_EVENTS, "response.generated"): ResponseGiven,
    (Role.MATCH_EVENTS, "round.completed"): RoundCompleted,
    (Role.MATCH_EVENTS, "voting.started"): VotingStarted,
    (Role.MATCH_EVENTS, "round.voting_started"): VotingStarted,
    (Role.MATCH_EVENTS, "vote.submitted"): VoteSubmitted,
    (Role.MATCH_EVENTS, "match.completed"): MatchCompleted,
    (Role.ROBOT_COMMANDS, "generate_response"): GenerateResponse,
    (Role.ROBOT_COMMANDS, "generate_vote"): GenerateVote,
    (Role.ROBOT_EVENTS, "response.generated"): RobotAnswer,
    (Role.ROBOT_EVENTS, "response.error"): RobotError,
    (Role.ROBOT_ORCHESTRATION_EVENTS, "round.robots_needed"): RobotsNeeded,
    (Role.ROBOT_ORCHESTRATION_EVENTS, "round.robots_assigned"): RobotsAssigned,
}
"""Which types exist in which role, and the body of each."""

_SPECIAL: dict[type[Body], Callable[[Mapping[str, Any]], Body]] = {
    MatchStarted: _match_started,
    RobotsAssigned: _robots_assigned,
    RoundCompleted: _round_completed,
    VotingStarted: _voting_started,
}
"""Bodies whose data has another form than their fields."""

_WANTED: dict[Any, str] = {
    RoundNumber: f"(an integer from 0 to {MAX_ROUND:,})",
    str: "(a string)",
    msgspec.structs.fields(MatchCompleted)[0].type: "('correct' or 'incorrect')",
}
"""What a required field must be, by its annotation."""
