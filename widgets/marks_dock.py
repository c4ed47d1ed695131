"""The marks, of the open match or of all: each leads to what it is on."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from app.core.marks import Mark
from app.qt.cursor import Cursor
from app.qt.mark_model import Column, MarkModel
from app.qt.mark_store import MarkStore
from app.qt.texts import translatable
from widgets import record_menu
from widgets.mark_looks import look_of
from widgets.nothing import Nothing, no_match
from widgets.rows import Cell, DenseTable, RowDelegate
from widgets.theme import UNIT, Theme, mono_font, numeric_font, ui_font

NO_MATCH = no_match(translatable("Choose one in the list of matches, or show the marks of all matches."))
NO_MARKS = Nothing(
    "flag-outline",
    translatable("Nothing is marked in this match"),
    translatable("Ctrl+M marks the event at the cursor."),
)
NO_MARKS_AT_ALL = NO_MARKS._replace(heading=translatable("Nothing is marked"))


class MarksDock(QWidget):
    """A choice of matches above the table of marks.

    Enter or a double click goes there, F2 edits the note, Delete removes the mark, and Ctrl+Z brings the last
    one that was removed back.
    """

    open_requested = Signal(str, object)
    """Open the match with this id at the record with this position; None: as it opens."""
    edit_requested = Signal(object)
    """Edit this `Mark`."""
    export_requested = Signal(list)
    """Write these marks to a file."""

    def __init__(self, store: MarkStore, cursor: Cursor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._cursor = cursor
        self._removed: Mark | None = None
        self.model = MarkModel(self)
        self.table = _Marks(self.model)
        self.scope_box = QComboBox()
        self.scope_box.setAccessibleName(self.tr("Of which matches to show the marks"))
        self.scope_box.addItems([self.tr("This match"), self.tr("All matches")])
        self._count = QLabel()
        self._removal = QLabel()
        for label in (self._count, self._removal):
            label.setProperty("kind", "muted")
            label.setFont(numeric_font())
        self.undo_button = QPushButton(self.tr("Undo"))
        self.undo_button.setProperty("link", True)
        self.undo_button.setToolTip(self.tr("Bring the mark back (Ctrl+Z)"))
        self.export_button = QPushButton(self.tr("Export…"))
        self.export_button.setToolTip(self.tr("Write the marks that are shown to a file"))
        self._lay_out()
        self._connect()
        self._show_removal(None)
        self._show()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        line.setSpacing(UNIT)
        for widget in (self.scope_box, self._count, self._removal, self.undo_button):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.scope_box.currentIndexChanged.connect(self._show)
        self.undo_button.clicked.connect(self.undo)
        self.export_button.clicked.connect(self.export)
        self.table.activated.connect(self._go_to)
        self.table.removal_requested.connect(self._remove)
        self.table.edit_requested.connect(lambda row: self.edit_requested.emit(self.model.mark(row)))
        self.table.undo_requested.connect(self.undo)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self._cursor.replay_changed.connect(self._show)
        self._store.changed.connect(self._show)

    def _show(self) -> None:
        replay, everywhere = self._cursor.replay, self.scope_box.currentIndex() == 1
        if everywhere:
            marks = self._store.all()
        else:
            marks = [] if replay is None else self._store.of_match(replay.match_id)
        self.model.show_marks(marks)
        self._count.setText(self.tr("%Ln marks", "", len(marks)))
        self.export_button.setEnabled(bool(marks))
        if everywhere:
            self.table.set_nothing(NO_MARKS_AT_ALL)
        else:
            self.table.set_nothing(NO_MATCH if replay is None else NO_MARKS)

    def shown(self) -> list[Mark]:
        """The marks in the table."""
        return [self.model.mark(row) for row in range(self.model.row_count())]

    def export(self) -> None:
        """Ask for a file with the marks that are shown."""
        self.export_requested.emit(self.shown())

    def _go_to(self, index: QModelIndex) -> None:
        mark = self.model.mark(index.row())
        self.open_requested.emit(mark.match_id, mark.position)

    def _remove(self, row: int) -> None:
        self.remove(self.model.mark(row))

    def remove(self, mark: Mark) -> None:
        """Take a mark away, and offer to bring it back."""
        self._store.remove(mark.key)
        self._show_removal(mark)

    def undo(self) -> None:
        """Bring the mark back that was removed last."""
        removed = self._removed
        self._show_removal(None)
        if removed is not None:
            self._store.put(removed)

    def _show_removal(self, mark: Mark | None) -> None:
        self._removed = mark
        about = "" if mark is None else f"#{mark.number}" if mark.number is not None else mark.match_id
        self._removal.setText(
            "" if mark is None else self.tr("The mark on {about} was removed.").format(about=about)
        )
        self._removal.setVisible(mark is not None)
        self.undo_button.setVisible(mark is not None)

    def _show_menu(self, where: QPoint) -> None:
        index = self.table.indexAt(where)
        if index.isValid():
            record_menu.pop_up(self.menu(index.row()), self.table, where)

    def menu(self, row: int) -> QMenu:
        """What one can do with a row."""
        menu = QMenu(self)
        mark = self.model.mark(row)
        texts = [self.model.text(row, column) for column in Column]
        menu.addAction(self.tr("Go there")).triggered.connect(lambda: self._go_to(self.model.index(row, 0)))
        menu.addAction(self.tr("Note and colour…")).triggered.connect(lambda: self.edit_requested.emit(mark))
        menu.addAction(self.tr("Remove")).triggered.connect(lambda: self.remove(mark))
        menu.addSeparator()
        menu.addAction(self.tr("Copy as text")).triggered.connect(lambda: record_menu.copy("\t".join(texts)))
        return menu


class _Marks(DenseTable):
    """The table itself, and its keys."""

    removal_requested = Signal(int)
    edit_requested = Signal(int)
    undo_requested = Signal()

    def __init__(self, model: MarkModel) -> None:
        super().__init__(self.tr("Marks"))
        self.setModel(model)
        self.setItemDelegate(_MarkDelegate(self, model))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        words, mono = ui_font(), mono_font()
        self.set_columns(
            [
                (words, "___vermilion"),
                (mono, "match_00000000"),
                (numeric_font(), "#00000"),
                (words, self.tr("somebody answered round 2 in 3.2 s: something to read")),
                (words, ""),
            ],
            stretched=Column.NOTE,
            narrow={Column.WHAT: 24 * UNIT, Column.MATCH: 12 * UNIT},
        )

    def event(self, event: QEvent) -> bool:
        """Here Ctrl+Z brings a mark back, and does not undo what another command did."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.matches(QKeySequence.StandardKey.Undo))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.key() == Qt.Key.Key_Delete and row >= 0:
            self.removal_requested.emit(row)
        elif event.key() == Qt.Key.Key_F2 and row >= 0:
            self.edit_requested.emit(row)
        else:
            super().keyPressEvent(event)


class _MarkDelegate(RowDelegate):
    def __init__(self, parent: QWidget, model: MarkModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        text = self._model.text(row, column)
        match column:
            case Column.COLOUR:
                look = look_of(self._model.mark(row))
                return Cell(text, theme.text, self.words, look.icon, look.colour(theme))
            case Column.MATCH:
                return Cell(text, theme.muted, self.mono)
            case Column.EVENT:
                return Cell(text, theme.muted, self.numbers)
            case _:
                return Cell(text, theme.text, self.words)
