"""The part of time that was loaded, and whether a match lies in it as a whole."""

import msgspec

from app.core.state import MatchState, Status


class Span(msgspec.Struct, frozen=True):
    """Every record from ``begin`` until before ``end`` (record times, Unix ms) was loaded.

    None is without limit. Matches that reach beyond it are cut by the load window.
    """

    begin: float | None = None
    end: float | None = None

    def holds(self, state: MatchState) -> bool:
        """Whether the whole match must have been loaded."""
        first = state.first_time
        begins = self.begin is None or (not state.truncated and first is not None and first >= self.begin)
        ends = self.end is None or (state.status is Status.COMPLETED and state.latest_time < self.end)
        return begins and ends

    def should_hold(self, started_at: float | None, completed_at: float | None) -> bool:
        """Whether all of a match with these times would have been loaded."""
        begins = self.begin is None or (started_at is not None and started_at >= self.begin)
        ends = self.end is None or (completed_at is not None and completed_at < self.end)
        return begins and ends


WHOLE = Span()
"""Everything was loaded."""
