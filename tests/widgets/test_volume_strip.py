"""The picture of matches over time: what it counts, and how a time is brushed."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.filters import Filter
from app.core.state import Outcome
from tests.match_rows import START, match_row
from tests.widgets.hands import press
from widgets.match_list import MatchList
from widgets.theme import theme_of
from widgets.volume_strip import VolumeStrip

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Spans(list[tuple[float | None, float | None]]):
    """The spans that were chosen."""


@pytest.fixture
def matches(qtbot: QtBot) -> MatchList:
    """Ten matches, one a minute; number 3 is incorrect, number 5 has an error."""
    made = MatchList()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.model.upsert(
        match_row(
            number,
            outcome=Outcome.INCORRECT if number == 3 else Outcome.CORRECT,
            anomalies={"response_timeout": 1} if number == 5 else {},
        )
        for number in range(10)
    )
    made.set_state("ready")
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def strip(matches: MatchList) -> VolumeStrip:
    return matches.strip


@pytest.fixture
def chosen(strip: VolumeStrip) -> Spans:
    told = Spans()
    strip.span_chosen.connect(lambda since, until: told.append((since, until)))
    return told


def bar_of(strip: VolumeStrip, number: int) -> int:
    """The bar in which a match begins."""
    return int((START + 60_000 * number - strip.bars.low) // strip.bars.step)


def drag(strip: VolumeStrip, first: int, last: int) -> None:
    start, end = (strip.bar_rect(bar).center() for bar in (first, last))
    QTest.mousePress(strip, LEFT, pos=start)
    QTest.mouseMove(strip, QPoint((start.x() + end.x()) // 2, start.y()))
    QTest.mouseMove(strip, end)
    QTest.mouseRelease(strip, LEFT, pos=end)


def colours(strip: VolumeStrip, bar: int) -> set[str]:
    """The colours in a bar and right under it."""
    image: QImage = strip.grab().toImage()
    rect = strip.bar_rect(bar)
    x = rect.left() + 1
    return {QColor(image.pixel(x, y)).name() for y in range(rect.top(), rect.bottom() + 3)}


def test_a_dragged_span_is_chosen_from_either_end(strip: VolumeStrip, chosen: Spans) -> None:
    first, last = bar_of(strip, 2), bar_of(strip, 6)
    span = (strip.bars.low + first * strip.bars.step, strip.bars.low + (last + 1) * strip.bars.step)
    drag(strip, first, last)
    drag(strip, last, first)
    assert chosen == [span, span]


def test_a_double_click_and_escape_want_all_again(strip: VolumeStrip, chosen: Spans) -> None:
    QTest.mouseDClick(strip, LEFT, pos=strip.bar_rect(3).center())
    press(strip, Qt.Key.Key_Escape)
    assert chosen == [(None, None), (None, None)]


def test_the_keys_brush_too(strip: VolumeStrip, chosen: Spans) -> None:
    step, low = strip.bars.step, strip.bars.low
    press(strip, Qt.Key.Key_Home, Qt.Key.Key_Right)
    QTest.keyClick(strip, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(strip, Qt.Key.Key_Right, SHIFT)
    press(strip, Qt.Key.Key_Return)
    assert chosen == [(low + step, low + 4 * step)]
    press(strip, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Return)
    last = len(strip.bars.all) - 1
    assert chosen[-1] == (low + (last - 1) * step, low + last * step)


def test_arrow_keys_are_left_to_the_window_where_there_is_nothing(qtbot: QtBot) -> None:
    empty = VolumeStrip()
    qtbot.addWidget(empty)
    with qtbot.assertNotEmitted(empty.span_chosen):
        press(empty, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Escape)


def test_a_bar_tells_what_is_in_it(strip: VolumeStrip) -> None:
    assert strip.tip(bar_of(strip, 5)).splitlines()[2:] == ["1 correct", "1 with errors"]
    assert strip.tip(bar_of(strip, 3)).splitlines()[2:] == ["1 incorrect"]


def test_outcomes_and_errors_are_in_the_bars_and_hidden_ones_are_grey(
    matches: MatchList, strip: VolumeStrip
) -> None:
    theme = theme_of(strip)
    assert theme.good in colours(strip, bar_of(strip, 2))
    assert theme.bad in colours(strip, bar_of(strip, 3))
    assert {theme.good, theme.bad} <= colours(strip, bar_of(strip, 5))
    matches.model.set_filter(Filter(outcome="incorrect").compile())
    strip.show_span(None, None)
    assert np.count_nonzero(strip.bars.shown) == 1
    assert theme.good not in colours(strip, bar_of(strip, 2))
    assert theme.line in colours(strip, bar_of(strip, 2))


def test_the_spoiler_lock_hides_how_matches_went(strip: VolumeStrip) -> None:
    strip.set_locked(True)
    theme = theme_of(strip)
    for number in (2, 3, 5):
        assert not {theme.good, theme.bad} & colours(strip, bar_of(strip, number))
    assert len(strip.tip(bar_of(strip, 5)).splitlines()) == 2


def test_matches_that_come_are_counted(qtbot: QtBot, matches: MatchList, strip: VolumeStrip) -> None:
    matches.model.upsert([match_row(2, outcome=Outcome.INCORRECT), match_row(10)])
    qtbot.waitUntil(lambda: strip.bars.all.sum() == 11)
    assert strip.bars.shown.sum(axis=1).tolist()[list(Outcome).index(Outcome.INCORRECT)] == 2


def test_it_follows_a_filter_from_elsewhere_and_shows_its_time(strip: VolumeStrip) -> None:
    theme = theme_of(strip)
    before = strip.grab().toImage()
    strip.show_span(START + 120_000, START + 300_000)
    assert strip.grab().toImage() != before
    x = strip.bar_rect(bar_of(strip, 2)).left()
    assert QColor(strip.grab().toImage().pixel(x, 2)).name() == theme.accent
    strip.show_span(START + 120_000, None)
    strip.show_span(None, START)
    strip.show_span(None, None)
    assert strip.grab().toImage() == before


def test_nothing_loaded_shows_no_strip(qtbot: QtBot) -> None:
    empty = MatchList()
    qtbot.addWidget(empty)
    assert empty.strip.isHidden()
    empty.model.upsert([match_row(0)])
    assert not empty.strip.isHidden()
