"""Avro values as JSON."""

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import msgspec
from fastavro import parse_schema, schemaless_reader

from kafka_client.registry.reading import ReadBody, UnreadableError


def avro_reader(schema: str, references: Iterable[str] = ()) -> ReadBody:
    """What reads values of the schema; ``references`` are those that it names, each after what it needs.

    Times are written as the game's events have them: milliseconds as the number they are, finer ones and
    dates as ISO-8601. Bytes become base64, decimals their digits, and a float that is no number null.
    """
    named: dict[str, Any] = {}
    for text in references:
        parse_schema(json.loads(text), named)
    parsed = parse_schema(_with_plain_milliseconds(json.loads(schema)), named)

    def read(body: bytes) -> bytes:
        stream = BytesIO(body)
        value = schemaless_reader(stream, parsed, None)
        if stream.tell() != len(body):
            raise UnreadableError(f"{len(body) - stream.tell()} bytes are left over")
        return msgspec.json.encode(value)

    return read


def _with_plain_milliseconds(schema: Any) -> Any:
    """The schema with times in milliseconds as plain numbers."""
    if isinstance(schema, list):
        return [_with_plain_milliseconds(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {name: _with_plain_milliseconds(each) for name, each in schema.items()}
    if plain.get("logicalType") in ("timestamp-millis", "local-timestamp-millis"):
        del plain["logicalType"]
    return plain
