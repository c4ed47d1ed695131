"""The rules that find what should not be in a match, over the states before and after an event.

There is one small function for each kind of event; `find` runs those that can apply. They change nothing: the
fold keeps what they return.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.core import robots
from app.core.describe import one_line
from app.core.state import Anomaly, Command, CommandOutcome, MatchState, Position, Severity, Status
from kafka_client.events import (
    Event,
    Invalid,
    MatchCompleted,
    Pairs,
    ResponseGiven,
    RobotAnswer,
    RobotError,
    Role,
    RoundCompleted,
    Unknown,
    VoteSubmitted,
    VotingStarted,
)

SEVERITIES = {
    "undecodable": Severity.ERROR,
    "invalid_event": Severity.ERROR,
    "unknown_event_type": Severity.INFO,
    "header_mismatch": Severity.WARNING,
    "duplicate_event": Severity.WARNING,
    "out_of_order": Severity.WARNING,
    "truncated_history": Severity.WARNING,
    "missing_round_start": Severity.ERROR,
    "late_response": Severity.WARNING,
    "conflicting_response": Severity.WARNING,
    "unknown_participant": Severity.WARNING,
    "responses_mismatch": Severity.ERROR,
    "missing_response": Severity.ERROR,
    "robot_error": Severity.WARNING,
    "response_timeout": Severity.ERROR,
    "orphan_robot_event": Severity.WARNING,
    "result_mismatch": Severity.ERROR,
    "duration_mismatch": Severity.WARNING,
    "event_after_completion": Severity.WARNING,
    "compacted_topic": Severity.ERROR,
    "finite_retention": Severity.WARNING,
}
"""Every anomaly code and how bad it is."""

OUT_OF_ORDER_MS = 1
DURATION_TOLERANCE_MS = 1000
LONGEST_MESSAGE = 400


class _Step(NamedTuple):
    """One event and the states around it; ``before`` does not know the event, ``after`` has applied it."""

    before: MatchState
    after: MatchState
    event: Event

    def anomaly(self, code: str, message: str, *also: Position) -> Anomaly:
        records = (self.event.record.position, *also)
        return Anomaly(code, SEVERITIES[code], _line(message), records, self.after.count)


def begins_late(state: MatchState, event: Event) -> bool:
    """Whether this is the match's first match event, and not the beginning of a match."""
    return (
        event.role is Role.MATCH_EVENTS
        and not state.has_match_events
        and event.type not in ("match.created", "match.started")
    )


def duplicate(state: MatchState, event: Event, first: Position) -> Anomaly:
    """The only anomaly of an event whose id was seen before in this match and role."""
    message = f"{event.type} has the id {event.id} of an earlier event and is ignored"
    return _Step(state, state, event).anomaly("duplicate_event", message, first)


def find(before: MatchState, after: MatchState, event: Event, *, previous: MatchState) -> list[Anomaly]:
    """What the event shows. ``previous`` is the state that has not even counted the event yet."""
    step = _Step(before, after, event)
    return [*_of_any_event(step, previous), *_of_its_kind(step)]


def at_end(state: MatchState, ending: Iterable[Command]) -> list[Anomaly]:
    """What the end of the log shows: no match event at all, and the commands that end as time-outs."""
    found = [
        _at_end("response_timeout", _timeout_message(command), command.position)
        for command in ending
        if robots.ended_outcome(command) is CommandOutcome.TIMEOUT
    ]
    if state.has_match_events:
        return found
    message = "the log has no event of this match's own topic, only its robots'"
    return [_at_end("truncated_history", message), *found]


def _at_end(code: str, message: str, *records: Position) -> Anomaly:
    return Anomaly(code, SEVERITIES[code], _line(message), records, None)


def _line(message: str) -> str:
    return one_line(message, LONGEST_MESSAGE)


def _of_any_event(step: _Step, previous: MatchState) -> Iterator[Anomaly]:
    event = step.event
    if step.after.truncated and not previous.truncated:
        yield step.anomaly("truncated_history", f"the history begins with {_name(event)}, not with the match")
    last = previous.partition_times.get(event.record.position[:2])
    if last is not None and last - event.time >= OUT_OF_ORDER_MS:
        message = (
            f"{_name(event)} is {last - event.time:,.0f} ms older than the one before it in its partition"
        )
        yield step.anomaly("out_of_order", message)
    if event.conflicting_type is not None:
        message = f"the header says {event.conflicting_type}, the value {event.type}; the value counts"
        yield step.anomaly("header_mismatch", message)
    is_match_event = event.role is Role.MATCH_EVENTS and not event.type.startswith("robot.")
    if is_match_event and previous.status is Status.COMPLETED:
        yield step.anomaly("event_after_completion", f"{_name(event)} came after the match had completed")


def _of_its_kind(step: _Step) -> Iterator[Anomaly]:
    match step.event.body:
        case Invalid(reason):
            yield step.anomaly("invalid_event", f"{reason}; the event changes nothing")
        case Unknown():
            message = f"{_name(step.event)} is not known in this topic; it changes nothing"
            yield step.anomaly("unknown_event_type", message)
        case ResponseGiven() as body:
            yield from _response(step, body)
        case RoundCompleted() as body:
            yield from _completed_round(step, body)
        case VotingStarted(round=number, responses=pairs):
            yield from _voting(step, number, pairs)
        case VoteSubmitted() as body:
            yield from _missing_start(step, body.round)
            yield from _unknown(step, body.voter_id, body.human_guess)
        case MatchCompleted() as body:
            yield from _completed_match(step, body)
        case RobotAnswer() as body:
            yield from _orphan(step, body.round)
            if body.participant_id is not None:
                yield from _unknown(step, body.participant_id)
        case RobotError() as body:
            yield from _orphan(step, body.round)
            yield step.anomaly(
                "robot_error",
                f"{_robot(step)} failed in round {body.round}: {body.error or 'no reason given'}",
            )
        case _:
            return


def _response(step: _Step, body: ResponseGiven) -> Iterator[Anomaly]:
    yield from _missing_start(step, body.round)
    yield from _unknown(step, body.participant_id)
    current = step.before.rounds.get(body.round)
    if current is None:
        return
    who = f"{body.participant_id}'s response to round {body.round}"
    if current.completed_at is not None:
        yield step.anomaly("late_response", f"{who} came after the round had completed")
    standing = current.responses.get(body.participant_id)
    if standing is not None and standing.text != body.response:
        message = f"{who} differs from the one that stood and takes its place"
        yield step.anomaly("conflicting_response", message, standing.position)


def _completed_round(step: _Step, body: RoundCompleted) -> Iterator[Anomaly]:
    yield from _missing_start(step, body.round)
    yield from _list_mismatch(step, body.round, body.responses)
    yield from _timeouts(step, robots.ending_at_completion(step.before, body.round))
    current = step.before.rounds.get(body.round)
    if current is None or not current.start_seen or current.completed_at is not None:
        return
    for who in dict.fromkeys(current.active or ()):
        if who not in current.responses:
            yield step.anomaly("missing_response", f"{who} gave no response to round {body.round}")


def _voting(step: _Step, number: int | None, pairs: Pairs | None) -> Iterator[Anomaly]:
    if number is not None:
        yield from _list_mismatch(step, number, pairs)
        return
    if pairs is None or step.after.truncated:
        return
    rounds = step.before.sorted_rounds()
    standing = {(who, response.text) for each in rounds for who, response in each.responses.items()}
    foreign = sorted({who for who, text in pairs if (who, text) not in standing})
    if foreign:
        message = f"the list for the vote has a text of {', '.join(foreign)} that stands in no round"
        yield step.anomaly("responses_mismatch", message)


def _list_mismatch(step: _Step, number: int, pairs: Pairs | None) -> Iterator[Anomaly]:
    if pairs is None or step.after.truncated:
        return
    current = step.before.rounds.get(number)
    standing = {(who, response.text) for who, response in current.responses.items()} if current else set()
    different = standing.symmetric_difference(pairs)
    if different:
        who = ", ".join(sorted({who for who, _ in different}))
        message = f"{_name(step.event)} lists other responses than round {number} has: see {who}"
        yield step.anomaly("responses_mismatch", message)


def _completed_match(step: _Step, body: MatchCompleted) -> Iterator[Anomaly]:
    if body.human_guess is not None:
        yield from _unknown(step, body.human_guess)
    yield from _timeouts(step, robots.ending_at_completion(step.before, None))
    yield from _result_mismatch(step, body)
    yield from _duration_mismatch(step, body)


def _result_mismatch(step: _Step, body: MatchCompleted) -> Iterator[Anomaly]:
    humans = step.after.humans
    if body.human_guess is None or not humans:
        return
    is_human = body.human_guess in humans
    if is_human != (body.result == "correct"):
        kind = "a human" if is_human else "no human"
        message = f"the result is {body.result}, yet the guess {body.human_guess} is {kind}"
        yield step.anomaly("result_mismatch", message)


def _duration_mismatch(step: _Step, body: MatchCompleted) -> Iterator[Anomaly]:
    started_at = step.before.started_at
    if body.duration is None or started_at is None:
        return
    completed_at = step.event.time if body.completed_at is None else body.completed_at
    difference = abs(body.duration - (completed_at - started_at))
    if difference > DURATION_TOLERANCE_MS:
        message = f"the reported duration is {difference:,.0f} ms off the time between start and end"
        yield step.anomaly("duration_mismatch", message)


def _orphan(step: _Step, number: int) -> Iterator[Anomaly]:
    if not robots.was_commanded(step.before, number, step.event.robot_id):
        message = f"{_name(step.event)} of {_robot(step)} for round {number} answers no command"
        yield step.anomaly("orphan_robot_event", message)


def _missing_start(step: _Step, number: int | None) -> Iterator[Anomaly]:
    if number is not None and number not in step.before.rounds:
        message = f"{_name(step.event)} names round {number}, whose start was not seen"
        yield step.anomaly("missing_round_start", message)


def _unknown(step: _Step, *ids: str) -> Iterator[Anomaly]:
    named = step.before.participants
    if named is None:
        return
    for who in dict.fromkeys(ids):
        if who not in named:
            message = f"{_name(step.event)} names {who}, who is not a participant of the match"
            yield step.anomaly("unknown_participant", message)


def _timeouts(step: _Step, ending: Iterable[Command]) -> Iterator[Anomaly]:
    for command in ending:
        if robots.ended_outcome(command) is CommandOutcome.TIMEOUT:
            yield step.anomaly("response_timeout", _timeout_message(command), command.position)


def _timeout_message(command: Command) -> str:
    return f"{command.robot_id or 'a robot'} gave no answer to the command of round {command.round}"


def _robot(step: _Step) -> str:
    return step.event.robot_id or "a robot without an id"


def _name(event: Event) -> str:
    return event.type or "an event without a type"
