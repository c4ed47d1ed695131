"""Which saved indexes there are, and deleting them."""

from contextlib import suppress
from pathlib import Path

import msgspec

from app.core.saved_index.files import Identity, index_paths, remove_file, size_on_disk
from app.core.saved_index.index import SavedIndexError
from app.core.saved_index.packing import DamagedError
from app.core.saved_index.tables import FAULTS, OutdatedError, connect, read_meta


class IndexFile(msgspec.Struct, frozen=True, rename="camel"):
    """An index as it lies on disk, ``changed`` at that Unix time (s). What cannot be read has no identity."""

    path: Path
    size: int
    changed: float
    identity: Identity | None
    cluster_id: str
    matches: int


def list_indexes(folder: Path) -> list[IndexFile]:
    """The indexes in the folder, also those that cannot be read. Raises `SavedIndexError`."""
    try:
        return [_describe(path) for path in index_paths(folder)]
    except OSError as error:
        raise SavedIndexError(f"{error.filename} cannot be read ({error.strerror}).") from None


def clear_indexes(folder: Path) -> int:
    """Delete the indexes in the folder; returns how many. Raises `SavedIndexError`."""
    paths = index_paths(folder)
    try:
        for path in paths:
            remove_file(path)
    except OSError as error:
        raise SavedIndexError(
            f"{error.filename} cannot be deleted ({error.strerror}); close the program that uses it."
        ) from None
    return len(paths)


def _describe(path: Path) -> IndexFile:
    identity, cluster_id, matches = None, "", 0
    with suppress(*FAULTS, DamagedError, OutdatedError):
        connection = connect(path)
        try:
            meta = read_meta(connection)
            identity, cluster_id, matches = meta.identity, meta.cluster_id, meta.matches
        finally:
            connection.close()
    return IndexFile(path, size_on_disk(path), path.stat().st_mtime, identity, cluster_id, matches)
