"""What is in the file of a saved index: its tables, and their checksums.

    meta      one row: what the index is of, its last records, and the sum of the checksums of all else
    matches   a match's id, its row for the list (MessagePack) and the checksum of its records
    records   a match's records; apart, so that listing does not read them
    others    records that belong to no match, those of one save in one row

The checksums are sums of BLAKE2b, so that a save changes them by what it writes, and a row that is gone, or
of an older save, shows as well as one that is damaged.
"""

import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from app.core.saved_index.files import Identity
from app.core.saved_index.packing import DIGEST_BYTES, DamagedError, digest, pack_records, unpack_records
from app.core.saved_index.rules import rules_version
from app.core.summary import MatchRow
from kafka_client.records import Record
from kafka_client.window import PartitionId

FORMAT = 1
"""The version of the tables and of what is in them."""

FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite's functions raise; the second when an error's message quotes a damaged text."""

BUSY_SECONDS = 5.0
"""For so long one program waits for another that writes."""

LastRecords = Mapping[PartitionId, Record]
"""The last record that was read of each partition."""

_SCHEMA = """
    CREATE TABLE meta (packed BLOB NOT NULL, digest BLOB NOT NULL);
    CREATE TABLE matches (
        number INTEGER PRIMARY KEY, id BLOB NOT NULL, row BLOB NOT NULL, records_digest BLOB NOT NULL
    );
    CREATE UNIQUE INDEX matches_by_id ON matches (id);
    CREATE TABLE records (number INTEGER PRIMARY KEY, packed BLOB NOT NULL);
    CREATE TABLE others (number INTEGER PRIMARY KEY, packed BLOB NOT NULL);
"""
_SUM_RANGE = 1 << (8 * DIGEST_BYTES)


class OutdatedError(Exception):
    """The file was written by another version."""


class Found(msgspec.Struct, frozen=True):
    """What an index held when it was opened: rows of matches, records of no match, where to read on.

    ``cluster_id`` is what the Kafka called itself that it was read from, empty when that is not known.
    """

    cluster_id: str
    rows: list[MatchRow]
    others: list[Record]
    last_records: dict[PartitionId, Record]


class Meta(msgspec.Struct, frozen=True):
    """The one row of meta. ``lineage`` is drawn when an index is begun; ``total`` is the sum of checksums."""

    identity: Identity
    cluster_id: str
    rules: bytes
    lineage: bytes
    matches: int
    total: bytes
    last_records: bytes


_decode_meta = msgspec.msgpack.Decoder(Meta).decode
_decode_row = msgspec.msgpack.Decoder(MatchRow).decode
_encode = msgspec.msgpack.Encoder().encode


def connect(path: Path) -> sqlite3.Connection:
    """A connection that any thread may use, without transactions of its own accord."""
    connection = sqlite3.connect(path, BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.text_factory = bytes  # damage may make a text of what was written as a blob
    return connection


def prepare(writer: sqlite3.Connection, identity: Identity) -> None:
    """Make the tables where there are none."""
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("PRAGMA synchronous = NORMAL")
    writer.execute("PRAGMA journal_size_limit = 0")
    if _has_tables(writer):
        return
    with transaction(writer):
        if _has_tables(writer):  # another program was quicker
            return
        for statement in _SCHEMA.split(";"):
            writer.execute(statement)
        writer.execute(f"PRAGMA user_version = {FORMAT}")
        nothing = bytes(DIGEST_BYTES)
        lineage = uuid.uuid4().bytes
        _replace_meta(writer, Meta(identity, "", rules_version(), lineage, 0, nothing, pack_records(())))


def _has_tables(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT EXISTS (SELECT * FROM sqlite_master)").fetchone()[0])


def read(reader: sqlite3.Connection, identity: Identity) -> tuple[Found, bytes]:
    """What the index holds, but for the records of matches, and its lineage. All of it is checked."""
    with snapshot(reader):
        if reader.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
            raise OutdatedError
        meta = read_meta(reader)
        if meta.rules != rules_version():
            raise OutdatedError
        rows, others, total = list[MatchRow](), list[bytes](), 0
        places = []
        for number, *entry in reader.execute(
            "SELECT number, id, row, records_digest FROM matches ORDER BY number"
        ):
            total += _match_sum(entry)
            rows.append(_decoded_row(entry[1]))
            places.append((entry[0], number))
        _check_places(reader, places)
        for packed, expected in reader.execute(
            "SELECT packed, records_digest FROM matches LEFT JOIN records USING (number)"
        ):
            if digest(blob_of(packed)) != expected:
                raise DamagedError
        for number, packed in reader.execute("SELECT number, packed FROM others ORDER BY number"):
            total += _others_sum(number, packed)
            others.append(packed)
    if meta.identity != identity or meta.total != _packed_sum(total):
        raise DamagedError
    found = {record.position: record for packed in others for record in unpack_records(packed)}
    return Found(meta.cluster_id, rows, list(found.values()), last_records_of(meta)), meta.lineage


def _check_places(reader: sqlite3.Connection, places: list[tuple[bytes, int]]) -> None:
    """Check SQLite's index: a match that it does not find would be written a second time."""
    found = list(reader.execute("SELECT id, number FROM matches INDEXED BY matches_by_id"))
    if found != sorted(places):
        raise DamagedError


def read_packed(reader: sqlite3.Connection, lineage: bytes, match_id: str) -> bytes:
    """The packed records of a match, checked. `OutdatedError`: the index has been begun anew."""
    with snapshot(reader):
        if read_meta(reader).lineage != lineage:
            raise OutdatedError
        row = reader.execute(
            "SELECT records_digest, packed FROM matches JOIN records USING (number) WHERE id = ?",
            (match_id.encode(),),
        ).fetchone()
    if row is None or digest(blob_of(row[1])) != row[0]:
        raise DamagedError
    return blob_of(row[1])


def write(
    writer: sqlite3.Connection,
    meta: Meta,
    changed: Iterable[tuple[MatchRow, Sequence[Record]]],
    others_added: Iterable[Record],
    last_records: LastRecords,
    cluster_id: str,
) -> None:
    """Write what a save brings; the caller makes it one transaction."""
    total = int.from_bytes(meta.total, "little")
    for row, records in changed:
        total += _put_match(writer, row, records)
    added = list(others_added)
    if added:
        packed = pack_records(added)
        number = writer.execute("INSERT INTO others (packed) VALUES (?)", (packed,)).lastrowid
        total += _others_sum(number, packed)
    count = writer.execute("SELECT count(*) FROM matches").fetchone()[0]
    _replace_meta(
        writer,
        msgspec.structs.replace(
            meta,
            cluster_id=cluster_id,
            matches=count,
            total=_packed_sum(total),
            last_records=pack_records(last_records.values()),
        ),
    )


def _put_match(writer: sqlite3.Connection, row: MatchRow, records: Sequence[Record]) -> int:
    """Write a match in place of what was saved of it; returns what that adds to the sum."""
    packed = pack_records(records)
    entry = (row.summary.match_id.encode(), _encode(row), digest(packed))
    known = writer.execute(
        "SELECT number, id, row, records_digest FROM matches WHERE id = ?", entry[:1]
    ).fetchone()
    if known is None:
        number = writer.execute(
            "INSERT INTO matches (id, row, records_digest) VALUES (?, ?, ?)", entry
        ).lastrowid
        writer.execute("INSERT INTO records VALUES (?, ?)", (number, packed))
        return _match_sum(entry)
    number = known[0]
    writer.execute("UPDATE matches SET row = ?, records_digest = ? WHERE number = ?", (*entry[1:], number))
    writer.execute("UPDATE records SET packed = ? WHERE number = ?", (packed, number))
    return _match_sum(entry) - _match_sum(known[1:])


def read_meta(connection: sqlite3.Connection) -> Meta:
    """The row of meta. Raises `DamagedError`, `OutdatedError` and sqlite3.Error, as all that reads here."""
    rows = connection.execute("SELECT packed, digest FROM meta").fetchall()
    if len(rows) != 1 or digest(blob_of(rows[0][0])) != rows[0][1]:
        raise DamagedError
    try:
        return _decode_meta(rows[0][0])
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise OutdatedError from None


def _replace_meta(writer: sqlite3.Connection, meta: Meta) -> None:
    packed = _encode(meta)
    writer.execute("DELETE FROM meta")
    writer.execute("INSERT INTO meta VALUES (?, ?)", (packed, digest(packed)))


def last_records_of(meta: Meta) -> dict[PartitionId, Record]:
    """The last record that was read of each partition."""
    return {(record.topic, record.partition): record for record in unpack_records(meta.last_records)}


def _decoded_row(packed: bytes) -> MatchRow:
    try:
        return _decode_row(packed)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise DamagedError from None


def _match_sum(entry: Sequence[Any]) -> int:
    return int.from_bytes(digest(*(blob_of(part) for part in entry)), "little")


def _others_sum(number: Any, packed: Any) -> int:
    if not isinstance(number, int):
        raise DamagedError
    return int.from_bytes(digest(b"others", str(number).encode(), blob_of(packed)), "little")


def _packed_sum(total: int) -> bytes:
    return (total % _SUM_RANGE).to_bytes(DIGEST_BYTES, "little")


def blob_of(value: Any) -> bytes:
    """A column's value, which damage may have made something else."""
    if not isinstance(value, bytes):
        raise DamagedError
    return value


@contextmanager
def transaction(writer: sqlite3.Connection) -> Iterator[None]:
    """All or nothing."""
    writer.execute("BEGIN IMMEDIATE")
    try:
        yield
        writer.execute("COMMIT")
    finally:
        if writer.in_transaction:
            writer.execute("ROLLBACK")


@contextmanager
def snapshot(reader: sqlite3.Connection) -> Iterator[None]:
    """All that is read belongs to one save."""
    reader.execute("BEGIN")
    try:
        yield
    finally:
        if reader.in_transaction:
            reader.execute("ROLLBACK")
