"""The small picture of how many matches began when, above the match list; brushing it filters by time."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.core.match_facts import OUTCOMES
from app.core.state import Outcome
from app.core.volume import Bars, Volume
from app.qt import local, tooltips
from app.qt.words import word
from app.qt.zones import zone
from widgets.theme import UNIT, Theme, numeric_font, small_size, theme_of

BARS_HEIGHT = 4 * UNIT
LABEL_HEIGHT = 2 * UNIT
ERROR_HEIGHT = 3
LEAST_BAR = 4
WIDEST_BAR = 3 * UNIT
MINUTE_MS = 60_000
PAINT_INTERVAL_MS = 200
"""So often the picture follows matches that come."""

STACK: tuple[tuple[Outcome, str], ...] = (
    (Outcome.CORRECT, "good"),
    (Outcome.INCORRECT, "bad"),
    (Outcome.UNFINISHED, "muted"),
)
"""What a bar is made of, from its foot to its top; the colours are those of the list's marks."""

Span = tuple[float | None, float | None]


class VolumeStrip(QWidget):
    """Bars by outcome, over the grey of all that is loaded; a dash under a bar says that errors are in it.

    Dragging, or the arrow keys with Shift and Enter, choose a span of time; Escape or a double click, all.
    """

    span_chosen = Signal(object, object)
    """Filter by starts since and before these times (Unix ms); None is no limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        zone().changed.connect(self.update)
        self._volume = Volume()
        self._bars = self._volume.bars(2)
        self._span: Span = (None, None)
        self._brush: tuple[int, int] | None = None
        """The first and the last bar of what is being brushed, in the order in which they were reached."""
        self._cursor = 0
        self._dragging = False
        self._locked = False
        self._timer = QTimer(self, singleShot=True, interval=PAINT_INTERVAL_MS)
        self._timer.timeout.connect(self.count)
        zone().changed.connect(self.update)
        font = numeric_font()
        font.setPixelSize(small_size())
        self.setFont(font)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Matches over time"))
        self.setAccessibleDescription(
            self.tr("Arrow keys with Shift choose a time, Enter filters by it, Escape shows all.")
        )

    def sizeHint(self) -> QSize:
        return QSize(10 * UNIT, BARS_HEIGHT + ERROR_HEIGHT + LABEL_HEIGHT + UNIT // 2)

    # What comes in.

    def show_volume(self, volume: Volume) -> None:
        """These are the counts, now or in a moment; to be called whenever they have changed."""
        if volume is not self._volume or not len(self._bars.all):
            self._volume = volume
            self.count()
        elif not self._timer.isActive():
            self._timer.start()

    def count(self) -> None:
        """Show the counts of now."""
        self._timer.stop()
        before = self._bars
        self._bars = self._volume.bars(max(2, (self.width() - 2 * UNIT) // LEAST_BAR))
        if (before.low, before.step) != (self._bars.low, self._bars.step):
            self._brush = None
            self._cursor = len(self._bars.all) - 1
        self.update()

    def show_span(self, since: float | None, until: float | None) -> None:
        """The matches are filtered by these times."""
        self._span = (since, until)
        self._brush = None
        self.update()

    def set_locked(self, on: bool) -> None:
        """Tell nothing of how matches went, or tell it again."""
        self._locked = on
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.count()

    # Where things are.

    @property
    def bars(self) -> Bars:
        """What is painted."""
        return self._bars

    def bar_rect(self, first: int, last: int | None = None) -> QRect:
        """The room of a bar, or of all bars from one to another."""
        left, right = self._x(first), self._x((first if last is None else last) + 1)
        return QRect(left, UNIT // 2, max(1, right - left), BARS_HEIGHT)

    def _x(self, bar: float) -> int:
        return UNIT + round(bar * self._bar_width())

    def _bar_width(self) -> float:
        return min((self.width() - 2 * UNIT) / max(1, len(self._bars.all)), WIDEST_BAR)

    def _bar_at(self, x: float) -> int:
        width = (self._x(len(self._bars.all)) - UNIT) / max(1, len(self._bars.all))
        return min(max(0, int((x - UNIT) // max(width, 1e-9))), len(self._bars.all) - 1)

    def _time(self, bar: int) -> float:
        return self._bars.low + bar * self._bars.step

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = theme_of(self)
        if len(self._bars.all):
            self._paint_bars(painter, theme)
            self._paint_span(painter, theme)
            self._paint_labels(painter, theme)
            if self.hasFocus():
                painter.setPen(theme.accent)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.bar_rect(self._cursor).adjusted(-1, -1, 0, 0))

    def _paint_bars(self, painter: QPainter, theme: Theme) -> None:
        tallest = int(self._bars.all.max()) or 1
        wide, foot = self._bar_width(), UNIT // 2 + BARS_HEIGHT
        gap = 1 if self.bar_rect(0).width() > 3 else 0
        colours = [
            (QColor(theme.info if self._locked else getattr(theme, colour)), OUTCOMES.index(outcome))
            for outcome, colour in STACK
        ]
        ground, error = QColor(theme.line), QColor(theme.bad)
        shown, errors = self._bars.shown.tolist(), self._bars.errors.tolist()
        for bar, number in enumerate(self._bars.all.tolist()):
            if not number:
                continue
            left = UNIT + round(bar * wide)
            width = max(1, UNIT + round((bar + 1) * wide) - left) - gap
            height = max(2, round(number * BARS_HEIGHT / tallest))
            painter.fillRect(left, foot - height, width, height, ground)
            below = 0
            for colour, outcome in colours:
                below_before, below = below, below + shown[outcome][bar]
                low, high = (round(part * height / number) for part in (below_before, below))
                if below > below_before:
                    painter.fillRect(left, foot - max(high, low + 1), width, max(1, high - low), colour)
            if errors[bar] and not self._locked:
                painter.fillRect(left, foot + 1, width, ERROR_HEIGHT - 1, error)

    def _chosen_bars(self) -> tuple[float, float] | None:
        """From where to where the brush or the filter reaches, in bars."""
        if self._brush is not None:
            return min(self._brush), max(self._brush) + 1
        since, until = self._span
        if since is None and until is None:
            return None
        low, step = self._bars.low, self._bars.step
        number = len(self._bars.all)
        first = 0.0 if since is None else (since - low) / step
        last = float(number) if until is None else (until - low) / step
        return min(max(0.0, first), number), min(max(0.0, last), number)

    def _paint_span(self, painter: QPainter, theme: Theme) -> None:
        chosen = self._chosen_bars()
        if chosen is None:
            return
        left, right = self._x(chosen[0]), self._x(chosen[1])
        veil = QColor(theme.window)
        veil.setAlpha(140)
        bottom = UNIT // 2 + BARS_HEIGHT + ERROR_HEIGHT
        painter.fillRect(QRect(0, 0, left, bottom), veil)
        painter.fillRect(QRect(right, 0, self.width() - right, bottom), veil)
        tint = QColor(theme.accent)
        tint.setAlpha(40)
        painter.fillRect(QRect(left, 0, right - left, bottom), tint)
        for x in (left, max(left, right - 1)):
            painter.fillRect(QRect(x, 0, 1, bottom), QColor(theme.accent))

    def _paint_labels(self, painter: QPainter, theme: Theme) -> None:
        painter.setFont(self.font())
        room = self.rect().adjusted(UNIT, self.height() - LABEL_HEIGHT, -UNIT, 0)
        width = painter.fontMetrics().horizontalAdvance
        span = self._span_text(local.day_and_time)
        if span:
            painter.setPen(theme.accent)
            if width(span) > room.width():
                span = self._span_text(local.day_and_minute)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, span)
            return
        painter.setPen(theme.muted)
        end = Qt.AlignmentFlag.AlignVCenter
        say = local.day_and_time if self._bars.step < MINUTE_MS else local.day_and_minute
        low, high = say(self._bars.low), say(self._bars.high)
        both = width(low + high) + 2 * UNIT
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | end, low)
        if both <= room.width():
            room.setRight(max(room.left() + both, min(room.right(), self._x(len(self._bars.all)))))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | end, high)

    def _span_text(self, say: Callable[[float], str]) -> str:
        """The time that is brushed or filtered by, in words."""
        since, until = self._span
        if self._brush is not None:
            since, until = self._time(min(self._brush)), self._time(max(self._brush) + 1)
        if since is None and until is None:
            return ""
        if until is None:
            return self.tr("from {time}").format(time="" if since is None else say(since))
        if since is None:
            return self.tr("before {time}").format(time=say(until))
        return f"{say(since)} – {say(until)}"

    # The pointer.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and len(self._bars.all):
            self._cursor = self._bar_at(event.position().x())
            self._brush = (self._cursor, self._cursor)
            self._dragging = True
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging and self._brush is not None:
            self._reach(self._bar_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._dragging:
            self._dragging = False
            self._choose()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first of the two clicks chose a bar."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._clear()

    def _reach(self, bar: int) -> None:
        self._cursor = bar
        self._brush = (bar if self._brush is None else self._brush[0], bar)
        self.update()

    def _choose(self) -> None:
        if self._brush is not None:
            first, last = min(self._brush), max(self._brush)
            self.span_chosen.emit(self._time(first), self._time(last + 1))

    def _clear(self) -> None:
        self._brush = None
        self._dragging = False
        self.span_chosen.emit(None, None)
        self.update()

    # Keys.

    def event(self, event: QEvent) -> bool:
        """Take the strip's own keys before the window's shortcuts, and tell of the bar under the pointer."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _is_own(event):
            event.accept()
            return True
        if isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right, Home, End; with Shift they brush. Enter chooses, Escape clears."""
        if not _is_own(event) or not len(self._bars.all):
            event.ignore()
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._brush = self._brush or (self._cursor, self._cursor)
                self._choose()
            case Qt.Key.Key_Escape:
                self._clear()
            case _:
                self._go(event)

    def _go(self, event: QKeyEvent) -> None:
        last = len(self._bars.all) - 1
        target = {
            Qt.Key.Key_Left: max(0, self._cursor - 1),
            Qt.Key.Key_Right: min(last, self._cursor + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }[Qt.Key(event.key())]
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._brush = self._brush or (self._cursor, self._cursor)
            self._reach(target)
        else:
            self._brush = None
            self._cursor = target
            self.update()
        place = self.bar_rect(self._cursor).bottomLeft()
        self._show_tip(place, self.mapToGlobal(place))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._cursor = min(self._cursor, max(0, len(self._bars.all) - 1))
        super().focusInEvent(event)

    # Telling.

    def _show_tip(self, place: QPoint, screen_place: QPoint) -> None:
        words = self.tip(self._bar_at(place.x())) if len(self._bars.all) else ""
        QToolTip.showText(screen_place, tooltips.plain(words) if words else "", self)

    def tip(self, bar: int) -> str:
        """What a bar says."""
        low, high = self._time(bar), self._time(bar + 1)
        total = int(self._bars.all[bar])
        shown = self._bars.shown[:, bar]
        lines = [
            f"{local.day_and_time(low)} – {local.day_and_time(high)}",
            self.tr("{shown} of {matches} shown").format(
                shown=local.count(int(shown.sum())), matches=self.tr("%Ln matches", "", total)
            ),
        ]
        for outcome, _ in () if self._locked else STACK:
            number = int(shown[OUTCOMES.index(outcome)])
            if number:
                lines.append(f"{local.count(number)} {word(outcome)}")
        if self._bars.errors[bar] and not self._locked:
            lines.append(
                self.tr("{number} with errors").format(number=local.count(int(self._bars.errors[bar])))
            )
        if self._volume.elsewhere:
            lines.append(
                self.tr("{matches} with a time of another century are in no bar").format(
                    matches=self.tr("%Ln matches", "", self._volume.elsewhere)
                )
            )
        return "\n".join(lines)


_OWN_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
    }
)


def _is_own(event: QKeyEvent) -> bool:
    allowed = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    return event.key() in _OWN_KEYS and not event.modifiers() & ~allowed
