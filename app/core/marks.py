"""Marks: what the user wants to find again, an event or a whole match, with a colour and a note."""

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from app.core.state import Position

FORMAT = "orchestra-replay/marks/1"

COLOURS = ("orange", "sky blue", "green", "yellow", "blue", "vermilion", "purple")
"""The palette of Okabe and Ito (https://jfly.uni-koeln.de/color/) without its black; one has a shape each."""

LONGEST_NOTE = 10_000

Key = tuple[str, Position | None]
"""What a mark is on: a match, and one of its records; None for the match itself."""


class Mark(msgspec.Struct, frozen=True, rename="camel"):
    """A mark on the record at ``position`` (topic, partition, offset) of a match, or on the match (None).

    ``number`` and ``what`` tell the event's number and summary as they were when it was last seen, so that
    marks can be listed while their match is not open.
    """

    match_id: str
    position: Position | None
    colour: str
    note: str = ""
    number: int | None = None
    what: str = ""

    @property
    def key(self) -> Key:
        """What it is on: there is one mark on each."""
        return self.match_id, self.position


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """By match; the mark on the match first, then by event."""
    return sorted(marks, key=lambda mark: (mark.match_id, mark.number or 0, mark.position or ("", 0, 0)))


def marks_document(marks: Iterable[Mark]) -> dict[str, Any]:
    """The document ``orchestra-replay/marks/1``: what the marks file holds."""
    return {"format": FORMAT, "marks": msgspec.to_builtins(in_order(marks))}


def marks_json(marks: Iterable[Mark]) -> str:
    """The document as text; what is not ASCII stays readable."""
    text = json.dumps(marks_document(marks), ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def marks_markdown(marks: Iterable[Mark]) -> str:
    """The marks as a list to read, one heading a match."""
    lines = ["# Marks"]
    match_id = None
    for mark in in_order(marks):
        if mark.match_id != match_id:
            match_id = mark.match_id
            lines += ["", f"## {_escaped(match_id)}", ""]
        lines.append(_markdown_line(mark))
    return "\n".join(lines).encode("utf-8", "replace").decode() + "\n"


def _markdown_line(mark: Mark) -> str:
    if mark.position is None:
        about = "the match"
    else:
        topic, partition, offset = mark.position
        number = "" if mark.number is None else f"#{mark.number} "
        about = f"{number}{_escaped(mark.what)}".strip() or "an event"
        about += f" ({topic}, partition {partition}, offset {offset})"
    note = f": {_escaped(mark.note)}" if mark.note else ""
    return f"- [{mark.colour}] {about}{note}"


def _escaped(text: str) -> str:
    """One line in which Markdown sees no signs of its own."""
    special = "\\`*_[]<>#|"
    return "".join(f"\\{each}" if each in special else each for each in " ".join(text.split()))
