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


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A running `orchestra-replay demo`."""
    command = [sys.executable, "-m", "app", "demo", "--matches", "3"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    yield process
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def family(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes that the program has started, and those that they have."""
    return psutil.Process(process.pid).children(recursive=True)


def wait_for_window(qtbot: QtBot, process: subprocess.Popen[str]) -> list[psutil.Process]:
    """Wait until the broker answers the window; returns what must not outlive the program."""

    def reads_from_the_broker() -> bool:
        assert process.poll() is None
        return (
            any(
                connection.status == psutil.CONN_ESTABLISHED
                for connection in psutil.Process(process.pid).net_connections("tcp")
            )
            and len(family(process)) == 2
        )

    qtbot.waitUntil(reads_from_the_broker, timeout=30_000)
    return family(process)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_and_waits_for_the_clean_up(
    qtbot: QtBot, demo: subprocess.Popen[str], number: signal.Signals
) -> None:
    started = wait_for_window(qtbot, demo)
    demo.send_signal(number)
    _, said = demo.communicate(timeout=20)
    assert demo.returncode == 0
    assert [line for line in said.split("\n") if line and "This plugin does not support" not in line] == []
    assert not any(process.is_running() for process in started)


def test_nothing_outlives_a_program_that_was_killed(qtbot: QtBot, demo: subprocess.Popen[str]) -> None:
    started = wait_for_window(qtbot, demo)
    demo.kill()
    demo.communicate(timeout=20)
    qtbot.waitUntil(lambda: not any(process.is_running() for process in started))
