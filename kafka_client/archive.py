"""Session files (``.orep``) as zip archives: their parts as streams, and what protects from hostile ones.

Only the named parts are opened, from the archive itself: no name in it ever becomes a path. A part's size is
declared in the archive; one that declares too much is refused, and more than it declares is never unpacked.
"""

import contextlib
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

SESSION_PART = "session.json"
RECORDS_PART = "records.jsonl"
LARGEST_SESSION = 64 * 1024 * 1024
LARGEST_RECORDS = 8 * 1024**3
"""Bytes, unpacked."""

_MAGIC = b"PK\x03\x04"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK_BYTES = 256 * 1024
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What `zipfile` raises for bytes that are not as they should be."""


class ArchiveError(Exception):
    """A session file cannot be read; the message is a sentence that says what is wrong with it."""


def is_archive(path: Path) -> bool:
    """Whether the file begins as a zip archive does; what cannot be read or is no file is none."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


@contextlib.contextmanager
def open_part(path: Path, name: str, most: int) -> Iterator[tuple[BinaryIO, int]]:
    """A part of at most so many bytes as a stream, and its size. Raises `ArchiveError`, also inside."""
    try:
        with zipfile.ZipFile(path) as archive:
            part = _checked(archive, path, name, most)
            with archive.open(part) as stream:
                yield cast("BinaryIO", stream), part.file_size
    except _DAMAGE as error:
        raise ArchiveError(f"{path} is a damaged session file ({error}); copy it again.") from None
    except OSError as error:
        raise ArchiveError(f"{path} cannot be read: {error.strerror or error}.") from None


def read_part(path: Path, name: str, most: int) -> bytes:
    """A whole part. Raises `ArchiveError`."""
    with open_part(path, name, most) as (stream, _):
        return stream.read()


def check_part(path: Path, name: str, most: int) -> None:
    """Raise `ArchiveError` where the part is not there, or is not as it was packed; reads all of it."""
    with open_part(path, name, most) as (stream, _):
        while stream.read(_CHUNK_BYTES):
            pass


def _checked(archive: zipfile.ZipFile, path: Path, name: str, most: int) -> zipfile.ZipInfo:
    try:
        part = archive.getinfo(name)
    except KeyError:
        raise ArchiveError(f"{path} is no session file: it has no part {name}.") from None
    if part.flag_bits & _ENCRYPTED or part.compress_type not in _METHODS:
        raise ArchiveError(f"{path} is packed in a way that session files are not; save it again.")
    if part.file_size > most:
        raise ArchiveError(
            f"{path} was not opened: its part {name} claims {part.file_size:,} bytes, more than {most:,}."
        )
    return part


class ArchiveStream:
    """The records of a session file in chunks, like `kafka_client.bytestream.ByteStream`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = 0
        self._size = 0
        self._closed = False

    @property
    def fraction(self) -> float | None:
        """The part of the records that was read."""
        return min(1.0, self._read / self._size) if self._size else 1.0

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes. Raises `ArchiveError`."""
        with open_part(self._path, RECORDS_PART, LARGEST_RECORDS) as (stream, self._size):
            while not self._closed and (chunk := stream.read(_CHUNK_BYTES)):
                self._read += len(chunk)
                yield chunk

    def close(self) -> None:
        """Stop reading."""
        self._closed = True
