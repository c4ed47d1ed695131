"""What a part of the bench gives: lines with a verdict, and the raw numbers behind them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True)
class Result:
    """One line of the first table. ``met`` is None where there is no target, only a figure to know."""

    what: str
    target: str
    measured: str
    met: bool | None = None

    @property
    def verdict(self) -> str:
        """Whether the target is met, in a word."""
        return "" if self.met is None else "met" if self.met else "missed"


@dataclass(frozen=True)
class Figures:
    """A table of raw numbers, as text."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Part:
    """All that one part of the bench measured."""

    results: list[Result] = field(default_factory=list)
    figures: list[Figures] = field(default_factory=list)
    complete: bool = True


def at_most(what: str, limit: float, unit: str, values: Sequence[float], digits: int = 1) -> Result:
    """A line for the median of repeated measurements that must not exceed a limit."""
    measured = median(values)
    return Result(
        what, f"≤ {limit:g} {unit}", f"{measured:,.{digits}f} {unit}", round(measured, digits) <= limit
    )
