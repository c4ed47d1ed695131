"""Which match the window opens, and at which of its events one comes to stand."""

import sys

from PySide6.QtCore import QObject, Signal

from app.core.match_link import MatchLink
from app.core.replay import Replay
from app.core.state import Position, Status
from app.qt.cursor import Cursor
from widgets.match_list import MatchList

NEWEST = 50
"""Among so many of the newest matches one is looked for that has an end."""
END = sys.maxsize
"""The number of an event that is after all others: the cursor then stands at the end."""


class Arrival(QObject):
    """Leads to a match at an event; after loading to the one that was expected, else to a new one."""

    match_wanted = Signal(str)
    """Open the match with this id."""
    note_requested = Signal(str)
    """Tell this sentence."""

    def __init__(self, cursor: Cursor, matches: MatchList, parent: QObject) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._matches = matches
        self._going_to: MatchLink | None = None
        self._is_patient = False
        """Whether to wait for the event where only a part of the match has come."""
        self._waiting: MatchLink | None = None
        """It was entered already, with the events that had come."""
        self._expected: MatchLink | None = None
        self._entered_at: Position | None = None
        """The record of the event at which the expected match was entered; None is before the first."""

    def open_at(self, match_id: str, event: Position | int | None = None) -> None:
        """Open a match at an event, given by its record or its number; None stays, or opens at the end."""
        self._lead_to(MatchLink(match_id, event))

    def _lead_to(self, link: MatchLink, *, patiently: bool = False) -> None:
        self._going_to, self._is_patient = link, patiently
        self._matches.select(link.match_id)
        self.match_wanted.emit(link.match_id)

    def forget(self) -> None:
        """Another history begins."""
        self._going_to = self._expected = self._entered_at = None

    def expect(self, link: MatchLink | None) -> None:
        """Open this match as soon as it comes, and stand at its event when all is loaded."""
        self._expected = link
        if link is not None:
            self._lead_to(link, patiently=True)

    def enter(self, replay: Replay) -> int | None:
        """The event at which to enter a match that is about to be shown; None when none was named."""
        link, self._going_to = self._going_to, None
        if link is None or link.match_id != replay.match_id:
            return None
        if link is self._waiting and not self._has_stayed(link):
            return None
        if self._is_patient and not self._is_whole(replay):
            self._going_to = self._waiting = link
        number = _number_in(replay, link)
        self._entered_at = _record_at(replay, number)
        return number

    def _is_whole(self, replay: Replay) -> bool:
        """Whether the replay has all that the list knows of its match."""
        row = self._matches.model.find(replay.match_id)
        return row is None or len(replay) >= row.summary.events

    def settle(self) -> None:
        """All is loaded: the expected match is whole now. Without one, begin with a new one."""
        link, self._expected = self._expected, None
        if link is None:
            self._open_newest()
        elif self._matches.model.find(link.match_id) is None:
            self.note_requested.emit(
                self.tr("There is no match {id} among what was loaded.").format(id=link.match_id)
            )
            self._open_newest()
        elif self._has_stayed(link):
            self._come_to(MatchLink(link.match_id, END if link.event is None else link.event))

    def _come_to(self, link: MatchLink) -> None:
        """Stand at the event of the open match, as soon as the match is open as the list has it."""
        replay = self._cursor.replay
        if replay is not None and self._is_whole(replay):
            self._cursor.go(_number_in(replay, link) or 0)
        else:
            self._lead_to(link, patiently=True)

    def _has_stayed(self, link: MatchLink) -> bool:
        """Whether the user has not gone elsewhere meanwhile."""
        here = self.here()
        return here is None or (here.match_id, here.event or None) == (link.match_id, self._entered_at)

    def _open_newest(self) -> None:
        """Begin with a match that has an end, where the user has not chosen one yet."""
        model = self._matches.model
        if self._cursor.replay is not None or not model.shown:
            return
        newest = (model.match_row(model.index(row, 0)).summary for row in range(min(model.shown, NEWEST)))
        first, *others = newest
        completed = (each for each in (first, *others) if each.status is Status.COMPLETED)
        self.open_at(next(completed, first).match_id)

    def here(self) -> MatchLink | None:
        """Where one stands, by the event's record."""
        replay, step = self._cursor.replay, self._cursor.step
        if replay is None:
            return None
        return MatchLink(replay.match_id, 0 if step is None else step.event.record.position)

    def link(self) -> MatchLink | None:
        """Where one stands, by the event's number, for people."""
        replay = self._cursor.replay
        return None if replay is None else MatchLink(replay.match_id, self._cursor.position)


def _number_in(replay: Replay, link: MatchLink) -> int | None:
    """The number of the link's event; None where it names none, or one that is not there."""
    return replay.number_of(*link.event) if isinstance(link.event, tuple) else link.event


def _record_at(replay: Replay, number: int | None) -> Position | None:
    """The record of the event with that number, or of the last one; None before the first event."""
    place = len(replay) if number is None else min(number, len(replay))
    return replay.steps[place - 1].event.record.position if place else None
