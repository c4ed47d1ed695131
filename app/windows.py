"""The windows of the program: each has a source and a cursor of its own, and closing one leaves the others.

They are in one process. A password that is only known to this run then opens a second window on the same
Kafka without being written or passed anywhere, and marks and settings are the same objects for all of them.
What takes time, engine and reader, runs in processes of each window's own.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt

from app.core.match_link import MatchLink
from app.main import Desktop, Look
from app.opening import Opening
from app.qt.spoken import said
from kafka_client.source import SourceError
from widgets.main_window import MainWindow

BESIDE = QPoint(32, 32)
"""By how much a window is moved from the one that it was opened from."""


class Windows:
    """Opens windows, and waits until the last one is closed. ``make`` makes a desktop that looks so."""

    def __init__(self, make: Callable[[Look], Desktop], look: Look) -> None:
        self._make = make
        self._look = look
        self._desktops: list[Desktop] = []
        self._running: set[asyncio.Task[None]] = set()

    @property
    def desktops(self) -> list[Desktop]:
        """Those that are open, in the order in which they were opened."""
        return list(self._desktops)

    async def run(self, opening: Opening | None, link: MatchLink | None = None) -> None:
        """Show the first window, as `Desktop.run` does, and end with the last."""
        self._open(self._look, opening, link)
        while self._running:
            done, _ = await asyncio.wait(set(self._running), return_when=asyncio.FIRST_COMPLETED)
            self._running -= done
            for each in done:
                each.result()

    def _open(self, look: Look, opening: Opening | None, link: MatchLink | None = None) -> Desktop:
        desktop = self._make(look)
        window = desktop.window
        window.quit_wanted.connect(self.close_all)
        window.sources.window_wanted.connect(partial(self._open_beside, desktop))
        window.commands.keys.stored.connect(partial(self._share, desktop, _reload_keys))
        window.breakpoints.stored.connect(partial(self._share, desktop, _reload_breakpoints))
        # Not from within the dialog of the window that closes.
        window.preferences.language_chosen.connect(self._renew, Qt.ConnectionType.QueuedConnection)
        self._desktops.append(desktop)
        self._running.add(asyncio.get_running_loop().create_task(self._show(desktop, opening, link)))
        return desktop

    async def _show(self, desktop: Desktop, opening: Opening | None, link: MatchLink | None) -> None:
        try:
            await desktop.run(opening, link)
        finally:
            self._desktops.remove(desktop)
            desktop.window.deleteLater()

    def _open_beside(self, desktop: Desktop, with_source: bool, link: MatchLink | None) -> None:
        """Open an empty window, or one on the same source at that match."""
        opening = None
        if with_source and desktop.opening is not None:
            try:
                opening = desktop.opening.again(link=link)
            except (SourceError, ValueError) as error:
                desktop.window.show_note(said(str(error)))
                return
        place = desktop.window.pos() + BESIDE
        self._open(replace(self._look, tour=None, resumes=False, place=place), opening)

    def _renew(self) -> None:
        """Open every window anew, at its place and on its source, and close the old ones."""
        for desktop in self.desktops:
            window, opening = desktop.window, desktop.opening
            if opening is not None:
                try:
                    opening = opening.again(link=window.arrival.here())
                except (SourceError, ValueError) as error:
                    window.show_note(said(str(error)))
                    continue
            size = (window.width(), window.height())
            look = replace(self._look, tour=None, resumes=False, place=window.pos(), size=size)
            _hand_over(window, self._open(look, opening).window)
            window.close()

    def _share(self, source: Desktop, reload: Callable[[MainWindow], None]) -> None:
        """What was changed in one window holds in all."""
        for desktop in self._desktops:
            if desktop is not source:
                reload(desktop.window)

    def close_all(self) -> None:
        """Close every window, as its button does."""
        for desktop in self.desktops:
            desktop.window.close()


def _hand_over(old: MainWindow, new: MainWindow) -> None:
    """What a window alone knows goes on in the one that takes its place."""
    new.filter_bar.set_filter(old.filter_bar.filter)
    new.branch_desk.set_branches(old.branch_desk.branches)
    new.branch_desk.model.choose_when_open(old.branch_desk.open_name)
    new.perspective.look_as_when_open(old.perspective.perspective.who)


def _reload_keys(window: MainWindow) -> None:
    window.commands.keys.reload()


def _reload_breakpoints(window: MainWindow) -> None:
    window.breakpoints.reload()
