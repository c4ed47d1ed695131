"""A record source that brings what a test tells it, when the test tells it."""

import queue
from collections.abc import Iterator

from kafka_client.records import Record
from kafka_client.source import Batch, Phase, SourceError, Status


class ScriptedSource:
    """Fulfils `RecordSource`; `bring` may be called while it is read."""

    name = "a script"

    def __init__(self) -> None:
        self._batches: queue.SimpleQueue[Batch | SourceError | None] = queue.SimpleQueue()
        self._read = 0

    def bring(
        self, records: list[Record], *, loaded: bool = True, generation: int = 0, problem: str = ""
    ) -> None:
        """The next batch."""
        self._read += len(records)
        phase = Phase.LIVE if loaded else Phase.LOADING
        self._batches.put(
            Batch(
                list(records),
                Status(phase, loaded=loaded, read=self._read, generation=generation, problem=problem),
            )
        )

    def fail(self, sentence: str) -> None:
        """Can never be read."""
        self._batches.put(SourceError(sentence))

    def batches(self) -> Iterator[Batch]:
        while (item := self._batches.get()) is not None:
            if isinstance(item, SourceError):
                raise item
            yield item

    def cancel(self) -> None:
        self._batches.put(None)
