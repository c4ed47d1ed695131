"""The remembered connections, and what one can do with them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.qt.texts import tr, translatable
from widgets import icons
from widgets.theme import UNIT

NEW = ""
"""The name of the connection that is not remembered."""
NEW_TEXT = translatable("New connection")
WIDTH = 26 * UNIT
ROW = 4 * UNIT


class ProfileList(QWidget):
    """A new connection, and under it the remembered ones by name; above them what one can do.

    F2 renames, Delete deletes.
    """

    chosen = Signal(str)
    """Show the connection of this name; `NEW` is the new one."""
    new_requested = Signal()
    duplicate_requested = Signal()
    rename_requested = Signal()
    delete_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _Names()
        self.new_button = _button("plus", self.tr("Begin a new connection"))
        self.duplicate_button = _button(
            "content-copy", self.tr("Begin a new connection as a copy of this one")
        )
        self.delete_button = _button("trash-can-outline", self.tr("Delete this connection (Delete)"))
        self.more_button = _button("dots-vertical", self.tr("Rename, import or export"))
        self.rename_action = QAction(self.tr("Rename (F2)"), self)
        self.import_action = QAction(self.tr("Import…"), self)
        self.export_action = QAction(self.tr("Export…"), self)
        self._lay_out()
        self._connect()
        self.set_names([])

    def _lay_out(self) -> None:
        menu = QMenu(self)
        menu.addActions([self.rename_action, self.import_action, self.export_action])
        self.more_button.setMenu(menu)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = QHBoxLayout()
        line.setSpacing(UNIT // 2)
        for button in (self.new_button, self.duplicate_button, self.delete_button):
            line.addWidget(button)
        line.addStretch()
        line.addWidget(self.more_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(line)
        column.addWidget(self.list, 1)
        self.setFixedWidth(WIDTH)

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new_requested)
        self.duplicate_button.clicked.connect(self.duplicate_requested)
        self.delete_button.clicked.connect(self.delete_requested)
        self.rename_action.triggered.connect(self.rename_requested)
        self.import_action.triggered.connect(self.import_requested)
        self.export_action.triggered.connect(self.export_requested)
        self.list.rename_requested.connect(self._ask_rename)
        self.list.delete_requested.connect(self._ask_delete)
        self.list.currentRowChanged.connect(self._take_row)

    @property
    def current(self) -> str:
        """The name of the chosen connection."""
        row = self.list.currentRow()
        return NEW if row < 0 else self._name(row)

    @property
    def names(self) -> list[str]:
        """The names of the remembered connections."""
        return [self._name(row) for row in range(1, self.list.count())]

    def _name(self, row: int) -> str:
        return str(self.list.item(row).data(Qt.ItemDataRole.UserRole))

    def set_names(self, names: list[str], chosen: str = NEW) -> None:
        """Show these, and one of them as the chosen one; nobody is told."""
        self.list.blockSignals(True)
        self.list.clear()
        for name in (NEW, *names):
            item = QListWidgetItem(
                icons.icon("lan-connect" if name else "plus", "muted"), name or tr(NEW_TEXT)
            )
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, ROW))
            self.list.addItem(item)
        self.list.setCurrentRow(names.index(chosen) + 1 if chosen in names else 0)
        self.list.blockSignals(False)
        self._show_possible()

    def choose(self, name: str) -> None:
        """Choose a connection, as if it was clicked."""
        names = self.names
        self.list.setCurrentRow(names.index(name) + 1 if name in names else 0)

    def mark_changed(self, *, changed: bool) -> None:
        """Whether the chosen connection differs from what is remembered."""
        if self.current != NEW:
            item = self.list.currentItem()
            item.setText(f"{self.current} •" if changed else self.current)
            item.setToolTip(self.tr("Not saved yet") if changed else "")

    def _take_row(self) -> None:
        self._show_possible()
        self.chosen.emit(self.current)

    def _show_possible(self) -> None:
        remembered = self.current != NEW
        self.delete_button.setEnabled(remembered)
        self.rename_action.setEnabled(remembered)
        self.export_action.setEnabled(remembered)

    def _ask_rename(self) -> None:
        if self.current != NEW:
            self.rename_requested.emit()

    def _ask_delete(self) -> None:
        if self.current != NEW:
            self.delete_requested.emit()


class _Names(QListWidget):
    """The list itself, and its keys."""

    rename_requested = Signal()
    delete_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Connections"))
        self.setIconSize(QSize(16, 16))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.rename_requested.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)


def _button(icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon(icon))
    button.setIconSize(QSize(18, 18))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
