"""How the window looks, light and dark: its colours and what they mean, its fonts, its style sheet.

Meaning is told by the palette of Okabe and Ito (https://jfly.uni-koeln.de/color/), which colour-blind people
can tell apart, darkened or lightened until text in it reads well on every ground (WCAG AA, 4.5 to 1), and
always by a shape or a word beside it. A widget asks `theme_of(self)`, and again when its palette changes
(``QEvent.Type.PaletteChange``).
"""

from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from string import Template

from PySide6.QtCore import QDir, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QStyleFactory, QWidget

UNIT = 8
"""The grid, in device-independent pixels: distances are multiples of it, small ones half of it."""

TEXT_SIZE = 13
"""The size of words in pixels, unless the user chose another one: all other sizes follow it."""
TEXT_SIZES = range(11, 19)
TITLE_EXCESS = 9
"""By so much the title of the first page is larger."""

ROW_HEIGHT = 26
"""The height of a row in every table, while words have their usual size; see `row_height`."""


@dataclass(frozen=True)
class Theme:
    """Colours as ``#rrggbb``. ``good`` … ``live`` carry meaning; the others are greys and the one accent.

    ``window`` is the ground of panels, ``base`` of tables and fields, ``raised`` of what is pointed at or
    lies above, ``selection`` of what is chosen; every text colour reads on each of the four. ``line``
    divides, ``edge`` bounds fields and buttons.
    """

    name: str
    window: str
    base: str
    raised: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_text: str
    selection: str
    good: str
    bad: str
    warning: str
    info: str
    human: str
    robot: str
    live: str


LIGHT = Theme(
    name="light",
    window="#f6f7f9",
    base="#ffffff",
    raised="#eceef2",
    line="#dfe2e7",
    edge="#828a94",
    text="#1b1f26",
    muted="#5a626d",
    accent="#0a5fb8",
    accent_text="#ffffff",
    selection="#dcebfb",
    good="#006e52",
    bad="#ae4100",
    warning="#875a00",
    info="#0068a3",
    human="#9a3f73",
    robot="#0068a3",
    live="#006e52",
)

DARK = Theme(
    name="dark",
    window="#1a1c20",
    base="#202328",
    raised="#2b2f35",
    line="#33373e",
    edge="#757d89",
    text="#e8eaed",
    muted="#a3abb6",
    accent="#66b0f7",
    accent_text="#0d1218",
    selection="#213b56",
    good="#35c49b",
    bad="#ff935a",
    warning="#e8b53f",
    info="#62baec",
    human="#e29cc4",
    robot="#62baec",
    live="#35c49b",
)


def theme_of(widget: QWidget) -> Theme:
    """The theme that the widget's palette belongs to."""
    return _theme_of_palette(widget.palette())


def current_theme() -> Theme:
    """The theme that the application's palette belongs to."""
    return _theme_of_palette(QGuiApplication.palette())


def _theme_of_palette(palette: QPalette) -> Theme:
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def apply(app: QApplication, choice: str) -> None:
    """Give the application its look: ``light``, ``dark``, or else what the desktop has and changes to."""
    choose(app, choice)
    dress(app)


def choose(app: QApplication, choice: str) -> None:
    """As `apply`, but where there is no style sheet yet there will be one only from `dress` on."""
    _look_of(app).choose(choice)


def dress(app: QApplication) -> None:
    """Put the style sheet of the chosen look on."""
    _look_of(app).dress()


def apply_text_size(app: QApplication, size: int) -> None:
    """Write everything in this size, what is there already too."""
    _look_of(app).resize_text(size)


def _look_of(app: QApplication) -> "_Look":
    return app.findChild(_Look) or _Look(app)


@cache
def mixed(colour: str, ground: str, share: float) -> str:
    """The colour with that share of the ground in it."""
    one, other = QColor(colour), QColor(ground)
    parts = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    return QColor(*(round(own * (1 - share) + theirs * share) for own, theirs in parts)).name()


def image_path(name: str) -> str:
    """Where a picture of `resources` lies."""
    return str(files("resources").joinpath("images", name))


def text_size() -> int:
    """The size of words in pixels: the application's font has it."""
    size = QGuiApplication.font().pixelSize()
    return size if size in TEXT_SIZES else TEXT_SIZE


def small_size() -> int:
    """The size of what stands beside words."""
    return text_size() - 1


def row_height() -> int:
    """The height of a row in every table."""
    return ROW_HEIGHT * text_size() // TEXT_SIZE


def ui_font(*, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The face of words: Inter."""
    font = QFont("Inter")
    font.setPixelSize(text_size())
    font.setWeight(weight)
    return font


def title_font() -> QFont:
    """The face of the first page's title."""
    return resized(ui_font(weight=QFont.Weight.DemiBold), text_size() + TITLE_EXCESS)


def numeric_font() -> QFont:
    """Inter with figures of one width, so that columns of numbers and running counts stand still."""
    font = ui_font()
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def mono_font() -> QFont:
    """The face of ids and raw text: JetBrains Mono, without ligatures, which hide what is really there."""
    font = QFont("JetBrains Mono")
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(small_size())
    for ligature in ("calt", "liga"):
        font.setFeature(QFont.Tag(ligature), 0)
    return font


def resized(font: QFont, size: int) -> QFont:
    """The same face in another size."""
    other = QFont(font)
    other.setPixelSize(size)
    return other


def restyle(widget: QWidget, name: str, value: str | bool) -> None:
    """Give a widget a property that the style sheet asks for; it is polished only where that changes it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().polish(widget)


def palette_of(theme: Theme) -> QPalette:
    """The theme as Qt's colour roles."""
    role = QPalette.ColorRole
    palette = QPalette(QColor(theme.window))
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.window,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Light: theme.base,
        role.Midlight: theme.raised,
        role.Mid: theme.line,
        role.Dark: theme.edge,
    }
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.edge))
    return palette


class _Look(QObject):
    """Owns the application's look: loads the fonts once, follows the desktop's colour scheme."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice: Theme | None = None
        resources = files("resources")
        for font in sorted(resources.joinpath("fonts").iterdir(), key=lambda each: each.name):
            if font.name.endswith((".otf", ".ttf")):
                QFontDatabase.addApplicationFontFromData(font.read_bytes())
        QDir.addSearchPath("images", str(resources.joinpath("images")))
        self._style_sheet = Template(resources.joinpath("style.qss").read_text("utf-8"))
        # Without this a new style sheet takes away the fonts of widgets inside stacks, docks and splitters.
        app.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(ui_font())
        app.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def choose(self, name: str) -> None:
        self._choice = {"light": LIGHT, "dark": DARK}.get(name)
        hints = self._app.styleHints()
        if self._choice is None:
            hints.unsetColorScheme()
        else:
            # Also colours what the desktop draws: title bars, native dialogs.
            hints.setColorScheme(Qt.ColorScheme.Dark if self._choice is DARK else Qt.ColorScheme.Light)
        self._show(self._choice or self._desktop_theme())

    def resize_text(self, size: int) -> None:
        before = text_size()
        if size == before:
            return
        self._app.setFont(resized(self._app.font(), size))
        for widget in self._app.allWidgets():
            # The others follow the application's font by themselves.
            if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) and widget.font().pixelSize() > 0:
                widget.setFont(resized(widget.font(), widget.font().pixelSize() + size - before))

        QTimer.singleShot(0, self, self._measure_choices)

    def _measure_choices(self) -> None:
        """Qt keeps the least width that a choice had in its old font until it is told of another style."""
        for widget in self._app.allWidgets():
            if isinstance(widget, QComboBox):
                QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
                widget.updateGeometry()

    def _scheme_changed(self) -> None:
        if self._choice is None:
            self._show(self._desktop_theme())

    def _desktop_theme(self) -> Theme:
        return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT

    def _show(self, theme: Theme) -> None:
        is_dressed = bool(self._app.styleSheet())
        if is_dressed and theme is current_theme():  # to set the same one again takes as long
            return
        self._app.setPalette(palette_of(theme))
        if is_dressed:
            self.dress()

    def dress(self) -> None:
        style = self._style_sheet.substitute(asdict(current_theme()))
        if style != self._app.styleSheet():
            self._app.setStyleSheet(style)
