"""Where the window stands after loading, and how one gets to the same place again."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.match_link import MatchLink
from app.main import Desktop
from app.opening import Opening
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.files import FileSource
from kafka_client.records import to_kcat
from kafka_client.source import LoadWindow
from tests.desktop.scripted import ScriptedSource
from tests.logs import Log

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PATIENCE_MS = 20_000
"""What is read again is read by processes of its own, which have to start."""
ALT = Qt.KeyboardModifier.AltModifier


def matches() -> Log:
    log = Log("first").started("AB", "A").round(1).response("A", 1, "x").completed()
    return log.match("second").started("AB", "B").round(1).response("B", 1, "y").completed()


def stands_at(desktop: Desktop, match_id: str, position: int) -> bool:
    cursor = desktop.window.cursor_
    return cursor.replay is not None and (cursor.replay.match_id, cursor.position) == (match_id, position)


def open_at(desktop: Desktop, link: MatchLink) -> ScriptedSource:
    source = ScriptedSource()
    desktop.open(Opening(source, DEFAULT_TOPICS, link=link))
    return source


def written(path: Path, log: Log) -> Path:
    path.write_bytes(b"".join(to_kcat(record) + b"\n" for record in log.records))
    return path


def open_file(desktop: Desktop, qtbot: QtBot, path: Path, window: LoadWindow) -> None:
    source = FileSource(path, window)
    desktop.open(Opening(source, DEFAULT_TOPICS, file=str(path), window=window))
    qtbot.waitUntil(lambda: desktop.window.cursor_.replay is not None)


def test_the_expected_match_is_open_at_its_event_after_loading(desktop: Desktop, qtbot: QtBot) -> None:
    open_at(desktop, MatchLink("first", 2)).bring(matches().records)
    qtbot.waitUntil(lambda: stands_at(desktop, "first", 2))
    assert desktop.window.match_list.chosen == "first"


def test_reloading_reads_what_is_new_and_comes_back_to_the_event(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    log = matches()
    path = written(tmp_path / "records.jsonl", log)
    open_file(desktop, qtbot, path, LoadWindow())
    desktop.window.arrival.open_at("first", 2)
    qtbot.waitUntil(lambda: stands_at(desktop, "first", 2))
    written(path, log.match("third").started())
    qtbot.keyClick(desktop.window, Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: desktop.window.match_list.model.total == 3, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: stands_at(desktop, "first", 2))
    assert desktop.window.sources.older_bar.isHidden()


def test_the_end_of_the_list_says_what_is_left_out_and_loads_it(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    open_file(desktop, qtbot, written(tmp_path / "records.jsonl", matches()), LoadWindow(last=4))
    bar = desktop.window.sources.older_bar
    qtbot.waitUntil(bar.isVisible)
    assert bar.words.text() == "4 older left out"
    assert desktop.window.match_list.model.shown_ids() == ["second"]
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desktop.window.match_list.model.total == 2, timeout=PATIENCE_MS)
    qtbot.waitUntil(bar.isHidden)
    qtbot.waitUntil(lambda: stands_at(desktop, "second", 4))


def test_recent_sources_are_in_the_menu_until_they_are_forgotten(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    window, name = desktop.window, str(tmp_path / "a & b.jsonl")
    source = ScriptedSource()
    desktop.open(Opening(source, DEFAULT_TOPICS, remember=name))
    qtbot.waitUntil(lambda: window.working)
    window.recent_wanted.disconnect()
    menu = window.sources.recent_menu
    assert menu.actions()[0].text().endswith("a && b.jsonl")
    with qtbot.waitSignal(window.recent_wanted, check_params_cb=lambda chosen: chosen == name):
        menu.actions()[0].trigger()
    menu.actions()[-1].trigger()
    assert not menu.menuAction().isEnabled()
    assert window.welcome.recent_buttons == []
    assert desktop._recent.names() == []
