"""Errors as sentences. The texts are what librdkafka 2.16 gives."""

import pytest

from kafka_client.faults import explain, tells_something, without_secrets
from kafka_client.settings import for_reading, for_registry, has_registry, is_secret, secrets_of

SENTENCES = [
    (
        "_TRANSPORT",
        "a:9/bootstrap: Connect to ipv4#10.0.0.1:9 failed: Connection refused (after 0ms in state CONNECT)",
        "No Kafka can be reached at a:9 (connection refused); check the address, or start Kafka there.",
    ),
    (
        "_TRANSPORT",
        (
            "sasl_ssl://b:1/12: Connect to ipv4#10.0.0.1:1 failed: Connection refused "
            "(after 0ms in state CONNECT, 1 identical error(s) suppressed)"
        ),
        (
            "Kafka's broker 12 cannot be reached at b:1 (connection refused); "
            "check that it runs, and that its advertised.listeners can be reached from here."
        ),
    ),
    (
        "_RESOLVE",
        (
            "no.such:9092/bootstrap: Failed to resolve 'no.such:9092': Name or service not known "
            "(after 1ms in state CONNECT)"
        ),
        "The host of no.such:9092 cannot be found (name or service not known); check the address.",
    ),
    (
        "_AUTHENTICATION",
        (
            "sasl_plaintext://a:9/bootstrap: SASL authentication error: Authentication failed: "
            "Invalid username or password (after 3ms in state AUTH_REQ)"
        ),
        (
            "a:9 refused the sign-in (invalid username or password); "
            "check security.protocol, sasl.mechanism and the credentials."
        ),
    ),
    (
        "_SSL",
        (
            "ssl://a:9/bootstrap: SSL handshake failed: certificate verify failed: broker certificate could "
            "not be verified (after 5ms in state SSL_HANDSHAKE)"
        ),
        (
            "There is no TLS connection to a:9 (certificate verify failed); its certificate is of another "
            "host, or signed by none of the CA certificates: check the address, and ssl.ca.location."
        ),
    ),
    (
        "_TRANSPORT",
        (
            "ssl://a:9/bootstrap: Receive failed: error:0A000412:SSL routines::ssl/tls alert bad certificate"
            ": SSL alert number 42 (after 0ms in state APIVERSION_QUERY)"
        ),
        (
            "There is no TLS connection to a:9 (ssl/tls alert bad certificate: SSL alert number 42); "
            "it wants a client certificate, or does not trust the one it was given."
        ),
    ),
    (
        "_BAD_MSG",
        (
            "a:9/bootstrap: Receive failed: Invalid response size 1213486160 (0..100000000): increase "
            "receive.message.max.bytes (after 2ms in state APIVERSION_QUERY)"
        ),
        (
            "What answers at a:9 does not speak Kafka's protocol, or wants TLS; "
            "check the port and security.protocol."
        ),
    ),
    (
        "_UNSUPPORTED_FEATURE",
        "Failed to get metadata: Local: Required feature not supported by broker",
        (
            "seed:1 cannot be read from (failed to get metadata: Local: Required feature not supported by "
            "broker); check that it is the port of a broker."
        ),
    ),
    ("CORRUPT_MESSAGE", "Broker: Message failed CRC", "Kafka at seed:1 reports: broker: Message failed CRC."),
]


@pytest.mark.parametrize(("name", "text", "sentence"), SENTENCES)
def test_an_error_becomes_a_sentence_that_says_what_to_do(name: str, text: str, sentence: str) -> None:
    assert explain(name, text, "seed:1") == sentence


def test_errors_about_the_group_and_those_that_repeat_others_are_not_told() -> None:
    assert not tells_something("GROUP_AUTHORIZATION_FAILED", "FindCoordinator response error: Not authorized")
    assert not tells_something("_ALL_BROKERS_DOWN", "1/1 brokers are down")
    assert not tells_something(
        "_TRANSPORT", "GroupCoordinator: a:9: Connect to ipv4#1.2.3.4:9 failed: refused"
    )
    assert tells_something("_TRANSPORT", "a:9/bootstrap: Connect to ipv4#1.2.3.4:9 failed: refused")


def test_secrets_are_blotted_out_the_longest_first() -> None:
    assert without_secrets("hunter22 and hunter2", ["hunter2", "", "hunter22"]) == "*** and ***"


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("sasl.password", True),
        ("ssl.key.password", True),
        ("ssl.key.pem", True),
        ("ssl.keystore.password", True),
        ("sasl.oauthbearer.client.secret", True),
        ("sasl.oauthbearer.config", True),
        ("schema.registry.basic.auth.user.info", True),
        ("schema.registry.bearer.auth.token", True),
        ("schema.registry.url", False),
        ("sasl.username", False),
        ("ssl.ca.pem", False),
        ("ssl.certificate.pem", False),
        ("ssl.key.location", False),
    ],
)
def test_which_properties_are_secret(name: str, secret: bool) -> None:
    assert is_secret(name) is secret


def test_what_is_for_the_schema_registry_reaches_it_and_not_librdkafka() -> None:
    given = {
        "bootstrap.servers": "a:1",
        "schema.registry.url": "http://r:1",
        "schema.registry.basic.auth.user.info": "me:hunter2",
    }
    assert for_registry(given) == {"url": "http://r:1", "basic.auth.user.info": "me:hunter2"}
    assert not [name for name in for_reading(given) if "registry" in name]
    assert without_secrets("me:hunter2, hunter2", secrets_of(given)) == "***, ***"
    assert (has_registry(given), has_registry({"schema.registry.ssl.ca.location": "ca.pem"})) == (True, False)
