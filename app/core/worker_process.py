"""A process that answers requests, and can be ended whatever it does: for expressions without end."""

import contextlib
import multiprocessing
import os
import queue
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

from kafka_client.collector import collect_seldom
from kafka_client.frames import Frames
from kafka_client.remote import interrupts_held_back

START_SECONDS = 60.0
"""So long the process may take to start, on a busy machine."""
PATIENCE_SECONDS = 5.0
"""A process that has started and says nothing for so long is stuck in an expression."""
MOST_MEMORY = 1 << 30
"""Bytes that the process may have where the system can bound them: an expression can ask for any number."""

Request = TypeVar("Request")
Reply = TypeVar("Reply")
Serve = Callable[[Connection], None]


class WorkerProcess(Generic[Request, Reply]):
    """The window's end of the pipe. ``tell`` is called from a thread of its own, last of all with None.

    ``serve`` is what the process does: it gets the other end, and ends with it.
    """

    def __init__(
        self,
        name: str,
        serve: Serve,
        frames: tuple[Frames[Request], Frames[Reply]],
        tell: Callable[[Reply | None], None],
    ) -> None:
        self._requests, self._replies = frames
        self._tell = tell
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        arguments = (theirs, serve, MOST_MEMORY)
        self._process = context.Process(target=_run, args=arguments, name=name, daemon=True)
        with interrupts_held_back():
            self._process.start()
        theirs.close()
        self._asked: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._send, name=f"{name}: requests", daemon=True),
            threading.Thread(target=self._receive, name=f"{name}: replies", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def ask(self, request: Request) -> None:
        """Send a request; never waits."""
        self._asked.put(request)

    def end(self) -> None:
        """End the process at once, whatever it does."""
        self._process.kill()
        self._process.join()
        self._asked.put(None)
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()
        self._connection.close()

    def _send(self) -> None:
        with contextlib.suppress(OSError):  # the process has ended
            while (request := self._asked.get()) is not None:
                self._connection.send_bytes(self._requests.pack(request))

    def _receive(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                self._tell(self._replies.unpack(self._connection.recv_bytes()))
        self._tell(None)


def _run(connection: Connection, serve: Serve, most_memory: int) -> None:
    """What the process does."""
    collect_seldom()
    _bound_memory(most_memory)
    _say_nothing()
    with contextlib.suppress(EOFError, OSError, MemoryError):  # the program has ended, or the memory
        serve(connection)


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
