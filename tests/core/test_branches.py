"""What-if branches: what their edits make of the replay order, and where they diverge."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.core.branches import (
    BRANCH_PARTITION,
    Alteration,
    Branch,
    BranchError,
    BranchReplay,
    Edit,
    Inject,
    Move,
    Replace,
    Skip,
    branch_events,
    branch_replay,
)
from app.core.divergence import Divergence
from app.core.match import finish, fold
from app.core.replay import Replay
from app.core.state import Outcome
from app.core.view import state_view
from kafka_client.events import Event
from kafka_client.records import Record
from tests.core.generated_logs import logs
from tests.logs import Log
from tests.widgets.matches import long_match, replay_of, two_rounds

SOME_LOG = two_rounds()
EVENTS = SOME_LOG.events()
POSITIONS = [event.record.position for event in EVENTS]


def branch(*edits: Edit) -> Branch:
    return Branch("what-if 1", "m1", edits)


def refolded(*edits: Edit, log: Log = SOME_LOG) -> BranchReplay:
    return branch_replay(replay_of(log), branch(*edits))


def at(number: int) -> tuple[str, int, int]:
    return POSITIONS[number - 1]


def changed(record: Record, **data: Any) -> Record:
    """The record with other data in its value."""
    value = json.loads(record.value or b"")
    value["data"].update(data)
    return replace(record, value=json.dumps(value).encode())


def added(number: int, offset: int = 0, **data: Any) -> Record:
    """A record for a branch, like that of the event but for its id."""
    record = changed(EVENTS[number - 1].record, **data)
    value = {**json.loads(record.value or b""), "eventId": f"added-{offset}"}
    return replace(record, partition=BRANCH_PARTITION, offset=offset, value=json.dumps(value).encode())


def positions(events: list[Event]) -> list[tuple[str, int, int]]:
    return [event.record.position for event in events]


# Properties.

_PLACES = st.none() | st.sampled_from(POSITIONS)
_EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(Skip, st.sampled_from(POSITIONS), st.booleans()),
    st.builds(Move, st.sampled_from(POSITIONS), _PLACES),
    st.sampled_from(
        [number for number, event in enumerate(EVENTS, 1) if event.type == "response.submitted"]
    ).map(lambda number: Replace(at(number), changed(EVENTS[number - 1].record, response="Because not."))),
)
_BRANCHES = st.lists(_EDITS, max_size=6).map(lambda edits: branch(*edits))


@given(logs(matches=("m1",)))
@settings(max_examples=25)
def test_the_empty_branch_is_the_original(log: Log) -> None:
    for match_id in log.history().match_ids():
        original = replay_of(log, match_id)
        same = branch_replay(original, Branch("empty", match_id))
        assert [step.event for step in same.steps] == [step.event for step in original.steps]
        assert same.final == original.final
        assert same.divergence is None
        assert not same.differences


@given(_BRANCHES)
@settings(max_examples=40)
def test_a_branch_folds_to_what_its_list_of_events_folds_to(given: Branch) -> None:
    before = list(EVENTS)
    events = branch_events(EVENTS, given)
    folded = branch_replay(Replay("m1", EVENTS), given)
    assert [step.event for step in folded.steps] == events
    assert folded.final == finish(fold("m1", events))
    assert before == EVENTS
    assert len(folded.shown) == len(EVENTS)
    assert [step for step in folded.shown if step.event in events] == folded.steps


@given(_BRANCHES)
@settings(max_examples=40)
def test_a_branch_diverges_where_its_states_do_and_not_where_they_end_the_same(given: Branch) -> None:
    original = Replay("m1", EVENTS)
    folded = branch_replay(original, given)
    if folded.divergence is None:
        assert not folded.differences
    else:
        place = folded.divergence
        assert state_of(original, place.original_number) != state_of(folded, place.number)


def state_of(replay: Replay, number: int) -> dict[str, Any]:
    return state_view(replay.state_at(number))


@given(st.sampled_from(POSITIONS), _PLACES)
def test_moving_there_and_back_is_the_original(
    moved: tuple[str, int, int], there: tuple[str, int, int]
) -> None:
    following = POSITIONS[POSITIONS.index(moved) + 1 :]
    back = Move(moved, following[0] if following else None)
    folded = branch_replay(Replay("m1", EVENTS), branch(Move(moved, there), back))
    assert [step.event for step in folded.steps] == EVENTS
    assert not folded.alterations


@given(st.sampled_from(POSITIONS))
def test_an_edit_that_is_not_enabled_changes_nothing(position: tuple[str, int, int]) -> None:
    assert branch_events(EVENTS, branch(Skip(position, enabled=False))) == EVENTS


@given(_BRANCHES)
@settings(max_examples=20)
def test_a_branch_is_the_same_after_being_written_and_read(given: Branch) -> None:
    assert msgspec.json.decode(msgspec.json.encode(given), type=Branch) == given


# Each edit.


def test_a_skipped_answer_is_missing_and_its_event_is_still_shown() -> None:
    folded = refolded(Skip(at(7)))
    assert "A" not in folded.final.rounds[1].responses
    assert folded.alterations == {at(7): (Alteration.SKIPPED,)}
    assert [step.event.record.position for step in folded.shown] == POSITIONS
    assert [step.number for step in folded.shown][5:8] == [6, 7, 7]
    assert folded.divergence == Divergence(6, 7)


def test_an_edited_answer_reads_otherwise() -> None:
    folded = refolded(Replace(at(7), changed(EVENTS[6].record, response="Because not.")))
    assert folded.final.rounds[1].responses["A"].text == "Because not."
    assert folded.alterations == {at(7): (Alteration.EDITED,)}
    assert folded.divergence == Divergence(7, 7)
    assert [(each.path, each.old, each.new) for each in folded.differences] == [
        ("rounds.1.responses.A", "Because.", "Because not.")
    ]


def test_an_edited_record_keeps_the_place_of_the_event() -> None:
    elsewhere = replace(changed(EVENTS[6].record, response="No."), topic="other", partition=7, offset=99)
    assert positions(branch_events(EVENTS, branch(Replace(at(7), elsewhere)))) == POSITIONS


def test_a_moved_event_stands_before_the_one_that_was_named() -> None:
    folded = refolded(Move(at(7), at(4)))
    expected = [*POSITIONS[:3], at(7), *POSITIONS[3:6], *POSITIONS[7:]]
    assert positions([step.event for step in folded.steps]) == expected
    assert folded.alterations == {at(7): (Alteration.MOVED,)}
    assert folded.divergence == Divergence(4, 3)


def test_an_event_can_be_moved_to_the_end() -> None:
    folded = refolded(Move(at(7), None))
    assert folded.steps[-1].event.record.position == at(7)
    assert folded.divergence == Divergence(6, 7)


def test_a_changed_result_changes_the_outcome() -> None:
    folded = refolded(Replace(at(17), changed(EVENTS[16].record, result="incorrect")))
    assert folded.outcomes == (Outcome.CORRECT, Outcome.INCORRECT)


def test_an_added_answer_counts_and_its_place_is_none_of_kafka() -> None:
    late = Inject(added(7, participantId="C", response="Me too."), at(8))
    folded = refolded(late)
    assert folded.final.rounds[1].responses["C"].text == "Me too."
    assert folded.steps[7].event.record.position == ("match-events", -1, 0)
    assert folded.alterations == {("match-events", -1, 0): (Alteration.INJECTED,)}
    assert folded.divergence == Divergence(8, 7)


def test_an_added_record_can_be_edited_moved_and_skipped_like_others() -> None:
    record = added(7, participantId="C")
    folded = refolded(
        Inject(record, None),
        Replace(record.position, changed(record, response="Otherwise.")),
        Move(record.position, at(8)),
        Inject(added(7, 1, participantId="B"), record.position),
    )
    assert [step.event.record.offset for step in folded.steps[7:9]] == [1, 0]
    assert folded.final.rounds[1].responses["C"].text == "Otherwise."
    assert branch_events(EVENTS, branch(Inject(record, None), Skip(record.position))) == EVENTS


def test_an_answer_that_another_one_stands_for_diverges_where_the_first_is_missing() -> None:
    folded = refolded(Skip(at(7)), Inject(added(7), at(8)))
    assert folded.divergence == Divergence(6, 7)


def test_a_skipped_event_that_changes_nothing_is_no_divergence() -> None:
    log = Log().started().notice("robot.health_check", after=1).round(1).response("A", 1, "Yes.")
    folded = refolded(Skip(log.records[1].position), log=log)
    assert folded.divergence is None
    assert len(folded) == 3


def test_an_event_without_a_time_gets_that_of_the_one_before_it_in_the_branch() -> None:
    log = Log().created().started().round(1, timestamp="soon", record_time=None).response("A", 1, "Yes.")
    events = branch_events(log.events(), branch(Move(log.records[2].position, log.records[1].position)))
    assert events[1].time == events[0].time
    assert log.events()[2].time == log.events()[1].time


# What cannot be applied.


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"{", "It is not an event: it is not strict JSON"),
        (b"{}", "no matchId"),
        (b'{"matchId": "m2", "eventType": "match.created"}', "belongs to match m2, not to m1"),
        (b'{"eventType": "robot.released"}', "belongs to no match, not to m1"),
        (None, "a tombstone"),
    ],
)
def test_a_record_that_is_no_event_of_the_match_is_told_and_why(value: bytes | None, reason: str) -> None:
    record = replace(EVENTS[6].record, value=value)
    with pytest.raises(BranchError, match=reason) as raised:
        refolded(Replace(at(7), record))
    assert "match-events, partition 0, offset" in str(raised.value)
    with pytest.raises(BranchError, match="record 1 of the branch in match-events"):
        refolded(Inject(replace(record, partition=-1, offset=0), None))


def test_an_edit_of_an_event_that_is_not_there_is_told() -> None:
    with pytest.raises(BranchError, match=r"not have .match-events, partition 5, offset 9"):
        refolded(Skip(("match-events", 5, 9)))
    with pytest.raises(BranchError, match="does not have"):
        refolded(Move(at(2), ("match-events", 5, 9)))


def test_an_added_record_in_a_place_that_is_taken_or_of_kafka_is_refused() -> None:
    with pytest.raises(BranchError, match="a place that is taken"):
        refolded(Inject(added(7), None), Inject(added(7), None))
    with pytest.raises(BranchError, match="a place that is taken or Kafka's own"):
        refolded(Inject(replace(added(7), partition=3), None))


def test_a_branch_of_a_long_match_finds_a_late_divergence() -> None:
    log = long_match(60)
    events = log.events()
    notice = next(step for step in replay_of(log).steps if step.number == 300)
    folded = refolded(Skip(notice.event.record.position), log=log)
    assert folded.divergence is not None
    assert folded.divergence.original_number == 300
    assert len(folded) == len(events) - 1
