"""Where one has stood, like the pages of a browser: back, and forward again, also to other matches."""

import msgspec

from app.core.state import Position

MOST = 200
"""Places kept; the oldest are forgotten."""


class Place(msgspec.Struct, frozen=True):
    """An event of a match, by its record; None is before the first event."""

    match_id: str
    event: Position | None


class Visited:
    """Places in the order of the visits, and which of them one stands at.

    A jump makes a new place and forgets those ahead; a step moves the place one stands at, so that walking
    through a match leaves one place and not hundreds.
    """

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._here = -1

    @property
    def has_earlier(self) -> bool:
        """Whether one can go back."""
        return self._here > 0

    @property
    def has_later(self) -> bool:
        """Whether one can go forward again."""
        return self._here < len(self._places) - 1

    def jump(self, place: Place) -> None:
        """One stands somewhere else; nothing happens when that is where one stands already."""
        if self._here >= 0 and self._places[self._here] == place:
            return
        del self._places[self._here + 1 :]
        self._places.append(place)
        del self._places[:-MOST]
        self._here = len(self._places) - 1

    def step(self, place: Place) -> None:
        """One has walked on to this place; in another match that is a jump."""
        if self._here < 0 or self._places[self._here].match_id != place.match_id:
            self.jump(place)
        else:
            self._places[self._here] = place

    def back(self) -> Place | None:
        """Go to the place before, and say which that is; None when there is none."""
        return self._go(self._here - 1)

    def forward(self) -> Place | None:
        """Go to the place after, and say which that is; None when there is none."""
        return self._go(self._here + 1)

    def _go(self, to: int) -> Place | None:
        if not 0 <= to < len(self._places):
            return None
        self._here = to
        return self._places[to]

    def clear(self) -> None:
        """Forget all places."""
        self._places.clear()
        self._here = -1
