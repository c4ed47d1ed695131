"""The one cursor: the position in the open match that every pane shows."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.core.replay import Replay, Step
from app.core.state import Status
from app.core.stepping import next_in, previous_in
from app.core.visited import Place, Visited
from app.qt.player import Player


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
    shortening_changed = Signal(bool)
    breaks_changed = Signal()
    break_reached = Signal(int)
    """Playing has come to a breakpoint, the event with this number, and has paused there."""
    place_wanted = Signal(str, object)
    """Going back or forward leads to another match: open it at this `Position`, or 0 for its beginning."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._replay: Replay | None = None
        self._position = 0
        self._live = False
        self._stops: Sequence[int] | None = None
        self._breaks: Sequence[int] = ()
        self._visited = Visited()
        self._following = False
        self._playing = False
        self._player = Player(self._play_to, self)

    # Where one stands.

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
        """How far the newest event is ahead of the cursor in a match that grows; 0 in one that does not.

        A match that is over counts until one has stood at its end.
        """
        return self.length - self._position if self._live else 0

    @property
    def round_starts(self) -> Sequence[int]:
        """The numbers of the events that start a round, in replay order."""
        return () if self._replay is None else self._replay.index.round_starts

    @property
    def playing(self) -> bool:
        """Whether the cursor moves by itself through the match."""
        return self._playing

    @property
    def following(self) -> bool:
        """Whether the cursor stays at the newest event."""
        return self._following

    # The match.

    def open(self, replay: Replay, position: int | None = None) -> None:
        """Open a match at a position, by default its end; when it has grown, the cursor keeps its event."""
        same = self._replay is not None and self._replay.match_id == replay.match_id
        if not same:
            self.pause()
            self._breaks = ()
        if position is None:
            position = self._standing_in(replay) if same and not self._following else len(replay)
            jumped = not same
        else:
            position = max(0, min(position, len(replay)))
            jumped = True
            if position < len(replay):
                self.follow(False)
        self._live = same and (self._live or self._grows_to(replay))
        if self._playing and not jumped:
            self._player.grow(replay.steps, position)
        self._show(replay, position)
        self._remember(jumped=jumped)
        if self._playing and jumped:
            self._play_on()

    def close(self) -> None:
        """Open no match, and forget where one has stood."""
        self.pause()
        self.follow(False)
        self._breaks = ()
        self._visited.clear()
        self._live = False
        self._show(None, 0)

    def _grows_to(self, replay: Replay) -> bool:
        return self._replay is not None and replay.recorded > self._replay.recorded

    def _standing_in(self, replay: Replay) -> int:
        """Where the event at the cursor is in the match as it is now."""
        standing = self.step
        return 0 if standing is None else replay.number_of(*standing.event.record.position) or 0

    def _show(self, replay: Replay | None, position: int) -> None:
        self._replay = replay
        self._stops = None
        self._stand(position)
        self.replay_changed.emit()
        self.moved.emit(position)

    # Going somewhere.

    def go(self, position: int, *, jump: bool = True) -> None:
        """Stand after that many events, as near as there are; stepping away stops following.

        A jump can be taken back; what is not one, or leads to a neighbour, only walks on.
        """
        position = max(0, min(position, self.length))
        if position == self._position:
            return
        if position < self.length:
            self.follow(False)
        jump = jump and abs(position - self._position) > 1
        self._move(position, jump=jump)
        if self._playing:
            self._play_on()

    def _move(self, position: int, *, jump: bool) -> None:
        self._stand(position)
        self._remember(jumped=jump)
        self.moved.emit(position)

    def _stand(self, position: int) -> None:
        self._position = position
        if position == self.length and self._replay is not None:
            self._live = self._live and self._replay.final.status is not Status.COMPLETED

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
        if self._stops is not None:
            return next_in(self._stops, self._position)
        return self._position + 1 if self._position < self.length else None

    def previous_stop(self) -> int:
        """Where `back` leads to: an event, or 0 before them all."""
        if self._stops is not None:
            return previous_in(self._stops, self._position) or 0
        return max(0, self._position - 1)

    def forward(self) -> None:
        """To the next event that is shown, if there is one."""
        number = self.next_stop()
        if number is not None:
            self.go(number, jump=False)

    def back(self) -> None:
        """To the event before that is shown, or before the first."""
        self.go(self.previous_stop(), jump=False)

    def next_round(self) -> None:
        """To the next event that starts a round, else to the end."""
        number = next_in(self.round_starts, self._position)
        self.go(self.length if number is None else number)

    def previous_round(self) -> None:
        """To the last event before the cursor that starts a round, else to the beginning."""
        self.go(previous_in(self.round_starts, self._position) or 0)

    # Breakpoints.

    @property
    def breaks(self) -> Sequence[int]:
        """The events of the open match at which playing pauses."""
        return self._breaks

    def set_breaks(self, numbers: Sequence[int]) -> None:
        """Pause the playing at these events, whose numbers ascend, until another match is opened."""
        self._breaks = numbers
        self.breaks_changed.emit()

    def is_break(self, number: int) -> bool:
        """Whether a breakpoint hits this event."""
        place = bisect_left(self._breaks, number)
        return place < len(self._breaks) and self._breaks[place] == number

    def next_break(self) -> int | None:
        """The next event with a breakpoint, None when there is none."""
        return next_in(self._breaks, self._position)

    def previous_break(self) -> int | None:
        """The event before the cursor that has a breakpoint, None when there is none."""
        return previous_in(self._breaks, self._position)

    # Where one has stood.

    @property
    def has_earlier_place(self) -> bool:
        """Whether `go_back` leads somewhere."""
        return self._visited.has_earlier

    @property
    def has_later_place(self) -> bool:
        """Whether `go_forward` leads somewhere."""
        return self._visited.has_later

    def go_back(self) -> None:
        """To where one stood before the last jump, also in another match."""
        self._visit(self._visited.back)

    def go_forward(self) -> None:
        """To where one went back from."""
        self._visit(self._visited.forward)

    def _visit(self, turn: Callable[[], Place | None]) -> None:
        place = turn()
        if place is None:
            return
        if self._replay is None or self._replay.match_id != place.match_id:
            self.place_wanted.emit(place.match_id, 0 if place.event is None else place.event)
            return
        number = 0 if place.event is None else self._replay.number_of(*place.event)
        self.go(number or 0, jump=False)

    def _remember(self, *, jumped: bool) -> None:
        if self._replay is None:
            return
        step = self.step
        place = Place(self._replay.match_id, None if step is None else step.event.record.position)
        (self._visited.jump if jumped else self._visited.step)(place)

    # Following and playing.

    def follow(self, on: bool) -> None:
        """Stay at the newest event, or no longer."""
        if on == self._following:
            return
        self._following = on
        self.following_changed.emit(on)
        if on:
            self.pause()
            self.last()

    @property
    def speed(self) -> float:
        """How many times faster than the match it plays; `app.core.pacing.FASTEST` paints event by event."""
        return self._player.pace.speed

    def set_speed(self, speed: float) -> None:
        """Play that many times faster than the match; see `app.core.pacing.SPEEDS`."""
        if speed != self.speed:
            self._player.set_pace(speed, self.shortens_waits)
            self.speed_changed.emit(speed)

    @property
    def shortens_waits(self) -> bool:
        """Whether a long wait of the match becomes a short one when it is played."""
        return self._player.pace.shortens

    def shorten_waits(self, on: bool) -> None:
        """Shorten long waits, or play them as long as they were."""
        if on != self.shortens_waits:
            self._player.set_pace(self.speed, on)
            self.shortening_changed.emit(on)

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
            self._play_on()

    def pause(self) -> None:
        """Stop playing."""
        self._player.stop()
        if self._playing:
            self._playing = False
            self.playing_changed.emit(False)

    def frame_painted(self) -> None:
        """The window shows the cursor where it stands: at `FASTEST` the next event may come."""
        self._player.frame_painted()

    def _play_on(self) -> None:
        """Play from here; at the end of the match stop playing."""
        if self._replay is None or self._position == self.length:
            self.pause()
        else:
            self._player.play(self._replay.steps, self._position)

    def _play_to(self, position: int) -> None:
        """The player has come to a position: go there, or to the breakpoint before it.

        Whoever hears of a move may pause or move the cursor, and is heeded.
        """
        stop = self.next_break()
        reached = position if stop is None else min(stop, position)
        self._move(reached, jump=False)
        if not self._playing or self._position != reached:
            return
        if reached == stop:
            self.pause()
            self.break_reached.emit(reached)
        elif reached == self.length:
            self.pause()
