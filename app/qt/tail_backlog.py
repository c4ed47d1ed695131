"""The engine's end of the live tail: what the window has not been told yet. No Qt here."""

import time
from collections import deque
from itertools import islice

from app.core.arrivals import Arrival, Arrivals
from kafka_client.records import Record

BACKLOG = 100_000
FROM_HISTORY = 500
"""With so many of the newest records of a load the tail begins."""
PER_UPDATE = 1000


class TailBacklog:
    """Records wait here for the window, in the order of arrival; of too many the newest, and the number."""

    def __init__(self) -> None:
        self._records: deque[Record] = deque(maxlen=FROM_HISTORY)
        self._arrivals = Arrivals()
        self._left_out = 0
        self._live = False

    def __len__(self) -> int:
        """How many are to be told; while loading none are, to begin with the newest."""
        return len(self._records) if self._live else 0

    def append(self, records: list[Record], *, loaded: bool) -> None:
        """These are new; ``loaded`` once all that was there is read. Later ones are live."""
        if self._live:
            self._arrivals.note(records, time.time() * 1000)  # noqa: TID251 - shown only
        elif loaded:
            self._live = True
            self._records = deque(self._records, maxlen=BACKLOG)
        self._left_out += max(0, len(self._records) + len(records) - (self._records.maxlen or 0))
        self._records.extend(records)

    def take(self) -> tuple[list[Record], int]:
        """What the tail shows next, and how many before it were left out."""
        if not self._live:
            return [], 0
        taken = list(islice(self._records, PER_UPDATE))
        for _ in taken:
            self._records.popleft()
        left_out, self._left_out = self._left_out, 0
        return taken, left_out

    def take_arrivals(self) -> list[Arrival]:
        """What arrived live since this was called the last time."""
        return self._arrivals.take()
