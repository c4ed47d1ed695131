"""The window's side of the engine: requests go in, signals come out on the GUI thread."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.breakpoints import Breakpoint
from app.core.export_forms import Form
from app.core.match import DEFAULT_TIMEOUT_MS
from app.core.memory import DEFAULT_LIMIT
from app.core.replay import Replay
from app.core.saved_index.keeper import Place
from app.qt.engine import Engine, Task
from app.qt.engine_process import EngineProcess
from app.qt.messages import (
    Digested,
    Exported,
    ExportFailed,
    Failed,
    FetchedMatch,
    LiveHits,
    MatchEvents,
    Message,
    Noted,
    SessionMessage,
    SessionNotSaved,
    SessionSaved,
    Stopped,
    Undecodables,
    Update,
    Verified,
    VerifyFailed,
    VerifyMessage,
    VerifyProgress,
)
from app.qt.opened import Opened, open_events
from app.qt.session_saving import SessionWish
from app.qt.spoken import said
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.remote import RemoteSource
from kafka_client.source import RecordSource


class Feed(QObject):
    """Runs one source at a time and tells the window what it brings."""

    updated = Signal(object)
    """An `Update`."""
    opened = Signal(object)
    """An `Opened`: the match that was asked for, again whenever it grows."""
    fetched = Signal(object)
    """The `Replay` of a match that was asked for once."""
    undecodable_listed = Signal(list)
    """All `Undecodable` so far."""
    exported = Signal(str, int)
    """The file that was written, and how many matches it holds."""
    export_failed = Signal(str)
    """A sentence."""
    session_saved = Signal(str, int, int)
    """The session file that was written, how many matches it holds, and how many values it left out."""
    session_not_saved = Signal(str)
    """A sentence."""
    digested = Signal(str)
    """The digest of all that is loaded."""
    verify_progressed = Signal(int, int)
    """So many matches are verified, of so many; of 0 while the current system's records are read."""
    verified = Signal(object)
    """A `Report`."""
    verify_failed = Signal(str)
    """A sentence."""
    live_hits = Signal(object)
    """`LiveHits` of the breakpoints that are armed."""
    noted = Signal(str)
    """A sentence that one may want to know."""
    failed = Signal(str)
    """The source can never be read: a sentence."""
    stopped = Signal()
    """Nothing runs any more."""

    _message = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine: Engine | EngineProcess | None = None
        self._verify_run = 0
        self._armed: list[Breakpoint] = []
        self._message.connect(self._deliver)

    @property
    def running(self) -> bool:
        """Whether a source is open."""
        return self._engine is not None

    def start(
        self,
        source: RecordSource,
        topics: Mapping[Role, str] = DEFAULT_TOPICS,
        timeout_ms: float = DEFAULT_TIMEOUT_MS,
        memory_limit: int = DEFAULT_LIMIT,
        index: Place | None = None,
        launched: EngineProcess | None = None,
    ) -> None:
        """Begin to read a source, a `RemoteSource` in processes of its own; they may be ``launched`` already.

        Raises RuntimeError while another one runs.
        """
        if self._engine is not None:
            raise RuntimeError("a source is being read; stop it first")
        task = Task(dict(topics), timeout_ms, memory_limit, index)
        if isinstance(source, RemoteSource):
            engine = launched or EngineProcess(source, task)
            if launched is None:
                engine.launch()
            engine.listen(self._prepare)
            self._engine = engine
        else:
            self._engine = Engine(source, task, self._prepare)
            self._engine.start()
        if self._armed:
            self._engine.arm(self._armed)

    def stop(self) -> None:
        """Close the source; `stopped` follows, at once if nothing runs."""
        if self._engine is None:
            self.stopped.emit()
        else:
            self._engine.stop()

    def open_match(self, match_id: str) -> None:
        """Ask for a match's replay, and for it again whenever the match grows."""
        if self._engine is not None:
            self._engine.open_match(match_id)

    def fetch_match(self, match_id: str) -> None:
        """Ask for a match's replay once; the one that is open stays open."""
        if self._engine is not None:
            self._engine.fetch_match(match_id)

    def close_match(self) -> None:
        """No longer watch a match."""
        if self._engine is not None:
            self._engine.close_match()

    def arm(self, breakpoints: list[Breakpoint]) -> None:
        """Look for these breakpoints among live events, also of the sources that are opened later."""
        self._armed = breakpoints
        if self._engine is not None:
            self._engine.arm(breakpoints)

    def list_undecodable(self) -> None:
        """Ask for the records that are not events."""
        if self._engine is not None:
            self._engine.send_undecodable()

    def export(self, path: Path, match_ids: list[str] | None, form: Form) -> None:
        """Write these matches to a file; None is every record that is loaded, whatever the form."""
        if self._engine is not None:
            self._engine.export(str(path), match_ids, form)

    def save_session(self, wish: SessionWish) -> None:
        """Write a session file; `session_saved` or `session_not_saved` tells how that ended."""
        if self._engine is not None:
            self._engine.save_session(wish)

    def send_digest(self) -> None:
        """Ask for the digest of all that is loaded."""
        if self._engine is not None:
            self._engine.send_digest()

    def verify(self, against: str | None) -> None:
        """Verify what is loaded, with a file or URL also against the current system's records."""
        if self._engine is not None:
            self._verify_run += 1
            self._engine.verify(self._verify_run, against)

    def cancel_verify(self) -> None:
        """End the verification; nothing more is told of it."""
        self._verify_run += 1
        if self._engine is not None:
            self._engine.cancel_verify()

    def _prepare(self, message: Message) -> None:
        """Do what takes long in the thread that the message comes in, and pass it on to the GUI thread."""
        match message:
            case MatchEvents():
                self._message.emit(open_events(message))
            case FetchedMatch(found):
                self._message.emit(Replay(found.match_id, found.events, found.timeout_ms))
            case _:
                self._message.emit(message)

    def _deliver(self, message: Message | Opened | Replay) -> None:
        match message:
            case Update():
                self.updated.emit(message)
                if self._engine is not None:
                    QTimer.singleShot(0, self._engine.taken)
            case Opened():
                self.opened.emit(message)
            case Replay():
                self.fetched.emit(message)
            case Undecodables(items):
                self.undecodable_listed.emit(items)
            case Exported(path, matches):
                self.exported.emit(path, matches)
            case ExportFailed(sentence):
                self.export_failed.emit(said(sentence))
            case SessionSaved() | SessionNotSaved() | Digested():
                self._deliver_session(message)
            case VerifyProgress() | Verified() | VerifyFailed():
                self._deliver_verification(message)
            case LiveHits():
                self.live_hits.emit(message)
            case Noted(sentence):
                self.noted.emit(said(sentence))
            case Failed(sentence):
                self.failed.emit(said(sentence))
            case Stopped():
                self._engine = None
                self.stopped.emit()

    def _deliver_session(self, message: SessionMessage) -> None:
        match message:
            case SessionSaved(path, matches, dropped):
                self.session_saved.emit(path, matches, dropped)
            case SessionNotSaved(sentence):
                self.session_not_saved.emit(said(sentence))
            case Digested(digest):
                self.digested.emit(digest)

    def _deliver_verification(self, message: VerifyMessage) -> None:
        """Tell it, unless it is of a run that was cancelled or followed by another one."""
        if message.run != self._verify_run:
            return
        match message:
            case VerifyProgress(_, done, total):
                self.verify_progressed.emit(done, total)
            case Verified(_, report):
                self.verified.emit(report)
            case VerifyFailed(_, sentence):
                self.verify_failed.emit(said(sentence))
