"""What a source is made of: a Kafka or a file, and a schema registry where one is given."""

from collections.abc import Mapping

from kafka_client.consumer import KafkaSource
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.files import FileSource
from kafka_client.registry.source import TranslatedSource
from kafka_client.settings import Settings, has_registry
from kafka_client.source import EVERYTHING, LoadWindow, RecordSource


def make_kafka_source(
    settings: Settings,
    topics: Mapping[Role, str] = DEFAULT_TOPICS,
    window: LoadWindow = EVERYTHING,
    match_id: str | None = None,
) -> RecordSource:
    """A source that has read nothing yet.

    With ``match_id`` it need not hand over other matches; with a registry it does, as only a decoded value
    tells its match.
    """
    if has_registry(settings):
        return TranslatedSource(KafkaSource(settings, topics, window), settings)
    return KafkaSource(settings, topics, window, match_id=match_id)


def make_file_source(
    name: str, window: LoadWindow = EVERYTHING, registry: Settings | None = None
) -> RecordSource:
    """A source of a file's records; ``registry`` are a schema registry's settings."""
    source = FileSource(name, window)
    return TranslatedSource(source, registry) if registry and has_registry(registry) else source
