"""Connection profiles: how to reach a Kafka, remembered under a name, without secrets."""

import json
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.settings import REGISTRY_URL, REGISTRY_USER, is_secret, refusal

APP_NAME = "orchestra-replay"
FILE_NAME = "profiles.json"
FROM_ENVIRONMENT = "env:"
"""A property's value that begins so names the environment variable that holds the real one."""

SecretPlace = Literal["keyring", "ask"]
"""Where a secret is: in the system's keyring, or with the user, who is asked each time."""

_HOST_AND_PORT = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+(?:%\w+)?\]|[^\s\[\]:/,@]+):(?P<port>\d+)")
_TOPIC_NAME = re.compile(r"(?!\.{1,2}\Z)[A-Za-z0-9._-]{1,249}")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class ProfileError(Exception):
    """What was given or stored cannot be used; the message is one sentence that says why and what to do."""


class Profile(BaseModel):
    """How to reach a Kafka.

    ``topics`` are names by role label, ``properties`` are librdkafka's, with secrets as ``env:NAME``. Of
    other secrets ``secrets`` tells only where they are. With ``saved_index`` what was rebuilt is kept on disk
    for the next start. docs/connecting.md describes the file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=80)
    bootstrap: str
    topics: dict[str, str] = {}
    properties: dict[str, str | int | float | bool] = {}
    secrets: dict[str, SecretPlace] = {}
    saved_index: bool = True

    @classmethod
    def of(
        cls,
        name: str,
        bootstrap: str,
        topics: Mapping[Role, str] | None = None,
        properties: Mapping[str, str | int | float | bool] | None = None,
        secrets: Mapping[str, SecretPlace] | None = None,
        *,
        saved_index: bool = True,
    ) -> Self:
        """The profile. Raises `ProfileError` when something in it cannot be used."""
        labelled = {role.label: topic for role, topic in (topics or {}).items()}
        try:
            return cls(
                name=name.strip(),
                bootstrap=bootstrap,
                topics=labelled,
                properties=dict(properties or {}),
                secrets=dict(secrets or {}),
                saved_index=saved_index,
            )
        except ValidationError as error:
            raise ProfileError(f"The profile cannot be used ({_first_fault(error)}); correct it.") from None

    def role_topics(self) -> dict[Role, str]:
        """The topic of each role; the usual name where the profile has none."""
        named = {Role.from_label(label): topic for label, topic in self.topics.items()}
        return {**DEFAULT_TOPICS, **named}

    def settings(self, secrets: Mapping[str, str] | None = None) -> dict[str, str | int | float | bool]:
        """The settings for librdkafka, with the secrets and what the environment holds filled in.

        Raises `ProfileError` where one is missing.
        """
        given = secrets or {}
        for name in self.secrets:
            if not given.get(name):
                raise ProfileError(f"The profile {self.name} needs its {name}, which was not given.")
        filled = {name: self._filled(name, value) for name, value in self.properties.items()}
        return {"bootstrap.servers": self.bootstrap, **filled, **{name: given[name] for name in self.secrets}}

    def secrets_in(self, place: SecretPlace) -> list[str]:
        """The properties of the secrets that are in this place."""
        return [name for name, each in self.secrets.items() if each == place]

    @property
    def variables(self) -> list[str]:
        """The environment variables whose values it takes, and so sends to the cluster."""
        values = (str(value) for value in self.properties.values())
        return [each.removeprefix(FROM_ENVIRONMENT) for each in values if each.startswith(FROM_ENVIRONMENT)]

    def _filled(self, name: str, value: str | float | bool) -> str | float | bool:
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

    @field_validator("bootstrap")
    @classmethod
    def _check_bootstrap(cls, text: str) -> str:
        return parse_bootstrap(text)

    @field_validator("topics")
    @classmethod
    def _check_topics(cls, topics: dict[str, str]) -> dict[str, str]:
        for label, name in topics.items():
            parse_topic_option(f"{label}={name}")
        return topics

    @field_validator("properties")
    @classmethod
    def _check_properties(
        cls, properties: dict[str, str | int | float | bool]
    ) -> dict[str, str | int | float | bool]:
        for name, value in properties.items():
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
        return properties

    @field_validator("secrets")
    @classmethod
    def _check_secrets(cls, secrets: dict[str, SecretPlace]) -> dict[str, SecretPlace]:
        for name in secrets:
            if not is_secret(name):
                raise ProfileError(f"The property {name} is no secret; write its value among the properties.")
        return secrets

    @model_validator(mode="after")
    def _check_twice(self) -> Self:
        for name in self.secrets:
            if name in self.properties:
                raise ProfileError(f"The secret {name} is there twice; keep it in one place.")
        return self


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


def profiles_path() -> Path:
    """Where the profiles are kept."""
    return platformdirs.user_config_path(APP_NAME, appauthor=False) / FILE_NAME


def list_profiles(path: Path | None = None) -> list[Profile]:
    """All profiles, by name. Raises `ProfileError` when the file is damaged."""
    return [profile for _, profile in sorted(_read(path or profiles_path()).items())]


def load_profile(name: str, path: Path | None = None) -> Profile:
    """The profile of that name. Raises `ProfileError`."""
    profiles = _read(path or profiles_path())
    try:
        return profiles[name]
    except KeyError:
        others = ", ".join(sorted(profiles))
        raise ProfileError(
            f"There is no profile {name}; "
            + (f"there are: {others}." if profiles else "none has been saved yet.")
        ) from None


def save_profile(profile: Profile, path: Path | None = None) -> None:
    """Add the profile, in place of one of the same name. Raises `ProfileError`."""
    path = path or profiles_path()
    _write(path, {**_read(path), profile.name: profile})


def rename_profile(profile: Profile, previous: str, path: Path | None = None) -> None:
    """Have the profile in place of the one called ``previous``. Raises `ProfileError` if a name is taken."""
    path = path or profiles_path()
    others = {name: each for name, each in _read(path).items() if name != previous}
    if profile.name in others:
        raise ProfileError(f"There is a profile {profile.name} already; choose another name.")
    _write(path, {**others, profile.name: profile})


def import_profiles(content: bytes) -> list[Profile]:
    """The profiles that a file holds, as `export_profiles` writes it. Raises `ProfileError`."""
    try:
        return _File.model_validate_json(content).profiles
    except ValidationError as error:
        reason = _first_fault(error)
    except ProfileError as error:
        reason = str(error).rstrip(".")
    raise ProfileError(f"The file holds no profiles that can be used ({reason}); export them anew.")


def export_profiles(profiles: Iterable[Profile]) -> bytes:
    """The profiles for another computer. No secret is among them: they hold none."""
    stored = _File(profiles=list(profiles))
    return (json.dumps(stored.model_dump(), ensure_ascii=False, indent=2) + "\n").encode()


def delete_profile(name: str, path: Path | None = None) -> None:
    """Remove the profile. Raises `ProfileError`."""
    path = path or profiles_path()
    load_profile(name, path)
    _write(path, {key: profile for key, profile in _read(path).items() if key != name})


class _File(BaseModel):
    """What the file holds."""

    model_config = ConfigDict(extra="forbid")

    profiles: list[Profile] = []


def _read(path: Path) -> dict[str, Profile]:
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ProfileError(f"The profiles in {path} cannot be read: {error.strerror}.") from None
    try:
        stored = _File.model_validate_json(text)
    except ValidationError as error:
        raise _damaged(path, _first_fault(error)) from None
    except ProfileError as error:  # a profile that nobody could have saved
        raise _damaged(path, str(error).rstrip(".")) from None
    return {profile.name: profile for profile in stored.profiles}


def _damaged(path: Path, reason: str) -> ProfileError:
    return ProfileError(f"The profiles in {path} are damaged ({reason}); correct the file or move it away.")


def _write(path: Path, profiles: Mapping[str, Profile]) -> None:
    """Write the file as a whole: to a temporary one beside it, then renamed."""
    content = export_profiles(profiles[name] for name in sorted(profiles))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise ProfileError(f"The profiles could not be written to {path}: {error.strerror}.") from None


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


def _first_fault(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
