"""JSON laid out for reading piece by piece: of a large value only what is shown is laid out. No Qt."""

import codecs
import re
from collections.abc import Generator, Iterator

INDENT = "  "

_TOKEN = re.compile(
    rb'[ \t\r\n]*(?:([{\[])[ \t\r\n]*([}\]])?|([}\]])|([,:])|("[^"\\]{0,4000}"|[^][{},: \t\r\n"]+)|("))'
)
"""An opening bracket, with the closing one where there is nothing between; a closing one; a sign; a value;
the beginning of a string that is long or has escapes."""
_IN_STRING = re.compile(rb'[^"\\]{1,4000}|(?:\\.){1,2000}', re.DOTALL)


def json_pieces(raw: bytes) -> Iterator[str]:
    r"""The text of a JSON value in pieces, indented, numbers and strings as they were written.

    Where it is no JSON the rest follows as it is, bytes that are not UTF-8 as ``\xff``.
    """
    depth = place = 0
    while found := _TOKEN.match(raw, place):
        place = found.end()
        opening, shut, closing, sign, value, quote = found.groups()
        if opening:
            if shut:
                yield _text(opening + shut)
                continue
            depth += 1
            yield f"{_text(opening)}\n{INDENT * depth}"
        elif closing:
            depth = max(0, depth - 1)
            yield f"\n{INDENT * depth}{_text(closing)}"
        elif sign:
            yield f",\n{INDENT * depth}" if sign == b"," else ": "
        elif value:
            yield _text(value)
        else:
            place = yield from _long_string(raw, place, _text(quote))
    rest = raw[place:].strip()
    if rest:
        yield f"\n{_text(rest)}"


def _long_string(raw: bytes, place: int, quote: str) -> Generator[str, None, int]:
    """A string from behind its first quotation mark on, in pieces; returns where it ends."""
    decoder = codecs.getincrementaldecoder("utf-8")("backslashreplace")
    yield quote
    while found := _IN_STRING.match(raw, place):
        place = found.end()
        yield decoder.decode(found[0])
    yield decoder.decode(b"", final=True)
    if raw[place : place + 1] == b'"':
        place += 1
        yield quote
    return place


def _text(part: bytes) -> str:
    return part.decode("utf-8", "backslashreplace")
