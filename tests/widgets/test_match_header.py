"""The line above the timeline: what it says of the match, copying the id, and asking for the anomalies."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.replay import Replay
from app.qt.cursor import Cursor
from tests.logs import Log
from tests.timeline_logs import classic, replay_of, troubled
from widgets.match_header import MatchHeader


@pytest.fixture
def cursor() -> Cursor:
    return Cursor()


@pytest.fixture
def header(qtbot: QtBot, cursor: Cursor) -> MatchHeader:
    header = MatchHeader(cursor)
    qtbot.addWidget(header)
    header.resize(560, header.height())
    header.show()
    return header


def test_it_is_blank_without_a_match(header: MatchHeader, cursor: Cursor) -> None:
    parts = (header.id_label, header.copy_button, header.outcome_label, header.anomalies_button)
    assert not any(part.isVisible() for part in parts)
    cursor.open(replay_of(troubled()))
    assert all(part.isVisible() for part in parts)
    cursor.close()
    assert not any(part.isVisible() for part in parts)


def test_it_says_how_the_match_ended(header: MatchHeader, cursor: Cursor) -> None:
    cursor.open(replay_of(classic()))
    assert header.id_label.text == "m1"
    assert header.outcome_label.text() == "incorrect"
    assert header.facts_label.text == "5 rounds · 2m 05s · 68 events"
    assert not header.anomalies_button.isVisible()


def test_it_says_how_far_an_unfinished_match_is(header: MatchHeader, cursor: Cursor) -> None:
    cursor.open(replay_of(classic(1, complete=False)))
    assert header.outcome_label.text() == "unfinished"
    assert header.facts_label.text == "in progress · 1 round · 20.0 s so far · 14 events"


def test_it_goes_with_a_growing_match(header: MatchHeader, cursor: Cursor) -> None:
    cursor.open(replay_of(classic(1, complete=False)))
    cursor.open(replay_of(classic(2, complete=False)))
    assert "2 rounds" in header.facts_label.text


def test_it_counts_the_anomalies_and_leads_to_them(header: MatchHeader, cursor: Cursor, qtbot: QtBot) -> None:
    replay = replay_of(troubled())
    cursor.open(replay)
    assert header.anomalies_button.text() == f"{len(replay.final.anomalies)} anomalies"
    assert "1 × response_timeout" not in header.anomalies_button.toolTip()
    assert "2 × response_timeout" in header.anomalies_button.toolTip()
    with qtbot.waitSignal(header.anomalies_requested):
        QTest.mouseClick(header.anomalies_button, Qt.MouseButton.LeftButton)


def test_the_whole_id_can_be_copied_where_it_is_too_long_to_show(header: MatchHeader, cursor: Cursor) -> None:
    match_id = "match_" + "7f3a9c21" * 40
    cursor.open(Replay(match_id, Log().started("AB").events()))
    assert header.id_label.width() < 560
    QTest.mouseClick(header.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == match_id


def test_where_there_is_little_room_the_anomalies_are_a_number(header: MatchHeader, cursor: Cursor) -> None:
    cursor.open(replay_of(troubled()))
    header.resize(900, header.height())
    words, number = header.anomalies_button.text(), header.anomalies_button.text().split()[0]
    assert words == f"{number} anomalies"
    header.resize(400, header.height())
    assert header.anomalies_button.text() == number
    assert header.anomalies_button.accessibleName() == words


def test_an_id_is_no_markup(header: MatchHeader, cursor: Cursor) -> None:
    cursor.open(Replay("<b>x</b>", Log().started("AB").events()))
    assert "&lt;b&gt;" in header.id_label.toolTip()
    header.grab()


def test_it_tells_where_the_load_window_cut_the_match(header: MatchHeader, cursor: Cursor) -> None:
    cursor.open(replay_of(troubled()))
    header.set_cut("The load window begins in match-events [0].")
    assert header.facts_label.accessibleName().endswith("The load window begins in match-events [0].")
    for told in (header.facts_label, header.anomalies_button):
        assert "The load window begins in" in told.toolTip()
    header.set_cut("")
    assert "load window" not in header.facts_label.toolTip() + header.anomalies_button.toolTip()
