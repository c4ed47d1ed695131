"""Loading from Kafka and from a file: our rate and memory against what the machine can do, and how both grow.

Each loop runs in a process of its own, cold, on the same records.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.children import BenchError, Peak, answer_of, started
from benchmarks.logs import Log
from benchmarks.loops import Measured
from benchmarks.result import Figures, Part, Result
from benchmarks.setting import Setting

RATE_TARGET = 0.8
BARE_TARGET = 0.45
"""What kafkajs with the game's own consumer makes of a bare loop, as measured elsewhere."""
MEMORY_TARGET = 1.5
GROWTH_TARGET = 1.2

COLUMNS = (
    "loop", "events", "records/s", "seconds", "CPU s", "RSS before, MiB", "RSS after, MiB", "peak, MiB",
    "bytes an event", "of the values",
)  # fmt: skip


@dataclass(frozen=True)
class Runs:
    """The runs of one loop on one log."""

    title: str
    log: Log
    runs: Sequence[Measured]
    peak: int

    @property
    def seconds(self) -> float:
        """Median."""
        return median(run.seconds for run in self.runs)

    @property
    def cpu_seconds(self) -> float:
        """Median, of the process with its children."""
        return median(run.cpu_seconds for run in self.runs)

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.log.events / self.seconds

    @property
    def memory(self) -> float:
        """Bytes that what was loaded takes, median."""
        return median(run.memory for run in self.runs)

    @property
    def memory_ratio(self) -> float:
        """The memory in times of the values' bytes."""
        return self.memory / self.log.value_bytes

    def row(self) -> tuple[str, ...]:
        """A line of the raw numbers."""
        return (
            self.title,
            f"{self.log.events:,}",
            f"{self.rate:,.0f}",
            f"{self.seconds:.2f}",
            f"{self.cpu_seconds:.2f}",
            _mebibytes(median(run.rss_before for run in self.runs)),
            _mebibytes(median(run.rss_after for run in self.runs)),
            _mebibytes(self.peak),
            f"{self.memory / self.log.events:,.0f}",
            f"{self.memory_ratio:.2f} ×",
        )


def measure(setting: Setting) -> Part:
    """Load a small, a middle and a large history from Kafka, and the large one from files."""
    bench = _Bench(setting)
    small, middle, large = setting.sizes
    for size in (small, large):
        bench.kafka("bare", size)
        bench.kafka("decoded", size)
    grown = [bench.kafka("ours", size) for size in (small, middle, large)]
    bench.files(large)
    results = [*bench.rates(), *_memory(grown[-1]), *_growth(*grown)]
    raw = Figures("Loading", COLUMNS, tuple(runs.row() for runs in bench.all))
    return Part(results, [raw])


class _Bench:
    """Runs loops, and keeps what they took."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._runs: dict[tuple[str, int], Runs] = {}

    @property
    def all(self) -> list[Runs]:
        """What has run, by size."""
        return sorted(self._runs.values(), key=lambda runs: runs.log.events)

    def kafka(self, loop: str, events: int) -> Runs:
        titles = {"bare": "bare consume loop", "decoded": "consume, decode, drop", "ours": "ours, from Kafka"}
        log = self._setting.logs.of(events)
        return self._run(titles[loop], loop, log.bootstrap, log)

    def files(self, events: int) -> None:
        log = self._setting.logs.of(events)
        for path, kind in ((log.lines, "lines"), (log.compressed, "gzip")):
            self._run(f"read {kind}, decode, drop", "parsed", str(path), log)
            self._run(f"ours, from {kind}", "ours-of-file", str(path), log)

    def _run(self, title: str, loop: str, place: str, log: Log) -> Runs:
        runs, peaks = zip(*(run_once(loop, place, log) for _ in range(self._setting.repeats)), strict=True)
        made = self._runs[title, log.events] = Runs(title, log, runs, max(peaks))
        return made

    def rates(self) -> list[Result]:
        """Our rates by the limits'."""
        large = self._setting.events
        bare, decoded = self._runs["bare consume loop", large], self._runs["consume, decode, drop", large]
        ours = self._runs["ours, from Kafka", large]
        of_decoded, of_bare = ours.rate / decoded.rate, ours.rate / bare.rate
        results = [
            Result("bare consume loop", "", f"{bare.rate:,.0f} records/s"),
            Result("consume, read every field, decode, drop", "", f"{decoded.rate:,.0f} records/s"),
            Result(
                f"Kafka to complete match list of {ours.log.matches:,}, of that",
                f"≥ {RATE_TARGET} ×",
                f"{of_decoded:.2f} × ({ours.rate:,.0f} records/s)",
                round(of_decoded, 2) >= RATE_TARGET,
            ),
            Result(
                "the same, of the bare loop (kafkajs is not run here; elsewhere it made so much)",
                f"> {BARE_TARGET} ×",
                f"{of_bare:.2f} ×",
                of_bare > BARE_TARGET,
            ),
        ]
        return [*results, *map(self._file_rate, ("lines", "gzip"))]

    def _file_rate(self, kind: str) -> Result:
        limit = self._runs[f"read {kind}, decode, drop", self._setting.events]
        ours = self._runs[f"ours, from {kind}", self._setting.events]
        return Result(
            f"{kind} to complete match list, of reading, decoding and dropping them",
            "",
            f"{ours.rate / limit.rate:.2f} × ({ours.rate:,.0f} of {limit.rate:,.0f} records/s)",
        )


def run_once(loop: str, place: str, log: Log) -> tuple[Measured, int]:
    """Run a loop in a process of its own; returns what it took, and the peak of its memory.

    Raises `BenchError` when it did not get all of the log.
    """
    measured = None
    with started("benchmarks.loops", loop, place, log.events) as process, Peak(process.pid) as peak:
        measured = answer_of(process, Measured)
    assert measured is not None  # a failed process has raised
    matches = log.matches if loop.startswith("ours") else 0
    if (measured.records, measured.matches) != (log.events, matches):
        raise BenchError(
            f"The loop {loop} got {measured.records:,} of {log.events:,} records "
            f"and {measured.matches:,} of {matches:,} matches."
        )
    return measured, max(peak.rss, measured.rss_after)


def _memory(ours: Runs) -> list[Result]:
    return [
        Result(
            "memory of the loaded history",
            f"≤ {MEMORY_TARGET} × the values",
            f"{ours.memory_ratio:.2f} × ({ours.memory / ours.log.events:,.0f} bytes an event)",
            round(ours.memory_ratio, 2) <= MEMORY_TARGET,
        )
    ]


def _growth(small: Runs, middle: Runs, large: Runs) -> list[Result]:
    """The cost of the events that a size has more than the one before: what is spent once drops out."""
    sizes = [runs.log.events for runs in (small, middle, large)]
    times = [runs.cpu_seconds * 1e6 for runs in (small, middle, large)]
    memory = [runs.memory for runs in (small, middle, large)]
    return [_growth_of("CPU time", "µs", times, sizes), _growth_of("memory", "bytes", memory, sizes)]


def _growth_of(what: str, unit: str, costs: Sequence[float], sizes: Sequence[int]) -> Result:
    before, after = (
        (costs[step + 1] - costs[step]) / (sizes[step + 1] - sizes[step]) for step in range(len(sizes) - 1)
    )
    growth = after / before if before > 0 else math.inf
    small, middle, large = sizes
    return Result(
        f"{what} of an event from {middle:,} to {large:,}, to that from {small:,} to {middle:,}",
        f"linear (≤ {GROWTH_TARGET} ×)",
        f"{growth:.2f} × ({after:,.1f} {unit} to {before:,.1f})",
        round(growth, 2) <= GROWTH_TARGET,
    )


def _mebibytes(size: float) -> str:
    return f"{size / 2**20:,.0f}"
