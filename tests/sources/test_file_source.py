"""What is particular to reading files."""

import gzip
import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.export import document_json, match_document, matches_json
from app.core.state import MatchState
from kafka_client import files
from kafka_client.bytestream import CHUNK_BYTES
from kafka_client.files import FileSource, write_records
from kafka_client.records import Record, to_kcat
from kafka_client.source import LoadWindow, Phase, SourceError, read_to_end
from tests.producing.waiting import wait_until
from tests.sources.conftest import Read, event_of
from tests.sources.reading import SECONDS, numbered
from tests.wire.test_records import any_record

Write = Callable[[bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_bytes(content: bytes) -> Path:
        path = tmp_path / "records.jsonl"
        path.write_bytes(content)
        return path

    return write_bytes


def as_lines(records: list[Record]) -> bytes:
    stream = io.BytesIO()
    assert write_records(records, stream) == len(records)
    return stream.getvalue()


def records_of(path: Path | str, window: LoadWindow | None = None) -> list[Record]:
    source = FileSource(path, window or LoadWindow())
    return [record for batch in read_to_end(source) for record in batch.records]


def error_of(path: Path | str) -> str:
    with pytest.raises(SourceError) as raised:
        records_of(path)
    return str(raised.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(records=st.lists(any_record(), min_size=1, max_size=20), packed=st.booleans())
def test_what_is_dumped_opens_again_byte_for_byte(write: Write, records: list[Record], packed: bool) -> None:
    lines = as_lines(records)
    assert records_of(write(gzip.compress(lines) if packed else lines)) == records


def test_the_last_status_has_ended_and_says_what_there_was(read: Read, write: Write) -> None:
    path = write(as_lines(numbered("a", 0, range(3)) + numbered("b", 1, range(2))))
    reading = read(FileSource(path))
    status = reading.until(lambda status: status.phase is Phase.ENDED)
    assert (status.read, status.total, status.fraction) == (5, 5, 1)
    assert (status.topics, status.partitions) == (("a", "b"), 2)
    assert status.problem == ""
    with pytest.raises(StopIteration):
        reading.step()


def test_lines_may_end_in_crlf_be_blank_or_lack_the_last_end(write: Write) -> None:
    records = numbered("t", 0, range(3))
    lines = [to_kcat(record) for record in records]
    assert records_of(write(b"\r\n\r\n".join(lines))) == records
    assert records_of(write(b"\xef\xbb\xbf" + b"\n \n".join(lines) + b"\n\n")) == records


def test_a_line_longer_than_a_chunk_is_read_whole(write: Write) -> None:
    (record,) = numbered("t", 0, [0], text="x" * (3 * CHUNK_BYTES))
    assert records_of(write(as_lines([record]))) == [record]


def test_bad_lines_are_counted_and_the_first_is_named(read: Read, write: Write) -> None:
    records = numbered("t", 0, range(2))
    path = write(as_lines(records[:1]) + b"% Reached end of topic\n\n{}\n[1]\n" + as_lines(records[1:]))
    reading = read(FileSource(path))
    status = reading.to_end()
    assert reading.records == records
    assert status.bad_lines == 3
    assert status.problem.startswith(
        f"3 lines of {path} are not records, the first is line 2: it is not JSON"
    )


def test_a_single_bad_line_is_named(read: Read, write: Write) -> None:
    path = write(as_lines(numbered("t", 0, [0])) + b'{"topic": "t"}\n')
    problem = read(FileSource(path)).to_end().problem
    assert problem.startswith(f"One line of {path} is not a record: line 2: it is not a kcat record")


def test_a_line_that_is_too_long_for_any_record_is_a_bad_one(
    read: Read, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_LINE_BYTES", 2 * CHUNK_BYTES)
    before, after = numbered("t", 0, range(2))
    path = write(as_lines([before]) + b"x" * (6 * CHUNK_BYTES) + b"\n" + as_lines([after]))
    reading = read(FileSource(path))
    reading.to_end()
    assert reading.records == [before, after]
    assert reading.status.bad_lines == 1


def test_the_last_records_of_a_file_are_those_of_the_highest_offsets(write: Write) -> None:
    records = numbered("t", 0, range(10))
    shuffled = [records[number] for number in (5, 9, 0, 3, 8, 1, 7, 2, 6, 4, 9)]
    assert records_of(write(as_lines(shuffled)), LoadWindow(last=3)) == records[7:]


def test_packed_members_one_after_another_are_one_file(write: Write) -> None:
    records = numbered("t", 0, range(10_000))
    packed = gzip.compress(as_lines(records[:4000])) + gzip.compress(as_lines(records[4000:]))
    assert records_of(write(packed + bytes(100))) == records


# --- exported matches


def test_an_exported_match_gives_its_records_in_the_order_of_the_log(write: Write) -> None:
    records = numbered("t", 0, range(30)) + numbered("t", 1, range(20))
    events = [event_of(record) for record in sorted(records, key=lambda record: record.timestamp or 0)]
    text = document_json(match_document(MatchState("m"), events))
    assert records_of(write(text.encode())) == records
    assert records_of(write(gzip.compress(text.encode()))) == records
    assert records_of(write(json.dumps(json.loads(text)).encode() * 2)) == records * 2


def test_many_matches_larger_than_a_chunk_are_read_as_they_come(read: Read, write: Write) -> None:
    records = [numbered("t", 0, range(100 * number, 100 * number + 100)) for number in range(60)]
    documents = [match_document(MatchState("m"), map(event_of, part)) for part in records]  # type: ignore[arg-type]
    content = "".join(matches_json(documents, undecodable=2)).encode()
    assert len(content) > 4 * CHUNK_BYTES
    reading = read(FileSource(write(content)))
    reading.until(lambda status: status.read)
    assert not reading.status.loaded
    reading.to_end()
    assert reading.records == [record for part in records for record in part]


@pytest.mark.parametrize("keep", [0.3, 0.999])
def test_an_exported_match_that_is_cut_off_is_an_error(write: Write, keep: float) -> None:
    document = match_document(MatchState("m"), [event_of(record) for record in numbered("t", 0, range(50))])
    text = document_json(document)
    assert "cannot be read" in error_of(write(text[: int(len(text) * keep)].encode()))
    many = "".join(matches_json([document], undecodable=0)).rstrip()
    assert "cannot be read" in error_of(write(many[: int(len(many) * keep)].encode()))


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"topic": "t", "partition": 0, "offset": -1, "value": ""},
        {"topic": "t", "partition": 0, "offset": 0, "value": 1},
        {"topic": "t", "partition": 0, "offset": 0, "value": "?", "encoding": "base64"},
        {"topic": "t", "partition": 0, "offset": 0, "value": "", "headers": [["a"]]},
        {"topic": "t", "partition": 0, "offset": 0, "value": "", "headers": [[]]},
        {"topic": "t", "partition": 0, "offset": 0, "value": "\ud800"},
    ],
)
def test_an_exported_match_with_a_damaged_event_is_an_error(write: Write, event: dict[str, object]) -> None:
    document = {"format": "orchestra-replay/match/1", "events": [event]}
    assert "cannot be read" in error_of(write(json.dumps(document).encode()))


def test_an_export_of_a_newer_version_is_an_error(write: Write) -> None:
    assert "newer version" in error_of(write(b'{"format": "orchestra-replay/matches/2", "matches": []}'))


def test_an_export_without_matches_is_an_error(write: Write) -> None:
    assert "holds no records" in error_of(write("".join(matches_json([], 0)).encode()))


# --- files that are none


def test_a_file_that_is_missing_a_folder_or_empty_is_an_error(tmp_path: Path, write: Write) -> None:
    missing = tmp_path / "missing"
    assert error_of(missing) == f"There is no file {missing}; check its name."
    assert error_of(tmp_path) == f"{tmp_path} is a folder; choose a file."
    assert "holds no records" in error_of(write(b""))
    assert "holds no records" in error_of(write(b"\n\n"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read by this user")
def test_a_file_that_may_not_be_read_is_an_error(write: Write) -> None:
    path = write(b"")
    path.chmod(0)
    assert "may not be read" in error_of(path)


def test_a_file_of_something_else_is_an_error_that_says_so(write: Write) -> None:
    assert "is not text" in error_of(write(b"\x89PNG\r\n\x1a\n\0\0\0" * 100))
    assert "UTF-16" in error_of(write('{"topic": "t"}'.encode("utf-16")))
    assert "line 1: it is not JSON" in error_of(write(b"Dear diary,\n"))
    assert "line 1: it is not a kcat record" in error_of(write(b'{"eventType": "match.created"}\n'))


@pytest.mark.parametrize("part", [0.0002, 0.01, 0.9])
def test_packed_bytes_that_are_cut_off_are_an_error_after_what_could_be_read(
    read: Read, write: Write, part: float
) -> None:
    packed = gzip.compress(as_lines(numbered("t", 0, range(20_000))))
    reading = read(FileSource(write(packed[: int(len(packed) * part)])))
    with pytest.raises(SourceError, match="cut off"):
        reading.to_end()
    assert len(reading.records) > 10_000 or part < 0.5


def test_packed_bytes_that_are_damaged_are_an_error(write: Write) -> None:
    packed = bytearray(gzip.compress(as_lines(numbered("t", 0, range(1000)))))
    packed[len(packed) // 2] ^= 0xFF
    assert "damaged gzip" in error_of(write(bytes(packed)))


# --- standard input


def _python(source_path: str) -> list[str]:
    program = (
        "import sys\n"
        "from kafka_client.files import FileSource\n"
        "from kafka_client.records import to_kcat\n"
        "from kafka_client.source import SourceError\n"
        "try:\n"
        f"    for batch in FileSource({source_path!r}).batches():\n"
        "        for record in batch.records:\n"
        "            print(record.offset, flush=True)\n"
        "except SourceError as error:\n"
        "    print(error)\n"
    )
    return [sys.executable, "-c", program]


def test_standard_input_is_read_as_it_comes_and_to_its_end() -> None:
    with subprocess.Popen(_python("-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for record in numbered("t", 0, range(3)):
            process.stdin.write(to_kcat(record) + b"\n")
            process.stdin.flush()
            assert process.stdout.readline() == b"%d\n" % record.offset
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(SECONDS) == 0


def test_standard_input_may_be_packed_or_empty() -> None:
    packed = gzip.compress(as_lines(numbered("t", 0, range(3))))
    ran = subprocess.run(_python("-"), input=packed, capture_output=True, timeout=SECONDS, check=True)
    assert (ran.stdout, ran.stderr) == (b"0\n1\n2\n", b"")
    ran = subprocess.run(_python("-"), input=b"", capture_output=True, timeout=SECONDS, check=True)
    assert ran.stdout.startswith(b"standard input holds no records")


def test_a_silent_pipe_can_be_cancelled(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    source = FileSource(pipe)
    batches = source.batches()
    assert next(batches).records == []
    assert next(batches).status.fraction is None
    source.cancel()
    assert list(batches) == []
    # Only a writer ends the thread that opens the pipe.
    os.close(os.open(pipe, os.O_RDWR | os.O_NONBLOCK))
    wait_until(lambda: not any(str(pipe) in thread.name for thread in threading.enumerate()))
