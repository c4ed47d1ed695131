"""The transport bar: buttons, scrubber, speed, Follow, and where the cursor is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.pacing import FASTEST
from app.qt.cursor import Cursor
from tests.widgets.hands import choose, click_at
from tests.widgets.matches import grown, long_match, replay_of, two_rounds
from widgets.theme import UNIT
from widgets.transport import BUTTONS, TransportBar

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def cursor(qtbot: QtBot) -> Cursor:
    return Cursor()


@pytest.fixture
def bar(qtbot: QtBot, cursor: Cursor) -> TransportBar:
    bar = TransportBar(cursor)
    qtbot.addWidget(bar)
    bar.resize(1000, 40)
    bar.show()
    qtbot.waitExposed(bar)
    return bar


@pytest.fixture
def opened(bar: TransportBar, cursor: Cursor) -> TransportBar:
    cursor.open(replay_of(two_rounds()))
    return bar


def push(bar: TransportBar, name: str) -> None:
    QTest.mouseClick(bar.buttons[name], LEFT)


def test_the_buttons_step(opened: TransportBar, cursor: Cursor) -> None:
    reached = []
    for name in ("first", "forward", "forward", "back", "next_round", "next_round", "previous_round", "last"):
        push(opened, name)
        reached.append(cursor.position)
    assert reached == [0, 1, 2, 1, 3, 8, 3, 18]


def test_the_buttons_step_over_what_the_filter_hides(opened: TransportBar, cursor: Cursor) -> None:
    cursor.stop_only_at([4, 9])
    cursor.first()
    push(opened, "forward")
    assert cursor.position == 4


def test_buttons_that_lead_nowhere_are_greyed(opened: TransportBar, cursor: Cursor) -> None:
    forwards, backwards = ("forward", "next_round", "last"), ("first", "previous_round", "back")
    assert not any(opened.buttons[name].isEnabled() for name in forwards)
    assert all(opened.buttons[name].isEnabled() for name in backwards)
    cursor.first()
    assert all(opened.buttons[name].isEnabled() for name in forwards)
    assert not any(opened.buttons[name].isEnabled() for name in backwards)


def test_without_a_match_nothing_can_be_pushed(bar: TransportBar, cursor: Cursor) -> None:
    assert not any(button.isEnabled() for button in bar.buttons.values())
    assert not bar.slider.isEnabled()
    assert bar.place.text() == "No match is open"
    assert not bar.grab().isNull()


def test_play_becomes_pause(opened: TransportBar, cursor: Cursor) -> None:
    button = opened.buttons["play"]
    push(opened, "play")
    assert (cursor.playing, button.toolTip()) == (True, "Pause")
    push(opened, "play")
    assert (cursor.playing, button.toolTip()) == (False, "Play")


def test_tooltips_name_the_keys(opened: TransportBar) -> None:
    opened.set_shortcuts({"play": "Space", "forward": "→", "follow": "Shift+F"})
    assert opened.buttons["play"].toolTip() == "Play (Space)"
    assert opened.buttons["forward"].toolTip() == "Forward one event (→)"
    assert opened.buttons["back"].toolTip() == "Back one event"
    assert opened.follow_button.toolTip().endswith("(Shift+F)")
    assert all(opened.buttons[name].accessibleName() for name in BUTTONS)


def test_it_says_where_the_cursor_is(opened: TransportBar, cursor: Cursor) -> None:
    cursor.go(7)
    assert opened.place.text() == "event 7 of 18"
    assert opened.slider.value() == 7


def test_it_says_how_far_live_is_ahead_and_leads_there(bar: TransportBar, cursor: Cursor) -> None:
    log = two_rounds()
    cursor.open(grown(log, 10))
    cursor.go(6)
    assert not bar.ahead_button.isVisible()
    cursor.open(grown(log, 13))
    assert bar.ahead_button.isVisible()
    assert bar.ahead_button.text() == "live is 7 ahead"
    QTest.mouseClick(bar.ahead_button, LEFT)
    assert cursor.position == 13
    assert not bar.ahead_button.isVisible()


def test_follow_is_a_switch_of_its_own(opened: TransportBar, cursor: Cursor) -> None:
    cursor.go(5)
    QTest.mouseClick(opened.follow_button, LEFT)
    assert (cursor.following, cursor.playing, cursor.position) == (True, False, 18)
    push(opened, "back")
    assert not cursor.following
    assert not opened.follow_button.isChecked()


def test_the_speed_is_chosen_and_shown(opened: TransportBar, cursor: Cursor) -> None:
    button = opened.speed_button
    assert [action.text() for action in button.speeds.values()] == [
        "×0.25", "×0.5", "×1", "×2", "×4", "×8", "×16", "×32", "×64", "Fastest",
    ]  # fmt: skip
    assert button.text() == "×1"
    choose(button.menu(), "×2")
    assert (cursor.speed, button.text()) == (2.0, "×2")
    cursor.set_speed(FASTEST)
    assert (button.text(), button.speeds[FASTEST].isChecked()) == ("max", True)


def test_shortening_is_switched_in_the_menu_of_speeds(opened: TransportBar, cursor: Cursor) -> None:
    assert opened.speed_button.shortening.isChecked()
    choose(opened.speed_button.menu(), "Shorten long waits")
    assert not cursor.shortens_waits
    assert "as long as they were" in opened.speed_button.toolTip()


def test_texts_that_do_not_fit_are_shortened_and_the_bar_never_asks_for_more_room(
    bar: TransportBar, cursor: Cursor, qtbot: QtBot
) -> None:
    least = bar.minimumSizeHint().width()
    log = long_match(300)
    cursor.open(grown(log, 1500))
    cursor.go(1200)
    cursor.open(replay_of(log))
    qtbot.waitUntil(bar.ahead_button.isVisible)
    assert bar.minimumSizeHint().width() == least
    assert (bar.place.text(), bar.ahead_button.text()) == ("event 1,200 of 1,802", "live is 602 ahead")
    bar.resize(bar.minimumSizeHint().width(), bar.height())
    assert (bar.place.text(), bar.ahead_button.text()) == ("", "+602")
    assert bar.place.accessibleName() == bar.place.toolTip() == "event 1,200 of 1,802"
    bar.resize(least + 16 * UNIT, bar.height())
    assert (bar.place.text(), bar.ahead_button.text()) == ("1,200 / 1,802", "+602")


def test_a_drag_is_one_jump_that_can_be_taken_back(
    opened: TransportBar, cursor: Cursor, qtbot: QtBot
) -> None:
    slider = opened.slider
    y = slider.height() // 2
    QTest.mousePress(slider, LEFT, NONE, QPoint(slider.x_of(15), y))
    for number in (15, 12, 9, 4):
        QTest.mouseMove(slider, QPoint(slider.x_of(number), y))
        qtbot.waitUntil(lambda number=number: cursor.position == number)  # type: ignore[misc]
    QTest.mouseRelease(slider, LEFT, NONE, QPoint(slider.x_of(4), y))
    cursor.go_back()
    assert cursor.position == 18
    cursor.go_forward()
    assert cursor.position == 4


def test_a_press_on_the_scrubber_goes_there(opened: TransportBar, cursor: Cursor, qtbot: QtBot) -> None:
    click_at(opened.slider, opened.slider.x_of(5))
    qtbot.waitUntil(lambda: cursor.position == 5)


def test_a_drag_moves_the_cursor_once_a_turn_to_the_newest_place(
    bar: TransportBar, cursor: Cursor, qtbot: QtBot
) -> None:
    cursor.open(replay_of(long_match(300)))
    slider = bar.slider
    moves: list[int] = []
    cursor.moved.connect(moves.append)
    y = slider.height() // 2
    QTest.mousePress(slider, LEFT, NONE, QPoint(slider.x_of(0), y))
    for position in range(0, 1500, 30):
        slider.setValue(position)
    qtbot.waitUntil(lambda: cursor.position == 1470)
    assert len(moves) <= 2
    QTest.mouseRelease(slider, LEFT, NONE, QPoint(slider.x_of(1470), y))
    assert cursor.position == 1470


def test_a_drag_follows_the_mouse(opened: TransportBar, cursor: Cursor, qtbot: QtBot) -> None:
    slider = opened.slider
    y = slider.height() // 2
    QTest.mousePress(slider, LEFT, NONE, QPoint(slider.x_of(18), y))
    for number in (12, 9, 4):
        QTest.mouseMove(slider, QPoint(slider.x_of(number), y))
        qtbot.waitUntil(lambda number=number: cursor.position == number)  # type: ignore[misc]
    QTest.mouseRelease(slider, LEFT, NONE, QPoint(-50, y))
    assert cursor.position == 4


def test_live_events_lengthen_the_scrubber_without_moving_the_cursor(
    bar: TransportBar, cursor: Cursor, qtbot: QtBot
) -> None:
    log = two_rounds()
    cursor.open(grown(log, 10))
    cursor.go(6)
    cursor.open(grown(log, 16))
    qtbot.wait(1)
    assert (bar.slider.maximum(), bar.slider.value(), cursor.position) == (16, 6, 6)


@pytest.mark.parametrize("rounds", [1, 300])
def test_it_paints_few_and_many_rounds(bar: TransportBar, cursor: Cursor, rounds: int) -> None:
    cursor.open(replay_of(long_match(rounds)))
    assert not bar.grab().isNull()
