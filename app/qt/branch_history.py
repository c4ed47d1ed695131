"""What the branches of a match were before each change, so that it can be undone."""

from collections.abc import Mapping

import msgspec

from app.core.branches import Branch

MOST = 200
"""Changes that can be undone; older ones are forgotten."""


class Branches(msgspec.Struct, frozen=True):
    """The branches of a match by their names, and the one that is open, None for the original."""

    open: Branch | None
    kept: Mapping[str, Branch]


class BranchHistory:
    """The changes of one match's branches: undone the last one first, and done again."""

    def __init__(self) -> None:
        self._before: list[Branches] = []
        self._after: list[Branches] = []

    def note(self, before: Branches) -> None:
        """A change begins: so it was before."""
        self._before = [*self._before, before][-MOST:]
        self._after.clear()

    def give_up(self, applied: Branches) -> None:
        """What was changed since then cannot be applied, and is as it was before."""
        while self._before and self._before.pop() != applied:
            pass

    def undo(self, now: Branches) -> Branches | None:
        """What it was before the last change; None when there is none."""
        return _turn(self._before, self._after, now)

    def redo(self, now: Branches) -> Branches | None:
        """What the change that was undone last made of it; None when there is none."""
        return _turn(self._after, self._before, now)


def _turn(source: list[Branches], target: list[Branches], now: Branches) -> Branches | None:
    if not source:
        return None
    target.append(now)
    return source.pop()
