"""What must hold whatever is read: a check fails by AssertionError, or by what the code should not raise."""

import contextlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from app.core.export import Document, document_json, match_document
from app.core.formats import duration, full_time
from app.core.history import History
from app.core.replay import Replay
from app.core.timeline import layout
from app.core.verify import digest
from app.core.view import state_view
from kafka_client.decoding import decode
from kafka_client.documents import DamagedDocumentError, DocumentParser
from kafka_client.envelopes import decode_strict
from kafka_client.events import TopicRoles, Undecodable
from kafka_client.records import BadLineError, Record, from_kcat, to_kcat
from tests.fuzz.reference import fields_of

ROLES = TopicRoles()


def check_record(record: Record) -> None:
    """It decodes to what the reference says, or is undecodable as the reference says."""
    item = decode(record, ROLES)
    assert item.record is record
    expected = fields_of(record)
    if isinstance(item, Undecodable):
        assert expected is None, f"refused because {item.reason}"
        assert item.reason
        return
    assert expected is not None, f"accepted as {item.type!r}"
    assert repr(decode_strict(record, ROLES)) == repr(item)
    body = expected.pop("body")
    got = {name: getattr(item, name) for name in expected if name != "kind"}
    got["role"] = item.role.label
    got["kind"] = type(item.body).__name__
    assert repr(got) == repr({name: expected[name] for name in got})  # repr: 1, 1.0 and True differ
    assert repr({name: getattr(item.body, name) for name in body}) == repr(body)


def check_records(records: Sequence[Record]) -> None:
    """Each of them by itself, and all as one log. No two have the same position."""
    for record in records:
        check_record(record)
    check_log(records)


def check_line(line: bytes) -> None:
    """A line is a record, which is written and read again as the same, or is refused."""
    try:
        record = from_kcat(line)
    except BadLineError:
        return
    assert from_kcat(to_kcat(record)) == record


def check_document(text: bytes) -> None:
    """An exported document is read, or refused as damaged."""
    with contextlib.suppress(DamagedDocumentError):
        parser = DocumentParser.for_head(text[:200])
        if parser is not None:
            parser.feed(text)
            parser.finish()


def check_log(records: Sequence[Record]) -> None:
    """Nothing is lost, every match can be shown and written, and no match depends on another.

    No two of the records have the same position.
    """
    history = _history(records)
    _check_that_nothing_is_lost(records, history)
    summaries = {row.summary.match_id: row.summary for row in history.rows()}
    assert summaries.keys() == set(history.match_ids())
    for match_id, summary in summaries.items():
        document = match_document(history.state(match_id), history.events(match_id))
        _check_document(document)
        _check_replay(match_id, history, document)
        alone = _history(event.record for event in history.events(match_id))
        assert match_document(alone.state(match_id), alone.events(match_id)) == document
        assert alone.row(match_id).summary == summary
    assert digest(_history(reversed(records))) == digest(history)


def _history(records: Iterable[Record]) -> History:
    history = History()
    history.ingest(records)
    return history


def _check_that_nothing_is_lost(records: Sequence[Record], history: History) -> None:
    matches = [event.record for match_id in history.match_ids() for event in history.events(match_id)]
    undecodable = [item.record for item in history.undecodable]
    loose = [event.record for event in history.loose]
    assert sorted(map(_place, matches + undecodable + loose)) == sorted(map(_place, records))
    assert history.event_count == len(matches)


def _place(record: Record) -> tuple[str, int, int, bytes]:
    return (*record.position, record.value or b"")


def _check_document(document: Document) -> None:
    """It is JSON, and opened again it is the same document."""
    text = document_json(document)
    assert json.loads(text, parse_constant=_no_number) is not None
    text.encode()
    if any(event["offset"] < 0 or event["partition"] < 0 for event in document["events"]):
        return  # Kafka has no such records: a document with them is refused
    parser = DocumentParser(many=False)
    again = _history([*parser.feed(text.encode()), *parser.finish()])
    match_id = document["matchId"]
    assert match_document(again.state(match_id), again.events(match_id)) == document


def _no_number(text: str) -> Any:
    raise AssertionError(f"{text} is in the document")


def _check_replay(match_id: str, history: History, document: Document) -> None:
    """It can be stepped through, drawn, and put into words."""
    replay = Replay(match_id, history.events(match_id))
    assert match_document(replay.final, history.events(match_id)) == document
    layout(replay)
    for number, step in enumerate(replay.steps, 1):
        assert "\n" not in step.summary
        assert full_time(step.event.time)
        assert duration(step.latency) is not None
        replay.changes_at(number)
    state_view(replay.final)
    for anomaly in replay.final.anomalies:
        assert "\n" not in anomaly.message
