"""What the commands print for people: plain text, coloured where the output is a terminal."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from app.core.formats import counted, duration
from app.core.replay import Replay
from app.core.summary import MatchRow
from app.core.view import Change, Kind
from kafka_client.checks import Check
from kafka_client.findings import Finding

PIPE_WIDTH = 400
"""A pipe has no width; lines for `grep` are not folded."""

_OUTCOME_STYLES = {"correct": "green", "incorrect": "yellow", "unfinished": "dim"}
_SEVERITY_STYLES = {"error": "red", "warning": "yellow", "info": "dim"}
_CHECK_SIGNS = {
    "ok": ("✓", "green"),
    "warning": ("!", "yellow"),
    "failed": ("✗", "red"),
    "skipped": ("-", "dim"),
}
_CHANGE_SIGNS = {Kind.ADDED: ("+", "green"), Kind.CHANGED: ("~", "yellow"), Kind.REMOVED: ("-", "red")}


def print_matches(rows: list[MatchRow]) -> None:
    """The match list as a table; times are local."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("when", "match", "status", "outcome"):
        table.add_column(name, no_wrap=True)
    for name in ("humans", "robots"):
        table.add_column(name, overflow="fold")
    for name in ("rounds", "events", "duration"):
        table.add_column(name, justify="right")
    table.add_column("anomalies", overflow="fold")
    for row in rows:
        summary = row.summary
        table.add_row(
            _moment(row.when),
            escape(summary.match_id),
            summary.status.value,
            f"[{_OUTCOME_STYLES[summary.outcome]}]{summary.outcome.value}",
            escape(",".join(summary.humans)),
            escape(",".join(sorted(set(summary.robot_types.values())))),
            str(summary.rounds),
            str(summary.events),
            "" if summary.duration is None else duration(summary.duration),
            ", ".join(f"{code} {count}" for code, count in summary.anomalies.items()),
        )
    console = open_console()
    console.print(table)
    for reason, count in Counter(row.cut for row in rows if row.cut).items():
        console.print(
            f"[yellow]{counted(count, 'match', 'matches')} cut:[/] {escape(reason)}", soft_wrap=True
        )


def print_steps(replay: Replay, cut: str = "") -> None:
    """Every step of a match, with what it changed; before them, where the load window cut it."""
    console = open_console()
    if cut:
        console.print(f"[yellow]{escape(cut)}[/]", soft_wrap=True)
    for step, changed in replay.walk():
        console.print(
            f"[bold]#{step.number}[/] [dim]{_moment(step.event.time)}[/] {escape(step.summary)}",
            soft_wrap=True,
        )
        for anomaly in step.anomalies:
            console.print(f"    [red]! {anomaly.code}[/]: {escape(anomaly.message)}", soft_wrap=True)
        for change in changed:
            console.print(f"    {_change(change)}", soft_wrap=True)


def print_findings(findings: list[Finding]) -> None:
    """What ``topics check`` found, the worst first as it comes."""
    console = open_console()
    for finding in findings:
        style = _SEVERITY_STYLES[finding.severity.value]
        console.print(
            f"[{style}]{finding.severity.value}[/] {finding.code}: {escape(finding.message)}", soft_wrap=True
        )


def print_checks(steps: Iterable[Check]) -> list[Check]:
    """The steps of a connection's test as they end: a sign, how long it took, and what was found."""
    console = open_console()
    checks = []
    for check in steps:
        if check.state == "running":
            continue
        checks.append(check)
        sign, style = _CHECK_SIGNS[check.state]
        taken = "" if check.seconds is None else f"{check.seconds:.2f} s"
        console.print(
            f"[{style}]{sign} {check.step:<15}[/] [dim]{taken:>8}[/]  {escape(check.text)}".rstrip(),
            soft_wrap=True,
        )
    return checks


def open_console() -> Console:
    """Where people read: as wide as the terminal, or without a width."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    return console


def _change(change: Change) -> str:
    sign, colour = _CHANGE_SIGNS[change.kind]
    values = (
        _value(change.new) if change.kind is Kind.ADDED else f"{_value(change.old)} → {_value(change.new)}"
    )
    return f"[{colour}]{sign} {escape(change.path)}[/] {escape(values)}"


def _value(value: Any) -> str:
    return "nothing" if value is None else str(value)


def _moment(milliseconds: float) -> str:
    moment = datetime.fromtimestamp(milliseconds / 1000).astimezone()
    return moment.strftime("%Y-%m-%d %H:%M:%S.") + f"{int(milliseconds) % 1000:03d}"
