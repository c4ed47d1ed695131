"""The columns of the match list: what each says of a match, and what it is sorted by."""

import time
from collections import Counter
from enum import IntEnum
from functools import lru_cache

from PySide6.QtCore import Qt

from app.core.anomalies import SEVERITIES
from app.core.row_order import Value
from app.core.state import Outcome, Severity, Status
from app.core.summary import MatchRow
from app.qt import local
from app.qt.spoken import said
from app.qt.texts import tr, translatable
from app.qt.words import word

LIVE_SPAN_MS = 120_000
"""An unfinished match is live while its latest event is no older than this, by the clock."""


class Column(IntEnum):
    """What is shown of a match; what matters most comes first."""

    WHEN = 0
    OUTCOME = 1
    ANOMALIES = 2
    ID = 3
    ROUNDS = 4
    DURATION = 5
    ROBOT_TYPES = 6
    HUMANS = 7
    STATUS = 8


COLUMNS = tuple(Column)
"""To look one up by its number: `Column` itself takes ten times as long."""
TITLES = (
    translatable("When"),
    translatable("Outcome"),
    translatable("Anomalies"),
    translatable("Match"),
    translatable("Rounds"),
    translatable("Duration"),
    translatable("Robots"),
    translatable("Humans"),
    translatable("Status"),
)
_RIGHT = frozenset({Column.ROUNDS, Column.DURATION})
FIRST_ORDER = dict.fromkeys(
    (Column.WHEN, Column.ANOMALIES, Column.ROUNDS, Column.DURATION), Qt.SortOrder.DescendingOrder
)
"""Which way a column is sorted by the first click; others ascend."""
WORDS = (Column.ID, Column.ROBOT_TYPES, Column.HUMANS)
"""The columns that are sorted by words."""
_STATUSES = {status: place for place, status in enumerate(Status)}
_OUTCOMES = {outcome: place for place, outcome in enumerate(Outcome)}
_SEVERITIES = tuple(reversed(Severity))
VEILED = (Column.OUTCOME, Column.ANOMALIES, Column.ROBOT_TYPES, Column.HUMANS)
"""What the spoiler lock hides."""


def is_live(row: MatchRow) -> bool:
    """Whether the match is being played now, as far as one can tell."""
    unfinished = row.summary.outcome is Outcome.UNFINISHED
    return unfinished and time.time() * 1000 - row.latest_time < LIVE_SPAN_MS  # noqa: TID251 - shown only


def text(row: MatchRow, column: Column) -> str:
    """What a cell says."""
    summary = row.summary
    match column:
        case Column.WHEN:
            return local.day_and_time(row.when)
        case Column.ID:
            return summary.match_id
        case Column.OUTCOME:
            return tr("live") if is_live(row) else word(summary.outcome)
        case Column.ANOMALIES:
            return local.count(sum(summary.anomalies.values())) if summary.anomalies else ""
        case Column.ROUNDS:
            return local.count(summary.rounds)
        case Column.DURATION:
            return local.duration(summary.duration)
        case Column.ROBOT_TYPES:
            return _robots(row)
        case Column.HUMANS:
            return ", ".join(summary.humans)
        case Column.STATUS:
            return word(summary.status)


def tooltip(row: MatchRow, column: Column) -> str:
    """What a cell says when one points at it, a fact a line."""
    summary = row.summary
    match column:
        case Column.WHEN:
            return _times(row)
        case Column.OUTCOME | Column.STATUS:
            return f"{word(summary.outcome)}, {word(summary.status)}"
        case Column.ANOMALIES:
            lines = [
                f"{local.count(number)} {code} ({word(SEVERITIES[code])})"
                for code, number in summary.anomalies.items()
            ]
            return "\n".join([*lines, said(row.cut)] if row.cut else lines)
        case Column.ROBOT_TYPES:
            robots = dict.fromkeys([*summary.robots, *summary.robot_types])
            return "\n".join(
                tr("{robot}  {get}").format(
                    robot=robot, get=summary.robot_types.get(robot, tr("type unknown"))
                )
                for robot in robots
            )
        case Column.DURATION:
            return (
                ""
                if summary.duration is None
                else tr("{duration} ms").format(duration=local.count(round(summary.duration)))
            )
        case Column.ROUNDS:
            return tr("{rounds}, {events}").format(
                rounds=tr("%Ln rounds", "", summary.rounds), events=tr("%Ln events", "", summary.events)
            )
        case _:
            return text(row, column)


def sort_value(row: MatchRow, column: Column) -> Value:
    """What a column is sorted by, None where it is unknown."""
    return sort_values(row)[column]


def sort_values(row: MatchRow) -> tuple[Value, ...]:
    """What each `Column` is sorted by, in their order."""
    summary = row.summary
    return (
        row.when,
        _OUTCOMES[summary.outcome],
        _badness(row),
        summary.match_id,
        summary.rounds,
        summary.duration,
        _robots(row),
        ", ".join(summary.humans),
        _STATUSES[summary.status],
    )


def _badness(row: MatchRow) -> float:
    """By the worst severity, then by how many anomalies there are: 1.5 is above any number of infos."""
    if row.worst is None:
        return -1
    number = sum(row.summary.anomalies.values())
    return _SEVERITIES.index(row.worst) + number / (number + 1)


def _robots(row: MatchRow) -> str:
    """The robot types, or the robots' ids where no type is known."""
    types = tuple(row.summary.robot_types.values())
    return _counted_types(types) if types else ", ".join(row.summary.robots)


@lru_cache(maxsize=4096)
def _counted_types(types: tuple[str, ...]) -> str:
    """Each type once, and how often; few casts are seen in very many matches."""
    numbers = Counter(types).items()
    return ", ".join(robot if number == 1 else f"{robot} ({number})" for robot, number in numbers)


def _times(row: MatchRow) -> str:
    summary = row.summary
    lines = [
        tr("started {started_at}").format(started_at=local.full_time(summary.started_at))
        if summary.started_at is not None
        else tr("start not seen; first event {first_time}").format(first_time=local.full_time(row.first_time))
    ]
    if summary.completed_at is not None:
        lines.append(
            tr("completed {completed_at}").format(completed_at=local.full_time(summary.completed_at))
        )
    lines.append(
        tr("latest event {time}, {ago}").format(
            time=local.full_time(row.latest_time), ago=local.ago(row.latest_time)
        )
    )
    if row.cut:
        lines.append(said(row.cut))
    return "\n".join(lines)


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Numbers stand on the right."""
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
