"""Light and dark: what can be read, what survives a change, and where it comes from."""

import math
from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QIcon, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from app.qt.key_map import KeyMap
from app.qt.key_model import KeyModel
from widgets import icons, theme
from widgets.rows import Cell, DenseTable, RowDelegate
from widgets.theme import DARK, LIGHT, Theme

THEMES = pytest.mark.parametrize("each", [LIGHT, DARK], ids=lambda each: each.name)
GROUNDS = ("window", "base", "raised", "selection")
TEXTS = ("text", "muted", "accent", "good", "bad", "warning", "info", "human", "robot", "live")


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")
    theme.apply_text_size(qapp, theme.TEXT_SIZE)


def luminance(colour: str) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    given = QColor(colour)
    red, green, blue = map(linear, (given.redF(), given.greenF(), given.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else math.pow((channel + 0.055) / 1.055, 2.4)


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@THEMES
def test_every_text_colour_reads_on_every_ground(each: Theme) -> None:
    poor = {
        (text, ground): round(contrast(getattr(each, text), getattr(each, ground)), 2)
        for text, ground in product(TEXTS, GROUNDS)
        if contrast(getattr(each, text), getattr(each, ground)) < 4.5
    }
    assert poor == {}
    assert contrast(each.accent_text, each.accent) >= 4.5


@THEMES
def test_the_edges_of_fields_can_be_seen(each: Theme) -> None:
    assert contrast(each.edge, each.window) >= 3
    assert contrast(each.edge, each.base) >= 3


@THEMES
def test_a_widget_knows_which_theme_it_is_in(qapp: QApplication, qtbot: QtBot, each: Theme) -> None:
    theme.apply(qapp, each.name)
    widget = QWidget()
    qtbot.addWidget(widget)
    assert theme.theme_of(widget) is each
    assert theme.current_theme() is each


def test_an_unknown_choice_is_that_of_the_desktop(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    theme.apply(qapp, "sepia")
    desktop = qapp.styleHints().colorScheme()
    assert theme.current_theme() is (DARK if desktop is Qt.ColorScheme.Dark else LIGHT)


def test_a_desktop_that_turns_dark_is_followed_only_when_that_was_chosen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = qapp.styleHints()
    monkeypatch.setattr(theme._Look, "_desktop_theme", lambda _look: DARK)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current_theme() is LIGHT
    theme.apply(qapp, "system")
    assert theme.current_theme() is DARK
    monkeypatch.setattr(theme._Look, "_desktop_theme", lambda _look: LIGHT)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.current_theme() is LIGHT


def test_the_fonts_are_our_own(qapp: QApplication) -> None:
    for font in (theme.ui_font(), theme.numeric_font(), theme.mono_font()):
        assert QFontInfo(font).family() == font.family()
    assert {"Regular", "Medium", "Semi Bold"} <= set(QFontDatabase.styles("Inter"))


def test_figures_have_one_width(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setFont(theme.numeric_font())
    widths = {label.fontMetrics().horizontalAdvance(digit * 10) for digit in "0123456789"}
    assert len(widths) == 1


def glyphs(text: str) -> list[int]:
    """The glyphs that a text in the face of ids is drawn with."""
    layout = QTextLayout(text, theme.mono_font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]


@pytest.mark.parametrize("text", ["->", "!=", "==="])
def test_ids_are_shown_without_ligatures(qapp: QApplication, text: str) -> None:
    assert glyphs(text) == [glyph for character in text for glyph in glyphs(character)]


def test_a_widget_deep_inside_keeps_its_own_font_when_the_theme_changes(
    qapp: QApplication, qtbot: QtBot
) -> None:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    text = QPlainTextEdit()
    tabs.addTab(text, "Raw")
    text.setFont(theme.mono_font())
    tabs.show()
    theme.apply(qapp, "dark")
    qapp.processEvents()
    assert text.font() == theme.mono_font()


def colours_of(icon: QIcon) -> set[str]:
    image = icon.pixmap(QSize(32, 32)).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_takes_the_colour_of_the_theme_of_the_moment(qapp: QApplication) -> None:
    icon = icons.icon("check-bold", "good")
    assert LIGHT.good in colours_of(icon)
    theme.apply(qapp, "dark")
    assert DARK.good in colours_of(icon)
    assert LIGHT.good not in colours_of(icon)


def test_a_disabled_icon_fades(qapp: QApplication) -> None:
    pixmap = icons.icon("check-bold").pixmap(QSize(32, 32), QIcon.Mode.Disabled)
    assert pixmap.toImage().pixelColor(10, 19).name() != LIGHT.text


def test_an_icon_that_there_is_not_is_refused_at_once(qapp: QApplication) -> None:
    with pytest.raises(KeyError, match="no-such-thing"):
        icons.icon("no-such-thing")


def test_an_icon_label_paints_its_icon_and_can_show_none(qapp: QApplication, qtbot: QtBot) -> None:
    label = icons.IconLabel(24)
    qtbot.addWidget(label)
    empty = label.grab().toImage()
    label.show_icon("alert", "bad")
    assert label.grab().toImage() != empty
    label.show_icon("")
    assert label.grab().toImage() == empty


class Words(RowDelegate):
    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        return Cell("", theme.text, self.words)


def test_another_size_of_words_counts_at_once_for_everything_that_is_there(
    qapp: QApplication, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    plain, own = QLabel("words", page), QLabel("id", page)
    own.setFont(theme.mono_font())
    model = KeyModel([], KeyMap({}, {}, QSettings()))
    table = DenseTable("rows", page)
    table.setModel(model)
    delegate = Words(table)
    table.setItemDelegate(delegate)
    table.set_columns([(theme.ui_font(), "a long sample")] * model.columnCount(), stretched=3)
    page.show()
    narrow = table.columnWidth(0)

    theme.apply_text_size(qapp, 17)
    qtbot.waitUntil(lambda: QFontInfo(plain.font()).pixelSize() == 17)
    assert own.font().pixelSize() == delegate.mono.pixelSize() == 16
    assert table.verticalHeader().defaultSectionSize() == theme.row_height() == 34
    assert table.columnWidth(0) > narrow

    theme.apply_text_size(qapp, theme.TEXT_SIZE)
    qtbot.waitUntil(lambda: table.columnWidth(0) == narrow)
    assert own.font().pixelSize() == 12
    assert table.verticalHeader().defaultSectionSize() == theme.ROW_HEIGHT
