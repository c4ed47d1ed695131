"""Producing to, and changing, the Kafka of a test."""

from collections.abc import Iterable
from typing import Any

from confluent_kafka import Producer, TopicPartition
from confluent_kafka.admin import (  # type: ignore[attr-defined]
    AclBinding,
    AclBindingFilter,
    AclOperation,
    AclPermissionType,
    AdminClient,
    NewPartitions,
    NewTopic,
    ResourcePatternType,
    ResourceType,
    ScramCredentialInfo,
    ScramMechanism,
    UserScramCredentialUpsertion,
)

from kafka_client.records import Record
from tests.producing.waiting import wait_until

SECONDS = 20.0


def produce(bootstrap: str, records: Iterable[Record], **settings: Any) -> None:
    """Write the records to their topics and partitions, in this order; their offsets are up to the server."""
    producer = Producer(
        {
            "bootstrap.servers": bootstrap,
            "message.max.bytes": 12_000_000,
            # Else a batch that is sent again may come after the next one. An idempotent producer would do
            # as well, but takes half a second to begin.
            "max.in.flight.requests.per.connection": 1,
            "log_level": 0,
            **settings,
        }
    )
    failures: list[Any] = []
    for record in records:
        producer.produce(
            record.topic,
            record.value,
            record.key,
            record.partition,
            timestamp=record.timestamp or 0,
            headers=list(record.headers),
            on_delivery=lambda error, _: failures.append(error) if error else None,
        )
        producer.poll(0)
    assert producer.flush(SECONDS) == 0
    assert not failures


def produce_in_transactions(bootstrap: str, topic: str, values: Iterable[bytes | None]) -> None:
    """Write each value in a transaction of its own, after one that is aborted."""
    producer = Producer({"bootstrap.servers": bootstrap, "transactional.id": topic, "log_level": 0})
    producer.init_transactions(SECONDS)
    for value in values:
        producer.begin_transaction()
        producer.produce(topic, b"aborted", partition=0)
        producer.flush(SECONDS)
        producer.abort_transaction(SECONDS)
        producer.begin_transaction()
        producer.produce(topic, value, partition=0)
        producer.commit_transaction(SECONDS)


def admin_of(bootstrap: str) -> AdminClient:
    """A client, to be kept until all that it was asked for has been answered."""
    return AdminClient({"bootstrap.servers": bootstrap, "log_level": 0})


def make_topic(
    bootstrap: str, topic: str, partitions: int = 1, replicas: list[list[int]] | None = None, **config: str
) -> None:
    """Create a topic that keeps records of any time, unless ``config`` says otherwise.

    ``replicas`` names the brokers that keep each partition, the leader first.
    """
    settings = {"retention.ms": "-1", **{key.replace("_", "."): value for key, value in config.items()}}
    if replicas is None:
        wanted = NewTopic(topic, partitions, 1, config=settings)
    else:
        wanted = NewTopic(topic, len(replicas), replica_assignment=replicas, config=settings)
    admin = admin_of(bootstrap)
    admin.create_topics([wanted])[topic].result(SECONDS)
    wait_until(lambda: topic in topics_of(bootstrap))


def delete_topic(bootstrap: str, topic: str) -> None:
    """Delete a topic; brokers learn of it a little later, and take records for it until then."""
    admin = admin_of(bootstrap)
    admin.delete_topics([topic])[topic].result(SECONDS)
    wait_until(lambda: topic not in topics_of(bootstrap))


def add_partitions(bootstrap: str, topic: str, count: int) -> None:
    admin = admin_of(bootstrap)
    admin.create_partitions([NewPartitions(topic, count)])[topic].result(SECONDS)


def delete_records(bootstrap: str, topic: str, partition: int, before: int) -> None:
    """Delete what lies before an offset, as retention does."""
    admin = admin_of(bootstrap)
    (deleted,) = admin.delete_records([TopicPartition(topic, partition, before)]).values()
    deleted.result(SECONDS)


def topics_of(bootstrap: str) -> set[str]:
    return set(admin_of(bootstrap).list_topics(timeout=SECONDS).topics)


def set_password(bootstrap: str, user: str, password: str) -> None:
    """Let a user sign in with SCRAM, of both strengths, with this password alone."""
    admin = admin_of(bootstrap)
    for mechanism in (ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512):
        change = UserScramCredentialUpsertion(user, ScramCredentialInfo(mechanism, 4096), password.encode())
        admin.alter_user_scram_credentials([change])[user].result(SECONDS)


def allow(bootstrap: str, user: str, topic: str, *operations: AclOperation) -> None:
    """Give a user rights to a topic."""
    bindings = [
        AclBinding(
            restype=ResourceType.TOPIC,
            name=topic,
            resource_pattern_type=ResourcePatternType.LITERAL,
            principal=f"User:{user}",
            host="*",
            operation=operation,
            permission_type=AclPermissionType.ALLOW,
        )
        for operation in operations
    ]
    admin = admin_of(bootstrap)
    for made in admin.create_acls(bindings).values():
        made.result(SECONDS)
    wait_until(lambda: {*operations} <= _rights(admin, user, topic))


def forbid(bootstrap: str, user: str, topic: str) -> None:
    """Take all rights to a topic from a user."""
    admin = admin_of(bootstrap)
    for taken in admin.delete_acls([_all_rights(user, topic)]).values():
        taken.result(SECONDS)
    wait_until(lambda: not _rights(admin, user, topic))


def _rights(admin: AdminClient, user: str, topic: str) -> set[AclOperation]:
    """What the broker's authorizer has heard of: it learns of changes a little after they are made."""
    return {each.operation for each in admin.describe_acls(_all_rights(user, topic)).result(SECONDS)}


def _all_rights(user: str, topic: str) -> AclBindingFilter:
    return AclBindingFilter(
        restype=ResourceType.TOPIC,
        name=topic,
        resource_pattern_type=ResourcePatternType.LITERAL,
        principal=f"User:{user}",
        host=None,  # type: ignore[arg-type]  # any
        operation=AclOperation.ANY,
        permission_type=AclPermissionType.ANY,
    )
