"""Why a match is incomplete: where the load window cut the topics that hold its events."""

from collections.abc import Iterable, Mapping

from app.core.formats import full_time
from app.core.ordering import Partition
from app.core.state import MatchState, Status
from kafka_client.events import Role
from kafka_client.source import Cut


class WindowCuts:
    """The cuts of the match events' partitions: a match's beginning and its end are told by those alone."""

    def __init__(self, cuts: Iterable[Cut] = (), topics: Mapping[Role, str] | None = None) -> None:
        topic = (topics or {}).get(Role.MATCH_EVENTS)
        mine = [cut for cut in cuts if cut.topic == topic]
        self._begins = {(cut.topic, cut.partition): cut.since for cut in mine if cut.begin is not None}
        self._ends = {(cut.topic, cut.partition): cut.until for cut in mine if cut.end is not None}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WindowCuts):
            return NotImplemented
        return (self._begins, self._ends) == (other._begins, other._ends)

    __hash__ = None  # type: ignore[assignment]

    def reason(self, state: MatchState, partitions: Iterable[Partition]) -> str:
        """Where the load window may have cut a match with records in these partitions; empty when nowhere.

        Its missing events may as well lie in another partition than those that are there.
        """
        own = sorted(partitions)
        reasons = []
        if state.truncated or not state.has_match_events:
            reasons.append(_told("begins", "before", own, self._begins))
        if state.status is not Status.COMPLETED:
            reasons.append(_told("ends", "after", own, self._ends))
        return " ".join(filter(None, reasons))


def _told(verb: str, side: str, own: Iterable[Partition], cuts: Mapping[Partition, int | None]) -> str:
    partition = next((each for each in [*own, *cuts] if each in cuts), None)
    if partition is None:
        return ""
    time = cuts[partition]
    at = "" if time is None else f" at {full_time(time)}"
    return f"The load window {verb}{at} in {partition[0]} [{partition[1]}]; what came {side} was left out."
