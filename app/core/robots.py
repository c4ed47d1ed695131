"""Commands to robots, and the answers that settle them.

A robot's answer arrives twice: on robot-events and, as the participant's response, on match-events. Whichever
comes first settles the oldest open command; the other is joined to it silently (`MatchState.unpaired`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace
from rpds import HashTrieMap

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
        return [command for command in state.sorted_commands() if _can_end(command)]
    numbers = state.commands_of_round.get(round_number, ())
    return [command for number in numbers if _can_end(command := state.commands[number])]


def ending_by_age(state: MatchState, timeout_ms: float) -> list[Command]:
    """The commands older than the time-out, against the match's own latest event time."""
    oldest = state.latest_time - timeout_ms
    return [
        command for command in state.sorted_commands() if _can_end(command) and command.commanded_at < oldest
    ]


def end_commands(state: MatchState, commands: Iterable[Command]) -> MatchState:
    """End those commands as an error where they had one, else as a time-out."""
    changed = state.commands
    for command in commands:
        changed = changed.insert(command.number, replace(command, outcome=ended_outcome(command)))
    return state if changed is state.commands else replace(state, commands=changed)


def ended_outcome(command: Command) -> CommandOutcome:
    """What a command that ends without an answer becomes."""
    return CommandOutcome.ERROR if command.errors else CommandOutcome.TIMEOUT


def open_command(state: MatchState, event: Event, body: GenerateResponse | GenerateVote) -> MatchState:
    """Remember a command as pending."""
    number, robot_id = state.count, event.robot_id
    command = Command(
        number=number,
        command_id=event.id,
        robot_id=robot_id,
        action=GENERATE_VOTE if isinstance(body, GenerateVote) else GENERATE_RESPONSE,
        round=body.round,
        commanded_at=event.time,
        position=event.record.position,
    )
    opened = replace(
        state,
        commands=state.commands.insert(number, command),
        command_numbers=(*state.command_numbers, number),
        commands_of_round=_appended(state.commands_of_round, body.round, number),
    )
    if robot_id is None:
        return opened
    opened = replace(opened, unanswered=_appended(state.unanswered, (body.round, robot_id), number))
    if command.action == GENERATE_RESPONSE:
        return opened
    return replace(opened, vote_commands=_appended(state.vote_commands, robot_id, number))


def answer_by_robot(state: MatchState, event: Event, body: RobotAnswer) -> MatchState:
    """A robot event answers its command, unless the match event came first: then it joins that one."""
    if event.robot_id is None:
        return state
    return _answer_one_way(state, event, (body.round, event.robot_id), _ON_ROBOT_EVENTS)


def answer_by_match(state: MatchState, event: Event, body: ResponseGiven) -> MatchState:
    """A generated response on match-events answers the command where no robot event did."""
    if body.robot_type is None or event.type != "response.generated":
        return state
    return _answer_one_way(state, event, (body.round, body.robot_type), _ON_MATCH_EVENTS)


def answer_by_vote(state: MatchState, event: Event, body: VoteSubmitted) -> MatchState:
    """A vote answers its robot type's oldest open vote command, that of its round where it names one."""
    robot_type = state.robot_types.get(body.voter_id)
    if robot_type is None:
        return state
    if body.round is None:
        numbers = state.vote_commands.get(robot_type, ())
    else:
        numbers = state.unanswered.get((body.round, robot_type), ())
    return _settle(state, event, robot_type, numbers, GENERATE_VOTE)


def note_error(state: MatchState, event: Event, body: RobotError) -> MatchState:
    """Add an error to the oldest open command of the round and robot, else to the oldest that ended."""
    if event.robot_id is None:
        return state
    numbers = state.unanswered.get((body.round, event.robot_id), ())
    command = _oldest(state.commands[number] for number in numbers)
    if command is None:
        return state
    noted = replace(command, errors=(*command.errors, body.error or ""))
    return replace(state, commands=state.commands.insert(command.number, noted))


def _answer_one_way(state: MatchState, event: Event, pair: tuple[int, str], way: int) -> MatchState:
    """Join the answer to one that came the other way, else settle a command with it."""
    balance = state.unpaired.get(pair, 0)
    if balance * way < 0:
        return replace(state, unpaired=state.unpaired.insert(pair, balance + way))
    settled = _settle(state, event, pair[1], state.unanswered.get(pair, ()), GENERATE_RESPONSE)
    if settled is state:
        return state
    return replace(settled, unpaired=state.unpaired.insert(pair, balance + way))


def _settle(
    state: MatchState, event: Event, robot_id: str, numbers: Iterable[int], action: str
) -> MatchState:
    """Answer the oldest of those commands of the robot that has the action; the same state if none has."""
    commands = (state.commands[number] for number in numbers)
    command = _oldest(command for command in commands if command.action == action)
    if command is None:
        return state
    answered = replace(
        command, outcome=CommandOutcome.ANSWERED, answered_at=event.time, answered_by=state.count
    )
    number = command.number
    settled = replace(
        state,
        commands=state.commands.insert(number, answered),
        unanswered=_removed(state.unanswered, (command.round, robot_id), number),
        last_answered=number,
    )
    if action == GENERATE_RESPONSE:
        return settled
    return replace(settled, vote_commands=_removed(state.vote_commands, robot_id, number))


def _oldest(commands: Iterable[Command]) -> Command | None:
    """The first command that is open, else the first that ended."""
    ended = None
    for command in commands:
        if command.outcome is CommandOutcome.PENDING:
            return command
        ended = ended or command
    return ended


def _appended(
    numbers: HashTrieMap[_Key, tuple[int, ...]], key: _Key, number: int
) -> HashTrieMap[_Key, tuple[int, ...]]:
    return numbers.insert(key, (*numbers.get(key, ()), number))


def _removed(
    numbers: HashTrieMap[_Key, tuple[int, ...]], key: _Key, number: int
) -> HashTrieMap[_Key, tuple[int, ...]]:
    return numbers.insert(key, tuple(other for other in numbers[key] if other != number))


def _can_end(command: Command) -> bool:
    """Whether the command is open; a vote never times out, but ends by its errors."""
    return command.outcome is CommandOutcome.PENDING and (
        command.action == GENERATE_RESPONSE or bool(command.errors)
    )
