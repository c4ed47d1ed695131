"""Times that a person types."""

from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.time_text import read_time, time_text

AT = 1_790_000_000_250


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-21 14:13:20.250",
        " 2026-09-21T14:13:20.250 ",
        "2026-09-21 14:13:20.250 UTC",
        "2026-09-21 16:13:20.250+02:00",
        "1790000000250",
    ],
)
def test_a_time_is_read_in_all_its_forms(text: str) -> None:
    assert read_time(text) == AT


def test_a_day_is_its_first_moment_in_the_zone() -> None:
    east = timezone(timedelta(hours=2))
    assert read_time("2026-09-21", east) == read_time("2026-09-20 22:00")
    assert time_text(read_time("2026-09-21", east), east) == "2026-09-21 00:00:00.000"


@pytest.mark.parametrize("text", ["", "soon", "2026", "2026-13-01", "1950-01-01", "14:02"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_time(text) is None


@given(st.integers(0, 253_402_300_799_999))
def test_what_is_written_is_read_again(ms: int) -> None:
    assert read_time(time_text(ms)) == ms


def test_the_computer_s_own_zone_is_read_as_it_is_written() -> None:
    assert read_time(time_text(AT, None), None) == AT


def test_no_time_is_an_empty_text() -> None:
    assert time_text(None) == ""
