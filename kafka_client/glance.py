"""What the beginning of a large value tells of its event: to read all of it takes too long to paint a row."""

import json
import re
from typing import Any

from kafka_client.decoding import envelope, match_id_of
from kafka_client.events import Event, TopicRoles, Unknown
from kafka_client.framing import body_of
from kafka_client.records import Record

READ = 16_384
"""Bytes of the value that are looked at."""

_BETWEEN = re.compile(r"[\s,]*")
_COLON = re.compile(r"\s*:\s*")
_DECODER = json.JSONDecoder()


def glance(record: Record, topics: TopicRoles) -> Event | None:
    """The event with its envelope alone, nothing read of its body; None where the beginning has no match."""
    fields = _first_fields(body_of(record.content or b"")[:READ])
    if match_id_of(fields) is None:
        return None
    return envelope(record, topics, fields, Unknown())


def _first_fields(beginning: bytes) -> dict[str, Any]:
    """The plain fields of a JSON object, up to the first that is not plain, or that is not there whole."""
    text = beginning.decode(errors="ignore").lstrip()
    fields: dict[str, Any] = {}
    place = 1
    try:
        while text[:1] == "{":
            place = _end(_BETWEEN, text, place)
            name, place = _DECODER.raw_decode(text, place)
            place = _end(_COLON, text, place)
            if not isinstance(name, str) or text[place] in "{[":
                break
            fields[name], place = _DECODER.raw_decode(text, place)
    except (ValueError, IndexError):
        pass  # here the beginning ends
    return fields


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return place if found is None else found.end()
