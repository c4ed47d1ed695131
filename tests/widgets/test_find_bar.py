"""Finding events of the open match, by keys."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.perspective import LOCK, SeenReplay
from app.core.replay import Replay, Step
from app.qt import event_search
from app.qt.cursor import Cursor
from app.qt.event_search import EventSearch
from tests.logs import Log
from tests.widgets.hands import press, type_text
from tests.widgets.matches import replay_of
from widgets.find_bar import FindBar

RETURN, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier


def match() -> Replay:
    log = Log().started("ABC", "A").round(1, active="AB")
    log.response("A", 1, "Surely the Moon").response("B", 1, "the sun").round_done(1, {})
    return replay_of(log.completed())


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a turn take as long as it needs, however busy the machine is."""
    monkeypatch.setattr(event_search, "SLICE_S", 60.0)


@pytest.fixture
def cursor() -> Cursor:
    made = Cursor()
    made.open(match(), 0)
    return made


@pytest.fixture
def bar(cursor: Cursor, qtbot: QtBot) -> FindBar:
    made = FindBar(cursor)
    qtbot.addWidget(made)
    made.open_bar()
    return made


def hits(steps: Sequence[Step], text: str, *, is_pattern: bool = False) -> list[int] | str:
    search = EventSearch()
    search.start(steps, text, is_pattern=is_pattern)
    assert search.complete
    return search.problem or search.hits


@pytest.mark.parametrize(
    ("text", "is_pattern", "found"),
    [
        ("moon", False, [3]),
        ("THE MOON", False, [3]),
        ('"participantId"', False, [3, 4]),
        ("response.submitted", False, [3, 4]),
        ("response.sub.*ted", False, []),
        (r"^response\.sub", True, [3, 4]),
        (r"the\s(sun|moon)", True, [3, 4]),
        ("", True, []),
    ],
)
def test_types_summaries_and_values_are_looked_through(text: str, is_pattern: bool, found: list[int]) -> None:
    assert hits(match().steps, text, is_pattern=is_pattern) == found


def test_a_mistake_in_an_expression_is_told() -> None:
    assert "Mistake in the expression: missing" in str(hits(match().steps, "moon(", is_pattern=True))


def test_an_expression_that_would_take_for_ever_is_given_up() -> None:
    log = Log().started("AB", "A").round(1).response("A", 1, "a" * 60)
    assert "takes too long" in str(hits(replay_of(log).steps, "(a+)+$b|(a+)+!", is_pattern=True))


def test_what_is_hidden_from_the_user_is_not_found() -> None:
    steps = SeenReplay(match(), LOCK).steps
    assert hits(steps, "humanParticipant") == []
    assert hits(steps, "moon") == [3]


def test_a_long_match_is_looked_through_while_the_window_goes_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_search, "SLICE_S", 0.001)
    log = Log().started("AB", "A").round(1)
    for number in range(4_000):
        log.response("A", 1, f"needle {number}" if number % 1000 == 0 else "hay " * 100)
    search = EventSearch()
    search.start(replay_of(log).steps, "needle", is_pattern=False)
    assert not search.complete
    qtbot.waitUntil(lambda: search.complete)
    assert len(search.hits) == 4


def test_enter_goes_from_hit_to_hit_and_round_again(bar: FindBar, cursor: Cursor) -> None:
    notes: list[str] = []
    bar.note_requested.connect(notes.append)
    type_text(bar.edit, "participantid")
    assert (cursor.position, bar.count.text()) == (0, "2 found")
    press(bar.edit, RETURN)
    assert (cursor.position, bar.count.text()) == (3, "1 of 2")
    press(bar.edit, RETURN)
    assert (cursor.position, notes) == (4, [])
    press(bar.edit, RETURN)
    assert (cursor.position, notes) == (3, ["From the beginning again."])


def test_shift_enter_goes_backwards(bar: FindBar, cursor: Cursor, qtbot: QtBot) -> None:
    type_text(bar.edit, "participantid")
    for position in (4, 3):
        qtbot.keyClick(bar.edit, RETURN, SHIFT)
        assert cursor.position == position


def test_escape_hides_the_line_and_the_command_goes_on_with_what_was_looked_for(
    bar: FindBar, cursor: Cursor, qtbot: QtBot
) -> None:
    type_text(bar.edit, "moon")
    with qtbot.waitSignal(bar.left):
        press(bar.edit, Qt.Key.Key_Escape)
    assert bar.isHidden()
    bar.handlers()["find_next"]()
    assert cursor.position == 3
    assert bar.isVisible()


def test_without_a_text_the_commands_ask_for_one(bar: FindBar, cursor: Cursor) -> None:
    bar.close_bar()
    bar.handlers()["find_previous"]()
    assert bar.isVisible()
    assert cursor.position == 0


def test_expressions_are_switched_on_by_the_button(bar: FindBar, qtbot: QtBot) -> None:
    type_text(bar.edit, "moon|sun")
    assert bar.count.text() == "No event"
    qtbot.mouseClick(bar.pattern_button, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "2 found"
    type_text(bar.edit, "(")
    assert "Mistake" in bar.count.text()


def test_a_match_that_grows_or_changes_is_looked_through_again(bar: FindBar, cursor: Cursor) -> None:
    type_text(bar.edit, "the sun")
    assert bar.count.text() == "1 found"
    cursor.open(replay_of(Log().started("AB", "A")), 0)
    assert bar.count.text() == "No event"
