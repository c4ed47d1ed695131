"""The records in exported matches (``orchestra-replay/match/1`` and ``orchestra-replay/matches/1``)."""

import base64
import codecs
import json
import re
from typing import Literal

import msgspec

from kafka_client.records import (
    Headers,
    Milliseconds,
    Offset,
    PartitionNumber,
    Record,
    TimestampType,
    known_time,
)
from kafka_client.translation import SchemaField

_FORMAT = re.compile(rb'\s*\{\s*"format"\s*:\s*"orchestra-replay/(match|matches)/(\d+)"')
_VERSION = 1
_MATCHES_BEGIN = re.compile(r'"matches"\s*:\s*\[')
_END_OF_MATCHES = re.compile(r"\]\s*\}")
_BETWEEN = re.compile(r"[\s,]*")
_raw_decode = json.JSONDecoder().raw_decode


class DamagedDocumentError(ValueError):
    """An exported document that cannot be read; the message says why."""


class DocumentParser:
    """Takes the bytes of a document in pieces, and gives the records of each match once it is complete."""

    def __init__(self, *, many: bool) -> None:
        self._many = many
        self._started = not many
        self._decode = codecs.getincrementaldecoder("utf-8")().decode
        self._text = ""
        self._waiting: list[str] = []
        self._waiting_size = 0
        self._matches = 0
        self._damage = "its end is missing"

    @staticmethod
    def for_head(head: bytes) -> "DocumentParser | None":
        """The parser for what begins like that, None if it is no document. Raises `DamagedDocumentError`."""
        found = _FORMAT.match(head)
        if not found:
            return None
        if int(found[2]) != _VERSION:
            raise DamagedDocumentError(
                f"a newer version of this program wrote it, as version {int(found[2])}"
            )
        return DocumentParser(many=found[1] == b"matches")

    def feed(self, data: bytes) -> list[Record]:
        """The records of the matches that this piece completes. Raises `DamagedDocumentError`."""
        try:
            piece = self._decode(data)
        except UnicodeDecodeError as error:
            raise DamagedDocumentError(str(error)) from None
        self._waiting.append(piece)
        self._waiting_size += len(piece)
        # A match of many pieces is tried again once the text has doubled: else the work would grow with its
        # square.
        return self._parse() if self._waiting_size >= len(self._text) else []

    def finish(self) -> list[Record]:
        """The records of the last matches. Raises `DamagedDocumentError` when the document has no end."""
        records = self._parse()
        rest = self._text.strip()
        complete = _END_OF_MATCHES.fullmatch(rest) if self._many else self._matches > 0 and not rest
        if not complete:
            raise DamagedDocumentError(self._damage)
        return records

    def _parse(self) -> list[Record]:
        self._text += "".join(self._waiting)
        self._waiting.clear()
        self._waiting_size = 0
        position = self._begin()
        records: list[Record] = []
        while self._started:
            position = _end_of(_BETWEEN, self._text, position)
            if self._text[position : position + 1] in ("", "]"):
                break
            try:
                document, position = _raw_decode(self._text, position)
            except (ValueError, RecursionError) as error:
                self._damage = str(error)
                break
            records += _records_of(document)
            self._matches += 1
        self._text = self._text[position:]
        return records

    def _begin(self) -> int:
        """Where the first match begins in a document of many; it is looked for once."""
        if self._started:
            return 0
        found = _MATCHES_BEGIN.search(self._text)
        self._started = found is not None
        return found.end() if found else 0


class _Entry(msgspec.Struct, rename="camel"):
    """One of a match document's events."""

    topic: str
    partition: PartitionNumber
    offset: Offset
    value: str | None
    key: str | None = None
    encoding: Literal["base64"] | None = None
    key_encoding: Literal["base64"] | None = None
    headers: list[list[str | None]] = []
    record_time: Milliseconds | None = None
    timestamp_type: TimestampType = TimestampType.UNKNOWN
    schema: SchemaField | None = None


class _Match(msgspec.Struct):
    events: list[_Entry]


def _records_of(document: object) -> list[Record]:
    """A match's records, sorted: the document has them in replay order, a log has them by offset."""
    try:
        records = [_record(entry) for entry in msgspec.convert(document, _Match).events]
    except ValueError as error:
        raise DamagedDocumentError(str(error)) from None
    return sorted(records, key=lambda record: record.position)


def _record(entry: _Entry) -> Record:
    return Record(
        topic=entry.topic,
        partition=entry.partition,
        offset=entry.offset,
        timestamp=known_time(entry.record_time, entry.timestamp_type),
        timestamp_type=entry.timestamp_type,
        key=_bytes(entry.key, entry.key_encoding),
        value=_bytes(entry.value, entry.encoding),
        headers=_headers(entry.headers),
        translation=None if entry.schema is None else entry.schema.translation(),
    )


def _headers(given: list[list[str | None]]) -> Headers:
    pairs = []
    for name, *rest in given:
        if name is None or not 1 <= len(rest) <= 2:
            raise ValueError("a header is not a name and a value")
        pairs.append((name, _bytes(*rest)))
    return tuple(pairs)


def _bytes(text: str | None, encoding: str | None = None) -> bytes | None:
    if text is None:
        return None
    return base64.b64decode(text, validate=True) if encoding else text.encode()


def _end_of(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position
