"""Records in files: the file source, and the writer of what it reads."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from kafka_client.archive import ArchiveError, ArchiveStream, is_archive
from kafka_client.bytestream import ByteStream
from kafka_client.documents import DamagedDocumentError, DocumentParser
from kafka_client.records import BadLineError, Record, from_kcat, to_kcat
from kafka_client.source import EVERYTHING, Batch, LoadWindow, Phase, SourceError, Status
from kafka_client.window import WindowFilter

STANDARD_INPUT = "-"
MAX_LINE_BYTES = 256 * 1024 * 1024
"""A longer line is counted as bad: without a limit a file of other content would fill the memory."""

_HEAD_BYTES = 256
_BATCH_RECORDS = 5000
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_COMPLETE_HEAD = re.compile(rb"\s*+\{?+\s*+\S.*\n")
"""One line, and more than the lone brace that an indented document begins with."""


class FileSource:
    """A `RecordSource` over kcat ``-J`` lines or an exported match, perhaps in gzip, or over a session file.

    The path ``-`` is standard input. Lines that are not records are counted, and told in ``Status.problem``.
    """

    def __init__(self, path: str | Path, window: LoadWindow = EVERYTHING) -> None:
        self._path = None if str(path) == STANDARD_INPUT else Path(path)
        self._window = window
        self._stream: ByteStream | ArchiveStream | None = None
        self._cancelled = False

    @property
    def name(self) -> str:
        return "standard input" if self._path is None else str(self._path)

    def batches(self) -> Iterator[Batch]:
        stream = self._stream = self._open()
        reading = _Reading(self.name, WindowFilter(self._window))
        try:
            for chunk in stream.chunks():
                if self._cancelled:
                    return
                yield reading.batch(reading.feed(chunk), stream.fraction)
            if not self._cancelled:
                yield from self._last_batches(reading)
        except ArchiveError as error:
            raise SourceError(str(error)) from None
        finally:
            stream.close()

    def _open(self) -> ByteStream | ArchiveStream:
        if self._path is not None and is_archive(self._path):
            return ArchiveStream(self._path)
        return ByteStream(self._path)

    def cancel(self) -> None:
        self._cancelled = True
        if self._stream is not None:
            self._stream.close()

    def _last_batches(self, reading: "_Reading") -> Iterator[Batch]:
        records = reading.finish()
        for start in range(0, len(records), _BATCH_RECORDS):
            if self._cancelled:
                return
            yield reading.batch(records[start : start + _BATCH_RECORDS], 1.0)
        yield reading.end()


class _Writer(Protocol):
    def write(self, data: bytes, /) -> object: ...


def write_records(records: Iterable[Record], stream: _Writer) -> int:
    """Write kcat ``-J`` lines, and return how many."""
    written = 0
    for record in records:
        stream.write(to_kcat(record) + b"\n")
        written += 1
    return written


class _Parser(Protocol):
    """Makes records of bytes that come in pieces."""

    def feed(self, data: bytes) -> list[Record]: ...

    def finish(self) -> list[Record]: ...


class _Reading:
    """What is known while a file is read: its kind, and what was found so far. Raises `SourceError`."""

    def __init__(self, name: str, window: WindowFilter) -> None:
        self._name = name
        self._window = window
        self._head = b""
        self._parser: _Parser | None = None
        self._lines = _LineParser()
        self._found = 0
        self._handed_over = 0
        self._partitions: set[tuple[str, int]] = set()

    def feed(self, data: bytes) -> list[Record]:
        """The records that may be handed over after these bytes."""
        if self._parser is not None:
            return self._admit(self._parse(self._parser, data))
        self._head += data
        if len(self._head) < _HEAD_BYTES and not _COMPLETE_HEAD.match(self._head):
            return []
        return self._admit(self._begin())

    def finish(self) -> list[Record]:
        """The last records."""
        records = self._begin() if self._parser is None else []
        if self._parser is not None:
            try:
                records += self._parser.finish()
            except DamagedDocumentError as error:
                raise self._damaged(error) from None
        records = self._admit(records)
        if not self._found:
            raise SourceError(self._emptiness())
        return records + self._window.release_all()

    def batch(self, records: list[Record], fraction: float | None) -> Batch:
        """The batch of these records, while the file is read."""
        self._handed_over += len(records)
        return Batch(records, self._status(Phase.LOADING, fraction))

    def end(self) -> Batch:
        """The last batch."""
        return Batch([], self._status(Phase.ENDED, 1.0))

    def _begin(self) -> list[Record]:
        """Choose the parser by what the file begins with, and parse that."""
        head, self._head = self._head, b""
        if head.startswith(_UTF16_MARKS):
            raise SourceError(f"{self._name} is UTF-16 text, as some shells write it; save it as UTF-8.")
        if b"\0" in head:
            raise SourceError(f"{self._name} is not text; choose a file that kcat -J or dump wrote.")
        head = head.removeprefix(_UTF8_MARK)
        try:
            self._parser = DocumentParser.for_head(head) or self._lines
        except DamagedDocumentError as error:
            raise self._damaged(error) from None
        return self._parse(self._parser, head)

    def _parse(self, parser: _Parser, data: bytes) -> list[Record]:
        try:
            return parser.feed(data)
        except DamagedDocumentError as error:
            raise self._damaged(error) from None

    def _admit(self, records: list[Record]) -> list[Record]:
        self._found += len(records)
        self._partitions.update((record.topic, record.partition) for record in records)
        return self._window.admit(records)

    def _status(self, phase: Phase, fraction: float | None) -> Status:
        ended = phase is Phase.ENDED
        return Status(
            phase=phase,
            loaded=ended,
            read=self._handed_over,
            total=self._handed_over if ended else None,
            fraction=fraction,
            topics=tuple(sorted({topic for topic, _ in self._partitions})),
            partitions=len(self._partitions),
            left_out=self._window.left_out,
            bad_lines=self._lines.bad,
            problem=self._lines.problem(self._name),
            cuts=self._window.cuts,
        )

    def _emptiness(self) -> str:
        reason = f" ({self._lines.first_bad})" if self._lines.bad else ""
        return f"{self._name} holds no records{reason}; choose a file that kcat -J, dump or export wrote."

    def _damaged(self, error: DamagedDocumentError) -> SourceError:
        return SourceError(
            f"{self._name} is an exported match that cannot be read ({error}); export it again."
        )


class _LineParser:
    """Reads kcat lines, and counts those that are none."""

    def __init__(self) -> None:
        self.bad = 0
        self.first_bad = ""
        self._line = 0
        self._begun: list[bytes] = []
        self._begun_bytes = 0

    def feed(self, data: bytes) -> list[Record]:
        *lines, rest = data.split(b"\n")
        records = []
        if lines:
            lines[0] = b"".join((*self._begun, lines[0]))
            self._begun, self._begun_bytes = [], 0
            records = list(self._records(lines))
        self._begun.append(rest)
        self._begun_bytes += len(rest)
        if self._begun_bytes > MAX_LINE_BYTES:
            self._begun = [b"too long"]
        return records

    def finish(self) -> list[Record]:
        return list(self._records([b"".join(self._begun)]))

    def problem(self, name: str) -> str:
        """A sentence about the bad lines, empty when there are none."""
        if not self.bad:
            return ""
        if self.bad == 1:
            return f"One line of {name} is not a record: {self.first_bad}."
        return f"{self.bad:,} lines of {name} are not records, the first is {self.first_bad}."

    def _records(self, lines: list[bytes]) -> Iterator[Record]:
        for line in lines:
            self._line += 1
            if not line or line.isspace():
                continue
            try:
                yield from_kcat(line)
            except BadLineError as error:
                self.bad += 1
                self.first_bad = self.first_bad or f"line {self._line}: {error}"
