"""The page while nothing is open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from widgets.welcome import DEMO_COMMAND, Welcome

LEFT = Qt.MouseButton.LeftButton
SOURCES = ["127.0.0.1:9092", "/logs/this & that/" + "very-long-name-" * 10 + ".jsonl.gz"]


@pytest.fixture
def page(qtbot: QtBot) -> Welcome:
    made = Welcome()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    return made


def texts(page: Welcome) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_a_click_asks_to_connect_or_to_open_a_file(qtbot: QtBot, page: Welcome) -> None:
    with qtbot.waitSignal(page.connect_requested):
        QTest.mouseClick(page.connect_button, LEFT)
    with qtbot.waitSignal(page.open_requested):
        QTest.mouseClick(page.open_button, LEFT)


def test_the_keyboard_is_enough(qtbot: QtBot, page: Welcome) -> None:
    page.connect_button.setFocus()
    with qtbot.waitSignal(page.connect_requested):
        QTest.keyClick(page.connect_button, Qt.Key.Key_Space)


def test_earlier_sources_are_opened_by_a_click(qtbot: QtBot, page: Welcome) -> None:
    page.set_recent(SOURCES)
    for button, name in zip(page.recent_buttons, SOURCES, strict=True):
        with qtbot.waitSignal(page.recent_requested) as wanted:
            QTest.mouseClick(button, LEFT)
        assert wanted.args == [name]


def test_a_long_name_is_cut_in_the_middle_and_told_in_full(page: Welcome) -> None:
    page.set_recent(SOURCES)
    button = page.recent_buttons[1]
    assert button.text().startswith("/logs/this && that/")
    assert button.text().endswith(".jsonl.gz")
    assert "…" in button.text()
    assert SOURCES[1].replace("&", "&amp;") in button.toolTip()


def test_other_sources_take_the_place_of_the_first_ones(page: Welcome) -> None:
    page.set_recent(SOURCES)
    page.set_recent(["10.0.0.1:9092"])
    assert [button.text() for button in page.recent_buttons] == ["10.0.0.1:9092"]


def test_without_earlier_sources_nothing_is_said_of_them(page: Welcome) -> None:
    assert "Open again" not in texts(page)
    page.set_recent(SOURCES)
    assert "Open again" in texts(page)


def test_who_has_no_kafka_is_told_of_the_demo(page: Welcome) -> None:
    assert DEMO_COMMAND in texts(page)
