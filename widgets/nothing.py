"""What a view shows in place of what it has not: an icon, what is not there, why, and what to do about it.

It is painted, and looks like a `widgets.notice.Notice`, which has a button besides.
"""

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from app.qt.texts import tr, translatable
from widgets import icons
from widgets.icons import Colour
from widgets.theme import UNIT, theme_of, ui_font

ICON_SIZE = 4 * UNIT
WIDEST = 60 * UNIT
WRAPPED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class Nothing(NamedTuple):
    """Why a view is empty, in texts that are translated when they are shown."""

    icon: str = ""
    heading: str = ""
    sentence: str = ""
    colour: Colour = "muted"

    def __str__(self) -> str:
        return " ".join(filter(None, (tr(self.heading), tr(self.sentence))))


def no_match(sentence: str) -> Nothing:
    """No match is open; ``sentence`` says what one is missing."""
    return Nothing("cursor-default-click-outline", translatable("No match is open"), sentence)


def paint_nothing(view: QWidget, nothing: Nothing) -> None:
    """Write it in the middle of a view; where there is little room, without the icon."""
    words, heading = ui_font(), ui_font(weight=QFont.Weight.DemiBold)
    width = min(view.width() - 4 * UNIT, WIDEST)
    heading_text, sentence = tr(nothing.heading), tr(nothing.sentence)
    heights = [_height(heading, heading_text, width), _height(words, sentence, width) if sentence else 0]
    height = sum(heights) + (UNIT // 2 if sentence else 0)
    icon_room = ICON_SIZE + UNIT
    has_icon = bool(nothing.icon) and height + icon_room + 2 * UNIT <= view.height()
    top = max(UNIT, (view.height() - height - (icon_room if has_icon else 0)) * 2 // 5)
    left = (view.width() - width) // 2
    theme = theme_of(view)
    painter = QPainter(view)
    if has_icon:
        colour = getattr(theme, nothing.colour)
        icons.paint(
            painter, nothing.icon, QRect((view.width() - ICON_SIZE) // 2, top, ICON_SIZE, ICON_SIZE), colour
        )
        top += icon_room
    painter.setFont(heading)
    painter.setPen(theme.text)
    painter.drawText(QRect(left, top, width, heights[0]), WRAPPED, heading_text)
    painter.setFont(words)
    painter.setPen(theme.muted)
    painter.drawText(QRect(left, top + heights[0] + UNIT // 2, width, heights[1]), WRAPPED, sentence)
    painter.end()


def _height(font: QFont, text: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), WRAPPED, text).height()
