"""Editing a branch, and what new events start from."""

import json

import pytest
from msgspec.structs import replace

from app.core.branch_edits import (
    edit_text,
    free_name,
    is_skipped,
    toggle_skip,
    toggled,
    with_added,
    with_move,
    with_record,
    without,
)
from app.core.branch_templates import TEMPLATES, copy_with_new_id, record_like
from app.core.branches import Branch, Inject, Move, Replace, Skip, branch_replay, read_event
from app.core.state import Position
from kafka_client.events import DEFAULT_TOPICS, Invalid, Role, TopicRoles, Unknown
from tests.widgets.matches import replay_of, two_rounds

REPLAY = replay_of(two_rounds())
RECORDS = [step.event.record for step in REPLAY.steps]
EMPTY = Branch("what-if 1", "m1")
ANSWER = RECORDS[6]


def test_skipping_and_taking_in_again_is_the_original() -> None:
    skipping = toggle_skip(EMPTY, ANSWER.position)
    assert is_skipped(skipping, ANSWER.position)
    assert toggle_skip(skipping, ANSWER.position) == EMPTY


def test_a_skip_that_was_switched_off_is_made_anew() -> None:
    off = toggled(toggle_skip(EMPTY, ANSWER.position), 0)
    assert off.edits == (Skip(ANSWER.position, enabled=False),)
    assert toggle_skip(off, ANSWER.position).edits == (Skip(ANSWER.position),)


def test_editing_again_is_one_edit() -> None:
    other = replace(ANSWER, key=b"other")
    edited = with_record(with_record(EMPTY, ANSWER.position, ANSWER), ANSWER.position, other)
    assert edited.edits == (Replace(ANSWER.position, other),)


def test_moving_on_is_one_edit() -> None:
    moved = with_move(with_move(EMPTY, ANSWER.position, RECORDS[3].position), ANSWER.position, None)
    assert moved.edits == (Move(ANSWER.position, None),)


def test_added_records_get_places_of_their_own_which_editing_keeps() -> None:
    branch = with_added(with_added(EMPTY, ANSWER, None), ANSWER, ANSWER.position)
    places = [edit.record.position for edit in branch.edits if isinstance(edit, Inject)]
    assert places == [("match-events", -1, 0), ("match-events", -1, 1)]
    edited = with_record(branch, places[1], replace(ANSWER, key=b"other"))
    assert len(edited.edits) == 2
    assert len(branch_replay(REPLAY, edited)) == len(REPLAY) + 2


def test_an_added_record_goes_with_all_edits_that_name_it() -> None:
    branch = with_added(EMPTY, ANSWER, None)
    added: Position = ("match-events", -1, 0)
    branch = with_added(branch, ANSWER, added)
    branch = toggle_skip(with_move(branch, RECORDS[2].position, ("match-events", -1, 1)), ANSWER.position)
    assert without(branch, 0).edits == (Skip(ANSWER.position),)
    assert len(without(branch, 3).edits) == 3


def test_edits_are_told_in_words() -> None:
    branch = toggle_skip(
        with_move(with_record(EMPTY, ANSWER.position, ANSWER), ANSWER.position, None), ANSWER.position
    )
    branch = with_added(branch, ANSWER, RECORDS[0].position)
    texts = [edit_text(edit, lambda position: f"{position[1]}/{position[2]}") for edit in branch.edits]
    offset = ANSWER.offset
    assert texts == [
        f"edit 0/{offset}",
        f"move 0/{offset} to the end",
        f"skip 0/{offset}",
        "add -1/0 before 0/0",
    ]


def test_new_branches_get_free_names() -> None:
    assert free_name([]) == "what-if 1"
    assert free_name(["what-if 1", "mine", "what-if 3"]) == "what-if 2"


def test_a_copy_has_an_id_of_its_own_and_else_reads_the_same() -> None:
    for step in REPLAY.steps:
        event = read_event(copy_with_new_id(step), "m1", TopicRoles())
        assert event.id != step.event.id
        assert (event.type, event.body, event.time) == (step.event.type, step.event.body, step.event.time)


@pytest.mark.parametrize(("role", "type_name"), TEMPLATES)
def test_every_template_is_a_valid_event_of_its_match(role: Role, type_name: str) -> None:
    for step in REPLAY.steps:
        record = record_like(step, DEFAULT_TOPICS, role, type_name)
        event = read_event(record, "m1", TopicRoles())
        assert (event.role, event.type, event.time) == (role, type_name, step.event.time)
        assert not isinstance(event.body, Invalid | Unknown)
        assert json.loads(record.value or b"")["matchId"] == "m1"
