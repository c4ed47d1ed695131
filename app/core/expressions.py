"""CEL expressions (https://cel.dev): over a summary in filters, over an event and the state in replays.

They can do nothing but compute. How long they take is bounded by whoever asks: see `app.qt.evaluation`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from app.core.replay import Step
from app.core.saying import say
from app.core.state import MatchState
from app.core.view import View, state_view
from kafka_client.decoding import NotAnObjectError, parse_object

LONGEST = 2000
"""Characters: the native evaluator recurses, and very deep expressions would end the process."""

UNDECIDED = (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError)
"""What an expression raises where it cannot be worked out, such as a missing latency that is compared."""

FUNCTIONS = frozenset({
    "size", "contains", "startsWith", "endsWith", "matches", "int", "uint", "double", "string", "bytes",
    "duration", "timestamp", "type", "dyn", "getFullYear", "getMonth", "getDate", "getDayOfMonth",
    "getDayOfWeek", "getDayOfYear", "getHours", "getMinutes", "getSeconds", "getMilliseconds", "hasValue",
    "value", "orValue", "or", "of", "none",
})  # fmt: skip
"""The functions that the evaluator has."""
TYPES = ("int", "uint", "double", "string", "bytes", "bool", "list", "map", "type", "null_type", "optional")
"""The names of types, which ``type(x)`` can be compared with."""

_OF_MACROS = re.compile(r"\.\s*(?:all|exists|exists_one|map|filter|optMap|optFlatMap)\s*\(\s*(\w+)\s*,")
_TIMES = ("startedAt", "completedAt", "duration")
_NAMES = re.compile(r"(?<![\w.\"'])(event|state)\s*\.\s*(\w+)")


class ExpressionError(ValueError):
    """An expression that is none; the message is one sentence, ``column`` counts from 1, 0 if unknown."""

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.column = column


def parse(text: str, example: str) -> Any:
    """The program of a CEL expression. Raises `ExpressionError`; ``example`` is what one could write."""
    if len(text) > LONGEST:
        raise ExpressionError(
            say(
                "The expression has {length} characters; {most} are the most.",
                length=f"{len(text):,}",
                most=f"{LONGEST:,}",
            )
        )
    import cel  # noqa: PLC0415 - its own command line comes along: a quarter of a second of the start

    try:
        return cel.compile(text)
    except ValueError as error:
        raise _syntax_error(str(error), example) from None


def _syntax_error(message: str, example: str) -> ExpressionError:
    """The first error of the parser, ``ERROR: <input>:LINE:COLUMN: Syntax error: REASON``."""
    found = re.search(r"<input>:(\d+):(\d+): (?:Syntax error: )?([^\n]*)", message)
    if found is None:
        return ExpressionError(
            say("The expression is not CEL; write one such as {example}.", example=example)
        )
    line, column, reason = found.groups()
    reason = reason.split(" expecting ")[0].replace("mismatched input '<EOF>'", "it ends too early")
    place = (
        say("character {column}", column=column)
        if line == "1"
        else say("line {line}, character {column}", line=line, column=column)
    )
    return ExpressionError(
        say("The expression is not CEL at {place}: {reason}.", place=place, reason=reason), int(column)
    )


def reason(error: Exception, known: str) -> str:
    """The library's message, shortened to its first sentence; ``known`` are the names that there are."""
    if isinstance(error, KeyError):
        return say("there is no {arg}", arg=error.args[0])
    if isinstance(error, TypeError):
        return say(
            "it mixes types that do not go together (times and durations are doubles: write 1000.0, not 1000)"
        )
    undefined = re.match(r"Undefined variable or function: ('.*?')", str(error))
    if undefined is not None and undefined[1].strip("'") in FUNCTIONS:
        return say("{function} cannot be asked of such a value", function=undefined[1])
    if undefined is not None:
        return say(
            "there is no {undefined}, what it sees is called {known}", undefined=undefined[1], known=known
        )
    first = re.split(r"\n|\. ", str(error), maxsplit=1)[0]
    return first[:1].lower() + first[1:].rstrip(":.")


def check_names(text: str, known: Mapping[str, tuple[str, Sequence[str]]]) -> None:
    """Raise `ExpressionError` where a field is named that there is not.

    ``known`` has what ``event`` and ``state`` are called, and their fields.
    """
    without_strings = _without_strings(text)
    for found in _NAMES.finditer(without_strings):
        of, name = found.groups()
        what, names = known.get(of, ("", (name,)))
        if name not in names and without_strings[found.end() :].lstrip()[:1] != "(":
            column = found.start(2) + 1
            raise ExpressionError(
                say(
                    "{what} has no {name} (at character {column}); it has {names}.",
                    what=what,
                    name=f"{name!r}",
                    column=column,
                    names=", ".join(names),
                ),
                column,
            )


def check_words(text: str, program: Any, known: Sequence[str]) -> None:
    """Raise `ExpressionError` where a variable or a function is named that there is not.

    ``known`` are the variables that there are; the macros name others.
    """
    without_strings = _without_strings(text)
    variables = {*known, *TYPES, *_OF_MACROS.findall(without_strings)}
    strange = {*program.variables()} - variables
    strange |= {name for name in program.functions() if name.isidentifier() and name[0] != "_"} - FUNCTIONS
    places = ((re.search(rf"\b{re.escape(name)}\b", without_strings), name) for name in strange)
    column, name = min(((found.start() + 1, name) for found, name in places if found), default=(0, ""))
    if column:
        raise ExpressionError(
            say(
                "There is no {name} (at character {column}); what it sees is called {known}.",
                name=f"{name!r}",
                column=column,
                known=", ".join(known),
            ),
            column,
        )


def _without_strings(text: str) -> str:
    """The expression with blanks in place of its texts."""
    return re.sub(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", lambda found: " " * len(found[0]), text)


class StepExpression:
    """A CEL expression over ``event`` and ``state``, the match after it.

    ``event`` has number, type, topic, partition, offset, time, who, round, latency, summary, key, value (the
    decoded object) and anomalies (their codes); ``state`` is `app.core.view.state_view` with ``rounds`` by
    number. Times, durations and latencies are doubles in ms; a number that is compared with one may be an
    integer. Raises `ExpressionError` when it is wrong whatever the match.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._program = parse(text, "event.latency > 8000")
        check_words(text, self._program, ("event", "state"))
        self.uses_state = "state" in self._program.variables()
        self.uses_event = "event" in self._program.variables()
        check_names(text, {"event": ("An event", EVENT_FIELDS), "state": ("The state", STATE_FIELDS)})

    def value(self, context: Mapping[str, Any]) -> Any:
        """What it gives in the context of a step, see `step_context`. Raises one of `UNDECIDED`."""
        return self._program.execute(dict(context))


def step_context(step: Step, state: MatchState | None) -> dict[str, Any]:
    """What an expression sees at a step; a state of None where it does not look at it."""
    return {"event": _event(step)} | ({} if state is None else state_context(state))


def state_context(state: MatchState) -> dict[str, Any]:
    """What an expression sees before the first event."""
    return {"state": cel_state(state_view(state))}


def _event(step: Step) -> View:
    event, record = step.event, step.event.record
    try:
        value = parse_object(record.content or b"")
    except NotAnObjectError:
        value = {}
    return {
        "number": step.number,
        "type": event.type,
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
        "time": float(event.time),
        "who": step.who,
        "round": step.round,
        "latency": None if step.latency is None else float(step.latency),
        "summary": step.summary,
        "key": (record.key or b"").decode(errors="replace"),
        "value": value,
        "anomalies": [anomaly.code for anomaly in step.anomalies],
    }


def cel_state(view: View) -> View:
    """The view with rounds by number, and times as doubles, for CEL mixes no numbers."""
    rounds = {int(number): _floats(each) for number, each in view["rounds"].items()}
    return _floats(view) | {"rounds": rounds}


def _floats(view: View) -> View:
    return view | {name: float(view[name]) for name in _TIMES if view.get(name) is not None}


def shown(value: Any) -> str:
    """A value as a watch shows it: as JSON where it can be, maps by their keys, for CEL keeps no order."""
    try:
        return msgspec.json.encode(value, enc_hook=str, order="sorted").decode()
    except (TypeError, ValueError):
        return str(value)


EVENT_FIELDS = (
    "number", "type", "topic", "partition", "offset", "time", "who", "round", "latency", "summary", "key",
    "value", "anomalies",
)  # fmt: skip
STATE_FIELDS = tuple(state_view(MatchState("")))
