"""Commands to robots, and the answers that settle them.

A robot's answer arrives twice: on robot-events and, as the participant's response, on match-events. Whichever
comes first settles the oldest open command; the other is joined to it silently (`MatchState.unpaired`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from app.core.state import Command, CommandOutcome, MatchState
from kafka_client.events import (
    Event,
    GenerateResponse,
    GenerateVote,
    ResponseGiven,
    RobotAnswer,
    RobotError,
    VoteSubmitted,
)

GENERATE_RESPONSE = "generate_response"
GENERATE_VOTE = "generate_vote"

_ON_ROBOT_EVENTS = 1
_ON_MATCH_EVENTS = -1

_Key = TypeVar("_Key")


def was_commanded(state: MatchState, round_number: int, robot_id: str | None) -> bool:
    """Whether that robot was given a command for that round."""
    return robot_id is not None and (round_number, robot_id) in state.unanswered


def ending_at_completion(state: MatchState, round_number: int | None) -> list[Command]:
    """The commands that end unanswered when that round completes, or the match (None)."""
    if round_number is None:
        return _that_can_end(state.commands.values())
    return _that_can_end([state.commands[number] for number in state.commands_of_round.get(round_number, ())])


def ending_by_age(state: MatchState, timeout_ms: float) -> list[Command]:
    """The commands older than the time-out, against the match's own latest event time."""
    oldest = state.latest_time - timeout_ms
    return [command for command in _that_can_end(state.commands.values()) if command.commanded_at < oldest]


def end_commands(state: MatchState, commands: Iterable[Command]) -> None:
    """End those commands as an error where they had one, else as a time-out."""
    for command in commands:
        state.commands[command.number] = replace(command, outcome=ended_outcome(command))


def ended_outcome(command: Command) -> CommandOutcome:
    """What a command that ends without an answer becomes."""
    return CommandOutcome.ERROR if command.errors else CommandOutcome.TIMEOUT


def open_command(state: MatchState, event: Event, body: GenerateResponse | GenerateVote) -> None:
    """Remember a command as pending."""
    number, robot_id, asks_vote = state.count, event.robot_id, isinstance(body, GenerateVote)
    state.commands[number] = Command(
        number=number,
        command_id=event.id,
        robot_id=robot_id,
        action=GENERATE_VOTE if asks_vote else GENERATE_RESPONSE,
        round=body.round,
        commanded_at=event.time,
        position=event.record.position,
    )
    _append(state.commands_of_round, body.round, number)
    if robot_id is None:
        return
    _append(state.unanswered, (body.round, robot_id), number)
    if asks_vote:
        _append(state.vote_commands, robot_id, number)


def answer_by_robot(state: MatchState, event: Event, body: RobotAnswer) -> None:
    """A robot event answers its command, unless the match event came first: then it joins that one."""
    if event.robot_id is not None:
        _answer_one_way(state, event, (body.round, event.robot_id), _ON_ROBOT_EVENTS)


def answer_by_match(state: MatchState, event: Event, body: ResponseGiven) -> None:
    """A generated response on match-events answers the command where no robot event did."""
    if body.robot_type is not None and event.type == "response.generated":
        _answer_one_way(state, event, (body.round, body.robot_type), _ON_MATCH_EVENTS)


def answer_by_vote(state: MatchState, event: Event, body: VoteSubmitted) -> None:
    """A vote answers its robot type's oldest open vote command, that of its round where it names one."""
    robot_type = state.robot_types.get(body.voter_id)
    if robot_type is None:
        return
    if body.round is None:
        numbers = state.vote_commands.get(robot_type, ())
    else:
        numbers = state.unanswered.get((body.round, robot_type), ())
    _settle(state, event, robot_type, numbers, GENERATE_VOTE)


def note_error(state: MatchState, event: Event, body: RobotError) -> None:
    """Add an error to the oldest open command of the round and robot, else to the oldest that ended."""
    if event.robot_id is None:
        return
    command = _oldest(state, state.unanswered.get((body.round, event.robot_id), ()))
    if command is not None:
        state.commands[command.number] = replace(command, errors=(*command.errors, body.error or ""))


def _answer_one_way(state: MatchState, event: Event, pair: tuple[int, str], way: int) -> None:
    """Join the answer to one that came the other way, else settle a command with it."""
    balance = state.unpaired.get(pair, 0)
    if balance * way < 0 or _settle(state, event, pair[1], state.unanswered.get(pair, ()), GENERATE_RESPONSE):
        state.unpaired[pair] = balance + way


def _settle(state: MatchState, event: Event, robot_id: str, numbers: Iterable[int], action: str) -> bool:
    """Answer the oldest of those commands of the robot that has the action; False if none has."""
    command = _oldest(state, numbers, action)
    if command is None:
        return False
    number = command.number
    state.commands[number] = replace(
        command, outcome=CommandOutcome.ANSWERED, answered_at=event.time, answered_by=state.count
    )
    state.last_answered = number
    _remove(state.unanswered, (command.round, robot_id), number)
    if action == GENERATE_VOTE:
        _remove(state.vote_commands, robot_id, number)
    return True


def _oldest(state: MatchState, numbers: Iterable[int], action: str | None = None) -> Command | None:
    """The first of those commands, of that action if it is given, that is open, else the first that ended."""
    ended = None
    for number in numbers:
        command = state.commands[number]
        if action is not None and command.action != action:
            continue
        if command.outcome is CommandOutcome.PENDING:
            return command
        ended = ended or command
    return ended


def _append(numbers: dict[_Key, tuple[int, ...]], key: _Key, number: int) -> None:
    numbers[key] = (*numbers.get(key, ()), number)


def _remove(numbers: dict[_Key, tuple[int, ...]], key: _Key, number: int) -> None:
    numbers[key] = tuple([other for other in numbers[key] if other != number])


def _that_can_end(commands: Iterable[Command]) -> list[Command]:
    """The open ones of those commands; a vote never times out, but ends by its errors."""
    return [
        command
        for command in commands
        if command.outcome is CommandOutcome.PENDING
        and (command.action == GENERATE_RESPONSE or command.errors)
    ]
