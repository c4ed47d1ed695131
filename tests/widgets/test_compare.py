"""Two matches side by side on the screen: chosen, stepped through and closed with keys and clicks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.core.alignment import Alignment
from app.core.branches import Branch, Skip, branch_replay
from app.core.perspective import Perspective, SeenReplay
from app.core.replay import Replay
from app.qt.compare_model import Column, CompareModel
from app.qt.cursor import Cursor
from kafka_client.events import TopicRoles
from tests.core.test_alignment import replay
from tests.widgets.matches import long_match, replay_of
from widgets.compare_desk import NO_MATCH, SAME_MATCH, CompareDesk


@pytest.fixture
def cursor(qapp: object) -> Cursor:
    return Cursor()


@pytest.fixture
def desk(qtbot: QtBot, cursor: Cursor) -> Iterator[CompareDesk]:
    window = QWidget()
    qtbot.addWidget(window)
    made = CompareDesk(cursor, lambda: "m2", window)
    qtbot.addWidget(made.page)
    made.page.resize(1200, 260)
    made.page.show()
    qtbot.waitExposed(made.page)
    yield made
    window.close()


def compared(qtbot: QtBot, desk: CompareDesk, other: Replay) -> Alignment:
    """The comparison with another match, which was asked for by its id."""
    with qtbot.waitSignal(desk.fetch_wanted):
        desk.handlers()["compare"]()
    desk.take(other)
    qtbot.waitUntil(lambda: desk.page.alignment is not None)
    alignment = desk.page.alignment
    assert alignment is not None
    return alignment


def test_the_model_keeps_qt_s_contract(qtmodeltester: ModelTester) -> None:
    model = CompareModel()
    model.show(Alignment(replay(), replay("m2", who="A")))
    qtmodeltester.check(model)


def test_where_no_difference_is_left_it_is_said(desk: CompareDesk, cursor: Cursor, qtbot: QtBot) -> None:
    notes: list[str] = []
    desk.note_requested.connect(notes.append)
    go = desk.handlers()
    cursor.open(replay())
    go["next_difference"]()
    compared(qtbot, desk, replay("m2", who="A"))
    cursor.last()
    go["next_difference"]()
    cursor.first()
    desk.page.table.setFocus()
    assert cursor.position == 0
    go["previous_difference"]()
    assert [note.split(":")[0] for note in notes] == [
        "Nothing is compared",
        "There is no difference after this event.",
        "There is no difference before this event.",
    ]


def test_the_one_cursor_moves_both_sides(desk: CompareDesk, cursor: Cursor, qtbot: QtBot) -> None:
    cursor.open(replay())
    compared(qtbot, desk, replay("m2", who="A"))
    assert desk.page.title.text() == "m1  ⟷  m2"
    assert desk.page.count.text() == "1 difference"
    cursor.go(5)
    row = desk.page.table.currentIndex().row()
    assert [desk.page.model.text(row, column) for column in (Column.LEFT_NUMBER, Column.RIGHT_NUMBER)] == [
        "5",
        "4",
    ]
    states = desk.page.states.changes
    assert [states.change(each).path for each in range(states.row_count())] == [
        "rounds.2.startedAt",
        "rounds.1.responses.B",
    ]
    QTest.keyClick(desk.page.table, Qt.Key.Key_Up)
    assert cursor.position == 4


def test_a_comparison_opens_where_the_cursor_stands(desk: CompareDesk, cursor: Cursor, qtbot: QtBot) -> None:
    """Among a hundred rounds: far more rows than there is room for."""
    cursor.open(replay_of(long_match(100)))
    compared(qtbot, desk, replay("m2"))
    table = desk.page.table
    assert table.currentIndex().row() > 500
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_one_goes_to_the_first_and_the_next_difference(
    desk: CompareDesk, cursor: Cursor, qtbot: QtBot
) -> None:
    cursor.open(replay())
    compared(qtbot, desk, replay("m2", text="y"))
    qtbot.mouseClick(desk.page.first_button, Qt.MouseButton.LeftButton)
    assert cursor.position == 3
    desk.handlers()["next_difference"]()
    assert cursor.position == 4
    desk.handlers()["next_difference"]()
    assert cursor.position == 4
    qtbot.mouseClick(desk.page.previous_button, Qt.MouseButton.LeftButton)
    assert cursor.position == 3
    assert desk.page.model.text(desk.page.table.currentIndex().row(), Column.SIGN) == "~"


def test_a_branch_is_compared_with_what_it_was_made_from(
    desk: CompareDesk, cursor: Cursor, qtbot: QtBot
) -> None:
    original = replay()
    branch = Branch("what-if 1", "m1", (Skip(original.steps[3].event.record.position),))
    cursor.open(branch_replay(original, branch, TopicRoles()))
    desk.compare_branch()
    qtbot.waitUntil(lambda: desk.page.alignment is not None)
    assert desk.page.title.text() == "m1 · what-if 1  ⟷  m1"
    assert "only on the right" in [desk.page.model.text(row, Column.DIFFERENCE) for row in range(7)]
    cursor.open(original)
    assert desk.page.alignment is None


def test_the_open_match_that_grows_is_aligned_again(desk: CompareDesk, cursor: Cursor, qtbot: QtBot) -> None:
    cursor.open(replay(who="A"))
    compared(qtbot, desk, replay("m2"))
    assert desk.page.count.text() == "1 difference"
    cursor.open(replay())
    qtbot.waitUntil(lambda: desk.page.count.text() == "0 differences")
    assert not desk.page.first_button.isEnabled()
    qtbot.mouseClick(desk.page.close_button, Qt.MouseButton.LeftButton)
    assert desk.page.model.row_count() == 0


def test_what_cannot_be_compared_is_told(desk: CompareDesk, cursor: Cursor) -> None:
    notes: list[str] = []
    desk.note_requested.connect(notes.append)
    desk.compare_with("m2")
    cursor.open(replay())
    desk.compare_with("m1")
    desk.compare_branch()
    assert notes[:2] == [NO_MATCH, SAME_MATCH]
    assert len(notes) == 3


def test_under_the_spoiler_lock_the_other_side_is_veiled_too(
    desk: CompareDesk, cursor: Cursor, qtbot: QtBot
) -> None:
    cursor.open(SeenReplay(replay(), Perspective(locked=True)))
    alignment = compared(qtbot, desk, replay("m2"))
    assert isinstance(alignment.right, SeenReplay)
