"""The timeline as a picture of its own, with all lanes: in pixels, or in the lines and shapes of SVG."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgGenerator

from app.qt.open_marks import OpenMarks
from widgets.theme import Theme
from widgets.timeline_camera import Moment
from widgets.timeline_frame import Frame
from widgets.timeline_ground import GroundPainter
from widgets.timeline_ink import Ink, Sprites, draw
from widgets.timeline_marks import paint_marks
from widgets.timeline_paint import EventPainter

PIXEL_RATIO = 2
"""Pictures are for documents and high-resolution screens."""


@dataclass(frozen=True)
class TimelinePicture:
    """A frame at a moment, to be painted in a theme."""

    frame: Frame
    moment: Moment
    theme: Theme
    marks: OpenMarks | None

    @property
    def match_id(self) -> str:
        """Whose timeline it is."""
        return self.frame.layout.replay.match_id

    @property
    def size(self) -> QSize:
        """Without what a scroll bar hides."""
        rows = self.frame.rows
        return QSize(rows.right + 1, rows.bottom + 1)

    def png(self) -> bytes:
        """The picture in pixels."""
        image = QImage(self.size * PIXEL_RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PIXEL_RATIO)
        painter = QPainter(image)
        self._paint(painter, Sprites(PIXEL_RATIO))
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload] # PySide's stubs have bytes for the format
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        """The picture in lines and shapes, which can be edited and scaled."""
        made = QByteArray()
        buffer = QBuffer(made)
        generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        generator.setOutputDevice(buffer)
        generator.setSize(self.size)
        generator.setViewBox(QRect(QPoint(0, 0), self.size))
        generator.setTitle(self.match_id)
        painter = _ShapePainter(generator)
        self._paint(painter, _Shapes())
        painter.end()
        return bytes(made.data())

    def _paint(self, painter: QPainter, sprites: Sprites) -> None:
        ink = Ink(self.theme)
        area = QRect(QPoint(0, 0), self.size)
        painter.fillRect(area, ink.ground)
        GroundPainter(ink, sprites).paint(painter, self.frame)
        EventPainter(ink, sprites, self.frame).paint(painter, self.moment, area)
        if self.marks is not None:
            paint_marks(painter, self.frame, self.marks, self.theme)


class _Shape(QPixmap):
    """A glyph without pixels, which knows what to draw."""

    def __init__(self, shape: str, colour: QColor, size: int) -> None:
        super().__init__()
        self._shape, self._colour, self._size = shape, QColor(colour), size

    def draw(self, painter: QPainter, corner: QPoint) -> None:
        """Draw it with its upper left corner there."""
        draw(painter, self._shape, QRectF(corner.x(), corner.y(), self._size, self._size), self._colour)


class _Shapes(Sprites):
    """Glyphs that are shapes instead of pixels."""

    def __init__(self) -> None:
        super().__init__(ratio=1.0)

    def _draw(self, shape: str, colour: QColor, size: int) -> QPixmap:
        return _Shape(shape, colour, size)


class _ShapePainter(QPainter):
    """Draws glyphs as the shapes that they are."""

    def drawPixmap(self, corner: QPoint, glyph: QPixmap) -> None:  # type: ignore[override]
        """What the timeline's painters ask for."""
        if isinstance(glyph, _Shape):
            glyph.draw(self, corner)
        else:
            super().drawPixmap(corner, glyph)
