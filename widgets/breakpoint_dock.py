"""The breakpoints: a line that makes them, their table, and what they have hit live."""

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.core.anomalies import SEVERITIES
from app.core.breakpoints import Breakpoint, BreakpointError, BreakpointKind, check
from app.core.filters import ANY_ANOMALY
from app.core.replay import Replay
from app.qt.breakpoint_model import KINDS, BreakpointModel, Column
from app.qt.cursor import Cursor
from app.qt.live_hit_model import Column as LiveColumn
from app.qt.live_hit_model import LiveHitModel
from app.qt.spoken import said
from app.qt.texts import tr, translatable
from widgets.nothing import Nothing
from widgets.rows import ICON_ONLY, Cell, DenseTable, RowDelegate
from widgets.theme import UNIT, Theme, mono_font, numeric_font, ui_font

NO_BREAKPOINTS = Nothing(
    "map-marker-off-outline",
    translatable("There is no breakpoint"),
    translatable("F9 makes one at the cursor's event, the line above any other."),
)
NO_LIVE_HITS = Nothing(
    "access-point",
    translatable("No live event has hit a breakpoint yet"),
    translatable("Those that do are listed here, and lead to their match."),
)
HINTS = {
    BreakpointKind.EVENT_TYPE: "response.submitted",
    BreakpointKind.PARTICIPANT: "B",
    BreakpointKind.ROBOT: translatable("a robot's id or type"),
    BreakpointKind.ROUND: "2",
    BreakpointKind.ANOMALY: translatable("late_response, or any"),
    BreakpointKind.VALUE: "rounds.2.responses.A",
    BreakpointKind.EXPRESSION: translatable("event.latency > 8000"),
    BreakpointKind.EVENT: "match-events/0@31",
}


class BreakpointDock(QWidget):
    """Enter makes what the line says, or changes the breakpoint that is edited; Escape ends editing.

    In the table Space switches a breakpoint on and off, F2 or Enter edits it, Delete removes it.
    """

    add_requested = Signal(object)
    """Make this `Breakpoint`."""
    change_requested = Signal(int, object)
    """Put this `Breakpoint` in the place of the one in this row."""
    toggle_requested = Signal(int)
    remove_requested = Signal(int)
    arm_requested = Signal(bool)
    """Look for them among live events, or no longer."""
    open_requested = Signal(str, object)
    """Open the match with this id at the record with this position."""

    def __init__(self, model: BreakpointModel, live: LiveHitModel, cursor: Cursor) -> None:
        super().__init__()
        self._model = model
        self._cursor = cursor
        self._edited: int | None = None
        self.kind_box = QComboBox()
        self.kind_box.setAccessibleName(self.tr("What the breakpoint looks at"))
        for kind, name in KINDS.items():
            self.kind_box.addItem(tr(name), kind)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(self.tr("What to stop at"))
        self._in_sight = True
        self._words = QStringListModel(self)
        self.here_box = QCheckBox(self.tr("only in this match"))
        self.add_button = QPushButton(self.tr("Add"))
        self.mistake = QLabel()
        self.mistake.setProperty("kind", "problem")
        self.mistake.setTextFormat(Qt.TextFormat.PlainText)
        self.mistake.hide()
        self.arm_box = QCheckBox(self.tr("Armed on live events"))
        self.arm_box.setToolTip(self.tr("A live event that hits one is announced and listed; nothing stops"))
        self.table = _Breakpoints(model)
        self.live_table = _LiveHits(live)
        self._lay_out()
        self._connect()
        self._choose_kind()

    def _lay_out(self) -> None:
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.edit.setCompleter(completer)
        line = QHBoxLayout()
        line.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        line.setSpacing(UNIT)
        line.addWidget(QLabel(self.tr("Stop at")))
        line.addWidget(self.kind_box)
        line.addWidget(self.edit, 1)
        line.addWidget(self.here_box)
        line.addWidget(self.add_button)
        line.addSpacing(UNIT)
        line.addWidget(self.arm_box)
        self.mistake.setContentsMargins(UNIT, 0, UNIT, UNIT // 2)
        self.split = QSplitter()
        self.split.addWidget(self.table)
        self.split.addWidget(self.live_table)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.live_table.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.mistake)
        column.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.kind_box.currentIndexChanged.connect(self._choose_kind)
        self.edit.returnPressed.connect(self._accept)
        self.edit.textEdited.connect(self.mistake.hide)
        self.add_button.clicked.connect(self._accept)
        self.arm_box.toggled.connect(self._arm)
        self._cursor.replay_changed.connect(self._offer)
        self.table.toggle_requested.connect(self.toggle_requested)
        self.table.remove_requested.connect(self.remove_requested)
        self.table.edit_requested.connect(self._begin_edit)
        self.live_table.activated.connect(self._open_hit)

    @property
    def kind(self) -> BreakpointKind:
        """The kind that is chosen for the next one."""
        return BreakpointKind(self.kind_box.currentData())

    def begin(self, kind: BreakpointKind, argument: str = "") -> None:
        """Have the user write a breakpoint."""
        self._end_edit()
        self.kind_box.setCurrentIndex(self.kind_box.findData(kind))
        self.edit.setText(argument)
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_armed(self, on: bool) -> None:
        """Show whether they are looked for live."""
        self.arm_box.setChecked(on)
        self.live_table.setVisible(on)

    def _arm(self, on: bool) -> None:
        self.live_table.setVisible(on)
        self.arm_requested.emit(on)

    def _choose_kind(self) -> None:
        self.edit.setPlaceholderText(tr(HINTS[self.kind]))
        self.edit.setFont(mono_font() if self.kind is BreakpointKind.EXPRESSION else ui_font())
        self.mistake.hide()
        self._offer()

    def set_in_sight(self, on: bool) -> None:
        """Nobody sees the line, or somebody does: only then it offers what the open match has."""
        self._in_sight = on
        self._offer()

    def _offer(self) -> None:
        """Offer what the open match has of this kind."""
        if self._in_sight:
            self._words.setStringList(_known(self.kind, self._cursor.replay))

    def focusInEvent(self, event: object) -> None:
        self.edit.setFocus()

    def _accept(self) -> None:
        replay = self._cursor.replay
        match_id = replay.match_id if self.here_box.isChecked() and replay is not None else ""
        made = Breakpoint(self.kind, self.edit.text().strip(), True, match_id)
        try:
            check(made)
        except BreakpointError as error:
            self._tell_mistake(said(str(error)), error.column)
            return
        if self._edited is None:
            self.add_requested.emit(made)
        else:
            self.change_requested.emit(self._edited, made)
        self._end_edit()

    def _tell_mistake(self, sentence: str, column: int) -> None:
        """Say what is wrong below the line, and mark the place in it."""
        self.mistake.setText(sentence)
        self.mistake.show()
        self.edit.setFocus()
        if column:
            self.edit.setSelection(column - 1, len(self.edit.text()) - column + 1)

    def _begin_edit(self, row: int) -> None:
        breakpoint_ = self._model.row(row).breakpoint
        self.begin(breakpoint_.kind, breakpoint_.argument)
        self.here_box.setChecked(bool(breakpoint_.match_id))
        self._edited = row
        self.add_button.setText(self.tr("Change"))

    def _end_edit(self) -> None:
        self._edited = None
        self.add_button.setText(self.tr("Add"))
        self.edit.clear()
        self.mistake.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end_edit()
        else:
            super().keyPressEvent(event)

    def _open_hit(self, index: QModelIndex) -> None:
        hit = self.live_table.hits.hit(index.row())
        self.open_requested.emit(hit.match_id, hit.position)


def _known(kind: BreakpointKind, replay: Replay | None) -> list[str]:
    """What the open match has of a kind, sorted."""
    if kind is BreakpointKind.ANOMALY:
        return [ANY_ANOMALY, *SEVERITIES]
    if replay is None:
        return []
    match kind:
        case BreakpointKind.EVENT_TYPE:
            return sorted({step.event.type for step in replay.steps})
        case BreakpointKind.PARTICIPANT:
            return sorted({step.who for step in replay.steps} - {""})
        case BreakpointKind.ROBOT:
            types = replay.final.robot_types
            return sorted({*replay.final.robots, *types, *types.values()})
        case BreakpointKind.ROUND:
            return [str(number) for number in sorted(replay.final.rounds)]
        case _:
            return []


class _Breakpoints(DenseTable):
    """The table itself, and its keys."""

    toggle_requested = Signal(int)
    remove_requested = Signal(int)
    edit_requested = Signal(int)

    def __init__(self, model: BreakpointModel) -> None:
        super().__init__(self.tr("Breakpoints"))
        self.setModel(model)
        self.setItemDelegate(_BreakpointDelegate(self, model))
        self.set_nothing(NO_BREAKPOINTS)
        words, numbers = ui_font(), numeric_font()
        self.set_columns(
            [
                (words, ""),
                (words, self.tr("value changes")),
                (mono_font(), "event.latency > 8000 && event.round"),
                (mono_font(), "match_00000000"),
                (numbers, "00,000"),
                (numbers, self.tr("Live hits")),
                (words, ""),
            ],
            stretched=Column.NOTE,
            narrow={Column.MATCH: 12 * UNIT, Column.ARGUMENT: 20 * UNIT},
        )
        self.setColumnWidth(Column.ENABLED, ICON_ONLY)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda index: self.edit_requested.emit(index.row()))

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.ENABLED:
            self.toggle_requested.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        requests = {
            Qt.Key.Key_Space: self.toggle_requested,
            Qt.Key.Key_Delete: self.remove_requested,
            Qt.Key.Key_F2: self.edit_requested,
            Qt.Key.Key_Return: self.edit_requested,
        }
        row = self.currentIndex().row()
        request = requests.get(Qt.Key(event.key()))
        if request is not None and row >= 0:
            request.emit(row)
        else:
            super().keyPressEvent(event)


class _BreakpointDelegate(RowDelegate):
    def __init__(self, parent: QWidget, model: BreakpointModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        kept = self._model.row(row)
        enabled = kept.breakpoint.enabled
        text = self._model.text(row, column)
        match column:
            case Column.ENABLED:
                icon = "circle" if enabled else "circle-outline"
                return Cell("", theme.text, self.words, icon, theme.bad if enabled else theme.muted)
            case Column.ARGUMENT | Column.MATCH:
                return Cell(text, theme.text, self.mono, faded=not enabled)
            case Column.HITS | Column.LIVE:
                return Cell(text, theme.text, self.numbers, faded=not enabled)
            case Column.NOTE:
                bad = kept.hits is not None and bool(kept.hits.problem)
                return Cell(text, theme.bad if bad else theme.muted, self.words)
            case _:
                return Cell(text, theme.text, self.words, faded=not enabled)


class _LiveHits(DenseTable):
    """What was hit live; Enter or a double click opens the match there."""

    def __init__(self, model: LiveHitModel) -> None:
        super().__init__(self.tr("Live hits"))
        self.hits = model
        self.setModel(model)
        self.setItemDelegate(_LiveHitDelegate(self, model))
        self.set_nothing(NO_LIVE_HITS)
        words = ui_font()
        self.set_columns(
            [
                (mono_font(), "match_00000000"),
                (numeric_font(), "#0000"),
                (words, ""),
                (words, self.tr("round 2 type B")),
            ],
            stretched=LiveColumn.WHAT,
            narrow={LiveColumn.BREAKPOINT: 0},
        )


class _LiveHitDelegate(RowDelegate):
    def __init__(self, parent: QWidget, model: LiveHitModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        text = self._model.text(row, column)
        font = self.mono if column == LiveColumn.MATCH else self.words
        return Cell(text, theme.text if column == LiveColumn.WHAT else theme.muted, font)
