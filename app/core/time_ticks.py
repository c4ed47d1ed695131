"""Where an axis of time has its marks: at full seconds, minutes, hours or days (UTC)."""

SECOND, MINUTE, HOUR, DAY = 1000, 60_000, 3_600_000, 86_400_000
STEPS = (
    *(SECOND * each for each in (1, 2, 5, 10, 15, 30)),
    *(MINUTE * each for each in (1, 2, 5, 10, 15, 30)),
    *(HOUR * each for each in (1, 2, 3, 6, 12)),
    *(DAY * each for each in (1, 2, 7, 14, 28, 91, 365, 3650)),
)


def tick_step(length: float, most: int) -> int:
    """The shortest step (ms) of which no more than so many fit into the length."""
    return next((step for step in STEPS if length / step <= most), STEPS[-1])


def ticks(low: float, high: float, step: int) -> list[int]:
    """The times of the marks from low to high."""
    first = -int(-low // step) * step
    return list(range(first, int(high) + 1, step))
