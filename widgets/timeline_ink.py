"""The timeline's colours and glyphs, in the light and in the dark."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from app.core.lanes import LaneKind
from app.core.state import CommandOutcome, Severity
from app.core.timeline import Mark
from widgets import icons
from widgets.looks import SEVERITIES
from widgets.theme import Theme

_FADED = 0.68


class Shape(StrEnum):
    """The glyphs, each a kind of event, participant or outcome; the later ones are icons by their name."""

    DISC = "disc"
    SQUARE = "square"
    DIAMOND = "diamond"
    HOLLOW = "hollow"
    GHOST = "ghost"
    DOT = "dot"
    TRIANGLE = "triangle"
    OPENING = "opening"
    CLOSING = "closing"
    CROSS = "cross"
    CLOCK = "clock-outline"
    FAILED = "close-circle-outline"
    QUESTION = "help-circle-outline"
    BROKEN = "alert-octagon"
    BALLOT = "vote-outline"
    START = "flag-outline"
    FINISH = "flag-checkered"


_SHAPES = {
    Mark.DUPLICATE: Shape.GHOST,
    Mark.NOTICE: Shape.DOT,
    Mark.COMMAND: Shape.DOT,
    Mark.ROBOT_ANSWER: Shape.HOLLOW,
    Mark.UNKNOWN: Shape.QUESTION,
    Mark.ROUND_END: Shape.CLOSING,
    Mark.ROUND_START: Shape.OPENING,
    Mark.VOTING: Shape.BALLOT,
    Mark.VOTE: Shape.TRIANGLE,
    Mark.MATCH_START: Shape.START,
    Mark.MATCH_END: Shape.FINISH,
    Mark.INVALID: Shape.BROKEN,
    Mark.ERROR: Shape.CROSS,
}
_PEOPLE = {LaneKind.HUMAN: Shape.DISC, LaneKind.ROBOT: Shape.SQUARE}


def shape_of(mark: Mark, kind: LaneKind) -> Shape:
    """What an event is drawn as; a response as the kind of its participant."""
    return person(kind) if mark is Mark.RESPONSE else _SHAPES[mark]


def person(kind: LaneKind) -> Shape:
    """The sign of a kind of participant."""
    return _PEOPLE.get(kind, Shape.DIAMOND)


class Ink:
    """The colours of one theme."""

    def __init__(self, theme: Theme) -> None:
        self.ground = QColor(theme.base)
        self.text = QColor(theme.text)
        self.muted = QColor(theme.muted)
        self.edge = QColor(theme.edge)
        self.line = QColor(theme.line)
        self.accent = QColor(theme.accent)
        self.accent_text = QColor(theme.accent_text)
        self.band = mix(QColor(theme.raised), self.ground, 0.5)
        self.band_header = QColor(theme.raised)
        self.voting = mix(self.accent, self.ground, 0.9)
        self.voting_header = mix(self.accent, self.ground, 0.8)
        self.veil = QColor(self.ground)
        self.veil.setAlphaF(0.6)
        self.kinds = {
            LaneKind.HUMAN: QColor(theme.human),
            LaneKind.ROBOT: QColor(theme.robot),
            LaneKind.UNKNOWN: self.text,
            LaneKind.MATCH: self.muted,
        }
        self.waits = {kind: mix(colour, self.ground, 0.5) for kind, colour in self.kinds.items()}
        self.outcomes = {
            CommandOutcome.ANSWERED: QColor(theme.robot),
            CommandOutcome.ERROR: QColor(theme.bad),
            CommandOutcome.TIMEOUT: QColor(theme.warning),
            CommandOutcome.PENDING: self.edge,
        }
        self.bad = QColor(theme.bad)
        self._theme = theme
        self._faded: dict[int, QColor] = {}

    def of_mark(self, mark: Mark, kind: LaneKind) -> QColor:
        """The colour of an event in a lane of that kind."""
        if mark in (Mark.ERROR, Mark.INVALID):
            return self.bad
        if mark in (Mark.ROUND_START, Mark.ROUND_END, Mark.MATCH_START, Mark.MATCH_END, Mark.VOTING):
            return self.text
        return self.muted if mark in (Mark.UNKNOWN, Mark.NOTICE) else self.kinds[kind]

    def alert(self, severity: Severity) -> tuple[str, QColor]:
        """The icon of an anomaly, and its colour."""
        look = SEVERITIES[severity]
        return look.icon, QColor(getattr(self._theme, look.colour))

    def faded(self, colour: QColor) -> QColor:
        """The colour of what has not happened yet at the cursor."""
        key = colour.rgb()
        if key not in self._faded:
            self._faded[key] = mix(colour, self.ground, _FADED)
        return self._faded[key]


def mix(colour: QColor, ground: QColor, share: float) -> QColor:
    """The colour with that share of the ground."""
    own = 1 - share
    return QColor.fromRgbF(
        colour.redF() * own + ground.redF() * share,
        colour.greenF() * own + ground.greenF() * share,
        colour.blueF() * own + ground.blueF() * share,
    )


class Sprites:
    """Glyphs drawn once for each colour and size, for screens of one pixel ratio."""

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self._made: dict[tuple[str, int, int], QPixmap] = {}

    def get(self, shape: str, colour: QColor, size: int) -> QPixmap:
        """The glyph, ``size`` px wide and high."""
        key = (shape, colour.rgb(), size)
        if key not in self._made:
            self._made[key] = self._draw(shape, colour, size)
        return self._made[key]

    def _draw(self, shape: str, colour: QColor, size: int) -> QPixmap:
        side = round(size * self.ratio)
        pixmap = QPixmap(side, side)
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, shape, QRectF(0, 0, size, size), colour)
        painter.end()
        return pixmap


def draw(painter: QPainter, shape: str, box: QRectF, colour: QColor) -> None:
    """Draw a glyph to fill the square box."""
    figure = _figures().get(shape)
    if figure is None:
        icons.paint(painter, shape, box, colour)
        return
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / 12, box.height() / 12)
    figure(painter, colour)
    painter.restore()


_Figure = Callable[[QPainter, QColor], None]


@cache
def _figures() -> dict[str, _Figure]:
    """The glyphs that are no icons, on a grid of 12 by 12."""
    middle = QPointF(6, 6)
    disc, square, dot = QPainterPath(), QPainterPath(), QPainterPath()
    disc.addEllipse(middle, 4.5, 4.5)
    square.addRoundedRect(QRectF(2, 2, 8, 8), 1, 1)
    dot.addEllipse(middle, 2, 2)
    hollow, ghost = QPainterPath(), QPainterPath()
    hollow.addRoundedRect(QRectF(2.75, 2.75, 6.5, 6.5), 1, 1)
    ghost.addEllipse(middle, 3.75, 3.75)
    cross, opening, closing = QPainterPath(), QPainterPath(), QPainterPath()
    for start, end in ((QPointF(2.5, 2.5), QPointF(9.5, 9.5)), (QPointF(9.5, 2.5), QPointF(2.5, 9.5))):
        cross.moveTo(start)
        cross.lineTo(end)
    for bracket, inner, outer in ((opening, 8.0, 5.0), (closing, 4.0, 7.0)):
        bracket.addPolygon(
            QPolygonF([QPointF(inner, 1.5), QPointF(outer, 1.5), QPointF(outer, 10.5), QPointF(inner, 10.5)])
        )
    return {
        Shape.DISC: _filled(disc),
        Shape.SQUARE: _filled(square),
        Shape.DOT: _filled(dot),
        Shape.DIAMOND: _filled(_polygon((6, 1), (11, 6), (6, 11), (1, 6))),
        Shape.TRIANGLE: _filled(_polygon((2.5, 1.5), (10.5, 6), (2.5, 10.5))),
        Shape.HOLLOW: _outlined(hollow, 1.5),
        Shape.GHOST: _outlined(ghost, 1.25, Qt.PenStyle.DotLine),
        Shape.CROSS: _outlined(cross, 2.25),
        Shape.OPENING: _outlined(opening, 1.75),
        Shape.CLOSING: _outlined(closing, 1.75),
    }


def _polygon(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def _filled(path: QPainterPath) -> _Figure:
    return lambda painter, colour: painter.fillPath(path, QBrush(colour))


def _outlined(path: QPainterPath, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> _Figure:
    def stroke(painter: QPainter, colour: QColor) -> None:
        painter.strokePath(path, QPen(colour, width, style, Qt.PenCapStyle.RoundCap))

    return stroke
