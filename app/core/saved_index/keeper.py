"""Keeps a history in its saved index: what was saved goes in at the start, what is new comes out again."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from app.core.history import History
from app.core.saved_index.files import Identity
from app.core.saved_index.index import open_index
from app.core.summary import MatchRow
from kafka_client.records import Record
from kafka_client.source import RecordSource, ResumableSource
from kafka_client.window import PartitionId


class Place(msgspec.Struct, frozen=True):
    """Where an index lies, and the addresses of the Kafka that it is of."""

    folder: Path
    address: str


class Changes(msgspec.Struct, frozen=True):
    """What is to be saved: matches that changed, new records of no match, the last records that were read."""

    match_ids: list[str]
    others: list[Record]
    last_records: dict[PartitionId, Record]


class IndexKeeper:
    """One history and its index. It belongs to the owner of the history, but for `save`.

    ``notice`` is a sentence about an index that had to be thrown away, or empty.
    """

    def __init__(self, place: Place, history: History, timeout_ms: float) -> None:
        """Restore the history, which is empty yet. Raises `SavedIndexError`."""
        self._history = history
        self._index = open_index(Identity.of(place.address, history.topics, timeout_ms), place.folder)
        self.notice = self._index.notice
        history.restore(self._index.found, self._index.records)
        self._counts = (history.undecodable_count, history.loose_count)
        """How many records of no match have been taken to be saved."""
        self._read: dict[PartitionId, Record] = {}
        self._kept = Changes([], [], {})

    def resumed(self, source: RecordSource) -> RecordSource:
        """The source, unread, to read what is not in the index."""
        found = self._index.found
        if found.last_records and isinstance(source, ResumableSource):
            return source.resumed(found.cluster_id, found.last_records)
        return source

    def note(self, records: Iterable[Record]) -> None:
        """Note that the history took in these records, which came in the order of their offsets."""
        self._read.update({(record.topic, record.partition): record for record in records})

    @property
    def has_news(self) -> bool:
        """Whether there is something to save."""
        return bool(self._read or self._kept.last_records)

    def take(self) -> Changes:
        """What has changed since this was asked for the last time, and what was kept back since."""
        kept, self._kept = self._kept, Changes([], [], {})
        read, self._read = self._read, {}
        others = self._history.others(*self._counts)
        self._counts = (self._history.undecodable_count, self._history.loose_count)
        match_ids = dict.fromkeys([*kept.match_ids, *self._history.take_unsaved()])
        return Changes(list(match_ids), [*kept.others, *others], {**kept.last_records, **read})

    def keep_back(self, changes: Changes) -> None:
        """These could not be saved now; they come again with the next `take`."""
        kept = self._kept
        self._kept = Changes(
            changes.match_ids + kept.match_ids,
            changes.others + kept.others,
            {**changes.last_records, **kept.last_records},
        )

    def match(self, match_id: str) -> tuple[MatchRow, list[Record]]:
        """What is saved of a match."""
        return self._history.row(match_id), self._history.records(match_id)

    def save(
        self, changes: Changes, matches: Iterable[tuple[MatchRow, Sequence[Record]]], cluster_id: str
    ) -> bool:
        """Write the changes, with their ``matches``; in any thread. See `SavedIndex.save`."""
        return self._index.save(matches, changes.others, changes.last_records, cluster_id)

    def save_now(self, cluster_id: str) -> None:
        """Write what has changed, if that is possible now. Raises `SavedIndexError`."""
        changes = self.take()
        if not self.save(changes, map(self.match, changes.match_ids), cluster_id):
            self.keep_back(changes)

    def discard(self) -> None:
        """Delete the index: the log that was read is another one. It is closed then."""
        self._index.discard()

    def close(self) -> None:
        """Let go of the index; the history must not be asked for saved matches any more."""
        self._index.close()
