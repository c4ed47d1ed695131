"""Which partitions a consumer is given, and in which order."""

from typing import Any

from kafka_client.assignment import Assignment
from kafka_client.catalog import Catalog, TopicInfo
from kafka_client.events import DEFAULT_TOPICS


class Consumer:
    """Notes what it is given to read."""

    def __init__(self) -> None:
        self.given: list[tuple[str, int]] = []

    def incremental_assign(self, partitions: list[Any]) -> None:
        self.given += [(each.topic, each.partition) for each in partitions]


def test_what_robots_do_is_read_before_the_matches_which_are_complete_only_with_it() -> None:
    topics = {name: TopicInfo(frozenset({0, 1}), frozenset(), 1, "") for name in DEFAULT_TOPICS.values()}
    consumer: Any = Consumer()
    assignment = Assignment(lambda _, existing: existing, {}, from_beginning=True)
    assignment.follow(consumer, Catalog(topics, 0.0, "cluster"), is_news=True)
    assert consumer.given == [(name, number) for name in reversed(topics) for number in (0, 1)]
    assert consumer.given[-1] == ("match-events", 1)
