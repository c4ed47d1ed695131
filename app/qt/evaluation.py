"""Breakpoints and watches, worked out in a process of its own.

An expression may take longer than the universe has time for, and the evaluator cannot be interrupted: the
process can be ended. It holds one match, looks for breakpoints, and between two events answers watches.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection

import msgspec

from app.core.breakpoints import Breakpoint, BreakpointError, Hits, find_hits, watched
from app.core.expressions import ExpressionError, StepExpression
from app.core.match import DEFAULT_TIMEOUT_MS
from app.core.replay import Replay
from app.core.worker_process import WorkerProcess
from kafka_client.events import Event
from kafka_client.frames import Frames

SEARCH_SECONDS = 20.0
"""So long one breakpoint may take for all events of a match."""
TELL_SECONDS = 0.2
"""So often the process says that it is not stuck."""


class OpenMatch(msgspec.Struct, frozen=True, tag=True):
    """Look at this match from now on."""

    match_id: str
    events: list[Event]
    timeout_ms: float = DEFAULT_TIMEOUT_MS


class Search(msgspec.Struct, frozen=True, tag=True):
    """Look for the hits of these breakpoints among the events after a number; ends the search before it."""

    run: int
    breakpoints: tuple[Breakpoint, ...]
    after: int = 0


class Look(msgspec.Struct, frozen=True, tag=True):
    """Work these expressions out after so many events."""

    run: int
    number: int
    expressions: tuple[str, ...]


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The process has started: from now on silence means that it is stuck."""


class Searching(msgspec.Struct, frozen=True, tag=True):
    """The breakpoint with this index is being looked for."""

    run: int
    index: int


class Looking(msgspec.Struct, frozen=True, tag=True):
    """This watched expression is being worked out."""

    expression: str


class Found(msgspec.Struct, frozen=True, tag=True):
    """What was found of the breakpoint with this index."""

    run: int
    index: int
    hits: Hits


class Seen(msgspec.Struct, frozen=True, tag=True):
    """The values of the watched expressions, as `app.core.breakpoints.watched` has them."""

    run: int
    values: tuple[str, ...]


class Ended(msgspec.Struct, frozen=True, tag=True):
    """The process has ended, by itself or because it was told to."""


Request = OpenMatch | Search | Look
Reply = Ready | Searching | Looking | Found | Seen | Ended

_REQUESTS: Frames[Request] = Frames(Request)
_REPLIES: Frames[Reply] = Frames(Reply)


class Evaluation:
    """The process. ``tell`` is called from a thread of its own; `Ended` is the last reply."""

    def __init__(self, tell: Callable[[Reply], None]) -> None:
        self._worker = WorkerProcess[Request, Reply](
            "breakpoints",
            _serve,
            (_REQUESTS, _REPLIES),
            lambda reply: tell(Ended() if reply is None else reply),
        )
        self.ask = self._worker.ask
        self.end = self._worker.end


def _serve(connection: Connection) -> None:
    _Evaluator(connection).run()


class _Evaluator:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._replay = Replay("", ())
        self._search: Iterator[None] | None = None

    def run(self) -> None:
        self._send(Ready())
        while True:
            if self._search is None or self._connection.poll():
                self._handle(_REQUESTS.unpack(self._connection.recv_bytes()))
            elif next(self._search, self) is self:
                self._search = None

    def _handle(self, request: Request) -> None:
        match request:
            case OpenMatch(match_id, events, timeout_ms):
                self._replay = Replay(match_id, events, timeout_ms)
                self._search = None
            case Search():
                self._search = self._searching(request)
            case Look(run, number, expressions):
                self._send(Seen(run, tuple(self._value(text, number) for text in expressions)))

    def _value(self, text: str, number: int) -> str:
        self._send(Looking(text))
        try:
            return watched(StepExpression(text), self._replay, min(number, len(self._replay)))
        except ExpressionError as error:
            return f"({error})"

    def _searching(self, search: Search) -> Iterator[None]:
        """Look for one breakpoint after the other; a turn is one event."""
        for index, each in enumerate(search.breakpoints):
            deadline = time.monotonic() + SEARCH_SECONDS
            hits = Hits()
            told = 0.0
            try:
                for found in find_hits(each, self._replay, search.after, deadline):
                    if time.monotonic() - told > TELL_SECONDS:
                        told = time.monotonic()
                        self._send(Searching(search.run, index))
                    hits = found or hits
                    yield
            except BreakpointError as error:
                hits = Hits(problem=str(error))
            self._send(Found(search.run, index, hits))

    def _send(self, reply: Reply) -> None:
        self._connection.send_bytes(_REPLIES.pack(reply))


def numbers_of(found: Sequence[Hits]) -> list[int]:
    """All events that any of them hit, ascending."""
    return sorted({number for hits in found for number in hits.numbers})
