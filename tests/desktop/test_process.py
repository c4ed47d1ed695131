"""The program as a process: it starts on its own broker, and leaves nothing behind however it ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no embedded broker for Windows")

OFF_SCREEN = "This plugin does not support"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A running `orchestra-replay demo`."""
    command = [sys.executable, "-m", "app", "demo", "--matches", "3"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    yield process
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def wait_for_window(qtbot: QtBot, process: subprocess.Popen[str]) -> list[psutil.Process]:
    """Wait until the window is shown; returns the processes that must not outlive the program."""
    assert process.stderr is not None
    # Off screen Qt complains of what it cannot do when a window is shown: the only sign that is seen outside.
    while OFF_SCREEN not in process.stderr.readline():
        assert process.poll() is None
    program = psutil.Process(process.pid)
    # The broker and its watchdog, the engine and its reader.
    qtbot.waitUntil(lambda: len(program.children(recursive=True)) >= 4)
    return program.children(recursive=True)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_and_waits_for_the_clean_up(
    qtbot: QtBot, demo: subprocess.Popen[str], number: signal.Signals
) -> None:
    started = wait_for_window(qtbot, demo)
    demo.send_signal(number)
    _, said = demo.communicate(timeout=20)
    assert demo.returncode == 0
    assert [line for line in said.split("\n") if line and OFF_SCREEN not in line] == []
    qtbot.waitUntil(lambda: not any(process.is_running() for process in started))


def test_nothing_outlives_a_program_that_was_killed(qtbot: QtBot, demo: subprocess.Popen[str]) -> None:
    started = wait_for_window(qtbot, demo)
    demo.kill()
    demo.communicate(timeout=20)
    qtbot.waitUntil(lambda: not any(process.is_running() for process in started))
