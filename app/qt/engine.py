"""The engine behind the window: owns the history, takes in what the source brings, and answers requests.

Two threads. A reader takes batches from the source; the engine rebuilds what changed. The engine sends the
next `Update` only after the window has taken the one before (`Engine.taken`), and gathers what comes
meanwhile: a slow window does not hold up reading, and fast reading does not flood the window. No Qt here.
"""

import contextlib
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import msgspec

from app.core.export import Document, ExportError, document_json, match_document, matches_json, write_file
from app.core.history import History
from app.core.match import finish, fold
from app.core.replay import Replay
from app.core.summary import MatchRow
from app.core.timeline import TimelineLayout, layout
from app.qt.verification import Verification, VerifyMessage
from kafka_client.events import Event, Role, Undecodable
from kafka_client.records import Record
from kafka_client.source import Batch, RecordSource, SourceError, Status

BATCHES_AHEAD = 4
ROWS_PER_UPDATE = 400
TAIL_BACKLOG = 100_000
TAIL_FROM_HISTORY = 500
LOADING_INTERVAL_S = 0.2
LIVE_INTERVAL_S = 0.03
RATE_SPAN_S = 2.0
REPLACED = "The log was replaced while it was being verified. Verify again when it is loaded."


class Update(msgspec.Struct, frozen=True):
    """What the window is told at once.

    ``rows`` are new or changed matches, ``tail`` the newest records in the order of arrival, ``left_out`` how
    many older ones the tail's backlog did not hold. ``rate`` is records per second.
    """

    status: Status
    rows: list[MatchRow]
    tail: list[Event | Undecodable]
    left_out: int
    rate: float
    matches: int
    undecodable: int


class Opened(msgspec.Struct, frozen=True):
    """The replay that was asked for, or the same match grown, and its timeline."""

    replay: Replay
    timeline: TimelineLayout


class Undecodables(msgspec.Struct, frozen=True):
    """All records that are not events."""

    items: list[Undecodable]


class Exported(msgspec.Struct, frozen=True):
    """A file was written with that many matches."""

    path: Path
    matches: int


class ExportFailed(msgspec.Struct, frozen=True):
    """A file was not written; ``sentence`` says why."""

    sentence: str


class Failed(msgspec.Struct, frozen=True):
    """The source can never be read; ``sentence`` says why and what to do."""

    sentence: str


class Stopped(msgspec.Struct, frozen=True):
    """The last message: the source is closed and the threads have ended."""


Message = Update | Opened | Undecodables | Exported | ExportFailed | VerifyMessage | Failed | Stopped


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

    def __init__(
        self,
        source: RecordSource,
        topics: Mapping[Role, str],
        timeout_ms: float,
        send: Callable[[Message], None],
    ) -> None:
        self._source = source
        self._topics = topics
        self._timeout_ms = timeout_ms
        self._history = History(topics, timeout_ms)
        self._send = send
        self._inbox: queue.SimpleQueue[Batch | Failed | Callable[[], None]] = queue.SimpleQueue()
        self._room = threading.Semaphore(BATCHES_AHEAD)
        self._credit = threading.Semaphore(1)
        self._stopping = threading.Event()
        self._reader = threading.Thread(target=self._read, name="reader")
        self._thread = threading.Thread(target=self._run, name="engine")
        self._exports: list[threading.Thread] = []
        self._verification: Verification | None = None
        self._status = Status()
        self._rate = RateMeter()
        self._records_per_second = 0.0
        self._told: tuple[Status, int] | None = None
        self._changed: dict[str, None] = {}
        self._tail: deque[Record] = deque(maxlen=TAIL_FROM_HISTORY)
        self._left_out = 0
        self._watched: str | None = None
        self._next_update = 0.0

    def start(self) -> None:
        """Begin to read."""
        self._reader.start()
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
        """Send the match's replay now, and again whenever it changes."""
        self._inbox.put(lambda: self._watch(match_id))

    def close_match(self) -> None:
        """Watch no match."""
        self._inbox.put(lambda: self._watch(None))

    def send_undecodable(self) -> None:
        """Send all records that are not events."""
        self._inbox.put(lambda: self._send(Undecodables(self._history.undecodable)))

    def export(self, path: Path, match_ids: list[str], *, single: bool) -> None:
        """Write matches to a file: one document (``single``), or a ``matches/1`` document of all."""
        self._inbox.put(lambda: self._start_export(path, match_ids, single))

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
        while not self._stopping.is_set():
            with contextlib.suppress(queue.Empty):
                self._handle(self._inbox.get(timeout=0.05))
            self._publish()
        self._cancel_verification()
        self._reader.join()
        for thread in self._exports:
            thread.join()
        self._send(Stopped())

    def _handle(self, item: Batch | Failed | Callable[[], None]) -> None:
        match item:
            case Batch():
                self._room.release()
                self._take(item)
            case Failed():
                self._send(item)
            case _:
                item()

    def _take(self, batch: Batch) -> None:
        if batch.status.generation != self._status.generation:
            self._start_over()
        self._status = batch.status
        self._records_per_second = self._rate.add(batch.status.read)
        ingested = self._history.ingest(batch.records)
        self._changed.update(dict.fromkeys(sorted(ingested.changed)))
        if batch.status.loaded and self._tail.maxlen != TAIL_BACKLOG:
            self._tail = deque(self._tail, maxlen=TAIL_BACKLOG)
        self._left_out += max(0, len(self._tail) + len(ingested.records) - (self._tail.maxlen or 0))
        self._tail.extend(ingested.records)

    def _start_over(self) -> None:
        """Forget everything: the log that was read has been replaced by another one."""
        if self._verification is not None:
            self._verification.fail(REPLACED)
        self._history = History(self._topics, self._timeout_ms)
        self._changed.clear()
        self._tail.clear()

    def _publish(self) -> None:
        """Send an update when there is news, the time has come, and the window is ready for it."""
        told = (self._status, round(self._records_per_second))
        if not self._changed and not self._tail and told == self._told:
            return
        now = time.monotonic()
        if now < self._next_update or not self._credit.acquire(blocking=False):
            return
        self._next_update = now + (LIVE_INTERVAL_S if self._status.loaded else LOADING_INTERVAL_S)
        self._told = told
        changed = list(islice(self._changed, ROWS_PER_UPDATE))
        for match_id in changed:
            del self._changed[match_id]
        tail, left_out = self._take_tail()
        self._send(
            Update(
                status=self._status,
                rows=[self._history.row(match_id) for match_id in changed],
                tail=tail,
                left_out=left_out,
                rate=self._records_per_second,
                matches=self._history.match_count,
                undecodable=self._history.undecodable_count,
            )
        )
        if self._watched in changed:
            self._send_replay()

    def _take_tail(self) -> tuple[list[Event | Undecodable], int]:
        """What the tail has not shown yet; while loading nothing, so that it begins with the newest."""
        if not self._status.loaded:
            return [], 0
        tail, left_out = [self._history.decode(record) for record in self._tail], self._left_out
        self._tail.clear()
        self._left_out = 0
        return tail, left_out

    def _watch(self, match_id: str | None) -> None:
        self._watched = match_id
        if match_id is not None:
            self._send_replay()

    def _send_replay(self) -> None:
        if self._watched is not None and self._watched in self._history:
            replay = Replay(self._watched, self._history.events(self._watched), self._timeout_ms)
            self._send(Opened(replay, layout(replay)))

    def _start_verification(self, run: int, against: str | None) -> None:
        self._cancel_verification()
        self._verification = Verification(run, self._history, self._timeout_ms, self._inbox.put, self._send)
        self._verification.start(against)

    def _cancel_verification(self) -> None:
        if self._verification is not None:
            self._verification.cancel()
            self._verification = None

    def _start_export(self, path: Path, match_ids: list[str], single: bool) -> None:
        """Write in a thread of its own: when a match grows, its list of events is replaced, never changed."""
        logs = [(each, self._history.events(each)) for each in match_ids if each in self._history]
        undecodable = self._history.undecodable_count
        thread = threading.Thread(
            target=self._write, args=(path, logs, undecodable, single), name=f"export {path.name}"
        )
        self._exports = [running for running in self._exports if running.is_alive()] + [thread]
        thread.start()

    def _write(self, path: Path, logs: list[tuple[str, list[Event]]], undecodable: int, single: bool) -> None:
        documents = self._documents(logs)
        parts = (document_json(each) + "\n" for each in documents)
        try:
            write_file(path, parts if single else matches_json(documents, undecodable))
        except ExportError as error:
            self._send(ExportFailed(str(error)))
        else:
            self._send(Exported(path, len(logs)))

    def _documents(self, logs: list[tuple[str, list[Event]]]) -> Iterator[Document]:
        for match_id, events in logs:
            yield match_document(finish(fold(match_id, events), self._timeout_ms), events)
