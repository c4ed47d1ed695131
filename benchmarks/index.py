"""The saved index: how long it takes to save, and how soon the next start has the list, and is up to date.

Run as a module with FOLDER BOOTSTRAP STARTED it is one start of the program without its window.
"""

import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import msgspec

from app.core.history import History
from app.core.loading import load
from app.core.match import DEFAULT_TIMEOUT_MS
from app.core.saved_index.keeper import IndexKeeper, Place
from app.core.saved_index.listing import list_indexes
from benchmarks import children
from benchmarks.children import BenchError
from benchmarks.result import Figures, Part, Result
from benchmarks.setting import Setting
from kafka_client.consumer import KafkaSource
from kafka_client.remote import RemoteSource
from kafka_client.source import Status, read_to_end

LIST_TARGET = 2.0
COLUMNS = ("start", "list, s", "one match, ms", "loaded, s", "records read", "save, s", "file, MB")


class Start(msgspec.Struct):
    """One start. Times are seconds; ``list`` and ``loaded`` count from the start of the process.

    ``match`` is how long the events of one match took, ``size`` the file's bytes after ``save``.
    """

    matches: int
    list: float
    match: float
    loaded: float
    read: int
    save: float
    size: int

    def row(self, title: str) -> tuple[str, ...]:
        """A line of the raw numbers."""
        times = (f"{self.list:.2f}", f"{self.match * 1000:.1f}", f"{self.loaded:.2f}")
        return (title, *times, f"{self.read:,}", f"{self.save:.2f}", f"{self.size / 1e6:,.0f}")


def measure(setting: Setting) -> Part:
    """Start on an empty index, and then again on what that one saved."""
    log = setting.logs.of(setting.events)
    with tempfile.TemporaryDirectory(dir=setting.logs.folder) as folder:
        first, second = (_start_once(folder, log.bootstrap) for _ in range(2))
    if (second.matches, second.read) != (log.matches, 0):
        raise BenchError(f"The saved index had {second.matches:,} of {log.matches:,} matches.")
    results = [
        Result(
            f"second start to the list of {second.matches:,} matches, from the saved index",
            f"≤ {LIST_TARGET:g} s",
            f"{second.list:.2f} s ({second.loaded:.2f} s until Kafka has nothing more)",
            round(second.list, 2) <= LIST_TARGET,
        ),
        Result(
            "the saved index, of the values",
            "",
            f"{first.size / log.value_bytes:.2f} × ({first.size / 1e6:,.0f} MB, saved in {first.save:.1f} s)",
        ),
    ]
    return Part(results, [Figures("Saved index", COLUMNS, (first.row("first"), second.row("second")))])


def _start_once(folder: str, bootstrap: str) -> Start:
    return children.run(Start, "benchmarks.index", folder, bootstrap, time.time())


def start(folder: Path, bootstrap: str, began: float) -> Start:
    """What the program does from its start until it is up to date and has saved that."""
    history = History()
    keeper = IndexKeeper(Place(folder, bootstrap), history, DEFAULT_TIMEOUT_MS)
    rows = history.rows()
    listed = time.time() - began
    opening = time.perf_counter()
    if rows:
        history.events(rows[len(rows) // 2].summary.match_id)
    opened = time.perf_counter() - opening
    status = Status()
    source = keeper.resumed(RemoteSource(partial(KafkaSource, {"bootstrap.servers": bootstrap})))
    for batch in load(history, read_to_end(source)):
        keeper.note(batch.records)
        status = batch.status
    loaded = time.time() - began
    saving = time.perf_counter()
    if keeper.has_news:
        keeper.save_now(status.cluster_id)
    saved = time.perf_counter() - saving
    keeper.close()
    (index,) = list_indexes(folder)
    return Start(len(rows), listed, opened, loaded, status.read, saved, index.size)


def main() -> None:
    """Start, and print what that took."""
    children.tell(start(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])))
