"""The entries of a JSON text, one after the other: the memory that it takes does not grow with the text.

The entries are those of a list, of the list in an object under ``matches`` or ``Items``, or the lines of JSON
lines. Each is given as text: whether a line is JSON is for the reader to find out.
"""

import codecs
import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

MAX_ENTRY = 64 * 1024 * 1024
"""Characters. A longer entry is refused: a file of other content would fill the memory."""

_LIST_KEYS = ('"matches"', '"Items"')
_SPACE = " \t\r\n"
_AFTER_VALUE = tuple(f"{_SPACE},:]}}")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class JsonStreamError(ValueError):
    """The text cannot be read on; the message says why."""


class Entry(NamedTuple):
    """One entry, where it is in the text, and whether it is in a list.

    Bytes that are not UTF-8 are lone surrogates in the text.
    """

    where: str
    text: str
    listed: bool


def json_entries(chunks: Iterable[bytes]) -> Iterator[Entry]:
    """Yield the entries of a text that comes in pieces. Raises `JsonStreamError`."""
    text = _Text(iter(chunks))
    first = text.peek()
    if not first:
        raise JsonStreamError("it is empty")
    if first == "[":
        yield from _listed(text)
        _end(text)
    elif first == "{":
        yield from _object_or_lines(text)
    elif first == "<":
        raise JsonStreamError("it is a web page or XML, not JSON")
    else:
        yield from _lines(text)


class _Text:
    """A text of which only the part from the position on is held, or from the mark where one is set."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape").decode
        self._at_start = True
        self._held = ""
        self._pos = 0
        self._mark: int | None = None
        self.line = 1

    def mark(self) -> None:
        """Remember this position."""
        self._mark = self._pos

    def since_mark(self) -> str:
        """The text since the mark, which is then forgotten."""
        text = self._held[self._mark : self._pos]
        self._mark = None
        return text

    def return_to_mark(self, line: int) -> None:
        """Go back to the mark, which is in that line; it is then forgotten."""
        self._pos = self._mark or 0
        self._mark = None
        self.line = line

    def _more(self) -> bool:
        """Hold about twice as much as before, which keeps repeated attempts cheap; False at the end."""
        start = self._pos if self._mark is None else self._mark
        wanted = max(len(self._held) - start, 1)
        if wanted > MAX_ENTRY:
            raise JsonStreamError(f"an entry is longer than {MAX_ENTRY // 1024**2} MiB")
        pieces: list[str] = []
        while wanted > 0 and (piece := self._next()):
            pieces.append(piece)
            wanted -= len(piece)
        self._held = self._held[start:] + "".join(pieces)
        self._pos -= start
        self._mark = None if self._mark is None else 0
        return bool(pieces)

    def peek(self) -> str:
        """The next character that is not white space, and go to it; empty at the end."""
        while True:
            while self._pos < len(self._held):
                if self._held[self._pos] not in _SPACE:
                    return self._held[self._pos]
                self.line += self._held[self._pos] == "\n"
                self._pos += 1
            if not self._more():
                return ""

    def take(self, expected: str) -> str:
        """Go past the next character, which must be one of these."""
        found = self.peek()
        if not found or found not in expected:
            raise JsonStreamError("its end is missing" if not found else f"{found!r} stands in a wrong place")
        self._pos += 1
        return found

    def value(self) -> str:
        """Go past the next JSON value, and return its text."""
        self.peek()
        while True:
            try:
                _, end = _raw_decode(self._held, self._pos)
            except RecursionError:
                raise JsonStreamError("it is nested too deeply") from None
            except ValueError as error:
                if not self._more():
                    raise JsonStreamError(_not_json(error)) from None
                continue
            # A number that ends where the held text does, or a little before as in "1.", may go on.
            complete = self._held[end - 1] in '}]"' or self._held[end : end + 1] in _AFTER_VALUE
            if complete or not self._more():
                text = self._held[self._pos : end]
                self.line += text.count("\n")
                self._pos = end
                return text

    def rest_of_line(self) -> str:
        """Go past the next line feed, and return what was before it."""
        while (end := self._held.find("\n", self._pos)) < 0:
            if not self._more():
                end = len(self._held)
                break
        text = self._held[self._pos : end]
        self._pos = min(end + 1, len(self._held))
        self.line += 1
        return text

    def _next(self) -> str:
        """The text of the next chunks that have any; empty at the end."""
        for chunk in self._chunks:
            if self._at_start and chunk.startswith(_UTF16_MARKS):
                raise JsonStreamError("it is UTF-16 text; save it as UTF-8")
            self._at_start = False
            if piece := self._decode(chunk):
                return piece
        return self._decode(b"", final=True)


def _listed(text: _Text) -> Iterator[Entry]:
    """The entries of the list that begins here."""
    text.take("[")
    if text.peek() == "]":
        text.take("]")
        return
    number = 0
    while True:
        number += 1
        try:
            entry = Entry(f"entry {number:,}", text.value(), listed=True)
        except JsonStreamError as error:
            raise JsonStreamError(f"entry {number:,}: {error}") from None
        yield entry
        if text.take(",]") == "]":
            return


def _object_or_lines(text: _Text) -> Iterator[Entry]:
    """The entries of the list in the object that begins here; without one, the object and all lines after."""
    line = text.line
    text.mark()
    try:
        in_list = _find_list(text)
    except JsonStreamError:  # a first line that is not JSON
        text.return_to_mark(line)
        yield from _lines(text)
        return
    first = text.since_mark()
    if in_list:
        yield from _listed(text)
        _leave_object(text)
        _end(text)
    else:
        yield Entry(f"line {line:,}", first, listed=False)
        yield from _lines(text)


def _find_list(text: _Text) -> bool:
    """Go to the list in the object that begins here, or past the object where it has none."""
    text.take("{")
    if text.peek() == "}":
        text.take("}")
        return False
    while True:
        key = text.value()
        text.take(":")
        if key in _LIST_KEYS and text.peek() == "[":
            return True
        text.value()
        if text.take(",}") == "}":
            return False


def _leave_object(text: _Text) -> None:
    """Go past what follows the list in its object."""
    while text.take(",}") == ",":
        text.value()
        text.take(":")
        text.value()


def _lines(text: _Text) -> Iterator[Entry]:
    while text.peek():
        line = text.line
        yield Entry(f"line {line:,}", text.rest_of_line(), listed=False)


def _end(text: _Text) -> None:
    if text.peek():
        raise JsonStreamError("something follows after its end")


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no number")


def _not_json(error: ValueError) -> str:
    reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    return f"it is not JSON, or its end is missing ({reason})"


_raw_decode = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_refuse).raw_decode
"""Only finds where a value ends: its numbers are not looked at."""
