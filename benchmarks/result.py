"""One measured line of the table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """``met`` is None where there is no target, only a figure to know."""

    what: str
    target: str
    measured: str
    met: bool | None = None

    @property
    def verdict(self) -> str:
        """Whether the target is met, in a word."""
        return "" if self.met is None else "met" if self.met else "missed"
