"""The dialog that saves the filter in use by a name, and lists the saved ones."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.filters import Filter
from app.core.saved_filters import SavedFilters, proper_name
from app.core.time_text import time_text
from app.qt.texts import tr, translatable
from app.qt.zones import zone
from widgets.nothing import Nothing, paint_nothing
from widgets.theme import UNIT, row_height

WIDTH, HEIGHT = 64 * UNIT, 52 * UNIT
NONE_SAVED = Nothing(
    "bookmark-outline",
    translatable("No filter is saved yet"),
    translatable("Choose what to see in the line above the matches, then give it a name here."),
)


class SavedFiltersDialog(QDialog):
    """Asks by signals for what is to be kept, and shows what is kept."""

    chosen = Signal(object)
    """Use this `Filter`."""
    changed = Signal(object)
    """Keep these by name; a name with None goes."""

    def __init__(self, current: Filter, saved: SavedFilters, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Saved filters"))
        self._current = current
        self._saved: SavedFilters = {}
        self.name_edit = QLineEdit()
        self.name_edit.setPlaceholderText(self.tr("Name of the filter in use"))
        self.name_edit.setAccessibleName(self.tr("Name of the filter in use"))
        self.save_button = QPushButton(self.tr("Save"))
        self.names = _Names()
        self.use_button = QPushButton(self.tr("Use"))
        self.rename_button = QPushButton(self.tr("Rename"))
        self.delete_button = QPushButton(self.tr("Delete"))
        self.outcome = QLabel()
        self.outcome.setProperty("kind", "muted")
        self.outcome.setWordWrap(True)
        self.outcome.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self._connect()
        self.show_saved(saved)

    def _lay_out(self) -> None:
        naming = QHBoxLayout()
        naming.setSpacing(UNIT)
        naming.addWidget(self.name_edit, 1)
        naming.addWidget(self.save_button)
        in_use = QLabel(in_words(self._current) or self.tr("No filter is in use, so there is none to save."))
        in_use.setProperty("kind", "muted")
        in_use.setWordWrap(True)
        in_use.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in (self.use_button, self.rename_button, self.delete_button):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addLayout(naming)
        column.addWidget(in_use)
        column.addWidget(self.names, 1)
        column.addWidget(self.outcome)
        column.addWidget(buttons)
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(False)  # Enter belongs to the name and to the list
        self.resize(WIDTH, HEIGHT)

    def _connect(self) -> None:
        self.name_edit.setEnabled(not self._current.is_empty)
        self.name_edit.textChanged.connect(self._show_usable)
        self.name_edit.returnPressed.connect(self._save)
        self.save_button.clicked.connect(self._save)
        self.names.currentItemChanged.connect(self._show_usable)
        self.names.itemDoubleClicked.connect(self._use)
        self.names.use_requested.connect(self._use)
        self.names.delete_requested.connect(self._delete)
        # Not while the view still ends the editing: the names are listed anew.
        self.names.itemChanged.connect(lambda _: QTimer.singleShot(0, self, self._take_name))
        self.use_button.clicked.connect(self._use)
        self.rename_button.clicked.connect(lambda: self.names.editItem(self.names.currentItem()))
        self.delete_button.clicked.connect(self._delete)

    # What is kept.

    def show_saved(self, saved: SavedFilters) -> None:
        """Show what is kept now; the one that the keyboard stood at keeps it, or the one in its place."""
        row, name = self.names.currentRow(), self._current_name()
        self._saved = saved
        self.names.blockSignals(True)
        self.names.clear()
        for each, chosen in saved.items():
            item = QListWidgetItem(each)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(_NAME, each)
            item.setToolTip(in_words(chosen))
            self.names.addItem(item)
        self.names.blockSignals(False)
        names = list(saved)
        self.names.setCurrentRow(names.index(name) if name in saved else min(max(row, 0), len(names) - 1))
        self.outcome.clear()
        self._show_usable()

    def show_problem(self, sentence: str) -> None:
        """It could not be kept."""
        self.outcome.setText(sentence)

    def _current_name(self) -> str:
        row = self.names.currentRow()
        return "" if row < 0 else str(self.names.item(row).data(_NAME))

    def _show_usable(self) -> None:
        name = proper_name(self.name_edit.text())
        self.save_button.setEnabled(bool(name) and not self._current.is_empty)
        self.save_button.setText(self.tr("Replace") if name in self._saved else self.tr("Save"))
        for button in (self.use_button, self.rename_button, self.delete_button):
            button.setEnabled(self.names.currentRow() >= 0)

    # What the user does.

    def _save(self) -> None:
        name = proper_name(self.name_edit.text())
        if name and not self._current.is_empty:
            self.name_edit.clear()
            self.changed.emit({name: self._current})

    def _use(self) -> None:
        name = self._current_name()
        if name in self._saved:
            self.chosen.emit(self._saved[name])
            self.accept()

    def _delete(self) -> None:
        if name := self._current_name():
            self.changed.emit({name: None})

    def _take_name(self) -> None:
        """A name was edited: keep it, if it can be one."""
        before = self._current_name()
        name = proper_name(self.names.currentItem().text()) if before else ""
        if before in self._saved and name not in ("", *self._saved):
            self.names.currentItem().setData(_NAME, name)
            self.changed.emit({before: None, name: self._saved[before]})
            return
        self.show_saved(self._saved)
        if not name:
            self.outcome.setText(self.tr("A filter needs a name."))
        elif name != before:
            self.outcome.setText(self.tr("There is a filter of that name already."))


_NAME = Qt.ItemDataRole.UserRole


class _Names(QListWidget):
    """The names: Enter uses one, F2 renames it, Delete deletes it."""

    use_requested = Signal()
    delete_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Saved filters"))
        self.setUniformItemSizes(True)
        self.setStyleSheet(f"QListWidget::item {{ min-height: {row_height()}px; }}")
        self.setEditTriggers(self.EditTrigger.EditKeyPressed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            paint_nothing(self.viewport(), NONE_SAVED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() != self.State.EditingState:  # else it ended the editing
                self.use_requested.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)


def in_words(chosen: Filter) -> str:
    """The filter's conditions, one after the other."""
    names = {
        "robot": tr("robot"),
        "outcome": tr("outcome"),
        "status": tr("status"),
        "anomaly": tr("anomaly"),
        "participants": tr("participants"),
        "started_since": tr("started from"),
        "started_until": tr("started before"),
        "text": tr("text"),
        "where": tr("expression"),
    }
    parts = []
    for field, name in names.items():
        value = getattr(chosen, field)
        text = value if isinstance(value, str) else time_text(value, zone().info)
        if text:
            parts.append(f"{name} {text}")
    return " · ".join(parts)
