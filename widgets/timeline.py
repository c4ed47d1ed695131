"""The round timeline of the open match: rounds, lanes, commands and answers, and the one cursor in them."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from app.qt.cursor import Cursor
from app.qt.tooltips import plain
from widgets.timeline_canvas import TimelineCanvas
from widgets.timeline_controls import ZOOM_STEP
from widgets.timeline_frame import Frame
from widgets.timeline_marks import mark_tip
from widgets.timeline_rows import HEADER
from widgets.timeline_tips import alerts_tip, band_tip, bar_tip, events_tip, lane_tip

_PAN_STEP = 0.15
_WHEEL_STEP = 1.2
_GRIP = 4


class _Drag(Enum):
    """What the pressed mouse button does."""

    NOTHING = auto()
    CLICK = auto()
    PAN = auto()
    SCRUB = auto()


class TimelineView(TimelineCanvas):
    """What mouse and keys do on the canvas.

    A click on a mark, or a drag of the cursor's line or along the edges, moves the cursor; the wheel zooms
    and a drag elsewhere pans. Keys count only while the timeline has the focus, and then before the window's.
    """

    def __init__(self, cursor: Cursor, parent: QWidget | None = None) -> None:
        super().__init__(cursor, parent)
        self._drag = _Drag.NOTHING
        self._dragged_from = QPointF()
        self._keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_W: lambda: self._zoom(ZOOM_STEP),
            Qt.Key.Key_Plus: lambda: self._zoom(ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: self._zoom(ZOOM_STEP),
            Qt.Key.Key_S: lambda: self._zoom(1 / ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: self._zoom(1 / ZOOM_STEP),
            Qt.Key.Key_A: lambda: self._pan(-_PAN_STEP * self._camera.scale.width),
            Qt.Key.Key_D: lambda: self._pan(_PAN_STEP * self._camera.scale.width),
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_R: self.fit_round,
            Qt.Key.Key_T: lambda: self.show_by_number(not self.by_number),
        }
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    # The pointer.

    def _number_at(self, frame: Frame, at: QPointF) -> int | None:
        """The event that a click there goes to: a mark's, an anomaly's, or the nearer end of a bar."""
        glyph = frame.glyph_at(at.x(), at.y())
        if glyph is not None:
            return glyph.number
        bar = frame.bar_at(at.x(), at.y())
        if bar is not None:
            return bar.start if at.x() < (bar.left + bar.right) / 2 else bar.end
        return frame.alert_at(at.x(), at.y())

    def _drag_from(self, frame: Frame, at: QPointF) -> _Drag:
        """What pressing there begins."""
        rows, moment = frame.rows, self._moment()
        if not rows.left <= at.x() <= rows.right or at.y() > rows.bottom:
            return _Drag.NOTHING
        if at.y() < HEADER or at.y() >= rows.lanes_bottom:
            return _Drag.SCRUB
        if moment is not None and moment.x is not None and abs(moment.x - at.x()) <= _GRIP:
            return _Drag.SCRUB
        return _Drag.CLICK

    def mousePressEvent(self, event: QMouseEvent) -> None:
        frame = self._current_frame()
        if frame is None or event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        self._dragged_from = at
        self._drag = self._drag_from(frame, at)
        if self._drag is _Drag.SCRUB and not HEADER <= at.y() < frame.rows.lanes_bottom:
            self._cursor.go(self._camera.number_near(frame, at.x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame = self._current_frame()
        if frame is None:
            return
        at = event.position()
        moved = at - self._dragged_from
        if self._drag is _Drag.CLICK and moved.manhattanLength() >= QApplication.startDragDistance():
            self._drag = _Drag.PAN
        if self._drag is _Drag.SCRUB:
            self._cursor.go(self._camera.number_near(frame, at.x()))
        elif self._drag is _Drag.PAN:
            self._dragged_from = at
            self._pan(-moved.x())
        elif self._drag is _Drag.NOTHING:
            self._hover(frame, at)
        self._show_pointer(frame, at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        frame, drag = self._current_frame(), self._drag
        self._drag = _Drag.NOTHING
        if frame is None or drag is not _Drag.CLICK:
            return
        number = self._number_at(frame, event.position())
        if number is not None:
            self._cursor.go(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit a round by its title; fit the match anywhere else where nothing is."""
        frame, at = self._current_frame(), event.position()
        if frame is None or at.x() < frame.rows.left:
            return
        band = frame.band_at(at.x()) if at.y() < HEADER else None
        if band is not None:
            self._camera.fit_round(band.end)
            self._invalidate()
        elif self._number_at(frame, at) is None:
            self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.viewport().update()

    def _hover(self, frame: Frame, at: QPointF) -> None:
        """Ring the mark under the pointer."""
        events = self._current_drawing(frame).events
        glyph, bar = frame.glyph_at(at.x(), at.y()), frame.bar_at(at.x(), at.y())
        hovered: QRectF | None = None
        if glyph is not None:
            hovered = events.ring(glyph.x, glyph.lane)
        elif bar is not None:
            hovered = events.bar_ring(bar)
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()

    def _show_pointer(self, frame: Frame, at: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._drag is _Drag.PAN:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._drag is _Drag.SCRUB or self._drag_from(frame, at) is _Drag.SCRUB:
            shape = Qt.CursorShape.SplitHCursor
        elif self._number_at(frame, at) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; sideways, or with Shift, pan; over the lanes' names, scroll them."""
        frame = self._current_frame()
        if frame is None:
            return
        turned, at = event.angleDelta(), event.position()
        if at.x() < frame.rows.left:
            super().wheelEvent(event)
            return
        sideways = turned.x() if abs(turned.x()) > abs(turned.y()) else 0
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            sideways = turned.x() or turned.y()
        if sideways:
            self._pan(-sideways)
        else:
            self._zoom(_WHEEL_STEP ** (turned.y() / 120), at.x() - frame.rows.left)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = self.tip_at(event.pos())
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, at: QPoint) -> str:
        """What is told of the place, as rich text; empty where there is nothing to tell."""
        frame = self._current_frame()
        if frame is None:
            return ""
        if at.x() < frame.rows.left:
            lane = frame.rows.lane_at(at.y())
            return "" if lane is None else lane_tip(frame.layout, lane)
        marked = "" if self._marks is None else mark_tip(frame, self._marks, at)
        if marked:
            return plain(marked)
        glyph, alert = frame.glyph_at(at.x(), at.y()), frame.alert_at(at.x(), at.y())
        if glyph is not None:
            return events_tip(frame.layout, glyph.number, frame.sharing(glyph))
        if alert is not None:
            return alerts_tip(frame.layout, frame.alerts_sharing(alert))
        bar = frame.bar_at(at.x(), at.y())
        if bar is not None:
            return bar_tip(frame.layout, bar.index)
        band = frame.band_at(at.x()) if at.y() < HEADER else None
        return "" if band is None else band_tip(frame.layout, band)

    # Keys.

    def event(self, event: QEvent) -> bool:
        """Take the timeline's own keys before the window's shortcuts of the same letter."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_own_key(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _is_own_key(self, event: QKeyEvent) -> bool:
        allowed = Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            allowed |= Qt.KeyboardModifier.ShiftModifier
        return event.key() in self._keys and not event.modifiers() & ~allowed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """W, S, +, -: zoom; A, D: pan; 0, R: fit the match, the round; T: the other axis."""
        if self._is_own_key(event):
            self._keys[event.key()]()
        else:
            event.ignore()
