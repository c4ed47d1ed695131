"""The commands about the state's values, and the ways between commands and answers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings
from pytestqt.qtbot import QtBot

from app.qt.cursor import Cursor
from tests.widgets.matches import replay_of, two_rounds
from widgets.state_desk import NO_ANSWER, NO_COMMAND, NO_VALUE, StateDesk
from widgets.state_panel import StatePanel


class Desk:
    """A desk with its cursor and panel, and what it has told."""

    def __init__(self, qtbot: QtBot, settings: QSettings) -> None:
        self._owner = QObject()
        self.cursor = Cursor()
        self.panel = StatePanel(self.cursor)
        qtbot.addWidget(self.panel)
        self.desk = StateDesk(self.cursor, self.panel, settings, self._owner)
        self.told: list[str] = []
        self.desk.note_requested.connect(self.told.append)
        self.panel.show()
        self.cursor.open(replay_of(two_rounds()))

    def run(self, command: str) -> int:
        """Do a command; where the cursor is then."""
        self.desk.handlers()[command]()
        return self.cursor.position

    def choose(self, path: str) -> None:
        """Choose a value of the state."""
        tree = self.panel.state_tree
        node = tree.model.find(path)
        assert node is not None
        tree.tree.setCurrentIndex(tree.model.index_of(node))


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def desk(qtbot: QtBot, settings: QSettings) -> Desk:
    return Desk(qtbot, settings)


def test_an_answer_leads_to_its_command_and_back(desk: Desk) -> None:
    desk.cursor.go(6)
    assert desk.run("to_command") == 4
    assert desk.run("to_answer") == 5
    assert desk.told == []


def test_an_event_that_leads_nowhere_says_so(desk: Desk) -> None:
    desk.cursor.go(3)
    assert desk.run("to_command") == desk.run("to_answer") == 3
    assert desk.told == [NO_COMMAND, NO_ANSWER]


def test_the_chosen_value_leads_to_what_set_it_and_to_its_other_changes(desk: Desk) -> None:
    desk.choose("status")
    assert desk.run("set_by") == 17
    assert desk.run("previous_change") == 14
    assert desk.run("previous_change") == 2
    assert desk.run("next_change") == 14
    desk.cursor.go(2)
    assert desk.run("previous_change") == 2
    assert desk.told == ["There is no earlier change of status."]


def test_a_value_must_be_chosen_first(desk: Desk) -> None:
    for command in ("set_by", "previous_change", "next_change"):
        assert desk.run(command) == 18
    assert desk.told == [NO_VALUE] * 3


def test_a_value_that_nothing_has_set_leads_nowhere(desk: Desk) -> None:
    desk.cursor.go(3)
    desk.choose("outcome")
    assert desk.run("set_by") == 3
    assert desk.told == ["No event has set outcome: it is as at the start."]


def test_a_value_is_watched_as_an_expression(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.desk.expression_requested) as wanted:
        desk.panel.state_tree.watch_requested.emit("rounds.1.responses.A")
    assert wanted.args == ['state.rounds[1].responses["A"]']


def test_changes_only_is_remembered(qtbot: QtBot, settings: QSettings, desk: Desk) -> None:
    desk.run("changes_only")
    assert Desk(qtbot, settings).panel.state_tree.changes_box.isChecked()
    desk.run("changes_only")
    assert not Desk(qtbot, settings).panel.state_tree.changes_box.isChecked()
