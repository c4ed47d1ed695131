"""Waiting until the window has painted what was asked of it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.children import BenchError

PATIENCE_SECONDS = 60.0
REPEATS = 9

Condition = Callable[[], bool]


class Painting(QObject):
    """Notes the paints of a widget, or of any of several."""

    def __init__(self, widget: QWidget, *others: QWidget) -> None:
        super().__init__(widget)
        self._painted = False
        for each in (widget, *others):
            each.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self._painted = self._painted or event.type() is QEvent.Type.Paint
        return False

    def wait(self, work: Callable[[], object], *stages: Condition) -> list[float]:
        """Do the work; returns the ms until the first paint at which each of the stages, in turn, held.

        Raises `BenchError` when one is not reached.
        """
        QApplication.processEvents()
        self._painted = False
        times: list[float] = []
        began = time.perf_counter()
        work()
        while len(times) < len(stages):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            elapsed = time.perf_counter() - began
            if elapsed > PATIENCE_SECONDS:
                raise BenchError(f"The window did not show what was waited for within {elapsed:.0f} s.")
            if not self._painted:
                continue
            self._painted = False
            while len(times) < len(stages) and stages[len(times)]():
                times.append(elapsed * 1000)
        return times
