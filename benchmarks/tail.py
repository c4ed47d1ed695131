"""Tailing: from a record's time to the first paint of the live tail that holds it."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks import children
from benchmarks.children import BenchError
from benchmarks.figures import Latencies, TailFigures
from benchmarks.logs import FLUSH_SECONDS, generated, produce, producer_for
from benchmarks.result import Figures, Part, Result, at_most
from benchmarks.setting import Setting
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.producing.broker import EmbeddedBroker
from kafka_client.producing.messages import Message
from kafka_client.producing.topics import create_topics

RATE = 5_000
PIECE_SECONDS = 0.005
BEFORE = 10_000
P50_TARGET = 100
P99_TARGET = 250


@dataclass(frozen=True)
class Produced:
    """So many records, in so many seconds."""

    records: int
    seconds: float


def measure(setting: Setting) -> Part:
    """Produce at 5,000 records a second while the window shows the tail."""
    wanted = round(RATE * setting.tail_seconds)
    messages = list(generated(min(BEFORE, setting.events) + wanted))
    before, tailed = messages[:-wanted], messages[-wanted:]
    with EmbeddedBroker() as broker:
        create_topics(broker.bootstrap, DEFAULT_TOPICS)
        produce_at_once(broker.bootstrap, before)
        with children.started(
            "benchmarks.probe", "tail", wanted, "--bootstrap", broker.bootstrap,
            environment=setting.environment(),
        ) as process:  # fmt: skip
            assert process.stdout is not None
            ready = process.stdout.readline()
            produced = produce_evenly(broker.bootstrap, tailed if ready else [])
            found = children.answer_of(process, TailFigures)
    assert found is not None  # a failed process has raised
    return part(setting, produced, found)


def part(setting: Setting, produced: Produced, found: TailFigures, beside: str = "") -> Part:
    """What was found; ``beside`` says what else the window held."""
    rate = produced.records / produced.seconds
    latencies = found.latencies
    lost = produced.records - latencies.count
    what = f"produced → painted in the tail, at {rate:,.0f} records/s for {produced.seconds:.0f} s"
    if beside:
        what = f"{what}, {beside}"
    results = [
        at_most(f"{what}, p50", P50_TARGET, "ms", [latencies.p50], 0),
        at_most(f"{what}, p99", P99_TARGET, "ms", [latencies.p99], 0),
        Result(f"{what}, lost", "0", f"{lost:,} of {produced.records:,}", lost == 0),
    ]
    columns = ("what", "number", "p50, ms", "p99, ms", "p99.9, ms", "longest, ms")
    rows = (_row("records", latencies), _row("gaps of a 5 ms timer", found.gaps))
    return Part(
        results,
        [
            Figures(f"The tail {beside}, on {setting.display.words}".replace(" ,", ","), columns, rows),
            Figures(
                f"CPU time of a tailed record {beside}".rstrip(),
                ("process", "µs"),
                _cpu_rows(produced, found),
            ),
        ],
    )


def _row(what: str, found: Latencies) -> tuple[str, ...]:
    values = (found.p50, found.p99, found.p999, found.max)
    return (what, f"{found.count:,}", *(f"{value:.0f}" for value in values))


def _cpu_rows(produced: Produced, found: TailFigures) -> tuple[tuple[str, ...], ...]:
    seconds = found.cpu_seconds.items()
    return tuple((name, f"{1e6 * each / produced.records:.0f}") for name, each in seconds)


def produce_at_once(bootstrap: str, messages: Iterable[Message]) -> None:
    """Produce records as fast as can be."""
    producer = producer_for(bootstrap)
    for message in messages:
        produce(producer, message, message.timestamp)
    if producer.flush(FLUSH_SECONDS):
        raise BenchError("The embedded broker did not take the records before the tail.")


def produce_evenly(bootstrap: str, messages: list[Message]) -> Produced:
    """Produce a few records every few milliseconds; the record time is the moment of producing."""
    producer = producer_for(bootstrap)
    producer.list_topics()  # connects, which would hold up the first records
    piece = round(RATE * PIECE_SECONDS)
    began = time.perf_counter()
    for number, start in enumerate(range(0, len(messages), piece)):
        for message in messages[start : start + piece]:
            produce(producer, message, round(time.time() * 1000))
        time.sleep(max(0.0, began + (number + 1) * PIECE_SECONDS - time.perf_counter()))
    seconds = time.perf_counter() - began
    if producer.flush(60):
        raise BenchError("The embedded broker did not take the records of the tail.")
    return Produced(len(messages), seconds)
