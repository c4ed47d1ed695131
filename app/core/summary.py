"""What the match list shows of a match: ``summarise(finish(fold(events)))``."""

from collections import Counter

import msgspec

from app.core.anomalies import SEVERITIES
from app.core.cuts import CutReason, told
from app.core.state import MatchState, Outcome, Severity, Status


class Summary(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """One match in the list and in ``matches --json``. Times are Unix ms, ``duration`` ms.

    They are integers where the events have integers, also when a summary has been packed and unpacked.
    """

    match_id: str
    status: Status
    outcome: Outcome
    humans: tuple[str, ...]
    robots: tuple[str, ...]
    robot_types: dict[str, str]
    rounds: int
    events: int
    anomalies: dict[str, int]
    started_at: int | float | None
    completed_at: int | float | None
    duration: int | float | None


class MatchRow(msgspec.Struct, frozen=True, gc=False):
    """A summary with what the list needs besides: when it first and last happened, and its texts to search.

    ``text`` is the case-folded prompts and responses, one a line. ``cuts`` say where the load window may have
    cut the match.
    """

    summary: Summary
    first_time: int | float
    latest_time: int | float
    text: str
    cuts: tuple[CutReason, ...] = ()

    @property
    def cut(self) -> str:
        """Where the load window may have cut the match, in a sentence; empty when nowhere."""
        return told(self.cuts)

    @property
    def when(self) -> float:
        """The start, or the first event of a match whose start was not seen."""
        return self.first_time if self.summary.started_at is None else self.summary.started_at

    @property
    def worst(self) -> Severity | None:
        """The worst severity among the anomalies, None when there are none."""
        if not self.summary.anomalies:
            return None
        found = {SEVERITIES[code] for code in self.summary.anomalies}
        return next((severity for severity in Severity if severity in found), None)


def summarise(state: MatchState) -> Summary:
    """The summary of a finished match state."""
    return Summary(
        match_id=state.match_id,
        status=state.status,
        outcome=state.outcome,
        humans=state.humans,
        robots=state.robots,
        robot_types=dict(sorted(state.robot_types.items())),
        rounds=len(state.rounds),
        events=state.count,
        anomalies=dict(sorted(Counter(anomaly.code for anomaly in state.anomalies).items())),
        started_at=state.started_at,
        completed_at=state.completed_at,
        duration=state.duration,
    )


def match_row(state: MatchState, cuts: tuple[CutReason, ...] = ()) -> MatchRow:
    """The list's row of a finished match state."""
    return MatchRow(
        summary=summarise(state),
        first_time=state.first_time or 0,
        latest_time=state.latest_time,
        text=search_text(state),
        cuts=cuts,
    )


def search_text(state: MatchState) -> str:
    """The case-folded prompts and standing responses, one a line."""
    lines: list[str] = []
    for each in state.sorted_rounds():
        lines.append(each.prompt or "")
        lines.extend(response.text for response in each.responses.values())
    return "\n".join(lines).casefold()


def by_start(summary: Summary) -> tuple[bool, float, str]:
    """The order of lists and of ``--all``: by start, matches without one last, then by id."""
    return (summary.started_at is None, summary.started_at or 0, summary.match_id)
