"""Fixtures of the producing tests."""

from tests.brokers import embedded_broker, fresh_topics

__all__ = ["embedded_broker", "fresh_topics"]
