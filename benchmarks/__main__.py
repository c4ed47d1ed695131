"""``make bench``: speed and memory against the targets, as ratios to what the machine does in that run."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import index, loading, report, scale, stall, start, tail, window
from benchmarks.children import BenchError
from benchmarks.display import open_display
from benchmarks.logs import Logs
from benchmarks.result import Part, Result
from benchmarks.setting import Setting

RESULTS = Path(__file__).parent / "RESULTS.md"
EVENTS = 1_000_000
QUICK_EVENTS = 50_000

PARTS: dict[str, Callable[[Setting], Part]] = {
    "loading": loading.measure,
    "index": index.measure,
    "stall": stall.measure,
    "tail": tail.measure,
    "scale": scale.measure,
    "start": start.measure,
    "window": window.measure,
}


def main() -> int:
    """Measure, print, and keep the results of a whole run. Returns the exit code."""
    options = _parser().parse_args()
    events = options.events or (QUICK_EVENTS if options.quick else EVENTS)
    whole = not (options.only or options.quick)
    measured: list[Part] = []
    with (
        tempfile.TemporaryDirectory(prefix="orchestra-replay-bench-") as folder,
        Logs(Path(folder)) as logs,
        open_display() as display,
    ):
        seconds = options.tail_seconds
        setting = Setting(logs, display, events, options.repeats, seconds, scale_seconds=3 * seconds)
        title = report.heading(events, display.words)
        print(title)
        for name in options.only or PARTS:
            print(f"{name}…", file=sys.stderr)
            measured.append(measure(name, setting))
            report.show(name, measured[-1])
    output = options.output or (RESULTS if whole else None)
    if output is not None:
        output.write_text(report.markdown(title, measured))
    return 0 if all(part.complete for part in measured) else 1


def measure(name: str, setting: Setting) -> Part:
    """Measure one part; when that fails, the others' results are still kept."""
    try:
        return PARTS[name](setting)
    except BenchError as error:
        print(error, file=sys.stderr)
        return Part([Result(name, "", "not measured", met=False)], complete=False)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--events", type=int, help=f"events in the history that is loaded ({EVENTS:,})")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_EVENTS:,} events")
    parser.add_argument("--only", type=_names, metavar="PART,…", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--repeats", type=int, default=3, help="how often each loop and start runs (3)")
    parser.add_argument(
        "--tail-seconds",
        type=float,
        default=20.0,
        help="how long records are tailed (20), and thrice as long at scale",
    )
    parser.add_argument("--output", type=Path, help="where to write; of a whole run to RESULTS.md")
    return parser


def _names(text: str) -> list[str]:
    names = text.split(",")
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        raise argparse.ArgumentTypeError(
            f"there is no part {', '.join(unknown)}; there are {', '.join(PARTS)}"
        )
    return names


if __name__ == "__main__":
    sys.exit(main())
