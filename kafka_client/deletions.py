"""Records that Kafka deleted before they were read: looks for them where offsets are missing."""

from collections import Counter
from concurrent.futures import Future
from functools import partial

from kafka_client.lookups import find_beginning
from kafka_client.partitions import Hole
from kafka_client.selection import Asking
from kafka_client.window import PartitionId


class Deletions:
    """Finds out which holes in the offsets deletion has made.

    Control records, aborted transactions and compaction make holes too; deletion is what has moved the log's
    beginning past the hole's. Kafka is asked for that, about one hole of a partition at a time.
    """

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._asked: dict[PartitionId, tuple[Hole, Future[int]]] = {}

    def look_into(self, partition: PartitionId, hole: Hole) -> bool:
        """Ask whether deletion has made the hole; False while another one of the partition is looked into."""
        if partition in self._asked:
            return False
        answer = self._asking.ask(partial(find_beginning, partition=partition))
        self._asked[partition] = (hole, answer)
        return True

    def found(self) -> Counter[str]:
        """How many offsets of each topic turned out deleted since the last call."""
        deleted: Counter[str] = Counter()
        for partition, (hole, answer) in list(self._asked.items()):
            if answer.done():
                del self._asked[partition]
                if answer.exception() is None:
                    deleted[partition[0]] += max(0, min(answer.result(), hole.end) - hole.begin)
        return +deleted
