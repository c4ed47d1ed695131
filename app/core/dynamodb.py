"""DynamoDB's typed JSON, as its exports to S3 have it, to plain values.

The format is that of
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html: each value is an
object with one key, which names the type.
"""

import math
from typing import Any


class TypedJsonError(ValueError):
    """A value is not typed JSON; the message says why."""


def untyped(typed: Any) -> Any:
    """The plain value; sets become lists, binary values stay base64. Raises `TypedJsonError`."""
    if not isinstance(typed, dict) or len(typed) != 1:
        raise TypedJsonError("a value is not an object that names its DynamoDB type")
    [(kind, value)] = typed.items()
    match kind, value:
        case ("S" | "B", str()) | ("BOOL", bool()):
            return value
        case "N", str():
            return _number(value)
        case "NULL", _:
            return None
        case "M", dict():
            return untyped_fields(value)
        case "L", list():
            return [untyped(item) for item in value]
        case "SS" | "BS", list():
            return value
        case "NS", list():
            return [_number(item) for item in value]
    raise TypedJsonError(f"{kind[:20]!r} is no DynamoDB type, or its value is of another")


def untyped_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """The plain values of an item or a map. Raises `TypedJsonError`."""
    return {name: untyped(value) for name, value in fields.items()}


def _number(text: Any) -> int | float:
    """DynamoDB writes numbers of up to 38 digits as texts."""
    if not isinstance(text, str) or len(text) > 200:
        raise TypedJsonError("a DynamoDB number is not a text")
    try:
        return int(text)
    except ValueError:
        pass
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise TypedJsonError(f"{text[:20]!r} is not a number")
    return number
