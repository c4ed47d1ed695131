"""How marks look: each colour of the palette has a shape of its own, and a word."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.core.marks import COLOURS, Mark
from app.qt.texts import tr
from app.qt.words import word
from widgets import icons
from widgets.theme import Theme

ICON_SIZE = 32


class MarkLook(NamedTuple):
    """An icon's name, and the colour on light and on dark grounds (3 to 1 or better on either)."""

    icon: str
    light: str
    dark: str

    def colour(self, theme: Theme) -> str:
        """The colour in a theme."""
        return self.dark if theme.name == "dark" else self.light


MARKS = {
    "orange": MarkLook("flag", "#b26f00", "#e69f00"),
    "sky blue": MarkLook("water", "#2487c0", "#56b4e9"),
    "green": MarkLook("square", "#007d5b", "#1fb88c"),
    "yellow": MarkLook("triangle", "#8a8000", "#f0e442"),
    "blue": MarkLook("rhombus", "#0072b2", "#4aa3dd"),
    "vermilion": MarkLook("star", "#d55e00", "#ff7a1f"),
    "purple": MarkLook("hexagon", "#b0538a", "#cc79a7"),
}
"""By the names of `app.core.marks.COLOURS`."""


def look_of(mark: Mark) -> MarkLook:
    """How a mark looks."""
    return MARKS.get(mark.colour, MARKS[COLOURS[0]])


def mark_icon(colour: str, theme: Theme) -> QIcon:
    """The shape of a colour, in it."""
    look = MARKS[colour]
    pixmap = QPixmap(ICON_SIZE, ICON_SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    icons.paint(painter, look.icon, pixmap.rect(), look.colour(theme))
    painter.end()
    return QIcon(pixmap)


def tip(mark: Mark) -> str:
    """What a mark says when one points at it."""
    return tr("Marked {colour}").format(colour=word(mark.colour)) + (f": {mark.note}" if mark.note else "")
