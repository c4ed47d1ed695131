"""The arrangements of the docks that come with the program: one for each of the main jobs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Arrangement:
    """Which docks are closed, which of those below is in front, and what share of the window they have."""

    name: str
    closed: frozenset[str]
    front: str
    list_share: float
    bottom_share: float
    state_share: float = 0.23


BROWSE = Arrangement("browse", frozenset({"State"}), "Events", 0.42, 0.3)
"""Look through matches: the list is wide."""
DEBUG = Arrangement("debug", frozenset(), "Events", 0.31, 0.33)
"""Step through a match: everything is there."""
LIVE = Arrangement("live", frozenset({"State"}), "Live tail", 0.31, 0.52)
"""Watch what comes in: the tail is high."""

ARRANGEMENTS = {each.name: each for each in (BROWSE, DEBUG, LIVE)}
