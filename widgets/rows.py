"""Dense tables: rows of one height, drawn by one delegate, that say why they are empty."""

import math
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSignalBlocker,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QStaticText,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from widgets import icons
from widgets.nothing import Nothing, paint_nothing
from widgets.theme import (
    TEXT_SIZE,
    UNIT,
    Theme,
    mixed,
    mono_font,
    numeric_font,
    resized,
    row_height,
    text_size,
    theme_of,
    ui_font,
)

Index = QModelIndex | QPersistentModelIndex

ICON_SIZE = 16
ICON_ONLY = 7 * UNIT
"""How wide a column is that shows its icon alone."""

FADED = 0.4
"""How much of the ground a faded cell takes on."""
LEAST_TEXT = 3 * UNIT
LEAST_STRETCHED = 34 * UNIT
LONGEST_TEXT = 400
"""No cell is wide enough for more characters; measuring a text of a megabyte would stop the window."""


class Cell(NamedTuple):
    """What is drawn in a cell: colours are ``#rrggbb``, ``icon`` is a name in `widgets.icons`."""

    text: str
    colour: str
    font: QFont
    icon: str = ""
    icon_colour: str = ""
    faded: bool = False


class Place(NamedTuple):
    """Where a column is; the texts of some stand on the ``right``."""

    column: int
    left: int
    width: int
    right: bool


class Row(NamedTuple):
    """A row of a table, with the columns to draw of it; ``ground`` is the colour behind it, if it has one."""

    number: int
    top: int
    width: int
    height: int
    places: Sequence[Place]
    ground: str


class RowDelegate(QStyledItemDelegate):
    """Draws rows; a subclass says what is in their cells. Qt's way, cell by cell, takes twice as long."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.take_fonts()

    def take_fonts(self) -> None:
        """Draw in the fonts as they are now."""
        self.words = ui_font()
        self.numbers = numeric_font()
        self.mono = mono_font()

    @abstractmethod
    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        """What to draw in a cell."""

    def paint_row(self, painter: QPainter, row: Row, theme: Theme) -> None:
        """Draw a row of a table."""
        if row.ground:
            painter.fillRect(QRect(0, row.top, row.width, row.height), row.ground)
        for place in row.places:
            self.paint_cell(painter, row, place, theme)

    def paint_cell(self, painter: QPainter, row: Row, place: Place, theme: Theme) -> None:
        """Draw what is in a cell: its icon and its text."""
        cell = self.cell(row.number, place.column, theme)
        left, width = place.left + UNIT, place.width - 2 * UNIT
        if cell.icon:
            corner = (left, row.top + (row.height - ICON_SIZE + 1) // 2)
            colour = _shade(cell, cell.icon_colour, theme)
            icons.paint(painter, cell.icon, QRect(*corner, ICON_SIZE, ICON_SIZE), colour)
            left, width = left + ICON_SIZE + UNIT, width - ICON_SIZE - UNIT
        if cell.text and width >= LEAST_TEXT:
            room = QRect(left, row.top, width, row.height)
            colour = _shade(cell, cell.colour, theme)
            draw_line(painter, room, cell.text, colour, cell.font, right=place.right)


def _shade(cell: Cell, colour: str, theme: Theme) -> str:
    """The colour, faded like the cell: to draw a text half transparent takes twice as long."""
    return mixed(colour, theme.base, FADED) if cell.faded else colour


def draw_line(
    painter: QPainter, room: QRect, text: str, colour: str | QColor, font: QFont, *, right: bool = False
) -> int:
    """Draw a text on one line, cut where the room ends; returns how wide it became."""
    line = _line(text[:LONGEST_TEXT], font, room.width())
    left = room.right() + 1 - line.width if right else room.left()
    painter.setFont(font)
    painter.setPen(colour)
    line.draw(painter, left, room.top() + (room.height() - line.height) // 2)
    return math.ceil(line.width)


@lru_cache(maxsize=4096)
def _line(text: str, font: QFont, room: int) -> "_Line":
    return _Line(text, font, room)


class _Line:
    """A text cut where the room ends, to draw again and again.

    It is laid out for good when it is drawn the second time: that takes longer than to draw it as it is, and
    where one jumps to, most of what is seen is drawn once.
    """

    __slots__ = ("_ascent", "_is_drawn", "_laid_out", "height", "text", "width")

    def __init__(self, text: str, font: QFont, room: int) -> None:
        metrics, exact = QFontMetrics(font), QFontMetricsF(font)
        self.text = text
        self.width = exact.horizontalAdvance(text)
        if self.width > room:
            self.text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            self.width = exact.horizontalAdvance(self.text)
        self.height = metrics.height()
        self._ascent = metrics.ascent()
        self._is_drawn = False
        self._laid_out: QStaticText | None = None

    def draw(self, painter: QPainter, left: float, top: int) -> None:
        """Draw it with its top left corner there, in the painter's font, which is the text's."""
        if self._is_drawn:
            painter.drawStaticText(QPointF(left, top), self._lay_out())
        else:
            painter.drawText(QPointF(left, top + self._ascent), self.text)
            self._is_drawn = True

    def _lay_out(self) -> QStaticText:
        if self._laid_out is None:
            self._laid_out = QStaticText(self.text)
            self._laid_out.setTextFormat(Qt.TextFormat.PlainText)
        return self._laid_out


class DenseTable(QTableView):
    """A table of one selected row. Left and right are not its own: they belong to the window."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.theme = theme_of(self)
        self.hovered_row = -1
        self.nothing = Nothing()
        self._text_size = text_size()
        self._stretched = 0
        self.rows_move_the_cursor = False
        """Whether a row is gone to as soon as it is the current one: the focus alone then makes none so."""
        self._samples: list[tuple[QFont, str]] = []
        self._widths: list[int] = []
        self._narrow: dict[int, int] = {}
        self._narrowed: set[int] = set()
        self._right: dict[int, bool] = {}
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setMouseTracking(True)
        make_opaque(self)
        self.entered.connect(lambda index: self._hover(index.row()))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()
        self._size_rows()
        self.set_up_headings()

    def set_up_headings(self) -> None:
        """Let the headings be as they are in every table."""
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionsMovable(True)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def setSelectionModel(self, model: QItemSelectionModel) -> None:
        """The header has a selection of its own: with the table's it is painted anew at each step."""
        super().setSelectionModel(model)
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(self.model(), header))

    def _size_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(row_height())
        rows.setDefaultSectionSize(row_height())

    def set_columns(
        self, samples: list[tuple[QFont, str]], stretched: int, narrow: Mapping[int, int] | None = None
    ) -> None:
        """Make each column as wide as a sample text in its font; one takes the room that is left.

        While that is less than `LEAST_STRETCHED`, the ``narrow`` columns get those widths (pixels; 0 hides),
        one after the other.
        """
        self._stretched = stretched
        self._narrow = dict(narrow or {})
        self._samples = samples
        self._size_columns()
        self.horizontalHeader().setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def _size_columns(self) -> None:
        self._widths = [
            max(QFontMetrics(font).horizontalAdvance(sample), self._heading_width(column)) + 3 * UNIT
            for column, (font, sample) in enumerate(self._samples)
        ]
        for column, width in enumerate(self._widths):
            if column != self._stretched:
                self.setColumnWidth(column, width)
        for column in self._narrowed:
            self.setColumnHidden(column, False)
        self._narrowed = set()

    def _heading_width(self, column: int) -> int:
        heading = self.model().headerData(column, Qt.Orientation.Horizontal)
        return self.horizontalHeader().fontMetrics().horizontalAdvance(heading or "")

    def _fit_columns(self) -> None:
        """Make columns narrow, or wide again, when the room for the stretched one asks for it."""
        room = self.viewport().width() - sum(self._widths) + self._widths[self._stretched]
        narrowed = set()
        narrow = {column: width * text_size() // TEXT_SIZE for column, width in self._narrow.items()}
        for column, width in narrow.items():
            if room < LEAST_STRETCHED:
                room += self._widths[column] - width
                narrowed.add(column)
        for column in narrowed ^ self._narrowed:
            width = narrow[column] if column in narrowed else self._widths[column]
            self.setColumnHidden(column, width == 0)
            if width:
                self.setColumnWidth(column, width)
        self._narrowed = narrowed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._narrow:
            self._fit_columns()

    def set_nothing(self, nothing: Nothing) -> None:
        """What stands in the middle while there are no rows."""
        if nothing != self.nothing:
            self.nothing = nothing
            self.setAccessibleDescription(str(nothing))
            self.viewport().update()

    def _hover(self, row: int) -> None:
        for changed in {row, self.hovered_row} - {-1}:
            top = self.rowViewportPosition(changed)
            self.viewport().update(0, top, self.viewport().width(), row_height())
        self.hovered_row = row

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def verticalScrollbarValueChanged(self, value: int) -> None:
        """At each scroll Qt asks the display server where the pointer is, and waits: only if it is here."""
        if self.viewport().underMouse():
            super().verticalScrollbarValueChanged(value)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self.theme = theme_of(self)
        super().changeEvent(event)
        has_model = self.model() is not None  # a table that is being destroyed has none
        if event.type() is QEvent.Type.FontChange and text_size() != self._text_size and has_model:
            self._take_fonts()

    def _take_fonts(self) -> None:
        """Rows and columns for another size of words."""
        grown, self._text_size = text_size() - self._text_size, text_size()
        self._size_rows()
        delegate = self.itemDelegate()
        if isinstance(delegate, RowDelegate):
            delegate.take_fonts()
        if self._samples:
            self._samples = [(resized(font, font.pixelSize() + grown), text) for font, text in self._samples]
            self._size_columns()
        if self._narrow:
            self._fit_columns()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt stands at the first row where there was no current one, as if somebody had chosen it."""
        selection = self.selectionModel()
        if not self.rows_move_the_cursor or self.currentIndex().isValid():
            super().focusInEvent(event)
            return
        with QSignalBlocker(selection):
            super().focusInEvent(event)
            selection.clearCurrentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.theme.base)
        delegate = self.itemDelegate()
        if isinstance(delegate, RowDelegate):
            for row in self._rows_in(event.region()):
                delegate.paint_row(painter, row, self.theme)
        painter.end()
        if self.nothing.heading and self.model() is not None and not self.model().rowCount():
            paint_nothing(self.viewport(), self.nothing)

    def _rows_in(self, region: QRegion) -> Iterator[Row]:
        """The rows that reach into the region, with those of their columns that do."""
        box = region.boundingRect()
        first, last = self.rowAt(box.top()), self.rowAt(box.bottom())
        if first < 0:
            return
        selection, places, width = self.selectionModel(), self._places(), self.viewport().width()
        for number in range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1):
            top, height = self.rowViewportPosition(number), self.rowHeight(number)
            part = region.intersected(QRect(0, top, width, height)).boundingRect()
            if not part.isEmpty():
                left, right = part.left(), part.right()
                shown = [each for each in places if each.left <= right and each.left + each.width > left]
                selected = selection.isRowSelected(number, QModelIndex())
                pointed = self.theme.raised if number == self.hovered_row else ""
                yield Row(number, top, width, height, shown, self.theme.selection if selected else pointed)

    def _places(self) -> list[Place]:
        """The columns from left to right."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [
            Place(each, header.sectionViewportPosition(each), header.sectionSize(each), self._is_right(each))
            for each in order
            if not header.isSectionHidden(each)
        ]

    def _is_right(self, column: int) -> bool:
        """Whether a column stands on the right, which its model says once."""
        if column not in self._right:
            role = Qt.ItemDataRole.TextAlignmentRole
            alignment = self.model().headerData(column, Qt.Orientation.Horizontal, role)
            self._right[column] = bool(alignment and alignment & Qt.AlignmentFlag.AlignRight)
        return self._right[column]


def make_opaque(area: QAbstractScrollArea) -> None:
    """Let the view and its scroll bar cover what lies behind them, so that it is not painted with them.

    Scrolling then moves what is painted already. Whoever paints the view paints its ground too.
    """
    area.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    behind_bar = area.verticalScrollBar().parentWidget()
    if behind_bar is not None:
        behind_bar.setAutoFillBackground(True)


def paint_ground(viewport: QWidget, event: QPaintEvent, theme: Theme) -> None:
    """Paint the ground of a view that is opaque."""
    painter = QPainter(viewport)
    painter.fillRect(event.rect(), theme.base)
    painter.end()
