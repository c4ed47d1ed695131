"""Match documents: every field, exact bytes, and files that are whole or not there."""

import base64
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.export import (
    ExportError,
    document_json,
    match_document,
    matches_json,
    write_file,
    write_parts,
)
from kafka_client.documents import DocumentParser
from kafka_client.events import Role
from tests.logs import START, Log


def document(log: Log) -> dict[str, Any]:
    return match_document(log.state(), log.events())


def whole() -> Log:
    return (
        Log()
        .started("AB", "A", event_id="e1")
        .round(1, "Why?", "AB")
        .command("poet", 1, event_id="c1")
        .error("poet", 1, "No ink.")
        .answer("poet", 1, "b")
        .generated("B", 1, "b", "poet")
        .response("A", 1, "a")
        .round_done(1, {"A": "a", "B": "b"})
        .vote("A", "B")
        .vote("B", "A", 1)
        .completed("incorrect", "B", duration=9500)
    )


def test_a_document_has_every_field_of_its_format() -> None:
    """Match document."""
    made = document(whole())
    events = made.pop("events")
    assert made == {
        "format": "orchestra-replay/match/1",
        "matchId": "m1",
        "status": "completed",
        "outcome": "incorrect",
        "participants": [
            {"participantId": "A", "type": "human"},
            {"participantId": "B", "type": "robot", "robotType": "poet", "model": "model-1"},
        ],
        "humans": ["A"],
        "robots": ["B"],
        "rounds": [
            {
                "round": 1,
                "prompt": "Why?",
                "startedAt": START + 2000,
                "completedAt": START + 8000,
                "responses": [
                    {
                        "participantId": "B",
                        "participantType": "robot",
                        "response": "b",
                        "robotType": "poet",
                        "model": "model-1",
                        "processingTime": 1.5,
                        "submittedAt": START + 6000,
                    },
                    {
                        "participantId": "A",
                        "participantType": "human",
                        "response": "a",
                        "submittedAt": START + 7000,
                    },
                ],
            }
        ],
        "votes": [
            {"voterId": "A", "humanGuess": "B", "submittedAt": START + 9000},
            {"voterId": "B", "humanGuess": "A", "submittedAt": START + 10_000, "round": 1},
        ],
        "startedAt": START + 1000,
        "completedAt": START + 11_000,
        "duration": 9500,
        "robotActivity": [
            {
                "commandId": "c1",
                "robotId": "poet",
                "round": 1,
                "action": "generate_response",
                "commandedAt": START + 3000,
                "answeredAt": START + 5000,
                "latency": 2000,
                "outcome": "answered",
                "errors": ["No ink."],
            }
        ],
        "anomalies": [
            {
                "code": "robot_error",
                "severity": "warning",
                "message": "poet failed in round 1: No ink.",
                "records": [{"topic": "robot-events", "partition": 0, "offset": 0}],
            }
        ],
    }
    assert [event["number"] for event in events] == [*range(1, 12)]


def test_an_event_is_its_record_and_its_place_in_the_replay() -> None:
    """Match document: events. Details: timestamp, beside it recordTime and timestampType."""
    value = b'{ "matchId":"m1", "eventType":"match.created" ,"timestamp":5.5, "x":1e2}\n'
    log = Log().raw(value, key=b"m1", headers=(("a", b"1"), ("n", None), ("a", b"")), partition=2)
    (event,) = document(log)["events"]
    assert event == {
        "number": 1,
        "topic": "match-events",
        "partition": 2,
        "offset": 0,
        "timestamp": 5.5,
        "recordTime": START + 1000,
        "timestampType": "create",
        "key": "m1",
        "headers": [["a", "1"], ["n", None], ["a", ""]],
        "value": value.decode(),
    }


def test_what_is_not_utf_8_is_base64_and_says_so() -> None:
    """Details: encoding base64 beside the value when it is not UTF-8."""
    framed = b"\0\0\0\1\xff" + b'{"matchId":"m1","eventType":"match.created"}'
    log = Log().raw(framed, key=b"\xfe", headers=(("h", b"\xfd"),), record_time=None)
    (event,) = document(log)["events"]
    assert base64.b64decode(event["value"]) == framed
    assert event["encoding"] == "base64"
    assert (base64.b64decode(event["key"]), event["keyEncoding"]) == (b"\xfe", "base64")
    assert event["headers"] == [["h", base64.b64encode(b"\xfd").decode(), "base64"]]
    assert (event["recordTime"], event["timestampType"]) == (None, "unknown")


def test_without_a_key_the_key_is_null() -> None:
    """Match document: key."""
    assert document(Log().started(key=None))["events"][0]["key"] is None


def test_participants_who_are_only_seen_answering_are_named_too() -> None:
    """Match document: participants."""
    log = Log().event("match.started", {"participants": ["A", "B"], "humanParticipant": "A"})
    log.response("Z", 1, "z").generated("B", 1, "b", "poet")
    data = {"round": 1, "participantId": "Y", "response": "y"}
    log.event("response.submitted", data)
    assert document(log)["participants"] == [
        {"participantId": "A", "type": "human"},
        {"participantId": "B", "type": "robot", "robotType": "poet", "model": "model-1"},
        {"participantId": "Y", "type": None},
        {"participantId": "Z", "type": "human"},
    ]


def test_what_is_open_is_null() -> None:
    """Match document: times of an unfinished match."""
    made = document(Log().created().response("A", 1, "x").command("poet", 1, event_id=None))
    assert (made["startedAt"], made["completedAt"], made["duration"]) == (None, None, None)
    assert (made["rounds"][0]["prompt"], made["rounds"][0]["startedAt"]) == (None, None)
    (command,) = made["robotActivity"]
    assert (command["commandId"], command["outcome"]) == (None, "pending")
    assert not {"answeredAt", "latency"} & command.keys()


def test_documents_of_all_matches_are_one_document() -> None:
    """Match document: --all."""
    documents = [document(whole()), document(Log().created())]
    text = "".join(matches_json(documents, undecodable=3))
    assert json.loads(text) == {
        "format": "orchestra-replay/matches/1",
        "undecodable": 3,
        "matches": documents,
    }
    assert json.loads("".join(matches_json([], 0)))["matches"] == []


def test_a_document_is_readable_text() -> None:
    """Match document: JSON, in UTF-8."""
    made = document(Log().started().round(1, "Où est la mer ? 海"))
    assert "Où est la mer ? 海" in document_json(made)
    assert json.loads(document_json(made)) == made


def test_a_header_name_that_is_not_utf_8_survives_the_file(tmp_path: Path) -> None:
    """Records: any header is kept; bytes of its name that are not UTF-8 are lone surrogates."""
    log = Log().started(headers=(("tr\udcffce", b"1"),))
    path = tmp_path / "match.json"
    write_file(path, [document_json(document(log))])
    assert json.loads(path.read_bytes())["events"][0]["headers"] == [["tr\udcffce", "1"]]
    parser = DocumentParser(many=False)
    assert [*parser.feed(path.read_bytes()), *parser.finish()] == log.records


def test_roles_are_not_written_because_the_topics_tell_them() -> None:
    """Match document: events keep their topics."""
    topics = [event["topic"] for event in document(whole())["events"]]
    assert set(topics) == {role.label for role in Role} - {"robot-orchestration-events"}


# Files


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """Export: to a temporary file, then renamed."""
    path = tmp_path / "match.json"
    write_file(path, ["é", b"\xff", "\n"])
    assert path.read_bytes() == b"\xc3\xa9\xff\n"
    assert [*tmp_path.iterdir()] == [path]


def test_a_file_that_fails_halfway_leaves_the_old_one(tmp_path: Path) -> None:
    """Export: no half file."""
    path = tmp_path / "match.json"
    path.write_text("old")

    def parts() -> Iterator[str]:
        yield "new"
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match=r"match\.json was not written: No space left on device\. Choose"):
        write_file(path, parts())
    assert path.read_text() == "old"
    assert [*tmp_path.iterdir()] == [path]


def test_whatever_interrupts_writing_no_half_file_stays(tmp_path: Path) -> None:
    """Export: no half file."""

    def parts() -> Iterator[str]:
        yield "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "match.json", parts())
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("name", ["missing/match.json", "file/match.json", "folder", "x" * 300])
def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path, name: str) -> None:
    """Export: a message, no half file."""
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="was not written: "):
        write_file(tmp_path / name, ["x"])
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a matter of POSIX")
def test_a_pipe_is_written_and_stays_a_pipe(tmp_path: Path) -> None:
    """Export: what is not a file is written directly."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    write_file(path, ["text"])
    assert os.read(reader, 100) == b"text"
    os.close(reader)
    assert path.is_fifo()


def test_parts_go_to_any_stream() -> None:
    """Export: - is stdout."""
    stream = io.BytesIO()
    write_parts(stream, ["a", b"b"])
    assert stream.getvalue() == b"ab"
