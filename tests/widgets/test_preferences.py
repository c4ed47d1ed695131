"""Preferences: what is chosen in the dialog counts at once, in every window, and is remembered."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app.core.memory import NO_LIMIT
from app.qt import languages, local, zones
from app.qt.event_model import Column, EventModel
from app.qt.preferences import Preferences, PreferenceStore
from app.qt.zones import zone
from tests.logs import Log
from tests.widgets.matches import replay_of
from widgets import appearance, theme
from widgets.main_window import MainWindow
from widgets.preferences_dialog import PreferencesDialog

AT = 1_795_376_119_163.0
DAY = 86_400_000


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    yield
    languages.install(qapp, "en")
    zone().choose(zones.UTC_NAME)
    theme.apply(qapp, "light")
    theme.apply_text_size(qapp, theme.TEXT_SIZE)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, settings: QSettings) -> Iterator[MainWindow]:
    store = PreferenceStore(settings)
    appearance.follow(qapp, store)
    made = MainWindow(qapp, settings, [], preferences=store)
    qtbot.addWidget(made)
    made.show()
    made.actions_["preferences"].trigger()
    yield made
    made.close()


def dialog_of(window: MainWindow) -> PreferencesDialog:
    dialog = window.preferences.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def pick(box: QComboBox, choice: str) -> None:
    """Choose as a user does."""
    box.setCurrentIndex(box.findData(choice))
    box.activated.emit(box.currentIndex())


def test_the_time_zone_counts_at_once_and_is_named_where_times_are_shown(
    window: MainWindow, settings: QSettings
) -> None:
    model = window.event_table.model
    model.set_steps(replay_of(Log().started("AB", "A").round(1)).steps)
    dialog = dialog_of(window)
    pick(dialog.zone_box, "UTC")
    assert model.headerData(Column.TIME, Qt.Orientation.Horizontal) == "Time (UTC)"
    before = model.text(0, Column.TIME)
    pick(dialog.zone_box, "Asia/Kolkata")
    assert window.status_strip.zone.text() == "Asia/Kolkata"
    assert model.headerData(Column.TIME, Qt.Orientation.Horizontal) == "Time (Kolkata)"
    assert model.text(0, Column.TIME) != before
    assert "IST" in model.tooltip(0, Column.TIME)
    assert PreferenceStore(settings).current.time_zone == "Asia/Kolkata"


def test_the_size_of_text_and_the_theme_count_at_once(window: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(window)
    dialog.size_box.setValue(17)
    qtbot.waitUntil(lambda: QFontInfo(window.match_list.font()).pixelSize() == 17)
    assert window.event_table.table.verticalHeader().defaultSectionSize() == 34
    pick(dialog.theme_box, "dark")
    qtbot.waitUntil(lambda: theme.theme_of(window).name == "dark")


def test_the_tail_the_memory_and_the_waits_are_as_preferred(window: MainWindow, settings: QSettings) -> None:
    dialog = dialog_of(window)
    dialog.rows_box.setValue(5_000)
    dialog.rows_box.editingFinished.emit()
    assert window.live_tail.model.cap == 5_000
    dialog.memory_box.setValue(0)
    dialog.memory_box.editingFinished.emit()
    dialog.waits_box.click()
    assert not window.cursor_.shortens_waits
    window.actions_["shorten_waits"].trigger()
    assert dialog.waits_box.isChecked(), "it follows what is chosen elsewhere"
    assert PreferenceStore(settings).current.memory_limit == NO_LIMIT


def test_all_can_be_reset(window: MainWindow, settings: QSettings) -> None:
    dialog = dialog_of(window)
    dialog.waits_box.click()
    pick(dialog.zone_box, "UTC")
    dialog.reset_button.click()
    assert dialog.waits_box.isChecked()
    assert window.preferences.store.current == PreferenceStore(settings).current == Preferences()


def test_settings_that_cannot_be_read_count_as_not_chosen(settings: QSettings) -> None:
    settings.setValue("preferences/text_size", "huge")
    settings.setValue("preferences/time_zone", "UTC")
    assert PreferenceStore(settings).current == Preferences(time_zone="UTC")


def test_a_zone_that_this_computer_does_not_know_is_utc(qapp: QApplication) -> None:
    for strange in ("Mars/Olympus", "../etc/passwd", ""):
        zone().choose(strange)
        assert zone().name == "UTC"
        assert local.full_time(AT) == "2026-11-22 19:35:19.163 UTC"


def test_who_points_at_a_time_learns_how_long_ago_it_was(qapp: QApplication) -> None:
    now = time.time() * 1000 - 100
    assert local.time_tip(now - 3 * DAY).endswith(" UTC\n3 days ago")
    assert [local.ago(now - ms) for ms in (5_000, 61_000, 3_600_000, -60_000)] == [
        "5 seconds ago",
        "1 minute ago",
        "1 hour ago",
        "in the future, by this computer's clock",
    ]


def test_numbers_and_times_are_written_as_the_language_does(qapp: QApplication) -> None:
    assert local.count(45_210) == "45,210"
    assert local.duration(12_440) == "12.4 s"
    assert local.day_and_time(AT) == "22 Nov 19:35:19.163"
    languages.install(qapp, "de")
    assert QLocale().language() is QLocale.Language.German
    assert local.count(45_210) == "45.210"
    assert local.duration(12_440) == "12,4 s"


def test_the_events_table_names_the_zone_that_was_chosen_before_it_was_made(qtmodeltester: object) -> None:
    zone().choose("Europe/Berlin")
    assert EventModel().headerData(Column.TIME, Qt.Orientation.Horizontal) == "Time (Berlin)"
