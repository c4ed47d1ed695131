"""A verification of what the engine holds, in a thread of its own; the engine goes on meanwhile.

The thread never touches the history: it asks the engine, which answers between two batches, for one match at
a time. Matches that begin later are not looked at, and one that grows meanwhile is taken as it was when its
turn came.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from app.core.current_system import CurrentSystemError, read_current_system
from app.core.history import History
from app.core.reconcile import loaded_span
from app.core.saved_index.index import SavedIndexError
from app.core.verify import VerifyCancelledError, verify
from app.qt.asking import Answer, Post, Unwanted, ask
from app.qt.messages import Verified, VerifyFailed, VerifyMessage, VerifyProgress
from kafka_client.events import Event, Undecodable
from kafka_client.source import Cut

PROGRESS_INTERVAL_S = 0.1


class Verification:
    """One run of it. After `cancel` it sends nothing more, however long its thread takes to notice."""

    def __init__(
        self,
        run: int,
        history: History,
        timeout_ms: float,
        post: Post,
        send: Callable[[VerifyMessage], None],
        cuts: Sequence[Cut] = (),
    ) -> None:
        """``post`` lets the owner of the history call something, soon and in its own thread.

        ``cuts`` are where the load window cut what was read.
        """
        self._run_number = run
        self._history = history
        self._timeout_ms = timeout_ms
        self._span = loaded_span(cuts)
        self._post = post
        self._send = send
        self._lock = threading.Lock()
        self._cancelled = threading.Event()
        self._next_progress = 0.0

    def start(self, against: str | None) -> None:
        """Begin; with a file or URL ``against``, compare with the current system's records in it."""
        # A daemon: a download that hangs must not keep the program from ending.
        threading.Thread(target=self._run, args=(against,), name="verification", daemon=True).start()

    def cancel(self) -> None:
        """End soon, and tell nothing more."""
        with self._lock:
            self._cancelled.set()

    def fail(self, sentence: str) -> None:
        """End soon, and tell why."""
        self._tell(VerifyFailed(self._run_number, sentence))
        self.cancel()

    def _run(self, against: str | None) -> None:
        try:
            self._tell(VerifyProgress(self._run_number, 0, 0))
            is_cancelled = self._cancelled.is_set
            other = None if against is None else read_current_system(against, is_cancelled)
            report = verify(
                _Asking(self._ask, self._history),
                self._timeout_ms,
                against=other,
                progress=self._progress,
                cancelled=is_cancelled,
                span=self._span,
            )
        except (CurrentSystemError, SavedIndexError) as error:
            self._tell(VerifyFailed(self._run_number, str(error)))
        except (VerifyCancelledError, Unwanted):
            return
        else:
            self._tell(Verified(self._run_number, report))

    def _tell(self, message: VerifyMessage) -> None:
        with self._lock:
            if not self._cancelled.is_set():
                self._send(message)

    def _progress(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now >= self._next_progress:
            self._next_progress = now + PROGRESS_INTERVAL_S
            self._tell(VerifyProgress(self._run_number, done, total))

    def _ask(self, question: Callable[[], Answer]) -> Answer:
        """Have the owner of the history answer. Raises `Unwanted`."""
        return ask(self._post, question, lambda: not self._cancelled.is_set())


class _Asking:
    """What `verify` reads of a history: its matches as they are now, each as it is when its turn comes."""

    def __init__(self, ask: Callable[[Callable[[], Any]], Any], history: History) -> None:
        self._ask = ask
        self._history = history
        self.topics = history.topics
        self._ids, self.undecodable, self.loose = ask(self._begin)

    def _begin(self) -> tuple[list[str], Sequence[Undecodable], Sequence[Event]]:
        return list(self._history.match_ids()), self._history.undecodable, self._history.loose

    def match_ids(self) -> Iterator[str]:
        """The ids of all matches that had begun when the run did."""
        return iter(self._ids)

    def events(self, match_id: str, /) -> Sequence[Event]:
        """A match's events in replay order."""
        found: Sequence[Event] = self._ask(lambda: self._history.events(match_id))
        return found
