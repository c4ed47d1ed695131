"""The rules that find what should not be in a match, over the state before an event and the event.

There is one small function for each kind of event; `find` runs those that can apply. They change nothing: the
fold keeps what they find.
"""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from app.core import robots
from app.core.describe import one_line
from app.core.saying import say
from app.core.state import Anomaly, Command, CommandOutcome, MatchState, Position, Severity, Status
from kafka_client.events import (
    Body,
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


class _Step(msgspec.Struct, gc=False):
    """One event, the state before it (which has only counted it), and what has been found so far."""

    state: MatchState
    event: Event
    found: list[Anomaly] = []

    def report(self, code: str, message: str, *also: Position) -> None:
        records = (self.event.record.position, *also)
        self.found.append(Anomaly(code, SEVERITIES[code], _line(message), records, self.state.count))

    @property
    def is_truncated(self) -> bool:
        """Whether the match's beginning is missing, as far as this event shows."""
        if self.state.has_match_events or self.event.role is not Role.MATCH_EVENTS:
            return self.state.truncated
        return begins_late(self.event)


def begins_late(event: Event) -> bool:
    """Whether this, as the match's first match event, is not the beginning of a match."""
    return event.type not in ("match.created", "match.started")


def duplicate(state: MatchState, event: Event, first: Position) -> Anomaly:
    """The only anomaly of an event whose id was seen before in this match and role."""
    step = _Step(state, event)
    step.report(
        "duplicate_event",
        say("{type} has the id {id} of an earlier event and is ignored", type=event.type, id=event.id),
        first,
    )
    return step.found[0]


def find(state: MatchState, event: Event) -> list[Anomaly]:
    """What the event shows. The state has counted the event and knows nothing else of it."""
    step = _Step(state, event)
    _of_any_event(step)
    body = event.body
    rule = _RULES.get(type(body))
    if rule is not None:
        rule(step, body)
    return step.found


def at_end(state: MatchState, ending: Iterable[Command]) -> list[Anomaly]:
    """What the end of the log shows: no match event at all, and the commands that end as time-outs."""
    found = [
        _at_end("response_timeout", _timeout_message(command), command.position)
        for command in ending
        if robots.ended_outcome(command) is CommandOutcome.TIMEOUT
    ]
    if state.has_match_events:
        return found
    message = say("the log has no event of this match's own topic, only its robots'")
    return [_at_end("truncated_history", message), *found]


def _at_end(code: str, message: str, *records: Position) -> Anomaly:
    return Anomaly(code, SEVERITIES[code], _line(message), records, None)


def _line(message: str) -> str:
    return one_line(message, LONGEST_MESSAGE)


def _of_any_event(step: _Step) -> None:
    state, event = step.state, step.event
    record, is_match_event = event.record, event.role is Role.MATCH_EVENTS
    if is_match_event and not state.has_match_events and begins_late(event):
        step.report(
            "truncated_history", say("the history begins with {name}, not with the match", name=_name(event))
        )
    last = state.partition_times.get((record.topic, record.partition))
    if last is not None and last - event.time >= OUT_OF_ORDER_MS:
        age = say("{last} ms older than the one before it in its partition", last=f"{last - event.time:,.0f}")
        step.report("out_of_order", say("{name} is {age}", name=_name(event), age=age))
    if event.conflicting_type is not None:
        message = say(
            "the header says {conflicting_type}, the value {type}; the value counts",
            conflicting_type=event.conflicting_type,
            type=event.type,
        )
        step.report("header_mismatch", message)
    if is_match_event and state.status is Status.COMPLETED and not event.type.startswith("robot."):
        step.report(
            "event_after_completion", say("{name} came after the match had completed", name=_name(event))
        )


def _response(step: _Step, body: ResponseGiven) -> None:
    state, who = step.state, body.participant_id
    _missing_start(step, body.round)
    _unknown(step, who)
    current = state.rounds.get(body.round)
    if current is None:
        return
    if current.completed_at is not None:
        step.report("late_response", say("{whose} came after the round had completed", whose=_whose(body)))
    standing = current.responses.get(who)
    if standing is not None and standing.text != body.response:
        message = say("{whose} differs from the one that stood and takes its place", whose=_whose(body))
        step.report("conflicting_response", message, standing.position)


def _whose(body: ResponseGiven) -> str:
    return say(
        "{participant_id}'s response to round {round}", participant_id=body.participant_id, round=body.round
    )


def _answered(step: _Step, body: RobotAnswer) -> None:
    _orphan(step, body.round)
    if body.participant_id is not None:
        _unknown(step, body.participant_id)


def _failed(step: _Step, body: RobotError) -> None:
    _orphan(step, body.round)
    reason = body.error or say("no reason given")
    step.report(
        "robot_error",
        say("{robot} failed in round {round}: {reason}", robot=_robot(step), round=body.round, reason=reason),
    )


def _voted(step: _Step, body: VoteSubmitted) -> None:
    _missing_start(step, body.round)
    _unknown(step, body.voter_id)
    if body.human_guess != body.voter_id:
        _unknown(step, body.human_guess)


def _invalid(step: _Step, body: Invalid) -> None:
    step.report("invalid_event", say("{reason}; the event changes nothing", reason=body.reason))


def _unknown_type(step: _Step, _body: Unknown) -> None:
    message = say("{name} is not known in this topic; it changes nothing", name=_name(step.event))
    step.report("unknown_event_type", message)


def _completed_round(step: _Step, body: RoundCompleted) -> None:
    _missing_start(step, body.round)
    _list_mismatch(step, body.round, body.responses)
    _timeouts(step, robots.ending_at_completion(step.state, body.round))
    current = step.state.rounds.get(body.round)
    if current is None or not current.start_seen or current.completed_at is not None:
        return
    for who in dict.fromkeys(current.active or ()):
        if who not in current.responses:
            step.report(
                "missing_response", say("{who} gave no response to round {round}", who=who, round=body.round)
            )


def _voting(step: _Step, body: VotingStarted) -> None:
    number, pairs = body.round, body.responses
    if number is not None:
        _list_mismatch(step, number, pairs)
        return
    if pairs is None or step.is_truncated:
        return
    rounds = step.state.sorted_rounds()
    standing = {(who, response.text) for each in rounds for who, response in each.responses.items()}
    foreign = sorted({who for who, text in pairs if (who, text) not in standing})
    if foreign:
        message = say(
            "the list for the vote has a text of {foreign} that stands in no round",
            foreign=", ".join(foreign),
        )
        step.report("responses_mismatch", message)


def _list_mismatch(step: _Step, number: int, pairs: Pairs | None) -> None:
    if pairs is None or step.is_truncated:
        return
    current = step.state.rounds.get(number)
    standing = {(who, response.text) for who, response in current.responses.items()} if current else set()
    different = standing.symmetric_difference(pairs)
    if different:
        who = ", ".join(sorted({who for who, _ in different}))
        message = say(
            "{name} lists other responses than round {number} has: see {who}",
            name=_name(step.event),
            number=number,
            who=who,
        )
        step.report("responses_mismatch", message)


def _completed_match(step: _Step, body: MatchCompleted) -> None:
    if body.human_guess is not None:
        _unknown(step, body.human_guess)
    _timeouts(step, robots.ending_at_completion(step.state, None))
    _result_mismatch(step, body)
    _duration_mismatch(step, body)


def _result_mismatch(step: _Step, body: MatchCompleted) -> None:
    humans = _humans_when_completed(step.state, body)
    if body.human_guess is None or not humans:
        return
    is_human = body.human_guess in humans
    if is_human != (body.result == "correct"):
        kind = say("a human") if is_human else say("no human")
        message = say(
            "the result is {result}, yet the guess {human_guess} is {kind}",
            result=body.result,
            human_guess=body.human_guess,
            kind=kind,
        )
        step.report("result_mismatch", message)


def _humans_when_completed(state: MatchState, body: MatchCompleted) -> tuple[str, ...]:
    """Who the humans are once the event is applied: it names them where match.started did not."""
    is_named_here = state.started_humans is None and state.status is not Status.COMPLETED
    return (body.human,) if is_named_here and body.human is not None else state.humans


def _duration_mismatch(step: _Step, body: MatchCompleted) -> None:
    started_at = step.state.started_at
    if body.duration is None or started_at is None:
        return
    completed_at = step.event.time if body.completed_at is None else body.completed_at
    difference = abs(body.duration - (completed_at - started_at))
    if difference > DURATION_TOLERANCE_MS:
        message = say(
            "the reported duration is {difference} ms off the time between start and end",
            difference=f"{difference:,.0f}",
        )
        step.report("duration_mismatch", message)


def _orphan(step: _Step, number: int) -> None:
    if not robots.was_commanded(step.state, number, step.event.robot_id):
        message = say(
            "{name} of {robot} for round {number} answers no command",
            name=_name(step.event),
            robot=_robot(step),
            number=number,
        )
        step.report("orphan_robot_event", message)


def _missing_start(step: _Step, number: int | None) -> None:
    if number is not None and number not in step.state.rounds:
        message = say(
            "{name} names round {number}, whose start was not seen", name=_name(step.event), number=number
        )
        step.report("missing_round_start", message)


def _unknown(step: _Step, who: str) -> None:
    participants = step.state.participants
    if participants is not None and who not in participants:
        message = say(
            "{name} names {who}, who is not a participant of the match", name=_name(step.event), who=who
        )
        step.report("unknown_participant", message)


def _timeouts(step: _Step, ending: Iterable[Command]) -> None:
    for command in ending:
        if robots.ended_outcome(command) is CommandOutcome.TIMEOUT:
            step.report("response_timeout", _timeout_message(command), command.position)


def _timeout_message(command: Command) -> str:
    robot = command.robot_id or say("a robot")
    return say("{robot} gave no answer to the command of round {round}", robot=robot, round=command.round)


def _robot(step: _Step) -> str:
    return step.event.robot_id or say("a robot without an id")


def _name(event: Event) -> str:
    return event.type or say("an event without a type")


_RULES: dict[type[Body], Callable[[_Step, Any], None]] = {
    ResponseGiven: _response,
    RobotAnswer: _answered,
    RobotError: _failed,
    RoundCompleted: _completed_round,
    VotingStarted: _voting,
    VoteSubmitted: _voted,
    MatchCompleted: _completed_match,
    Invalid: _invalid,
    Unknown: _unknown_type,
}
"""What is looked for in an event with such a body; in the others nothing. A `match` takes a microsecond."""
