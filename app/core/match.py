"""The one fold: ``apply(state, event) -> state``, pure, without input, output or clock.

Everything that the program says about a match comes from it: ``state_at(n) == fold(events[:n])``. The rules
are in `advance`, which changes the state that it is given: a fold makes one state, and changes only that.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from app.core import anomalies, robots
from app.core.state import Anomaly, MatchState, Outcome, Response, Round, Status, Vote
from kafka_client.events import (
    Body,
    Event,
    GenerateResponse,
    GenerateVote,
    Invalid,
    MatchCompleted,
    MatchCreated,
    MatchStarted,
    ResponseGiven,
    RobotAnswer,
    RobotError,
    RobotNotice,
    RobotsAssigned,
    RobotsNeeded,
    Role,
    RoundCompleted,
    RoundStarted,
    RoundStarting,
    Unknown,
    VoteSubmitted,
    VotingStarted,
)

DEFAULT_TIMEOUT_MS = 60_000


def fold(match_id: str, events: Iterable[Event]) -> MatchState:
    """The match after those events, which are in replay order with their times resolved."""
    state = MatchState(match_id)
    for event in events:
        advance(state, event)
    return state


def apply(state: MatchState, event: Event) -> MatchState:
    """The match after one more event of its replay order; the given state stays as it is."""
    after = state.copy()
    advance(after, event)
    return after


def finish(state: MatchState, timeout_ms: float = DEFAULT_TIMEOUT_MS) -> MatchState:
    """The end of the log: end the commands that are older than the time-out (ms). Not a part of `fold`."""
    finished = state.copy()
    ending = robots.ending_by_age(finished, timeout_ms)
    finished.anomalies += anomalies.at_end(finished, ending)
    robots.end_commands(finished, ending)
    return finished


def advance(state: MatchState, event: Event, known: Sequence[Anomaly] | None = None) -> None:
    """Apply one more event to a state that nobody else holds.

    ``known`` are the event's anomalies where an earlier fold has found them: to look for them again takes
    longer than all the rest.
    """
    state.count += 1
    time, record, body = event.time, event.record, event.body
    if event.id is not None:
        position = record.position
        first = state.seen.setdefault((event.role, event.id), position)
        if first is not position:
            state.anomalies += [anomalies.duplicate(state, event, first)] if known is None else known
            return
    found = anomalies.find(state, event) if known is None else known
    if state.first_time is None:
        state.first_time = time
    if time > state.latest_time:  # noqa: PLR1730 - a call of max for every event is dear
        state.latest_time = time
    state.partition_times[record.topic, record.partition] = time
    if not state.has_match_events and event.role is Role.MATCH_EVENTS:
        state.has_match_events = True
        state.truncated = anomalies.begins_late(event)
    _TRANSITIONS[type(body)](state, event, body)
    if found:
        state.anomalies += found


def _advance_status(state: MatchState, status: Status) -> None:
    """Move the status forward; only `_start_round` leads from voting back."""
    if state.status is Status.WAITING or (status is Status.VOTING and state.status is Status.IN_PROGRESS):
        state.status = status


def _start_match(state: MatchState, event: Event, body: MatchStarted) -> None:
    if state.participants is not None:
        return
    state.participants = tuple(
        dict.fromkeys((*body.participants, *(body.humans or ()), *(body.robots or ())))
    )
    state.started_humans = body.humans
    state.started_robots = body.robots
    state.started_at = event.time
    _advance_status(state, Status.IN_PROGRESS)


def _start_round(state: MatchState, event: Event, body: RoundStarted) -> None:
    current = _round(state, body.round)
    if not current.start_seen:
        state.rounds[body.round] = replace(
            current, prompt=body.prompt, started_at=event.time, start_seen=True, active=body.active
        )
    if state.status is not Status.COMPLETED:
        state.status = Status.IN_PROGRESS


def _respond(state: MatchState, event: Event, body: ResponseGiven) -> None:
    current = _round(state, body.round)
    response = Response(
        participant_id=body.participant_id,
        participant_type=body.participant_type,
        text=body.response,
        robot_type=body.robot_type,
        model=body.model,
        processing_time=body.processing_time,
        submitted_at=event.time if body.submitted_at is None else body.submitted_at,
        time=event.time,
        latency=None if current.started_at is None else event.time - current.started_at,
        number=state.count,
        position=event.record.position,
    )
    responses = {**current.responses, body.participant_id: response}
    state.rounds[body.round] = replace(current, responses=responses)
    _learn_participant(state, body)
    _advance_status(state, Status.IN_PROGRESS)
    robots.answer_by_match(state, event, body)


def _learn_participant(state: MatchState, body: ResponseGiven) -> None:
    who = body.participant_id
    if body.participant_type is not None:
        state.types[who] = body.participant_type
    if body.robot_type is not None:
        state.robot_types[who] = body.robot_type
    if body.model is not None:
        state.models[who] = body.model


def _complete_round(state: MatchState, event: Event, body: RoundCompleted) -> None:
    current = _round(state, body.round)
    if current.completed_at is None:
        completed_at = event.time if body.completed_at is None else body.completed_at
        state.rounds[body.round] = replace(current, completed_at=completed_at)
    robots.end_commands(state, robots.ending_at_completion(state, body.round))
    _advance_status(state, Status.IN_PROGRESS)


def _vote(state: MatchState, event: Event, body: VoteSubmitted) -> None:
    state.votes[body.voter_id, body.round] = Vote(
        voter_id=body.voter_id,
        human_guess=body.human_guess,
        round=body.round,
        submitted_at=event.time if body.submitted_at is None else body.submitted_at,
        number=state.count,
    )
    if body.round is not None:
        state.rounds.setdefault(body.round, Round(body.round))
    _advance_status(state, Status.VOTING)
    robots.answer_by_vote(state, event, body)


def _complete_match(state: MatchState, event: Event, body: MatchCompleted) -> None:
    robots.end_commands(state, robots.ending_at_completion(state, None))
    if state.status is Status.COMPLETED:
        return
    state.status = Status.COMPLETED
    state.outcome = Outcome(body.result)
    state.human_guess = body.human_guess
    state.completed_humans = None if body.human is None else (body.human,)
    state.completed_robots = body.robots
    state.completed_at = event.time if body.completed_at is None else body.completed_at
    state.reported_duration = body.duration


def _round(state: MatchState, number: int) -> Round:
    """The round, or a new one that is not yet a part of the match."""
    return state.rounds.get(number) or Round(number)


def _prepare_round(state: MatchState, _event: Event, _body: Body) -> None:
    _advance_status(state, Status.IN_PROGRESS)


def _start_voting(state: MatchState, _event: Event, _body: Body) -> None:
    _advance_status(state, Status.VOTING)


def _change_nothing(_state: MatchState, _event: Event, _body: Body) -> None:
    pass


_TRANSITIONS: Mapping[type[Body], Callable[[MatchState, Event, Any], None]] = {
    MatchCreated: _change_nothing,
    MatchStarted: _start_match,
    RoundStarting: _prepare_round,
    RobotsNeeded: _prepare_round,
    RobotsAssigned: _prepare_round,
    RoundStarted: _start_round,
    ResponseGiven: _respond,
    RoundCompleted: _complete_round,
    VotingStarted: _start_voting,
    VoteSubmitted: _vote,
    MatchCompleted: _complete_match,
    GenerateResponse: robots.open_command,
    GenerateVote: robots.open_command,
    RobotAnswer: robots.answer_by_robot,
    RobotError: robots.note_error,
    RobotNotice: _change_nothing,
    Unknown: _change_nothing,
    Invalid: _change_nothing,
}
"""What an event with such a body does, for every kind there is. A `match` takes half a microsecond."""
