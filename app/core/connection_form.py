"""The security of a connection as a person chooses it, and as librdkafka's properties.

The names and values of properties are those of
https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kafka_client.settings import (
    AWS_PROFILE,
    AWS_REGION,
    AWS_ROLE,
    REGISTRY_URL,
    REGISTRY_USER,
    VERIFICATION,
    is_encrypted,
    is_off,
)

Value = str | int | float | bool
Properties = Mapping[str, Value]


class Security(StrEnum):
    """How a client proves who it is."""

    PLAINTEXT = "plaintext"
    TLS = "tls"
    PLAIN = "plain"
    SCRAM_256 = "scram-sha-256"
    SCRAM_512 = "scram-sha-512"
    OIDC = "oidc"
    MSK_IAM = "msk-iam"
    OTHER = "other"
    """As the properties say, in which there is more than has a field."""


class Kind(StrEnum):
    """What is typed into a field."""

    TEXT = "text"
    FILE = "file"
    SECRET = "secret"  # noqa: S105 - a kind of field


@dataclass(frozen=True)
class Field:
    """A property that has a field of its own. Without ``needed`` it may stay empty."""

    name: str
    kind: Kind = Kind.TEXT
    needed: bool = False


_CA = Field("ssl.ca.location", Kind.FILE)
_CLIENT_TLS = (
    _CA,
    Field("ssl.certificate.location", Kind.FILE),
    Field("ssl.key.location", Kind.FILE),
    Field("ssl.key.password", Kind.SECRET),
)
_USER = (
    Field("sasl.username", needed=True),
    Field("sasl.password", Kind.SECRET, needed=True),
)
_OIDC = (
    Field("sasl.oauthbearer.token.endpoint.url", needed=True),
    Field("sasl.oauthbearer.client.id", needed=True),
    Field("sasl.oauthbearer.client.secret", Kind.SECRET, needed=True),
    Field("sasl.oauthbearer.scope"),
)
_AWS = (Field(AWS_REGION, needed=True), Field(AWS_PROFILE), Field(AWS_ROLE))

_FIELDS: Mapping[Security, tuple[Field, ...]] = {
    Security.TLS: _CLIENT_TLS,
    Security.PLAIN: _USER,
    Security.SCRAM_256: _USER,
    Security.SCRAM_512: _USER,
    Security.OIDC: _OIDC,
    Security.MSK_IAM: _AWS,
}
_MECHANISMS = {
    "PLAIN": Security.PLAIN,
    "SCRAM-SHA-256": Security.SCRAM_256,
    "SCRAM-SHA-512": Security.SCRAM_512,
}
_MECHANISM_OF = {kind: mechanism for mechanism, kind in _MECHANISMS.items()}

_PROTOCOL = "security.protocol"
_MECHANISM = "sasl.mechanism"
_MECHANISM_ALIAS = "sasl.mechanisms"
_METHOD = "sasl.oauthbearer.method"


@dataclass(frozen=True)
class SecurityChoice:
    """What was chosen, and what stands in its fields.

    ``encrypted`` is a choice only where a password is sent: TLS and MSK IAM always encrypt.
    """

    kind: Security = Security.PLAINTEXT
    encrypted: bool = False
    verified: bool = True
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that belong to the choice, from top to bottom."""
        return fields_of(self.kind, encrypted=self.encrypted)


def fields_of(kind: Security, *, encrypted: bool) -> tuple[Field, ...]:
    """The fields of a kind of security, from top to bottom."""
    own = _FIELDS.get(kind, ())
    return (*own, _CA) if encrypted and kind in _BY_PASSWORD else own


OF_REGISTRY = (Field(REGISTRY_URL), Field(REGISTRY_USER, Kind.SECRET))
"""The properties of a schema registry that have a field."""
FIRST_OF_TLS = _CA
ALL_FIELDS = tuple(dict.fromkeys((*_USER, *_OIDC, *_AWS, *_CLIENT_TLS)))
"""Every property that may have a field."""

_BY_PASSWORD = (Security.PLAIN, Security.SCRAM_256, Security.SCRAM_512, Security.OIDC)


def may_be_unencrypted(kind: Security) -> bool:
    """Whether one may choose not to encrypt."""
    return kind in _BY_PASSWORD


def split(properties: Properties) -> tuple[SecurityChoice, dict[str, Value]]:
    """What the properties say about security, and the properties that have no field.

    ``join`` of both gives properties of the same meaning.
    """
    kind, encrypted = _kind_of(properties)
    if kind is Security.OTHER:
        return SecurityChoice(kind, encrypted), dict(properties)
    shown = {each.name for each in fields_of(kind, encrypted=encrypted)}
    values = {name: str(value) for name, value in properties.items() if name in shown}
    told = {_PROTOCOL, _MECHANISM, _MECHANISM_ALIAS, *shown}
    if kind is Security.OIDC:
        told.add(_METHOD)
    verified = not is_off(properties.get(VERIFICATION, True))
    if encrypted:
        told.add(VERIFICATION)
    rest = {name: value for name, value in properties.items() if name not in told}
    return SecurityChoice(kind, encrypted, verified or not encrypted, values), rest


def join(choice: SecurityChoice, others: Properties) -> dict[str, Value]:
    """The properties of a connection: those that the choice stands for, and the others."""
    if choice.kind is Security.OTHER:
        return dict(others)
    filled = {each.name: choice.values.get(each.name, "").strip() for each in choice.fields}
    values = {name: value for name, value in filled.items() if value}
    off: dict[str, Value] = {} if choice.verified or not choice.encrypted else {VERIFICATION: False}
    return {**_protocol_of(choice), **values, **off, **others}


def sends_password_openly(choice: SecurityChoice) -> bool:
    """Whether who listens on the way can read the password or the token."""
    return choice.kind in (Security.PLAIN, Security.OIDC) and not choice.encrypted


def _kind_of(properties: Properties) -> tuple[Security, bool]:
    """The kind of security, and whether it encrypts."""
    protocol = str(properties.get(_PROTOCOL, "plaintext")).lower()
    mechanism = str(properties.get(_MECHANISM, properties.get(_MECHANISM_ALIAS, ""))).upper()
    encrypted = is_encrypted(properties)
    if protocol == "plaintext" and not mechanism:
        return Security.PLAINTEXT, False
    if protocol == "ssl" and not mechanism:
        return Security.TLS, True
    if protocol == "sasl_ssl" and AWS_REGION in properties and mechanism == "OAUTHBEARER":
        return Security.MSK_IAM, True
    if protocol in ("sasl_ssl", "sasl_plaintext"):
        oidc = mechanism == "OAUTHBEARER" and str(properties.get(_METHOD, "")).lower() == "oidc"
        return (Security.OIDC if oidc else _MECHANISMS.get(mechanism, Security.OTHER)), encrypted
    return Security.OTHER, encrypted


def _protocol_of(choice: SecurityChoice) -> dict[str, Value]:
    protocol = "sasl_ssl" if choice.encrypted else "sasl_plaintext"
    match choice.kind:
        case Security.PLAINTEXT:
            return {}
        case Security.TLS:
            return {_PROTOCOL: "ssl"}
        case Security.MSK_IAM:
            return {_PROTOCOL: "sasl_ssl", _MECHANISM: "OAUTHBEARER"}
        case Security.OIDC:
            return {_PROTOCOL: protocol, _MECHANISM: "OAUTHBEARER", _METHOD: "oidc"}
        case _:
            return {_PROTOCOL: protocol, _MECHANISM: _MECHANISM_OF[choice.kind]}
