"""Bad records, made of good ones by a random generator; the same seed gives the same log."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

from app.core.export import document_json, match_document
from app.core.history import History
from kafka_client.records import Headers, Record, TimestampType, to_kcat
from tests.core.test_golden import NAMES, records_of

Spoil = Callable[[Random, bytes], bytes]

TOPICS = ("match-events", "robot-commands", "robot-events", "robot-orchestration-events", "elsewhere", "ü\0")
TYPES = (
    "match.created", "match.started", "round.starting", "round.robots_needed", "round.robots_assigned",
    "round.started", "response.submitted", "response.generated", "round.completed", "voting.started",
    "round.voting_started", "vote.submitted", "match.completed", "generate_response", "generate_vote",
    "response.error", "robot.instantiated", "robot.released", "robot.odd", "match.paused", "",
)  # fmt: skip
MATCH_IDS = ("m1", "m2", "match-chorus", "match-storm", "", "\0", "../..", "🎼" * 50, "x" * 5000)

TOKENS = (
    b"NaN", b"-Infinity", b"1e400", b"-1e400", b"1e-400", b"9" * 4000, b"9" * 4001, b"0" * 9, b"1.0", b"-0",
    b"\\ud800", b"\\udc00\\ud800", b"\\u0000", b"\\x", b"\xff", b"\xed\xa0\x80", b"\xc0\x80",
    b"\xef\xbb\xbf", b"\0", b"\0\0\0\0\1", b"\n", b"\x0b", b"[" * 201, b"[" * 199 + b"]" * 199,
    b'{"a":' * 210, b"}", b"]", b'"', b"\\", b",", b":", b"null", b"true", b"[]", b"{}",
    b'"matchId":"m1",', b'"round":1,', b'"data":{},', b"x" * 70_000,
)  # fmt: skip
"""What is put between good bytes."""


def _nested(levels: int) -> Any:
    return [_nested(levels - 1)] if levels > 1 else []


VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 5, 1.0, 1.5, -0.0, 1e300, -1e300, 1e-300, 2**31, 2**53 + 1, 2**63, 2**64,
    10**30, 10**400, 10**3999, 1_000_000, 1_000_001, 253_402_300_800_000, 1795376119163.0073,
    "", "A", "1", "\0", "\ud800", "é\u2028\x85\r\n", "human", "robot", "correct", "incorrect", "x" * 3000,
    "2026-11-22T20:15:19Z", "2026-11-22", "9999-12-31T23:59Z", "0001-01-01T00:00+23:59",
    [], ["A"], ["A", "A", "B"], ["A", None], [[]], {}, {"a": {}}, [{}], [{"id": "poet", "identity": "B"}],
    [{"participantId": "A", "response": "x"}], [{"participantId": "A", "response": "x"}, {"response": 1}],
    [{"participantId": [], "response": {}}], _nested(198), _nested(199), _nested(200),
)  # fmt: skip
"""What takes the place of a good value."""

KEYS = (None, b"", b"m1", b"A", b"\xff\0")
TIMES = (None, -(2**63), -2, 0, 1_790_000_000_000, 253_402_300_799_999, 253_402_300_800_000, 2**63 - 1)
HEADERS: tuple[Headers, ...] = (
    (),
    (("eventType", b"round.started"),),
    (("eventType", b"match.created"), ("eventType", None)),
    (("eventType", b"\xff"), ("eventtype", b"match.created")),
    (("eventType", b"robot.released"), ("", b""), ("n\udcff", b"\xff"), ("n", None)),
    tuple((f"h{number}", b"x" * number) for number in range(200)),
)


@cache
def recorded(name: str) -> tuple[Record, ...]:
    """The records of a recorded log."""
    return tuple(records_of(name))


@cache
def good_values() -> tuple[bytes, ...]:
    """The values of the recorded logs that are objects."""
    values = (record.value for name in NAMES for record in recorded(name))
    return tuple(value for value in values if value and value.startswith(b"{"))


def spoiled(rng: Random) -> bytes | None:
    """A value that was good, after up to five accidents."""
    value = rng.choice(good_values())
    for _ in range(rng.randint(0, 5)):
        value = rng.choice(_MANY_CHANGES)(rng, value)
    return rng.choices((value, None, rng.randbytes(rng.randint(0, 64))), (30, 1, 1))[0]


def _flipped(rng: Random, value: bytes) -> bytes:
    if not value:
        return value
    place = rng.randrange(len(value))
    return value[:place] + bytes([value[place] ^ 1 << rng.randrange(8)]) + value[place + 1 :]


def _part(rng: Random, value: bytes) -> tuple[int, int]:
    start = rng.randint(0, len(value))
    return start, min(len(value), start + rng.choice((1, 2, 8, 64, 100_000)))


def _deleted(rng: Random, value: bytes) -> bytes:
    start, end = _part(rng, value)
    return value[:start] + value[end:]


def _repeated(rng: Random, value: bytes) -> bytes:
    start, end = _part(rng, value[:2000])
    return value[:end] + value[start:end] * rng.choice((1, 2, 50)) + value[end:]


def _spliced(rng: Random, value: bytes) -> bytes:
    other = rng.choice(good_values())
    return value[: rng.randint(0, len(value))] + other[rng.randint(0, len(other)) :]


def _interrupted(rng: Random, value: bytes) -> bytes:
    place = rng.randint(0, len(value))
    return value[:place] + rng.choice(TOKENS) + value[place:]


def _framed(_rng: Random, value: bytes) -> bytes:
    return b"\0\0\0\1\2" + value


def _changed(rng: Random, value: bytes) -> bytes:
    """One field, wherever it is, set to something strange, taken away, or given to another type or match."""
    try:
        document = json.loads(value)
    except (ValueError, RecursionError):
        return value
    places = [*_objects(document)]
    if not places:
        return value
    place = rng.choice(places)
    name = rng.choice([*place, "data", "timestamp", "robotId", "action"])
    accident = rng.randrange(5)
    if accident == 0:
        place.pop(name, None)
    elif accident == 1:
        document["eventType"] = document["action"] = rng.choice(TYPES)
    elif accident == 2:
        document["matchId"] = rng.choice(MATCH_IDS)
    else:
        place[name] = rng.choice(VALUES)
    return json.dumps(document, ensure_ascii=rng.random() < 0.9).encode("utf-8", "surrogatepass")


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(item)


_ACCIDENTS: tuple[Spoil, ...] = (_flipped, _deleted, _repeated, _spliced, _interrupted, _framed)
_MANY_CHANGES: tuple[Spoil, ...] = (*_ACCIDENTS, *[_changed] * 12)
"""Most other accidents end the JSON, and then nothing else can go wrong."""


def bad_record(rng: Random, offset: int) -> Record:
    """A record with a spoiled value, in an odd place at times; the offset makes its position its own."""
    usual = rng.random() < 0.8
    timestamp = 1_790_000_000_000 + rng.randrange(100_000) if usual else rng.choice(TIMES)
    return Record(
        topic=rng.choice(TOPICS[:4] if usual else TOPICS),
        partition=rng.randrange(3) if usual else rng.choice((-1, 0, 2**31 - 1)),
        offset=offset if usual else rng.choice((-offset, 2**62 + offset)),
        timestamp=timestamp,
        timestamp_type=TimestampType.UNKNOWN if timestamp is None else TimestampType.CREATE,
        key=rng.choice(KEYS),
        value=spoiled(rng),
        headers=() if usual else rng.choice(HEADERS),
    )


def bad_log(rng: Random) -> list[Record]:
    """A recorded log, or a part of it, with bad records among the good; every position is there once."""
    records = [record for record in recorded(rng.choice(NAMES)) if rng.random() < 0.95]
    for number in range(rng.randint(1, 15)):
        records.insert(rng.randint(0, len(records)), bad_record(rng, 1000 + number))
    return records


def bad_line(rng: Random) -> bytes:
    """A kcat line after up to three accidents."""
    line = to_kcat(rng.choice(recorded(rng.choice(NAMES))))
    for _ in range(rng.randint(0, 3)):
        line = rng.choice(_ACCIDENTS)(rng, line)
    return line


def bad_document(rng: Random) -> bytes:
    """An exported match after up to three accidents."""
    document = _good_document(rng.choice(NAMES))
    for _ in range(rng.randint(0, 3)):
        document = rng.choice((*_ACCIDENTS, _changed))(rng, document)
    return document


@cache
def _good_document(name: str) -> bytes:
    history = History()
    history.ingest(recorded(name))
    match_id = next(history.match_ids())
    return document_json(match_document(history.state(match_id), history.events(match_id))).encode()
