"""The same records give the same matches: in any turns, in any batches, live or loaded, beside any others."""

from collections import Counter
from typing import Any

import hypothesis.strategies as st
from hypothesis import assume, given

from app.core.export import Document, match_document
from app.core.history import History
from app.core.match import apply, finish, fold
from app.core.replay import Replay
from app.core.state import MatchState
from app.core.verify import digest
from app.core.view import state_view
from kafka_client.events import Event
from kafka_client.packing import PackedRecords, pack
from kafka_client.records import Record
from tests.core.generated_logs import LARGE, arrivals, interleavings, logs
from tests.logs import Log

Batches = list[list[Record]]


def documents(history: History) -> dict[str, Document]:
    return {each: match_document(history.state(each), history.events(each)) for each in history.match_ids()}


def everything(history: History) -> tuple[Any, ...]:
    """All that a history tells, but for orders of arrival."""
    return (
        documents(history),
        digest(history),
        [(row.summary, row.first_time, row.latest_time, row.text) for row in history.rows()],
        sorted(item.record.position for item in history.undecodable),
        sorted(event.record.position for event in history.loose),
        (history.match_count, history.event_count),
    )


def rebuilt(document: Document) -> Document:
    """What was rebuilt, without the events that it was rebuilt from and without the anomalies."""
    return {name: value for name, value in document.items() if name not in ("events", "anomalies")}


def anomalies(document: Document) -> list[Any]:
    return [(each["code"], each["message"], each["records"]) for each in document["anomalies"]]


def positions(events: list[Event]) -> list[tuple[str, int, int]]:
    return [event.record.position for event in events]


@LARGE
@given(
    logs().flatmap(lambda log: st.tuples(st.just(log), arrivals(log.records))),
    st.lists(st.booleans(), min_size=5),
)
def test_any_order_of_arrival_in_any_batches_gives_the_same_matches(
    drawn: tuple[Log, Batches], ways: list[bool]
) -> None:
    """Replay order: the same whatever the order in which they arrived, however often, packed or not."""
    log, batches = drawn
    arrived = History()
    for batch, is_packed in zip(batches, ways, strict=False):
        packed = pack(batch) if is_packed else None
        arrived.ingest(batch if packed is None else PackedRecords(packed))
    assert everything(arrived) == everything(log.history())


@LARGE
@given(logs().flatmap(lambda log: st.tuples(st.just(log), interleavings(log.records))), st.data())
def test_a_log_that_is_watched_as_it_grows_gives_the_same_matches_as_one_that_is_loaded(
    drawn: tuple[Log, Batches], data: st.DataObject
) -> None:
    """Replay order: any turns of the partitions; what is asked for in between does not matter."""
    log, batches = drawn
    live = History()
    for batch in batches:
        changed = live.ingest(batch).changed
        for match_id in sorted(changed):
            ask = data.draw(st.sampled_from([live.events, live.state, live.row, None]))
            if ask is not None:
                ask(match_id)
        if data.draw(st.booleans()):
            live.rows()
    assert everything(live) == everything(log.history())


@LARGE
@given(logs())
def test_a_match_is_rebuilt_from_its_own_records_alone(log: Log) -> None:
    """Replay order: over that match's records only."""
    together = documents(log.history())
    for match_id, document in together.items():
        alone = History()
        alone.ingest(event.record for event in log.events(match_id))
        assert documents(alone) == {match_id: document}


@LARGE
@given(logs(), st.data())
def test_a_late_record_reorders_only_its_own_match(log: Log, data: st.DataObject) -> None:
    """Replay order: one match's records never move another's."""
    late = data.draw(st.sampled_from(log.records))
    history = History()
    history.ingest(record for record in log.records if record is not late)
    events = {match_id: history.events(match_id) for match_id in history.match_ids()}
    rows = {match_id: history.row(match_id) for match_id in events}
    changed = history.ingest([late]).changed
    assert len(changed) <= 1
    for match_id in events.keys() - changed:
        assert positions(history.events(match_id)) == positions(events[match_id])
        assert history.row(match_id) is rows[match_id], "it was rebuilt without need"
    assert everything(history) == everything(log.history())


@LARGE
@given(logs(("m1",)), st.data())
def test_the_state_at_any_event_is_the_fold_of_the_events_up_to_it(log: Log, data: st.DataObject) -> None:
    """What a match is rebuilt into: the fold of the first n events, whatever was looked at before."""
    events = log.events()
    replay = Replay("m1", events)
    for number in data.draw(st.permutations(range(len(events) + 1))):
        assert replay.state_at(number) == fold("m1", events[:number])
    assert replay.final == finish(fold("m1", events))


@LARGE
@given(logs(("m1",)))
def test_applying_an_event_leaves_the_states_before_it_as_they_were(log: Log) -> None:
    """What a match is rebuilt into: a step never changes an earlier one."""
    events = log.events()
    states = [MatchState("m1")]
    for event in events:
        states.append(apply(states[-1], event))
        finish(states[-1])
    for number, state in enumerate(states):
        fresh = fold("m1", events[:number])
        assert state == fresh
        assert state_view(state) == state_view(fresh)
        assert match_document(state, []) == match_document(fresh, [])


@LARGE
@given(logs(("m1",)), st.data())
def test_a_duplicate_changes_nothing_but_adds_its_anomaly(log: Log, data: st.DataObject) -> None:
    """What a match is rebuilt into: duplicates are reported, and ignored by every other rule."""
    history = log.history()
    before = documents(history)["m1"]
    named = [event for event in history.events("m1") if event.id is not None]
    assume(named)
    event = data.draw(st.sampled_from(named))
    original = event.record
    log.raw(original.value, event.role, partition=original.partition, headers=original.headers, after=5000)
    after = documents(log.history())["m1"]
    assert rebuilt(after) == rebuilt(before)
    added = Counter(map(repr, anomalies(after))) - Counter(map(repr, anomalies(before)))
    assert Counter(map(repr, anomalies(before))) - Counter(map(repr, anomalies(after))) == Counter()
    (found,) = (each for each in after["anomalies"] if repr(anomalies({"anomalies": [each]})[0]) in added)
    assert found["code"] == "duplicate_event"
    assert found["records"][0]["offset"] == log.last.offset
    assert added.total() == 1
    assert len(after["events"]) == len(before["events"]) + 1


MAY_GO_WITH_A_LATE_BEGINNING = {"responses_mismatch", "truncated_history"}
"""An unknown event that comes first makes the history truncated, and then no lists are checked."""

MAY_COME_WITH_AN_UNKNOWN_EVENT = {
    "unknown_event_type",
    "out_of_order",
    "truncated_history",
    "event_after_completion",
}


@LARGE
@given(logs(("m1",)), st.data())
def test_an_unknown_event_anywhere_changes_nothing_but_adds_its_anomalies(
    log: Log, data: st.DataObject
) -> None:
    """Event types and their data: a type that is unknown in its role changes nothing."""
    # Not `finish`, which measures against the latest event of any type.
    before = match_document(fold("m1", log.events()), [])
    log.event(
        data.draw(st.sampled_from(["match.paused", "round.odd", "vote.withdrawn", "generate_vote"])),
        {"round": 1},
        partition=data.draw(st.integers(0, 2)),
        event_id=None,
        at=data.draw(st.sampled_from([0, 3000, 10**9])),
    )
    after = match_document(fold("m1", log.events()), [])
    assert rebuilt(after) == rebuilt(before)
    codes_before, codes_after = (
        Counter(each["code"] for each in document["anomalies"]) for document in (before, after)
    )
    assert (codes_before - codes_after).keys() <= MAY_GO_WITH_A_LATE_BEGINNING
    assert (codes_after - codes_before).keys() <= MAY_COME_WITH_AN_UNKNOWN_EVENT
    assert codes_after["unknown_event_type"] == codes_before["unknown_event_type"] + 1
