"""The dialog of keys: lists every command with its keys, finds one, and gives it others."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QWidget,
)

from app.qt.key_map import KeyMap, KeyMapError
from app.qt.key_model import Column, KeyModel, KeyRow
from app.qt.texts import tr, translatable
from widgets.filter_edit import filter_edit
from widgets.nothing import Nothing
from widgets.rows import Cell, DenseTable, RowDelegate
from widgets.theme import UNIT, Theme, ui_font

NOTHING_FOUND = Nothing(
    "magnify",
    translatable("No command has these words"),
    translatable("Write a part of its name, of its group, or of a key."),
)
NO_COMMAND = translatable("Choose a command to change its keys.")


class KeyEditor(QDialog):
    """Every change counts at once and is remembered; a key that means another command already is refused."""

    def __init__(self, rows: Sequence[KeyRow], keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(80 * UNIT, 72 * UNIT)
        self._keys = keys
        self.model = KeyModel(rows, keys, self)
        self.filter = filter_edit(self.tr("Find a command or a key"), self.tr("Find a command or a key"))
        self.table = _table(self.model)
        self.chosen = QLabel(tr(NO_COMMAND))
        self.chosen.setProperty("kind", "heading")
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(self.tr("New key"))
        self.assign_button = QPushButton(self.tr("Use this key"))
        self.add_button = QPushButton(self.tr("Add as another key"))
        self.remove_button = QPushButton(self.tr("Remove its keys"))
        self.reset_button = QPushButton(self.tr("Reset"))
        self.reset_all_button = QPushButton(self.tr("Reset all"))
        self.close_button = QPushButton(self.tr("Close"))
        self.timeline_keys = QLabel(
            self.tr(
                "While the timeline has the focus: W and S, + and −, or the wheel zoom, A and D pan, "
                "0 fits the match, R the round at the cursor, T changes between time and order."
            )
        )
        self.timeline_keys.setProperty("kind", "muted")
        self.timeline_keys.setWordWrap(True)
        self.mistake = QLabel()
        self.mistake.setProperty("kind", "problem")
        self.mistake.setTextFormat(Qt.TextFormat.PlainText)
        self.mistake.setWordWrap(True)
        self._lay_out()
        self._connect()
        self._show_row()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        for button in (self.assign_button, self.add_button, self.remove_button, self.reset_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        end = QHBoxLayout()
        end.setSpacing(UNIT)
        end.addStretch(1)
        for button in (self.reset_all_button, self.close_button):
            button.setAutoDefault(False)
            end.addWidget(button)
        new = QLabel(self.tr("New key"))
        new.setBuddy(self.edit)
        page = QGridLayout(self)
        page.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        page.setSpacing(UNIT)
        page.setColumnStretch(1, 1)
        page.setRowStretch(1, 1)
        page.addWidget(self.filter, 0, 0, 1, 2)
        page.addWidget(self.table, 1, 0, 1, 2)
        page.addWidget(self.chosen, 2, 0, 1, 2)
        page.addWidget(new, 3, 0)
        page.addWidget(self.edit, 3, 1)
        page.addLayout(buttons, 4, 0, 1, 2)
        page.addWidget(self.mistake, 5, 0, 1, 2)
        page.addWidget(self.timeline_keys, 6, 0, 1, 2)
        page.addLayout(end, 7, 0, 1, 2)
        self.mistake.setMinimumHeight(2 * self.mistake.fontMetrics().lineSpacing())

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._find)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.activated.connect(lambda _: self.edit.setFocus(Qt.FocusReason.OtherFocusReason))
        self.edit.keySequenceChanged.connect(lambda _: self._show_buttons())
        self.edit.keySequenceChanged.connect(self.mistake.clear)
        self.assign_button.clicked.connect(self._assign)
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(lambda: self._change(lambda row: self._keys.assign(row.name, ())))
        self.reset_button.clicked.connect(lambda: self._change(lambda row: self._keys.reset(row.name)))
        self.reset_all_button.clicked.connect(self._reset_all)
        self.close_button.clicked.connect(self.accept)

    def open_all(self) -> None:
        """Open with every command, ready to find one."""
        self.filter.clear()
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open()

    def choose(self, name: str) -> None:
        """Stand at a command, if it is shown."""
        row = self.model.row_of(name)
        if row is not None:
            self.table.selectRow(row)

    # The user chooses a command.

    @property
    def _row(self) -> KeyRow | None:
        current = self.table.currentIndex()
        return self.model.row(current.row()) if current.isValid() else None

    def _find(self, text: str) -> None:
        self.model.set_filter(text)
        if not self.table.currentIndex().isValid() and self.model.row_count():
            self.table.selectRow(0)
        self._show_row()

    def _row_chosen(self, _current: QModelIndex) -> None:
        self.edit.clear()
        self._show_row()

    def _show_row(self) -> None:
        row = self._row
        self.chosen.setText(tr(NO_COMMAND) if row is None else row.title)
        self.edit.setEnabled(row is not None)
        self.mistake.clear()
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self._row
        typed = not self.edit.keySequence().isEmpty()
        self.assign_button.setEnabled(row is not None and typed)
        self.add_button.setEnabled(row is not None and typed)
        self.remove_button.setEnabled(row is not None and bool(self._keys.keys(row.name)))
        self.reset_button.setEnabled(row is not None and self._keys.is_custom(row.name))

    # The user changes its keys.

    def _assign(self) -> None:
        self._change(lambda row: self._keys.assign(row.name, (self._typed(),)))

    def _add(self) -> None:
        self._change(lambda row: self._keys.assign(row.name, (*self._keys.keys(row.name), self._typed())))

    def _typed(self) -> str:
        return self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _change(self, change: Callable[[KeyRow], None]) -> None:
        row = self._row
        if row is None:
            return
        try:
            change(row)
        except KeyMapError as error:
            self.mistake.setText(str(error))
            return
        self.choose(row.name)
        self.edit.clear()
        # The button goes grey, and the keyboard would go on to the one that takes the keys away.
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_row()

    def _reset_all(self) -> None:
        self._keys.reset_all()
        self._show_row()


def _table(model: KeyModel) -> DenseTable:
    table = DenseTable(tr("Commands and their keys"))
    table.setModel(model)
    table.setItemDelegate(_Delegate(table, model))
    samples = ("Breakpoint", "", "Ctrl+Shift+F10  ·  Shift+Right", "changed")
    table.set_columns([(ui_font(), sample) for sample in samples], stretched=Column.COMMAND)
    table.set_nothing(NOTHING_FOUND)
    return table


class _Delegate(RowDelegate):
    def __init__(self, parent: QWidget, model: KeyModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        text = self._model.text(row, column)
        if column == Column.COMMAND:
            return Cell(text, theme.text, self.words)
        if column == Column.CHANGED and text:
            return Cell(text, theme.accent, self.words)
        return Cell(text, theme.muted, self.numbers)
