"""How long the player waits."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.pacing import FASTEST, LONGEST_WAIT_MS, SPEEDS, Pace


@given(gap=st.floats(-1e9, 1e12), speed=st.sampled_from(SPEEDS))
def test_a_wait_is_shorter_the_faster_one_plays_and_never_too_long(gap: float, speed: float) -> None:
    assert 0 <= Pace(speed).wait(gap) <= LONGEST_WAIT_MS
    assert Pace(speed).wait(gap) <= Pace(speed, shortens=False).wait(gap)
    assert Pace(speed * 2).wait(gap) <= Pace(speed).wait(gap)


def test_long_waits_last_as_long_as_they_did_when_they_are_not_shortened() -> None:
    assert Pace(2.0, shortens=False).wait(60_000) == 30_000
    assert Pace(2.0, shortens=True).wait(60_000) == LONGEST_WAIT_MS


def test_the_fastest_waits_for_nothing_but_the_painting() -> None:
    assert Pace(FASTEST, shortens=False).wait(3_600_000) == 0
