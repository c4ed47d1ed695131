"""A flat, read-only table of texts: what the models of events, anomalies and the live tail have in common."""

from abc import abstractmethod
from collections.abc import Callable, Collection, Sequence
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.qt import tooltips
from app.qt.common_ends import common_ends
from app.qt.texts import tr
from app.qt.zones import zone

Index = QModelIndex | QPersistentModelIndex

_NO_PARENT = QModelIndex()
_Row = TypeVar("_Row")


class TextTable(QAbstractTableModel):
    """Answers Qt; a subclass says how many rows there are, and what is in a cell."""

    HEADINGS: ClassVar[tuple[str, ...]]
    NUMERIC: ClassVar[frozenset[int]] = frozenset()
    """The columns of numbers, which stand on the right."""
    TIMES: ClassVar[frozenset[int]] = frozenset()
    """The columns of times, whose headings name the zone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if self.TIMES:
            zone().changed.connect(self._renew_times)

    @abstractmethod
    def row_count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def text(self, row: int, column: int) -> str:
        """What a cell shows, on one line. Raises IndexError."""

    @abstractmethod
    def tooltip(self, row: int, column: int) -> str:
        """What a cell tells besides, as plain text; empty where that is nothing. Raises IndexError."""

    def replace_rows(
        self,
        old: Sequence[_Row],
        new: Sequence[_Row],
        same: Callable[[_Row, _Row], bool],
        put: Callable[[Sequence[_Row]], None],
    ) -> None:
        """Let the model have new rows by ``put``, and tell the views which ones came and went.

        Also where all others come: after a reset a view paints the headings anew, too.
        """
        begin, end = common_ends(old, new, same)
        if not old or not new:
            self.beginResetModel()
            put(new)
            self.endResetModel()
            return
        old_end, new_end = len(old) - end, len(new) - end
        if begin < old_end:
            self.beginRemoveRows(_NO_PARENT, begin, old_end - 1)
            put([*old[:begin], *old[old_end:]])
            self.endRemoveRows()
        if begin < new_end:
            self.beginInsertRows(_NO_PARENT, begin, new_end - 1)
            put([*old[:begin], *new[begin:new_end], *old[old_end:]])
            self.endInsertRows()
        # Only now may the rows that stayed differ: views take what is inserted for the only news.
        put(new)
        self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(self.HEADINGS) - 1))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self.row_count()

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(section in self.NUMERIC)
        return None

    def heading(self, section: int) -> str:
        """What stands above a column. Raises IndexError."""
        heading = tr(self.HEADINGS[section])
        return of_times(heading) if section in self.TIMES else heading

    def _renew_times(self) -> None:
        renew_times(self, self.TIMES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(index.column() in self.NUMERIC)
        if role == Qt.ItemDataRole.ToolTipRole:
            tip = self.tooltip(index.row(), index.column())
            return tooltips.plain(tip) if tip else None
        return None


def of_times(heading: str) -> str:
    """The heading of a column of times, with their zone."""
    return tr("{heading} ({zone})").format(heading=heading, zone=zone().short_name)


def renew_times(model: QAbstractTableModel, columns: Collection[int]) -> None:
    """Tell the views of a table that its times are in another zone now."""
    for column in columns:
        model.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)
        if model.rowCount():
            model.dataChanged.emit(model.index(0, column), model.index(model.rowCount() - 1, column))


def _aligned(numeric: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class LockedTable(TextTable):
    """A table under the spoiler lock: a subclass asks `locked` before it tells what happened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.locked = False

    def set_locked(self, on: bool) -> None:
        """Hide what happened, which may tell who is human, or no longer."""
        if on != self.locked:
            self.beginResetModel()
            self.locked = on
            self.endResetModel()
