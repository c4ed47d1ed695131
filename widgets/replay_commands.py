"""What the replay's commands do to the one cursor."""

from collections.abc import Callable
from typing import Protocol

from app.core import stepping
from app.core.replay import Replay
from app.core.state import Severity
from app.qt.cursor import SPEEDS, Cursor

TEN_SECONDS_MS = 10_000


class VisibleEvents(Protocol):
    """Which events the event table's own filter shows."""

    def next_visible(self, position: int) -> int | None: ...

    def previous_visible(self, position: int) -> int | None: ...


class ReplayCommands:
    """The handlers of the *Replay* commands of `widgets.actions`, by name."""

    def __init__(self, cursor: Cursor, visible: VisibleEvents, ask_number: Callable[[], int | None]) -> None:
        self._cursor = cursor
        self._visible = visible
        self._ask_number = ask_number

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {
            "first": self._cursor.first,
            "back": self.back,
            "play": self._cursor.toggle_play,
            "forward": self.forward,
            "last": self._cursor.last,
            "previous_round": self._cursor.previous_round,
            "next_round": self._cursor.next_round,
            "earlier": lambda: self._skip_time(-TEN_SECONDS_MS),
            "later": lambda: self._skip_time(TEN_SECONDS_MS),
            "previous_of_participant": lambda: self._same_participant(stepping.previous_where),
            "next_of_participant": lambda: self._same_participant(stepping.next_where),
            "previous_error": lambda: self._seek(stepping.previous_where, stepping.has(Severity.ERROR)),
            "next_error": lambda: self._seek(stepping.next_where, stepping.has(Severity.ERROR)),
            "previous_warning": lambda: self._seek(stepping.previous_where, stepping.has(Severity.WARNING)),
            "next_warning": lambda: self._seek(stepping.next_where, stepping.has(Severity.WARNING)),
            "go_to": self._go_to,
            "slower": lambda: self._change_speed(-1),
            "faster": lambda: self._change_speed(1),
            "follow": lambda: self._cursor.follow(not self._cursor.following),
        }

    def forward(self) -> None:
        """To the next event that the event table shows."""
        self._go_if_found(self._visible.next_visible(self._cursor.position))

    def back(self) -> None:
        """To the previous event that the event table shows, or before the first."""
        earlier = self._visible.previous_visible(self._cursor.position)
        self._cursor.go(0 if earlier is None else earlier)

    def _go_if_found(self, number: int | None) -> None:
        if number is not None:
            self._cursor.go(number)

    def _seek(
        self, find: Callable[[Replay, int, stepping.Wanted], int | None], wanted: stepping.Wanted
    ) -> None:
        if self._cursor.replay is not None:
            self._go_if_found(find(self._cursor.replay, self._cursor.position, wanted))

    def _same_participant(self, find: Callable[[Replay, int, stepping.Wanted], int | None]) -> None:
        step = self._cursor.step
        if step is not None and step.who:
            self._seek(find, stepping.is_about(step.who))

    def _skip_time(self, milliseconds: float) -> None:
        if self._cursor.replay is not None:
            position = self._cursor.position
            self._cursor.go(stepping.after_time(self._cursor.replay, position, milliseconds))

    def _change_speed(self, steps: int) -> None:
        index = SPEEDS.index(self._cursor.speed) + steps
        self._cursor.set_speed(SPEEDS[max(0, min(index, len(SPEEDS) - 1))])

    def _go_to(self) -> None:
        number = self._ask_number()
        if number is not None:
            self._cursor.go(number)
