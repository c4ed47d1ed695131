"""A record's bytes as text for reading: JSON, hexadecimal, one line. No Qt."""

from collections.abc import Iterator

import msgspec

from kafka_client.framing import body_of

BYTES_PER_LINE = 16
LONGEST_FIELD = 1000
"""How many bytes of a key or header are written on one line."""


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
    """Whether the bytes are UTF-8 without control characters other than white space."""
    try:
        text = value.decode()
    except UnicodeDecodeError:
        return False
    return not any(ord(each) < 32 and each not in "\t\n\r" for each in text)


def readable(raw: bytes | None) -> str:
    """Bytes on one line; what is not UTF-8 and what would not show is escaped."""
    if raw is None:
        return "null"
    text = raw[:LONGEST_FIELD].decode("utf-8", "backslashreplace")
    shown = "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)
    return shown + ("…" if len(raw) > LONGEST_FIELD else "")


def hex_lines(raw: bytes) -> Iterator[str]:
    """``00000010  7b 22 6d …  {"m…``: offset, bytes, and those of them that are printable ASCII."""
    for offset in range(0, len(raw), BYTES_PER_LINE):
        part = raw[offset : offset + BYTES_PER_LINE]
        printable = "".join(chr(byte) if 32 <= byte < 127 else "·" for byte in part)
        yield f"{offset:08x}  {part.hex(' '):<{3 * BYTES_PER_LINE - 1}}  {printable}"
