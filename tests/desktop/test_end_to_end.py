"""The main job, from Kafka to a stepped replay and an export, by keys, against the core's answer."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.core.export import match_document
from app.core.history import History
from app.core.match import fold
from app.core.view import state_view
from app.main import Desktop
from kafka_client.consumer import KafkaSource
from kafka_client.events import Role
from kafka_client.producing.seeding import seed
from kafka_client.source import read_to_end
from tests.desktop.conftest import kafka_opening
from tests.widgets.hands import save_as
from widgets.value_views import StateTree

MATCHES = 20


def core_s_answer(bootstrap: str, topics: dict[Role, str]) -> History:
    history = History(topics)
    for batch in read_to_end(KafkaSource({"bootstrap.servers": bootstrap}, topics)):
        history.ingest(batch.records)
    return history


def choose(qtbot: QtBot, combo: QComboBox, text: str) -> None:
    """Choose an entry of a combo box by the keyboard."""
    combo.setFocus()
    row = combo.findText(text, Qt.MatchFlag.MatchStartsWith)
    assert row >= 0, [combo.itemText(index) for index in range(combo.count())]
    for _ in range(row - combo.currentIndex()):
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentIndex() == row


def top_rows(tree: StateTree) -> dict[str, str]:
    """What the tree shows on its top level: name → value."""
    model = tree.model
    return {model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())}


def test_seeded_matches_are_filtered_stepped_and_exported_as_the_core_says(
    desktop: Desktop,
    qtbot: QtBot,
    embedded_broker: str,
    fresh_topics: dict[Role, str],
    tmp_path: Path,
) -> None:
    seed(embedded_broker, MATCHES, 7, fresh_topics)
    history = core_s_answer(embedded_broker, fresh_topics)
    window = desktop.window

    desktop.open(kafka_opening(embedded_broker, fresh_topics))
    qtbot.waitUntil(lambda: window.match_list.model.total == MATCHES)
    qtbot.waitUntil(lambda: window.cursor_.replay is not None)

    choose(qtbot, window.filter_bar.outcome, "correct")
    rows = history.rows()
    correct = {row.summary.match_id for row in rows if row.summary.outcome == "correct"}
    qtbot.waitUntil(lambda: set(window.match_list.model.shown_ids()) == correct)

    wanted = window.match_list.model.shown_ids()[1]
    table = window.match_list.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.cursor_.replay is not None and window.cursor_.replay.match_id == wanted)

    qtbot.keyClick(window, Qt.Key.Key_Home)
    for _ in range(5):
        qtbot.keyClick(window, Qt.Key.Key_Right)
    qtbot.keyClick(window, Qt.Key.Key_Left)
    assert window.cursor_.position == 4
    events = history.events(wanted)
    assert window.cursor_.replay is not None
    assert state_view(window.cursor_.replay.state_at(4)) == state_view(fold(wanted, events[:4]))
    shown = top_rows(window.state_panel.state_tree)
    known = fold(wanted, events[:4])
    assert shown["status"] == known.status.value.replace("_", " ")
    assert shown["humans"] == ", ".join(known.humans)
    assert shown["participants"] == ", ".join(known.participants or ())

    target = tmp_path / "exported.json"
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(desktop.feed.exported):
        save_as(window, target)
    expected = json.loads(json.dumps(match_document(history.state(wanted), events)))
    assert json.loads(target.read_text()) == expected

    everything = tmp_path / "all.json"
    window.actions_["export_shown"].trigger()
    with qtbot.waitSignal(desktop.feed.exported):
        save_as(window, everything)
    exported = json.loads(everything.read_text())
    assert {match["matchId"] for match in exported["matches"]} == correct
