"""What a filter and an order of the match list cost, from the choice until the list is painted.

And what it costs while it is that long to take in live matches, and to look at all of it in the overview.
"""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt

from app.core.filters import Filter
from app.core.state import Outcome, Status
from app.core.summary import MatchRow, Summary
from app.qt.match_columns import Column
from benchmarks.painting import REPEATS, Painting
from benchmarks.result import Result, at_most
from widgets.main_window import MainWindow

FIRST_TARGET = 100
ALL_TARGET = 2_000
SORT_TARGET = 50
FRAME_TARGET = 16
NEW, CHANGED = 10, 20

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
    yield from _sorting(window, matches)
    yield from _live(window, matches)
    yield from _overview(window, matches)


def _times(window: MainWindow, rows: list[MatchRow], chosen: Filter) -> tuple[list[float], list[float]]:
    """The ms until the first hits are painted, and until all are, of several runs."""
    model = window.match_list.model
    hits = sum(map(chosen.compile(), rows))
    # The last hits may stand out of sight: then only their number is painted.
    painting = Painting(window.match_list.table.viewport(), window.match_list.count_label)
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


def _sorting(window: MainWindow, matches: int) -> Iterator[Result]:
    """Sort by columns of numbers, of words and of ids, and back again."""
    model, table = window.match_list.model, window.match_list.table
    painting = Painting(table.viewport())
    usual, other_way = model.sorting, Qt.SortOrder.AscendingOrder
    for column in (Column.DURATION, Column.ROBOT_TYPES, Column.ID):
        times = []
        for _ in range(REPEATS):
            is_sorted = partial(_is, lambda: model.sorting, (column, other_way))
            times += painting.wait(partial(table.sortByColumn, column, other_way), is_sorted)
            painting.wait(partial(table.sortByColumn, *usual), lambda: model.sorting == usual)
        name = column.name.lower().replace("_", " ")
        yield at_most(f"sort {matches:,} matches by {name}, to the shown list", SORT_TARGET, "ms", times)


def _live(window: MainWindow, matches: int) -> Iterator[Result]:
    """Take in new matches and changed ones, which stand all over the list."""
    model = window.match_list.model
    painting = Painting(window.match_list.table.viewport())
    times = []
    for turn in range(REPEATS):
        new = [_row(matches + turn * NEW + number) for number in range(NEW)]
        changed = [_row(matches * number // CHANGED) for number in range(CHANGED)]
        wanted = model.total + NEW
        times += painting.wait(
            partial(model.upsert, new + changed), partial(_is, lambda: model.total, wanted)
        )
    what = f"take {NEW} new and {CHANGED} changed matches into a list of {matches:,}"
    yield at_most(what, FRAME_TARGET, "ms", times)


def _overview(window: MainWindow, matches: int) -> Iterator[Result]:
    """Zoom in the overview of all matches."""
    canvas = window.overview.canvas
    window.workbench.show_dock("Overview")
    painting = Painting(canvas.viewport())
    shown = window.match_list.model.shown
    painting.wait(lambda: None, lambda: canvas.table is not None and len(canvas.table) == shown)
    times = []
    for _ in range(REPEATS):
        times += painting.wait(partial(canvas.zoom, 1.05), lambda: True)
    window.workbench.show_dock("Events")
    yield at_most(f"zoom in the overview of {matches:,} matches", FRAME_TARGET, "ms", times)


def _is(get: Callable[[], object], wanted: object) -> bool:
    return get() == wanted


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
