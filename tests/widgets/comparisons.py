"""Reports of verifications to look at."""

from typing import Any

from app.core.reconcile import Comparison, Difference
from app.core.verify import ReplayCheck, Report

DIGEST = "sha256:" + "0123456789abcdef" * 4


def different(match_id: str, field: str, kafka: Any, other: Any, number: int | None = None) -> Difference:
    """One field that differs."""
    return Difference(match_id, field, kafka, other, number)


def comparison(**parts: Any) -> Comparison:
    """A comparison of ten matches, all identical unless the parts say otherwise."""
    given: dict[str, Any] = {"compared": 10, "identical": 10, "missing": (), "extra": (), "different": ()}
    return Comparison(**{**given, "unreadable": (), **parts})


def three_differences() -> Comparison:
    """One of each kind."""
    return comparison(
        identical=9,
        missing=("lost",),
        extra=("ours",),
        different=(different("m1", "rounds.1.responses.A", "Because.", "Why not?", 4),),
    )


def report(against: Comparison | None = None, *, identical: bool = True) -> Report:
    """A report over twelve matches."""
    return Report(12, 345, 0, {}, ReplayCheck(identical, DIGEST), against)
