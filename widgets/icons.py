"""Icons: one family, Material Design Icons (https://pictogrammers.com/library/mdi/), in theme colours.

The package qtawesome brings the font and the names of its glyphs. Only its files are used: imported, it loads
all of Qt, and the window appears a third of a second later.
"""

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, cast

import msgspec
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from widgets.theme import Theme, current_theme, theme_of

FILES = "materialdesignicons6-webfont"

Colour = Literal[
    "text", "muted", "accent", "accent_text", "good", "bad", "warning", "info", "human", "robot", "live"
]


def icon(name: str, colour: Colour = "text") -> QIcon:
    """An icon by its name in the family, such as ``magnify``, in one of the theme's colours.

    It is painted in the theme of the moment, so it need not be made anew when that changes. Raises KeyError
    when there is no such icon.
    """
    _glyph(name)
    return QIcon(_ThemedGlyph(name, colour))


def paint(painter: QPainter, name: str, rect: QRect | QRectF, colour: str | QColor) -> None:
    """Draw an icon in the middle of a rectangle, as large as fits. Raises KeyError when there is none."""
    size = round(min(rect.width(), rect.height()))
    device = painter.device()
    if isinstance(device, QSvgGenerator):  # a picture of shapes, without this font
        painter.fillPath(_outline(name, QRectF(rect), size), QColor(colour))
        return
    shade = colour if isinstance(colour, str) else colour.name(QColor.NameFormat.HexArgb)
    drawn = _drawn(name, size, shade, device.devicePixelRatio())
    left, top = rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2
    painter.drawPixmap(round(left), round(top), drawn)


def _outline(name: str, box: QRectF, size: int) -> QPainterPath:
    """The icon's shape in the middle of the box."""
    font, middle = _font(size), box.center()
    metrics = QFontMetricsF(font)
    left = middle.x() - metrics.horizontalAdvance(_glyph(name)) / 2
    path = QPainterPath()
    path.addText(left, middle.y() + (metrics.ascent() - metrics.descent()) / 2, font, _glyph(name))
    return path


@lru_cache(maxsize=1024)
def _drawn(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    """An icon drawn once: to draw a glyph anew takes ten times as long as to copy it."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setFont(_font(size))
    painter.setPen(colour)
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, _glyph(name))
    painter.end()
    return pixmap


class IconLabel(QWidget):
    """One icon in the theme's colours, as large as it is told."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self._name = ""
        self._colour: Colour = "text"

    def show_icon(self, name: str, colour: Colour = "text") -> None:
        """Show this icon; an empty name shows none."""
        self._name, self._colour = name, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            painter = QPainter(self)
            paint(painter, self._name, self.rect(), cast("str", getattr(theme_of(self), self._colour)))
            painter.end()


def _glyph(name: str) -> str:
    try:
        return chr(int(_charmap()[name], 16))
    except KeyError:
        raise KeyError(f"there is no icon {name!r}") from None


@cache
def _font(size: int) -> QFont:
    font = QFont(_family())
    font.setPixelSize(max(size, 1))
    return font


@cache
def _charmap() -> dict[str, str]:
    """The glyphs' hexadecimal code points by name."""
    return msgspec.json.decode(_file(f"{FILES}-charmap-*.json").read_bytes(), type=dict[str, str])


@cache
def _family() -> str:
    """Load the font; returns its name."""
    number = QFontDatabase.addApplicationFont(str(_file(f"{FILES}-*.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


def _file(pattern: str) -> Path:
    """A file that qtawesome brings."""
    package = find_spec("qtawesome")
    folder = Path(package.origin if package and package.origin else "").parent / "fonts"
    return next(folder.glob(pattern))


class _ThemedGlyph(QIconEngine):
    """Paints one glyph in the colour that the application's theme gives it now."""

    def __init__(self, name: str, colour: Colour) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _ThemedGlyph(self._name, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint(painter, self._name, rect, self._shade(current_theme(), mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        if size.width() == size.height():
            return _drawn(self._name, size.width(), self._shade(current_theme(), mode), 1.0)
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def _shade(self, theme: Theme, mode: QIcon.Mode) -> str:
        return theme.edge if mode is QIcon.Mode.Disabled else cast("str", getattr(theme, self._colour))
