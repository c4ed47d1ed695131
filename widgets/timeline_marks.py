"""The marks of the open match on the timeline: a thin line at each marked event, its shape at the foot."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.core.marks import Mark
from app.qt.open_marks import OpenMarks
from widgets import icons
from widgets.mark_looks import look_of, tip
from widgets.theme import Theme
from widgets.timeline_frame import Frame

SIZE = 12
CLOSEST = 4
"""Pixels: of marks that lie closer together only the first is drawn."""


def paint_marks(painter: QPainter, frame: Frame, marks: OpenMarks, theme: Theme) -> None:
    """Draw the marks that are in sight."""
    for x, mark in _visible(frame, marks):
        look = look_of(mark)
        line = QColor(look.colour(theme))
        line.setAlphaF(0.45)
        painter.setPen(QPen(line, 1))
        painter.drawLine(QPointF(x, frame.rows.lanes_top), QPointF(x, frame.rows.lanes_bottom))
        icons.paint(painter, look.icon, _place(frame, x), look.colour(theme))


def mark_tip(frame: Frame, marks: OpenMarks, at: QPoint) -> str:
    """What the mark at a place says, empty where there is none."""
    for x, mark in _visible(frame, marks):
        if _place(frame, x).contains(QPointF(at)):
            return tip(mark)
    return ""


def _visible(frame: Frame, marks: OpenMarks) -> Iterator[tuple[int, Mark]]:
    last = -CLOSEST
    for number in marks.numbers:
        mark = marks.at(number) if number <= len(frame.xs) else None
        if mark is None:
            continue
        x = int(frame.xs[number - 1])
        if frame.rows.left <= x <= frame.rows.right and abs(x - last) >= CLOSEST:
            last = x
            yield x, mark


def _place(frame: Frame, x: int) -> QRectF:
    return QRectF(x - SIZE / 2, frame.rows.lanes_bottom - SIZE, SIZE, SIZE)
