"""What is particular to reading from Kafka."""

import secrets
import shutil
import socket
import subprocess
import sys
import threading

import pytest
from confluent_kafka import KafkaError, Producer

from kafka_client.connection import Connection
from kafka_client.consumer import PATIENCE, KafkaSource
from kafka_client.diagnosis import Patience
from kafka_client.events import Role
from kafka_client.messages import UNREADABLE_HEADERS
from kafka_client.producing.topics import create_topics
from kafka_client.source import EVERYTHING, LoadWindow, PartitionPosition, Phase, SourceError, read_to_end
from tests.proxy import HOST, ProxiedBroker, Proxy
from tests.sources.conftest import Read
from tests.sources.kafka import produce, topics_of
from tests.sources.reading import numbered

LOOKUP = 0.1
"""Seconds between look-ups of the topics, so that the tests need not wait for changes."""


def open_source(
    address: str,
    topics: dict[Role, str],
    window: LoadWindow = EVERYTHING,
    patience: Patience = PATIENCE,
) -> KafkaSource:
    settings = {"bootstrap.servers": address}
    return KafkaSource(settings, topics, window, lookup_interval=LOOKUP, patience=patience)


@pytest.fixture
def name(fresh_topics: dict[Role, str]) -> str:
    return fresh_topics[Role.MATCH_EVENTS]


def test_nothing_connects_before_the_batches_are_read(embedded_broker: str) -> None:
    threads = set(threading.enumerate())
    assert open_source(embedded_broker, {Role.MATCH_EVENTS: "t"}).name == embedded_broker
    assert set(threading.enumerate()) == threads


def test_records_that_come_after_loading_come_live_and_once(
    read: Read, embedded_broker: str, fresh_topics: dict[Role, str], name: str
) -> None:
    early, late = numbered(name, 1, range(10)), numbered(name, 1, range(10, 30))
    produce(embedded_broker, early)
    reading = read(open_source(embedded_broker, fresh_topics))
    status = reading.to_end()
    assert (status.phase, status.read, status.lag, status.partitions) == (Phase.LIVE, 10, 0, 12)
    produce(embedded_broker, late)
    assert reading.live(30) == early + late
    assert reading.status.total == 30

    def written() -> PartitionPosition:
        positions = {(each.topic, each.partition): each for each in reading.status.positions}
        assert len(positions) == 12
        return positions[late[-1].topic, late[-1].partition]

    reading.until(lambda _: written().next == 30)
    assert (written().end, written().behind, reading.status.lag) == (30, 0, 0)


def test_an_empty_topic_is_loaded_at_once(
    read: Read, embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    status = read(open_source(embedded_broker, fresh_topics)).to_end()
    assert (status.read, status.total, status.fraction, status.problem) == (0, 0, 1, "")


def test_after_the_last_records_new_ones_come_live(read: Read, embedded_broker: str, name: str) -> None:
    records = numbered(name, 0, range(120))
    produce(embedded_broker, records[:100])
    reading = read(open_source(embedded_broker, {Role.MATCH_EVENTS: name}, LoadWindow(last=5)))
    reading.to_end()
    produce(embedded_broker, records[100:])
    assert reading.live(25) == records[95:]
    assert reading.status.left_out == 95


def test_a_missing_topic_is_told_does_not_stop_the_others_and_is_not_made(
    read: Read, embedded_broker: str, name: str
) -> None:
    missing = f"missing-{secrets.token_hex(4)}"
    produce(embedded_broker, numbered(name, 0, range(3)))
    reading = read(open_source(embedded_broker, {Role.MATCH_EVENTS: name, Role.ROBOT_EVENTS: missing}))
    status = reading.to_end()
    assert status.read == 3
    assert (status.topics, status.missing_topics) == ((name,), (missing,))
    assert missing not in topics_of(embedded_broker)


def test_a_topic_that_appears_later_is_read_from_its_beginning(
    read: Read, embedded_broker: str, name: str
) -> None:
    later = f"later-{secrets.token_hex(4)}"
    topics = {Role.MATCH_EVENTS: name, Role.ROBOT_EVENTS: later}
    reading = read(open_source(embedded_broker, topics))
    reading.to_end()
    create_topics(embedded_broker, {Role.ROBOT_EVENTS: later})
    records = numbered(later, 2, range(5))
    produce(embedded_broker, records)
    assert reading.live(5) == records
    assert reading.status.missing_topics == ()
    assert reading.status.generation == 0


def test_without_any_topic_the_source_waits_and_says_for_what(read: Read, embedded_broker: str) -> None:
    missing = f"missing-{secrets.token_hex(4)}"
    reading = read(open_source(embedded_broker, {Role.MATCH_EVENTS: missing}))
    status = reading.until(lambda status: status.problem)
    assert missing in status.problem
    assert embedded_broker in status.problem
    assert not status.loaded
    create_topics(embedded_broker, {Role.MATCH_EVENTS: missing})
    produce(embedded_broker, numbered(missing, 0, range(4)))
    reading.live(4)
    assert reading.status.problem == ""


def test_a_command_gives_up_when_there_is_no_topic(embedded_broker: str) -> None:
    source = open_source(embedded_broker, {Role.MATCH_EVENTS: "no-such-topic"})
    with pytest.raises(SourceError, match="no-such-topic"):
        list(read_to_end(source, patience=0.3))


@pytest.mark.skipif(
    shutil.which("kcat") is None, reason="only kcat (apt-get install kcat) can write such a header"
)
def test_headers_that_the_client_library_cannot_give_are_marked_and_the_record_is_kept(read: Read) -> None:
    mock = Producer({"test.mock.num.brokers": 1, "bootstrap.servers": "ignored", "log_level": 0})
    (broker,) = mock.list_topics(timeout=10).brokers.values()
    address = f"{broker.host}:{broker.port}"
    kcat = ["kcat", "-P", "-b", address, "-t", "t", "-p", "0"]
    for header in (b"\xff\xfe=v", b"name=v"):
        subprocess.run([*kcat, "-H", header], input=b"value\n" * 100, timeout=20, check=True)
    reading = read(open_source(address, {Role.MATCH_EVENTS: "t"}))
    reading.live(200)
    assert [record.value for record in reading.records] == [b"value"] * 200
    headers = [record.headers for record in reading.records]
    assert headers == [UNREADABLE_HEADERS] * 100 + [(("name", b"v"),)] * 100


# --- a connection that fails


def test_a_command_gives_up_on_a_dead_address() -> None:
    with pytest.raises(SourceError, match=r"No Kafka can be reached at 127\.0\.0\.1:1 "):
        list(read_to_end(open_source("127.0.0.1:1", {Role.MATCH_EVENTS: "t"}), patience=0.5))


def test_a_host_that_does_not_exist_is_told(read: Read) -> None:
    reading = read(open_source("no-such-host.invalid:9092", {Role.MATCH_EVENTS: "t"}))
    status = reading.until(lambda status: status.problem)
    assert "no-such-host.invalid" in status.problem
    assert "cannot be found" in status.problem


def test_a_server_that_is_no_kafka_is_told(read: Read) -> None:
    with socket.create_server((HOST, 0)) as server:
        port = server.getsockname()[1]
        thread = threading.Thread(target=_answer_like_a_web_server, args=(server,))
        thread.start()
        reading = read(open_source(f"{HOST}:{port}", {Role.MATCH_EVENTS: "t"}))
        status = reading.until(lambda status: status.problem)
        server.shutdown(socket.SHUT_RDWR)
    thread.join()
    assert f"{HOST}:{port} does not speak Kafka's protocol" in status.problem


def _answer_like_a_web_server(server: socket.socket) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            connection.recv(1000)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


def test_a_server_that_never_answers_is_told(read: Read) -> None:
    with socket.create_server((HOST, 0)) as server:
        address = f"{HOST}:{server.getsockname()[1]}"
        reading = read(open_source(address, {Role.MATCH_EVENTS: "t"}, patience=Patience(quiet=0.3)))
        status = reading.until(lambda status: status.problem)
        assert status.problem.startswith(f"{address} has not answered for")


def test_a_broker_that_names_an_address_nobody_can_reach_is_told(read: Read) -> None:
    topics = {Role.MATCH_EVENTS: "t"}
    with ProxiedBroker() as broker, Proxy() as other:
        create_topics(broker.bootstrap, topics)
        other.forward_to(broker.target)
        broker.proxy.cut()
        reading = read(open_source(f"{HOST}:{other.port}", topics, patience=Patience(quiet=0.5)))
        status = reading.until(lambda status: "advertised.listeners" in status.problem)
        assert broker.bootstrap in status.problem


def test_a_refused_sign_in_is_told_without_the_password(read: Read, embedded_broker: str) -> None:
    settings = {
        "bootstrap.servers": embedded_broker,
        "security.protocol": "SASL_PLAINTEXT",
        "sasl.mechanism": "PLAIN",
        "sasl.username": "somebody",
        "sasl.password": "hunter2",
    }
    reading = read(KafkaSource(settings, {Role.MATCH_EVENTS: "t"}))
    status = reading.until(lambda status: status.problem)
    assert "refused the sign-in" in status.problem
    assert "hunter2" not in status.problem


def test_reading_no_topic_at_all_is_an_error() -> None:
    with pytest.raises(SourceError, match="name a topic"):
        list(open_source("127.0.0.1:1", {}).batches())


def test_a_secret_that_a_broker_quotes_is_blotted_out() -> None:
    connection = Connection({"bootstrap.servers": "a:1", "sasl.password": "hunter2"}, ["t"], interval=1)
    quoted = KafkaError(KafkaError._AUTHENTICATION, "a:1/bootstrap: hunter2 is not the password of somebody")
    connection.note(quoted)
    assert "*** is not the password of somebody" in connection.fault
    assert "hunter2" not in connection.fault


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"no.such.property": "1"}, "no.such.property"),
        ({"fetch.wait.max.ms": "soon"}, "fetch.wait.max.ms"),
        ({"security.protocol": "ssl", "ssl.ca.location": "/no/such/file"}, "ssl.ca.location"),
        ({"security.protocol": "sasl_plaintext", "sasl.mechanism": "PLAIN"}, "sasl.password must be set"),
        ({"fetch.wait.max.ms": object()}, "fetch.wait.max.ms"),
    ],
)
def test_settings_that_cannot_be_right_are_an_error_in_one_sentence(
    settings: dict[str, str], told: str
) -> None:
    source = KafkaSource({"bootstrap.servers": "127.0.0.1:1", **settings}, {Role.MATCH_EVENTS: "t"})
    with pytest.raises(SourceError) as raised:
        list(source.batches())
    assert told in str(raised.value)
    assert "127.0.0.1:1 are wrong" in str(raised.value)
    assert "hunter2" not in str(raised.value)


def test_cancelling_ends_the_batches_while_nothing_answers() -> None:
    source = open_source("127.0.0.1:1", {Role.MATCH_EVENTS: "t"})
    batches = source.batches()
    next(batches)
    source.cancel()
    assert list(batches) == []


def test_the_client_library_writes_nothing_to_stderr() -> None:
    program = (
        "from kafka_client.consumer import KafkaSource\n"
        "from kafka_client.source import SourceError, read_to_end\n"
        "try: list(read_to_end(KafkaSource({'bootstrap.servers': '127.0.0.1:1'}), patience=0.5))\n"
        "except SourceError: print('told')\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False
    )
    assert (ran.stdout, ran.stderr, ran.returncode) == ("told\n", "", 0)
