"""Why a match is incomplete: where the load window cut the topics that hold its events."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from app.core.formats import Instant
from app.core.ordering import Partition
from app.core.saying import say
from app.core.state import MatchState, Status
from kafka_client.events import Role
from kafka_client.source import Cut


class WindowCuts:
    """The cuts of the match events' partitions: a match's beginning and its end are told by those alone."""

    def __init__(self, cuts: Iterable[Cut] = (), topics: Mapping[Role, str] | None = None) -> None:
        topic = (topics or {}).get(Role.MATCH_EVENTS)
        self.cuts = tuple(cut for cut in cuts if cut.topic == topic)
        self._begins = {(cut.topic, cut.partition): cut.since for cut in self.cuts if cut.begin is not None}
        self._ends = {(cut.topic, cut.partition): cut.until for cut in self.cuts if cut.end is not None}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WindowCuts):
            return NotImplemented
        return (self._begins, self._ends) == (other._begins, other._ends)

    __hash__ = None  # type: ignore[assignment]

    def reasons(self, state: MatchState, partitions: Iterable[Partition]) -> tuple["CutReason", ...]:
        """Where the load window may have cut a match with records in these partitions.

        Its missing events may as well lie in another partition than those that are there.
        """
        own = sorted(partitions)
        found = []
        if state.truncated or not state.has_match_events:
            found.append(_reason(own, self._begins, is_end=False))
        if state.status is not Status.COMPLETED:
            found.append(_reason(own, self._ends, is_end=True))
        return tuple(reason for reason in found if reason is not None)


class CutReason(msgspec.Struct, frozen=True, gc=False):
    """Where the load window has an end, perhaps within a match; ``time`` is when, where that is known."""

    is_end: bool
    time: int | None
    topic: str
    partition: int

    def told(self) -> str:
        """It in a sentence."""
        place = f"{self.topic} [{self.partition}]"
        at = "" if self.time is None else say(" at {time}", time=Instant(self.time))
        if self.is_end:
            return say(
                "The load window ends{at} in {place}; what came after was left out.", at=at, place=place
            )
        return say(
            "The load window begins{at} in {place}; what came before was left out.", at=at, place=place
        )


def told(reasons: Sequence[CutReason]) -> str:
    """Both of them in sentences; empty where nothing was cut."""
    if len(reasons) < 2:
        return reasons[0].told() if reasons else ""
    return say("{begin} {end}", begin=reasons[0].told(), end=reasons[1].told())


def _reason(
    own: Iterable[Partition], cuts: Mapping[Partition, int | None], *, is_end: bool
) -> CutReason | None:
    partition = next((each for each in [*own, *cuts] if each in cuts), None)
    return None if partition is None else CutReason(is_end, cuts[partition], *partition)
