"""What a look-up says of the topics, and what the user is told of those that cannot be read."""

from collections.abc import Iterable, Mapping

import msgspec

UNKNOWN_TOPIC = "UNKNOWN_TOPIC_OR_PART"
"""Kafka's name for the error that there is no such topic."""


class TopicInfo(msgspec.Struct, frozen=True):
    """What a look-up says of a topic.

    ``replicas`` is how many brokers keep the partition that the fewest keep, ``error`` the name of Kafka's
    error (empty when there is none).
    """

    partitions: frozenset[int]
    leaderless: frozenset[int]
    replicas: int
    error: str


class Catalog(msgspec.Struct, frozen=True):
    """A look-up of all topics.

    ``asked`` is when it began, on the monotonic clock, ``cluster`` the id that Kafka gave itself, if it has
    one.
    """

    topics: dict[str, TopicInfo]
    asked: float
    cluster: str | None


def topic_problem(address: str, topics: Mapping[str, TopicInfo], refused: Iterable[str]) -> str:
    """What keeps topics from being read, empty when nothing does. ``refused`` may not be fetched from."""
    forbidden = {*refused, *(name for name, info in topics.items() if "AUTHORIZATION" in info.error)}
    if forbidden:
        return f"Kafka at {address} does not let you read {_list(forbidden)}; ask for the right to."
    others = {name: info.error for name, info in topics.items() if info.error not in ("", UNKNOWN_TOPIC)}
    if others:
        reasons = _list(set(others.values()))
        return f"Kafka at {address} cannot give the partitions of {_list(others)} ({reasons})."
    if topics and all(info.error for info in topics.values()):
        return f"Kafka at {address} has no topic {_list(topics)} yet; it is read when it appears."
    return ""


def leader_problem(topics: Mapping[str, TopicInfo]) -> str:
    """Which partitions have no leader, empty when all have one."""
    leaderless = [f"{name} [{number}]" for name, info in topics.items() for number in sorted(info.leaderless)]
    if not leaderless:
        return ""
    return f"{_list(leaderless)} cannot be read: the partition has no leader; see which broker is down."


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
