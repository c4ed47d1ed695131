"""When each match ran and how it went, as arrays: what pictures of very many matches are made of."""

from typing import NamedTuple

import numpy as np

from app.core.growing import Floats, GrowingArray, Numbers
from app.core.state import Outcome, Severity
from app.core.summary import MatchRow

OUTCOMES = tuple(Outcome)
"""The outcomes by their numbers here."""
SEVERITIES: tuple[Severity | None, ...] = (None, Severity.INFO, Severity.WARNING, Severity.ERROR)
"""The ranks of the worst anomaly of a match."""
WARNING_RANK, ERROR_RANK = SEVERITIES.index(Severity.WARNING), SEVERITIES.index(Severity.ERROR)

_OUTCOME_NUMBERS = {outcome: number for number, outcome in enumerate(OUTCOMES)}
_RANKS = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_LATEST = 253_402_300_799_999.0
"""The end of the year 9999."""


class Facts(NamedTuple):
    """A copy of `MatchFacts`, which other threads may read."""

    start: Floats
    end: Floats
    outcome: Numbers
    rank: Numbers
    casts: list[tuple[int, ...]]
    robots: list[str]


class MatchFacts:
    """Matches by numbers from 0 on, which they keep. Times are Unix ms."""

    def __init__(self) -> None:
        self._facts = GrowingArray(np.float64, 4)
        self._robots: dict[str, int] = {}
        self._casts: list[tuple[int, ...]] = []
        """For each match the numbers of its robot types, each once."""

    def __len__(self) -> int:
        return len(self._facts)

    @property
    def start(self) -> Floats:
        """The starts, or the first events of matches whose start was not seen."""
        return self._facts.array[:, 0]

    @property
    def end(self) -> Floats:
        """When matches completed, else their latest events."""
        return self._facts.array[:, 1]

    @property
    def outcome(self) -> Numbers:
        """Their places in `OUTCOMES`."""
        return self._facts.array[:, 2].astype(np.int64)

    @property
    def rank(self) -> Numbers:
        """The places of their worst anomalies in `SEVERITIES`."""
        return self._facts.array[:, 3].astype(np.int64)

    def copy(self) -> Facts:
        """All of it as it is now."""
        start, end = self.start.copy(), self.end.copy()
        return Facts(start, end, self.outcome, self.rank, self._casts.copy(), list(self._robots))

    def put(self, numbers: Numbers, rows: list[MatchRow]) -> None:
        """Take in matches, new or changed."""
        if not rows:
            return
        self._facts.put(numbers, [_facts_of(row) for row in rows])
        for number, row in zip(numbers.tolist(), rows, strict=True):
            self._casts[number : number + 1] = [self._cast(row)]

    def _cast(self, row: MatchRow) -> tuple[int, ...]:
        types = dict.fromkeys(row.summary.robot_types.values())
        return tuple(self._robots.setdefault(each, len(self._robots)) for each in types)


def _facts_of(row: MatchRow) -> tuple[float, float, int, int]:
    completed = row.summary.completed_at
    end = row.latest_time if completed is None else completed
    start = row.when
    return start, min(max(start, end), _LATEST), _OUTCOME_NUMBERS[row.summary.outcome], _RANKS[row.worst]
