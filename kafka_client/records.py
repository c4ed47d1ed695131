"""A Kafka record as bytes, and its kcat ``-J`` line.

The line format is what ``kcat -C -J`` prints: one JSON object a line with ``topic``, ``partition``, ``offset``,
``tstype``, ``ts``, ``headers`` (a flat list of names and values), ``key`` and ``payload``. kcat writes bytes that are
not UTF-8 raw inside the JSON strings, so lines are read and written with the ``surrogateescape`` error handler.
"""

import json
from enum import StrEnum
from typing import Any

import msgspec

Headers = tuple[tuple[str, bytes | None], ...]


class TimestampType(StrEnum):
    """Who set the record time, in kcat's words."""

    CREATE = "create"
    LOG_APPEND = "logappend"
    UNKNOWN = "unknown"


class Record(msgspec.Struct, frozen=True, gc=False):
    """One record as it lies in Kafka. ``timestamp`` is Unix milliseconds, None when Kafka has none."""

    topic: str
    partition: int
    offset: int
    timestamp: int | None
    timestamp_type: TimestampType
    key: bytes | None
    value: bytes | None
    headers: Headers = ()

    @property
    def position(self) -> tuple[str, int, int]:
        """What makes the record one of a kind: (topic, partition, offset)."""
        return (self.topic, self.partition, self.offset)


class BadLine(ValueError):
    """A line that is not a kcat ``-J`` record; the message says why."""


def from_kcat(line: bytes) -> Record:
    """Read one kcat ``-J`` line. Raises `BadLine`."""
    try:
        fields = json.loads(line.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError) as error:
        raise BadLine(f"it is not JSON ({error})") from None
    if not isinstance(fields, dict):
        raise BadLine("it is not a JSON object")
    try:
        timestamp_type = TimestampType(fields.get("tstype", "unknown"))
        return Record(
            topic=_typed(fields, "topic", str),
            partition=_typed(fields, "partition", int),
            offset=_typed(fields, "offset", int),
            timestamp=_timestamp(fields, timestamp_type),
            timestamp_type=timestamp_type,
            key=_bytes(fields.get("key")),
            value=_bytes(fields.get("payload")),
            headers=_headers(fields.get("headers") or []),
        )
    except (TypeError, ValueError) as error:
        raise BadLine(str(error)) from None


def to_kcat(record: Record) -> bytes:
    """Write one kcat ``-J`` line, without the line feed; `from_kcat` gives the same record back."""
    fields: dict[str, Any] = {
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
        "tstype": record.timestamp_type.value,
        "ts": -1 if record.timestamp is None else record.timestamp,
    }
    if record.headers:
        fields["headers"] = [part for name, value in record.headers for part in (name, _text(value))]
    fields["key"] = _text(record.key)
    fields["payload"] = _text(record.value)
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogateescape")


def _typed(fields: dict[str, Any], name: str, kind: type[Any]) -> Any:
    value = fields.get(name)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(f"its field {name!r} is missing or has a wrong type")
    return value


def _timestamp(fields: dict[str, Any], timestamp_type: TimestampType) -> int | None:
    if timestamp_type is TimestampType.UNKNOWN or fields.get("ts") is None:
        return None
    timestamp: int = _typed(fields, "ts", int)
    return None if timestamp == -1 else timestamp


def _headers(flat: Any) -> Headers:
    if not isinstance(flat, list) or len(flat) % 2:
        raise TypeError("its headers are not a list of names and values")
    names, values = flat[::2], flat[1::2]
    if not all(isinstance(name, str) for name in names):
        raise TypeError("a header's name is not a string")
    return tuple((name, _bytes(value)) for name, value in zip(names, values, strict=True))


def _bytes(text: Any) -> bytes | None:
    if text is None:
        return None
    if not isinstance(text, str):
        raise TypeError("a key, payload or header value is neither a string nor null")
    return text.encode("utf-8", "surrogateescape")


def _text(raw: bytes | None) -> str | None:
    return None if raw is None else raw.decode("utf-8", "surrogateescape")
