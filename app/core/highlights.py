"""Highlight rules of the live tail: what to look for, and the colour and mark of what is found."""

import json
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from app.core.marks import COLOURS


class Kind(StrEnum):
    """How it is written what to look for."""

    WORDS = "words"
    REGEX = "regex"
    CEL = "cel"


class HighlightRule(msgspec.Struct, frozen=True):
    """What to look for, and a colour of `COLOURS`, each of which has a mark of its own."""

    kind: Kind
    text: str
    colour: str = COLOURS[0]
    enabled: bool = True


def rules_json(rules: Iterable[HighlightRule]) -> str:
    """The rules as text, for `rules_of`."""
    return msgspec.json.encode(list(rules)).decode()


def rules_of(text: object) -> list[HighlightRule]:
    """The rules that were written; what is none is left out, for it may be of another version."""
    try:
        found = json.loads(str(text))
    except ValueError:
        return []
    rules = []
    for each in found if isinstance(found, list) else []:
        try:
            rule = msgspec.convert(each, HighlightRule)
        except msgspec.ValidationError:
            continue
        if rule.colour in COLOURS:
            rules.append(rule)
    return rules
