"""Brokers and connections that fail: it is told, and in the end every record is counted once."""

import multiprocessing
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

import psutil
import pytest

from kafka_client import partitions
from kafka_client.consumer import PATIENCE, KafkaSource
from kafka_client.diagnosis import Patience
from kafka_client.events import Role
from kafka_client.producing.broker import EmbeddedBroker
from kafka_client.producing.topics import create_topics
from kafka_client.remote import RemoteSource
from kafka_client.settings import Settings
from kafka_client.source import Phase
from tests.apache_kafka import ApacheKafka, KafkaUnavailableError
from tests.proxy import HOST, ProxiedBroker
from tests.sources.conftest import Distant, Read, needs_apache, needs_embedded
from tests.sources.kafka import make_topic, produce
from tests.sources.reading import by_partition, numbered

LOOKUP = 0.1
"""Seconds between look-ups of the topics, so that the tests need not wait for changes."""
SIPPING: Settings = {
    "queued.min.messages": 200,
    "queued.max.messages.kbytes": 16,
    "fetch.message.max.bytes": 16_000,
}
"""Settings with which little is fetched ahead: what fails while loading then fails in the middle."""
LONG = "long" * 2500
"""A text of which that fetches one record at a time."""
REPORTING_SECONDS = 30.0
"""So long it may take until the failure of a whole cluster is told, or over."""
REPEATEDLY_STARTED_SECONDS = 300
"""So long a test may take that starts brokers several times."""


@pytest.fixture
def name(fresh_distant_topics: dict[Role, str]) -> str:
    return fresh_distant_topics[Role.MATCH_EVENTS]


def open_source(kafka: Distant, name: str, patience: Patience = PATIENCE) -> KafkaSource:
    return KafkaSource(kafka.settings, {Role.MATCH_EVENTS: name}, lookup_interval=LOOKUP, patience=patience)


# --- the connection


@pytest.mark.fault("The connection is cut while loading, and again while live")
def test_nothing_is_lost_or_doubled_when_the_connection_breaks_while_loading_and_while_live(
    read: Read, distant: Distant, name: str
) -> None:
    records = [numbered(name, partition, range(5_000)) for partition in range(3)]
    produce(distant.address, chain(*records))
    reading = read(open_source(distant, name))
    reading.until(lambda status: status.read > 2_000)
    distant.proxy.cut()
    status = reading.until(lambda status: status.phase is Phase.INTERRUPTED)
    assert distant.bootstrap in status.problem
    produce_past_proxy = distant.address != distant.bootstrap
    distant.proxy.restore()
    reading.to_end()
    assert by_partition(reading.records) == by_partition(chain(*records))
    distant.proxy.cut()
    reading.until(lambda status: status.phase is Phase.INTERRUPTED)
    assert reading.status.loaded
    more = numbered(name, 1, range(5_000, 5_100))
    if produce_past_proxy:
        produce(distant.address, more)
    distant.proxy.restore()
    if not produce_past_proxy:
        produce(distant.address, more)
    reading.live(15_100)
    assert reading.records[15_000:] == more
    reading.until(lambda status: status.phase is Phase.LIVE and status.problem == "")
    assert reading.status.generation == 0


@pytest.mark.fault("The connection stalls: it stays open, and nothing comes through")
def test_a_server_that_falls_silent_is_told_and_reading_goes_on_when_it_speaks_again(
    read: Read, distant: Distant, name: str
) -> None:
    records = numbered(name, 0, range(100))
    produce(distant.address, records)
    reading = read(open_source(distant, name, Patience(lost=0.5)))
    reading.to_end()
    distant.proxy.freeze()
    reading.until(lambda status: status.phase is Phase.INTERRUPTED)
    distant.proxy.thaw()
    reading.until(lambda status: status.phase is Phase.LIVE)
    assert reading.records == records


@pytest.mark.fault("The connection is slow: 200 ms and 5 KB/s")
def test_a_slow_connection_is_read_to_the_end(read: Read, distant: Distant, name: str) -> None:
    records = numbered(name, 0, range(150))
    produce(distant.address, records)
    distant.proxy.slow_down(latency=0.2, bytes_per_second=5_000)
    reading = read(open_source(distant, name))
    reading.until(lambda status: status.loaded, REPORTING_SECONDS)
    assert reading.records == records
    assert reading.status.generation == 0


@pytest.mark.fault("Another broker comes to lead, and the one that led is killed and comes back")
@needs_apache
@pytest.mark.timeout(REPEATEDLY_STARTED_SECONDS)
def test_another_leader_is_read_from_where_the_first_one_was(read: Read, cluster: ApacheKafka) -> None:
    topic = "led"
    make_topic(cluster.bootstrap, topic, replicas=[[2, 1]], min_insync_replicas="1")
    records = numbered(topic, 0, range(3000))
    produce(cluster.bootstrap, records[:2000], acks="all")
    reading = read(read_cluster(cluster, topic))
    reading.live(300)
    cluster.stop(2)
    reading.live(2000)
    produce(cluster.bootstrap, records[2000:2500])
    reading.live(2500)
    cluster.start()
    produce(cluster.bootstrap, records[2500:])
    reading.live(3000)
    assert reading.records == records
    assert reading.status.generation == 0


@pytest.mark.fault("The broker is killed and started again with its data, while loading and while live")
@needs_apache
@pytest.mark.timeout(REPEATEDLY_STARTED_SECONDS)
def test_a_broker_that_is_killed_and_started_again_is_read_on(read: Read, cluster: ApacheKafka) -> None:
    topic = "killed"
    make_topic(cluster.bootstrap, topic, replicas=[[1]])
    records = numbered(topic, 0, range(2100), LONG)
    produce(cluster.bootstrap, records[:2000])
    reading = read(read_cluster(cluster, topic))
    reading.live(300)
    for expected in (2000, 2100):
        cluster.stop()
        reading.until(lambda status: status.phase is Phase.INTERRUPTED, REPORTING_SECONDS)
        assert reading.status.loaded == (expected > 2000)
        starting = threading.Thread(target=cluster.start)
        starting.start()
        reading.until(lambda status: status.phase is not Phase.INTERRUPTED, REPORTING_SECONDS)
        starting.join()
        produce(cluster.bootstrap, records[2000:expected])
        reading.live(expected)
    assert reading.records == records
    reading.until(lambda status: status.phase is Phase.LIVE and status.problem == "", REPORTING_SECONDS)
    assert reading.status.generation == 0


@pytest.fixture(scope="module")
def cluster() -> Iterator[ApacheKafka]:
    """Two brokers that tests stop and start."""
    try:
        servers = ApacheKafka(nodes=2)
    except KafkaUnavailableError as error:
        pytest.skip(str(error))
    with servers:
        yield servers


def read_cluster(cluster: ApacheKafka, topic: str) -> KafkaSource:
    given = {"bootstrap.servers": cluster.bootstrap, **SIPPING}
    return KafkaSource(given, {Role.MATCH_EVENTS: topic}, lookup_interval=LOOKUP)


# --- the broker is another one


@pytest.fixture
def same_cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[ProxiedBroker]:
    """A broker that keeps its cluster id when it restarts empty."""
    monkeypatch.setattr(partitions, "SHORT_SECONDS", 0.5)
    with ProxiedBroker() as broker:
        yield broker


def read_broker(broker: ProxiedBroker) -> KafkaSource:
    settings = {"bootstrap.servers": broker.bootstrap}
    return KafkaSource(settings, {Role.MATCH_EVENTS: "t"}, lookup_interval=LOOKUP)


@pytest.mark.fault("The broker comes back with another log under the same name")
@needs_embedded
@pytest.mark.parametrize("count", [0, 3, 10, 11, 500])
def test_a_broker_that_comes_back_with_another_log_is_noticed_and_read_from_the_beginning(
    read: Read, same_cluster: ProxiedBroker, count: int
) -> None:
    address, topics = same_cluster.bootstrap, {Role.MATCH_EVENTS: "t"}
    create_topics(address, topics)
    produce(address, numbered("t", 0, range(10), "old"))
    reading = read(read_broker(same_cluster))
    reading.live(10)
    same_cluster.restart()
    create_topics(address, topics)
    produce(address, numbered("t", 0, range(count), "new"))
    reading.until(lambda status: status.generation == 1 and status.loaded)
    assert reading.records == numbered("t", 0, range(count), "new")
    assert reading.status.read == count
    assert "t at" in reading.status.problem
    assert "started over" in reading.status.problem
    produce(address, numbered("t", 0, range(count, count + 5), "new"))
    reading.live(count + 5)
    assert reading.status.generation == 1


@pytest.mark.fault("Another cluster answers at the same address")
@needs_embedded
def test_another_cluster_at_the_same_address_is_noticed_and_read_from_the_beginning(
    read: Read, same_cluster: ProxiedBroker
) -> None:
    address, topics = same_cluster.bootstrap, {Role.MATCH_EVENTS: "t"}
    create_topics(address, topics)
    produce(address, numbered("t", 0, range(10)))
    reading = read(read_broker(same_cluster))
    reading.live(10)
    same_cluster.cluster = "another"
    same_cluster.restart()
    create_topics(address, topics)
    produce(address, numbered("t", 0, range(10)))
    status = reading.until(lambda status: status.generation == 1 and status.loaded)
    assert reading.records == numbered("t", 0, range(10))
    assert f"Kafka at {address} was emptied or made anew" in status.problem


@pytest.mark.fault("Nothing runs at the address, until the broker is started")
@needs_embedded
def test_a_dead_address_is_told_at_once_and_tried_until_it_answers(read: Read) -> None:
    with EmbeddedBroker() as broker:
        port = int(broker.bootstrap.rpartition(":")[2])
    topics = {Role.MATCH_EVENTS: "t"}
    settings = {"bootstrap.servers": f"{HOST}:{port}"}
    reading = read(KafkaSource(settings, topics, lookup_interval=LOOKUP))
    status = reading.until(lambda status: status.problem, seconds=3)
    assert status.phase is Phase.CONNECTING
    assert f"{HOST}:{port}" in status.problem
    assert "check the address" in status.problem
    with EmbeddedBroker(port) as broker:
        create_topics(broker.bootstrap, topics)
        produce(broker.bootstrap, numbered("t", 0, range(3)))
        reading.live(3)
        reading.until(lambda status: status.problem == "")


# --- the computer sleeps


class Clocks:
    """The clocks of this process's Python code, which jump when they are told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._ahead = {"monotonic": 0.0, "time": 0.0}
        for name, now in (("monotonic", time.monotonic), ("time", time.time)):
            monkeypatch.setattr(time, name, partial(self._read, name, now))

    def jump(self, monotonic: float, wall: float) -> None:
        """Move the clocks by so many seconds."""
        self._ahead["monotonic"] += monotonic
        self._ahead["time"] += wall

    def _read(self, name: str, now: Callable[[], float]) -> float:
        return now() + self._ahead[name]


NIGHT = 9 * 3600.0
# Linux and macOS stop the monotonic clock while they sleep, Windows does not; a wall clock may be set back.
JUMPS = [(NIGHT, NIGHT), (0.0, -NIGHT)]


@pytest.mark.fault("The clocks jump, as after sleep or when they are set: nine hours ahead or back")
@pytest.mark.parametrize(("monotonic", "wall"), JUMPS)
def test_clocks_that_jump_change_nothing_of_what_is_read(
    read: Read, distant: Distant, name: str, monkeypatch: pytest.MonkeyPatch, monotonic: float, wall: float
) -> None:
    records = numbered(name, 0, range(300))
    produce(distant.address, records[:100])
    reading = read(open_source(distant, name))
    clocks = Clocks(monkeypatch)
    reading.until(lambda status: status.partitions > 0)
    clocks.jump(monotonic, wall)
    reading.to_end()
    produce(distant.address, records[100:200])
    clocks.jump(monotonic, wall)
    reading.live(200)
    distant.proxy.cut()
    reading.until(lambda status: status.phase is Phase.INTERRUPTED)
    clocks.jump(monotonic, wall)
    distant.proxy.restore()
    produce(distant.address, records[200:])
    reading.live(300)
    reading.until(lambda status: status.phase is Phase.LIVE and status.problem == "")
    assert reading.records == records
    assert reading.status.generation == 0


@pytest.mark.fault("The computer sleeps: the reader stands still while the broker goes on without it")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process by a signal")
def test_a_reader_that_was_asleep_while_connections_died_reads_on(
    read: Read, distant: Distant, name: str
) -> None:
    records = numbered(name, 0, range(200))
    produce(distant.address, records[:100])
    topics = {Role.MATCH_EVENTS: name}
    remote = RemoteSource(partial(KafkaSource, distant.settings, topics, lookup_interval=LOOKUP))
    reading = read(remote)
    reading.to_end()
    (child,) = multiprocessing.active_children()
    reader = psutil.Process(child.pid)
    reader.suspend()
    distant.proxy.cut()  # what becomes of connections while a computer sleeps for long
    distant.proxy.restore()
    produce(distant.address, records[100:])
    reader.resume()
    reading.live(200)
    assert reading.records == records
    assert reading.status.generation == 0
