"""Values of new events, to start from when one is added to a branch: every field that the type requires."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from app.core.replay import Step
from kafka_client.decoding import parse_object
from kafka_client.events import Role
from kafka_client.records import Record

Data = Callable[[int, str], dict[str, Any]]
"""The data of a new event of that round and participant."""

TEMPLATES: Mapping[tuple[Role, str], Data] = {
    (Role.MATCH_EVENTS, "round.started"): lambda number, who: {
        "round": number,
        "prompt": "",
        "activeParticipants": [who],
    },
    (Role.MATCH_EVENTS, "response.submitted"): lambda number, who: {
        "round": number,
        "participantId": who,
        "participantType": "human",
        "response": "",
    },
    (Role.MATCH_EVENTS, "response.generated"): lambda number, who: {
        "round": number,
        "participantId": who,
        "participantType": "robot",
        "response": "",
        "robotType": "",
    },
    (Role.MATCH_EVENTS, "round.completed"): lambda number, _who: {"round": number},
    (Role.MATCH_EVENTS, "voting.started"): lambda _number, _who: {},
    (Role.MATCH_EVENTS, "vote.submitted"): lambda number, who: {
        "voterId": who,
        "humanGuess": "A",
        "round": number,
    },
    (Role.MATCH_EVENTS, "match.completed"): lambda _number, _who: {"result": "correct", "humanGuess": "A"},
    (Role.ROBOT_COMMANDS, "generate_response"): lambda number, _who: {"round": number},
    (Role.ROBOT_EVENTS, "response.generated"): lambda number, _who: {"round": number, "response": ""},
    (Role.ROBOT_EVENTS, "response.error"): lambda number, _who: {"round": number, "error": ""},
}


def record_like(step: Step, topics: Mapping[Role, str], role: Role, type_name: str) -> Record:
    """A record of that type to add beside an event: of its match, round, participant and time.

    Its place is the event's until the branch gives it one of its own. Raises KeyError for a type without
    a template.
    """
    event = step.event
    data = TEMPLATES[role, type_name](step.round or 1, _participant(step))
    value: dict[str, Any] = {"action" if role is Role.ROBOT_COMMANDS else "eventType": type_name}
    value |= {"matchId": event.match_id, "timestamp": _whole(event.time)}
    if role is not Role.MATCH_EVENTS:
        value["robotId"] = event.robot_id or ""
    value["data"] = data
    text = json.dumps(value, ensure_ascii=False).encode()
    key = (event.match_id or "").encode()
    return replace(event.record, topic=topics[role], key=key, value=text, headers=(), translation=None)


def copy_with_new_id(step: Step) -> Record:
    """The event's record with another id in its value: with the same one it would be a duplicate."""
    event = step.event
    value = parse_object(event.record.content or b"")
    field = "commandId" if event.role is Role.ROBOT_COMMANDS else "eventId"
    value[field] = f"{event.id or event.type}-copy"
    text = json.dumps(value, ensure_ascii=False).encode()
    return replace(event.record, value=text, translation=None)


def _participant(step: Step) -> str:
    return "A" if step.event.robot_id or not step.who else step.who


def _whole(time: float) -> float:
    return int(time) if time == int(time) else time
