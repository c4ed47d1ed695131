"""Which partitions are read: those that the topics have, assigned to a consumer as they come and go."""

from collections import Counter
from collections.abc import Callable, Mapping

from confluent_kafka import OFFSET_BEGINNING, OFFSET_END, Consumer, TopicPartition

from kafka_client.catalog import UNKNOWN_TOPIC, Catalog, TopicInfo
from kafka_client.partitions import LogReplacedError, PartitionProgress
from kafka_client.records import Record
from kafka_client.window import PartitionId

ABSENCES = 2
"""In so many look-ups in a row a topic must be missing to count as deleted."""

Wanted = Callable[[str, frozenset[int]], frozenset[int]]
"""Which of a topic's partitions to read; none while that is not known."""


class Assignment:
    """The ``partitions`` that are read, and how far.

    Where there is a last record to ``resume`` from, a partition begins after that; else where the log does,
    or, if not ``from_beginning``, where it ends: `kafka_client.beginnings` then finds the place.
    """

    def __init__(self, wanted: Wanted, resume: Mapping[PartitionId, Record], *, from_beginning: bool) -> None:
        self.partitions: dict[PartitionId, PartitionProgress] = {}
        self._wanted = wanted
        self._resumed = resume
        self._from_beginning = from_beginning
        self._absent: Counter[str] = Counter()
        self._gone: set[str] = set()
        self._waiting: set[PartitionId] = set()
        self._stopped: set[PartitionId] = set()

    def follow(self, consumer: Consumer, catalog: Catalog, *, is_news: bool) -> None:
        """Read the partitions that the topics have by now. Raises `LogReplacedError`.

        Only a look-up that ``is_news`` can show that a topic is gone. The library gives the first partitions
        more than the last: what robots do comes before the matches, which are complete only with it.
        """
        for topic, info in reversed(catalog.topics.items()):
            if not info.error:
                self._absent[topic] = 0
                self._assign_new(consumer, topic, info)
                self._read_on(consumer, topic)
            elif info.error == UNKNOWN_TOPIC and is_news:
                self._note_absence(consumer, topic)

    def covers(self, catalog: Catalog) -> bool:
        """Whether all partitions that are to be read are known and assigned."""
        for topic, info in catalog.topics.items():
            wanted = frozenset[int]() if info.error else self._wanted(topic, info.partitions)
            if not info.error and not wanted:
                return False
            if any((topic, number) not in self.partitions for number in wanted):
                return False
        return True

    def interrupt(self, consumer: Consumer) -> None:
        """Read nothing until `follow` shows that the brokers know the topics."""
        consumer.unassign()
        self._waiting = self.partitions.keys() - self._stopped

    def stop(self, consumer: Consumer, partition: PartitionId) -> None:
        """Read no more of a partition, for good."""
        if partition not in self._stopped and partition not in self._waiting:
            self._stopped.add(partition)
            consumer.incremental_unassign([TopicPartition(*partition)])

    def _assign_new(self, consumer: Consumer, topic: str, info: TopicInfo) -> None:
        ours = {number for name, number in self.partitions if name == topic}
        resumed = {number for name, number in self._resumed if name == topic}
        if topic in self._gone or not ours | resumed <= info.partitions:
            raise LogReplacedError(topic)
        for number in sorted(self._wanted(topic, info.partitions) - ours):
            progress = self.partitions[topic, number] = PartitionProgress(topic, number)
            consumer.incremental_assign([TopicPartition(topic, number, self._first_offset(progress))])

    def _first_offset(self, progress: PartitionProgress) -> int:
        """Where to begin with a partition."""
        last_record = self._resumed.get(progress.id)
        if last_record is not None:
            progress.begin_after(last_record)
            return progress.resume()
        if self._from_beginning:
            progress.begin(0)
            return OFFSET_BEGINNING
        # Only to learn from a fetch where the log ends: what a query says may be wrong.
        return OFFSET_END

    def _read_on(self, consumer: Consumer, topic: str) -> None:
        """Read on where the connection was lost, the last record once more: to see if the log is the same."""
        for partition in [each for each in self._waiting if each[0] == topic]:
            progress = self.partitions[partition]
            offset = OFFSET_END if progress.start is None else progress.resume()
            consumer.incremental_assign([TopicPartition(*partition, offset)])
            self._waiting.discard(partition)

    def _note_absence(self, consumer: Consumer, topic: str) -> None:
        """Stop reading a topic that is gone; a server that has just started may not know all of them."""
        self._absent[topic] += 1
        ours = {each for each in self.partitions if each[0] == topic}
        if ours and self._absent[topic] >= ABSENCES:
            read = ours - self._waiting - self._stopped
            consumer.incremental_unassign([TopicPartition(*each) for each in read])
            for each in ours:
                del self.partitions[each]
            self._waiting -= ours
            self._stopped -= ours
            self._gone.add(topic)
