"""What-if branches in the whole window, with live records coming in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.branches import BranchReplay
from app.core.state import Outcome
from app.main import Desktop
from app.opening import Opening
from kafka_client.events import DEFAULT_TOPICS
from tests.desktop.scripted import ScriptedSource
from tests.logs import Log


@pytest.fixture
def source(desktop: Desktop) -> ScriptedSource:
    """A source that the window is open on."""
    made = ScriptedSource()
    desktop.open(Opening(made, DEFAULT_TOPICS))
    return made


def test_a_branch_stays_while_its_match_goes_on_and_the_list_shows_the_original(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    log = Log().started("AB", "A").round(1, active="AB").response("A", 1, "Hello").round_done(1)
    source.bring(log.records)
    window = desktop.window
    qtbot.waitUntil(lambda: window.cursor_.replay is not None)
    window.cursor_.go(3)
    window.event_table.table.setFocus()
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(window.cursor_.replay, BranchReplay))
    assert window.branch_desk.bar.isVisible()
    assert window.cursor_.position == 2
    already = len(log.records)
    source.bring(log.completed("correct", "A").records[already:])
    qtbot.waitUntil(lambda: window.cursor_.length == 4)
    replay = window.cursor_.replay
    assert isinstance(replay, BranchReplay)
    assert "A" not in replay.final.rounds[1].responses
    assert replay.outcomes == (Outcome.CORRECT, Outcome.CORRECT)
    assert window.cursor_.position == 2
    row = window.match_list.model.find("m1")
    assert row is not None
    assert row.summary.events == 5
