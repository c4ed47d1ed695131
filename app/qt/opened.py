"""The match that the window has open, ready to be stepped through and drawn."""

import msgspec

from app.core.replay import Replay
from app.core.timeline import TimelineLayout, layout
from app.qt.messages import MatchEvents


class Opened(msgspec.Struct, frozen=True):
    """A match's replay, and its timeline."""

    replay: Replay
    timeline: TimelineLayout


def open_events(found: MatchEvents) -> Opened:
    """Fold and lay out the match: for thousands of events that takes too long for the GUI thread."""
    return open_replay(Replay(found.match_id, found.events, found.timeout_ms))


def open_replay(replay: Replay) -> Opened:
    """Lay out a replay, which may be a branch's, and find what is blamed; not for the GUI thread either."""
    _ = replay.related
    return Opened(replay, layout(replay))
