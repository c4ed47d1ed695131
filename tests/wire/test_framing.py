"""The framing of values for a schema registry."""

import pytest

from kafka_client.decoding import decode
from kafka_client.events import DEFAULT_TOPICS, Event, TopicRoles, Undecodable
from kafka_client.framing import BadFrameError, body_of, schema_id, split_message_path
from kafka_client.records import BadLineError, Record, TimestampType, from_kcat, to_kcat
from kafka_client.translation import Translation
from tests.registry import framed

ROLES = TopicRoles(DEFAULT_TOPICS)
TEXT = b'{"eventType":"match.created","matchId":"m"}'


def record(value: bytes | None, translation: Translation | None = None) -> Record:
    return Record("match-events", 0, 0, 1, TimestampType.CREATE, b"m", value, translation=translation)


@pytest.mark.parametrize("value", [None, b"", b"\0", b"\0\0\0\0\7", b"{}{}{}"])
def test_what_has_no_frame_has_no_schema(value: bytes | None) -> None:
    assert schema_id(value) is None
    assert body_of(value or b"") == (value or b"")


def test_a_frame_has_an_id_and_a_body() -> None:
    assert (schema_id(framed(70_000, b"x")), body_of(framed(70_000, b"x"))) == (70_000, b"x")


@pytest.mark.parametrize(
    ("body", "path"),
    [(b"\0rest", [0]), (b"\2\2rest", [1]), (b"\4\2\6rest", [1, 3]), (b"\2\x80\2rest", [128])],
)
def test_the_path_of_a_protobuf_message_is_taken_off(body: bytes, path: list[int]) -> None:
    assert split_message_path(body) == (path, b"rest")


@pytest.mark.parametrize("body", [b"", b"\2", b"\x80", b"\xff\xff\xff\xff\xff\xff", b"\1rest"])
def test_a_path_that_ends_in_the_middle_or_is_negative_is_no_path(body: bytes) -> None:
    with pytest.raises(BadFrameError):
        split_message_path(body)


def test_framed_json_is_an_event_and_what_else_is_framed_says_what_to_do() -> None:
    assert isinstance(decode(record(framed(7, TEXT)), ROLES), Event)
    found = decode(record(framed(7, b"\2\2")), ROLES)
    assert isinstance(found, Undecodable)
    assert "framed for schema 7" in found.reason
    assert "--registry" in found.reason


def test_a_decoded_value_is_read_in_place_of_its_bytes_and_a_problem_is_told() -> None:
    raw = framed(7, b"\2\2")
    event = decode(record(raw, Translation(7, "AVRO", text=TEXT)), ROLES)
    assert isinstance(event, Event)
    assert (event.match_id, event.record.value) == ("m", raw)
    found = decode(record(raw, Translation(7, problem="it burns")), ROLES)
    assert isinstance(found, Undecodable)
    assert found.reason == "it burns"


def test_a_problem_with_the_registry_does_not_keep_framed_json_from_being_read() -> None:
    assert isinstance(decode(record(framed(7, TEXT), Translation(7, problem="it burns")), ROLES), Event)


def test_a_line_keeps_the_decoded_text_beside_the_bytes_and_no_problem() -> None:
    decoded = record(framed(7, b"\2\xff"), Translation(7, "AVRO", "s-value", 3, '{"a":"ä"}'.encode()))
    assert from_kcat(to_kcat(decoded)) == decoded
    failed = record(framed(7, b"\2\xff"), Translation(7, problem="it burns"))
    assert from_kcat(to_kcat(failed)) == record(framed(7, b"\2\xff"))


@pytest.mark.parametrize("field", ['"x"', '{"id":"x"}', '{"id":1,"text":1}', '{"id":1,"text":"\\ud800"}'])
def test_a_line_with_another_kind_of_schema_field_is_no_record(field: str) -> None:
    line = f'{{"topic":"t","partition":0,"offset":0,"payload":"x","schema":{field}}}'
    with pytest.raises(BadLineError):
        from_kcat(line.encode())
