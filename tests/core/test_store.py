"""What is kept of the records: packed in blocks, and their offsets as ranges."""

import hypothesis.strategies as st
from hypothesis import given

from app.core import store
from app.core.offsets import OffsetSet
from app.core.store import RecordStore
from kafka_client.records import Record, TimestampType

_BYTES = st.none() | st.binary(max_size=60)
_NAMES = st.text() | st.binary(max_size=8).map(lambda raw: raw.decode("utf-8", "surrogateescape"))

RECORDS = st.builds(
    Record,
    topic=st.sampled_from(["match-events", "robot-events", "ä"]),
    partition=st.integers(0, 2**31 - 1),
    offset=st.integers(0, 2**63 - 1),
    timestamp=st.none() | st.integers(-(2**63), 2**63 - 1),
    timestamp_type=st.sampled_from(TimestampType),
    key=_BYTES,
    value=_BYTES,
    headers=st.lists(st.tuples(_NAMES, _BYTES), max_size=3).map(tuple),
)


def record(offset: int, size: int) -> Record:
    return Record("match-events", 0, offset, 1, TimestampType.CREATE, b"k", bytes([offset % 256]) * size)


@given(st.lists(RECORDS), st.data())
def test_every_record_comes_back_as_it_was_in_whatever_order_it_is_asked_for(
    records: list[Record], data: st.DataObject
) -> None:
    kept = RecordStore()
    rows = [kept.append(each) for each in records]
    assert rows == list(range(len(records)))
    asked = data.draw(st.lists(st.sampled_from(rows))) if rows else []
    assert kept.records(asked) == [records[row] for row in asked]
    assert len(kept) == len(records)


def test_records_come_back_from_blocks_that_are_full_and_from_the_one_that_is_not() -> None:
    records = [record(offset, 10_000) for offset in range(60)]
    kept = RecordStore()
    for each in records:
        kept.append(each)
    assert kept.records(range(59, -1, -1)) == records[::-1]
    kept.append(record(60, 10))
    assert kept.records([60, 0]) == [record(60, 10), records[0]]


def test_a_record_larger_than_all_that_stays_unpacked_is_kept_too() -> None:
    large = [record(offset, store.UNPACKED_BYTES + 1) for offset in range(2)]
    kept = RecordStore()
    for each in large:
        kept.append(each)
    assert kept.records([0, 1, 0]) == [large[0], large[1], large[0]]


@given(st.lists(st.integers(-5, 30)))
def test_an_offset_is_new_once(offsets: list[int]) -> None:
    """Replay order: the same (topic, partition, offset) read twice is one record."""
    known, expected = OffsetSet(), set[int]()
    for offset in offsets:
        assert known.add(offset) is (offset not in expected)
        expected.add(offset)
