"""A value byte by byte: any rows can be chosen, and copied as a dump, as hexadecimal or as text."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QWidget

from app.qt.hex_model import Column, HexModel
from app.qt.texts import tr
from widgets import record_menu
from widgets.rows import Cell, DenseTable, RowDelegate
from widgets.theme import UNIT, Theme, mono_font

LINE_HEIGHT = 20


class HexTable(DenseTable):
    """The rows. Ctrl+C copies those that are chosen as they are shown."""

    copy_requested = Signal(object)
    """Copy these lines, an iterable of texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Value as bytes"), parent)
        self.bytes_model = HexModel(self)
        self.setModel(self.bytes_model)
        self.setItemDelegate(_HexDelegate(self, self.bytes_model))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(LINE_HEIGHT)
        rows.setDefaultSectionSize(LINE_HEIGHT)
        mono = mono_font()
        samples = [(mono, "00000000"), (mono, " ".join(["00"] * 16)), (mono, "0" * 16)]
        self.set_columns(samples, stretched=Column.TEXT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setColumnWidth(Column.TEXT, QFontMetrics(mono).horizontalAdvance("0" * 16) + 3 * UNIT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, in their order."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(number) for number in range(chosen.count())]
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(self.bytes_model.line)
        else:
            super().keyPressEvent(event)

    def _copy(self, line: Callable[[int], str]) -> None:
        self.copy_requested.emit(map(line, self.chosen_rows()))

    def _show_menu(self, where: QPoint) -> None:
        if self.chosen_rows():
            record_menu.pop_up(self.menu(), self, where)

    def menu(self) -> QMenu:
        """What one can copy of the chosen rows."""
        model = self.bytes_model
        menu = QMenu(self)
        menu.addAction(tr("Copy as shown")).triggered.connect(lambda: self._copy(model.line))
        menu.addAction(tr("Copy bytes as hexadecimal")).triggered.connect(
            lambda: self._copy(lambda row: model.text(row, Column.BYTES))
        )
        menu.addAction(tr("Copy bytes as text")).triggered.connect(self._copy_text)
        return menu

    def _copy_text(self) -> None:
        chosen = b"".join(map(self.bytes_model.bytes_of, self.chosen_rows()))
        record_menu.copy(chosen.decode("utf-8", "backslashreplace"))


class _HexDelegate(RowDelegate):
    def __init__(self, parent: QWidget, model: HexModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        colour = theme.muted if column == Column.OFFSET else theme.text
        return Cell(self._model.text(row, column), colour, self.mono)
