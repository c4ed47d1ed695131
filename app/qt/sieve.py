"""The window's side of an expression over the matches: asks the process, and ends it when it is stuck."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.core import worker_process
from app.core.summary import MatchRow
from app.core.worker_process import WorkerProcess
from app.qt import sieve_process
from app.qt.sieve_process import Accepted, Answered, Ask, Begin, Refused, Reply, Request
from app.qt.texts import tr, translatable

STUCK = translatable("The expression took too long for one match, and was stopped. Write one that does less.")
BROKEN = translatable(
    "The expression needed more memory than it may have, and was stopped. Write one that does less."
)

Asked = tuple[int, MatchRow]
"""A match by its number in the list, as it was when it was asked about."""


class Sieve(QObject):
    """Tells which matches an expression lets through; one expression at a time."""

    accepted = Signal()
    """The expression can be asked."""
    refused = Signal(object)
    """Why it cannot, or not any further, as the core says it."""
    answered = Signal(object)
    """Pairs of an `Asked` and whether it passes."""

    _replied = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: WorkerProcess[Request, Reply] | None = None
        self._run = 0
        self._flying: deque[Asked] = deque()
        self._where = ""
        self._is_ready = self._is_behind = False
        self.failures = 0
        self.problem = ""
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(lambda: self._lose(STUCK))
        self._replied.connect(self._take)

    @property
    def in_flight(self) -> int:
        """How many matches have been asked about without an answer so far."""
        return len(self._flying)

    def start(self) -> None:
        """Start the process, if there is none: soon somebody will want it."""
        if self._worker is None:
            self._is_ready = False
            worker = WorkerProcess[Request, Reply](
                "filter expression",
                sieve_process.serve,
                sieve_process.FRAMES,
                lambda reply: self._replied.emit(worker, reply),
            )
            self._worker = worker

    def begin(self, where: str) -> None:
        """Ask this expression from now on; `accepted` or `refused` follows."""
        self._is_behind = self._patience.isActive()
        self.stop()
        self._where = where
        self._request(Begin(self._run, where))

    def ask(self, matches: Sequence[Asked]) -> None:
        """Ask whether these pass; `answered` follows, perhaps in parts."""
        self._flying.extend(matches)
        self._request(Ask(self._run, [row.summary for _, row in matches]))

    def stop(self) -> None:
        """Forget the expression, and what was asked."""
        self._run += 1
        self.failures, self.problem = 0, ""
        self._flying.clear()
        self._patience.stop()

    def close(self) -> None:
        """End the process."""
        self.stop()
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def _request(self, request: Request) -> None:
        self.start()
        if self._worker is not None:
            self._worker.ask(request)
        self._mind()

    def _mind(self) -> None:
        """Wait for the next reply."""
        seconds = worker_process.PATIENCE_SECONDS if self._is_ready else worker_process.START_SECONDS
        self._patience.start(round(seconds * 1000))

    def _take(self, worker: WorkerProcess[Request, Reply], reply: Reply | None) -> None:
        if worker is not self._worker:
            return
        self._is_ready = True
        if isinstance(reply, Accepted | Refused | Answered) and reply.run == self._run:
            self._is_behind = False
            self._patience.stop()
            self._tell(reply)
        elif reply is None:
            self._lose(BROKEN)
        elif self._patience.isActive():
            self._mind()

    def _tell(self, reply: Accepted | Refused | Answered) -> None:
        match reply:
            case Accepted():
                self.accepted.emit()
            case Refused(_, sentence):
                self.refused.emit(sentence)
            case Answered(_, passing, failures, problem):
                self.failures += failures
                self.problem = problem
                answers = [(self._flying.popleft(), passes) for passes in passing]
                if self._flying:
                    self._mind()
                self.answered.emit(answers)

    def _lose(self, problem: str) -> None:
        """The process is stuck, or has ended: the next expression begins another one."""
        waited, is_behind = self._patience.isActive() or problem is STUCK, self._is_behind
        self.close()
        if is_behind:  # it was the expression before that it could not do
            self.begin(self._where)
        elif waited:
            self.refused.emit(tr(problem))
