"""An order that is kept while matches come and change is that of sorting all of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import row_order
from app.core.row_order import RowOrder

NUMBER, WORD = 0, 1

_values = st.tuples(st.none() | st.sampled_from([1.0, 2.0, 3.0]), st.sampled_from(["", "a", "b", "ab"]))
_puts = st.lists(st.tuples(st.integers(0, 9), _values), max_size=30)


@given(_puts, st.sampled_from([NUMBER, WORD]), st.booleans())
def test_matches_that_come_one_by_one_stand_where_sorting_all_puts_them(
    puts: list[tuple[int, tuple[float | None, str]]], column: int, descending: bool
) -> None:
    kept = RowOrder(2, words=[WORD])
    kept.sort(column, descending=descending)
    ids: dict[int, str] = {}
    rows: dict[str, tuple[float | None, str]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_order, "SORT_ANEW_SHARE", 0)
        for name, values in puts:
            match_id = f"m{name}"
            number = next((each for each, known in ids.items() if known == match_id), len(ids))
            ids[number] = match_id
            rows[match_id] = values
            kept.put(np.array([number]), [match_id], [values])

    def key(match_id: str) -> tuple[bool, float | str, str]:
        value = rows[match_id][column]
        unknown = value is None
        return unknown != descending, 0.0 if value is None else value, match_id

    expected = sorted(rows, key=key, reverse=descending)
    assert [ids[number] for number in kept.numbers.tolist()] == expected
    kept.sort(column, descending=descending)
    assert [ids[number] for number in kept.numbers.tolist()] == expected
