"""Where a text is not JSON."""

import json

import msgspec


class JsonMistake(msgspec.Struct, frozen=True):
    """What is wrong, and where: ``line`` and ``column`` count from 1, ``offset`` in characters from 0."""

    message: str
    line: int
    column: int
    offset: int


def find_mistake(text: str) -> JsonMistake | None:
    """The first mistake that has a place in the text, None where there is none."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return JsonMistake(error.msg, error.lineno, error.colno, error.pos)
    except (RecursionError, ValueError):
        return None  # too deep, or too long a number: that has no one place
    return None
