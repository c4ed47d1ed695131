"""One question at a time to another process: what crashes or hangs there does not touch the window."""

import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from PySide6.QtCore import QObject, Signal

from kafka_client.remote import interrupts_held_back
from kafka_client.source import SourceError

Job = Callable[[], Any]
"""What to do there: it pickles, as does what it returns. Raises `SourceError`."""


class Background(QObject):
    """Runs a job in a process of its own, and tells by signals what came of it."""

    done = Signal(object)
    """What the job returned."""
    failed = Signal(str)
    """Why it could not be done, in a sentence."""
    _answered = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = 0
        self._pipe: Connection | None = None
        self._answered.connect(self._tell)

    def start(self, job: Job) -> None:
        """Begin, and forget the job before."""
        self.stop()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, job), daemon=True)
        with interrupts_held_back():
            process.start()
        theirs.close()
        arguments = (self._run, self._pipe, process)
        threading.Thread(target=self._wait, args=arguments, daemon=True).start()

    def stop(self) -> None:
        """Forget the job that runs, and end its process."""
        self._run += 1
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None

    def _wait(self, run: int, pipe: Connection, process: Any) -> None:
        answer: object = None
        try:
            while not pipe.poll(_POLL_S):
                continue
            answer = pipe.recv()
        except (EOFError, OSError):  # it has crashed, or is not wanted any more
            process.kill()
        process.join()
        process.close()
        self._answered.emit(run, answer)

    def _tell(self, run: int, answer: object) -> None:
        if run != self._run:
            return
        self.stop()
        match answer:
            case (True, result):
                self.done.emit(result)
            case (False, sentence):
                self.failed.emit(sentence)
            case _:
                self.failed.emit(self.tr("The process that asked Kafka was ended; try again."))


_POLL_S = 0.1


def _serve(pipe: Connection, job: Job) -> None:
    try:
        pipe.send((True, job()))
    except SourceError as error:
        pipe.send((False, str(error)))
