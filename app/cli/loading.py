"""Reading a source to its end for a command, with progress on stderr when that is a terminal."""

import contextlib
from collections.abc import Callable, Generator, Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from app.cli.messages import note
from app.cli.options import Origin
from app.cli.restoring import restore, save
from app.core.history import History
from app.core.loading import load as load_history
from app.core.memory import MemoryGuard
from kafka_client.records import Record
from kafka_client.source import Batch, RecordSource, SourceError, Status, read_to_end


def load(
    origin: Origin,
    match_id: str | None = None,
    *,
    in_part: bool = False,
    on_status: Callable[[Status], object] = lambda _: None,
    may_start_over: bool = True,
) -> History:
    """Everything that the source has now, or of Kafka that match alone. Raises `SourceError`.

    Where it takes more memory than it may, that is an error too; with ``in_part`` what was loaded is given,
    and the user is told. ``on_status`` is called after each batch. Where the origin has a saved index, only
    what is not in it is read, and put into it. A log that was replaced meanwhile is read anew, once.
    """
    history = History(origin.topics)
    source = origin.source(match_id)
    keeper = restore(origin.index, history) if match_id is None else None
    if keeper is not None:
        source = keeper.resumed(source)
    guard = MemoryGuard(origin.memory_limit)
    status = Status()
    with contextlib.closing(load_history(history, _batches(origin, source))) as batches:
        for batch in batches:
            status = batch.status
            on_status(status)
            if status.generation:
                break
            if keeper is not None:
                keeper.note(batch.records)
            excess = "" if batch.status.loaded else guard.excess(batch.status)
            if excess and not in_part:
                raise SourceError(excess)
            if excess:
                note(excess)
                break
    if status.generation:
        if keeper is not None:
            keeper.discard()
        if not may_start_over:
            raise SourceError(_replaced(source))
        return load(origin, match_id, in_part=in_part, on_status=on_status, may_start_over=False)
    if keeper is not None and status.loaded:
        save(keeper, status.cluster_id)
    return history


def read_records(origin: Origin) -> Iterator[Record]:
    """Every record that the source has now, in the order of arrival. Raises `SourceError`."""
    source = origin.source()
    for batch in _batches(origin, source):
        if batch.status.generation:
            raise SourceError(_replaced(source))
        yield from batch.records


def _replaced(source: RecordSource) -> str:
    return f"What {source.name} holds was replaced while it was read; try again."


def _batches(origin: Origin, source: RecordSource) -> Generator[Batch]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    status = Status()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("connecting", total=None)
        for batch in read_to_end(source):
            status = batch.status
            progress.update(task, description=_words(status), total=1.0, completed=status.fraction or 0)
            yield batch
    if status.missing_topics and origin.file is None:
        note(f"There is no topic {', '.join(status.missing_topics)} there; the others were read.")
    if status.problem:
        note(status.problem)


def _words(status: Status) -> str:
    of_total = "" if status.total is None else f" of {status.total:,}"
    return f"{status.phase.value} {status.read:,}{of_total} records"
