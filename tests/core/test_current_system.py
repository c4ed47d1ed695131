"""Reading the current system's records from files, standard input and web addresses."""

import gc
import gzip
import io
import json
import os
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from app.core import places
from app.core.current_system import CurrentSystemError, TheirMatch, Unreadable, read_current_system

MATCH = {"matchId": "m1", "status": "completed"}


def read(place: object) -> list[TheirMatch | Unreadable]:
    return [entry for _, entry in read_current_system(str(place)).entries()]


def ids(place: object) -> list[str | None]:
    return [entry.match_id for entry in read(place)]


def write(folder: Path, content: bytes | Any) -> Path:
    path = folder / "records"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def failure(place: object) -> str:
    with pytest.raises(CurrentSystemError) as error:
        read(place)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    "content",
    [
        {"matches": [MATCH]},
        [MATCH],
        MATCH,
        {"Item": {"matchId": {"S": "m1"}}},
        {"Items": [{"matchId": {"S": "m1"}}], "Count": 1},
    ],
)
def test_the_form_is_told_by_the_content_and_so_is_gzip(tmp_path: Path, content: Any) -> None:
    assert ids(write(tmp_path, content)) == ["m1"]
    assert ids(write(tmp_path, gzip.compress(json.dumps(content).encode()))) == ["m1"]


def test_the_records_can_be_read_again(tmp_path: Path) -> None:
    system = read_current_system(str(write(tmp_path, [MATCH])))
    assert [*system.entries()] == [*system.entries()]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(b'[{"matchId": "m1"}]'))))
    assert ids("-") == ["m1"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert failure("-").startswith(
        "standard input cannot be read as the current system's records (it is empty)"
    )
    monkeypatch.setattr(sys, "stdin", None)
    assert failure("-") == "This program has no standard input; name a file."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b'{"matchId": "m1"}',))
    writer.start()
    assert ids(pipe) == ["m1"]
    writer.join()


def test_what_is_given_up_is_not_read_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"[]")))
    with pytest.raises(CurrentSystemError, match="given up"):
        read_current_system("-", cancelled=lambda: True)


def test_entries_that_cannot_be_read_are_told_one_by_one(tmp_path: Path) -> None:
    content = [
        7, {}, {"matchId": ""}, {"matchId": "m1", "rounds": [{"prompt": "?"}]},
        {"matchId": "m2", "completedAt": "soon"}, {"matchId": "m3", "rounds": [{"round": 1}, {"round": 1}]},
        {"matchId": "m4", "rounds": [{"round": 1, "prompt": 5}]}, MATCH,
        {"matchId": {"S": "m5"}, "status": "x"},
    ]  # fmt: skip
    *bad, good, untyped = read(write(tmp_path, content))
    assert isinstance(good, TheirMatch)
    told = [(each.match_id, each.reason) for each in (*bad, untyped) if isinstance(each, Unreadable)]
    assert told == [
        (None, "Expected `object`, got `int`"),
        (None, "Object missing required field `matchId`"),
        (None, "Expected `str` of length >= 1 - at `$.matchId`"),
        ("m1", "a round has no number"),
        ("m2", "'soon' is not a time"),
        ("m3", "it has round 1 more than once"),
        ("m4", "Expected `str | null`, got `int` - at `$.rounds[0].prompt`"),
        (None, "a value is not an object that names its DynamoDB type"),
    ]


def test_lines_that_cannot_be_read_are_told_one_by_one(tmp_path: Path) -> None:
    lines = [
        b"{",
        b"not json",
        b'{"matchId": "\xff"}',
        b'{"matchId": "\\ud800"}',
        b'{"matchId": "m1"}',
        b'{"a":' * 5000,
    ]
    found = read(write(tmp_path, b"\n".join(lines)))
    assert [each.where for each in found if isinstance(each, Unreadable)] == [
        "line 1", "line 2", "line 3", "line 4", "line 6",
    ]  # fmt: skip
    assert [each.match_id for each in found if isinstance(each, TheirMatch)] == ["m1"]


def test_a_list_without_one_readable_entry_is_still_read(tmp_path: Path) -> None:
    assert len(read(write(tmp_path, [1, 2]))) == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "cannot be read as the current system's records (it is empty)"),
        (b"<html><body>Sign in</body></html>", "(it is a web page or XML, not JSON)"),
        (b'{"error": "no such table"}', "holds no matches (line 1: Object missing required field `matchId`)"),
        (b'{"matches": 5}', "holds no matches"),
        (b"5", "holds no matches"),
        (b'[{"matchId": "m1"}, {"matchId"', "entry 2: it is not JSON, or its end is missing"),
        (b"\x1f\x8bnot really", "is damaged or cut off"),
        (gzip.compress(b"[]" * 9000, mtime=0)[:-9], "is damaged or cut off"),
        (gzip.compress(bytes(range(256)) * 9, mtime=0)[:60] + b"damage" * 9, "is damaged or cut off"),
    ],
)
def test_a_file_of_other_content_is_told_in_a_sentence(tmp_path: Path, content: bytes, message: str) -> None:
    path = write(tmp_path, content)
    assert message in failure(path)
    assert failure(path).startswith(str(path))


def test_a_place_that_cannot_be_opened_is_told_in_a_sentence(tmp_path: Path) -> None:
    assert failure(tmp_path / "nowhere") == f"There is no file {tmp_path / 'nowhere'}; check its name."
    assert failure(tmp_path) == f"{tmp_path} is a folder; choose a file."
    assert "cannot be read" in failure("\0")
    assert failure("s3://bucket/key?sig=secret") == (
        "s3://bucket/key is no http or https address; download it, then name the file."
    )


def test_what_does_not_fit_into_memory_is_kept_in_a_file_that_goes_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(places, "MEMORY_BYTES", 10)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'[{"matchId": "m1"}]')))
    system = read_current_system("-")
    assert [entry.match_id for _, entry in system.entries()] == ["m1"]
    del system
    gc.collect()  # an unclosed file would warn, and a warning fails
