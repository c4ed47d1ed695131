"""What the viewer may do, and does: sign-ins, the least rights, and the requests that it sends."""

import pytest
from confluent_kafka.admin import AclOperation  # type: ignore[attr-defined]

from kafka_client.consumer import KafkaSource
from kafka_client.events import Role
from kafka_client.findings import Finding
from kafka_client.probe import probe
from kafka_client.source import EVERYTHING, LoadWindow, Phase, read_to_end
from kafka_client.topics import check_topics
from tests.kafka_listeners import ADMIN, ADMIN_PASSWORD, CLIENT_NAME, REAUTHENTICATE_MS, Listeners
from tests.protocol import Api, name_of
from tests.proxy import Proxy
from tests.sources.conftest import Distant, Read
from tests.sources.kafka import allow, forbid, produce, set_password
from tests.sources.reading import TIME, by_partition, numbered

LOOKUP = 0.1
READING: set[int] = {Api.API_VERSIONS, Api.METADATA, Api.FETCH, Api.LIST_OFFSETS}
SIGNING_IN: set[int] = {Api.SASL_HANDSHAKE, Api.SASL_AUTHENTICATE}
GROUP: set[int] = {Api.FIND_COORDINATOR}
"""What librdkafka asks because it must be given a group; refusing it changes nothing."""
LEADER_CHANGES: set[int] = {Api.OFFSET_FOR_LEADER_EPOCH}
"""What librdkafka may ask when it meets another leader: where that one's log ends."""
LEAST_RIGHTS = (AclOperation.DESCRIBE, AclOperation.READ)
"""On each topic; docs/least-rights.md names them."""


def use_all_that_reads(read: Read, settings: dict[str, str], topics: dict[Role, str]) -> int:
    """Read in all the ways that there are, and test the connection; how many records the plainest reads."""
    whole = read(KafkaSource(settings, topics, EVERYTHING, lookup_interval=LOOKUP))
    whole.to_end()
    assert whole.told == []
    for window in (LoadWindow(last=5), LoadWindow(since=TIME + 3000, until=TIME + 9000)):
        list(read_to_end(KafkaSource(settings, topics, window)))
    list(read_to_end(KafkaSource(settings, topics, match_id="key 3")))
    assert [check for check in probe(settings, topics) if check.state == "failed"] == []
    return len(whole.records)


def names(requests: set[int]) -> set[str]:
    return set(map(name_of, requests))


def test_the_viewer_sends_only_requests_that_read(
    read: Read, distant: Distant, fresh_distant_topics: dict[Role, str]
) -> None:
    name = fresh_distant_topics[Role.MATCH_EVENTS]
    produce(distant.address, numbered(name, 1, range(50)))
    distant.proxy.requests.clear()
    assert use_all_that_reads(read, distant.settings, fresh_distant_topics) == 50
    assert names(distant.proxy.requests) <= names(READING | SIGNING_IN | GROUP | LEADER_CHANGES)
    assert names(distant.proxy.requests) >= names(READING)


def test_topic_health_asks_for_settings_beside_that(
    distant: Distant, fresh_distant_topics: dict[Role, str]
) -> None:
    produce(distant.address, numbered(fresh_distant_topics[Role.MATCH_EVENTS], 1, range(5)))
    distant.proxy.requests.clear()
    check_topics(distant.settings, fresh_distant_topics)
    wanted = READING | SIGNING_IN | GROUP | LEADER_CHANGES | {Api.DESCRIBE_CONFIGS}
    assert names(distant.proxy.requests) <= names(wanted)
    assert Api.DESCRIBE_CONFIGS in distant.proxy.requests


def test_describe_and_read_on_the_topics_are_all_the_rights_that_the_viewer_needs(
    read: Read, embedded_broker: str, listeners: Listeners, user: str, fresh_topics: dict[Role, str]
) -> None:
    records = [record for name in fresh_topics.values() for record in numbered(name, 2, range(20))]
    produce(embedded_broker, records)
    for name in fresh_topics.values():
        allow(embedded_broker, user, name, *LEAST_RIGHTS)
    with Proxy(listeners.proxied) as proxy:
        proxy.forward_to(listeners.sasl)
        settings = listeners.proxied_settings(user, user)
        assert use_all_that_reads(read, settings, fresh_topics) == len(records)
        assert names(proxy.requests) <= names(READING | SIGNING_IN | GROUP | LEADER_CHANGES)
        reading = read(KafkaSource(settings, fresh_topics, lookup_interval=LOOKUP))
        reading.to_end()
        more = numbered(fresh_topics[Role.MATCH_EVENTS], 0, range(7))
        produce(embedded_broker, more)
        reading.live(len(records) + len(more))
        assert by_partition(reading.records) == by_partition(records + more)
        assert reading.told == []


def test_without_the_right_to_see_settings_topic_health_says_what_it_could_not_check(
    embedded_broker: str, listeners: Listeners, user: str, fresh_topics: dict[Role, str]
) -> None:
    name = fresh_topics[Role.MATCH_EVENTS]
    allow(embedded_broker, user, name, *LEAST_RIGHTS)
    settings = listeners.sasl_tls_settings(user, user, "SCRAM-SHA-256")

    def found() -> dict[str, Finding]:
        return {each.code: each for each in check_topics(settings, {Role.MATCH_EVENTS: name})}

    findings = found()
    assert "DESCRIBE_CONFIGS" in findings["unknown_configuration"].message
    assert "compacted_topic" not in findings
    assert "empty_topic" in findings
    allow(embedded_broker, user, name, AclOperation.DESCRIBE_CONFIGS)
    assert "unknown_configuration" not in found()


@pytest.mark.fault("The right to read one of the topics is taken away, and given back")
def test_a_topic_that_may_not_be_read_any_more_is_told_and_the_others_are_read_on(
    read: Read, embedded_broker: str, listeners: Listeners, user: str, fresh_topics: dict[Role, str]
) -> None:
    taken, kept = fresh_topics[Role.MATCH_EVENTS], fresh_topics[Role.ROBOT_EVENTS]
    topics = {Role.MATCH_EVENTS: taken, Role.ROBOT_EVENTS: kept}
    for name in topics.values():
        allow(embedded_broker, user, name, *LEAST_RIGHTS)
    settings = listeners.sasl_tls_settings(user, user, "SCRAM-SHA-256")
    reading = read(KafkaSource(settings, topics, lookup_interval=LOOKUP))
    reading.to_end()
    forbid(embedded_broker, user, taken)
    reading.until(lambda status: taken in status.problem)
    assert kept not in reading.status.problem
    assert "does not let you read" in reading.status.problem
    records = numbered(taken, 0, range(9)) + numbered(kept, 1, range(5))
    produce(embedded_broker, records)
    reading.live(5)
    assert {record.topic for record in reading.records} == {kept}
    allow(embedded_broker, user, taken, *LEAST_RIGHTS)
    reading.live(14)
    assert by_partition(reading.records) == by_partition(records)
    reading.until(lambda status: status.problem == "")
    assert reading.status.generation == 0


@pytest.mark.fault("The sign-in expires, is refused as the password was changed, and is renewed")
def test_a_sign_in_that_expires_is_renewed_and_a_refused_one_is_told_until_it_is_right_again(
    read: Read, embedded_broker: str, listeners: Listeners, user: str, fresh_topics: dict[Role, str]
) -> None:
    name = fresh_topics[Role.MATCH_EVENTS]
    allow(embedded_broker, user, name, *LEAST_RIGHTS)
    settings = listeners.sasl_tls_settings(user, user, "SCRAM-SHA-512")
    reading = read(KafkaSource(settings, {Role.MATCH_EVENTS: name}, lookup_interval=LOOKUP))
    reading.to_end()
    set_password(embedded_broker, user, "another")
    seconds = 20 + REAUTHENTICATE_MS / 1000
    reading.until(lambda status: "refused the sign-in" in status.problem, seconds)
    assert user not in reading.status.problem
    records = numbered(name, 0, range(20))
    produce(embedded_broker, records)
    set_password(embedded_broker, user, user)
    reading.live(20)
    reading.until(lambda status: status.phase is Phase.LIVE and status.problem == "")
    assert reading.records == records
    assert reading.status.generation == 0


@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"])
def test_a_password_inside_of_tls_opens_apache_kafka(
    read: Read,
    embedded_broker: str,
    listeners: Listeners,
    user: str,
    fresh_topics: dict[Role, str],
    mechanism: str,
) -> None:
    name = fresh_topics[Role.MATCH_EVENTS]
    allow(embedded_broker, user, name, *LEAST_RIGHTS)
    records = numbered(name, 0, range(5))
    produce(embedded_broker, records)
    who = (ADMIN, ADMIN_PASSWORD) if mechanism == "PLAIN" else (user, user)
    settings = listeners.sasl_tls_settings(*who, mechanism)
    reading = read(KafkaSource(settings, {Role.MATCH_EVENTS: name}))
    reading.to_end()
    assert (reading.records, reading.told) == (records, [])


def test_a_client_certificate_opens_apache_kafka(
    read: Read, embedded_broker: str, listeners: Listeners, fresh_topics: dict[Role, str]
) -> None:
    name = fresh_topics[Role.MATCH_EVENTS]
    allow(embedded_broker, CLIENT_NAME, name, *LEAST_RIGHTS)
    records = numbered(name, 0, range(5))
    produce(embedded_broker, records)
    reading = read(KafkaSource(listeners.tls_settings(), {Role.MATCH_EVENTS: name}))
    reading.to_end()
    assert (reading.records, reading.told) == (records, [])


@pytest.mark.parametrize("missing", ["ssl.ca.location", "ssl.certificate.location"])
def test_a_certificate_that_is_not_trusted_is_told(
    read: Read, listeners: Listeners, fresh_topics: dict[Role, str], missing: str
) -> None:
    settings = listeners.tls_settings()
    del settings[missing]
    settings.pop("ssl.key.location" if missing == "ssl.certificate.location" else "", None)
    reading = read(KafkaSource(settings, fresh_topics))
    status = reading.until(lambda status: status.problem)
    assert "There is no TLS connection to" in status.problem
