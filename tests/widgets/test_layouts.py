"""The layouts Browse, Debug and Live."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from widgets.main_window import MainWindow
from widgets.workbench import LEAST_WIDTHS


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def shown(qapp: QApplication, qtbot: QtBot, settings: QSettings) -> MainWindow:
    made = MainWindow(qapp, settings, [])
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show_page(working=True)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, settings: QSettings) -> Iterator[MainWindow]:
    made = shown(qapp, qtbot, settings)
    yield made
    made.marks.close()


def alt(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(window, key, Qt.KeyboardModifier.AltModifier)


def test_each_layout_shows_what_its_job_needs(window: MainWindow, qtbot: QtBot) -> None:
    docks = window.workbench.docks
    assert docks["State"].isVisible()
    debug_width = docks["Matches"].width()
    alt(qtbot, window, Qt.Key.Key_1)
    assert not docks["State"].isVisible()
    qtbot.waitUntil(lambda: docks["Matches"].width() > debug_width)
    bottom = docks["Events"].height()
    alt(qtbot, window, Qt.Key.Key_3)
    assert docks["Live tail"].visibleRegion().boundingRect().isValid()
    qtbot.waitUntil(lambda: docks["Live tail"].height() > bottom)
    alt(qtbot, window, Qt.Key.Key_2)
    assert docks["State"].isVisible()


def test_the_buttons_show_which_layout_it_is(window: MainWindow, qtbot: QtBot) -> None:
    corner = window.menuBar().cornerWidget()
    buttons = {button.text(): button for button in corner.findChildren(QToolButton)}
    assert [name for name, button in buttons.items() if button.isChecked()] == ["Debug"]
    qtbot.mouseClick(buttons["Live"], Qt.MouseButton.LeftButton)
    assert [name for name, button in buttons.items() if button.isChecked()] == ["Live"]
    assert buttons["Browse"].toolTip() == "Browse layout (Alt+1)"


def test_a_layout_comes_back_as_it_was_left_until_it_is_reset(window: MainWindow, qtbot: QtBot) -> None:
    docks = window.workbench.docks
    docks["Marks"].close()
    alt(qtbot, window, Qt.Key.Key_1)
    assert docks["Marks"].isHidden() is False
    alt(qtbot, window, Qt.Key.Key_2)
    assert docks["Marks"].isHidden()
    window.actions_["reset_layout"].trigger()
    assert not docks["Marks"].isHidden()
    alt(qtbot, window, Qt.Key.Key_1)
    assert not docks["State"].isVisible()


def test_the_panes_are_as_wide_in_the_next_window_as_they_were_left(
    qapp: QApplication, window: MainWindow, settings: QSettings, qtbot: QtBot
) -> None:
    docks = window.workbench.docks
    QApplication.processEvents()
    window.workbench.resizeDocks([docks["Matches"], docks["State"]], [320, 290], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: (docks["Matches"].width(), docks["State"].width()) == (320, 290))
    window.close()
    again = shown(qapp, qtbot, settings)
    docks = again.workbench.docks
    qtbot.waitUntil(lambda: (docks["Matches"].width(), docks["State"].width()) == (320, 290), timeout=1000)
    again.marks.close()


def test_changing_layouts_leaves_the_window_as_wide_as_it_is_and_no_old_tabs(
    window: MainWindow, qtbot: QtBot
) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_1):
        alt(qtbot, window, key)
        window.actions_["reset_layout"].trigger()
    options = Qt.FindChildOption.FindDirectChildrenOnly
    bars = window.workbench.findChildren(QTabBar, options=options)
    qtbot.waitUntil(lambda: sum(bar.isVisible() for bar in bars) == 1)
    assert window.width() == 1280


def test_the_next_start_has_the_same_layouts(
    window: MainWindow, qapp: QApplication, qtbot: QtBot, settings: QSettings
) -> None:
    window.workbench.docks["Marks"].close()
    alt(qtbot, window, Qt.Key.Key_3)
    window.close()
    second = shown(qapp, qtbot, settings)
    assert second.layouts.current == "live"
    assert not second.workbench.docks["State"].isVisible()
    alt(qtbot, second, Qt.Key.Key_2)
    assert second.workbench.docks["Marks"].isHidden()
    second.marks.close()


def test_the_next_start_has_docks_as_wide_as_they_were(
    window: MainWindow, qapp: QApplication, qtbot: QtBot, settings: QSettings
) -> None:
    docks = window.workbench.docks
    qtbot.waitUntil(lambda: docks["Matches"].width() > LEAST_WIDTHS["Matches"])
    window.workbench.resizeDocks([docks["Matches"], docks["State"]], [340, 310], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: (docks["Matches"].width(), docks["State"].width()) == (340, 310))
    window.close()
    unseen = MainWindow(qapp, settings, [])
    qtbot.addWidget(unseen)
    unseen.show()  # only its first page
    unseen.close()
    unseen.marks.close()
    second = shown(qapp, qtbot, settings)
    docks = second.workbench.docks
    qtbot.waitUntil(lambda: (docks["Matches"].width(), docks["State"].width()) == (340, 310))
    second.marks.close()
