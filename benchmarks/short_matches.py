"""Matches of ten events each, as many as one likes: what a list of 100,000 matches is made of."""

import json
from collections.abc import Iterator

from kafka_client.events import Role
from kafka_client.producing.messages import Message

EVENTS = 10
START = 1_790_000_000_000
BETWEEN_MS = 200
ROBOTS = ("curious-student", "skeptical-scientist", "creative-artist")


def short_matches(first: int, count: int) -> Iterator[Message]:
    """The messages of so many complete matches, from the one with this number on."""
    for number in range(first, first + count):
        yield from _match(number)


def _match(number: int) -> Iterator[Message]:
    match_id, robot = f"match_{number:08x}", ROBOTS[number % len(ROBOTS)]
    answer = f"The answer that number {number} gives"
    said = [{"participantId": who, "response": answer} for who in "AB"]
    events: tuple[tuple[Role, str, dict[str, object]], ...] = (
        (Role.MATCH_EVENTS, "match.started", {
            "participants": ["A", "B"], "humanParticipant": "A", "robotParticipants": ["B"],
        }),
        (Role.MATCH_EVENTS, "round.started", {
            "round": 1, "prompt": f"What to do with {number} old maps?", "activeParticipants": ["A", "B"],
        }),
        (Role.ROBOT_COMMANDS, "generate_response", {"round": 1, "prompt": "What?", "context": {}}),
        (Role.ROBOT_EVENTS, "response.generated", {"round": 1, "response": answer, "processingTime": 0.2}),
        (Role.MATCH_EVENTS, "response.generated", {
            "round": 1, "participantId": "B", "participantType": "robot", "robotType": robot,
            "response": answer,
        }),
        (Role.MATCH_EVENTS, "response.submitted", {
            "round": 1, "participantId": "A", "participantType": "human", "response": answer,
        }),
        (Role.MATCH_EVENTS, "round.completed", {"round": 1, "responses": said}),
        (Role.MATCH_EVENTS, "voting.started", {"allResponses": said}),
        (Role.MATCH_EVENTS, "vote.submitted", {"voterId": "B", "humanGuess": "A"}),
        (Role.MATCH_EVENTS, "match.completed", {
            "humanParticipant": "A", "humanGuess": "A", "result": "correct", "actualRobots": ["B"],
        }),
    )  # fmt: skip
    for place, (role, name, data) in enumerate(events):
        time = START + (number * EVENTS + place) * BETWEEN_MS
        is_command = role is Role.ROBOT_COMMANDS
        value: dict[str, object] = {
            "commandId" if is_command else "eventId": f"{match_id}-{place}",
            "action" if is_command else "eventType": name,
            "matchId": match_id,
            "data": data,
        }
        if role is Role.MATCH_EVENTS:
            value["timestamp"] = time
        else:
            value["robotId"] = robot
        yield Message(role, match_id.encode(), json.dumps(value).encode(), (), time)
