"""What the replay's commands do to the one cursor."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QInputDialog, QWidget

from app.core.pacing import SPEEDS
from app.core.state import Severity
from app.core.stepping import StepIndex, next_in, previous_in
from app.qt.cursor import Cursor
from app.qt.texts import tr

TEN_SECONDS_MS = 10_000

Find = Callable[[Sequence[int], int], int | None]


class ReplayCommands:
    """The handlers of the *Replay* commands of `widgets.actions`, by name.

    ``ask_number`` asks for the number of an event; ``say`` tells in a sentence that there is nowhere to go.
    """

    def __init__(
        self, cursor: Cursor, ask_number: Callable[[], int | None], say: Callable[[str], None]
    ) -> None:
        self._cursor = cursor
        self._ask_number = ask_number
        self._say = say

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        cursor = self._cursor
        return {
            "first": cursor.first,
            "back": cursor.back,
            "back_any": lambda: cursor.go(cursor.position - 1),
            "play": cursor.toggle_play,
            "forward": cursor.forward,
            "forward_any": lambda: cursor.go(cursor.position + 1),
            "last": cursor.last,
            "previous_round": cursor.previous_round,
            "next_round": cursor.next_round,
            "earlier": lambda: self._skip_time(-TEN_SECONDS_MS),
            "later": lambda: self._skip_time(TEN_SECONDS_MS),
            "previous_of_participant": lambda: self._same_participant(previous_in),
            "next_of_participant": lambda: self._same_participant(next_in),
            "previous_error": lambda: self._seek(previous_in, _errors, tr("error")),
            "next_error": lambda: self._seek(next_in, _errors, tr("error")),
            "previous_warning": lambda: self._seek(previous_in, _warnings, tr("warning")),
            "next_warning": lambda: self._seek(next_in, _warnings, tr("warning")),
            "previous_anomaly": lambda: self._seek(previous_in, _anomalies, tr("anomaly")),
            "next_anomaly": lambda: self._seek(next_in, _anomalies, tr("anomaly")),
            "go_to": self._go_to,
            "go_back": cursor.go_back,
            "go_forward": cursor.go_forward,
            "slower": lambda: self._change_speed(-1),
            "faster": lambda: self._change_speed(1),
            "shorten_waits": lambda: cursor.shorten_waits(not cursor.shortens_waits),
            "follow": lambda: cursor.follow(not cursor.following),
        }

    def _seek(self, find: Find, numbers: Callable[[StepIndex], Sequence[int]], what: str) -> None:
        """To the nearest of these events on that side of the cursor."""
        if self._cursor.replay is None:
            return
        number = find(numbers(self._cursor.replay.index), self._cursor.position)
        if number is None:
            self._say(
                tr("There is no {value} {what} in this match.").format(
                    value=tr("later") if find is next_in else tr("earlier"), what=what
                )
            )
        else:
            self._cursor.go(number)

    def _same_participant(self, find: Find) -> None:
        step = self._cursor.step
        if step is None or not step.who:
            self._say(tr("The event at the cursor is about nobody, so nobody's events can be followed."))
        else:
            self._seek(find, lambda index: index.about(step.who), tr("event of {who}").format(who=step.who))

    def _skip_time(self, milliseconds: float) -> None:
        if self._cursor.replay is not None:
            self._cursor.go(self._cursor.replay.index.after_time(self._cursor.position, milliseconds))

    def _change_speed(self, steps: int) -> None:
        index = SPEEDS.index(self._cursor.speed) + steps
        self._cursor.set_speed(SPEEDS[max(0, min(index, len(SPEEDS) - 1))])

    def _go_to(self) -> None:
        number = self._ask_number()
        if number is not None:
            self._cursor.go(number)


def ask_event_number(parent: QWidget, cursor: Cursor) -> int | None:
    """Ask in a dialog for the number of an event of the open match; None when it is left."""
    number, accepted = QInputDialog.getInt(
        parent,
        tr("Go to event"),
        tr("Event (0 to {length}):").format(length=cursor.length),
        cursor.position,
        0,
        cursor.length,
    )
    return number if accepted else None


def _errors(index: StepIndex) -> Sequence[int]:
    return index.of_severity(Severity.ERROR)


def _warnings(index: StepIndex) -> Sequence[int]:
    return index.of_severity(Severity.WARNING)


def _anomalies(index: StepIndex) -> Sequence[int]:
    return index.anomalous
