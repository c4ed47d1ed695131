"""The replay order, against a naive merge that is written as the contract says it."""

from collections.abc import Iterable
from random import Random

import hypothesis.strategies as st
import pytest
from hypothesis import example, given

from app.core.ordering import Partition, replay_order
from kafka_client.events import Event, Role, Unknown
from kafka_client.records import Record, TimestampType
from tests.logs import START, Log


def event(role: Role, partition: int, offset: int, time: float | None, topic: str = "") -> Event:
    """An event with only what the order looks at."""
    record = Record(topic or role.label, partition, offset, None, TimestampType.UNKNOWN, None, b"{}")
    return Event(
        role=role,
        type="",
        match_id="m1",
        id=None,
        robot_id=None,
        correlation_id=None,
        time=0 if time is None else time,
        timed=time is not None,
        conflicting_type=None,
        body=Unknown(),
        record=record,
    )


def by_partition(events: Iterable[Event]) -> dict[Partition, list[Event]]:
    partitions: dict[Partition, list[Event]] = {}
    for each in sorted(events, key=lambda each: each.record.offset):
        partitions.setdefault(each.record.position[:2], []).append(each)
    return partitions


def naive_merge(partitions: dict[Partition, list[Event]]) -> list[tuple[str, int, int]]:
    """Repeatedly take, of the partitions' next records, the smallest (event time, role, partition)."""
    queues = {partition: [*events] for partition, events in partitions.items()}
    previous_times = dict.fromkeys(queues, 0.0)

    def key_of_next(partition: Partition) -> tuple[float, int, int]:
        upcoming = queues[partition][0]
        time = upcoming.time if upcoming.timed else previous_times[partition]
        return (time, upcoming.role, partition[1])

    merged = []
    while any(queues.values()):
        smallest = min((partition for partition in queues if queues[partition]), key=key_of_next)
        previous_times[smallest] = key_of_next(smallest)[0]
        merged.append(queues[smallest].pop(0).record.position)
    return merged


def positions(events: Iterable[Event]) -> list[tuple[str, int, int]]:
    return [each.record.position for each in events]


@st.composite
def _partitions(draw: st.DrawFn, mixed: bool = False) -> dict[Partition, list[Event]]:
    """A few partitions with small, often equal or decreasing times; ``mixed``: several roles in one topic."""
    times = st.none() | st.integers(0, 6) | st.floats(0, 6)
    events = []
    for role in Role:
        for partition in range(draw(st.integers(0, 3))):
            for offset, time in enumerate(draw(st.lists(times, max_size=5))):
                own = draw(st.sampled_from(Role)) if mixed else role
                # In one topic: equal keys from two topics are a case that the contract leaves open.
                topic, number = ("all", partition + 3 * role) if mixed else (role.label, partition)
                events.append(event(own, number, offset * 2, time, topic))
    return by_partition(events)


@given(_partitions())
def test_the_order_is_that_of_a_naive_merge(partitions: dict[Partition, list[Event]]) -> None:
    """Replay order: a k-way merge."""
    assert positions(replay_order(partitions)) == naive_merge(partitions)


@given(_partitions(mixed=True))
def test_the_order_is_that_of_a_naive_merge_when_a_topic_mixes_roles(
    partitions: dict[Partition, list[Event]],
) -> None:
    """Replay order: a k-way merge, with roles told by shape."""
    assert positions(replay_order(partitions)) == naive_merge(partitions)


@given(_partitions())
def test_the_order_is_also_that_of_the_contracts_sort_key(partitions: dict[Partition, list[Event]]) -> None:
    """Replay order: sorting by (largest event time so far in that partition, role, partition, offset)."""
    keyed = []
    for (_, number), events in partitions.items():
        time = largest = 0.0
        for each in events:
            time = each.time if each.timed else time
            largest = max(largest, time)
            keyed.append(((largest, each.role, number, each.record.offset), each.record.position))
    assert positions(replay_order(partitions)) == [position for _, position in sorted(keyed)]


@given(_partitions())
@example(by_partition([event(Role.MATCH_EVENTS, 0, offset, 9 - offset) for offset in range(5)]))
def test_within_a_partition_offsets_only_rise(partitions: dict[Partition, list[Event]]) -> None:
    """Replay order: within a partition, offset order, always."""
    ordered = replay_order(partitions)
    for partition, events in partitions.items():
        own = [each.record.offset for each in ordered if each.record.position[:2] == partition]
        assert own == [each.record.offset for each in events]


@given(_partitions(), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_of_partitions(
    partitions: dict[Partition, list[Event]], random: Random
) -> None:
    """Replay order: the same whatever the order in which they arrived."""
    shuffled = [*partitions.items()]
    random.shuffle(shuffled)
    assert replay_order(dict(shuffled)) == replay_order(partitions)


def test_equal_times_are_ordered_by_role_and_then_partition() -> None:
    """Replay order: (event time, role in the order of the topic table, partition)."""
    events = [event(role, partition, 0, 5) for role in reversed(Role) for partition in (2, 0, 1)]
    ordered = [(each.role, each.record.partition) for each in replay_order(by_partition(events))]
    assert ordered == [(role, partition) for role in Role for partition in (0, 1, 2)]


def test_equal_keys_of_two_topics_are_ordered_by_topic() -> None:
    """Replay order: one total order, whatever the order of arrival."""
    events = [event(Role.MATCH_EVENTS, 0, 0, 5, topic) for topic in ("b", "a")]
    for given_order in (events, events[::-1]):
        assert [each.record.topic for each in replay_order(by_partition(given_order))] == ["a", "b"]


def test_a_producers_mistake_holds_back_its_partition_only() -> None:
    """Replay order: a mistake in timestamp never reorders a partition."""
    log = Log().started(at=0).round(1, at=9000).response("A", 1, "x", at=2000)
    log.command("poet", 1, at=3000)
    assert [each.type for each in log.events()] == [
        "match.started",
        "generate_response",
        "round.started",
        "response.submitted",
    ]


def test_another_matchs_times_do_not_hold_a_match_back() -> None:
    """Replay order: over that match's records only."""
    log = Log().match("m2").started(at=50_000).match("m1").started(at=0).command("poet", 1, at=1000)
    assert [each.type for each in log.round(1, at=2000).events()] == [
        "match.started",
        "generate_response",
        "round.started",
    ]


@pytest.mark.parametrize("record_time", [None, -7])
def test_an_event_without_a_time_has_that_of_the_matchs_previous_record_in_its_partition(
    record_time: int | None,
) -> None:
    """Records, event time: the time of the match's previous record in that partition, else 0."""
    log = Log().command("poet", 1, at=5000, record_time=record_time).command("poet", 2, at=6000)
    log.match("m2").command("poet", 1, at=7000).match("m1")
    log.command("poet", 3, at=8000, record_time=record_time).command("poet", 4, record_time=record_time)
    assert [each.time for each in log.events()] == [0, START + 6000, START + 6000, START + 6000]
    assert all(each.record.timestamp in {record_time, START + 6000} for each in log.events())
