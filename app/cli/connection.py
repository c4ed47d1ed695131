"""How the command line names a Kafka: by address or profile, with properties, and with secrets."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import click

from kafka_client.events import Role
from kafka_client.keyrings import kept_secrets
from kafka_client.profile import FROM_ENVIRONMENT, Profile, ProfileError, SecretPlace, parse_registry_url
from kafka_client.properties import mistake_in
from kafka_client.settings import REGISTRY_PREFIX, REGISTRY_URL, is_secret

OF_COMMAND_LINE = "of the command line"
"""What a connection is called that has no name."""
BOOTSTRAP_VARIABLE = "ORCHESTRA_REPLAY_BOOTSTRAP"
PROFILE_VARIABLE = "ORCHESTRA_REPLAY_PROFILE"
PROPERTY_VARIABLE = "ORCHESTRA_REPLAY_PROPERTY_"
"""Before a property's name in capitals, with underscores for its dots."""

_PLACES: Mapping[str, SecretPlace] = {"ask": "ask", "keyring": "keyring"}

property_option = click.option(
    "-X",
    "--property",
    "properties",
    multiple=True,
    metavar="NAME=VALUE",
    help="Any property of librdkafka; of a secret env:VARIABLE or ask.",
)


def parse_properties(texts: tuple[str, ...]) -> tuple[dict[str, str], dict[str, SecretPlace]]:
    """Read each NAME=VALUE: the properties, and where the secrets are. Raises `ProfileError`."""
    properties: dict[str, str] = {}
    secrets: dict[str, SecretPlace] = {}
    for text in texts:
        name, equals, value = (part.strip() for part in text.partition("="))
        if not equals:
            raise ProfileError(f"{name!r} is no property; write NAME=VALUE.")
        mistake = mistake_in(name, value)
        if mistake:
            raise ProfileError(mistake)
        if not is_secret(name) or value.startswith(FROM_ENVIRONMENT):
            properties[name] = value
        elif value in _PLACES:
            secrets[name] = _PLACES[value]
        else:
            raise ProfileError(
                f"The property {name} is a secret, and others can see the command line: write "
                f"{name}={FROM_ENVIRONMENT}VARIABLE or {name}=ask."
            )
    return properties, secrets


def properties_of_environment(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """What the environment says of properties, as NAME=VALUE; secrets as the name of their variable."""
    texts = []
    for variable, value in environment.items():
        if variable.startswith(PROPERTY_VARIABLE):
            name = variable.removeprefix(PROPERTY_VARIABLE).lower().replace("_", ".")
            texts.append(f"{name}={FROM_ENVIRONMENT}{variable}" if is_secret(name) else f"{name}={value}")
    return tuple(texts)


def connection_of(
    bootstrap: str | None, profile: str | None, topics: Mapping[Role, str], texts: tuple[str, ...]
) -> Profile | None:
    """The Kafka that the options, or else the environment, name; None where neither does.

    What the environment says of properties holds for an address; a profile says all itself. Raises
    `ProfileError`.
    """
    if bootstrap is None and profile is None:
        profile = os.environ.get(PROFILE_VARIABLE)
        bootstrap = None if profile else os.environ.get(BOOTSTRAP_VARIABLE)
    if profile:
        from kafka_client.profiles import load_profile  # noqa: PLC0415 - see there

        return _changed(load_profile(profile), topics, texts)
    if not bootstrap:
        return None
    properties, secrets = parse_properties((*properties_of_environment(), *texts))
    return Profile.of(OF_COMMAND_LINE, bootstrap, topics, properties, secrets, saved_index=False)


def settings_of(profile: Profile, prompt: Callable[[str], str] | None = None) -> dict[str, Any]:
    """The settings for librdkafka, with the secrets. Raises `ProfileError`.

    Who is at the terminal is asked for those that are not kept; without one they are in the environment.
    """
    asked = {name: _asked(profile, name, prompt or _prompt) for name in profile.secrets_in("ask")}
    return profile.settings({**kept_secrets(profile), **asked})


def registry_of(texts: tuple[str, ...]) -> dict[str, Any]:
    """The settings of the schema registry that decodes a file's records, with the secrets; empty without one.

    Raises `ProfileError`.
    """
    properties, secrets = parse_properties((*properties_of_environment(), *texts))
    url = str(properties.get(REGISTRY_URL, ""))
    if not url:
        return {}
    host = urlsplit(parse_registry_url(url)).hostname
    ours = {name: value for name, value in properties.items() if name.startswith(REGISTRY_PREFIX)}
    asked = {name: place for name, place in secrets.items() if name.startswith(REGISTRY_PREFIX)}
    # A profile knows how secrets are come by; the address is only what they are asked for.
    settings = settings_of(Profile.of(OF_COMMAND_LINE, f"{host}:1", None, ours, asked))
    return {name: value for name, value in settings.items() if name.startswith(REGISTRY_PREFIX)}


def _changed(profile: Profile, topics: Mapping[Role, str], texts: tuple[str, ...]) -> Profile:
    """The profile with what the command line says over it."""
    if not texts and not topics:
        return profile
    properties, secrets = parse_properties(texts)
    new = {*properties, *secrets}
    return Profile.of(
        profile.name,
        profile.bootstrap,
        {**profile.role_topics(), **topics},
        {**{name: value for name, value in profile.properties.items() if name not in new}, **properties},
        {**{name: place for name, place in profile.secrets.items() if name not in new}, **secrets},
        saved_index=profile.saved_index,
    )


def _asked(profile: Profile, name: str, prompt: Callable[[str], str]) -> str:
    variable = PROPERTY_VARIABLE + name.upper().replace(".", "_")
    if os.environ.get(variable):
        return os.environ[variable]
    if not sys.stdin.isatty():
        raise ProfileError(
            f"The connection to {profile.bootstrap} needs its {name}; set {variable}, or run this in a "
            "terminal to be asked."
        )
    return prompt(f"{name} for {profile.bootstrap}")


def _prompt(text: str) -> str:
    return str(click.prompt(text, hide_input=True, err=True))
