"""What the probes answer."""

from collections.abc import Sequence

import msgspec


class Latencies(msgspec.Struct, frozen=True):
    """So many values in ms, gathered in so many seconds."""

    count: int
    seconds: float
    p50: float
    p99: float
    p999: float
    max: float

    @classmethod
    def of(cls, values: Sequence[float], seconds: float) -> "Latencies":
        """The percentiles of the values, all 0 when there are none."""
        ordered = sorted(values) or [0.0]

        def percentile(part: float) -> float:
            return ordered[min(len(ordered) - 1, int(part * len(ordered)))]

        return cls(len(values), seconds, percentile(0.5), percentile(0.99), percentile(0.999), ordered[-1])


class TailFigures(msgspec.Struct, frozen=True):
    """What tailing was like: the records' latencies, the window's gaps, and the CPU time of each process."""

    latencies: Latencies
    gaps: Latencies
    cpu_seconds: dict[str, float]


class StartTimes(msgspec.Struct, frozen=True):
    """Seconds from the start of the process until it was shown: the window, the match list, an open match."""

    window: float
    list: float
    match: float
