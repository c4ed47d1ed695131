"""The file that keeps the user's marks from one run to the next: what *Export marks* writes as JSON too."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from app.core.export import ExportError, write_file
from app.core.marks import COLOURS, LONGEST_NOTE, Key, Mark, marks_json
from app.core.saying import say

APP_NAME = "orchestra-replay"
FILE_NAME = "marks.json"
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; a larger file is none of ours."""

_FORMAT = re.compile(r"orchestra-replay/marks/(\d{1,9})")
_VERSION = 1


class MarksError(Exception):
    """The marks cannot be read or kept; the message is a sentence that says why and what became of them."""


class NewerMarksError(MarksError):
    """A newer version of this program wrote the file: it is left as it is."""


def marks_path() -> Path:
    """Where the marks are kept."""
    return platformdirs.user_data_path(APP_NAME, appauthor=False) / FILE_NAME


def read_marks(path: Path) -> dict[Key, Mark]:
    """The marks that are kept there, none where there is no file.

    A damaged file is set aside, and `MarksError` tells where it is. Raises `NewerMarksError` too.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise MarksError(
            say("The marks in {path} cannot be read: {reason}.", path=path, reason=error.strerror or error)
        ) from None
    try:
        return {mark.key: mark for mark in _parse(raw, path)}
    except (ValueError, RecursionError) as error:
        reason = " ".join(str(error).split()) or "it is nested too deep"
        raise MarksError(_set_aside(path, reason)) from None


def change_marks(path: Path, changes: Mapping[Key, Mark | None]) -> None:
    """Put these marks into the file, None removes one; what else another window has put there stays.

    Raises `MarksError`.
    """
    kept = {**read_marks(path), **changes}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, [marks_json(mark for mark in kept.values() if mark is not None)])
    except OSError as error:
        raise MarksError(
            say("The marks could not be kept in {path}: {reason}.", path=path, reason=error.strerror or error)
        ) from None
    except ExportError as error:
        raise MarksError(say("The marks could not be kept. {reason}", reason=str(error))) from None


def _parse(raw: bytes, path: Path) -> list[Mark]:
    """The marks in the text. Raises ValueError where it is damaged, and `NewerMarksError`."""
    if len(raw) > LARGEST_FILE:
        raise ValueError(f"it is larger than {LARGEST_FILE:,} bytes")
    document: Any = json.loads(raw)
    stated = document.get("format") if isinstance(document, dict) else None
    found = _FORMAT.fullmatch(stated) if isinstance(stated, str) else None
    if found is None:
        raise ValueError("it does not begin as marks do")
    if int(found[1]) > _VERSION:
        raise NewerMarksError(
            say(
                "The marks in {path} are of a newer version of this program (format {stated}); "
                "they are left as they are, and marks of now are not kept.",
                path=path,
                stated=stated,
            )
        )
    return [usable(mark) for mark in msgspec.convert(document.get("marks"), list[Mark])]


def usable(mark: Mark) -> Mark:
    """The mark with a colour that there is and a note that fits on a screen."""
    colour = mark.colour if mark.colour in COLOURS else COLOURS[0]
    return msgspec.structs.replace(mark, colour=colour, note=mark.note[:LONGEST_NOTE])


def _set_aside(path: Path, reason: str) -> str:
    """Rename the file, and say where it is now."""
    aside = _free_name(path)
    try:
        path.rename(aside)
    except OSError as error:
        return (
            f"The marks in {path} are damaged ({reason}), and could not be set aside "
            f"({error.strerror or error}); move the file away."
        )
    return f"The marks in {path} are damaged ({reason}); they were set aside as {aside.name}."


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.damaged{number or ''}") for number in range(1000))
    return next((name for name in names if not name.exists()), path.with_name(f"{path.name}.damaged"))
