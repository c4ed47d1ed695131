"""Trying a connection in a thread, step by step; the window goes on meanwhile."""

import logging
import threading
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal

from app.qt.texts import tr, translatable
from kafka_client.checks import Check

Probe = Callable[[threading.Event], Iterator[Check]]
"""Yields what each step came to; it blocks, and ends soon after the event is set."""

log = logging.getLogger(__name__)

BROKEN = translatable("The test broke off by itself; try it again. The log has the reason.")
"""What a mistake of ours in the probe looks like."""


class ConnectionCheck(QObject):
    """Runs one probe at a time; of one that was stopped nothing more is told."""

    checked = Signal(object)
    """A `Check`."""
    finished = Signal()
    """The probe has come to its end."""
    _told = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = 0
        self._stop: threading.Event | None = None
        self._told.connect(self._tell)

    @property
    def running(self) -> bool:
        """Whether a probe is on its way."""
        return self._stop is not None

    def start(self, probe: Probe) -> None:
        """Begin, and forget the probe before."""
        self.stop()
        self._stop = threading.Event()
        arguments = (self._run, probe, self._stop)
        threading.Thread(target=self._probe, args=arguments, name="connection check", daemon=True).start()

    def stop(self) -> None:
        """Have the probe end, and tell nothing more of it."""
        self._run += 1
        if self._stop is not None:
            self._stop.set()
            self._stop = None

    def _probe(self, run: int, probe: Probe, stop: threading.Event) -> None:
        try:
            for check in probe(stop):
                self._send(run, check)
        except Exception:
            log.exception("a connection's test broke off")
            self._send(run, Check("", "failed", tr(BROKEN)))
        self._send(run, None)

    def _send(self, run: int, check: Check | None) -> None:
        try:
            self._told.emit(run, check)
        except RuntimeError:  # nobody is there any more
            return

    def _tell(self, run: int, check: Check | None) -> None:
        if run != self._run:
            return
        if check is None:
            self._stop = None
            self.finished.emit()
        else:
            self.checked.emit(check)
