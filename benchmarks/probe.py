"""The real program with a probe in it: ``python -m benchmarks.probe NAME …`` runs it and prints JSON.

The probe sees what a person at the window would see: it listens to the window's own signals and paint
events, and closes the window when it has seen enough.
"""

import sys
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

import app.program
from app.cli.commands import cli
from app.core.match_link import MatchLink
from app.main import Desktop
from app.opening import Opening
from app.qt.messages import Update
from benchmarks.children import Tree
from benchmarks.figures import Latencies, StartTimes, TailFigures
from kafka_client.consumer import KafkaSource
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.remote import RemoteSource

TICK_MS = 5
SETTLE_MS = 500
"""How long a new window is left alone before it is measured."""
LAST_TICKS_MS = 4 * TICK_MS
PROCESSES = ("window", "engine", "reader")
"""What each process is, whose parent is the one before."""
SILENCE_SECONDS = 5.0
"""After so long without a new record in the tail, those that are missing count as lost."""


class Probe(QObject):
    """Watches one window. `begin` is called before it is shown; `answer` is what was found."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self.desktop = desktop
        self.window = desktop.window
        self.answer: object = None

    def begin(self) -> None:
        """Set up what is to be watched."""
        raise NotImplementedError

    def finish(self, answer: object) -> None:
        """Close the window."""
        self.answer = answer
        self.window.close()


class Painted(QObject):
    """Calls back at the first paint of a widget at which a condition holds."""

    def __init__(self, widget: QWidget, holds: Callable[[], bool], then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._holds = holds
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._holds():
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._then)  # when it has been painted, and the window is ready again
        return False


class Gaps:
    """The gaps between the ticks of a timer of 5 ms: how long the window did not react."""

    def __init__(self) -> None:
        self._gaps: list[float] = []
        self._began = self._last = 0.0
        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def start(self) -> None:
        self._began = self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> Latencies:
        self._timer.stop()
        return Latencies.of(self._gaps, time.perf_counter() - self._began)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last) * 1000)
        self._last = now


class Loading(Probe):
    """The window's gaps from the first record of a source to its complete match list."""

    def __init__(self, desktop: Desktop, bootstrap: str) -> None:
        super().__init__(desktop)
        self._bootstrap = bootstrap
        self._gaps = Gaps()
        self._complete = False

    def begin(self) -> None:
        self.desktop.feed.updated.connect(self._updated)
        QTimer.singleShot(SETTLE_MS, self._open)

    def _open(self) -> None:
        source = RemoteSource(partial(KafkaSource, {"bootstrap.servers": self._bootstrap}))
        self.desktop.open(Opening(source, DEFAULT_TOPICS))

    def _updated(self, update: Update) -> None:
        if update.status.read and not self._gaps.running:
            self._gaps.start()
        total = self.window.match_list.model.total
        if update.status.loaded and total == update.matches and not self._complete:
            self._complete = True
            QTimer.singleShot(LAST_TICKS_MS, lambda: self.finish(self._gaps.stop()))


class Idle(Probe):
    """The gaps of a window that has nothing to do, for so many seconds."""

    def __init__(self, desktop: Desktop, seconds: str) -> None:
        super().__init__(desktop)
        self._seconds = float(seconds)
        self._gaps = Gaps()

    def begin(self) -> None:
        QTimer.singleShot(SETTLE_MS, self._start)

    def _start(self) -> None:
        self._gaps.start()
        QTimer.singleShot(round(self._seconds * 1000), lambda: self.finish(self._gaps.stop()))


class Tail(Probe):
    """How long each of so many records took from its record time to the first paint of the tail that has it.

    Prints a line when the window is ready for them.
    """

    def __init__(self, desktop: Desktop, expected: str) -> None:
        super().__init__(desktop)
        self._expected = int(expected)
        self._model = self.window.live_tail.model
        self._latencies: list[float] = []
        self._gaps = Gaps()
        self._tree = Tree()
        self._cpu_before: dict[str, float] = {}
        self._seen = self._before = 0
        self._began = 0.0
        self._silence = QTimer(self, interval=round(SILENCE_SECONDS * 1000), singleShot=True)
        self._silence.timeout.connect(self._end)

    def begin(self) -> None:
        self.desktop.feed.updated.connect(self._updated)

    def _updated(self, update: Update) -> None:
        """Once what is there already is loaded and listed: show the tail, and let it settle."""
        if update.status.loaded and self.window.match_list.model.total == update.matches:
            self.desktop.feed.updated.disconnect(self._updated)
            self.window.workbench.show_dock("Live tail")
            QTimer.singleShot(SETTLE_MS, self._watch)

    def _watch(self) -> None:
        self._seen = self._before = self._arrived
        self._began = time.perf_counter()
        self._cpu_before = self._tree.cpu_seconds_by_depth(PROCESSES)
        self._gaps.start()
        self.window.live_tail.table.viewport().installEventFilter(self)
        print("ready", flush=True)

    @property
    def _arrived(self) -> int:
        """How many records the tail was told of, those over its cap included."""
        return self._model.left_out + self._model.kept

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._arrived > self._seen:
            self._take(min(self._arrived - self._seen, self._model.kept))
        return False

    def _take(self, new: int) -> None:
        now = time.time() * 1000
        rows = self._model.row_count()
        records = (self._model.record(row) for row in range(rows - new, rows))
        self._latencies.extend(now - (record.timestamp or 0) for record in records)
        self._seen = self._arrived
        self._silence.start()
        if self._seen - self._before >= self._expected:
            self._end()

    def _end(self) -> None:
        self._silence.stop()
        self.window.live_tail.table.viewport().removeEventFilter(self)
        gaps = self._gaps.stop()
        cpu_after = self._tree.cpu_seconds_by_depth(PROCESSES)
        cpu_seconds = {name: after - self._cpu_before[name] for name, after in cpu_after.items()}
        latencies = Latencies.of(self._latencies, time.perf_counter() - self._began)
        self.finish(TailFigures(latencies, gaps, cpu_seconds))


class Start(Probe):
    """From the start of the process to the usable window, the list of matches, and the first one opened."""

    def __init__(self, desktop: Desktop, started: str) -> None:
        super().__init__(desktop)
        self._started = float(started)
        self._times: dict[str, float] = {}

    def begin(self) -> None:
        window = self.window
        shown: dict[str, tuple[QWidget, Callable[[], bool]]] = {
            "window": (window, lambda: True),
            "list": (window.match_list.table.viewport(), lambda: window.match_list.model.shown > 0),
            "match": (window.timeline.viewport(), lambda: window.cursor_.replay is not None),
        }
        for name, (widget, holds) in shown.items():
            Painted(widget, holds, partial(self._note, name))

    def _note(self, name: str) -> None:
        self._times[name] = time.time() - self._started
        if len(self._times) == 3:
            self.finish(StartTimes(**self._times))


PROBES: dict[str, Callable[..., Probe]] = {"loading": Loading, "idle": Idle, "tail": Tail, "start": Start}


def run(make: Callable[[Desktop], Probe], arguments: list[str]) -> object:
    """Run the program's command line with a probe in its window; returns the answer."""
    probes: list[Probe] = []

    class Probed(Desktop):
        async def run(self, opening: Opening | None, link: MatchLink | None = None) -> None:
            probes.append(make(self))
            probes[0].begin()
            await super().run(opening, link)

    app.program.Desktop = Probed  # type: ignore[attr-defined]
    cli.main(args=arguments, prog_name="orchestra-replay", standalone_mode=False)
    return probes[0].answer


def main() -> None:
    """``NAME ARGUMENT [OPTION…]``: a probe, what it is told, and the options of the program."""
    from benchmarks.children import tell  # noqa: PLC0415 - the program starts without it

    name, argument, *options = sys.argv[1:]
    tell(run(lambda desktop: PROBES[name](desktop, argument), options))


if __name__ == "__main__":
    main()
