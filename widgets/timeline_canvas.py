"""The picture of the open match's rounds, lanes, commands and answers, with the cursor in it."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.core.timeline import TimelineLayout, layout
from app.qt.cursor import Cursor
from app.qt.open_marks import OpenMarks
from app.qt.texts import translatable
from widgets.nothing import Nothing, no_match, paint_nothing
from widgets.theme import UNIT, theme_of
from widgets.timeline_camera import Camera, Moment
from widgets.timeline_controls import AxisSwitch, ZoomButtons
from widgets.timeline_frame import Frame
from widgets.timeline_ground import GroundPainter, lane_font, small_font
from widgets.timeline_ink import Ink, Sprites
from widgets.timeline_marks import paint_marks
from widgets.timeline_paint import EventPainter
from widgets.timeline_picture import TimelinePicture
from widgets.timeline_rows import AXIS, FIXED, HEADER, LANE_LEAST, Rows, divide

NO_MATCH = no_match(translatable("Choose one in the list of matches: its rounds are drawn here."))
NO_EVENTS = Nothing(
    "timeline-outline",
    translatable("This match has no events"),
    translatable("In this branch all of them are skipped."),
)
_NARROW_LABELS, _WIDE_LABELS = 15 * UNIT, 26 * UNIT


class _Drawing(NamedTuple):
    """A frame in the making: its ground, painted once, and what paints the events on it."""

    ground: QPixmap
    events: EventPainter


class TimelineCanvas(QAbstractScrollArea):
    """Shows the layout of the cursor's match, or a stretch of it, and keeps the cursor in sight."""

    def __init__(self, cursor: Cursor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._position = cursor.position
        self._camera = Camera()
        self._rows: Rows | None = None
        self._frame: Frame | None = None
        self._drawing: _Drawing | None = None
        self._inks: tuple[Ink, Sprites] | None = None
        self._measure()
        self._marks: OpenMarks | None = None
        self._hovered: QRectF | None = None
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Round timeline"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(FIXED + 3 * LANE_LEAST)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._make_controls()
        cursor.replay_changed.connect(self._replay_changed)
        cursor.moved.connect(self._cursor_moved)
        self.verticalScrollBar().valueChanged.connect(self._arrange)
        self._replay_changed()

    def _measure(self) -> None:
        """Measure texts in the fonts as they are now."""
        self._text_width, self._name_width = _width_in(small_font()), _width_in(lane_font())

    def _make_controls(self) -> None:
        self._axis_switch = AxisSwitch(self.viewport())
        self._axis_switch.chosen.connect(self.show_by_number)
        self._buttons = ZoomButtons(self.viewport())
        self._buttons.fit_match.connect(self.fit)
        self._buttons.fit_round.connect(self.fit_round)
        self._buttons.zoom.connect(self._zoom)

    def sizeHint(self) -> QSize:
        return QSize(70 * UNIT, 33 * UNIT)

    # What is shown.

    @property
    def by_number(self) -> bool:
        """Whether the axis shows the log's order instead of time."""
        return self._camera.by_number

    @property
    def visible_range(self) -> tuple[float, float]:
        """The visible stretch of the axis: ms since the match's start, or event numbers."""
        return self._camera.scale.low, self._camera.scale.high

    def show_layout(self, made: TimelineLayout | None) -> None:
        """Show a layout that was made off the GUI thread; call it before the cursor opens its replay.

        The same match, grown, keeps the zoom, unless all of it was visible.
        """
        if self._camera.show(made):
            self.verticalScrollBar().setValue(0)
        for control in (self._axis_switch, self._buttons):
            control.setVisible(made is not None and made.count > 0)
        self._arrange()

    def show_marks(self, marks: OpenMarks) -> None:
        """Show the marks of the open match."""
        self._marks = marks
        marks.changed.connect(self._repaint)

    def _replay_changed(self) -> None:
        """Lay the cursor's replay out here, unless `show_layout` brought it."""
        replay, shown = self._cursor.replay, self._camera.layout
        if not self._cursor.following:
            self._position = self._cursor.position  # what arrives late may renumber the event at the cursor
        if replay is None:
            self.show_layout(None)
        elif shown is None or shown.replay is not replay:
            self.show_layout(layout(replay))

    def show_by_number(self, by_number: bool) -> None:
        """Let the axis show the log's order, or time; the same events stay visible."""
        if by_number != self.by_number:
            self._camera.show_by_number(by_number)
            self._axis_switch.show_choice(by_number=by_number)
            self._invalidate()

    def fit(self) -> None:
        """Show the whole match."""
        self._camera.scale.fit()
        self._invalidate()

    def fit_round(self) -> None:
        """Show the round, or the voting, that the cursor is in."""
        self._camera.fit_round(max(1, self._shown_position()))
        self._invalidate()

    def _zoom(self, factor: float, at: float | None = None) -> None:
        """Zoom around an x in the plot, else around the cursor where it is visible, else the middle."""
        if at is None:
            moment = self._moment()
            at = self._camera.scale.width / 2
            if moment is not None and moment.x is not None and self._frame is not None:
                at = moment.x - self._frame.rows.left
        self._camera.scale.zoom(factor, at)
        self._invalidate()

    def _pan(self, pixels: float) -> None:
        self._camera.scale.pan(pixels)
        self._invalidate()

    # The cursor.

    def _shown_position(self) -> int:
        shown = self._camera.layout
        return 0 if shown is None else min(self._cursor.position, shown.count)

    def _cursor_moved(self, position: int) -> None:
        """Bring the cursor into view, unless it stays at its event while the match grows."""
        before, self._position = self._position, position
        shown = self._shown_position()
        if position != before and shown and self._camera.reveal(shown):
            self._invalidate()
        if self._frame is None or self._drawing is None:
            self._repaint()
        else:
            moments = (self._camera.moment(self._frame, each) for each in (before, shown))
            self.viewport().update(self._drawing.events.changed(*moments))

    def _moment(self) -> Moment | None:
        frame = self._current_frame()
        return None if frame is None else self._camera.moment(frame, self._shown_position())

    def picture(self) -> TimelinePicture | None:
        """What is shown, as a picture that has also the lanes out of sight; None where nothing is."""
        shown, rows = self._camera.layout, self._rows
        if shown is None or rows is None:
            return None
        height = self.viewport().height() + rows.overflow
        frame = self._camera.frame(divide(shown, rows.left, rows.width, height, 0), self._text_width)
        if frame is None:
            return None
        moment = self._camera.moment(frame, self._shown_position())
        return TimelinePicture(frame, moment, theme_of(self), self._marks)

    # Geometry.

    def _arrange(self) -> None:
        """Divide the view into rows, tell the scroll bar, and put the buttons in their corners."""
        shown, bar = self._camera.layout, self.verticalScrollBar()
        self._rows = None
        if shown is not None and shown.count:
            left, size = self._label_width(shown), self.viewport().size()
            rows = self._rows = divide(shown, left, size.width() - left, size.height(), bar.value())
            self._camera.scale.resize(rows.width)
            middle = self._axis_switch.sizeHint().height() // 2
            self._axis_switch.move(6, HEADER // 2 - middle)
            self._buttons.move(6, rows.axis_top + AXIS // 2 - middle)
            bar.setPageStep(rows.lanes_bottom - rows.lanes_top)
            bar.setSingleStep(LANE_LEAST)
        bar.blockSignals(True)
        bar.setRange(0, 0 if self._rows is None else self._rows.overflow)
        bar.blockSignals(False)
        self._invalidate()

    def _invalidate(self) -> None:
        self._frame = None
        self._drawing = None
        self._hovered = None
        self._repaint()

    def _repaint(self) -> None:
        """Paint all anew but the buttons, for what they stand on never changes."""
        region = QRegion(self.viewport().rect())
        for control in (self._axis_switch, self._buttons):
            if control.isVisible():
                region -= control.geometry()
        self.viewport().update(region)

    def _current_frame(self) -> Frame | None:
        if self._frame is None and self._rows is not None:
            self._frame = self._camera.frame(self._rows, self._text_width)
        return self._frame

    def _label_width(self, shown: TimelineLayout) -> int:
        """What the widest of the lanes' labels needs, within bounds."""
        needed = max(
            self._name_width(lane.name[:40]) + self._text_width(lane.word[:40]) + 6 * UNIT
            for lane in shown.lanes
        )
        most = max(_NARROW_LABELS, min(_WIDE_LABELS, self.viewport().width() * 2 // 7))
        return max(_NARROW_LABELS, min(needed, most)) // UNIT * UNIT

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._inks = None
            self._measure()
            self._arrange()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        frame, moment = self._current_frame(), self._moment()
        painter = QPainter(self.viewport())
        if frame is None or moment is None:
            painter.fillRect(self.viewport().rect(), theme_of(self).base)
            painter.end()
            paint_nothing(self.viewport(), NO_MATCH if self._camera.layout is None else NO_EVENTS)
            return
        drawing = self._current_drawing(frame)
        painter.drawPixmap(0, 0, drawing.ground)
        drawing.events.paint(painter, moment, event.rect())
        if self._marks is not None:
            paint_marks(painter, frame, self._marks, theme_of(self))
        if self._hovered is not None:
            drawing.events.highlight(painter, self._hovered)
        if self.hasFocus():
            painter.setPen(QColor(theme_of(self).accent))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _current_drawing(self, frame: Frame) -> _Drawing:
        ratio = self.devicePixelRatioF()
        if self._inks is None or self._inks[1].ratio != ratio:
            self._inks = (Ink(theme_of(self)), Sprites(ratio))
            self._drawing = None
        if self._drawing is None:
            ink, sprites = self._inks
            ground = QPixmap(self.viewport().size() * ratio)
            ground.setDevicePixelRatio(ratio)
            ground.fill(ink.ground)
            painter = QPainter(ground)
            GroundPainter(ink, sprites).paint(painter, frame)
            painter.end()
            self._drawing = _Drawing(ground, EventPainter(ink, sprites, frame))
        return self._drawing

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


def _width_in(font: QFont) -> Callable[[str], int]:
    """Measures texts; the same few are asked for again and again."""
    metrics = QFontMetrics(font)

    @lru_cache(maxsize=10_000)
    def width(text: str) -> int:  # decorating Qt's own method would have PySide read all of its signatures
        return metrics.horizontalAdvance(text)

    return width
