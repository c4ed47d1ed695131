"""The command palette, by real keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.qt.cursor import Cursor
from app.qt.palette_model import Column, Entry, PaletteModel
from tests.widgets.hands import click, press, type_text
from tests.widgets.matches import checked, replay_of, two_rounds
from tests.widgets.test_actions import Desk
from widgets.command_palette import NOTHING_FOUND, CommandPalette
from widgets.palette_jumps import PaletteJumps


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    window = QMainWindow()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    made = Desk(window, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return made


@pytest.fixture
def palette(desk: Desk, qtbot: QtBot) -> CommandPalette:
    opened(desk, qtbot)
    return desk.commands.palette


def opened(desk: Desk, qtbot: QtBot) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(desk.window, Qt.Key.Key_P, both)
    qtbot.waitExposed(desk.commands.palette)


def titles(palette: CommandPalette) -> list[str]:
    return [palette.model.text(row, Column.TITLE) for row in range(palette.model.row_count())]


def test_letters_and_enter_run_a_command_and_close_the_palette(palette: CommandPalette, desk: Desk) -> None:
    type_text(palette.edit, "conkaf")
    assert titles(palette)[0] == "Connect to Kafka"
    press(palette.edit, Qt.Key.Key_Return)
    assert desk.done == ["connect"]
    assert not palette.isVisible()


def test_every_command_is_listed_with_its_group_and_the_keys_that_it_has_now(
    palette: CommandPalette, desk: Desk
) -> None:
    desk.commands.keys.assign("about", ["Ctrl+Alt+A"])
    type_text(palette.edit, "about")
    texts = [palette.model.text(0, column) for column in Column]
    assert texts == ["About Orchestra Replay", "Help", "Ctrl+Alt+A"]


def test_a_key_finds_its_command(palette: CommandPalette) -> None:
    type_text(palette.edit, "ctrl+o")
    assert titles(palette)[0] == "Open a file"


def test_what_cannot_be_used_says_why_comes_last_and_does_nothing(
    palette: CommandPalette, desk: Desk, qtbot: QtBot
) -> None:
    type_text(palette.edit, "next error")
    reason = palette.model.text(0, Column.NOTE)
    assert reason == "Open a match first."
    assert palette.table.columnWidth(Column.NOTE) > palette.table.fontMetrics().horizontalAdvance(reason)
    press(palette.edit, Qt.Key.Key_Return)
    assert (desk.done, palette.isVisible()) == ([], True)
    usable = [palette.model.entry(row).usable for row in range(palette.model.row_count())]
    assert usable == sorted(usable, reverse=True)


def test_arrows_choose_while_one_types_and_escape_closes(palette: CommandPalette, desk: Desk) -> None:
    type_text(palette.edit, "o")
    second = palette.model.entry(1).name
    press(palette.edit, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    press(palette.edit, Qt.Key.Key_Return)
    assert desk.done == [second]
    palette.open_empty()
    press(palette.edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_click_runs_too(palette: CommandPalette, desk: Desk) -> None:
    type_text(palette.edit, "about")
    click(palette.table, palette.model.index(0, 0))
    assert desk.done == ["about"]


def test_what_was_run_last_comes_first_and_is_remembered(desk: Desk, qtbot: QtBot) -> None:
    palette = desk.commands.palette
    for query in ("about", "open a file"):
        palette.open_empty()
        type_text(palette.edit, query)
        press(palette.edit, Qt.Key.Key_Return)
    opened(desk, qtbot)
    assert titles(palette)[:2] == ["Open a file", "About Orchestra Replay"]


def test_a_number_leads_to_the_event_and_says_what_happened(palette: CommandPalette, desk: Desk) -> None:
    type_text(palette.edit, "#4")
    assert palette.model.text(0, Column.NOTE) == "Open a match first."
    replay = replay_of(two_rounds())
    desk.cursor.open(replay)
    palette.open_empty()
    type_text(palette.edit, "#99")
    assert palette.model.text(0, Column.NOTE) == "The match has 18 events."
    palette.edit.clear()
    type_text(palette.edit, "#4")
    assert palette.model.text(0, Column.NOTE) == replay.steps[3].summary
    press(palette.edit, Qt.Key.Key_Return)
    assert desk.cursor.position == 4


def test_letters_of_an_id_open_the_match(palette: CommandPalette, desk: Desk) -> None:
    type_text(palette.edit, "ch_tw")
    assert titles(palette) == ["Open match_two"]
    press(palette.edit, Qt.Key.Key_Return)
    assert desk.done == ["match_two"]


def test_figures_are_an_event_or_a_part_of_an_id(qapp: object) -> None:
    jumps = PaletteJumps(Cursor(), lambda: ["match_645b5d93"], print)
    assert [entry.title for entry in jumps("645")] == ["Open match_645b5d93", "Go to event 645"]
    assert [entry.title for entry in jumps("64")] == ["Go to event 64"]


def test_what_is_called_nothing_is_told(palette: CommandPalette, desk: Desk) -> None:
    type_text(palette.edit, "qqqq")
    assert (palette.model.row_count(), palette.table.nothing) == (0, NOTHING_FOUND)
    press(palette.edit, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_the_model_keeps_qts_rules(qapp: object) -> None:
    model = PaletteModel()
    checked(model)
    model.show_entries([Entry("One", list), Entry("Two", list, "Group", "Ctrl+T", "two")])
    model.show_entries([])
