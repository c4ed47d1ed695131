"""A match as somebody could know it at each moment: a participant, or everybody before the spoilers.

What a participant knows: its own answers and votes at once; those of others when their round, or the match,
is completed; who is a robot only when the match is completed; of the robots' topics nothing. The *spoiler
lock* hides who is human, and whether it was found, also after the end; all else is seen.
"""

from collections.abc import Iterator
from functools import cached_property

import msgspec
from msgspec.structs import replace

from app.core import describe
from app.core.blame import Blame
from app.core.related import Related
from app.core.replay import Replay, Step
from app.core.saying import plain, say
from app.core.state import MatchState, Outcome, Round, Status
from app.core.stepping import StepIndex
from app.core.summary import Summary
from app.core.view import Change, changes
from kafka_client.events import (
    Body,
    Event,
    MatchCompleted,
    MatchCreated,
    MatchStarted,
    ResponseGiven,
    RoundCompleted,
    RoundStarted,
    RoundStarting,
    Undecodable,
    Unknown,
    VoteSubmitted,
    VotingStarted,
)
from kafka_client.records import Record

HIDDEN = "hidden by the spoiler lock"
ANSWER = "response"
"""The type of every answer under the spoiler lock: the game has one for humans, and another for robots."""


class Perspective(msgspec.Struct, frozen=True):
    """Whose view it is: a participant's, by id, or the operator's (empty); with the spoiler lock or not."""

    who: str = ""
    locked: bool = False

    @property
    def is_open(self) -> bool:
        """Whether everything is seen."""
        return not self.who and not self.locked


LOCK = Perspective(locked=True)


class SeenReplay(Replay):
    """A replay in which each event and each state is as it could be known at that moment.

    Immutable; it folds nothing itself. ``original`` is what happened.
    """

    def __init__(self, original: Replay, perspective: Perspective) -> None:
        self.original = original
        self.perspective = perspective
        self.match_id = original.match_id
        self.timeout_ms = original.timeout_ms
        self.steps = [_seen_step(step, perspective) for step in original.steps]
        self._veil = _Veil(perspective)
        self.final = self._veil.state(original.final, at_end=False)
        self.index = StepIndex(self.steps)

    @property
    def recorded(self) -> int:
        """See `Replay.recorded`."""
        return self.original.recorded

    def state_at(self, number: int) -> MatchState:
        """What of the state could be known after the first ``number`` events. Raises IndexError."""
        return self._veil.state(self.original.state_at(number))

    def walk(self) -> Iterator[tuple[Step, list[Change]]]:
        """Every step with what it let be known."""
        before = self.state_at(0)
        for step in self.steps:
            after = self.state_at(step.number)
            yield step, changes(before, after)
            before = after

    @cached_property
    def blame(self) -> Blame:
        """Which event let a value be known."""
        return Blame.of(changed for _, changed in self.walk())

    @cached_property
    def related(self) -> Related:
        """Nobody but the operator knows of commands."""
        return Related((), MatchState(self.match_id), self.blame)

    def number_of(self, topic: str, partition: int, offset: int) -> int | None:
        """See `Replay.number_of`."""
        return self.original.number_of(topic, partition, offset)


_NO_TYPES: dict[str, None] = dict.fromkeys(("participant_type", "robot_type", "model", "processing_time"))


class _Veil:
    """Hides from states what could not be known; what stays equal stays the same object, which is quick."""

    def __init__(self, perspective: Perspective) -> None:
        self._perspective = perspective
        self._rounds: dict[tuple[int, bool], tuple[Round, Round]] = {}

    def state(self, state: MatchState, *, at_end: bool = True) -> MatchState:
        """What of a state could be known then.

        Without ``at_end`` the end keeps back what it tells: for what is shown of a match as a whole.
        """
        who, locked = self._perspective.who, self._perspective.locked
        ended = state.status is Status.COMPLETED and at_end
        if self._perspective.is_open or (ended and not locked):
            return state
        seen = state.copy()
        _forget_who_is_what(seen)
        if locked:
            seen.outcome = Outcome.UNFINISHED
        hides = bool(who) and not ended
        if hides:
            _forget_the_end(seen)
            seen.votes = {key: vote for key, vote in seen.votes.items() if vote.voter_id == who}
        seen.rounds = {
            number: self._round(each, own=hides and each.completed_at is None)
            for number, each in state.rounds.items()
        }
        return seen

    def _round(self, each: Round, *, own: bool) -> Round:
        """A round without types, and with one's own answers alone while it goes on."""
        known = self._rounds.get((id(each), own))
        if known is None or known[0] is not each:
            responses = {
                who: replace(
                    response, participant_type=None, robot_type=None, model=None, processing_time=None
                )
                for who, response in each.responses.items()
                if not own or who == self._perspective.who
            }
            known = self._rounds[id(each), own] = (each, replace(each, responses=responses))
        return known[1]


def _forget_who_is_what(seen: MatchState) -> None:
    seen.started_humans = seen.started_robots = ()
    seen.types, seen.robot_types, seen.models = {}, {}, {}
    seen.commands, seen.commands_of_round, seen.unanswered, seen.vote_commands = {}, {}, {}, {}
    seen.unpaired = {}
    seen.last_answered = None
    seen.anomalies = []


def _forget_the_end(seen: MatchState) -> None:
    seen.status = Status.IN_PROGRESS if seen.status is Status.COMPLETED else seen.status
    seen.outcome, seen.human_guess, seen.completed_at = Outcome.UNFINISHED, None, None
    seen.reported_duration = None


class _Seen(msgspec.Struct, frozen=True):
    """An event as it could be known, and what is told of it; ``wholly`` hidden events are about nobody."""

    event: Event
    summary: str
    wholly: bool = False


def _seen_step(step: Step, perspective: Perspective) -> Step:
    """A step as it could be known when it happened."""
    seen = _seen(step.event, step.summary, perspective)
    if seen.wholly:
        step = replace(step, who="", round=None, latency=None)
    return replace(step, event=seen.event, summary=seen.summary, anomalies=())


def _seen(event: Event, summary: str, perspective: Perspective) -> _Seen:
    body, who, locked = event.body, perspective.who, perspective.locked
    is_own = bool(who) and _whose(event) == who
    if is_own and not locked:
        return _Seen(event, summary)
    match body:
        case MatchStarted(participants=participants):
            plain = replace(body, humans=None, robots=None)
            return _Seen(
                _veiled(event, plain, perspective),
                say("match started: {participants}", participants=", ".join(participants)),
            )
        case MatchCompleted():
            if not locked:
                return _Seen(event, summary)
            return _Seen(_veiled(event, Unknown(), perspective), say("match completed"))
        case ResponseGiven() if is_own or not who:
            answer = _veiled(event, replace(body, **_NO_TYPES), perspective)
            return _Seen(replace(answer, type=ANSWER), summary)
        case VoteSubmitted() if is_own or not who:
            return _Seen(_veiled(event, body, perspective), summary)
        case MatchCreated() | RoundStarting() | RoundStarted() | RoundCompleted() | VotingStarted():
            return _Seen(_veiled(event, body, perspective), summary)
        case _:
            hidden = say("hidden: {who} cannot know this yet", who=who) if who else HIDDEN
            veiled = replace(_veiled(event, Unknown(), perspective), type="hidden")
            return _Seen(veiled, hidden, wholly=True)


def _whose(event: Event) -> str | None:
    match event.body:
        case ResponseGiven(participant_id=who) | VoteSubmitted(voter_id=who):
            return who
        case _:
            return None


def _veiled(event: Event, body: Body, perspective: Perspective) -> Event:
    """The event with another body, and a record without what the body does not say."""
    reason = HIDDEN if not perspective.who else say("{who} cannot know this record", who=perspective.who)
    record = _veiled_record(event.record, reason)
    return replace(event, body=body, record=record, id=None, robot_id=None, correlation_id=None)


def _veiled_record(record: Record, reason: str) -> Record:
    value = msgspec.json.encode({"hidden": plain(reason)})
    return replace(record, key=None, headers=(), value=value, translation=None)


def under_lock(item: Event | Undecodable) -> tuple[Event | Undecodable, str]:
    """A record of whatever match under the spoiler lock, and what is told of it."""
    if isinstance(item, Undecodable):
        return replace(item, record=_veiled_record(item.record, HIDDEN)), item.reason
    seen = _seen(item, describe.describe(item), LOCK)
    return seen.event, seen.summary


def veiled_summary(summary: Summary) -> Summary:
    """A match of the list under the spoiler lock."""
    return replace(summary, outcome=Outcome.UNFINISHED, humans=(), robots=(), robot_types={}, anomalies={})
