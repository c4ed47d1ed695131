"""Session files: what goes in comes out, and what is no session is told in a sentence."""

import contextlib
import json
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.branches import Branch, Inject, Move, Replace, Skip
from app.core.breakpoints import Breakpoint, BreakpointKind, Watch
from app.core.filters import Filter
from app.core.marks import Mark
from app.core.session_file import FORMAT, Session, SessionError, Workspace, read_session, session_parts
from kafka_client import archive
from kafka_client.archive import RECORDS_PART, SESSION_PART
from kafka_client.files import FileSource
from kafka_client.records import Record, TimestampType
from kafka_client.source import LoadWindow, SourceError
from tests.logs import Log

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
positions = st.tuples(st.just("match-events"), st.integers(0, 3), st.integers(0, 99))
records = st.builds(
    Record,
    topic=st.just("match-events"),
    partition=st.integers(-1, 3),
    offset=st.integers(0, 99),
    timestamp=st.integers(0, 2**40),
    timestamp_type=st.just(TimestampType.CREATE),
    key=st.none() | st.binary(max_size=9),
    value=st.none() | st.binary(max_size=30),
    headers=st.lists(st.tuples(texts | st.just("\udcff"), st.none() | st.binary(max_size=5)), max_size=2).map(
        tuple
    ),
)
edits = (
    st.builds(Skip, position=positions)
    | st.builds(Replace, position=positions, record=records)
    | st.builds(Move, position=positions, before=st.none() | positions)
    | st.builds(Inject, record=records, before=st.none() | positions)
)
workspaces = st.builds(
    Workspace,
    open_match=st.none() | texts,
    cursor=st.none() | positions,
    perspective=texts,
    locked=st.booleans(),
    branch=texts,
    filter=st.builds(Filter, text=st.none() | texts),
    layout=st.binary(max_size=50),
    marks=st.lists(st.builds(Mark, texts, st.none() | positions, texts, texts), max_size=3).map(tuple),
    breakpoints=st.lists(
        st.builds(Breakpoint, st.sampled_from(BreakpointKind), texts, st.booleans()), max_size=3
    ).map(tuple),
    watches=st.lists(st.builds(Watch, texts), max_size=3).map(tuple),
    branches=st.lists(
        st.builds(Branch, texts, texts, st.lists(edits, max_size=4).map(tuple)), max_size=2
    ).map(tuple),
)
sessions = st.builds(
    Session,
    app_version=texts,
    created=st.floats(0, 2**45),
    match_ids=st.lists(texts, max_size=3).map(tuple),
    digest=texts,
    topics=st.dictionaries(texts, texts, max_size=3),
    timeout_ms=st.floats(0, 1e9),
    workspace=workspaces,
    redacted=st.booleans(),
    dropped=st.integers(0, 9),
)


def session(**fields: Any) -> Session:
    given_fields = {"workspace": Workspace(), "topics": {}, "timeout_ms": 60_000, **fields}
    return Session("1.0", 0, ("m1",), "sha256:0", **given_fields)


def written(path: Path, made: Session | None = None, log: Log | None = None) -> Path:
    path.write_bytes(b"".join(session_parts((log or Log().started()).records, lambda: made or session())))
    return path


def packed(path: Path, **parts: bytes) -> Path:
    """An archive of these parts, whatever they are."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("_", "."), data)
    return path


def fault(path: Path) -> str:
    with pytest.raises(SessionError) as caught:
        read_session(path)
    return str(caught.value)


@given(sessions)
@settings(max_examples=30)
def test_a_session_comes_back_as_it_went_in(tmp_path_factory: pytest.TempPathFactory, made: Session) -> None:
    path = written(tmp_path_factory.mktemp("session") / "a.orep", made)
    assert read_session(path) == made


def test_the_records_come_back_byte_for_byte(tmp_path: Path) -> None:
    log = Log().started().raw(b"\xff\x00 not UTF-8", headers=(("h", b"\xfe"),)).raw(None, key=b"k")
    source = FileSource(written(tmp_path / "a.orep", log=log))
    batches = list(source.batches())
    assert [record for batch in batches for record in batch.records] == log.records
    assert batches[-1].status.loaded
    last = FileSource(tmp_path / "a.orep", LoadWindow(last=1))
    assert [record for batch in last.batches() for record in batch.records] == [log.records[-1]]


def test_the_file_is_a_zip_of_kcat_lines_and_readable_json(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path / "a.orep")) as made:
        assert made.namelist() == [RECORDS_PART, SESSION_PART]
        assert json.loads(made.read(RECORDS_PART))["topic"] == "match-events"
        document = json.loads(made.read(SESSION_PART))
    assert document["format"] == FORMAT
    assert document["matchIds"] == ["m1"]


def test_unknown_fields_of_the_same_version_are_left_out(tmp_path: Path) -> None:
    document = {
        "format": FORMAT,
        "appVersion": "9",
        "created": 1,
        "matchIds": [],
        "digest": "",
        "topics": {},
        "timeoutMs": 1,
        "workspace": {"marks": [], "tune": 5},
        "news": [],
    }
    path = packed(tmp_path / "a.orep", session_json=json.dumps(document).encode(), records_jsonl=b"")
    assert read_session(path).app_version == "9"


def test_a_newer_format_is_named(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "a.orep", session_json=b'{"format": "orchestra-replay/session/2"}', records_jsonl=b""
    )
    assert fault(path) == (
        f"{path} is of a newer version of this program (format orchestra-replay/session/2); "
        "open it with that version."
    )


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    assert "it has no part session.json" in fault(packed(tmp_path / "a.orep", records_jsonl=b""))
    document = b'{"format": "orchestra-replay/session/1"}'
    assert "it has no part records.jsonl" in fault(packed(tmp_path / "b.orep", session_json=document))


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"format": 1}',
        b"[" * 100_000,
        b"\xff",
        b'{"format": "orchestra-replay/session/1"}',
        b'{"format": "orchestra-replay/session/1", "workspace": {"marks": "all"}}',
    ],
)
def test_a_damaged_document_is_told(tmp_path: Path, document: bytes) -> None:
    path = packed(tmp_path / "a.orep", session_json=document, records_jsonl=b"")
    assert fault(path).startswith(f"{path} is a damaged session file")


def test_a_part_that_claims_to_be_huge_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = packed(tmp_path / "a.orep", session_json=b" " * 2_000_000, records_jsonl=b"")
    monkeypatch.setattr("app.core.session_file.LARGEST_SESSION", 1_000_000)
    assert "claims 2,000,000 bytes, more than 1,000,000" in fault(path)
    monkeypatch.setattr(archive, "LARGEST_RECORDS", 10)
    with pytest.raises(SourceError, match=r"records\.jsonl claims"):
        list(FileSource(written(tmp_path / "b.orep")).batches())


def test_a_part_that_is_longer_than_it_claims_is_damaged(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.orep", session_json=b"{}", records_jsonl=b" " * 100_000)
    raw = path.read_bytes()
    size = (100_000).to_bytes(4, "little")
    path.write_bytes(raw.replace(size, (10).to_bytes(4, "little")))
    with pytest.raises(SourceError, match="damaged session file"):
        list(FileSource(path).batches())


def test_records_that_are_not_as_they_were_packed_are_known_before_they_are_opened(tmp_path: Path) -> None:
    path = written(tmp_path / "a.orep")
    raw = bytearray(path.read_bytes())
    raw[200] ^= 0xFF
    path.write_bytes(raw)
    with pytest.raises(SessionError, match="is a damaged session file"):
        read_session(path)


def test_other_names_in_the_archive_go_nowhere(tmp_path: Path) -> None:
    path = written(tmp_path / "a.orep")
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("../../escaped", b"x")
    assert read_session(path).match_ids == ("m1",)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.orep"]


@given(st.randoms(use_true_random=False))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_bytes_give_a_sentence_and_no_other_exception(tmp_path: Path, rng: Random) -> None:
    path = tmp_path / "whole.orep"
    raw = bytearray(path.read_bytes() if path.exists() else written(path).read_bytes())
    for _ in range(rng.choice([1, 2, 8])):
        at = rng.randrange(len(raw))
        if rng.random() < 0.2:
            del raw[at : at + rng.randrange(1, 40)]
        else:
            raw[at] = rng.randrange(256)
    spoilt = tmp_path / "spoilt.orep"
    spoilt.write_bytes(raw)
    with contextlib.suppress(SessionError):
        read_session(spoilt)
    with contextlib.suppress(SourceError):
        list(FileSource(spoilt).batches())
