"""The places that the command palette leads to: an event by its number, a match by its id."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice

from app.qt import local
from app.qt.cursor import Cursor
from app.qt.palette_model import Entry
from app.qt.spoken import said
from app.qt.texts import tr

MOST_MATCHES = 8
LEAST_LETTERS = 3
"""So much of a match's id must be typed until matches are looked for."""


class PaletteJumps:
    """Places for what was typed. ``match_ids`` gives those that one can open, ``open_match`` opens one."""

    def __init__(
        self, cursor: Cursor, match_ids: Callable[[], Iterable[str]], open_match: Callable[[str], object]
    ) -> None:
        self._cursor = cursor
        self._match_ids = match_ids
        self._open_match = open_match

    def __call__(self, text: str) -> list[Entry]:
        """``#31`` or ``31`` is an event, three letters or figures and more may be of a match's id."""
        typed = text.strip()
        number = typed.removeprefix("#")
        events = [self._event(int(number[:9]))] if number.isascii() and number.isdigit() else []
        matches = self._matches(typed.casefold()) if len(typed) >= LEAST_LETTERS else []
        return sorted([*events, *matches], key=lambda entry: not entry.usable)

    def _event(self, number: int) -> Entry:
        cursor = self._cursor
        title = tr("Go to event {number}").format(number=local.count(number))
        run = partial(cursor.go, number)
        if cursor.replay is None:
            return Entry(title, run, tr("Open a match first."), usable=False)
        if number > cursor.length:
            events = tr("%Ln events", "", cursor.length)
            return Entry(title, run, tr("The match has {events}.").format(events=events), usable=False)
        what = said(cursor.replay.steps[number - 1].summary) if number else tr("Before the first event")
        return Entry(title, run, what)

    def _matches(self, typed: str) -> list[Entry]:
        found = (each for each in self._match_ids() if typed in each.casefold())
        return [
            Entry(tr("Open {each}").format(each=each), partial(self._open_match, each), tr("Match"))
            for each in islice(found, MOST_MATCHES)
        ]
