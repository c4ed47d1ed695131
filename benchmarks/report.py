"""Shows what was measured: tables on the terminal, and RESULTS.md."""

import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version

import confluent_kafka
import psutil
from rich.console import Console
from rich.table import Table

from benchmarks.result import Figures, Part, Result

WIDTH = 150
"""Of what is printed to a file."""

INTRODUCTION = """\
# Benchmark results

Written by `make bench`. Everything runs on the embedded broker, in one run on one machine; ratios are to what
that machine did in that run. What is timed runs in a process of its own; memory and CPU time are those of the
process with its children. [CHOICES.md](CHOICES.md) tells what was chosen because of such numbers.
"""


def heading(events: int, display: str) -> str:
    """When, on what and with what it was measured."""
    memory = psutil.virtual_memory().total / 2**30
    return ", ".join(
        (
            f"{datetime.now(UTC):%Y-%m-%d}",
            f"{events:,} events",
            f"{psutil.cpu_count()} cores",
            f"{memory:.0f} GiB",
            f"{platform.system()} {platform.machine()}",
            f"Python {platform.python_version()}",
            f"librdkafka {confluent_kafka.libversion()[0]}",
            f"msgspec {version('msgspec')}",
            f"PySide6 {version('PySide6-Essentials')}",
            f"windows on {display}",
        )
    )


def show(title: str, part: Part) -> None:
    """Print one part."""
    table = Table("what", "target", "measured", "", title=title)
    for result in part.results:
        table.add_row(*_cells(result))
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    console.print(table)
    for figures in part.figures:
        raw = Table(*figures.columns, title=figures.title)
        for row in figures.rows:
            raw.add_row(*row)
        console.print(raw)


def markdown(title: str, parts: Sequence[Part]) -> str:
    """The text of RESULTS.md."""
    results = [_cells(result) for part in parts for result in part.results]
    raw = [figures for part in parts for figures in part.figures]
    return "\n".join(
        (
            INTRODUCTION,
            f"{title}\n",
            _table(("what", "target", "measured", ""), results),
            "## Raw numbers\n",
            *(_section(figures) for figures in raw),
        )
    )


def _cells(result: Result) -> tuple[str, ...]:
    return (result.what, result.target, result.measured, result.verdict)


def _section(figures: Figures) -> str:
    return f"### {figures.title}\n\n{_table(figures.columns, figures.rows)}"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
