"""What the producing modules share when they talk to Kafka: settings, and faults as sentences."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from confluent_kafka import KafkaError, KafkaException, Producer
from confluent_kafka.admin import AdminClient

from kafka_client.clients import for_client
from kafka_client.producing.errors import ProducingError
from kafka_client.tokens import tokens_of

Settings = str | Mapping[str, Any]
"""``host:port[,host:port…]``, or librdkafka settings with ``bootstrap.servers`` among them."""


class Connection:
    """Settings for one client, and the last fault that the client told of."""

    def __init__(self, settings: Settings) -> None:
        given = {"bootstrap.servers": settings} if isinstance(settings, str) else dict(settings)
        self.address = str(given.get("bootstrap.servers", ""))
        self._given = for_client(given, tokens_of(given))
        self._fault = ""

    def client_settings(self, defaults: Mapping[str, Any] = MappingProxyType({})) -> dict[str, Any]:
        """What a client's constructor takes. Over these defaults, what the user gave wins."""
        # Without a log level librdkafka writes to stderr what it also tells the callback.
        return {"log_level": 0, "error_cb": self._remember, **defaults, **self._given}

    def admin(self) -> AdminClient:
        """An admin client. Raises `ProducingError` when the settings are wrong."""
        try:
            return AdminClient(self.client_settings())
        except KafkaException as error:
            raise self._bad_settings(error) from None

    def producer(self, defaults: Mapping[str, Any]) -> Producer:
        """A producer that partitions as the game's own does. Raises `ProducingError` for wrong settings."""
        try:
            # JavaScript and Java clients hash keys with murmur2; librdkafka's own default is CRC32.
            return Producer(self.client_settings({"partitioner": "murmur2_random", **defaults}))
        except KafkaException as error:
            raise self._bad_settings(error) from None

    def cluster_id(self, admin: AdminClient, seconds: float) -> str | None:
        """The cluster's id, if it has one. Raises `ProducingError` when no broker answers in time."""
        try:
            return admin.list_topics(timeout=seconds).cluster_id
        except KafkaException as error:
            admin.poll(0)  # delivers the faults
            raise ProducingError(
                f"Kafka at {self.address} does not answer ({self._fault or text_of(error)}); "
                "check the address, and that the server runs."
            ) from None

    def _bad_settings(self, error: KafkaException) -> ProducingError:
        """The sentence for a client that could not be made."""
        return ProducingError(
            f"The settings for Kafka at {self.address} are wrong ({text_of(error)}); correct them."
        )

    def _remember(self, error: KafkaError) -> None:
        # "All brokers are down" follows the fault that says why.
        if error.code() != KafkaError._ALL_BROKERS_DOWN:  # noqa: SLF001 (its public names begin so)
            self._fault = error.str()


def text_of(error: KafkaException) -> str:
    """The error in the library's words."""
    return str(error.args[0].str())
