"""Where Kafka and the current system differ, match by match and field by field.

Docs/verify.md has the rules. A value that the current system does not tell is not compared.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from app.core.current_system import CurrentSystem, TheirMatch, TheirRound, Unreadable
from app.core.match import advance, fold
from app.core.span import WHOLE, Span
from app.core.state import MatchState, Outcome, Round, Status, Vote
from kafka_client.events import Event
from kafka_client.source import Cut

TOLERANCE_MS = 1000
"""Times that are this close are equal."""

ENTRY = "entry"
"""The field of a difference where the other system's entry as a whole cannot be read."""

_Getter = Callable[[MatchState], Any]


class Difference(msgspec.Struct, frozen=True, rename="camel"):
    """One value that is not the same on both sides; None where a side has none.

    ``field`` is a path as in a replay: ``rounds.2.responses.A``. ``number`` is the event (from 1, in replay
    order) that set Kafka's value, None where no event did.
    """

    match_id: str
    field: str
    kafka: Any
    other: Any
    number: int | None


class Comparison(msgspec.Struct, frozen=True):
    """What a comparison found.

    ``compared`` matches are on both sides, ``identical`` of them have no difference. ``missing`` are the ids
    that are in the other system and not in Kafka, ``extra`` the reverse. ``unreadable`` has a sentence for
    each entry of the other system that could not be read. ``cut`` are the ids that the load window cut: of
    those only what was loaded is compared, or nothing.
    """

    compared: int
    identical: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    different: tuple[Difference, ...]
    unreadable: tuple[str, ...]
    cut: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether nothing differs."""
        return not (self.missing or self.extra or self.different)


def loaded_span(cuts: Iterable[Cut]) -> Span:
    """The part of time that was loaded of every partition; nothing where the time of a cut is not known."""
    known = list(cuts)
    begins = [math.inf if cut.since is None else cut.since for cut in known if cut.begin is not None]
    ends = [-math.inf if cut.until is None else cut.until for cut in known if cut.end is not None]
    return Span(max(begins, default=None), min(ends, default=None))


def compare(
    match_ids: Iterable[str],
    events_of: Callable[[str], Sequence[Event]],
    other: CurrentSystem,
    span: Span = WHOLE,
    step: Callable[[], None] = lambda: None,
) -> Comparison:
    """Compare Kafka's matches with the other system's, one at a time.

    ``step`` is called after each entry of the other system. Raises `CurrentSystemError` when its records turn
    out to be damaged.
    """
    known = set(match_ids)
    findings = _Findings(known, span)
    for where, entry in other.entries():
        if isinstance(entry, Unreadable):
            findings.note_unreadable(entry)
        elif entry.match_id in findings.seen:
            findings.unreadable.append(
                f"{where}: match {entry.match_id} is there more than once; only the first is compared."
            )
        else:
            findings.seen.add(entry.match_id)
            if entry.match_id in known:
                findings.note_match(events_of(entry.match_id), entry)
            else:
                findings.note_absent(entry)
        step()
    return findings.comparison()


class _Findings:
    """What was found so far."""

    def __init__(self, known: set[str], span: Span) -> None:
        self._known = known
        self._span = span
        self._compared = 0
        self._identical = 0
        self._missing: list[str] = []
        self._different: list[Difference] = []
        self._cut: list[str] = []
        self.seen: set[str] = set()
        self.unreadable: list[str] = []

    def note_match(self, events: Sequence[Event], their: TheirMatch) -> None:
        state = fold(their.match_id, events)
        whole = self._span.holds(state)
        if not whole:
            self._cut.append(their.match_id)
        found = _with_numbers(events, their.match_id, list(_differences(state, their, whole=whole)))
        self._compared += 1
        self._identical += not found
        self._different.extend(found)

    def note_absent(self, their: TheirMatch) -> None:
        """Note a match that is not in Kafka."""
        started_at = their.created_at if their.started_at is None else their.started_at
        absent = self._missing if self._span.should_hold(started_at, their.completed_at) else self._cut
        absent.append(their.match_id)

    def note_unreadable(self, entry: Unreadable) -> None:
        """Note an entry that cannot be read; its match, if it is known, is not the same."""
        match_id = entry.match_id
        about = "" if match_id is None else f" (match {match_id})"
        self.unreadable.append(f"{entry.where}{about}: {entry.reason}.")
        if match_id is None or match_id in self.seen:
            return
        self.seen.add(match_id)
        if match_id in self._known:
            self._compared += 1
            self._different.append(Difference(match_id, ENTRY, None, entry.reason, None))
        else:
            absent = self._missing if self._span == WHOLE else self._cut
            absent.append(match_id)

    def comparison(self) -> Comparison:
        return Comparison(
            compared=self._compared,
            identical=self._identical,
            missing=tuple(sorted(self._missing)),
            extra=tuple(sorted(self._known - self.seen)),
            different=tuple(self._different),
            unreadable=tuple(self.unreadable),
            cut=tuple(sorted(self._cut)),
        )


class _Found(msgspec.Struct, frozen=True):
    """A difference of which it may still be unknown which event set Kafka's value: then ``get`` reads it."""

    field: str
    kafka: Any
    other: Any
    number: int | None = None
    get: _Getter | None = None


def _differences(state: MatchState, their: TheirMatch, *, whole: bool) -> Iterator[_Found]:
    """What differs. Of a match that was not loaded as a whole, only values that Kafka has can differ."""
    for found in _all_differences(state, their, whole=whole):
        if whole or found.kafka not in (None, []):
            yield found


def _all_differences(state: MatchState, their: TheirMatch, *, whole: bool) -> Iterator[_Found]:
    yield from _status(state, their, whole=whole)
    yield from _people(state, their, whole=whole)
    yield from _time("startedAt", their.started_at, state, lambda state: state.started_at)
    yield from _time("completedAt", their.completed_at, state, lambda state: state.completed_at)
    yield from _time("duration", their.duration, state, lambda state: state.duration)
    if their.result is not None and their.result != _result(state):
        yield _Found("result", _result(state), their.result, get=_result)
    if their.rounds is not None:
        theirs = {each.number: each for each in their.rounds}
        for number in sorted({*theirs, *state.rounds}):
            yield from _round(state, number, theirs.get(number))
        yield from _votes(state, their.rounds)


def _status(state: MatchState, their: TheirMatch, *, whole: bool) -> Iterator[_Found]:
    completed = state.status is Status.COMPLETED
    if their.status is None or completed == (their.status == Status.COMPLETED.value):
        return
    if whole or completed:
        yield _Found("status", state.status.value, their.status, get=lambda state: state.status)


def _people(state: MatchState, their: TheirMatch, *, whole: bool) -> Iterator[_Found]:
    if their.humans is not None:
        here = set(state.humans)
        same = their.humans == here if their.all_humans else their.humans <= here
        if not (same or (not whole and here <= their.humans)):
            yield _Found("humans", list(state.humans), sorted(their.humans), get=lambda state: state.humans)
    if their.robots is not None:
        here = set(state.robots)
        if not (their.robots == here or (not whole and here <= their.robots)):
            yield _Found("robots", list(state.robots), sorted(their.robots), get=lambda state: state.robots)


def _result(state: MatchState) -> str | None:
    return None if state.outcome is Outcome.UNFINISHED else state.outcome.value


def _time(field: str, other: float | None, state: MatchState, get: _Getter) -> Iterator[_Found]:
    kafka: float | None = get(state)
    if other is not None and (kafka is None or abs(kafka - other) > TOLERANCE_MS):
        yield _Found(field, kafka, other, get=get)


def _round(state: MatchState, number: int, theirs: TheirRound | None) -> Iterator[_Found]:
    """What differs between the rounds; one that the other system lacks has nothing there."""
    path = f"rounds.{number}"
    here = state.rounds.get(number) or Round(number)

    def of_round(name: str) -> _Getter:
        return lambda state: getattr(state.rounds.get(number), name, None)

    prompt = None if theirs is None else theirs.prompt
    if here.prompt != prompt and (prompt is not None or theirs is None):
        yield _Found(f"{path}.prompt", here.prompt, prompt, get=of_round("prompt"))
    if theirs is not None:
        yield from _time(f"{path}.startedAt", theirs.started_at, state, of_round("started_at"))
        yield from _time(f"{path}.completedAt", theirs.completed_at, state, of_round("completed_at"))
    yield from _responses(path, here, theirs)


def _responses(path: str, here: Round, theirs: TheirRound | None) -> Iterator[_Found]:
    texts = {} if theirs is None else theirs.responses
    if texts is None:
        return
    for who in dict.fromkeys((*here.responses, *texts)):
        response = here.responses.get(who)
        if response is None:
            yield _Found(f"{path}.responses.{who}", None, texts[who])
        elif response.text != texts.get(who):
            yield _Found(f"{path}.responses.{who}", response.text, texts.get(who), response.number)


def _votes(state: MatchState, rounds: Sequence[TheirRound]) -> Iterator[_Found]:
    """What differs between the votes. A vote here without a round agrees with the same in any round there."""
    numbers = {each.number for each in rounds}
    votes_told = False
    for each in rounds:
        if each.votes is not None:
            votes_told = True
            yield from _votes_of_round(state, each.number, each.votes)
        elif each.human_guess is not None:
            yield from _guess(state, each.number, each.human_guess)
    if not votes_told:
        return
    for vote in state.votes.values():
        if vote.round is None:
            agreeing = any((each.votes or {}).get(vote.voter_id) == vote.human_guess for each in rounds)
            contradicted = any(
                vote.voter_id in (each.votes or {}) and (vote.voter_id, each.number) not in state.votes
                for each in rounds
            )
            if not (agreeing or contradicted):
                yield _Found(f"votes.{vote.voter_id}", vote.human_guess, None, vote.number)
        elif vote.round not in numbers:
            yield _Found(_vote_path(vote.voter_id, vote.round), vote.human_guess, None, vote.number)


def _votes_of_round(state: MatchState, number: int, theirs: dict[str, str]) -> Iterator[_Found]:
    here = [voter for voter, round_number in state.votes if round_number == number]
    for voter in dict.fromkeys((*here, *theirs)):
        vote = state.votes.get((voter, number)) or state.votes.get((voter, None))
        guess = None if vote is None else vote.human_guess
        if guess != theirs.get(voter):
            yield _Found(
                _vote_path(voter, number), guess, theirs.get(voter), None if vote is None else vote.number
            )


def _guess(state: MatchState, number: int, theirs: str) -> Iterator[_Found]:
    """A guess whose voter is not told agrees with any vote here that it can be, and with the last guess."""
    votes: list[Vote] = [vote for vote in state.votes.values() if vote.round in (number, None)]
    guesses = sorted({vote.human_guess for vote in votes})
    if theirs in guesses or theirs == state.human_guess:
        return
    if votes:
        kafka = guesses[0] if len(guesses) == 1 else guesses
        yield _Found(f"rounds.{number}.humanGuess", kafka, theirs, votes[-1].number)
    else:
        path = f"rounds.{number}.humanGuess"
        yield _Found(path, state.human_guess, theirs, get=lambda state: state.human_guess)


def _vote_path(voter: str, number: int) -> str:
    return f"votes.{voter} (round {number})"


def _with_numbers(events: Sequence[Event], match_id: str, found: list[_Found]) -> list[Difference]:
    """The differences with the event that set Kafka's value: the last that changed it."""
    getters = {each.field: each.get for each in found if each.get and each.kafka not in (None, [])}
    numbers = _last_changes(events, match_id, getters) if getters else {}
    return [
        Difference(match_id, each.field, each.kafka, each.other, numbers.get(each.field, each.number))
        for each in found
    ]


def _last_changes(events: Sequence[Event], match_id: str, getters: dict[str, _Getter]) -> dict[str, int]:
    state = MatchState(match_id)
    values = {field: get(state) for field, get in getters.items()}
    numbers: dict[str, int] = {}
    for number, event in enumerate(events, 1):
        advance(state, event)
        for field, get in getters.items():
            value = get(state)
            if value != values[field]:
                values[field] = value
                numbers[field] = number
    return numbers
