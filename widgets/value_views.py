"""Trees of nested values: the state with what a step changed marked in it, and one event."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.core.replay import Replay
from app.core.view import StateViews
from app.qt.state_model import NAME, SET_BY, VALUE, Node, StateModel, ValueTree
from app.qt.texts import tr
from app.qt.wording import EventWording, StateWording
from app.qt.zones import zone
from widgets import record_menu
from widgets.blame_footer import BlameFooter
from widgets.nothing import Nothing, paint_nothing
from widgets.rows import make_opaque
from widgets.theme import UNIT, numeric_font, row_height, text_size, theme_of, ui_font
from widgets.value_rows import INDENT, Row, ValueRows

Index = QModelIndex | QPersistentModelIndex

MOST_EXPANDED = 300
"""An event with more values than that opens with only its first level expanded."""

NAME_WIDTH = 30 * UNIT
NAMES_IN_LETTERS = 11


class ValueView(QWidget):
    """A tree, and below it the whole text of the value that one has chosen."""

    def __init__(self, name: str, model: ValueTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.model = model
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
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(splitter, 1)

    def set_nothing(self, nothing: Nothing) -> None:
        """What stands in the middle while there is nothing to show."""
        if nothing != self.tree.nothing:
            self.tree.nothing = nothing
            self.tree.setAccessibleDescription(str(nothing))
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
        super().__init__(self.tr("Event"), ValueTree(EventWording()), parent)

    def show_event(self, value: Mapping[str, Any]) -> None:
        """Show an event's JSON object, opened as far as is reasonable."""
        self.model.show_new(value)
        if _count(value, MOST_EXPANDED) < MOST_EXPANDED:
            self.tree.expandAll()
        else:
            self.tree.expandToDepth(0)


class StateTree(ValueView):
    """The state after a step. What the step changed is marked and brought into sight; the rest stays.

    What is opened for a step is closed again by the next one, unless the user has opened or closed it, or has
    chosen a value in it. Below stands which event set the chosen value, and its earlier values.
    """

    go_requested = Signal(int)
    """Go to the event with this number."""
    break_on_value_requested = Signal(str)
    """Stop where the value of this path changes."""
    watch_requested = Signal(str)
    """Watch the value of this path."""

    model: StateModel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("State"), StateModel(StateWording()), parent)
        self._match_id: str | None = None
        self._replay: Replay | None = None
        self._position = 0
        self._round: int | None = None
        self._views = StateViews()
        self._opened: set[int] = set()
        self._opening = False
        self.changes_box = QCheckBox(self.tr("Changes only"))
        self.changes_box.setToolTip(self.tr("Show only what the event at the cursor changed"))
        self.changes_box.toggled.connect(self._show_changes_only)
        self.footer = BlameFooter()
        self.footer.go_requested.connect(self.go_requested)
        line = QHBoxLayout()
        line.setContentsMargins(UNIT, 0, UNIT, 0)
        line.addWidget(self.changes_box)
        self._column.insertLayout(0, line)
        self._column.addWidget(self.footer)
        self.tree.set_jump(self.go_to_setter)
        self.tree.set_more_actions(self._add_actions)
        self.tree.selectionModel().currentChanged.connect(self._show_setter)
        self.model.modelReset.connect(self.footer.hide)
        zone().changed.connect(self._show_times)
        self.tree.expanded.connect(self._user_decides)
        self.tree.collapsed.connect(self._user_decides)

    def show_state(self, replay: Replay, position: int) -> None:
        """Show a match's state after so many events, and what the last of them changed."""
        if replay.match_id != self._match_id:
            self.clear()
            self._match_id, self._round = replay.match_id, None
            self._views = StateViews()
            self._opened.clear()
        self._replay, self._position = replay, position
        round_number = replay.steps[position - 1].round if position else None
        self._round = self._round if round_number is None else round_number
        view = self._views.view(replay.state_at(position))
        self.model.show_state(view, replay.blame.changes_at(position), replay.blame, position)
        self.tree.set_setter_width(len(replay))
        self._open_parts()
        self._show_setter(self.tree.currentIndex())
        self.tree.viewport().update()

    def _show_times(self) -> None:
        self._show_setter(self.tree.currentIndex())

    @property
    def path(self) -> str | None:
        """The path of the chosen value, None when none is chosen."""
        node = self._chosen(self.tree.currentIndex())
        return None if node is None else node.path

    def go_to_setter(self, index: QModelIndex | None = None) -> bool:
        """Ask to go to the event that set a value, by default the chosen one; False where there is none."""
        node = self._chosen(self.tree.currentIndex() if index is None else index)
        number = None if node is None else self.model.setter(node)
        if number is None:
            return False
        self.go_requested.emit(number)
        return True

    def _chosen(self, index: QModelIndex) -> Node | None:
        node = self.model.node(index) if index.isValid() else None
        return None if node is None or node.is_group else node

    def _show_setter(self, current: QModelIndex) -> None:
        node = self._chosen(current)
        if node is None or self._replay is None:
            self.footer.hide()
        else:
            self.footer.show_value(self._replay, node.path, self._position)

    def _add_actions(self, menu: QMenu, index: QModelIndex) -> None:
        node = self._chosen(index)
        if node is None:
            return
        number, path = self.model.setter(node), node.path
        where = self.tr("no event has") if number is None else f"#{number}"
        go = menu.addAction(self.tr("Go to the event that set this ({where})").format(where=where))
        go.setEnabled(number is not None)
        go.triggered.connect(lambda: self.go_to_setter(index))
        menu.addAction(self.tr("Break when this value changes")).triggered.connect(
            lambda: self.break_on_value_requested.emit(path)
        )
        menu.addAction(self.tr("Watch this value")).triggered.connect(lambda: self.watch_requested.emit(path))
        menu.addSeparator()

    def _show_changes_only(self, on: bool) -> None:
        self._opened.clear()
        self.model.set_changes_only(on)
        if self._replay is not None:
            self.show_state(self._replay, self._position)

    def _open_parts(self) -> None:
        changed = self.model.changed_nodes()
        wanted = {above.key: above for node in changed for above in node.ancestors()}
        if self.changes_box.isChecked():
            wanted |= {node.key: node for node in changed}
        chosen = self._chosen(self.tree.currentIndex())
        if chosen is not None:
            wanted |= {above.key: above for above in chosen.ancestors()}
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
        self.nothing = Nothing()
        self.theme = theme_of(self)
        self._values = model
        self.setModel(model)
        self.setItemDelegate(_Heights(self))
        self._rows = ValueRows(model)
        make_opaque(self)
        zone().changed.connect(self.viewport().update)
        self._kept: list[int] = []
        self._events = 0
        self._jump: Callable[[QModelIndex], bool] = lambda _index: False
        self._add_actions: Callable[[QMenu, QModelIndex], None] = lambda _menu, _index: None
        self.clicked.connect(self._clicked)
        self.selectionModel().currentChanged.connect(self._keep_chosen)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Stretch)
        header.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self._scroll_to_kept()

    def _share_width(self) -> None:
        """The names of the state are seen as far as the values keep half of the room."""
        width = self.viewport().width()
        names = max(width * 9 // 20, min(NAMES_IN_LETTERS * text_size(), width // 2))
        self.header().resizeSection(NAME, min(NAME_WIDTH, names))

    def set_jump(self, jump: Callable[[QModelIndex], bool]) -> None:
        """Let Enter, and a click in the column of setters, lead somewhere; ``jump`` tells whether it does."""
        self._jump = jump

    def set_more_actions(self, add: Callable[[QMenu, QModelIndex], None]) -> None:
        """Let more stand at the top of a value's menu."""
        self._add_actions = add

    def set_setter_width(self, events: int) -> None:
        """Make the column of setters as wide as the largest event number."""
        self._events = events
        width = QFontMetrics(numeric_font()).horizontalAdvance(f"#{events}") + UNIT
        if self.header().sectionSize(SET_BY) != width:
            self.header().setMinimumSectionSize(UNIT)
            self.header().resizeSection(SET_BY, width)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == SET_BY:
            self._jump(index.siblingAtColumn(NAME))

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

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self.theme = theme_of(self)
        elif event.type() is QEvent.Type.FontChange:
            self._rows.take_fonts()
            self.set_setter_width(self._events)
            self._share_width()
            self.scheduleDelayedItemsLayout()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw rows; Qt's way asks for every cell of them, and waits for the display server."""
        header = self.header()
        columns = [
            (header.sectionViewportPosition(column), header.sectionSize(column))
            for column in range(header.count())
        ]
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.theme.base)
        for row in self._rows_in(event.rect()):
            self._rows.paint(painter, row, columns, self.theme)
        painter.end()
        if self.nothing.heading and not self._values.rowCount():
            paint_nothing(self.viewport(), self.nothing)

    def _rows_in(self, rect: QRect) -> Iterator[Row]:
        """The rows that reach into the rectangle."""
        index = self.indexAt(rect.topLeft())
        place, selected = self.visualRect(index), {each.internalId() for each in self.selectedIndexes()}
        pointed = self._setter_pointed_at()
        top, height = place.top(), place.height()
        while index.isValid():
            node = self._values.node(index)
            yield Row(
                node,
                top,
                height,
                opens=self._values.hasChildren(index),
                is_open=self.isExpanded(index),
                selected=node.key in selected,
                setter_pointed=node.key == pointed,
            )
            top += height
            index = self.indexAt(QPoint(0, top)) if top <= rect.bottom() else QModelIndex()

    def _setter_pointed_at(self) -> int | None:
        """The key of the node whose setter the pointer is on.

        Where the pointer is, is asked only if it is here: one has to wait for the display server's answer.
        """
        if not self.viewport().underMouse():
            return None
        index = self.indexAt(self.viewport().mapFromGlobal(QCursor.pos()))
        return index.internalId() if index.column() == SET_BY else None

    def verticalScrollbarValueChanged(self, value: int) -> None:
        """At each scroll Qt asks the display server where the pointer is, and waits: only if it is here."""
        if self.viewport().underMouse():
            super().verticalScrollbarValueChanged(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid():
            record_menu.copy(self._values.full_text(self._values.node(self.currentIndex())))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._jump(self.currentIndex()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _show_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        if index.isValid():
            record_menu.pop_up(self.menu(index), self, where)

    def menu(self, index: QModelIndex) -> QMenu:
        """What one can do with a value."""
        node = self._values.node(index)
        name, value, path = self._values.name_text(node), self._values.full_text(node), node.path
        menu = QMenu(self)
        self._add_actions(menu, index)
        menu.addAction(self.tr("Copy value")).triggered.connect(lambda: record_menu.copy(value))
        menu.addAction(self.tr("Copy name and value")).triggered.connect(
            lambda: record_menu.copy(f"{name}: {value}")
        )
        menu.addAction(self.tr("Copy path")).triggered.connect(lambda: record_menu.copy(path))
        return menu


class _Heights(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(8 * UNIT, row_height() - 2)


def _detail(name: str) -> QPlainTextEdit:
    view = QPlainTextEdit()
    view.setAccessibleName(tr("{name}: the chosen value").format(name=name))
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
