"""What every client of librdkafka is made with: the settings, where it logs to, and who gives it tokens."""

import logging
from collections.abc import Iterable
from typing import Any

from kafka_client.faults import without_secrets
from kafka_client.settings import Settings, for_kafka, secrets_of
from kafka_client.tokens import MskTokens

client_logger = logging.getLogger("kafka_client.librdkafka")
# Else Python prints the library's warnings to stderr wherever nobody has set logging up.
client_logger.addHandler(logging.NullHandler())


class SecretlessLogger:
    """What the library logs to: brokers and libraries may quote what they were given."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = tuple(secrets)

    def log(self, level: int, text: str, *details: object) -> None:
        client_logger.log(level, "%s", without_secrets(text % details, self._secrets))


def for_client(settings: Settings, tokens: MskTokens | None = None) -> dict[str, Any]:
    """The settings as the library takes them."""
    own: dict[str, Any] = for_kafka(settings)
    own["logger"] = SecretlessLogger(secrets_of(settings))
    if tokens is not None:
        own["oauth_cb"] = tokens
    return own
