"""Painting the events of the timeline as they are at the cursor: what is still to come is faded."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from app.core.state import CommandOutcome
from app.core.timeline import SEVERITY_RANKS, Mark
from widgets.rows import draw_line
from widgets.theme import UNIT
from widgets.timeline_batches import BarBatches, Batches, bar_rect
from widgets.timeline_camera import Moment
from widgets.timeline_changes import REACH, Changes
from widgets.timeline_frame import AxisLabel, BarBox, Frame
from widgets.timeline_ground import small_font
from widgets.timeline_ink import Ink, Shape, Sprites, mix, shape_of
from widgets.timeline_rows import ALERTS, AXIS, HEADER

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_END_SHAPES = {CommandOutcome.ERROR: Shape.FAILED, CommandOutcome.TIMEOUT: Shape.CLOCK}
_ALERT_SIZE = 14
_LONGEST_LABEL = 400
HANDLE_GAP = 4
"""Pixels between the axis and its labels."""


class _Stamp(NamedTuple):
    """A glyph as it is drawn after and before its event."""

    number: int
    x: int
    corner: QPoint
    happened: QPixmap
    ahead: QPixmap


class EventPainter:
    """Paints the events of one frame, for any position of the cursor."""

    def __init__(self, ink: Ink, sprites: Sprites, frame: Frame) -> None:
        self._ink = ink
        self._sprites = sprites
        self._frame = frame
        self._small = small_font()
        self._small_bold = small_font(QFont.Weight.DemiBold)
        self._batches = Batches(frame)
        self._changes = Changes(frame)
        self._alerts = self._alert_stamps()
        self._glyphs = self._glyph_stamps()
        rows = frame.rows
        self._plot = QRect(rows.left + 1, 0, rows.width - 1, rows.axis_top)
        self._lanes = QRect(rows.left + 1, rows.lanes_top, rows.width - 1, rows.lanes_bottom - rows.lanes_top)

    def changed(self, one: Moment, other: Moment) -> QRect:
        """Where it looks different when the cursor goes from the one to the other.

        One rectangle: in a region of several, Qt fills line by line, in threads that it waits for.
        """
        left, right = self._changes.between(one, other)
        area = QRect(left, 0, right - left + 1, self._frame.rows.axis_top + HANDLE_GAP)
        handles = [self._handle(one), self._handle(other)]
        covered = [box for box in map(self._axis_box, self._frame.axis) if any(map(box.intersects, handles))]
        for box in (*handles, *covered):
            area = area.united(box)
        return area

    def paint(self, painter: QPainter, moment: Moment, part: QRect) -> None:
        """Paint the events and the cursor; what lies left or right of the part may be left out."""
        painter.save()
        painter.setClipRect(self._plot)
        painter.fillRect(moment.reached + 1, 0, self._plot.right(), self._plot.height(), self._ink.veil)
        self._paint_stamps(painter, self._alerts, moment.position, part)
        painter.setClipRect(self._lanes)
        self._paint_waits(painter, moment.position)
        self._paint_bars(painter, moment)
        self._paint_stamps(painter, self._glyphs, moment.position, part)
        self._paint_labels(painter, moment.position, part)
        painter.restore()
        self._paint_standing(painter, moment)
        self._paint_axis(painter, moment)

    def _faded(self, colour: QColor, *, happened: bool) -> QColor:
        return colour if happened else self._ink.faded(colour)

    # Glyphs.

    def glyph_size(self, lane: int) -> int:
        """How large the marks of a lane are, in px."""
        height = self._frame.rows.heights[lane]
        return 12 if height < 26 else 14 if height < 56 else 16

    def ring(self, x: int, lane: int) -> QRectF:
        """What surrounds a mark."""
        reach = self.glyph_size(lane) / 2 + 2
        return QRectF(x - reach, self._frame.rows.middle(lane) - reach, 2 * reach, 2 * reach)

    def bar_ring(self, box: BarBox) -> QRectF:
        """What surrounds a bar."""
        return QRectF(bar_rect(self._frame, box))

    def _alert_stamps(self) -> list[_Stamp]:
        stamps = []
        for alert in self._frame.alerts:
            severity = SEVERITY_RANKS[alert.rank]
            if severity is not None:
                look = self._look(*self._ink.alert(severity), _ALERT_SIZE)
                corner = QPoint(alert.x - _ALERT_SIZE // 2, HEADER + ALERTS // 2 - _ALERT_SIZE // 2)
                stamps.append(_Stamp(alert.number, alert.x, corner, *look))
        return stamps

    def _glyph_stamps(self) -> list[_Stamp]:
        """The marks; commands and their answers are drawn as the edges of their bars."""
        frame = self._frame
        kinds = [lane.kind for lane in frame.layout.lanes]
        sizes = [self.glyph_size(lane) for lane in range(len(kinds))]
        halves = [size // 2 for size in sizes]
        tops = [frame.rows.middle(lane) - half for lane, half in enumerate(halves)]
        ends = {box.end for box, _ in self._batches.wide}
        looks: dict[tuple[Mark, int], tuple[QPixmap, QPixmap]] = {}
        stamps = []
        for glyph in frame.glyphs:
            mark, lane = glyph.mark, glyph.lane
            if mark is Mark.COMMAND or (mark is Mark.ROBOT_ANSWER and glyph.number in ends):
                continue
            if (mark, lane) not in looks:
                colour = self._ink.of_mark(mark, kinds[lane])
                looks[mark, lane] = self._look(shape_of(mark, kinds[lane]), colour, sizes[lane])
            corner = QPoint(glyph.x - halves[lane], tops[lane])
            stamps.append(_Stamp(glyph.number, glyph.x, corner, *looks[mark, lane]))
        return stamps

    def _look(self, shape: str, colour: QColor, size: int) -> tuple[QPixmap, QPixmap]:
        """A glyph as it is drawn after its event, and before it."""
        faded = self._ink.faded(colour)
        return self._sprites.get(shape, colour, size), self._sprites.get(shape, faded, size)

    def _paint_stamps(self, painter: QPainter, stamps: list[_Stamp], position: int, part: QRect) -> None:
        left, right = part.left() - REACH, part.right() + REACH
        for number, x, corner, happened, ahead in stamps:
            if left <= x <= right:
                painter.drawPixmap(corner, happened if number <= position else ahead)

    # Lines and bars.

    def _paint_waits(self, painter: QPainter, position: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for kind, waits in self._batches.waits.items():
            colour = self._ink.waits[kind]
            for rects, happened in ((waits.after(position), False), (waits.until(position), True)):
                painter.setBrush(self._faded(colour, happened=happened))
                painter.drawRects(rects)

    def _paint_bars(self, painter: QPainter, moment: Moment) -> None:
        position = moment.position
        for outcome, rects in self._batches.bars.items():
            edges = self._batches.edges.get(outcome, BarBatches([]))
            ahead = (rects.by_start.after(position), edges.by_start.after(position))
            self._paint_outcome(painter, outcome, *ahead, happened=False)
            ended = (rects.by_end.until(position), edges.by_end.until(position))
            self._paint_outcome(painter, outcome, *ended, happened=True)
        for box, rect in self._batches.open_bars(position):
            self._paint_open(painter, box, rect, moment.reached)
        for box, rect in self._batches.wide:
            self._paint_end(painter, box, rect, happened=box.end <= position)

    def _paint_outcome(
        self,
        painter: QPainter,
        outcome: CommandOutcome,
        rects: list[QRect],
        edges: list[QRect],
        *,
        happened: bool,
    ) -> None:
        colour = self._faded(self._ink.outcomes[outcome], happened=happened)
        if outcome is CommandOutcome.PENDING:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
            painter.drawRects([rect.adjusted(0, 0, -1, -1) for rect in rects])
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_tint(colour))
        painter.drawRects(rects)
        if outcome is CommandOutcome.TIMEOUT:
            painter.setBrush(QBrush(mix(colour, self._ink.ground, 0.3), Qt.BrushStyle.BDiagPattern))
            painter.drawRects(rects)
        painter.setBrush(colour)
        painter.drawRects(edges)

    def _paint_open(self, painter: QPainter, box: BarBox, rect: QRect, reached: int) -> None:
        """A command that is not answered yet at the cursor: pending up to there, faded from there on."""
        so_far, rest = QRect(rect), QRect(rect)
        so_far.setRight(max(rect.left(), min(rect.right(), reached)))
        rest.setLeft(max(rect.left(), reached))
        self._paint_outcome(painter, box.outcome, [rest], [], happened=False)
        self._paint_outcome(painter, CommandOutcome.PENDING, [so_far], [], happened=True)
        painter.fillRect(
            rect.left(), rect.top(), 2, rect.height(), self._ink.outcomes[CommandOutcome.ANSWERED]
        )

    def _paint_end(self, painter: QPainter, box: BarBox, rect: QRect, *, happened: bool) -> None:
        """What became of the command, at the bar's end: a cap, or the sign of an error or a time-out."""
        if box.outcome is CommandOutcome.PENDING:
            return
        colour = self._faded(self._ink.outcomes[box.outcome], happened=happened)
        shape = _END_SHAPES.get(box.outcome)
        if shape is None:
            painter.fillRect(rect.right() - 1, rect.top(), 2, rect.height(), colour)
            return
        size = self.glyph_size(box.lane)
        corner = QPoint(box.right - size // 2, self._frame.rows.middle(box.lane) - size // 2)
        painter.drawPixmap(corner, self._sprites.get(Shape.DISC, self._ink.ground, size))
        painter.drawPixmap(corner, self._sprites.get(shape, colour, size))

    def _paint_labels(self, painter: QPainter, position: int, part: QRect) -> None:
        rows = self._frame.rows
        for label in self._frame.labels:
            if label.x <= part.right() and label.x + label.width >= part.left():
                colour = self._ink.text if label.inside else self._ink.muted
                shown = self._faded(colour, happened=label.number <= position)
                box = QRect(label.x, rows.tops[label.lane], _LONGEST_LABEL, rows.heights[label.lane])
                draw_line(painter, box, label.text, shown, self._small)

    # The cursor, and what the user points at.

    def _paint_standing(self, painter: QPainter, moment: Moment) -> None:
        """Ring the event at the cursor."""
        if moment.position and moment.x is not None:
            lane = int(self._frame.layout.lane[moment.position - 1])
            self.highlight(painter, self.ring(moment.x, lane))

    def highlight(self, painter: QPainter, box: QRectF) -> None:
        """A ring around what the pointer meets."""
        painter.save()
        painter.setClipRect(self._lanes)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ink.accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        painter.restore()

    def _paint_axis(self, painter: QPainter, moment: Moment) -> None:
        """The axis's labels, and among them the handle of the cursor, with the event's number."""
        top, handle = self._frame.rows.axis_top + HANDLE_GAP, self._handle(moment)
        painter.setFont(self._small)
        painter.setPen(self._ink.muted)
        for label in self._frame.axis:
            box = self._axis_box(label)
            if not handle.intersects(box):
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label.text)
        if moment.x is None:
            return
        painter.save()
        painter.fillRect(QRectF(moment.x - 0.75, 0, 1.5, top), self._ink.accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.accent)
        painter.drawRoundedRect(handle, 4, 4)
        painter.setFont(self._small_bold)
        painter.setPen(self._ink.accent_text)
        painter.drawText(handle, Qt.AlignmentFlag.AlignCenter, f"{moment.position:,}")
        painter.restore()

    def _axis_box(self, label: AxisLabel) -> QRect:
        """Where a label of the axis is."""
        top = self._frame.rows.axis_top + HANDLE_GAP
        return QRect(label.x - label.width // 2 - 4, top, label.width + 8, AXIS - HANDLE_GAP)

    def _handle(self, moment: Moment) -> QRect:
        """Where the cursor's handle is; nowhere while the cursor is out of view."""
        if moment.x is None:
            return QRect()
        rows = self._frame.rows
        text_width = QFontMetrics(self._small_bold).horizontalAdvance(f"{moment.position:,}")
        width = max(3 * UNIT, text_width + 12)
        left = max(rows.left, min(moment.x - width // 2, rows.right - width))
        return QRect(left, rows.axis_top + 3, width, AXIS - 6)


def _tint(colour: QColor) -> QColor:
    """The colour as the ground shines through it."""
    tint = QColor(colour)
    tint.setAlphaF(0.28)
    return tint
