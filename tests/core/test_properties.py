"""What holds for every log, however broken, and however it arrives."""

import json
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

from app.core.export import match_document
from app.core.history import History
from app.core.match import finish, fold
from app.core.replay import Replay
from app.core.verify import digest, verify
from app.core.view import Kind, state_view
from kafka_client.documents import DocumentParser
from kafka_client.events import DEFAULT_TOPICS
from tests.core.generated_logs import arrivals, logs
from tests.logs import Log

# Logs of many events are large examples; what is slow here is only their drawing.
LARGE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


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
@given(logs().flatmap(lambda log: st.tuples(st.just(log), arrivals(log.records))))
def test_any_order_of_arrival_in_any_batches_gives_the_same_documents(drawn: tuple[Log, Any]) -> None:
    """Replay order: the same whatever the order in which they arrived. Digest."""
    log, batches = drawn
    once, arrived = log.history(), History()
    for batch in batches:
        arrived.ingest(batch)
        arrived.rows()  # what was asked for in between must not matter
    assert documents(arrived) == documents(once)
    assert digest(arrived) == digest(once)
    assert [row.summary for row in arrived.rows()] == [row.summary for row in once.rows()]
    assert (arrived.event_count, len(arrived.undecodable), len(arrived.loose)) == (
        once.event_count,
        len(once.undecodable),
        len(once.loose),
    )


@LARGE
@given(logs(("m1",)))
def test_the_state_at_any_event_is_the_fold_of_the_events_up_to_it(log: Log) -> None:
    """Rebuilt: state_at(n) == fold(events[:n])."""
    events = log.events()
    replay = Replay("m1", events)
    for number in range(len(events) + 1):
        assert replay.state_at(number) == fold("m1", events[:number])
    assert replay.final == finish(fold("m1", events))


@LARGE
@given(logs(("m1",)))
def test_the_changes_of_each_step_lead_from_view_to_view(log: Log) -> None:
    """Details: changes [{path, old, new}]."""
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
@given(logs(("m1",)), st.data())
def test_unknown_events_anywhere_change_nothing(log: Log, data: st.DataObject) -> None:
    """Event types: an unknown type changes no state."""
    before = fold("m1", log.events())  # not `finish`, which measures against the latest event of any type
    other = data.draw(st.sampled_from(["match.paused", "round.odd", "vote.withdrawn"]))
    log.event(other, {"round": 1}, partition=data.draw(st.integers(0, 2)), event_id=None, at=0)
    after = fold("m1", log.events())
    for name in ("status", "outcome", "humans", "robots", "started_at", "completed_at", "duration"):
        assert getattr(after, name) == getattr(before, name)
    assert [round_texts(each) for each in after.sorted_rounds()] == [
        round_texts(each) for each in before.sorted_rounds()
    ]
    assert {key: vote.human_guess for key, vote in after.votes.items()} == {
        key: vote.human_guess for key, vote in before.votes.items()
    }
    assert [command.outcome for command in after.sorted_commands()] == [
        command.outcome for command in before.sorted_commands()
    ]


def round_texts(each: Any) -> Any:
    return each.number, each.prompt, {who: response.text for who, response in each.responses.items()}


@LARGE
@given(logs())
def test_a_document_holds_all_that_the_match_can_be_rebuilt_from(log: Log) -> None:
    """Match document: events; export and open again."""
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
    """Verify: replay identical."""
    history = log.history()
    report = verify(history, DEFAULT_TOPICS, 60_000)
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
