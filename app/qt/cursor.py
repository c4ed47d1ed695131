"""The one cursor: the position in the open match that every pane shows."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.replay import Replay, Step

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
LONGEST_WAIT_MS = 2000
SHORTEST_WAIT_MS = 15


class Cursor(QObject):
    """Which match is open, and after how many of its events one stands (0 to their number).

    Only the user, playing, and *Follow* move it; live data makes the match longer. ``replay_changed`` comes
    before ``moved`` when another match is opened or the open one grows.
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
        self._seen = 0
        self._round_starts: list[int] = []
        self._stops: Sequence[int] | None = None
        self._following = False
        self._playing = False
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
    def ahead(self) -> int:
        """How many events have come live since the match was opened, or since one last stood at its end."""
        return self.length - self._seen

    @property
    def round_starts(self) -> Sequence[int]:
        """The numbers of the events that start a round, in replay order."""
        return self._round_starts

    @property
    def playing(self) -> bool:
        """Whether the cursor moves by itself through the match."""
        return self._playing

    @property
    def following(self) -> bool:
        """Whether the cursor stays at the newest event."""
        return self._following

    @property
    def speed(self) -> float:
        """How many times faster than the match it plays."""
        return self._speed

    def open(self, replay: Replay) -> None:
        """Open a match, with the cursor at its end; when it has grown, the cursor keeps its event."""
        same = self._replay is not None and self._replay.match_id == replay.match_id
        if not same:
            self.pause()
        position = self._standing_in(replay) if same and not self._following else len(replay)
        seen = self._seen if same and position < len(replay) else len(replay)
        self._show(replay, position, seen)

    def close(self) -> None:
        """Open no match."""
        self.pause()
        self.follow(False)
        self._show(None, 0, 0)

    def _standing_in(self, replay: Replay) -> int:
        """Where the event at the cursor is in the match as it is now."""
        standing = self.step
        return 0 if standing is None else replay.number_of(*standing.event.record.position) or 0

    def _show(self, replay: Replay | None, position: int, seen: int) -> None:
        self._replay = replay
        self._position = position
        self._seen = seen
        self._stops = None
        steps = [] if replay is None else replay.steps
        self._round_starts = [step.number for step in steps if step.event.type == "round.started"]
        self.replay_changed.emit()
        self.moved.emit(position)

    def go(self, position: int) -> None:
        """Stand after that many events, as near as there are; stepping away stops following."""
        position = max(0, min(position, self.length))
        if position == self._position:
            return
        if position < self.length:
            self.follow(False)
        self._move(position)
        if self._playing:
            self._schedule()

    def _move(self, position: int) -> None:
        self._position = position
        if position == self.length:
            self._seen = position
        self.moved.emit(position)

    def first(self) -> None:
        """Stand before the first event."""
        self.go(0)

    def last(self) -> None:
        """Stand after the last event."""
        self.go(self.length)

    def stop_only_at(self, numbers: Sequence[int] | None) -> None:
        """Let `forward` and `back` step over all other events, until another match opens or this one grows.

        The numbers ascend; None stops at every event.
        """
        self._stops = numbers

    def next_stop(self) -> int | None:
        """The event that `forward` leads to, None when there is none."""
        if self._stops is None:
            return self._position + 1 if self._position < self.length else None
        place = bisect_right(self._stops, self._position)
        return self._stops[place] if place < len(self._stops) else None

    def previous_stop(self) -> int:
        """Where `back` leads to: an event, or 0 before them all."""
        if self._stops is None:
            return max(0, self._position - 1)
        place = bisect_left(self._stops, self._position)
        return self._stops[place - 1] if place else 0

    def forward(self) -> None:
        """To the next event, if there is one."""
        number = self.next_stop()
        if number is not None:
            self.go(number)

    def back(self) -> None:
        """To the event before, or before the first."""
        self.go(self.previous_stop())

    def next_round(self) -> None:
        """To the next event that starts a round, else to the end."""
        place = bisect_right(self._round_starts, self._position)
        self.go(self._round_starts[place] if place < len(self._round_starts) else self.length)

    def previous_round(self) -> None:
        """To the last event before the cursor that starts a round, else to the beginning."""
        place = bisect_left(self._round_starts, self._position)
        self.go(self._round_starts[place - 1] if place else 0)

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
        if speed == self._speed:
            return
        self._speed = speed
        self.speed_changed.emit(speed)
        if self._playing:
            self._schedule()

    def toggle_play(self) -> None:
        """Play from the cursor, or pause; at the end it plays from the beginning."""
        if self._playing:
            self.pause()
        elif self.length:
            self.follow(False)
            if self._position == self.length:
                self.first()
            self._playing = True
            self.playing_changed.emit(True)
            self._schedule()

    def pause(self) -> None:
        """Stop playing."""
        self._timer.stop()
        if self._playing:
            self._playing = False
            self.playing_changed.emit(False)

    def _schedule(self) -> None:
        """Wait for the next event as long as the match did, long waits shortened; at the end stop playing."""
        if self._replay is None or self._position == self.length:
            self.pause()
            return
        steps = self._replay.steps
        upcoming = steps[self._position]
        before = steps[self._position - 1] if self._position else upcoming
        waited = (upcoming.event.time - before.event.time) / self._speed
        self._timer.start(round(max(SHORTEST_WAIT_MS, min(waited, LONGEST_WAIT_MS))))

    def _play_step(self) -> None:
        """One event on; whoever hears of it may pause or move the cursor, and is heeded."""
        self._move(min(self._position + 1, self.length))
        if self._playing:
            self._schedule()
