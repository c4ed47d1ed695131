"""The one fold: ``apply(state, event) -> state``, pure, without input, output or clock.

Everything that the program says about a match comes from it: ``state_at(n) == fold(events[:n])``.
"""

from collections.abc import Iterable
from typing import assert_never

from msgspec.structs import replace

from app.core import anomalies, robots
from app.core.state import Anomaly, MatchState, Outcome, Response, Round, Status, Vote
from kafka_client.events import (
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
        state = apply(state, event)
    return state


def apply(state: MatchState, event: Event) -> MatchState:
    """The match after one more event of its replay order."""
    position = event.record.position
    identity = None if event.id is None else (int(event.role), event.id)
    first = None if identity is None else state.seen.get(identity)
    if first is not None:
        counted = replace(state, count=state.count + 1)
        return _with(counted, [anomalies.duplicate(counted, event, first)])
    noted = replace(
        state,
        count=state.count + 1,
        first_time=event.time if state.first_time is None else state.first_time,
        latest_time=max(state.latest_time, event.time),
        seen=state.seen if identity is None else state.seen.insert(identity, position),
        partition_times={**state.partition_times, position[:2]: event.time},
        has_match_events=state.has_match_events or event.role is Role.MATCH_EVENTS,
        truncated=state.truncated or anomalies.begins_late(state, event),
    )
    changed = _transition(noted, event)
    return _with(changed, anomalies.find(noted, changed, event, previous=state))


def finish(state: MatchState, timeout_ms: float = DEFAULT_TIMEOUT_MS) -> MatchState:
    """The end of the log: end the commands that are older than the time-out (ms). Not a part of `fold`."""
    ending = robots.ending_by_age(state, timeout_ms)
    found = anomalies.at_end(state, ending)
    return _with(robots.end_commands(state, ending), found)


def _with(state: MatchState, found: list[Anomaly]) -> MatchState:
    return replace(state, anomalies=(*state.anomalies, *found)) if found else state


def _transition(state: MatchState, event: Event) -> MatchState:
    match event.body:
        case MatchStarted() as body:
            return _start_match(state, event, body)
        case RoundStarting() | RobotsNeeded() | RobotsAssigned():
            return _advance(state, Status.IN_PROGRESS)
        case RoundStarted() as body:
            return _start_round(state, event, body)
        case ResponseGiven() as body:
            return _respond(state, event, body)
        case RoundCompleted() as body:
            return _complete_round(state, event, body)
        case VotingStarted():
            return _advance(state, Status.VOTING)
        case VoteSubmitted() as body:
            return _vote(state, event, body)
        case MatchCompleted() as body:
            return _complete_match(state, event, body)
        case GenerateResponse() | GenerateVote() as body:
            return robots.open_command(state, event, body)
        case RobotAnswer() as body:
            return robots.answer_by_robot(state, event, body)
        case RobotError() as body:
            return robots.note_error(state, event, body)
        case MatchCreated() | RobotNotice() | Unknown() | Invalid():
            return state
        case _:
            assert_never(event.body)


def _advance(state: MatchState, status: Status) -> MatchState:
    """Move the status forward; only `_start_round` leads from voting back."""
    forward = state.status is Status.WAITING or (
        status is Status.VOTING and state.status is Status.IN_PROGRESS
    )
    return replace(state, status=status) if forward else state


def _start_match(state: MatchState, event: Event, body: MatchStarted) -> MatchState:
    if state.participants is not None:
        return state
    named = dict.fromkeys((*body.participants, *(body.humans or ()), *(body.robots or ())))
    started = replace(
        state,
        participants=tuple(named),
        started_humans=body.humans,
        started_robots=body.robots,
        started_at=event.time,
    )
    return _advance(started, Status.IN_PROGRESS)


def _start_round(state: MatchState, event: Event, body: RoundStarted) -> MatchState:
    current = state.rounds.get(body.round, Round(body.round))
    if not current.start_seen:
        current = replace(
            current, prompt=body.prompt, started_at=event.time, start_seen=True, active=body.active
        )
    started = _put_round(state, current)
    return started if state.status is Status.COMPLETED else replace(started, status=Status.IN_PROGRESS)


def _respond(state: MatchState, event: Event, body: ResponseGiven) -> MatchState:
    current = state.rounds.get(body.round, Round(body.round))
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
    responded = _put_round(_learn_participant(state, body), replace(current, responses=responses))
    return robots.answer_by_match(_advance(responded, Status.IN_PROGRESS), event, body)


def _learn_participant(state: MatchState, body: ResponseGiven) -> MatchState:
    who = body.participant_id
    learned = [
        (name, mapping, value)
        for name, mapping, value in (
            ("types", state.types, body.participant_type),
            ("robot_types", state.robot_types, body.robot_type),
            ("models", state.models, body.model),
        )
        if value is not None and mapping.get(who) != value
    ]
    return replace(state, **{name: {**mapping, who: value} for name, mapping, value in learned})


def _complete_round(state: MatchState, event: Event, body: RoundCompleted) -> MatchState:
    current = state.rounds.get(body.round, Round(body.round))
    if current.completed_at is None:
        current = replace(
            current, completed_at=event.time if body.completed_at is None else body.completed_at
        )
    ended = robots.end_commands(state, robots.ending_at_completion(state, body.round))
    return _advance(_put_round(ended, current), Status.IN_PROGRESS)


def _vote(state: MatchState, event: Event, body: VoteSubmitted) -> MatchState:
    vote = Vote(
        voter_id=body.voter_id,
        human_guess=body.human_guess,
        round=body.round,
        submitted_at=event.time if body.submitted_at is None else body.submitted_at,
        number=state.count,
    )
    voted = replace(state, votes={**state.votes, (body.voter_id, body.round): vote})
    if body.round is not None and body.round not in state.rounds:
        voted = _put_round(voted, Round(body.round))
    return robots.answer_by_vote(_advance(voted, Status.VOTING), event, body)


def _complete_match(state: MatchState, event: Event, body: MatchCompleted) -> MatchState:
    ended = robots.end_commands(state, robots.ending_at_completion(state, None))
    if state.status is Status.COMPLETED:
        return ended
    return replace(
        ended,
        status=Status.COMPLETED,
        outcome=Outcome(body.result),
        human_guess=body.human_guess,
        completed_humans=None if body.human is None else (body.human,),
        completed_robots=body.robots,
        completed_at=event.time if body.completed_at is None else body.completed_at,
        reported_duration=body.duration,
    )


def _put_round(state: MatchState, changed: Round) -> MatchState:
    rounds = state.rounds.insert(changed.number, changed)
    if changed.number in state.rounds:
        return replace(state, rounds=rounds)
    return replace(state, rounds=rounds, round_numbers=(*state.round_numbers, changed.number))
