"""The memory cap: what it says, and how sizes are written."""

import subprocess
import sys
import time
from subprocess import PIPE

import pytest

from app.core.memory import DEFAULT_LIMIT, GIB, LOOK_SECONDS, NO_LIMIT, MemoryGuard, parse_size, told
from kafka_client.source import Status

HELD = 128 * 1024**2


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("0", 0),
        ("1073741824", GIB),
        ("4GiB", 4 * GIB),
        ("4 gb", 4 * GIB),
        ("1.5G", 3 * GIB // 2),
        (" 512M ", 512 * 1024**2),
        ("8k", 8192),
        ("1TiB", 1024 * GIB),
        ("100b", 100),
    ],
)
def test_sizes_are_read_with_units_of_1024(text: str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "much", "-1", "4 GiB!", "1e9", "1..5G", "٤G", "inf", "9" * 5000])
def test_what_is_no_size_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a size; write 4GiB or 512MiB, or 0 for no limit\."):
        parse_size(text)


def test_reading_may_go_on_below_the_cap_and_must_stop_at_it() -> None:
    used = MemoryGuard()._used()
    assert MemoryGuard(2 * used).excess(Status()) == ""
    assert "loading stopped" in MemoryGuard(used // 2).excess(Status())


def test_the_memory_of_processes_that_were_started_counts_too() -> None:
    hold = f"held = bytearray({HELD}); held[::4096] = b'x' * len(held[::4096]); print('held'); input()"
    guard = MemoryGuard(MemoryGuard()._used() + HELD // 2)
    assert guard.excess(Status()) == ""
    with subprocess.Popen([sys.executable, "-c", hold], stdin=PIPE, stdout=PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"held\n"
        assert "loading stopped" in MemoryGuard(guard.limit).excess(Status())
        child.communicate(b"\n")


def test_it_looks_at_once_and_then_now_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    guard = MemoryGuard(1)
    assert guard.excess(Status())
    assert guard.excess(Status()) == ""
    now = time.monotonic() + LOOK_SECONDS
    monkeypatch.setattr(time, "monotonic", lambda: now)
    assert guard.excess(Status())


def test_without_a_cap_nothing_stops() -> None:
    assert MemoryGuard(NO_LIMIT).excess(Status()) == ""


def test_the_cap_is_2_gib_unless_one_says_otherwise() -> None:
    assert DEFAULT_LIMIT == 2 * 1024**3


def test_the_sentence_says_how_much_was_loaded_how_much_was_not_and_what_to_do() -> None:
    status = Status(read=3_214_000, total=5_000_000)
    assert told(2 * GIB, status) == (
        "2.0 GiB are in use after 3,214,000 records: loading stopped, and about 1,786,000 were not loaded. "
        "Use --last or --since, or a higher --memory-limit."
    )


@pytest.mark.parametrize("status", [Status(read=5), Status(read=5, total=5), Status(read=5, total=4)])
def test_what_is_not_known_to_be_missing_is_not_told(status: Status) -> None:
    assert told(GIB, status).startswith("1.0 GiB are in use after 5 records: loading stopped. Use")


def test_while_live_it_is_following_that_stops() -> None:
    assert "following stopped" in told(GIB, Status(loaded=True, read=5, total=5))
