"""Records packed for the way between processes, and for keeping."""

import hypothesis.strategies as st
from hypothesis import given

from kafka_client import packing
from kafka_client.decoding import match_of
from kafka_client.packing import PackedRecords, pack
from kafka_client.records import Record, TimestampType


def record(offset: int, size: int = 10, partition: int = 0) -> Record:
    value = b'{"matchId":"m%d","text":"%s"}' % (offset % 3, b"x" * size)
    headers = (("eventType", b"match.created"), ("trace", None))
    return Record("match-events", partition, offset, 7, TimestampType.CREATE, b"k", value, headers)


def packed(records: list[Record]) -> PackedRecords:
    made = pack(records)
    assert made is not None
    return PackedRecords(made)


@given(st.integers(0, 9), st.slices(9))
def test_packed_records_are_a_sequence_of_the_same_records(count: int, some: slice) -> None:
    records = [record(offset, packing.BLOCK_BYTES // 4, offset // 4) for offset in range(count)]
    made = packed(records)
    assert len(made) == count
    assert list(made) == records
    assert made[some] == records[some]
    assert [made[place] for place in (0, -1) if records] == [records[place] for place in (0, -1) if records]


def test_large_batches_are_in_several_blocks_and_their_end_is_read_from_the_last_alone() -> None:
    records = [record(offset, packing.BLOCK_BYTES // 2) for offset in range(5)]
    made = packed(records)
    assert [len(block.ends) // 4 for block in made.packed.blocks] == [2, 2, 1]
    made.packed.blocks[0] = packing.Block(b"not to be read", made.packed.blocks[0].ends)
    assert made[-2:] == records[-2:]


def test_what_one_must_know_of_each_is_beside_it() -> None:
    records = [
        record(5),
        record(7),
        record(0, partition=1),
        Record("t", 0, 9, None, TimestampType.UNKNOWN, None, None),
    ]
    made = packed(records).packed
    assert [(run.topic, run.partition, run.count, run.time) for run in made.runs] == [
        ("match-events", 0, 2, 7),
        ("match-events", 1, 1, 7),
        ("t", 0, 1, None),
    ]
    assert made.offsets == b"".join(each.to_bytes(8, "little") for each in (5, 7, 0, 9))
    assert made.matches == [match_of(each) for each in records] == ["m2", "m1", "m0", None]


def test_a_header_that_is_not_utf_8_cannot_be_packed() -> None:
    name = b"\xff".decode("utf-8", "surrogateescape")
    odd = Record("t", 0, 0, None, TimestampType.UNKNOWN, None, None, ((name, None),))
    assert pack([record(0), odd]) is None
