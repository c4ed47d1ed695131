"""Where a step leads: the next or previous event of a match that one looks for."""

from collections.abc import Callable

from app.core.replay import Replay, Step
from app.core.state import Severity

Wanted = Callable[[Step], bool]


def next_where(replay: Replay, position: int, wanted: Wanted) -> int | None:
    """The number of the first wanted event after the position, None when there is none."""
    return next((step.number for step in replay.steps[position:] if wanted(step)), None)


def previous_where(replay: Replay, position: int, wanted: Wanted) -> int | None:
    """The number of the last wanted event before the one at the position, None when there is none."""
    earlier = replay.steps[: max(0, position - 1)]
    return next((step.number for step in reversed(earlier) if wanted(step)), None)


def has(severity: Severity) -> Wanted:
    """Events with an anomaly of that severity."""
    return lambda step: any(anomaly.severity is severity for anomaly in step.anomalies)


def is_about(who: str) -> Wanted:
    """Events of that participant or robot."""
    return lambda step: step.who == who


def after_time(replay: Replay, position: int, milliseconds: float) -> int:
    """Where one stands after that much match time, which may be negative."""
    if not replay.steps:
        return 0
    standing = replay.steps[max(0, position - 1)]
    target = standing.event.time + milliseconds
    if milliseconds >= 0:
        later = next_where(replay, position, lambda step: step.event.time > target)
        return len(replay) if later is None else max(later - 1, min(position + 1, len(replay)))
    earlier = previous_where(replay, position, lambda step: step.event.time <= target)
    return 0 if earlier is None else earlier
