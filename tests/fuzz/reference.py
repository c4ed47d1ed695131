"""A second opinion on what a record says: docs/contract.md read plainly, with Python's own JSON parser.

Slow, and made of nothing that the program uses: where the two differ, one of them is wrong.
"""

import json
import math
import sys
from collections.abc import Callable, Mapping
from typing import Any

from kafka_client.bodies import parse_time
from kafka_client.records import Record

MAX_DEPTH = 200
MAX_DIGITS = 4000

Fields = dict[str, Any]

_TOPICS = ("match-events", "robot-commands", "robot-events", "robot-orchestration-events")


def fields_of(record: Record) -> Fields | None:
    """What the event of the record must have, by the names of `Event`; None for an undecodable record.

    ``kind`` is the name of the body's class, and ``body`` what is expected of its fields.
    """
    try:
        value = strict_object(record.value)
    except ValueError:
        return None
    role = _role(record.topic, value)
    stated = _text(value.get("action" if role == "robot-commands" else "eventType"))
    header = _header(record)
    type_name = stated or header or ""
    match_id = _text(value.get("matchId")) or None
    if match_id is None and not type_name.startswith("robot."):
        return None
    time = parse_time(value.get("timestamp"))
    if time is None and record.timestamp is not None and record.timestamp >= 0:
        time = record.timestamp
    data = value.get("data")
    kind, body = _body(role, type_name, data if isinstance(data, dict) else {})
    return {
        "role": role,
        "type": type_name,
        "match_id": match_id,
        "id": _text(value.get("commandId" if role == "robot-commands" else "eventId")),
        "robot_id": _text(value.get("robotId")),
        "correlation_id": _text(value.get("correlationId")),
        "time": 0 if time is None else time,
        "timed": time is not None,
        "conflicting_type": header if stated and header and header != stated else None,
        "kind": kind,
        "body": body,
    }


class _Pairs(list[tuple[str, Any]]):
    """An object with all its keys, also those that are repeated."""


def strict_object(value: bytes | None) -> Fields:
    """The object that the value is. Raises ValueError."""
    if value is None:
        raise ValueError("a tombstone")
    text = (value[5:] if value.startswith(b"\0") and len(value) > 5 else value).decode()
    try:
        kept = json.loads(
            text, object_pairs_hook=_Pairs, parse_constant=_refuse, parse_float=_finite, parse_int=_integer
        )
    except RecursionError:
        raise ValueError("too deep") from None
    if _depth(kept) > MAX_DEPTH:
        raise ValueError("too deep")
    json.dumps(kept, ensure_ascii=False).encode()  # refuses lone surrogates
    plain: Fields = _plain(kept) if isinstance(kept, _Pairs) else _refuse("not an object")
    return plain


def _refuse(text: str) -> Any:
    raise ValueError(text)


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refuse(text)


def _integer(text: str) -> int:
    return int(text) if len(text.removeprefix("-")) <= MAX_DIGITS else _refuse(text)


def _depth(kept: Any) -> int:
    """How deep lists and objects are nested, those under repeated keys too."""
    depth, level = 0, [kept]
    while level := [item for item in level if isinstance(item, list)]:
        depth += 1
        level = [inner for item in level for inner in _items(item)]
    return depth


def _items(value: list[Any]) -> list[Any]:
    return [item for _, item in value] if isinstance(value, _Pairs) else value


def _plain(value: Any) -> Any:
    if isinstance(value, _Pairs):
        return {name: _plain(item) for name, item in value}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _role(topic: str, value: Fields) -> str:
    if topic in _TOPICS:
        return topic
    return "robot-commands" if "action" in value else "robot-events" if "robotId" in value else "match-events"


def _header(record: Record) -> str | None:
    stated = [value for name, value in record.headers if name == "eventType"]
    try:
        return stated[-1].decode() if stated and stated[-1] else None
    except UnicodeDecodeError:
        return None


# What each type has in its data. A reader gives None for what is absent or of a wrong type.

Reader = Callable[[Any], Any]


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _round(value: Any) -> int | None:
    number = _whole(value)
    return number if number is not None and 0 <= number <= 1_000_000 else None


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if abs(value) <= sys.float_info.max else None


def _ids(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def _pairs(first: str, second: str) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            return None
        pairs = tuple((item.get(first), item.get(second)) for item in value)
        return pairs if all(isinstance(text, str) for pair in pairs for text in pair) else None

    return read


def _one_of(*words: str) -> Reader:
    return lambda value: value if isinstance(value, str) and value in words else None


_responses = _pairs("participantId", "response")


class _Shape:
    """A body's class, and for each of its fields the name on the wire and the reader; required ones first."""

    def __init__(
        self,
        kind: str,
        required: Mapping[str, tuple[str, Reader]] = {},
        optional: Mapping[str, tuple[str, Reader]] = {},
    ) -> None:
        self.kind = kind
        self.required = required
        self.optional = optional

    def read(self, data: Fields) -> tuple[str, Fields]:
        """The kind and the fields; kind ``Invalid`` where something required is missing."""
        fields = {
            name: reader(data.get(wire))
            for name, (wire, reader) in {**self.required, **self.optional}.items()
        }
        if any(fields[name] is None for name in self.required):
            return "Invalid", {}
        if self.kind == "MatchStarted":
            single = _text(data.get("humanParticipant"))
            if fields["humans"] is None and single is not None:
                fields["humans"] = (single,)
        return self.kind, fields


_ROUND = {"round": ("round", _round)}
_RESPONSE = _Shape(
    "ResponseGiven",
    {**_ROUND, "participant_id": ("participantId", _text), "response": ("response", _text)},
    {
        "participant_type": ("participantType", _one_of("human", "robot")),
        "robot_type": ("robotType", _text),
        "model": ("model", _text),
        "processing_time": ("processingTime", _number),
        "submitted_at": ("submittedAt", parse_time),
    },
)
_NEEDED = _Shape("RobotsNeeded", _ROUND, {"count": ("count", _whole), "exclude": ("excludeRobots", _ids)})
_ASSIGNED = _Shape("RobotsAssigned", _ROUND, {"robots": ("robots", _pairs("id", "identity"))})
_VOTING = _Shape("VotingStarted", {}, {**_ROUND, "responses": ("allResponses", _responses)})

_SHAPES: dict[tuple[str, str], _Shape] = {
    ("match-events", "match.created"): _Shape(
        "MatchCreated",
        {},
        {
            "template_type": ("templateType", _text),
            "total_participants": ("totalParticipants", _whole),
        },
    ),
    ("match-events", "match.started"): _Shape(
        "MatchStarted",
        {"participants": ("participants", _ids)},
        {"humans": ("humanParticipants", _ids), "robots": ("robotParticipants", _ids)},
    ),
    ("match-events", "round.starting"): _Shape("RoundStarting", _ROUND, {"prompt": ("prompt", _text)}),
    ("match-events", "round.robots_needed"): _NEEDED,
    ("match-events", "round.robots_assigned"): _ASSIGNED,
    ("match-events", "round.started"): _Shape(
        "RoundStarted", _ROUND, {"prompt": ("prompt", _text), "active": ("activeParticipants", _ids)}
    ),
    ("match-events", "response.submitted"): _RESPONSE,
    ("match-events", "response.generated"): _RESPONSE,
    ("match-events", "round.completed"): _Shape(
        "RoundCompleted",
        _ROUND,
        {"responses": ("responses", _responses), "completed_at": ("completedAt", parse_time)},
    ),
    ("match-events", "voting.started"): _VOTING,
    ("match-events", "round.voting_started"): _VOTING,
    ("match-events", "vote.submitted"): _Shape(
        "VoteSubmitted",
        {"voter_id": ("voterId", _text), "human_guess": ("humanGuess", _text)},
        {**_ROUND, "submitted_at": ("submittedAt", parse_time)},
    ),
    ("match-events", "match.completed"): _Shape(
        "MatchCompleted",
        {"result": ("result", _one_of("correct", "incorrect"))},
        {
            "human": ("humanParticipant", _text),
            "human_guess": ("humanGuess", _text),
            "robots": ("actualRobots", _ids),
            "completed_at": ("completedAt", parse_time),
            "duration": ("duration", _number),
        },
    ),
    ("robot-commands", "generate_response"): _Shape(
        "GenerateResponse", _ROUND, {"prompt": ("prompt", _text)}
    ),
    ("robot-commands", "generate_vote"): _Shape("GenerateVote", _ROUND),
    ("robot-events", "response.generated"): _Shape(
        "RobotAnswer",
        {**_ROUND, "response": ("response", _text)},
        {
            "processing_time": ("processingTime", _number),
            "model": ("model", _text),
            "participant_id": ("participantId", _text),
        },
    ),
    ("robot-events", "response.error"): _Shape(
        "RobotError", _ROUND, {"error": ("error", _text), "retry_count": ("retryCount", _whole)}
    ),
    ("robot-orchestration-events", "round.robots_needed"): _NEEDED,
    ("robot-orchestration-events", "round.robots_assigned"): _ASSIGNED,
}

_NOTICES = ("robot.instantiated", "robot.released", "robot.pool_scaled", "robot.health_check")


def _body(role: str, type_name: str, data: Fields) -> tuple[str, Fields]:
    shape = _SHAPES.get((role, type_name))
    if shape is None:
        return ("RobotNotice" if type_name in _NOTICES else "Unknown"), {}
    return shape.read(data)
