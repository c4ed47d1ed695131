"""A source in a process of its own."""

import os
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest

from kafka_client.files import FileSource, write_records
from kafka_client.records import Record, TimestampType
from kafka_client.remote import RemoteSource
from kafka_client.source import Batch, Phase, SourceError, Status


class EndlessSource:
    """Brings a record that tells which process it is in, again and again."""

    name = "endless"

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def batches(self) -> Iterator[Batch]:
        offset = 0
        while not self._cancelled.wait(0.001):
            process = Record("t", 0, offset, None, TimestampType.UNKNOWN, None, str(os.getpid()).encode())
            yield Batch([process], Status(Phase.LIVE, loaded=True, read=offset))
            offset += 1

    def cancel(self) -> None:
        self._cancelled.set()


def process_of(batch: Batch) -> psutil.Process:
    return psutil.Process(int(batch.records[0].value or b""))


def odd_records() -> list[Record]:
    """Records that JSON and MessagePack texts cannot hold as they are."""
    name = b"\xff\xfe".decode("utf-8", "surrogateescape")
    return [
        Record("t", 0, 0, None, TimestampType.UNKNOWN, b"\xff", b"\x00", ((name, b"\xfe"), ("empty", None))),
        Record("t", 2**31 - 1, 2**63 - 1, 7, TimestampType.LOG_APPEND, None, None),
    ]


def test_it_brings_what_the_source_brings(tmp_path: Path) -> None:
    file = tmp_path / "odd.jsonl"
    with file.open("wb") as stream:
        write_records(odd_records(), stream)
    remote = RemoteSource(partial(FileSource, file))
    batches = list(remote.batches())
    assert [record for batch in batches for record in batch.records] == odd_records()
    assert batches[-1].status == list(FileSource(file).batches())[-1].status
    assert remote.name == str(file)


def test_a_source_that_can_never_be_read_says_so_here(tmp_path: Path) -> None:
    remote = RemoteSource(partial(FileSource, tmp_path / "none.jsonl"))
    with pytest.raises(SourceError, match=r"none\.jsonl"):
        list(remote.batches())


def test_cancelling_ends_the_other_process() -> None:
    remote = RemoteSource(EndlessSource)
    batches = remote.batches()
    process = process_of(next(batches))
    assert process.pid != os.getpid()
    remote.cancel()
    assert all(batch.records for batch in batches)
    assert not process.is_running()


def test_leaving_it_unread_ends_the_other_process() -> None:
    batches = RemoteSource(EndlessSource).batches()
    process = process_of(next(batches))
    batches.close()  # type: ignore[attr-defined]
    assert not process.is_running()


def test_it_may_be_cancelled_before_it_is_read() -> None:
    remote = RemoteSource(EndlessSource)
    remote.cancel()
    assert sum(len(batch.records) for batch in remote.batches()) < 100


def test_a_reader_that_is_killed_is_told_in_a_sentence() -> None:
    remote = RemoteSource(EndlessSource)
    batches = remote.batches()
    process_of(next(batches)).kill()
    with pytest.raises(SourceError, match="The process that reads endless was ended; open it again"):
        list(batches)
