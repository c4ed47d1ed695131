"""Where a step leads: indexes of a match's events, so that any jump costs the same at any distance."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from app.core.state import Severity

if TYPE_CHECKING:
    from app.core.replay import Step


class StepIndex:
    """The numbers of a match's events, ascending, by what one looks for. Immutable, made with the replay."""

    def __init__(self, steps: Sequence["Step"]) -> None:
        self.round_starts = [step.number for step in steps if step.event.type == "round.started"]
        self.anomalous = [step.number for step in steps if step.anomalies]
        self._of_severity = _by_severity(steps)
        self._about = _by_who(steps)
        self._clock = list(accumulate((step.event.time for step in steps), max))

    def of_severity(self, severity: Severity) -> Sequence[int]:
        """Events with an anomaly of that severity."""
        return self._of_severity.get(severity, ())

    def about(self, who: str) -> Sequence[int]:
        """Events of that participant or robot."""
        return self._about.get(who, ())

    def clock(self, position: int) -> float:
        """The match's own time after that many events, in Unix ms: the latest event time so far.

        It never goes back, though event times of several partitions may. Before the first event it is that
        one's time. Raises IndexError for a match without events.
        """
        return self._clock[max(0, position - 1)]

    def after_time(self, position: int, milliseconds: float) -> int:
        """Where one stands after that much match time, which may be negative.

        A wait that is longer is skipped together with the event that ends it.
        """
        length = len(self._clock)
        if not length:
            return 0
        target = self.clock(position) + milliseconds
        if milliseconds < 0:
            return bisect_right(self._clock, target, 0, max(0, position - 1))
        return max(bisect_right(self._clock, target, position), min(position + 1, length))


def next_in(numbers: Sequence[int], position: int) -> int | None:
    """The first of the ascending numbers after the position, None when there is none."""
    place = bisect_right(numbers, position)
    return numbers[place] if place < len(numbers) else None


def previous_in(numbers: Sequence[int], position: int) -> int | None:
    """The last of the ascending numbers before the position, None when there is none."""
    place = bisect_left(numbers, position)
    return numbers[place - 1] if place else None


def _by_severity(steps: Sequence["Step"]) -> Mapping[Severity, Sequence[int]]:
    found: dict[Severity, list[int]] = defaultdict(list)
    for step in steps:
        for severity in {anomaly.severity for anomaly in step.anomalies}:
            found[severity].append(step.number)
    return found


def _by_who(steps: Sequence["Step"]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for step in steps:
        if step.who:
            found[step.who].append(step.number)
    return found
