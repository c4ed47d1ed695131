"""Editing a branch: each function gives the branch with one edit more, one less, or one otherwise."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from app.core.branches import BRANCH_PARTITION, Branch, Edit, Inject, Move, Replace, Skip
from app.core.state import Position
from kafka_client.records import Record


def is_skipped(branch: Branch, position: Position) -> bool:
    """Whether the branch leaves the event out."""
    return any(isinstance(edit, Skip) and edit.enabled and edit.position == position for edit in branch.edits)


def toggle_skip(branch: Branch, position: Position) -> Branch:
    """Leave the event out, or take it in again."""
    others = tuple(
        edit for edit in branch.edits if not (isinstance(edit, Skip) and edit.position == position)
    )
    if is_skipped(branch, position):
        return replace(branch, edits=others)
    return replace(branch, edits=(*others, Skip(position)))


def with_record(branch: Branch, position: Position, record: Record) -> Branch:
    """Read another record in the event's place; an added one is added otherwise."""
    topic, partition, offset = position
    record = replace(record, topic=topic, partition=partition, offset=offset)
    edits: list[Edit] = []
    known = False
    for edit in branch.edits:
        match edit:
            case Inject() if edit.record.position == position:
                edits.append(replace(edit, record=record))
                known = True
            case Replace() if edit.position == position:
                continue
            case _:
                edits.append(edit)
    return replace(branch, edits=(*edits, *([] if known else [Replace(position, record)])))


def with_move(branch: Branch, position: Position, before: Position | None) -> Branch:
    """Put the event before another one; moving it again right afterwards is one move."""
    last = branch.edits[-1] if branch.edits else None
    again = isinstance(last, Move) and last.position == position
    edits = branch.edits[:-1] if again else branch.edits
    return replace(branch, edits=(*edits, Move(position, before)))


def with_added(branch: Branch, record: Record, before: Position | None) -> Branch:
    """Add a record before an event; it gets the place that `outside_kafka` gives it."""
    return replace(branch, edits=(*branch.edits, Inject(outside_kafka(branch, record), before)))


def outside_kafka(branch: Branch | None, record: Record) -> Record:
    """The record in the next place of its topic outside Kafka that is free in the branch, or in a new one."""
    taken = (
        edit.record.offset
        for edit in (() if branch is None else branch.edits)
        if isinstance(edit, Inject) and edit.record.topic == record.topic
    )
    return replace(record, partition=BRANCH_PARTITION, offset=max(taken, default=-1) + 1)


def toggled(branch: Branch, index: int) -> Branch:
    """Switch an edit off or on. Raises IndexError."""
    edits = list(branch.edits)
    edits[index] = replace(edits[index], enabled=not edits[index].enabled)
    return replace(branch, edits=tuple(edits))


def without(branch: Branch, index: int) -> Branch:
    """Drop an edit, and with an added record the edits that name it. Raises IndexError."""
    dropped = branch.edits[index]
    edits = (*branch.edits[:index], *branch.edits[index + 1 :])
    gone = {dropped.record.position} if isinstance(dropped, Inject) else set()
    kept: list[Edit] = []
    for edit in edits:
        if gone.isdisjoint(_named(edit)):
            kept.append(edit)
        elif isinstance(edit, Inject):
            gone.add(edit.record.position)
    return replace(branch, edits=tuple(kept))


def _named(edit: Edit) -> tuple[Position | None, ...]:
    """The events that an edit needs."""
    match edit:
        case Skip() | Replace():
            return (edit.position,)
        case Move():
            return (edit.position, edit.before)
        case Inject():
            return (edit.before,)


def edit_text(edit: Edit, name: Callable[[Position], str]) -> str:
    """An edit in words; ``name`` names an event."""
    match edit:
        case Skip():
            return f"skip {name(edit.position)}"
        case Replace():
            return f"edit {name(edit.position)}"
        case Move():
            return f"move {name(edit.position)} {_before(edit.before, name)}"
        case Inject():
            return f"add {name(edit.record.position)} {_before(edit.before, name)}"


def _before(position: Position | None, name: Callable[[Position], str]) -> str:
    return "to the end" if position is None else f"before {name(position)}"


def free_name(taken: Iterable[str]) -> str:
    """``what-if 1``, or the first such name that is free."""
    names = set(taken)
    number = 1
    while f"what-if {number}" in names:
        number += 1
    return f"what-if {number}"
