"""A source in a process of its own."""

import os
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec
import psutil
import pytest

from kafka_client import remote
from kafka_client.files import FileSource, write_records
from kafka_client.packing import PackedRecords
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


def test_many_records_come_packed_and_are_the_same(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    records = [
        Record("t", 0, offset, offset, TimestampType.CREATE, b"k", b'{"matchId":"m"}')
        for offset in range(remote.PACKED_FROM)
    ]
    with file.open("wb") as stream:
        write_records(records, stream)
    batches = [batch.records for batch in RemoteSource(partial(FileSource, file)).batches() if batch.records]
    assert [record for batch in batches for record in batch] == records
    assert any(isinstance(batch, PackedRecords) for batch in batches)


def test_it_brings_what_the_source_brings(tmp_path: Path) -> None:
    file = tmp_path / "odd.jsonl"
    with file.open("wb") as stream:
        write_records(odd_records(), stream)
    source = RemoteSource(partial(FileSource, file))
    batches = list(source.batches())
    assert [record for batch in batches for record in batch.records] == odd_records()
    assert batches[-1].status == list(FileSource(file).batches())[-1].status
    assert source.name == str(file)


def test_a_source_that_can_never_be_read_says_so_here(tmp_path: Path) -> None:
    source = RemoteSource(partial(FileSource, tmp_path / "none.jsonl"))
    with pytest.raises(SourceError, match=r"none\.jsonl"):
        list(source.batches())


def test_cancelling_ends_the_other_process() -> None:
    source = RemoteSource(EndlessSource)
    batches = source.batches()
    process = process_of(next(batches))
    assert process.pid != os.getpid()
    source.cancel()
    assert all(batch.records for batch in batches)
    assert not process.is_running()


def test_leaving_it_unread_ends_the_other_process() -> None:
    batches = RemoteSource(EndlessSource).batches()
    process = process_of(next(batches))
    batches.close()  # type: ignore[attr-defined]
    assert not process.is_running()


def test_it_may_be_cancelled_before_it_is_read() -> None:
    source = RemoteSource(EndlessSource)
    source.cancel()
    assert sum(len(batch.records) for batch in source.batches()) < 100


def until_other_process(batches: Iterator[Batch], process: psutil.Process) -> Batch:
    """The first batch of the process that comes in place of that one."""
    return next(batch for batch in batches if int(batch.records[0].value or b"") != process.pid)


def test_a_reader_that_is_killed_is_told_and_another_one_starts_over() -> None:
    batches = RemoteSource(EndlessSource).batches()
    process = process_of(next(batches))
    process.kill()
    batch = until_other_process(batches, process)
    assert (batch.status.generation, batch.status.read, batch.records[0].offset) == (1, 0, 0)
    assert "The process that reads endless crashed; another one has started over" in batch.status.problem
    batches.close()  # type: ignore[attr-defined]


def test_a_reader_that_is_killed_again_soon_is_told_in_a_sentence() -> None:
    batches = RemoteSource(EndlessSource).batches()
    first = process_of(next(batches))
    first.kill()
    process_of(until_other_process(batches, first)).kill()
    with pytest.raises(SourceError, match="The process that reads endless was ended; open it again"):
        list(batches)


def test_a_reader_that_is_killed_again_much_later_is_replaced_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "CRASH_SECONDS", 0.0)
    monkeypatch.setattr(remote, "NOTICE_SECONDS", 0.0)
    batches = RemoteSource(EndlessSource).batches()
    batch = next(batches)
    for generation in (1, 2):
        process_of(batch).kill()
        batch = until_other_process(batches, process_of(batch))
        assert (batch.status.generation, batch.status.problem) == (generation, "")
    batches.close()  # type: ignore[attr-defined]


class NewsSource(EndlessSource):
    """Tells by its name that it was made to read what is new."""

    def batches(self) -> Iterator[Batch]:
        for batch in super().batches():
            yield Batch(batch.records, msgspec.structs.replace(batch.status, topics=("news",)))


class ResumableEndless(EndlessSource):
    def resumed(self, cluster_id: str, last_records: object) -> NewsSource:
        return NewsSource()


def test_in_place_of_a_reader_of_what_is_new_comes_one_of_everything() -> None:
    batches = RemoteSource(ResumableEndless).resumed("c", {}).batches()
    batch = next(batches)
    assert batch.status.topics == ("news",)
    process_of(batch).kill()
    assert until_other_process(batches, process_of(batch)).status.topics == ()
    batches.close()  # type: ignore[attr-defined]
