"""Writing matches to a file beside the engine's other work: a thread that asks it for one match at a time."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from app.core.export import Document, ExportError, document_json, match_document, matches_json, write_file
from app.core.history import History
from app.core.match import finish, fold
from app.core.saved_index.index import SavedIndexError
from app.qt.asking import Post, Unwanted, ask
from app.qt.messages import Exported, ExportFailed


class Export(threading.Thread):
    """One export, which tells how it ended. Matches are written as they are when their turn comes."""

    def __init__(
        self,
        path: str,
        match_ids: list[str],
        history: History,
        timeout_ms: float,
        post: Post,
        send: Callable[[Exported | ExportFailed], None],
        *,
        single: bool,
    ) -> None:
        """Write one document (``single``), or a ``matches/1`` document of all.

        ``post`` lets the owner of the history call something, soon and in its own thread.
        """
        super().__init__(name=f"export {path}")
        self._path = Path(path)
        self._match_ids = [match_id for match_id in match_ids if match_id in history]
        self._undecodable = history.undecodable_count
        self._history = history
        self._timeout_ms = timeout_ms
        self._post = post
        self._send = send
        self._single = single
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """End soon; nothing is written."""
        self._cancelled.set()

    def run(self) -> None:
        documents = self._documents()
        parts = (document_json(each) + "\n" for each in documents)
        try:
            write_file(self._path, parts if self._single else matches_json(documents, self._undecodable))
        except (ExportError, SavedIndexError) as error:
            self._send(ExportFailed(str(error)))
        except Unwanted:
            sentence = f"{self._path} was not written: the source was closed. Export it again."
            self._send(ExportFailed(sentence))
        else:
            self._send(Exported(str(self._path), len(self._match_ids)))

    def _documents(self) -> Iterator[Document]:
        for match_id in self._match_ids:
            events = ask(
                self._post, partial(self._history.events, match_id), lambda: not self._cancelled.is_set()
            )
            yield match_document(finish(fold(match_id, events), self._timeout_ms), events)
