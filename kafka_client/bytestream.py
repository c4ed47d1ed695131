"""The bytes of a file or of standard input, in chunks and without waiting for long; gzip is unpacked."""

import io
import os
import queue
import stat
import sys
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kafka_client.source import SourceError

CHUNK_BYTES = 256 * 1024
WAIT_SECONDS = 0.05

_GZIP_MAGIC = b"\x1f\x8b"
_CHUNKS_AHEAD = 8


class ByteStream:
    """Reads in a thread of its own, because a pipe may keep silent and a file system may hang.

    ``path`` None is standard input.
    """

    def __init__(self, path: Path | None) -> None:
        self.name = "standard input" if path is None else str(path)
        self._path = path
        self._size: int | None = None
        self._read = 0
        self._closed = threading.Event()
        self._queue: queue.Queue[bytes | OSError | None] = queue.Queue(_CHUNKS_AHEAD)

    @property
    def fraction(self) -> float | None:
        """The part of the file that was read (of the packed bytes, where it is packed); None for a pipe."""
        return None if self._size is None else min(1.0, self._read / self._size) if self._size else 1.0

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes, or none when nothing came for a while. Raises `SourceError`."""
        threading.Thread(target=self._fetch, name=f"read {self.name}", daemon=True).start()
        raw = self._raw_chunks()
        head = b""
        for chunk in raw:
            head += chunk
            if len(head) >= len(_GZIP_MAGIC):
                break
            yield b""
        if head.startswith(_GZIP_MAGIC):
            yield from self._unpack(head, raw)
        else:
            yield head
            yield from raw

    def close(self) -> None:
        """Stop reading."""
        self._closed.set()

    def _raw_chunks(self) -> Iterator[bytes]:
        while not self._closed.is_set():
            try:
                item = self._queue.get(timeout=WAIT_SECONDS)
            except queue.Empty:
                yield b""
                continue
            if item is None:
                return
            if isinstance(item, OSError):
                raise self._sentence(item)
            self._read += len(item)
            yield item

    def _unpack(self, head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
        """Unpack gzip (RFC 1952): members one after another, perhaps padded with zeros."""
        unpacker = _unpacker()
        for chunk in _after(head, rest):
            data = chunk
            while data:
                if unpacker.eof:
                    data = data.lstrip(b"\0")
                    if not data:
                        break
                    unpacker = _unpacker()
                try:
                    yield unpacker.decompress(data, CHUNK_BYTES)
                except zlib.error as error:
                    raise SourceError(
                        f"{self.name} is damaged gzip ({error}); pack or copy it again."
                    ) from None
                data = unpacker.unconsumed_tail or unpacker.unused_data
            yield b""
        if not unpacker.eof and not self._closed.is_set():
            raise SourceError(f"{self.name} is gzip that is cut off: its end is missing; copy it again.")

    def _fetch(self) -> None:
        """Runs in the thread: put chunks, then None or what went wrong."""
        try:
            with self._open() as stream:
                while chunk := stream.read(CHUNK_BYTES):
                    if not self._put(chunk):
                        return
            self._put(None)
        except OSError as error:
            self._put(error)

    def _put(self, item: bytes | OSError | None) -> bool:
        while not self._closed.is_set():
            try:
                self._queue.put(item, timeout=WAIT_SECONDS)
            except queue.Full:
                continue
            return True
        return False

    def _open(self) -> BinaryIO:
        if self._path is None:
            return _standard_input()
        stream = self._path.open("rb", buffering=0)
        status = os.fstat(stream.fileno())
        if stat.S_ISREG(status.st_mode):
            self._size = status.st_size
        return stream

    def _sentence(self, error: OSError) -> SourceError:
        if isinstance(error, FileNotFoundError):
            return SourceError(f"There is no file {self.name}; check its name.")
        if isinstance(error, IsADirectoryError):
            return SourceError(f"{self.name} is a folder; choose a file.")
        if isinstance(error, PermissionError):
            return SourceError(f"{self.name} may not be read; change its permissions or choose another file.")
        return SourceError(f"{self.name} cannot be read ({error.strerror or error}); choose another file.")


def _standard_input() -> BinaryIO:
    """Standard input without a buffer.

    A thread that waits inside of ``sys.stdin.buffer`` holds its lock, and Python aborts when it then wants to
    exit.
    """
    if sys.stdin is None:
        raise OSError("this program has no standard input")
    try:
        descriptor = sys.stdin.fileno()
    except io.UnsupportedOperation:  # not a file of the system, as in tests
        return sys.stdin.buffer
    return open(descriptor, "rb", buffering=0, closefd=False)


def _after(head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from rest


def _unpacker() -> "zlib._Decompress":
    return zlib.decompressobj(16 + zlib.MAX_WBITS)
