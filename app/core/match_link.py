"""A match, and where in it to stand, as people write it: ``match_7f3a@31``."""

import msgspec

from app.core.state import Position


class MatchLink(msgspec.Struct, frozen=True):
    """A match, and the event to stand at: by its number, by its record, or None for the match's end."""

    match_id: str
    event: int | Position | None = None

    def __str__(self) -> str:
        """As `parse_link` reads it; an event that is given by its record is left out."""
        if isinstance(self.event, int):
            return f"{self.match_id}@{self.event}"
        ends_alike = self.match_id.endswith("@") or _number_of(self.match_id) is not None
        return f"{self.match_id}@" if ends_alike else self.match_id


def parse_link(text: str) -> MatchLink:
    """Read ``ID`` or ``ID@N``; an id that ends in ``@N`` itself is written ``ID@``. Raises ValueError."""
    match_id, at, _ = text.rpartition("@")
    number = _number_of(text)
    if number is None and not text.endswith("@"):
        match_id, at = text, ""
    if not match_id:
        raise ValueError(f"{text!r} names no match; write its id, such as match_7f3a, or match_7f3a@31.")
    return MatchLink(match_id, number if at else None)


def _number_of(text: str) -> int | None:
    """The event's number at the end of a link."""
    _, at, digits = text.rpartition("@")
    return int(digits) if at and digits.isascii() and digits.isdigit() and len(digits) < 10 else None
