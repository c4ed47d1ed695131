"""What arrived live in each partition, and how long after its record time."""

from collections.abc import Iterable

import msgspec

from kafka_client.records import Record


class Arrival(msgspec.Struct, frozen=True, array_like=True):
    """What arrived in a partition since it was last told.

    Of the ``records`` so many were ``timed``; their lags, from the record time to the arrival, add up to
    ``lag_sum``, and the longest is ``longest_lag``, in ms. The clocks are two: a lag may be negative.
    """

    topic: str
    partition: int
    records: int
    timed: int
    lag_sum: float
    longest_lag: float


class Arrivals:
    """Adds up what arrives until it is taken."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int], list[float]] = {}

    def note(self, records: Iterable[Record], now: float) -> None:
        """These have arrived, at this Unix time in ms."""
        found = self._found
        for record in records:
            place = (record.topic, record.partition)
            sums = found.get(place)
            if sums is None:
                sums = found[place] = [0, 0, 0.0, float("-inf")]
            sums[0] += 1
            if record.timestamp is not None:
                lag = now - record.timestamp
                sums[1] += 1
                sums[2] += lag
                sums[3] = max(sums[3], lag)

    def take(self) -> list[Arrival]:
        """What has arrived since this was called the last time."""
        taken = [
            Arrival(topic, partition, int(records), int(timed), lag_sum, longest if timed else 0.0)
            for (topic, partition), (records, timed, lag_sum, longest) in self._found.items()
        ]
        self._found = {}
        return taken
