"""How long the window does not react while it loads at full speed, in excess of an idle window.

Both windows are the real program in a process of its own. Beside the idle one another process reads the same
topics at full speed, so that both share the machine with as much other work.
"""

from statistics import median

from benchmarks import children
from benchmarks.figures import Latencies
from benchmarks.result import Figures, Part, at_most
from benchmarks.setting import Setting

P999_TARGET = 16
MAX_TARGET = 50
RUNS = 3


def measure(setting: Setting) -> Part:
    """Load and idle in turn, and compare the medians."""
    log = setting.logs.of(setting.events)
    loading: list[Latencies] = []
    idle: list[Latencies] = []
    for _ in range(min(RUNS, setting.repeats)):
        loading.append(probe(setting, "loading", log.bootstrap))
        with children.started("benchmarks.loops", "forever", log.bootstrap, log.events):
            idle.append(probe(setting, "idle", loading[-1].seconds))
    where = f"loading {log.events:,} events, in excess of an idle window"
    p999 = _excess([each.p999 for each in loading], [each.p999 for each in idle])
    longest = _excess([each.max for each in loading], [each.max for each in idle])
    results = [
        at_most(f"p99.9 of a 5 ms timer's gaps, {where}", P999_TARGET, "ms", [p999]),
        at_most(f"longest of these gaps, {where}", MAX_TARGET, "ms", [longest]),
    ]
    rows = [(name, *_row(each)) for name, runs in (("loading", loading), ("idle", idle)) for each in runs]
    columns = ("window", "gaps", "seconds", "p50, ms", "p99, ms", "p99.9, ms", "longest, ms")
    return Part(results, [Figures(f"The window's gaps, on {setting.display.words}", columns, tuple(rows))])


def probe(setting: Setting, name: str, argument: object) -> Latencies:
    """The gaps of one window."""
    return children.run(Latencies, "benchmarks.probe", name, argument, environment=setting.environment())


def _excess(loading: list[float], idle: list[float]) -> float:
    """The difference of the medians, in ms."""
    return max(0.0, median(loading) - median(idle))


def _row(found: Latencies) -> tuple[str, ...]:
    values = (found.p50, found.p99, found.p999, found.max)
    return (f"{found.count:,}", f"{found.seconds:.1f}", *(f"{value:.1f}" for value in values))
