"""The transport bar: steps, plays and scrubs through the open match."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
)

from app.qt import local
from app.qt.cursor import Cursor
from app.qt.open_marks import OpenMarks
from app.qt.texts import tr, translatable
from widgets import icons
from widgets.mark_looks import look_of
from widgets.speed_button import SpeedButton
from widgets.theme import UNIT, Theme, numeric_font, theme_of

BUTTONS = {
    "first": ("page-first", translatable("To the beginning")),
    "previous_round": ("skip-previous", translatable("Previous round")),
    "back": ("chevron-left", translatable("Back one event")),
    "play": ("play", translatable("Play")),
    "forward": ("chevron-right", translatable("Forward one event")),
    "next_round": ("skip-next", translatable("Next round")),
    "last": ("page-last", translatable("To the end")),
}
"""Action name → icon and what the tooltip says."""

HANDLE_RADIUS = 8
CLOSEST_TICKS = 4
WISHED_SLIDER = 16 * UNIT
"""The slider's room comes before the words for the place."""
LEAST_AHEAD = 8 * UNIT
"""Room for how far live is ahead, in its shortest form."""
MARK_SIZE = 9


class _Brevity(NamedTuple):
    """Which of ever shorter texts says where the cursor is, and which one how far live is ahead."""

    place: int = 0
    ahead: int = 0


BREVITIES = (_Brevity(0, 0), _Brevity(1, 0), _Brevity(1, 1), _Brevity(2, 1))
"""From the most words to the fewest."""


class TransportBar(QWidget):
    """Buttons, slider, speed, *Follow*, and where the cursor is. All of it does what `Cursor` does."""

    def __init__(self, cursor: Cursor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._keys: Mapping[str, str] = {}
        self._row = QHBoxLayout(self)
        self._said: tuple[bool, int, bool] | None = None
        self._brevity = _Brevity()
        self.buttons = {name: self._button(name) for name in BUTTONS}
        self.slider = Scrubber(cursor)
        self.speed_button = SpeedButton(cursor)
        self.place = _place_label()
        self.ahead_button = QPushButton()
        self.ahead_button.setProperty("link", True)
        self.ahead_button.setFont(numeric_font())
        self.follow_button = _follow_button()
        self._connect()
        self._lay_out()
        self._show_match()
        self._show_playing(cursor.playing)
        self._show_following(cursor.following)

    def set_shortcuts(self, keys: Mapping[str, str]) -> None:
        """Name the keys in the tooltips: action name (see `BUTTONS`, and ``follow``) → the key's text."""
        self._keys = dict(keys)
        for name, (_, text) in BUTTONS.items():
            self._describe(self.buttons[name], name, tr(text))
        self._describe(self.follow_button, "follow", self.tr("Stay at the newest event as it comes"))
        self._show_playing(self._cursor.playing)

    def _describe(self, button: QToolButton | QPushButton, name: str, text: str) -> None:
        key = self._keys.get(name)
        button.setToolTip(f"{text} ({key})" if key else text)
        if not button.text():
            button.setAccessibleName(text)

    def _button(self, name: str) -> QToolButton:
        icon_name, text = BUTTONS[name]
        button = QToolButton()
        button.setIcon(icons.icon(icon_name))
        button.setIconSize(QSize(20, 20))
        button.setObjectName(name)
        self._describe(button, name, tr(text))
        return button

    def _connect(self) -> None:
        cursor = self._cursor
        actions: dict[str, Callable[[], None]] = {
            "first": cursor.first,
            "previous_round": cursor.previous_round,
            "back": cursor.back,
            "play": cursor.toggle_play,
            "forward": cursor.forward,
            "next_round": cursor.next_round,
            "last": cursor.last,
        }
        for name, action in actions.items():
            self.buttons[name].clicked.connect(action)
        self.ahead_button.clicked.connect(cursor.last)
        self.follow_button.clicked.connect(cursor.follow)
        cursor.replay_changed.connect(self._show_match)
        cursor.moved.connect(self._show_place)
        cursor.playing_changed.connect(self._show_playing)
        cursor.following_changed.connect(self._show_following)

    def _lay_out(self) -> None:
        row = self._row
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.setSpacing(UNIT // 2)
        for name in BUTTONS:
            row.addWidget(self.buttons[name])
        row.addWidget(self.speed_button)
        row.addSpacing(UNIT)
        row.addWidget(self.slider, 1)
        row.addSpacing(UNIT)
        row.addWidget(self.place)
        row.addWidget(self.ahead_button)
        row.addWidget(self.follow_button)

    # Texts become shorter where there is little room, and never ask for more.

    def minimumSizeHint(self) -> QSize:
        """The same whatever the texts say, so that no pane beside the bar has to give way to them."""
        hint, spacing = super().minimumSizeHint(), self._row.spacing()
        texts = self.place.minimumWidth()
        if not self.ahead_button.isHidden():
            texts += self.ahead_button.minimumWidth() + spacing
        return QSize(hint.width() - texts + LEAST_AHEAD, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Choose as many words as there is room for at any event of the match."""
        places, aheads = self._places(self._cursor.length), self._aheads(self._cursor.length)
        for self._brevity in BREVITIES:
            words = places[self._brevity.place]
            self.place.setFixedWidth(self.place.fontMetrics().horizontalAdvance(words))
            self.ahead_button.setText(aheads[self._brevity.ahead])
            self.ahead_button.setFixedWidth(self.ahead_button.sizeHint().width())
            wish = 0 if self._brevity.place else WISHED_SLIDER - self.slider.minimumSizeHint().width()
            if self._row.minimumSize().width() + wish <= self.width():
                break
        self._say()

    def _places(self, position: int) -> tuple[str, str, str]:
        """Where the cursor is, in ever fewer words."""
        if self._cursor.replay is None:
            return self.tr("No match is open"), self.tr("No match"), ""
        here, length = local.count(position), local.count(self._cursor.length)
        return self.tr("event {here} of {length}").format(here=here, length=length), f"{here} / {length}", ""

    def _aheads(self, events: int) -> tuple[str, str]:
        """That live is so many events ahead, and in fewer words."""
        ahead = local.count(events)
        return self.tr("live is {ahead} ahead").format(ahead=ahead), f"+{ahead}"

    def _say(self) -> None:
        places, aheads = self._places(self._cursor.position), self._aheads(self._cursor.ahead)
        self.place.setText(places[self._brevity.place])
        self.place.setAccessibleName(places[0])
        self.place.setToolTip(places[0] if self._brevity.place else "")
        newest = self.tr("To the newest event")
        self.ahead_button.setText(aheads[self._brevity.ahead])
        self.ahead_button.setAccessibleName(aheads[0])
        self._describe(self.ahead_button, "last", f"{aheads[0]}. {newest}" if self._brevity.ahead else newest)

    # The cursor changes.

    def _show_match(self) -> None:
        open_ = self._cursor.replay is not None
        for widget in (self.buttons["play"], self.slider, self.speed_button, self.follow_button):
            widget.setEnabled(open_)
        self._show_place(self._cursor.position)

    def _show_place(self, position: int) -> None:
        cursor = self._cursor
        said = (cursor.replay is None, cursor.length, cursor.ahead > 0)
        if said == self._said:
            self._say()
        else:
            self._said = said
            self.ahead_button.setVisible(cursor.ahead > 0)
            self._fit()
        self.buttons["first"].setEnabled(position > 0)
        self.buttons["back"].setEnabled(position > 0)
        self.buttons["previous_round"].setEnabled(position > 0)
        for name in ("forward", "next_round", "last"):
            self.buttons[name].setEnabled(position < cursor.length)

    def _show_playing(self, playing: bool) -> None:
        button = self.buttons["play"]
        button.setIcon(icons.icon("pause" if playing else "play", "accent" if playing else "text"))
        self._describe(button, "play", self.tr("Pause") if playing else self.tr("Play"))

    def _show_following(self, following: bool) -> None:
        self.follow_button.setChecked(following)
        self.follow_button.setIcon(icons.icon("access-point", "accent" if following else "text"))


def _place_label() -> QLabel:
    """Of a fixed size as long as the match stays, so that saying another place lays nothing out anew."""
    label = QLabel()
    label.setFont(numeric_font())
    label.setFixedHeight(label.fontMetrics().height())
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def _follow_button() -> QToolButton:
    button = QToolButton()
    button.setText(tr("Follow"))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(18, 18))
    button.setCheckable(True)
    return button


class Scrubber(QSlider):
    """A slider over the positions of the cursor, with a tick where a round starts.

    A drag moves the cursor once per turn of the event loop, to where the mouse is by then: panes that take
    longer than the mouse never fall behind it.
    """

    def __init__(self, cursor: Cursor, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._cursor = cursor
        self.setAccessibleName(self.tr("Position in the match"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._dragged = False
        self._marks: OpenMarks | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go)
        self.valueChanged.connect(lambda _: self._turn.start())
        cursor.replay_changed.connect(self._show_length)
        cursor.moved.connect(self._show_position)
        cursor.breaks_changed.connect(self.update)
        self._show_length()

    def show_marks(self, marks: OpenMarks) -> None:
        """Show the marks of the open match above the groove."""
        self._marks = marks
        marks.changed.connect(self.update)

    def _show_length(self) -> None:
        self.setRange(0, self._cursor.length)
        self._show_position(self._cursor.position)
        self.update()

    def _show_position(self, position: int) -> None:
        self.setValue(position)

    def _go(self) -> None:
        """A drag is one jump, to where it ends."""
        self._cursor.go(self.value(), jump=not self._dragged)
        self._dragged = self.isSliderDown()

    # The mouse: a press anywhere goes there, and drags.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self._dragged = self._turn.isActive() and self._dragged

    def _value_at(self, x: float) -> int:
        return round((x - HANDLE_RADIUS) / max(1, self.width() - 2 * HANDLE_RADIUS) * self.maximum())

    def x_of(self, position: int) -> int:
        """Where a position lies, in pixels."""
        share = position / max(1, self.maximum())
        return HANDLE_RADIUS + round(share * (self.width() - 2 * HANDLE_RADIUS))

    def sizeHint(self) -> QSize:
        return QSize(16 * UNIT, 3 * UNIT)

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * UNIT, 3 * UNIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        played = theme.accent if self.isEnabled() else theme.edge
        middle, here = self.height() / 2, self.x_of(self.value())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._draw_groove(painter, self.width() - HANDLE_RADIUS, theme.line)
        self._draw_groove(painter, here, played)
        self._draw_ticks(painter, theme.edge)
        self._draw_breaks(painter, theme.bad)
        self._draw_marks(painter, theme)
        focused = self.hasFocus()
        painter.setBrush(QColor(theme.base))
        painter.setPen(QPen(QColor(theme.text if focused else played), 2))
        painter.drawEllipse(QPointF(here, middle), HANDLE_RADIUS - 2, HANDLE_RADIUS - 2)
        painter.end()
        self._cursor.frame_painted()

    def _draw_groove(self, painter: QPainter, end: float, colour: str) -> None:
        painter.setBrush(QColor(colour))
        groove = QRectF(HANDLE_RADIUS, self.height() / 2 - 2, end - HANDLE_RADIUS, 4)
        painter.drawRoundedRect(groove, 2, 2)

    def _draw_ticks(self, painter: QPainter, colour: str) -> None:
        """One below the groove for each round, as long as they can be told apart."""
        starts = self._cursor.round_starts
        if len(starts) * CLOSEST_TICKS > self.width():
            return
        painter.setBrush(QColor(colour))
        for number in starts:
            painter.drawRect(QRectF(self.x_of(number) - 0.5, self.height() / 2 + 6, 1, 4))

    def _draw_breaks(self, painter: QPainter, colour: str) -> None:
        """A dot on the groove for each event that a breakpoint hits, as long as they can be told apart."""
        breaks = self._cursor.breaks
        if len(breaks) * CLOSEST_TICKS > self.width():
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        for number in breaks:
            painter.drawEllipse(QPointF(self.x_of(number), self.height() / 2), 3, 3)

    def _draw_marks(self, painter: QPainter, theme: Theme) -> None:
        """A small shape above the groove for each mark; of those that fall together the first is seen."""
        last = -MARK_SIZE
        for number in () if self._marks is None else self._marks.numbers:
            mark, x = self._marks.at(number) if self._marks else None, self.x_of(number)
            if mark is not None and x - last >= CLOSEST_TICKS:
                look, last = look_of(mark), x
                place = QRectF(x - MARK_SIZE / 2, 0, MARK_SIZE, MARK_SIZE)
                icons.paint(painter, look.icon, place, look.colour(theme))
