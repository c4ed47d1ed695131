"""Which matches a list shows: the same conditions for the window and for the command line's ``FILTERS``."""

import re
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import Any

import msgspec

from app.core.anomalies import SEVERITIES
from app.core.expressions import UNDECIDED, ExpressionError, parse, reason
from app.core.saying import say
from app.core.state import Outcome, Status
from app.core.summary import MatchRow, Summary

ANY_ANOMALY = "any"
"""In place of an anomaly code: matches with any anomaly at all."""

REMEMBERED = 10_000
"""So many answers of an expression are remembered."""

Facet = tuple[str, str]
"""Something that a match has or has not: the name of a `Filter` field, and one of its values."""


class FilterError(ValueError):
    """A filter that cannot be; the message is one sentence: what is wrong, and what would be right."""


class Filter(msgspec.Struct, frozen=True):
    """Conditions that must all hold; None and blank texts are no conditions.

    ``robot`` is a robot type or a robot's id, exactly; ``anomaly`` a code, or `ANY_ANOMALY`. ``participants``
    is the id of one, or how many there are: ``4``, or ``1v3`` for a human and three robots. The match started
    at ``started_since`` or later, and before ``started_until`` (Unix ms); where its start was not seen, its
    first event counts. ``text`` is looked for in ids, robot types, prompts and responses, whatever its case.
    ``where`` is a CEL expression over ``match``, the summary as in ``matches --json``, its times and duration
    as doubles.
    """

    robot: str | None = None
    outcome: str | None = None
    status: str | None = None
    anomaly: str | None = None
    participants: str | None = None
    started_since: float | None = None
    started_until: float | None = None
    text: str | None = None
    where: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it lets every match through."""
        return not any(
            value.strip() if isinstance(value, str) else value is not None
            for value in msgspec.structs.astuple(self)
        )

    def compile(self) -> "CompiledFilter":
        """Make it ready to ask. Raises `FilterError` on an unknown word or a wrong expression."""
        facets = set[Facet]()
        if outcome := _given(self.outcome):
            facets.add(("outcome", _word(Outcome, outcome, "outcome")))
        if status := _given(self.status):
            facets.add(("status", _word(Status, status, "status")))
        if code := _given(self.anomaly):
            facets.add(("anomaly", _known_anomaly(code)))
        if robot := _given(self.robot):
            facets.add(("robot", robot))
        if participants := _given(self.participants):
            facets.add(("participants", participants))
        where = _given(self.where)
        return CompiledFilter(
            facets=frozenset(facets),
            words=_given(self.text).casefold(),
            since=self.started_since,
            until=self.started_until,
            expression=Expression(where) if where else None,
        )


class CompiledFilter:
    """Tells of a match's row whether it passes.

    It has the facets and the words, started in the time, and the expression holds.
    """

    def __init__(
        self,
        *,
        facets: frozenset[Facet],
        words: str,
        since: float | None,
        until: float | None,
        expression: "Expression | None",
    ) -> None:
        self.facets = facets
        self.words = words
        self.since = since
        self.until = until
        self.expression = expression

    def __call__(self, row: MatchRow) -> bool:
        if self.facets and not self.facets <= facets_of(row):
            return False
        if self.since is not None and row.when < self.since:
            return False
        if self.until is not None and row.when >= self.until:
            return False
        if self.words and self.words not in searched_text(row):
            return False
        return self.expression is None or self.expression(row.summary)

    @property
    def failures(self) -> int:
        """How often the expression could not be worked out for a match, which then did not pass."""
        return 0 if self.expression is None else self.expression.failures

    @property
    def problem(self) -> str:
        """Why it failed the last time, empty when it never did."""
        return "" if self.expression is None else self.expression.problem


class Expression:
    """A CEL expression over the summary. Raises `FilterError` when it is wrong whatever the match."""

    def __init__(self, text: str) -> None:
        self.failures = 0
        self.problem = ""
        program = _parse(text)
        self._fields = sorted(_fields_used(text))
        flat = _with_a_variable_a_field(text)
        self._program = program if flat is None else _parse(flat)
        self._variables = None if flat is None else [_VARIABLE + name for name in self._fields]
        self._remembers = _UNHASHABLE.isdisjoint(self._fields)
        self._answers: dict[tuple[Any, ...], bool | str] = {}
        self._try_on_a_sample()

    def __call__(self, summary: Summary) -> bool:
        answer = self._answer(self._values(summary))
        if isinstance(answer, bool):
            return answer
        self.failures += 1
        self.problem = answer
        return False

    def _values(self, summary: Summary) -> tuple[Any, ...]:
        """What it reads of a summary: handing over all the rest would take most of the time."""
        return tuple(_GETTERS[name](summary) for name in self._fields)

    def _answer(self, values: tuple[Any, ...]) -> bool | str:
        """The answer, or why there is none. Very many matches may have the same values."""
        if not self._remembers:
            return self._work_out(values)
        answer = self._answers.get(values)
        if answer is None:
            answer = self._work_out(values)
            if len(self._answers) < REMEMBERED:
                self._answers[values] = answer
        return answer

    def _work_out(self, values: tuple[Any, ...]) -> bool | str:
        try:
            answer = self._ask(values)
        except UNDECIDED as error:
            return _reason(error)
        return answer if isinstance(answer, bool) else _not_a_condition(answer)

    def _ask(self, values: tuple[Any, ...]) -> object:
        if self._variables is None:
            return self._program.execute({"match": dict(zip(self._fields, values, strict=True))})
        return self._program.execute(dict(zip(self._variables, values, strict=True)))

    def _try_on_a_sample(self) -> None:
        """Find what is wrong with the expression itself, before any match is asked."""
        try:
            answer = self._ask(self._values(_SAMPLE))
        except (RuntimeError, TypeError) as error:
            raise FilterError(
                say("The expression cannot be worked out: {reason}.", reason=_reason(error))
            ) from None
        except (ArithmeticError, LookupError, ValueError):
            return  # a key, an index or a number that other matches may well have
        if not isinstance(answer, bool):
            raise FilterError(
                say(
                    "The expression {gives}; write one such as match.rounds > 3.",
                    gives=_not_a_condition(answer),
                )
            )


def facets_of(row: MatchRow) -> frozenset[Facet]:
    """All that a filter can ask of a match by a word of its own."""
    summary = row.summary
    types = tuple(summary.robot_types.items())
    codes = tuple(summary.anomalies)
    return _facets(summary.outcome, summary.status, summary.humans, summary.robots, types, codes)


@lru_cache(maxsize=4096)
def _facets(
    outcome: Outcome,
    status: Status,
    humans: tuple[str, ...],
    robots: tuple[str, ...],
    types: tuple[tuple[str, str], ...],
    codes: tuple[str, ...],
) -> frozenset[Facet]:
    """Remembered: very many matches are played by the same few casts, and one is asked each time it grows."""
    facets = {("outcome", outcome.value), ("status", status.value)}
    facets.update(("robot", robot) for robot in (*robots, *(each for pair in types for each in pair)))
    facets.update(("participants", word) for word in _participants(humans, robots))
    if codes:
        facets.add(("anomaly", ANY_ANOMALY))
        facets.update(("anomaly", code) for code in codes)
    return frozenset(facets)


def searched_text(row: MatchRow) -> str:
    """What a filter's text is looked for in, case-folded: names, prompts and responses, one a line."""
    summary = row.summary
    names = (summary.match_id, *summary.humans, *summary.robots, *summary.robot_types.values())
    return "\n".join(names).casefold() + "\n" + row.text


def robots_of(summary: Summary) -> tuple[set[str], set[str]]:
    """What `Filter.robot` finds the match by: its robot types, and its robots' ids."""
    return set(summary.robot_types.values()), {*summary.robots, *summary.robot_types}


def participants_of(summary: Summary) -> tuple[str, ...]:
    """What `Filter.participants` finds the match by: ``1v3``, ``4``, and everybody's id."""
    return _participants(summary.humans, summary.robots)


def _participants(humans: tuple[str, ...], robots: tuple[str, ...]) -> tuple[str, ...]:
    return (f"{len(humans)}v{len(robots)}", str(len(humans) + len(robots)), *humans, *robots)


def _given(value: str | None) -> str:
    return (value or "").strip()


def _known_anomaly(code: str) -> str:
    if code != ANY_ANOMALY and code not in SEVERITIES:
        raise FilterError(
            say(
                "There is no anomaly {code}; there are {any}, {codes}.",
                code=f"{code!r}",
                any=ANY_ANOMALY,
                codes=", ".join(SEVERITIES),
            )
        )
    return code


def _word(words: type[Outcome] | type[Status], word: str, kind: str) -> str:
    try:
        return words(word)
    except ValueError:
        raise FilterError(
            say(
                "There is no {kind} {word}; there are {words}.",
                kind=kind,
                word=f"{word!r}",
                words=", ".join(words),
            )
        ) from None


def _parse(text: str) -> Any:
    try:
        return parse(text, "match.rounds > 3")
    except ExpressionError as error:
        raise FilterError(str(error)) from None


def _fields_used(text: str) -> frozenset[str]:
    """The fields that the expression reads; all of them where it takes ``match`` as a whole.

    Raises `FilterError` where it says ``match.NAME`` and summaries have no such field: none would pass.
    """
    without_strings = _STRING.sub(lambda found: " " * len(found[0]), text)
    used = set[str]()
    for found in _MATCH.finditer(without_strings):
        if found["field"] is None:
            return frozenset(_FIELDS)
        if found["field"] not in _FIELDS:
            place = say("at character {start}", start=found.start("field") + 1)
            raise FilterError(
                say(
                    "A match has no {name} ({place}); it has {fields}.",
                    name=f"{found['field']!r}",
                    place=place,
                    fields=", ".join(_FIELDS),
                )
            )
        used.add(found["field"])
    return frozenset(used)


def _with_a_variable_a_field(text: str) -> str | None:
    """The expression with a variable for each field: to hand over a map takes three times as long.

    None where it needs ``match`` itself, or has strings of which it is not plain where they end.
    """
    if _VARIABLE in text or _ODD_STRING.search(text):
        return None
    without_strings = _STRING.sub(lambda found: " " * len(found[0]), text)
    if _HAS.search(without_strings):
        return None
    parts: list[str] = []
    end = 0
    for found in _MATCH.finditer(without_strings):
        if found["field"] is None:
            return None
        parts += text[end : found.start()], _VARIABLE + found["field"]
        end = found.end()
    return "".join([*parts, text[end:]])


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return say("the match has no {arg}", arg=error.args[0])
    return reason(error, "match")


def _not_a_condition(answer: object) -> str:
    kinds = {
        str: say("a text"),
        int: say("a number"),
        float: say("a number"),
        list: say("a list"),
        dict: say("a map"),
    }
    return say("gives {kind}, not true or false", kind=kinds.get(type(answer), say("another value")))


_STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'")
_MATCH = re.compile(r"(?<![\w.])match\b(?:\s*\.\s*(?P<field>\w+)\b(?!\s*\())?")

_VARIABLE = "_match_"
_HAS = re.compile(r"\bhas\s*\(")
_ODD_STRING = re.compile(r"[rRbB][\"']|\"\"\"|\'\'\'")

_UNHASHABLE = frozenset({"anomalies", "robotTypes"})

_FIELDS = {field.encode_name: field.name for field in msgspec.structs.fields(Summary)}
"""The fields of a summary as CEL calls them → as they are called here."""


def _getter(name: str) -> Callable[[Summary], Any]:
    """How CEL gets a field: words as plain texts, times and duration as doubles, for CEL mixes no numbers."""
    get: Callable[[Summary], Any] = attrgetter(name)
    match name:
        case "status" | "outcome":
            return lambda summary: get(summary).value
        case "started_at" | "completed_at" | "duration":
            return lambda summary: None if (value := get(summary)) is None else float(value)
        case _:
            return get


_GETTERS = {name: _getter(field) for name, field in _FIELDS.items()}

_SAMPLE = Summary(
    match_id="1",  # a number too, for those who write int(match.matchId)
    status=Status.COMPLETED,
    outcome=Outcome.CORRECT,
    humans=("A",),
    robots=("B",),
    robot_types={"B": "curious-student"},
    rounds=5,
    events=60,
    anomalies={"duplicate_event": 1},
    started_at=1_795_376_000_000,
    completed_at=1_795_376_134_000,
    duration=134_000,
)
