"""The table of the match list: draws matches, and tells what the user chose, never what a program did."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QStyleOptionHeader,
    QToolTip,
    QWidget,
)

from app.core.marks import Mark
from app.core.state import Outcome
from app.core.summary import MatchRow
from app.qt import local, tooltips
from app.qt.match_columns import COLUMNS, Column, is_live, text
from app.qt.match_model import MatchTableModel
from widgets import icons, looks, record_menu
from widgets.mark_looks import look_of, tip
from widgets.rows import ICON_SIZE, Cell, DenseTable, Place, Row, RowDelegate
from widgets.theme import UNIT, Theme

SAMPLES = {
    Column.WHEN: "28 Nov 00:00:00.000",
    Column.ID: "match_00000000",
    Column.OUTCOME: "unfinished",
    Column.ANOMALIES: "99",
    Column.ROUNDS: "Rounds",
    Column.DURATION: "Duration",
    Column.ROBOT_TYPES: "curious-student, creative-artist, skeptical-scientist",
    Column.HUMANS: "Humans",
    Column.STATUS: "in progress",
}
"""Texts as wide as the columns begin."""

WITH_ICON = (Column.OUTCOME, Column.ANOMALIES)
NARROW = {Column.OUTCOME: "", Column.ANOMALIES: "999", Column.WHEN: "28 Nov 00:00"}
"""Texts as wide as columns are while the ids would not be in sight: a shape alone, few figures, minutes."""
GIVING_WAY = ((Column.OUTCOME, Column.ANOMALIES), (Column.WHEN,))
"""Which columns become narrow first, and which next."""
HEADING_ICONS = {Column.OUTCOME: "flag-checkered", Column.ANOMALIES: "alert-outline"}
"""What stands for a heading that has no room."""
ROUNDING = 2
"""Pixels by which a text may be wider than its measure."""

OUTCOMES: dict[Outcome, tuple[str, icons.Colour]] = {
    Outcome.CORRECT: ("check-bold", "good"),
    Outcome.INCORRECT: ("close-thick", "bad"),
    Outcome.UNFINISHED: ("dots-horizontal", "muted"),
}
VEILED: tuple[str, icons.Colour] = ("eye-off-outline", "muted")
LIVE: tuple[str, icons.Colour] = ("access-point", "live")


class MatchDelegate(RowDelegate):
    """Draws a match's cells. Outcome and severity are told by a shape, a colour, and a word or number."""

    def __init__(self, parent: QWidget, model: MatchTableModel) -> None:
        super().__init__(parent)
        self._model = model
        self._room = 0
        self.mark_of: Callable[[str], Mark | None] = _no_mark

    def paint_cell(self, painter: QPainter, row: Row, place: Place, theme: Theme) -> None:
        self._room = place.width - 2 * UNIT
        super().paint_cell(painter, row, place, theme)

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        match_row = self._model.shown_row(row)
        words = self._model.text(match_row, COLUMNS[column])
        match column:
            case Column.WHEN:
                return self._when(match_row, words, theme)
            case Column.ID:
                return self._id(words, theme)
            case Column.OUTCOME:
                return self._outcome(match_row, words, theme)
            case Column.ANOMALIES:
                return self._anomalies(match_row, words, theme)
            case Column.ROUNDS | Column.DURATION:
                return Cell(words, theme.text, self.numbers)
            case _:
                return Cell(words, theme.muted, self.words)

    def _when(self, row: MatchRow, words: str, theme: Theme) -> Cell:
        if _width(words, self.numbers) > self._room:
            words = local.day_and_minute(row.when)
        return Cell(words, theme.text, self.numbers)

    def _id(self, match_id: str, theme: Theme) -> Cell:
        mark = self.mark_of(match_id)
        room = self._room if mark is None else self._room - ICON_SIZE - UNIT
        words = _elided_id(match_id, self.mono, room)
        if mark is None:
            return Cell(words, theme.text, self.mono)
        look = look_of(mark)
        return Cell(words, theme.text, self.mono, look.icon, look.colour(theme))

    def _outcome(self, row: MatchRow, words: str, theme: Theme) -> Cell:
        if self._model.locked:
            return Cell(words, theme.muted, self.words, VEILED[0], theme.muted)
        icon, name = LIVE if is_live(row) else OUTCOMES[row.summary.outcome]
        colour = getattr(theme, name)
        return Cell(words, colour, self.words, icon, colour)

    def _anomalies(self, row: MatchRow, words: str, theme: Theme) -> Cell:
        if row.worst is None:
            return Cell(words, theme.muted, self.numbers)
        look = looks.SEVERITIES[row.worst]
        colour = getattr(theme, look.colour)
        return Cell(words, colour, self.numbers, look.icon, colour)


def _no_mark(_match_id: str) -> Mark | None:
    return None


@lru_cache(maxsize=1024)
def _width(text: str, font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance(text)


@lru_cache(maxsize=1024)
def _elided_id(match_id: str, font: QFont, room: int) -> str:
    """Cut in the middle; at the left where there is little room, for the beginning is often the same."""
    is_little = 3 * room < 2 * _width(match_id, font)
    mode = Qt.TextElideMode.ElideLeft if is_little else Qt.TextElideMode.ElideMiddle
    return QFontMetrics(font).elidedText(match_id, mode, room)


_CHOOSING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Headings(QHeaderView):
    """Headings, of which some have an icon in place of words where there is no room for these."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(True)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logical_index: int) -> None:
        super().initStyleOptionForIndex(option, logical_index)
        name = HEADING_ICONS.get(Column(logical_index))
        room = self.sectionSize(logical_index) - 2 * UNIT
        if name is not None and self.fontMetrics().horizontalAdvance(option.text) > room:
            option.text = ""
            option.icon = icons.icon(name, "muted")


class MatchTable(DenseTable):
    """The matches. What one looks at stays where it is while live matches come in above it."""

    chosen = Signal(str)
    """The user went to this match, by mouse or keys."""
    export_requested = Signal(list)
    drag_requested = Signal(list)
    """Drag the matches with these ids out of the list."""
    compare_requested = Signal(str)
    """Put this match beside the open one."""

    def __init__(self, model: MatchTableModel, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Matches"), parent)
        self._model = model
        self._anchor: tuple[QPersistentModelIndex, int] | None = None
        self._gripped_at: QPointF | None = None
        self._id_width = 0
        self._delegate = MatchDelegate(self, model)
        self.setHorizontalHeader(_Headings())
        self.set_up_headings()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._set_up_columns(*model.sorting)
        for before in (model.layoutAboutToBeChanged, model.rowsAboutToBeInserted):
            before.connect(self._remember_top)
        for after in (model.layoutChanged, model.rowsInserted):
            after.connect(self._return_to_top)

    def show_marks(self, mark_of: Callable[[str], Mark | None]) -> None:
        """Show the marks on matches beside their ids; update the viewport when one changes."""
        self._delegate.mark_of = mark_of

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell a match's note when one points at its id."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            marked = self._mark_at(index) if index.column() == Column.ID else None
            if marked is not None:
                words = f"{text(self._model.match_row(index), Column.ID)}\n{tip(marked)}"
                QToolTip.showText(event.globalPos(), tooltips.plain(words), self.viewport())
                return True
        return super().viewportEvent(event)

    def _mark_at(self, index: QModelIndex) -> Mark | None:
        if not index.isValid():
            return None
        return self._delegate.mark_of(self._model.match_row(index).summary.match_id)

    def _set_up_columns(self, column: Column, order: Qt.SortOrder) -> None:
        header = self.horizontalHeader()
        header.setSortIndicator(column, order)
        self.setSortingEnabled(True)
        header.sortIndicatorChanged.connect(self._show_current)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda place: self.columns_menu().popup(header.mapToGlobal(place))
        )
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(ICON_SIZE + 2 * UNIT)
        self._measure()
        for each, width in self._wide.items():
            self.setColumnWidth(each, width)

    def _measure(self) -> None:
        """How wide columns are by themselves, and where there is little room."""
        self._wide = {each: self._width_of(each, sample) for each, sample in SAMPLES.items()}
        self._cramped = {each: self._cell_width(each, sample) for each, sample in NARROW.items()}
        self._id_width = self._wide[Column.ID]

    def _width_of(self, column: Column, sample: str) -> int:
        title = str(self._model.headerData(column, Qt.Orientation.Horizontal))
        title_width = QFontMetrics(self._delegate.words).horizontalAdvance(title) + 2 * UNIT
        return max(self._cell_width(column, sample), title_width)

    def _cell_width(self, column: Column, sample: str) -> int:
        font = self._delegate.mono if column is Column.ID else self._delegate.numbers
        icon = ICON_SIZE + UNIT * bool(sample) if column in WITH_ICON else 0
        return icon + QFontMetrics(font).horizontalAdvance(sample) + ROUNDING + 2 * UNIT

    def _take_fonts(self) -> None:
        """What the user has sized stays as it is."""
        wide, cramped, id_width = self._wide, self._cramped, self._id_width
        super()._take_fonts()
        self._measure()
        for each, width in self._wide.items():
            before = self.columnWidth(each)
            if before == wide[each] or (each is Column.ID and before == id_width):
                self.setColumnWidth(each, width)
            elif before == cramped.get(each):
                self.setColumnWidth(each, self._cramped[each])
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Narrow or widen what can be narrow, unless the user has sized it, so that the ids are in sight."""
        lacking = sum(self._wide[each] for each in (*NARROW, Column.ID)) - self.viewport().width()
        for group in GIVING_WAY:
            is_narrow = lacking > 0
            for column in group:
                narrow, wide = self._cramped[column], self._wide[column]
                lacking -= is_narrow * (wide - narrow)
                if self.columnWidth(column) in (narrow, wide):
                    self.setColumnWidth(column, narrow if is_narrow else wide)
        natural = self._wide[Column.ID]
        filling = natural + self._spare(natural) if lacking <= 0 else max(natural - lacking, natural // 2)
        if self.columnWidth(Column.ID) in (natural, filling, self._id_width):
            self._id_width = filling
            self.setColumnWidth(Column.ID, filling)

    def _spare(self, id_width: int) -> int:
        """The room beside the columns that are in sight as a whole, of which the ids are one."""
        header, room, has_id = self.horizontalHeader(), self.viewport().width(), False
        for place in range(header.count()):
            column = header.logicalIndex(place)
            width = id_width if column == Column.ID else header.sectionSize(column)
            if width > room:
                return room if has_id else 0
            room -= width
            has_id = has_id or column == Column.ID
        return 0

    def columns_menu(self) -> QMenu:
        """Which columns to show; the last one cannot be hidden."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = [column for column in Column if not self.isColumnHidden(column)]
        for column in Column:
            action = menu.addAction(str(self._model.headerData(column, Qt.Orientation.Horizontal)))
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(shown != [column])
            action.toggled.connect(lambda on, column=column: self.setColumnHidden(column, not on))
        return menu

    # What is chosen.

    def current_id(self) -> str | None:
        """The match that the keyboard stands at, if it is selected."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            return None
        return self._model.match_row(index).summary.match_id

    def selected_ids(self) -> list[str]:
        """The selected matches, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.match_row(self._model.index(row, 0)).summary.match_id for row in rows]

    def stand_at(self, row: int) -> None:
        """Select a row alone, without scrolling. This is not the user's choice: nothing is emitted."""
        index = self._model.index(row, max(0, self.columnAt(0)))
        flags = QItemSelectionModel.SelectionFlag
        self.setAutoScroll(False)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.setAutoScroll(True)

    def go_to(self, row: int) -> None:
        """Select a row alone and bring it into sight; nothing is emitted."""
        self.stand_at(row)
        self.scrollTo(self._model.index(row, max(0, self.columnAt(0))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._gripped_at = None
        if event.button() is Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            if event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self._gripped_at = event.position()
            self._tell_choice()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A row that is pressed and moved is dragged with the others that are selected."""
        if self._gripped_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (event.position() - self._gripped_at).manhattanLength() >= QApplication.startDragDistance():
            self._gripped_at = None
            self.setState(QAbstractItemView.State.NoState)
            self.drag_requested.emit(self.selected_ids())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            record_menu.copy("\n".join(self.selected_ids()))
            return
        if event.key() in _CHOOSING and self.current_id() is None and self.currentIndex().isValid():
            # Qt stands at the first row, without selecting it, when the table gets the focus.
            self.stand_at(self.currentIndex().row())
            self._tell_choice()
            return
        before = self.current_id()
        super().keyPressEvent(event)
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered or self.current_id() != before:
            self._tell_choice()

    def _tell_choice(self) -> None:
        match_id = self.current_id()
        if match_id is not None:
            self.chosen.emit(match_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selected_ids():
            self.row_menu().popup(event.globalPos())

    def row_menu(self) -> QMenu:
        """What one can do with the selected matches."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ids = self.selected_ids()
        one = len(ids) == 1
        menu.addAction(icons.icon("open-in-new", "muted"), self.tr("Open"), self._tell_choice).setEnabled(one)
        compare = menu.addAction(
            icons.icon("compare", "muted"),
            self.tr("Compare with the open match"),
            lambda: self.compare_requested.emit(ids[0]),
        )
        compare.setEnabled(one)
        menu.addAction(
            icons.icon("content-copy", "muted"),
            self.tr("Copy the id") if one else self.tr("Copy {ids} ids").format(ids=local.count(len(ids))),
            lambda: record_menu.copy("\n".join(ids)),
        )
        menu.addAction(
            icons.icon("export-variant", "muted"),
            self.tr("Export this match…")
            if one
            else self.tr("Export these {ids} matches…").format(ids=local.count(len(ids))),
            lambda: self.export_requested.emit(ids),
        )
        return menu

    # What is in sight.

    def _remember_top(self) -> None:
        """Before rows move: what stands at the top, unless that is the list's own beginning."""
        top = self.indexAt(self.viewport().rect().topLeft())
        scrolled = self.verticalScrollBar().value() > 0 and top.isValid()
        self._anchor = (QPersistentModelIndex(top), top.row()) if scrolled else None

    def _return_to_top(self) -> None:
        """After rows moved: what stood at the top stands there again."""
        self.executeDelayedItemsLayout()  # left to Qt's timer it has the whole list painted a second time
        if self._anchor is None:
            return
        top, row_before = self._anchor
        self._anchor = None
        if top.isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (top.row() - row_before) * self.rowHeight(0))

    def _show_current(self) -> None:
        """After the user sorted: the chosen match, or the beginning."""
        if self.current_id() is not None:
            self.scrollTo(self.currentIndex())
        else:
            self.scrollToTop()
