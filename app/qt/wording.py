"""How names and values of a match's state, and of an event, read in a tree."""

import json
import re
from abc import abstractmethod
from typing import Any, Protocol

from app.core import formats
from app.qt import local
from app.qt.texts import tr
from app.qt.words import word
from kafka_client.events import TIME_LIMIT

LISTED = 50
"""How many plain values of a list are named on one line."""

LONGEST_LINE = 400

_TIMES = frozenset({"timestamp", "createdAt", "startedAt", "completedAt", "submittedAt", "generatedAt"})
_SPANS = frozenset({"duration", "latency"})
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Wording(Protocol):
    """Words for a tree."""

    @abstractmethod
    def name(self, parent_path: str, name: str) -> str:
        """What to call a value that is below the path."""

    @abstractmethod
    def value(self, path: str, name: str, value: Any) -> str:
        """A value on one line; of a part, what is in it."""

    def full(self, name: str, value: Any) -> str:
        """The whole value, exact; times also as a date."""
        if _is_time(name, value):
            return f"{local.time_tip(value)}\n{value!r}"
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)


class EventWording(Wording):
    """Names and values as they came over the wire; times and spans readable."""

    def name(self, parent_path: str, name: str) -> str:
        return name

    def value(self, path: str, name: str, value: Any) -> str:
        if isinstance(value, dict):
            return "" if value else "{}"
        if is_part(value):
            return tr("%Ln items", "", len(value))
        if name == "processingTime" and isinstance(value, int | float) and not isinstance(value, bool):
            return f"{value:g} s"
        if value is None or isinstance(value, bool):
            return json.dumps(value)
        return _plain(name, value)


class StateWording(Wording):
    """The state of a match, in the words of the game."""

    def name(self, parent_path: str, name: str) -> str:
        parent = parent_path.rpartition(".")[2]
        if parent == "rounds":
            return tr("round {name}").format(name=name)
        if parent in _FREE_NAMES:
            return name
        return _CAPITAL.sub(" ", name).lower()

    def value(self, path: str, name: str, value: Any) -> str:
        if isinstance(value, dict):
            return _summary(path, value)
        if value is None:
            return formats.ABSENT
        if isinstance(value, list) and not value:
            return tr("none")
        return word(value) if name in _WORDS else _plain(name, value)


_FREE_NAMES = frozenset({"responses", "robotTypes", "votes", "robotActivity", "anomalies"})
_WORDS = frozenset({"status", "outcome", "action"})


def _summary(path: str, part: dict[str, Any]) -> str:
    match path.split(".", 2):
        case ["rounds", _]:
            ended = "" if part["completedAt"] is None else tr(", completed")
            return tr("%Ln responses", "", len(part["responses"])) + ended
        case ["robotActivity", _, *_]:
            robot = part["robotId"] or tr("a robot")
            return tr("{outcome}, {robot}, round {round}").format(
                outcome=word(part["outcome"]), robot=robot, round=part["round"]
            )
        case _:
            return local.count(len(part)) if part else tr("none")


def is_part(value: Any) -> bool:
    """Whether a value has values of its own: an object, or a list of more than plain values."""
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(item, dict | list) for item in value)
    )


def _is_time(name: str, value: Any) -> bool:
    return (
        name in _TIMES
        and isinstance(value, int | float)
        and not isinstance(value, bool)
        and 0 <= value < TIME_LIMIT
    )


def _plain(name: str, value: Any) -> str:
    if _is_time(name, value):
        return local.time_of_day(value)
    if name in _SPANS and isinstance(value, int | float) and not isinstance(value, bool):
        return local.duration(value)
    if isinstance(value, list):
        named = ", ".join(_line(item) for item in value[:LISTED])
        more = len(value) - LISTED
        return (
            named if more <= 0 else tr("{named} and {more} more").format(named=named, more=local.count(more))
        )
    return _line(value)


def _line(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return " ".join(text[:LONGEST_LINE].split())
