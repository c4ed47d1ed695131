"""What the beginning of a large value tells."""

import json

import pytest

from kafka_client.decoding import decode
from kafka_client.events import DEFAULT_TOPICS, Event, TopicRoles, Unknown
from kafka_client.glance import READ, glance
from kafka_client.records import Record, TimestampType

ROLES = TopicRoles(DEFAULT_TOPICS)
ENVELOPE = {"eventId": "e1", "eventType": "round.completed", "matchId": "m1", "timestamp": 1795376119163.5}
LARGE = {"round": 1, "responses": [{"participantId": "A", "response": "moon " * READ}]}


def record(value: bytes, topic: str = "match-events") -> Record:
    return Record(topic, 0, 7, 1795376119163, TimestampType.CREATE, b"m1", value)


def test_the_envelope_is_that_of_the_whole_value() -> None:
    large = record(json.dumps(ENVELOPE | {"data": LARGE}).encode())
    event, whole = glance(large, ROLES), decode(large, ROLES)
    assert isinstance(whole, Event)
    assert isinstance(event, Event)
    assert event.body == Unknown()
    for name in ("role", "type", "match_id", "id", "robot_id", "time", "record"):
        assert getattr(event, name) == getattr(whole, name)


@pytest.mark.parametrize(
    "value",
    [
        json.dumps({"data": LARGE} | ENVELOPE).encode(),
        json.dumps({"note": "moon " * READ} | ENVELOPE).encode(),
        b'{"matchId": "m1',
        b"[1, 2]",
        b'{"matchId": 1, "data": {}}',
        b"",
        b"\xff\xfe",
    ],
)
def test_where_the_match_does_not_stand_in_the_beginning_nothing_is_told(value: bytes) -> None:
    assert glance(record(value), ROLES) is None


def test_a_letter_that_is_cut_in_the_middle_ends_the_beginning() -> None:
    head = b'{"matchId": "m1", "note": "'
    assert glance(record(head + b"x" * (READ - len(head) - 1) + "é".encode() * 9), ROLES) is not None
