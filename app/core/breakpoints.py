"""Breakpoints and watches: what the user lets a replay stop at, and whose value is shown at every step."""

from enum import StrEnum

import msgspec


class BreakpointKind(StrEnum):
    """What a breakpoint looks at."""

    EVENT_TYPE = "type"
    PARTICIPANT = "participant"
    ROBOT = "robot"
    ROUND = "round"
    ANOMALY = "anomaly"
    VALUE = "value"
    EXPRESSION = "expression"
    EVENT = "event"


class Breakpoint(msgspec.Struct, frozen=True):
    """One breakpoint; an empty ``match_id`` is any match."""

    kind: BreakpointKind
    argument: str
    enabled: bool = True
    match_id: str = ""


class Watch(msgspec.Struct, frozen=True):
    """An expression whose value is shown at every step."""

    expression: str
