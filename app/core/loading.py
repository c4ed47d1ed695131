"""Loading a history to the end of its source, rebuilding matches while records are still being read."""

import contextlib
import queue
import threading
from collections.abc import Callable, Generator, Iterator

from app.core.history import History
from app.core.rebuilding import Helper
from kafka_client.source import Batch

BATCHES_AHEAD = 4


def load(history: History, batches: Iterator[Batch]) -> Generator[Batch]:
    """Take in the batches and yield each; when it ends, every match is rebuilt. Raises what they raise.

    The batches are read in a thread of its own. Closing it early closes them.
    """
    inbox = _Inbox(batches)
    helper = Helper(history, inbox.post, lambda _: None)
    try:
        while not isinstance(item := inbox.take(wait=not history.has_settled), _End):
            if isinstance(item, Batch):
                history.expect_from(item.status.positions)
                history.ingest(item.records)
                history.set_cuts(item.status.cuts)
                yield item
            elif item is not None:
                item()
            else:
                history.rebuild_settled()
        while history.is_stale:
            helper.share()
            item = inbox.take(wait=history.rebuild_next() is None)
            if callable(item):
                item()
    finally:
        inbox.close()
        helper.close()


class _End:
    """There are no more batches."""


_Item = Batch | Callable[[], None] | _End


class _Inbox:
    """What there is to take: batches, which a thread reads a few ahead, and what is posted."""

    def __init__(self, batches: Iterator[Batch]) -> None:
        self._batches = batches
        self._waiting: queue.Queue[_Item | BaseException] = queue.Queue(BATCHES_AHEAD)
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._read, name="read ahead")
        self._thread.start()

    def take(self, *, wait: bool) -> _Item | None:
        """The next item, `_End` after the last batch; None when none waits and we do not."""
        try:
            item = self._waiting.get(block=wait)
        except queue.Empty:
            return None
        if isinstance(item, BaseException):
            raise item
        return item

    def post(self, reply: Callable[[], None]) -> None:
        """Have it taken, from any thread; nothing when nobody takes any more."""
        self._put(reply)

    def close(self) -> None:
        """End reading."""
        self._closed.set()
        with contextlib.suppress(queue.Empty):
            while True:
                self._waiting.get_nowait()
        self._thread.join()

    def _read(self) -> None:
        last: BaseException | _End = _End()
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

    def _put(self, item: _Item | BaseException) -> bool:
        """Wait for room; False when nobody wants it any more."""
        while not self._closed.is_set():
            with contextlib.suppress(queue.Full):
                self._waiting.put(item, timeout=0.1)
                return True
        return False
