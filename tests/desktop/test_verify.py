"""Verifying in the whole window, on a real engine, from the current system's records to the event."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.verify import digest
from app.main import Desktop
from app.opening import Opening
from app.qt.difference_model import Column
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.files import FileSource
from kafka_client.records import to_kcat
from kafka_client.source import LoadWindow
from tests.desktop.scripted import ScriptedSource
from tests.logs import START, Log
from widgets.verify_page import VerifyPage

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def two_matches() -> Log:
    log = Log("m1").started("AB", "A").round(1, "Why?").response("A", 1, "Because.").response("B", 1, "Rain.")
    log.round_done(1).completed("correct", "A")
    return log.match("m2").started("AB", "B").round(1, "Who?")


def history_api(**changed: Any) -> dict[str, Any]:
    """What the current system tells of the two matches."""
    responses = [
        {"participantId": "A", "participantType": "human", "response": "Because."},
        {"participantId": "B", "participantType": "robot", "response": "Rain."},
    ]
    first = {
        "matchId": "m1", "status": "completed", "humanParticipant": "A", "robotParticipants": ["B"],
        "rounds": [{"round": 1, "prompt": "Why?", "responses": responses}], "result": "correct",
    }  # fmt: skip
    rounds = [{"round": 1, "prompt": "Who?", "responses": []}]
    second = {"matchId": "m2", "status": "in_progress", "rounds": rounds}
    return {"matches": [first | changed, second]}


@pytest.fixture
def source(desktop: Desktop, qtbot: QtBot) -> ScriptedSource:
    """A source that has brought two matches."""
    made = ScriptedSource()
    desktop.open(Opening(made, DEFAULT_TOPICS))
    made.bring(two_matches().records)
    qtbot.waitUntil(lambda: desktop.window.cursor_.replay is not None)
    return made


@pytest.fixture
def page(desktop: Desktop, source: ScriptedSource) -> VerifyPage:
    return desktop.window.verify_page


def verify(desktop: Desktop, qtbot: QtBot, place: str) -> None:
    """Go to the page, type the place, and verify, all by keys."""
    qtbot.keyClick(desktop.window, Qt.Key.Key_V, CONTROL_SHIFT)
    page = desktop.window.verify_page
    assert page.isVisible()
    focused = QApplication.focusWidget()
    assert focused is page.place.box
    page.place.box.clearEditText()
    qtbot.keyClicks(focused, place)
    qtbot.keyClick(focused, Qt.Key.Key_Return)


def stands_at(desktop: Desktop, match_id: str, number: int) -> bool:
    """Whether the cursor is at that event."""
    cursor = desktop.window.cursor_
    return cursor.replay is not None and (cursor.replay.match_id, cursor.position) == (match_id, number)


def written(path: Path, document: Any) -> str:
    path.write_text(json.dumps(document))
    return str(path)


def test_without_other_records_the_rebuild_is_checked_and_the_core_s_digest_shown(
    desktop: Desktop, qtbot: QtBot, page: VerifyPage
) -> None:
    verify(desktop, qtbot, "")
    qtbot.waitUntil(lambda: page.notice.heading == "Identical")
    assert page.digest.text == digest(two_matches().history())


def test_records_that_agree_are_told_and_offered_again(
    desktop: Desktop, qtbot: QtBot, page: VerifyPage, tmp_path: Path
) -> None:
    place = written(tmp_path / "history.json", history_api())
    verify(desktop, qtbot, place)
    qtbot.waitUntil(lambda: page.notice.heading == "Identical")
    assert "2 of 2 matches agree" in page.details.text()
    assert page.place.box.itemText(0) == place


def test_a_difference_leads_to_the_event_that_set_the_value_in_a_match_that_was_not_open(
    desktop: Desktop, qtbot: QtBot, page: VerifyPage, tmp_path: Path
) -> None:
    window = desktop.window
    other = history_api()
    other["matches"][0]["rounds"][0]["responses"][1]["response"] = "Snow."
    other["matches"][1]["rounds"][0]["prompt"] = "Whom?"
    verify(desktop, qtbot, written(tmp_path / "history.json", other))
    qtbot.waitUntil(lambda: page.headline.text() == "2 differences")
    rows = [
        [page.model.index(row, column).data() for column in Column] for row in range(page.model.rowCount())
    ]
    assert rows == [
        ["different", "m1", "rounds.1.responses.B", "Rain.", "Snow.", "#4"],
        ["different", "m2", "rounds.1.prompt", "Who?", "Whom?", "#2"],
    ]
    assert QApplication.focusWidget() is page.table
    for match_id, number in (("m1", 4), ("m2", 2)):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(stands_at, desktop, match_id, number))
        assert window.match_list.chosen == match_id
        qtbot.keyClick(page.table, Qt.Key.Key_Down)


def test_a_match_that_the_filter_hides_is_opened_all_the_same(
    desktop: Desktop, qtbot: QtBot, page: VerifyPage, tmp_path: Path
) -> None:
    window = desktop.window
    verify(desktop, qtbot, written(tmp_path / "history.json", history_api(result="incorrect")))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    window.filter_bar.text.setText("m2")
    qtbot.waitUntil(lambda: window.match_list.model.shown_ids() == ["m2"])
    window.cursor_.first()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.cursor_.position == 6)


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "There is no file"), (b"<html>", "nothing.json"), (b"\x1f\x8bcut", "nothing.json")],
)
def test_a_place_that_cannot_be_read_is_a_sentence_and_is_not_offered_again(
    desktop: Desktop, qtbot: QtBot, page: VerifyPage, tmp_path: Path, content: bytes | None, told: str
) -> None:
    path = tmp_path / "nothing.json"
    if content is not None:
        path.write_bytes(content)
    verify(desktop, qtbot, str(path))
    qtbot.waitUntil(lambda: page.notice.heading == "Could not run")
    assert told in page.notice.sentence
    assert page.place.box.count() == 0
    verify(desktop, qtbot, "")
    qtbot.waitUntil(lambda: page.notice.heading == "Identical")


def test_live_records_come_in_while_it_runs_and_a_cancelled_run_tells_nothing(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot, page: VerifyPage
) -> None:
    log = two_matches()
    for number in range(400):
        log.match(f"more{number}").started("AB", "A").round(1).response("A", 1, "x").completed()
    source.bring(log.records)  # those of the two matches are known already
    window = desktop.window
    qtbot.waitUntil(lambda: window.match_list.model.total == 402)
    verify(desktop, qtbot, "")
    source.bring(Log("live").started("AB", "A", partition=1).records)
    qtbot.waitUntil(lambda: window.match_list.model.total == 403)
    qtbot.waitUntil(lambda: page.notice.heading == "Identical")
    page.place.verify_button.click()
    page.place.cancel_button.click()
    qtbot.keyClick(page.place.verify_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.notice.heading == "Identical")
    assert "403 matches" in page.details.text()


def test_a_log_that_is_replaced_ends_the_run_and_forgets_the_verdict(
    desktop: Desktop, source: ScriptedSource, qtbot: QtBot, page: VerifyPage
) -> None:
    verify(desktop, qtbot, "")
    qtbot.waitUntil(lambda: page.notice.heading == "Identical")
    source.bring(Log("new").started("AB", "A").records, generation=1)
    qtbot.waitUntil(lambda: desktop.window.match_list.model.shown_ids() == ["new"])
    assert page.digest.text == ""
    verify(desktop, qtbot, "")
    qtbot.waitUntil(lambda: "1 match rebuilt" in page.details.text())


def test_matches_that_the_load_window_left_out_are_not_called_missing(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    records = tmp_path / "records.jsonl"
    records.write_bytes(b"".join(to_kcat(record) + b"\n" for record in two_matches().records))
    desktop.open(Opening(FileSource(records, LoadWindow(last=2)), DEFAULT_TOPICS))
    page = desktop.window.verify_page
    qtbot.waitUntil(lambda: page.place.ready and desktop.window.match_list.model.total == 1)
    verify(desktop, qtbot, written(tmp_path / "history.json", history_api(startedAt=START)))
    qtbot.waitUntil(lambda: page.notice.heading == "Identical")
    assert "missing" not in page.details.text()


def test_what_was_read_before_the_memory_limit_can_be_verified(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    records = tmp_path / "records.jsonl"
    records.write_bytes(b"".join(to_kcat(record) + b"\n" for record in two_matches().records))
    desktop.open(Opening(FileSource(records), DEFAULT_TOPICS, memory_limit=1))
    page = desktop.window.verify_page
    qtbot.waitUntil(lambda: page.place.ready and desktop.window.match_list.model.total > 0)
    verify(desktop, qtbot, "")
    qtbot.waitUntil(lambda: page.notice.heading == "Identical")
