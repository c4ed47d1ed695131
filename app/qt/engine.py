"""The engine behind the window: owns the history, takes in what the source brings, and answers requests.

Two threads. A reader takes batches from the source; the engine takes them in, and while none waits rebuilds
what has changed. It sends the next `Update` only after the window has taken the one before (`Engine.taken`),
and gathers what comes meanwhile: a slow window does not hold up reading, and fast reading does not flood the
window. No Qt here.
"""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from itertools import islice

import msgspec
from msgspec.structs import replace

from app.core.breakpoints import Breakpoint
from app.core.export_forms import Form
from app.core.history import History
from app.core.match import DEFAULT_TIMEOUT_MS
from app.core.memory import DEFAULT_LIMIT, MemoryGuard
from app.core.rebuilding import Helper
from app.core.saved_index.index import SavedIndexError
from app.core.saved_index.keeper import Place
from app.core.saying import say
from app.qt import tail_backlog
from app.qt.exporting import Export
from app.qt.index_saver import IndexSaver
from app.qt.live_breaks import LiveBreaks
from app.qt.messages import (
    Failed,
    FetchedMatch,
    MatchEvents,
    Message,
    Noted,
    Stopped,
    Undecodables,
    Update,
)
from app.qt.session_saving import SessionDigest, SessionSave, SessionWish
from app.qt.tail_backlog import TailBacklog
from app.qt.verification import Verification
from kafka_client.events import Role
from kafka_client.source import Batch, Phase, RecordSource, SourceError, Status

BATCHES_AHEAD = 4
ROWS_PER_UPDATE = 100
"""So many rows the window takes and paints within a frame."""
LEAST_ROWS_PER_UPDATE = 20
"""So many are rebuilt for an update of a load even when new records leave no time for it."""
FEW_WAITING = 3 * ROWS_PER_UPDATE
"""While no more matches wait to be rebuilt, the list changes only now and then."""
LOADING_INTERVAL_S = 0.2
LIVE_INTERVAL_S = 0.025
ROWS_INTERVAL_S = 0.2
"""So often the list changes while live: nobody reads it faster, and painting it takes its time."""
IDLE_WAIT_S = 0.05
REBUILD_SLICE_S = 0.005
"""For so long matches are rebuilt before the engine looks for something new."""
RATE_SPAN_S = 2.0
REPLACED = say("The log was replaced while it was being verified. Verify again when it is loaded.")

Send = Callable[[Message], None]


class Task(msgspec.Struct, frozen=True):
    """What an engine is to do with its source.

    ``memory_limit`` is how many bytes loading may take, ``index`` where the saved index lies if there is one.
    """

    topics: dict[Role, str]
    timeout_ms: float = DEFAULT_TIMEOUT_MS
    memory_limit: int = DEFAULT_LIMIT
    index: Place | None = None


class RateMeter:
    """Records per second over the last seconds."""

    def __init__(self) -> None:
        self._samples: deque[tuple[float, int]] = deque()

    def add(self, total: int) -> float:
        """Note how many were read so far; returns the rate."""
        now = time.monotonic()
        self._samples.append((now, total))
        while now - self._samples[0][0] > RATE_SPAN_S:
            self._samples.popleft()
        started, before = self._samples[0]
        return (total - before) / (now - started) if now > started else 0.0


class Engine:
    """Reads one source until `stop`. Any thread may call its methods; it calls ``send`` from its own."""

    def __init__(self, source: RecordSource, task: Task, send: Send) -> None:
        self._source = source
        self._task = task
        self._inbox: queue.SimpleQueue[Batch | Failed | Callable[[], None]] = queue.SimpleQueue()
        self._history = History(task.topics, task.timeout_ms)
        self._helper = self._new_helper()
        self._guard = MemoryGuard(task.memory_limit)
        self._send = send
        self._room = threading.Semaphore(BATCHES_AHEAD)
        self._credit = threading.Semaphore(1)
        self._stopping = threading.Event()
        self._reader = threading.Thread(target=self._read, name="reader")
        self._thread = threading.Thread(target=self._run, name="engine")
        self._saver = None
        if task.index is not None:
            self._saver = IndexSaver(task.index, task.timeout_ms, self._inbox.put, self._note)
        self._exports: list[Export | SessionSave | SessionDigest] = []
        self._verification: Verification | None = None
        self._armed: list[Breakpoint] = []
        self._live_breaks: LiveBreaks | None = None
        self._status = Status()
        self._rate = RateMeter()
        self._records_per_second = 0.0
        self._told: tuple[Status, int] | None = None
        self._rebuilt: dict[str, None] = {}
        """The matches whose new rows the window has not been told."""
        self._is_full = False
        self._is_quiet = True
        """Whether all is loaded, or the source has just brought nothing: then any match may be rebuilt."""
        self._has_caught_up = False
        """Whether what was loaded has been rebuilt."""
        self._tail = TailBacklog()
        self._saved = 0
        self._watched: str | None = None
        self._next_update = self._next_rows = 0.0

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """End soon; `Stopped` is the last message."""
        self._stopping.set()
        self._source.cancel()
        self._inbox.put(lambda: None)

    def taken(self) -> None:
        """The window has taken the last `Update` and can take another."""
        self._credit.release()
        self._inbox.put(lambda: None)

    def open_match(self, match_id: str) -> None:
        """Send the match's events now, and again whenever it changes."""
        self._inbox.put(lambda: self._watch(match_id))

    def fetch_match(self, match_id: str) -> None:
        """Send the match's events once, as `FetchedMatch`."""
        self._inbox.put(lambda: self._fetch(match_id))

    def close_match(self) -> None:
        """Watch no match."""
        self._inbox.put(lambda: self._watch(None))

    def send_undecodable(self) -> None:
        """Send all records that are not events."""
        self._inbox.put(lambda: self._send(Undecodables(self._history.undecodable)))

    def export(self, path: str, match_ids: list[str] | None, form: Form) -> None:
        """Write these matches to a file; None is every record that is loaded, whatever the form."""
        self._inbox.put(lambda: self._start_export(path, match_ids, form))

    def save_session(self, wish: SessionWish) -> None:
        """Write a session file; `SessionSaved` or `SessionNotSaved` tells how that ended."""
        self._inbox.put(lambda: self._start_saving(wish))

    def send_digest(self) -> None:
        """Send the digest of all that is loaded."""
        self._inbox.put(self._start_digest)

    def arm(self, breakpoints: list[Breakpoint]) -> None:
        """Look for these among the events that come live from now on, and send `LiveHits`; none ends that."""
        self._inbox.put(lambda: self._arm(breakpoints))

    def verify(self, run: int, against: str | None) -> None:
        """Verify what is loaded, with a file or URL also against the current system; ends a run before it.

        `VerifyProgress` and then `Verified` or `VerifyFailed` carry the number of the ``run``.
        """
        self._inbox.put(lambda: self._start_verification(run, against))

    def cancel_verify(self) -> None:
        """End the verification that runs; it tells nothing more."""
        self._inbox.put(self._cancel_verification)

    def _read(self) -> None:
        try:
            for batch in self._source.batches():
                while not self._room.acquire(timeout=0.1):
                    if self._stopping.is_set():
                        return
                self._inbox.put(batch)
        except SourceError as error:
            self._inbox.put(Failed(str(error)))

    def _run(self) -> None:
        self._restore()
        self._reader.start()
        while not self._stopping.is_set():
            try:
                self._turn()
            except SavedIndexError as error:
                self._lose_index(str(error))
        self._cancel_verification()
        self._arm([])
        self._helper.close()
        self._reader.join()
        if self._saver is not None:
            self._saver.close(self._status.cluster_id)
        for export in self._exports:
            export.cancel()
            export.join()
        self._send(Stopped())

    def _turn(self) -> None:
        """Do the next thing that there is to do."""
        try:
            self._handle(self._inbox.get(timeout=self._patience()))
        except queue.Empty:
            if self._has_to_rebuild(time.monotonic()):
                self._rebuild_for(REBUILD_SLICE_S)
        self._share()
        self._publish()
        if self._live_breaks is not None:
            self._live_breaks.turn()
        if self._saver is not None and self._status.loaded and not self._history.is_stale:
            self._saver.save_if_due(self._status.cluster_id)

    def _patience(self) -> float:
        """How long to wait for something new: not beyond the time at which the tail or rows can be told."""
        now = time.monotonic()
        if self._has_to_rebuild(now):
            return 0
        due = ((self._next_update, bool(self._tail)), (self._next_rows, self._history.waiting_count > 0))
        return min([IDLE_WAIT_S, *(time_ - now for time_, is_wanted in due if is_wanted and time_ > now)])

    def _has_to_rebuild(self, now: float) -> bool:
        """Whether to rebuild now: while few are left, a live match may change again before it is told."""
        is_wanted = self._history.has_settled or (self._is_quiet and self._history.waiting_count > 0)
        return is_wanted and self._rows_due(now)

    def _share(self) -> None:
        """Have a second process help with what a load leaves to rebuild; live, there is time for that."""
        if self._has_caught_up:
            return
        if self._status.loaded and self._history.stale_count <= ROWS_PER_UPDATE:
            self._has_caught_up = True
            self._helper.close()
        elif self._is_quiet:
            self._helper.share()

    def _new_helper(self) -> Helper:
        return Helper(self._history, self._inbox.put, lambda ids: self._rebuilt.update(dict.fromkeys(ids)))

    def _restore(self) -> None:
        """Begin with what was saved, and have the source read on from there."""
        if self._saver is None:
            return
        self._saver.restore(self._history)
        self._saved = self._history.record_count
        newest_first = (row.summary.match_id for row in reversed(self._history.rows()))
        self._rebuilt.update(dict.fromkeys(newest_first))
        self._source = self._saver.resumed(self._source)
        if self._stopping.is_set():  # what was told to end may have been the source before
            self._source.cancel()

    def _lose_index(self, sentence: str) -> None:
        """A saved match cannot be read any more: nothing that was restored can be trusted."""
        self._stop_reading(sentence)
        if self._verification is not None:
            self._verification.fail(sentence)
        self._forget()
        if self._saver is not None:
            self._saver.discard()
        self._send(Failed(sentence))

    def _note(self, sentence: str) -> None:
        self._send(Noted(sentence))

    def _handle(self, item: Batch | Failed | Callable[[], None]) -> None:
        match item:
            case Batch():
                self._room.release()
                if not self._is_full:
                    self._take(item)
            case Failed():
                self._send(item)
            case _:
                item()

    def _take(self, batch: Batch) -> None:
        if batch.status.generation != self._status.generation:
            self._start_over()
        was_loaded, self._status = self._status.loaded, batch.status
        self._records_per_second = self._rate.add(batch.status.read)
        self._is_quiet = batch.status.loaded or not batch.records
        self._history.expect_from(batch.status.positions)
        ingested = self._history.ingest(batch.records)
        if self._live_breaks is not None and was_loaded:
            self._live_breaks.came(ingested)
        if self._saver is not None:
            self._saver.note(batch.records)
        for match_id in ingested.changed | self._history.set_cuts(batch.status.cuts):
            self._rebuilt.pop(match_id, None)
        self._tail.append(ingested.records, loaded=batch.status.loaded)
        excess = self._guard.excess(batch.status)
        if excess:
            self._stop_reading(excess)

    def _stop_reading(self, sentence: str) -> None:
        """Keep what was read, and read no more."""
        self._is_full = True
        self._source.cancel()
        self._status = replace(self._status, phase=Phase.ENDED, lag=None, problem=sentence)

    def _rebuild_for(self, seconds: float) -> None:
        """Rebuild some of the matches that have changed."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end and self._rebuild():
            pass

    def _rebuild(self) -> bool:
        match_id = self._history.rebuild_settled() or self._history.rebuild_next()
        if match_id is None:
            return False
        self._rebuilt[match_id] = None
        return True

    def _start_over(self) -> None:
        """Forget everything: the log that was read has been replaced by another one."""
        if self._verification is not None:
            self._verification.fail(REPLACED)
        self._forget()
        if self._saver is not None:
            self._saver.start_over(self._history)

    def _forget(self) -> None:
        self._helper.close()
        self._history = History(self._task.topics, self._task.timeout_ms)
        self._helper = self._new_helper()
        self._has_caught_up = False
        self._rebuilt.clear()
        self._tail = TailBacklog()
        self._arm(self._armed)
        self._saved = 0

    def _publish(self) -> None:
        """Send an update when there is news, the time has come, and the window is ready for it."""
        now = time.monotonic()
        if now < self._next_update or not self._has_news(now) or not self._credit.acquire(blocking=False):
            return
        rows_due = self._rows_due(now)
        changed = self._take_changed() if rows_due else []
        rows_left = rows_due and len(self._rebuilt) > ROWS_PER_UPDATE
        if changed and not rows_left and self._history.stale_count <= FEW_WAITING:
            self._next_rows = now + ROWS_INTERVAL_S
        if not rows_left and len(self._tail) <= tail_backlog.PER_UPDATE:
            self._next_update = now + (LIVE_INTERVAL_S if self._status.loaded else LOADING_INTERVAL_S)
        self._told = self._telling
        tail, left_out = self._tail.take()
        self._send(
            Update(
                status=self._status,
                rows=[self._history.row(match_id) for match_id in changed],
                tail=tail,
                left_out=left_out,
                arrivals=self._tail.take_arrivals(),
                rate=self._records_per_second,
                matches=self._history.match_count,
                undecodable=self._history.undecodable_count,
                saved=self._saved,
            )
        )
        if self._watched in changed:
            self._send_match()

    @property
    def _telling(self) -> tuple[Status, int]:
        """What an update tells beside rows and records."""
        return self._status, round(self._records_per_second)

    def _has_news(self, now: float) -> bool:
        rows_wait = bool(self._rebuilt) or self._history.waiting_count > 0
        return (rows_wait and self._rows_due(now)) or bool(self._tail) or self._telling != self._told

    def _rows_due(self, now: float) -> bool:
        """Whether an update may have rows; while live only now and then."""
        return not self._status.loaded or now >= self._next_rows

    def _take_changed(self) -> list[str]:
        """The matches whose rows the window is told now."""
        least = ROWS_PER_UPDATE if self._status.loaded else LEAST_ROWS_PER_UPDATE
        while len(self._rebuilt) < least and self._rebuild():
            pass
        changed = list(islice(self._rebuilt, ROWS_PER_UPDATE))
        for match_id in changed:
            del self._rebuilt[match_id]
        return changed

    def _arm(self, breakpoints: list[Breakpoint]) -> None:
        if self._live_breaks is not None:
            self._live_breaks.close()
        self._armed, self._live_breaks = breakpoints, None
        if breakpoints:
            self._live_breaks = LiveBreaks(breakpoints, self._history.events, self._inbox.put, self._send)

    def _watch(self, match_id: str | None) -> None:
        self._watched = match_id
        self._send_match()

    def _send_match(self) -> None:
        if self._watched is not None and self._watched in self._history:
            events = self._history.events(self._watched)
            self._send(MatchEvents(self._watched, events, self._task.timeout_ms))

    def _fetch(self, match_id: str) -> None:
        if match_id in self._history:
            events = self._history.events(match_id)
            self._send(FetchedMatch(MatchEvents(match_id, events, self._task.timeout_ms)))
        else:
            self._note(say("There is no match {id}.", id=repr(match_id)))

    def _start_verification(self, run: int, against: str | None) -> None:
        self._cancel_verification()
        self._verification = Verification(
            run, self._history, self._task.timeout_ms, self._inbox.put, self._send, self._status.cuts
        )
        self._verification.start(against)

    def _cancel_verification(self) -> None:
        if self._verification is not None:
            self._verification.cancel()
            self._verification = None

    def _start_export(self, path: str, match_ids: list[str] | None, form: Form) -> None:
        timeout_ms, post = self._task.timeout_ms, self._inbox.put
        self._start_beside(Export(path, match_ids, form, self._history, timeout_ms, post, self._send))

    def _start_saving(self, wish: SessionWish) -> None:
        self._start_beside(
            SessionSave(wish, self._history, self._task.timeout_ms, self._inbox.put, self._send)
        )

    def _start_digest(self) -> None:
        self._start_beside(SessionDigest(self._history, self._task.timeout_ms, self._inbox.put, self._send))

    def _start_beside(self, thread: Export | SessionSave | SessionDigest) -> None:
        self._exports = [running for running in self._exports if running.is_alive()] + [thread]
        thread.start()
