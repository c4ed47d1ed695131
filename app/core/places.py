"""The bytes of a file, of standard input, or of what a web address answers, as one seekable stream."""

import contextlib
import io
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from app.core.saying import say
from app.core.web import WebError, is_web_address, open_web, shown_address

STANDARD_INPUT = "-"
CHUNK_BYTES = 256 * 1024
MEMORY_BYTES = 16 * 1024 * 1024
"""What does not come from a file is kept in memory up to this size, then in a temporary file."""

Cancelled = Callable[[], bool]


class PlaceError(Exception):
    """A place cannot be read; the message is a sentence that says why and what to do."""


def shown_place(place: str) -> str:
    """How a place is named to people: without the parts of an address that may hold a secret."""
    if place == STANDARD_INPUT:
        return "standard input"
    return shown_address(place) if "://" in place else place


def open_place(place: str, cancelled: Cancelled) -> BinaryIO:
    """Open a file, ``-`` for standard input, or an http or https address, from its beginning.

    What cannot be read twice is copied first. Raises `PlaceError`.
    """
    try:
        if is_web_address(place):
            with open_web(place) as answer:
                return _copy(answer.chunks(CHUNK_BYTES), shown_place(place), cancelled)
        if "://" in place:
            raise PlaceError(
                say(
                    "{place} is no http or https address; download it, then name the file.",
                    place=shown_place(place),
                )
            )
        return _open_file(place, cancelled)
    except WebError as error:
        raise PlaceError(str(error)) from None
    except (OSError, ValueError) as error:
        raise PlaceError(_sentence(shown_place(place), error)) from None


def _open_file(place: str, cancelled: Cancelled) -> BinaryIO:
    if place == STANDARD_INPUT:
        if sys.stdin is None:
            raise PlaceError(say("This program has no standard input; name a file."))
        return _copy(_chunks(sys.stdin.buffer), "standard input", cancelled)
    stream = Path(place).open("rb")  # noqa: SIM115 - the caller closes it
    if stat.S_ISREG(Path(place).stat().st_mode):
        return stream
    with stream:
        return _copy(_chunks(stream), place, cancelled)


def _copy(chunks: Iterator[bytes], name: str, cancelled: Cancelled) -> BinaryIO:
    """Keep what comes, so that it can be read more than once and at any pace."""
    kept = tempfile.SpooledTemporaryFile(max_size=MEMORY_BYTES)  # noqa: SIM115 - the caller closes it
    with contextlib.ExitStack() as on_error:
        on_error.callback(kept.close)
        for chunk in chunks:
            if cancelled():
                raise PlaceError(say("{name} was not read to its end: it was given up.", name=name))
            kept.write(chunk)
        on_error.pop_all()
    kept.seek(0)
    return cast("BinaryIO", kept)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    read = stream.read1 if isinstance(stream, io.BufferedReader) else stream.read
    while chunk := read(CHUNK_BYTES):
        yield chunk


def _sentence(name: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"There is no file {name}; check its name."
    if isinstance(error, IsADirectoryError):
        return f"{name} is a folder; choose a file."
    if isinstance(error, PermissionError):
        return f"{name} may not be read; change its permissions or choose another file."
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return f"{name} cannot be read ({reason}); choose another file."
