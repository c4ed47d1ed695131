"""Breakpoints and watches, worked out in a process of its own.

An expression may take longer than the universe has time for, and the evaluator cannot be interrupted: the
process can be ended. It holds one match, looks for breakpoints, and between two events answers watches.
"""

import contextlib
import multiprocessing
import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from app.core.breakpoints import Breakpoint, BreakpointError, Hits, find_hits, watched
from app.core.expressions import ExpressionError, StepExpression
from app.core.match import DEFAULT_TIMEOUT_MS
from app.core.replay import Replay
from kafka_client.collector import collect_seldom
from kafka_client.events import Event
from kafka_client.frames import Frames
from kafka_client.remote import interrupts_held_back

SEARCH_SECONDS = 20.0
"""So long one breakpoint may take for all events of a match."""
START_SECONDS = 60.0
"""So long the process may take to start, on a busy machine."""
PATIENCE_SECONDS = 5.0
"""A process that has started and says nothing for so long is stuck in an expression."""
MOST_MEMORY = 1 << 30
"""Bytes that the process may have where the system can bound them: an expression can ask for any number."""
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
Reply = Ready | Searching | Found | Seen | Ended

_REQUESTS: Frames[Request] = Frames(Request)
_REPLIES: Frames[Reply] = Frames(Reply)


class Evaluation:
    """The process. ``tell`` is called from a thread of its own; `Ended` is the last reply."""

    def __init__(self, tell: Callable[[Reply], None]) -> None:
        self._tell = tell
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, MOST_MEMORY), name="breakpoints", daemon=True
        )
        with interrupts_held_back():
            self._process.start()
        theirs.close()
        self._requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._send, name="breakpoints' requests", daemon=True),
            threading.Thread(target=self._receive, name="breakpoints' replies", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def ask(self, request: Request) -> None:
        """Send a request; never waits."""
        self._requests.put(request)

    def end(self) -> None:
        """End the process at once, whatever it does."""
        self._process.kill()
        self._process.join()
        self._requests.put(None)
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()
        self._connection.close()

    def _send(self) -> None:
        with contextlib.suppress(OSError):  # the process has ended
            while (request := self._requests.get()) is not None:
                self._connection.send_bytes(_REQUESTS.pack(request))

    def _receive(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                self._tell(_REPLIES.unpack(self._connection.recv_bytes()))
        self._tell(Ended())


def _serve(connection: Connection, most_memory: int) -> None:
    """What the process does."""
    collect_seldom()
    _bound_memory(most_memory)
    _say_nothing()
    with contextlib.suppress(EOFError, OSError, MemoryError):  # the program has ended, or the memory
        _Evaluator(connection).run()


def _say_nothing() -> None:
    """Where memory ends, the evaluator writes pages about itself; the window says it in a sentence."""
    with Path(os.devnull).open("w") as nothing:
        os.dup2(nothing.fileno(), 2)


def _bound_memory(most: int) -> None:
    """End this process, without a core file, when it asks for more bytes than that; Windows cannot."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


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
