"""Records to events: ``decode(record, topics) -> Event | Undecodable``.

Values are strict JSON (RFC 8259, UTF-8); see docs/contract.md for the wire contract.
"""

import re
from itertools import accumulate
from typing import Any

import msgspec

from kafka_client.bodies import parse_time, read_body
from kafka_client.events import Body, Event, Role, TopicRoles, Undecodable
from kafka_client.framing import body_of, schema_id
from kafka_client.records import Headers, Record

MAX_DEPTH = 200
MAX_INTEGER_DIGITS = 4000


class NotAnObjectError(ValueError):
    """A record's value is not one strict JSON object; the message says why not."""


def decode(record: Record, topics: TopicRoles) -> Event | Undecodable:
    """The event that the record holds. Never raises."""
    content = record.content
    if content is None:
        return Undecodable(record, "the value is null (a tombstone)")
    try:
        value = parse_object(content)
    except NotAnObjectError as error:
        return Undecodable(record, _why_not(record) or str(error))
    event = envelope(record, topics, value, None)
    if event.match_id is None and not event.type.startswith("robot."):
        return Undecodable(record, "it has no matchId that is a non-empty string")
    return event


def envelope(record: Record, topics: TopicRoles, value: dict[str, Any], body: Body | None) -> Event:
    """The event of a value's fields, with this body, or with what its ``data`` says."""
    role = topics.role_of(record.topic, value)
    is_command = role is Role.ROBOT_COMMANDS
    stated = _text(value.get("action" if is_command else "eventType"))
    type_name = stated or _type_header(record.headers) or ""
    time = _event_time(value.get("timestamp"), record.timestamp)
    return Event(
        role,
        type_name,
        match_id_of(value),
        _text(value.get("commandId" if is_command else "eventId")),
        _text(value.get("robotId")),
        _text(value.get("correlationId")),
        0 if time is None else time,
        time is not None,
        conflicting_type(stated, record.headers) if stated else None,
        read_body(role, type_name, value.get("data")) if body is None else body,
        record,
    )


def _why_not(record: Record) -> str:
    """What a schema has to do with a value's not being JSON, empty where it has nothing."""
    if record.translation is not None:
        return record.translation.problem
    schema = schema_id(record.value)
    if schema is None:
        return ""
    return (
        f"it is not JSON but framed for schema {schema} of a schema registry; "
        "give the registry's address with --registry, or in the profile"
    )


def match_of(record: Record) -> str | None:
    """The match that the record belongs to, None where it is no event or belongs to none."""
    content = record.content
    if content is None:
        return None
    try:
        return match_id_of(parse_object(content))
    except NotAnObjectError:
        return None


def match_id_of(value: dict[str, Any]) -> str | None:
    """The match that a record with this value belongs to."""
    return _text(value.get("matchId")) or None


def parse_object(value: bytes) -> dict[str, Any]:
    """The JSON object in a record's value, a schema registry's framing skipped. Raises `NotAnObjectError`."""
    text = body_of(value)
    try:
        # To untyped values: only so does msgspec look at every string's UTF-8 and at every number's range.
        parsed = _parse(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotAnObjectError(f"it is not strict JSON ({error})") from None
    if not isinstance(parsed, dict):
        raise NotAnObjectError("it is JSON, but not an object")
    if len(text) > _SURELY_WITHIN_LIMITS:
        _check_limits(text)
    return parsed


_parse = msgspec.json.Decoder().decode
_SURELY_WITHIN_LIMITS = 2 * MAX_DEPTH
"""Bytes: each level of nesting has an opening and a closing one."""
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"')
_MANY_DIGITS = re.compile(rb"(?<!\d)\d{%d}" % (MAX_INTEGER_DIGITS + 1))
_NUMBER = re.compile(rb"-?(\d+)([.eE]?)[\d.eE+-]*")


def _check_limits(text: bytes) -> None:
    """Raise `NotAnObjectError` for well-formed JSON that is too deep or has too long an integer.

    It looks at the text because the parsed value has lost what a repeated key replaced.
    """
    may_be_deep = text.count(b"{") + text.count(b"[") > MAX_DEPTH
    if not may_be_deep and len(text) <= MAX_INTEGER_DIGITS:
        return
    bare = _STRING.sub(b"", text)
    if may_be_deep and _depth(bare) > MAX_DEPTH:
        raise NotAnObjectError(f"it is nested deeper than {MAX_DEPTH} levels")
    if _MANY_DIGITS.search(bare) and any(_is_long_integer(number) for number in _NUMBER.finditer(bare)):
        raise NotAnObjectError(f"an integer has more than {MAX_INTEGER_DIGITS} digits")


def _depth(bare: bytes) -> int:
    """How deep the brackets of well-formed JSON without its strings are nested."""
    steps = (1 if byte in b"{[" else -1 for byte in bare if byte in b"{[]}")
    return max(accumulate(steps))


def _is_long_integer(number: re.Match[bytes]) -> bool:
    digits, fraction_or_exponent = number.groups()
    return not fraction_or_exponent and len(digits) > MAX_INTEGER_DIGITS


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _event_time(stated: Any, record_time: int | None) -> float | None:
    """The value's time, else the record's; None where neither is valid."""
    time = None if stated is None else parse_time(stated)
    if time is None and record_time is not None and record_time >= 0:
        return record_time
    return time


def conflicting_type(stated: str, headers: Headers) -> str | None:
    """The header's type where it is another than the value states."""
    header = _type_header(headers)
    return header if header and header != stated else None


def _type_header(headers: Headers) -> str | None:
    """The last header ``eventType``, None where there is none or it is not UTF-8."""
    found = None
    for name, raw in headers:
        if name == "eventType":
            found = raw
    try:
        return None if found is None else found.decode()
    except UnicodeDecodeError:
        return None
