"""The tree of nested values: what it shows, what it keeps, what it marks."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from app.core.replay import Replay
from app.core.view import Change, Kind, changes, state_view
from app.qt import state_model
from app.qt.changes_model import ChangesModel, Column
from app.qt.state_model import GROUP_SIZE, NAME, VALUE, ValueTree
from app.qt.wording import EventWording, StateWording
from tests.logs import START
from tests.widgets.matches import checked, long_match, replay_of, two_rounds


def as_values(model: ValueTree, parent: QModelIndex | None = None) -> Any:
    """The whole tree read back through the indexes, groups left out."""
    parent = QModelIndex() if parent is None else parent
    found: dict[str, Any] = {}
    for row in range(model.rowCount(parent)):
        index = model.index(row, NAME, parent)
        assert model.parent(index) == parent
        node = model.node(index)
        inner = as_values(model, index) if model.hasChildren(index) else node.value
        found |= inner if node.is_group else {node.name: inner}
    return found


def shown_at(model: ValueTree, replay: Replay, position: int) -> None:
    model.show_step(state_view(replay.state_at(position)), replay.changes_at(position))


def test_it_shows_the_state_in_the_words_of_the_game() -> None:
    model, replay = ValueTree(StateWording()), replay_of(two_rounds())
    checked(model)
    shown_at(model, replay, 6)
    texts = {
        path: (model.name_text(node), model.value_text(node))
        for path in ("status", "humanGuess", "humans", "startedAt", "rounds", "rounds.1", "robotTypes.B")
        if (node := model.find(path)) is not None
    }
    assert texts == {
        "status": ("status", "in progress"),
        "humanGuess": ("human guess", "—"),
        "humans": ("humans", "A"),
        "startedAt": ("started at", "14:13:22.000"),
        "rounds": ("rounds", "1"),
        "rounds.1": ("round 1", "1 response"),
        "robotTypes.B": ("B", "poet"),
    }


def test_a_time_tells_its_exact_value_in_the_tooltip() -> None:
    model, replay = ValueTree(StateWording()), replay_of(two_rounds())
    shown_at(model, replay, 6)
    node = model.find("startedAt")
    assert node is not None
    tip = model.data(model.index_of(node), Qt.ItemDataRole.ToolTipRole)
    assert "2026-09-21 14:13:22.000 UTC" in tip
    assert str(START + 2000) in tip


def test_a_step_marks_what_it_added_and_changed() -> None:
    model, replay = ValueTree(StateWording()), replay_of(two_rounds())
    shown_at(model, replay, 6)
    kinds = {node.path: change.kind for node in model.changed_nodes() if (change := model.change_of(node))}
    assert kinds == {"robotTypes.B": Kind.ADDED, "rounds.1.responses.B": Kind.ADDED}
    rounds, status = model.find("rounds"), model.find("status")
    assert rounds is not None
    assert status is not None
    assert model.has_change_inside(rounds)
    assert not model.has_change_inside(status)


def test_a_part_that_is_new_is_marked_as_one() -> None:
    model, replay = ValueTree(StateWording()), replay_of(two_rounds())
    shown_at(model, replay, 8)
    shown_at(model, replay, 9)
    changed = model.changed_nodes()
    assert [model.value_text(node) for node in changed] == ["pending, poet, round 2"]
    assert [change.kind for node in changed if (change := model.change_of(node))] == [Kind.ADDED]


def test_a_removed_value_stays_in_sight_for_its_step() -> None:
    model = ValueTree(StateWording())
    checked(model)
    model.show_step({"votes": {"A": "B", "C": "D"}}, [])
    model.show_step({"votes": {"A": "B"}}, [Change("votes.C", "D", None, Kind.REMOVED)])
    assert as_values(model) == {"votes": {"A": "B", "C": "D"}}
    node = model.find("votes.C")
    assert node is not None
    change = model.change_of(node)
    assert change is not None
    assert change.kind is Kind.REMOVED
    model.show_step({"votes": {"A": "B"}}, [])
    assert as_values(model) == {"votes": {"A": "B"}}


def test_nodes_stay_while_one_steps() -> None:
    model, replay = ValueTree(StateWording()), replay_of(two_rounds())
    shown_at(model, replay, 6)
    node = model.find("rounds.1.responses")
    assert node is not None
    kept = QPersistentModelIndex(model.index_of(node))
    for position in (7, 12, 18, 7):
        shown_at(model, replay, position)
        assert kept.isValid()
        assert model.rowCount(kept) == 2
    shown_at(model, replay, 1)
    assert not kept.isValid()


@settings(max_examples=5)
@given(st.lists(st.integers(0, 18), min_size=1, max_size=5))
def test_wherever_one_jumps_the_tree_is_the_state(positions: list[int]) -> None:
    model, replay = ValueTree(StateWording()), replay_of(two_rounds())
    checked(model)
    for position in positions:
        shown_at(model, replay, position)
        assert as_values(model) == state_view(replay.state_at(position))


NAMES = st.sampled_from("abc") | st.integers(0, 9).map(str)
VALUES = st.recursive(
    st.none() | st.integers(0, 3), lambda inner: st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
)


@settings(max_examples=25)
@given(st.lists(st.dictionaries(NAMES, VALUES, max_size=5), min_size=2, max_size=5))
def test_whatever_follows_whatever_the_tree_is_the_value(values: list[dict[str, Any]]) -> None:
    model = ValueTree(EventWording())
    checked(model)
    for value in values:
        model.show_step(value, [])
        assert as_values(model) == value
        assert list(as_values(model)) == list(value)


@pytest.mark.parametrize("sizes", [(0, 7, 6, 3), (3, 20, 21, 2), (9, 5, 0, 40)])
def test_many_values_come_in_groups_and_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch, sizes: tuple[int, ...]
) -> None:
    monkeypatch.setattr(state_model, "GROUP_SIZE", 3)
    model = ValueTree(EventWording())
    checked(model)
    for size in sizes:
        value = {"many": {str(number): number for number in range(size)}}
        model.show_step(value, [])
        assert as_values(model) == value
        assert model.rowCount(model.index(0, NAME)) == (size if size <= 6 else math.ceil(size / 3))


def test_a_round_is_found_in_its_group_and_marked_there() -> None:
    replay = replay_of(long_match(GROUP_SIZE * 2 + 30))
    model = ValueTree(StateWording())
    shown_at(model, replay, len(replay) - 1)
    node = model.find(f"rounds.{GROUP_SIZE * 2 + 30}.responses.A")
    assert node is not None
    group = next(above for above in node.ancestors() if above.is_group)
    assert model.name_text(group) == f"round {GROUP_SIZE * 2 + 1} … round {GROUP_SIZE * 2 + 30}"
    assert model.has_change_inside(group)
    assert model.changed_nodes() == [node]


def test_lists_of_plain_values_are_one_line_and_others_are_parts() -> None:
    model = ValueTree(EventWording())
    checked(model)
    model.show_new(
        {"ids": ["A", "B"], "pairs": [{"who": "A"}], "none": [], "empty": {}, "yes": True, "no": None}
    )
    texts = [model.index(row, VALUE).data() for row in range(model.rowCount())]
    assert texts == ["A, B", "1 item", "", "{}", "true", "null"]
    assert [model.hasChildren(model.index(row, NAME)) for row in range(3)] == [False, True, False]


def test_an_event_reads_as_it_came_with_times_and_spans_readable() -> None:
    model = ValueTree(EventWording())
    model.show_new({"timestamp": START + 0.5, "processingTime": 1.25, "round": 3, "createdAt": "yesterday"})
    rows = [(model.index(row, NAME).data(), model.index(row, VALUE).data()) for row in range(4)]
    assert rows == [
        ("timestamp", "14:13:20.000"),
        ("processingTime", "1.25 s"),
        ("round", "3"),
        ("createdAt", "yesterday"),
    ]


def test_the_changes_are_paths_with_old_and_new_values() -> None:
    replay, model = replay_of(two_rounds()), ChangesModel(StateWording())
    checked(model)
    model.show_changes(replay.changes_at(2))
    rows = [[model.index(row, column).data() for column in Column] for row in range(model.rowCount())]
    assert ["status", "waiting", "in_progress"] in rows
    assert ["humans", "none", "A"] in rows
    lines = [model.line(row) for row in range(model.rowCount())]
    assert "~ humans: none → A" in lines


def test_a_change_shows_a_text_whole() -> None:
    model = ChangesModel(StateWording())
    long = "word " * 500
    model.show_changes([Change("rounds.1.responses.A", None, long, Kind.ADDED)])
    assert model.text(0, Column.NEW) == long
    assert model.line(0) == f"+ rounds.1.responses.A: {long}"


def test_changes_and_state_speak_the_same_paths() -> None:
    replay, model = replay_of(two_rounds()), ValueTree(StateWording())
    for position in range(1, len(replay) + 1):
        before, after = replay.state_at(position - 1), replay.state_at(position)
        found = changes(before, after)
        model.show_step(state_view(after), found)
        assert all(model.find(change.path) is not None for change in found)
