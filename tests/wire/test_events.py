"""Decoding: strict JSON, envelopes, roles, types, times, and the data of every event type."""

import json
import math
from collections.abc import Mapping
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import example, given

from kafka_client.bodies import parse_time
from kafka_client.decoding import decode
from kafka_client.envelopes import decode_strict
from kafka_client.events import (
    MAX_ROUND,
    TIME_LIMIT,
    Event,
    GenerateResponse,
    GenerateVote,
    Invalid,
    MatchCompleted,
    MatchCreated,
    MatchStarted,
    ResponseGiven,
    RobotAnswer,
    RobotError,
    RobotNotice,
    RobotsAssigned,
    RobotsNeeded,
    Role,
    RoundCompleted,
    RoundStarted,
    RoundStarting,
    TopicRoles,
    Undecodable,
    Unknown,
    VoteSubmitted,
    VotingStarted,
)
from kafka_client.records import Headers, Record, TimestampType

RECORD_TIME = 1_790_000_000_000


def record(
    value: bytes | None,
    topic: str = "match-events",
    headers: Headers = (),
    timestamp: int | None = RECORD_TIME,
) -> Record:
    return Record(topic, 0, 7, timestamp, TimestampType.CREATE, b"m1", value, headers)


def item_of(value: bytes | None, topic: str = "match-events", headers: Headers = ()) -> Event | Undecodable:
    """The decoded record; whatever is an event decodes to the same the quick way."""
    given, roles = record(value, topic, headers), TopicRoles()
    item = decode(given, roles)
    if isinstance(item, Event):
        assert repr(decode_strict(given, roles)) == repr(item)  # repr: 1, 1.0 and True differ
    return item


def event_of(value: bytes, topic: str = "match-events", headers: Headers = ()) -> Event:
    item = item_of(value, topic, headers)
    assert isinstance(item, Event), item
    return item


def event(topic: str = "match-events", headers: Headers = (), **fields: Any) -> Event:
    """A decoded event of match m1 with those fields in its envelope."""
    return event_of(json.dumps({"matchId": "m1"} | fields).encode(), topic, headers)


def body(type_name: str, data: Any, topic: str = "match-events") -> Any:
    """What an event of that type and data decodes to."""
    name = "action" if topic == "robot-commands" else "eventType"
    return event(topic, **{name: type_name, "data": data}).body


def with_item(text: bytes) -> bytes:
    """A valid event with that JSON in a field that nobody reads."""
    return b'{"matchId":"m1","eventType":"match.created","data":{},"unused":' + text + b"}"


def is_event(value: bytes | None) -> bool:
    return isinstance(item_of(value), Event)


# Records: strict JSON


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"NaN", id="NaN"),
        pytest.param(b"Infinity", id="Infinity"),
        pytest.param(b"-Infinity", id="minus Infinity"),
        pytest.param(b"1e400", id="a number that overflows"),
        pytest.param(b"-1e400", id="a negative number that overflows"),
        pytest.param(b"9" * 400 + b".0", id="a long fraction that overflows"),
        pytest.param(b"01", id="a leading zero"),
        pytest.param(b"+1", id="a plus sign"),
        pytest.param(b".5", id="no digit before the point"),
        pytest.param(b"1.", id="no digit after the point"),
        pytest.param(b"1e", id="no digit in the exponent"),
        pytest.param(b"0x10", id="hexadecimal"),
        pytest.param(b"True", id="Python's True"),
        pytest.param(b"nul", id="half a null"),
        pytest.param(b"'x'", id="single quotes"),
        pytest.param(b"[1,]", id="a trailing comma in a list"),
        pytest.param(b'{"a":1,}', id="a trailing comma in an object"),
        pytest.param(b'{"a" 1}', id="no colon"),
        pytest.param(b"[1 2]", id="no comma"),
        pytest.param(b'{1:"a"}', id="a key that is a number"),
        pytest.param(b'"\\ud800"', id="a lone high surrogate"),
        pytest.param(b'"\\udc00"', id="a lone low surrogate"),
        pytest.param(b'"\\ud800\\u0041"', id="a high surrogate before a letter"),
        pytest.param(b'"\\udc00\\ud800"', id="a surrogate pair the wrong way round"),
        pytest.param(b'{"\\ud800":1}', id="a lone surrogate in a key"),
        pytest.param(b'"\\x41"', id="an unknown escape"),
        pytest.param(b'"\\u00g0"', id="an escape that is not hexadecimal"),
        pytest.param(b'"a\nb"', id="a raw line feed in a string"),
        pytest.param(b'"a\0b"', id="a raw NUL in a string"),
        pytest.param(b'"\xff"', id="invalid UTF-8 in a string"),
        pytest.param(b'{"\xff":1}', id="invalid UTF-8 in a key"),
        pytest.param(b'"\xc0\x80"', id="overlong UTF-8"),
        pytest.param(b'"\xed\xa0\x80"', id="a surrogate in UTF-8"),
        pytest.param(b'"\xf4\x90\x80\x80"', id="beyond Unicode"),
        pytest.param(b'"open', id="a string without an end"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"1 // one", id="a comment"),
    ],
)
def test_a_value_with_anything_that_is_not_strict_json_is_undecodable(text: bytes) -> None:
    """Records: strict JSON, also in fields that nobody reads."""
    assert not is_event(with_item(text))


@pytest.mark.parametrize(
    "text",
    [
        b"1e-400",
        b"1E+2",
        b"-0",
        b"-0.0",
        b"123456789012345678901234567890",
        b'"\\ud83d\\ude00"',
        b'"\\u0000\\/\\b"',
        '"\U0001f600\u2028\ufeff"'.encode(),
        b'{"\\n":[]}',
        b"[[],{},null,true,false]",
        b" \t\r\n1 ",
    ],
)
def test_unusual_but_strict_json_is_decoded(text: bytes) -> None:
    """Records: strict JSON is all that is asked for."""
    assert is_event(with_item(text))


@pytest.mark.parametrize("tail", [b"x", b"{}", b"\0", b",", b"\x0b", "\u00a0".encode()])
def test_trailing_bytes_are_undecodable_unless_they_are_white_space(tail: bytes) -> None:
    """Records: trailing bytes."""
    assert not is_event(with_item(b"1") + tail)
    assert is_event(with_item(b"1") + b" \t\r\n")


@pytest.mark.parametrize("bom", [b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_byte_order_mark_is_undecodable(bom: bytes) -> None:
    """Records: a BOM."""
    assert not is_event(bom + with_item(b"1"))


def test_a_value_in_another_encoding_is_undecodable() -> None:
    """Records: RFC 8259 over UTF-8."""
    assert not is_event(with_item(b"1").decode().encode("utf-16-le"))


@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}")])
def test_two_hundred_levels_are_decoded_and_one_more_is_not(opening: bytes, closing: bytes) -> None:
    """Records: nesting deeper than 200, the value itself being the first level."""

    def nested(levels: int) -> bytes:
        inner = levels - 1
        return with_item(opening * inner + b"1" + closing * inner)

    assert is_event(nested(200))
    assert not is_event(nested(201))
    assert not is_event(nested(100_000))


def test_many_brackets_that_are_not_deep_are_decoded() -> None:
    """Records: nesting counts levels, not brackets, and not those in texts."""
    assert is_event(with_item(b"[" + b",".join([b"[{}]"] * 300) + b"]"))
    assert is_event(with_item(b'"' + b"[" * 300 + b'\\"' + b"[" * 300 + b'"'))


@pytest.mark.parametrize("sign", [b"", b"-"])
def test_four_thousand_digits_are_decoded_and_one_more_is_not(sign: bytes) -> None:
    """Records: integers of more than 4,000 digits."""
    assert is_event(with_item(sign + b"9" * 4000))
    assert not is_event(with_item(sign + b"9" * 4001))
    assert not is_event(with_item(sign + b"1" + b"0" * 100_000))


def test_many_digits_that_are_not_an_integer_are_decoded() -> None:
    """Records: only integers have a limit of digits."""
    assert is_event(with_item(b"0." + b"9" * 5000))
    assert is_event(with_item(b"9" * 5000 + b"e-4990"))
    assert is_event(with_item(b'"' + b"9" * 5000 + b'"'))
    assert is_event(with_item(b"[" + b",".join([b"12345678"] * 1000) + b"]"))


def test_what_a_repeated_key_replaces_must_be_strict_too() -> None:
    """Records: the whole value is strict JSON within the limits."""
    deep = b"[" * 201 + b"]" * 201
    assert not is_event(with_item(deep + b',"unused":1'))
    assert not is_event(with_item(b"9" * 4001 + b',"unused":1'))
    assert not is_event(with_item(b"NaN" + b',"unused":1'))


def test_of_repeated_keys_the_last_counts() -> None:
    """Records: of repeated keys the last counts, at every level."""
    value = (
        b'{"matchId":"m0","matchId":"m1","eventType":"round.starting","data":{"round":1},'
        b'"data":{"round":2,"round":3}}'
    )
    decoded = event_of(value)
    assert decoded.match_id == "m1"
    assert decoded.body == RoundStarting(3, None)


def _reference(value: bytes) -> Any:
    """Strict JSON by Python's own parser, with what it does not refuse by itself refused here."""

    def refuse(text: str) -> Any:
        raise ValueError(text)

    def finite(text: str) -> float:
        number = float(text)
        return number if math.isfinite(number) else refuse(text)

    text = value.decode()
    if text.startswith("\ufeff"):
        refuse("BOM")
    parsed = json.loads(text, parse_constant=refuse, parse_float=finite)
    json.dumps(parsed, ensure_ascii=False).encode()  # refuses lone surrogates
    return parsed


_PIECES = st.sampled_from(
    [
        *(bytes([byte]) for byte in b'{}[]",:\\ \t\n0123456789.eE+-tfnuarls/'),
        b'{"a":',
        b'"\\ud800',
        b"\\udc00",
        b"\\u",
        b"true",
        b"null",
        b"NaN",
        b"1e309",
        b"\xc3\xa9",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\0",
    ]
)


@given(st.lists(_PIECES, max_size=12).map(b"".join))
@example(b'"\\ud800x"')
@example(b'"\\ud83d\\ude00"')
def test_strictness_agrees_with_pythons_parser_on_any_text(text: bytes) -> None:
    """Records: strict, checked against another parser."""
    value = with_item(text)
    try:
        expected = _reference(value)
    except (ValueError, RecursionError):
        expected = None
    assert is_event(value) == (expected is not None and bool(expected.get("matchId")))


@given(st.binary(max_size=60) | st.binary(max_size=40).map(with_item))
def test_any_bytes_give_an_event_or_an_undecodable_record(value: bytes) -> None:
    """Records: an undecodable record is never fatal."""
    item = item_of(value)
    assert item.record.value == value


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_FIELDS = [
    "round", "prompt", "participants", "humanParticipant", "humanParticipants", "robotParticipants", "robots",
    "activeParticipants", "participantId", "response", "responses", "allResponses", "voterId", "humanGuess",
    "result", "actualRobots", "completedAt", "duration", "processingTime", "error", "retryCount",
    "submittedAt", "count", "excludeRobots", "totalParticipants",
]  # fmt: skip
_TYPES = [
    "match.created", "match.started", "round.starting", "round.robots_needed", "round.robots_assigned",
    "round.started", "response.submitted", "response.generated", "round.completed", "voting.started",
    "round.voting_started", "vote.submitted", "match.completed", "generate_response", "generate_vote",
    "response.error", "robot.released",
]  # fmt: skip


@given(
    topic=st.sampled_from([role.label for role in Role]),
    type_name=st.sampled_from(_TYPES) | _JSON,
    envelope=st.dictionaries(st.sampled_from(["matchId", "eventId", "robotId", "timestamp", "data"]), _JSON),
    data=st.dictionaries(st.sampled_from(_FIELDS), _JSON, max_size=6),
)
def test_any_json_in_any_field_gives_an_event_or_an_undecodable_record(
    topic: str, type_name: Any, envelope: Mapping[str, Any], data: Mapping[str, Any]
) -> None:
    """Records: a wrong type in any field counts as absent."""
    value = {"matchId": "m1", "eventType": type_name, "action": type_name, "data": data} | dict(envelope)
    assert item_of(json.dumps(value).encode(), topic).record.topic == topic


# Records: what is undecodable besides


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "tombstone"),
        (b"", "not strict JSON"),
        (b"[1]", "not an object"),
        (b'"text"', "not an object"),
        (b"null", "not an object"),
        (b"{", "not strict JSON"),
        (b"{}", "matchId"),
        (b'{"matchId":""}', "matchId"),
        (b'{"matchId":5}', "matchId"),
        (b'{"matchId":null,"eventType":"match.created"}', "matchId"),
    ],
)
def test_an_undecodable_record_is_kept_with_the_reason(value: bytes | None, reason: str) -> None:
    """Records: undecodable."""
    item = item_of(value)
    assert isinstance(item, Undecodable)
    assert reason in item.reason
    assert item.record.value == value


@pytest.mark.parametrize("match_id", ["", None, 5, ["m1"]])
def test_a_robot_notice_needs_no_match(match_id: Any) -> None:
    """Records: the robot.* types need no matchId; without one they belong to no match."""
    for name in ("robot.health_check", "robot.new_kind"):
        assert event("robot-events", matchId=match_id, eventType=name).match_id is None
    value = {"matchId": match_id, "eventType": "robots.other"}
    assert not is_event(json.dumps(value).encode())


def test_a_robot_notice_named_only_in_a_header_needs_no_match() -> None:
    """Records: the type may come from the header."""
    assert event_of(b"{}", "robot-events", (("eventType", b"robot.released"),)).match_id is None


def test_a_robot_notice_with_a_match_belongs_to_it() -> None:
    """Records: the robot.* types may have a matchId."""
    assert event(eventType="robot.released").match_id == "m1"


def test_schema_registry_framing_is_skipped() -> None:
    """Records: Schema Registry framing (magic byte 0, then a 4-byte schema id)."""
    framed = b"\0\x00\x01\x02\x03" + with_item(b"1")
    assert event_of(framed).type == "match.created"
    assert event_of(framed).record.value == framed


@pytest.mark.parametrize(
    "value", [b"\0", b"\0\0\0\0\1", b"\0\0\0\1" + b"{}", b"\1\0\0\0\1" + b'{"matchId":"m"}']
)
def test_half_or_foreign_framing_is_undecodable(value: bytes) -> None:
    """Records: only magic byte 0 with a whole schema id is framing."""
    assert not is_event(value)


def test_unknown_fields_change_nothing() -> None:
    """Records: unknown fields are kept, never an error."""
    decoded = event(eventType="round.starting", data={"round": 1, "mood": {"a": [1]}}, traceId=7)
    assert decoded.body == RoundStarting(1, None)
    assert decoded.record.value is not None
    assert b"mood" in decoded.record.value


def test_headers_other_than_the_type_are_kept_as_they_are() -> None:
    """Records, type: other headers are kept."""
    headers: Headers = (("correlationId", b"c1"), ("n", None), ("correlationId", b"\xff"))
    assert event(headers=headers, eventType="match.created").record.headers == headers


# Role


@pytest.mark.parametrize("role", Role)
def test_the_configured_topic_name_says_the_role(role: Role) -> None:
    """Records, role: by configured topic name, whatever the value looks like."""
    roles = TopicRoles({role: "some-topic"})
    for shape in ({"action": "x"}, {"robotId": "r"}, {}):
        assert roles.role_of("some-topic", shape) is role


@pytest.mark.parametrize(
    ("shape", "role"),
    [
        ({"action": "x", "robotId": "r"}, Role.ROBOT_COMMANDS),
        ({"action": None}, Role.ROBOT_COMMANDS),
        ({"robotId": "r"}, Role.ROBOT_EVENTS),
        ({"eventType": "x"}, Role.MATCH_EVENTS),
        ({}, Role.MATCH_EVENTS),
    ],
)
def test_in_any_other_topic_the_values_shape_says_the_role(shape: dict[str, Any], role: Role) -> None:
    """Records, role: with action a command, else with robotId a robot event, else a match event."""
    assert TopicRoles().role_of("elsewhere", shape) is role


def test_roles_that_share_a_topic_are_told_apart_by_shape() -> None:
    """Records, role: a name that several roles have names none of them."""
    roles = TopicRoles({Role.MATCH_EVENTS: "all", Role.ROBOT_COMMANDS: "all", Role.ROBOT_EVENTS: "robots"})
    assert roles.role_of("all", {"action": "x"}) is Role.ROBOT_COMMANDS
    assert roles.role_of("all", {}) is Role.MATCH_EVENTS
    assert roles.role_of("robots", {}) is Role.ROBOT_EVENTS


@pytest.mark.parametrize("role", Role)
def test_a_roles_label_is_its_usual_topic_and_names_it(role: Role) -> None:
    """Topics: usual names."""
    assert Role.from_label(role.label) is role
    assert role.label == role.name.lower().replace("_", "-")


# Type


def test_the_values_type_counts_and_a_header_that_differs_is_told() -> None:
    """Records, type: the value wins."""
    decoded = event(headers=(("eventType", b"match.started"),), eventType="match.created")
    assert decoded.type == "match.created"
    assert decoded.conflicting_type == "match.started"


def test_a_header_that_agrees_is_no_conflict() -> None:
    """Records, type: a disagreement is an anomaly, an agreement is not."""
    headers = (("eventType", b"match.created"),)
    assert event(headers=headers, eventType="match.created").conflicting_type is None


@pytest.mark.parametrize("stated", [None, 5, ["match.created"], ""])
def test_without_a_type_in_the_value_the_header_says_it(stated: Any) -> None:
    """Records, type: else the last header eventType."""
    decoded = event(headers=(("eventType", b"match.created"),), eventType=stated)
    assert decoded.type == "match.created"
    assert decoded.conflicting_type is None
    assert isinstance(decoded.body, MatchCreated)


def test_the_last_type_header_counts() -> None:
    """Records, type: the last header eventType."""
    headers = (("eventType", b"match.started"), ("other", b"x"), ("eventType", b"match.created"))
    assert event(headers=headers).type == "match.created"
    assert event(headers=headers, eventType="match.created").conflicting_type is None


@pytest.mark.parametrize("raw", [None, b"\xff", b""])
def test_a_type_header_without_a_text_names_no_type(raw: bytes | None) -> None:
    """Records, type: else unknown."""
    headers = (("eventType", raw),)
    assert event(headers=headers).type == ""
    assert event(headers=headers, eventType="match.created").conflicting_type is None


def test_an_event_without_a_type_is_of_an_unknown_type() -> None:
    """Records, type: else unknown."""
    decoded = event()
    assert decoded.type == ""
    assert isinstance(decoded.body, Unknown)


def test_the_type_of_a_command_is_its_action() -> None:
    """Records, type: a command's action; an eventType there says nothing."""
    decoded = event("robot-commands", action="generate_vote", eventType="match.started", data={"round": 1})
    assert decoded.type == "generate_vote"
    assert decoded.conflicting_type is None
    named = event("robot-commands", (("eventType", b"generate_vote"),), data={"round": 1})
    assert isinstance(named.body, GenerateVote)


# Envelopes


def test_the_envelopes_fields_are_read() -> None:
    """Envelopes: match event."""
    decoded = event(eventId="e1", eventType="match.created", timestamp=5, correlationId="c1", data={})
    assert (decoded.id, decoded.match_id, decoded.time, decoded.correlation_id) == ("e1", "m1", 5, "c1")
    assert decoded.robot_id is None


def test_a_command_has_its_own_id() -> None:
    """Envelopes: robot command."""
    decoded = event("robot-commands", commandId="c1", eventId="e1", robotId="r1", action="generate_vote")
    assert (decoded.id, decoded.robot_id) == ("c1", "r1")


def test_a_robot_event_has_an_event_id_and_a_robot() -> None:
    """Envelopes: robot event."""
    decoded = event("robot-events", eventId="e1", robotId="r1", eventType="robot.released")
    assert (decoded.id, decoded.robot_id) == ("e1", "r1")


@pytest.mark.parametrize("wrong", [5, None, ["x"], {"a": 1}, True])
def test_an_id_that_is_not_a_text_counts_as_absent(wrong: Any) -> None:
    """Envelopes: everything else is optional, a wrong type counts as absent."""
    decoded = event(eventId=wrong, robotId=wrong, correlationId=wrong, eventType="match.created")
    assert (decoded.id, decoded.robot_id, decoded.correlation_id) == (None, None, None)


# Event time


@pytest.mark.parametrize(
    ("given_time", "time"),
    [
        (0, 0),
        (1795376119163, 1795376119163),
        (1795376119163.0073, 1795376119163.0073),
        (TIME_LIMIT - 1, TIME_LIMIT - 1),
        ("2026-11-22T20:15:19.163Z", 1795378519163),
        ("2026-11-22T20:15:19.163", 1795378519163),
        ("2026-11-22T21:15:19.163+01:00", 1795378519163),
        ("2026-11-22T20:15:19.163456Z", 1795378519163.456),
        ("2026-11-22 20:15:19Z", 1795378519000),
        ("20261122T201519Z", 1795378519000),
        ("2026-11-22", 1795305600000),
        ("1970-01-01T00:00:00Z", 0),
        ("9999-12-31T23:59:59.999Z", TIME_LIMIT - 1),
    ],
)
def test_a_timestamp_is_milliseconds_or_iso_8601(given_time: Any, time: float) -> None:
    """Records, event time: Unix milliseconds, integer or fraction, or ISO-8601 (no zone = UTC)."""
    decoded = event(eventType="match.created", timestamp=given_time)
    assert decoded.time == time
    assert decoded.timed


@pytest.mark.parametrize(
    "given_time",
    [
        None,
        True,
        -1,
        -0.001,
        TIME_LIMIT,
        1e300,
        10**400,
        "",
        "yesterday",
        "1795376119163",
        "2026-13-01T00:00:00Z",
        "2026-11-22T25:00:00Z",
        "2026-11-22x10:00:00Z",
        "1969-12-31T23:59:59.999Z",
        "9999-12-31T23:59:59-01:00",
        "0001-01-01T00:00:00+01:00",
        "٢٠٢٦-11-22",
        [1795376119163],
        {"ms": 5},
    ],
)
def test_any_other_timestamp_counts_as_absent(given_time: Any) -> None:
    """Records, event time: valid is a finite number in 0 ≤ t < 253402300800000; absent: the record time."""
    decoded = event(eventType="match.created", timestamp=given_time)
    assert decoded.time == RECORD_TIME
    assert decoded.timed


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_not_finite_is_no_time(number: float) -> None:
    """Records, event time: a finite number."""
    assert parse_time(number) is None


@given(st.text())
def test_any_text_is_a_valid_time_or_none(text: str) -> None:
    """Records, event time: anything else counts as absent."""
    time = parse_time(text)
    assert time is None or 0 <= time < TIME_LIMIT


def test_a_missing_timestamp_is_the_record_time_in_every_topic() -> None:
    """Records, event time: absent (all commands, many robot events)."""
    for role in Role:
        assert event(role.label, eventType="x", action="x").time == RECORD_TIME


def test_a_command_with_a_timestamp_has_that_time() -> None:
    """Envelopes: timestamp is optional in commands."""
    assert event("robot-commands", action="generate_vote", timestamp=5.5).time == 5.5


@pytest.mark.parametrize("record_time", [None, -1, -5000])
def test_without_any_time_the_order_must_find_one(record_time: int | None) -> None:
    """Records, event time: a record time that is unavailable or negative."""
    item = decode(record(b'{"matchId":"m1"}', timestamp=record_time), TopicRoles())
    assert isinstance(item, Event)
    assert not item.timed


def test_a_record_time_of_zero_is_a_time() -> None:
    """Records, event time: only a negative record time is none."""
    item = decode(record(b'{"matchId":"m1"}', timestamp=0), TopicRoles())
    assert isinstance(item, Event)
    assert item.timed


# Event types and their data


RESPONSE = {"round": 2, "participantId": "B", "response": "Rain."}

COMPLETE: list[tuple[str, str, dict[str, Any], Any]] = [
    (
        "match-events",
        "match.created",
        {"templateType": "classic", "totalParticipants": 4, "createdAt": 1},
        MatchCreated("classic", 4),
    ),
    (
        "match-events",
        "match.started",
        {"participants": ["A", "B"], "humanParticipant": "A", "robotParticipants": ["B"]},
        MatchStarted(("A", "B"), ("A",), ("B",)),
    ),
    (
        "match-events",
        "match.started",
        {"participants": ["A", "B"], "humanParticipants": ["A", "B"], "robotParticipants": []},
        MatchStarted(("A", "B"), ("A", "B"), ()),
    ),
    ("match-events", "round.starting", {"round": 1, "prompt": "Why?"}, RoundStarting(1, "Why?")),
    (
        "match-events",
        "round.robots_needed",
        {"round": 1, "count": 3, "excludeRobots": ["poet"]},
        RobotsNeeded(1, 3, ("poet",)),
    ),
    (
        "robot-orchestration-events",
        "round.robots_needed",
        {"round": 1, "count": 3, "excludeRobots": []},
        RobotsNeeded(1, 3, ()),
    ),
    (
        "match-events",
        "round.robots_assigned",
        {"round": 1, "robots": [{"id": "poet", "identity": "B"}]},
        RobotsAssigned(1, (("poet", "B"),)),
    ),
    (
        "robot-orchestration-events",
        "round.robots_assigned",
        {"round": 1, "robots": []},
        RobotsAssigned(1, ()),
    ),
    (
        "match-events",
        "round.started",
        {"round": 1, "prompt": "Why?", "activeParticipants": ["A", "B"]},
        RoundStarted(1, "Why?", ("A", "B")),
    ),
    (
        "match-events",
        "response.submitted",
        RESPONSE | {"participantType": "human", "submittedAt": 5.5},
        ResponseGiven(2, "B", "Rain.", "human", None, None, None, 5.5),
    ),
    (
        "match-events",
        "response.generated",
        RESPONSE
        | {
            "participantType": "robot",
            "robotType": "poet",
            "model": "model-1",
            "processingTime": 1.25,
            "submittedAt": "1970-01-01T00:00:01Z",
            "generatedAt": 4,
        },
        ResponseGiven(2, "B", "Rain.", "robot", "poet", "model-1", 1.25, 1000),
    ),
    (
        "match-events",
        "round.completed",
        {"round": 2, "responses": [{"participantId": "B", "response": "Rain."}], "completedAt": 9},
        RoundCompleted(2, (("B", "Rain."),), 9),
    ),
    (
        "match-events",
        "voting.started",
        {"allResponses": [{"participantId": "B", "response": "Rain."}], "startedAt": 9},
        VotingStarted(None, (("B", "Rain."),)),
    ),
    ("match-events", "round.voting_started", {"round": 2}, VotingStarted(2, None)),
    (
        "match-events",
        "vote.submitted",
        {"voterId": "A", "humanGuess": "B", "submittedAt": 9, "round": 2},
        VoteSubmitted("A", "B", 2, 9),
    ),
    (
        "match-events",
        "match.completed",
        {
            "humanParticipant": "A",
            "humanGuess": "B",
            "result": "incorrect",
            "actualRobots": ["B"],
            "completedAt": 9,
            "duration": 8.5,
        },
        MatchCompleted("incorrect", "A", "B", ("B",), 9, 8.5),
    ),
    (
        "robot-commands",
        "generate_response",
        {"round": 1, "prompt": "Why?", "context": {"otherResponses": [], "matchPhase": "early"}},
        GenerateResponse(1, "Why?"),
    ),
    ("robot-commands", "generate_vote", {"round": 1, "context": {}}, GenerateVote(1)),
    (
        "robot-events",
        "response.generated",
        {"round": 1, "response": "Rain.", "processingTime": 2, "model": "model-1", "participantId": "B"},
        RobotAnswer(1, "Rain.", 2, "model-1", "B"),
    ),
    (
        "robot-events",
        "response.error",
        {"round": 1, "error": "It broke.", "retryCount": 2},
        RobotError(1, "It broke.", 2),
    ),
]


@pytest.mark.parametrize(("topic", "type_name", "data", "expected"), COMPLETE)
def test_every_type_is_read_with_all_its_data(
    topic: str, type_name: str, data: dict[str, Any], expected: Any
) -> None:
    """Event types and their data: all of it."""
    assert body(type_name, data, topic) == expected


REQUIRED: list[tuple[str, str, dict[str, Any], list[str]]] = [
    ("match-events", "match.created", {}, []),
    ("match-events", "match.started", {"participants": []}, ["participants"]),
    ("match-events", "round.starting", {"round": 1}, ["round"]),
    ("match-events", "round.robots_needed", {"round": 1}, ["round"]),
    ("match-events", "round.robots_assigned", {"round": 1}, ["round"]),
    ("match-events", "round.started", {"round": 1}, ["round"]),
    ("match-events", "response.submitted", RESPONSE, ["round", "participantId", "response"]),
    ("match-events", "response.generated", RESPONSE, ["round", "participantId", "response"]),
    ("match-events", "round.completed", {"round": 1}, ["round"]),
    ("match-events", "voting.started", {}, []),
    ("match-events", "round.voting_started", {}, []),
    ("match-events", "vote.submitted", {"voterId": "A", "humanGuess": "B"}, ["voterId", "humanGuess"]),
    ("match-events", "match.completed", {"result": "correct"}, ["result"]),
    ("robot-commands", "generate_response", {"round": 1}, ["round"]),
    ("robot-commands", "generate_vote", {"round": 1}, ["round"]),
    ("robot-events", "response.generated", {"round": 1, "response": ""}, ["round", "response"]),
    ("robot-events", "response.error", {"round": 1}, ["round"]),
    ("robot-orchestration-events", "round.robots_needed", {"round": 1}, ["round"]),
    ("robot-orchestration-events", "round.robots_assigned", {"round": 1}, ["round"]),
]
WRONG = [None, 5.5, True, {"a": 1}]


@pytest.mark.parametrize(("topic", "type_name", "minimal", "required"), REQUIRED)
def test_every_type_is_valid_with_only_what_it_requires(
    topic: str, type_name: str, minimal: dict[str, Any], required: list[str]
) -> None:
    """Event types and their data, required: everything else is optional."""
    assert not isinstance(body(type_name, minimal, topic), Invalid | Unknown)


@pytest.mark.parametrize(
    ("topic", "type_name", "minimal", "missing"),
    [(topic, name, minimal, field) for topic, name, minimal, fields in REQUIRED for field in fields],
)
def test_every_type_is_invalid_without_any_one_of_what_it_requires(
    topic: str, type_name: str, minimal: dict[str, Any], missing: str
) -> None:
    """Event types and their data, required: absent or of a wrong type."""
    without = {name: value for name, value in minimal.items() if name != missing}
    for data in (without, *(minimal | {missing: wrong} for wrong in WRONG)):
        found = body(type_name, data, topic)
        assert isinstance(found, Invalid)
        assert missing in found.reason


@pytest.mark.parametrize(("topic", "type_name", "minimal", "required"), REQUIRED)
def test_data_that_is_not_an_object_counts_as_empty(
    topic: str, type_name: str, minimal: dict[str, Any], required: list[str]
) -> None:
    """Event types and their data: all of it."""
    for data in (None, ["round"], "round", 5):
        assert isinstance(body(type_name, data, topic), Invalid) == bool(required)


@pytest.mark.parametrize(("topic", "type_name", "data", "expected"), COMPLETE)
@pytest.mark.parametrize("wrong", [True, {"a": 1}, [5], [{"participantId": 5}]])
def test_optional_data_of_a_wrong_type_counts_as_absent(
    topic: str, type_name: str, data: dict[str, Any], expected: Any, wrong: Any
) -> None:
    """Event types and their data, required: a wrong type in optional data counts as absent."""
    required = next(names for t, n, _, names in REQUIRED if (t, n) == (topic, type_name))
    if type_name == "voting.started":
        required = []
    kept = {name: value for name, value in data.items() if name in required}
    spoiled = {name: wrong for name in data if name not in required}
    assert body(type_name, kept | spoiled, topic) == body(type_name, kept, topic)


@pytest.mark.parametrize("number", [0, 1, MAX_ROUND, -0])
def test_a_round_is_an_integer_up_to_a_million(number: int) -> None:
    """Event types and their data, required: round (a JSON integer from 0 to 1,000,000)."""
    assert body("round.started", {"round": number}) == RoundStarted(number, None, None)


@pytest.mark.parametrize("number", [-1, MAX_ROUND + 1, 10**30, 1.0, 1.5, True, False, "1", None, [1]])
def test_anything_else_is_no_round(number: Any) -> None:
    """Event types and their data, required: a round is no bool, float or string."""
    assert isinstance(body("round.started", {"round": number}), Invalid)
    assert body("voting.started", {"round": number}) == VotingStarted(None, None)


def test_an_exponent_makes_no_integer() -> None:
    """Event types and their data, required: a JSON integer."""
    decoded = event_of(b'{"matchId":"m1","eventType":"round.started","data":{"round":1e0}}')
    assert isinstance(decoded.body, Invalid)


@pytest.mark.parametrize("result", ["Correct", "unfinished", "", None, True])
def test_a_result_is_one_of_two_words(result: Any) -> None:
    """Event types and their data, required: result (one of its two words)."""
    assert isinstance(body("match.completed", {"result": result}), Invalid)


@pytest.mark.parametrize("participants", [["A", 5], "AB", {"A": 1}, [None]])
def test_participants_are_a_list_of_texts(participants: Any) -> None:
    """Event types and their data, required: participants in match.started."""
    assert isinstance(body("match.started", {"participants": participants}), Invalid)


def test_the_list_of_humans_counts_before_the_single_human() -> None:
    """Event types and their data: humanParticipant id (or humanParticipants [id])."""
    data = {"participants": ["A", "B"], "humanParticipant": "A", "humanParticipants": ["B"]}
    assert body("match.started", data).humans == ("B",)
    assert body("match.started", data | {"humanParticipants": 5}).humans == ("A",)


def test_a_participants_type_is_human_or_robot() -> None:
    """Event types and their data: participantType human/robot; anything else counts as absent."""
    assert body("response.submitted", RESPONSE | {"participantType": "alien"}).participant_type is None


@pytest.mark.parametrize("number", [10**400, -(10**400)])
def test_a_number_beyond_all_floats_counts_as_absent(number: int) -> None:
    """Event types and their data: a wrong type counts as absent."""
    assert body("match.completed", {"result": "correct", "duration": number}).duration is None


def test_one_bad_pair_makes_a_list_of_responses_absent() -> None:
    """Event types and their data: a wrong type counts as absent."""
    responses = [{"participantId": "A", "response": "x"}, {"participantId": "B"}]
    assert body("round.completed", {"round": 1, "responses": responses}).responses is None
    assert body("round.completed", {"round": 1, "responses": [*responses[:1], "B"]}).responses is None


@pytest.mark.parametrize("topic", [role.label for role in Role])
@pytest.mark.parametrize("name", ["instantiated", "released", "pool_scaled", "health_check"])
def test_robot_notices_are_known_in_every_topic(topic: str, name: str) -> None:
    """Event types and their data: robot.*, free data."""
    assert isinstance(body(f"robot.{name}", 5, topic), RobotNotice)


@pytest.mark.parametrize(
    ("topic", "type_name"),
    [
        ("match-events", "match.paused"),
        ("match-events", "generate_response"),
        ("match-events", "response.error"),
        ("robot-commands", "response.generated"),
        ("robot-commands", "stop"),
        ("robot-events", "response.submitted"),
        ("robot-events", "match.started"),
        ("robot-events", "robot.new_kind"),
        ("robot-orchestration-events", "response.generated"),
    ],
)
def test_a_type_that_the_topic_does_not_have_is_unknown(topic: str, type_name: str) -> None:
    """Event types and their data: an unknown type changes no state."""
    assert isinstance(body(type_name, {"round": 1, "participants": []}, topic), Unknown)
