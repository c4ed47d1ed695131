"""What the parts of the bench share: the logs, the display, and how much is measured."""

import os
import tempfile
from dataclasses import dataclass
from math import isqrt

from benchmarks.display import Display
from benchmarks.logs import Logs

SMALL = 10_000


@dataclass(frozen=True)
class Setting:
    """How much is measured, and on what.

    ``events`` is the size of the history, ``repeats`` how often each loop runs, ``matches`` the length of the
    list that is filtered, ``long_match`` the number of events in the match that is stepped through.
    """

    logs: Logs
    display: Display
    events: int = 1_000_000
    repeats: int = 3
    tail_seconds: float = 20.0
    scale_seconds: float = 60.0
    matches: int = 100_000
    long_match: int = 10_000

    @property
    def sizes(self) -> tuple[int, int, int]:
        """A small history, one in the middle of the scale, and the whole."""
        small = min(SMALL, self.events // 10)
        return small, isqrt(small * self.events), self.events

    def environment(self) -> dict[str, str]:
        """For a process that shows a window: the display, and a home without settings.

        Caches are shared and kept, as on a user's machine: fonts are listed and modules compiled only once.
        """
        folder = self.logs.folder
        home = tempfile.mkdtemp(prefix="home-", dir=folder)
        places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home)
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**inherited, **places, "XDG_CACHE_HOME": str(folder / "cache"), **self.display.environment}
