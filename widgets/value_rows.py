"""Drawing the rows of a tree of values, a whole row at a time.

Qt's way, cell by cell, with its style sheet asked for every branch, takes three times as long.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from app.core.view import Change, Kind
from app.qt.changes_model import SIGNS
from app.qt.state_model import Node, StateModel, ValueTree
from app.qt.wording import is_part
from widgets import icons
from widgets.rows import draw_line
from widgets.theme import UNIT, Theme, mono_font, numeric_font, ui_font

KIND_COLOURS = {Kind.ADDED: "good", Kind.CHANGED: "accent", Kind.REMOVED: "bad"}
INDENT = UNIT * 3 // 2
_INSIDE = "•"
_SIGN_WIDTH = 2 * UNIT
_ARROW = 18
_TINT = 28


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the tree: where it is, and how Qt says that it looks."""

    node: Node
    top: int
    height: int
    opens: bool
    is_open: bool
    selected: bool
    setter_pointed: bool
    """Whether the pointer is on what leads to the event that set the value."""


class ValueRows:
    """Draws arrow, sign and name, then the value, a changed one as old → new, then which event set it."""

    def __init__(self, model: ValueTree) -> None:
        self._model = model
        self.take_fonts()

    def take_fonts(self) -> None:
        """Draw in the fonts as they are now."""
        self._words = ui_font()
        self._numbers = numeric_font()
        self._mono = mono_font()

    def paint(self, painter: QPainter, row: Row, columns: list[tuple[int, int]], theme: Theme) -> None:
        """Draw a row; the columns are where each begins, and how wide it is."""
        node, change = row.node, self._model.change_of(row.node)
        if row.selected:
            self._fill(painter, row, columns, QColor(theme.selection))
        elif change is not None:
            tint = QColor(getattr(theme, KIND_COLOURS[change.kind]))
            tint.setAlpha(_TINT)
            self._fill(painter, row, columns, tint)
        name, value, *setter = [QRect(left, row.top, width, row.height) for left, width in columns]
        self._paint_name(painter, row, name, change, theme)
        self._paint_value(painter, value.adjusted(0, 0, -UNIT // 2, 0), node, change, theme)
        if setter and isinstance(self._model, StateModel):
            colour = theme.accent if row.setter_pointed else theme.muted
            room = setter[0].adjusted(0, 0, -UNIT // 2, 0)
            draw_line(painter, room, self._model.setter_text(node), colour, self._numbers, right=True)

    def _fill(self, painter: QPainter, row: Row, columns: list[tuple[int, int]], colour: QColor) -> None:
        left, width = columns[-1]
        painter.fillRect(0, row.top, left + width, row.height, colour)

    def _paint_name(
        self, painter: QPainter, row: Row, room: QRect, change: Change | None, theme: Theme
    ) -> None:
        room.setLeft(room.left() + INDENT * row.node.depth)
        if row.opens:
            corner = (room.left() - UNIT // 2, room.top() + (room.height() - _ARROW) // 2)
            arrow = QRect(*corner, _ARROW, _ARROW)
            icons.paint(painter, "menu-down" if row.is_open else "menu-right", arrow, theme.muted)
        room.setLeft(room.left() + INDENT)
        if change is not None:
            colour = getattr(theme, KIND_COLOURS[change.kind])
            draw_line(painter, room, SIGNS[change.kind], colour, self._mono)
        elif self._model.has_change_inside(row.node):
            draw_line(painter, room, _INSIDE, theme.accent, self._mono)
        room.adjust(_SIGN_WIDTH, 0, -UNIT // 2, 0)
        draw_line(painter, room, self._model.name_text(row.node), theme.muted, self._words)

    def _paint_value(
        self, painter: QPainter, room: QRect, node: Node, change: Change | None, theme: Theme
    ) -> None:
        part = node.is_group or (is_part(node.value) and bool(node.value))
        if change is not None and change.kind is Kind.CHANGED and change.old is not None:
            old = self._model.value_text(node, change.old)
            share = QRect(room.left(), room.top(), room.width() * 2 // 5, room.height())
            room.setLeft(room.left() + draw_line(painter, share, old, theme.muted, self._numbers))
            room.setLeft(room.left() + draw_line(painter, room, " → ", theme.muted, self._numbers))
        colour = theme.muted if part or node.value is None else theme.text
        draw_line(painter, room, self._model.value_text(node), colour, self._numbers)
