"""The program: one process with its log, its settings and its windows."""

import asyncio
import logging
import signal
import sys
from collections.abc import Callable
from functools import partial
from logging.handlers import RotatingFileHandler
from types import TracebackType

import platformdirs
import PySide6.QtCore  # noqa: F401 - qasync takes the Qt that is imported first
import qasync
from PySide6.QtWidgets import QApplication

from app.core.marks_file import marks_path
from app.core.match_link import MatchLink
from app.main import Desktop, Look
from app.opening import Opening
from app.qt.mark_store import MarkStore
from app.qt.preferences import PreferenceStore, user_settings
from app.windows import Windows
from widgets import appearance

log = logging.getLogger(__name__)

NAME = "orchestra-replay"


def run_window(opening: Opening | None, look: Look, link: MatchLink | None = None) -> int:
    """Run the desktop app until its last window is closed. Returns the exit code."""
    QApplication.setApplicationName(NAME)
    QApplication.setApplicationDisplayName("Orchestra Replay")
    QApplication.setDesktopFileName(NAME)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    _keep_log()
    sys.excepthook = _log_crash
    settings = user_settings()
    marks = MarkStore(marks_path())
    preferences = PreferenceStore(settings)
    appearance.follow(app, preferences, look.theme)
    windows = Windows(partial(Desktop, app, settings, marks=marks, preferences=preferences), look)
    try:
        qasync.run(_run(windows, opening, link))
    finally:
        marks.close()
    return 0


async def _run(windows: Windows, opening: Opening | None, link: MatchLink | None) -> None:
    _close_on_signals(windows.close_all)
    await windows.run(opening, link)


def _close_on_signals(close: Callable[[], object]) -> None:
    """Ctrl+C in the terminal, and a polite kill, close the windows as their buttons do."""
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, close)


def _keep_log() -> None:
    """Write warnings and our own mistakes to a small file in the user's log folder, if it can be written."""
    try:
        path = platformdirs.user_log_path(NAME, ensure_exists=True) / f"{NAME}.log"
        handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)


def _log_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A mistake of ours: keep its traceback in the log file, and the window open."""
    log.critical("unexpected error", exc_info=(kind, error, trace))
