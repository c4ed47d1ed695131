"""Records as blobs."""

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from app.core.saved_index.packing import DamagedError, pack_records, unpack_records
from kafka_client.records import Headers, Record, TimestampType

_NAMES = st.text() | st.binary(max_size=4).map(lambda name: name.decode("utf-8", "surrogateescape"))
_HEADERS: st.SearchStrategy[Headers] = st.lists(st.tuples(_NAMES, st.none() | st.binary()), max_size=3).map(
    tuple
)
_NUMBERS = st.integers(0, 2**63 - 1)
RECORDS = st.builds(
    Record,
    topic=st.sampled_from(["match-events", "robot-events"]),
    partition=st.integers(0, 2**31 - 1),
    offset=_NUMBERS,
    timestamp=st.none() | st.integers(-(2**63), 2**63 - 1),
    timestamp_type=st.sampled_from(TimestampType),
    key=st.none() | st.binary(),
    value=st.none() | st.binary(),
    headers=_HEADERS,
)


@given(st.lists(RECORDS, max_size=5))
def test_records_come_out_as_they_went_in(records: list[Record]) -> None:
    assert unpack_records(pack_records(records)) == records


@pytest.mark.parametrize(
    "blob", [b"", b"other bytes", zstandard.compress(b"\xc1"), zstandard.compress(b"\x91\x91\x01")]
)
def test_other_bytes_are_told(blob: bytes) -> None:
    with pytest.raises(DamagedError):
        unpack_records(blob)
