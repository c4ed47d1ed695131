"""What there is to say of a topic: each finding says what it is and what to do. Knows no Kafka client."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

import msgspec

from kafka_client.catalog import TopicInfo
from kafka_client.events import Role

OPTIONAL_ROLES = frozenset({Role.ROBOT_ORCHESTRATION_EVENTS})
"""Roles whose topic a game need not have."""

LEAST_RECORD_BYTES = 100_000
"""A record of the game with long prompts and answers may be that large."""

_UNLIMITED = -1


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(msgspec.Struct, frozen=True):
    """One thing to know about a topic; ``message`` is a sentence that says what it is and what to do."""

    topic: str
    severity: Severity
    code: str
    message: str


def unreadable(role: Role, topic: str, error: str) -> Finding:
    """The finding for a look-up that ended with this error of Kafka."""
    if error != "UNKNOWN_TOPIC_OR_PART":
        message = f"{topic} cannot be looked up ({error}); ask for the right to DESCRIBE and READ it."
        return Finding(topic, Severity.ERROR, "unreadable_topic", message)
    if role in OPTIONAL_ROLES:
        message = f"There is no topic {topic}; it is optional."
        return Finding(topic, Severity.INFO, "missing_topic", message)
    message = (
        f"There is no topic {topic}; create it, or give the name of the one that holds the {role.label}."
    )
    return Finding(topic, Severity.ERROR, "missing_topic", message)


def layout(topic: str, info: TopicInfo) -> Iterator[Finding]:
    """What the topic's partitions and their replicas give reason to say."""
    count = len(info.partitions)
    yield Finding(
        topic,
        Severity.INFO,
        "partitions",
        f"{topic} has {count} partition{'' if count == 1 else 's'}, "
        f"each kept on {info.replicas} broker{'' if info.replicas == 1 else 's'}.",
    )
    if info.replicas == 1:
        yield Finding(
            topic,
            Severity.INFO,
            "single_copy",
            f"{topic} is kept on one broker only: with that broker its history is lost; "
            "in production, keep it on three.",
        )
    if info.leaderless:
        numbers = ", ".join(str(number) for number in sorted(info.leaderless))
        yield Finding(
            topic,
            Severity.ERROR,
            "no_leader",
            f"Nobody leads partition {numbers} of {topic}, so it cannot be read; see which broker is down.",
        )


def configuration(role: Role, topic: str, values: Mapping[str, str]) -> Iterator[Finding]:
    """What the topic's settings, by their names, give reason to say."""
    yield from _compaction(role, topic, values)
    yield from _retention(role, topic, values)
    yield from _record_size(topic, values)
    yield from _record_times(topic, values)


def deleted_history(topic: str, records: int) -> Finding:
    """So many records at the beginning of the topic are gone."""
    return Finding(
        topic,
        Severity.WARNING,
        "deleted_history",
        f"{topic} begins late: about {records:,} earlier records were deleted, "
        "so that old matches lack events; set its retention.ms and retention.bytes to -1 to keep the others.",
    )


def _compaction(role: Role, topic: str, values: Mapping[str, str]) -> Iterator[Finding]:
    if "compact" not in values.get("cleanup.policy", ""):
        return
    severity = Severity.ERROR if role is Role.MATCH_EVENTS else Severity.WARNING
    yield Finding(
        topic,
        severity,
        "compacted_topic",
        f"{topic} is compacted, which deletes all but the last record of a key, and so the matches' history; "
        "set its cleanup.policy to delete.",
    )


def _retention(role: Role, topic: str, values: Mapping[str, str]) -> Iterator[Finding]:
    if "delete" not in values.get("cleanup.policy", "delete"):
        return
    limits = []
    milliseconds = int(values.get("retention.ms", _UNLIMITED))
    size = int(values.get("retention.bytes", _UNLIMITED))
    if milliseconds != _UNLIMITED:
        limits.append(_span(milliseconds))
    if size != _UNLIMITED:
        limits.append(f"{size:,} bytes a partition")
    if not limits and "compact" not in values.get("cleanup.policy", ""):
        message = f"{topic} keeps all its records: neither retention nor compaction deletes any."
        yield Finding(topic, Severity.INFO, "keeps_everything", message)
    if limits:
        severity = Severity.WARNING if role is Role.MATCH_EVENTS else Severity.INFO
        message = (
            f"{topic} keeps records for {' and '.join(limits)} only; "
            "set its retention.ms and retention.bytes to -1 to keep the history."
        )
        yield Finding(topic, severity, "finite_retention", message)


def _span(milliseconds: int) -> str:
    for unit, length in (("days", 86_400_000), ("hours", 3_600_000), ("minutes", 60_000), ("seconds", 1000)):
        if milliseconds >= 2 * length:
            return f"{milliseconds / length:.3g} {unit}"
    return f"{milliseconds} milliseconds"


def _record_size(topic: str, values: Mapping[str, str]) -> Iterator[Finding]:
    if "max.message.bytes" not in values:
        return
    size = int(values["max.message.bytes"])
    message = f"{topic} takes record batches of up to {size:,} bytes"
    if size < LEAST_RECORD_BYTES:
        advice = f"long events may be refused; raise its max.message.bytes to {LEAST_RECORD_BYTES:,} or more."
        yield Finding(topic, Severity.WARNING, "max_message_bytes", f"{message}: {advice}")
    else:
        yield Finding(topic, Severity.INFO, "max_message_bytes", f"{message}.")


def _record_times(topic: str, values: Mapping[str, str]) -> Iterator[Finding]:
    kind = values.get("message.timestamp.type")
    if kind == "LogAppendTime":
        message = (
            f"Kafka gives the records of {topic} the time at which it stores them; --since and --until look "
            "at that time, and the events keep their own."
        )
        yield Finding(topic, Severity.INFO, "log_append_time", message)
    elif kind is not None:
        message = f"The producers give the records of {topic} their times; --since and --until look at those."
        yield Finding(topic, Severity.INFO, "create_time", message)


def empty(topic: str) -> Finding:
    """Nothing is in the topic."""
    message = f"{topic} holds no records; if matches were played, see that the game writes to this topic."
    return Finding(topic, Severity.INFO, "empty_topic", message)
