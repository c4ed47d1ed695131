"""Sentences that remember what they were made of, so that a window can say them in another language.

They are English, and plain text for everyone else: documents, exports, the command line and the log, which
are formats, keep them as they are.
"""

from collections.abc import Sequence
from typing import Any


class Said(str):
    """A sentence with the template and the values that it was made of; a value may be a sentence itself."""

    __slots__ = ("template", "values")

    template: str
    values: dict[str, Any]

    def __str__(self) -> str:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _said, (plain(self), self.template, self.values)


def plain(sentence: str) -> str:
    """The sentence alone: for encoders, which know no kinds of texts."""
    return str.__str__(sentence)


def say(template: str, **values: Any) -> Said:
    """The sentence; ``make translations`` collects the template."""
    return _said(template.format(**values), template, values)


def joined(sentences: Sequence[str]) -> str:
    """One after the other, divided by semicolons; what they are made of is remembered."""
    if not sentences:
        return ""
    first, *others = sentences
    return say("{first}; {others}", first=first, others=joined(others)) if others else first


def _said(sentence: str, template: str, values: dict[str, Any]) -> Said:
    said = Said(sentence)
    said.template = template
    said.values = values
    return said
