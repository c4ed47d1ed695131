"""Records and their kcat lines, against what kcat itself prints."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from confluent_kafka import Producer
from hypothesis import given
from hypothesis import strategies as st

from kafka_client.records import BadLineError, Headers, Record, TimestampType, from_kcat, to_kcat

RECORDED = Path(__file__).parent / "recorded" / "kcat-1.7.1.jsonl"
TIME = 1795376119163

Content = tuple[bytes | None, bytes | None, Headers]

CONTENTS: list[Content] = [
    (b"k", b"v", ()),
    (None, None, ()),
    (b"", b"", ()),
    (
        b'\0\x01\x1f\x7f"\\/\n\r\t\b\f',
        b"\xff\xfe\xed\xa0\x80 caf\xc3\xa9 \xc3",
        (("a", b"1"), ("n", None), ("a", b""), ('x\x01"', b"\xff\0")),
    ),
    (b"k", "😀\u2028".encode(), (("é", b"x"),)),
]
"""(key, value, headers) of the records in the recorded lines, offsets from 0."""


def _records() -> list[Record]:
    return [
        Record("t", 0, offset, TIME, TimestampType.CREATE, key, value, headers)
        for offset, (key, value, headers) in enumerate(CONTENTS)
    ]


def test_lines_that_kcat_printed_are_read_byte_for_byte() -> None:
    lines = RECORDED.read_bytes().split(b"\n")[:-1]
    assert [from_kcat(line) for line in lines] == _records()


def test_our_lines_are_those_of_kcat_apart_from_the_broker_and_the_case_of_escapes() -> None:
    lines = (
        RECORDED.read_bytes().replace(b'"broker":1,', b"").replace(rb"\u001F", rb"\u001f").split(b"\n")[:-1]
    )
    assert [to_kcat(record) for record in _records()] == lines


@pytest.fixture
def mock_cluster() -> Iterator[tuple[Producer, str]]:
    """A producer whose library plays the cluster too, and the cluster's address."""
    producer = Producer({"test.mock.num.brokers": 1, "bootstrap.servers": "ignored", "log_level": 0})
    (broker,) = producer.list_topics(timeout=10).brokers.values()
    yield producer, f"{broker.host}:{broker.port}"
    producer.flush(10)


@pytest.mark.skipif(shutil.which("kcat") is None, reason="kcat is not installed (apt-get install kcat)")
def test_what_kcat_prints_today_is_read_byte_for_byte(mock_cluster: tuple[Producer, str]) -> None:
    producer, address = mock_cluster
    for key, value, headers in CONTENTS:
        producer.produce("t", value, key, partition=0, timestamp=TIME, headers=list(headers))
    assert producer.flush(10) == 0
    kcat = ["kcat", "-C", "-J", "-q", "-b", address, "-t", "t", "-p", "0", "-o", "beginning", "-e"]
    printed = subprocess.run(kcat, capture_output=True, timeout=30, check=True).stdout
    assert [from_kcat(line) for line in printed.split(b"\n")[:-1]] == _records()


_raw = st.none() | st.binary(max_size=40)
_names = st.text(st.characters(exclude_categories=["Cs"]), max_size=10) | st.binary(max_size=8).map(
    lambda raw: raw.decode("utf-8", "surrogateescape")
)


@st.composite
def any_record(draw: st.DrawFn) -> Record:
    kind = draw(st.sampled_from(TimestampType))
    times = st.none() if kind is TimestampType.UNKNOWN else st.none() | st.integers(0, 2**63 - 1)
    return Record(
        topic=draw(st.from_regex(r"[A-Za-z0-9._-]{1,20}", fullmatch=True)),
        partition=draw(st.integers(0, 2**31 - 1)),
        offset=draw(st.integers(0, 2**63 - 1)),
        timestamp=draw(times),
        timestamp_type=kind,
        key=draw(_raw),
        value=draw(_raw),
        headers=tuple(draw(st.lists(st.tuples(_names, _raw), max_size=4))),
    )


@given(any_record())
def test_any_record_comes_back_from_its_line(record: Record) -> None:
    line = to_kcat(record)
    assert b"\n" not in line
    assert from_kcat(line) == record


def _line(**fields: object) -> bytes:
    return json.dumps({"topic": "t", "partition": 0, "offset": 0, "payload": None, **fields}).encode()


def test_a_record_without_a_time_has_none() -> None:
    assert from_kcat(_line()).timestamp is None
    assert from_kcat(_line(tstype="unknown", ts=0)).timestamp is None
    assert from_kcat(_line(tstype="create", ts=-1)).timestamp is None


def test_an_empty_list_of_headers_and_a_map_of_headers_are_read() -> None:
    assert from_kcat(_line(headers=[])).headers == ()
    assert from_kcat(_line(headers={"a": ["1", None], "b": [""]})).headers == (
        ("a", b"1"),
        ("a", None),
        ("b", b""),
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"", "not JSON"),
        (b"% Reached end of topic t [0] at offset 3", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (_line()[:-1], "not JSON"),
        (b"[]", "object"),
        (b'{"eventType": "round.started"}', "topic"),
        (b'{"topic": "t", "partition": 0, "offset": 0}', "payload"),
        (_line(payload={"avro": "decoded"}), "payload"),
        (_line(partition=True), "partition"),
        (_line(partition=2**31), "partition"),
        (_line(offset=-1), "offset"),
        (_line(offset=1.5), "offset"),
        (_line(offset=2**63), "offset"),
        (_line(tstype="never"), "tstype"),
        (_line(tstype="create", ts="now"), "ts"),
        (_line(headers=["a"]), "no value"),
        (_line(headers=[None, "a"]), "no name"),
        (_line(headers="a"), "headers"),
        (b'{"topic":"t","partition":0,"offset":0,"payload":"\\ud83d"}', "surrogate"),
        (b'{"topic":"\\ud83d","partition":0,"offset":0,"payload":""}', "surrogate"),
        (_line().replace(b'"offset": 0', b'"offset": ' + b"9" * 5000), "digits"),
    ],
)
def test_a_line_that_is_no_record_says_why(line: bytes, reason: str) -> None:
    with pytest.raises(BadLineError, match=reason):
        from_kcat(line)
