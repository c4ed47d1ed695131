"""What the command palette lists: commands that fit what was typed, the best first, and places to go to."""

from collections.abc import Callable, Sequence
from enum import IntEnum

import msgspec
from PySide6.QtCore import QObject

from app.core import fuzzy
from app.qt.text_table import TextTable
from app.qt.texts import translatable

MOST_RECENT = 8
"""So many commands that were run last come first."""

Run = Callable[[], object]


class Column(IntEnum):
    """The columns."""

    TITLE = 0
    NOTE = 1
    KEYS = 2


class Entry(msgspec.Struct, frozen=True):
    """One thing to do: its name among the commands (empty for a jump), its words, and how it is done.

    ``note`` says which group it is of, or why it cannot be done while it is not ``usable``.
    """

    title: str
    run: Run
    note: str = ""
    keys: str = ""
    name: str = ""
    usable: bool = True


class PaletteModel(TextTable):
    """Entries for what was typed."""

    HEADINGS = (translatable("Command"), translatable("Group"), translatable("Key"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """List these."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """What is in a row. Raises IndexError."""
        return self._entries[row]

    def row_count(self) -> int:
        return len(self._entries)

    def text(self, row: int, column: int) -> str:
        entry = self._entries[row]
        return (entry.title, entry.note, entry.keys)[column]

    def tooltip(self, row: int, column: int) -> str:
        return ""


def ranked(query: str, commands: Sequence[Entry], recent: Sequence[str]) -> list[Entry]:
    """The commands that fit, the best first; among equals those of ``recent``, then in their order.

    What can be used comes before what cannot. A key that is typed finds its command.
    """
    places = {name: place for place, name in enumerate(recent)}
    found = []
    for order, entry in enumerate(commands):
        score = _score(query, entry)
        if score is not None:
            found.append((not entry.usable, -score, places.get(entry.name, len(places)), order, entry))
    return [entry for *_, entry in sorted(found, key=lambda each: each[:4])]


def _score(query: str, entry: Entry) -> int | None:
    wanted = query.casefold().strip()
    if not wanted:
        return 0
    if wanted in (key.casefold() for key in entry.keys.split("  ·  ")):
        return 2 * fuzzy.PHRASE
    return fuzzy.score(wanted, entry.title)
