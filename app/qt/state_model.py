"""Nested values as a tree whose nodes stay while the values change: the state at the cursor, or one event.

Qt asks for every child of an expanded node. So that a match of thousands of rounds stays quick, children are
made when they are asked for, parts that are equal are not looked into, and many children come in groups.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, groupby, islice
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.blame import Blame
from app.core.view import Change, Kind
from app.qt import tooltips
from app.qt.texts import tr, translatable
from app.qt.wording import Wording, is_part

Index = QModelIndex | QPersistentModelIndex

NAME, VALUE, SET_BY = range(3)
GROUP_SIZE = 50

_NO_PARENT = QModelIndex()
_NO_VALUE: Any = object()
_keys = count(1)


class Node:
    """One value in the tree. ``path`` is that of `app.core.view.Change`; a group has that of its parent.

    The nodes at the top have depth 0.
    """

    __slots__ = ("children", "depth", "is_group", "key", "name", "parent", "path", "row", "value")

    def __init__(self, parent: Node | None, row: int, name: str, value: Any, *, is_group: bool) -> None:
        self.key = next(_keys)
        self.parent = parent
        self.row = row
        self.name = name
        self.value = value
        self.is_group = is_group
        self.depth: int = -1 if parent is None else parent.depth + 1
        self.path = _path(parent, name, is_group)
        self.children: list[Node] | None = None

    def ancestors(self) -> Iterator[Node]:
        """The nodes above, nearest first, without the root."""
        node = self.parent
        while node is not None and node.parent is not None:
            yield node
            node = node.parent


def _path(parent: Node | None, name: str, is_group: bool) -> str:
    above = "" if parent is None else parent.path
    return above if is_group else _below(above, name)


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


class ValueTree(QAbstractItemModel):
    """Two columns, name and value, worded by a `Wording`."""

    HEADINGS: ClassVar[tuple[str, ...]] = (translatable("Name"), translatable("Value"))

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._root = Node(None, 0, "", {}, is_group=False)
        # Indexes hold keys, not pointers: Qt may ask about an index for longer than its node lives.
        self._nodes: dict[int, Node] = {}
        self._changes: Mapping[str, Change] = {}
        self._marked: set[str] = set()
        self._changes_only = False

    # What changes.

    def show_new(self, value: Mapping[str, Any]) -> None:
        """Show another value, nothing kept."""
        self.beginResetModel()
        self._root = Node(None, 0, "", value, is_group=False)
        self._nodes.clear()
        self._changes, self._marked = {}, set()
        self.endResetModel()

    def show_step(self, value: Mapping[str, Any], changes: Sequence[Change]) -> None:
        """Show the value after a step, and mark what the step changed; nodes that are still there stay.

        Marks are no data of Qt's: whoever draws them draws anew after this.
        """
        self._changes = {change.path: change for change in changes}
        self._marked = {part for path in self._changes for part in _and_parts_above(path)}
        for change in changes:
            if change.kind is Kind.REMOVED:
                value = _with_removed(value, change.path, change.old)
        self._sync(self._root, value)

    def set_changes_only(self, on: bool) -> None:
        """Show only what the step changed, with the parts that it is in, or everything."""
        if on != self._changes_only:
            self.beginResetModel()
            self._changes_only = on
            self._root.children = None
            self._nodes.clear()
            self.endResetModel()

    def _sync(self, node: Node, value: Any) -> None:
        """Give a node its new value, and its children theirs."""
        if node.children is None and _holds(node.value) == _holds(value):
            node.value = value
            return
        children = self._made_children(node)
        node.value = value
        if children and children[0].is_group != _in_groups(value):
            self._remove(node, 0, len(children))
        entries = list(self._entries(node))
        self._remove_missing(node, [name for name, _ in entries])
        standing = {child.name for child in children}
        row = 0
        for stands, run in groupby(entries, lambda entry: entry[0] in standing):
            found = list(run)
            if stands:
                for child, (_, item) in zip(children[row : row + len(found)], found, strict=True):
                    self._sync_child(child, item)
            else:
                self._insert(node, row, found)
            row += len(found)

    def _sync_child(self, child: Node, value: Any) -> None:
        if not self._changes_only and (child.value is value or child.value == value):
            return
        self._sync(child, value)
        index = self.index_of(child)
        self.dataChanged.emit(index, index.siblingAtColumn(VALUE))

    def _remove_missing(self, node: Node, names: Sequence[str]) -> None:
        """Take out the children that are gone, and those that stand before one that they follow now."""
        order = {name: row for row, name in enumerate(names)}
        children = self._made_children(node)
        last, end = len(names), len(children)
        for row in reversed(range(end)):
            place = order.get(children[row].name, last)
            if place < last:
                self._remove(node, row + 1, end)
                last, end = place, row
        self._remove(node, 0, end)

    def _remove(self, node: Node, begin: int, end: int) -> None:
        if begin == end:
            return
        children = self._made_children(node)
        self.beginRemoveRows(self.index_of(node), begin, end - 1)
        for child in children[begin:end]:
            self._forget(child)
        del children[begin:end]
        _number(children)
        self.endRemoveRows()

    def _insert(self, node: Node, row: int, entries: Sequence[tuple[str, Any]]) -> None:
        """Make children side by side: each alone would have every view count its rows anew."""
        self.beginInsertRows(self.index_of(node), row, row + len(entries) - 1)
        children = self._made_children(node)
        children[row:row] = [self._make(node, row, name, value) for name, value in entries]
        _number(children)
        self.endInsertRows()

    def _make(self, parent: Node, row: int, name: str, value: Any) -> Node:
        node = Node(parent, row, name, value, is_group=_in_groups(parent.value))
        self._nodes[node.key] = node
        return node

    def _forget(self, node: Node) -> None:
        del self._nodes[node.key]
        for child in node.children or ():
            self._forget(child)

    def _made_children(self, node: Node) -> list[Node]:
        if node.children is None:
            entries = enumerate(self._entries(node))
            node.children = [self._make(node, row, name, item) for row, (name, item) in entries]
        return node.children

    def _entries(self, node: Node) -> Iterator[tuple[str, Any]]:
        """What stands below a node: all of it, or what leads to a change."""
        entries = _entries(node.value)
        if not self._changes_only or node.path in self._changes:
            return entries
        if _in_groups(node.value):
            return (entry for entry in entries if self._any_marked(node.path, entry[1]))
        return (entry for entry in entries if _below(node.path, entry[0]) in self._marked)

    def _any_marked(self, path: str, names: Mapping[str, Any]) -> bool:
        return any(_below(path, name) in self._marked for name in names)

    # What is where.

    def node(self, index: Index) -> Node:
        """The node at an index; the root at no index. Raises KeyError when it is gone."""
        return self._nodes[index.internalId()] if index.isValid() else self._root

    def node_of(self, key: int) -> Node | None:
        """The node with a key, None when it is gone."""
        return self._nodes.get(key)

    def index_of(self, node: Node) -> QModelIndex:
        """The index of a node."""
        return _NO_PARENT if node.parent is None else self.createIndex(node.row, NAME, node.key)

    def find(self, path: str) -> Node | None:
        """The node of a path; of several that the path may mean, the last one."""
        return self._find(self._root, path)

    def _find(self, node: Node, path: str) -> Node | None:
        inside = _and_parts_above(path[len(node.path) + 1 :] if node.path else path)
        for child in reversed(self._made_children(node)):
            if child.path == path and not child.is_group:
                return child
            leads_there = (
                any(name in child.value for name in inside)
                if child.is_group
                else path.startswith(f"{child.path}.")
            )
            found = self._find(child, path) if leads_there else None
            if found is not None:
                return found
        return None

    def change_of(self, node: Node) -> Change | None:
        """What the step did to a value; of a part whose every value is new, that it was added."""
        if node.is_group or node.path not in self._marked:
            return None
        return self._changes.get(node.path) or self._added_part(node)

    def has_change_inside(self, node: Node) -> bool:
        """Whether the step changed a value below the node."""
        if node.is_group:
            return self._any_marked(node.path, node.value)
        return node.path in self._marked

    def changed_nodes(self) -> list[Node]:
        """The values that the step changed; of a part that is new, the part alone."""
        nodes: dict[Node, None] = {}
        for path in self._changes:
            node = self.find(path)
            if node is not None:
                parts = [above for above in node.ancestors() if self._added_part(above)]
                nodes[parts[-1] if parts else node] = None
        return list(nodes)

    def _added_part(self, node: Node) -> Change | None:
        """A part below the top that has several values, all of them new."""
        if node.is_group or "." not in node.path or not isinstance(node.value, dict):
            return None
        paths = [f"{node.path}.{name}" for name, value in node.value.items() if not isinstance(value, dict)]
        found = [self._changes.get(path) for path in paths]
        if len(found) < 2 or not all(change is not None and change.kind is Kind.ADDED for change in found):
            return None
        return Change(node.path, None, node.value, Kind.ADDED)

    # How it reads.

    def name_text(self, node: Node) -> str:
        """The name, for reading."""
        if node.is_group:
            names = list(node.value)
            return f"{self._wording.name(node.path, names[0])} … {self._wording.name(node.path, names[-1])}"
        above, _, _ = node.path.rpartition(f".{node.name}")
        return self._wording.name(above, node.name)

    def value_text(self, node: Node, value: Any = _NO_VALUE) -> str:
        """The value, or another one in its place, for reading on one line."""
        if node.is_group:
            return ""
        return self._wording.value(node.path, node.name, node.value if value is _NO_VALUE else value)

    def full_text(self, node: Node) -> str:
        """The whole value for reading, exact."""
        return self._wording.full(node.name, node.value)

    # What Qt asks for.

    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        children = self._made_children(self.node(parent)) if parent.column() <= 0 else []
        if not (0 <= row < len(children) and 0 <= column < len(self.HEADINGS)):
            return QModelIndex()
        return self.createIndex(row, column, children[row].key)

    def parent(self, index: Index = _NO_PARENT) -> Any:
        if not index.isValid():
            return QModelIndex()
        above = self.node(index).parent
        return QModelIndex() if above is None or above.parent is None else self.index_of(above)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.column() > 0 else len(self._made_children(self.node(parent)))

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return len(self.HEADINGS)

    def hasChildren(self, parent: Index = _NO_PARENT) -> bool:
        node = self.node(parent)
        has = _holds(node.value) if node.children is None else bool(node.children)
        return parent.column() <= 0 and has

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return tr(self.HEADINGS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name_text(node) if index.column() == NAME else self.value_text(node)
        if role == Qt.ItemDataRole.ToolTipRole and not _holds(node.value):
            return tooltips.plain(self.full_text(node))
        return None


class StateModel(ValueTree):
    """The state of a match, with a third column: which event set a value, or one inside it."""

    HEADINGS = (translatable("Name"), translatable("Value"), translatable("Set by"))

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(wording, parent)
        self._blame: Blame | None = None
        self._position = 0

    def show_state(
        self, value: Mapping[str, Any], changes: Sequence[Change], blame: Blame, position: int
    ) -> None:
        """Show the state's view after so many events; see `show_step`."""
        self._blame, self._position = blame, position
        self.show_step(value, changes)

    def setter(self, node: Node) -> int | None:
        """The event that set the value, or the last one that set something inside it; None if none did."""
        if node.is_group or self._blame is None:
            return None
        return self._blame.last_touched(node.path, self._position)

    def setter_text(self, node: Node) -> str:
        """``#31``; empty where no event set the value."""
        number = self.setter(node)
        return "" if number is None else f"#{number}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.column() != SET_BY:
            return super().data(index, role)
        text = self.setter_text(self.node(index))
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole and text:
            return self.tr("Set by {text}. Click to go there.").format(text=text)
        return None


def _holds(value: Any) -> bool:
    return bool(value) and is_part(value)


def _in_groups(value: Any) -> bool:
    return _holds(value) and len(value) > 2 * GROUP_SIZE


def _entries(value: Any) -> Iterator[tuple[str, Any]]:
    """The names and values of a part; when they are many, groups of them named by where they begin."""
    if not _holds(value):
        return
    items = value if isinstance(value, dict) else {str(row): item for row, item in enumerate(value)}
    if len(items) <= 2 * GROUP_SIZE:
        yield from items.items()
        return
    rest = iter(items.items())
    for begin in range(0, len(items), GROUP_SIZE):
        yield str(begin), dict(islice(rest, GROUP_SIZE))


def _number(children: list[Node]) -> None:
    for row, child in enumerate(children):
        child.row = row


def _and_parts_above(path: str) -> list[str]:
    parts = path.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def _with_removed(value: Mapping[str, Any], path: str, old: Any) -> dict[str, Any]:
    """A copy of the parts on the way, with the removed value in its place, last."""
    for name, inner in value.items():
        if isinstance(inner, dict) and path.startswith(f"{name}."):
            return {**value, name: _with_removed(inner, path[len(name) + 1 :], old)}
    return {**value, path: old}
