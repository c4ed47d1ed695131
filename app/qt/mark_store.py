"""The user's marks while the program runs: asked and changed in the GUI thread, kept in a file beside it."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.marks import Key, Mark, in_order
from app.core.marks_file import MarksError, NewerMarksError, change_marks, read_marks, usable
from app.core.state import Position
from app.qt.spoken import said

WRITE_DELAY_MS = 300
"""A note that is being typed is not written letter by letter."""


class MarkStore(QObject):
    """All marks, by what they are on."""

    changed = Signal(str)
    """The marks of the match with this id are others than before."""
    failed = Signal(str)
    """The marks could not be kept: a sentence."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.problem = ""
        """Why earlier marks are not there, or those of now are not kept; empty when all is well."""
        self._path = path
        self._keeps = True
        self._by_match: dict[str, dict[Position | None, Mark]] = {}
        self._unwritten: dict[Key, Mark | None] = {}
        self._writer = ThreadPoolExecutor(1, "marks")
        self._timer = QTimer(self, singleShot=True, interval=WRITE_DELAY_MS)
        self._timer.timeout.connect(self._write)
        self._read()

    def _read(self) -> None:
        try:
            for mark in read_marks(self._path).values():
                self._by_match.setdefault(mark.match_id, {})[mark.position] = mark
        except NewerMarksError as error:
            self._keeps, self.problem = False, said(str(error))
        except MarksError as error:
            self.problem = said(str(error))

    # What there is.

    def get(self, match_id: str, position: Position | None) -> Mark | None:
        """The mark on an event, or with None the one on the match."""
        return self._by_match.get(match_id, {}).get(position)

    def of_match(self, match_id: str) -> list[Mark]:
        """The marks of a match, that on the match first."""
        return in_order(self._by_match.get(match_id, {}).values())

    def all(self) -> list[Mark]:
        """All marks, by match."""
        return in_order(mark for marks in self._by_match.values() for mark in marks.values())

    # What changes.

    def put(self, *marks: Mark) -> None:
        """Set marks, each in place of the one on the same."""
        self._change({mark.key: usable(mark) for mark in marks})

    def remove(self, key: Key) -> None:
        """Take a mark away, if it is there."""
        if self.get(*key) is not None:
            self._change({key: None})

    def _change(self, changes: dict[Key, Mark | None]) -> None:
        for (match_id, position), mark in changes.items():
            marks = self._by_match.setdefault(match_id, {})
            if mark is None:
                marks.pop(position, None)
            else:
                marks[position] = mark
        self._unwritten |= changes
        self._timer.start()
        for match_id in _matches_of(changes):
            self.changed.emit(match_id)

    # The file.

    def _write(self) -> None:
        unwritten, self._unwritten = self._unwritten, {}
        if self._keeps and unwritten:
            self._writer.submit(self._change_file, unwritten)

    def _change_file(self, changes: dict[Key, Mark | None]) -> None:
        """Runs in the writer's thread."""
        try:
            change_marks(self._path, changes)
        except MarksError as error:
            self.failed.emit(said(str(error)))

    def close(self) -> None:
        """Write what is not written yet, and wait for it."""
        self._timer.stop()
        self._write()
        self._writer.shutdown()
        self._keeps = False


def _matches_of(keys: Iterable[Key]) -> Iterable[str]:
    return dict.fromkeys(match_id for match_id, _ in keys)
