"""What ``verify`` prints for people: a verdict, and each difference with the record that set Kafka's."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from app.cli.printing import open_console
from app.core.formats import counted, full_time
from app.core.reconcile import Comparison, Difference
from app.core.verify import Report
from kafka_client.events import Event

LISTED = 20
"""So many ids, matches or entries are named; ``--json`` has all."""

SHOWN = 72
"""Characters of a long value."""

_LEAD = 24
"""Characters before the first difference that stay in sight."""

_TIMES = ("startedAt", "completedAt")

EventsOf = Callable[[str], Sequence[Event]]


@contextmanager
def verifying() -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr where that is a terminal; it is fed with how much is done, and of how much."""
    columns = (TextColumn("verifying"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    stderr = Console(stderr=True)
    with Progress(*columns, console=stderr, transient=True, disable=not stderr.is_terminal) as progress:
        task = progress.add_task("verifying", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def print_report(report: Report, events_of: EventsOf) -> None:
    """What ``verify`` found; ``events_of`` gives the events of a match in replay order."""
    output = open_console()
    counts = f"{counted(report.matches, 'match', 'matches')} from {counted(report.events, 'event')}"
    output.print(f"{counts}, {report.undecodable:,} undecodable", soft_wrap=True)
    for code, count in report.anomalies.items():
        output.print(f"  {code}: {count:,}")
    replay = report.replay
    output.print(
        f"replayed in another order: {_verdict(good=replay.identical)}, {replay.digest}", soft_wrap=True
    )
    if report.against is not None:
        _print_comparison(output, report.against, events_of)


def _print_comparison(output: Console, found: Comparison, events_of: EventsOf) -> None:
    compared = f"{counted(found.compared, 'match', 'matches')} compared, {found.identical:,} identical"
    output.print(f"against the current system: {_verdict(good=found.agrees)}, {compared}", soft_wrap=True)
    _print_list(output, "missing in Kafka", found.missing)
    _print_list(output, "only in Kafka", found.extra)
    _print_list(output, "not judged, or only in part: the load window cut them", found.cut)
    _print_list(output, "entries that could not be read", found.unreadable)
    matches = [(match_id, list(each)) for match_id, each in groupby(found.different, _match_id)]
    for match_id, differences in matches[:LISTED]:
        output.print(f"[bold]{escape(match_id)}[/] differs", soft_wrap=True)
        events = events_of(match_id)
        for difference in differences:
            _print_difference(output, difference, events)
    _print_more(output, len(matches) - LISTED, "matches that differ")


def _print_difference(output: Console, difference: Difference, events: Sequence[Event]) -> None:
    kafka, other = _pair(difference)
    output.print(f"  {escape(difference.field)}", soft_wrap=True)
    output.print(f"    [red]- current system: {escape(other)}[/]", soft_wrap=True)
    output.print(f"    [green]+ Kafka:          {escape(kafka)}[/]", soft_wrap=True)
    if difference.number is not None:
        topic, partition, offset = events[difference.number - 1].record.position
        place = f"event {difference.number}: {escape(topic)} partition {partition}, offset {offset}"
        output.print(f"      [dim]set by {place}[/]", soft_wrap=True)


def _print_list(output: Console, title: str, items: Sequence[str]) -> None:
    if not items:
        return
    output.print(f"{title}: {len(items):,}")
    for item in items[:LISTED]:
        output.print(f"  {escape(item)}", soft_wrap=True)
    _print_more(output, len(items) - LISTED, "")


def _print_more(output: Console, more: int, what: str) -> None:
    if more > 0:
        output.print(f"  and {more:,} more {what}".rstrip() + "; --json lists all differences")


def _verdict(*, good: bool) -> str:
    return "[green]identical[/]" if good else "[red]DIFFERENT[/]"


def _match_id(difference: Difference) -> str:
    return difference.match_id


def _pair(difference: Difference) -> tuple[str, str]:
    """Both values on a line each, long ones cut so that their first difference is in sight."""
    kafka, other = (_text(difference.field, value) for value in (difference.kafka, difference.other))
    same = next(
        (place for place, (one, two) in enumerate(zip(kafka, other, strict=False)) if one != two),
        min(len(kafka), len(other)),
    )
    return _cut(kafka, same), _cut(other, same)


def _text(field: str, value: Any) -> str:
    """The value on one line; a text in quotes shows its white space and control characters."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return repr(value)
    if field.endswith(_TIMES):
        return full_time(value)
    if field == "duration":
        return f"{value:,.0f} ms"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _cut(text: str, difference: int) -> str:
    if len(text) <= SHOWN:
        return text
    begin = max(0, min(difference - _LEAD, len(text) - SHOWN))
    end = begin + SHOWN
    return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"
