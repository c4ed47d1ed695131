"""Dense tables: rows of one height, drawn by one delegate, that say why they are empty."""

import math
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
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
from widgets.theme import (
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


@dataclass(frozen=True, slots=True)
class Cell:
    """What is drawn in a cell: colours are ``#rrggbb``, ``icon`` is a name in `widgets.icons`."""

    text: str
    colour: str
    font: QFont
    icon: str = ""
    icon_colour: str = ""
    faded: bool = False


class Row(NamedTuple):
    """A row of a table: ``columns`` are those in sight, with where they begin and how wide they are.

    ``ground`` is the colour behind it, empty for the table's.
    """

    number: int
    top: int
    width: int
    height: int
    columns: Sequence[tuple[int, int, int]]
    ground: str


class RowDelegate(QStyledItemDelegate):
    """Draws rows; a subclass says what is in their cells. Qt's way, cell by cell, takes twice as long."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._right: dict[int, bool] = {}
        self.take_fonts()

    def take_fonts(self) -> None:
        """Draw in the fonts as they are now."""
        self.words = ui_font()
        self.numbers = numeric_font()
        self.mono = mono_font()

    @abstractmethod
    def cell(self, index: Index, theme: Theme) -> Cell:
        """What to draw at an index."""

    def paint_row(self, painter: QPainter, row: Row, model: QAbstractItemModel, theme: Theme) -> None:
        """Draw a row of a table."""
        if row.ground:
            painter.fillRect(QRect(0, row.top, row.width, row.height), row.ground)
        for column, left, width in row.columns:
            self.paint_cell(
                painter, QRect(left, row.top, width, row.height), model.index(row.number, column), theme
            )

    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, theme: Theme) -> None:
        """Draw what is at an index: its icon and its text."""
        cell = self.cell(index, theme)
        inner = QRect(rect.left() + UNIT, rect.top(), rect.width() - 2 * UNIT, rect.height())
        if cell.icon:
            icons.paint(painter, cell.icon, _icon_rect(inner), _shade(cell, cell.icon_colour, theme))
            inner.setLeft(inner.left() + ICON_SIZE + UNIT)
        if cell.text and inner.width() >= LEAST_TEXT:
            colour = _shade(cell, cell.colour, theme)
            draw_line(painter, inner, cell.text, colour, cell.font, right=self._is_right(index))

    def _is_right(self, index: Index) -> bool:
        """Whether the column stands on the right, which its model says once."""
        column = index.column()
        if column not in self._right:
            alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
            self._right[column] = bool(alignment and alignment & Qt.AlignmentFlag.AlignRight)
        return self._right[column]


def _icon_rect(inner: QRect) -> QRect:
    return QRect(inner.left(), inner.center().y() - ICON_SIZE // 2 + 1, ICON_SIZE, ICON_SIZE)


def _shade(cell: Cell, colour: str, theme: Theme) -> str:
    """The colour, faded like the cell: to draw a text half transparent takes twice as long."""
    return mixed(colour, theme.base, FADED) if cell.faded else colour


def draw_line(
    painter: QPainter, room: QRect, text: str, colour: str | QColor, font: QFont, *, right: bool = False
) -> int:
    """Draw a text on one line, cut where the room ends; returns how wide it became."""
    laid_out = _laid_out(text[:LONGEST_TEXT], font, room.width())
    size = laid_out.size()
    left = room.right() + 1 - size.width() if right else room.left()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawStaticText(QPointF(left, room.top() + (room.height() - size.height()) / 2), laid_out)
    return math.ceil(size.width())


@lru_cache(maxsize=4096)
def _laid_out(text: str, font: QFont, room: int) -> QStaticText:
    """The text, cut where the room ends. To cut and lay out takes longer than all else in drawing."""
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    laid_out = QStaticText(shown)
    laid_out.setTextFormat(Qt.TextFormat.PlainText)
    laid_out.prepare(font=font)
    return laid_out


class DenseTable(QTableView):
    """A table of one selected row. Left and right are not its own: they belong to the window."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.theme = theme_of(self)
        self.hovered_row = -1
        self.empty_text = ""
        self._text_size = text_size()
        self._stretched = 0
        self._samples: list[tuple[QFont, str]] = []
        self._widths: list[int] = []
        self._narrow: dict[int, int] = {}
        self._narrowed: set[int] = set()
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
        self._narrowed = set()

    def _heading_width(self, column: int) -> int:
        heading = self.model().headerData(column, Qt.Orientation.Horizontal)
        return self.horizontalHeader().fontMetrics().horizontalAdvance(heading or "")

    def _fit_columns(self) -> None:
        """Make columns narrow, or wide again, when the room for the stretched one asks for it."""
        room = self.viewport().width() - sum(self._widths) + self._widths[self._stretched]
        narrowed = set()
        for column, width in self._narrow.items():
            if room < LEAST_STRETCHED:
                room += self._widths[column] - width
                narrowed.add(column)
        for column in narrowed ^ self._narrowed:
            width = self._narrow[column] if column in narrowed else self._widths[column]
            self.setColumnHidden(column, width == 0)
            if width:
                self.setColumnWidth(column, width)
        self._narrowed = narrowed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._narrow:
            self._fit_columns()

    def set_empty_text(self, text: str) -> None:
        """What stands in the middle while there are no rows."""
        self.empty_text = text
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
                delegate.paint_row(painter, row, self.model(), self.theme)
        painter.end()
        if self.empty_text and self.model() is not None and not self.model().rowCount():
            paint_empty(self.viewport(), self.empty_text)

    def _rows_in(self, region: QRegion) -> Iterator[Row]:
        header, selection, box = self.horizontalHeader(), self.selectionModel(), region.boundingRect()
        first, last = self.rowAt(box.top()), self.rowAt(box.bottom())
        if first < 0:
            return
        order = (header.logicalIndex(place) for place in range(header.count()))
        columns = [
            (column, header.sectionViewportPosition(column), header.sectionSize(column))
            for column in order
            if not header.isSectionHidden(column)
        ]
        width = self.viewport().width()
        for number in range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1):
            top, height = self.rowViewportPosition(number), self.rowHeight(number)
            if region.intersects(QRect(0, top, width, height)):
                selected = selection.isRowSelected(number, QModelIndex())
                pointed = self.theme.raised if number == self.hovered_row else ""
                yield Row(number, top, width, height, columns, self.theme.selection if selected else pointed)


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


def paint_empty(widget: QWidget, text: str) -> None:
    """Write in the middle of an empty view why it is empty."""
    painter = QPainter(widget)
    painter.setPen(theme_of(widget).muted)
    painter.setFont(ui_font())
    room = widget.rect().adjusted(3 * UNIT, UNIT, -3 * UNIT, -UNIT)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
    painter.end()
