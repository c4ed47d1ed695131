"""The timeline as one uses it: clicks, drags, keys and the wheel; growing matches; what is still to come."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from app.core.replay import Replay
from app.core.timeline import Mark, layout
from app.qt.cursor import Cursor
from tests.logs import Log
from tests.timeline_logs import PROMPT, ask, classic, logs, one_round, replay_of, troubled
from tests.widgets.screens import wait_until_painted
from widgets import theme
from widgets.timeline import TimelineView
from widgets.timeline_frame import Frame
from widgets.timeline_rows import AXIS, HEADER
from widgets.timeline_scale import Scale, clock, number_ticks, time_ticks

LEFT = Qt.MouseButton.LeftButton
KEYS = tuple(getattr(Qt.Key, f"Key_{name}") for name in "WSADRT0")


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def opened(qtbot: QtBot, match: Log, *, size: tuple[int, int] = (900, 320)) -> TimelineView:
    """A timeline on the screen, whose cursor stands at the match's end."""
    cursor = Cursor()
    view = TimelineView(cursor)
    cursor.setParent(view)
    qtbot.addWidget(view)
    view.resize(*size)
    with qtbot.waitExposed(view):
        view.show()
    cursor.open(replay_of(match))
    return view


def cursor_of(view: TimelineView) -> Cursor:
    return view._cursor


def frame_of(view: TimelineView) -> Frame:
    frame = view._current_frame()
    assert frame is not None
    return frame


def place_of(view: TimelineView, number: int) -> QPoint:
    """Where an event is."""
    frame = frame_of(view)
    lane = int(frame.layout.lane[number - 1])
    return QPoint(int(frame.xs[number - 1]), frame.rows.middle(lane))


def empty_place(view: TimelineView) -> QPoint:
    """In the lanes, where nothing is: above the middle of the first lane."""
    rows = frame_of(view).rows
    return QPoint(rows.left + rows.width // 2, rows.tops[0] + 3)


def click(view: TimelineView, at: QPoint) -> None:
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)


def drag(view: TimelineView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 6):
        QTest.mouseMove(view.viewport(), start + (end - start) * step / 5)
    QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, end)


def turn_wheel(view: TimelineView, at: QPoint, turns: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        turns * 120,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def picture(view: TimelineView) -> QImage:
    return view.viewport().grab().toImage()


def strength(image: QImage, place: QPoint, reach: int = 4) -> float:
    """How far the strongest colour around a place is from white."""
    ratio = image.devicePixelRatio()
    colours = [
        QColor(image.pixel(round((place.x() + dx) * ratio), round((place.y() + dy) * ratio)))
        for dx in range(-reach, reach + 1)
        for dy in range(-reach, reach + 1)
    ]
    return max(math.dist((c.red(), c.green(), c.blue()), (255, 255, 255)) for c in colours)


# What is shown.


def test_without_a_match_it_says_what_to_do(qtbot: QtBot) -> None:
    cursor = Cursor()
    view = TimelineView(cursor)
    qtbot.addWidget(view)
    view.show()
    image = picture(view)
    assert not view._axis_switch.isVisible()
    assert strength(image, image.rect().center(), reach=40) > 100


def test_closing_the_match_empties_it(qtbot: QtBot) -> None:
    view = opened(qtbot, one_round())
    cursor_of(view).close()
    assert view._current_frame() is None
    picture(view)


def test_a_match_without_events_is_no_reason_to_fail(qtbot: QtBot) -> None:
    view = opened(qtbot, one_round())
    cursor_of(view).open(Replay("empty", []))
    picture(view)
    QTest.keyClick(view, Qt.Key.Key_R)
    click(view, QPoint(300, 100))
    assert view._current_frame() is None


def test_a_layout_that_was_made_elsewhere_is_shown_as_it_is(qtbot: QtBot) -> None:
    view = opened(qtbot, one_round())
    made = layout(replay_of(classic()))
    view.show_layout(made)
    cursor_of(view).open(made.replay)
    assert frame_of(view).layout is made


def test_a_replay_whose_layout_nobody_made_is_laid_out(qtbot: QtBot) -> None:
    view = opened(qtbot, one_round())
    assert frame_of(view).layout.replay is cursor_of(view).replay


# The pointer.


@pytest.mark.parametrize("number", [2, 6])
def test_a_click_on_a_mark_goes_to_its_event(qtbot: QtBot, number: int) -> None:
    view = opened(qtbot, one_round())
    cursor_of(view).first()
    click(view, place_of(view, number))
    assert cursor_of(view).position == number


def test_a_click_on_a_bar_goes_to_its_nearer_end(qtbot: QtBot) -> None:
    view = opened(qtbot, one_round())
    start, end = place_of(view, 3), place_of(view, 4)
    click(view, start + (end - start) * 0.35)
    assert cursor_of(view).position == 3
    click(view, start + (end - start) * 0.65)
    assert cursor_of(view).position == 4


def test_a_click_on_an_anomaly_goes_to_its_event(qtbot: QtBot) -> None:
    view = opened(qtbot, troubled())
    alert = frame_of(view).alerts[0]
    click(view, QPoint(alert.x, HEADER + 10))
    assert cursor_of(view).position == alert.number


def test_a_click_where_nothing_is_leaves_the_cursor_alone(qtbot: QtBot) -> None:
    view = opened(qtbot, one_round())
    cursor_of(view).go(3)
    click(view, empty_place(view))
    assert cursor_of(view).position == 3


@pytest.mark.parametrize("where", ["header", "axis"])
def test_a_press_along_the_edges_goes_to_the_nearest_event(qtbot: QtBot, where: str) -> None:
    view = opened(qtbot, one_round())
    rows = frame_of(view).rows
    y = HEADER // 2 if where == "header" else rows.axis_top + AXIS // 2
    click(view, QPoint(place_of(view, 6).x() - 5, y))
    assert cursor_of(view).position == 6


def test_a_press_left_of_all_events_goes_before_the_first(qtbot: QtBot) -> None:
    view = opened(qtbot, one_round())
    rows = frame_of(view).rows
    click(view, QPoint(rows.left + 2, rows.axis_top + 4))
    assert cursor_of(view).position == 0


def test_dragging_the_cursor_s_line_moves_from_event_to_event(qtbot: QtBot) -> None:
    view = opened(qtbot, one_round())
    cursor = cursor_of(view)
    cursor.go(6)
    line = QPoint(place_of(view, 6).x() + 1, empty_place(view).y())
    passed: list[int] = []
    cursor.moved.connect(passed.append)
    drag(view, line, QPoint(place_of(view, 2).x() + 2, line.y()))
    assert cursor.position == 2
    assert passed == sorted(passed, reverse=True)
    assert len(passed) > 1


def test_dragging_elsewhere_pans_and_leaves_the_cursor_alone(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    QTest.keyClick(view, Qt.Key.Key_W)
    low, _ = view.visible_range
    start = empty_place(view)
    moved: list[int] = []
    cursor_of(view).moved.connect(moved.append)
    drag(view, start, start + QPoint(60, 0))
    assert view.visible_range[0] < low
    assert moved == []


def test_of_events_at_one_time_a_scrub_goes_to_the_last(qtbot: QtBot) -> None:
    match = (
        Log().started("AB", at=0).round(1, at=5000).command("poet", 1, at=5000).command("sage", 1, at=5000)
    )
    view = opened(qtbot, match.round_done(1, at=20_000))
    cursor_of(view).first()
    click(view, QPoint(place_of(view, 2).x(), 5))
    assert cursor_of(view).position == 4


def test_a_double_click_where_nothing_is_fits_the_match(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    whole = view.visible_range
    QTest.keyClick(view, Qt.Key.Key_W)
    assert view.visible_range != whole
    QTest.mouseDClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, empty_place(view))
    assert view.visible_range == whole


def test_a_double_click_on_a_round_s_title_fits_the_round(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    band = frame_of(view).bands[2]
    QTest.mouseDClick(
        view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint((band.left + band.right) // 2, 5)
    )
    times = frame_of(view).layout.times
    low, high = view.visible_range
    assert low < times[band.band.start - 1] < times[band.band.end - 1] < high
    assert high - low < 2 * (times[band.band.end - 1] - times[band.band.start - 1])


def test_the_wheel_zooms_around_the_pointer(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    place = place_of(view, 20)
    turn_wheel(view, place, QPoint(0, 3), Qt.KeyboardModifier.NoModifier)
    low, high = view.visible_range
    assert high - low < 110_000
    assert abs(place_of(view, 20).x() - place.x()) <= 1


@pytest.mark.parametrize(
    ("turns", "modifiers"),
    [
        (QPoint(-1, 0), Qt.KeyboardModifier.NoModifier),
        (QPoint(0, -1), Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_the_wheel_sideways_or_with_shift_pans(
    qtbot: QtBot, turns: QPoint, modifiers: Qt.KeyboardModifier
) -> None:
    view = opened(qtbot, classic())
    cursor_of(view).go(30)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_W)
    low, high = view.visible_range
    turn_wheel(view, empty_place(view), turns, modifiers)
    assert view.visible_range[0] > low
    assert view.visible_range[1] - view.visible_range[0] == pytest.approx(high - low)


def test_what_is_under_the_pointer_is_ringed(qtbot: QtBot) -> None:
    view = opened(qtbot, one_round())
    cursor_of(view).first()
    before = picture(view)
    QTest.mouseMove(view.viewport(), place_of(view, 6))
    qtbot.waitUntil(lambda: view._hovered is not None)
    assert picture(view) != before
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor


# Keys.


def test_keys_zoom_and_pan(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    cursor_of(view).go(35)
    whole = view.visible_range
    for key in (Qt.Key.Key_W, Qt.Key.Key_Plus):
        before = view.visible_range
        QTest.keyClick(view, key)
        assert view.visible_range[1] - view.visible_range[0] < before[1] - before[0]
    zoomed = view.visible_range
    QTest.keyClick(view, Qt.Key.Key_D)
    assert view.visible_range[0] > zoomed[0]
    QTest.keyClick(view, Qt.Key.Key_A)
    assert view.visible_range == pytest.approx(zoomed)
    for key in (Qt.Key.Key_S, Qt.Key.Key_Minus):
        QTest.keyClick(view, key)
    assert view.visible_range == pytest.approx(whole)


def test_zero_fits_the_match_and_r_the_round_at_the_cursor(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    whole = view.visible_range
    cursor_of(view).go(30)
    QTest.keyClick(view, Qt.Key.Key_R)
    low, high = view.visible_range
    times = frame_of(view).layout.times
    assert low < times[26] < times[37] < high
    assert times[25] < low
    assert high < times[38]
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.visible_range == whole


def test_its_keys_come_before_the_window_s_while_it_has_the_focus(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    cursor = Cursor(window)
    view = TimelineView(cursor)
    window.setCentralWidget(view)
    warnings: list[str] = []
    for keys in ("W", "Shift+W", "Right"):
        QShortcut(QKeySequence(keys), window).activated.connect(lambda keys=keys: warnings.append(keys))
    window.resize(900, 320)
    with qtbot.waitActive(window):
        window.show()
    cursor.open(replay_of(classic()))
    view.setFocus()
    whole = view.visible_range
    QTest.keyClick(view, Qt.Key.Key_W)
    assert view.visible_range != whole
    assert warnings == []
    QTest.keyClick(view, Qt.Key.Key_W, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert warnings == ["Shift+W", "Right"]


# The axis.


def test_in_log_order_the_events_are_evenly_apart(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    QTest.keyClick(view, Qt.Key.Key_T)
    assert view.by_number
    apart = np.diff(frame_of(view).xs)
    assert apart.min() > 0
    assert apart.max() - apart.min() <= 1


def test_the_buttons_switch_the_axis(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    time, order = view._axis_switch._group.buttons()
    QTest.mouseClick(order, LEFT)
    assert view.by_number
    QTest.mouseClick(time, LEFT)
    assert not view.by_number


def test_the_same_events_stay_visible_on_the_other_axis(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    cursor_of(view).go(30)
    QTest.keyClick(view, Qt.Key.Key_R)
    QTest.keyClick(view, Qt.Key.Key_T)
    low, high = view.visible_range
    assert 25 < low < 27
    assert 38 < high < 40


def test_ticks_are_round_times() -> None:
    scale = Scale(50)
    scale.resize(800)
    scale.set_extent(-4000, 120_000)
    labels = [text for _, text in time_ticks(scale, 72)]
    assert labels == ["0:00", "0:15", "0:30", "0:45", "1:00", "1:15", "1:30", "1:45", "2:00"]
    assert next(text for _, text in number_ticks(scale, 72)) == "#20,000"


@pytest.mark.parametrize(
    ("ms", "step", "text"),
    [
        (65_000, 5000, "1:05"),
        (-4000, 1000, "-0:04"),
        (2500, 500, "0:02.500"),
        (7_200_000, 60_000, "2:00:00"),
        (3 * 86_400_000, 86_400_000, "3 d"),
    ],
)
def test_clocks_are_as_exact_as_the_axis_needs(ms: float, step: float, text: str) -> None:
    assert clock(ms, step) == text


@given(
    st.floats(-1e13, 1e13),
    st.floats(0, 1e13),
    st.lists(st.tuples(st.sampled_from(["zoom", "pan"]), st.floats(-600, 600)), max_size=12),
)
def test_the_view_never_leaves_the_match_and_ticks_are_few(
    first: float, span: float, moves: list[tuple[str, float]]
) -> None:
    scale = Scale(50)
    scale.resize(640)
    scale.set_extent(first, first + span)
    low, high = scale.low, scale.high
    for move, amount in moves:
        if move == "zoom":
            scale.zoom(2 ** (amount / 100), 320 + amount / 2)
        else:
            scale.pan(amount)
        slack = (high - low) * 1e-9 + abs(first) * 1e-9
        assert low - slack <= scale.low < scale.high <= high + slack
        assert len(list(time_ticks(scale, 64))) <= 12
        assert len(list(number_ticks(scale, 64))) <= 12


# The cursor.


def test_what_has_not_happened_at_the_cursor_is_faded(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    cursor = cursor_of(view)
    first_answer, last_answer = place_of(view, 8), place_of(view, 58)
    cursor.go(40)
    image = picture(view)
    assert strength(image, first_answer) > 1.5 * strength(image, last_answer)
    cursor.go(62)
    assert strength(picture(view), last_answer) == pytest.approx(strength(image, first_answer), rel=0.05)
    cursor.first()
    assert strength(picture(view), first_answer) < 0.7 * strength(image, first_answer)


def test_an_event_with_an_earlier_time_is_faded_until_the_cursor_reaches_it(qtbot: QtBot) -> None:
    match = Log().started("AB", at=0).round(1, at=1000).response("A", 1, "Hm.", at=30_000)
    view = opened(qtbot, match.response("B", 1, "Hm.", at=15_000).round_done(1, at=40_000))
    late = place_of(view, 4)
    cursor_of(view).go(3)
    before = strength(picture(view), late)
    cursor_of(view).last()
    assert before < 0.7 * strength(picture(view), late)


def test_a_command_is_pending_until_the_cursor_reaches_its_answer(qtbot: QtBot) -> None:
    view = opened(qtbot, troubled())
    asked, standing, answered = place_of(view, 18), place_of(view, 25), place_of(view, 27)
    before = QPoint((asked.x() + standing.x()) // 2, asked.y())
    behind = QPoint((standing.x() + answered.x()) // 2, asked.y())
    done = picture(view)
    cursor_of(view).go(25)
    image = picture(view)
    assert strength(done, before, reach=2) == strength(done, behind, reach=2)
    assert (
        strength(image, before, reach=2) < strength(image, behind, reach=2) < strength(done, behind, reach=2)
    )


def test_the_title_of_a_round_to_come_is_faded(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    band = frame_of(view).bands[3]
    title = QPoint(band.left + 14, HEADER // 2)
    before = strength(picture(view), title, reach=8)
    cursor_of(view).go(20)
    assert strength(picture(view), title, reach=8) < 0.7 * before


def test_a_step_paints_anew_without_placing_anything_anew(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    picture(view)
    frame, drawing = view._frame, view._drawing
    cursor_of(view).back()
    picture(view)
    assert view._frame is frame
    assert view._drawing is drawing


def unordered() -> Log:
    """Its first event has a later time than those that follow it."""
    match = Log().created(at=9000).started(at=0).round(1, PROMPT, at=1000)
    ask(match, 2000, 1, "B", "curious-student", 3000)
    return match.response("A", 1, "Rain on a hot road.", at=8000).round_done(1, at=12_000)


@pytest.mark.parametrize("match", [classic(1), troubled(), unordered()])
@pytest.mark.parametrize("by_number", [False, True])
def test_what_a_step_leaves_on_the_screen_is_what_painting_all_of_it_anew_gives(
    qtbot: QtBot, match: Log, by_number: bool
) -> None:
    view = opened(qtbot, match, size=(700, 260))
    cursor = cursor_of(view)
    view.show_by_number(by_number)
    for position in (7, 6, 5, 4, 5, 3, 2, 1, 0, 1, 0, 7, cursor.length):
        cursor.go(position)
        wait_until_painted(qtbot, view)
    cursor.go(1)
    view._zoom(8)
    for position in (1, 0, 1, 2, 0, 5, 6, 4):
        cursor.go(position)
        wait_until_painted(qtbot, view)


def test_the_cursor_is_brought_into_view_when_it_leaves_it(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    cursor_of(view).go(5)
    QTest.keyClick(view, Qt.Key.Key_R)
    cursor_of(view).go(60)
    low, high = view.visible_range
    assert low <= frame_of(view).layout.times[59] <= high


# Growing matches.


def grow(view: TimelineView, match: Log) -> None:
    """What the window does when more of the match has come."""
    made = layout(replay_of(match))
    view.show_layout(made)
    cursor_of(view).open(made.replay)


def test_a_growing_match_stays_fitted(qtbot: QtBot) -> None:
    view = opened(qtbot, classic(2, complete=False))
    grow(view, classic(3, complete=False))
    low, high = view.visible_range
    times = frame_of(view).layout.times
    assert low < times[0] < times[-1] < high


def test_a_growing_match_keeps_the_zoom(qtbot: QtBot) -> None:
    view = opened(qtbot, classic(2, complete=False))
    cursor_of(view).go(5)
    QTest.keyClick(view, Qt.Key.Key_R)
    zoomed = view.visible_range
    grow(view, classic(3, complete=False))
    assert view.visible_range == zoomed
    assert cursor_of(view).position == 5


def two_rounds(*, late: bool) -> Log:
    """Two rounds; ``late`` also has the robot's command, which lies between their events."""
    match = (
        Log().started("AB", at=0).round(1, at=1000).response("A", 1, "Hm.", at=9000).round_done(1, at=10_000)
    )
    match.round(2, at=60_000).response("A", 2, "Hm.", at=69_000).round_done(2, at=70_000)
    return match.command("poet", 1, at=2000) if late else match


def test_a_growing_match_does_not_bring_back_a_cursor_that_was_left_out_of_view(qtbot: QtBot) -> None:
    view = opened(qtbot, two_rounds(late=False))
    cursor_of(view).go(3)
    QTest.keyClick(view, Qt.Key.Key_R)
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_D)
    panned = view.visible_range
    grow(view, two_rounds(late=True))
    assert cursor_of(view).position == 4
    assert view.visible_range == panned


def test_following_a_growing_match_keeps_the_newest_event_in_view(qtbot: QtBot) -> None:
    view = opened(qtbot, classic(2, complete=False))
    cursor_of(view).follow(True)
    QTest.keyClick(view, Qt.Key.Key_R)
    grow(view, classic(3, complete=False))
    low, high = view.visible_range
    assert low < frame_of(view).layout.times[-1] < high
    assert low > 0


def test_another_match_is_shown_whole(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    QTest.keyClick(view, Qt.Key.Key_W)
    cursor_of(view).open(Replay("m2", one_round().events()))
    low, high = view.visible_range
    assert low < 0
    assert 12_000 < high < 13_000


# What it tells.


def test_a_mark_tells_who_what_when_and_how_long(qtbot: QtBot) -> None:
    view = opened(qtbot, one_round())
    tip = view.tip_at(place_of(view, 6))
    for part in ("#6", "A human", "response.submitted", "Rain on a hot road.", "10.0 s", "+0:11.000"):
        assert part in tip


def test_a_mark_tells_which_other_events_it_hides(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    tip = view.tip_at(place_of(view, 8))
    assert "#7" in tip
    assert "#8" in tip


def test_a_bar_tells_what_became_of_the_command(qtbot: QtBot) -> None:
    view = opened(qtbot, troubled())
    found = {}
    for box in frame_of(view).bars:
        command = frame_of(view).layout.bars.commands[box.index]
        place = QPoint((box.left + box.right) // 2 + 11, frame_of(view).rows.middle(box.lane))
        found[command.robot_id, command.round] = view.tip_at(place)
    assert "timed out" in found["skeptical-scientist", 3]
    assert "after 32.2 s" in found["skeptical-scientist", 2]
    assert "context too long" in found["creative-artist", 3]


def test_a_round_tells_its_whole_prompt(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    band = frame_of(view).bands[0]
    tip = view.tip_at(QPoint((band.left + band.right) // 2, 5))
    assert "Round 1" in tip
    assert "no longer exists?" in tip


def test_an_anomaly_tells_its_message(qtbot: QtBot) -> None:
    view = opened(qtbot, troubled())
    alert = next(alert for alert in frame_of(view).alerts if alert.rank == 3)
    assert "⚠ error" in view.tip_at(QPoint(alert.x, HEADER + 10))


def test_a_lane_tells_who_it_is(qtbot: QtBot) -> None:
    view = opened(qtbot, classic())
    rows = frame_of(view).rows
    assert "skeptical-scientist" in view.tip_at(QPoint(20, rows.middle(2)))


def test_texts_of_the_log_are_no_markup(qtbot: QtBot) -> None:
    match = Log().started("AB", at=0).round(1, "<b>bold?</b>", at=1000)
    view = opened(qtbot, match.response("A", 1, "<img src=x>", at=9000).round_done(1, at=12_000))
    tips = view.tip_at(place_of(view, 3)), view.tip_at(QPoint(place_of(view, 3).x(), 5))
    assert "&lt;img" in tips[0]
    assert "&lt;b&gt;bold" in tips[1]


# Sizes, themes, and any log at all.


def test_it_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    view = opened(qtbot, classic())
    corner = QPoint(view.width() - 3, HEADER + 4)
    assert QColor(picture(view).pixel(corner)).lightness() > 200
    theme.apply(qapp, "dark")
    qtbot.waitUntil(lambda: QColor(picture(view).pixel(corner)).lightness() < 80)


def test_many_lanes_can_be_scrolled(qtbot: QtBot) -> None:
    match = Log().started("AB").round(1)
    for number in range(40):
        match.command(f"robot-{number:02}", 1)
    view = opened(qtbot, match, size=(700, 260))
    bar = view.verticalScrollBar()
    picture(view)
    assert bar.maximum() > 0
    first = place_of(view, 3).y()
    turn_wheel(view, QPoint(20, 120), QPoint(0, -2), Qt.KeyboardModifier.NoModifier)
    assert bar.value() > 0
    assert place_of(view, 3).y() < first
    bar.setValue(bar.maximum())
    assert (
        frame_of(view).rows.lane_at(frame_of(view).rows.lanes_bottom - 1) == len(frame_of(view).rows.tops) - 1
    )


def test_all_kinds_of_marks_can_be_painted(qtbot: QtBot) -> None:
    match = troubled().event("match.completed", {}).event(None).event("vote.submitted", {"round": "x"})
    view = opened(qtbot, match)
    painted = {glyph.mark for glyph in frame_of(view).glyphs}
    assert {Mark.INVALID, Mark.UNKNOWN, Mark.ERROR, Mark.VOTE, Mark.VOTING} <= painted
    picture(view)


def test_ten_thousand_events_take_few_shapes(qtbot: QtBot) -> None:
    view = opened(qtbot, classic(833), size=(1400, 900))
    for _ in range(8):
        picture(view)
        frame = frame_of(view)
        lanes = len(frame.layout.lanes)
        room = frame.rows.width
        assert len(frame.glyphs) + len(frame.bars) + len(frame.labels) <= lanes * room // 5
        assert len(frame.dashes) + len(frame.ticks) <= (lanes + 1) * room // 2
        QTest.keyClick(view, Qt.Key.Key_W)


def test_lanes_too_full_for_glyphs_show_their_rare_events_and_where_the_others_are(qtbot: QtBot) -> None:
    view = opened(qtbot, classic(833))
    frame = frame_of(view)
    assert {dash.lane for dash in frame.dashes} == set(range(len(frame.layout.lanes)))
    assert all(glyph.mark >= Mark.VOTE for glyph in frame.glyphs)
    cursor_of(view).first()
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place_of(view, 5000))
    assert abs(frame.xs[cursor_of(view).position - 1] - frame.xs[4999]) <= 1


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    match=logs(),
    keys=st.lists(st.sampled_from(KEYS), max_size=6),
    position=st.integers(0, 40),
    size=st.sampled_from([(200, 120), (560, 260), (1240, 500)]),
)
def test_any_log_can_be_painted_at_any_zoom(
    qtbot: QtBot, match: Log, keys: list[Qt.Key], position: int, size: tuple[int, int]
) -> None:
    cursor = Cursor()
    view = TimelineView(cursor)
    view.resize(*size)
    cursor.open(replay_of(match))
    for key in keys:
        QTest.keyClick(view, key)
    cursor.go(position)
    picture(view)
    frame = frame_of(view)
    for number in range(1, frame.layout.count + 1):
        view.tip_at(place_of(view, number))
    view.deleteLater()
