"""Which matches pass a filter, looked up: to ask a hundred thousand of them one by one takes too long."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

import numpy as np

from app.core.filters import CompiledFilter, Facet, facets_of, searched_text
from app.core.growing import GrowingArray, Mask, Numbers
from app.core.summary import MatchRow

Condition = Callable[[MatchRow], bool]

BLOCK = 1024
_SEPARATOR = "\0"


class RowIndex:
    """The matches by what a filter can ask for exactly, and their texts in long strings, quick to search.

    ``rows`` are the matches by number; it grows before `put` is called.
    """

    def __init__(self, rows: Sequence[MatchRow]) -> None:
        self._rows = rows
        self._matches: defaultdict[Facet, set[int]] = defaultdict(set)
        self._times = GrowingArray(np.float64)
        self._texts = _Texts(rows)

    def put(self, numbers: Numbers, before: Sequence[MatchRow | None]) -> None:
        """Take in matches, new ones and those that were something else before."""
        for number, old in zip(numbers.tolist(), before, strict=True):
            facets, had = facets_of(self._rows[number]), frozenset() if old is None else facets_of(old)
            if facets is not had:
                self._note(number, had, facets)
            self._texts.put(number)
        self._times.put(numbers, [self._rows[number].when for number in numbers])

    def _note(self, number: int, had: frozenset[Facet], facets: frozenset[Facet]) -> None:
        for facet in had - facets:
            self._matches[facet].discard(number)
        for facet in facets - had:
            self._matches[facet].add(number)

    def passing(self, condition: Condition | None) -> Mask:
        """For each match whether it may pass.

        Those pass indeed, but for a `CompiledFilter` with an expression: that is left to be asked. Conditions
        other than a `CompiledFilter` are asked here.
        """
        if condition is None:
            return np.ones(len(self._rows), np.bool_)
        if not isinstance(condition, CompiledFilter):
            return np.fromiter(map(condition, self._rows), np.bool_, len(self._rows))
        passing = self._having(condition.facets)
        if condition.words:
            passing &= self._mask(self._texts.with_words(condition.words))
        if condition.since is not None:
            passing &= self._times.array >= condition.since
        if condition.until is not None:
            passing &= self._times.array < condition.until
        return passing

    def _having(self, facets: frozenset[Facet]) -> Mask:
        if not facets:
            return np.ones(len(self._rows), np.bool_)
        chosen = sorted((self._matches.get(facet, set()) for facet in facets), key=len)
        return self._mask(set.intersection(*chosen))

    def _mask(self, numbers: Iterable[int]) -> Mask:
        mask: Mask = np.zeros(len(self._rows), np.bool_)
        mask[np.fromiter(numbers, np.int64)] = True
        return mask


class _Texts:
    """The searched texts of all matches, in blocks that are joined anew when one of their matches changes."""

    def __init__(self, rows: Sequence[MatchRow]) -> None:
        self._rows = rows
        self._blocks: list[_Block] = []

    def put(self, number: int) -> None:
        if number == len(self._blocks) * BLOCK:
            self._blocks.append(_Block(number))
        block = self._blocks[number // BLOCK]
        if number == block.first + block.size:
            block.size += 1
            if block.size == BLOCK:  # not with the next key that is typed
                block.join(self._rows)
                return
        block.stale = True

    def with_words(self, words: str) -> Iterator[int]:
        for block in self._blocks:
            if block.stale:
                block.join(self._rows)
            yield from block.with_words(words)


class _Block:
    """The texts of some matches, one after the other in one string."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.size = 0
        self.stale = False
        self._text = ""
        self._ends: list[int] = []

    def join(self, rows: Sequence[MatchRow]) -> None:
        texts = [searched_text(row) for row in rows[self.first : self.first + self.size]]
        self._text = _SEPARATOR.join(texts)
        self._ends = list(accumulate(len(text) + len(_SEPARATOR) for text in texts))
        self.stale = False

    def with_words(self, words: str) -> Iterator[int]:
        place = self._text.find(words)
        while place >= 0:
            number = bisect_right(self._ends, place)
            end = self._ends[number] - len(_SEPARATOR)
            inside = place + len(words) <= end
            if inside:
                yield self.first + number
            place = self._text.find(words, end if inside else place + 1)
