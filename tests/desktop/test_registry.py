"""The window with a schema registry: a Kafka and files whose values are framed, and sessions of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.main import Desktop
from app.opening import Opening
from kafka_client.archive import RECORDS_PART, read_part
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.files import write_records
from kafka_client.settings import REGISTRY_URL, REGISTRY_USER
from tests.desktop.scripted import ScriptedSource
from tests.desktop.test_session import SECRET, reopened, save, two_matches
from tests.registry import Framer, SmallRegistry
from widgets.registry_dialog import RegistryDialog
from widgets.save_session_dialog import Scope

LEFT = Qt.MouseButton.LeftButton
USER = "me:hunter2-canary"
Kind = TypeVar("Kind", bound=QDialog)
MATCHES = {"finished": 6, "running": 2}


@pytest.fixture
def registry() -> Iterator[SmallRegistry]:
    with SmallRegistry(user=USER) as small:
        yield small


@pytest.fixture
def framed(tmp_path: Path, registry: SmallRegistry) -> Path:
    """A file of Avro values."""
    path = tmp_path / "framed.jsonl"
    with path.open("wb") as stream:
        write_records(map(Framer(registry, "AVRO").framed, two_matches().records), stream)
    return path


def matches(desktop: Desktop) -> dict[str, int]:
    """The matches of the list with their numbers of events."""
    model = desktop.window.match_list.model
    rows = {match_id: model.find(match_id) for match_id in model.shown_ids()}
    return {match_id: row.summary.events for match_id, row in rows.items() if row is not None}


def undecodable(desktop: Desktop) -> str:
    return desktop.window.status_strip.undecodable.text()


def shown_dialog(desktop: Desktop, kind: type[Kind]) -> Kind:
    (dialog,) = (each for each in desktop.window.findChildren(kind) if each.isVisible())
    return dialog


def use(desktop: Desktop, qtbot: QtBot, url: str, sign_in: str = "") -> None:
    """Have files decoded by that registry."""
    desktop.window.actions_["registry"].trigger()
    dialog = shown_dialog(desktop, RegistryDialog)
    dialog.address.line.selectAll()
    QTest.keyClick(dialog.address.line, Qt.Key.Key_Delete)
    QTest.keyClicks(dialog.address.line, url)
    QTest.keyClicks(dialog.sign_in.line, sign_in)
    with qtbot.waitActive(desktop.window):
        QTest.mouseClick(dialog.use_button, LEFT)
        desktop.window.activateWindow()


def shown_record(desktop: Desktop) -> str:
    """The facts and the value of the event at the cursor, as they lie in Kafka."""
    panel = desktop.window.state_panel
    panel.tabs.setCurrentWidget(panel.record_view)
    return f"{panel.record_view.facts.toPlainText()}\n{panel.record_view.value.toPlainText()}"


def test_a_file_is_decoded_by_a_registry_and_its_session_shows_the_same_without_asking(
    desktop: Desktop, qtbot: QtBot, registry: SmallRegistry, framed: Path, tmp_path: Path
) -> None:
    use(desktop, qtbot, registry.url, USER)
    desktop.open_file(str(framed))
    qtbot.waitUntil(
        lambda: matches(desktop) == MATCHES and undecodable(desktop) == "1 undecodable", timeout=20_000
    )
    opening = desktop.opening
    assert opening is not None
    assert "hunter2" not in repr(opening) + opening.command()
    cursor = desktop.window.cursor_
    qtbot.waitUntil(lambda: cursor.replay is not None and len(cursor.replay) > 0)
    desktop.window.match_wanted.emit("finished")
    qtbot.waitUntil(lambda: cursor.replay is not None and cursor.replay.match_id == "finished")
    cursor.go(4)
    before = shown_record(desktop)
    assert "id 4, Avro" in before
    assert f'"response": "{SECRET}"' in before
    whole, redacted = tmp_path / "whole.orep", tmp_path / "redacted.orep"
    save(desktop, qtbot, whole, Scope.ALL)
    save(desktop, qtbot, redacted, Scope.ALL, redact=True)
    assert SECRET.encode() in read_part(whole, RECORDS_PART, 1_000_000)
    assert SECRET.encode() not in read_part(redacted, RECORDS_PART, 1_000_000)

    registry.stop()
    asked = len(registry.asked)
    reopened(desktop, qtbot, whole)
    qtbot.waitUntil(lambda: "digest is verified" in desktop.window.status_strip.note.text())
    assert (matches(desktop), undecodable(desktop)) == (MATCHES, "1 undecodable")
    qtbot.waitUntil(lambda: cursor.replay is not None and cursor.position == 4)
    assert shown_record(desktop) == before
    assert len(registry.asked) == asked


def test_files_are_decoded_by_the_registry_of_the_kafka_that_is_open_until_another_is_named(
    desktop: Desktop, qtbot: QtBot, framed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Opening] = []
    monkeypatch.setattr(desktop, "open", opened.append)
    registry = {REGISTRY_URL: "https://r:1", REGISTRY_USER: USER}
    kafka = {"bootstrap.servers": "a:1", **registry}
    desktop.opening = Opening(ScriptedSource(), DEFAULT_TOPICS, kafka=kafka)
    desktop.open_file(str(framed))
    desktop.opening = opened[0]
    desktop.window.actions_["registry"].trigger()
    dialog = shown_dialog(desktop, RegistryDialog)
    assert (dialog.address.text, dialog.sign_in.text) == ("https://r:1", "")
    dialog.reject()
    use(desktop, qtbot, "http://other:2")
    desktop.opening = opened[1]
    use(desktop, qtbot, "")
    desktop.open_file(str(framed))
    assert [each.registry for each in opened] == [registry, {REGISTRY_URL: "http://other:2"}, {}, {}]
    assert {each.file for each in opened} == {str(framed)}
    assert USER not in repr(opened)


def test_a_registry_for_files_changes_nothing_of_a_kafka_that_is_open(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Opening] = []
    monkeypatch.setattr(desktop, "open", opened.append)
    desktop.opening = Opening(ScriptedSource(), DEFAULT_TOPICS, kafka={"bootstrap.servers": "a:1"})
    use(desktop, qtbot, "http://other:2")
    assert opened == []


def test_what_is_wrong_of_a_registry_for_files_is_told_beside_its_field(desktop: Desktop) -> None:
    desktop.window.actions_["registry"].trigger()
    dialog = shown_dialog(desktop, RegistryDialog)
    QTest.keyClicks(dialog.address.line, "nowhere")
    QTest.keyClicks(dialog.sign_in.line, "me")
    QTest.keyClick(dialog.sign_in.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.address.words.text().startswith("The schema registry's address is none")
    assert dialog.sign_in.words.text() == "As USER:PASSWORD."
    assert "me" not in dialog.sign_in.line.displayText()
    dialog.reject()
