"""The window while the brokers that it reads from are killed and come back."""

from functools import partial

import pytest

from kafka_client.events import Role
from kafka_client.records import Record
from tests.apache_kafka import ApacheKafka
from tests.desktop.watching import ONE_BY_ONE, SLOWLY, Watcher, match_of, moved, watcher
from tests.sources.conftest import needs_apache
from tests.sources.kafka import make_topic, produce
from tests.sources.test_broker_faults import LONG, REPEATEDLY_STARTED_SECONDS, cluster

__all__ = ["cluster", "watcher"]

pytestmark = [needs_apache, pytest.mark.timeout(REPEATEDLY_STARTED_SECONDS)]


def write(cluster: ApacheKafka, records: list[Record]) -> None:
    """Have all brokers that run keep them."""
    produce(cluster.bootstrap, records, acks="all", **ONE_BY_ONE)


def begin(watcher: Watcher, cluster: ApacheKafka, topic: str) -> None:
    """Have the window load a part of the topic."""
    watcher.open({"bootstrap.servers": cluster.bootstrap, **SLOWLY}, {Role.MATCH_EVENTS: topic})
    watcher.is_loading("m", 20)


@pytest.mark.fault("Another broker comes to lead, and the one that led is killed and comes back")
def test_the_window_reads_on_from_another_leader(watcher: Watcher, cluster: ApacheKafka) -> None:
    topic = "led"
    make_topic(cluster.bootstrap, topic, replicas=[[2, 1]], min_insync_replicas="1")
    records = moved(topic, match_of(500, LONG).records)
    write(cluster, records[:400])
    begin(watcher, cluster, topic)
    watcher.meanwhile(partial(cluster.stop, 2))
    assert watcher.events["m"] < 400
    watcher.shows(m=400)
    watcher.meanwhile(partial(write, cluster, records[400:450]))
    watcher.shows(m=450)
    watcher.meanwhile(cluster.start)
    watcher.meanwhile(partial(write, cluster, records[450:]))
    watcher.shows(m=500)
    watcher.is_well_again()


@pytest.mark.fault("The broker is killed and started again with its data, while loading and while live")
def test_the_window_tells_of_a_broker_that_is_killed_and_reads_on_when_it_is_back(
    watcher: Watcher, cluster: ApacheKafka
) -> None:
    topic = "killed"
    make_topic(cluster.bootstrap, topic, replicas=[[1]])
    records = moved(topic, match_of(450, LONG).records)
    write(cluster, records[:400])
    begin(watcher, cluster, topic)
    for expected in (400, 450):
        watcher.meanwhile(cluster.stop)
        watcher.tells("interrupted", "was lost, and is tried again")
        assert (watcher.events["m"] < 400) == (expected == 400)
        watcher.meanwhile(cluster.start)
        watcher.meanwhile(partial(write, cluster, records[400:expected]))
        watcher.shows(m=expected)
        watcher.is_well_again()
