"""Tries a connection step by step: nothing is written, and no group is joined."""

import logging
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import msgspec
from confluent_kafka import Consumer, KafkaError, KafkaException, TopicPartition

from kafka_client.catalog import UNKNOWN_TOPIC
from kafka_client.checks import REGISTRY_STEP, STEPS, Check, State
from kafka_client.clients import SecretlessLogger, for_client
from kafka_client.connection import FRUGAL, bad_settings
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.faults import explain, tells_something, without_secrets
from kafka_client.moments import moment
from kafka_client.registry.reading import UnavailableError
from kafka_client.registry.translator import connect
from kafka_client.settings import (
    Settings,
    address_of,
    for_reading,
    has_registry,
    is_encrypted,
    is_unverified,
    secrets_of,
    signs_in,
)
from kafka_client.tokens import TokenError, tokens_of

STEP_SECONDS = 10.0
"""How long a step may take."""
_POLL_SECONDS = 0.02
_CONNECT_SECONDS = 5.0
_LAST_RECORD = -2001
"""Where librdkafka is to begin for the last record of a partition: RD_KAFKA_OFFSET_TAIL(1)."""
UNVERIFIED = (
    "Encrypted, but nobody made sure who answers: verification is off. "
    "Name the CA certificates of the broker, and switch it on."
)
_OPTIONAL = Role.ROBOT_ORCHESTRATION_EVENTS

_NEW_STATE = re.compile(r"Broker changed state \w+ -> (?P<state>\w+)")
_FAILED_STATE = re.compile(r"\(after \d+ms in state (?P<state>\w+)")
_ENCRYPTED = frozenset({"AUTH_HANDSHAKE", "AUTH_REQ", "UP"})
"""What a connection comes to when TLS is done; a certificate of ours may be refused until then."""
_SIGNED_IN = frozenset({"UP"})


class _Found(msgspec.Struct, frozen=True):
    """What a step has come to."""

    text: str
    state: State = "ok"


class _FailedError(Exception):
    """A step has failed; the message is a sentence."""


class _StoppedError(Exception):
    """Nobody wants to know any more."""


def probe(
    settings: Settings,
    topics: Mapping[Role, str] = DEFAULT_TOPICS,
    stop: threading.Event | None = None,
    patience: float = STEP_SECONDS,
) -> Iterator[Check]:
    """Yield each step when it begins and when it has ended; what follows one that failed is skipped.

    A step takes about ``patience`` seconds at most. It blocks; soon after ``stop`` is set it ends.
    """
    run = _Probe(settings, topics, stop or threading.Event(), patience)
    failed = False
    try:
        for step, act in run.steps():
            if failed:
                yield Check(step, "skipped")
                continue
            yield Check(step, "running")
            began = time.monotonic()
            try:
                found = act()
            except _FailedError as error:
                found = _Found(run.clean(str(error)), "failed")
            failed = found.state == "failed"
            taken = None if found.state == "skipped" else time.monotonic() - began
            yield Check(step, found.state, found.text, taken)
    except _StoppedError:
        return
    finally:
        run.close()


class _Probe:
    """One try: the steps in order, each of which stands on those before."""

    def __init__(
        self, settings: Settings, topics: Mapping[Role, str], stop: threading.Event, patience: float
    ) -> None:
        self._settings = settings
        self._address = address_of(settings)
        self._topics = topics
        self._stop = stop
        self._patience = patience
        self._secrets = secrets_of(settings)
        self._logger = SecretlessLogger(self._secrets)
        self._addresses: list[tuple[str, Any]] = []
        self._consumer: Consumer | None = None
        self._states: set[str] = set()
        self._fault = ""
        self._failed_in = ""
        self._token_fault = ""
        self._partitions: dict[str, list[int]] = {}
        self._newest: int | None = None

    def steps(self) -> Iterator[tuple[str, Callable[[], _Found]]]:
        """The steps, and what each does."""
        acts = (
            self._resolve,
            self._connect,
            self._encrypt,
            self._sign_in,
            self._find_topics,
            self._read,
            self._count,
        )
        yield from zip(STEPS, acts, strict=True)
        if has_registry(self._settings):
            yield REGISTRY_STEP, self._ask_registry

    def clean(self, sentence: str) -> str:
        """The sentence without secrets."""
        return without_secrets(sentence, self._secrets)

    def close(self) -> None:
        if self._consumer is not None:
            self._consumer.close()

    def log(self, level: int, text: str, *details: object) -> None:
        """Take in what the library logs: it tells so what a connection has come to."""
        line = text % details
        found = _NEW_STATE.search(line)
        if found is not None and "GroupCoordinator" not in line:
            self._states.add(found["state"])
        elif level > logging.DEBUG:
            self._logger.log(level, text, *details)

    def _resolve(self) -> _Found:
        """Look up the host of each address."""
        lost, found = [], []
        for address in self._address.split(","):
            host, _, port = address.rpartition(":")
            try:
                ways = socket.getaddrinfo(host.strip("[]"), int(port), type=socket.SOCK_STREAM)
            except OSError as error:
                lost.append(f"{host} ({error.strerror})")
            else:
                self._addresses.append((address, ways))
                number = ways[0][4][0]
                found.append(f"{host} is an address" if host.strip("[]") == number else f"{host} is {number}")
            self._go_on()
        if not found:
            raise _FailedError(
                f"No address is known of {', '.join(lost)}; check the name, and the network or VPN."
            )
        if lost:
            return _Found(f"No address is known of {', '.join(lost)}; the others are enough.", "warning")
        return _Found(f"{'; '.join(found)}.")

    def _connect(self) -> _Found:
        """Connect to the first address that lets us."""
        reasons = []
        for address, ways in self._addresses:
            for family, kind, protocol, _, place in ways:
                self._go_on()
                with socket.socket(family, kind, protocol) as way:
                    way.settimeout(min(_CONNECT_SECONDS, self._patience))
                    try:
                        way.connect(place)
                    except OSError as error:
                        reasons.append(f"{address}: {(error.strerror or str(error)).lower()}")
                    else:
                        return _Found(f"{address} answers.")
        raise _FailedError(
            f"Nothing answers at {'; '.join(dict.fromkeys(reasons))}. "
            "Check the port, that the broker runs, and that no firewall or VPN is in the way."
        )

    def _encrypt(self) -> _Found:
        """Come as far as to speak Kafka's protocol, which shows that TLS is right, or rightly absent."""
        tokens = tokens_of(self._settings)
        if tokens is not None:
            try:
                tokens.token()
            except TokenError as error:
                self._token_fault = str(error)
                return _Found("Not tried, as there is no token to sign in with.", "skipped")
        # What it tells of its connections is what we read the steps from.
        settings = {**for_reading(self._settings), **FRUGAL, "debug": "broker", "log_level": 7}
        try:
            client = {**for_client(settings, tokens), "logger": self}
            self._consumer = Consumer(client, error_cb=self._note)
        except (KafkaException, TypeError, ValueError) as error:
            raise _FailedError(self._lacking_file() or bad_settings(self._settings, error)) from None
        self._begin()
        self._await(_ENCRYPTED, sign_in=False)
        if not is_encrypted(self._settings):
            return _Found("Not used: what is sent can be read on the way.", "skipped")
        if is_unverified(self._settings):
            return _Found(UNVERIFIED, "warning")
        return _Found("Encrypted; the broker's certificate is trusted.")

    def _begin(self) -> None:
        """Have the library connect now: by itself it looks only once a second whether it should."""
        with suppress(KafkaException):  # there is hardly time for an answer
            self._client().list_topics(next(iter(self._topics.values())), timeout=_POLL_SECONDS)

    def _lacking_file(self) -> str:
        """A sentence on a file that the settings name and that cannot be read; empty when all can."""
        for name, value in self._settings.items():
            if name.endswith(".location") and not Path(str(value)).exists():
                return f"The file of {name}, {value}, does not exist; choose another."
        return ""

    def _sign_in(self) -> _Found:
        if self._token_fault:
            raise _FailedError(self._token_fault)
        self._await(_SIGNED_IN, sign_in=True)
        if signs_in(self._settings):
            user = self._settings.get("sasl.username")
            return _Found(f"Signed in as {user}." if user else "Signed in.")
        if "ssl.certificate.location" in self._settings or "ssl.certificate.pem" in self._settings:
            return _Found("Signed in by the client's certificate.")
        return _Found("No sign-in is asked for.", "skipped")

    def _await(self, states: frozenset[str], *, sign_in: bool) -> None:
        """Wait until the connection has come to one of the states. Raises `_FailedError`."""
        deadline = time.monotonic() + self._patience
        while not self._states & states:
            self._poll(_POLL_SECONDS)
            if self._states & states:
                return
            is_late = time.monotonic() > deadline
            if self._fault and self._failed_in.startswith("AUTH") and not sign_in:
                return  # it is told by the step that it belongs to
            # While it connects it goes on to the host's next address, and to the next host.
            if self._fault and (is_late or "CONNECT" not in self._failed_in):
                raise _FailedError(self._fault)
            if is_late:
                raise _FailedError(self._silence())

    def _silence(self) -> str:
        if is_encrypted(self._settings):
            return f"{self._address} does not answer to TLS; check that the port is one with TLS."
        return (
            f"{self._address} does not answer in Kafka's protocol; check the port, "
            "and whether it wants TLS: choose another security then."
        )

    def _find_topics(self) -> _Found:
        faults = []
        consumer = self._client()
        for role, topic in self._topics.items():
            self._poll(0)
            try:
                info = consumer.list_topics(topic, timeout=self._patience).topics[topic]
            except KafkaException as error:
                raise _FailedError(self._fault or self._unanswered(error.args[0])) from None
            if info.error is None:
                self._partitions[topic] = sorted(info.partitions)
                continue
            fault = _topic_fault(topic, info.error.name())
            if role is Role.MATCH_EVENTS:
                raise _FailedError(fault)
            if role is not _OPTIONAL:
                faults.append(fault)
        count = sum(map(len, self._partitions.values()))
        found = f"{', '.join(self._partitions)}: {count} partition{'' if count == 1 else 's'}."
        return _Found(" ".join([*faults, found]), "warning" if faults else "ok")

    def _unanswered(self, error: KafkaError) -> str:
        """Why a broker that was reached does not tell of the topics."""
        if error.name() == "_TRANSPORT" and not signs_in(self._settings):
            return f"{self._address} ends the connection when asked; it may want a sign-in: choose its kind."
        return self._explained(error)

    def _read(self) -> _Found:
        """Fetch the last record of each partition, or hear that there is none."""
        consumer = self._client()
        self._fault = ""
        waiting = {(topic, number) for topic, numbers in self._partitions.items() for number in numbers}
        consumer.assign([TopicPartition(*each, _LAST_RECORD) for each in sorted(waiting)])
        refused: set[str] = set()
        deadline = time.monotonic() + self._patience
        while waiting:
            self._go_on()
            for message in consumer.consume(500, _POLL_SECONDS):
                error = message.error()
                if error is not None and error.name() == "TOPIC_AUTHORIZATION_FAILED":
                    refused.add(str(message.topic()))
                elif error is None:
                    self._newest = max(self._newest or 0, message.timestamp()[1])
                if error is None or error.name() == "_PARTITION_EOF":
                    waiting.discard((str(message.topic()), int(message.partition() or 0)))
            waiting = {each for each in waiting if each[0] not in refused}
            if waiting and time.monotonic() > deadline:
                silent = ", ".join(sorted({topic for topic, _ in waiting}))
                raise _FailedError(
                    self._fault or f"Nothing was heard of {silent}; see if its brokers are well."
                )
        if refused:
            names = ", ".join(sorted(refused))
            raise _FailedError(f"You may not read {names}; ask for the right Read on it.")
        return _Found("Every partition can be read.")

    def _count(self) -> _Found:
        consumer = self._client()
        total = 0
        for topic, numbers in self._partitions.items():
            for number in numbers:
                bounds = consumer.get_watermark_offsets(TopicPartition(topic, number), cached=True)
                total += max(bounds[1] - max(bounds[0], 0), 0)
        if self._newest is None or not total:
            return _Found("The topics hold no records yet; see that the game writes to these.", "warning")
        return _Found(f"About {total:,}, the last written at {moment(self._newest)}.")

    def _ask_registry(self) -> _Found:
        """Reading goes on without it: what it should decode is undecodable then."""
        try:
            registry = connect(self._settings)
            with closing(registry):
                count = registry.count_subjects()
        except UnavailableError as error:
            return _Found(self.clean(str(error)), "warning")
        return _Found(f"{registry.url} answers; it has {count:,} subject{'' if count == 1 else 's'}.")

    def _client(self) -> Consumer:
        assert self._consumer is not None  # noqa: S101 - the steps before have made it
        return self._consumer

    def _poll(self, seconds: float) -> None:
        """Have the library tell what has happened."""
        self._go_on()
        self._client().poll(seconds)

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise _StoppedError

    def _note(self, error: KafkaError) -> None:
        """Take in an error that the client reports by itself."""
        if tells_something(error.name(), error.str()):
            found = _FAILED_STATE.search(error.str())
            self._failed_in = found["state"] if found else "AUTH" if error.name() == "_AUTHENTICATION" else ""
            self._states.add(self._failed_in)  # of a connection that ends at once it is told this way first
            self._fault = self._explained(error)

    def _explained(self, error: KafkaError) -> str:
        return explain(error.name(), error.str(), self._address)


def _topic_fault(topic: str, error: str) -> str:
    if error == UNKNOWN_TOPIC:
        return f"There is no topic {topic}; check its name, or that the user may see it."
    if error == "TOPIC_AUTHORIZATION_FAILED":
        return f"You may not see {topic}; ask for the rights Describe and Read on it."
    return f"{topic} cannot be looked up ({error}); see if the brokers are well."
