"""Rows of the match list, made in a few words."""

from app.core.state import Outcome, Status
from app.core.summary import MatchRow, Summary

START = 1_790_000_000_000.0
"""When the match with number 0 started, in Unix milliseconds."""


def match_row(number: int = 0, *, text: str = "", **fields: object) -> MatchRow:
    """A match that was played to its end; each number starts a minute after the one before.

    ``fields`` are the summary's.
    """
    start = START + 60_000 * number
    usual: dict[str, object] = {
        "match_id": f"match_{number}",
        "status": Status.COMPLETED,
        "outcome": Outcome.CORRECT,
        "humans": ("A",),
        "robots": ("B", "C"),
        "robot_types": {"B": "curious-student", "C": "skeptical-scientist"},
        "rounds": 5,
        "events": 60,
        "anomalies": {},
        "started_at": start,
        "completed_at": start + 50_000,
        "duration": 50_000.0,
    }
    summary = Summary(**{**usual, **fields})  # type: ignore[arg-type]
    return MatchRow(summary, first_time=start, latest_time=start + 50_000, text=text)
