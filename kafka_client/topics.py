"""Topic health, read-only: whether the topics are there and keep the history that they are read for."""

import time
from collections.abc import Iterator, Mapping

from confluent_kafka import Consumer, KafkaException, TopicPartition
from confluent_kafka.admin import AdminClient, ConfigResource  # type: ignore[attr-defined]

from kafka_client.catalog import TopicInfo
from kafka_client.clients import for_client
from kafka_client.connection import Connection
from kafka_client.consumer import KafkaSource
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.findings import Finding, Severity, configuration, deleted_history, empty, layout, unreadable
from kafka_client.moments import moment
from kafka_client.settings import Settings
from kafka_client.source import PATIENCE_SECONDS, LoadWindow, SourceError, read_to_end
from kafka_client.tokens import tokens_of

_ANSWER_SECONDS = 10.0
_LAST_RECORD = LoadWindow(last=1)


def check_topics(
    settings: Settings, topics: Mapping[Role, str] = DEFAULT_TOPICS, patience: float = PATIENCE_SECONDS
) -> list[Finding]:
    """Look at each role's topic, in the order of the roles. Raises `SourceError` when Kafka cannot be read.

    Nothing is created or changed: topics are looked up through a consumer, settings by DescribeConfigs.
    """
    connection = Connection(settings, tuple(dict.fromkeys(topics.values())), interval=patience)
    connection.open()
    try:
        catalog = _wait_for_catalog(connection, patience)
        consumer = connection.consumer
        if consumer is None:
            raise SourceError(f"Kafka at {connection.address} has not answered; try again.")
        check = _Check(settings, connection, consumer, patience)
        return [
            finding
            for role in sorted(topics)
            for finding in check.run(role, topics[role], catalog[topics[role]])
        ]
    finally:
        connection.close()


def _wait_for_catalog(connection: Connection, patience: float) -> dict[str, TopicInfo]:
    deadline = time.monotonic() + patience
    while connection.catalog is None and time.monotonic() < deadline:
        connection.wait_for_catalog(0.05)
        if connection.consumer is not None:
            connection.consumer.poll(0)  # delivers what the client has to report
    if connection.catalog is None:
        raise SourceError(
            connection.fault
            or f"{connection.address} has not answered for {patience:.0f} seconds; "
            "check the address and security.protocol."
        )
    return connection.catalog.topics


class _Check:
    """Looks at one topic after the other."""

    def __init__(
        self, settings: Settings, connection: Connection, consumer: Consumer, patience: float
    ) -> None:
        self._settings = settings
        self._connection = connection
        self._consumer = consumer
        self._patience = patience
        tokens = tokens_of(settings)
        self._admin = AdminClient({**for_client(settings, tokens), "enable.metrics.push": False})

    def run(self, role: Role, topic: str, info: TopicInfo) -> Iterator[Finding]:
        """Yield what there is to say of the topic."""
        if info.error:
            yield unreadable(role, topic, info.error)
            return
        yield from layout(topic, info)
        yield from self._configuration(role, topic)
        yield from self._history(topic, info)

    def _configuration(self, role: Role, topic: str) -> Iterator[Finding]:
        resource = ConfigResource(ConfigResource.Type.TOPIC, topic)
        # The dict must live until its future is done: the library frees it with the answer in it.
        asked = self._admin.describe_configs([resource], request_timeout=_ANSWER_SECONDS)
        try:
            found = asked[resource].result()
        except KafkaException as error:
            reason = error.args[0].str()
            yield Finding(
                topic,
                Severity.WARNING,
                "unknown_configuration",
                f"The settings of {topic} cannot be seen ({reason}), so that retention and compaction were "
                "not checked; ask for the right DESCRIBE_CONFIGS.",
            )
            return
        values = {name: entry.value for name, entry in found.items() if entry.value is not None}
        yield from configuration(role, topic, values)

    def _history(self, topic: str, info: TopicInfo) -> Iterator[Finding]:
        try:
            bounds = [
                self._consumer.get_watermark_offsets(TopicPartition(topic, number), timeout=_ANSWER_SECONDS)
                for number in sorted(info.partitions - info.leaderless)
            ]
            last = self._last_write(topic)
        except (KafkaException, SourceError) as error:
            reason = str(error) if isinstance(error, SourceError) else self._connection.explain(error.args[0])
            yield Finding(
                topic, Severity.ERROR, "unreadable_topic", f"The records of {topic} cannot be read. {reason}"
            )
            return
        deleted = sum(low for low, _ in bounds)
        if deleted:
            yield deleted_history(topic, deleted)
        yield last

    def _last_write(self, topic: str) -> Finding:
        """How much there is, and how old it is. Raises `SourceError`."""
        source = KafkaSource(self._settings, {Role.MATCH_EVENTS: topic}, _LAST_RECORD)
        newest = None
        about = 0
        for batch in read_to_end(source, self._patience):
            about = batch.status.read + batch.status.left_out
            times = [record.timestamp for record in batch.records if record.timestamp is not None]
            newest = max(times + ([] if newest is None else [newest]), default=None)
        if not about:
            return empty(topic)
        when = "at an unknown time" if newest is None else f"at {moment(newest)}"
        return Finding(
            topic,
            Severity.INFO,
            "last_write",
            f"{topic} holds about {about:,} records, the last written {when}.",
        )
