"""What the core says, in the language and the time zone of the window."""

from typing import Any

from app.core.formats import Instant, Size, Span
from app.core.saying import Said
from app.qt import local
from app.qt.texts import tr


def said(sentence: str) -> str:
    """The sentence as the window says it; anything else as it is."""
    if not isinstance(sentence, Said):
        return sentence
    values = {name: _said(value) for name, value in sentence.values.items()}
    return tr(sentence.template).format(**values)


def _said(value: Any) -> Any:
    match value:
        case Said():
            return said(value)
        case Instant():
            return local.full_time(float(value))
        case Span():
            return local.duration(float(value))
        case Size():
            return local.size(int(value))
        case _:
            return value
