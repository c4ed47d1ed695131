"""Kafka's and librdkafka's errors as sentences for people, made of their names and texts."""

import re
from collections.abc import Iterable

_BROKER = re.compile(r"(?:[a-z_]+://)?(?P<address>[^/\s]+)/(?P<id>bootstrap|\d+): (?P<text>.*)", re.DOTALL)
"""How librdkafka begins what happened at a broker: its address, and "bootstrap" or the broker's number."""
_STATE = re.compile(r" \(after \d+ms in state \w+.*\)$")
_REASON = re.compile(r"(?:.*? failed|Failed to resolve '[^']*'): (?P<reason>.*)", re.DOTALL)

_OPENSSL = re.compile(r"^.*?SSL routines:[^:]*:")
"""Where in OpenSSL's code something happened."""

_SILENT = frozenset(
    {"_ALL_BROKERS_DOWN", "GROUP_AUTHORIZATION_FAILED", "UNKNOWN_TOPIC_OR_PART", "_UNKNOWN_PARTITION"}
)


def tells_something(name: str, text: str) -> bool:
    """Whether an error is worth a sentence.

    It is not when another one tells the cause, when it is about the consumer group, which is never used, or
    when a look-up of the topics tells it better.
    """
    return name not in _SILENT and not text.startswith("GroupCoordinator")


def explain(name: str, text: str, address: str) -> str:
    """What went wrong with the connection, and what to do.

    ``name`` and ``text`` are those of a ``KafkaError``, ``address`` is what the user calls the cluster.
    """
    found = _BROKER.match(text)
    broker = found["address"] if found else address
    reason = _reason(found["text"] if found else text)
    match name:
        case "_RESOLVE":
            return f"The host of {broker} cannot be found ({reason}); check the address."
        case "_AUTHENTICATION" | "SASL_AUTHENTICATION_FAILED" | "UNSUPPORTED_SASL_MECHANISM":
            return (
                f"{broker} refused the sign-in ({reason}); "
                "check security.protocol, sasl.mechanism and the credentials."
            )
        case "_SSL" | "_TRANSPORT" if name == "_SSL" or "SSL" in reason:
            return _tls_fault(broker, _OPENSSL.sub("", reason))
        case "_BAD_MSG" if found:
            return (
                f"What answers at {broker} does not speak Kafka's protocol, or wants TLS; "
                "check the port and security.protocol."
            )
        case "_UNSUPPORTED_FEATURE":
            return f"{address} cannot be read from ({reason}); check that it is the port of a broker."
        case "_TRANSPORT" if found and found["id"] != "bootstrap":
            return (
                f"Kafka's broker {found['id']} cannot be reached at {broker} ({reason}); "
                "check that it runs, and that its advertised.listeners can be reached from here."
            )
        case "_TRANSPORT":
            return f"No Kafka can be reached at {broker} ({reason}); check the address, or start Kafka there."
        case _:
            return f"Kafka at {address} reports: {reason}."


def _tls_fault(broker: str, reason: str) -> str:
    if "certificate verify failed" in reason:
        advice = (
            "its certificate is of another host, or signed by none of the CA certificates: "
            "check the address, and ssl.ca.location"
        )
        return f"There is no TLS connection to {broker} (certificate verify failed); {advice}."
    if "PLAINTEXT broker listener" in reason or "closed by peer" in reason:
        advice = "it seems not to speak TLS: check the port, or choose security without TLS"
    elif "alert" in reason:
        advice = "it wants a client certificate, or does not trust the one it was given"
    else:
        advice = "check security.protocol and the ssl settings"
    return f"There is no TLS connection to {broker} ({reason}); {advice}."


def without_secrets(text: str, secrets: Iterable[str]) -> str:
    """The text with every secret blotted out; brokers and libraries may quote what they were given."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        text = text.replace(secret, "***")
    return text


def _reason(text: str) -> str:
    """The core of librdkafka's text: without where it happened and how long it took."""
    text = _STATE.sub("", text)
    found = _REASON.match(text)
    reason = " ".join((found["reason"] if found else text).split()).rstrip(".")
    return reason[:1].lower() + reason[1:] if reason[1:2].islower() else reason
