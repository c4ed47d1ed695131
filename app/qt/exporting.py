"""Writing matches to a file beside the engine's other work: a thread that asks it for one match at a time."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from app.core.export import Document, ExportError, match_document, write_file
from app.core.export_forms import Form, export_parts
from app.core.history import History
from app.core.match import finish, fold
from app.core.saved_index.index import SavedIndexError
from app.core.summary import Summary
from app.qt.asking import Post, Unwanted, ask
from app.qt.messages import Exported, ExportFailed
from app.qt.texts import tr
from kafka_client.events import Event
from kafka_client.records import Record, to_kcat

Answer = TypeVar("Answer")


class Export(threading.Thread):
    """One export, which tells how it ended. Matches are written as they are when their turn comes."""

    def __init__(
        self,
        path: str,
        match_ids: list[str] | None,
        form: Form,
        history: History,
        timeout_ms: float,
        post: Post,
        send: Callable[[Exported | ExportFailed], None],
    ) -> None:
        """Write these matches; None is every record that is loaded, also those of no match, as kcat lines.

        ``post`` lets the owner of the history call something, soon and in its own thread.
        """
        super().__init__(name=f"export {path}")
        self._path = Path(path)
        self._is_log = match_ids is None
        known = history.match_ids() if match_ids is None else match_ids
        self._match_ids = [match_id for match_id in known if match_id in history]
        self._form = form
        self._history = history
        self._timeout_ms = timeout_ms
        self._post = post
        self._send = send
        self._cancelled = threading.Event()
        self.undecodable = history.undecodable_count

    def cancel(self) -> None:
        """End soon; nothing is written."""
        self._cancelled.set()

    def run(self) -> None:
        parts = self._log() if self._is_log else export_parts(self._form, self._match_ids, self)
        try:
            write_file(self._path, parts)
        except (ExportError, SavedIndexError) as error:
            self._send(ExportFailed(str(error)))
        except Unwanted:
            sentence = tr("{path} was not written: the source was closed. Export it again.").format(
                path=self._path
            )
            self._send(ExportFailed(sentence))
        else:
            self._send(Exported(str(self._path), len(self._match_ids)))

    def _log(self) -> Iterator[bytes]:
        for match_id in self._match_ids:
            yield from _lines(self._ask(partial(self._history.records, match_id)))
        yield from _lines(self._ask(self._history.others))

    # What `export_parts` asks.

    def _ask(self, question: Callable[[], Answer]) -> Answer:
        return ask(self._post, question, lambda: not self._cancelled.is_set())

    def events(self, match_id: str) -> list[Event]:
        """A match's events in replay order."""
        return self._ask(partial(self._history.events, match_id))

    def document(self, match_id: str) -> Document:
        """A match as its document."""
        events = self.events(match_id)
        return match_document(finish(fold(match_id, events), self._timeout_ms), events)

    def summary(self, match_id: str) -> Summary:
        """A match as the list has it."""
        return self._ask(lambda: self._history.row(match_id).summary)


def _lines(records: list[Record]) -> Iterator[bytes]:
    return (to_kcat(record) + b"\n" for record in records)
