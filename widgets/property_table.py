"""The table of further properties, its keys, and under it what is to be said of the chosen one."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.core.connection_draft import Keeping, Secret
from app.core.connection_form import Value
from app.qt.property_model import Column, PropertyModel, PropertyRules
from app.qt.texts import tr, translatable
from widgets.rows import Cell, DenseTable, Index, RowDelegate
from widgets.theme import UNIT, Theme, mono_font, restyle

ABOUT = translatable(
    "Any property of librdkafka. Enter or F2 edits, Delete removes. "
    "Of a secret write the value, or env:NAME for an environment variable."
)
ADVICE_LINES = 3
ADD = translatable("Add a property…")


class PropertyTable(QWidget):
    """One property a row. What is wrong is marked, and told under the table."""

    edited = Signal()
    """The user has changed something."""

    def __init__(self, rules: PropertyRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PropertyModel(rules, self)
        self.table = _Properties(self.model, sorted(rules.known))
        self.words = QLabel(tr(ABOUT))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setMinimumHeight(ADVICE_LINES * self.words.fontMetrics().lineSpacing())
        self.remove_button = QPushButton(self.tr("Remove"))
        self.remove_button.setToolTip(self.tr("Take the chosen property away (Delete)"))
        self.remove_button.setAutoDefault(False)
        self._lay_out()
        self.remove_button.clicked.connect(lambda: self.model.remove(self.table.currentIndex().row()))
        self.table.selectionModel().currentChanged.connect(self._tell)
        self.model.edited.connect(self._tell)
        self.model.edited.connect(self.edited)
        self._tell()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self.words, 1)
        line.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.table, 1)
        column.addLayout(line)

    def show_properties(
        self, properties: Mapping[str, Value], secrets: Mapping[str, Secret], fielded: Mapping[str, str]
    ) -> None:
        """Show these. ``fielded`` have a field elsewhere, each with the words that stand beside it."""
        self.model.show(properties, secrets)
        self.model.set_fielded(fielded)
        self._tell()

    def set_keyring(self, *, works: bool) -> None:
        """Whether secrets can be kept in a keyring."""
        self.model.secrets_kept_in = Keeping.KEYRING if works else Keeping.ASK

    def check(self) -> QWidget | None:
        """Choose the first row that is wrong; the table then, None when nothing is."""
        wrong = self.model.first_mistake()
        if wrong is None:
            return None
        self.table.setCurrentIndex(self.model.index(wrong, Column.VALUE))
        self._tell()
        return self.table

    def _tell(self) -> None:
        row = self.table.currentIndex().row()
        mistake = self.model.mistake(row) if row >= 0 else ""
        about = self.model.about(row) if row >= 0 else ""
        self.words.setText(mistake or about or tr(ABOUT))
        restyle(self.words, "kind", "problem" if mistake else "muted")
        self.remove_button.setEnabled(0 <= row < self.model.rowCount() - 1)


class _Properties(DenseTable):
    """The table itself, and its keys."""

    def __init__(self, model: PropertyModel, known: list[str]) -> None:
        super().__init__(tr("Properties"))
        self._properties = model
        self.setModel(model)
        self.setItemDelegate(_PropertyDelegate(self, model, known))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.horizontalHeader().setSectionsMovable(False)
        mono = mono_font()
        self.set_columns([(mono, "sasl.oauthbearer.token.endpoint.url__"), (mono, "")], Column.VALUE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and self.state() is QAbstractItemView.State.EditingState:
            event.accept()  # it ends the editing, which comes here too; it must not connect
        elif event.key() == Qt.Key.Key_Delete and current.isValid():
            self._properties.remove(current.row())
        elif is_return and current.isValid():
            self.edit(current)
        else:
            QTableView.keyPressEvent(self, event)  # here left and right go from cell to cell


class _PropertyDelegate(RowDelegate):
    """Completes names, and lets nobody read a secret that is typed."""

    def __init__(self, parent: QWidget, model: PropertyModel, known: list[str]) -> None:
        super().__init__(parent)
        self._model = model
        self._known = known

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        text = str(self._model.index(row, column).data() or "")
        is_name = column == Column.NAME
        if is_name and not text and row == self._model.rowCount() - 1:
            return Cell(tr(ADD), theme.muted, self.words)
        if self._model.mistake(row):
            return Cell(text, theme.bad, self.mono, "alert-circle" if is_name else "", theme.bad)
        return Cell(text, theme.text, self.mono)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(self.mono)
        editor.setProperty("cell", True)
        if index.column() == Column.NAME:
            editor.setAccessibleName(tr("Name of the property"))
            completer = QCompleter(self._known, editor)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)
        else:
            editor.setAccessibleName(tr("Value of the property"))
            if self._model.is_masked(index.row()):
                editor.setEchoMode(QLineEdit.EchoMode.Password)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            self._model.setData(index, editor.text())
