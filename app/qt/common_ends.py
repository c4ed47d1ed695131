"""What two versions of a list have in common, so that a model can say exactly which rows came and went."""

from collections.abc import Callable, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")


def common_ends(
    old: Sequence[_Item], new: Sequence[_Item], same: Callable[[_Item, _Item], bool]
) -> tuple[int, int]:
    """How many items at the beginning, and how many after those at the end, both lists share."""
    shorter = min(len(old), len(new))
    begin = 0
    while begin < shorter and same(old[begin], new[begin]):
        begin += 1
    end = 0
    while end < shorter - begin and same(old[-1 - end], new[-1 - end]):
        end += 1
    return begin, end
