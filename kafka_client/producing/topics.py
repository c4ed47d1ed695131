"""Topic creation: what `orchestra-replay topics create` does, and `seed` and `demo` do first."""

import re
from collections.abc import Collection, Mapping
from concurrent.futures import Future

import msgspec
from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import AlterConfigOpType, ConfigEntry, ConfigResource  # type: ignore[attr-defined]
from confluent_kafka.cimpl import NewTopic

from kafka_client.events import Role
from kafka_client.findings import LEAST_RECORD_BYTES
from kafka_client.producing.connection import Connection, Settings, text_of
from kafka_client.producing.errors import ProducingError

PARTITIONS = 3
BROKER_DEFAULT = -1
"""The replication factor that leaves the choice to the cluster (``default.replication.factor``)."""

KEEP_EVERYTHING: Mapping[str, str] = {
    "cleanup.policy": "delete",
    "retention.ms": "-1",
    "retention.bytes": "-1",
}
"""Unlimited history. Compaction would keep one record per key, that is, per match."""

_SIZE = "max.message.bytes"

CONNECT_SECONDS = 10.0
CREATE_SECONDS = 30.0

_LEGAL_NAME = re.compile(r"(?!\.{1,2}\Z)[A-Za-z0-9._-]{1,249}\Z")


class CreatedTopics(msgspec.Struct, frozen=True):
    """Which topics were made, and which were there before and stay as they are. Names, in role order."""

    created: tuple[str, ...]
    existing: tuple[str, ...]


def create_topics(
    settings: Settings,
    names: Mapping[Role, str],
    partitions: int = PARTITIONS,
    replication: int = BROKER_DEFAULT,
) -> CreatedTopics:
    """Create the topics of these roles with unlimited retention; existing ones are not changed.

    Raises `ProducingError` when a name or number is impossible, Kafka does not answer, or it refuses a topic.
    """
    wanted = list(dict.fromkeys(names[role] for role in sorted(names)))
    _check(wanted, partitions, replication)
    connection = Connection(settings)
    admin = connection.admin()
    connection.cluster_id(admin, CONNECT_SECONDS)  # a server that is away is told sooner, and why
    asked = admin.create_topics(
        [NewTopic(name, partitions, replication, config=dict(KEEP_EVERYTHING)) for name in wanted],
        request_timeout=CREATE_SECONDS,
    )
    created, existing = [], []
    for name in wanted:
        try:
            asked[name].result()
        except KafkaException as error:
            if error.args[0].code() != KafkaError.TOPIC_ALREADY_EXISTS:
                raise ProducingError(
                    f"Kafka at {connection.address} did not create the topic {name} ({text_of(error)}); "
                    "correct that, or have it created by someone who may."
                ) from None
            existing.append(name)
        else:
            created.append(name)
    return CreatedTopics(tuple(created), tuple(existing))


def repair_topics(settings: Settings, names: Collection[str]) -> None:
    """Set the topics, which exist, to take all records and to keep them. Raises `ProducingError`."""
    connection = Connection(settings)
    admin = connection.admin()
    # The dicts must live until their futures are done.
    described = admin.describe_configs(
        [ConfigResource(ConfigResource.Type.TOPIC, name) for name in names], request_timeout=CREATE_SECONDS
    )
    changed = admin.incremental_alter_configs(
        [_repair(resource.name, _largest_record(answer)) for resource, answer in described.items()],
        request_timeout=CREATE_SECONDS,
    )
    for resource, done in changed.items():
        try:
            done.result()
        except KafkaException as error:
            raise ProducingError(
                f"Kafka at {connection.address} did not change the topic {resource.name} ({text_of(error)}); "
                "have it changed by someone who may."
            ) from None


def _largest_record(answer: "Future[dict[str, ConfigEntry]]") -> int | None:
    """How large a record may be by now, None where that may not be seen."""
    try:
        entry = answer.result().get(_SIZE)
    except KafkaException:
        return None
    return None if entry is None or entry.value is None else int(entry.value)


def _repair(name: str, largest_record: int | None) -> ConfigResource:
    """The changes to make. Where larger records are allowed than the game needs, they stay so."""
    wanted = dict(KEEP_EVERYTHING)
    if largest_record is not None and largest_record < LEAST_RECORD_BYTES:
        wanted[_SIZE] = str(LEAST_RECORD_BYTES)
    changes = [
        ConfigEntry(key, value, incremental_operation=AlterConfigOpType.SET) for key, value in wanted.items()
    ]
    return ConfigResource(ConfigResource.Type.TOPIC, name, incremental_configs=changes)


def _check(names: list[str], partitions: int, replication: int) -> None:
    """Refuse here what some brokers accept and then cannot serve."""
    for name in names:
        if not _LEGAL_NAME.match(name):
            raise ProducingError(
                f"{name!r} is not a topic name; use up to 249 letters, digits, dots, underscores and hyphens."
            )
    if partitions < 1:
        raise ProducingError(f"A topic cannot have {partitions} partitions; ask for 1 or more.")
    if replication < 1 and replication != BROKER_DEFAULT:
        raise ProducingError(f"{replication} is not a replication factor; ask for 1 or more.")
