"""One readable line for every event of a match: who did what."""

from typing import assert_never

from app.core import formats
from app.core.state import MatchState
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
    RoundCompleted,
    RoundStarted,
    RoundStarting,
    Unknown,
    VoteSubmitted,
    VotingStarted,
)


def who(event: Event) -> str:
    """Whom the event is about: a participant, a robot, or nobody ("")."""
    match event.body:
        case ResponseGiven(participant_id=participant):
            return participant
        case VoteSubmitted(voter_id=voter):
            return voter
        case _:
            return event.robot_id or ""


def round_of(event: Event) -> int | None:
    """The round that the event names."""
    number: int | None = getattr(event.body, "round", None)
    return number


def latency(event: Event, after: MatchState | None) -> float | None:
    """Milliseconds from what the event answers (the round's start, or the command) to the event."""
    if after is None:
        return None
    match event.body:
        case ResponseGiven(round=number, participant_id=participant):
            current = after.rounds.get(number)
            response = current.responses.get(participant) if current else None
            return response.latency if response is not None and response.number == after.count else None
        case RobotAnswer() | VoteSubmitted():
            command = None if after.last_answered is None else after.commands[after.last_answered]
            return command.latency if command is not None and command.answered_by == after.count else None
        case _:
            return None


def describe(event: Event, after: MatchState | None = None) -> str:
    """What happened, on one line; with the state after the event also how long it took."""
    return one_line(_describe(event, after), 400)


def _describe(event: Event, after: MatchState | None) -> str:
    took = latency(event, after)
    in_time = "" if took is None else f" in {formats.duration(took)}"
    match event.body:
        case MatchCreated() as body:
            total = body.total_participants
            return "match created" if total is None else f"match created for {total} participants"
        case MatchStarted() as body:
            return f"match started: {_names(body.humans, 'human')}, {_names(body.robots, 'robot')}"
        case RoundStarting(round=number):
            return f"round {number} is about to start"
        case RobotsNeeded(round=number, count=count):
            return f"round {number} needs {'robots' if count is None else f'{count} robots'}"
        case RobotsAssigned(round=number, robots=pairs):
            named = ", ".join(f"{identity} is {robot_id}" for robot_id, identity in pairs or ())
            return f"robots assigned to round {number}" + (f": {named}" if named else "")
        case RoundStarted(round=number, prompt=prompt):
            return f"round {number} started" + (f": {quote(prompt)}" if prompt else "")
        case ResponseGiven() as body:
            return f"{body.participant_id} answered round {body.round}{in_time}: {quote(body.response)}"
        case RoundCompleted(round=number, responses=pairs):
            with_responses = "" if pairs is None else f" with {len(pairs)} responses"
            return f"round {number} completed{with_responses}"
        case VotingStarted(round=number):
            return "voting started" + ("" if number is None else f" on round {number}")
        case VoteSubmitted() as body:
            where = "" if body.round is None else f" in round {body.round}"
            return f"{body.voter_id} voted for {body.human_guess}{where}"
        case MatchCompleted() as body:
            guess = "" if body.human_guess is None else f": the guess was {body.human_guess}"
            return f"match completed, {body.result}{guess}"
        case GenerateResponse() | GenerateVote() | RobotAnswer() | RobotError() | RobotNotice() as body:
            return f"{event.robot_id or 'a robot'}{_of_robot(event, body, in_time)}"
        case Unknown():
            return f"unknown event {event.type or 'without a type'}"
        case Invalid(reason=reason):
            return f"invalid: {reason}"
        case _:
            assert_never(event.body)


def _of_robot(
    event: Event,
    body: GenerateResponse | GenerateVote | RobotAnswer | RobotError | RobotNotice,
    in_time: str,
) -> str:
    match body:
        case GenerateResponse(round=number):
            return f" is asked to answer round {number}"
        case GenerateVote(round=number):
            return f" is asked to vote in round {number}"
        case RobotAnswer(round=number, response=text):
            return f" answered round {number}{in_time}: {quote(text)}"
        case RobotError(round=number, error=error):
            return f" failed in round {number}: {error or 'no reason given'}"
        case RobotNotice():
            return f": {event.type.removeprefix('robot.').replace('_', ' ')}"
        case _:
            assert_never(body)


def quote(text: str, limit: int = 80) -> str:
    """The text on one line in quotation marks, cut where it is long."""
    return f"“{one_line(text, limit)}”"


def one_line(text: str, limit: int) -> str:
    """The text on one line, cut to so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _names(ids: tuple[str, ...] | None, kind: str) -> str:
    if ids is None:
        return f"{kind}s not named"
    return f"{kind}{'' if len(ids) == 1 else 's'} {', '.join(ids) or 'none'}"
