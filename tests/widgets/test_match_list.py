"""The list of matches, by clicks and keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.core.state import Outcome
from app.qt.match_columns import Column
from tests.match_rows import match_row
from widgets.match_list import MatchList
from widgets.theme import ROW_HEIGHT

NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class Chosen(list[str]):
    """The ids that the list told as chosen."""


@pytest.fixture
def matches(qtbot: QtBot) -> MatchList:
    """A list of ten matches, number 9 on top."""
    made = MatchList()
    qtbot.addWidget(made)
    made.resize(460, 9 * ROW_HEIGHT)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    made.model.upsert(match_row(number) for number in range(10))
    made.set_state("ready")
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def chosen(matches: MatchList) -> Chosen:
    told = Chosen()
    matches.match_chosen.connect(told.append)
    return told


def cell(matches: MatchList, row: int, column: Column = Column.WHEN) -> QRect:
    return matches.table.visualRect(matches.model.index(row, column))


def click(matches: MatchList, row: int, key: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.mouseClick(matches.table.viewport(), LEFT, key, cell(matches, row).center())


def test_where_there_is_little_room_shapes_stand_for_words_so_that_ids_are_in_sight(
    matches: MatchList, qtbot: QtBot
) -> None:
    table = matches.table
    matches.resize(700, matches.height())
    ids = table.horizontalHeader().sectionViewportPosition(Column.ID) + table.columnWidth(Column.ID)
    assert ids > 400
    matches.resize(400, matches.height())
    ids = table.horizontalHeader().sectionViewportPosition(Column.ID) + table.columnWidth(Column.ID)
    assert ids <= table.viewport().width()
    assert not matches.grab().isNull()
    anomalies = table.columnWidth(Column.ANOMALIES)
    table.setColumnWidth(Column.OUTCOME, 77)
    matches.resize(700, matches.height())
    assert table.columnWidth(Column.OUTCOME) == 77, "what the user has sized stays"
    assert table.columnWidth(Column.ANOMALIES) > anomalies


def test_the_ids_take_what_is_left_and_give_way_last(matches: MatchList, qtbot: QtBot) -> None:
    table = matches.table

    def end_of_ids() -> int:
        return table.horizontalHeader().sectionViewportPosition(Column.ID) + table.columnWidth(Column.ID)

    for width in (400, 420, 320):
        matches.resize(width, matches.height())
        assert end_of_ids() == table.viewport().width(), "no part of the next column is in sight"
    seconds = table.columnWidth(Column.WHEN)
    matches.resize(700, matches.height())
    assert table.columnWidth(Column.WHEN) > seconds, "of the time only minutes were left"


def top_id(matches: MatchList) -> str:
    return matches.model.match_row(matches.table.indexAt(QPoint(1, 1))).summary.match_id


def count_text(matches: MatchList) -> str:
    label = matches.findChild(QLabel)
    assert label is not None
    return label.text()


def test_a_click_chooses_a_match(matches: MatchList, chosen: Chosen) -> None:
    click(matches, 2)
    assert chosen == ["match_7"]
    assert matches.chosen == "match_7"
    assert matches.table.selected_ids() == ["match_7"]


def test_a_click_beside_the_matches_chooses_nothing(matches: MatchList, chosen: Chosen) -> None:
    matches.model.set_filter(lambda row: row.summary.match_id == "match_3")
    QTest.mouseClick(matches.table.viewport(), LEFT, NO_KEY, QPoint(20, 4 * ROW_HEIGHT))
    assert chosen == []


def test_the_right_button_selects_without_choosing(matches: MatchList, chosen: Chosen) -> None:
    place = cell(matches, 3).center()
    QTest.mouseClick(matches.table.viewport(), Qt.MouseButton.RightButton, NO_KEY, place)
    assert matches.table.selected_ids() == ["match_6"]
    assert chosen == []


def test_the_arrow_keys_choose_and_stop_at_the_ends(matches: MatchList, chosen: Chosen) -> None:
    click(matches, 0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(matches.table, key)
    assert chosen == ["match_9", "match_8", "match_7", "match_8", "match_9"]


def test_enter_chooses_the_same_match_again(matches: MatchList, chosen: Chosen) -> None:
    click(matches, 1)
    QTest.keyClick(matches.table, Qt.Key.Key_Return)
    assert chosen == ["match_8", "match_8"]


def test_a_program_selects_without_choosing(matches: MatchList, chosen: Chosen) -> None:
    matches.select("match_4")
    assert matches.table.current_id() == "match_4"
    assert chosen == []


def test_a_match_that_is_selected_before_it_is_there_is_selected_when_it_comes(
    matches: MatchList,
) -> None:
    matches.select("match_12")
    matches.model.upsert([match_row(12)])
    assert matches.table.current_id() == "match_12"


def test_the_first_match_is_chosen_on_request(matches: MatchList, chosen: Chosen) -> None:
    matches.select_first()
    assert chosen == ["match_9"]
    assert matches.table.current_id() == "match_9"


def test_an_empty_list_has_no_first_match(qtbot: QtBot) -> None:
    empty = MatchList()
    qtbot.addWidget(empty)
    with qtbot.assertNotEmitted(empty.match_chosen):
        empty.select_first()


def test_new_matches_neither_move_the_selection_nor_choose(matches: MatchList, chosen: Chosen) -> None:
    click(matches, 2)
    matches.model.upsert([match_row(20), match_row(7, rounds=1), match_row(21)])
    assert matches.table.current_id() == "match_7"
    assert chosen == ["match_7"]


def test_what_one_looks_at_stays_while_matches_come_in_above(matches: MatchList) -> None:
    matches.table.verticalScrollBar().setValue(3 * ROW_HEIGHT + 5)
    assert top_id(matches) == "match_6"
    for number in range(30, 40):
        matches.model.upsert([match_row(number)])
    assert top_id(matches) == "match_6"
    assert matches.table.verticalScrollBar().value() == 13 * ROW_HEIGHT + 5


def test_at_the_top_of_the_list_the_newest_match_is_seen(matches: MatchList) -> None:
    matches.model.upsert([match_row(30)])
    assert top_id(matches) == "match_30"


def test_a_match_that_the_filter_drops_leaves_the_others_alone(matches: MatchList, chosen: Chosen) -> None:
    matches.model.set_filter(lambda row: row.summary.outcome is Outcome.CORRECT)
    click(matches, 2)
    matches.model.upsert([match_row(7, outcome=Outcome.INCORRECT)])
    assert matches.model.shown_ids()[:3] == ["match_9", "match_8", "match_6"]
    assert matches.table.selected_ids() == []
    assert chosen == ["match_7"]


def test_the_chosen_match_stays_selected_under_a_new_filter(matches: MatchList) -> None:
    click(matches, 4)
    matches.model.set_filter(lambda row: row.summary.match_id in {"match_5", "match_1"})
    assert matches.table.current_id() == "match_5"
    matches.model.set_filter(None)
    assert matches.table.current_id() == "match_5"


def test_the_chosen_match_is_in_sight_when_the_filter_goes(matches: MatchList) -> None:
    matches.model.set_filter(lambda row: row.summary.match_id == "match_0")
    click(matches, 0)
    matches.model.set_filter(None)
    assert matches.table.viewport().rect().contains(cell(matches, 9).center())


def header_click(matches: MatchList, column: Column) -> None:
    header = matches.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 10, header.height() // 2)
    QTest.mouseClick(header.viewport(), LEFT, NO_KEY, place)


def test_a_click_on_a_heading_sorts_and_keeps_the_chosen_match_in_sight(matches: MatchList) -> None:
    click(matches, 0)
    header_click(matches, Column.ID)
    assert matches.model.shown_ids()[0] == "match_0"
    assert matches.table.current_id() == "match_9"
    assert matches.table.viewport().rect().contains(cell(matches, 9).center())
    header_click(matches, Column.ID)
    assert matches.model.shown_ids()[0] == "match_9"


def test_anomalies_are_sorted_worst_first_at_the_first_click(matches: MatchList) -> None:
    matches.model.upsert([match_row(4, anomalies={"response_timeout": 1})])
    header_click(matches, Column.ANOMALIES)
    assert matches.model.shown_ids()[0] == "match_4"


def test_sorting_with_no_match_chosen_shows_the_beginning(matches: MatchList) -> None:
    matches.table.verticalScrollBar().setValue(3 * ROW_HEIGHT)
    header_click(matches, Column.ID)
    assert top_id(matches) == "match_0"


def actions(menu: QMenu) -> dict[str, Callable[[], None]]:
    return {action.text(): action.trigger for action in menu.actions() if action.isEnabled()}


def test_columns_can_be_hidden_but_not_the_last_one(matches: MatchList) -> None:
    for action in matches.table.columns_menu().actions():
        if not action.text().startswith("When"):
            action.trigger()
    assert [column for column in Column if not matches.table.isColumnHidden(column)] == [Column.WHEN]
    assert not any(each.startswith("When") for each in actions(matches.table.columns_menu()))
    actions(matches.table.columns_menu())["Outcome"]()
    assert not matches.table.isColumnHidden(Column.OUTCOME)
    matches.select("match_3")
    assert matches.table.current_id() == "match_3"


def test_one_match_can_be_opened_copied_and_exported(
    qtbot: QtBot, matches: MatchList, chosen: Chosen
) -> None:
    matches.select("match_3")
    offered = actions(matches.table.row_menu())
    offered["Open"]()
    offered["Copy the id"]()
    assert chosen == ["match_3"]
    assert QGuiApplication.clipboard().text() == "match_3"
    with qtbot.waitSignal(matches.export_requested) as export:
        offered["Export this match…"]()
    assert export.args == [["match_3"]]


def test_several_matches_are_exported_in_the_order_of_the_list(qtbot: QtBot, matches: MatchList) -> None:
    click(matches, 4)
    click(matches, 1, Qt.KeyboardModifier.ControlModifier)
    offered = actions(matches.table.row_menu())
    assert "Open" not in offered
    with qtbot.waitSignal(matches.export_requested) as export:
        offered["Export these 2 matches…"]()
    assert export.args == [["match_8", "match_5"]]


def test_the_copy_key_copies_the_selected_ids(matches: MatchList) -> None:
    click(matches, 0)
    QTest.keyClick(matches.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(matches.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "match_9\nmatch_8"


def test_the_context_menu_opens_on_a_match(matches: MatchList, qapp: QApplication) -> None:
    matches.select("match_3")
    place = cell(matches, 6).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, matches.mapToGlobal(place))
    qapp.sendEvent(matches.table.viewport(), event)
    menu = next(each for each in matches.table.findChildren(QMenu) if each.isVisible())
    assert "Open" in actions(menu)
    menu.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right])
def test_left_and_right_are_left_to_the_window(matches: MatchList, key: Qt.Key) -> None:
    click(matches, 0)
    before = matches.table.currentIndex()
    QTest.keyClick(matches.table, key)
    assert matches.table.currentIndex() == before


def test_the_heading_counts_what_is_shown(matches: MatchList) -> None:
    assert count_text(matches) == "10 matches"
    matches.model.set_filter(lambda row: row.summary.match_id == "match_1")
    assert count_text(matches) == "1 of 10 matches"


def test_a_filter_that_shows_nothing_can_be_cleared_right_there(qtbot: QtBot, matches: MatchList) -> None:
    matches.model.set_filter(lambda _row: False)
    assert "No match passes the filter" in matches.message
    button = next(each for each in matches.findChildren(QPushButton) if each.isVisible())
    with qtbot.waitSignal(matches.clear_filter_requested):
        QTest.mouseClick(button, LEFT)
    matches.model.set_filter(None)
    assert matches.message == ""


def test_an_empty_list_says_why(qtbot: QtBot) -> None:
    empty = MatchList()
    qtbot.addWidget(empty)
    assert empty.message.startswith("Loading")
    empty.set_state("empty")
    assert empty.message.startswith("No matches yet")
    empty.set_state("error", "Nothing answers at 127.0.0.1:9092.")
    assert empty.message == "Nothing could be read Nothing answers at 127.0.0.1:9092."
    assert empty.state == "error"
    empty.model.upsert([match_row()])
    assert empty.message == ""


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_every_kind_of_row_can_be_painted(qtbot: QtBot, qapp: QApplication, theme_name: str) -> None:
    from widgets import theme

    theme.apply(qapp, theme_name)
    painted = MatchList()
    qtbot.addWidget(painted)
    painted.model.upsert(
        [match_row(number, outcome=outcome) for number, outcome in enumerate(Outcome)]
        + [
            match_row(3, anomalies={"response_timeout": 1}),
            match_row(4, anomalies={"late_response": 1}, duration=None),
            match_row(5, anomalies={"unknown_event_type": 1}, match_id="m" * 500),
        ]
    )
    painted.resize(1200, 400)
    painted.show()
    qtbot.waitExposed(painted)
    before = painted.grab().toImage()
    painted.select("match_1")
    assert painted.grab().toImage() != before
    theme.apply(qapp, "light")


def test_matches_that_come_in_are_laid_out_before_the_next_paint(matches: MatchList) -> None:
    """Left to its timer, Qt would paint the list twice."""
    matches.model.upsert(match_row(number) for number in range(40))
    assert matches.table.verticalScrollBar().maximum() > 20 * ROW_HEIGHT
