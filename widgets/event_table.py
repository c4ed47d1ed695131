"""The events of the open match. Its selection is the cursor: going to a row is going to its event."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from app.core.branches import BranchReplay
from app.core.replay import Step
from app.core.state import Position, Severity
from app.qt import local
from app.qt.cursor import Cursor
from app.qt.event_model import Column, EventModel
from app.qt.open_marks import OpenMarks
from app.qt.texts import translatable
from widgets import record_menu
from widgets.filter_edit import filter_edit
from widgets.looks import ROLES, SEVERITIES
from widgets.mark_looks import look_of
from widgets.nothing import Nothing, no_match
from widgets.rows import ICON_ONLY, Cell, DenseTable, RowDelegate
from widgets.theme import UNIT, Theme, mono_font, numeric_font, row_height, theme_of, ui_font

NO_MATCH = no_match(translatable("Choose one in the list of matches: its events are listed here."))
NOTHING_SHOWN = Nothing(
    "filter-off-outline",
    translatable("No event passes the filter"),
    translatable("Empty the field above, and choose “Everyone” beside it, to see all events of the match."),
)
BREAK_ICON = "circle"
ROWS_AROUND = 2
"""How many rows stay in sight on either side of the cursor's."""
LINE = 2
"""How thick the line is that stands for a cursor whose event is hidden, in pixels."""


class EventTable(QWidget):
    """A filter line above the table of events; the cursor's event is highlighted, later ones are faded."""

    record_requested = Signal(object)
    """Show this `Record`."""
    anomalies_requested = Signal(int)
    """Show the anomalies of the event with this number."""
    menu_opening = Signal(QMenu, object)
    """A row's context menu is about to open: others may add what they can do with its `Step`."""
    skipped_chosen = Signal(object)
    """The row of an event was chosen that the what-if branch skips: its `Position`."""

    def __init__(self, cursor: Cursor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._busy = False
        self.model = EventModel(self)
        self.filter_edit = filter_edit(
            self.tr("Filter events"), self.tr('Filter events: words, -without, "a phrase"')
        )
        self.who_box = QComboBox()
        self.who_box.setAccessibleName(self.tr("Whose events to show"))
        self.who_box.setMinimumContentsLength(14)
        self.who_box.addItem(self.tr("Everyone"), "")
        self._count = QLabel()
        self._count.setProperty("kind", "muted")
        self._count.setFont(numeric_font())
        self.table = _Events(self.model, cursor)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.activated.connect(lambda index: self._request_record(index.row()))
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.filter_edit.textChanged.connect(self._filter)
        self.filter_edit.returnPressed.connect(cursor.forward)
        self.who_box.currentIndexChanged.connect(self._filter)
        cursor.replay_changed.connect(self._show_replay)
        cursor.moved.connect(self._show_position)
        cursor.breaks_changed.connect(self.table.viewport().update)
        self._lay_out()
        self._show_replay()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        line.setSpacing(UNIT)
        line.addWidget(self.filter_edit, 1)
        line.addWidget(self.who_box)
        line.addWidget(self._count)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(line)
        self._column.addWidget(self.table, 1)

    def add_bar(self, bar: QWidget) -> None:
        """Put another line between the filter and the table."""
        self._column.insertWidget(1, bar)

    def show_marks(self, marks: OpenMarks) -> None:
        """Show the marks of the open match beside what happened."""
        self.table.events_delegate.marks = marks
        marks.changed.connect(self.table.viewport().update)

    # The cursor moves, or its match changes.

    def _show_replay(self) -> None:
        replay = self._cursor.replay
        with self._keeping_cursor():
            if isinstance(replay, BranchReplay):
                self.model.set_steps(replay.shown, replay.alterations)
            else:
                self.model.set_steps([] if replay is None else replay.steps)
            self._offer_everyone()
        self.table.set_nothing(NO_MATCH if replay is None else NOTHING_SHOWN)
        self._set_stops()

    def _show_position(self, position: int) -> None:
        with self._keeping_cursor():
            self.table.show_position(position)

    @contextmanager
    def _keeping_cursor(self) -> Iterator[None]:
        """Change rows or selection without taking that for the user's choice."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    # The user chooses.

    def _row_chosen(self, current: QModelIndex) -> None:
        if self._busy or not current.isValid():
            return
        step = self.model.step(current.row())
        if self.model.is_skipped(current.row()):
            self._cursor.go(step.number - 1)
            self.point_out(step.event.record.position)
            self.skipped_chosen.emit(step.event.record.position)
        else:
            self._cursor.go(step.number)

    def point_out(self, position: Position) -> None:
        """Highlight an event that the cursor cannot stand on, as the what-if branch skips it."""
        row = self.model.row_at(position)
        if row is not None:
            with self._keeping_cursor():
                self.table.setCurrentIndex(self.model.index(row, 0))

    def _request_record(self, row: int) -> None:
        self.record_requested.emit(self.model.step(row).event.record)

    def _show_menu(self, where: QPoint) -> None:
        index = self.table.indexAt(where)
        if index.isValid():
            record_menu.pop_up(self.menu(index.row()), self.table, where)

    def menu(self, row: int) -> QMenu:
        """What one can do with a row."""
        menu = QMenu(self)
        texts = [self.model.text(row, column) for column in Column]
        record_menu.add_copy_actions(menu, self.model.step(row).event.record, "\t".join(texts))
        menu.addSeparator()
        menu.addAction(self.tr("Show record")).triggered.connect(lambda: self._request_record(row))
        self._add_ways(menu, self.model.step(row))
        self.menu_opening.emit(menu, self.model.step(row))
        return menu

    def _add_ways(self, menu: QMenu, step: Step) -> None:
        """Offer where the event leads; what leads nowhere is greyed and says why."""
        replay, number = self._cursor.replay, step.number
        if replay is None:
            return
        command, answer = replay.related.command_of(number), replay.related.answer_of(number)
        self._add_way(menu, self.tr("Go to its command"), command, self.tr("This event answers no command."))
        self._add_way(
            menu, self.tr("Go to its answer"), answer, self.tr("This event is no command that was answered.")
        )
        anomalies = menu.addAction(self.tr("Show its anomalies"))
        anomalies.setEnabled(bool(step.anomalies))
        anomalies.setToolTip("" if step.anomalies else self.tr("This event shows no anomaly."))
        anomalies.triggered.connect(lambda: self.anomalies_requested.emit(number))
        menu.setToolTipsVisible(True)

    def _add_way(self, menu: QMenu, text: str, number: int | None, otherwise: str) -> None:
        way = menu.addAction(text if number is None else f"{text} (#{number})")
        way.setEnabled(number is not None)
        way.setToolTip(otherwise if number is None else "")
        way.triggered.connect(lambda: self._cursor.go(self._cursor.position if number is None else number))

    # The filter.

    def _filter(self) -> None:
        with self._keeping_cursor():
            self.model.set_filter(self.filter_edit.text(), self.who_box.currentData())
        self._show_position(self._cursor.position)
        self._set_stops()

    def _offer_everyone(self) -> None:
        """Offer whom this match is about; a choice that it does not have becomes everyone."""
        chosen, everyone = self.who_box.currentData(), self.model.everyone()
        if everyone == [self.who_box.itemData(place) for place in range(1, self.who_box.count())]:
            return
        with QSignalBlocker(self.who_box):
            self.who_box.clear()
            self.who_box.addItem(self.tr("Everyone"), "")
            for who in everyone:
                self.who_box.addItem(who, who)
            self.who_box.setCurrentIndex(max(0, self.who_box.findData(chosen)))
        if self.who_box.currentData() != chosen:
            self._filter()

    def _set_stops(self) -> None:
        filtered = self.model.filtered
        self._cursor.stop_only_at(self.model.numbers if filtered else None)
        shown, total = self.model.row_count(), self.model.total
        events = self.tr("%Ln events", "", total)
        self._count.setText(
            self.tr("{shown} of {events}").format(shown=local.count(shown), events=events)
            if filtered
            else events
        )


class _Events(DenseTable):
    """The table itself; arrows step over what it shows, from wherever the cursor stands."""

    def __init__(self, model: EventModel, cursor: Cursor) -> None:
        super().__init__(self.tr("Events"))
        self.rows_move_the_cursor = True
        self._events = model
        self._cursor = cursor
        self._shown = 0
        self.setModel(model)
        self.events_delegate = _EventDelegate(self, model, cursor)
        self.setItemDelegate(self.events_delegate)
        words, numbers = ui_font(), numeric_font()
        self.set_columns(
            [
                (numbers, "00000000"),
                (numbers, "00:00:00.000"),
                (words, "_robot-commands__"),
                (mono_font(), "skeptical-scientist"),
                (words, ""),
                (numbers, self.tr("Latency 00")),
                (words, "_conflicting response____"),
            ],
            stretched=Column.WHAT,
            narrow={Column.TOPIC: ICON_ONLY, Column.ANOMALIES: 12 * UNIT, Column.WHO: 12 * UNIT},
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def show_position(self, position: int) -> None:
        """Highlight the cursor's event and keep it in sight; its place, where the filter hides it."""
        row = self._events.row_of(position)
        self._keep_in_sight(max(0, self._events.last_row_until(position)) if row is None else row)
        if row is None:
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(self._events.index(row, 0))
        self._repaint_between(*sorted((self._shown, position)))
        self._shown = position

    def _repaint_between(self, first: int, last: int) -> None:
        """Paint anew what fades or becomes clear when the cursor goes from one position to another."""
        top, bottom = self._end_of(first), self._end_of(last)
        width = self.viewport().width()
        self.viewport().update(0, top, width, bottom - top)
        for position, end in ((first, top), (last, bottom)):
            if self._events.row_of(position) is None:
                self.viewport().update(0, end - LINE, width, 2 * LINE)

    def _end_of(self, position: int) -> int:
        """Where the rows of what has happened end, in pixels."""
        row = self._events.last_row_until(position)
        return self.rowViewportPosition(row) + row_height() if row >= 0 else self.rowViewportPosition(0)

    def _keep_in_sight(self, row: int) -> None:
        """Scroll once, and as little as it takes to show the row with its neighbours."""
        self.executeDelayedItemsLayout()
        bar, shown = self.verticalScrollBar(), max(1, self.viewport().height() // row_height())
        around = min(ROWS_AROUND, (shown - 1) // 2)
        bar.setValue(max(row + around - shown + 1, min(row - around, bar.value())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self._cursor
        steps = {
            Qt.Key.Key_Down: cursor.forward,
            Qt.Key.Key_Right: cursor.forward,
            Qt.Key.Key_Up: cursor.back,
            Qt.Key.Key_Left: cursor.back,
            Qt.Key.Key_Home: cursor.first,
            Qt.Key.Key_End: cursor.last,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() in _NO_MODIFIERS:
            step()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        position = self._cursor.position
        if self._events.row_count() and self._events.row_of(position) is None:
            self._draw_hidden_cursor(self._end_of(position))

    def _draw_hidden_cursor(self, y: int) -> None:
        """A line below the last row that has happened, where no row is the cursor's."""
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(theme_of(self).accent), LINE))
        painter.drawLine(0, y, self.viewport().width(), y)
        painter.end()


_NO_MODIFIERS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class _EventDelegate(RowDelegate):
    def __init__(self, parent: QWidget, model: EventModel, cursor: Cursor) -> None:
        super().__init__(parent)
        self._model = model
        self._cursor = cursor
        self.marks: OpenMarks | None = None

    def take_fonts(self) -> None:
        super().take_fonts()
        self._struck = ui_font()
        self._struck.setStrikeOut(True)

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        step = self._model.step(row)
        text = self._model.text(row, column)
        skipped = self._model.is_skipped(row)
        faded = skipped or step.number > self._cursor.position
        match column:
            case Column.NUMBER:
                altered = bool(self._model.alterations(row))
                icon = BREAK_ICON if self._cursor.is_break(step.number) else ""
                colour = theme.accent if altered else theme.muted
                return Cell(text, colour, self.numbers, icon, theme.bad, faded=faded)
            case Column.TIME:
                return Cell(text, theme.muted, self.numbers, faded=faded)
            case Column.TOPIC:
                look = ROLES[step.event.role]
                return Cell(
                    text, theme.muted, self.words, look.icon, getattr(theme, look.colour), faded=faded
                )
            case Column.WHO:
                return Cell(text, theme.text, self.mono, faded=faded)
            case Column.WHAT:
                if skipped:
                    return Cell(text, theme.text, self._struck, faded=True)
                mark = None if self.marks is None else self.marks.at(step.number)
                if mark is None:
                    return Cell(text, theme.text, self.words, faded=faded)
                shape = look_of(mark)
                return Cell(text, theme.text, self.words, shape.icon, shape.colour(theme), faded=faded)
            case Column.LATENCY:
                return Cell(text, theme.text, self.numbers, faded=faded)
            case _:
                return self._anomalies(step, theme, faded)

    def _anomalies(self, step: Step, theme: Theme, faded: bool) -> Cell:
        if not step.anomalies:
            return Cell("", theme.text, self.words)
        worst = next(each for each in Severity if any(a.severity is each for a in step.anomalies))
        look = SEVERITIES[worst]
        first = next(anomaly for anomaly in step.anomalies if anomaly.severity is worst)
        more = len(step.anomalies) - 1
        text = first.code.replace("_", " ") + (f" +{more}" if more else "")
        colour = getattr(theme, look.colour)
        return Cell(text, colour, self.words, look.icon, colour, faded=faded)
