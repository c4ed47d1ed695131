"""A match as a document (``orchestra-replay/match/1``), and documents as files."""

import base64
import contextlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from app.core.saying import plain
from app.core.state import Anomaly, Command, MatchState, Response, Round, Vote
from kafka_client.events import Event
from kafka_client.records import Record
from kafka_client.translation import schema_field

MATCH_FORMAT = "orchestra-replay/match/1"
MATCHES_FORMAT = "orchestra-replay/matches/1"

Document = dict[str, Any]


class ExportError(Exception):
    """A file could not be written; the message is a sentence that says why and what to do."""


def match_document(state: MatchState, events: Sequence[Event]) -> Document:
    """The document of a match: what was rebuilt, and the events it was rebuilt from, in replay order."""
    return {
        "format": MATCH_FORMAT,
        "matchId": state.match_id,
        "status": state.status.value,
        "outcome": state.outcome.value,
        "participants": _participants(state),
        "humans": list(state.humans),
        "robots": list(state.robots),
        "rounds": [_round(each) for each in state.sorted_rounds()],
        "votes": [_vote(vote) for vote in state.votes.values()],
        "startedAt": state.started_at,
        "completedAt": state.completed_at,
        "duration": state.duration,
        "robotActivity": [_command(command) for command in state.sorted_commands()],
        "anomalies": [_anomaly(anomaly) for anomaly in state.anomalies],
        "events": [_event(number, event) for number, event in enumerate(events, 1)],
    }


def matches_json(documents: Iterable[Document], undecodable: int) -> Iterator[str]:
    """The text of a ``matches/1`` document in parts, one match at a time."""
    yield f'{{"format": {json.dumps(MATCHES_FORMAT)}, "undecodable": {undecodable}, "matches": ['
    for number, document in enumerate(documents):
        yield (",\n" if number else "\n") + document_json(document)
    yield "\n]}\n"


def document_json(document: Document) -> str:
    """The text of one document; what is not ASCII stays readable."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    # Header names may hold lone surrogates (bytes that are not UTF-8): written as JSON's own escapes.
    return text.encode("utf-8", "backslashreplace").decode()


def write_file(path: Path, parts: Iterable[str | bytes]) -> None:
    """Write the parts to the file, whole or not at all: to a temporary file beside it, then renamed.

    What is not a file, such as a pipe or ``/dev/null``, is written directly. Raises `ExportError`.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                write_parts(stream, parts)
        else:
            _write_and_rename(path, parts)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"{path} was not written: {reason}. Choose another place or make room there."
        raise ExportError(message) from None


def _write_and_rename(path: Path, parts: Iterable[str | bytes]) -> None:
    temporary = path.parent / f".{path.name}.{secrets.token_hex(4)}.part"
    try:
        with temporary.open("xb") as stream:
            write_parts(stream, parts)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_parts(stream: BinaryIO, parts: Iterable[str | bytes]) -> None:
    """Write texts as UTF-8, and bytes as they are."""
    stream.writelines(part.encode() if isinstance(part, str) else part for part in parts)


def _participants(state: MatchState) -> list[Document]:
    seen = [who for each in state.sorted_rounds() for who in each.responses]
    named = (*(state.participants or ()), *sorted((*state.humans, *state.robots)), *sorted(seen))
    kinds: dict[str, str] = {
        **state.types,
        **dict.fromkeys(state.robots, "robot"),
        **dict.fromkeys(state.humans, "human"),
    }
    return [_participant(state, who, kinds.get(who)) for who in dict.fromkeys(named)]


def _participant(state: MatchState, who: str, kind: str | None) -> Document:
    return _without_none(
        {"participantId": who, "type": kind},
        robotType=state.robot_types.get(who),
        model=state.models.get(who),
    )


def _round(each: Round) -> Document:
    return {
        "round": each.number,
        "prompt": each.prompt,
        "startedAt": each.started_at,
        "completedAt": each.completed_at,
        "responses": [_response(response) for response in each.responses.values()],
    }


def _response(response: Response) -> Document:
    return _without_none(
        {
            "participantId": response.participant_id,
            "participantType": response.participant_type,
            "response": response.text,
            "submittedAt": response.submitted_at,
        },
        robotType=response.robot_type,
        model=response.model,
        processingTime=response.processing_time,
    )


def _vote(vote: Vote) -> Document:
    return _without_none(
        {"voterId": vote.voter_id, "humanGuess": vote.human_guess, "submittedAt": vote.submitted_at},
        round=vote.round,
    )


def _command(command: Command) -> Document:
    return _without_none(
        {
            "commandId": command.command_id,
            "robotId": command.robot_id,
            "round": command.round,
            "action": command.action,
            "commandedAt": command.commanded_at,
            "outcome": command.outcome.value,
            "errors": list(command.errors),
        },
        answeredAt=command.answered_at,
        latency=command.latency,
    )


def _anomaly(anomaly: Anomaly) -> Document:
    return {
        "code": anomaly.code,
        "severity": anomaly.severity.value,
        "message": plain(anomaly.message),
        "records": [
            {"topic": topic, "partition": partition, "offset": offset}
            for topic, partition, offset in anomaly.records
        ],
    }


def _event(number: int, event: Event) -> Document:
    record = event.record
    return {
        "number": number,
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
        "timestamp": event.time,
        "recordTime": record.timestamp,
        "timestampType": record.timestamp_type.value,
        **_encoded("key", "keyEncoding", record.key),
        "headers": _headers(record),
        **_encoded("value", "encoding", record.value),
        **schema_field(record.translation),
    }


def _headers(record: Record) -> list[list[str | None]]:
    """``[name, text]``, or ``[name, base64, "base64"]`` where the value is not UTF-8."""
    return [[name, *_encoded("value", "encoding", value).values()] for name, value in record.headers]


def _encoded(name: str, encoding_name: str, raw: bytes | None) -> dict[str, str | None]:
    """The bytes as exact text, or as base64 with the encoding named beside it where they are not UTF-8."""
    if raw is None:
        return {name: None}
    try:
        return {name: raw.decode()}
    except UnicodeDecodeError:
        return {name: base64.b64encode(raw).decode(), encoding_name: "base64"}


def _without_none(document: Document, **optional: Any) -> Document:
    return document | {name: value for name, value in optional.items() if value is not None}
