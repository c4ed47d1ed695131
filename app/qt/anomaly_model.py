"""The anomalies of the open match as a table, worst first."""

import operator
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from app.core.replay import Replay
from app.core.state import Anomaly, Severity
from app.qt.spoken import said
from app.qt.text_table import TextTable
from app.qt.texts import translatable
from app.qt.words import word

Row = tuple[Anomaly, int | None]
"""An anomaly, and the event that it leads to."""

_WORST_FIRST = list(Severity)


class Column(IntEnum):
    """What a cell shows."""

    SEVERITY = 0
    EVENT = 1
    CODE = 2
    MESSAGE = 3


class AnomalyModel(TextTable):
    """One row for each anomaly, those of the end of the log included; by severity, then by event."""

    HEADINGS = (
        translatable("Severity"),
        translatable("Event"),
        translatable("Code"),
        translatable("What is wrong"),
    )
    NUMERIC = frozenset({Column.EVENT})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def show_replay(self, replay: Replay | None) -> None:
        """Show a match's anomalies; rows that were there before stay."""
        rows = [] if replay is None else _rows(replay)
        self.replace_rows(self._rows, rows, operator.eq, self._put)

    def _put(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def anomaly(self, row: int) -> Anomaly:
        """The anomaly in a row. Raises IndexError."""
        return self._rows[row][0]

    def event_number(self, row: int) -> int | None:
        """The event that shows the anomaly, else the first one it is about; None when it is about none."""
        return self._rows[row][1]

    def row_count(self) -> int:
        return len(self._rows)

    def text(self, row: int, column: int) -> str:
        anomaly, number = self._rows[row]
        match column:
            case Column.SEVERITY:
                return word(anomaly.severity)
            case Column.EVENT:
                return self.tr("end") if number is None else f"#{number}"
            case Column.CODE:
                return anomaly.code
            case _:
                return said(anomaly.message)

    def tooltip(self, row: int, column: int) -> str:
        return said(self._rows[row][0].message) if column == Column.MESSAGE else ""


def _rows(replay: Replay) -> list[Row]:
    rows = [(anomaly, _leads_to(replay, anomaly)) for anomaly in replay.final.anomalies]
    return sorted(rows, key=lambda row: (_WORST_FIRST.index(row[0].severity), row[1] is None, row[1] or 0))


def _leads_to(replay: Replay, anomaly: Anomaly) -> int | None:
    if anomaly.number is not None or not anomaly.records:
        return anomaly.number
    return replay.number_of(*anomaly.records[0])
