"""Topic health."""

import secrets

import pytest
from confluent_kafka.admin import AdminClient, NewTopic  # type: ignore[attr-defined]

from kafka_client.events import Role
from kafka_client.findings import Finding, Severity
from kafka_client.moments import moment
from kafka_client.producing.errors import ProducingError
from kafka_client.producing.topics import create_topics, repair_topics
from kafka_client.source import SourceError
from kafka_client.topics import check_topics
from tests.sources.conftest import needs_apache
from tests.sources.kafka import SECONDS, produce, topics_of
from tests.sources.reading import numbered

BAD = frozenset({Severity.ERROR, Severity.WARNING})


def make_topic(address: str, partitions: int = 1, **config: str) -> str:
    name = f"checked-{secrets.token_hex(4)}"
    admin = AdminClient({"bootstrap.servers": address, "log_level": 0})
    settings = {key.replace("_", "."): value for key, value in config.items()}
    admin.create_topics([NewTopic(name, partitions, 1, config=settings)])[name].result(SECONDS)
    return name


def found(address: str, name: str, role: Role = Role.MATCH_EVENTS) -> dict[str, Finding]:
    findings = check_topics({"bootstrap.servers": address}, {role: name})
    assert all(finding.topic == name and finding.message.endswith(".") for finding in findings)
    return {finding.code: finding for finding in findings}


def test_a_topic_that_keeps_everything_has_nothing_against_it(embedded_broker: str) -> None:
    name = make_topic(embedded_broker, 3, retention_ms="-1", retention_bytes="-1", cleanup_policy="delete")
    produce(embedded_broker, numbered(name, 2, range(25)))
    findings = found(embedded_broker, name)
    assert not [each for each in findings.values() if each.severity in BAD]
    assert "3 partitions" in findings["partitions"].message
    assert "about 25 records, the last written at 2026-11-22 19:35:43 UTC" in findings["last_write"].message


def test_an_empty_topic_is_told(embedded_broker: str) -> None:
    finding = found(embedded_broker, make_topic(embedded_broker))["empty_topic"]
    assert finding.severity is Severity.INFO
    assert "see that the game writes to this topic" in finding.message


def test_topics_as_they_are_created_have_nothing_against_them(embedded_broker: str) -> None:
    name = f"created-{secrets.token_hex(4)}"
    create_topics(embedded_broker, {Role.MATCH_EVENTS: name})
    findings = found(embedded_broker, name)
    assert not [each for each in findings.values() if each.severity in BAD]
    assert "keeps_everything" in findings


def test_a_topic_that_deletes_history_and_refuses_long_events_is_set_right(embedded_broker: str) -> None:
    name = make_topic(
        embedded_broker,
        cleanup_policy="compact,delete",
        retention_ms="604800000",
        max_message_bytes="5000",
    )
    assert found(embedded_broker, name).keys() >= {"compacted_topic", "finite_retention"}
    repair_topics(embedded_broker, [name])
    findings = found(embedded_broker, name)
    assert not [each for each in findings.values() if each.severity in BAD]
    assert "keeps_everything" in findings


@needs_apache
def test_a_topic_that_may_not_be_changed_is_told(embedded_broker: str) -> None:
    with pytest.raises(ProducingError, match=r"did not change the topic none .*someone who may"):
        repair_topics(embedded_broker, ["none"])


@pytest.mark.parametrize(
    ("role", "severity"), [(Role.MATCH_EVENTS, Severity.ERROR), (Role.ROBOT_EVENTS, Severity.WARNING)]
)
def test_a_compacted_topic_is_told(embedded_broker: str, role: Role, severity: Severity) -> None:
    name = make_topic(embedded_broker, cleanup_policy="compact")
    findings = found(embedded_broker, name, role)
    assert findings["compacted_topic"].severity is severity
    assert "finite_retention" not in findings


@pytest.mark.parametrize(
    ("role", "severity"), [(Role.MATCH_EVENTS, Severity.WARNING), (Role.ROBOT_COMMANDS, Severity.INFO)]
)
def test_finite_retention_is_told(embedded_broker: str, role: Role, severity: Severity) -> None:
    name = make_topic(embedded_broker, retention_ms="604800000", retention_bytes="5000000")
    finding = found(embedded_broker, name, role)["finite_retention"]
    assert finding.severity is severity
    assert "7 days and 5,000,000 bytes a partition" in finding.message


def test_a_missing_topic_is_told_and_not_made(embedded_broker: str) -> None:
    name = f"missing-{secrets.token_hex(4)}"
    assert found(embedded_broker, name)["missing_topic"].severity is Severity.ERROR
    optional = found(embedded_broker, name, Role.ROBOT_ORCHESTRATION_EVENTS)
    assert optional["missing_topic"].severity is Severity.INFO
    assert name not in topics_of(embedded_broker)


@needs_apache
def test_how_large_a_record_may_be_is_told(embedded_broker: str) -> None:
    name = make_topic(embedded_broker, max_message_bytes="2000000")
    assert "2,000,000 bytes" in found(embedded_broker, name)["max_message_bytes"].message


@needs_apache
def test_a_record_size_that_long_events_may_not_fit_is_told(embedded_broker: str) -> None:
    finding = found(embedded_broker, make_topic(embedded_broker, max_message_bytes="5000"))[
        "max_message_bytes"
    ]
    assert finding.severity is Severity.WARNING
    assert "raise its max.message.bytes" in finding.message


@needs_apache
def test_times_that_producers_give_are_told(embedded_broker: str) -> None:
    assert "The producers give" in found(embedded_broker, make_topic(embedded_broker))["create_time"].message


@needs_apache
def test_times_that_the_broker_gives_are_told(embedded_broker: str) -> None:
    name = make_topic(embedded_broker, message_timestamp_type="LogAppendTime")
    assert found(embedded_broker, name)["log_append_time"].severity is Severity.INFO


def test_a_topic_that_one_broker_alone_keeps_is_told(embedded_broker: str) -> None:
    assert "keep it on three" in found(embedded_broker, make_topic(embedded_broker))["single_copy"].message


@needs_apache
def test_a_history_whose_beginning_was_deleted_is_told(embedded_broker: str) -> None:
    from confluent_kafka import TopicPartition

    name = make_topic(embedded_broker, retention_ms="-1")
    produce(embedded_broker, numbered(name, 0, range(25)))
    admin = AdminClient({"bootstrap.servers": embedded_broker, "log_level": 0})
    (deletion,) = admin.delete_records([TopicPartition(name, 0, 10)]).values()
    deletion.result(SECONDS)
    findings = found(embedded_broker, name)
    assert findings["deleted_history"].severity is Severity.WARNING
    assert "about 10 earlier records" in findings["deleted_history"].message
    assert "about 15 records" in findings["last_write"].message


def test_a_dead_address_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"No Kafka can be reached at 127\.0\.0\.1:1"):
        check_topics({"bootstrap.servers": "127.0.0.1:1"}, patience=2)


def test_wrong_settings_are_an_error() -> None:
    with pytest.raises(SourceError, match=r"no\.such\.property"):
        check_topics({"bootstrap.servers": "127.0.0.1:1", "no.such.property": "1"}, patience=0.5)


def test_a_time_outside_of_the_calendar_is_told_as_the_number_that_it_is() -> None:
    assert moment(1_795_376_143_163) == "2026-11-22 19:35:43 UTC"
    assert moment(2**62) == f"{2**62} ms"
