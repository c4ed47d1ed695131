"""What one step changed, written like a diff."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.core.view import Kind
from app.qt.changes_model import SIGNS, ChangesModel, Column
from app.qt.wording import StateWording
from app.qt.zones import zone
from widgets import record_menu
from widgets.nothing import Nothing, paint_nothing
from widgets.theme import UNIT, Theme, mono_font, numeric_font, theme_of
from widgets.value_rows import KIND_COLOURS

Index = QModelIndex | QPersistentModelIndex

LONGEST_TEXT = 4000
MOST_LINES = 8
"""How many lines of an old or new value are shown; the rest can be copied, or seen in the state."""


class ChangeList(QListView):
    """One entry for each value: its path, then the old value and the new one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Changes"))
        self.nothing = Nothing()
        self.changes = ChangesModel(StateWording(), self)
        self.setModel(self.changes)
        self._delegate = _ChangeDelegate(self, self.changes)
        self.setItemDelegate(self._delegate)
        zone().changed.connect(self.viewport().update)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._delegate.take_fonts()
            self.scheduleDelayedItemsLayout()

    def set_nothing(self, nothing: Nothing) -> None:
        """What stands in the middle while there are no changes."""
        if nothing != self.nothing:
            self.nothing = nothing
            self.setAccessibleDescription(str(nothing))
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.nothing.heading and not self.changes.row_count():
            paint_nothing(self.viewport(), self.nothing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid():
            record_menu.copy(self.changes.line(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    def _show_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        record_menu.pop_up(self.menu(index.row() if index.isValid() else None), self, where)

    def menu(self, row: int | None) -> QMenu:
        """What one can copy."""
        menu = QMenu(self)
        if row is not None:
            line, path = self.changes.line(row), self.changes.change(row).path
            menu.addAction(self.tr("Copy change")).triggered.connect(lambda: record_menu.copy(line))
            menu.addAction(self.tr("Copy path")).triggered.connect(lambda: record_menu.copy(path))
        lines = "\n".join(self.changes.line(each) for each in range(self.changes.row_count()))
        everything = menu.addAction(self.tr("Copy all changes"))
        everything.setEnabled(bool(lines))
        everything.triggered.connect(lambda: record_menu.copy(lines))
        return menu


class _ChangeDelegate(QStyledItemDelegate):
    def __init__(self, parent: ChangeList, model: ChangesModel) -> None:
        super().__init__(parent)
        self._list = parent
        self._model = model
        self.take_fonts()

    def take_fonts(self) -> None:
        """Draw in the fonts as they are now."""
        self._mono = mono_font()
        self._words = numeric_font()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._list.viewport().width()
        inner = QRect(0, 0, width - 5 * UNIT, 1 << 20)
        height = QFontMetrics(self._mono).lineSpacing()
        for _, text in self._lines(index.row()):
            height += self._box(inner, text).height() + UNIT // 2
        return QSize(width, height + 2 * UNIT)

    def _lines(self, row: int) -> list[tuple[Kind, str]]:
        """The old and the new value, as far as there are any."""
        change = self._model.change(row)
        lines = []
        if change.kind is not Kind.ADDED and change.old is not None:
            lines.append((Kind.REMOVED, self._model.text(row, Column.OLD)))
        if change.kind is not Kind.REMOVED:
            lines.append((Kind.ADDED, self._model.text(row, Column.NEW)))
        return lines

    def _box(self, room: QRect, text: str) -> QRect:
        """As much room as the text takes when it is wrapped, up to `MOST_LINES`."""
        metrics = QFontMetrics(self._words)
        box = metrics.boundingRect(room, _WRAPPED, text[:LONGEST_TEXT])
        box.setHeight(min(box.height(), MOST_LINES * metrics.lineSpacing()))
        return box

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_of(self._list)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.selection))
        change = self._model.change(index.row())
        room = option.rect.adjusted(UNIT, UNIT, -UNIT, 0)
        self._sign(painter, room, change.kind, theme)
        room.setLeft(room.left() + 2 * UNIT)
        height = QFontMetrics(self._mono).lineSpacing()
        path = QFontMetrics(self._mono).elidedText(change.path, Qt.TextElideMode.ElideLeft, room.width())
        _draw(painter, room, path, theme.muted, self._mono)
        room.setTop(room.top() + height + UNIT // 2)
        for kind, text in self._lines(index.row()):
            self._value(painter, room, kind, text, theme)

    def _sign(self, painter: QPainter, room: QRect, kind: Kind, theme: Theme) -> None:
        _draw(painter, room, SIGNS[kind], getattr(theme, KIND_COLOURS[kind]), self._mono)

    def _value(self, painter: QPainter, room: QRect, kind: Kind, text: str, theme: Theme) -> None:
        """Write a value on its tint, and move the room below it."""
        box = self._box(room.adjusted(2 * UNIT, 0, 0, 0), text)
        tint = QColor(getattr(theme, KIND_COLOURS[kind]))
        tint.setAlpha(28)
        painter.fillRect(QRect(room.left(), box.top(), room.width(), box.height()), tint)
        self._sign(painter, room.adjusted(UNIT // 2, 0, 0, 0), kind, theme)
        painter.save()
        painter.setClipRect(QRect(room.left(), box.top(), room.width(), box.height()))
        painter.setFont(self._words)
        painter.setPen(QColor(theme.text))
        painter.drawText(room.adjusted(2 * UNIT, 0, 0, 0), _WRAPPED, text[:LONGEST_TEXT])
        painter.restore()
        room.setTop(room.top() + box.height() + UNIT // 2)


_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWrapAnywhere)


def _draw(painter: QPainter, room: QRect, text: str, colour: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), text)
