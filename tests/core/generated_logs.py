"""Hypothesis strategies: logs of matches with everything that can go wrong in them, and their arrivals."""

from collections import deque
from collections.abc import Callable
from itertools import compress
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings

from kafka_client.events import Role
from kafka_client.records import Record
from tests.logs import Log

# Logs of many events are large examples; what is slow here is only their drawing.
LARGE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

_WHO = st.sampled_from("ABCX")
_ROBOTS = st.sampled_from(["poet", "critic"])
_ROUNDS = st.integers(0, 2)
_TEXTS = st.sampled_from(["Rain.", "Chalk.", ""])
_RESPONSES = st.none() | st.dictionaries(st.sampled_from("ABC"), _TEXTS, max_size=3)

_Step = Callable[[Log, dict[str, Any]], Log]


def _step(method: Callable[..., Log], *arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[_Step]:
    """A call of that method of `Log` with drawn arguments; where the record lies is drawn beside it."""
    return st.tuples(*arguments).map(lambda drawn: lambda log, place: method(log, *drawn, **place))


_STEPS: st.SearchStrategy[_Step] = st.one_of(
    _step(Log.created),
    _step(Log.started, st.sampled_from(["ABC", "ABCX"]), st.sampled_from(["A", "AB"])),
    _step(Log.round, _ROUNDS, st.none() | _TEXTS, st.sampled_from(["ABC", "A", None])),
    _step(Log.response, _WHO, _ROUNDS, _TEXTS),
    _step(Log.generated, _WHO, _ROUNDS, _TEXTS, _ROBOTS),
    _step(Log.round_done, _ROUNDS, _RESPONSES),
    _step(Log.voting, _RESPONSES, st.none() | _ROUNDS),
    _step(Log.vote, _WHO, _WHO, st.none() | _ROUNDS),
    _step(Log.completed, st.sampled_from(["correct", "incorrect"]), st.none() | _WHO),
    _step(Log.command, _ROBOTS, _ROUNDS),
    _step(Log.vote_command, _ROBOTS, _ROUNDS),
    _step(Log.answer, _ROBOTS, _ROUNDS, _TEXTS),
    _step(Log.error, _ROBOTS, _ROUNDS, st.just("No ink.\nTraceback:\r\n\u2028…")),
    _step(Log.notice, st.sampled_from(["robot.released", "robot.odd"])),
    _step(
        Log.event,
        st.sampled_from(["round.starting", "round.robots_needed", "round.robots_assigned"]),
        st.builds(dict, round=_ROUNDS),
        st.sampled_from([Role.MATCH_EVENTS, Role.ROBOT_ORCHESTRATION_EVENTS]),
    ),
    _step(Log.event, st.sampled_from(["match.paused", "round.started", None]), st.just({"round": "1"})),
)

_PLACES = st.fixed_dictionaries(
    {"partition": st.integers(0, 2), "after": st.sampled_from([1000, 0, 1, 700, 30_000, 61_000, -2500])},
    optional={
        "event_id": st.sampled_from(["e1", "e2", None, 5]),
        "key": st.sampled_from([b"A", None, b"\xff"]),
        "headers": st.just((("eventType", b"round.started"), ("trace", b"\xff"), ("n", None))),
        "timestamp": st.sampled_from([None, "soon", -1]),
        "record_time": st.sampled_from([None, -4]),
    },
)

_GARBAGE = st.sampled_from([None, b"", b"{", b"[]", b'{"matchId":""}', b'{"robotId":"poet"}'])


@st.composite
def logs(draw: st.DrawFn, matches: tuple[str, ...] = ("m1", "m2")) -> Log:
    """The log of those matches: any events in any order, with garbage, and partitions that begin late."""
    log = Log()
    for step, place, match_id in draw(
        st.lists(st.tuples(_STEPS, _PLACES, st.sampled_from(matches)), min_size=1, max_size=40)
    ):
        step(log.match(match_id), place)
    events = len(log.records)
    for value in draw(st.lists(_GARBAGE, max_size=2)):
        log.raw(value, draw(st.sampled_from(Role)))
    expired = draw(st.dictionaries(st.tuples(st.sampled_from(Role), st.integers(0, 2)), st.integers(1, 3)))
    begins = {(role.label, partition): offset for (role, partition), offset in expired.items()}
    kept = [record.offset >= begins.get(record.position[:2], 0) for record in log.records]
    if any(kept[:events]):
        log.records = [*compress(log.records, kept)]
    return log


@st.composite
def arrivals(draw: st.DrawFn, records: list[Record]) -> list[list[Record]]:
    """The records in batches of any sizes and in any order, some of them more than once."""
    repeated = draw(st.lists(st.sampled_from(records), max_size=5))
    return draw(_batches(draw(st.permutations([*records, *repeated]))))


@st.composite
def interleavings(draw: st.DrawFn, records: list[Record]) -> list[list[Record]]:
    """The records as consumers get them: each partition in offset order, the partitions in any turns."""
    partitions: dict[tuple[str, int], deque[Record]] = {}
    for record in sorted(records, key=lambda record: record.offset):
        partitions.setdefault(record.position[:2], deque()).append(record)
    turns = draw(st.permutations([record.position[:2] for record in records]))
    return draw(_batches([partitions[partition].popleft() for partition in turns]))


@st.composite
def _batches(draw: st.DrawFn, order: list[Record]) -> list[list[Record]]:
    cuts = sorted(draw(st.lists(st.integers(0, len(order)), max_size=4)))
    return [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]
