"""A connection profile: how to reach a Kafka, without secrets, and how people write its parts."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal
from urllib.parse import urlsplit

from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.settings import REGISTRY_PREFIX, REGISTRY_URL, REGISTRY_USER, is_secret, refusal

FROM_ENVIRONMENT = "env:"
"""A property's value that begins so names the environment variable that holds the real one."""

SecretPlace = Literal["keyring", "ask"]
"""Where a secret is: in the system's keyring, or with the user, who is asked each time."""

_HOST_AND_PORT = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+(?:%\w+)?\]|[^\s\[\]:/,@]+):(?P<port>\d+)")
_TOPIC_NAME = re.compile(r"(?!\.{1,2}\Z)[A-Za-z0-9._-]{1,249}")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_MOST_OF_A_NAME = 80


class ProfileError(Exception):
    """What was given or stored cannot be used; the message is one sentence that says why and what to do."""


Property = str | int | float | bool


@dataclass(frozen=True)
class Profile:
    """How to reach a Kafka.

    ``topics`` are names by role label, ``properties`` are librdkafka's, with secrets as ``env:NAME``. Of
    other secrets ``secrets`` tells only where they are. With ``saved_index`` what was rebuilt is kept on disk
    for the next start. docs/connecting.md describes the file.

    Raises `ProfileError` when something in it cannot be used.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    name: str
    bootstrap: str
    topics: dict[str, str] = field(default_factory=dict)
    properties: dict[str, Property] = field(default_factory=dict)
    secrets: dict[str, SecretPlace] = field(default_factory=dict)
    saved_index: bool = True

    def __post_init__(self) -> None:
        if not 0 < len(self.name) <= _MOST_OF_A_NAME:
            raise ProfileError(f"A profile's name has 1 to {_MOST_OF_A_NAME} characters; choose another one.")
        object.__setattr__(self, "bootstrap", parse_bootstrap(self.bootstrap))
        for label, topic in self.topics.items():
            parse_topic_option(f"{label}={topic}")
        for name, value in self.properties.items():
            _check_property(name, value)
        for name in self.secrets:
            if not is_secret(name):
                raise ProfileError(f"The property {name} is no secret; write its value among the properties.")
            if name in self.properties:
                raise ProfileError(f"The secret {name} is there twice; keep it in one place.")

    @classmethod
    def of(
        cls,
        name: str,
        bootstrap: str,
        topics: Mapping[Role, str] | None = None,
        properties: Mapping[str, Property] | None = None,
        secrets: Mapping[str, SecretPlace] | None = None,
        *,
        saved_index: bool = True,
    ) -> "Profile":
        """The profile with the topics by role. Raises `ProfileError`."""
        labelled = {role.label: topic for role, topic in (topics or {}).items()}
        return cls(
            name.strip(), bootstrap, labelled, dict(properties or {}), dict(secrets or {}), saved_index
        )

    def role_topics(self) -> dict[Role, str]:
        """The topic of each role; the usual name where the profile has none."""
        named = {Role.from_label(label): topic for label, topic in self.topics.items()}
        return {**DEFAULT_TOPICS, **named}

    def settings(self, secrets: Mapping[str, str] | None = None) -> dict[str, Property]:
        """The settings for librdkafka, with the secrets and what the environment holds filled in.

        Raises `ProfileError` where one is missing.
        """
        given = secrets or {}
        for name in self.secrets:
            if not given.get(name):
                raise ProfileError(f"The profile {self.name} needs its {name}, which was not given.")
        filled = {name: self._filled(name, value) for name, value in self.properties.items()}
        return {"bootstrap.servers": self.bootstrap, **filled, **{name: given[name] for name in self.secrets}}

    def without_registry(self) -> "Profile":
        """The same way to Kafka, for what decodes no records."""

        def ours(name: str) -> bool:
            return not name.startswith(REGISTRY_PREFIX)

        return replace(
            self,
            properties={name: value for name, value in self.properties.items() if ours(name)},
            secrets={name: place for name, place in self.secrets.items() if ours(name)},
        )

    def secrets_in(self, place: SecretPlace) -> list[str]:
        """The properties of the secrets that are in this place."""
        return [name for name, each in self.secrets.items() if each == place]

    @property
    def variables(self) -> list[str]:
        """The environment variables whose values it takes, and so sends to the cluster."""
        values = (str(value) for value in self.properties.values())
        return [each.removeprefix(FROM_ENVIRONMENT) for each in values if each.startswith(FROM_ENVIRONMENT)]

    def _filled(self, name: str, value: Property) -> Property:
        if not isinstance(value, str) or not value.startswith(FROM_ENVIRONMENT):
            return value
        variable = value.removeprefix(FROM_ENVIRONMENT)
        try:
            return os.environ[variable]
        except KeyError:
            raise ProfileError(
                f"The profile {self.name} takes {name} from the environment variable {variable}, "
                "which is not set; set it and start again."
            ) from None


def _check_property(name: str, value: Property) -> None:
    if refusal(name):
        raise ProfileError(refusal(name))
    from_environment = isinstance(value, str) and value.startswith(FROM_ENVIRONMENT)
    if is_secret(name) and not from_environment:
        raise ProfileError(
            f"The property {name} is a secret and is not stored: write {FROM_ENVIRONMENT}NAME, "
            "and keep it in the environment variable NAME."
        )
    if from_environment and not _VARIABLE.fullmatch(str(value).removeprefix(FROM_ENVIRONMENT)):
        raise ProfileError(f"The property {name} names no environment variable; write env:NAME.")
    if name == REGISTRY_URL and not from_environment:
        parse_registry_url(str(value))


def parse_bootstrap(text: str) -> str:
    """The addresses ``host:port[,host:port…]``, tidied. Raises `ProfileError`."""
    return ",".join(_parse_address(each.strip()) for each in text.split(","))


def parse_registry_url(text: str) -> str:
    """The address of a schema registry, tidied. Raises `ProfileError`."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise ProfileError(
            "The schema registry's address is none; write it as in https://registry.example.com:8081."
        )
    if parts.username is not None or parts.password is not None:
        raise ProfileError(
            "The schema registry's address holds a user's name or password; "
            f"give USER:PASSWORD by the property {REGISTRY_USER}, which is kept secret."
        )
    return text.rstrip("/")


def parse_topic_option(text: str) -> tuple[Role, str]:
    """Read ``ROLE=NAME``. Raises `ProfileError`."""
    label, equals, name = (part.strip() for part in text.partition("="))
    try:
        role = Role.from_label(label)
    except KeyError:
        role = None
    if role is None or not equals:
        roles = ", ".join(each.label for each in Role)
        raise ProfileError(f"{text!r} does not name a role's topic; write ROLE=NAME with one of {roles}.")
    if not _TOPIC_NAME.fullmatch(name):
        raise ProfileError(
            f"{name!r} is not a topic's name; use up to 249 letters, digits, dots, underscores and hyphens."
        )
    return role, name


def _parse_address(address: str) -> str:
    if not address:
        raise ProfileError("An address is missing; write HOST:PORT, with commas between several.")
    if "://" in address:
        raise ProfileError(f"{address} begins with a protocol; write only HOST:PORT.")
    found = _HOST_AND_PORT.fullmatch(address)
    if found is None and address.count(":") > 1:
        raise ProfileError(
            f"{address} is not HOST:PORT; write an IPv6 address in brackets, as in [::1]:9092."
        )
    if found is None:
        raise ProfileError(f"{address} is not HOST:PORT; write it as in localhost:9092.")
    if not 0 < int(found["port"]) < 65536:
        raise ProfileError(f"{address} has no valid port; ports go from 1 to 65535.")
    return f"{found['host']}:{int(found['port'])}"
