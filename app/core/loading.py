"""Loading a history to the end of its source, rebuilding matches while records are still being read."""

import contextlib
import queue
import threading
from collections.abc import Generator, Iterator

from app.core.history import History
from kafka_client.source import Batch

BATCHES_AHEAD = 4


def load(history: History, batches: Iterator[Batch]) -> Generator[Batch]:
    """Take in the batches and yield each; when it ends, every match is rebuilt. Raises what they raise.

    The batches are read in a thread of its own. Closing it early closes them.
    """
    reading = _ReadAhead(batches)
    try:
        while (batch := reading.take(wait=not history.has_settled)) is not _END:
            if isinstance(batch, Batch):
                history.expect_from(batch.status.positions)
                history.ingest(batch.records)
                history.set_cuts(batch.status.cuts)
                yield batch
            else:
                history.rebuild_settled()
        while history.rebuild_next():
            pass
    finally:
        reading.close()


_END = object()


class _ReadAhead:
    """Iterates in a thread, a few batches ahead."""

    def __init__(self, batches: Iterator[Batch]) -> None:
        self._batches = batches
        self._waiting: queue.Queue[Batch | BaseException | None] = queue.Queue(BATCHES_AHEAD)
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._read, name="read ahead")
        self._thread.start()

    def take(self, *, wait: bool) -> object:
        """The next batch, `_END` after the last; None when none waits and we do not."""
        try:
            item = self._waiting.get(block=wait)
        except queue.Empty:
            return None
        if isinstance(item, BaseException):
            raise item
        return _END if item is None else item

    def close(self) -> None:
        """End reading."""
        self._closed.set()
        with contextlib.suppress(queue.Empty):
            while True:
                self._waiting.get_nowait()
        self._thread.join()

    def _read(self) -> None:
        last: BaseException | None = None
        try:
            for batch in self._batches:
                if not self._put(batch):
                    return
        except BaseException as error:  # noqa: BLE001 - raised again where the batches are taken
            last = error
        finally:
            if isinstance(self._batches, Generator):
                self._batches.close()
        self._put(last)

    def _put(self, item: Batch | BaseException | None) -> bool:
        """Wait for room; False when nobody wants it any more."""
        while not self._closed.is_set():
            with contextlib.suppress(queue.Full):
                self._waiting.put(item, timeout=0.1)
                return True
        return False
