"""What a filter of the match list costs, from the choice until the list is painted."""

from collections.abc import Iterator

from app.core.filters import Filter
from app.core.state import Outcome, Status
from app.core.summary import MatchRow, Summary
from benchmarks.painting import REPEATS, Painting
from benchmarks.result import Result, at_most
from widgets.main_window import MainWindow

FIRST_TARGET = 100
ALL_TARGET = 2_000

ROBOTS = ("curious-student", "skeptical-scientist", "grumpy-historian")
EVENTS_PER_MATCH = 10


def measure(window: MainWindow, matches: int) -> Iterator[Result]:
    """Fill the list, choose each filter, and clear it again."""
    rows = [_row(number) for number in range(matches)]
    window.show_page(working=True)
    window.match_list.set_state("ready")
    window.match_list.model.upsert(rows)
    window.filter_bar.add_choices(rows)
    one, many = matches // 2, matches // 3
    for name, chosen, target in (
        ("robot + outcome", Filter(robot="grumpy-historian", outcome="correct"), 16),
        ("id", Filter(text=f"match_{one:06x}"), 50),
        ("prompt", Filter(text=f"what would you do with {many}"), 50),
    ):
        _, every = _times(window, rows, chosen)
        yield at_most(f"filter {matches:,} matches by {name}, to the shown list", target, "ms", every)
    for name, chosen in (
        ("all texts", Filter(text=f"the answer that number {many // 100}")),
        ("CEL", Filter(where="match.rounds > 1 && match.duration > 60000.0 && match.outcome == 'correct'")),
    ):
        first, every = _times(window, rows, chosen)
        yield at_most(f"filter {matches:,} matches by {name}, first hits", FIRST_TARGET, "ms", first, 0)
        yield at_most(f"filter {matches:,} matches by {name}, all hits", ALL_TARGET, "ms", every, 0)


def _times(window: MainWindow, rows: list[MatchRow], chosen: Filter) -> tuple[list[float], list[float]]:
    """The ms until the first hits are painted, and until all are, of several runs."""
    model = window.match_list.model
    hits = sum(map(chosen.compile(), rows))
    painting = Painting(window.match_list.table.viewport())
    first, every = [], []
    for _ in range(REPEATS):
        times = painting.wait(
            lambda: window.filter_bar.set_filter(chosen),
            lambda: 0 < model.shown <= hits,
            lambda: model.shown == hits,
        )
        first.append(times[0])
        every.append(times[1])
        painting.wait(window.filter_bar.clear, lambda: model.shown == len(rows))
    return first, every


def _row(number: int) -> MatchRow:
    """A match of 10 events: 2 rounds, their prompts, and 3 responses of about 90 characters to each."""
    summary = Summary(
        match_id=f"match_{number:06x}",
        status=Status.COMPLETED,
        outcome=(Outcome.CORRECT, Outcome.INCORRECT)[number % 2],
        humans=("A",),
        robots=("B", "C"),
        robot_types={"B": ROBOTS[number % 3], "C": ROBOTS[number % 2]},
        rounds=2,
        events=EVENTS_PER_MATCH,
        anomalies={},
        started_at=1_790_000_000_000 + number,
        completed_at=1_790_000_090_000 + number,
        duration=30_000 + number * 7_919 % 60_000,
    )
    return MatchRow(summary, summary.started_at or 0, summary.completed_at or 0, _texts(number))


def _texts(number: int) -> str:
    rounds = (
        f"what would you do with {number} {things}?\n" + "\n".join(
            f"{who} would say that this is the answer that number {number} of the matches gives to {things}"
            for who in ("a human", "a student", "a historian")
        )
        for things in ("hours of rain", "old maps")
    )  # fmt: skip
    return "\n".join(rounds)
