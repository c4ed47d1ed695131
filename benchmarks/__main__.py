"""``make bench``: speed and memory against the targets, as ratios to what the machine does in the same run.

Prints a table and writes it to benchmarks/RESULTS.md. ``--events N`` sets the size of the history.
"""

import argparse
import platform
from datetime import UTC, datetime
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

from benchmarks import loading, window
from benchmarks.result import Result

RESULTS = Path(__file__).parent / "RESULTS.md"


def main() -> None:
    """Measure everything, print it, keep it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--events", type=int, default=100_000, help="events in the history that is loaded")
    arguments = parser.parse_args()
    results = [*loading.measure(arguments.events), *window.measure()]
    heading = _heading(arguments.events)
    table = Table("what", "target", "measured", "", title=heading)
    for result in results:
        table.add_row(result.what, result.target, result.measured, result.verdict)
    Console().print(table)
    RESULTS.write_text(_markdown(heading, results))


def _heading(events: int) -> str:
    memory = psutil.virtual_memory().total / 2**30
    machine = f"{psutil.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}"
    return f"{datetime.now(UTC):%Y-%m-%d}, {events:,} events, {machine}, Python {platform.python_version()}"


def _markdown(heading: str, results: list[Result]) -> str:
    rows = "\n".join(
        f"| {each.what} | {each.target} | {each.measured} | {each.verdict} |" for each in results
    )
    return (
        "# Benchmark results\n\n"
        "Written by `make bench`. Ratios are to what the same machine did in the same run.\n\n"
        f"{heading}\n\n| what | target | measured | |\n| --- | --- | --- | --- |\n{rows}\n"
    )


if __name__ == "__main__":
    main()
