"""The window's side of breakpoints and watches: asks the process, and ends it when it is stuck."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.breakpoints import Breakpoint, Hits
from app.core.match import DEFAULT_TIMEOUT_MS
from app.core.replay import Replay
from app.qt import worker_process
from app.qt.evaluation import Ended, Evaluation, Found, Look, OpenMatch, Reply, Search, Searching, Seen
from app.qt.texts import tr, translatable

STUCK = translatable("It took too long for one event, and was stopped. Write an expression that does less.")
BROKEN = translatable(
    "It needed more memory than it may have, and was stopped. Write an expression that does less."
)
STUCK_WATCH = translatable("(took too long or too much memory, and was stopped)")


class Evaluator(QObject):
    """Looks for breakpoints in the open match and works watches out, in a process that starts when needed."""

    found = Signal(object, object)
    """A `Breakpoint`, and its `Hits` in the open match."""
    searched = Signal()
    """All breakpoints have been looked for."""
    seen = Signal(int, object)
    """After so many events, the values of the watched expressions, a dict by expression."""

    _replied = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self._replay: Replay | None = None
        self._sent: Replay | None = None
        self._search: Search | None = None
        self._done = 0
        self._look: Look | None = None
        self._waiting: Look | None = None
        self._run = 0
        self._is_ready = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lambda: self._give_up(STUCK))
        self._replied.connect(self._take)

    def open(self, replay: Replay | None) -> None:
        """Look at this match from now on."""
        self._replay = replay
        self._search = self._look = self._waiting = None

    def search(self, breakpoints: Sequence[Breakpoint]) -> None:
        """Look for these in the open match; ends the search before."""
        self._run += 1
        self._done = 0
        self._search = Search(self._run, tuple(breakpoints)) if breakpoints and self._replay else None
        if self._search is None:
            self._mind()
            self.searched.emit()
        else:
            self._ask(self._search)

    def look(self, number: int, expressions: Sequence[str]) -> None:
        """Work expressions out after so many events of the open match; only the last ask is answered."""
        self._run += 1
        look = Look(self._run, number, tuple(expressions))
        if self._replay is None or not expressions:
            self._waiting = None
        elif self._look is None:
            self._look = look
            self._ask(look)
        else:
            self._waiting = look

    @property
    def searching(self) -> bool:
        """Whether breakpoints are being looked for."""
        return self._search is not None

    def close(self) -> None:
        """End the process."""
        self.open(None)
        self._timer.stop()
        if self._evaluation is not None:
            self._evaluation.end()
            self._evaluation = self._sent = None

    def _ask(self, request: Search | Look) -> None:
        if self._evaluation is None:
            process = Evaluation(lambda reply: self._replied.emit(process, reply))
            self._evaluation = process
            self._is_ready = False
            self._sent = None
        if self._sent is not self._replay and self._replay is not None:
            self._sent = self._replay
            events = [step.event for step in self._replay.steps]
            self._evaluation.ask(OpenMatch(self._replay.match_id, events, DEFAULT_TIMEOUT_MS))
        self._evaluation.ask(request)
        self._mind()

    def _mind(self) -> None:
        """Wait for the next reply, if one is to come."""
        if self._search is not None or self._look is not None:
            seconds = worker_process.PATIENCE_SECONDS if self._is_ready else worker_process.START_SECONDS
            self._timer.start(round(seconds * 1000))
        else:
            self._timer.stop()

    def _take(self, process: Evaluation, reply: Reply) -> None:
        if process is not self._evaluation:
            return
        self._is_ready = True
        match reply:
            case Searching(run, index) if self._search is not None and run == self._search.run:
                self._done = index
            case Found(run, index, hits) if self._search is not None and run == self._search.run:
                self._done = index + 1
                self._tell(index, hits)
            case Seen(run, values) if self._look is not None and run == self._look.run:
                self._show(values)
            case Ended():
                self._give_up(BROKEN)
                return
            case _:
                pass
        self._mind()

    def _tell(self, index: int, hits: Hits) -> None:
        if self._search is None:
            return
        search = self._search
        if self._done == len(search.breakpoints):
            self._search = None
        self.found.emit(search.breakpoints[index], hits)
        if self._search is None:
            self.searched.emit()

    def _show(self, values: Sequence[str]) -> None:
        if self._look is None:
            return
        look, self._look = self._look, None
        self.seen.emit(look.number, dict(zip(look.expressions, values, strict=True)))
        if self._waiting is not None:
            self._look, self._waiting = self._waiting, None
            self._ask(self._look)

    def _give_up(self, problem: str) -> None:
        """The process is stuck, or has ended: begin another one behind what stopped it."""
        self._timer.stop()
        search, look, done = self._search, self._look, self._done
        if self._evaluation is not None:
            self._evaluation.end()
            self._evaluation = self._sent = None
        if look is not None:
            # It cannot be told which of them it was, nor whether it was a breakpoint: both are given up.
            self._show([tr(STUCK_WATCH)] * len(look.expressions))
        if search is not None and self._search is search:
            self._tell(done, Hits(problem=tr(problem)))
            rest = search.breakpoints[done + 1 :]
            if rest:
                self.search(rest)
            else:
                self._search = None
                self.searched.emit()
