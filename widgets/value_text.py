"""A record's bytes as text for reading: JSON, hexadecimal, one line. No Qt."""

import codecs
import re
from collections.abc import Iterator

import msgspec

from kafka_client.framing import body_of

LONGEST_FIELD = 1000
"""How many bytes of a key or header are written on one line."""
LARGE = 256_000
"""Parsing a value of more bytes takes longer than a window may stop."""
EXAMINED = 64_000
PIECE = 16_000

_utf8 = codecs.getincrementaldecoder("utf-8")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def json_text(value: bytes | None, *, indent: int = 2) -> str | None:
    """The value as indented JSON, numbers and escapes as written; None when it is not strict JSON.

    An ``indent`` of -1 writes it on one line, without spaces.
    """
    if value is None:
        return None
    text = body_of(value)
    try:
        # Decoded to look at all of it: formatting alone passes over invalid UTF-8.
        msgspec.json.decode(text)
        return msgspec.json.format(text, indent=indent).decode()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def is_text(value: bytes) -> bool:
    """Whether the bytes are UTF-8 without control characters other than white space; of many, the first."""
    try:
        text = _utf8(errors="strict").decode(value[:EXAMINED], final=len(value) <= EXAMINED)
    except UnicodeDecodeError:
        return False
    return _CONTROL.search(text) is None


def text_pieces(raw: bytes) -> Iterator[str]:
    r"""The bytes as text in pieces; those that are not UTF-8 as ``\xff``."""
    decoder = _utf8(errors="backslashreplace")
    for begin in range(0, len(raw), PIECE):
        yield decoder.decode(raw[begin : begin + PIECE])
    yield decoder.decode(b"", final=True)


def readable(raw: bytes | None) -> str:
    """Bytes on one line; what is not UTF-8 and what would not show is escaped."""
    if raw is None:
        return "null"
    text = raw[:LONGEST_FIELD].decode("utf-8", "backslashreplace")
    shown = "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)
    return shown + ("…" if len(raw) > LONGEST_FIELD else "")
