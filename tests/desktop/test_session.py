"""Sessions and marks in the whole window: saved by real keys and clicks, opened again as they were."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.core.branches import Branch, BranchReplay, Skip
from app.core.filters import Filter
from app.core.perspective import SeenReplay
from app.core.replay import Replay
from app.core.session_file import read_session
from app.main import Desktop
from kafka_client.archive import RECORDS_PART, SESSION_PART
from kafka_client.files import write_records
from tests.desktop.conftest import OpenFile
from tests.logs import Log
from widgets.save_session_dialog import SaveSessionDialog, Scope

CONTROL = Qt.KeyboardModifier.ControlModifier
SECRET = "My grandmother told me so"


def two_matches() -> Log:
    log = Log("finished").started("ABC", "A").round(1, active="AB").command("poet", 1)
    log.response("A", 1, SECRET).round_done(1, {"A": SECRET}).completed("correct", "A")
    return log.match("running").started("AB", "B").round(1, active="AB").raw(b"not json")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    with path.open("wb") as stream:
        write_records(two_matches().records, stream)
    return path


def save(desktop: Desktop, qtbot: QtBot, path: Path, scope: Scope, *, redact: bool = False) -> str:
    """Save a session by the dialog; what the dialog says at the end."""
    qtbot.keyClick(desktop.window, Qt.Key.Key_S, CONTROL)
    dialog = next(each for each in desktop.window.findChildren(SaveSessionDialog) if each.isVisible())
    dialog.scopes.button(scope).click()
    if redact:
        dialog.redact_box.click()
    dialog.path_edit.setText(str(path))
    with qtbot.waitSignal(desktop.feed.session_saved, timeout=20_000):
        dialog.save_button.click()
    said = dialog.outcome.text()
    dialog.reject()
    with qtbot.waitActive(desktop.window):
        desktop.window.activateWindow()
    return said


def reopened(desktop: Desktop, qtbot: QtBot, path: Path) -> None:
    """Open a session and wait until its digest was looked at."""
    with qtbot.waitSignal(desktop.feed.digested, timeout=20_000):
        desktop.open_file(str(path))


def mark_with_keys(desktop: Desktop, qtbot: QtBot, note: str) -> None:
    qtbot.keyClick(desktop.window, Qt.Key.Key_M, CONTROL)
    qtbot.keyClicks(QApplication.focusWidget(), note)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_a_session_opens_elsewhere_as_it_was_saved(
    desktop: Desktop, open_file: OpenFile, records: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    open_file(records)
    window = desktop.window
    window.cursor_.go(2)
    mark_with_keys(desktop, qtbot, "Look here")
    window.filter_bar.set_filter(Filter(text="finished"))
    qtbot.waitUntil(lambda: window.match_list.model.shown == 1)
    window.layouts.choose("live")
    window.workbench.docks["Live tail"].close()
    branches = (Branch("what if", "finished", (Skip(("match-events", 0, 2)),)),)
    window.branch_desk.set_branches(branches)
    path = tmp_path / "saved.orep"
    save(desktop, qtbot, path, Scope.ALL)

    window.branch_desk.set_branches(())
    window.marks.store.remove(window.marks.store.all()[0].key)
    window.filter_bar.clear()
    window.layouts.choose("debug")
    window.cursor_.go(5)
    reopened(desktop, qtbot, path)
    qtbot.waitUntil(lambda: window.cursor_.replay is not None and window.cursor_.position == 2)
    assert window.branch_desk.branches == branches
    assert window.filter_bar.filter.text == "finished"
    assert window.layouts.current == "live"
    assert window.workbench.docks["Live tail"].isHidden()
    mark = window.marks.open_marks.at(2)
    assert mark is not None
    assert (mark.note, mark.what) == ("Look here", "round 1 started: “Prompt 1?”")
    qtbot.waitUntil(lambda: "digest is verified" in window.status_strip.note.text())
    assert path.name in desktop.window.windowTitle()


def test_the_open_branch_and_the_spoiler_lock_come_back_with_the_session(
    desktop: Desktop, open_file: OpenFile, records: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    open_file(records)
    window = desktop.window
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: isinstance(window.cursor_.replay, BranchReplay))
    qtbot.keyClick(window, Qt.Key.Key_L, CONTROL)
    qtbot.waitUntil(lambda: isinstance(window.cursor_.replay, SeenReplay))
    path = tmp_path / "saved.orep"
    save(desktop, qtbot, path, Scope.ALL)
    reopened(desktop, qtbot, path)
    qtbot.waitUntil(lambda: window.branch_desk.open_name != "")  # as when another branch was open before

    qtbot.keyClick(window, Qt.Key.Key_L, CONTROL)
    qtbot.waitUntil(lambda: isinstance(window.cursor_.replay, BranchReplay))
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: type(window.cursor_.replay) is Replay)
    reopened(desktop, qtbot, path)
    qtbot.waitUntil(lambda: isinstance(window.cursor_.replay, SeenReplay))
    assert window.perspective.bar.lock.isChecked()
    assert window.branch_desk.bar.isVisible()
    assert window.branch_desk.open_name == window.branch_desk.branches[0].name


def test_what_humans_wrote_is_nowhere_in_a_redacted_session(
    desktop: Desktop, open_file: OpenFile, records: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    open_file(records)
    desktop.window.cursor_.go(4)
    mark_with_keys(desktop, qtbot, "mine")
    path = tmp_path / "clean.orep"
    said = save(desktop, qtbot, path, Scope.ALL, redact=True)
    assert said == "Saved. 1 record could not be proven clean and was saved without its value."
    with zipfile.ZipFile(path) as archive:
        assert not any(SECRET.encode() in archive.read(name) for name in archive.namelist())
    session = read_session(path)
    assert (session.redacted, session.dropped) == (True, 1)
    assert [mark.note for mark in session.workspace.marks] == ["mine"]


def test_a_session_that_was_changed_is_told_loudly_and_shown(
    desktop: Desktop,
    open_file: OpenFile,
    records: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    open_file(records)
    path, changed = tmp_path / "saved.orep", tmp_path / "changed.orep"
    save(desktop, qtbot, path, Scope.OPEN)
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(changed, "w") as copy:
        copy.writestr(SESSION_PART, archive.read(SESSION_PART))
        copy.writestr(RECORDS_PART, archive.read(RECORDS_PART).replace(SECRET.encode(), b"I made it up"))
    reopened(desktop, qtbot, changed)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "the file was changed" in told[0]
    qtbot.waitUntil(lambda: desktop.window.cursor_.replay is not None)


def test_a_damaged_session_leaves_the_window_as_it_was(
    desktop: Desktop,
    open_file: OpenFile,
    records: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    open_file(records)
    before = desktop.window.cursor_.replay
    damaged = tmp_path / "damaged.orep"
    damaged.write_bytes(b"PK\x03\x04 and no more")
    desktop.open_file(str(damaged))
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].startswith(f"{damaged} is a damaged session file")
    assert desktop.window.cursor_.replay is before


def test_the_dialog_asks_for_a_name_and_tells_what_went_wrong(
    desktop: Desktop, open_file: OpenFile, records: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    open_file(records)
    desktop.window.actions_["save_session"].trigger()
    dialog = desktop.window.findChildren(SaveSessionDialog)[0]
    assert dialog.path_edit.text().endswith("finished.orep")
    dialog.path_edit.clear()
    dialog.save_button.click()
    assert dialog.outcome.text() == "Say where to save the session."
    dialog.path_edit.setText(str(tmp_path / "no" / "such" / "folder"))
    with qtbot.waitSignal(desktop.feed.session_not_saved):
        dialog.save_button.click()
    assert "was not written" in dialog.outcome.text()
    dialog.path_edit.setText(str(tmp_path / "without ending"))
    with qtbot.waitSignal(desktop.feed.session_saved, timeout=20_000):
        dialog.save_button.click()
    assert (tmp_path / "without ending.orep").exists()
    qtbot.waitUntil(lambda: not desktop.window.findChildren(SaveSessionDialog))
