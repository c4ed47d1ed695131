"""The earlier values of one value of the state, as a table."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from app.core.blame import Setting
from app.core.replay import Step
from app.qt import local
from app.qt.text_table import TextTable
from app.qt.texts import translatable
from app.qt.wording import Wording


class Column(IntEnum):
    """What a cell shows."""

    EVENT = 0
    TIME = 1
    VALUE = 2


class HistoryModel(TextTable):
    """One row for each setting, the newest first."""

    HEADINGS = (translatable("Set by"), translatable("Time"), translatable("Value"))
    TIMES = frozenset({1})

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._path = ""
        self._settings: Sequence[Setting] = ()
        self._steps: Sequence[Step] = ()

    def show_history(self, path: str, settings: Sequence[Setting], steps: Sequence[Step]) -> None:
        """Show these settings of a value, newest first; ``steps`` are the match's."""
        if (path, settings) == (self._path, self._settings) and steps is self._steps:
            return
        self.beginResetModel()
        self._path, self._settings, self._steps = path, settings, steps
        self.endResetModel()

    def number(self, row: int) -> int:
        """The event of a row. Raises IndexError."""
        return self._settings[row].number

    def row_count(self) -> int:
        return len(self._settings)

    def text(self, row: int, column: int) -> str:
        setting = self._settings[row]
        match column:
            case Column.EVENT:
                return f"#{setting.number}"
            case Column.TIME:
                return local.time_of_day(self._steps[setting.number - 1].event.time)
            case _:
                return self._wording.value(self._path, self._path.rpartition(".")[2], setting.new)

    def tooltip(self, row: int, column: int) -> str:
        return self._steps[self._settings[row].number - 1].summary
