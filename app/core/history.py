"""All matches: takes in records in any order, and rebuilds each match from its own events."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from app.core.match import DEFAULT_TIMEOUT_MS, finish, fold
from app.core.ordering import Partition, replay_order
from app.core.state import MatchState, Position
from app.core.summary import MatchRow, by_start, match_row
from kafka_client.decoding import decode
from kafka_client.events import DEFAULT_TOPICS, Event, Role, TopicRoles, Undecodable
from kafka_client.records import Record

_Item = TypeVar("_Item")


class Ingested(msgspec.Struct, frozen=True):
    """What a batch brought: its records decoded, in the order of arrival, and the matches that it changed."""

    items: list[Event | Undecodable]
    changed: set[str]


class MatchLog:
    """The events of one match by partition, and their replay order."""

    def __init__(self, match_id: str) -> None:
        self.match_id = match_id
        self._partitions: dict[Partition, list[Event]] = {}
        self._ordered: list[Event] | None = None

    def add(self, event: Event) -> bool:
        """Put the event in its place; False when its record is here already."""
        events = self._partitions.setdefault(event.record.position[:2], [])
        offset = event.record.offset
        if not events or events[-1].record.offset < offset:
            events.append(event)
        else:
            place = bisect_left(events, offset, key=lambda known: known.record.offset)
            if events[place].record.offset == offset:
                return False
            events.insert(place, event)
        self._ordered = None
        return True

    def events(self) -> list[Event]:
        """The events in replay order, with their times resolved."""
        if self._ordered is None:
            self._ordered = replay_order(self._partitions)
        return self._ordered


class History:
    """Every match that the records tell of. Not thread-safe: one owner takes in and asks.

    ``timeout_ms`` is the age at which a command without an answer counts as timed out at the log's end.
    """

    def __init__(
        self, topics: Mapping[Role, str] = DEFAULT_TOPICS, timeout_ms: float = DEFAULT_TIMEOUT_MS
    ) -> None:
        self._roles = TopicRoles(topics)
        self._timeout_ms = timeout_ms
        self._logs: dict[str, MatchLog] = {}
        self._rows: dict[str, MatchRow] = {}
        self._undecodable: dict[Position, Undecodable] = {}
        self._loose: dict[Position, Event] = {}
        self._events = 0

    def ingest(self, records: Iterable[Record]) -> Ingested:
        """Take in records, in any order; a record that is known already counts as one."""
        items: list[Event | Undecodable] = []
        changed: set[str] = set()
        for record in records:
            item = decode(record, self._roles)
            if not self._keep(item):
                continue
            items.append(item)
            if isinstance(item, Event) and item.match_id is not None:
                changed.add(item.match_id)
        for match_id in changed:
            self._rows.pop(match_id, None)
        return Ingested(items, changed)

    def _keep(self, item: Event | Undecodable) -> bool:
        """Store the item; False when its record is known already."""
        if isinstance(item, Undecodable):
            return _add(self._undecodable, item.record.position, item)
        if item.match_id is None:
            return _add(self._loose, item.record.position, item)
        log = self._logs.get(item.match_id)
        if log is None:
            log = self._logs[item.match_id] = MatchLog(item.match_id)
        added = log.add(item)
        self._events += added
        return added

    @property
    def match_count(self) -> int:
        """How many matches there are."""
        return len(self._logs)

    @property
    def event_count(self) -> int:
        """How many events belong to matches."""
        return self._events

    @property
    def undecodable(self) -> list[Undecodable]:
        """The records that are not events, in the order of arrival."""
        return list(self._undecodable.values())

    @property
    def loose(self) -> list[Event]:
        """The events that belong to no match, in the order of arrival."""
        return list(self._loose.values())

    def match_ids(self) -> Iterator[str]:
        """The ids of all matches, in the order of arrival."""
        return iter(self._logs)

    def __contains__(self, match_id: object) -> bool:
        return match_id in self._logs

    def events(self, match_id: str) -> list[Event]:
        """A match's events in replay order. Raises KeyError."""
        return self._logs[match_id].events()

    def state(self, match_id: str) -> MatchState:
        """A match at the end of the log. Raises KeyError."""
        return finish(fold(match_id, self.events(match_id)), self._timeout_ms)

    def row(self, match_id: str) -> MatchRow:
        """A match's row for the list, kept until the match changes. Raises KeyError."""
        row = self._rows.get(match_id)
        if row is None:
            row = self._rows[match_id] = match_row(self.state(match_id))
        return row

    def rows(self) -> list[MatchRow]:
        """All matches' rows, by start and id."""
        return sorted((self.row(match_id) for match_id in self._logs), key=lambda row: by_start(row.summary))


def _add(known: dict[Position, _Item], position: Position, item: _Item) -> bool:
    if position in known:
        return False
    known[position] = item
    return True
