"""Filters saved by name: the menu, the dialog, and the filter as a command."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.core.filters import Filter
from app.core.saved_filters import change_saved, read_saved, saved_path
from tests.widgets.hands import choose, press, type_text
from widgets.filter_bar import FilterBar
from widgets.filter_desk import FilterDesk
from widgets.match_list import MatchList
from widgets.saved_filters_dialog import SavedFiltersDialog

POETS = Filter(robot="poet", anomaly="any")
SLOW = Filter(where="match.duration > 60000.0")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def bar(window: QWidget) -> FilterBar:
    return FilterBar(window)


@pytest.fixture
def desk(bar: FilterBar, window: QWidget) -> Iterator[FilterDesk]:
    made = FilterDesk(bar, MatchList(window), window)
    yield made
    made.close()


def open_dialog(desk: FilterDesk, window: QWidget) -> SavedFiltersDialog:
    desk.handlers()["saved_filters"]()
    return next(each for each in window.findChildren(SavedFiltersDialog) if each.isVisible())


def menu_of(bar: FilterBar) -> QMenu:
    menu = bar.saved_button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def names(dialog: SavedFiltersDialog) -> list[str]:
    return [dialog.names.item(row).text() for row in range(dialog.names.count())]


def rename(dialog: SavedFiltersDialog, name: str) -> None:
    """Edit the current name as a user does."""
    press(dialog.names, Qt.Key.Key_F2)
    editor = dialog.names.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    type_text(editor, name)
    press(editor, Qt.Key.Key_Return)


def test_the_filter_in_use_is_saved_by_name_and_used_again(
    desk: FilterDesk, bar: FilterBar, window: QWidget
) -> None:
    bar.set_filter(POETS)
    dialog = open_dialog(desk, window)
    type_text(dialog.name_edit, "  Poets  that fail ")
    press(dialog.name_edit, Qt.Key.Key_Return)
    assert names(dialog) == ["Poets that fail"]
    assert read_saved(saved_path()) == {"Poets that fail": POETS}
    dialog.reject()
    bar.clear()
    choose(menu_of(bar), "Poets that fail")
    assert bar.filter == POETS


def test_the_menu_marks_the_filter_in_use_or_says_there_is_none(desk: FilterDesk, bar: FilterBar) -> None:
    assert menu_of(bar).actions()[0].text() == "No filter is saved yet"
    change_saved(saved_path(), {"poets": POETS, "Q&A": SLOW})
    bar.set_filter(SLOW)
    marked = {action.text(): action.isChecked() for action in menu_of(bar).actions()[:2]}
    assert marked == {"poets": False, "Q&&A": True}


def test_enter_uses_a_saved_filter(desk: FilterDesk, bar: FilterBar, window: QWidget) -> None:
    change_saved(saved_path(), {"poets": POETS, "slow": SLOW})
    dialog = open_dialog(desk, window)
    press(dialog.names, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert bar.filter == SLOW
    assert not dialog.isVisible()


def test_f2_renames_and_delete_deletes(qtbot: QtBot, desk: FilterDesk, window: QWidget) -> None:
    change_saved(saved_path(), {"poets": POETS, "slow": SLOW})
    dialog = open_dialog(desk, window)
    rename(dialog, "zebras")
    qtbot.waitUntil(lambda: read_saved(saved_path()) == {"slow": SLOW, "zebras": POETS})
    assert dialog.names.currentRow() == 1
    press(dialog.names, Qt.Key.Key_Delete)
    assert read_saved(saved_path()) == {"slow": SLOW}
    press(dialog.names, Qt.Key.Key_Delete)
    assert not dialog.use_button.isEnabled()
    dialog.reject()


def test_a_name_that_is_taken_is_refused(qtbot: QtBot, desk: FilterDesk, window: QWidget) -> None:
    change_saved(saved_path(), {"poets": POETS, "slow": SLOW})
    dialog = open_dialog(desk, window)
    rename(dialog, "slow")
    qtbot.waitUntil(lambda: dialog.outcome.text() == "There is a filter of that name already.")
    assert names(dialog) == ["poets", "slow"]
    rename(dialog, " ")
    qtbot.waitUntil(lambda: dialog.outcome.text() == "A filter needs a name.")
    assert read_saved(saved_path()) == {"poets": POETS, "slow": SLOW}
    dialog.reject()


def test_a_name_that_is_taken_is_replaced_knowingly(
    desk: FilterDesk, bar: FilterBar, window: QWidget
) -> None:
    change_saved(saved_path(), {"poets": POETS})
    bar.set_filter(SLOW)
    dialog = open_dialog(desk, window)
    type_text(dialog.name_edit, "poets")
    assert dialog.save_button.text() == "Replace"
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert read_saved(saved_path()) == {"poets": SLOW}
    dialog.reject()


def test_without_a_filter_there_is_nothing_to_save(desk: FilterDesk, window: QWidget) -> None:
    dialog = open_dialog(desk, window)
    assert not dialog.name_edit.isEnabled()
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def test_a_file_that_cannot_be_used_is_told_and_stays(
    qtbot: QtBot, desk: FilterDesk, bar: FilterBar, window: QWidget
) -> None:
    saved_path().parent.mkdir(parents=True, exist_ok=True)
    saved_path().write_text("{")
    bar.set_filter(SLOW)
    with qtbot.waitSignal(desk.note_requested) as note:
        dialog = open_dialog(desk, window)
    assert "mend the file or move it away" in note.args[0]
    type_text(dialog.name_edit, "slow")
    press(dialog.name_edit, Qt.Key.Key_Return)
    assert "mend the file or move it away" in dialog.outcome.text()
    assert saved_path().read_text() == "{"
    dialog.reject()


def test_the_filter_is_copied_as_a_command(qtbot: QtBot, desk: FilterDesk, bar: FilterBar) -> None:
    bar.set_filter(POETS)
    with qtbot.waitSignal(desk.command_wanted) as wanted:
        choose(menu_of(bar), "Copy as a command")
    assert wanted.args == [POETS]
