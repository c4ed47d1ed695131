"""Trees of nested values: the state with what a step changed marked in it, and one event."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.core.view import Change, Kind
from app.qt.changes_model import SIGNS
from app.qt.state_model import NAME, VALUE, Node, ValueTree
from app.qt.wording import EventWording, StateWording, Wording
from widgets import record_menu
from widgets.rows import paint_empty
from widgets.theme import ROW_HEIGHT, UNIT, Theme, mono_font, numeric_font, theme_of, ui_font

Index = QModelIndex | QPersistentModelIndex

MOST_EXPANDED = 300
"""An event with more values than that opens with only its first level expanded."""

KIND_COLOURS = {Kind.ADDED: "good", Kind.CHANGED: "accent", Kind.REMOVED: "bad"}
NAME_WIDTH = 30 * UNIT
_INSIDE = "•"
_SIGN_WIDTH = 2 * UNIT


class ValueView(QWidget):
    """A tree, and below it the whole text of the value that one has chosen."""

    def __init__(self, name: str, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ValueTree(wording, self)
        self.tree = _Tree(name, self.model)
        self.detail = _detail(name)
        self.tree.selectionModel().currentChanged.connect(self._show_detail)
        self.model.dataChanged.connect(lambda: self._show_detail(self.tree.currentIndex()))
        self.model.modelReset.connect(self.detail.hide)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.tree)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)

    def set_empty_text(self, text: str) -> None:
        """What stands in the middle while there is nothing to show."""
        self.tree.empty_text = text
        self.tree.viewport().update()

    def clear(self) -> None:
        """Show nothing."""
        self.model.show_new({})

    def _show_detail(self, current: QModelIndex) -> None:
        node = self.model.node(current) if current.isValid() else None
        if node is None or node.is_group:
            self.detail.hide()
            return
        text = self.model.full_text(node)
        if text != self.detail.toPlainText():
            self.detail.setPlainText(text)
        self.detail.show()


class EventTree(ValueView):
    """The event as it was decoded: envelope and data, names as on the wire."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Event", EventWording(), parent)

    def show_event(self, value: Mapping[str, Any]) -> None:
        """Show an event's JSON object, opened as far as is reasonable."""
        self.model.show_new(value)
        if _count(value, MOST_EXPANDED) < MOST_EXPANDED:
            self.tree.expandAll()
        else:
            self.tree.expandToDepth(0)


class StateTree(ValueView):
    """The state after a step. What the step changed is marked and brought into sight; the rest stays.

    What is opened for a step is closed again by the next one, unless the user has opened or closed it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("State", StateWording(), parent)
        self._match_id: str | None = None
        self._round: int | None = None
        self._opened: set[int] = set()
        self._opening = False
        self.tree.expanded.connect(self._user_decides)
        self.tree.collapsed.connect(self._user_decides)

    def show_step(
        self, match_id: str, view: Mapping[str, Any], changes: Sequence[Change], round_number: int | None
    ) -> None:
        """Show the state's view after a step of that round, and what the step changed."""
        if match_id != self._match_id:
            self.clear()
            self._match_id, self._round = match_id, None
            self._opened.clear()
        self._round = self._round if round_number is None else round_number
        self.model.show_step(view, changes)
        self._open_parts()
        self.tree.viewport().update()

    def _open_parts(self) -> None:
        changed = self.model.changed_nodes()
        wanted = {above.key: above for node in changed for above in node.ancestors()}
        for path in ("rounds", f"rounds.{self._round}"):
            node = self.model.find(path)
            if node is not None:
                wanted |= {above.key: above for above in (node, *node.ancestors())}
        self._opening = True
        self._close(self._opened - wanted.keys())
        for node in sorted(wanted.values(), key=lambda node: len(list(node.ancestors()))):
            index = self.model.index_of(node)
            if not self.tree.isExpanded(index) and self.model.hasChildren(index):
                self.tree.expand(index)
                self._opened.add(node.key)
        self._opening = False
        self.tree.keep_in_sight(changed)

    def _close(self, keys: Iterable[int]) -> None:
        for key in list(keys):
            self._opened.discard(key)
            node = self.model.node_of(key)
            if node is not None:
                self.tree.collapse(self.model.index_of(node))

    def _user_decides(self, index: QModelIndex) -> None:
        if not self._opening:
            self._opened.discard(self.model.node(index).key)


class _Tree(QTreeView):
    def __init__(self, name: str, model: ValueTree) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.empty_text = ""
        self._values = model
        self.setModel(model)
        self.setItemDelegate(_ValueDelegate(self, model))
        self._kept: list[int] = []
        self.selectionModel().currentChanged.connect(self._keep_chosen)
        self.setUniformRowHeights(True)
        self.setIndentation(2 * UNIT)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        header = self.header()
        header.setSectionsMovable(False)
        header.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Stretch)
        header.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header().resizeSection(NAME, min(NAME_WIDTH, self.viewport().width() * 9 // 20))
        self._scroll_to_kept()

    def keep_in_sight(self, nodes: Sequence[Node]) -> None:
        """Scroll as little as it takes to show these, the first if not all; again when there is less room."""
        self._kept = [node.key for node in nodes]
        self._scroll_to_kept()

    def _scroll_to_kept(self) -> None:
        nodes = [self._values.node_of(key) for key in reversed(self._kept)]
        for index in (self._values.index_of(node) for node in nodes if node is not None):
            self.scrollTo(index)

    def _keep_chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self._kept = [self._values.node(current).key]

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        change = self._values.change_of(self._values.node(index))
        if change is not None:
            tint = QColor(getattr(theme_of(self), KIND_COLOURS[change.kind]))
            tint.setAlpha(28)
            painter.fillRect(option.rect, tint)
        super().drawRow(painter, option, index)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.empty_text and not self._values.rowCount():
            paint_empty(self.viewport(), self.empty_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid():
            record_menu.copy(self._values.full_text(self._values.node(self.currentIndex())))
        else:
            super().keyPressEvent(event)

    def _show_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        if index.isValid():
            record_menu.pop_up(self.menu(index), self, where)

    def menu(self, index: QModelIndex) -> QMenu:
        """What one can copy of a value."""
        node = self._values.node(index)
        name, value, path = self._values.name_text(node), self._values.full_text(node), node.path
        menu = QMenu(self)
        menu.addAction("Copy value").triggered.connect(lambda: record_menu.copy(value))
        menu.addAction("Copy name and value").triggered.connect(lambda: record_menu.copy(f"{name}: {value}"))
        menu.addAction("Copy path").triggered.connect(lambda: record_menu.copy(path))
        return menu


class _ValueDelegate(QStyledItemDelegate):
    """Draws sign and name, then the value; a changed one as old → new."""

    def __init__(self, parent: QWidget, model: ValueTree) -> None:
        super().__init__(parent)
        self._model = model
        self._words = ui_font()
        self._numbers = numeric_font()
        self._mono = mono_font()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(8 * UNIT, ROW_HEIGHT - 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_of(option.widget)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.selection))
        node = self._model.node(index)
        if index.column() == NAME:
            self._paint_name(painter, option.rect, node, theme)
        else:
            self._paint_value(painter, option.rect.adjusted(0, 0, -UNIT, 0), node, theme)

    def _paint_name(self, painter: QPainter, rect: QRect, node: Node, theme: Theme) -> None:
        change = self._model.change_of(node)
        if change is not None:
            colour = getattr(theme, KIND_COLOURS[change.kind])
            _write(painter, rect, SIGNS[change.kind], colour, self._mono)
        elif self._model.has_change_inside(node):
            _write(painter, rect, _INSIDE, theme.accent, self._mono)
        rect = rect.adjusted(_SIGN_WIDTH, 0, -UNIT // 2, 0)
        _write(painter, rect, self._model.name_text(node), theme.muted, self._words)

    def _paint_value(self, painter: QPainter, rect: QRect, node: Node, theme: Theme) -> None:
        change = self._model.change_of(node)
        part = self._model.hasChildren(self._model.index_of(node))
        if change is not None and change.kind is Kind.CHANGED and change.old is not None:
            old = self._model.value_text(node, change.old)
            room = QRect(rect.left(), rect.top(), rect.width() * 2 // 5, rect.height())
            rect.setLeft(rect.left() + _write(painter, room, old, theme.muted, self._numbers))
            rect.setLeft(rect.left() + _write(painter, rect, " → ", theme.muted, self._numbers))
        colour = theme.muted if part or node.value is None else theme.text
        _write(painter, rect, self._model.value_text(node), colour, self._numbers)


def _write(painter: QPainter, rect: QRect, text: str, colour: str, font: Any) -> int:
    """Write on one line, cut where the room ends; returns how wide it became."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, side, shown)
    return metrics.horizontalAdvance(shown)


def _detail(name: str) -> QPlainTextEdit:
    view = QPlainTextEdit()
    view.setAccessibleName(f"{name}: the chosen value")
    view.setReadOnly(True)
    view.setFont(ui_font())
    view.document().setDocumentMargin(UNIT)
    view.setMinimumHeight(8 * UNIT)
    view.setTabChangesFocus(True)
    view.hide()
    return view


def _count(value: Any, limit: int) -> int:
    """How many values there are inside, counted no further than the limit."""
    total = 0
    rest = [value]
    while rest and total < limit:
        item = rest.pop()
        if isinstance(item, dict | list):
            inner = list(item.values() if isinstance(item, dict) else item)
            total += len(inner)
            rest.extend(inner)
    return total
