"""An expression over the matches of the list, worked out in a process of its own.

It may take long, for one match or for all of them: there it holds up no window, and can be ended.
"""

import time
from collections import deque
from multiprocessing.connection import Connection

import msgspec

from app.core.filters import Expression, FilterError
from app.core.summary import Summary
from kafka_client.frames import Frames

SLICE_S = 0.01
"""So often the process tells what it has, and looks whether something else is wanted."""


class Begin(msgspec.Struct, frozen=True, tag=True):
    """From now on ask this expression; ends the run before it."""

    run: int
    where: str


class Ask(msgspec.Struct, frozen=True, tag=True):
    """Ask about these matches too."""

    run: int
    summaries: list[Summary]


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The process has started: from now on silence means that it is stuck."""


class Accepted(msgspec.Struct, frozen=True, tag=True):
    """The expression is one."""

    run: int


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The expression is none; ``sentence`` says why."""

    run: int
    sentence: str


class Answered(msgspec.Struct, frozen=True, tag=True):
    """Whether the next matches pass, in the order in which they were asked about.

    ``failures`` of them could not be worked out, the last one because of ``problem``.
    """

    run: int
    passing: list[bool]
    failures: int
    problem: str


Request = Begin | Ask
Reply = Ready | Accepted | Refused | Answered

FRAMES: tuple[Frames[Request], Frames[Reply]] = Frames(Request), Frames(Reply)


def serve(connection: Connection) -> None:
    """Answer until the pipe is closed."""
    _Sieve(connection).run()


class _Sieve:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._run = 0
        self._expression: Expression | None = None
        self._unasked: deque[Summary] = deque()

    def run(self) -> None:
        import cel  # noqa: F401, PLC0415 - a quarter of a second that the first expression need not wait for

        self._send(Ready())
        requests, _ = FRAMES
        while True:
            if not self._unasked or self._connection.poll():
                self._handle(requests.unpack(self._connection.recv_bytes()))
            elif self._expression is not None:
                self._send(self._answers(self._expression))

    def _handle(self, request: Request) -> None:
        match request:
            case Begin(run, where):
                self._run = run
                self._unasked.clear()
                self._send(self._begin(where))
            case Ask(run, summaries) if run == self._run and self._expression is not None:
                self._unasked.extend(summaries)
            case _:
                pass

    def _begin(self, where: str) -> Reply:
        try:
            self._expression = Expression(where)
        except FilterError as error:
            self._expression = None
            return Refused(self._run, str(error))
        return Accepted(self._run)

    def _answers(self, expression: Expression) -> Answered:
        failures, end = expression.failures, time.perf_counter() + SLICE_S
        passing = []
        while self._unasked and time.perf_counter() < end:
            passing.append(expression(self._unasked.popleft()))
        return Answered(self._run, passing, expression.failures - failures, expression.problem)

    def _send(self, reply: Reply) -> None:
        _, replies = FRAMES
        self._connection.send_bytes(replies.pack(reply))
