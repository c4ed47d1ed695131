"""The memory cap: when to stop loading, before the machine begins to swap."""

import contextlib
import re
import time

import psutil

from kafka_client.source import Status

GIB = 1024**3
DEFAULT_LIMIT = 2 * GIB
NO_LIMIT = 0
LOOK_SECONDS = 0.5

_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": GIB, "t": 1024 * GIB}
_SIZE = re.compile(
    r"(?P<number>\d{1,15}(?:\.\d{1,9})?)\s*(?P<unit>[kmgt]?)(?:i?b)?", re.IGNORECASE | re.ASCII
)


class MemoryGuard:
    """Watches the memory of the process that it is made in, and of the processes that this one has started.

    The cap is in bytes, `NO_LIMIT` is none. Ask once a batch; it looks no oftener than every `LOOK_SECONDS`,
    for finding the processes takes some milliseconds.
    """

    def __init__(self, limit: int = DEFAULT_LIMIT) -> None:
        self.limit = limit
        self._process = psutil.Process()
        self._next_look = 0.0

    def excess(self, status: Status) -> str:
        """Empty while reading may go on; else a sentence that says why it must stop, and what to do."""
        now = time.monotonic()
        if self.limit == NO_LIMIT or now < self._next_look:
            return ""
        self._next_look = now + LOOK_SECONDS
        used = self._used()
        return told(used, status) if used >= self.limit else ""

    def _used(self) -> int:
        used: int = self._process.memory_info().rss
        for child in self._process.children(recursive=True):
            with contextlib.suppress(psutil.Error):  # it has ended meanwhile
                used += child.memory_info().rss
        return used


def told(used: int, status: Status) -> str:
    """What to say when reading stops at so many bytes."""
    missing = 0 if status.total is None else status.total - status.read
    what = "following" if status.loaded else "loading"
    rest = f", and about {missing:,} were not loaded" if missing > 0 else ""
    return (
        f"{used / GIB:.1f} GiB are in use after {status.read:,} records: {what} stopped{rest}. "
        "Use --last or --since, or a higher --memory-limit."
    )


def parse_size(text: str) -> int:
    """Bytes of ``4GiB``, ``512M`` or ``1073741824``; units are powers of 1024. Raises ValueError."""
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a size; write 4GiB or 512MiB, or 0 for no limit.")
    return int(float(match["number"]) * _UNITS[match["unit"].lower()])
