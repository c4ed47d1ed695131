"""One readable line for every event of a match: who did what."""

from typing import assert_never

from app.core import formats
from app.core.saying import Said, say
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

MOST_READ = 10_000
"""Characters that a line is made of: to look at all of a megabyte would take longer than a window has."""


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


def _describe(event: Event, after: MatchState | None) -> str:  # noqa: C901 - one case for each kind of event
    took = latency(event, after)
    in_time = "" if took is None else say(" in {duration}", duration=formats.Span(took))
    match event.body:
        case MatchCreated(total_participants=None):
            return say("match created")
        case MatchCreated(total_participants=total):
            return say("match created for {total} participants", total=total)
        case MatchStarted() as body:
            humans, robots = _humans(body.humans), _robots(body.robots)
            return say("match started: {humans}, {robots}", humans=humans, robots=robots)
        case RoundStarting(round=number):
            return say("round {round} is about to start", round=number)
        case RobotsNeeded(round=number, count=None):
            return say("round {round} needs robots", round=number)
        case RobotsNeeded(round=number, count=count):
            return say("round {round} needs {count} robots", round=number, count=count)
        case RobotsAssigned(round=number, robots=pairs):
            named = ", ".join(f"{identity} is {robot_id}" for robot_id, identity in pairs or ())
            if not named:
                return say("robots assigned to round {round}", round=number)
            return say("robots assigned to round {round}: {robots}", round=number, robots=named)
        case RoundStarted(round=number, prompt=prompt):
            if not prompt:
                return say("round {round} started", round=number)
            return say("round {round} started: {prompt}", round=number, prompt=quote(prompt))
        case ResponseGiven() as body:
            return _answer(body.participant_id, body.round, in_time, body.response)
        case RoundCompleted(round=number, responses=None):
            return say("round {round} completed", round=number)
        case RoundCompleted(round=number, responses=pairs):
            count = len(pairs or ())
            return say("round {round} completed with {count} responses", round=number, count=count)
        case VotingStarted(round=None):
            return say("voting started")
        case VotingStarted(round=number):
            return say("voting started on round {round}", round=number)
        case VoteSubmitted() as body:
            voter, guess = body.voter_id, body.human_guess
            if body.round is None:
                return say("{voter} voted for {guess}", voter=voter, guess=guess)
            return say(
                "{voter} voted for {guess} in round {round}", voter=voter, guess=guess, round=body.round
            )
        case MatchCompleted() as body:
            result = say(body.result)
            if body.human_guess is None:
                return say("match completed, {result}", result=result)
            guess = body.human_guess
            return say("match completed, {result}: the guess was {guess}", result=result, guess=guess)
        case GenerateResponse() | GenerateVote() | RobotAnswer() | RobotError() | RobotNotice() as body:
            return _of_robot(event, body, in_time)
        case Unknown():
            return say("unknown event {type}", type=event.type or say("without a type"))
        case Invalid(reason=reason):
            return say("invalid: {reason}", reason=reason)
        case _:
            assert_never(event.body)


def _of_robot(
    event: Event,
    body: GenerateResponse | GenerateVote | RobotAnswer | RobotError | RobotNotice,
    in_time: str,
) -> str:
    robot = event.robot_id or say("a robot")
    match body:
        case GenerateResponse(round=number):
            return say("{robot} is asked to answer round {round}", robot=robot, round=number)
        case GenerateVote(round=number):
            return say("{robot} is asked to vote in round {round}", robot=robot, round=number)
        case RobotAnswer(round=number, response=text):
            return _answer(robot, number, in_time, text)
        case RobotError(round=number, error=error):
            reason = error or say("no reason given")
            return say("{robot} failed in round {round}: {error}", robot=robot, round=number, error=reason)
        case RobotNotice():
            notice = event.type.removeprefix("robot.").replace("_", " ")
            return say("{robot}: {notice}", robot=robot, notice=notice)
        case _:
            assert_never(body)


def _answer(who: str, number: int, in_time: str, text: str) -> Said:
    return say(
        "{who} answered round {round}{in_time}: {text}",
        who=who,
        round=number,
        in_time=in_time,
        text=quote(text),
    )


def quote(text: str, limit: int = 80) -> str:
    """The text on one line in quotation marks, cut where it is long."""
    return f"“{one_line(text, limit)}”"


def one_line(text: str, limit: int) -> str:
    """The text on one line, cut to so many characters; a sentence that is one already stays `Said`."""
    line = " ".join(text[:MOST_READ].split())
    if line == text and len(line) <= limit:
        return text
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _humans(ids: tuple[str, ...] | None) -> Said:
    if ids is None:
        return say("humans not named")
    if len(ids) == 1:
        return say("human {id}", id=ids[0])
    return say("humans {ids}", ids=", ".join(ids) or say("none"))


def _robots(ids: tuple[str, ...] | None) -> Said:
    if ids is None:
        return say("robots not named")
    if len(ids) == 1:
        return say("robot {id}", id=ids[0])
    return say("robots {ids}", ids=", ".join(ids) or say("none"))
