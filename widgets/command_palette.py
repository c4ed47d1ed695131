"""The command palette: type some letters of a command, or a place to go to, and press Enter."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSettings, Qt
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.qt.key_map import KeyMap, native
from app.qt.palette_model import MOST_RECENT, Column, Entry, PaletteModel, ranked
from app.qt.texts import tr, translatable
from widgets.actions import COMMANDS, Command
from widgets.command_states import reason_against
from widgets.filter_edit import filter_edit
from widgets.nothing import Nothing
from widgets.rows import Cell, DenseTable, RowDelegate
from widgets.theme import UNIT, Theme, ui_font

SETTING = "palette/recent"
HINT = translatable("A command, its key, #31 for an event, or a match id")
NOTHING_FOUND = Nothing(
    "magnify",
    translatable("Nothing is called that"),
    translatable("Commands, the number of an event, and the ids of matches are found here."),
)
SIZE = (110 * UNIT, 56 * UNIT)
"""Wide enough for the reason why a command cannot be used."""

Jumps = Callable[[str], Sequence[Entry]]


class CommandPalette(QDialog):
    """Lists all commands, those that were run last first; ``jumps`` finds the places for what was typed."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        keys: KeyMap,
        settings: QSettings,
        jumps: Jumps,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(self.tr("Command palette"))
        self.setModal(True)
        self.resize(*SIZE)
        self._actions = actions
        self._keys = keys
        self._settings = settings
        self._jumps = jumps
        self.model = PaletteModel(self)
        self.edit = filter_edit(self.tr("Find a command"), tr(HINT))
        self.edit.installEventFilter(self)
        self.table = _table(self.model)
        page = QVBoxLayout(self)
        page.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        page.setSpacing(UNIT)
        page.addWidget(self.edit)
        page.addWidget(self.table, 1)
        self.edit.textChanged.connect(self._find)
        self.edit.returnPressed.connect(self.run)
        self.table.clicked.connect(lambda _: self.run())

    def open_empty(self) -> None:
        """Open with nothing typed."""
        self.edit.clear()
        self._find("")
        self.open()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def run(self) -> None:
        """Close, and do what is chosen; what cannot be done leaves the palette open."""
        current = self.table.currentIndex()
        if not current.isValid() or not self.model.entry(current.row()).usable:
            return
        entry = self.model.entry(current.row())
        self.accept()
        if entry.name:
            others = [name for name in self._recent() if name != entry.name]
            self._settings.setValue(SETTING, " ".join([entry.name, *others][:MOST_RECENT]))
        entry.run()

    def _find(self, text: str) -> None:
        self.model.show_entries([*self._jumps(text), *ranked(text, self._commands(), self._recent())])
        if self.model.row_count():
            self.table.selectRow(0)

    def _commands(self) -> list[Entry]:
        return [self._entry(command) for command in COMMANDS if command.name != "palette"]

    def _entry(self, command: Command) -> Entry:
        action = self._actions[command.name]
        return Entry(
            title=self.tr("Go to pane: {title}").format(title=command.title)
            if command.name.startswith("pane_")
            else command.title,
            run=action.trigger,
            note=reason_against(action) or command.group_title,
            keys="  ·  ".join(map(native, self._keys.keys(command.name))),
            name=command.name,
            usable=action.isEnabled(),
        )

    def _recent(self) -> list[str]:
        """The names of the commands that were run last, the newest first."""
        return str(self._settings.value(SETTING, "")).split()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while one types."""
        moving = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in moving:
            self.table.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand in the middle of the window's upper part."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None:
            self.resize(min(SIZE[0], window.width() - 4 * UNIT), min(SIZE[1], window.height() - 12 * UNIT))
            self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 8 * UNIT)))


def _table(model: PaletteModel) -> DenseTable:
    table = DenseTable(tr("What was found"))
    table.setModel(model)
    table.setItemDelegate(_Delegate(table, model))
    samples = ("", tr("Connect to Kafka or open a file first."), "Ctrl+Shift+F10  ·  Shift+Right")
    table.set_columns(
        [(ui_font(), sample) for sample in samples], stretched=Column.TITLE, narrow={Column.NOTE: 12 * UNIT}
    )
    table.horizontalHeader().hide()
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.set_nothing(NOTHING_FOUND)
    return table


class _Delegate(RowDelegate):
    def __init__(self, parent: QWidget, model: PaletteModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        usable = self._model.entry(row).usable
        colour = theme.text if usable and column == Column.TITLE else theme.muted
        return Cell(self._model.text(row, column), colour, self.words, faded=not usable)
