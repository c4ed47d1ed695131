"""Where an axis of time has its marks."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.time_ticks import DAY, HOUR, MINUTE, tick_step, ticks


def test_marks_are_at_full_minutes_hours_and_days() -> None:
    assert tick_step(10 * MINUTE, 10) == MINUTE
    assert tick_step(10 * MINUTE, 9) == 2 * MINUTE
    assert tick_step(24 * HOUR, 8) == 3 * HOUR
    assert tick_step(9e15, 5) == 3650 * DAY
    assert ticks(MINUTE - 1, 3 * MINUTE, MINUTE) == [MINUTE, 2 * MINUTE, 3 * MINUTE]


@given(st.integers(0, 10**12), st.integers(1, 10**11), st.integers(1, 20))
def test_no_more_marks_than_there_is_room_for(low: int, length: int, most: int) -> None:
    marks = ticks(low, low + length, tick_step(length, most))
    assert len(marks) <= most + 1
    assert all(low <= mark <= low + length for mark in marks)
