"""How fast a match is played: which wait between two events becomes how long a wait of the player."""

from math import inf

import msgspec

FASTEST = inf
"""As fast as the window can paint."""

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, FASTEST)
LONGEST_WAIT_MS = 2000.0
"""What a longer wait is shortened to, whatever the speed."""


class Pace(msgspec.Struct, frozen=True):
    """How many times faster than the match, and whether long waits are shortened."""

    speed: float = 1.0
    shortens: bool = True

    def wait(self, gap_ms: float) -> float:
        """How long to wait, in ms, for an event that came that much later than the one before."""
        waited = max(0.0, gap_ms) / self.speed
        return min(waited, LONGEST_WAIT_MS) if self.shortens else waited
