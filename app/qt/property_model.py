"""The further properties of a connection as a table that one writes into."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.core.connection_draft import Keeping, Secret
from app.core.connection_form import Value
from app.qt.connection_words import KEEPING
from app.qt.texts import tr, translatable

Index = QModelIndex | QPersistentModelIndex

FROM_ENVIRONMENT = "env:"
MASK = "••••••••"
HEADINGS = (translatable("Property"), translatable("Value"))
_NO_PARENT = QModelIndex()
_Role = Qt.ItemDataRole


class Column(IntEnum):
    """What a cell holds."""

    NAME = 0
    VALUE = 1


@dataclass(frozen=True)
class PropertyRules:
    """What is known of properties.

    ``known`` has a line about each by its name. ``mistake`` is a sentence on what is wrong with a name or its
    value, empty when nothing is; ``is_secret`` tells whether a value must not be shown. ``fielded`` are those
    that have a field elsewhere, each with the words that stand beside it.
    """

    known: Mapping[str, str]
    mistake: Callable[[str, str], str]
    is_secret: Callable[[str], bool]
    fielded: Mapping[str, str]


@dataclass
class _Row:
    name: str = ""
    value: str = ""
    keeping: Keeping | None = None
    """Where a secret is kept that was not typed anew."""


class PropertyModel(QAbstractTableModel):
    """One property a row, and a last row that is empty, for one more."""

    edited = Signal()
    """The user has changed something."""

    def __init__(self, rules: PropertyRules, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self._rows = [_Row()]
        self._fielded: Mapping[str, str] = rules.fielded
        self.secrets_kept_in = Keeping.KEYRING

    def show(self, properties: Mapping[str, Value], secrets: Mapping[str, Secret]) -> None:
        """Have these."""
        self.beginResetModel()
        self._rows = [_Row(name, _written(value)) for name, value in properties.items()]
        self._rows += [_secret_row(name, secret) for name, secret in secrets.items()]
        self._rows.append(_Row())
        self.endResetModel()

    def set_fielded(self, names: Mapping[str, str]) -> None:
        """These have a field elsewhere now."""
        self._fielded = names
        self._emit_changed(0, len(self._rows) - 1)

    def remove(self, row: int) -> None:
        """Take a property away; the empty row stays."""
        if row < len(self._rows) - 1:
            self.beginRemoveRows(_NO_PARENT, row, row)
            del self._rows[row]
            self.endRemoveRows()
            self.edited.emit()

    def properties(self) -> dict[str, str]:
        """What is written, but for the secrets."""
        return {row.name: row.value for row in self._named() if not self._rules.is_secret(row.name)}

    def secrets(self) -> dict[str, Secret]:
        """The secrets that are written, and where they are kept."""
        return {row.name: self._secret(row) for row in self._named() if self._rules.is_secret(row.name)}

    def mistake(self, row: int) -> str:
        """What is wrong with a row, as a sentence; empty when nothing is."""
        name, value = self._rows[row].name, self._rows[row].value
        if not name:
            return self.tr("Name the property of this value.") if value else ""
        if name in self._fielded:
            return self.tr("{name} has a field of its own: {place}.").format(
                name=name, place=self._fielded[name]
            )
        if any(other.name == name for other in self._rows[:row]):
            return self.tr("{name} is there twice; remove one of them.").format(name=name)
        if self._rules.is_secret(name):
            unknown = "" if name in self._rules.known else self._rules.mistake(name, "")
            has_value = value or self._rows[row].keeping is not None
            lacking = self.tr("{name} has no value yet; write one.").format(name=name)
            return unknown or ("" if has_value else lacking)
        return self._rules.mistake(name, value)

    def first_mistake(self) -> int | None:
        """The first row that is wrong."""
        return next((row for row in range(len(self._rows)) if self.mistake(row)), None)

    def about(self, row: int) -> str:
        """What the property does, and where it is kept when it is a secret."""
        name = self._rows[row].name
        what = self._rules.known.get(name, "")
        if name and self._rules.is_secret(name):
            where = tr(KEEPING[self._secret(self._rows[row]).keeping])
            return self.tr("{what} Kept: {where}.").format(what=what, where=where).strip()
        return what

    def _named(self) -> list[_Row]:
        return [row for row in self._rows if row.name]

    def _secret(self, row: _Row) -> Secret:
        if row.value.startswith(FROM_ENVIRONMENT):
            return Secret(Keeping.ENVIRONMENT, variable=row.value.removeprefix(FROM_ENVIRONMENT))
        return Secret(row.keeping or self.secrets_kept_in, typed=row.value)

    def is_masked(self, row: int) -> bool:
        """Whether the value is a secret that must not be shown."""
        written = self._rows[row]
        return self._rules.is_secret(written.name) and not written.value.startswith(FROM_ENVIRONMENT)

    # Qt's questions.

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return tr(HEADINGS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _Role.ToolTipRole:
            return self.mistake(index.row()) or self.about(index.row()) or None
        if role not in (_Role.DisplayRole, _Role.EditRole):
            return None
        if index.column() == Column.NAME:
            return row.name
        if not self.is_masked(index.row()):
            return row.value
        return MASK if role == _Role.DisplayRole and (row.value or row.keeping) else ""

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.EditRole or not index.isValid():
            return False
        row, text = self._rows[index.row()], str(value).strip()
        if index.column() == Column.NAME:
            self._rename(row, text)
        elif self.is_masked(index.row()) and not text:
            return False  # the editor of a secret begins empty: it was left as it is
        else:
            row.value, row.keeping = text, None
        self._emit_changed(index.row(), len(self._rows) - 1)
        if index.row() == len(self._rows) - 1 and (row.name or row.value):
            self.beginInsertRows(_NO_PARENT, len(self._rows), len(self._rows))
            self._rows.append(_Row())
            self.endInsertRows()
        self.edited.emit()
        return True

    def _rename(self, row: _Row, name: str) -> None:
        """Give a row another name; a secret does not become readable by it."""
        if self._rules.is_secret(row.name) and not self._rules.is_secret(name):
            row.value, row.keeping = "", None
        row.name = name

    def _emit_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(HEADINGS) - 1))


def _written(value: Value) -> str:
    """As librdkafka reads it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _secret_row(name: str, secret: Secret) -> _Row:
    if secret.keeping is Keeping.ENVIRONMENT:
        return _Row(name, FROM_ENVIRONMENT + secret.variable)
    return _Row(name, secret.typed, None if secret.typed else secret.keeping)
