"""Keeps the engine's history in a saved index, beside its other work.

A save runs in a thread of its own, which asks the engine for a few matches at a time: reading and the window
go on meanwhile.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from app.core.history import History
from app.core.saved_index.index import SavedIndexError
from app.core.saved_index.keeper import Changes, IndexKeeper, Place
from app.core.summary import MatchRow
from app.qt.asking import Post, Unwanted, ask
from kafka_client.records import Record
from kafka_client.source import RecordSource

SAVE_INTERVAL_S = 30.0
MATCHES_ASKED = 20
"""So many are made at once, which holds up the engine for some milliseconds."""
SAVED_ON_CLOSE = 2000
"""So many matches are saved while the program ends; where there are more, the next start reads them again."""


class IndexSaver:
    """Restores histories and saves their news. It belongs to the engine's thread."""

    def __init__(self, place: Place, timeout_ms: float, post: Post, tell: Callable[[str], None]) -> None:
        """``tell`` is given a sentence when the index is of no use."""
        self._place = place
        self._timeout_ms = timeout_ms
        self._post = post
        self._tell = tell
        self._keeper: IndexKeeper | None = None
        self._save: _Save | None = None
        self._next_save = 0.0

    def restore(self, history: History) -> None:
        """Fill the empty history with what was saved."""
        try:
            self._keeper = IndexKeeper(self._place, history, self._timeout_ms)
        except SavedIndexError as error:
            self._tell(str(error))
            return
        if self._keeper.notice:
            self._tell(self._keeper.notice)

    def resumed(self, source: RecordSource) -> RecordSource:
        """The source, unread, to read what was not restored."""
        return source if self._keeper is None else self._keeper.resumed(source)

    def start_over(self, history: History) -> None:
        """Forget what was saved, for the log is another one; go on with this empty history."""
        if self._keeper is not None:
            self.discard()
            self.restore(history)

    def discard(self) -> None:
        """Delete the index, and save nothing any more."""
        self._end_save()
        if self._keeper is not None:
            self._keeper.discard()
            self._keeper = None

    def note(self, records: Iterable[Record]) -> None:
        """Note that the history took these in."""
        if self._keeper is not None:
            self._keeper.note(records)

    def save_if_due(self, cluster_id: str) -> None:
        """Begin to save what is new, when the last time was a while ago."""
        if self._save is not None and not self._save.is_alive():
            self._finish_save()
        now = time.monotonic()
        if self._keeper is None or self._save is not None or now < self._next_save:
            return
        if self._keeper.has_news:
            self._next_save = now + SAVE_INTERVAL_S
            self._save = _Save(self._keeper, cluster_id, self._post)
            self._save.start()

    def close(self, cluster_id: str) -> None:
        """Save the rest if that is quick, and let go of the index."""
        self._end_save()
        if self._keeper is None:
            return
        changes = self._keeper.take()
        if len(changes.match_ids) <= SAVED_ON_CLOSE and changes.last_records:
            self._save_rest(self._keeper, changes, cluster_id)
        self._keeper.close()
        self._keeper = None

    def _save_rest(self, keeper: IndexKeeper, changes: Changes, cluster_id: str) -> None:
        try:
            keeper.save(changes, map(keeper.match, changes.match_ids), cluster_id)
        except SavedIndexError as error:
            self._tell(str(error))

    def _end_save(self) -> None:
        if self._save is not None:
            self._save.cancel()
            self._save.join()
            self._finish_save()

    def _finish_save(self) -> None:
        """Take over what became of the thread's work."""
        save, self._save = self._save, None
        if save is None or self._keeper is None or save.succeeded:
            return
        self._keeper.keep_back(save.changes)
        if save.failure:
            self._tell(save.failure)
            self._next_save = float("inf")


class _Save(threading.Thread):
    """One save. ``failure`` is a sentence when there can be none; it may also be put off or cancelled."""

    def __init__(self, keeper: IndexKeeper, cluster_id: str, post: Post) -> None:
        super().__init__(name="save index")
        self.changes = keeper.take()
        self.succeeded = False
        self.failure = ""
        self._keeper = keeper
        self._cluster_id = cluster_id
        self._post = post
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        self._cancelled.set()

    def run(self) -> None:
        try:
            self.succeeded = self._keeper.save(self.changes, self._matches(), self._cluster_id)
        except SavedIndexError as error:
            self.failure = str(error)
        except Unwanted:
            return

    def _matches(self) -> Iterator[tuple[MatchRow, list[Record]]]:
        match_ids = iter(self.changes.match_ids)
        while asked := list(islice(match_ids, MATCHES_ASKED)):
            yield from ask(self._post, partial(self._made, asked), lambda: not self._cancelled.is_set())

    def _made(self, match_ids: list[str]) -> list[tuple[MatchRow, list[Record]]]:
        return [self._keeper.match(match_id) for match_id in match_ids]
