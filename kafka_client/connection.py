"""A consumer and the thread that does for it whatever may block: making it, looking topics up, closing it."""

import logging
import threading
import time
from collections.abc import Sequence
from typing import Any

import msgspec
from confluent_kafka import Consumer, KafkaError, KafkaException

from kafka_client.faults import explain, tells_something, without_secrets
from kafka_client.settings import Settings, address_of, for_reading, secrets_of
from kafka_client.source import SourceError

LOOKUP_SECONDS = 5.0
"""How long a connected broker may take to answer a look-up."""

_CONNECT_SECONDS = 1.0
"""How long to wait for a broker before looking whether to close; the library goes on trying meanwhile."""
_RETRY_SECONDS = 0.1

client_logger = logging.getLogger("kafka_client.librdkafka")
# Else Python prints the library's warnings to stderr wherever nobody has set logging up.
client_logger.addHandler(logging.NullHandler())


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
    """A look-up of all topics; ``asked`` is when it began, on the monotonic clock."""

    topics: dict[str, TopicInfo]
    asked: float


class Connection:
    """A consumer that assigns nothing by itself, and looks its topics up again and again.

    ``all_down`` is when all brokers were last reported down (on the monotonic clock), 0 if they never were.
    ``fault`` is a sentence on what last went wrong, or empty. The thread ends within `LOOKUP_SECONDS` after
    `close`.
    """

    def __init__(self, settings: Settings, topics: Sequence[str], interval: float) -> None:
        self.address = address_of(settings)
        self._consumer: Consumer | None = None
        self._catalog: Catalog | None = None
        self._failure: SourceError | None = None
        self.all_down = 0.0
        self.fault = ""
        self._answer = threading.Event()
        self._settings = settings
        self._topics = topics
        self._interval = interval
        self._wake = threading.Event()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=f"connection to {self.address}", daemon=True)

    def open(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self, wait: float = 0.1) -> None:
        """Have the consumer closed. The caller must no longer be using it."""
        self._closed = True
        self._wake.set()
        self._thread.join(wait)

    @property
    def answered(self) -> bool:
        """Whether a broker has answered since all of them were last reported down."""
        return self.catalog is not None and self.catalog.asked >= self.all_down

    @property
    def consumer(self) -> Consumer | None:
        """The consumer, None until it is made. Raises `SourceError` when the settings are wrong."""
        if self._failure is not None:
            raise self._failure
        return self._consumer

    @property
    def catalog(self) -> Catalog | None:
        """The latest look-up, None until there is one."""
        return self._catalog

    def wait_for_catalog(self, seconds: float) -> None:
        """Wait for the first look-up, or for the settings to be found wrong."""
        self._answer.wait(seconds)

    def explain(self, error: KafkaError) -> str:
        """What went wrong, as a sentence without secrets."""
        sentence = explain(error.name(), error.str(), self.address)
        return without_secrets(sentence, secrets_of(self._settings))

    def note(self, error: KafkaError) -> None:
        """Take in an error that the client reports by itself."""
        name = error.name()
        if name == "_ALL_BROKERS_DOWN":
            self.all_down = time.monotonic()
            self._wake.set()
        if tells_something(name, error.str()):
            self.fault = self.explain(error)

    def _run(self) -> None:
        try:
            consumer = Consumer(for_reading(self._settings), logger=client_logger, error_cb=self.note)
        except (KafkaException, TypeError, ValueError) as error:
            self._failure = SourceError(self._bad_settings(error))
            self._answer.set()
            return
        self._consumer = consumer
        while not self._closed:
            self._wake.clear()
            self._look_up(consumer)
            if self.answered and not self._closed:
                self._wake.wait(self._interval)
        consumer.close()

    def _look_up(self, consumer: Consumer) -> None:
        asked = time.monotonic()
        topics = {}
        for topic in self._topics:
            try:
                topics[topic] = _look_up(
                    consumer, topic, LOOKUP_SECONDS if self.answered else _CONNECT_SECONDS
                )
            except KafkaException as error:
                self._note_failure(error.args[0])
                return
            if self._closed:
                return
        self._catalog = Catalog(topics, asked)
        self._answer.set()

    def _note_failure(self, error: KafkaError) -> None:
        """Take in why a look-up failed, unless it only says that no broker could be reached in time."""
        if error.name() in ("_TRANSPORT", "_TIMED_OUT"):
            self._wake.wait(_RETRY_SECONDS)
        else:
            self.fault = self.explain(error)
            self._wake.wait(_CONNECT_SECONDS)

    def _bad_settings(self, error: Exception) -> str:
        kafka_error = error.args[0] if error.args else None
        text = kafka_error.str() if isinstance(kafka_error, KafkaError) else str(error)
        return without_secrets(
            f"The settings for Kafka at {self.address} are wrong ({text}); correct them.",
            secrets_of(self._settings),
        )


def _look_up(consumer: Consumer, topic: str, seconds: float) -> TopicInfo:
    """Ask for a topic without creating it, which an AdminClient would. Raises KafkaException."""
    found: Any = consumer.list_topics(topic, timeout=seconds).topics[topic]
    return TopicInfo(
        partitions=frozenset(found.partitions),
        leaderless=frozenset(number for number, info in found.partitions.items() if info.leader < 0),
        replicas=min((len(info.replicas) for info in found.partitions.values()), default=0),
        error=found.error.name() if found.error else "",
    )
