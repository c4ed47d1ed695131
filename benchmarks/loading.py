"""Loading from Kafka: our rate against a bare loop and against consuming and decoding, and our memory.

Each loop runs in a process of its own, cold, on the same topics of the same embedded broker.
"""

import subprocess
import sys
from collections.abc import Iterator
from itertools import islice

import msgspec
from confluent_kafka import Producer

from benchmarks.loops import LOOPS, Measured
from benchmarks.result import Result
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.producing.broker import EmbeddedBroker
from kafka_client.producing.samples import generate_log
from kafka_client.producing.topics import create_topics

DECODE_TARGET = 0.8
MEMORY_TARGET = 1.5
SMALL = 10_000


def measure(events: int) -> Iterator[Result]:
    """Load a small and a large history."""
    small = _loops(SMALL)
    large = _loops(events)
    bare, decoded, ours = (large[name] for name in LOOPS)
    yield Result("bare consume loop", "", f"{bare.rate:,.0f} records/s")
    yield Result("consume, read every field, decode, drop", "", f"{decoded.rate:,.0f} records/s")
    ratio = ours.rate / decoded.rate
    yield Result(
        "Kafka to complete match list, of that",
        f"≥ {DECODE_TARGET} ×",
        f"{ratio:.2f} × ({ours.rate:,.0f} records/s; {ours.rate / bare.rate:.2f} × the bare loop)",
        ratio >= DECODE_TARGET,
    )
    memory = ours.memory / ours.value_bytes
    yield Result(
        "memory of the loaded history",
        f"≤ {MEMORY_TARGET} × the values",
        f"{memory:.1f} × ({ours.memory / ours.records:,.0f} bytes an event)",
        memory <= MEMORY_TARGET,
    )
    growth = (ours.seconds / ours.records) / (small["ours"].seconds / small["ours"].records)
    yield Result(f"cost of an event at {events:,} to that at {SMALL:,}", "linear", f"{growth:.2f} ×")


def _loops(events: int) -> dict[str, Measured]:
    with EmbeddedBroker() as broker:
        create_topics(broker.bootstrap, DEFAULT_TOPICS)
        _write(broker.bootstrap, events)
        return {name: _run(name, broker.bootstrap) for name in LOOPS}


def _write(bootstrap: str, events: int) -> None:
    """Write a log of that many events, in default batches."""
    producer = Producer({"bootstrap.servers": bootstrap, "partitioner": "murmur2_random", "linger.ms": 5})
    for message in islice(generate_log(events // 20), events):
        while True:
            try:
                producer.produce(
                    DEFAULT_TOPICS[message.role],
                    message.value,
                    message.key,
                    timestamp=message.timestamp,
                    headers=list(message.headers),
                )
                break
            except BufferError:
                producer.poll(0.1)
        producer.poll(0)
    producer.flush()


def _run(name: str, bootstrap: str) -> Measured:
    command = [sys.executable, "-m", "benchmarks.loops", name, bootstrap]
    return msgspec.json.decode(subprocess.run(command, check=True, capture_output=True).stdout, type=Measured)
