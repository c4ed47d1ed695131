"""Puts a long text together little by little, so that the window goes on meanwhile."""

import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

SLICE_S = 0.008


class SlicedText(QObject):
    """Gathers pieces until there are no more; one text at a time."""

    gathered = Signal(str, int)
    """The text, and of how many pieces it is made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rest: Iterator[str] = iter(())
        self._pieces: list[str] = []
        self._glue = ""
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    def gather(self, pieces: Iterable[str], glue: str = "\n") -> None:
        """Begin, and forget the text before. What takes no longer than a slice is there at once."""
        self._rest, self._pieces, self._glue = iter(pieces), [], glue
        self._turn.start()
        self._go_on()

    def _go_on(self) -> None:
        end = time.perf_counter() + SLICE_S
        for piece in self._rest:
            self._pieces.append(piece)
            if time.perf_counter() > end:
                return
        self._turn.stop()
        pieces, self._pieces = self._pieces, []
        self.gathered.emit(self._glue.join(pieces), len(pieces))
