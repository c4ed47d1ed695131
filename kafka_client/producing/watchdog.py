"""The process that runs a server for the app and ends it when the app is gone, however the app ended.

It is run as a script: ``python watchdog.py PARENT_PID PROGRAM [ARGUMENT…]``. It prints one line, the server's
process id or an error, and then holds the read end of a pipe whose only writer is the app: the kernel closes
that pipe when the app exits, crashes or is killed. The standard library is all it needs.
"""

import ctypes
import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from types import FrameType

CHECK_SECONDS = 0.2
"""How often the server and the parent are looked at. The pipe needs no interval."""

EXEC_FAILED = 127
"""The exit status when the program cannot be run (what a shell returns)."""

_PR_SET_PDEATHSIG = 1


def main(arguments: Sequence[str]) -> int:
    """Run the server until it ends, the pipe closes, the parent changes, or a signal says so."""
    parent = int(arguments[0])
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        server = _run(arguments[1:])
    except OSError as error:
        _tell(str(error.strerror))
        return EXEC_FAILED
    try:
        _tell(str(server.pid))
        _wait(server, parent)
    finally:
        server.kill()
        server.wait()
    return 0


def _run(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        # A pipe that nobody reads fills up and then blocks the server.
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # The server also takes options from the environment; only those on its command line are meant.
        env={},
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 (there is one thread)
    )


def _wait(server: "subprocess.Popen[bytes]", parent: int) -> None:
    while server.poll() is None:
        closed, _, _ = select.select([sys.stdin], [], [], CHECK_SECONDS)
        # A process that the parent forked may still hold the pipe open: hence the second look.
        if closed or os.getppid() != parent:
            return


def _die_with_parent() -> None:
    """Have the kernel kill the server if the watchdog is killed.

    Linux ties this to the thread that started the server: the watchdog's only one.
    """
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
