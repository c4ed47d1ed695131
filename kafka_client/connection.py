"""A consumer, and the thread that makes it and looks topics up, which both may block."""

import contextlib
import threading
import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

import msgspec
from confluent_kafka import Consumer, KafkaError, KafkaException

from kafka_client.catalog import Catalog, TopicInfo
from kafka_client.clients import for_client
from kafka_client.faults import explain, tells_something, without_secrets
from kafka_client.lookups import Question
from kafka_client.settings import Settings, address_of, for_reading, secrets_of
from kafka_client.source import SourceError
from kafka_client.tokens import TokenError, tokens_of

LOOKUP_SECONDS = 5.0
"""How long a connected broker may take to answer a look-up."""

_CONNECT_SECONDS = 1.0
"""How long to wait for a broker before looking whether to close; the library goes on trying meanwhile."""
_RETRY_SECONDS = 0.1
_ACQUAINT_SECONDS = 0.5
_ATTEMPTS = 3
"""So often a question is asked."""

_TOKEN_SECONDS = 5.0
"""So often it is looked whether credentials that give no token have been renewed."""

FRUGAL = {"queued.min.messages": 100, "fetch.message.max.bytes": 64 * 1024}
"""For fetching a few records from each of many partitions."""

Answer = TypeVar("Answer")


class _Asked(msgspec.Struct):
    """A question, where its answer goes, and how often asking it has failed."""

    question: Question[Any]
    answer: "Future[Any]"
    failures: int = 0


class Connection:
    """A consumer that assigns nothing by itself, and the topics, which are looked up again and again.

    The look-ups and questions go through a second consumer: the library lets one thread at a time use a
    consumer, and one that waits for records would keep them from coming to their turn.

    ``all_down`` is when all brokers were last reported down (on the monotonic clock), 0 if they never were.
    ``fault`` is a sentence on what last went wrong, or empty. The thread ends soon after `close`: when the
    broker has answered what it was asked, or the time for that is up.
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
        self._tokens = tokens_of(settings)
        self._topics = topics
        self._interval = interval
        self._wake = threading.Event()
        self._questions: deque[_Asked] = deque()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"connection to {self.address}", daemon=True)

    def open(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self, wait: float = 0.1) -> None:
        """Close the consumer, and have the thread end."""
        with self._lock:
            self._closed.set()
        self._wake.set()
        if self._consumer is not None:
            self._consumer.close()
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

    def ask(self, question: Question[Answer]) -> "Future[Answer]":
        """Put a question to Kafka as soon as it answers; a question that keeps failing fails the future."""
        answer: Future[Answer] = Future()
        self._questions.append(_Asked(question, answer))
        self._wake.set()
        return answer

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
            self.fault = self._token_fault(name) or self.explain(error)

    def _token_fault(self, name: str) -> str:
        """Why there is no token where that is what a sign-in fails for; empty otherwise."""
        refused = name in ("_AUTHENTICATION", "SASL_AUTHENTICATION_FAILED")
        return self._tokens.fault if refused and self._tokens is not None else ""

    def _run(self) -> None:
        self._wait_for_token()
        if self._closed.is_set():
            return
        settings = for_client(for_reading(self._settings), self._tokens)
        try:
            consumer = Consumer(settings, error_cb=self.note)
            # Its errors are those of the other one, and are told by that.
            scout = Consumer({**settings, **FRUGAL, "log_level": 0})
        except (KafkaException, TypeError, ValueError) as error:
            self._failure = SourceError(bad_settings(self._settings, error))
            self._answer.set()
            return
        with self._lock:
            if self._closed.is_set():
                consumer.close()
            else:
                self._consumer = consumer
        while not self._closed.is_set():
            self._wake.clear()
            catalog = self._look_up(scout)
            if catalog is not None:
                if self._catalog is None:
                    _acquaint(consumer, catalog)
                self._catalog = catalog
                self._answer.set()
            if self.answered and not self._closed.is_set():
                self._answer_questions(scout)
                self._wake.wait(0 if self._questions else self._interval)
        scout.close()

    def _wait_for_token(self) -> None:
        """Have a first token: the library says nothing of why it gets none, and its user may renew it."""
        while self._tokens is not None and not self._closed.is_set():
            try:
                self._tokens.token()
            except TokenError as error:
                self.fault = str(error)
                self._closed.wait(_TOKEN_SECONDS)
            else:
                self.fault = ""
                return

    def _look_up(self, scout: Consumer) -> Catalog | None:
        asked = time.monotonic()
        topics = {}
        cluster = None
        for topic in self._topics:
            try:
                seconds = LOOKUP_SECONDS if self.answered else _CONNECT_SECONDS
                # Through an AdminClient this would create the topic.
                found = scout.list_topics(topic, timeout=seconds)
            except KafkaException as error:
                self._note_failure(error.args[0])
                return None
            if self._closed.is_set():
                return None
            topics[topic] = _topic_info(found.topics[topic])
            cluster = found.cluster_id
        return Catalog(topics, asked, cluster)

    def _answer_questions(self, scout: Consumer) -> None:
        """Ask what has been given to ask by now, each once."""
        for _ in range(len(self._questions)):
            if self._closed.is_set():
                return
            asked = self._questions.popleft()
            try:
                answer = asked.question(scout, self._closed)
            except KafkaException as error:
                self._note_failure(error.args[0])
                asked.failures += 1
                if asked.failures < _ATTEMPTS:
                    self._questions.append(asked)
                else:
                    asked.answer.set_exception(error)
            else:
                asked.answer.set_result(answer)

    def _note_failure(self, error: KafkaError) -> None:
        """Take in why a look-up failed, unless it only says that no broker could be reached in time."""
        if error.name() in ("_TRANSPORT", "_TIMED_OUT"):
            self._wake.wait(_RETRY_SECONDS)
        else:
            self.fault = self.explain(error)
            self._wake.wait(_CONNECT_SECONDS)


def bad_settings(settings: Settings, error: Exception) -> str:
    """Why the library makes no client of the settings, as a sentence without secrets."""
    kafka_error = error.args[0] if error.args else None
    text = kafka_error.str() if isinstance(kafka_error, KafkaError) else str(error)
    sentence = f"The settings for Kafka at {address_of(settings)} are wrong ({text}); correct them."
    return without_secrets(sentence, secrets_of(settings))


def _acquaint(consumer: Consumer, catalog: Catalog) -> None:
    """Have the consumer learn the topics: asked for a partition that it does not know, it waits for long."""
    for topic, info in catalog.topics.items():
        if not info.error:
            with contextlib.suppress(KafkaException, RuntimeError):  # it may be closed by now
                consumer.list_topics(topic, timeout=_ACQUAINT_SECONDS)


def _topic_info(found: Any) -> TopicInfo:
    """What the library's TopicMetadata says."""
    return TopicInfo(
        partitions=frozenset(found.partitions),
        leaderless=frozenset(number for number, info in found.partitions.items() if info.leader < 0),
        replicas=min((len(info.replicas) for info in found.partitions.values()), default=0),
        error=found.error.name() if found.error else "",
    )
