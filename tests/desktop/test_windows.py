"""Several windows in one program."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import qasync
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.core.branches import BranchReplay
from app.core.breakpoints import Breakpoint, BreakpointKind
from app.core.filters import Filter
from app.core.marks import COLOURS, Mark
from app.core.match_link import MatchLink
from app.main import Desktop, Look
from app.opening import Opening
from app.qt import languages
from app.qt.event_model import Column
from app.qt.mark_store import MarkStore
from app.windows import Windows
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.records import to_kcat
from tests.desktop.scripted import ScriptedSource
from tests.logs import Log

ROUND_4 = Breakpoint(BreakpointKind.ROUND, "4")
Scenario = Callable[[Windows], Awaitable[None]]


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[qasync.QEventLoop]:
    made = qasync.QEventLoop(qapp)
    qapp.setQuitOnLastWindowClosed(False)
    yield made
    qapp.setQuitOnLastWindowClosed(True)
    made.close()


@pytest.fixture
def play(qapp: QApplication, loop: qasync.QEventLoop, tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Run windows, the first of them on an opening, through a scenario, until all are closed."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    marks = MarkStore(tmp_path / "marks.json")

    async def run(scenario: Scenario, opening: Opening | None) -> None:
        windows = Windows(partial(Desktop, qapp, settings, marks=marks), Look())
        running = asyncio.ensure_future(windows.run(opening))
        try:
            await until(lambda: len(windows.desktops) == 1)
            await scenario(windows)
        finally:
            windows.close_all()
            await running
        assert windows.desktops == []

    yield lambda scenario, opening=None: loop.run_until_complete(run(scenario, opening))
    marks.close()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - what is waited for is Qt's
            await asyncio.sleep(0.01)


def test_a_new_window_is_empty_and_closing_one_leaves_the_other(play: Callable[..., None]) -> None:
    async def scenario(windows: Windows) -> None:
        first = windows.desktops[0]
        await until(lambda: first.window.cursor_.replay is not None)
        first.window.actions_["new_window"].trigger()
        second = windows.desktops[1]
        await until(second.window.isVisible)
        assert not second.window.working
        assert second.window.pos() != first.window.pos()
        second.window.actions_["close_window"].trigger()
        await until(lambda: windows.desktops == [first])
        assert first.window.isVisible()
        assert first.window.working

    source = ScriptedSource()
    source.bring(Log("one").started().completed().records)
    play(scenario, Opening(source, DEFAULT_TOPICS))


def test_the_open_event_is_shown_in_another_window_with_a_cursor_of_its_own(
    play: Callable[..., None], tmp_path: Path
) -> None:
    async def scenario(windows: Windows) -> None:
        first = windows.desktops[0]
        await until(lambda: first.window.cursor_.position == 3)
        first.window.cursor_.go(2)
        first.window.actions_["window_here"].trigger()
        second = windows.desktops[1]
        await until(lambda: second.window.cursor_.replay is not None)
        await until(lambda: second.window.cursor_.position == 2)
        second.window.cursor_.last()
        assert first.window.cursor_.position == 2

    path = tmp_path / "records.jsonl"
    log = Log("one").started().round(1).completed()
    path.write_bytes(b"".join(to_kcat(record) + b"\n" for record in log.records))
    first = Opening(ScriptedSource(), DEFAULT_TOPICS, file=str(path))
    play(scenario, first.again(link=MatchLink("one")))


def test_breakpoints_marks_and_keys_of_one_window_hold_in_the_others_and_outlive_it(
    play: Callable[..., None],
) -> None:
    async def scenario(windows: Windows) -> None:
        first = windows.desktops[0]
        first.window.actions_["new_window"].trigger()
        second = windows.desktops[1]
        second.window.commands.keys.assign("play", ["Ctrl+Shift+Y"])
        assert first.window.commands.keys.keys("play") == ("Ctrl+Shift+Y",)
        first.window.commands.keys.assign("follow", ["Ctrl+Alt+J"])
        second.window.breakpoints.watch_dock.add("state.status")
        first.window.breakpoints.set_breakpoints([ROUND_4])
        assert second.window.breakpoints.breakpoints == (ROUND_4,)
        second.window.close()
        await until(lambda: windows.desktops == [first])
        first.window.marks.store.put(Mark("one", None, COLOURS[0], "look here"))
        first.window.actions_["new_window"].trigger()
        third = windows.desktops[1].window
        assert third.commands.keys.keys("play") == ("Ctrl+Shift+Y",)
        assert third.commands.keys.keys("follow") == ("Ctrl+Alt+J",)
        assert third.breakpoints.breakpoints == (ROUND_4,)
        assert [watch.expression for watch in third.breakpoints.watch_dock.watches] == ["state.status"]
        assert [mark.note for mark in third.marks.store.of_match("one")] == ["look here"]

    play(scenario)


def test_quit_closes_all_windows(play: Callable[..., None]) -> None:
    async def scenario(windows: Windows) -> None:
        windows.desktops[0].window.actions_["new_window"].trigger()
        windows.desktops[1].window.actions_["quit"].trigger()
        await until(lambda: windows.desktops == [])

    play(scenario)


def test_another_language_opens_the_windows_again_where_they_were(
    play: Callable[..., None], tmp_path: Path, qapp: QApplication
) -> None:
    async def scenario(windows: Windows) -> None:
        first = windows.desktops[0]
        await until(lambda: first.window.cursor_.position == 3)
        first.window.cursor_.go(3)
        first.window.actions_["skip_event"].trigger()
        await until(lambda: isinstance(first.window.cursor_.replay, BranchReplay))
        first.window.filter_bar.set_filter(Filter(text="one"))
        assert first.window.cursor_.position == 2
        first.window.actions_["preferences"].trigger()
        dialog = first.window.preferences.dialog
        assert dialog is not None
        dialog.language_box.setCurrentIndex(dialog.language_box.findData("de"))
        dialog.language_box.activated.emit(dialog.language_box.currentIndex())
        await until(lambda: len(windows.desktops) == 1 and windows.desktops[0] is not first)
        window = windows.desktops[0].window
        await until(lambda: window.cursor_.position == 2 and isinstance(window.cursor_.replay, BranchReplay))
        assert window.filter_bar.filter == Filter(text="one")
        assert window.actions_["preferences"].text() == "Einstellungen…"
        assert window.event_table.model.text(1, Column.WHAT) == "Runde 1 begonnen: “Why?”"

    path = tmp_path / "records.jsonl"
    log = Log("one").started().round(1, "Why?").completed()
    path.write_bytes(b"".join(to_kcat(record) + b"\n" for record in log.records))
    try:
        first = Opening(ScriptedSource(), DEFAULT_TOPICS, file=str(path))
        play(scenario, first.again(link=MatchLink("one")))
    finally:
        languages.install(qapp, "en")
