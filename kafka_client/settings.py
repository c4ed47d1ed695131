"""librdkafka settings for reading: what the user gives, sensible defaults, and what is not up for choice.

The names are those of https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md.
"""

from collections.abc import Mapping

Settings = Mapping[str, str | int | float | bool]
"""librdkafka properties by name; ``bootstrap.servers`` is among them.

Beside them may be those of a schema registry, with `REGISTRY_PREFIX` before the names that
``confluent_kafka.schema_registry.SchemaRegistryClient`` gives them: ``schema.registry.url``,
``schema.registry.basic.auth.user.info`` (a secret), ``schema.registry.ssl.ca.location``.
"""

REGISTRY_PREFIX = "schema.registry."
REGISTRY_URL = f"{REGISTRY_PREFIX}url"
REGISTRY_USER = f"{REGISTRY_PREFIX}basic.auth.user.info"
"""``USER:PASSWORD``."""

_DEFAULTS: Settings = {
    "client.id": "orchestra-replay",
    # Required by the library; with assign() and without commits no group comes to exist.
    "group.id": "orchestra-replay",
    "fetch.wait.max.ms": 50,
    # Larger pieces than usual spare the broker half of its work; in all so much that a slow line is in time.
    "fetch.message.max.bytes": 4_000_000,
    "fetch.max.bytes": 16_000_000,
    "queued.max.messages.kbytes": 32 * 1024,
    "queued.min.messages": 50_000,
    # How long a full queue stops fetching: the library's 1000 ms would have the reader wait most of the time.
    "fetch.queue.backoff.ms": 10,
    "receive.message.max.bytes": 512 * 1024 * 1024,
    "socket.keepalive.enable": True,
    # A reader that is asleep with its computer is no fault. This is the most there is.
    "max.poll.interval.ms": 86_400_000,
    "reconnect.backoff.max.ms": 2000,
}

_FIXED: Settings = {
    "enable.auto.commit": False,
    "enable.auto.offset.store": False,
    "allow.auto.create.topics": False,
    "enable.partition.eof": True,
    # When a log is shorter than our position, the jump back to its beginning is how we notice.
    "auto.offset.reset": "earliest",
    "isolation.level": "read_committed",
    # Brokers may ask clients for measurements of themselves (KIP-714): nothing is sent.
    "enable.metrics.push": False,
}

VERIFICATION = "enable.ssl.certificate.verification"

_DANGEROUS = frozenset(
    {"plugin.library.paths", "ssl.engine.location", "ssl.providers", "sasl.kerberos.kinit.cmd"}
)
"""They load a library or run a command: a profile from elsewhere must not."""

AWS_REGION = "aws.region"
AWS_PROFILE = "aws.profile"
AWS_ROLE = "aws.role"
OF_AWS = (AWS_REGION, AWS_PROFILE, AWS_ROLE)
"""Not librdkafka's: with a region, the sign-in is that of Amazon MSK with IAM."""

_SECRETS = frozenset(
    {
        "sasl.password",
        "sasl.oauthbearer.client.secret",
        "sasl.oauthbearer.config",
        "ssl.key.password",
        "ssl.key.pem",
        "ssl.keystore.password",
        REGISTRY_USER,
        f"{REGISTRY_PREFIX}bearer.auth.token",
    }
)
_SECRET_WORDS = ("password", "secret", "passphrase", "token.value")


def is_secret(name: str) -> bool:
    """Whether the value of this property must not be stored or shown."""
    return name in _SECRETS or any(word in name for word in _SECRET_WORDS)


def refusal(name: str) -> str:
    """Why a property cannot be chosen, as a sentence; empty where it can."""
    if name in ("bootstrap.servers", "metadata.broker.list"):
        return f"The property {name} is the address; give it there."
    if name in _FIXED:
        return f"The property {name} is not for choice: the viewer only reads, and leaves no trace."
    if name in _DANGEROUS:
        return f"The property {name} has other code run in this program, and is not taken; remove it."
    return ""


def secrets_of(settings: Settings) -> list[str]:
    """The values that must not be shown."""
    secrets = [str(value) for name, value in settings.items() if is_secret(name)]
    _, _, password = str(settings.get(REGISTRY_USER, "")).partition(":")
    return [*secrets, password] if password else secrets


def is_encrypted(settings: Settings) -> bool:
    """Whether the connection uses TLS."""
    return str(settings.get("security.protocol", "plaintext")).lower() in ("ssl", "sasl_ssl")


def is_unverified(settings: Settings) -> bool:
    """Whether TLS is used without making sure who answers."""
    unchecked_host = str(settings.get("ssl.endpoint.identification.algorithm", "https")).lower() == "none"
    return is_encrypted(settings) and (is_off(settings.get(VERIFICATION, True)) or unchecked_host)


def is_off(value: str | float | bool) -> bool:
    """Whether librdkafka takes this for no."""
    return str(value).strip().lower() in ("false", "f", "0", "off")


def signs_in(settings: Settings) -> bool:
    """Whether the connection uses SASL."""
    return str(settings.get("security.protocol", "plaintext")).lower().startswith("sasl_")


def address_of(settings: Settings) -> str:
    """What to call the cluster."""
    return str(settings.get("bootstrap.servers") or settings.get("metadata.broker.list") or "(no address)")


def for_kafka(settings: Settings) -> dict[str, str | int | float | bool]:
    """What is for librdkafka alone; it refuses what it does not know."""
    return {
        name: value
        for name, value in settings.items()
        if not name.startswith(REGISTRY_PREFIX) and name not in OF_AWS
    }


def has_registry(settings: Settings) -> bool:
    """Whether a schema registry is given."""
    return bool(settings.get(REGISTRY_URL))


def for_registry(settings: Settings) -> dict[str, str | int | float | bool]:
    """What is for the schema registry, by its client's names."""
    return {
        name.removeprefix(REGISTRY_PREFIX): value
        for name, value in settings.items()
        if name.startswith(REGISTRY_PREFIX)
    }


def for_reading(settings: Settings) -> dict[str, str | int | float | bool]:
    """The settings of a consumer that leaves no trace in the cluster."""
    return {**_DEFAULTS, **for_kafka(settings), **_FIXED}
