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

    Each partition's events are given in offset order.
    """
    entries = [
        (*largest, partition, topic, event.record.offset, event)
        for (topic, partition), events in partitions.items()
        for largest, event in _keyed(events)
    ]
    entries.sort()  # no two have the same place, so that events are never compared
    return [entry[-1] for entry in entries]


def _keyed(events: Iterable[Event]) -> Iterable[tuple[tuple[float, int], Event]]:
    """Each event with the largest (time, role) so far; an event without a time has that of the one before."""
    previous_time: float = 0
    largest = (-1.0, -1)
    for event in events:
        resolved = event if event.timed else replace(event, time=previous_time)
        previous_time = resolved.time
        largest = max(largest, (previous_time, int(resolved.role)))
        yield largest, resolved
