"""Topic creation: what is asked for is made, and nothing else is touched."""

import secrets

import pytest
from confluent_kafka.admin import AdminClient, ConfigResource  # type: ignore[attr-defined]

from kafka_client.events import Role
from kafka_client.producing.errors import ProducingError
from kafka_client.producing.topics import CreatedTopics, create_topics


@pytest.fixture
def name() -> str:
    return f"topic-{secrets.token_hex(4)}"


@pytest.fixture
def admin(embedded_broker: str) -> AdminClient:
    return AdminClient({"bootstrap.servers": embedded_broker, "log_level": 0})


def partition_count(admin: AdminClient, name: str) -> int:
    return len(admin.list_topics(timeout=10).topics[name].partitions)


def test_a_topic_is_made_with_three_partitions_and_keeps_everything(
    embedded_broker: str, admin: AdminClient, name: str
) -> None:
    made = create_topics(embedded_broker, {Role.MATCH_EVENTS: name})
    assert made == CreatedTopics(created=(name,), existing=())
    assert partition_count(admin, name) == 3
    described = admin.describe_configs([ConfigResource("topic", name)])
    configs = {key: entry.value for key, entry in next(iter(described.values())).result().items()}
    assert configs["cleanup.policy"] == "delete"
    assert configs["retention.ms"] == "-1"
    assert configs["retention.bytes"] == "-1"


def test_an_existing_topic_is_reported_and_not_changed(
    embedded_broker: str, admin: AdminClient, name: str
) -> None:
    create_topics(embedded_broker, {Role.MATCH_EVENTS: name}, partitions=2)
    names = {Role.MATCH_EVENTS: name, Role.ROBOT_EVENTS: f"{name}-robots"}
    made = create_topics({"bootstrap.servers": embedded_broker}, names)
    assert made == CreatedTopics(created=(f"{name}-robots",), existing=(name,))
    assert partition_count(admin, name) == 2


def test_a_topic_that_serves_two_roles_is_made_once(embedded_broker: str, name: str) -> None:
    made = create_topics(embedded_broker, {Role.ROBOT_COMMANDS: name, Role.ROBOT_EVENTS: name})
    assert made == CreatedTopics(created=(name,), existing=())


@pytest.mark.parametrize("bad", ["", ".", "..", "match events", "матч", "x" * 250, "name\n"])
def test_a_name_that_kafka_does_not_allow_is_refused_before_anything_is_made(
    embedded_broker: str, admin: AdminClient, name: str, bad: str
) -> None:
    with pytest.raises(ProducingError, match="is not a topic name"):
        create_topics(embedded_broker, {Role.MATCH_EVENTS: name, Role.ROBOT_EVENTS: bad})
    assert name not in admin.list_topics(timeout=10).topics


def test_impossible_numbers_are_refused(embedded_broker: str, name: str) -> None:
    with pytest.raises(ProducingError, match="cannot have 0 partitions"):
        create_topics(embedded_broker, {Role.MATCH_EVENTS: name}, partitions=0)
    with pytest.raises(ProducingError, match="0 is not a replication factor"):
        create_topics(embedded_broker, {Role.MATCH_EVENTS: name}, replication=0)


def test_an_address_where_nothing_listens_is_told_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kafka_client.producing.topics.CONNECT_SECONDS", 0.5)
    with pytest.raises(
        ProducingError, match=r"Kafka at 127\.0\.0\.1:1 does not answer \(.*Connection refused"
    ):
        create_topics("127.0.0.1:1", {Role.MATCH_EVENTS: "name"})
    assert capfd.readouterr().err == ""


def test_settings_that_do_not_exist_are_told(embedded_broker: str) -> None:
    settings = {"bootstrap.servers": embedded_broker, "no.such.setting": "1"}
    with pytest.raises(ProducingError, match=r"are wrong \(No such configuration property"):
        create_topics(settings, {Role.MATCH_EVENTS: "name"})
