"""The saved index: what was rebuilt of a cluster's topics, on disk, so that the next start reads only news.

One SQLite file for each `Identity`: SQLite comes with Python, survives a kill in the middle of a save, and
lets one program write while others read. Opening checks all of the file, and what is read later is checked
again: damage leads to a rebuild, never to a wrong match.

Several programs may use one file. A save is taken only when it has read at least as far as the one before,
wherever that came from: both began with the same saved matches and went on in the same log, so the one that
has read further knows all that the other knows.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from app.core.saved_index.files import Identity, create_file, remove_file
from app.core.saved_index.packing import DamagedError, unpack_records
from app.core.saved_index.tables import (
    FAULTS,
    LastRecords,
    Meta,
    OutdatedError,
    connect,
    last_records_of,
    prepare,
    read,
    read_meta,
    read_packed,
    transaction,
    write,
)
from app.core.summary import MatchRow
from kafka_client.records import Record

_DAMAGED = "The saved index of this cluster was damaged; everything is read from Kafka again."
_UNREADABLE = "The saved index of this cluster cannot be read any more; start again to read it from Kafka."
_OUTDATED = "The saved index was made by another version of the program; everything is read from Kafka again."
_NOT_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
    }
)
"""What SQLite says of the place where the file lies, and of others that use it."""


class SavedIndexError(Exception):
    """The index cannot be used; the message is one sentence. Go on without it."""


class SavedIndex:
    """An open index; `open_index` makes it.

    ``found`` is what it held, ``notice`` a sentence about an index that had to be thrown away, or empty.
    `save` may be called in another thread than the rest, each of the two in one thread at a time.
    """

    def __init__(self, path: Path, identity: Identity, notice: str = "") -> None:
        self.notice = notice
        self._path = path
        self._reader = connect(path)
        self._writer = connect(path)
        try:
            prepare(self._writer, identity)
            self.found, self._lineage = read(self._reader, identity)
            self._last_records = self.found.last_records
        except BaseException:
            self.close()
            raise

    def records(self, match_id: str) -> list[Record]:
        """The records of a match that was found, without those that another program has added since.

        Raises `SavedIndexError` when they cannot be read.
        """
        try:
            records = unpack_records(read_packed(self._reader, self._lineage, match_id))
            return [record for record in records if self._was_found(record)]
        except (*FAULTS, DamagedError, OutdatedError):
            raise SavedIndexError(_UNREADABLE) from None

    def _was_found(self, record: Record) -> bool:
        last = self._last_records.get((record.topic, record.partition))
        return last is not None and record.offset <= last.offset

    def save(
        self,
        changed: Iterable[tuple[MatchRow, Sequence[Record]]],
        others_added: Iterable[Record],
        last_records: LastRecords,
        cluster_id: str,
    ) -> bool:
        """Keep the matches that changed, each with all of its records, in one transaction.

        ``last_records`` say how far had been read at least when the first match was taken; a partition
        without news may be left out. ``cluster_id`` is that of the Kafka they come from. ``changed`` is gone
        through once, so it may make the matches as they are asked for.

        False when nothing was kept because another program writes, or has saved more than was read here: try
        again later. Raises `SavedIndexError` when the index cannot be written; what it held before stays.
        """
        last_records = {**self._last_records, **last_records}
        try:
            with transaction(self._writer):
                meta = read_meta(self._writer)
                if not self._continues(meta, last_records, cluster_id):
                    return False
                write(self._writer, meta, changed, others_added, last_records, cluster_id)
        except (*FAULTS, OverflowError, DamagedError, OutdatedError) as error:
            if _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                return False
            raise SavedIndexError(
                f"What was read cannot be saved in {self._path.parent} ({str(error) or 'damaged file'}); "
                "the next start reads it from Kafka."
            ) from None
        self._last_records = last_records
        return True

    def _continues(self, meta: Meta, last_records: LastRecords, cluster_id: str) -> bool:
        """Whether what was read goes on from what is saved by now, by this program or another one."""
        return (
            meta.lineage == self._lineage
            and meta.cluster_id in ("", cluster_id)
            and _reaches(last_records, last_records_of(meta))
        )

    def discard(self) -> None:
        """Delete the index: its topics are not those that were read. It is closed then."""
        self.close()
        with suppress(OSError):
            remove_file(self._path)

    def close(self) -> None:
        """Let go of the file. Closing again does nothing."""
        for connection in (self._writer, self._reader):
            with suppress(sqlite3.Error):
                connection.close()


def open_index(identity: Identity, folder: Path) -> SavedIndex:
    """The index of that identity in the folder, empty when there is none or it is of no use any more.

    Raises `SavedIndexError` when there can be none, as in a folder that cannot be written.
    """
    path = folder / identity.file_name
    try:
        create_file(path)
        try:
            return SavedIndex(path, identity)
        except OutdatedError:
            notice = _OUTDATED
        except (*FAULTS, DamagedError) as error:
            if _code(error) in _NOT_DAMAGE:
                raise
            notice = _DAMAGED
        remove_file(path)
        create_file(path)
        return SavedIndex(path, identity, notice)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise SavedIndexError(
            f"Nothing can be saved in {folder} ({reason}); each start reads everything from Kafka."
        ) from None


def _code(error: Exception) -> int | None:
    """SQLite's primary result code, None for other errors (https://sqlite.org/rescode.html)."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _reaches(read: LastRecords, saved: LastRecords) -> bool:
    """Whether reading has come at least as far in every partition as what was saved."""
    return all(
        partition in read and (read[partition] == last or read[partition].offset > last.offset)
        for partition, last in saved.items()
    )
