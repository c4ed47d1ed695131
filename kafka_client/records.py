"""A Kafka record as bytes, and its kcat ``-J`` line.

The line format is what ``kcat -C -J`` prints (https://github.com/edenhill/kcat, json.c): one JSON object a
line with ``topic``, ``partition``, ``offset``, ``tstype`` and ``ts`` (both left out when Kafka has no
time), ``broker``, ``headers`` (a flat list of names and values, left out when there are none), ``key`` and
``payload``. kcat writes bytes that are not UTF-8 raw inside the JSON strings, so lines are read and written
with the ``surrogateescape`` error handler.

Where a schema registry has decoded the payload, the line has a field of ours behind kcat's: ``schema``, with
the schema's ``id``, ``kind``, ``subject`` and ``version``, and the JSON as ``text``.
"""

import json
from enum import StrEnum
from typing import Annotated, Any

import msgspec

from kafka_client.translation import SchemaField, Translation, schema_field

Headers = tuple[tuple[str, bytes | None], ...]

PartitionNumber = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
Offset = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
Milliseconds = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
"""What fits into Kafka's fields, for reading text that claims to be a record."""


class TimestampType(StrEnum):
    """Who set the record time, in kcat's words."""

    CREATE = "create"
    LOG_APPEND = "logappend"
    UNKNOWN = "unknown"


class Record(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One record as it lies in Kafka. ``timestamp`` is Unix milliseconds, None when Kafka has none.

    Bytes of a header's name that are not UTF-8 are lone surrogates in it (``surrogateescape``).
    ``translation`` is no part of what lies in Kafka: it is there when
    a schema registry was asked (`kafka_client.registry`).
    """

    topic: str
    partition: int
    offset: int
    timestamp: int | None
    timestamp_type: TimestampType
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    translation: Translation | None = None

    @property
    def content(self) -> bytes | None:
        """The bytes to read as JSON: the value, or what it was decoded to by its schema."""
        translation = self.translation
        return self.value if translation is None or translation.text is None else translation.text

    @property
    def position(self) -> tuple[str, int, int]:
        """What makes the record one of a kind: (topic, partition, offset)."""
        return (self.topic, self.partition, self.offset)


class BadLineError(ValueError):
    """A line that is not a kcat ``-J`` record; the message says why."""


def from_kcat(line: bytes) -> Record:
    """Read one kcat ``-J`` line. Raises `BadLineError`."""
    try:
        fields = _decode_line(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        fields = _decode_raw_bytes(line)
    try:
        return Record(
            topic=fields.topic,
            partition=fields.partition,
            offset=fields.offset,
            timestamp=known_time(fields.ts, fields.tstype),
            timestamp_type=fields.tstype,
            key=_bytes(fields.key),
            value=_bytes(fields.payload),
            headers=_headers(fields.headers) if fields.headers else (),
            translation=None if fields.schema is None else fields.schema.translation(),
        )
    except UnicodeEncodeError:
        raise BadLineError("it is not a kcat record (a text holds half a surrogate pair)") from None
    except ValueError as error:
        raise BadLineError(f"it is not a kcat record ({error})") from None


def to_kcat(record: Record) -> bytes:
    """Write one kcat ``-J`` line, without the line feed; `from_kcat` gives the same record back."""
    fields: dict[str, Any] = {
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
    }
    if record.timestamp_type is not TimestampType.UNKNOWN:
        fields["tstype"] = record.timestamp_type.value
        fields["ts"] = _NO_TIME if record.timestamp is None else record.timestamp
    if record.headers:
        fields["headers"] = [part for name, value in record.headers for part in (name, _text(value))]
    fields["key"] = _text(record.key)
    fields["payload"] = _text(record.value)
    fields |= schema_field(record.translation)
    return _encode_line(fields).encode("utf-8", "surrogateescape")


def known_time(timestamp: int | None, timestamp_type: TimestampType) -> int | None:
    """The time as `Record` has it: where there is none, Kafka says -1, and librdkafka an unknown type."""
    return None if timestamp_type is TimestampType.UNKNOWN or timestamp == _NO_TIME else timestamp


_NO_TIME = -1
_encode_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _Line(msgspec.Struct, gc=False):
    """The fields of a line. Newer versions of kcat can also print headers as a map of lists."""

    topic: str
    partition: PartitionNumber
    offset: Offset
    payload: str | None
    key: str | None = None
    tstype: TimestampType = TimestampType.UNKNOWN
    ts: Milliseconds | None = None
    headers: list[str | None] | dict[str, list[str | None]] | None = None
    schema: SchemaField | None = None


_decode_line = msgspec.json.Decoder(_Line).decode


def _decode_raw_bytes(line: bytes) -> _Line:
    """Read a line that is not valid UTF-8, or find out what else is wrong with it."""
    try:
        fields = json.loads(line.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"it is not JSON ({error})") from None
    try:
        converted = msgspec.convert(fields, _Line)
        converted.topic.encode()
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        raise BadLineError(f"it is not a kcat record ({error})") from None
    return converted


def _headers(given: list[str | None] | dict[str, list[str | None]]) -> Headers:
    if isinstance(given, dict):
        return tuple((name, _bytes(value)) for name, values in given.items() for value in values)
    if len(given) % 2:
        raise ValueError("a header has no value")
    pairs = []
    for name, value in zip(given[::2], given[1::2], strict=True):
        if name is None:
            raise ValueError("a header has no name")
        pairs.append((name, _bytes(value)))
    return tuple(pairs)


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogateescape")


def _text(raw: bytes | None) -> str | None:
    return None if raw is None else raw.decode("utf-8", "surrogateescape")
