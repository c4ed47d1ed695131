"""Breakpoints and watches: what the user lets a replay stop at, and whose value is shown at every step."""

import time
from collections.abc import Callable, Iterator
from enum import StrEnum

import msgspec

from app.core.anomalies import SEVERITIES
from app.core.expressions import (
    UNDECIDED,
    ExpressionError,
    StepExpression,
    reason,
    shown,
    state_context,
    step_context,
)
from app.core.filters import ANY_ANOMALY
from app.core.replay import Replay, Step
from app.core.saying import say
from app.core.state import Position

NAMES = "event and state"


class BreakpointKind(StrEnum):
    """What a breakpoint looks at."""

    EVENT_TYPE = "type"
    PARTICIPANT = "participant"
    ROBOT = "robot"
    ROUND = "round"
    ANOMALY = "anomaly"
    VALUE = "value"
    EXPRESSION = "expression"
    EVENT = "event"


class Breakpoint(msgspec.Struct, frozen=True):
    """One breakpoint; an empty ``match_id`` is any match.

    ``argument`` is an event type, a participant, a robot's id or type, a round's number, an anomaly code or
    "any", a path such as ``rounds.2.responses.A``, a CEL expression, or a record as `event_argument` has it.
    """

    kind: BreakpointKind
    argument: str
    enabled: bool = True
    match_id: str = ""


class Watch(msgspec.Struct, frozen=True):
    """An expression whose value is shown at every step."""

    expression: str


class Hits(msgspec.Struct, frozen=True):
    """The events of a match that a breakpoint stops at, ascending.

    ``undecided`` events could not be asked, such as one without a latency that is compared. ``problem`` says
    why not all events were looked at, empty when all were.
    """

    numbers: tuple[int, ...] = ()
    undecided: int = 0
    problem: str = ""


class BreakpointError(ValueError):
    """A breakpoint that cannot be; one sentence. ``column`` counts from 1 in its argument, 0 if unknown."""

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.column = column


def event_argument(position: Position) -> str:
    """A record as the argument of a breakpoint: ``topic/partition@offset``."""
    topic, partition, offset = position
    return f"{topic}/{partition}@{offset}"


def check(breakpoint_: Breakpoint) -> None:
    """Raise `BreakpointError` when it could never be hit."""
    argument = breakpoint_.argument.strip()
    if not argument:
        raise BreakpointError(say("Write what to stop at."))
    match breakpoint_.kind:
        case BreakpointKind.ROUND if not argument.lstrip("-").isdecimal():
            raise BreakpointError(
                say("A round has a number, which {argument} is not.", argument=f"{argument!r}")
            )
        case BreakpointKind.ANOMALY if argument != ANY_ANOMALY and argument not in SEVERITIES:
            raise BreakpointError(
                say(
                    "There is no anomaly {argument}; there are {any}, {codes}.",
                    argument=f"{argument!r}",
                    any=ANY_ANOMALY,
                    codes=", ".join(SEVERITIES),
                )
            )
        case BreakpointKind.EXPRESSION:
            _expression(argument)
        case _:
            pass


def _expression(text: str) -> StepExpression:
    try:
        return StepExpression(text)
    except ExpressionError as error:
        raise BreakpointError(str(error), error.column) from None


def find_hits(
    breakpoint_: Breakpoint, replay: Replay, after: int = 0, deadline: float = float("inf")
) -> Iterator[Hits | None]:
    """Look at the events after a number, one a turn; the last that is given is what was found.

    None is given while it looks, so that the caller may do something else or give up. What has not been
    looked at by the ``deadline`` (of `time.monotonic`) is left, and told. Raises `BreakpointError`.
    """
    if breakpoint_.match_id not in ("", replay.match_id):
        yield Hits()
        return
    check(breakpoint_)
    if breakpoint_.kind is BreakpointKind.EXPRESSION:
        yield from _ask(StepExpression(breakpoint_.argument), replay, after, deadline)
    elif breakpoint_.kind is BreakpointKind.VALUE:
        yield Hits(
            tuple(number for number in _set_at(replay, breakpoint_.argument.strip()) if number > after)
        )
    else:
        stops = _stops_at(breakpoint_, replay)
        yield Hits(tuple(step.number for step in replay.steps[after:] if stops(step)))


def _ask(expression: StepExpression, replay: Replay, after: int, deadline: float) -> Iterator[Hits | None]:
    numbers: list[int] = []
    last: str = say("the expression is never true")
    undecided = 0
    problem = ""
    for step in replay.steps[after:]:
        yield None
        if time.monotonic() > deadline:
            looked, total = step.number - 1, len(replay)
            problem = say(
                "It took too long: {looked} of {total} events were looked at.",
                looked=f"{looked:,}",
                total=f"{total:,}",
            )
            break
        state = replay.state_at(step.number) if expression.uses_state else None
        try:
            answer = expression.value(step_context(step, state))
        except UNDECIDED as error:
            undecided += 1
            last = reason(error, NAMES)
            continue
        if answer is True:
            numbers.append(step.number)
        elif answer is not False:
            problem = say(
                "It gives {shown}, not true or false; write one such as event.latency > 8000.",
                shown=shown(answer),
            )
            break
    if not problem and undecided and undecided == len(replay) - after:
        problem = say("It could not be worked out for any event: {last}.", last=last)
    yield Hits(tuple(numbers), undecided, problem)


def _set_at(replay: Replay, path: str) -> list[int]:
    """The events that set the value, or one of the values below it."""
    blame = replay.blame
    paths = [each for each in blame.paths() if each == path or each.startswith(f"{path}.")]
    return sorted({number for each in paths for number in blame.numbers(each)})


def _stops_at(breakpoint_: Breakpoint, replay: Replay) -> Callable[[Step], bool]:
    argument = breakpoint_.argument.strip()
    match breakpoint_.kind:
        case BreakpointKind.EVENT_TYPE:
            return lambda step: step.event.type == argument
        case BreakpointKind.PARTICIPANT:
            return lambda step: step.who == argument
        case BreakpointKind.ROBOT:
            robots = {who for who in replay.final.robots if who == argument}
            robots |= {who for who, type_ in replay.final.robot_types.items() if argument in (who, type_)}
            return lambda step: step.who in robots
        case BreakpointKind.ROUND:
            number = int(argument)
            return lambda step: step.round == number
        case BreakpointKind.ANOMALY:
            return lambda step: any(argument in (ANY_ANOMALY, anomaly.code) for anomaly in step.anomalies)
        case _:
            return lambda step: event_argument(step.event.record.position) == argument


def watched(expression: StepExpression, replay: Replay, number: int) -> str:
    """The value of a watched expression after that many events, as JSON; else in words why it has none.

    Before the first event it sees the state alone.
    """
    state = replay.state_at(number)
    step = replay.steps[number - 1] if number else None
    if step is None and expression.uses_event:
        return f"({say('before the first event there is none')})"
    try:
        context = step_context(step, state) if step is not None else state_context(state)
        return shown(expression.value(context))
    except UNDECIDED as error:
        return f"({reason(error, NAMES)})"
