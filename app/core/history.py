"""All matches: takes in records in any order, and rebuilds each match from its own events.

Only packed records and the rows of the list are kept. Events and states are made when they are asked for.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from app.core.cuts import WindowCuts
from app.core.match import DEFAULT_TIMEOUT_MS, finish, fold
from app.core.offsets import OffsetSet
from app.core.ordering import Partition
from app.core.rebuild import events_of, row_of
from app.core.row_process import Loan
from app.core.saved_index.tables import Found
from app.core.settling import Settling
from app.core.state import MatchState, Status
from app.core.store import RecordStore
from app.core.summary import MatchRow, by_start
from kafka_client.decoding import decode, match_of
from kafka_client.events import DEFAULT_TOPICS, Event, Role, TopicRoles, Undecodable
from kafka_client.packing import PackedRecords
from kafka_client.records import Record
from kafka_client.source import Cut, PartitionPosition

ReadRecords = Callable[[str], list[Record]]
"""Gives the saved records of a match."""


class Ingested(msgspec.Struct, frozen=True):
    """What a batch brought: the new records, in the order of arrival, and the matches that changed."""

    records: Sequence[Record]
    changed: set[str]


class History:
    """Every match that the records tell of. Not thread-safe: one owner takes in and asks.

    ``timeout_ms`` is the age at which a command without an answer counts as timed out at the log's end.
    """

    def __init__(
        self, topics: Mapping[Role, str] = DEFAULT_TOPICS, timeout_ms: float = DEFAULT_TIMEOUT_MS
    ) -> None:
        self._roles = TopicRoles(topics)
        self._timeout_ms = timeout_ms
        self._store = RecordStore()
        self._known_already = 0
        """How many stored records came with others in a pack, and count as one with those that were known."""
        self._known: defaultdict[Partition, OffsetSet] = defaultdict(OffsetSet)
        self._numbers: dict[str, array[int]] = {}
        """By match: where its records are in the store."""
        self._undecodable = array("I")
        self._loose = array("I")
        self._cuts = WindowCuts()
        self._rows: dict[str, MatchRow] = {}
        self._settling = Settling()
        self._unread: dict[str, int] = {}
        """The saved matches whose records have not been read, with how many those are."""
        self._read: ReadRecords = _nothing_saved
        self._unsaved: dict[str, None] = {}

    def restore(self, found: Found, read: ReadRecords) -> None:
        """Begin with what was saved. ``read`` is asked for the records of a match when they are needed.

        Whatever ``read`` raises comes out of all that needs the records of a match.
        """
        for partition, last in found.last_records.items():
            self._known[partition] = OffsetSet.up_to(last.offset + 1)
        for row in found.rows:
            match_id = row.summary.match_id
            self._numbers[match_id] = array("I")
            self._rows[match_id] = row
            self._unread[match_id] = row.summary.events
        for record in found.others:
            self._keep(record)
        self._read = read

    def ingest(self, records: Iterable[Record]) -> Ingested:
        """Take in records, in any order; a record that is known already counts as one."""
        if isinstance(records, PackedRecords):
            added, changed = self._take_packed(records)
        else:
            added, changed = self._take(records)
        for match_id in changed:
            self._rows.pop(match_id, None)
        self._unsaved.update(changed)
        return Ingested(added, set(changed))

    def _take(self, records: Iterable[Record]) -> tuple[list[Record], dict[str, None]]:
        added: list[Record] = []
        changed: dict[str, None] = {}
        for record in records:
            partition = (record.topic, record.partition)
            if not self._known[partition].add(record.offset):
                continue
            added.append(record)
            match_id = self._keep(record)
            came = {} if match_id is None else {match_id: None}
            self._settling.read(partition, record.timestamp or 0, came)
            changed.update(came)
        return added, changed

    def _take_packed(self, records: PackedRecords) -> tuple[Sequence[Record], dict[str, None]]:
        packed, matches = records.packed, records.packed.matches
        offsets = array("q", packed.offsets)
        first = self._store.adopt(packed)
        fresh: list[int] = []
        changed: dict[str, None] = {}
        begin = 0
        for run in packed.runs:
            partition, end = (run.topic, run.partition), begin + run.count
            known = self._known[partition]
            new = [each for each in range(begin, end) if known.add(offsets[each])]
            came = dict.fromkeys(filter(None, [matches[each] for each in new]))
            self._settling.read(partition, run.time or 0, came)
            changed.update(came)
            fresh += new
            begin = end
        self._known_already += len(records) - len(fresh)
        for each in fresh:
            self._assign(first + each, matches[each])
        return records if len(fresh) == len(records) else [records[each] for each in fresh], changed

    def _keep(self, record: Record) -> str | None:
        """Store the record; returns its match, None where it belongs to none."""
        match_id = match_of(record)
        self._assign(self._store.append(record), match_id)
        return match_id

    def _assign(self, row: int, match_id: str | None) -> None:
        """Remember where a stored record belongs."""
        if match_id is None:
            is_event = isinstance(self.decode(self._store.records([row])[0]), Event)
            (self._loose if is_event else self._undecodable).append(row)
            return
        numbers = self._numbers.get(match_id)
        if numbers is None:
            numbers = self._numbers[match_id] = array("I")
        numbers.append(row)

    @property
    def topics(self) -> Mapping[Role, str]:
        """Which topic has which role."""
        return self._roles.topics

    @property
    def match_count(self) -> int:
        """How many matches there are."""
        return len(self._numbers)

    @property
    def event_count(self) -> int:
        """How many events belong to matches."""
        stored = len(self._store) - self._known_already
        return stored - len(self._undecodable) - len(self._loose) + sum(self._unread.values())

    @property
    def record_count(self) -> int:
        """How many records there are, whatever they are."""
        return self.event_count + self.undecodable_count + self.loose_count

    @property
    def undecodable_count(self) -> int:
        """How many records are not events."""
        return len(self._undecodable)

    @property
    def undecodable(self) -> list[Undecodable]:
        """The records that are not events, in the order of arrival."""
        items = map(self.decode, self._store.records(self._undecodable))
        return [item for item in items if isinstance(item, Undecodable)]

    @property
    def loose(self) -> list[Event]:
        """The events that belong to no match, in the order of arrival."""
        items = map(self.decode, self._store.records(self._loose))
        return [item for item in items if isinstance(item, Event)]

    def match_ids(self) -> Iterator[str]:
        """The ids of all matches, in the order of arrival."""
        return iter(self._numbers)

    def __contains__(self, match_id: object) -> bool:
        return match_id in self._numbers

    def records(self, match_id: str) -> list[Record]:
        """A match's records in the order of arrival. Raises KeyError."""
        if match_id in self._unread:
            self._read_saved(match_id)
        return self._store.records(self._numbers[match_id])

    def _read_saved(self, match_id: str) -> None:
        """Put the saved records of the match before those that have come since."""
        saved = array("I", map(self._store.append, self._read(match_id)))
        self._numbers[match_id] = saved + self._numbers[match_id]
        del self._unread[match_id]

    def take_unsaved(self) -> list[str]:
        """The matches that have changed since this was asked for the last time."""
        changed = list(self._unsaved)
        self._unsaved.clear()
        return changed

    def others(self, undecodable: int = 0, loose: int = 0) -> list[Record]:
        """The records that belong to no match, after so many of each kind."""
        return self._store.records([*self._undecodable[undecodable:], *self._loose[loose:]])

    @property
    def loose_count(self) -> int:
        """How many events belong to no match."""
        return len(self._loose)

    def events(self, match_id: str) -> list[Event]:
        """A match's events in replay order, with their times resolved. Raises KeyError."""
        return events_of(self.records(match_id), self._roles)

    def state(self, match_id: str) -> MatchState:
        """A match at the end of the log. Raises KeyError."""
        return finish(fold(match_id, self.events(match_id)), self._timeout_ms)

    def row(self, match_id: str) -> MatchRow:
        """A match's row for the list, kept until the match changes. Raises KeyError."""
        row = self._rows.get(match_id)
        if row is None:
            events = self.events(match_id)
            row = self._rows[match_id] = row_of(match_id, events, self._timeout_ms, self._cuts)
        return row

    def set_cuts(self, cuts: Iterable[Cut]) -> set[str]:
        """Know where the load window cut the topics; returns the matches whose rows that may change."""
        known = WindowCuts(cuts, self.topics)
        if known == self._cuts:
            return set()
        self._cuts = known
        self.recall()
        changed = {match_id for match_id, row in self._rows.items() if row.cuts or _is_partial(row)}
        for match_id in changed:
            del self._rows[match_id]
        self._settling.change(changed)
        return changed

    @property
    def is_stale(self) -> bool:
        """Whether the rows of some matches are not those of their records."""
        return bool(self._settling)

    @property
    def stale_count(self) -> int:
        """How many such matches there are."""
        return len(self._settling)

    @property
    def has_settled(self) -> bool:
        """Whether there are matches to rebuild that are likely to be complete."""
        return bool(self._settling.settled)

    @property
    def waiting_count(self) -> int:
        """How many matches are to be rebuilt that are not lent."""
        return len(self._settling.waiting)

    def rebuild_settled(self) -> str | None:
        """Rebuild a match that is likely to be complete, and name it: what to do while records come in."""
        return self._rebuild(next(iter(self._settling.settled), None))

    def rebuild_next(self) -> str | None:
        """Rebuild the match that changed longest ago, and name it: what to do while nothing comes in."""
        return self._rebuild(next(iter(self._settling.waiting), None))

    def _rebuild(self, match_id: str | None) -> str | None:
        if match_id is not None:
            self.row(match_id)
            self._settling.done(match_id)
        return match_id

    def lend(self, most: int) -> Loan | None:
        """Matches that another process is to rebuild, None where there are none to lend.

        They count as stale until `take_rows`. What changes meanwhile waits again, as all does after `recall`.
        """
        matches = []
        for match_id in islice(self._settling.waiting, most):
            packed = None if match_id in self._unread else self._store.packed(self._numbers[match_id])
            if packed is not None:
                matches.append((match_id, packed))
        for match_id, _ in matches:
            self._settling.lend(match_id)
        return Loan(dict(self.topics), self._timeout_ms, self._cuts.cuts, matches) if matches else None

    def take_rows(self, rows: Iterable[MatchRow]) -> list[str]:
        """Take rows of matches that were lent; names those that have not changed since."""
        taken = []
        for row in rows:
            match_id = row.summary.match_id
            if self._settling.take_back(match_id):
                self._rows[match_id] = row
                taken.append(match_id)
        return taken

    def recall(self) -> None:
        """Nobody else is to rebuild anything."""
        self._settling.recall()

    def expect_from(self, positions: Iterable[PartitionPosition]) -> None:
        """Know how far the partitions have been read: what has been read to its end holds no match back."""
        self._settling.expect_from(positions)

    def rows(self) -> list[MatchRow]:
        """All matches' rows, by start and id."""
        return sorted(
            (self.row(match_id) for match_id in self._numbers), key=lambda row: by_start(row.summary)
        )

    def decode(self, record: Record) -> Event | Undecodable:
        """A record as this history reads it."""
        return decode(record, self._roles)


def _nothing_saved(match_id: str) -> list[Record]:
    raise KeyError(match_id)


def _is_partial(row: MatchRow) -> bool:
    return row.summary.status is not Status.COMPLETED or "truncated_history" in row.summary.anomalies
