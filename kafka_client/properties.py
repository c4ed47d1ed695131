"""What is known of librdkafka's properties, for those who write them by hand."""

from collections.abc import Mapping
from functools import lru_cache

from confluent_kafka import Consumer, KafkaException

from kafka_client.profile import FROM_ENVIRONMENT, ProfileError, parse_registry_url
from kafka_client.settings import (
    AWS_PROFILE,
    AWS_REGION,
    AWS_ROLE,
    OF_AWS,
    REGISTRY_PREFIX,
    REGISTRY_URL,
    REGISTRY_USER,
    is_secret,
    refusal,
)

KNOWN: Mapping[str, str] = {
    AWS_REGION: "The region of an Amazon MSK that one signs in to with IAM.",
    AWS_PROFILE: "The AWS profile whose credentials sign in.",
    AWS_ROLE: "The ARN of a role to assume before signing in.",
    "broker.address.family": "Which addresses of a host to use: any, v4 or v6.",
    "client.dns.lookup": "How hosts are looked up: use_all_dns_ips tries all addresses of one.",
    "client.id": "What the brokers' logs call us.",
    "client.rack": "The rack or zone that we are in: brokers may let us read from a replica nearby.",
    "connections.max.idle.ms": "Close connections that were idle for so long; 0 never.",
    "debug": "What the library is to log, such as broker,security.",
    "enable.ssl.certificate.verification": "false trusts whoever answers. Do not use it but for a test.",
    "fetch.message.max.bytes": "How many bytes of a partition to ask for at once.",
    "fetch.wait.max.ms": "How long a broker may wait for more records before it answers.",
    "https.ca.location": "The CA certificates that the token endpoint's certificate is checked by.",
    "metadata.max.age.ms": "How old what is known of the topics may be.",
    "queued.max.messages.kbytes": "How many KB to read ahead of each partition.",
    "receive.message.max.bytes": "The most bytes of one answer.",
    "reconnect.backoff.max.ms": "The longest pause between two tries to connect.",
    "sasl.mechanism": "PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER.",
    "sasl.oauthbearer.client.id": "Who asks the token endpoint for a token.",
    "sasl.oauthbearer.client.secret": "What the token endpoint knows the client by.",
    "sasl.oauthbearer.extensions": "Sent with the token: logicalCluster=… for Confluent Cloud.",
    "sasl.oauthbearer.method": "oidc asks a token endpoint for tokens.",
    "sasl.oauthbearer.scope": "What the token is to allow, where the token endpoint wants to know.",
    "sasl.oauthbearer.token.endpoint.url": "Where tokens are asked for.",
    "sasl.password": "The password for PLAIN and SCRAM.",
    "sasl.username": "The user for PLAIN and SCRAM.",
    REGISTRY_URL: "The address of a schema registry, such as https://registry.example.com:8081.",
    REGISTRY_USER: "USER:PASSWORD for the schema registry.",
    "security.protocol": "plaintext, ssl, sasl_plaintext or sasl_ssl.",
    "socket.connection.setup.timeout.ms": "How long to wait for a connection, TLS and the sign-in.",
    "socket.timeout.ms": "How long to wait for an answer.",
    "ssl.ca.location": "A file or folder of the CA certificates to trust, as PEM.",
    "ssl.certificate.location": "The file of our certificate, as PEM.",
    "ssl.cipher.suites": "The ciphers to offer, as OpenSSL names them.",
    "ssl.endpoint.identification.algorithm": "none trusts a certificate of any host. Do not use it.",
    "ssl.key.location": "The file of our certificate's key, as PEM.",
    "ssl.key.password": "What our key is encrypted with.",
    "ssl.keystore.location": "A PKCS #12 file of our key and certificate.",
    "ssl.keystore.password": "What the PKCS #12 file is encrypted with.",
}
"""A line about each of the properties that one may need."""

_PROBE = "no.such.property"
"""Ends the check of another property before a client is made of it."""


def mistake_in(name: str, value: str) -> str:
    """What is wrong with a property, as a sentence; empty when nothing is. Secrets are not looked at."""
    refused = refusal(name)
    if name == REGISTRY_URL and value and not value.startswith(FROM_ENVIRONMENT):
        return _mistake_in_registry(value)
    if refused or name in OF_AWS or name.startswith(REGISTRY_PREFIX):
        return refused
    unseen = is_secret(name) or value.startswith(FROM_ENVIRONMENT)
    return _library_says(name, None if unseen else value)


def _mistake_in_registry(url: str) -> str:
    try:
        parse_registry_url(url)
    except ProfileError as error:
        return str(error)
    return ""


@lru_cache(maxsize=512)
def _library_says(name: str, value: str | None) -> str:
    """What librdkafka says of the property; without a value only of its name."""
    try:
        Consumer({"group.id": _PROBE, name: "" if value is None else value, _PROBE: ""})
    except KafkaException as error:
        text = str(error.args[0].str())
    except (AttributeError, TypeError, ValueError):
        return f"{name} cannot be written as a property; remove it."
    if f'"{_PROBE}"' in text:
        return ""
    if text.startswith("No such"):
        return f"librdkafka knows no property {name}; see if it is written right."
    return "" if value is None else f"{name} cannot be {value or 'empty'} ({text}); write another value."
