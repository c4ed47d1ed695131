"""The engine in a process of its own: neither holds up the window, nor the window it.

It is an `Engine` at the other end of a pipe. Requests go there by name, messages come back packed.
"""

import contextlib
import logging
import multiprocessing
import sys
import threading
import traceback
from multiprocessing.connection import Connection
from typing import Any

import psutil

from app.core.breakpoints import Breakpoint
from app.core.export_forms import Form
from app.qt.engine import Engine, Send, Task
from app.qt.messages import Crashed, Failed, Message, Stopped
from app.qt.session_saving import SessionWish
from app.qt.texts import tr
from kafka_client.collector import collect_seldom
from kafka_client.frames import Frames
from kafka_client.remote import RemoteSource, interrupts_held_back

log = logging.getLogger(__name__)

NICENESS = 5
STOP_PATIENCE_S = 10.0
"""How long the process may take to end after its last message."""

_FRAMES: Frames[Message] = Frames(Message)
_Request = tuple[str, tuple[Any, ...], dict[str, Any]]


class EngineProcess:
    """Does what `Engine` does. It tells of it from a thread of its own, once somebody listens."""

    def __init__(self, source: RemoteSource, task: Task) -> None:
        self._name = source.name
        self._lock = threading.Lock()
        context = multiprocessing.get_context("spawn")
        self._connection, self._theirs = context.Pipe()
        self._process = context.Process(
            target=_serve,
            args=(self._theirs, source, task),
            name=f"engine of {source.name}",
        )

    def launch(self) -> None:
        """Begin to read. The first messages wait for `listen`, or the end for `abandon`."""
        with interrupts_held_back():
            self._process.start()
        self._theirs.close()

    def listen(self, send: Send) -> None:
        """Pass on all messages, `Stopped` last."""
        threading.Thread(target=self._receive, args=(send,), name="engine's messages").start()

    def abandon(self) -> None:
        """End a process to which nobody listens, and wait for its end."""
        self._end()

    def stop(self) -> None:
        """End soon; `Stopped` is the last message."""
        self._request("stop")

    def taken(self) -> None:
        """See `Engine.taken`."""
        self._request("taken")

    def open_match(self, match_id: str) -> None:
        """See `Engine.open_match`."""
        self._request("open_match", match_id)

    def fetch_match(self, match_id: str) -> None:
        """See `Engine.fetch_match`."""
        self._request("fetch_match", match_id)

    def close_match(self) -> None:
        """See `Engine.close_match`."""
        self._request("close_match")

    def send_undecodable(self) -> None:
        """See `Engine.send_undecodable`."""
        self._request("send_undecodable")

    def export(self, path: str, match_ids: list[str] | None, form: Form) -> None:
        """See `Engine.export`."""
        self._request("export", path, match_ids, form)

    def save_session(self, wish: SessionWish) -> None:
        """See `Engine.save_session`."""
        self._request("save_session", wish)

    def send_digest(self) -> None:
        """See `Engine.send_digest`."""
        self._request("send_digest")

    def arm(self, breakpoints: list[Breakpoint]) -> None:
        """See `Engine.arm`."""
        self._request("arm", breakpoints)

    def verify(self, run: int, against: str | None) -> None:
        """See `Engine.verify`."""
        self._request("verify", run, against)

    def cancel_verify(self) -> None:
        """See `Engine.cancel_verify`."""
        self._request("cancel_verify")

    def _request(self, name: str, *arguments: Any, **options: Any) -> None:
        # The process may have ended by itself; the receiver tells of that.
        with self._lock, contextlib.suppress(OSError):
            self._connection.send((name, arguments, options))

    def _receive(self, send: Send) -> None:
        failure = tr("The process that rebuilds {name} was ended; open it again.").format(name=self._name)
        while True:
            try:
                message = _FRAMES.unpack(self._connection.recv_bytes())
            except (EOFError, OSError):
                send(Failed(failure))
                message = Stopped()
            match message:
                case Crashed(trace):
                    log.critical("unexpected error in the engine\n%s", trace)
                    failure = tr(
                        "A mistake of this program ended the reading of {name}; the log file has it."
                    ).format(name=self._name)
                    send(Failed(failure))
                case Stopped():
                    self._end()
                    send(message)
                    return
                case _:
                    send(message)

    def _end(self) -> None:
        """Close the pipe, at which the process ends if it has not yet."""
        with self._lock:
            self._connection.close()
        self._process.join(STOP_PATIENCE_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _serve(connection: Connection, source: RemoteSource, task: Task) -> None:
    """What the other process does: run an engine until its last message has been sent."""
    collect_seldom()
    _step_back()
    lock = threading.Lock()
    stopped = threading.Event()

    def send(message: Message) -> None:
        with lock, contextlib.suppress(OSError):  # the window is gone, and we are about to know
            connection.send_bytes(_FRAMES.pack(message))
        if isinstance(message, Stopped):
            stopped.set()

    def tell_crash(crash: threading.ExceptHookArgs) -> None:
        trace = "".join(traceback.format_exception(crash.exc_type, crash.exc_value, crash.exc_traceback))
        send(Crashed(trace))
        engine.stop()
        stopped.set()

    threading.excepthook = tell_crash
    engine = Engine(source, task, send)
    threading.Thread(target=_obey, args=(connection, engine), daemon=True).start()
    engine.start()
    stopped.wait()


def _step_back() -> None:
    """Let the window go first where there are fewer cores than processes; the reader inherits it."""
    with contextlib.suppress(psutil.Error):
        if sys.platform == "win32":
            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            psutil.Process().nice(NICENESS)


def _obey(connection: Connection, engine: Engine) -> None:
    """Pass on requests, and stop when the window's process is gone."""
    with contextlib.suppress(EOFError, OSError):
        while True:
            name, arguments, options = connection.recv()
            getattr(engine, name)(*arguments, **options)
    engine.stop()
