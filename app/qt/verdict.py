"""What a verification means, in the words that the eye meets first."""

from enum import Enum

import msgspec

from app.core import formats
from app.core.reconcile import Comparison
from app.core.verify import Report


class Outcome(Enum):
    """How it went, from good to bad."""

    IDENTICAL = "identical"
    UNREADABLE = "unreadable"
    DIFFERENT = "different"
    UNSOUND = "unsound"
    """The rebuild itself is not to be trusted: another order gave other documents."""


class Verdict(msgspec.Struct, frozen=True):
    """``headline`` is a few words, ``details`` the counts behind it, ``advice`` says what follows from it."""

    outcome: Outcome
    headline: str
    details: str
    advice: str


COMPARE_TOO = (
    "Every match was rebuilt from its events in another order and came out the same. "
    "Name a file or a URL above to compare them with the records of the current system."
)
AGREES = "Every match is on both sides, and all that both sides tell of it is the same."
UNSOUND = (
    "The same records in another order gave other matches. That is a fault of this program: "
    "please report it, with the records that show it (orchestra-replay dump)."
)
UNREADABLE = "All that could be read agrees. The entries below could not be read, so they were not compared."
LISTED = "The table lists them. Enter opens the match at the event that set Kafka's value."


def verdict_of(report: Report) -> Verdict:
    """The verdict over a report; a replay that is not identical weighs more than any comparison."""
    rebuilt = f"{formats.counted(report.matches, 'match', 'matches')} rebuilt twice"
    if not report.replay.identical:
        return Verdict(Outcome.UNSOUND, "The replay differs", rebuilt, UNSOUND)
    if report.against is None:
        events = formats.counted(report.events, "event")
        return Verdict(Outcome.IDENTICAL, "Identical", f"{rebuilt} from {events}", COMPARE_TOO)
    return _compared(report.against)


def _compared(comparison: Comparison) -> Verdict:
    details = _details(comparison)
    differences = len(comparison.missing) + len(comparison.extra) + len(comparison.different)
    if differences:
        return Verdict(Outcome.DIFFERENT, formats.counted(differences, "difference"), details, LISTED)
    if comparison.unreadable:
        entries = formats.counted(len(comparison.unreadable), "entry", "entries")
        return Verdict(Outcome.UNREADABLE, f"{entries} not readable", details, UNREADABLE)
    return Verdict(Outcome.IDENTICAL, "Identical", details, AGREES)


def _details(comparison: Comparison) -> str:
    compared = formats.counted(comparison.compared, "match", "matches")
    parts = [f"{formats.count(comparison.identical)} of {compared} agree"]
    if comparison.missing:
        parts.append(f"{formats.count(len(comparison.missing))} missing in Kafka")
    if comparison.different:
        matches = formats.counted(len({each.match_id for each in comparison.different}), "match", "matches")
        parts.append(f"{formats.counted(len(comparison.different), 'field')} of {matches} differ")
    if comparison.extra:
        parts.append(f"{formats.count(len(comparison.extra))} only in Kafka")
    if comparison.cut:
        parts.append(f"{formats.count(len(comparison.cut))} cut by the load window")
    if comparison.unreadable:
        parts.append(f"{formats.count(len(comparison.unreadable))} not readable")
    return " · ".join(parts)
