"""What-if branches: a match's events with some skipped, replaced, moved or added, folded by the same rules.

Nothing of a branch can reach Kafka: it is a list of edits, applied in their order to the replay order. An
edit names events by the position of their record. An added record has a position that no record of Kafka can
have: partition -1, which is Kafka's own number for *no partition* (``RD_KAFKA_PARTITION_UA``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from app.core.describe import one_line
from app.core.divergence import Place, first_divergence
from app.core.replay import Replay, Step
from app.core.saying import say
from app.core.state import Outcome, Position
from app.core.view import Change, changes
from kafka_client.decoding import decode
from kafka_client.events import Event, TopicRoles, Undecodable
from kafka_client.records import Record

BRANCH_PARTITION = -1
"""The partition of every record that exists in a branch only."""

DEFAULT_ROLES = TopicRoles()


class Skip(msgspec.Struct, frozen=True, tag="skip"):
    """Leave the event out."""

    position: Position
    enabled: bool = True


class Replace(msgspec.Struct, frozen=True, tag="replace"):
    """Read another record in the event's place; it gets that event's position."""

    position: Position
    record: Record
    enabled: bool = True


class Move(msgspec.Struct, frozen=True, tag="move"):
    """Put the event before another one; None puts it at the end."""

    position: Position
    before: Position | None
    enabled: bool = True


class Inject(msgspec.Struct, frozen=True, tag="inject"):
    """Add a record of `BRANCH_PARTITION` before an event; None adds it at the end."""

    record: Record
    before: Position | None
    enabled: bool = True


Edit = Skip | Replace | Move | Inject


class Branch(msgspec.Struct, frozen=True):
    """A named list of edits to a match. Edits that are not enabled are kept and change nothing."""

    name: str
    match_id: str
    edits: tuple[Edit, ...] = ()


class BranchError(Exception):
    """A branch cannot be applied to the match; the message is a sentence that says which edit and why."""


class Alteration(StrEnum):
    """What a branch did to an event."""

    SKIPPED = "skipped"
    EDITED = "edited"
    MOVED = "moved"
    INJECTED = "injected"


class BranchReplay(Replay):
    """The replay of a branch, which knows what it comes from."""

    def __init__(self, original: Replay, branch: Branch, roles: TopicRoles) -> None:
        rows = _rows(original, branch, roles)
        events = resolve_times(row.event for row in rows if not row.skipped)
        super().__init__(original.match_id, events, original.timeout_ms)
        self.original = original
        self.branch = branch
        self.alterations: Mapping[Position, tuple[Alteration, ...]] = {
            row.event.record.position: row.alterations for row in rows if row.alterations
        }
        """What was done to which event; events that are as they were are not in it."""
        self.shown: Sequence[Step] = list(_shown(rows, original, self.steps))
        """The steps, with those that are skipped in their places; these have the number of the step after."""
        places = [
            Place(None if row.moved else row.number, row.skipped, bool(row.alterations)) for row in rows
        ]
        self.divergence = first_divergence(places, original, self)
        self.differences: Sequence[Change] = changes(original.final, self.final)
        """What is different at the end; ``old`` is the original's."""

    @property
    def recorded(self) -> int:
        """See `Replay.recorded`: what a branch adds or skips is no record."""
        return self.original.recorded

    @property
    def outcomes(self) -> tuple[Outcome, Outcome]:
        """How the match ended: in the original, and in the branch."""
        return self.original.final.outcome, self.final.outcome


def branch_events(events: Sequence[Event], branch: Branch, roles: TopicRoles = DEFAULT_ROLES) -> list[Event]:
    """The events of the branch, in its order, with their times resolved; ``events`` are in replay order.

    Raises `BranchError`.
    """
    rows = _edited(events, branch, roles)
    return resolve_times(row.event for row in rows if not row.skipped)


def branch_replay(replay: Replay, branch: Branch, roles: TopicRoles = DEFAULT_ROLES) -> BranchReplay:
    """The replay of a match as the branch has it. Raises `BranchError`.

    It folds the match anew: not for the GUI thread.
    """
    return BranchReplay(replay, branch, roles)


def resolve_times(events: Iterable[Event]) -> list[Event]:
    """The events in this order; one without a time gets that of the last one of its partition, else 0."""
    latest: dict[tuple[str, int], float] = {}
    resolved = []
    for event in events:
        partition = event.record.position[:2]
        timed = event if event.timed else _at(event, latest.get(partition, 0))
        latest[partition] = timed.time
        resolved.append(timed)
    return resolved


def _at(event: Event, time: float) -> Event:
    return event if event.time == time else replace(event, time=time)


def read_event(record: Record, match_id: str, roles: TopicRoles) -> Event:
    """The event of this match that a record is. Raises `BranchError` with the reason where it is none."""
    item = decode(record, roles)
    if isinstance(item, Undecodable):
        raise BranchError(say("It is not an event: {reason}.", reason=one_line(item.reason, 200)))
    if item.match_id != match_id:
        named = item.match_id
        other = say("no match") if named is None else say("match {id}", id=one_line(named, 80))
        raise BranchError(
            say(
                "It belongs to {other}, not to {wanted}: write this match's matchId.",
                other=other,
                wanted=match_id,
            )
        )
    return item


def place_text(position: Position) -> str:
    """The position in words."""
    topic, partition, offset = position
    if partition == BRANCH_PARTITION:
        return f"record {offset + 1} of the branch in {topic}"
    return f"{topic}, partition {partition}, offset {offset}"


# Applying edits.


class _Row(msgspec.Struct, eq=False):
    """An event in its place in the branch; ``number`` is its number in the original, None if it was added."""

    event: Event
    number: int | None
    skipped: bool = False
    edited: bool = False
    moved: bool = False

    @property
    def alterations(self) -> tuple[Alteration, ...]:
        is_so = {
            Alteration.SKIPPED: self.skipped,
            Alteration.EDITED: self.edited,
            Alteration.MOVED: self.moved,
            Alteration.INJECTED: self.number is None,
        }
        return tuple(each for each, true in is_so.items() if true)


def _rows(original: Replay, branch: Branch, roles: TopicRoles) -> list[_Row]:
    return _edited([step.event for step in original.steps], branch, roles)


def _edited(events: Sequence[Event], branch: Branch, roles: TopicRoles) -> list[_Row]:
    rows = [_Row(event, number) for number, event in enumerate(events, 1)]
    editing = _Editing(rows, branch, roles)
    for edit in branch.edits:
        if edit.enabled:
            editing.apply(edit)
    _settle(rows)
    return rows


class _Editing:
    """Applies edits to the rows of a match."""

    def __init__(self, rows: list[_Row], branch: Branch, roles: TopicRoles) -> None:
        self._rows = rows
        self._branch = branch
        self._roles = roles
        self._by_position = {row.event.record.position: row for row in rows}

    def apply(self, edit: Edit) -> None:
        match edit:
            case Skip(position=position):
                self._find(position).skipped = True
            case Replace(position=position, record=record):
                row = self._find(position)
                topic, partition, offset = position
                placed = replace(record, topic=topic, partition=partition, offset=offset)
                row.event, row.edited = self._read(placed), True
            case Move(position=position, before=before):
                row = self._find(position)
                if before != position:
                    self._rows.remove(row)
                    self._insert(row, before)
                row.moved = True
            case Inject(record=record, before=before):
                self._inject(record, before)

    def _inject(self, record: Record, before: Position | None) -> None:
        if record.partition != BRANCH_PARTITION or record.position in self._by_position:
            raise BranchError(
                say(
                    "Branch {branch} adds a record at a place that is taken or Kafka's own ({place}): "
                    "drop that edit.",
                    branch=repr(self._branch.name),
                    place=place_text(record.position),
                )
            )
        row = _Row(self._read(record), None)
        self._by_position[record.position] = row
        self._insert(row, before)

    def _insert(self, row: _Row, before: Position | None) -> None:
        place = len(self._rows) if before is None else self._rows.index(self._find(before))
        self._rows.insert(place, row)

    def _find(self, position: Position) -> _Row:
        try:
            return self._by_position[position]
        except KeyError:
            raise BranchError(
                say(
                    "Branch {branch} edits an event that the match does not have ({place}): "
                    "drop that edit, or load all of the match.",
                    branch=repr(self._branch.name),
                    place=place_text(position),
                )
            ) from None

    def _read(self, record: Record) -> Event:
        try:
            return read_event(record, self._branch.match_id, self._roles)
        except BranchError as error:
            place = place_text(record.position)
            raise BranchError(
                say(
                    "Branch {branch} cannot read {place}. {reason}",
                    branch=repr(self._branch.name),
                    place=place,
                    reason=str(error),
                )
            ) from None


def _settle(rows: Sequence[_Row]) -> None:
    """Take what stands where it stood for not moved: it went there and back."""
    following: list[float] = []
    upcoming = float("inf")
    for row in reversed(rows):
        following.append(upcoming)
        if row.number is not None and not row.moved:
            upcoming = row.number
    latest = 0
    for row, upper in zip(rows, reversed(following), strict=True):
        if row.number is None:
            row.moved = False
        elif not row.moved or latest < row.number < upper:
            row.moved = False
            latest = row.number


# What is shown.


def _shown(rows: Sequence[_Row], original: Replay, steps: Sequence[Step]) -> Iterator[Step]:
    number = 0
    for row in rows:
        if not row.skipped:
            yield steps[number]
            number += 1
        else:
            yield _ghost(row, original, number + 1)


def _ghost(row: _Row, original: Replay, number: int) -> Step:
    """A skipped event as it was in the original; one that was added or edited never was."""
    if row.number is not None and not row.edited:
        return replace(original.steps[row.number - 1], number=number, latency=None, anomalies=())
    return replace(Replay(original.match_id, [row.event]).steps[0], number=number, latency=None, anomalies=())
