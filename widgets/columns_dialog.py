"""The dialog in which a table's columns are chosen, ordered and sized, by mouse or keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.number_box import NumberBox
from widgets.theme import ROW_HEIGHT, UNIT

WIDTH, HEIGHT = 44 * UNIT, 50 * UNIT
NARROWEST, WIDEST = 3 * UNIT, 200 * UNIT


class ColumnsDialog(QDialog):
    """Changes the columns at once, so that one sees in the table what comes of it."""

    reset_requested = Signal()
    """Show the columns as they come with the program, then `fill`."""

    def __init__(self, header: QHeaderView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Columns of the match list"))
        self._header = header
        self._filling = False
        self.names = _Names()
        self.up_button = QPushButton(self.tr("Move up"))
        self.down_button = QPushButton(self.tr("Move down"))
        self.width_box = NumberBox()
        self.width_box.setRange(NARROWEST, WIDEST)
        self.width_box.setSingleStep(UNIT)
        self.width_box.setSuffix(self.tr(" px"))
        self.width_box.setAccessibleName(self.tr("Width"))
        self.reset_button = QPushButton(self.tr("Reset"))
        self._lay_out()
        self.names.itemChanged.connect(self._choose)
        self.names.currentRowChanged.connect(self._show_current)
        self.names.move_requested.connect(self._move)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.width_box.valueChanged.connect(self._resize)
        self.reset_button.clicked.connect(self.reset_requested)
        self.fill()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        for widget in (self.up_button, self.down_button):
            line.addWidget(widget)
        line.addStretch()
        line.addWidget(QLabel(self.tr("Width")))
        line.addWidget(self.width_box)
        hint = QLabel(self.tr("Space shows or hides a column, Ctrl+↑ and Ctrl+↓ move it."))
        hint.setProperty("kind", "muted")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.reset_button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(hint)
        column.addWidget(self.names, 1)
        column.addLayout(line)
        column.addWidget(buttons)
        self.resize(WIDTH, HEIGHT)

    def fill(self) -> None:
        """Show the columns as they are now, from left to right."""
        row = max(0, self.names.currentRow())
        self._filling = True
        self.names.clear()
        model = self._header.model()
        for visual in range(self._header.count()):
            column = self._header.logicalIndex(visual)
            item = QListWidgetItem(str(model.headerData(column, Qt.Orientation.Horizontal)))
            item.setData(_COLUMN, column)
            hidden = self._header.isSectionHidden(column)
            item.setCheckState(Qt.CheckState.Unchecked if hidden else Qt.CheckState.Checked)
            self.names.addItem(item)
        self._filling = False
        self._keep_one()
        self.names.setCurrentRow(row)
        self._show_current()

    def _column(self, row: int) -> int:
        return int(self.names.item(row).data(_COLUMN))

    def _keep_one(self) -> None:
        """The last column that is shown cannot be hidden."""
        items = [self.names.item(row) for row in range(self.names.count())]
        shown = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        self._filling = True
        for item in items:
            item.setFlags(_FLAGS if shown == [item] else _FLAGS | Qt.ItemFlag.ItemIsUserCheckable)
        self._filling = False

    def _choose(self, item: QListWidgetItem) -> None:
        if not self._filling:
            shown = item.checkState() is Qt.CheckState.Checked
            self._header.setSectionHidden(int(item.data(_COLUMN)), not shown)
            self._keep_one()
            self._show_current()

    def _show_current(self) -> None:
        row = self.names.currentRow()
        if self._filling or row < 0:
            return
        column = self._column(row)
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(row < self.names.count() - 1)
        self.width_box.setEnabled(not self._header.isSectionHidden(column))
        self.width_box.blockSignals(True)
        self.width_box.setValue(self._header.sectionSize(column))
        self.width_box.blockSignals(False)

    def _move(self, by: int) -> None:
        row = self.names.currentRow()
        if 0 <= row + by < self.names.count():
            self._header.moveSection(row, row + by)
            self.names.setCurrentRow(row + by)
            self.fill()

    def _resize(self, width: int) -> None:
        if self.names.currentRow() >= 0:
            self._header.resizeSection(self._column(self.names.currentRow()), width)


_COLUMN = Qt.ItemDataRole.UserRole
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Names(QListWidget):
    """The columns' names; Ctrl+Up and Ctrl+Down move one."""

    move_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Columns"))
        self.setStyleSheet(f"QListWidget::item {{ min-height: {ROW_HEIGHT}px; }}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        by = steps.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_requested.emit(by)
        else:
            super().keyPressEvent(event)
