"""Where the window stands after loading, and how one gets to the same place again."""

import shlex
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
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


@pytest.mark.parametrize(("event", "position"), [(3, 3), (None, 4), (99, 4)])
def test_an_expected_match_opens_while_loading_and_is_at_its_event_when_it_is_whole(
    desktop: Desktop, qtbot: QtBot, event: int | None, position: int
) -> None:
    source, records = open_at(desktop, MatchLink("first", event)), matches().records
    source.bring(records[:2], loaded=False)
    qtbot.waitUntil(lambda: stands_at(desktop, "first", 2))
    source.bring(records[2:])
    qtbot.waitUntil(lambda: stands_at(desktop, "first", position))


def test_who_has_gone_elsewhere_meanwhile_is_left_there(desktop: Desktop, qtbot: QtBot) -> None:
    source, records = open_at(desktop, MatchLink("first", 3)), matches().records
    source.bring(records[:3], loaded=False)
    qtbot.waitUntil(lambda: stands_at(desktop, "first", 3))
    qtbot.keyClick(desktop.window, Qt.Key.Key_Home)
    source.bring(records[3:])
    qtbot.waitUntil(lambda: desktop.window.match_list.model.total == 2 and desktop.window.cursor_.length == 4)
    assert stands_at(desktop, "first", 0)


def test_a_match_that_is_not_there_is_told_and_another_one_is_open(desktop: Desktop, qtbot: QtBot) -> None:
    open_at(desktop, MatchLink("third")).bring(matches().records)
    qtbot.waitUntil(lambda: stands_at(desktop, "second", 4))
    assert "no match third" in desktop.window.status_strip.note.text()


def test_a_match_that_is_not_there_leaves_no_event_for_the_next_one(desktop: Desktop, qtbot: QtBot) -> None:
    open_at(desktop, MatchLink("third", 2)).bring(matches().records)
    qtbot.waitUntil(lambda: stands_at(desktop, "second", 4))
    desktop.window.match_list.match_chosen.emit("first")
    qtbot.waitUntil(lambda: stands_at(desktop, "first", 4))


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


def test_where_nothing_older_was_left_out_that_is_said(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    open_file(desktop, qtbot, written(tmp_path / "records.jsonl", matches()), LoadWindow())
    qtbot.keyClick(desktop.window, Qt.Key.Key_R, CTRL | SHIFT)
    assert "nothing older" in desktop.window.status_strip.note.text()


def test_a_match_is_copied_as_its_id_and_as_a_command(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    path = written(tmp_path / "records.jsonl", matches())
    open_file(desktop, qtbot, path, LoadWindow())
    desktop.window.cursor_.go(3)
    qtbot.keyClick(desktop.window, Qt.Key.Key_C, CTRL | ALT)
    assert QGuiApplication.clipboard().text() == "second"
    qtbot.keyClick(desktop.window, Qt.Key.Key_L, CTRL | SHIFT)
    words = shlex.split(QGuiApplication.clipboard().text())
    assert words == ["orchestra-replay", "--open", str(path), "--match", "second@3"]


def test_what_cannot_be_read_again_says_so(desktop: Desktop, qtbot: QtBot) -> None:
    open_at(desktop, MatchLink("first")).bring(matches().records)
    qtbot.waitUntil(lambda: stands_at(desktop, "first", 4))
    for name in ("reload", "copy_command"):
        desktop.window.actions_[name].trigger()
        assert "save the loaded records" in desktop.window.status_strip.note.text()


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
