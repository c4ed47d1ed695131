"""Waiting for what another process or thread will do."""

import threading
import time
from collections.abc import Callable

import psutil


def wait_until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Return as soon as the condition holds; fail when it does not in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"it did not happen within {seconds} s"
        threading.Event().wait(0.01)


def is_gone(process: psutil.Process) -> bool:
    """Whether the process has ended; one that nobody has reaped yet has."""
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
