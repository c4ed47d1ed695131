"""The overview of all matches: what it shows, and how one gets from it to a match."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.filters import Filter
from app.core.state import Outcome
from app.qt import timetables
from app.qt.match_model import MatchTableModel
from tests.match_rows import START, match_row
from tests.widgets.hands import press
from widgets.overview import Overview
from widgets.overview_canvas import OverviewCanvas
from widgets.overview_paint import AXIS, LANE, LANES_TOP, RUNNING
from widgets.theme import theme_of

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
ERROR = {"response_timeout": 1}


@pytest.fixture
def model(qapp: QApplication) -> MatchTableModel:
    """Ten matches of 50 s, one a minute; 3 is incorrect, 4 and 7 have errors, a chef plays in 8 alone."""
    made = MatchTableModel(qapp)
    made.upsert(
        match_row(
            number,
            outcome=Outcome.INCORRECT if number == 3 else Outcome.CORRECT,
            anomalies=ERROR if number in {4, 7} else {},
            robot_types={"B": "chef"} if number == 8 else {"B": "poet"},
        )
        for number in range(10)
    )
    return made


@pytest.fixture
def overview(qtbot: QtBot, model: MatchTableModel) -> Overview:
    made = Overview(model)
    qtbot.addWidget(made)
    made.resize(900, 260)
    made.show()
    made.set_in_sight(True)
    qtbot.waitUntil(lambda: made.canvas.table is not None)
    return made


@pytest.fixture
def canvas(overview: Overview) -> OverviewCanvas:
    return overview.canvas


@pytest.fixture
def opened(overview: Overview) -> list[str]:
    ids: list[str] = []
    overview.match_chosen.connect(ids.append)
    return ids


def x_of(canvas: OverviewCanvas, number: int) -> int:
    """Where a match is half over."""
    frame = canvas.frame()
    assert frame is not None
    return round(frame.x(START + 60_000 * number + 25_000))


def click(canvas: OverviewCanvas, x: int, y: int) -> None:
    QTest.mouseClick(canvas.viewport(), LEFT, NO_KEY, QPoint(x, y))


def wheel(canvas: OverviewCanvas, x: int, turned: int, key: Qt.KeyboardModifier = NO_KEY) -> None:
    event = QWheelEvent(
        QPointF(x, 60), QPointF(x, 60), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, key,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), event)


def colour_at(canvas: OverviewCanvas, x: int, y: int) -> str:
    return QColor(canvas.viewport().grab().toImage().pixel(x, y)).name()


def span(canvas: OverviewCanvas) -> tuple[float, float]:
    frame = canvas.frame()
    assert frame is not None
    return frame.view.low, frame.view.high


def test_a_click_on_a_match_opens_it(canvas: OverviewCanvas, opened: list[str]) -> None:
    click(canvas, x_of(canvas, 3), AXIS + 6)
    assert opened == ["match_3"]
    assert theme_of(canvas).bad == colour_at(canvas, x_of(canvas, 3), AXIS + 8)
    assert theme_of(canvas).good == colour_at(canvas, x_of(canvas, 2), AXIS + 8)


def test_a_click_on_an_error_opens_a_match_that_has_one(canvas: OverviewCanvas, opened: list[str]) -> None:
    frame = canvas.frame()
    assert frame is not None
    click(canvas, round(frame.x(START + 4 * 60_000)) + 2, AXIS + RUNNING + 8)
    assert opened == ["match_4"]
    click(canvas, round(frame.x(START + 2 * 60_000)), AXIS + RUNNING + 8)
    assert opened == ["match_4"]


def test_a_click_in_a_robots_lane_opens_a_match_that_it_plays(
    canvas: OverviewCanvas, opened: list[str]
) -> None:
    table = canvas.table
    assert table is not None
    assert table.robots == ["poet", "chef"]
    chef = LANES_TOP + LANE + 4
    click(canvas, x_of(canvas, 8), chef)
    click(canvas, x_of(canvas, 2), chef)
    click(canvas, x_of(canvas, 2), chef + 2 * LANE)
    assert opened == ["match_8"]


def test_the_keys_go_from_match_to_match_and_to_errors_and_enter_opens(
    canvas: OverviewCanvas, opened: list[str]
) -> None:
    press(canvas, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Return)
    press(canvas, Qt.Key.Key_E, Qt.Key.Key_E, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    press(canvas, Qt.Key.Key_Return, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert opened == ["match_1", "match_7", "match_4", "match_8"]


def test_the_line_above_tells_what_is_in_sight_and_selected(
    overview: Overview, canvas: OverviewCanvas
) -> None:
    press(canvas, Qt.Key.Key_Home)
    assert overview.seen.text() == "10 matches in sight · 2 with errors"
    assert overview.selected.text().startswith("match_0 · 21 Sep 14:13:20.000 · 50.0 s · correct · poet")


def test_the_wheel_zooms_about_the_pointer_and_zero_shows_all_again(canvas: OverviewCanvas) -> None:
    whole, x = span(canvas), x_of(canvas, 3)
    wheel(canvas, x, 240)
    low, high = span(canvas)
    assert whole[0] < low < high < whole[1]
    assert abs(x_of(canvas, 3) - x) <= 1
    wheel(canvas, x, 120, Qt.KeyboardModifier.ShiftModifier)
    assert span(canvas)[0] < low
    press(canvas, Qt.Key.Key_0)
    assert span(canvas) == whole


@pytest.mark.parametrize(("there", "back"), [(Qt.Key.Key_W, Qt.Key.Key_S), (Qt.Key.Key_A, Qt.Key.Key_D)])
def test_letters_zoom_and_pan(canvas: OverviewCanvas, there: Qt.Key, back: Qt.Key) -> None:
    whole = span(canvas)
    press(canvas, there)
    assert span(canvas) != whole
    press(canvas, back)
    assert span(canvas) == pytest.approx(whole)


def test_dragging_pans_and_opens_nothing(canvas: OverviewCanvas, opened: list[str]) -> None:
    before, x = span(canvas), x_of(canvas, 3)
    QTest.mousePress(canvas.viewport(), LEFT, NO_KEY, QPoint(x, AXIS + 6))
    for by in (20, 60, 100):
        QTest.mouseMove(canvas.viewport(), QPoint(x + by, AXIS + 6))
    QTest.mouseRelease(canvas.viewport(), LEFT, NO_KEY, QPoint(x + 100, AXIS + 6))
    assert opened == []
    assert span(canvas)[0] < before[0]


def test_a_selected_match_out_of_sight_is_brought_into_sight(canvas: OverviewCanvas) -> None:
    press(canvas, Qt.Key.Key_Home)
    for _ in range(10):
        press(canvas, Qt.Key.Key_W)
    press(canvas, Qt.Key.Key_End)
    low, high = span(canvas)
    assert low <= START + 9 * 60_000 <= high


def test_it_shows_what_the_filter_shows(qtbot: QtBot, model: MatchTableModel, canvas: OverviewCanvas) -> None:
    model.set_filter(Filter(robot="chef").compile())
    qtbot.waitUntil(lambda: canvas.table is not None and len(canvas.table) == 1)
    model.set_filter(Filter(robot="nobody").compile())
    qtbot.waitUntil(lambda: canvas.frame() is None)
    assert canvas.nothing.heading == "No match passes the filter"


def test_matches_that_come_are_shown_and_the_selected_one_stays(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, model: MatchTableModel, overview: Overview
) -> None:
    overview.show_open("match_4")
    overview.timetables._changes.setInterval(0)
    model.upsert([match_row(-5)])
    qtbot.waitUntil(lambda: overview.canvas.table is not None and len(overview.canvas.table) == 11)
    assert overview.selected.text().startswith("match_4")


def test_the_open_match_is_marked_as_soon_as_it_is_there(
    qtbot: QtBot, model: MatchTableModel, overview: Overview
) -> None:
    overview.show_open("match_12")
    assert overview.canvas.selected is None
    overview.timetables._changes.setInterval(0)
    model.upsert([match_row(12)])
    qtbot.waitUntil(lambda: overview.canvas.selected == 10)


def test_nothing_is_made_while_nobody_looks(qtbot: QtBot, model: MatchTableModel, overview: Overview) -> None:
    assert timetables.CHANGES_MS
    overview.set_in_sight(False)
    table = overview.canvas.table
    model.set_filter(Filter(robot="chef").compile())
    overview.set_in_sight(True)
    qtbot.waitUntil(lambda: overview.canvas.table is not table)
    assert overview.canvas.table is not None
    assert len(overview.canvas.table) == 1


def test_what_is_forgotten_is_gone_at_once(model: MatchTableModel, canvas: OverviewCanvas) -> None:
    model.clear()
    assert canvas.table is None
    assert canvas.frame() is None
    press(canvas, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_W)
    assert canvas.nothing.heading == "No matches yet"


def test_the_spoiler_lock_hides_outcomes_errors_and_robots(
    model: MatchTableModel, overview: Overview, opened: list[str]
) -> None:
    model.set_locked(True)
    overview.set_locked(True)
    canvas, theme = overview.canvas, theme_of(overview)
    shown = {colour_at(canvas, x_of(canvas, number), AXIS + 8) for number in (2, 3, 4)}
    assert shown == {theme.info}
    assert overview.seen.text() == "10 matches in sight"
    click(canvas, x_of(canvas, 8), LANES_TOP + 4)
    press(canvas, Qt.Key.Key_Home, Qt.Key.Key_E, Qt.Key.Key_Return)
    assert opened == ["match_0"]
    assert "correct" not in overview.selected.text()


def test_many_matches_at_once_are_painted_as_counts(
    qtbot: QtBot, model: MatchTableModel, overview: Overview
) -> None:
    model.upsert(
        match_row(100 + number, started_at=START + 100_000, completed_at=START + 200_000)
        for number in range(60)
    )
    overview.timetables._make()
    qtbot.waitUntil(lambda: overview.canvas.table is not None and len(overview.canvas.table) == 70)
    frame = overview.canvas.frame()
    assert frame is not None
    assert frame.bars is None
    at = round(frame.x(START + 150_000))
    assert colour_at(overview.canvas, at, AXIS + 8) == theme_of(overview).good
    assert colour_at(overview.canvas, x_of(overview.canvas, 9), AXIS + 8) == theme_of(overview).base
