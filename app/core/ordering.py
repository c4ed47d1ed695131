"""The replay order: one total order per match, whatever the order of arrival.

Within a partition offset order, always. Between partitions a k-way merge that takes, among the partitions'
next records, the one with the smallest (event time, role, partition). That is the same as sorting by the
largest such key so far in the partition, which is what `replay_order` does; the topic's name breaks the last
ties.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from kafka_client.events import Event

Partition = tuple[str, int]
"""(topic, partition)."""


def replay_order(partitions: Mapping[Partition, Iterable[Event]]) -> list[Event]:
    """One match's events in replay order, each with its time resolved.

    Each partition's events are given in offset order. An event without a time has that of the one before.
    """
    entries = []
    for (topic, partition), events in partitions.items():
        previous: float = 0
        largest: tuple[float, int] = (-1, -1)
        for event in events:
            resolved = event if event.timed else replace(event, time=previous)
            previous = resolved.time
            largest = max(largest, (previous, resolved.role))
            entries.append((largest, partition, topic, resolved.record.offset, resolved))
    entries.sort()  # no two have the same place, so that events are never compared
    return [entry[-1] for entry in entries]
