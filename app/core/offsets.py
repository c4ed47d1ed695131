"""Which offsets of a partition are known."""

from bisect import bisect_right
from typing import Self


class OffsetSet:
    """A set of offsets as half-open ranges: a log without holes is one range, however long it is."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    @classmethod
    def up_to(cls, offset: int) -> Self:
        """All offsets before this one."""
        known = cls()
        known._starts.append(0)
        known._ends.append(offset)
        return known

    def add(self, offset: int) -> bool:
        """Add an offset; False when it is known already."""
        starts, ends = self._starts, self._ends
        if ends and ends[-1] == offset:
            ends[-1] += 1
            return True
        after = bisect_right(starts, offset)
        if after and offset < ends[after - 1]:
            return False
        touches_before = after > 0 and ends[after - 1] == offset
        touches_next = after < len(starts) and starts[after] == offset + 1
        if touches_before and touches_next:
            ends[after - 1] = ends.pop(after)
            del starts[after]
        elif touches_before:
            ends[after - 1] += 1
        elif touches_next:
            starts[after] = offset
        else:
            starts.insert(after, offset)
            ends.insert(after, offset + 1)
        return True
