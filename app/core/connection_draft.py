"""A connection while a person works on it: what a profile will be, and the secrets that belong to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.core.connection_form import Value
from kafka_client.events import DEFAULT_TOPICS, Role


class Keeping(StrEnum):
    """Where a secret is kept."""

    NONE = "none"
    """There is no secret."""
    KEYRING = "keyring"
    ASK = "ask"
    ENVIRONMENT = "environment"


@dataclass(frozen=True)
class Secret:
    """Where a secret is kept, and what was typed now.

    ``variable`` names the environment variable that holds it. ``typed`` is empty where it was not typed anew;
    it is not for showing.
    """

    keeping: Keeping
    variable: str = ""
    typed: str = field(default="", repr=False)


@dataclass(frozen=True)
class Draft:
    """A connection. Without a name it is not remembered.

    ``properties`` are librdkafka's and those that begin with ``aws.``, without secrets, which are in
    ``secrets`` by the name of their property.
    """

    name: str = ""
    bootstrap: str = ""
    topics: Mapping[Role, str] = field(default_factory=lambda: dict(DEFAULT_TOPICS))
    properties: Mapping[str, Value] = field(default_factory=dict)
    secrets: Mapping[str, Secret] = field(default_factory=dict)
    saved_index: bool = True
    """Whether what is read is kept on disk for the next start."""

    @property
    def to_ask(self) -> tuple[str, ...]:
        """The properties of the secrets that are kept nowhere and were not typed."""
        return tuple(
            name for name, each in self.secrets.items() if each.keeping is Keeping.ASK and not each.typed
        )

    @property
    def variables(self) -> tuple[str, ...]:
        """The environment variables whose values it takes, and so sends to the cluster."""
        named = [each.variable for each in self.secrets.values() if each.variable]
        values = (str(value) for value in self.properties.values())
        return (*named, *(each.removeprefix("env:") for each in values if each.startswith("env:")))

    @property
    def label(self) -> str:
        """What to call the connection."""
        return self.name or self.bootstrap

    def named(self, name: str) -> "Draft":
        """The same under another name, with its secrets."""
        return replace(self, name=name)

    def unkept(self, name: str) -> "Draft":
        """The same under another name, where no keyring holds its secrets: they are asked for."""
        secrets = {
            key: Secret(Keeping.ASK) if each.keeping is Keeping.KEYRING and not each.typed else each
            for key, each in self.secrets.items()
        }
        return replace(self, name=name, secrets=secrets)

    def copied(self, name: str) -> "Draft":
        """The same under another name, without the secrets that are kept for this one."""
        secrets = self.secrets.items()
        own = {key: each for key, each in secrets if each.keeping is not Keeping.KEYRING or each.typed}
        return replace(self, name=name, secrets=own)
