"""What holds for every log, however broken, and however it arrives."""

import json
from typing import Any

from hypothesis import given

from app.core.export import match_document
from app.core.history import History
from app.core.replay import Replay
from app.core.verify import digest, verify
from app.core.view import Kind, state_view
from kafka_client.documents import DocumentParser
from tests.core.generated_logs import LARGE, logs
from tests.logs import Log


def documents(history: History) -> list[dict[str, Any]]:
    return [
        match_document(history.state(match_id), history.events(match_id))
        for match_id in sorted(history.match_ids())
    ]


def flat(view: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Path → value of a view, as `changes` names them."""
    paths: dict[str, Any] = {}
    for name, value in view.items():
        paths |= flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": value}
    return paths


@LARGE
@given(logs(("m1",)))
def test_the_changes_of_each_step_lead_from_view_to_view(log: Log) -> None:
    """Documents: changes [{path, old, new}]."""
    replay = Replay("m1", log.events())
    view = flat(state_view(replay.state_at(0)))
    for number in range(1, len(replay) + 1):
        for change in replay.changes_at(number):
            assert view.pop(change.path, None) == change.old
            assert change.old != change.new or change.kind is not Kind.CHANGED
            if change.kind is not Kind.REMOVED:
                view[change.path] = change.new
        assert view == flat(state_view(replay.state_at(number)))


@LARGE
@given(logs())
def test_a_document_holds_all_that_the_match_can_be_rebuilt_from(log: Log) -> None:
    """Documents: events; export and open again."""
    history = log.history()
    for document in documents(history):
        parser = DocumentParser(many=False)
        records = [*parser.feed(json.dumps(document).encode()), *parser.finish()]
        again = History()
        again.ingest(records)
        assert documents(again) == [document]


@LARGE
@given(logs())
def test_verifying_finds_every_replay_identical(log: Log) -> None:
    """Documents: replay identical."""
    history = log.history()
    report = verify(history)
    assert report.replay.identical
    assert report.replay.digest == digest(history)


@LARGE
@given(logs())
def test_every_anomaly_is_about_records_of_its_match(log: Log) -> None:
    """Anomalies: each has a code, a severity, a one-line message, and the records it is about."""
    history = log.history()
    for match_id in history.match_ids():
        positions = {event.record.position for event in history.events(match_id)}
        for anomaly in history.state(match_id).anomalies:
            assert positions.issuperset(anomaly.records)
            assert anomaly.message
            assert "\n" not in anomaly.message


@LARGE
@given(logs(("m1",)))
def test_only_pending_commands_are_open(log: Log) -> None:
    """Commands and answers: what is answered has its time, what is not has none."""
    for command in log.state().sorted_commands():
        assert (command.outcome == "answered") == (command.answered_at is not None)
        assert command.outcome != "timeout" or command.action == "generate_response"
