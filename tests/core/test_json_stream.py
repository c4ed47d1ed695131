"""The entries of a JSON text that comes in pieces."""

import json
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from app.core import json_stream
from app.core.json_stream import JsonStreamError, json_entries

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.text().filter(lambda key: key not in ("matches", "Items")), VALUES, max_size=4)


def cut(content: bytes, size: int) -> list[bytes]:
    return [content[start : start + size] for start in range(0, len(content), size)]


def entries(content: bytes, size: int = 7) -> list[tuple[str, Any]]:
    return [(entry.where, json.loads(entry.text)) for entry in json_entries(cut(content, size))]


def texts(content: bytes) -> list[tuple[str, str]]:
    return [(entry.where, entry.text) for entry in json_entries([content])]


@given(st.lists(VALUES, max_size=5), st.integers(1, 50), st.sampled_from([None, 2]))
def test_a_list_is_given_entry_by_entry(values: list[Any], size: int, indent: int | None) -> None:
    content = json.dumps(values, indent=indent, ensure_ascii=False).encode("utf-8", "surrogatepass")
    assert entries(content, size) == [(f"entry {number}", each) for number, each in enumerate(values, 1)]


@given(
    OBJECTS, st.lists(VALUES, max_size=4), OBJECTS, st.integers(1, 50), st.sampled_from(["matches", "Items"])
)
def test_the_list_in_an_object_is_found_wherever_it_is(
    before: dict[str, Any], values: list[Any], after: dict[str, Any], size: int, key: str
) -> None:
    content = json.dumps(
        before | {key: values} | {name: each for name, each in after.items() if name not in before}
    )
    assert [value for _, value in entries(content.encode(), size)] == values


@given(st.lists(OBJECTS, min_size=1, max_size=5), st.integers(1, 50))
def test_lines_are_given_one_by_one(values: list[dict[str, Any]], size: int) -> None:
    content = "\n".join(map(json.dumps, values)).encode()
    assert entries(content, size) == [(f"line {number}", each) for number, each in enumerate(values, 1)]


def test_lines_that_are_not_json_are_given_as_they_are() -> None:
    assert texts(b'{"a": 1}\n\n{broken\n  7 8\r\n{"b": 2}') == [
        ("line 1", '{"a": 1}'),
        ("line 3", "{broken"),
        ("line 4", "7 8\r"),
        ("line 5", '{"b": 2}'),
    ]
    assert texts(b'{broken\n{"b": 2}\n') == [("line 1", "{broken"), ("line 2", '{"b": 2}')]
    assert texts(b'{"a": 1} x\n') == [("line 1", '{"a": 1}'), ("line 1", "x")]


def test_an_object_of_several_lines_is_one_entry() -> None:
    assert entries(b'\n{\n "a": {\n  "b": 1\n }\n}\n{"c": 2}\n') == [
        ("line 2", {"a": {"b": 1}}),
        ("line 7", {"c": 2}),
    ]


def test_an_empty_object_is_an_entry() -> None:
    assert entries(b"{ }\n{}") == [("line 1", {}), ("line 2", {})]


def test_a_byte_order_mark_is_skipped() -> None:
    assert entries(b"\xef\xbb\xbf[1]", 1) == [("entry 1", 1)]


def test_bytes_that_are_not_utf_8_stay_in_their_entry() -> None:
    assert texts(b'["\xff", 1]') == [("entry 1", '"\udcff"'), ("entry 2", "1")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b" \n", "it is empty"),
        (b"<!DOCTYPE html>", "it is a web page or XML, not JSON"),
        ("[1]".encode("utf-16"), "it is UTF-16 text; save it as UTF-8"),
        (b"[1, 2", "its end is missing"),
        (b'{"matches": [1]', "its end is missing"),
        (b"[1,]", "entry 2: it is not JSON, or its end is missing (Expecting value)"),
        (b"[1 2]", "'2' stands in a wrong place"),
        (b"[1] 2", "something follows after its end"),
        (b'{"matches": []} {}', "something follows after its end"),
        (b'{"matches": [], 7', "its end is missing"),
        (b'[{"a": 1}, {"a"', "entry 2: it is not JSON, or its end is missing (Expecting ':' delimiter)"),
        (b"[1, NaN]", "entry 2: it is not JSON, or its end is missing (NaN is no number)"),
        (b"[" * 100_000, "entry 1: it is nested too deeply"),
    ],
)
def test_a_text_that_cannot_be_read_on_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(JsonStreamError) as error:
        list(json_entries([content]))
    assert str(error.value) == reason


def test_an_entry_without_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "MAX_ENTRY", 1024 * 1024)
    read = 0

    def endless() -> Any:
        nonlocal read
        yield b'["'
        while True:
            read += 65_536
            yield b"x" * 65_536

    with pytest.raises(JsonStreamError, match="longer than 1 MiB"):
        list(json_entries(endless()))
    assert read < 8 * 1024 * 1024


def test_the_first_entries_are_given_before_the_rest_is_read() -> None:
    read: list[int] = []

    def chunks() -> Any:
        for number in range(1000):
            read.append(number)
            yield b"[1" if not number else b",1"

    next(json_entries(chunks()))
    assert len(read) < 5
