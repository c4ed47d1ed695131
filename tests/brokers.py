"""Fixtures that give a test a Kafka protocol server and topics of its own.

A ``conftest.py`` imports them: ``from tests.brokers import embedded_broker, fresh_topics``.
"""

import os
import secrets
from collections.abc import Iterator

import pytest

from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.producing.broker import EmbeddedBroker
from kafka_client.producing.topics import create_topics


@pytest.fixture(scope="session")
def embedded_broker() -> Iterator[str]:
    """The address of a server that all tests of this run share; KAFKA_BOOTSTRAP names another one to use."""
    address = os.environ.get("KAFKA_BOOTSTRAP")
    if address:
        yield address
        return
    with EmbeddedBroker() as broker:
        yield broker.bootstrap


@pytest.fixture
def fresh_topics(embedded_broker: str) -> dict[Role, str]:
    """A topic of 3 partitions for each role, which no other test uses."""
    names = {role: f"{name}-{secrets.token_hex(4)}" for role, name in DEFAULT_TOPICS.items()}
    create_topics(embedded_broker, names)
    return names
