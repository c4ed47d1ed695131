"""The columns of the match list: chosen, ordered, sized, kept and reset."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.qt.match_columns import Column
from tests.match_rows import match_row
from tests.widgets.hands import press
from widgets.column_desk import ColumnDesk
from widgets.columns_dialog import ColumnsDialog
from widgets.match_list import MatchList

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def make_list(qtbot: QtBot) -> MatchList:
    made = MatchList()
    qtbot.addWidget(made)
    made.model.upsert([match_row(number, rounds=9 - number) for number in range(3)])
    made.resize(900, 300)
    made.show()
    return made


@pytest.fixture
def matches(qtbot: QtBot) -> MatchList:
    return make_list(qtbot)


@pytest.fixture
def desk(matches: MatchList, settings: QSettings) -> ColumnDesk:
    return ColumnDesk(matches.table, settings, matches)


def shown(table: QTableView) -> list[Column]:
    header = table.horizontalHeader()
    columns = (Column(header.logicalIndex(visual)) for visual in range(header.count()))
    return [column for column in columns if not table.isColumnHidden(column)]


def open_dialog(desk: ColumnDesk, window: QWidget) -> ColumnsDialog:
    desk.handlers()["columns"]()
    return next(each for each in window.findChildren(ColumnsDialog) if each.isVisible())


def test_columns_are_as_they_were_left(
    qtbot: QtBot, matches: MatchList, desk: ColumnDesk, settings: QSettings
) -> None:
    table = matches.table
    table.setColumnHidden(Column.HUMANS, True)
    table.setColumnWidth(Column.ID, 222)
    table.horizontalHeader().moveSection(0, 3)
    table.sortByColumn(Column.ROUNDS, Qt.SortOrder.AscendingOrder)
    order = shown(table)
    qtbot.waitUntil(lambda: settings.contains("matches/columns"))
    again = make_list(qtbot)
    ColumnDesk(again.table, settings, again)
    assert shown(again.table) == order
    assert again.table.columnWidth(Column.ID) == 222
    assert again.model.shown_ids() == ["match_2", "match_1", "match_0"]
    assert again.model.sorting == (Column.ROUNDS, Qt.SortOrder.AscendingOrder)


def test_reset_brings_back_what_comes_with_the_program(matches: MatchList, desk: ColumnDesk) -> None:
    before, widths = shown(matches.table), matches.table.columnWidth(Column.ID)
    matches.table.setColumnHidden(Column.WHEN, True)
    matches.table.setColumnWidth(Column.ID, 300)
    matches.table.sortByColumn(Column.ID, Qt.SortOrder.AscendingOrder)
    desk.reset()
    assert (shown(matches.table), matches.table.columnWidth(Column.ID)) == (before, widths)
    assert matches.model.sorting == (Column.WHEN, Qt.SortOrder.DescendingOrder)


@pytest.mark.parametrize("state", [b"", b"nonsense", b"\xff" * 400])
def test_what_are_no_columns_change_nothing(matches: MatchList, desk: ColumnDesk, state: bytes) -> None:
    before = desk.state()
    desk.restore(state)
    assert desk.state() == before


def test_the_keyboard_hides_moves_and_sizes_columns(matches: MatchList, desk: ColumnDesk) -> None:
    dialog = open_dialog(desk, matches)
    press(dialog.names, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert shown(matches.table)[:2] == [Column.WHEN, Column.ANOMALIES]
    assert not dialog.width_box.isEnabled()
    press(dialog.names, Qt.Key.Key_Space, Qt.Key.Key_Up)
    QTest.keyClick(dialog.names, Qt.Key.Key_Down, CONTROL)
    assert shown(matches.table)[:2] == [Column.OUTCOME, Column.WHEN]
    assert dialog.names.currentRow() == 1
    press(dialog.width_box, Qt.Key.Key_Up)
    assert matches.table.columnWidth(Column.WHEN) == dialog.width_box.value()
    QTest.mouseClick(dialog.up_button, LEFT)
    assert shown(matches.table)[0] == Column.WHEN
    assert not dialog.up_button.isEnabled()
    QTest.mouseClick(dialog.reset_button, LEFT)
    assert matches.table.columnWidth(Column.WHEN) == dialog.width_box.value()
    dialog.reject()


def test_the_last_column_cannot_be_hidden(matches: MatchList, desk: ColumnDesk) -> None:
    dialog = open_dialog(desk, matches)
    for _ in Column:
        press(dialog.names, Qt.Key.Key_Space, Qt.Key.Key_Down)
    press(dialog.names, Qt.Key.Key_Space)
    assert len(shown(matches.table)) == 1
    dialog.reject()
