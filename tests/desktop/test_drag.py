"""Dragging matches out of the list, and files onto the window."""

import json
from pathlib import Path
from tempfile import gettempdir

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main import Desktop
from app.opening import Opening
from kafka_client.events import DEFAULT_TOPICS
from tests.desktop.scripted import ScriptedSource
from tests.logs import Log
from widgets.match_drag import is_passing

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def loaded(desktop: Desktop, qtbot: QtBot) -> Desktop:
    log = Log("a/b").started().completed().match("second").started().match("third").started()
    source = ScriptedSource()
    desktop.open(Opening(source, DEFAULT_TOPICS))
    source.bring(log.records)
    qtbot.waitUntil(lambda: desktop.window.match_list.model.shown == 3)
    qtbot.waitUntil(lambda: desktop.window.cursor_.replay is not None)
    return desktop


@pytest.fixture
def dropped(monkeypatch: pytest.MonkeyPatch) -> list[list[QUrl]]:
    """The files of each drag, asked for as who they are dropped on does."""
    found: list[list[QUrl]] = []

    def drop(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        found.append(drag.mimeData().urls())
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", drop)
    return found


def row(desktop: Desktop, match_id: str) -> QPoint:
    table = desktop.window.match_list.table
    place = desktop.window.match_list.model.row_of(match_id)
    assert place is not None
    return table.visualRect(table.model().index(place, 0)).center()


def drag_from(desktop: Desktop, match_id: str) -> None:
    viewport, start = desktop.window.match_list.table.viewport(), row(desktop, match_id)
    QTest.mousePress(viewport, LEFT, NO_KEYS, start)
    far = start + QPoint(3 * QApplication.startDragDistance(), 0)
    move = QTest.mouseMove
    move(viewport, start + QPoint(1, 0))
    move(viewport, far)
    QApplication.processEvents()
    QTest.mouseRelease(viewport, LEFT, NO_KEYS, far)


def test_a_dragged_match_is_a_file_of_its_document_until_the_window_closes(
    loaded: Desktop, dropped: list[list[QUrl]]
) -> None:
    drag_from(loaded, "a/b")
    path = Path(dropped[0][0].toLocalFile())
    assert path.name == "a_b.json"
    assert json.loads(path.read_text())["matchId"] == "a/b"
    assert not loaded.window.status_strip.note.isVisible()
    loaded.window.close()
    assert not path.exists()


def test_of_several_chosen_matches_all_are_dragged(
    loaded: Desktop, dropped: list[list[QUrl]], qtbot: QtBot
) -> None:
    viewport = loaded.window.match_list.table.viewport()
    qtbot.mouseClick(viewport, LEFT, NO_KEYS, row(loaded, "second"))
    qtbot.mouseClick(viewport, LEFT, CTRL, row(loaded, "third"))
    drag_from(loaded, "third")
    path = Path(dropped[0][0].toLocalFile())
    assert path.name == "2-matches.json"
    assert {match["matchId"] for match in json.loads(path.read_text())["matches"]} == {"second", "third"}


def test_a_file_that_cannot_be_written_is_not_given_to_anybody(
    loaded: Desktop, dropped: list[list[QUrl]], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    loaded.feed.export_failed.disconnect()
    loaded.feed.export_failed.connect(told.append)
    loaded.feed.export_failed.connect(loaded.window.drags.give_up)
    folder = loaded.window.drags._new_folder()
    monkeypatch.setattr(loaded.window.drags, "_new_folder", lambda: folder / "gone")
    drag_from(loaded, "second")
    assert dropped == [[]]
    assert "was not written" in told[0]


def drop_on(desktop: Desktop, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, copy = desktop.window.rect().center(), Qt.DropAction.CopyAction
    QApplication.sendEvent(desktop.window, QDragEnterEvent(place, copy, data, LEFT, NO_KEYS))
    QApplication.sendEvent(desktop.window, QDropEvent(place, copy, data, LEFT, NO_KEYS))


def test_of_several_dropped_files_the_first_is_opened_and_that_is_told(
    desktop: Desktop, tmp_path: Path
) -> None:
    opened: list[str] = []
    desktop.window.file_wanted.disconnect()
    desktop.window.file_wanted.connect(opened.append)
    drop_on(desktop, tmp_path / "one.jsonl", tmp_path / "two.jsonl")
    assert opened == [str(tmp_path / "one.jsonl")]
    assert "only the first is open" in desktop.window.status_strip.note.text()


def test_a_file_that_was_dragged_out_is_not_offered_again(loaded: Desktop, dropped: list[list[QUrl]]) -> None:
    drag_from(loaded, "second")
    assert is_passing(dropped[0][0].toLocalFile())
    assert not is_passing("records.jsonl")
    assert not is_passing(str(Path(gettempdir(), "records.jsonl")))


def test_a_recent_file_that_is_gone_is_told_as_a_file(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    desktop.window.recent_wanted.emit(str(tmp_path / "gone.jsonl"))
    qtbot.waitUntil(lambda: desktop.window.match_list.state == "error", timeout=20_000)
    assert "gone.jsonl" in desktop.window.match_list.message
