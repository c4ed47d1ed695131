"""Two replays side by side: which event of one stands beside which of the other, and how they differ."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum

import msgspec

from app.core.formats import Span
from app.core.replay import Replay, Step
from app.core.saying import joined, say
from kafka_client.events import MatchCompleted, ResponseGiven, RobotAnswer, RoundStarted, VoteSubmitted

Key = tuple[str, int | None, str, int]
"""An event's type, round and participant or robot, and how many of these came before it."""


class Sign(StrEnum):
    """How the two sides of a row differ."""

    SAME = "="
    DIFFERENT = "~"
    ONLY_LEFT = "−"
    ONLY_RIGHT = "+"


class Pair(msgspec.Struct, frozen=True, gc=False):
    """A row: the events' numbers, None where a side has none; ``difference`` in words, empty for none.

    ``left_ms`` and ``right_ms`` are ms since the round's start, or since the match's first event.
    """

    left: int | None
    right: int | None
    sign: Sign
    difference: str
    left_ms: float | None
    right_ms: float | None


class Alignment:
    """The rows, each side in its own order. Immutable; made off the GUI thread."""

    def __init__(self, left: Replay, right: Replay) -> None:
        self.left, self.right = left, right
        self.pairs = _pairs(left, right)
        self._differences = [row for row, pair in enumerate(self.pairs) if pair.sign is not Sign.SAME]
        self._left_rows = [row for row, pair in enumerate(self.pairs) if pair.left is not None]
        rights = [pair.right for pair in self.pairs]
        self._right_before = _so_far(rights)
        self._left_before = _so_far([pair.left for pair in self.pairs])

    @property
    def differences(self) -> Sequence[int]:
        """The rows that differ."""
        return self._differences

    def row_of(self, position: int) -> int | None:
        """The row of the left event that one stands at; None before the first."""
        return self._left_rows[position - 1] if position else None

    def left_at(self, row: int) -> int:
        """Where one stands on the left at a row: its event, or the last one before it."""
        return self._left_before[row]

    def right_at(self, position: int) -> int:
        """Where one stands on the right when one stands at this position on the left."""
        row = self.row_of(position)
        return 0 if row is None else self._right_before[row]

    def next_difference(self, row: int | None) -> int | None:
        """The first row after this one that differs; None when there is none."""
        place = bisect_right(self._differences, -1 if row is None else row)
        return self._differences[place] if place < len(self._differences) else None

    def previous_difference(self, row: int | None) -> int | None:
        """The last row before this one that differs; None when there is none."""
        earlier = [each for each in self._differences if row is not None and each < row]
        return earlier[-1] if earlier else None


def _so_far(numbers: Sequence[int | None]) -> list[int]:
    """At each place the last number that there was, 0 before the first."""
    last, found = 0, []
    for number in numbers:
        last = last if number is None else number
        found.append(last)
    return found


def _pairs(left: Replay, right: Replay) -> list[Pair]:
    sides = (_times(left), _times(right))
    matcher = SequenceMatcher(None, _keys(left.steps), _keys(right.steps), autojunk=False)
    pairs: list[Pair] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            both = zip(left.steps[i1:i2], right.steps[j1:j2], strict=True)
            pairs.extend(_pair(one, other, sides) for one, other in both)
            continue
        pairs.extend(
            Pair(step.number, None, Sign.ONLY_LEFT, say("only on the left"), sides[0][step.number - 1], None)
            for step in left.steps[i1:i2]
        )
        pairs.extend(
            Pair(
                None, step.number, Sign.ONLY_RIGHT, say("only on the right"), None, sides[1][step.number - 1]
            )
            for step in right.steps[j1:j2]
        )
    return pairs


def _pair(one: Step, other: Step, sides: tuple[list[float], list[float]]) -> Pair:
    difference = _difference(one, other)
    sign = Sign.DIFFERENT if difference else Sign.SAME
    times = (sides[0][one.number - 1], sides[1][other.number - 1])
    return Pair(one.number, other.number, sign, difference, *times)


def _keys(steps: Sequence[Step]) -> list[Key]:
    seen: Counter[tuple[str, int | None, str]] = Counter()
    keys = []
    for step in steps:
        what = (step.event.type, step.round, step.who)
        seen[what] += 1
        keys.append((*what, seen[what]))
    return keys


def _times(replay: Replay) -> list[float]:
    """By event, ms since the last start of a round before it, else since the first event."""
    since = replay.steps[0].event.time if replay.steps else 0.0
    times = []
    for step in replay.steps:
        if isinstance(step.event.body, RoundStarted):
            since = step.event.time
        times.append(step.event.time - since)
    return times


def _difference(one: Step, other: Step) -> str:
    found: list[str] = []
    if _said(one) != _said(other):
        found.append(say("says something else"))
    if one.latency != other.latency:
        found.append(say("{one} instead of {other}", one=_took(one), other=_took(other)))
    codes = ({each.code for each in one.anomalies}, {each.code for each in other.anomalies})
    if codes[0] != codes[1]:
        found.append(", ".join(sorted(codes[0] ^ codes[1])).replace("_", " "))
    return joined(found)


def _took(step: Step) -> str | Span:
    return say("no latency") if step.latency is None else Span(step.latency)


def _said(step: Step) -> object:
    """What matters of an event's content; all of it, where that is not known."""
    match step.event.body:
        case ResponseGiven(response=text) | RobotAnswer(response=text):
            return text
        case VoteSubmitted(human_guess=guess):
            return guess
        case RoundStarted(prompt=prompt):
            return prompt
        case MatchCompleted(result=result, human_guess=guess):
            return (result, guess)
        case body:
            return body
