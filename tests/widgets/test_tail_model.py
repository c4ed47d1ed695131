"""The rows of the live tail."""

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from app.qt import tail_model
from app.qt.tail_model import Column, Item, TailModel
from app.qt.text_filter import TextFilter, search_text
from kafka_client.decoding import decode
from kafka_client.events import Event, Role, TopicRoles, Undecodable
from tests.logs import Log
from tests.widgets.matches import checked, two_rounds


def items(log: Log) -> list[Item]:
    return [decode(record, TopicRoles()) for record in log.records]


ITEMS = items(two_rounds().raw(b"not JSON").raw(None, Role.ROBOT_EVENTS).notice("robot.released"))


def shown(model: TailModel) -> list[Item]:
    return [model.item(row) for row in range(model.rowCount())]


@pytest.fixture
def model(qapp: QObject) -> TailModel:
    return TailModel(cap=100)


def test_records_are_rows_in_the_order_of_arrival(model: TailModel) -> None:
    model.append(ITEMS)
    checked(model)
    assert shown(model) == ITEMS
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
    model.append(ITEMS)
    row = len(ITEMS) - 3
    assert model.index(row, Column.TYPE).data() == "undecodable"
    assert "not strict JSON" in model.index(row, Column.WHAT).data()
    assert model.index(row, Column.MATCH).data() == ""


def test_one_batch_is_one_insertion(model: TailModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.rowsInserted) as signal:
        model.append(ITEMS[:7])
    assert signal.args is not None
    assert signal.args[1:] == [0, 6]


def test_over_the_cap_the_oldest_go_and_are_counted(model: TailModel) -> None:
    model.append(ITEMS * 4)
    model.append(ITEMS[:20])
    assert model.rowCount() == 100
    assert model.left_out == 4
    assert shown(model)[-20:] == ITEMS[:20]
    model.append([], left_out=7)
    assert model.left_out == 11


def test_a_batch_larger_than_the_cap_leaves_its_newest(model: TailModel) -> None:
    big = ITEMS * 10
    model.append(big)
    assert shown(model) == big[-100:]
    assert model.left_out == len(big) - 100


def test_while_paused_rows_stand_still_and_nothing_is_lost(model: TailModel) -> None:
    model.append(ITEMS[:5])
    model.set_paused(True)
    model.append(ITEMS[5:9])
    assert (shown(model), model.waiting) == (ITEMS[:5], 4)
    model.set_paused(False)
    assert (shown(model), model.waiting) == (ITEMS[:9], 0)


def test_a_role_shows_its_events_and_its_topics_undecodable_records(model: TailModel) -> None:
    model.append(ITEMS)
    model.set_role(Role.ROBOT_EVENTS)
    topics = {item.record.topic for item in shown(model)}
    assert topics == {"robot-events"}
    assert any(isinstance(item, Undecodable) for item in shown(model))
    model.append(ITEMS[:6])
    assert [item.type for item in shown(model)[-1:] if isinstance(item, Event)] == ["response.generated"]


def test_a_topic_by_another_name_keeps_its_role(qapp: QObject) -> None:
    model = TailModel(topics={Role.ROBOT_EVENTS: "bots"})
    model.append([Undecodable(Log().raw(b"x", topic="bots").last, "it is not strict JSON")])
    model.set_role(Role.ROBOT_EVENTS)
    assert model.rowCount() == 1


def test_the_filter_applies_to_what_is_there_and_to_what_flows_in(model: TailModel) -> None:
    model.append(ITEMS[:10])
    model.set_filter("poet -asked")
    before = model.rowCount()
    assert 0 < before < 10
    model.append(ITEMS[:10])
    assert model.rowCount() == 2 * before
    model.set_filter("")
    assert model.rowCount() == 20


def test_a_burst_is_taken_in_over_several_turns(qapp: QCoreApplication, qtbot: QtBot) -> None:
    model = TailModel()
    burst = ITEMS * 200
    model.append(burst)
    assert model.rowCount() == tail_model.AT_ONCE
    assert model.waiting == len(burst) - tail_model.AT_ONCE
    qtbot.waitUntil(lambda: not model.waiting)
    assert shown(model) == burst


def test_clearing_forgets_records_and_counts(model: TailModel) -> None:
    model.append(ITEMS * 10)
    model.set_paused(True)
    model.append(ITEMS)
    model.clear()
    assert (model.rowCount(), model.kept, model.waiting, model.left_out) == (0, 0, 0, 0)


@dataclass
class Plain:
    """What the tail must show, told in the simplest way."""

    cap: int
    kept: list[Item] = field(default_factory=list)
    waiting: list[Item] = field(default_factory=list)
    left_out: int = 0
    paused: bool = False
    role: Role | None = None
    text: str = ""

    def append(self, batch: list[Item]) -> None:
        self.waiting += batch
        self.left_out += max(0, len(self.waiting) - self.cap)
        self.waiting = self.waiting[-self.cap :]
        self.take()

    def take(self) -> None:
        if not self.paused:
            self.kept += self.waiting
            self.waiting = []
            self.left_out += max(0, len(self.kept) - self.cap)
            self.kept = self.kept[-self.cap :]

    def shown(self) -> list[Item]:
        roles = TopicRoles()
        role = [
            item
            for item in self.kept
            if self.role
            in (None, item.role if isinstance(item, Event) else roles.role_of(item.record.topic, {}))
        ]
        passing = TextFilter.parse(self.text).passing([search_text(item) for item in role], range(len(role)))
        return [role[index] for index in passing]


ACTIONS = st.one_of(
    st.tuples(st.just("append"), st.lists(st.sampled_from(ITEMS), max_size=25)),
    st.tuples(st.just("pause"), st.booleans()),
    st.tuples(st.just("role"), st.sampled_from([None, *Role])),
    st.tuples(st.just("filter"), st.sampled_from(["", "poet", "-poet", "round 1", "json"])),
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTIONS, max_size=12))
def test_whatever_happens_it_shows_exactly_the_right_rows(
    qapp: QObject, actions: list[tuple[str, object]]
) -> None:
    model, plain = TailModel(cap=30), Plain(cap=30)
    checked(model)
    for action, value in actions:
        match action, value:
            case "append", list(batch):
                model.append(batch)
                plain.append(batch)
            case "pause", bool(paused):
                plain.paused = paused
                model.set_paused(paused)
                plain.take()
            case "role", role:
                assert role is None or isinstance(role, Role)
                plain.role = role
                model.set_role(role)
            case "filter", str(text):
                plain.text = text
                model.set_filter(text)
        assert shown(model) == plain.shown()
        assert (model.kept, model.waiting, model.left_out) == (
            len(plain.kept),
            len(plain.waiting),
            plain.left_out,
        )
