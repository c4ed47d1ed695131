"""While a load leaves many matches to rebuild, a second process helps the owner of the history."""

from collections.abc import Callable, Sequence

from app.core.history import History
from app.core.row_process import RowProcess
from app.core.summary import MatchRow

MANY = 1000
"""From so many matches that wait, about half a second of work, a second process is worth its start."""
LOAN = 50
"""So many matches the other process gets at once."""
LOANS = 2
"""So many loans it has: while it works on one, the next is there."""


class Helper:
    """Belongs to the thread that owns the history. `close` ends the other process."""

    def __init__(
        self,
        history: History,
        later: Callable[[Callable[[], None]], None],
        rebuilt: Callable[[Sequence[str]], None],
    ) -> None:
        """``later`` has the owner's thread do a thing; ``rebuilt`` is told what the other process rebuilt."""
        self._history = history
        self._later = later
        self._rebuilt = rebuilt
        self._process: RowProcess | None = None
        self._loans = 0
        self._has_failed = False

    def share(self) -> None:
        """Have the other process rebuild some of what waits; not while reading needs the processor."""
        waiting = self._history.waiting_count
        if self._has_failed or waiting <= LOAN or (self._process is None and waiting < MANY):
            return
        if self._process is None:
            self._process = self._start()
        while self._loans < LOANS and (loan := self._history.lend(LOAN)) is not None:
            self._process.ask(loan)
            self._loans += 1

    def close(self) -> None:
        """End the other process, if there is one; what it has not rebuilt waits again."""
        if self._process is not None:
            self._process.end()
            self._process = None
            self._loans = 0
            self._history.recall()

    def _start(self) -> RowProcess:
        def tell(rows: list[MatchRow] | None) -> None:
            self._later(lambda: self._take(process, rows))

        process = RowProcess(tell)
        return process

    def _take(self, process: RowProcess, rows: list[MatchRow] | None) -> None:
        if process is not self._process:
            return
        if rows is None:  # it crashed, or somebody ended it
            self._has_failed = True
            self.close()
            return
        self._loans -= 1
        self._rebuilt(self._history.take_rows(rows))
