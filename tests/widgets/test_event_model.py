"""The rows of the event table."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt

from app.core.replay import Step
from app.qt.common_ends import common_ends
from app.qt.event_model import Column, EventModel
from app.qt.text_filter import TextFilter, search_text
from kafka_client.events import Undecodable
from tests.logs import Log
from tests.widgets.matches import checked, grown, replay_of, two_rounds, undecodable


def numbers(model: EventModel) -> list[int]:
    return [int(model.index(row, Column.NUMBER).data()) for row in range(model.rowCount())]


@pytest.fixture
def model() -> EventModel:
    model = EventModel()
    model.set_steps(replay_of(two_rounds()).steps)
    return model


def test_each_event_is_a_row(model: EventModel) -> None:
    checked(model)
    assert numbers(model) == list(range(1, 19))
    assert model.index(5, Column.WHO).data() == "B"
    assert model.index(5, Column.WHAT).data() == "B answered round 1 in 3.0 s: “Rain.”"
    assert model.index(5, Column.LATENCY).data() == "3.0 s"
    assert model.index(5, Column.TOPIC).data() == "match-events"
    assert model.index(0, Column.LATENCY).data() == ""
    assert model.index(17, Column.ANOMALIES).data() == "event_after_completion, missing_response"


def test_the_anomalies_tell_what_is_wrong(model: EventModel) -> None:
    tip = model.index(12, Column.ANOMALIES).data(Qt.ItemDataRole.ToolTipRole)
    assert "error: C gave no response to round 2" in tip


def test_a_tooltip_takes_no_text_for_markup() -> None:
    model = EventModel()
    model.set_steps(replay_of(Log().round(1, "<b>bold</b> & <img src=x>")).steps)
    tip = model.index(0, Column.WHAT).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;img src=x&gt;" in tip


def test_the_filter_shows_what_has_all_words_and_none_of_the_unwanted(model: EventModel) -> None:
    model.set_filter('"round 2" -asked POET', "")
    assert numbers(model) == [10, 11]
    model.set_filter("", "poet")
    assert numbers(model) == [4, 5, 9, 10]
    model.set_filter("asked", "poet")
    assert numbers(model) == [4, 9]
    model.set_filter("", "")
    assert numbers(model) == list(range(1, 19))


def test_the_filter_finds_what_the_row_cuts_off() -> None:
    model = EventModel()
    model.set_steps(replay_of(Log().started().round(1).response("A", 1, "x " * 200 + "needle")).steps)
    model.set_filter("needle", "")
    assert numbers(model) == [3]


def test_the_rows_are_those_of_the_events_that_the_filter_shows(model: EventModel) -> None:
    model.set_filter("asked", "")
    assert [model.row_of(number) for number in (4, 5, 9)] == [0, None, 1]
    assert [model.last_row_until(number) for number in (0, 4, 8, 18)] == [-1, 0, 0, 1]


def test_a_match_that_grows_inserts_its_new_rows_once() -> None:
    log, model = two_rounds(), EventModel()
    model.set_steps(grown(log, 10).steps)
    checked(model)
    inserted = _noted(model.rowsInserted)
    resets = _noted(model.modelReset)
    model.set_steps(grown(log, 14).steps)
    assert [(first, last) for _, first, last in inserted] == [(10, 13)]
    assert not resets
    assert numbers(model) == list(range(1, 15))


def test_a_filtered_match_inserts_only_what_passes() -> None:
    log, model = two_rounds(), EventModel()
    model.set_steps(grown(log, 8).steps)
    model.set_filter("poet", "")
    model.set_steps(grown(log, 12).steps)
    assert numbers(model) == [4, 5, 6, 9, 10, 11]


def test_an_event_that_comes_late_goes_to_its_place() -> None:
    log, model = two_rounds(), EventModel()
    late = log.records.pop(4)
    model.set_steps(replay_of(log).steps)
    checked(model)
    inserted, resets = _noted(model.rowsInserted), _noted(model.modelReset)
    log.records.append(late)
    model.set_steps(replay_of(log).steps)
    assert [(first, last) for _, first, last in inserted] == [(4, 4)]
    assert not resets
    assert numbers(model) == list(range(1, 19))


def _noted(signal: object) -> list[tuple[QModelIndex, int, int]]:
    calls: list[tuple[QModelIndex, int, int]] = []
    signal.connect(lambda *arguments: calls.append(arguments))  # type: ignore[attr-defined]
    return calls


STEPS: Sequence[Step] = replay_of(two_rounds()).steps


@settings(max_examples=60)
@given(st.lists(st.sets(st.integers(0, len(STEPS) - 1)), max_size=5), st.sampled_from(["", "poet", "-poet"]))
def test_any_change_of_the_events_leaves_exactly_those_that_pass(versions: list[set[int]], text: str) -> None:
    model = EventModel()
    model.set_filter(text, "")
    checked(model)
    for chosen in versions:
        steps = [STEPS[number] for number in sorted(chosen)]
        model.set_steps(steps)
        wanted = TextFilter.parse(text)
        passing = wanted.passing([search_text(step.event, step.summary) for step in steps], range(len(steps)))
        assert numbers(model) == [steps[index].number for index in passing]


@given(st.text("ab", max_size=8), st.text("ab", max_size=8))
def test_common_ends_never_overlap_and_are_as_long_as_can_be(old: str, new: str) -> None:
    begin, end = common_ends(old, new, lambda one, other: one == other)
    assert begin + end <= min(len(old), len(new))
    assert old[:begin] == new[:begin]
    assert old[len(old) - end :] == new[len(new) - end :]
    if begin < min(len(old), len(new)):
        assert old[begin : begin + 1] != new[begin : begin + 1]


def test_the_text_of_a_record_that_is_no_event_can_be_searched() -> None:
    item = Undecodable(undecodable(b"PING \xff"), "it is not strict JSON")
    assert "ping" in search_text(item, "")
    assert "strict json" in search_text(item, "")
