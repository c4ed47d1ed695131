"""Which matches have changed, and which of them are likely to be complete while a log is still being read.

A load brings the partitions one after the other, and the records of a match lie in several: a match that is
rebuilt whenever something of it comes is rebuilt several times. It has settled when the partitions that may
hold more of it have been read beyond the record time up to which it changed. Those are, of each topic, the
one that it was seen in, or all of them: as long as it was seen in none, or once any match was seen in two,
which are then not told apart by the match's id. Only when a match is rebuilt depends on this.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from heapq import heappop, heappush

from app.core.ordering import Partition
from kafka_client.source import PartitionPosition

Places = frozenset[Partition]


class Settling:
    """The matches that have changed since they were rebuilt: those that wait, and those that are lent."""

    def __init__(self) -> None:
        self._stale: dict[str, tuple[int, Places]] = {}
        """The longest ago first: up to which record time a match changed, and where it was seen."""
        self._waiting: defaultdict[Places, list[tuple[int, str]]] = defaultdict(list)
        """Heaps of the same by time, and of what has changed again since."""
        self._settled: dict[str, None] = {}
        self._lent: dict[str, None] = {}
        """What somebody else rebuilds."""
        self._places: dict[tuple[Places, Partition], Places] = {}
        self._spread: set[str] = set()
        """The topics of which some match is in more than one partition."""
        self._read_to: dict[Partition, int] = {}
        """The record time of each partition's last record."""
        self._expected: Places | None = None
        """The partitions of which more is to come; None where nobody tells."""
        self._has_moved = False

    def __len__(self) -> int:
        return len(self._stale) + len(self._lent)

    def read(self, partition: Partition, time: int, match_ids: Iterable[str]) -> None:
        """The partition was read up to this record time, and brought something of these matches."""
        self._read_to[partition] = time
        for match_id in match_ids:
            before, places = self._stale.pop(match_id, (0, Places()))
            self._wait(match_id, max(before, time), self._joined(places, partition))
        self._has_moved = True

    def change(self, match_ids: Iterable[str]) -> None:
        """The matches are to be rebuilt, though nothing of them was read."""
        for match_id in match_ids:
            self._wait(match_id, *self._stale.pop(match_id, (0, Places())))
        self._has_moved = True

    def expect_from(self, positions: Iterable[PartitionPosition]) -> None:
        """Know how far the partitions have been read: what has been read to its end holds no match back."""
        behind = Places((each.topic, each.partition) for each in positions if each.behind)
        self._has_moved |= behind != self._expected
        self._expected = behind

    @property
    def waiting(self) -> Collection[str]:
        """The matches to rebuild, the one that changed longest ago first."""
        return self._stale.keys()

    @property
    def settled(self) -> Collection[str]:
        """Those of them that are likely to be complete."""
        if self._has_moved:
            self._settle()
        return self._settled.keys()

    def done(self, match_id: str) -> None:
        """The match was rebuilt."""
        del self._stale[match_id]
        self._settled.pop(match_id, None)

    def lend(self, match_id: str) -> None:
        """Somebody else rebuilds the match, which waits until then."""
        self.done(match_id)
        self._lent[match_id] = None

    def take_back(self, match_id: str) -> bool:
        """The match was rebuilt by somebody else; False where it has changed since it was lent."""
        if match_id not in self._lent:
            return False
        del self._lent[match_id]
        return True

    def recall(self) -> None:
        """All that is lent waits again."""
        self.change(list(self._lent))

    def _wait(self, match_id: str, time: int, places: Places) -> None:
        self._stale[match_id] = time, places
        self._settled.pop(match_id, None)
        self._lent.pop(match_id, None)
        heappush(self._waiting[places], (time, match_id))

    def _joined(self, places: Places, partition: Partition) -> Places:
        """The places with this one: the same object each time, since there are few."""
        joined = self._places.get((places, partition))
        if joined is None:
            joined = self._places[places, partition] = places | {partition}
            if any(place[0] == partition[0] and place != partition for place in places):
                self._spread.add(partition[0])
        return joined

    def _settle(self) -> None:
        """Find what has settled since something was last read."""
        self._has_moved = False
        read_to = self._read_to
        expected = read_to.keys() if self._expected is None else self._expected
        for places, heap in self._waiting.items():
            time = self._read_beyond(places, expected, read_to)
            while heap and heap[0][0] < time:
                changed, match_id = heappop(heap)
                if self._stale.get(match_id) == (changed, places):
                    self._settled[match_id] = None

    def _read_beyond(
        self, places: Places, expected: Iterable[Partition], read_to: Mapping[Partition, int]
    ) -> float:
        """Behind this record time little is still to come of a match that was seen in these places."""
        seen = {topic for topic, _ in places} - self._spread
        awaited = [each for each in expected if each in places or each[0] not in seen]
        return min([read_to.get(each, 0) for each in awaited], default=math.inf)
