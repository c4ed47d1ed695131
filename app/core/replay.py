"""Stepping through one match: the state after any number of events, and what each step changed."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from app.core import describe
from app.core.blame import Blame
from app.core.match import DEFAULT_TIMEOUT_MS, advance, apply, finish
from app.core.related import Related
from app.core.state import Anomaly, MatchState
from app.core.stepping import StepIndex
from app.core.view import Change, changes
from kafka_client.events import Event

RECENT = 4
"""So many of the states that were asked for last are kept: the next one asked for is often near."""
CHECKPOINT_EVERY = 256
"""Events: a checkpoint copies the maps of the state, a jump folds at most so many events again."""


class Step(msgspec.Struct, frozen=True):
    """One event as tables and timelines show it; ``number`` counts from 1, ``latency`` is in ms."""

    number: int
    event: Event
    who: str
    round: int | None
    summary: str
    latency: float | None
    anomalies: tuple[Anomaly, ...]


class Replay:
    """A match's events in replay order, with checkpoints so that a jump costs the same at any distance.

    Immutable once made; making it folds the match once, so make it off the GUI thread.
    """

    def __init__(
        self, match_id: str, events: Sequence[Event], timeout_ms: float = DEFAULT_TIMEOUT_MS
    ) -> None:
        self.match_id = match_id
        self.timeout_ms = timeout_ms
        self.steps: list[Step] = []
        self._checkpoints = [MatchState(match_id)]
        self._recent: tuple[MatchState, ...] = ()
        state = MatchState(match_id)
        for event in events:
            before = len(state.anomalies)
            advance(state, event)
            self.steps.append(_step(event, state, tuple(state.anomalies[before:])))
            if state.count % CHECKPOINT_EVERY == 0:
                self._checkpoints.append(state.copy())
        self.final = finish(state, timeout_ms)
        self.index = StepIndex(self.steps)
        self._numbers = {step.event.record.position: step.number for step in self.steps}

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def recorded(self) -> int:
        """How many events of the match have been recorded, whatever is made of them here."""
        return len(self)

    def state_at(self, number: int) -> MatchState:
        """The state after the first ``number`` events (0 to len). Raises IndexError."""
        if not 0 <= number <= len(self.steps):
            raise IndexError(f"the match has {len(self.steps)} events, not {number}")
        nearest = self._checkpoints[number // CHECKPOINT_EVERY]
        for known in self._recent:
            if nearest.count < known.count <= number:
                nearest = known
        if nearest.count < number:
            nearest = self._advanced(nearest, number)
            self._recent = (nearest, *self._recent[: RECENT - 1])
        return nearest

    def _advanced(self, state: MatchState, number: int) -> MatchState:
        after = state.copy()
        for step in self.steps[state.count : number]:
            advance(after, step.event, step.anomalies)
        return after

    def changes_at(self, number: int) -> list[Change]:
        """What event ``number`` (from 1) changed; nothing at 0. Raises IndexError."""
        if number == 0:
            return []
        return changes(self.state_at(number - 1), self.state_at(number))

    def walk(self) -> Iterator[tuple[Step, list[Change]]]:
        """Every step with what it changed: quicker than `changes_at` for each."""
        before = MatchState(self.match_id)
        for step in self.steps:
            after = apply(before, step.event)
            yield step, changes(before, after)
            before = after

    @cached_property
    def blame(self) -> Blame:
        """Which event set which value. Made when it is first asked for: ask off the GUI thread."""
        return Blame(self.match_id, (step.event for step in self.steps))

    @cached_property
    def related(self) -> Related:
        """Which events belong to each other. Made when it is first asked for, with `blame`."""
        return Related(self.steps, self.final, self.blame)

    def number_of(self, topic: str, partition: int, offset: int) -> int | None:
        """Which event of this match a record is, None when it is not one of them."""
        return self._numbers.get((topic, partition, offset))


def _step(event: Event, after: MatchState, found: tuple[Anomaly, ...]) -> Step:
    return Step(
        number=after.count,
        event=event,
        who=describe.who(event),
        round=describe.round_of(event),
        summary=describe.describe(event, after),
        latency=describe.latency(event, after),
        anomalies=found,
    )
