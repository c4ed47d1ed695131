"""A record source whose framed values are decoded by the schemas of a registry."""

import time
from collections.abc import Generator, Iterator

import msgspec

from kafka_client.registry.translator import Connect, Translator, connect
from kafka_client.settings import REGISTRY_URL, Settings
from kafka_client.source import Batch, Phase, RecordSource, Status

NOTICE_SECONDS = 30.0
"""How long the user is told that reading has started over."""


class TranslatedSource:
    """Fulfils `RecordSource` by reading another one.

    Records wait for their schemas for a while; then they are handed over with the reason why they could not
    be decoded. When the registry answers later, a source that is live is read once more from its beginning:
    the generation rises. A file is not.
    """

    def __init__(self, source: RecordSource, settings: Settings, connect: Connect = connect) -> None:
        """``settings`` are those of the connection, the registry's among them."""
        self.name = source.name
        self._source = source
        self._settings = settings
        self._connect = connect
        self._cancelled = False
        self._generation = 0
        self._status = Status()
        self._notice_until = 0.0

    def batches(self) -> Iterator[Batch]:
        translator = Translator(self._settings, self._connect)
        try:
            while (yield from self._read(translator)):
                translator.start_over()
                self._generation = self._status.generation + 1
                self._notice_until = time.monotonic() + NOTICE_SECONDS
        finally:
            translator.close()

    def cancel(self) -> None:
        self._cancelled = True
        self._source.cancel()

    def _read(self, translator: Translator) -> Generator[Batch, None, bool]:
        """Read the source until it ends, or is to be read again: then it returns True."""
        batches = self._source.batches()
        try:
            for batch in batches:
                while translator.needs(batch.records) and not self._cancelled:
                    yield Batch([], self._status)
                records = translator.translated(batch.records)
                translator.poll()
                if translator.recovered and batch.status.phase is Phase.LIVE:
                    return True
                self._status = self._told(batch.status, translator)
                yield Batch(records, self._status)
            return False
        finally:
            if isinstance(batches, Generator):
                batches.close()

    def _told(self, status: Status, translator: Translator) -> Status:
        return msgspec.structs.replace(
            status,
            generation=self._generation + status.generation,
            problem=status.problem or translator.problem or self._notice(),
        )

    def _notice(self) -> str:
        if time.monotonic() >= self._notice_until:
            return ""
        url = self._settings.get(REGISTRY_URL)
        return f"The schema registry at {url} answers again, and reading has started over."
