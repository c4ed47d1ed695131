"""Paints the overview: an axis of time, what runs, where errors are, and a lane for each robot type."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from app.core import formats
from app.core.growing import Numbers
from app.core.match_facts import ERROR_RANK, OUTCOMES
from app.core.overview import Bars, Picture, RobotLane, Timetable, View
from app.core.state import Outcome
from app.core.time_ticks import DAY, MINUTE, tick_step, ticks
from app.qt import local
from app.qt.texts import tr
from app.qt.zones import zone
from widgets import icons
from widgets.match_table import OUTCOMES as OUTCOME_LOOKS
from widgets.rows import draw_line
from widgets.theme import UNIT, Theme
from widgets.volume_strip import STACK

LABELS = 21 * UNIT
AXIS = 3 * UNIT
RUNNING = 9 * UNIT
ERRORS = 2 * UNIT + 4
LANE = 2 * UNIT + 4
LANES_TOP = AXIS + RUNNING + ERRORS
LEAST_MARK = 3
"""So many pixels wide is a mark of errors at least."""
LEAST_TICK = 11 * UNIT
LEAST_BAR, HIGHEST_BAR = 4, 14


@dataclass(frozen=True)
class Frame:
    """What is in sight: the picture, the robots' lanes, and where they are."""

    table: Timetable
    picture: Picture
    lanes: Sequence[RobotLane]
    lanes_offset: int
    width: int
    height: int
    locked: bool

    @property
    def view(self) -> View:
        return self.picture.view

    @property
    def bars(self) -> Bars | None:
        """The matches one by one, where they are few enough to be seen."""
        bars = self.picture.bars
        return None if bars is None or self.bar_height(bars) < LEAST_BAR else bars

    def x(self, time: float) -> float:
        """Where a time is."""
        view = self.view
        return LABELS + (time - view.low) * view.width / (view.high - view.low)

    def time(self, x: float) -> float:
        """Which time is there."""
        view = self.view
        return view.low + (x - LABELS) * (view.high - view.low) / view.width

    def bar_rect(self, bars: Bars, place: int, lane: int) -> QRectF:
        """Where a match is, that is painted as a bar."""
        height = self.bar_height(bars)
        left = max(self.x(float(self.table.start[place])), LABELS)
        right = min(self.x(float(self.table.end[place])), self.width)
        return QRectF(left, AXIS + 2 + lane * height, max(2.0, right - left), max(1.0, height - 1))

    def bar_height(self, bars: Bars) -> float:
        number = int(bars.lane.max()) + 1 if len(bars.lane) else 1
        return min((RUNNING - 4) / number, HIGHEST_BAR)


def paint(painter: QPainter, frame: Frame, theme: Theme, font: QFont) -> None:
    """Paint all but what is selected."""
    painter.setFont(font)
    _paint_axis(painter, frame, theme)
    _paint_label(painter, theme, font, AXIS, RUNNING, tr("Running"))
    bars = frame.bars
    if bars is None:
        _paint_running(painter, frame, theme)
    else:
        _paint_bars(painter, frame, bars, theme)
    if frame.locked:
        room = QRect(UNIT, LANES_TOP, frame.width - UNIT, LANE)
        painter.setPen(theme.muted)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, tr("The spoiler lock hides errors and robots."))
        return
    _paint_label(painter, theme, font, AXIS + RUNNING, ERRORS, tr("Errors begin"))
    _paint_errors(painter, frame, theme)
    painter.setClipRect(0, LANES_TOP, frame.width, frame.height - LANES_TOP)
    for number, lane in enumerate(frame.lanes):
        _paint_lane(painter, frame, lane, LANES_TOP + number * LANE - frame.lanes_offset, theme, font)
    painter.setClipping(False)


def _paint_label(
    painter: QPainter, theme: Theme, font: QFont, top: int, height: int, words: str, more: str = ""
) -> None:
    room = QRect(UNIT, top, LABELS - 2 * UNIT, height)
    if more:
        painter.setPen(theme.muted)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, more)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(more) - UNIT)
    draw_line(painter, room, words, theme.text if more else theme.muted, font)


def _paint_axis(painter: QPainter, frame: Frame, theme: Theme) -> None:
    view = frame.view
    step = tick_step(view.high - view.low, max(1, view.width // LEAST_TICK))
    pen = QPen(QColor(theme.line))
    for time in ticks(view.low, view.high, step):
        x = round(frame.x(time))
        painter.setPen(pen)
        painter.drawLine(x, AXIS - 4, x, frame.height)
        painter.setPen(theme.muted)
        painter.drawText(x + 3, AXIS - UNIT, _tick_text(time, step))
    painter.setPen(pen)
    for y in (AXIS, AXIS + RUNNING, LANES_TOP):
        painter.drawLine(0, y, frame.width, y)


def _tick_text(time: int, step: int) -> str:
    """The time of a mark, no finer than its step."""
    if step >= DAY:
        return local.day_and_time(time)[:6]
    at = formats.moment(time, zone().info)
    return f"{at:%H:%M:%S}" if step < MINUTE else f"{at:%H:%M}"


def _paint_running(painter: QPainter, frame: Frame, theme: Theme) -> None:
    """The counts by outcome, one on the other, from the foot."""
    running = frame.picture.running
    tallest = max(1, int(running.sum(axis=0).max()))
    height = RUNNING - 4
    pixels = np.zeros((height, running.shape[1]), np.uint32)
    rows = np.arange(height)[::-1, None]
    foot = np.zeros(running.shape[1])
    for outcome, colour in STACK:
        top = foot + running[OUTCOMES.index(outcome)] * height / tallest
        filled = (rows >= np.floor(foot)) & (rows < np.ceil(top)) & (top > foot)
        pixels[filled] = _argb(theme.info if frame.locked else getattr(theme, colour))
        foot = top
    _draw(painter, pixels, LABELS, AXIS + 3, height)
    painter.setPen(theme.muted)
    painter.drawText(
        QRect(UNIT, AXIS, LABELS - 2 * UNIT, 2 * UNIT + 4),
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
        tr("up to {number}").format(number=local.count(tallest)),
    )


def _paint_bars(painter: QPainter, frame: Frame, bars: Bars, theme: Theme) -> None:
    """Each match by itself, coloured and signed by its outcome; errors as a dash at its foot."""
    table = frame.table
    fills = {outcome: QColor(getattr(theme, colour)) for outcome, colour in STACK}
    error = QColor(theme.text)
    for place, lane in zip(bars.place.tolist(), bars.lane.tolist(), strict=True):
        rect = frame.bar_rect(bars, place, lane)
        outcome = OUTCOMES[table.outcome[place]]
        painter.fillRect(rect, QColor(theme.info) if frame.locked else fills[outcome])
        if frame.locked:
            continue
        if rect.width() >= 18 and rect.height() >= 10:
            _sign(painter, rect, outcome, theme)
        if table.rank[place] == ERROR_RANK:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), error)


def _sign(painter: QPainter, bar: QRectF, outcome: Outcome, theme: Theme) -> None:
    size = min(12.0, bar.height())
    place = QRectF(bar.left() + 3, bar.center().y() - size / 2, size, size)
    icons.paint(painter, OUTCOME_LOOKS[outcome][0], place, theme.base)


def _paint_errors(painter: QPainter, frame: Frame, theme: Theme) -> None:
    """How many matches with errors begin where, over those with warnings; the taller, the more."""
    errors, warnings = _widened(frame.picture.errors), _widened(frame.picture.warnings)
    tallest = max(1, int((errors + warnings).max()))
    height = ERRORS - 4
    pixels = np.zeros((height, len(errors)), np.uint32)
    rows = np.arange(height)[::-1, None]
    low = np.ceil(np.sqrt(errors / tallest) * height)
    high = np.ceil(np.sqrt((errors + warnings) / tallest) * height)
    pixels[(rows >= low) & (rows < high)] = _argb(theme.warning)
    pixels[rows < low] = _argb(theme.bad)
    _draw(painter, pixels, LABELS, AXIS + RUNNING + 3, height)


def _paint_lane(
    painter: QPainter, frame: Frame, lane: RobotLane, top: int, theme: Theme, font: QFont
) -> None:
    """How busy a robot type is: the denser, the more of its matches run; errors as a dash under it."""
    _paint_label(painter, theme, font, top, LANE, lane.name, f"{lane.busy:.0%}")
    most = max(1, int(lane.running.max()))
    strength = np.where(lane.running > 0, 0.25 + 0.75 * lane.running / most, 0)
    alpha = (strength * 255).astype(np.uint32) << np.uint32(24)
    pixels = alpha | np.uint32(_argb(theme.robot) & 0xFFFFFF)
    _draw(painter, pixels[None, :], LABELS, top + 3, LANE - 9)
    marks = np.where(_widened(lane.errors) > 0, np.uint32(_argb(theme.bad)), np.uint32(0))
    _draw(painter, marks[None, :].astype(np.uint32), LABELS, top + LANE - 5, 3)


def _widened(counts: Numbers) -> Numbers:
    """Each count at its neighbours too, where they have less: one pixel alone is hard to see."""
    wide = counts.copy()
    for by in range(1, LEAST_MARK):
        wide[by:] = np.maximum(wide[by:], counts[:-by])
    return wide


def _argb(colour: str) -> int:
    return QColor(colour).rgba()


def _draw(painter: QPainter, pixels: npt.NDArray[np.uint32], left: int, top: int, height: int) -> None:
    """Draw rows of pixels, stretched to a height."""
    rows, width = pixels.shape
    data = np.ascontiguousarray(pixels)
    image = QImage(data.data, width, rows, 4 * width, QImage.Format.Format_ARGB32)
    painter.drawImage(QRect(left, top, width, height), image)
