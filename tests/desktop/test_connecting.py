"""Connecting from the window: secrets that are asked for or kept, and what the window says of TLS."""

import logging
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.connecting import Connecting
from app.core.export_forms import Form
from app.main import Desktop
from app.opening import Opening
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.profile import Profile
from kafka_client.profiles import save_profile
from tests.desktop.scripted import ScriptedSource
from tests.desktop.test_session import save, two_matches
from tests.keyrings import MemoryKeyring, using
from widgets.connect_dialog import ConnectDialog
from widgets.save_session_dialog import Scope
from widgets.secret_dialog import SecretDialog

SECRET = "hunter2-canary"
SASL = {"security.protocol": "sasl_plaintext", "sasl.mechanism": "PLAIN", "sasl.username": "me"}


def show(desktop: Desktop, qtbot: QtBot, kafka: dict[str, object]) -> None:
    desktop.open(Opening(ScriptedSource(), DEFAULT_TOPICS, kafka=kafka))
    qtbot.waitUntil(lambda: desktop.opening is not None and desktop.opening.kafka is kafka)


def test_tls_without_verification_is_told_as_long_as_it_is_used(desktop: Desktop, qtbot: QtBot) -> None:
    strip = desktop.window.status_strip
    show(desktop, qtbot, {"security.protocol": "ssl", "enable.ssl.certificate.verification": "false"})
    assert strip.unverified.isVisible()
    assert strip.unverified.text() == "⚠ TLS not verified"
    show(desktop, qtbot, {"security.protocol": "ssl"})
    assert not strip.unverified.isVisible()
    show(desktop, qtbot, {"security.protocol": "ssl", "ssl.endpoint.identification.algorithm": "none"})
    assert strip.unverified.isVisible()
    desktop.window.actions_["disconnect"].trigger()
    qtbot.waitUntil(lambda: not desktop.window.working)
    assert not strip.unverified.isVisible()


def test_a_profile_is_opened_when_its_secret_was_typed_and_nothing_holds_it(
    desktop: Desktop, qtbot: QtBot, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    save_profile(Profile.of("prod", "127.0.0.1:1", None, SASL, {"sasl.password": "ask"}))
    desktop.connecting.open_profile("prod")
    (asking,) = desktop.window.findChildren(SecretDialog)
    QTest.keyClicks(asking.fields["sasl.password"].line, SECRET)
    QTest.keyClick(asking.fields["sasl.password"].line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desktop.opening is not None)
    opening = desktop.opening
    assert opening is not None
    assert opening.kafka is not None
    assert opening.kafka["sasl.password"] == SECRET
    assert opening.profile == "prod"
    qtbot.waitUntil(lambda: desktop.window.match_list.state == "error", timeout=15_000)
    told = repr(opening) + opening.command() + desktop.window.match_list.message + caplog.text
    assert SECRET not in told
    home = Path.home()
    written = [
        path.read_bytes() for folder in (home, tmp_path) for path in folder.rglob("*") if path.is_file()
    ]
    assert written
    assert not [content for content in written if SECRET.encode() in content]


@pytest.fixture
def connecting(qtbot: QtBot) -> Connecting:
    """What connects, without a window to read in."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return Connecting(parent)


def dialogs(connecting: Connecting, kind: type[QDialog]) -> list[QDialog]:
    parent = connecting.parent()
    assert parent is not None
    return [each for each in parent.findChildren(kind) if each.isVisible()]


def test_a_secret_that_the_keyring_does_not_hold_is_told(connecting: Connecting, qtbot: QtBot) -> None:
    save_profile(Profile.of("prod", "127.0.0.1:1", None, SASL, {"sasl.password": "keyring"}))
    with using(MemoryKeyring()), qtbot.waitSignal(connecting.failed) as told:
        connecting.open_profile("prod")
    assert told.args == [
        "The keyring holds no sasl.password of the profile prod; type it anew in the profile."
    ]
    with qtbot.waitSignal(connecting.failed) as told:
        connecting.open_profile("gone")
    assert told.args == ["There is no profile gone; there are: prod."]


def test_a_secret_that_is_not_given_opens_nothing(connecting: Connecting) -> None:
    save_profile(Profile.of("prod", "127.0.0.1:1", None, SASL, {"sasl.password": "ask"}))
    chosen: list[Opening] = []
    connecting.chosen.connect(chosen.append)
    connecting.open_profile("prod")
    (asking,) = dialogs(connecting, SecretDialog)
    QTest.keyClick(asking, Qt.Key.Key_Escape)
    assert chosen == []


def test_a_connection_with_a_sign_in_is_not_offered_by_its_address_alone(
    connecting: Connecting, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAFKA_PASSWORD", SECRET)
    save_profile(Profile.of("prod", "127.0.0.1:1", None, {**SASL, "sasl.password": "env:KAFKA_PASSWORD"}))
    save_profile(Profile.of("plain", "127.0.0.1:1"))
    with qtbot.waitSignal(connecting.chosen) as told:
        connecting.open_profile("prod")
    assert told.args[0].remember == ""
    assert told.args[0].kafka["sasl.password"] == SECRET
    with qtbot.waitSignal(connecting.chosen) as told:
        connecting.open_profile("plain")
    assert told.args[0].remember == "127.0.0.1:1"
    assert told.args[0].index is not None


def test_the_dialog_begins_with_the_profile_that_is_open(connecting: Connecting) -> None:
    save_profile(Profile.of("plain", "127.0.0.1:1"))
    connecting.ask("plain")
    (dialog,) = dialogs(connecting, ConnectDialog)
    assert isinstance(dialog, ConnectDialog)
    assert dialog.profiles.current == "plain"
    dialog.reject()
    connecting.ask(None)
    (dialog,) = dialogs(connecting, ConnectDialog)
    assert isinstance(dialog, ConnectDialog)
    assert dialog.profiles.current == ""


def test_a_session_and_a_dump_of_a_connection_with_a_secret_hold_none(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    source = ScriptedSource()
    kafka = {"bootstrap.servers": "a:1", **SASL, "sasl.password": SECRET}
    desktop.open(Opening(source, DEFAULT_TOPICS, kafka=kafka))
    source.bring(two_matches().records)
    qtbot.waitUntil(lambda: desktop.window.cursor_.replay is not None)
    session, dump = tmp_path / "session.replay", tmp_path / "records.jsonl"
    save(desktop, qtbot, session, Scope.ALL)
    with qtbot.waitSignal(desktop.feed.exported):
        desktop.window.exports.export_wanted.emit(str(dump), None, Form.RECORDS)
    with zipfile.ZipFile(session) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    assert len(parts) >= 2
    assert not [part for part in (*parts, dump.read_bytes()) if SECRET.encode() in part or b"sasl" in part]


def test_the_dialog_tests_a_real_connection(
    connecting: Connecting, qtbot: QtBot, embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    connecting.ask(None)
    (dialog,) = dialogs(connecting, ConnectDialog)
    assert isinstance(dialog, ConnectDialog)
    QTest.keyClicks(dialog.pages.address.line, embedded_broker)
    QTest.mouseClick(dialog.panel.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.panel.verdict.text().startswith("There is no topic match-events"))
    for role, name in fresh_topics.items():
        dialog.pages.topics[role].line.setText(name)
    QTest.mouseClick(dialog.panel.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.panel.verdict.text() == "It works, but see the warnings.")
    states = [check.state for check in dialog.panel.checks]
    assert states == ["ok", "ok", "skipped", "skipped", "ok", "ok", "warning"]
    assert "no records yet" in dialog.panel.checks[-1].text
    dialog.reject()
