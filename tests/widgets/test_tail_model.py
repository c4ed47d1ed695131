"""The rows of the live tail."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from app.core.highlights import HighlightRule, Kind
from app.qt import local, tail_model
from app.qt.record_conditions import Item, make, what_of
from app.qt.tail_model import Column, TailModel
from app.qt.text_filter import TextFilter, search_text
from kafka_client.decoding import decode
from kafka_client.events import Role, TopicRoles
from kafka_client.records import Record
from tests.logs import Log
from tests.widgets.matches import checked, two_rounds

RECORDS = two_rounds().raw(b"not JSON").raw(None, Role.ROBOT_EVENTS).notice("robot.released").records


def shown(model: TailModel) -> list[Record]:
    return [model.record(row) for row in range(model.rowCount())]


def filter_by(model: TailModel, text: str, kind: Kind = Kind.WORDS) -> None:
    model.set_condition(make(kind, text))
    while model.unasked:
        model._go_on()


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a turn take as long as it needs, however busy the machine is."""
    monkeypatch.setattr(tail_model, "SLICE_S", 60.0)


@pytest.fixture
def model(qapp: QObject) -> TailModel:
    return TailModel(cap=100)


def test_records_are_rows_in_the_order_of_arrival(model: TailModel) -> None:
    model.append(RECORDS)
    checked(model)
    assert shown(model) == RECORDS
    texts = [model.index(3, column).data() for column in Column]
    assert texts[1:] == [
        "robot-commands",
        "0/0",
        "m1",
        "generate_response",
        "poet",
        "poet is asked to answer round 1",
    ]


def test_a_record_that_is_no_event_says_so_and_why(model: TailModel) -> None:
    model.append(RECORDS)
    row = len(RECORDS) - 3
    assert model.index(row, Column.TYPE).data() == "undecodable"
    assert "not strict JSON" in model.index(row, Column.WHAT).data()
    assert model.index(row, Column.MATCH).data() == ""


def test_a_large_record_is_a_row_without_being_read_unless_all_of_it_is_asked_for(
    model: TailModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tail_model, "LARGE", 100)
    record = Log().round(1, "Why " * 100).records[0]
    model.append([record])
    what = model.text(0, Column.WHAT)
    assert what == f"{local.size(len(record.value or b''))}, not read here: show the record"
    assert (model.text(0, Column.TYPE), model.text(0, Column.MATCH)) == ("round.started", "m1")
    filter_by(model, "why")
    assert model.row_count() == 1, "a filter reads it"
    model.set_locked(True)
    assert "not read here" not in model.text(0, Column.WHAT), "as does who hides what stands in it"


def test_one_batch_is_one_insertion(model: TailModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.rowsInserted) as signal:
        model.append(RECORDS[:7])
    assert signal.args is not None
    assert signal.args[1:] == [0, 6]


def test_over_the_cap_the_oldest_go_and_are_counted(model: TailModel) -> None:
    model.append(RECORDS * 4)
    model.append(RECORDS[:20])
    assert model.rowCount() == 100
    assert model.left_out == 4
    assert shown(model)[-20:] == RECORDS[:20]
    model.append([], left_out=7)
    assert model.left_out == 11


def test_a_batch_larger_than_the_cap_leaves_its_newest(model: TailModel) -> None:
    big = RECORDS * 10
    model.append(big)
    assert shown(model) == big[-100:]
    assert model.left_out == len(big) - 100


def test_while_paused_rows_stand_still_and_nothing_is_lost(model: TailModel) -> None:
    model.append(RECORDS[:5])
    model.set_paused(True)
    model.append(RECORDS[5:9])
    assert (shown(model), model.waiting) == (RECORDS[:5], 4)
    model.set_paused(False)
    assert (shown(model), model.waiting) == (RECORDS[:9], 0)


def test_a_topic_shows_its_events_and_its_undecodable_records(model: TailModel) -> None:
    model.append(RECORDS)
    model.set_topic("robot-events")
    assert {record.topic for record in shown(model)} == {"robot-events"}
    assert None in {record.value for record in shown(model)}
    model.append(RECORDS[:6])
    assert model.index(model.rowCount() - 1, Column.TYPE).data() == "response.generated"


def test_a_topic_by_another_name_keeps_its_role(qapp: QObject) -> None:
    model = TailModel(topics={Role.ROBOT_EVENTS: "bots"})
    model.append(Log().raw(b"x", topic="bots").records)
    assert model.role_of(model.item(0)) is Role.ROBOT_EVENTS


def test_the_filter_applies_to_what_is_there_and_to_what_flows_in(model: TailModel) -> None:
    model.append(RECORDS[:10])
    filter_by(model, "poet -asked")
    before = model.rowCount()
    assert 0 < before < 10
    model.append(RECORDS[:10])
    assert model.rowCount() == 2 * before
    filter_by(model, "")
    assert model.rowCount() == 20


def test_a_burst_is_taken_in_over_several_turns(qapp: QCoreApplication, qtbot: QtBot) -> None:
    model = TailModel()
    burst = RECORDS * 200
    model.append(burst)
    assert model.rowCount() == tail_model.AT_ONCE
    assert model.waiting == len(burst) - tail_model.AT_ONCE
    qtbot.waitUntil(lambda: not model.waiting)
    assert shown(model) == burst


def test_clearing_forgets_records_and_counts(model: TailModel) -> None:
    model.append(RECORDS * 10)
    model.set_paused(True)
    model.append(RECORDS)
    model.clear()
    assert (model.rowCount(), model.kept, model.waiting, model.left_out) == (0, 0, 0, 0)


@dataclass
class Plain:
    """What the tail must show, told in the simplest way."""

    cap: int
    kept: list[Record] = field(default_factory=list)
    waiting: list[Record] = field(default_factory=list)
    left_out: int = 0
    paused: bool = False
    topic: str | None = None
    text: str = ""

    def append(self, batch: list[Record]) -> None:
        self.waiting += batch
        self.left_out += max(0, len(self.waiting) - self.cap)
        self.waiting = self.waiting[-self.cap :]
        self.take()

    def take(self) -> None:
        if not self.paused:
            self.kept += self.waiting
            self.waiting = []
            self.trim()

    def trim(self) -> None:
        self.left_out += max(0, len(self.kept) - self.cap)
        self.kept = self.kept[-self.cap :]

    def set_cap(self, cap: int) -> None:
        self.cap = cap
        self.append([])
        self.trim()

    def shown(self) -> list[Record]:
        wanted = TextFilter.parse(self.text)
        of_topic = [record for record in self.kept if self.topic in (None, record.topic)]
        return [record for record in of_topic if wanted.passes(text_of(record))]


def text_of(record: Record) -> str:
    item = decode(record, TopicRoles())
    return search_text(item, what_of(item))


TOPICS = [None, *(role.label for role in Role)]
ACTIONS = st.one_of(
    st.tuples(st.just("append"), st.lists(st.sampled_from(RECORDS), max_size=25)),
    st.tuples(st.just("pause"), st.booleans()),
    st.tuples(st.just("topic"), st.sampled_from(TOPICS)),
    st.tuples(st.just("cap"), st.integers(1, 40)),
    st.tuples(st.just("filter"), st.sampled_from(["", "poet", "-poet", "round 1", "json"])),
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTIONS, max_size=12))
def test_whatever_happens_it_shows_exactly_the_right_rows(
    qapp: QObject, actions: list[tuple[str, Any]]
) -> None:
    model, plain = TailModel(cap=30), Plain(cap=30)
    checked(model)
    for action, value in actions:
        match action:
            case "append":
                model.append(value)
                plain.append(value)
            case "pause":
                plain.paused = value
                model.set_paused(value)
                plain.take()
            case "topic":
                plain.topic = value
                model.set_topic(value)
            case "cap":
                plain.set_cap(value)
                model.set_cap(value)
            case "filter":
                plain.text = value
                filter_by(model, value)
        while model.unasked or (model.waiting and not model.paused):
            model._go_on()
        assert shown(model) == plain.shown()
        assert (model.kept, model.waiting, model.left_out) == (
            len(plain.kept),
            len(plain.waiting),
            plain.left_out,
        )


def slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every turn be over after the first record that a filter is asked about."""
    monkeypatch.setattr(tail_model, "SLICE_S", -1.0)


def test_a_new_filter_asks_in_slices_and_shows_the_newest_first(
    model: TailModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slowly(monkeypatch)
    monkeypatch.setattr(tail_model, "SHOWING_INTERVAL_S", 0.0)
    checked(model)
    model.append(RECORDS)
    model.set_condition(make(Kind.WORDS, "poet"))
    assert 0 < model.unasked < len(RECORDS)
    before = [shown(model)]
    while model.unasked:
        model._go_on()
        assert shown(model)[len(shown(model)) - len(before[-1]) :] == before[-1]
        before.append(shown(model))
    assert before[-1] == [record for record in RECORDS if "poet" in text_of(record)]
    assert len(before[-1]) > 1


def test_a_new_filter_is_asked_also_while_paused(
    model: TailModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slowly(monkeypatch)
    model.append(RECORDS)
    model.set_paused(True)
    model.append(RECORDS[:5])
    model.set_condition(make(Kind.WORDS, "poet"))
    qtbot.waitUntil(lambda: not model.unasked)
    assert shown(model) == [record for record in RECORDS if "poet" in text_of(record)]
    assert model.waiting == 5


def test_what_comes_while_a_new_filter_is_asked_is_in_its_place(
    model: TailModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slowly(monkeypatch)
    model.append(RECORDS)
    model.set_condition(make(Kind.WORDS, "poet"))
    model.append(RECORDS)
    qtbot.waitUntil(lambda: not model.unasked and not model.waiting)
    assert shown(model) == 2 * [record for record in RECORDS if "poet" in text_of(record)]


def test_nothing_is_decoded_until_it_is_looked_at(model: TailModel, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[Record] = []

    def noting(record: Record, roles: TopicRoles) -> Item:
        decoded.append(record)
        return decode(record, roles)

    monkeypatch.setattr(tail_model, "decode", noting)
    model.append(RECORDS)
    model.set_paused(True)
    model.set_topic("robot-events")
    assert decoded == []
    model.text(0, Column.WHAT)
    model.text(0, Column.TYPE)
    assert decoded == [model.record(0)]


@pytest.mark.parametrize(
    ("kind", "text", "types"),
    [
        (Kind.REGEX, r"poet.*round [2-9]$", {"generate_response"}),
        (Kind.CEL, 'event.topic == "robot-events" && event.round == 2', {"response.generated"}),
        (Kind.CEL, "event.undecodable", {"undecodable"}),
        (
            Kind.CEL,
            "event.value.data.round == 1 && event.who == 'poet'",
            {"generate_response", "response.generated"},
        ),
    ],
)
def test_a_regular_expression_and_cel_filter_too(
    model: TailModel, kind: Kind, text: str, types: set[str]
) -> None:
    model.append(RECORDS)
    filter_by(model, text, kind)
    assert {model.text(row, Column.TYPE) for row in range(model.rowCount())} == types


def test_under_the_lock_a_filter_sees_only_what_is_shown(model: TailModel) -> None:
    model.append(RECORDS)
    filter_by(model, "poet")
    assert model.rowCount() > 0
    model.set_locked(True)
    while model.unasked:
        model._go_on()
    assert model.rowCount() == 0
    filter_by(model, "event.value.robotId == 'poet'", Kind.CEL)
    assert model.rowCount() == 0


def test_the_first_rule_that_holds_highlights(model: TailModel) -> None:
    model.append(RECORDS)
    rules = [
        HighlightRule(Kind.WORDS, "poet round 2", "green"),
        HighlightRule(Kind.CEL, "event.who == 'poet'", "blue"),
    ]
    conditions = [make(rule.kind, rule.text) for rule in rules]
    model.set_highlights([(rule, each) for rule, each in zip(rules, conditions, strict=True) if each])
    found = {model.text(row, Column.WHAT): model.rule_at(row) for row in range(model.rowCount())}
    assert found["poet is asked to answer round 1"] == rules[1]
    assert found["poet is asked to answer round 2"] == rules[0]
    assert found["voting started"] is None
    model.set_highlights([])
    assert model.rule_at(3) is None
