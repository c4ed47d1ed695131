"""A short run of the fuzzer, and the input that is large rather than odd."""

import json
from random import Random
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from kafka_client.records import Record, TimestampType
from tests.fuzz.oracle import check_document, check_line, check_record, check_records
from tests.fuzz.spoiling import HEADERS, KEYS, TIMES, TOPICS, TYPES, VALUES, bad_document, bad_line, bad_log
from tests.logs import Log

ANY_SIZE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
MANY = 100_000
LONG_LIST = 5_000

_envelopes = st.fixed_dictionaries(
    {"matchId": st.sampled_from(["m1", "", None, 5]), "eventType": st.sampled_from(TYPES)},
    optional={
        name: st.sampled_from(VALUES)
        for name in ("eventId", "commandId", "robotId", "action", "timestamp", "correlationId", "data")
    },
)
_FIELDS = (
    "round", "prompt", "participants", "humanParticipants", "participantId", "response", "responses",
    "voterId", "humanGuess", "result", "duration", "completedAt", "processingTime", "retryCount",
)  # fmt: skip
_data = st.dictionaries(st.sampled_from(_FIELDS), st.sampled_from(VALUES), max_size=6)
_objects = st.builds(lambda envelope, data: json.dumps({"data": data} | envelope).encode(), _envelopes, _data)
_records = st.builds(
    Record,
    topic=st.sampled_from(TOPICS),
    partition=st.just(0),
    offset=st.integers(-1, 5),
    timestamp=st.sampled_from(TIMES),
    timestamp_type=st.sampled_from(TimestampType),
    key=st.sampled_from(KEYS),
    value=st.none() | st.binary(max_size=80) | _objects | _objects.map(lambda value: b"\0\0\0\0\1" + value),
    headers=st.sampled_from(HEADERS),
)


@given(_records)
@settings(max_examples=400)
def test_a_record_says_what_a_second_reading_of_the_contract_finds_in_it(record: Record) -> None:
    """Records: strict JSON, envelopes, types, times and data, against another parser and another reader."""
    check_record(record)


@given(st.randoms(use_true_random=False))
@ANY_SIZE
def test_bad_records_neither_break_nor_vanish_nor_harm_another_match(rng: Random) -> None:
    """Records: never dropped silently, never fatal."""
    check_records(bad_log(rng))


@pytest.mark.parametrize("seed", range(40))
def test_a_spoiled_log_neither_breaks_nor_loses_nor_harms_anything(seed: int) -> None:
    """Records: never dropped silently, never fatal."""
    rng = Random(seed)
    check_records(bad_log(rng))
    for _ in range(20):
        check_line(bad_line(rng))
    check_document(bad_document(rng))


def large_events() -> dict[str, Log]:
    """Matches with an event that is far larger than a game's."""
    ids = [f"P{number}" for number in range(LONG_LIST)]
    texts = [{"participantId": who, "response": "x"} for who in ids]
    long = "Why? \u2028 \U0001f3bc " * 80_000

    def begun() -> Log:
        return Log().started().round(1, active="A")

    def event(type_name: str, **data: Any) -> Log:
        return begun().event(type_name, {"round": 1} | data)

    return {
        "a text of a megabyte": begun().response("A", 1, long).round(2, long),
        "a megabyte where an id is wanted": event("response.submitted", participantId=long, response="x"),
        "rounds in a list": event("round.completed", rounds=[{"round": number} for number in range(MANY)]),
        "responses in a list": event("round.completed", responses=texts),
        "responses in a vote": event("voting.started", allResponses=texts),
        "participants": Log().event("match.started", {"participants": ids, "robotParticipants": ids}),
        "participants who owe a response": event("round.started", activeParticipants=ids).round_done(1),
        "a round that is a list": event("round.started", round=[*range(MANY)]),
        "a round that is a number of 4,000 digits": event("round.started", round=10**3999),
        "a key a hundred thousand times": begun().raw(
            b'{"matchId":"m1","eventType":"round.started","data":{%s}}' % b",".join([b'"round":1'] * MANY)
        ),
        "brackets without end": begun().raw(b'{"matchId":"m1","data":' + b"[" * 1_000_000),
        "a number of a million digits": begun().raw(b'{"matchId":"m1","data":' + b"1" * 1_000_000 + b"}"),
    }


LARGE = large_events()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", LARGE)
def test_an_event_of_any_size_is_read_in_bounded_time(name: str) -> None:
    """Records: a large value is a value like any other."""
    check_records(LARGE[name].records)
