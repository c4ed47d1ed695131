"""The one cursor: the position in the open match that every pane shows."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.replay import Replay, Step

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
LONGEST_WAIT_MS = 2000
SHORTEST_WAIT_MS = 15


class Cursor(QObject):
    """Which match is open, and after how many of its events one stands (0 to their number).

    Only the user, playing, and *Follow* move it; live data makes the match longer. ``replay_changed`` comes before
    ``moved`` when another match is opened or the open one grows.
    """

    replay_changed = Signal()
    moved = Signal(int)
    playing_changed = Signal(bool)
    following_changed = Signal(bool)
    speed_changed = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._replay: Replay | None = None
        self._position = 0
        self._following = False
        self._speed = 1.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._play_step)

    @property
    def replay(self) -> Replay | None:
        """The open match, None when none is."""
        return self._replay

    @property
    def position(self) -> int:
        """How many events have happened at the cursor."""
        return self._position

    @property
    def length(self) -> int:
        """How many events the open match has."""
        return 0 if self._replay is None else len(self._replay)

    @property
    def step(self) -> Step | None:
        """The event at the cursor: the last one that happened, None before the first."""
        if self._replay is None or self._position == 0:
            return None
        return self._replay.steps[self._position - 1]

    @property
    def playing(self) -> bool:
        """Whether the cursor moves by itself through the match."""
        return self._timer.isActive()

    @property
    def following(self) -> bool:
        """Whether the cursor stays at the newest event."""
        return self._following

    @property
    def speed(self) -> float:
        """How many times faster than the match it plays."""
        return self._speed

    def open(self, replay: Replay) -> None:
        """Open a match, with the cursor at its end; the same match again keeps the event that one stands at."""
        same = self._replay is not None and self._replay.match_id == replay.match_id
        standing = self.step
        self._replay = replay
        if same and not self._following:
            position = 0 if standing is None else replay.number_of(*standing.event.record.position) or 0
        else:
            position = len(replay)
        if not same:
            self.pause()
        self._position = position
        self.replay_changed.emit()
        self.moved.emit(position)

    def close(self) -> None:
        """Open no match."""
        self.pause()
        self.follow(False)
        self._replay = None
        self._position = 0
        self.replay_changed.emit()
        self.moved.emit(0)

    def go(self, position: int) -> None:
        """Stand after that many events, as near as there are; stepping away stops following."""
        position = max(0, min(position, self.length))
        if position == self._position:
            return
        if position < self._position:
            self.follow(False)
        self._move(position)

    def _move(self, position: int) -> None:
        self._position = position
        self.moved.emit(position)

    def first(self) -> None:
        """Stand before the first event."""
        self.go(0)

    def last(self) -> None:
        """Stand after the last event."""
        self.go(self.length)

    def forward(self) -> None:
        """One event on."""
        self.go(self._position + 1)

    def back(self) -> None:
        """One event back."""
        self.go(self._position - 1)

    def next_round(self) -> None:
        """To the next event that starts a round, else to the end."""
        starts = [number for number in self._round_starts() if number > self._position]
        self.go(starts[0] if starts else self.length)

    def previous_round(self) -> None:
        """To the last event before the cursor that starts a round, else to the beginning."""
        starts = [number for number in self._round_starts() if number < self._position]
        self.go(starts[-1] if starts else 0)

    def _round_starts(self) -> list[int]:
        if self._replay is None:
            return []
        return [step.number for step in self._replay.steps if step.event.type == "round.started"]

    def follow(self, on: bool) -> None:
        """Stay at the newest event, or no longer."""
        if on == self._following:
            return
        self._following = on
        self.following_changed.emit(on)
        if on:
            self.pause()
            self.last()

    def set_speed(self, speed: float) -> None:
        """Play that many times faster than the match; see `SPEEDS`."""
        if speed != self._speed:
            self._speed = speed
            self.speed_changed.emit(speed)

    def toggle_play(self) -> None:
        """Play from the cursor, or pause; at the end it plays from the beginning."""
        if self.playing:
            self.pause()
        elif self.length:
            self.follow(False)
            if self._position == self.length:
                self.first()
            self._schedule()
            self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stop playing."""
        if self._timer.isActive():
            self._timer.stop()
            self.playing_changed.emit(False)

    def _schedule(self) -> None:
        """Wait for the next event as long as the match did, long waits shortened."""
        assert self._replay is not None
        steps = self._replay.steps
        upcoming = steps[self._position]
        before = steps[self._position - 1] if self._position else upcoming
        waited = (upcoming.event.time - before.event.time) / self._speed
        self._timer.start(round(max(SHORTEST_WAIT_MS, min(waited, LONGEST_WAIT_MS))))

    def _play_step(self) -> None:
        """One event on, and wait for the one after it."""
        if self._position < self.length:
            self._move(self._position + 1)
        if self._position < self.length:
            self._schedule()
        else:
            self.playing_changed.emit(False)
