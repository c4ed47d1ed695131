"""A record source in a process of its own: reading takes no time from who rebuilds or paints."""

import contextlib
import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import msgspec

from kafka_client.collector import collect_seldom
from kafka_client.frames import Frames
from kafka_client.packing import Packed, PackedRecords, pack
from kafka_client.records import Record
from kafka_client.source import Batch, RecordSource, ResumableSource, SourceError, Status

MakeSource = Callable[[], RecordSource]
"""Makes a source in the other process: a class, or a `functools.partial` of one; it must pickle."""

PACKED_FROM = 500
"""So many records in a batch are packed for the way."""
_CANCEL = b"cancel"
CRASH_SECONDS = 60.0
"""So soon after a crash a second one shows that there is no point in trying again."""
NOTICE_SECONDS = 30.0
"""How long the user is told of a crash."""
_PATIENCE_S = 5.0
"""How long a process that was told to end may take."""


class _Batch(msgspec.Struct, frozen=True, tag=True):
    batch: Batch


class _PackedBatch(msgspec.Struct, frozen=True, tag=True):
    packed: Packed
    status: Status


class _Fault(msgspec.Struct, frozen=True, tag=True):
    """The source can never be read."""

    sentence: str


class _End(msgspec.Struct, frozen=True, tag=True):
    """There is nothing more to come."""


_Message = _Batch | _PackedBatch | _Fault | _End
_FRAMES: Frames[_Message] = Frames(_Message)


class _ProcessEndedError(Exception):
    """The other process is gone, and nobody has asked it to end."""


class RemoteSource:
    """Fulfils `RecordSource` by reading another one in a process of its own. Unread, it can be pickled.

    When that process crashes, another one reads from the beginning: the generation rises. A second crash
    within `CRASH_SECONDS` ends the source.
    """

    def __init__(
        self, make: MakeSource, name: str | None = None, make_whole: MakeSource | None = None
    ) -> None:
        """``name`` is asked of a source made here where it is not given. Raises what ``make`` raises.

        ``make_whole`` makes the source that reads from the beginning, where ``make`` does not.
        """
        self.name = make().name if name is None else name
        self._make = make
        self._make_whole = make_whole or make
        self._generation = 0
        self._lock = threading.Lock()
        self._cancelled = False
        self._connection: Connection | None = None

    def __reduce__(self) -> tuple[type["RemoteSource"], tuple[MakeSource, str, MakeSource]]:
        return RemoteSource, (self._make, self.name, self._make_whole)

    def batches(self) -> Iterator[Batch]:
        make, crashed = self._make, -CRASH_SECONDS
        while True:
            status = Status(generation=self._generation)
            try:
                with contextlib.closing(self._read(make)) as batches:
                    for batch in batches:
                        status = self._told(batch.status, time.monotonic() - crashed)
                        yield Batch(batch.records, status)
            except _ProcessEndedError:
                now = time.monotonic()
                if now - crashed < CRASH_SECONDS:
                    raise SourceError(
                        f"The process that reads {self.name} was ended; open it again."
                    ) from None
                make, crashed = self._make_whole, now
                self._generation = status.generation + 1
            else:
                return

    def _told(self, status: Status, since_crash: float) -> Status:
        """The status as it is for who reads from us, after a crash with a notice of it."""
        notice = ""
        if self._generation and since_crash < NOTICE_SECONDS:
            notice = f"The process that reads {self.name} crashed; another one has started over."
        generation = self._generation + status.generation
        return msgspec.structs.replace(status, generation=generation, problem=status.problem or notice)

    def _read(self, make: MakeSource) -> Generator[Batch]:
        """What one process reads. Raises `_ProcessEndedError` and `SourceError`."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, make), name=f"reader of {self.name}")
        with interrupts_held_back():
            process.start()
        theirs.close()
        with self._lock:
            self._connection = ours
            if self._cancelled:
                _ask_to_end(ours)
        try:
            yield from self._received(ours)
        finally:
            with self._lock:
                self._connection = None
            _end(ours, process)

    def cancel(self) -> None:
        with self._lock:
            self._cancelled = True
            if self._connection is not None:
                _ask_to_end(self._connection)

    def resumed(self, cluster_id: str, last_records: Mapping[tuple[str, int], Record]) -> "RemoteSource":
        """See `ResumableSource`; only where the source in the other process is one."""
        make = partial(_make_resumed, self._make, cluster_id, dict(last_records))
        return RemoteSource(make, self.name, self._make_whole)

    def _received(self, connection: Connection) -> Iterator[Batch]:
        while True:
            try:
                message = _FRAMES.unpack(connection.recv_bytes())
            except (EOFError, OSError):
                if self._cancelled:
                    return
                raise _ProcessEndedError from None
            match message:
                case _Batch(batch):
                    yield batch
                case _PackedBatch(packed, status):
                    yield Batch(PackedRecords(packed), status)
                case _Fault(sentence):
                    raise SourceError(sentence)
                case _End():
                    return


def _make_resumed(
    make: MakeSource, cluster_id: str, last_records: Mapping[tuple[str, int], Record]
) -> RecordSource:
    source = make()
    if not isinstance(source, ResumableSource):
        raise TypeError(f"{source.name} cannot be resumed")
    return source.resumed(cluster_id, last_records)


def _ask_to_end(connection: Connection) -> None:
    with contextlib.suppress(OSError):
        connection.send_bytes(_CANCEL)


def _end(connection: Connection, process: BaseProcess) -> None:
    """Close the pipe, at which the other process ends; it is killed when it does not."""
    connection.close()
    process.join(_PATIENCE_S)
    if process.is_alive():
        process.kill()
        process.join()
    process.close()


def _serve(connection: Connection, make: MakeSource) -> None:
    """What the other process does: read, and hand over, until there is no more or nobody listens."""
    collect_seldom()
    source = make()
    threading.Thread(target=_await_end, args=(connection, source), daemon=True).start()
    with contextlib.suppress(OSError):  # nobody listens any more
        try:
            for batch in source.batches():
                connection.send_bytes(_FRAMES.pack(_message(batch)))
        except SourceError as error:
            connection.send_bytes(_FRAMES.pack(_Fault(str(error))))
        else:
            connection.send_bytes(_FRAMES.pack(_End()))


def _message(batch: Batch) -> _Batch | _PackedBatch:
    """Many records are packed here, so that who takes them in need not; of few each is wanted soon."""
    packed = pack(batch.records) if len(batch.records) >= PACKED_FROM else None
    return _Batch(batch) if packed is None else _PackedBatch(packed, batch.status)


def _await_end(connection: Connection, source: RecordSource) -> None:
    """Cancel the source when we are asked to, or when the process that reads from us is gone."""
    with contextlib.suppress(EOFError, OSError):
        connection.recv_bytes()
    source.cancel()


@contextlib.contextmanager
def interrupts_held_back() -> Iterator[None]:
    """A process that is started meanwhile never sees Ctrl+C: who started it does, and ends it in order."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
