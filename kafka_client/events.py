"""Typed events, and the one function that makes them: ``decode(record, topics) -> Event | Undecodable``.

Values are strict JSON (RFC 8259, UTF-8); see docs/contract.md for the wire contract. Events are many, and
none can be part of a cycle: ``gc=False`` spares the garbage collector looking at them.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from itertools import accumulate
from typing import Any

import msgspec

from kafka_client.records import Record

MAX_DEPTH = 200
MAX_INTEGER_DIGITS = 4000
MAX_ROUND = 1_000_000
TIME_LIMIT = 253_402_300_800_000
"""The first millisecond of the year 10000: event times lie before it."""

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


class MatchCreated(msgspec.Struct, frozen=True, gc=False):
    """``match.created``: a match is being prepared."""

    template_type: str | None
    total_participants: int | None


class MatchStarted(msgspec.Struct, frozen=True, gc=False):
    """``match.started``: who plays. Either list is None where the event does not give it."""

    participants: tuple[str, ...]
    humans: tuple[str, ...] | None
    robots: tuple[str, ...] | None


class RoundStarting(msgspec.Struct, frozen=True, gc=False):
    """``round.starting``: a round is about to start."""

    round: int
    prompt: str | None


class RobotsNeeded(msgspec.Struct, frozen=True, gc=False):
    """``round.robots_needed``: so many robots are wanted, and not these."""

    round: int
    count: int | None
    exclude: tuple[str, ...] | None


class RobotsAssigned(msgspec.Struct, frozen=True, gc=False):
    """``round.robots_assigned``. ``robots`` are (id, identity) pairs."""

    round: int
    robots: Pairs | None


class RoundStarted(msgspec.Struct, frozen=True, gc=False):
    """``round.started``: the prompt, and who is to answer it."""

    round: int
    prompt: str | None
    active: tuple[str, ...] | None


class ResponseGiven(msgspec.Struct, frozen=True, gc=False):
    """``response.submitted`` or match-events' ``response.generated``. ``processing_time`` is in seconds."""

    round: int
    participant_id: str
    response: str
    participant_type: str | None
    robot_type: str | None
    model: str | None
    processing_time: float | None
    submitted_at: float | None
    generated: bool


class RoundCompleted(msgspec.Struct, frozen=True, gc=False):
    """``round.completed``: the responses as the game saw them."""

    round: int
    responses: Pairs | None
    completed_at: float | None


class VotingStarted(msgspec.Struct, frozen=True, gc=False):
    """``voting.started`` and ``round.voting_started``: the responses that are voted on."""

    round: int | None
    responses: Pairs | None


class VoteSubmitted(msgspec.Struct, frozen=True, gc=False):
    """``vote.submitted``: who a voter takes for the human."""

    voter_id: str
    human_guess: str
    round: int | None
    submitted_at: float | None


class MatchCompleted(msgspec.Struct, frozen=True, gc=False):
    """``match.completed``. ``duration`` is in milliseconds."""

    result: str
    human: str | None
    human_guess: str | None
    robots: tuple[str, ...] | None
    completed_at: float | None
    duration: float | None


class GenerateResponse(msgspec.Struct, frozen=True, gc=False):
    """``generate_response``: a robot is asked to answer a prompt."""

    round: int
    prompt: str | None


class GenerateVote(msgspec.Struct, frozen=True, gc=False):
    """``generate_vote``: a robot is asked to vote."""

    round: int


class RobotAnswer(msgspec.Struct, frozen=True, gc=False):
    """``response.generated`` of robot-events. ``processing_time`` is in seconds."""

    round: int
    response: str
    processing_time: float | None
    model: str | None
    participant_id: str | None


class RobotError(msgspec.Struct, frozen=True, gc=False):
    """``response.error``: a robot failed to answer."""

    round: int
    error: str | None
    retry_count: int | None


class RobotNotice(msgspec.Struct, frozen=True, gc=False):
    """``robot.instantiated``, ``.released``, ``.pool_scaled``, ``.health_check``: free data."""


class Unknown(msgspec.Struct, frozen=True, gc=False):
    """A type that this program does not know, in this role."""


class Invalid(msgspec.Struct, frozen=True, gc=False):
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


class Event(msgspec.Struct, frozen=True, gc=False):
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


class Undecodable(msgspec.Struct, frozen=True, gc=False):
    """A record that is not an event, and why."""

    record: Record
    reason: str


class NotAnObjectError(ValueError):
    """A record's value is not one strict JSON object; the message says why not."""


class TopicRoles:
    """Which topic has which role.

    In a topic that is not named, or that several roles share, a record's role comes from its value's shape.
    """

    def __init__(self, topics: Mapping[Role, str] = DEFAULT_TOPICS) -> None:
        self.topics = dict(topics)
        shared = Counter(self.topics.values())
        self._roles = {name: role for role, name in self.topics.items() if shared[name] == 1}

    def role_of(self, topic: str, value: Mapping[str, Any]) -> Role:
        """The role of a record of that topic with that value."""
        role = self._roles.get(topic)
        if role is not None:
            return role
        if "action" in value:
            return Role.ROBOT_COMMANDS
        return Role.ROBOT_EVENTS if "robotId" in value else Role.MATCH_EVENTS


def decode(record: Record, topics: TopicRoles) -> Event | Undecodable:
    """The event that the record holds. Never raises."""
    if record.value is None:
        return Undecodable(record, "the value is null (a tombstone)")
    try:
        value = parse_object(record.value)
    except NotAnObjectError as error:
        return Undecodable(record, str(error))
    role = topics.role_of(record.topic, value)
    type_name, conflicting_type = _types(record, role, value)
    match_id = _text(value, "matchId") or None
    if match_id is None and not type_name.startswith("robot."):
        return Undecodable(record, "it has no matchId that is a non-empty string")
    time = parse_time(value.get("timestamp"))
    if time is None and record.timestamp is not None and record.timestamp >= 0:
        time = record.timestamp
    return Event(
        role=role,
        type=type_name,
        match_id=match_id,
        id=_text(value, "commandId" if role is Role.ROBOT_COMMANDS else "eventId"),
        robot_id=_text(value, "robotId"),
        correlation_id=_text(value, "correlationId"),
        time=0 if time is None else time,
        timed=time is not None,
        conflicting_type=conflicting_type,
        body=_body(role, type_name, value.get("data")),
        record=record,
    )


def parse_object(value: bytes) -> dict[str, Any]:
    """The JSON object in a record's value, Schema Registry framing skipped. Raises `NotAnObjectError`.

    Framing is a magic byte 0 and a 4-byte schema id (Confluent wire format).
    """
    text = value[5:] if value[:1] == b"\0" and len(value) > 5 else value
    try:
        # To untyped values: only so does msgspec look at every string's UTF-8 and at every number's range.
        parsed = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotAnObjectError(f"it is not strict JSON ({error})") from None
    if not isinstance(parsed, dict):
        raise NotAnObjectError("it is JSON, but not an object")
    _check_limits(text)
    return parsed


_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"')
_NUMBER = re.compile(rb"-?(\d+)([.eE]?)[\d.eE+-]*")


def _check_limits(text: bytes) -> None:
    """Raise `NotAnObjectError` for well-formed JSON that is too deep or has too long an integer.

    It looks at the text because the parsed value has lost what a repeated key replaced.
    """
    may_be_deep = len(text) > MAX_DEPTH and text.count(b"{") + text.count(b"[") > MAX_DEPTH
    if not may_be_deep and len(text) <= MAX_INTEGER_DIGITS:
        return
    bare = _STRING.sub(b"", text)
    if may_be_deep and _depth(bare) > MAX_DEPTH:
        raise NotAnObjectError(f"it is nested deeper than {MAX_DEPTH} levels")
    if len(bare) > MAX_INTEGER_DIGITS and any(_is_long_integer(number) for number in _NUMBER.finditer(bare)):
        raise NotAnObjectError(f"an integer has more than {MAX_INTEGER_DIGITS} digits")


def _depth(bare: bytes) -> int:
    """How deep the brackets of well-formed JSON without its strings are nested."""
    steps = (1 if byte in b"{[" else -1 for byte in bare if byte in b"{[]}")
    return max(accumulate(steps))


def _is_long_integer(number: re.Match[bytes]) -> bool:
    digits, fraction_or_exponent = number.groups()
    return not fraction_or_exponent and len(digits) > MAX_INTEGER_DIGITS


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


def _types(record: Record, role: Role, value: dict[str, Any]) -> tuple[str, str | None]:
    """The event's type, and the header's where it names another one."""
    stated = _text(value, "action" if role is Role.ROBOT_COMMANDS else "eventType")
    header = None
    for name, raw in record.headers:
        if name == "eventType":
            header = _utf8(raw)
    if not stated:
        return header or "", None
    return stated, header if header and header != stated else None


def _utf8(raw: bytes | None) -> str | None:
    try:
        return None if raw is None else raw.decode()
    except UnicodeDecodeError:
        return None


class _MissingDataError(Exception):
    """Required data is absent; the message names it."""


def _body(role: Role, type_name: str, data: Any) -> Body:
    reader = _READERS.get((role, type_name))
    if reader is None:
        return RobotNotice() if type_name in _NOTICES else Unknown()
    try:
        return reader(data if isinstance(data, dict) else {})
    except _MissingDataError as missing:
        return Invalid(f"{type_name} needs {missing}")


def _text(data: Mapping[str, Any], name: str) -> str | None:
    value = data.get(name)
    return value if isinstance(value, str) else None


def _number(data: Mapping[str, Any], name: str) -> float | None:
    value = data.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if -sys.float_info.max <= value <= sys.float_info.max else None


def _integer(data: Mapping[str, Any], name: str) -> int | None:
    value = data.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


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


def _responses(data: Mapping[str, Any], name: str) -> Pairs | None:
    return _pairs(data, name, "participantId", "response")


def _required_text(data: Mapping[str, Any], name: str) -> str:
    value = _text(data, name)
    if value is None:
        raise _MissingDataError(f"{name} (a string)")
    return value


def _optional_round(data: Mapping[str, Any]) -> int | None:
    number = _integer(data, "round")
    return number if number is not None and 0 <= number <= MAX_ROUND else None


def _round(data: Mapping[str, Any]) -> int:
    number = _optional_round(data)
    if number is None:
        raise _MissingDataError(f"round (an integer from 0 to {MAX_ROUND:,})")
    return number


def _match_created(data: Mapping[str, Any]) -> Body:
    return MatchCreated(_text(data, "templateType"), _integer(data, "totalParticipants"))


def _match_started(data: Mapping[str, Any]) -> Body:
    participants = _texts(data, "participants")
    if participants is None:
        raise _MissingDataError("participants (a list of ids)")
    humans = _texts(data, "humanParticipants")
    single = _text(data, "humanParticipant")
    if humans is None and single is not None:
        humans = (single,)
    return MatchStarted(participants, humans, _texts(data, "robotParticipants"))


def _round_starting(data: Mapping[str, Any]) -> Body:
    return RoundStarting(_round(data), _text(data, "prompt"))


def _robots_needed(data: Mapping[str, Any]) -> Body:
    return RobotsNeeded(_round(data), _integer(data, "count"), _texts(data, "excludeRobots"))


def _robots_assigned(data: Mapping[str, Any]) -> Body:
    return RobotsAssigned(_round(data), _pairs(data, "robots", "id", "identity"))


def _round_started(data: Mapping[str, Any]) -> Body:
    return RoundStarted(_round(data), _text(data, "prompt"), _texts(data, "activeParticipants"))


def _response(data: Mapping[str, Any], generated: bool) -> Body:
    kind = _text(data, "participantType")
    return ResponseGiven(
        round=_round(data),
        participant_id=_required_text(data, "participantId"),
        response=_required_text(data, "response"),
        participant_type=kind if kind in ("human", "robot") else None,
        robot_type=_text(data, "robotType"),
        model=_text(data, "model"),
        processing_time=_number(data, "processingTime"),
        submitted_at=parse_time(data.get("submittedAt")),
        generated=generated,
    )


def _response_submitted(data: Mapping[str, Any]) -> Body:
    return _response(data, generated=False)


def _response_generated(data: Mapping[str, Any]) -> Body:
    return _response(data, generated=True)


def _round_completed(data: Mapping[str, Any]) -> Body:
    return RoundCompleted(_round(data), _responses(data, "responses"), parse_time(data.get("completedAt")))


def _voting_started(data: Mapping[str, Any]) -> Body:
    return VotingStarted(_optional_round(data), _responses(data, "allResponses"))


def _vote_submitted(data: Mapping[str, Any]) -> Body:
    return VoteSubmitted(
        voter_id=_required_text(data, "voterId"),
        human_guess=_required_text(data, "humanGuess"),
        round=_optional_round(data),
        submitted_at=parse_time(data.get("submittedAt")),
    )


def _match_completed(data: Mapping[str, Any]) -> Body:
    result = _text(data, "result")
    if result not in ("correct", "incorrect"):
        raise _MissingDataError("result ('correct' or 'incorrect')")
    return MatchCompleted(
        result=result,
        human=_text(data, "humanParticipant"),
        human_guess=_text(data, "humanGuess"),
        robots=_texts(data, "actualRobots"),
        completed_at=parse_time(data.get("completedAt")),
        duration=_number(data, "duration"),
    )


def _generate_response(data: Mapping[str, Any]) -> Body:
    return GenerateResponse(_round(data), _text(data, "prompt"))


def _generate_vote(data: Mapping[str, Any]) -> Body:
    return GenerateVote(_round(data))


def _robot_answer(data: Mapping[str, Any]) -> Body:
    return RobotAnswer(
        round=_round(data),
        response=_required_text(data, "response"),
        processing_time=_number(data, "processingTime"),
        model=_text(data, "model"),
        participant_id=_text(data, "participantId"),
    )


def _robot_error(data: Mapping[str, Any]) -> Body:
    return RobotError(_round(data), _text(data, "error"), _integer(data, "retryCount"))


_NOTICES = frozenset({"robot.instantiated", "robot.released", "robot.pool_scaled", "robot.health_check"})

_READERS: dict[tuple[Role, str], Callable[[Mapping[str, Any]], Body]] = {
    (Role.MATCH_EVENTS, "match.created"): _match_created,
    (Role.MATCH_EVENTS, "match.started"): _match_started,
    (Role.MATCH_EVENTS, "round.starting"): _round_starting,
    (Role.MATCH_EVENTS, "round.robots_needed"): _robots_needed,
    (Role.MATCH_EVENTS, "round.robots_assigned"): _robots_assigned,
    (Role.MATCH_EVENTS, "round.started"): _round_started,
    (Role.MATCH_EVENTS, "response.submitted"): _response_submitted,
    (Role.MATCH_EVENTS, "response.generated"): _response_generated,
    (Role.MATCH_EVENTS, "round.completed"): _round_completed,
    (Role.MATCH_EVENTS, "voting.started"): _voting_started,
    (Role.MATCH_EVENTS, "round.voting_started"): _voting_started,
    (Role.MATCH_EVENTS, "vote.submitted"): _vote_submitted,
    (Role.MATCH_EVENTS, "match.completed"): _match_completed,
    (Role.ROBOT_COMMANDS, "generate_response"): _generate_response,
    (Role.ROBOT_COMMANDS, "generate_vote"): _generate_vote,
    (Role.ROBOT_EVENTS, "response.generated"): _robot_answer,
    (Role.ROBOT_EVENTS, "response.error"): _robot_error,
    (Role.ROBOT_ORCHESTRATION_EVENTS, "round.robots_needed"): _robots_needed,
    (Role.ROBOT_ORCHESTRATION_EVENTS, "round.robots_assigned"): _robots_assigned,
}
"""Which types exist in which role, and what reads their data."""
