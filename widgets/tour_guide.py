"""What every part of the tour does: waits, finds its way about the window, and takes pictures."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from app.core.filters import Filter
from widgets.main_window import MainWindow

PATIENCE_S = 30.0
SETTLE_S = 0.4
Dialog = TypeVar("Dialog", bound=QDialog)


class Guide:
    """Drives a window, and puts pictures of it into a folder."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self._folder = folder

    async def open_match(self, chosen: Filter) -> None:
        """Filter, and open the first match that is shown."""
        window = self.window
        window.filter_bar.set_filter(chosen)
        await self.settle()
        wanted = window.match_list.model.shown_ids()[0]
        window.match_list.select_first()
        await self.until(lambda: _open_id(window) == wanted, f"{wanted} is open")

    def show_state_tab(self, tab: QWidget) -> None:
        """Bring a tab about the step at the cursor to the front."""
        self.window.state_panel.tabs.setCurrentWidget(tab)

    def dialog(self, kind: type[Dialog]) -> Dialog:
        """The dialog of that kind that is open."""
        return next(dialog for dialog in self.window.findChildren(kind) if dialog.isVisible())

    async def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for something. Raises TimeoutError."""
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError(f"the tour waited in vain until {what}")
            await asyncio.sleep(0.05)

    async def settle(self) -> None:
        """Let what was asked for be painted."""
        await asyncio.sleep(SETTLE_S)

    async def picture(self, name: str) -> None:
        """Write a picture of what is on the screen."""
        await self.settle()
        picture = _screen() if QApplication.platformName() == "xcb" else _composed(self.window)
        picture.save(str(self._folder / f"{name}.png"))


def _open_id(window: MainWindow) -> str | None:
    replay = window.cursor_.replay
    return None if replay is None else replay.match_id


def _screen() -> QPixmap:
    """What the display shows."""
    return QApplication.primaryScreen().grabWindow(0)


def _composed(window: MainWindow) -> QPixmap:
    """The window with its dialogs and menus on it, where the platform has no screen to grab."""
    picture = window.grab()
    painter = QPainter(picture)
    for other in QApplication.topLevelWidgets():
        if other.isVisible() and isinstance(other, QDialog | QMenu):
            painter.drawPixmap(other.pos() - window.mapToGlobal(QPoint(0, 0)), other.grab())
    painter.end()
    return picture
