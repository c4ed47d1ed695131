"""The rows of the live tail: they come at the end while one reads."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.qt.tail_model import Column, TailModel
from app.qt.texts import tr
from kafka_client.events import Undecodable
from widgets.looks import ROLES
from widgets.mark_looks import MARKS
from widgets.rows import ICON_ONLY, Cell, DenseTable, Row, RowDelegate
from widgets.theme import UNIT, Theme, mixed, mono_font, numeric_font, ui_font

GROUND = 0.84
"""How much of the table's ground there is in that of a highlighted row: texts stay readable on it."""


class TailTable(DenseTable):
    """The rows. Scrolling up or choosing a row stops following; End starts it again.

    Several rows can be chosen, and copied with Ctrl+C.
    """

    following_changed = Signal(bool)
    copy_requested = Signal()

    def __init__(self, model: TailModel) -> None:
        super().__init__(tr("Live tail"))
        self._tail = model
        self._following = False
        self._top = 0
        self.setModel(model)
        self.setItemDelegate(_TailDelegate(self, model))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        words, numbers, mono = ui_font(), numeric_font(), mono_font()
        self.set_columns(
            [
                (numbers, "00:00:00.000"),
                (words, "_robot-commands__"),
                (numbers, "00/0000000"),
                (mono, "match_0000000000"),
                (words, "round.voting_started"),
                (mono, "skeptical-scientist"),
                (words, ""),
            ],
            stretched=Column.WHAT,
            narrow={Column.TOPIC: ICON_ONLY, Column.POSITION: 0, Column.WHO: 12 * UNIT},
        )
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.clicked.connect(lambda: self.set_following(False))
        model.rowsAboutToBeRemoved.connect(self._about_to_change)
        model.rowsRemoved.connect(self._removed)
        model.rowsAboutToBeInserted.connect(self._about_to_change)
        model.rowsInserted.connect(self._inserted)
        model.modelReset.connect(self._show_newest)

    def set_following(self, on: bool) -> None:
        """Keep the newest row in sight, or let the rows stay where they are."""
        changed = on != self._following
        self._following = on
        if changed:
            self.following_changed.emit(on)
        self._show_newest()

    def _show_newest(self) -> None:
        if self._following:
            self.scrollToBottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_newest()

    def _scrolled(self, value: int) -> None:
        if value < self.verticalScrollBar().maximum():
            self.set_following(False)

    def _about_to_change(self) -> None:
        self._top = self.verticalScrollBar().value()

    def _removed(self, parent: QModelIndex, first: int, last: int) -> None:
        """Rows go at the top: keep those that one reads where they are."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(max(0, self._top - (last - first + 1)))

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        """Rows come at the end, or at the top when a new filter finds older ones: nothing else moves."""
        if self._following:
            self.scrollToBottom()
        elif first == 0 and self._top:
            self.updateGeometries()
            self.verticalScrollBar().setValue(self._top + last + 1)

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, in their order."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(number) for number in range(chosen.count())]
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    def choose_only(self, row: int) -> None:
        """Choose this row, unless it is one of those that are chosen."""
        if not self.selectionModel().isRowSelected(row):
            self.selectRow(row)

    def event(self, event: QEvent) -> bool:
        """Home and End are the table's here, though the window has them as shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_End:
            self.set_following(True)
        elif event.key() == Qt.Key.Key_Home:
            self.scrollToTop()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        else:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp):
                self.set_following(False)
            super().keyPressEvent(event)


def _is_own(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers()


class _TailDelegate(RowDelegate):
    def __init__(self, parent: QWidget, model: TailModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        item = self._model.item(row)
        bad = isinstance(item, Undecodable)
        text = self._model.text(row, column)
        match column:
            case Column.TIME | Column.POSITION:
                return Cell(text, theme.muted, self.numbers)
            case Column.TOPIC:
                look = ROLES[self._model.role_of(item)]
                return Cell(text, theme.muted, self.words, look.icon, getattr(theme, look.colour))
            case Column.MATCH | Column.WHO:
                return Cell(text, theme.text, self.mono)
            case Column.WHAT if (rule := self._model.rule_at(row)) is not None:
                mark = MARKS[rule.colour]
                return Cell(text, theme.text, self.words, mark.icon, mark.colour(theme))
            case Column.TYPE if bad:
                return Cell(text, theme.bad, self.words, "close-octagon", theme.bad)
            case _:
                return Cell(text, theme.bad if bad else theme.text, self.words)

    def paint_row(self, painter: QPainter, row: Row, theme: Theme) -> None:
        rule = self._model.rule_at(row.number)
        if rule is not None and not row.ground:
            row = row._replace(ground=mixed(MARKS[rule.colour].colour(theme), theme.base, GROUND))
        super().paint_row(painter, row, theme)
