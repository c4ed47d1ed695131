"""The overview's picture: zoomed and panned by wheel, drag and keys; a click or Enter opens a match."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from app.core.growing import Numbers
from app.core.match_facts import ERROR_RANK
from app.core.overview import Timetable, View, picture, robot_lanes
from app.qt import tooltips
from widgets.nothing import Nothing, paint_nothing
from widgets.overview_paint import (
    AXIS,
    LABELS,
    LANE,
    LANES_TOP,
    RUNNING,
    Frame,
    paint,
)
from widgets.theme import UNIT, numeric_font, small_size, theme_of

ZOOM = 1.25
PAN = 0.15
SHORTEST_MS = 2000
MARGIN = 0.02
REACH = 12
"""So many pixels beside a match one may click to meet it."""
NO_ONE: Numbers = np.empty(0, np.int64)


class OverviewCanvas(QAbstractScrollArea):
    """Shows a `Timetable`. A match is told by its place in it."""

    chosen = Signal(int)
    """Open this match."""
    looked = Signal()
    """What is in sight, or selected, is something else now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Matches over time"))
        self.setAccessibleDescription(
            self.tr("Left and Right go from match to match, E to the next with an error, Enter opens it.")
        )
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        font = numeric_font()
        font.setPixelSize(small_size())
        self._text_font = font
        self.nothing = Nothing()
        self.tip_of: Callable[[int], str] = str
        """What is told of a match."""
        self.table: Timetable | None = None
        self.selected: int | None = None
        self._span: tuple[float, float] | None = None
        """The time in sight; None fits all."""
        self._frame: Frame | None = None
        self._locked = False
        self._pressed: QPointF | None = None
        self._dragged = False
        self._keys = self._make_keys()
        self.verticalScrollBar().valueChanged.connect(self._forget_frame)

    # What comes in.

    def show_table(self, table: Timetable | None) -> None:
        """Show these matches; what is in sight stays, unless all was."""
        number = None if self.table is None or self.selected is None else self.table.numbers[self.selected]
        self.table = table
        self.selected = None if table is None or number is None else table.place_of(int(number))
        if table is None:
            self._span = None
        self._fit_scroll_bar()
        self._forget_frame()

    def select(self, place: int | None) -> None:
        """Mark a match, which may be out of sight."""
        self.selected = place
        self.viewport().update()
        self.looked.emit()

    def set_locked(self, on: bool) -> None:
        """Tell nothing of how matches went, or tell it again."""
        self._locked = on
        self._fit_scroll_bar()
        self._forget_frame()

    # What is in sight.

    def frame(self) -> Frame | None:
        """What is in sight; None without matches, or without room."""
        if self._frame is None and self.table is not None and len(self.table):
            width = self.viewport().width() - LABELS - UNIT
            if width > 0:
                self._frame = self._make_frame(self.table, width)
        return self._frame

    def _make_frame(self, table: Timetable, width: int) -> Frame:
        low, high = self._span or self._whole(table)
        view = View(low, high, width)
        height = self.viewport().height()
        scrolled = self.verticalScrollBar().value()
        first = scrolled // LANE
        last = min(len(table.robots), (scrolled + max(0, height - LANES_TOP)) // LANE + 1)
        lanes = [] if self._locked else robot_lanes(table, view, range(first, last))
        seen = picture(table, view)
        return Frame(table, seen, lanes, scrolled - first * LANE, LABELS + width, height, self._locked)

    def _whole(self, table: Timetable) -> tuple[float, float]:
        low, high = table.extent
        margin = max(SHORTEST_MS / 2, (high - low) * MARGIN)
        return low - margin, high + margin

    def _forget_frame(self) -> None:
        self._frame = None
        self.viewport().update()
        self.looked.emit()

    def _fit_scroll_bar(self) -> None:
        lanes = 0 if self.table is None or self._locked else len(self.table.robots) * LANE
        room = max(0, self.viewport().height() - LANES_TOP)
        self.verticalScrollBar().setRange(0, max(0, lanes - room))
        self.verticalScrollBar().setPageStep(max(1, room))
        self.verticalScrollBar().setSingleStep(LANE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_scroll_bar()
        self._forget_frame()

    def fit(self) -> None:
        """Bring all matches into sight."""
        self._span = None
        self._forget_frame()

    def zoom(self, factor: float, about: float | None = None) -> None:
        """See a shorter time, or a longer one, around a time that stays where it is; else the middle."""
        frame = self.frame()
        if frame is None:
            return
        low, high = frame.view.low, frame.view.high
        about = (low + high) / 2 if about is None else about
        whole = self._whole(frame.table)
        longest = max(2 * (whole[1] - whole[0]), SHORTEST_MS)
        length = min(max((high - low) / factor, SHORTEST_MS), longest)
        low = about - (about - low) * length / (high - low)
        self._look_at(low, low + length)

    def pan(self, share: float) -> None:
        """Look further on by a share of what is in sight."""
        frame = self.frame()
        if frame is not None:
            by = share * (frame.view.high - frame.view.low)
            self._look_at(frame.view.low + by, frame.view.high + by)

    def _look_at(self, low: float, high: float) -> None:
        self._span = (low, high)
        self._forget_frame()

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:
        frame = self.frame()
        if frame is None:
            paint_nothing(self.viewport(), self.nothing)
            return
        painter = QPainter(self.viewport())
        theme = theme_of(self)
        painter.fillRect(self.viewport().rect(), theme.base)
        paint(painter, frame, theme, self._text_font)
        if self.selected is not None:
            self._paint_selected(painter, frame, self.selected)

    def _paint_selected(self, painter: QPainter, frame: Frame, place: int) -> None:
        painter.setPen(QPen(QColor(theme_of(self).text), 2))
        bars = frame.bars
        at = NO_ONE if bars is None else np.flatnonzero(bars.place == place)
        x = frame.x(float(frame.table.start[place]))
        if bars is not None and len(at):
            rect: QRectF = frame.bar_rect(bars, place, int(bars.lane[at[0]]))
            painter.drawRect(rect.adjusted(-1, -1, 1, 1))
        elif LABELS <= x <= frame.width:
            painter.drawLine(QPointF(x, AXIS - 4), QPointF(x, frame.height))

    # Which match is where.

    def match_at(self, at: QPointF) -> int | None:
        """The match at a place of the viewport, or the nearest that belongs to what is pointed at."""
        frame = self.frame()
        if frame is None or at.x() < LABELS or at.y() < AXIS:
            return None
        bars = frame.bars
        if at.y() < AXIS + RUNNING and bars is not None:
            lane = int((at.y() - AXIS - 2) // frame.bar_height(bars))
            return self._nearest(frame, at.x(), bars.place[bars.lane == lane])
        reach = REACH * (frame.view.high - frame.view.low) / frame.view.width
        time = frame.time(at.x())
        if at.y() < AXIS + RUNNING:
            return self._nearest(frame, at.x(), frame.table.running(time - reach, time + reach))
        if frame.locked:
            return None
        if at.y() < LANES_TOP:
            ranks = (ERROR_RANK, ERROR_RANK - 1)
            began = (frame.table.began(time - reach, time + reach, rank) for rank in ranks)
            return next((self._nearest(frame, at.x(), each) for each in began if len(each)), None)
        robot = int(at.y() - LANES_TOP + self.verticalScrollBar().value()) // LANE
        if robot >= len(frame.table.robots):
            return None
        cast = frame.table.casts[robot]
        return self._nearest(frame, at.x(), frame.table.running(time - reach, time + reach, cast))

    def _nearest(self, frame: Frame, x: float, among: Numbers) -> int | None:
        """The match that runs nearest to a place, with errors first where several do."""
        if not len(among):
            return None
        time = frame.time(x)
        away = np.maximum(0, np.maximum(frame.table.start[among] - time, time - frame.table.end[among]))
        best = among[np.lexsort((-frame.table.rank[among], away))[0]]
        pixels = float(away.min()) * frame.view.width / (frame.view.high - frame.view.low)
        return int(best) if pixels <= REACH else None

    # The pointer.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame = self.frame()
        if self._pressed is None or frame is None:
            met = self.match_at(event.position()) is not None
            shape = Qt.CursorShape.PointingHandCursor if met else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        by = event.position().x() - self._pressed.x()
        if self._dragged or abs(by) >= QApplication.startDragDistance():
            self._dragged = True
            self._pressed = event.position()
            self.pan(-by / frame.view.width)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        met = None if self._dragged or self._pressed is None else self.match_at(event.position())
        self._pressed = None
        if met is not None:
            self.select(met)
            self.chosen.emit(met)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom where the pointer is; with Shift, or sideways, pan; with Ctrl scroll the robots."""
        frame = self.frame()
        turned = event.angleDelta()
        if frame is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - turned.y() * LANE // 120)
        elif turned.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-PAN * (turned.x() or turned.y()) / 120)
        else:
            self.zoom(ZOOM ** (turned.y() / 120), frame.time(max(LABELS, event.position().x())))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            met = self.match_at(QPointF(event.pos()))
            self._tell(event.globalPos(), met)
            return True
        return super().viewportEvent(event)

    def _tell(self, place: QPoint, met: int | None) -> None:
        QToolTip.showText(place, tooltips.plain(self.tip_of(met)) if met is not None else "", self)

    # Keys.

    def _make_keys(self) -> dict[tuple[Qt.Key, bool], Callable[[], object]]:
        """Key, with Shift or without → what it does."""
        key = Qt.Key
        keys: dict[tuple[Qt.Key, bool], Callable[[], object]] = {
            (key.Key_Left, False): lambda: self._go(-1),
            (key.Key_Right, False): lambda: self._go(1),
            (key.Key_E, False): lambda: self._go(1, ERROR_RANK),
            (key.Key_E, True): lambda: self._go(-1, ERROR_RANK),
            (key.Key_Home, False): lambda: self._go_to(0),
            (key.Key_End, False): lambda: self._go_to(-1),
            (key.Key_Up, False): lambda: self._scroll(-LANE),
            (key.Key_Down, False): lambda: self._scroll(LANE),
            (key.Key_Return, False): self._open,
            (key.Key_Enter, False): self._open,
            (key.Key_0, False): self.fit,
        }
        for shift in (False, True):
            keys |= dict.fromkeys(
                [(key.Key_W, shift), (key.Key_Plus, shift), (key.Key_Equal, shift)], self._in
            )
            keys |= dict.fromkeys([(key.Key_S, shift), (key.Key_Minus, shift)], self._out)
            keys[key.Key_A, shift] = lambda: self.pan(-PAN)
            keys[key.Key_D, shift] = lambda: self.pan(PAN)
        return keys

    def _scroll(self, by: int) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + by)

    def _in(self) -> None:
        self.zoom(ZOOM, self._selected_time())

    def _out(self) -> None:
        self.zoom(1 / ZOOM, self._selected_time())

    def _selected_time(self) -> float | None:
        """Where the selected match is, if it is in sight."""
        frame = self.frame()
        if frame is None or self.selected is None:
            return None
        time = float(frame.table.start[self.selected])
        return time if frame.view.low <= time <= frame.view.high else None

    def event(self, event: QEvent) -> bool:
        """Take the overview's own keys before the window's shortcuts of the same letter."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._own(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def _own(self, event: QKeyEvent) -> Callable[[], object] | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if modifiers and not shift:
            return None
        return self._keys.get((Qt.Key(event.key()), shift))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right, E: to a match; Enter opens it; W, S: zoom; A, D: pan; 0: all; Up, Down: robots."""
        own = self._own(event)
        if own is None:
            event.ignore()
        else:
            own()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.selected is None:
            self._go_to(-1)

    def _open(self) -> None:
        if self.selected is not None:
            self.chosen.emit(self.selected)

    def _go(self, by: int, rank: int | None = None) -> None:
        """To the next match, or the one before; with a rank among those whose worst anomaly has it."""
        if self.table is None or (rank is not None and self._locked):
            return
        places = np.arange(len(self.table)) if rank is None else np.flatnonzero(self.table.rank == rank)
        here = -1 if self.selected is None else self.selected
        at = np.searchsorted(places, here, "right" if by > 0 else "left") - (by < 0)
        if 0 <= at < len(places):
            self._go_to(int(places[at]))

    def _go_to(self, place: int) -> None:
        """Select a match, and bring it into sight."""
        frame = self.frame()
        if frame is None:
            return
        place %= len(frame.table)
        time, view = float(frame.table.start[place]), frame.view
        if not view.low <= time <= view.high:
            length = view.high - view.low
            self._look_at(time - length / 2, time + length / 2)
        self.select(place)
