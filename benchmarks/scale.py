"""The window at scale: a list of 100,000 matches is loaded, and 5,000 records/s are tailed beside it."""

import time

from benchmarks import children, tail
from benchmarks.children import Peak, Tree
from benchmarks.figures import TailFigures
from benchmarks.result import Figures, Part, Result
from benchmarks.setting import Setting
from benchmarks.short_matches import EVENTS, short_matches
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.producing.broker import EmbeddedBroker
from kafka_client.producing.topics import create_topics

MEGABYTE = 1_000_000


def measure(setting: Setting) -> Part:
    """Load the matches, then tail for a minute. Memory is that of the window's process with its children."""
    matches = min(setting.matches, setting.events // EVENTS)
    tailed = round(tail.RATE * setting.scale_seconds / EVENTS)
    live = list(short_matches(matches, tailed))
    with EmbeddedBroker() as broker:
        create_topics(broker.bootstrap, DEFAULT_TOPICS)
        tail.produce_at_once(broker.bootstrap, short_matches(0, matches))
        began = time.perf_counter()
        with (
            children.started(
                "benchmarks.probe", "tail", len(live), "--bootstrap", broker.bootstrap,
                environment=setting.environment(),
            ) as process,
            Peak(process.pid) as peak,
        ):  # fmt: skip
            assert process.stdout is not None
            ready = process.stdout.readline()
            loaded_seconds = time.perf_counter() - began
            loaded_rss = Tree(process.pid).rss()
            produced = tail.produce_evenly(broker.bootstrap, live if ready else [])
            found = children.answer_of(process, TailFigures)
    assert found is not None  # a failed process has raised
    beside = f"beside {matches:,} matches of {EVENTS} events"
    part = tail.part(setting, produced, found, beside)
    gaps = found.gaps
    part.results.extend(
        [
            Result(f"start to the complete list of {matches:,} matches", "", f"{loaded_seconds:.1f} s"),
            Result(
                f"gaps of a 5 ms timer while tailing, {beside}, p99.9 and longest",
                "",
                f"{gaps.p999:.0f} and {gaps.max:.0f} ms",
            ),
        ]
    )
    memory = Figures(
        f"Memory of window, engine and reader, {beside}",
        ("when", "MB"),
        (
            ("with the list complete", f"{loaded_rss / MEGABYTE:,.0f}"),
            (f"at most, up to {produced.records:,} tailed records", f"{peak.rss / MEGABYTE:,.0f}"),
        ),
    )
    return Part(part.results, [*part.figures, memory])
