"""How many matches began when, by how they went: counted as they come, so that a picture costs few sums."""

from typing import NamedTuple

import numpy as np

from app.core.growing import Floats, GrowingArray, Mask, Numbers
from app.core.match_facts import ERROR_RANK, OUTCOMES, MatchFacts

FINEST_MS = 1000
MOST_STEPS = 2048
"""When there would be more steps of time, two become one."""
EARLIEST, LATEST = 946_684_800_000, 4_102_444_800_000
"""The years 2000 and 2100. What began at another time has a wrong time, and would squeeze all the others."""

_SHOWN, _ERROR, _OUTCOME = 1, 2, 4
_KINDS = _OUTCOME * len(OUTCOMES)
_NOWHERE = -1
"""The step of a match that is in no bar."""


class Bars(NamedTuple):
    """Counts for each of some equal steps of time from ``low`` to ``high`` (Unix ms).

    ``shown`` has a row for each of `OUTCOMES` of the matches that are shown, ``errors`` how many of these
    have an error; ``all`` counts the others too.
    """

    low: float
    high: float
    shown: Numbers
    errors: Numbers
    all: Numbers

    @property
    def step(self) -> float:
        """How long a bar is, in ms."""
        return (self.high - self.low) / max(1, len(self.all))


class Volume:
    """The counts. Matches have numbers from 0 on, as in the `MatchFacts`."""

    def __init__(self) -> None:
        self._steps = GrowingArray(np.int64)
        """For each match the step that it began in, counted from 1970."""
        self._kinds = GrowingArray(np.int64)
        self._step = FINEST_MS
        self._first = 0
        self._counts: Numbers = np.zeros((_KINDS, 0), np.int64)
        self.elsewhere = 0
        """How many matches have a time that is none of this century, and are in no bar."""

    def put(self, numbers: Numbers, facts: MatchFacts, shown: Mask) -> None:
        """Count these matches, new or changed; ``shown`` says of each whether it is."""
        known = numbers[numbers < len(self._kinds)]
        self._count(known, -1)
        self._steps.put(numbers, self._steps_of(facts.start[numbers]))
        has_error = facts.rank[numbers] == ERROR_RANK
        self._kinds.put(numbers, facts.outcome[numbers] * _OUTCOME + has_error * _ERROR + shown * _SHOWN)
        self._count(numbers, 1)

    def show(self, shown: Mask) -> None:
        """Count all anew: another filter shows these."""
        kinds = self._kinds.array
        kinds &= ~_SHOWN
        kinds |= shown
        self._counts[:] = 0
        self.elsewhere = 0
        self._count(slice(None), 1)

    def bars(self, most: int) -> Bars:
        """The counts in no more than so many bars, two at least, which stay in place while more come."""
        steps = self._counts.shape[1]
        together = 1
        while steps - 1 > together * (most - 1):  # at worst they begin with the last step of a bar
            together *= 2
        before = self._first % together
        number = -(-(before + steps) // together)
        padded = np.zeros((_KINDS, number * together), np.int64)
        padded[:, before : before + steps] = self._counts
        kinds = padded.reshape(len(OUTCOMES), 2, 2, number, together).sum(axis=4)
        low = (self._first - before) * self._step
        return Bars(
            low=low,
            high=low + number * together * self._step,
            shown=kinds[:, :, 1].sum(axis=1),
            errors=kinds[:, 1, 1].sum(axis=0),
            all=kinds.sum(axis=(0, 1, 2)),
        )

    def _steps_of(self, times: Floats) -> Numbers:
        """The steps that these times lie in, after making the counts reach over them."""
        usable = (times >= EARLIEST) & (times < LATEST)
        steps = np.full(len(times), _NOWHERE)
        if usable.any():
            self._reach(float(times[usable].min()), float(times[usable].max()))
            steps[usable] = times[usable] // self._step
        return steps

    def _count(self, numbers: Numbers | slice, sign: int) -> None:
        steps, kinds = self._steps.array[numbers], self._kinds.array[numbers]
        somewhere = steps != _NOWHERE
        missing = len(steps) - int(np.count_nonzero(somewhere))
        if missing:
            self.elsewhere += sign * missing
            steps, kinds = steps[somewhere], kinds[somewhere]
        if not len(steps):
            return
        width = self._counts.shape[1]
        counted = np.bincount(kinds * width + steps - self._first, minlength=_KINDS * width)
        self._counts += sign * counted.reshape(_KINDS, width)

    def _reach(self, low: float, high: float) -> None:
        """Make the steps reach over these times, coarser where they would be too many."""
        while True:
            first, last = int(low // self._step), int(high // self._step)
            width = self._counts.shape[1]
            if width:
                first, last = min(first, self._first), max(last, self._first + width - 1)
            if last - first < MOST_STEPS:
                break
            self._coarsen()
        reached = np.zeros((_KINDS, last - first + 1), np.int64)
        if width:
            reached[:, self._first - first : self._first - first + width] = self._counts
        self._first, self._counts = first, reached

    def _coarsen(self) -> None:
        before = self._first % 2
        width = before + self._counts.shape[1]
        padded = np.zeros((_KINDS, width + width % 2), np.int64)
        padded[:, before:width] = self._counts
        self._counts = padded.reshape(_KINDS, -1, 2).sum(axis=2)
        steps = self._steps.array
        steps[steps != _NOWHERE] //= 2
        self._first //= 2
        self._step *= 2
