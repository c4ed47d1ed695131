"""What a verification means, in the words that the eye meets first."""

from enum import Enum

import msgspec

from app.core.reconcile import Comparison
from app.core.verify import Report
from app.qt import local
from app.qt.texts import tr, translatable


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


COMPARE_TOO = translatable(
    "Every match was rebuilt from its events in another order and came out the same. "
    "Name a file or a URL above to compare them with the records of the current system."
)
AGREES = translatable("Every match is on both sides, and all that both sides tell of it is the same.")
UNSOUND = translatable(
    "The same records in another order gave other matches. That is a fault of this "
    "program: please report it, with the records that show it (orchestra-replay dump)."
)
UNREADABLE = translatable(
    "All that could be read agrees. The entries below could not be read, so they were not compared."
)
LISTED = translatable("The table lists them. Enter opens the match at the event that set Kafka's value.")


def verdict_of(report: Report) -> Verdict:
    """The verdict over a report; a replay that is not identical weighs more than any comparison."""
    rebuilt = tr("{matches} rebuilt twice").format(matches=tr("%Ln matches", "", report.matches))
    if not report.replay.identical:
        return Verdict(Outcome.UNSOUND, tr("The replay differs"), rebuilt, tr(UNSOUND))
    if report.against is None:
        events = tr("%Ln events", "", report.events)
        return Verdict(
            Outcome.IDENTICAL,
            tr("Identical"),
            tr("{rebuilt} from {events}").format(rebuilt=rebuilt, events=events),
            tr(COMPARE_TOO),
        )
    return _compared(report.against)


def _compared(comparison: Comparison) -> Verdict:
    details = _details(comparison)
    differences = len(comparison.missing) + len(comparison.extra) + len(comparison.different)
    if differences:
        return Verdict(Outcome.DIFFERENT, tr("%Ln differences", "", differences), details, tr(LISTED))
    if comparison.unreadable:
        entries = tr("%Ln entries", "", len(comparison.unreadable))
        return Verdict(
            Outcome.UNREADABLE, tr("{entries} not readable").format(entries=entries), details, tr(UNREADABLE)
        )
    return Verdict(Outcome.IDENTICAL, tr("Identical"), details, tr(AGREES))


def _details(comparison: Comparison) -> str:
    compared = tr("%Ln matches", "", comparison.compared)
    parts = [
        tr("{identical} of {compared} agree").format(
            identical=local.count(comparison.identical), compared=compared
        )
    ]
    if comparison.missing:
        parts.append(tr("{missing} missing in Kafka").format(missing=local.count(len(comparison.missing))))
    if comparison.different:
        matches = tr("%Ln matches", "", len({each.match_id for each in comparison.different}))
        parts.append(
            tr("{fields} of {matches} differ").format(
                fields=tr("%Ln fields", "", len(comparison.different)), matches=matches
            )
        )
    if comparison.extra:
        parts.append(tr("{extra} only in Kafka").format(extra=local.count(len(comparison.extra))))
    if comparison.cut:
        parts.append(tr("{cut} cut by the load window").format(cut=local.count(len(comparison.cut))))
    if comparison.unreadable:
        parts.append(
            tr("{unreadable} not readable").format(unreadable=local.count(len(comparison.unreadable)))
        )
    return " · ".join(parts)
