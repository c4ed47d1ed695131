"""Painting what lies behind the events of the timeline: rounds, the lanes with their names, the axis."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from app.qt.texts import tr
from widgets.rows import LONGEST_TEXT, draw_line
from widgets.theme import UNIT, numeric_font, small_size, ui_font
from widgets.timeline_frame import BandBox, Frame
from widgets.timeline_ink import Ink, Sprites, person
from widgets.timeline_rows import ALERTS, HEADER, TICKS

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


def small_font(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The face of everything but the lanes' names."""
    font = numeric_font()
    font.setPixelSize(small_size())
    font.setWeight(weight)
    return font


def lane_font() -> QFont:
    """The face of the participants' names."""
    return ui_font(weight=QFont.Weight.DemiBold)


class GroundPainter:
    """Paints the ground of frames in one theme, on screens of one pixel ratio."""

    def __init__(self, ink: Ink, sprites: Sprites) -> None:
        self._ink = ink
        self._sprites = sprites
        self._small = small_font()
        self._small_bold = small_font(QFont.Weight.DemiBold)
        self._lane = lane_font()
        self._bold_metrics = QFontMetrics(self._small_bold)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint all that does not depend on the cursor."""
        rows = frame.rows
        painter.save()
        painter.setClipRect(QRect(rows.left, 0, rows.width, rows.bottom))
        self._bands(painter, frame)
        self._ticks(painter, frame)
        self._axis(painter, frame)
        painter.restore()
        self._lanes(painter, frame)
        self._dashes(painter, frame)

    def _bands(self, painter: QPainter, frame: Frame) -> None:
        rows = frame.rows
        for box in frame.bands:
            width = max(box.right - box.left, 1)
            fill, header = (
                (self._ink.voting, self._ink.voting_header)
                if box.band.voting
                else (self._ink.band, self._ink.band_header)
            )
            painter.fillRect(box.left, 0, width, HEADER, header)
            painter.fillRect(box.left, HEADER, width, rows.axis_top - HEADER, fill)
            if width > UNIT:
                self._band_edges(painter, box, rows.axis_top)
                self._band_title(painter, frame, box)

    def _band_edges(self, painter: QPainter, box: BandBox, bottom: int) -> None:
        painter.setPen(QPen(self._ink.line, 1))
        painter.drawLine(box.left, 0, box.left, bottom)
        style = Qt.PenStyle.SolidLine if box.band.closed else Qt.PenStyle.DashLine
        painter.setPen(QPen(self._ink.line if box.band.closed else self._ink.edge, 1, style))
        painter.drawLine(box.right, 0, box.right, bottom)

    def _band_title(self, painter: QPainter, frame: Frame, box: BandBox) -> None:
        left, right = max(box.left, frame.rows.left) + 6, min(box.right, frame.rows.right) - 4
        label = box.band.label
        label_width = self._bold_metrics.horizontalAdvance(label)
        if right - left < label_width:
            return
        draw_line(painter, QRect(left, 0, label_width + 1, HEADER), label, self._ink.text, self._small_bold)
        room = right - left - label_width - UNIT
        if box.band.prompt and room >= 4 * UNIT:
            place = QRect(left + label_width + UNIT, 0, room, HEADER)
            draw_line(painter, place, _on_one_line(box.band.prompt), self._ink.muted, self._small)

    def _axis(self, painter: QPainter, frame: Frame) -> None:
        rows = frame.rows
        painter.fillRect(rows.left, rows.axis_top, rows.width, 1, self._ink.line)
        for label in frame.axis:
            painter.fillRect(label.x, rows.axis_top, 1, 5, self._ink.muted)

    def _ticks(self, painter: QPainter, frame: Frame) -> None:
        """A tick for every event."""
        top = frame.rows.lanes_bottom + 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.muted)
        painter.drawRects([QRect(left, top, right - left + 1, TICKS - 3) for left, right in frame.ticks])

    def _dashes(self, painter: QPainter, frame: Frame) -> None:
        """The events of the lanes that are too full for glyphs."""
        rows, lanes = frame.rows, frame.layout.lanes
        painter.save()
        painter.setClipRect(QRect(rows.left, rows.lanes_top, rows.width, rows.lanes_bottom - rows.lanes_top))
        for dash in frame.dashes:
            height = max(6, rows.heights[dash.lane] // 4)
            top = rows.middle(dash.lane) - height // 2
            colour = self._ink.waits[lanes[dash.lane].kind]
            painter.fillRect(dash.left, top, dash.right - dash.left, height, colour)
        painter.restore()

    def _lanes(self, painter: QPainter, frame: Frame) -> None:
        rows = frame.rows
        painter.setPen(QPen(self._ink.line, 1))
        painter.drawLine(0, HEADER, rows.right, HEADER)
        painter.drawLine(0, rows.lanes_bottom, rows.right, rows.lanes_bottom)
        painter.drawLine(rows.left, 0, rows.left, rows.bottom)
        painter.drawLine(0, rows.bottom, rows.right, rows.bottom)
        painter.setFont(self._small)
        painter.setPen(self._ink.muted)
        painter.drawText(QRect(12, HEADER, rows.left - 16, ALERTS), _LEFT, tr("anomalies"))
        painter.save()
        painter.setClipRect(QRect(0, rows.lanes_top, rows.right, rows.lanes_bottom - rows.lanes_top))
        for lane, (top, height) in enumerate(zip(rows.tops, rows.heights, strict=True)):
            if top < rows.lanes_bottom and top + height > rows.lanes_top:
                painter.setPen(QPen(self._ink.line, 1))
                painter.drawLine(0, top, rows.right, top)
                self._lane_label(painter, frame, lane)
        painter.restore()

    def _lane_label(self, painter: QPainter, frame: Frame, lane: int) -> None:
        rows, shown = frame.rows, frame.layout.lanes[lane]
        if shown.name == "match" and not shown.word:
            painter.setFont(self._small)
            painter.setPen(self._ink.muted)
            rest = QRect(12, rows.tops[lane], rows.left - 16, rows.heights[lane])
            painter.drawText(rest, _LEFT, shown.name)
            return
        sprite = self._sprites.get(person(shown.kind), self._ink.kinds[shown.kind], 12)
        painter.drawPixmap(QPoint(10, rows.middle(lane) - 6), sprite)
        room = QRect(28, rows.tops[lane], rows.left - 28 - 6, rows.heights[lane])
        room.setLeft(room.left() + draw_line(painter, room, shown.name, self._ink.text, self._lane) + 6)
        if room.width() > 2 * UNIT:
            draw_line(painter, room, _on_one_line(tr(shown.word)), self._ink.muted, self._small)


def _on_one_line(text: str) -> str:
    return " ".join(text[:LONGEST_TEXT].split())
