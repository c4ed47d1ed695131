"""Puts a long text together little by little, so that the window goes on meanwhile."""

import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

SLICE_S = 0.008


class SlicedText(QObject):
    """Gathers lines until there are no more; one text at a time."""

    gathered = Signal(str, int)
    """The text, and how many lines were gathered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rest: Iterator[str] = iter(())
        self._lines: list[str] = []
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    def gather(self, lines: Iterable[str]) -> None:
        """Begin, and forget the text before. What takes no longer than a slice is there at once."""
        self._rest, self._lines = iter(lines), []
        self._turn.start()
        self._go_on()

    def _go_on(self) -> None:
        end = time.perf_counter() + SLICE_S
        for line in self._rest:
            self._lines.append(line)
            if time.perf_counter() > end:
                return
        self._turn.stop()
        lines, self._lines = self._lines, []
        self.gathered.emit("\n".join(lines), len(lines))
