"""Where the state of a what-if branch differs from the original's for the first time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from app.core.blame import Setting
from app.core.replay import Replay
from app.core.view import Kind


class Divergence(msgspec.Struct, frozen=True):
    """Where a branch's state differs from the original's for the first time.

    ``number`` and ``original_number`` say after how many events of each; the states compared are those after
    the same event, or, where one of the two does not have it, those before the next one that both have.
    """

    number: int
    original_number: int


class Place(NamedTuple):
    """An event in a branch's order, skipped ones included.

    ``number`` is its number in the original; None for one that was added, or moved away from its place.
    """

    number: int | None
    skipped: bool
    altered: bool


def first_divergence(places: Sequence[Place], original: Replay, branched: Replay) -> Divergence | None:
    """Walk both replays side by side from the first altered event, as far as their states are the same."""
    as_before = (place.number == index and not place.altered for index, place in enumerate(places, 1))
    start = next((index for index, same in enumerate(as_before) if not same), None)
    if start is None:
        return None
    sides = _Sides(original, branched, start)
    for number, skipped, _ in places[start:]:
        # What is left out here: events that were moved away, and this one when it is skipped.
        if number is not None and sides.leave_out(number if skipped else number - 1):
            return sides.place
        if not skipped and sides.advance(original=number is not None):
            return sides.place
    return sides.place if sides.leave_out(len(original)) else None


class _Sides:
    """Two replays of a match after some events each, and the paths whose values are different."""

    def __init__(self, original: Replay, branched: Replay, number: int) -> None:
        self._original_number = number
        self._number = number
        self._original = _settings_after(original, number)
        self._branched = _settings_after(branched, number)
        self._values: tuple[dict[str, object], dict[str, object]] = ({}, {})
        self._different: set[str] = set()

    @property
    def place(self) -> Divergence:
        return Divergence(self._number, self._original_number)

    def advance(self, *, original: bool) -> bool:
        """Take the branch's next event, or the next one of both; returns whether the states differ then."""
        if original:
            self._take_original()
        self._number += 1
        self._note(self._branched.get(self._number, ()), 1)
        return bool(self._different)

    def leave_out(self, until: int) -> bool:
        """Take the original's events up to that one; returns whether the states differ after one of them."""
        while self._original_number < until and not self._different:
            self._take_original()
        return bool(self._different)

    def _take_original(self) -> None:
        self._original_number += 1
        self._note(self._original.get(self._original_number, ()), 0)

    def _note(self, found: Sequence[tuple[str, Setting]], side: int) -> None:
        mine, others = self._values[side], self._values[1 - side]
        for path, setting in found:
            old = _ABSENT if setting.kind is Kind.ADDED else setting.old
            new = _ABSENT if setting.kind is Kind.REMOVED else setting.new
            # What neither has changed since the start is the same in both.
            others.setdefault(path, old)
            mine[path] = new
            if new == others[path]:
                self._different.discard(path)
            else:
                self._different.add(path)


_ABSENT = object()


def _settings_after(replay: Replay, number: int) -> Mapping[int, Sequence[tuple[str, Setting]]]:
    """Number of an event after that one → the values that it set, by path."""
    found: defaultdict[int, list[tuple[str, Setting]]] = defaultdict(list)
    for path in replay.blame.paths():
        for setting in replay.blame.history(path):
            if setting.number > number:
                found[setting.number].append((path, setting))
    return found
