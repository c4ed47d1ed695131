"""Records of one match as a small blob for the saved index, and their checksum.

A blob is Zstandard over MessagePack: an array of records, each an array of topic, partition, offset,
timestamp, timestamp type, key, value and headers. Names of headers are bytes, as they need not be valid text.
Level 1 makes a million events of 365 bytes 80 MB in 1.5 s; zlib's level 1 takes 4 s for 93 MB.
"""

import hashlib
import sys
from collections.abc import Iterable

import msgspec
import zstandard

from kafka_client.records import Record, TimestampType

DIGEST_BYTES = 16
_LEVEL = 1


class DamagedError(Exception):
    """Bytes that are not what was once written."""


class _Packed(msgspec.Struct, array_like=True, gc=False):
    """A record as it is packed: its fields in order."""

    topic: str
    partition: int
    offset: int
    timestamp: int | None
    timestamp_type: TimestampType
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[bytes, bytes | None], ...]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[_Packed]).decode


def pack_records(records: Iterable[Record]) -> bytes:
    """The records as a blob; `unpack_records` gives equal ones back in the same order."""
    rows = [
        (
            record.topic,
            record.partition,
            record.offset,
            record.timestamp,
            record.timestamp_type,
            record.key,
            record.value,
            [(name.encode("utf-8", "surrogateescape"), value) for name, value in record.headers],
        )
        for record in records
    ]
    return zstandard.compress(_encode(rows), _LEVEL)


def unpack_records(blob: bytes) -> list[Record]:
    """The records of a blob whose checksum is right. Raises `DamagedError` when it is none all the same."""
    try:
        rows = _decode(zstandard.decompress(blob))
    except (zstandard.ZstdError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedError(str(error)) from None
    return [
        Record(
            sys.intern(row.topic),
            row.partition,
            row.offset,
            row.timestamp,
            row.timestamp_type,
            row.key,
            row.value,
            tuple((name.decode("utf-8", "surrogateescape"), value) for name, value in row.headers),
        )
        for row in rows
    ]


def digest(*parts: bytes) -> bytes:
    """A checksum over the parts and where each ends: BLAKE2b, so that no damage goes unseen."""
    hashed = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        hashed.update(len(part).to_bytes(8, "little"))
        hashed.update(part)
    return hashed.digest()
