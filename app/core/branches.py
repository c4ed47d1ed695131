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
from app.core.match import apply
from app.core.replay import Replay, Step
from app.core.state import Outcome, Position
from app.core.view import Change, Kind, changes
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


class Divergence(msgspec.Struct, frozen=True):
    """Where a branch's state differs from the original's for the first time.

    ``number`` and ``original_number`` say after how many events of each; the states compared are those after
    the same event, or, where one of the two does not have it, those before the next one that both have.
    """

    number: int
    original_number: int


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
        self.divergence = _divergence(rows, original, self)
        self.differences: Sequence[Change] = changes(original.final, self.final)
        """What is different at the end; ``old`` is the original's."""

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
        raise BranchError(f"It is not an event: {one_line(item.reason, 200)}.")
    if item.match_id != match_id:
        belongs = "no match" if item.match_id is None else f"match {one_line(item.match_id, 80)}"
        raise BranchError(f"It belongs to {belongs}, not to {match_id}: write this match's matchId.")
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
                f"Branch {self._branch.name!r} adds a record at a place that is taken or Kafka's own "
                f"({place_text(record.position)}): drop that edit."
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
                f"Branch {self._branch.name!r} edits an event that the match does not have "
                f"({place_text(position)}): drop that edit, or load all of the match."
            ) from None

    def _read(self, record: Record) -> Event:
        try:
            return read_event(record, self._branch.match_id, self._roles)
        except BranchError as error:
            place = place_text(record.position)
            raise BranchError(f"Branch {self._branch.name!r} cannot read {place}. {error}") from None


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


# Comparing with the original.


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


def _divergence(rows: Sequence[_Row], original: Replay, branched: Replay) -> Divergence | None:
    """Walk both replays side by side from the first altered event, as far as their states are the same."""
    start = next(
        (index for index, row in enumerate(rows) if row.alterations or row.number != index + 1), None
    )
    if start is None:
        return None
    sides = _Sides(original, branched, start)
    for row in rows[start:]:
        standing = row.number if row.number is not None and not row.moved else None
        if standing is not None:
            # What is left out here: events that were moved away, and the row's own when it is skipped.
            left_out = standing if row.skipped else standing - 1
            if sides.leave_out(left_out):
                return sides.place
        if not row.skipped and sides.advance(original=standing is not None):
            return sides.place
    return sides.place if sides.leave_out(len(original)) else None


class _Sides:
    """Two replays of a match after some events each, and the paths whose values are different."""

    def __init__(self, original: Replay, branched: Replay, number: int) -> None:
        self._original_number = number
        self._number = number
        self._original = _changes_after(original, number)
        self._branched = _changes_after(branched, number)
        self._values: tuple[dict[str, object], dict[str, object]] = ({}, {})
        self._different: set[str] = set()

    @property
    def place(self) -> Divergence:
        return Divergence(self._number, self._original_number)

    def advance(self, *, original: bool) -> bool:
        """Take the branch's next event, or the next one of both; returns whether the states differ then."""
        if original:
            self._take_original()
        self._number += 1
        self._note(next(self._branched), 1)
        return bool(self._different)

    def leave_out(self, until: int) -> bool:
        """Take the original's events up to that one; returns whether the states differ after one of them."""
        while self._original_number < until and not self._different:
            self._take_original()
        return bool(self._different)

    def _take_original(self) -> None:
        self._original_number += 1
        self._note(next(self._original), 0)

    def _note(self, found: Sequence[Change], side: int) -> None:
        mine, others = self._values[side], self._values[1 - side]
        for change in found:
            old = _ABSENT if change.kind is Kind.ADDED else change.old
            new = _ABSENT if change.kind is Kind.REMOVED else change.new
            # What neither has changed since the start is the same in both.
            others.setdefault(change.path, old)
            mine[change.path] = new
            if new == others[change.path]:
                self._different.discard(change.path)
            else:
                self._different.add(change.path)


_ABSENT = object()


def _changes_after(replay: Replay, number: int) -> Iterator[Sequence[Change]]:
    before = replay.state_at(number)
    for step in replay.steps[number:]:
        after = apply(before, step.event)
        yield changes(before, after)
        before = after
