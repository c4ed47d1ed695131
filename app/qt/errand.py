"""One thing at a time that may wait for a disk or a keyring, done in a thread."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.qt.texts import tr, translatable

log = logging.getLogger(__name__)

BROKEN = translatable("It broke off by itself; try it again. The log has the reason.")
"""What a mistake of ours in a job looks like."""


class Errand(QObject):
    """Runs a job in a thread, and hands what it returned or raised to who asked, in the window's thread."""

    _ended = Signal(int, object)

    def __init__(self, refusal: type[Exception], parent: QObject | None = None) -> None:
        """``refusal`` is what a job raises with a sentence for the user."""
        super().__init__(parent)
        self._refusal = refusal
        self._run = 0
        self._done: Callable[[Any], object] | None = None
        self._failed: Callable[[str], object] | None = None
        self._ended.connect(self._tell)

    @property
    def running(self) -> bool:
        """Whether a job is on its way."""
        return self._done is not None

    def start(
        self, job: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[str], object]
    ) -> None:
        """Begin, and forget the job before; it runs to its end, but nobody is told."""
        self.forget()
        self._done, self._failed = done, failed
        threading.Thread(target=self._do, args=(self._run, job), name="errand", daemon=True).start()

    def forget(self) -> None:
        """Tell nobody of the job that runs."""
        self._run += 1
        self._done = self._failed = None

    def _do(self, run: int, job: Callable[[], Any]) -> None:
        result: Any
        try:
            result = (True, job())
        except self._refusal as refusal:
            result = (False, str(refusal))
        except Exception:
            log.exception("an errand broke off")
            result = (False, tr(BROKEN))
        try:
            self._ended.emit(run, result)
        except RuntimeError:  # nobody is there any more
            return

    def _tell(self, run: int, result: tuple[bool, Any]) -> None:
        done, failed = self._done, self._failed
        if run != self._run or done is None or failed is None:
            return
        self.forget()
        well, answer = result
        if well:
            done(answer)
        else:
            failed(answer)
