"""The engine's end of the live tail: what the window has not been told yet. No Qt here."""

import time
from collections import deque
from collections.abc import Sequence
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
        self._loading: deque[Sequence[Record]] = deque()
        """The newest batches of a load, which need not be unpacked before its end."""
        self._records: deque[Record] = deque(maxlen=BACKLOG)
        self._arrivals = Arrivals()
        self._left_out = 0
        self._live = False

    def __len__(self) -> int:
        """How many are to be told; while loading none are, to begin with the newest."""
        return len(self._records) if self._live else 0

    def append(self, records: Sequence[Record], *, loaded: bool) -> None:
        """These are new; ``loaded`` once all that was there is read. Later ones are live."""
        if self._live:
            self._arrivals.note(records, time.time() * 1000)  # noqa: TID251 - shown only
            self._left_out += max(0, len(self._records) + len(records) - BACKLOG)
            self._records.extend(records)
            return
        self._loading.append(records)
        while sum(map(len, self._loading)) - len(self._loading[0]) >= FROM_HISTORY:
            self._left_out += len(self._loading.popleft())
        if loaded:
            self._live = True
            newest = [record for batch in self._loading for record in batch[-FROM_HISTORY:]][-FROM_HISTORY:]
            self._left_out += sum(map(len, self._loading)) - len(newest)
            self._records.extend(newest)
            self._loading.clear()

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
