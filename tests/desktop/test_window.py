"""The whole window by real clicks and keys: what happens to what one does, and to what goes wrong."""

import json
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.main import Desktop
from app.opening import Opening
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.files import FileSource
from kafka_client.records import to_kcat
from tests.desktop.conftest import kafka_opening
from tests.desktop.keyboard import Keyboard
from tests.desktop.scripted import ScriptedSource
from tests.logs import Log
from tests.widgets.hands import choose_kind, save_as
from widgets.connect_dialog import ConnectDialog
from widgets.main_window import MainWindow
from widgets.save_file import SaveFileDialog
from widgets.theme import theme_of

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def source(desktop: Desktop) -> ScriptedSource:
    """A source that the window is open on."""
    made = ScriptedSource()
    desktop.open(Opening(made, DEFAULT_TOPICS))
    return made


def two_matches() -> Log:
    log = Log("finished").started("ABC", "A").round(1, active="AB").command("poet", 1)
    log.response("A", 1, "Hello there").round_done(1, {"A": "Hello there"}).completed("correct", "A")
    return log.match("running").started("AB", "B").round(1, active="AB").raw(b"not json")


def shown(desktop: Desktop, source: ScriptedSource, qtbot: QtBot, log: Log | None = None) -> None:
    """Bring the log and wait until a match is open."""
    source.bring((log or two_matches()).records)
    qtbot.waitUntil(lambda: desktop.window.cursor_.replay is not None)


def test_the_newest_match_that_has_an_end_is_open_after_loading(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    shown(desktop, source, qtbot)
    window = desktop.window
    assert window.cursor_.replay is not None
    assert window.cursor_.replay.match_id == "finished"
    assert window.match_list.chosen == "finished"
    assert window.cursor_.position == len(window.cursor_.replay)


def test_live_events_make_the_match_longer_and_leave_the_cursor_where_it_is(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    log = Log().started("AB", "A").round(1)
    shown(desktop, source, qtbot, log)
    window = desktop.window
    source.bring(log.response("A", 1, "x").records[-1:])
    qtbot.waitUntil(lambda: window.cursor_.length == 3)
    assert window.cursor_.position == 2
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert window.cursor_.position == 3
    source.bring(log.response("B", 1, "y").records[-1:])
    qtbot.waitUntil(lambda: window.cursor_.position == 4)
    assert window.actions_["follow"].isChecked()


STEPS = (
    ([Qt.Key.Key_Home, Qt.Key.Key_E], "round.completed"),
    ([Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_F10], "round.started"),
    ([Qt.Key.Key_End, Qt.Key.Key_Left], "round.completed"),
    ([Qt.Key.Key_Home, Qt.Key.Key_L], "match.completed"),
    ([Qt.Key.Key_End, Qt.Key.Key_J, Qt.Key.Key_Right], "match.started"),
)


def test_keys_step_through_the_match(desktop: Desktop, source: ScriptedSource, qtbot: QtBot) -> None:
    shown(desktop, source, qtbot)
    for keys, type_name in STEPS:
        for key in keys:
            qtbot.keyClick(desktop.window, key)
        step = desktop.window.cursor_.step
        assert step is not None
        assert (keys, step.event.type) == (keys, type_name)


def test_letters_typed_into_a_text_field_step_nowhere(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    shown(desktop, source, qtbot)
    window = desktop.window
    qtbot.keyClick(window, Qt.Key.Key_Home)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    focused = QApplication.focusWidget()
    qtbot.keyClicks(focused, "hello there, .")
    assert window.cursor_.position == 0
    assert not window.cursor_.playing
    qtbot.waitUntil(lambda: window.match_list.model.shown == 0)
    qtbot.keyClicks(focused, "\b\b\b")
    qtbot.waitUntil(lambda: window.match_list.model.shown_ids() == ["finished"])
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert window.match_list.table.hasFocus()


def test_space_plays_but_presses_the_button_that_has_the_focus(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    shown(desktop, source, qtbot)
    window = desktop.window
    played: list[bool] = []
    window.cursor_.playing_changed.connect(played.append)
    window.match_list.table.setFocus()
    qtbot.keyClick(window.match_list.table, Qt.Key.Key_Space)
    qtbot.keyClick(window.match_list.table, Qt.Key.Key_Space)
    assert played == [True, False]
    pause = window.live_tail.pause_button
    window.workbench.show_dock("Live tail")
    pause.setFocus()
    qtbot.keyClick(pause, Qt.Key.Key_Space)
    assert pause.isChecked()
    assert played == [True, False]


def test_a_row_of_the_tail_leads_to_its_match_at_that_event(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    log = two_matches()
    shown(desktop, source, qtbot, log)
    window = desktop.window
    window.live_tail.open_requested.emit("running", log.records[-2].position)
    qtbot.waitUntil(lambda: window.cursor_.replay is not None and window.cursor_.replay.match_id == "running")
    assert window.cursor_.step is not None
    assert window.cursor_.step.event.record == log.records[-2]


def test_undecodable_records_are_counted_and_listed(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    shown(desktop, source, qtbot)
    window = desktop.window
    window.status_strip.undecodable_requested.emit()
    qtbot.waitUntil(window.record_dialog.isVisible)
    assert window.record_dialog.table.model().rowCount() == 1


def test_a_log_that_was_made_anew_replaces_everything_that_is_shown(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    shown(desktop, source, qtbot)
    window = desktop.window
    source.bring(Log("other").started().completed().records, generation=1)
    qtbot.waitUntil(lambda: window.match_list.model.shown_ids() == ["other"])
    qtbot.waitUntil(lambda: window.cursor_.replay is not None and window.cursor_.replay.match_id == "other")


def test_an_export_into_a_folder_that_is_gone_is_told_and_leaves_nothing(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(desktop, source, qtbot)
    told: list[str] = []
    target = tmp_path / "gone" / "match.json"
    monkeypatch.setattr(QMessageBox, "warning", lambda *arguments: told.append(arguments[2]))
    qtbot.keyClick(desktop.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    save_as(desktop.window, target)
    qtbot.waitUntil(lambda: bool(told))
    assert "match.json was not written" in told[0]
    assert not target.parent.exists()


def test_a_dead_address_is_told_and_another_one_can_be_given(
    desktop: Desktop, qtbot: QtBot, embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    window = desktop.window
    desktop.open(kafka_opening("127.0.0.1:1", fresh_topics))
    qtbot.waitUntil(lambda: window.match_list.state == "error", timeout=15_000)
    assert "127.0.0.1:1" in window.match_list.message
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChildren(ConnectDialog)[0]
    qtbot.keyClicks(dialog.pages.address.line, embedded_broker)
    for role, name in fresh_topics.items():
        dialog.pages.topics[role].line.setText(name)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.windowTitle().startswith(embedded_broker))
    qtbot.waitUntil(lambda: window.match_list.state == "empty", timeout=15_000)


def test_a_file_that_cannot_be_read_is_told_in_the_list(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_bytes(b"\x00\x01 this is no record\n")
    desktop.open_file(str(path))
    qtbot.waitUntil(lambda: desktop.window.match_list.state == "error")
    assert "broken.jsonl" in desktop.window.match_list.message


def test_a_dropped_file_is_opened_and_offered_again(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"".join(to_kcat(record) + b"\n" for record in two_matches().records))
    window = desktop.window
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    place, no_keys = window.rect().center(), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(place, copy, data, left, no_keys))
    QApplication.sendEvent(window, QDropEvent(place, copy, data, left, no_keys))
    qtbot.waitUntil(lambda: window.match_list.model.total == 2)
    window.actions_["disconnect"].trigger()
    qtbot.waitUntil(lambda: not window.working)
    window.welcome.recent_requested.emit(str(path))
    qtbot.waitUntil(lambda: window.working and window.match_list.model.total == 2)


def test_the_arrangement_is_remembered_and_can_be_reset(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    first = Desktop(qapp, settings)
    qtbot.addWidget(first.window)
    first.window.show_page(working=True)
    first.window.show()
    first.window.workbench.docks["State"].close()
    first.window.close()
    second = Desktop(qapp, settings)
    qtbot.addWidget(second.window)
    second.window.show_page(working=True)
    second.window.show()
    state = second.window.workbench.docks["State"]
    assert not state.isVisible()
    second.window.actions_["reset_layout"].trigger()
    assert state.isVisible()


def _has_theme(window: MainWindow, name: str) -> bool:
    return theme_of(window).name == name


def test_a_window_of_1280_pixels_has_room_for_a_long_live_match(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    log = Log().started("AB", "A").round(1)
    shown(desktop, source, qtbot, log)
    window = desktop.window
    qtbot.keyClick(window, Qt.Key.Key_Home)
    for number in range(9_997):
        log.response("A", 1, str(number))
    source.bring(log.records[2:])
    qtbot.waitUntil(lambda: window.cursor_.ahead > 0, timeout=20_000)
    qtbot.waitUntil(window.transport.ahead_button.isVisible)
    assert window.minimumSizeHint().width() <= 1280
    assert window.width() == 1280


def test_the_theme_can_be_switched(desktop: Desktop, qtbot: QtBot) -> None:
    window = desktop.window
    for choice in ("dark", "light"):
        window.preferences.store.choose(theme=choice)
        qtbot.waitUntil(partial(_has_theme, window, choice))


def test_an_expression_with_a_mistake_is_told_where_it_was_typed_and_hides_nothing(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    shown(desktop, source, qtbot)
    window = desktop.window
    bar = window.filter_bar
    bar.expression_button.click()
    qtbot.keyClicks(bar.where, "match.rounds >")
    qtbot.waitUntil(lambda: bar.mistake.isVisible() and bool(bar.mistake.text()))
    assert window.match_list.model.shown == 2


def export_shown(desktop: Desktop, qtbot: QtBot, path: Path, kind: str = "") -> Path:
    """Export all that the filter shows by the keys; the file that was written."""
    desktop.window.activateWindow()  # as a window manager does when a dialog before it has closed
    qtbot.waitUntil(desktop.window.isActiveWindow)
    qtbot.keyClick(desktop.window, Qt.Key.Key_E, CTRL_SHIFT)
    with qtbot.waitSignal(desktop.feed.exported) as signal:
        save_as(desktop.window, path, kind)
    assert signal.args is not None
    return Path(signal.args[0])


def test_all_that_the_filter_shows_is_exported(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot, tmp_path: Path
) -> None:
    shown(desktop, source, qtbot)
    document = json.loads(export_shown(desktop, qtbot, tmp_path / "shown.json").read_text())
    assert document["undecodable"] == 1
    assert {match["matchId"] for match in document["matches"]} == {"finished", "running"}


def test_the_kind_of_file_decides_the_form_of_an_export(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot, tmp_path: Path
) -> None:
    shown(desktop, source, qtbot)
    table = export_shown(desktop, qtbot, tmp_path / "list", "Table of matches as CSV")
    assert table.name == "list.csv"
    lines = table.read_text().splitlines()
    assert {line.split(",")[0] for line in lines} == {"matchId", "finished", "running"}
    by_its_name = export_shown(desktop, qtbot, tmp_path / "list.parquet")
    assert by_its_name.read_bytes().startswith(b"PAR1")
    rows = json.loads(export_shown(desktop, qtbot, tmp_path / "list", "Table of matches as JSON").read_text())
    assert {row["matchId"] for row in rows} == {"finished", "running"}


def test_the_suggested_name_ends_as_the_kind_of_file_does(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    shown(desktop, source, qtbot)
    qtbot.keyClick(desktop.window, Qt.Key.Key_E, CTRL_SHIFT)
    dialog = desktop.window.findChildren(SaveFileDialog)[0]
    assert [Path(name).name for name in dialog.selectedFiles()] == ["matches.json"]
    choose_kind(dialog, "Table of matches as CSV")
    assert [Path(name).name for name in dialog.selectedFiles()] == ["matches.csv"]
    dialog.reject()


def say_no(asked: list[str]) -> None:
    """Answer the question that is open, and note it."""
    question = QApplication.activeModalWidget()
    assert isinstance(question, QMessageBox)
    asked.append(question.text())
    question.button(QMessageBox.StandardButton.No).click()


def test_an_export_asks_before_it_overwrites_the_file_that_it_would_end_in(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot, tmp_path: Path
) -> None:
    shown(desktop, source, qtbot)
    target = tmp_path / "list.csv"
    target.write_text("precious")
    qtbot.keyClick(desktop.window, Qt.Key.Key_E, CTRL_SHIFT)
    asked: list[str] = []
    QTimer.singleShot(0, partial(say_no, asked))
    save_as(desktop.window, tmp_path / "list", "Table of matches as CSV")
    assert "list.csv already exists" in asked[0]
    assert target.read_text() == "precious"


def test_all_the_records_that_are_loaded_can_be_saved_and_opened_again(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot, tmp_path: Path
) -> None:
    shown(desktop, source, qtbot)
    window, target = desktop.window, tmp_path / "all.jsonl"
    window.actions_["save_records"].trigger()
    with qtbot.waitSignal(desktop.feed.exported):
        save_as(window, target)
    assert len(target.read_bytes().splitlines()) == len(two_matches().records)
    desktop.open(Opening(FileSource(target), DEFAULT_TOPICS))
    qtbot.waitUntil(lambda: set(window.match_list.model.shown_ids()) == {"finished", "running"})


def test_one_goes_back_to_where_one_stood_in_another_match(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    shown(desktop, source, qtbot)
    window = desktop.window
    cursor = window.cursor_

    def stands(match_id: str, position: int) -> bool:
        return cursor.replay is not None and (cursor.replay.match_id, cursor.position) == (match_id, position)

    cursor.go(3)
    window.arrival.open_at("running", 1)
    qtbot.waitUntil(lambda: stands("running", 1))
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: stands("finished", 3))
    assert window.match_list.chosen == "finished"
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: stands("running", 1))


def test_the_palette_opens_a_match_by_letters_of_its_id(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    shown(desktop, source, qtbot)
    window = desktop.window
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_P, both)
    palette = window.commands.palette
    qtbot.waitUntil(palette.isVisible)
    qtbot.keyClicks(palette.edit, "runn")
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cursor_match(desktop) == "running")


def cursor_match(desktop: Desktop) -> str | None:
    replay = desktop.window.cursor_.replay
    return None if replay is None else replay.match_id


def test_tab_passes_over_the_panes_that_lie_behind_others(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    shown(desktop, source, qtbot)
    keys = Keyboard(desktop.window)
    for key in ("Tab", "Shift+Tab"):
        keys.press("Ctrl+7")
        begun = keys.focused
        passed = []
        while True:
            keys.press(key)
            if keys.focused is begun:
                break
            passed.append(keys.focused)
            place = keys.focused.mapTo(desktop.window, keys.focused.rect().center())
            assert desktop.window.rect().contains(place), keys.focused.accessibleName()
        assert desktop.window.timeline in passed
        assert desktop.window.match_list.table in passed


def test_anomalies_are_listed_when_their_pane_comes_to_the_front(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    shown(
        desktop,
        source,
        qtbot,
        Log("odd").round(1, active="AB").response("A", 2, "x").completed("correct", "A"),
    )
    anomalies = desktop.window.anomaly_list
    assert anomalies.model.row_count() == 0
    Keyboard(desktop.window).press("Ctrl+6")
    assert anomalies.model.row_count() > 0


def test_the_overview_is_made_when_its_pane_comes_to_the_front(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot
) -> None:
    shown(desktop, source, qtbot)
    overview = desktop.window.overview
    assert not overview.timetables._wanted
    assert overview.canvas.table is None
    Keyboard(desktop.window).press("Ctrl+Shift+O")
    qtbot.waitUntil(lambda: overview.canvas.table is not None)
