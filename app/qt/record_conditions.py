"""What a record of the live tail can be asked: words, a regular or a CEL expression. No Qt here."""

from collections.abc import Mapping
from typing import Any

from app.core import describe
from app.core.expressions import UNDECIDED, ExpressionError, check_names, parse, reason
from app.core.highlights import Kind
from app.core.saying import say
from app.qt.text_filter import TextFilter
from kafka_client.decoding import NotAnObjectError, parse_object
from kafka_client.events import Event, Undecodable
from kafka_client.records import Record, TimestampType

Item = Event | Undecodable

EXAMPLE = 'event.type == "response.error"'
FIELDS = (
    "type", "topic", "partition", "offset", "time", "matchId", "who", "round", "summary", "key", "headers",
    "size", "undecodable", "value",
)  # fmt: skip


class ConditionError(ValueError):
    """A condition that is none; the message is one sentence: what is wrong, and where."""


class Words:
    """``late -robot "round 3"``: words that must be there, and words that must not, whatever their case."""

    def __init__(self, text: str) -> None:
        self._filter = TextFilter.parse(text)

    def holds_in(self, text: str) -> bool:
        """Whether it holds for a record with this text."""
        return self._filter.passes(text.casefold())


class Pattern:
    """A regular expression, whatever the case; ``^`` and ``$`` are the ends of a line.

    RE2 looks through a text in linear time: none can hang.

    Raises `ConditionError`.
    """

    def __init__(self, text: str) -> None:
        import re2  # noqa: PLC0415 - only who writes one waits for it

        options = re2.Options()
        options.case_sensitive = False
        options.log_errors = False
        try:
            self._search = re2.compile(f"(?m){text}", options).search
        except re2.error as error:
            message = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
            raise ConditionError(
                say("The regular expression is wrong: {message}.", message=message)
            ) from None

    def holds_in(self, text: str) -> bool:
        """Whether it is found in a record with this text."""
        return self._search(text) is not None


class Expression:
    """A CEL expression over ``event``. Raises `ConditionError` when it is wrong whatever the record."""

    def __init__(self, text: str) -> None:
        self.failures = 0
        self.problem = ""
        try:
            self._program = parse(text, EXAMPLE)
            check_names(text, {"event": ("A record", FIELDS)})
        except ExpressionError as error:
            raise ConditionError(str(error)) from None
        self._reads_value = "value" in text
        self._try_on_a_sample()

    def holds_for(self, item: Item, what: str) -> bool:
        """Whether it is true of the record; where it cannot be worked out it is not, and that is counted."""
        try:
            answer = self._ask(item, what)
        except UNDECIDED as error:
            return self._fail(reason(error, "event"))
        return answer if isinstance(answer, bool) else self._fail(say("it is not true or false"))

    def _ask(self, item: Item, what: str) -> object:
        return self._program.execute({"event": _fields(item, what, with_value=self._reads_value)})

    def _fail(self, problem: str) -> bool:
        self.failures += 1
        self.problem = problem
        return False

    def _try_on_a_sample(self) -> None:
        """Find what is wrong with the expression itself, before any record is asked."""
        try:
            answer = self._ask(_SAMPLE, _SAMPLE.reason)
        except (RuntimeError, TypeError) as error:
            raise ConditionError(
                say("The expression cannot be worked out: {reason}.", reason=reason(error, "event"))
            ) from None
        except (ArithmeticError, LookupError, ValueError):
            return  # a key, an index or a number that other records may well have
        if not isinstance(answer, bool):
            raise ConditionError(
                say("The expression is not true or false; write one such as {example}.", example=EXAMPLE)
            )


Condition = Words | Pattern | Expression
"""The first two are asked of a record's `app.qt.text_filter.plain_text`."""


def make(kind: Kind, text: str) -> Condition | None:
    """The condition that is written like this, None for an empty text. Raises `ConditionError`."""
    if not text.strip():
        return None
    match kind:
        case Kind.WORDS:
            return Words(text)
        case Kind.REGEX:
            return Pattern(text)
        case Kind.CEL:
            return Expression(text)


def what_of(item: Item) -> str:
    """What is told of a record."""
    return describe.describe(item) if isinstance(item, Event) else item.reason


def _fields(item: Item, what: str, *, with_value: bool) -> Mapping[str, Any]:
    """A record as CEL sees it; times are doubles, for CEL mixes no numbers."""
    record = item.record
    event = item if isinstance(item, Event) else None
    time = record.timestamp if event is None else event.time
    fields: dict[str, Any] = {
        "type": "" if event is None else event.type,
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
        "time": None if time is None else float(time),
        "matchId": None if event is None else event.match_id,
        "who": "" if event is None else describe.who(event),
        "round": None if event is None else describe.round_of(event),
        "summary": what,
        "key": (record.key or b"").decode(errors="replace"),
        "headers": {name: (raw or b"").decode(errors="replace") for name, raw in record.headers},
        "size": len(record.value or b""),
        "undecodable": event is None,
    }
    if with_value:
        fields["value"] = _value(record)
    return fields


def _value(record: Record) -> dict[str, Any]:
    try:
        return parse_object(record.content or b"")
    except NotAnObjectError:
        return {}


_SAMPLE = Undecodable(Record("topic", 0, 0, 0, TimestampType.CREATE, b"", b""), "a sample")
