"""The test of a connection, step by step."""

import secrets
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme
from confluent_kafka.admin import AclOperation  # type: ignore[attr-defined]

from kafka_client.checks import REGISTRY_STEP, STEPS, Check
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.probe import probe
from tests.kafka_listeners import ADMIN, ADMIN_PASSWORD, HOST, Listeners
from tests.registry import SmallRegistry
from tests.sources.kafka import allow, delete_records, produce, set_password
from tests.sources.reading import numbered
from tests.tokens import token_endpoint

PATIENCE = 5.0


def outcome(
    settings: dict[str, Any], topics: dict[Role, str] | None = None, patience: float = PATIENCE
) -> dict[str, Check]:
    """What each step has come to."""
    told = list(probe(settings, topics or DEFAULT_TOPICS, patience=patience))
    ended = [check for check in told if check.state != "running"]
    assert [check.step for check in ended] == list(STEPS)
    return {check.step: check for check in ended}


def states(checks: dict[str, Check]) -> list[str]:
    return [check.state for check in checks.values()]


def assert_fails_at(checks: dict[str, Check], step: str) -> str:
    """The step fails, those before did not, those after were not tried; what it says."""
    place = STEPS.index(step)
    found = states(checks)
    assert "failed" not in found[:place], checks
    assert found[place:] == ["failed", *["skipped"] * (len(STEPS) - place - 1)], checks
    return checks[step].text


def test_a_connection_that_works_is_told_step_by_step_with_times(
    embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    produce(embedded_broker, numbered(fresh_topics[Role.MATCH_EVENTS], 1, range(40)))
    checks = outcome({"bootstrap.servers": embedded_broker}, fresh_topics)
    assert states(checks) == ["ok", "ok", "skipped", "skipped", "ok", "ok", "ok"]
    assert "4 topics" not in checks["topics found"].text
    assert f"{3 * len(fresh_topics)} partitions" in checks["topics found"].text
    assert "About 40, the last written at 20" in checks["records seen"].text
    assert all((check.seconds is None) == (check.state == "skipped") for check in checks.values())
    assert all(check.seconds is None or 0 <= check.seconds < PATIENCE for check in checks.values())


def test_a_schema_registry_is_tried_last_and_is_no_reason_to_fail(
    embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    with SmallRegistry(user="me:hunter2") as registry:
        registry.add(1, '"string"', subjects={"a-value": 1, "b-value": 3})
        settings = {
            "bootstrap.servers": embedded_broker,
            "schema.registry.url": registry.url,
            "schema.registry.basic.auth.user.info": registry.user,
        }
        found = list(probe(settings, fresh_topics, patience=PATIENCE))[-1]
        assert (found.step, found.state) == (REGISTRY_STEP, "ok")
        assert found.text == f"{registry.url} answers; it has 2 subjects."
        registry.user = "me:another"
        refused = list(probe(settings, fresh_topics, patience=PATIENCE))[-1]
    gone = list(probe(settings, fresh_topics, patience=PATIENCE))[-1]
    assert [refused.state, gone.state] == ["warning", "warning"]
    assert "refused the sign-in" in refused.text
    assert "cannot be asked" in gone.text
    assert "hunter2" not in refused.text + gone.text


def test_empty_topics_are_a_warning(embedded_broker: str, fresh_topics: dict[Role, str]) -> None:
    checks = outcome({"bootstrap.servers": embedded_broker}, fresh_topics)
    assert checks["records seen"].state == "warning"
    assert "no records yet" in checks["records seen"].text


def test_the_topic_of_matches_must_be_there(embedded_broker: str, fresh_topics: dict[Role, str]) -> None:
    topics = {**fresh_topics, Role.MATCH_EVENTS: "nowhere"}
    text = assert_fails_at(outcome({"bootstrap.servers": embedded_broker}, topics), "topics found")
    assert text.startswith("There is no topic nowhere; check its name")


def test_another_topic_that_is_missing_is_a_warning_and_the_optional_one_is_none(
    embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    topics = {**fresh_topics, Role.ROBOT_EVENTS: "nowhere", Role.ROBOT_ORCHESTRATION_EVENTS: "optional"}
    found = outcome({"bootstrap.servers": embedded_broker}, topics)["topics found"]
    assert found.state == "warning"
    assert "There is no topic nowhere" in found.text
    assert "optional" not in found.text
    topics[Role.ROBOT_EVENTS] = fresh_topics[Role.ROBOT_EVENTS]
    assert outcome({"bootstrap.servers": embedded_broker}, topics)["topics found"].state == "ok"


def test_a_host_without_an_address_is_told() -> None:
    text = assert_fails_at(outcome({"bootstrap.servers": "nowhere.invalid:9092"}), "name resolved")
    assert text.startswith("No address is known of nowhere.invalid")


def test_a_port_at_which_nobody_answers_is_told() -> None:
    with closing(socket.socket()) as taken:
        taken.bind((HOST, 0))  # and nobody listens
        address = f"{HOST}:{taken.getsockname()[1]}"
        text = assert_fails_at(outcome({"bootstrap.servers": address}), "connected")
    assert f"Nothing answers at {address}: connection refused." in text


def test_one_address_of_several_is_enough(embedded_broker: str, fresh_topics: dict[Role, str]) -> None:
    address = f"nowhere.invalid:9092,{HOST}:1,{embedded_broker}"
    checks = outcome({"bootstrap.servers": address}, fresh_topics)
    assert checks["name resolved"].state == "warning"
    assert checks["connected"].text == f"{embedded_broker} answers."
    assert checks["read allowed"].state == "ok"


def test_tls_where_there_is_none_is_told(embedded_broker: str) -> None:
    settings = {"bootstrap.servers": embedded_broker, "security.protocol": "ssl"}
    assert "TLS" in assert_fails_at(outcome(settings, patience=0.5), "TLS")


def test_a_setting_that_cannot_be_used_is_told(embedded_broker: str, tmp_path: Path) -> None:
    settings = {"bootstrap.servers": embedded_broker, "security.protocol": "ssl"}
    missing = tmp_path / "ca.pem"
    text = assert_fails_at(outcome({**settings, "ssl.ca.location": str(missing)}), "TLS")
    assert text == f"The file of ssl.ca.location, {missing}, does not exist; choose another."
    text = assert_fails_at(outcome({**settings, "ssl.key.pem": "no key hunter2"}), "TLS")
    assert "are wrong" in text
    assert "hunter2" not in text


@contextmanager
def tls_server(authority: trustme.CA) -> Iterator[str]:
    """Something that speaks TLS, and says nothing more."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    with socket.create_server((HOST, 0)) as listening:
        thread = threading.Thread(target=_greet, args=(listening, context), daemon=True)
        thread.start()
        yield f"{HOST}:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def _greet(listening: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            way, _ = listening.accept()
        except OSError:
            return
        way.settimeout(2)
        try:
            context.wrap_socket(way, server_side=True).close()
        except OSError:
            way.close()


def test_a_certificate_that_is_not_trusted_is_told(tmp_path: Path) -> None:
    with tls_server(trustme.CA()) as address:
        trustme.CA().cert_pem.write_to_path(tmp_path / "ca.pem")
        settings = {
            "bootstrap.servers": address,
            "security.protocol": "ssl",
            "ssl.ca.location": str(tmp_path / "ca.pem"),
        }
        text = assert_fails_at(outcome(settings), "TLS")
    assert "(certificate verify failed)" in text
    assert "ssl.ca.location" in text


def test_a_test_that_is_stopped_tells_no_more(embedded_broker: str, fresh_topics: dict[Role, str]) -> None:
    stop = threading.Event()
    told = []
    for check in probe({"bootstrap.servers": embedded_broker}, fresh_topics, stop):
        told.append(check)
        if check.step == "topics found":
            stop.set()
    assert told[-1].step == "topics found"
    assert told[-1].state == "running"


# The rest needs TLS, users and rights: Apache Kafka.


@pytest.fixture
def user(embedded_broker: str, listeners: Listeners) -> str:
    """A user who may do nothing; the password is the name."""
    name = f"viewer-{secrets.token_hex(4)}"
    set_password(embedded_broker, name, name)
    return name


@pytest.mark.parametrize("mechanism", ["SCRAM-SHA-256", "SCRAM-SHA-512"])
def test_a_password_and_the_least_rights_are_enough(
    embedded_broker: str, listeners: Listeners, user: str, fresh_topics: dict[Role, str], mechanism: str
) -> None:
    produce(embedded_broker, numbered(fresh_topics[Role.MATCH_EVENTS], 1, range(40)))
    delete_records(embedded_broker, fresh_topics[Role.MATCH_EVENTS], 1, 15)
    for name in fresh_topics.values():
        allow(embedded_broker, user, name, AclOperation.DESCRIBE, AclOperation.READ)
    checks = outcome(listeners.sasl_tls_settings(user, user, mechanism), fresh_topics)
    assert states(checks) == ["ok"] * 7
    assert checks["authenticated"].text == f"Signed in as {user}."
    assert "About 25," in checks["records seen"].text


@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-512"])
def test_a_wrong_password_fails_the_sign_in_and_is_not_shown(
    listeners: Listeners, mechanism: str, caplog: pytest.LogCaptureFixture
) -> None:
    checks = outcome(listeners.sasl_tls_settings(ADMIN, "hunter2", mechanism))
    assert "refused the sign-in" in assert_fails_at(checks, "authenticated")
    assert checks["TLS"].state == "ok"
    assert "hunter2" not in repr(checks) + caplog.text


def test_without_verification_a_connection_works_and_warns(listeners: Listeners) -> None:
    settings = listeners.sasl_tls_settings(ADMIN, ADMIN_PASSWORD, "PLAIN")
    del settings["ssl.ca.location"]
    assert "(certificate verify failed)" in assert_fails_at(outcome(settings), "TLS")
    checks = outcome({**settings, "enable.ssl.certificate.verification": False})
    assert checks["TLS"].state == "warning"
    assert "verification is off" in checks["TLS"].text
    assert checks["authenticated"].state == "ok"


def test_a_client_certificate_signs_in_and_without_it_the_reason_is_told(listeners: Listeners) -> None:
    settings = listeners.tls_settings()
    assert outcome(settings)["authenticated"].text == "Signed in by the client's certificate."
    for name in ("ssl.certificate.location", "ssl.key.location"):
        del settings[name]
    assert "wants a client certificate" in assert_fails_at(outcome(settings), "TLS")


def test_a_listener_that_wants_a_sign_in_or_tls_is_told(listeners: Listeners, embedded_broker: str) -> None:
    text = assert_fails_at(outcome({"bootstrap.servers": f"{HOST}:{listeners.sasl}"}), "topics found")
    assert "may want a sign-in" in text
    text = assert_fails_at(outcome({"bootstrap.servers": f"{HOST}:{listeners.tls}"}), "TLS")
    assert "wants TLS" in text
    settings = listeners.proxied_settings("me", "hunter2", "PLAIN")
    checks = outcome({**settings, "bootstrap.servers": embedded_broker})
    assert "hunter2" not in assert_fails_at(checks, "authenticated")


def test_the_rights_that_are_missing_are_named(
    embedded_broker: str, listeners: Listeners, user: str, fresh_topics: dict[Role, str]
) -> None:
    settings = listeners.sasl_tls_settings(user, user)
    topic = fresh_topics[Role.MATCH_EVENTS]
    text = assert_fails_at(outcome(settings, fresh_topics), "topics found")
    assert text == f"You may not see {topic}; ask for the rights Describe and Read on it."
    allow(embedded_broker, user, topic, AclOperation.DESCRIBE)
    text = assert_fails_at(outcome(settings, {Role.MATCH_EVENTS: topic}), "read allowed")
    assert text == f"You may not read {topic}; ask for the right Read on it."


def test_brokers_that_cannot_be_reached_from_here_are_told(
    embedded_broker: str, listeners: Listeners, fresh_topics: dict[Role, str]
) -> None:
    settings = listeners.proxied_settings(ADMIN, ADMIN_PASSWORD, "PLAIN")
    there = {**settings, "bootstrap.servers": f"{HOST}:{listeners.sasl}"}
    text = assert_fails_at(outcome(there, fresh_topics), "read allowed")
    assert "advertised.listeners" in text


def test_a_token_endpoint_signs_in_and_refuses_a_wrong_secret(
    embedded_broker: str, listeners: Listeners, user: str, fresh_topics: dict[Role, str]
) -> None:
    for name in fresh_topics.values():
        allow(embedded_broker, user, name, AclOperation.DESCRIBE, AclOperation.READ)
    with token_endpoint(user, "viewer", "hunter2") as endpoint:
        settings = {
            **listeners.token_settings(),
            "sasl.oauthbearer.method": "oidc",
            "sasl.oauthbearer.token.endpoint.url": endpoint.url,
            "sasl.oauthbearer.client.id": "viewer",
            "sasl.oauthbearer.client.secret": "hunter2",
        }
        checks = outcome(settings, fresh_topics)
        assert checks["read allowed"].state == "ok"
        assert endpoint.asked > 0
        wrong = {**settings, "sasl.oauthbearer.client.secret": "hunter3"}
        text = assert_fails_at(outcome(wrong, fresh_topics), "authenticated")
    assert "hunter" not in text
    assert "401" in text or "invalid_client" in text
