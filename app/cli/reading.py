"""The commands that read: matches, export, replay, verify, dump, and ``topics check``."""

import json
import sys
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import msgspec

from app.cli.loading import load, read_records
from app.cli.options import filter_options, source_options, take_filter, take_needed_origin
from app.cli.printing import print_matches, print_steps
from app.cli.verdict import print_report, verifying
from app.core.current_system import read_current_system
from app.core.export import Document, document_json, match_document, write_file, write_parts
from app.core.export_forms import Form, HistoryReader, export_parts
from app.core.filters import Filter
from app.core.history import History
from app.core.reconcile import loaded_span
from app.core.replay import Replay, Step
from app.core.summary import MatchRow
from app.core.verify import report_document
from app.core.verify import verify as verify_history
from app.core.view import Change
from kafka_client.records import to_kcat
from kafka_client.source import Status

STDIN = STDOUT = "-"

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
output_option = click.option(
    "-o", "--output", required=True, metavar="PATH", help="The file to write; - is stdout."
)


@click.command()
@source_options
@filter_options
@json_option
def matches(as_json: bool, **options: Any) -> None:
    """List the matches."""
    chosen = take_filter(options)
    rows = _filtered(load(take_needed_origin(options), in_part=True), chosen)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode([row.summary for row in rows]), indent=1))
    else:
        print_matches(rows)


@click.command()
@click.argument("ids", nargs=-1, metavar="ID…")
@click.option("--all", "all_matches", is_flag=True, help="All matches that FILTERS let through.")
@click.option(
    "--as",
    "form",
    type=click.Choice([each.value for each in Form if each is not Form.DOCUMENT]),
    default=Form.DOCUMENTS.value,
    show_default=True,
    help="documents: all there is to tell of the matches, as JSON; records: their records as kcat -J lines; "
    "csv, json, parquet: a table with a row for each match.",
)
@source_options
@filter_options
@output_option
def export(ids: tuple[str, ...], all_matches: bool, form: str, output: str, **options: Any) -> None:
    """Write matches: as JSON documents (one match as its own), as their records, or as a table."""
    if bool(ids) == all_matches:
        raise click.UsageError("Name match ids, or --all.")
    chosen = take_filter(options)
    history = load(take_needed_origin(options), ids[0] if len(ids) == 1 else None)
    for match_id in ids:
        _check_match(history, match_id)
    shown = [row.summary.match_id for row in _filtered(history, chosen)]
    wanted = shown if all_matches else [each for each in ids if each in set(shown)]
    chosen_form = Form(form)
    if chosen_form is Form.DOCUMENTS and len(ids) == 1 and wanted:
        chosen_form = Form.DOCUMENT
    _write(output, export_parts(chosen_form, wanted, HistoryReader(history)))


@click.command()
@click.argument("match_id", metavar="ID")
@click.option("--at", type=click.IntRange(min=0), metavar="N", help="The state after N events.")
@source_options
@json_option
def replay(match_id: str, at: int | None, as_json: bool, **options: Any) -> None:
    """Print a match's steps with what each changed; with --at, the match after N events."""
    history = load(take_needed_origin(options), match_id, in_part=True)
    _check_match(history, match_id)
    events = history.events(match_id)
    steps = Replay(match_id, events)
    if at is not None:
        if at > len(steps):
            raise click.UsageError(f"{match_id} has {len(steps)} events; --at {at} is beyond them.")
        click.echo(document_json(match_document(steps.state_at(at), events[:at])))
    elif as_json:
        printed = [_step(step, changed) for step, changed in steps.walk()]
        click.echo(json.dumps(printed, ensure_ascii=False))
    else:
        print_steps(steps, history.row(match_id).cut)


@click.command()
@source_options
@click.option(
    "--against", metavar="FILE|URL", help="Compare with the current system's records; - is standard input."
)
@json_option
def verify(against: str | None, as_json: bool, **options: Any) -> None:
    """Rebuild, replay again in another order, compare; compare with the current system's records too.

    The exit code is 0 when all is identical, 1 when something differs, 2 when it could not run.
    """
    origin = take_needed_origin(options)
    if against == origin.file == STDIN:
        raise click.UsageError("Standard input can be either --open or --against, not both.")
    other = None if against is None else read_current_system(against)
    status: deque[Status] = deque(maxlen=1)
    history = load(replace(origin, index=None), on_status=status.append)
    span = loaded_span(status[-1].cuts if status else ())
    with verifying() as progress:
        report = verify_history(history, against=other, progress=progress, span=span)
    if as_json:
        click.echo(json.dumps(report_document(report), ensure_ascii=False, indent=1))
    else:
        print_report(report, history.events)
    if not report.clean:
        click.get_current_context().exit(1)


@click.command()
@source_options
@output_option
def dump(output: str, **options: Any) -> None:
    """Write the raw records as kcat -J lines, which --open reads again."""
    origin = take_needed_origin(options)
    _write(output, (to_kcat(record) + b"\n" for record in read_records(origin)))


def _filtered(history: History, chosen: Filter) -> list[MatchRow]:
    accepts: Callable[[MatchRow], bool] = chosen.compile()
    return [row for row in history.rows() if accepts(row)]


def _check_match(history: History, match_id: str) -> None:
    if match_id not in history:
        among = f" among the {history.match_count:,} that were read" if history.match_count else ""
        raise click.UsageError(f"There is no match {match_id}{among}.")


def _step(step: Step, changed: list[Change]) -> Document:
    return {
        "number": step.number,
        "type": step.event.type,
        "summary": step.summary,
        "changes": [{"path": change.path, "old": change.old, "new": change.new} for change in changed],
    }


def _write(output: str, parts: Iterable[str | bytes]) -> None:
    if output == STDOUT:
        write_parts(sys.stdout.buffer, parts)
        sys.stdout.buffer.flush()
    else:
        write_file(Path(output), parts)


COMMANDS = (matches, export, replay, verify, dump)
