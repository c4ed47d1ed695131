"""A record before it is produced, and the match that it is part of."""

import heapq
import math
from collections.abc import Iterable, Iterator

import msgspec

from kafka_client.events import Role
from kafka_client.records import Headers


class Message(msgspec.Struct, frozen=True, gc=False):
    """What is produced to the topic of a role. ``timestamp`` is the record time in Unix milliseconds."""

    role: Role
    key: bytes | None
    value: bytes | None
    headers: Headers
    timestamp: int


class SampleMatch(msgspec.Struct, frozen=True):
    """A sample match: its messages in the order in which they are produced, by rising record time.

    ``scenario`` names what is special about it, ``start`` is its first moment in Unix milliseconds.
    """

    match_id: str
    scenario: str
    start: int
    messages: tuple[Message, ...]


def in_order(matches: Iterable[SampleMatch]) -> Iterator[Message]:
    """The messages of all matches by rising record time, those of one match in their own order.

    The matches must come by rising start; only those that overlap are held at once.
    """
    playing: list[tuple[int, int, Message, Iterator[Message]]] = []

    def play(number: int, rest: Iterator[Message]) -> None:
        message = next(rest, None)
        if message is not None:
            heapq.heappush(playing, (message.timestamp, number, message, rest))

    def until(time: float) -> Iterator[Message]:
        while playing and playing[0][0] <= time:
            _, number, message, rest = heapq.heappop(playing)
            yield message
            play(number, rest)

    for number, match in enumerate(matches):
        yield from until(match.start)
        play(number, iter(match.messages))
    yield from until(math.inf)
