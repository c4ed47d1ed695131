"""Commands to robots, and the answers that settle them.

A robot's answer arrives twice: on robot-events and, as the participant's response, on match-events. Whichever comes
first settles the oldest open command; the other is joined to it silently (`MatchState.unpaired`).
"""

from collections.abc import Iterable

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


def commands_of(state: MatchState, round_number: int, robot_id: str | None) -> list[Command]:
    """The commands of that round and robot, oldest first."""
    numbers = state.commands_of_round.get(round_number, ())
    commands = (state.commands[number] for number in numbers)
    return [command for command in commands if command.robot_id == robot_id]


def ending_at_completion(state: MatchState, round_number: int | None) -> list[Command]:
    """The commands that end unanswered when that round completes, or the match (None). Votes end only by errors."""
    if round_number is None:
        candidates: Iterable[Command] = state.sorted_commands()
    else:
        candidates = (state.commands[number] for number in state.commands_of_round.get(round_number, ()))
    return [command for command in candidates if _can_end(command)]


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
    is_vote = isinstance(body, GenerateVote)
    command = Command(
        number=state.count,
        command_id=event.id,
        robot_id=event.robot_id,
        action=GENERATE_VOTE if is_vote else GENERATE_RESPONSE,
        round=body.round,
        commanded_at=event.time,
        position=event.record.position,
    )
    of_round = (*state.commands_of_round.get(body.round, ()), command.number)
    return replace(
        state,
        commands=state.commands.insert(command.number, command),
        commands_of_round=state.commands_of_round.insert(body.round, of_round),
        vote_commands=(*state.vote_commands, command.number) if is_vote else state.vote_commands,
    )


def answer_by_robot(state: MatchState, event: Event, body: RobotAnswer) -> MatchState:
    """A robot event answers its command, unless the match event came first: then it joins that one."""
    if event.robot_id is None:
        return state
    pair = (body.round, event.robot_id)
    waiting = state.unpaired.get(pair, 0)
    if waiting < 0:
        return replace(state, unpaired=state.unpaired.insert(pair, waiting + 1))
    settled = _settle_response(state, event, body.round, event.robot_id)
    if settled is state:
        return state
    return replace(settled, unpaired=state.unpaired.insert(pair, waiting + 1))


def answer_by_match(state: MatchState, event: Event, body: ResponseGiven) -> MatchState:
    """A generated response on match-events answers the command where no robot event did."""
    if body.robot_type is None or not body.generated:
        return state
    pair = (body.round, body.robot_type)
    waiting = state.unpaired.get(pair, 0)
    if waiting > 0:
        return replace(state, unpaired=state.unpaired.insert(pair, waiting - 1))
    settled = _settle_response(state, event, body.round, body.robot_type)
    if settled is state:
        return state
    return replace(settled, unpaired=state.unpaired.insert(pair, waiting - 1))


def answer_by_vote(state: MatchState, event: Event, body: VoteSubmitted) -> MatchState:
    """A vote answers the oldest open vote command of the voter's robot type."""
    robot_type = state.robot_types.get(body.voter_id)
    for number in state.vote_commands:
        command = state.commands[number]
        if command.robot_id == robot_type and robot_type is not None:
            remaining = tuple(other for other in state.vote_commands if other != number)
            return replace(_answered(state, command, event), vote_commands=remaining)
    return state


def note_error(state: MatchState, event: Event, body: RobotError) -> MatchState:
    """Add an error to the oldest open command of the round and robot, else to the last one that ended."""
    commands = commands_of(state, body.round, event.robot_id)
    pending = [command for command in commands if command.outcome is CommandOutcome.PENDING]
    ended = [command for command in commands if _ended(command)]
    if not pending and not ended:
        return state
    command = pending[0] if pending else ended[-1]
    noted = replace(command, errors=(*command.errors, body.error or ""))
    return replace(state, commands=state.commands.insert(command.number, noted))


def _settle_response(state: MatchState, event: Event, round_number: int, robot_id: str) -> MatchState:
    """Settle the oldest open command, else the oldest that ended without an answer; the same state if none."""
    commands = [c for c in commands_of(state, round_number, robot_id) if c.action == GENERATE_RESPONSE]
    pending = [command for command in commands if command.outcome is CommandOutcome.PENDING]
    candidates = pending or [command for command in commands if _ended(command)]
    return _answered(state, candidates[0], event) if candidates else state


def _answered(state: MatchState, command: Command, event: Event) -> MatchState:
    answered = replace(
        command, outcome=CommandOutcome.ANSWERED, answered_at=event.time, answered_by=state.count
    )
    return replace(state, commands=state.commands.insert(command.number, answered))


def _can_end(command: Command) -> bool:
    return command.outcome is CommandOutcome.PENDING and (
        command.action == GENERATE_RESPONSE or bool(command.errors)
    )


def _ended(command: Command) -> bool:
    return command.outcome in (CommandOutcome.ERROR, CommandOutcome.TIMEOUT)
