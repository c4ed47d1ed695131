"""What lets a match play by itself: tells when which of its events is due."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

from app.core.pacing import FASTEST, Pace
from app.core.replay import Step

FRAME_MS = 16
"""Events that are due within one frame come together: to paint each of them would only lag behind."""

UNPAINTED_FRAME_MS = 50
"""How long `FASTEST` waits for a frame that is not painted, as in a window that is minimised."""

LARGEST_LAG_MS = 1000.0
"""After a longer stall, as of a suspended machine, it plays on from where it is instead of catching up."""

LONGEST_TIMER_MS = 2**31 - 1


class Player(QObject):
    """Calls ``reach`` with the position that the match has come to by now, which may be several events on."""

    def __init__(self, reach: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self.pace = Pace()
        self._reach = reach
        self._steps: Sequence[Step] = ()
        self._position = 0
        self._due = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)

    @property
    def running(self) -> bool:
        """Whether an event is waited for."""
        return self._timer.isActive()

    @property
    def wait_ms(self) -> int:
        """How long the next event is waited for, in ms from when that began."""
        return self._timer.interval()

    def play(self, steps: Sequence[Step], position: int) -> None:
        """Play from a position that is not the end; the wait for its next event begins now."""
        self._steps = steps
        self._position = position
        self._clock.start()
        self._due = self._wait(position)
        self._await()

    def grow(self, steps: Sequence[Step], position: int) -> None:
        """The match has more events, the position perhaps another number; what is waited for stays due."""
        self._steps = steps
        self._position = position

    def stop(self) -> None:
        """Tell of no more events."""
        self._timer.stop()

    def set_pace(self, speed: float, shortens: bool) -> None:
        """Play so from now on; the event that is waited for is waited for anew."""
        self.pace = Pace(speed, shortens)
        if self.running:
            self.play(self._steps, self._position)

    def frame_painted(self) -> None:
        """At `FASTEST`: the event is on the screen, the next may come."""
        if self.running and self.pace.speed == FASTEST:
            self._timer.start(0)

    def _wait(self, position: int) -> float:
        """The wait for the event after the position, in ms."""
        if position == 0:
            return 0.0
        return self.pace.wait(self._steps[position].event.time - self._steps[position - 1].event.time)

    def _await(self) -> None:
        if self.pace.speed == FASTEST:
            self._timer.start(UNPAINTED_FRAME_MS)
        else:
            left = self._due - self._clock.elapsed()
            self._timer.start(int(min(max(FRAME_MS, left), LONGEST_TIMER_MS)))

    def _turn(self) -> None:
        """Come to all that is due; go on unless whoever heard of it stopped or began anew."""
        self._position = self._due_position()
        if self._position < len(self._steps):
            self._await()
        self._reach(self._position)

    def _due_position(self) -> int:
        """The position after all events that are due by now, at least one."""
        position = self._position + 1
        if self.pace.speed == FASTEST:
            return position
        now = self._clock.elapsed()
        self._due = max(self._due, now - LARGEST_LAG_MS)
        while position < len(self._steps):
            self._due += self._wait(position)
            if self._due > now:
                break
            position += 1
        return position
