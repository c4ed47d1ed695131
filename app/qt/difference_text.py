"""How two values that differ read beside each other: so that one sees what differs."""

import json
from typing import Any
from unicodedata import normalize

from app.qt import local
from app.qt.wording import StateWording

LEAD = 28
"""How many characters before the first difference stay in sight, where what is before is cut."""

LONGEST_LEAD = 40
"""So many characters that are the same are not cut."""

LONGEST_TEXT = 400

_MOMENTS = frozenset({"createdAt", "startedAt", "completedAt", "submittedAt"})
_WORDS = frozenset({"status", "result"})
_wording = StateWording()


def value_text(field: str, value: Any) -> str:
    """The value of a field, whole and on one line; a time with its date."""
    name = field.rpartition(".")[2]
    if name in _MOMENTS and isinstance(value, int | float) and not isinstance(value, bool):
        return local.full_time(value)
    if isinstance(value, str) and name not in _WORDS:
        return " ".join(value.split())
    return _wording.value(field, name, value)


def exact_text(value: Any) -> str:
    """The whole value as one would copy it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def pair_texts(field: str, first: Any, second: Any) -> tuple[str, str]:
    """Two different values on a line each, cut where that brings their first difference into sight.

    Where they would look the same (white space, letters that look alike, parts of a second) both are JSON in
    ASCII, which shows what differs.
    """
    texts = value_text(field, first), value_text(field, second)
    if normalize("NFKC", texts[0]) == normalize("NFKC", texts[1]):
        texts = json.dumps(first), json.dumps(second)
    start = _cut(*texts)
    return _from(texts[0], start), _from(texts[1], start)


def _cut(first: str, second: str) -> int:
    """Where to begin: a little before the first difference, at the beginning of a word if one is near."""
    same = _common_length(first, second)
    if same <= LONGEST_LEAD:
        return 0
    start = same - LEAD
    word = first.find(" ", start, same)
    return start if word < 0 else word + 1


def _common_length(first: str, second: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[:middle] == second[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _from(text: str, start: int) -> str:
    shown = text[start : start + LONGEST_TEXT]
    return f"…{shown}" if start else shown
