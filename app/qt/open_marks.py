"""The marks of the open match by the numbers of its events: what its panes ask when they paint."""

from bisect import bisect_left, bisect_right

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from app.core.branches import BranchReplay
from app.core.marks import Mark
from app.core.replay import Replay
from app.core.saying import plain
from app.qt.cursor import Cursor
from app.qt.mark_store import MarkStore


class OpenMarks(QObject):
    """Follows the cursor's match, and the store."""

    changed = Signal()

    def __init__(self, store: MarkStore, cursor: Cursor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._cursor = cursor
        self._by_number: dict[int, Mark] = {}
        self.numbers: list[int] = []
        """The numbers of the marked events, ascending."""
        cursor.replay_changed.connect(self._find)
        store.changed.connect(self._store_changed)
        self._find()

    def at(self, number: int) -> Mark | None:
        """The mark on an event of the open match."""
        return self._by_number.get(number)

    def next(self, position: int) -> int | None:
        """The first marked event after a position, None when there is none."""
        place = bisect_right(self.numbers, position)
        return self.numbers[place] if place < len(self.numbers) else None

    def previous(self, position: int) -> int | None:
        """The last marked event before a position, None when there is none."""
        place = bisect_left(self.numbers, position)
        return self.numbers[place - 1] if place else None

    def _store_changed(self, match_id: str) -> None:
        replay = self._cursor.replay
        if replay is not None and replay.match_id == match_id:
            self._find()

    def _find(self) -> None:
        replay = self._cursor.replay
        self._by_number = {} if replay is None else _numbered(replay, self._store.of_match(replay.match_id))
        self.numbers = sorted(self._by_number)
        self.changed.emit()
        if replay is not None and not isinstance(replay, BranchReplay):
            self._note_what_they_are_on(replay)

    def _note_what_they_are_on(self, replay: Replay) -> None:
        """Remember what the marked events say now, for when the match is not open."""
        seen = [
            replace(mark, number=number, what=plain(replay.steps[number - 1].summary))
            for number, mark in self._by_number.items()
        ]
        stale = [mark for mark in seen if mark != self._by_number[mark.number or 0]]
        if stale:
            self._store.put(*stale)


def _numbered(replay: Replay, marks: list[Mark]) -> dict[int, Mark]:
    found = {replay.number_of(*mark.position): mark for mark in marks if mark.position is not None}
    return {number: mark for number, mark in found.items() if number is not None}
