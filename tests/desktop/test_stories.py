"""The jobs that the window is made for, each done by keys alone: from the match list to the cause."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.core.branches import BranchReplay
from app.core.perspective import SeenReplay
from app.core.replay import Step
from app.main import Desktop
from app.opening import Opening
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.producing.messages import SampleMatch, in_order
from kafka_client.producing.samples import sample_matches
from tests.desktop.keyboard import Keyboard
from tests.desktop.scripted import ScriptedSource
from tests.producing.test_samples import NOW, as_records
from tests.widgets.hands import save_as

STORIES = {"robot-timeout", "wrong-result", "duplicates", "out-of-order"}


@pytest.fixture(scope="module")
def samples() -> list[SampleMatch]:
    return [match for match in sample_matches(now=NOW) if match.scenario in STORIES]


class Story:
    """The window with the sample matches in it, and somebody at the keyboard."""

    def __init__(self, desktop: Desktop, qtbot: QtBot, samples: list[SampleMatch]) -> None:
        self.window = desktop.window
        self.keys = Keyboard(self.window)
        self._qtbot = qtbot
        self._ids = {match.scenario: match.match_id for match in samples}

    def wait(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition)

    @property
    def step(self) -> Step:
        step = self.window.cursor_.step
        assert step is not None
        return step

    @property
    def found(self) -> set[str]:
        """The codes of what was found at the cursor's event."""
        return {anomaly.code for anomaly in self.step.anomalies}

    def id_of(self, scenario: str) -> str:
        return self._ids[scenario]

    def is_open(self, scenario: str) -> bool:
        replay = self.window.cursor_.replay
        return replay is not None and replay.match_id == self._ids[scenario]

    def open_by_anomaly(self, code: str, scenario: str) -> None:
        """Leave only the matches with an anomaly in the list, and open the first."""
        box = self.window.filter_bar.anomaly
        self.keys.press("Ctrl+F")
        self.keys.tab_to(box)
        self.keys.press("Home", *(["Down"] * (1 + box.words.index(code))))
        assert box.choice == code
        self.wait(lambda: self.window.match_list.model.shown_ids() == [self._ids[scenario]])
        self.keys.press("Ctrl+1", "Down")
        self.wait(lambda: self.is_open(scenario))

    def press_until(self, key: str, condition: Callable[[], bool], most: int = 60) -> None:
        """Press a key until that is so."""
        while not condition():
            self.keys.press(key)
            most -= 1
            assert most, f"{key} leads nowhere"

    def shown_at_cursor(self) -> str:
        """What the event table says in the row of the cursor."""
        table = self.window.event_table
        assert table.table.isVisible()
        row = table.model.row_of(self.window.cursor_.position)
        assert row == table.table.currentIndex().row()
        return "\t".join(table.model.text(row, column) for column in range(table.model.columnCount()))


@pytest.fixture
def story(desktop: Desktop, qtbot: QtBot, samples: list[SampleMatch]) -> Story:
    source = ScriptedSource()
    desktop.open(Opening(source, DEFAULT_TOPICS))
    source.bring(as_records(list(in_order(samples))))
    qtbot.waitUntil(lambda: desktop.window.cursor_.replay is not None)
    return Story(desktop, qtbot, samples)


def test_a_time_out_that_lost_a_round_leads_to_the_command_that_nobody_answered(story: Story) -> None:
    window, keys = story.window, story.keys
    tree = window.state_panel.state_tree
    story.open_by_anomaly("response_timeout", "robot-timeout")
    keys.press("Home", "E")
    assert "response_timeout" in story.found
    assert story.step.event.type == "round.completed"
    assert "response_timeout" in story.shown_at_cursor()
    lost = story.step.round
    keys.press("D", "Ctrl+4")
    story.press_until("Down", lambda: (tree.path or "").endswith(".outcome"))
    timed_out = tree.path or ""
    assert tree.model.value_text(tree.model.node(tree.tree.currentIndex())) == "timeout"
    assert tree.footer.setter_button.text() == f"Set by #{story.step.number}"
    keys.press("Shift+V")
    command = story.step
    assert (command.event.type, command.round) == ("generate_response", lost)
    assert command.event.record.topic == "robot-commands"
    assert window.state_panel.summary.text().startswith(f"#{command.number}  ")
    assert timed_out.startswith("robotActivity.")
    keys.press("R")
    assert story.step is command, "it has no answer"
    assert "no command that was answered" in window.status_strip.note.text()
    assert window.status_strip.note.isVisible()
    keys.press("Alt+Left")
    assert not window.status_strip.note.isVisible(), "it was told of another event"
    assert story.step.event.type == "round.completed"


def test_a_wrong_result_is_seen_as_a_player_saw_it_and_undone_in_a_branch(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, keys = story.window, story.keys
    story.open_by_anomaly("result_mismatch", "wrong-result")
    keys.press("End")
    assert "result_mismatch" in story.found
    keys.press("Ctrl+6")
    assert window.anomaly_list.isVisible()
    keys.press("Ctrl+P")
    story.wait(lambda: isinstance(window.cursor_.replay, SeenReplay))
    story.press_until("Ctrl+P", lambda: not window.perspective.perspective.who)
    story.wait(lambda: not isinstance(window.cursor_.replay, SeenReplay))
    keys.press("Ctrl+3")
    story.press_until("Up", lambda: story.step.event.type == "match.completed")
    keys.press("Ctrl+D")
    story.wait(lambda: isinstance(window.cursor_.replay, BranchReplay))
    assert window.branch_desk.bar.isVisible()
    replay = window.cursor_.replay
    assert isinstance(replay, BranchReplay)
    assert not any("result_mismatch" in {each.code for each in step.anomalies} for step in replay.steps)
    keys.press("Ctrl+Alt+B")
    story.wait(lambda: window.compare.page.alignment is not None)
    keys.press("Ctrl+Shift+Home")
    assert window.compare.page.isVisible()
    keys.press("Ctrl+B")
    story.wait(lambda: not isinstance(window.cursor_.replay, BranchReplay))
    keys.press("Ctrl+B")
    story.wait(lambda: isinstance(window.cursor_.replay, BranchReplay))
    written = tmp_path / "test_wrong_result.py"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(written), ""))
    keys.press("Ctrl+Shift+P")
    story.wait(window.commands.palette.edit.hasFocus)
    keys.type("pytest")
    keys.press("Return")
    story.wait(written.exists)
    assert "def test_" in written.read_text("utf-8")


def test_a_duplicate_and_an_order_that_is_wrong_are_found_and_marked(story: Story) -> None:
    window, keys = story.window, story.keys
    panel = window.state_panel
    story.open_by_anomaly("duplicate_event", "duplicates")
    keys.press("Home", "A")
    assert story.found == {"duplicate_event"}
    keys.press("Ctrl+4", "Ctrl+Tab")
    assert panel.tabs.currentWidget() is panel.change_list
    changes = panel.change_list.changes
    paths = [changes.change(row).path for row in range(changes.row_count())]
    assert paths == ["anomalies.duplicate_event"], "it is counted, and changes nothing else"
    keys.press("Ctrl+Tab", "Ctrl+Tab")
    record = story.step.event.record
    assert f"offset     {record.offset}" in panel.record_view.facts.toPlainText()
    keys.press("Ctrl+6")
    story.open_by_anomaly("out_of_order", "out-of-order")
    keys.press("Home", "A")
    assert "out_of_order" in story.found
    replay, late = window.cursor_.replay, story.step.event
    assert replay is not None
    earlier = replay.steps[: story.step.number - 1]
    place = late.record.position[:2]
    assert late.time < [step.event for step in earlier if step.event.record.position[:2] == place][-1].time
    keys.press("Ctrl+M")
    assert window.marks.open_marks.at(story.step.number) is not None
    here = story.step
    keys.press("Home", "Ctrl+Shift+N")
    assert story.step is here


def test_a_match_is_found_replayed_and_exported(story: Story, tmp_path: Path) -> None:
    window, keys = story.window, story.keys
    match_id = story.id_of("duplicates")
    keys.press("Ctrl+F")
    keys.type(match_id)
    story.wait(lambda: window.match_list.model.shown_ids() == [match_id])
    keys.press("Ctrl+1", "Down")
    story.wait(lambda: story.is_open("duplicates"))
    keys.press("Home", "Right", "F10", "Ctrl+Right")
    assert story.step.event.type == "round.started"
    story.press_until(">", lambda: window.cursor_.speed >= 64)
    keys.press("Space")
    assert window.cursor_.playing
    keys.press("Space", "End")
    assert (window.cursor_.playing, window.cursor_.position) == (False, window.cursor_.length)
    keys.press("Ctrl+E")
    written = tmp_path / "match.json"
    save_as(window, written)
    story.wait(written.exists)
    document = json.loads(written.read_text("utf-8"))
    assert (document["matchId"], len(document["events"])) == (match_id, window.cursor_.length)
    assert QApplication.activeModalWidget() is None
