"""DynamoDB's typed JSON."""

from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from app.core.dynamodb import TypedJsonError, untyped, untyped_fields
from tests.core.current_systems import typed

SCALARS = st.none() | st.booleans() | st.integers(-(10**37), 10**37) | st.floats(-1e100, 1e100) | st.text()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)


@given(VALUES)
def test_any_value_comes_back_from_typed_json(value: Any) -> None:
    assert untyped(typed(value)) == value


def test_sets_become_lists_and_binary_values_stay_base64() -> None:
    fields = {"a": {"SS": ["x", "y"]}, "b": {"NS": ["1", "2.5"]}, "c": {"BS": ["AA=="]}, "d": {"B": "AA=="}}
    assert untyped_fields(fields) == {"a": ["x", "y"], "b": [1, 2.5], "c": ["AA=="], "d": "AA=="}


@pytest.mark.parametrize(
    "value",
    [
        "plain", {}, {"S": "a", "N": "1"}, {"X": 1}, {"S": 1}, {"N": 1}, {"N": "one"}, {"N": "1e999"},
        {"N": "nan"}, {"N": "1" * 5000}, {"BOOL": "true"}, {"L": {}}, {"M": []}, {"L": ["plain"]},
        {"M": {"a": 1}}, {"NS": [1]},
    ],
)  # fmt: skip
def test_what_is_not_typed_json_is_an_error(value: Any) -> None:
    with pytest.raises(TypedJsonError):
        untyped(value)
