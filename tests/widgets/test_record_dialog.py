"""Records that are not events can be looked at."""

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.qt.undecodable_model import UndecodableModel
from kafka_client.decoding import decode
from kafka_client.events import TopicRoles, Undecodable
from tests.logs import Log
from widgets.record_dialog import RecordDialog


def garbage() -> list[Undecodable]:
    log = Log().raw(b"[1, 2]").raw(None).raw(b"\xff\x00").raw(b"{}")
    decoded = [decode(record, TopicRoles()) for record in log.records]
    items = [item for item in decoded if isinstance(item, Undecodable)]
    assert len(items) == 4
    return items


def shown_offset(dialog: RecordDialog) -> str:
    facts = dialog.record_view.facts.toPlainText().split()
    return facts[facts.index("offset") + 1]


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = UndecodableModel()
    qtmodeltester.check(model)
    model.set_items(garbage())
    qtmodeltester.check(model)
    assert model.rowCount() == 4


def test_every_record_is_listed_with_why_and_its_bytes_are_shown(qtbot: QtBot) -> None:
    dialog = RecordDialog()
    qtbot.addWidget(dialog)
    dialog.show_items(garbage())
    assert dialog.isVisible()
    facts = dialog.record_view.facts
    lines = len(facts.toPlainText().splitlines())
    assert lines >= 6
    assert facts.height() > lines * facts.fontMetrics().height(), "all of them are in sight"
    assert "4 records are no events" in dialog.heading.text()
    model = dialog.table.model()
    reasons = [model.index(row, model.columnCount() - 1).data() for row in range(model.rowCount())]
    assert reasons[0] == "it is JSON, but not an object"
    assert "tombstone" in reasons[1]
    dialog.table.selectRow(1)
    assert shown_offset(dialog) == "1"


def test_one_record_is_shown_alone(qtbot: QtBot) -> None:
    dialog = RecordDialog()
    qtbot.addWidget(dialog)
    dialog.show_record(garbage()[2].record)
    assert dialog.table.isHidden()
    assert shown_offset(dialog) == "2"


def test_without_any_it_says_so(qtbot: QtBot) -> None:
    dialog = RecordDialog()
    qtbot.addWidget(dialog)
    dialog.show_items([])
    assert dialog.table.nothing.heading == "Every record so far is an event"
    assert not dialog.record_view.isVisible()
