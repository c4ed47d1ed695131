"""Makes the overview's timetables beside the GUI thread: of a hundred thousand matches that takes a while."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.overview import Timetable
from app.qt.match_model import MatchTableModel

CHANGES_MS = 1000
"""So often the timetable follows matches that come."""
LOOK_MS = 20


class Timetables(QObject):
    """The timetable of the matches that a model shows, made anew while it is wanted."""

    made = Signal(object)
    """A `Timetable`."""

    def __init__(self, model: MatchTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted = False
        self._outdated = True
        self._future: Future[Timetable] | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._changes = QTimer(self, singleShot=True, interval=CHANGES_MS)
        self._changes.timeout.connect(self._make)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look)
        model.counted.connect(self._soon)
        model.modelReset.connect(self._now)

    def want(self, on: bool) -> None:
        """Whether somebody looks at it."""
        self._wanted = on
        if on and self._outdated:
            self._make()

    def _soon(self) -> None:
        self._outdated = True
        if self._wanted and not self._changes.isActive():
            self._changes.start()

    def _now(self) -> None:
        self._outdated = True
        if self._wanted:
            self._make()

    def _make(self) -> None:
        if self._future is not None or not self._wanted:
            return
        self._outdated = False
        self._changes.stop()
        self._future = self._run(self._job())
        self._looking.start()

    def _job(self) -> Callable[[], Timetable]:
        facts, shown = self._model.facts.copy(), self._model.shown_numbers()
        return lambda: Timetable(facts, shown)

    def _run(self, job: Callable[[], Timetable]) -> Future[Timetable]:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, "timetable")
        return self._pool.submit(job)

    def _look(self) -> None:
        """Asked by a timer, not told by the thread: this object may be gone when it is done."""
        if self._future is None or not self._future.done():
            return
        future, self._future = self._future, None
        self._looking.stop()
        if not self._wanted:
            self._outdated = True
            return
        self.made.emit(future.result())
        if self._outdated:
            self._soon()
