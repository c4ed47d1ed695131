"""How fast and how late records arrive, by topic and partition."""

import time

import pytest
from PySide6.QtCore import QRect
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.core.arrivals import Arrival
from app.qt import rate_model
from app.qt.rate_model import Column, RateModel
from kafka_client.source import PartitionPosition
from widgets.rate_table import RateTable

ARRIVED = [Arrival("match-events", 1, 30, 30, 600.0, 50.0), Arrival("match-events", 0, 10, 5, 300.0, 90.0)]
POSITIONS = [PartitionPosition("match-events", 0, 5, 12), PartitionPosition("match-events", 1, 9, 9)]


@pytest.fixture
def model(qapp: object) -> RateModel:
    return RateModel()


def a_second_passes(model: RateModel) -> None:
    model._ticked = time.monotonic() - 1
    model._tick()


def texts(model: RateModel) -> list[list[str]]:
    columns = (Column.PLACE, Column.RATE, Column.LAG, Column.BEHIND)
    return [[model.text(row, column) for column in columns] for row in range(model.row_count())]


def test_a_topic_has_the_rate_and_lag_of_its_partitions_together(
    model: RateModel, qtmodeltester: ModelTester
) -> None:
    model.take(ARRIVED, POSITIONS)
    a_second_passes(model)
    qtmodeltester.check(model)
    assert texts(model) == [
        ["match-events", "40/s", "26 ms", "7"],
        ["partition 0", "10/s", "60 ms", "7"],
        ["partition 1", "30/s", "20 ms", "0"],
    ]
    assert "90 ms at most" in model.tooltip(0, Column.LAG)


def test_topics_stand_in_the_order_of_their_roles_and_others_after_them(model: RateModel) -> None:
    names = ("zoo", "robot-events", "match-events")
    model.take([Arrival(topic, 0, 1, 0, 0.0, 0.0) for topic in names], [])
    assert [row[0] for row in texts(model)][::2] == ["match-events", "robot-events", "zoo"]


def test_what_is_unknown_is_a_dash(model: RateModel) -> None:
    model.take([Arrival("match-events", 0, 1, 0, 0.0, 0.0)], [])
    assert texts(model)[0][2:] == ["—", "—"]
    assert "Nothing with a record time" in model.tooltip(0, Column.LAG)


def test_the_rate_falls_when_nothing_comes_and_the_graph_keeps_a_minute(model: RateModel) -> None:
    model.take(ARRIVED, POSITIONS)
    for _ in range(rate_model.RECENT + 1):
        a_second_passes(model)
    assert texts(model)[0][1:3] == ["0/s", "—"]
    assert "at most 40/s" in model.tooltip(0, Column.GRAPH)
    for _ in range(2 * rate_model.SECONDS):
        a_second_passes(model)
    assert len(model.rates(0)) == rate_model.SECONDS
    assert "at most 0/s" in model.tooltip(0, Column.GRAPH)


def test_seconds_pass_by_themselves(model: RateModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    model._timer.setInterval(1)
    model.take(ARRIVED, [])
    qtbot.waitUntil(lambda: len(model.rates(0)) > 1)


def test_another_source_begins_without_rows(model: RateModel) -> None:
    model.take(ARRIVED, POSITIONS)
    model.clear()
    assert model.row_count() == 0


def test_the_table_paints_a_graph_for_the_topic(qtbot: QtBot, model: RateModel) -> None:
    table = RateTable(model)
    qtbot.addWidget(table)
    table.resize(460, 200)
    table.show()
    for records in (1, 50, 2):
        model.take([Arrival("match-events", 0, records, 0, 0.0, 0.0)], [])
        a_second_passes(model)
    topic, partition = (table.visualRect(model.index(row, Column.GRAPH)) for row in (0, 1))
    picture = table.viewport().grab().toImage()

    def colours(rect: QRect) -> int:
        part = picture.copy(rect)
        return len({part.pixel(x, y) for x in range(part.width()) for y in range(part.height())})

    assert colours(topic) > 2 * colours(partition)
