"""Writing the sample matches to Kafka: what `orchestra-replay seed` does, and `demo` does first."""

import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import msgspec
from confluent_kafka import KafkaError, Producer
from confluent_kafka import Message as Delivered

from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.producing.broker import is_embedded
from kafka_client.producing.connection import Connection, Settings
from kafka_client.producing.errors import ProducingError
from kafka_client.producing.messages import Message, in_order
from kafka_client.producing.samples import DEFAULT_COUNT, DEFAULT_DAYS, DEFAULT_SEED, play_samples
from kafka_client.producing.topics import CONNECT_SECONDS, CreatedTopics, create_topics

DELIVERY_SECONDS = 30.0

Progress = Callable[[int, int], None]
"""Called with the number of records that Kafka has taken, and that of all."""


class Seeded(msgspec.Struct, frozen=True):
    """What was written, and to which topics."""

    matches: int
    records: int
    topics: CreatedTopics


def seed(
    settings: Settings,
    count: int = DEFAULT_COUNT,
    seed: int = DEFAULT_SEED,
    topics: Mapping[Role, str] = DEFAULT_TOPICS,
    *,
    days: float = DEFAULT_DAYS,
    now: int | None = None,
    progress: Progress | None = None,
) -> Seeded:
    """Write sample matches of the ``days`` before ``now`` (Unix milliseconds), and create missing topics.

    The same seed gives the same matches, so written twice into the same topics they are duplicates. Raises
    `ProducingError`, within a minute, when Kafka does not take the records.
    """
    if count < 1:
        raise ProducingError(f"{count} sample matches cannot be written; ask for 1 or more.")
    connection = Connection(settings)
    created = create_topics(settings, topics)
    cluster = connection.cluster_id(connection.admin(), CONNECT_SECONDS)
    moment = round(time.time() * 1000) if now is None else now
    # Played twice, once to count: many matches would not fit into memory.
    play = partial(play_samples, count, seed=seed, now=moment, days=days)
    total = sum(len(match.messages) for match in play())
    _Writer(connection, topics, _tuning(cluster)).write(in_order(play()), total, progress)
    return Seeded(count, total, created)


def _tuning(cluster: str | None) -> dict[str, Any]:
    """What a producer to this cluster needs of its own.

    Asked for its high watermark, the embedded broker counts one record of the last batch. Its idempotent
    producers begin a second later than others, and guard against nothing that happens on loopback.
    """
    if not is_embedded(cluster):
        return {}
    return {"batch.num.messages": 1, "linger.ms": 0, "enable.idempotence": False}


class _Writer:
    """Writes messages and waits until Kafka has taken them all."""

    def __init__(self, connection: Connection, topics: Mapping[Role, str], tuning: Mapping[str, Any]) -> None:
        self._connection = connection
        self._topics = topics
        self._taken = 0
        self._failure: KafkaError | None = None
        self._producer: Producer = connection.producer(
            {
                # Keeps the order within a partition when a request has to be sent again.
                "enable.idempotence": True,
                "message.timeout.ms": round(DELIVERY_SECONDS * 1000),
                **tuning,
            }
        )

    def write(self, messages: Iterable[Message], total: int, progress: Progress | None) -> None:
        for message in messages:
            self._produce(message)
            self._serve(0, total, progress)
        while self._taken < total:
            self._serve(0.1, total, progress)

    def _produce(self, message: Message) -> None:
        while True:
            try:
                self._producer.produce(
                    self._topics[message.role],
                    message.value,
                    message.key,
                    headers=list(message.headers),
                    timestamp=message.timestamp,
                    on_delivery=self._delivered,
                )
            except BufferError:  # the queue is full
                self._producer.poll(0.1)
            else:
                return

    def _serve(self, seconds: float, total: int, progress: Progress | None) -> None:
        """Take in delivery reports. Raises `ProducingError` when a record was not delivered."""
        if self._producer.poll(seconds) and progress is not None:
            progress(self._taken, total)
        if self._failure is None:
            return
        self._producer.purge()
        raise ProducingError(
            f"Kafka at {self._connection.address} took only {self._taken:,} of {total:,} records "
            f"({self._failure.str()}); check that the server runs and that you may write to its topics."
        )

    def _delivered(self, error: KafkaError | None, _message: Delivered) -> None:
        if error is None:
            self._taken += 1
        elif self._failure is None:
            self._failure = error
