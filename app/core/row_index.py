"""Which matches pass a filter, looked up: to ask a hundred thousand of them one by one takes too long."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import accumulate

from app.core.filters import CompiledFilter, Facet, facets_of, searched_text
from app.core.summary import MatchRow

Condition = Callable[[MatchRow], bool]

BLOCK = 1024
_SEPARATOR = "\0"


class RowIndex:
    """The matches by what a filter can ask for exactly, and their texts in long strings, quick to search."""

    def __init__(self, rows: Mapping[str, MatchRow]) -> None:
        self._rows = rows
        self._matches: defaultdict[Facet, set[str]] = defaultdict(set)
        self._texts = _Texts(rows)

    def put(self, row: MatchRow, before: MatchRow | None) -> None:
        """Take in a match, new or changed from what it was before; ``rows`` must have it already."""
        match_id = row.summary.match_id
        facets, had = facets_of(row), frozenset() if before is None else facets_of(before)
        for facet in had - facets:
            self._matches[facet].discard(match_id)
        for facet in facets - had:
            self._matches[facet].add(match_id)
        self._texts.put(match_id)

    def passing(self, condition: Condition) -> Collection[str]:
        """The ids of the matches that may pass, in no order.

        All of them pass, but for a `CompiledFilter` with an expression: that is left to be asked. Conditions
        other than a `CompiledFilter` are asked here.
        """
        if not isinstance(condition, CompiledFilter):
            return {match_id for match_id, row in self._rows.items() if condition(row)}
        chosen = sorted((self._matches[facet] for facet in condition.facets), key=len)
        found = set.intersection(*chosen) if chosen else None
        if condition.words:
            with_words = set(self._texts.with_words(condition.words))
            found = with_words if found is None else found & with_words
        return self._rows.keys() if found is None else found


class _Texts:
    """The searched texts of all matches, in blocks that are joined anew when one of their matches changes."""

    def __init__(self, rows: Mapping[str, MatchRow]) -> None:
        self._rows = rows
        self._block_of: dict[str, _Block] = {}
        self._blocks: list[_Block] = []

    def put(self, match_id: str) -> None:
        block = self._block_of.get(match_id)
        if block is not None:
            block.stale = True
            return
        if not self._blocks or len(self._blocks[-1].ids) == BLOCK:
            self._blocks.append(_Block())
        block = self._block_of[match_id] = self._blocks[-1]
        block.ids.append(match_id)
        block.stale = True
        if len(block.ids) == BLOCK:  # not with the next key that is typed
            block.join(self._rows)

    def with_words(self, words: str) -> Iterator[str]:
        for block in self._blocks:
            if block.stale:
                block.join(self._rows)
            yield from block.with_words(words)


class _Block:
    """The texts of some matches, one after the other in one string."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.stale = False
        self._text = ""
        self._ends: list[int] = []

    def join(self, rows: Mapping[str, MatchRow]) -> None:
        texts = [searched_text(rows[match_id]) for match_id in self.ids]
        self._text = _SEPARATOR.join(texts)
        self._ends = list(accumulate(len(text) + len(_SEPARATOR) for text in texts))
        self.stale = False

    def with_words(self, words: str) -> Iterator[str]:
        place = self._text.find(words)
        while place >= 0:
            number = bisect_right(self._ends, place)
            end = self._ends[number] - len(_SEPARATOR)
            inside = place + len(words) <= end
            if inside:
                yield self.ids[number]
            place = self._text.find(words, end if inside else place + 1)
