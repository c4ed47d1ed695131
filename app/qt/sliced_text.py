"""Puts a long text together little by little, so that the window goes on meanwhile."""

import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

SLICE_S = 0.008


class SlicedText(QObject):
    """Gathers pieces until there are no more; one text at a time."""

    gathered = Signal(object, int)
    """The text in UTF-8, and of how many pieces it is made: to make a text of Qt of it takes longer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rest: Iterator[str] = iter(())
        self._text = bytearray()
        self._pieces = 0
        self._glue = ""
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    def gather(self, pieces: Iterable[str], glue: str = "\n") -> None:
        """Begin, and forget the text before. What takes no longer than a slice is there at once."""
        self._rest, self._text, self._pieces, self._glue = iter(pieces), bytearray(), 0, glue
        self._turn.start()
        self._go_on()

    def _go_on(self) -> None:
        end = time.perf_counter() + SLICE_S
        pieces = []
        for piece in self._rest:
            pieces.append(piece)
            if time.perf_counter() > end:
                break
        else:
            self._turn.stop()
        if self._pieces and pieces:
            self._text += self._glue.encode()
        self._text += self._glue.join(pieces).encode(errors="replace")
        self._pieces += len(pieces)
        if not self._turn.isActive():
            text, self._text = self._text, bytearray()
            self.gathered.emit(text, self._pieces)
