"""The window's side of breakpoints and watches: asks the process, and ends it when it is stuck."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.core import worker_process
from app.core.breakpoints import Breakpoint, Hits
from app.core.match import DEFAULT_TIMEOUT_MS
from app.core.replay import Replay
from app.qt.evaluation import (
    Ended,
    Evaluation,
    Found,
    Look,
    Looking,
    OpenMatch,
    Reply,
    Search,
    Searching,
    Seen,
)
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
        self._asked: dict[int, Search] = {}
        self._at: Breakpoint | None = None
        self._looking_at: str | None = None
        self._stuck: set[str] = set()
        self._given_up: dict[Breakpoint, Hits] = {}
        self._is_ready = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lambda: self._give_up(STUCK))
        self._replied.connect(self._take)

    def open(self, replay: Replay | None) -> None:
        """Look at this match from now on."""
        if replay is None or self._replay is None or replay.match_id != self._replay.match_id:
            self._given_up.clear()
            self._stuck.clear()
        self._replay = replay
        self._search = self._look = self._waiting = None

    def search(self, breakpoints: Sequence[Breakpoint]) -> None:
        """Look for these in the open match; ends the search before.

        One that was given up in this match is not looked for again until it has been left out.
        """
        self._given_up = {each: hits for each, hits in self._given_up.items() if each in breakpoints}
        for each, hits in self._given_up.items():
            self.found.emit(each, hits)
        self._begin([each for each in breakpoints if each not in self._given_up])

    def _begin(self, breakpoints: Sequence[Breakpoint]) -> None:
        self._run += 1
        self._done = 0
        self._search = Search(self._run, tuple(breakpoints)) if breakpoints and self._replay else None
        if self._search is None:
            self._mind()
            self.searched.emit()
        else:
            self._ask(self._search)

    def look(self, number: int, expressions: Sequence[str]) -> None:
        """Work expressions out after so many events of the open match; only the last ask is answered.

        One that was given up in this match is not tried again until it has been left out.
        """
        self._run += 1
        self._stuck &= {*expressions}
        look = Look(self._run, number, tuple(each for each in expressions if each not in self._stuck))
        if self._replay is None or not expressions:
            self._waiting = None
        elif self._look is None and not look.expressions:
            self._tell_values(look, ())
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
            self._sent = self._at = self._looking_at = None
            self._asked.clear()
        if self._sent is not self._replay and self._replay is not None:
            self._sent = self._replay
            events = [step.event for step in self._replay.steps]
            self._evaluation.ask(OpenMatch(self._replay.match_id, events, DEFAULT_TIMEOUT_MS))
        if isinstance(request, Search):
            self._asked[request.run] = request
        self._evaluation.ask(request)
        if not self._timer.isActive():  # one more request makes no stuck process more patient
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
        self._place(reply)
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

    def _place(self, reply: Reply) -> None:
        """Know what the process is at, also while it has not come to what was asked last."""
        match reply:
            case Looking() | Seen():
                self._looking_at = reply.expression if isinstance(reply, Looking) else None
            case Searching(run, index):
                self._at = self._asked[run].breakpoints[index]
            case Found(run, index):
                rest = self._asked[run].breakpoints[index + 1 :]
                self._at = rest[0] if rest else None
            case _:
                pass
        if isinstance(reply, (Searching, Found)):
            self._asked = {run: search for run, search in self._asked.items() if run >= reply.run}

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
        self._tell_values(look, values)
        if self._waiting is not None:
            self._look, self._waiting = self._waiting, None
            self._ask(self._look)

    def _tell_values(self, look: Look, values: Sequence[str]) -> None:
        stuck = dict.fromkeys(self._stuck, tr(STUCK_WATCH))
        self.seen.emit(look.number, dict(zip(look.expressions, values, strict=True)) | stuck)

    def _give_up(self, problem: str) -> None:
        """The process is stuck, or has ended: begin another one without what stopped it."""
        self._timer.stop()
        search, look, at, looking_at = self._search, self._look, self._at, self._looking_at
        if self._evaluation is not None:
            self._evaluation.end()
            self._evaluation = self._sent = None
        if looking_at is not None:
            self._stuck.add(looking_at)
        if look is not None:
            if at is None and looking_at is None:
                self._show([tr(STUCK_WATCH)] * len(look.expressions))
            else:
                wanted = self._waiting or look
                self._look = self._waiting = None
                self.look(wanted.number, [*wanted.expressions, *self._stuck])
        if search is not None and self._search is search:
            rest = search.breakpoints[self._done :]
            if looking_at is None:
                stopper = rest[0] if at is None else at
                if stopper in rest:
                    hits = self._given_up[stopper] = Hits(problem=tr(problem))
                    self.found.emit(stopper, hits)
                rest = tuple(each for each in rest if each != stopper)
            self._begin(rest)
