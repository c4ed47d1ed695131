"""The order of the match list: by a column, then by id, kept while matches come and change."""

import math
from bisect import bisect_left
from collections.abc import Collection, Sequence

import numpy as np

from app.core.growing import Floats, GrowingArray, Mask, Numbers

Value = float | str | None
"""What a match has in a column: words in a column of words, elsewhere numbers, None where unknown."""

SORT_ANEW_SHARE = 4
"""When more than one match in so many is new or changed, sorting all again is quicker."""


class RowOrder:
    """Sorts matches, which are given by numbers from 0 on. What is unknown comes last, either way."""

    def __init__(self, columns: int, words: Collection[int]) -> None:
        """``words`` are the columns of words."""
        self._ids = _Words()
        self._values = GrowingArray(np.float64, columns)
        self._words = {column: _Words() for column in words}
        self._column = 0
        self._unknown = math.inf
        self._descending = False
        self._ascending: Numbers = np.empty(0, np.int64)

    @property
    def numbers(self) -> Numbers:
        """All matches in their order."""
        return self._ascending[::-1] if self._descending else self._ascending

    def sort(self, column: int, *, descending: bool) -> None:
        """Sort all by another column, or the other way."""
        self._column, self._descending = column, descending
        self._unknown = -math.inf if descending else math.inf
        self._sort_all()

    def put(self, numbers: Numbers, ids: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """Bring matches, new or changed, to their places; ``rows`` are what each has in the columns."""
        if not rows:
            return
        known = numbers < len(self._values)
        before = self._values.array[numbers[known], self._column]
        for match_id in ids:
            self._ids.code(match_id)
        self._values.put(numbers, self._coded(rows))
        now = self._values.array[numbers[known], self._column]
        moved = ~known
        moved[known] = (before != now) & ~(np.isnan(before) & np.isnan(now))
        if moved.any():
            self._move(numbers[moved])

    def _coded(self, rows: Sequence[Sequence[Value]]) -> Floats:
        columns: list[Sequence[Value]] = list(zip(*rows, strict=True))
        for column, words in self._words.items():
            columns[column] = [words.code(str(value)) for value in columns[column]]
        return np.array(columns, np.float64).T

    def _move(self, moved: Numbers) -> None:
        if len(moved) * SORT_ANEW_SHARE > len(self._values):
            self._sort_all()
            return
        is_moved: Mask = np.zeros(len(self._values), np.bool_)
        is_moved[moved] = True
        staying = self._ascending[~is_moved[self._ascending]]
        coming = sorted(moved.tolist(), key=self._key)
        self._ascending = np.insert(staying, self._places(coming, staying), coming)

    def _sort_all(self) -> None:
        words = self._words.get(self._column)
        ranked = words.ranks()[self._column_values().astype(np.int64)] if words else self._column_values()
        self._ascending = np.lexsort((self._ids.ranks(), ranked))

    def _places(self, coming: Sequence[int], among: Numbers) -> list[int]:
        """Before which of the others, which are in order, each of these belongs."""
        if self._column in self._words:
            return [bisect_left(among, self._key(number), key=self._key) for number in coming]
        values = self._column_values()
        in_order, own = values[among], values[coming]
        lows, highs = (np.searchsorted(in_order, own, side).tolist() for side in ("left", "right"))
        return [
            bisect_left(among, self._ids.word(number), low, high, key=self._ids.word)
            for number, low, high in zip(coming, lows, highs, strict=True)
        ]

    def _column_values(self) -> Floats:
        """Numbers, what is unknown as the last of them; or the codes of words."""
        column: Floats = self._values.array[:, self._column]
        return np.where(np.isnan(column), self._unknown, column)

    def _key(self, number: int) -> tuple[float | str, str]:
        value = float(self._values.array[number, self._column])
        if words := self._words.get(self._column):
            return words.word(int(value)), self._ids.word(number)
        return self._unknown if math.isnan(value) else value, self._ids.word(number)


class _Words:
    """Words by a code each, which is the number of words that there were before it."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._words: list[str] = []
        self._ranks: Numbers = np.empty(0, np.int64)

    def code(self, word: str) -> int:
        code = self._codes.setdefault(word, len(self._words))
        if code == len(self._words):
            self._words.append(word)
        return code

    def word(self, code: int) -> str:
        return self._words[code]

    def ranks(self) -> Numbers:
        """For each code where its word stands among all of them."""
        if len(self._ranks) != len(self._words):
            order = sorted(range(len(self._words)), key=self._words.__getitem__)
            self._ranks = np.empty(len(order), np.int64)
            self._ranks[order] = np.arange(len(order))
        return self._ranks
