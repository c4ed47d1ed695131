"""Live sample matches: played in real time, for ever, at a pace that one can watch."""

import contextlib
import itertools
import threading
import time
from collections.abc import Mapping

from confluent_kafka import KafkaError, KafkaException, Producer
from confluent_kafka import Message as Delivered

from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.producing.connection import Connection, Settings
from kafka_client.producing.messages import Message, in_order
from kafka_client.producing.samples import DEFAULT_SEED, live_matches

AT_ONCE = 3
LATEST_SECONDS = 10.0
"""How late a message may be; after a longer sleep of the machine the play begins anew."""

OUTAGE_SECONDS = 60.0
"""How long messages wait for a broker that is away, before they are dropped."""

_FLUSH_SECONDS = 0.3
_REPORT_SECONDS = 0.1


class LivePlayer:
    """Plays sample matches in a thread until it is stopped, up to ``at_once`` of them overlapping.

    A broker that goes away does not stop it: when it is back the play goes on.
    """

    def __init__(
        self,
        settings: Settings,
        seed: int = DEFAULT_SEED,
        topics: Mapping[Role, str] = DEFAULT_TOPICS,
        at_once: int = AT_ONCE,
    ) -> None:
        self._connection = Connection(settings)
        self._seed = seed
        self._topics = topics
        self._at_once = at_once
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._delivered = 0

    @property
    def delivered(self) -> int:
        """How many records the broker has taken."""
        return self._delivered

    @property
    def playing(self) -> bool:
        """Whether it has been started and not stopped."""
        return self._thread is not None

    def start(self) -> None:
        """Begin to play; nothing is waited for. Raises `ProducingError` when the settings are wrong."""
        if self._thread is not None:
            return
        producer = self._connection.producer(
            {
                # One record a batch, as they come: see seeding for what the embedded broker does with more.
                "batch.num.messages": 1,
                "linger.ms": 0,
                "max.in.flight.requests.per.connection": 1,
                "message.timeout.ms": round(OUTAGE_SECONDS * 1000),
            }
        )
        self._stopping.clear()
        self._thread = threading.Thread(target=self._play, args=(producer,), name="live player", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop playing, within a second. Matches that are being played stay unfinished."""
        if self._thread is None:
            return
        self._stopping.set()
        self._thread.join()
        self._thread = None

    def _play(self, producer: Producer) -> None:
        for attempt in itertools.count():
            start = round(time.time() * 1000)
            for message in in_order(live_matches(f"{self._seed} {attempt}", start, self._at_once)):
                moment = message.timestamp / 1000
                if moment < time.time() - LATEST_SECONDS:
                    break
                if not self._wait_until(moment, producer):
                    producer.flush(_FLUSH_SECONDS)
                    producer.purge()
                    return
                self._produce(producer, message)

    def _wait_until(self, moment: float, producer: Producer) -> bool:
        """Wait, and take in delivery reports; False when told to stop. ``moment`` is in Unix seconds."""
        while (ahead := moment - time.time()) > 0:
            producer.poll(0)
            if self._stopping.wait(min(ahead, _REPORT_SECONDS)):
                return False
        return not self._stopping.is_set()

    def _produce(self, producer: Producer, message: Message) -> None:
        # A record that cannot be taken is dropped, like one whose broker stays away.
        with contextlib.suppress(BufferError, KafkaException):
            producer.produce(
                self._topics[message.role],
                message.value,
                message.key,
                headers=list(message.headers),
                timestamp=message.timestamp,
                on_delivery=self._count,
            )

    def _count(self, error: KafkaError | None, _message: Delivered) -> None:
        if error is None:
            self._delivered += 1
