"""Where windows are shown while they are measured: the user's display, a virtual one, or none."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

OFF_SCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True)
class Display:
    """What it is, in a few words, and the environment of a process that shows windows on it."""

    words: str
    environment: dict[str, str] = field(default_factory=dict)


@contextlib.contextmanager
def open_display() -> Iterator[Display]:
    """The display that there is, else a virtual one of Xvfb's, else Qt's off-screen platform."""
    if sys.platform in {"win32", "darwin"} or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ:
        yield Display("the display of this session")
        return
    program = shutil.which("Xvfb")
    if program is None:
        yield Display("off screen, for there is neither a display nor Xvfb", OFF_SCREEN)
        return
    with _virtual(program) as number:
        environment = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        if _opens(environment):
            yield Display("a virtual display (Xvfb)", environment)
        else:
            yield Display("off screen, for Qt cannot use Xvfb here", OFF_SCREEN)


@contextlib.contextmanager
def _virtual(program: str) -> Iterator[str]:
    """A virtual display on a free number, which the server finds and tells."""
    command = [program, "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def _opens(environment: dict[str, str]) -> bool:
    """Whether Qt can show windows there; it ends the process when it cannot."""
    command = [sys.executable, "-c", "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"]
    return not subprocess.run(
        command, env=os.environ | environment, capture_output=True, check=False
    ).returncode
