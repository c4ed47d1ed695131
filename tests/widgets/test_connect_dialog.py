"""The dialog of connections, by clicks and keys, on the profiles' file and a keyring in memory."""

import json
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, Qt, QTimeZone
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.connecting import ProfileBook
from app.core.connection_draft import Draft, Keeping
from app.core.connection_form import Security
from app.qt.connection_book import ConnectionChoice
from app.qt.property_model import Column
from app.qt.zones import zone
from kafka_client.checks import REGISTRY_STEP, STEPS, Check
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.profile import Profile
from kafka_client.profiles import export_profiles, list_profiles, load_profile, profiles_path, save_profile
from kafka_client.settings import REGISTRY_URL, REGISTRY_USER
from kafka_client.source import EVERYTHING, LoadWindow
from tests.keyrings import MemoryKeyring, using
from tests.widgets.hands import press
from widgets.connect_dialog import ConnectDialog
from widgets.secret_dialog import SecretDialog

LEFT = Qt.MouseButton.LeftButton
SECRET = "hunter2"
SCRAM = {"security.protocol": "sasl_ssl", "sasl.mechanism": "SCRAM-SHA-512", "sasl.username": "me"}


class Book(ProfileBook):
    """The true one, but for the test of a connection, whose steps the test gives."""

    def __init__(self) -> None:
        self.steps: list[Check] = []
        self.probed: list[tuple[Draft, Mapping[str, str]]] = []

    def probe(self, draft: Draft, asked: Mapping[str, str], stop: threading.Event) -> Iterator[Check]:
        self.probed.append((draft, asked))
        yield from self.steps


@pytest.fixture(autouse=True)
def ring() -> Iterator[MemoryKeyring]:
    made = MemoryKeyring()
    with using(made):
        yield made


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def dialog(qtbot: QtBot, book: Book) -> ConnectDialog:
    save_profile(
        Profile.of("staging", "s:1", {Role.ROBOT_EVENTS: "st.robots"}, SCRAM, {"sasl.password": "ask"})
    )
    save_profile(Profile.of("dev", "d:1"))
    made = ConnectDialog(book)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.open()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: not made._keyring.running)
    return made


@pytest.fixture
def choices(dialog: ConnectDialog) -> list[ConnectionChoice]:
    told: list[ConnectionChoice] = []
    dialog.chosen.connect(told.append)
    return told


def connect(dialog: ConnectDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.chosen):
        QTest.mouseClick(dialog.connect_button, LEFT)


def save(dialog: ConnectDialog, qtbot: QtBot) -> None:
    QTest.keySequence(dialog, "Ctrl+S")
    qtbot.waitUntil(lambda: not dialog._errand.running)


def choose_kind(dialog: ConnectDialog, kind: Security) -> None:
    """Choose a kind of security by keys."""
    box = dialog.pages.security.kind_box
    press(box, Qt.Key.Key_Home, *[Qt.Key.Key_Down] * box.findData(kind))
    assert dialog.pages.security.kind is kind


def rows_shown(dialog: ConnectDialog) -> list[str]:
    fields = dialog.pages.security.fields
    return [name for name, field in fields.items() if field.isVisible()]


def test_an_address_and_enter_are_enough(
    dialog: ConnectDialog, choices: list[ConnectionChoice], qtbot: QtBot
) -> None:
    QTest.keyClicks(focused(), "one:9092, two:9092")
    press_focused(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(choices) == 1)
    settings = {"bootstrap.servers": "one:9092,two:9092"}
    assert choices == [ConnectionChoice("", dict(DEFAULT_TOPICS), EVERYTHING, settings)]
    assert not dialog.isVisible()
    assert [profile.name for profile in list_profiles()] == ["dev", "staging"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Give the address of a broker, such as localhost:9092."),
        ("localhost", "localhost is not HOST:PORT; write it as in localhost:9092."),
    ],
)
def test_a_wrong_address_is_told_beside_it_until_one_types_on(
    dialog: ConnectDialog, choices: list[ConnectionChoice], typed: str, sentence: str
) -> None:
    dialog.set_address(typed)
    QTest.mouseClick(dialog.connect_button, LEFT)
    field = dialog.pages.address
    assert dialog.isVisible()
    assert choices == []
    assert field.words.text() == sentence
    assert field.line.property("wrong") is True
    assert QApplication.focusWidget() is field.line
    QTest.keyClicks(field.line, "l")
    assert field.line.property("wrong") is False


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Security.PLAINTEXT, []),
        (
            Security.TLS,
            ["ssl.ca.location", "ssl.certificate.location", "ssl.key.location", "ssl.key.password"],
        ),
        (Security.SCRAM_256, ["sasl.username", "sasl.password", "ssl.ca.location"]),
        (Security.MSK_IAM, ["aws.region", "aws.profile", "aws.role"]),
        (Security.OTHER, []),
    ],
)
def test_each_kind_of_security_has_its_own_fields(
    dialog: ConnectDialog, kind: Security, fields: list[str]
) -> None:
    choose_kind(dialog, kind)
    assert rows_shown(dialog) == fields
    encrypted = kind not in (Security.PLAINTEXT, Security.OTHER)
    assert dialog.pages.security.verify_box.isVisible() == encrypted
    assert dialog.pages.security.verify_box.isChecked()


def test_every_secret_of_a_field_is_hidden_while_it_is_typed(dialog: ConnectDialog) -> None:
    choose_kind(dialog, Security.SCRAM_512)
    field = dialog.pages.security.fields["sasl.password"]
    QTest.keyClicks(field.line, SECRET)
    assert SECRET not in field.line.displayText()
    assert field.line.selectedText() == ""


def type_scram(dialog: ConnectDialog) -> None:
    """Write a connection with a password."""
    dialog.set_address("one:9093")
    choose_kind(dialog, Security.SCRAM_512)
    QTest.keyClicks(dialog.pages.security.fields["sasl.username"].line, "me")
    QTest.keyClicks(dialog.pages.security.fields["sasl.password"].line, SECRET)


def test_a_connection_with_a_name_is_remembered_and_its_password_is_in_the_keyring(
    dialog: ConnectDialog, choices: list[ConnectionChoice], qtbot: QtBot, ring: MemoryKeyring
) -> None:
    type_scram(dialog)
    QTest.keyClicks(dialog.pages.name.line, " prod ")
    connect(dialog, qtbot)
    assert choices[0].name == "prod"
    assert choices[0].saved_index
    assert choices[0].settings == {
        "bootstrap.servers": "one:9093",
        "security.protocol": "sasl_ssl",
        "sasl.mechanism": "SCRAM-SHA-512",
        "sasl.username": "me",
        "sasl.password": SECRET,
    }
    assert load_profile("prod").secrets == {"sasl.password": "keyring"}
    assert ring.entries == {("orchestra-replay", "prod/sasl.password"): SECRET}
    assert SECRET not in profiles_path().read_text(encoding="utf-8")
    assert SECRET not in repr(choices[0])


def test_a_kept_password_is_never_shown_and_used_when_one_connects(
    dialog: ConnectDialog, choices: list[ConnectionChoice], qtbot: QtBot
) -> None:
    type_scram(dialog)
    QTest.keyClicks(dialog.pages.name.line, "prod")
    save(dialog, qtbot)
    assert dialog.profiles.current == "prod"
    field = dialog.pages.security.fields["sasl.password"]
    assert field.line.text() == ""
    assert field.line.placeholderText() == "kept; type to change"
    connect(dialog, qtbot)
    assert choices[0].settings["sasl.password"] == SECRET


def test_a_renamed_connection_takes_its_password_along_and_a_deleted_one_leaves_none(
    dialog: ConnectDialog, qtbot: QtBot, ring: MemoryKeyring
) -> None:
    type_scram(dialog)
    QTest.keyClicks(dialog.pages.name.line, "prod")
    save(dialog, qtbot)
    press(dialog.profiles.list, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is dialog.pages.name.line
    QTest.keyClicks(focused(), "production")
    save(dialog, qtbot)
    assert ring.entries == {("orchestra-replay", "production/sasl.password"): SECRET}
    assert dialog.profiles.names == ["dev", "production", "staging"]
    press(dialog.profiles.list, Qt.Key.Key_Delete)
    (question,) = dialog.findChildren(QMessageBox)
    assert question.text() == "Delete the connection production and its secrets?"
    buttons = question.findChildren(QPushButton)
    QTest.mouseClick(next(button for button in buttons if button.text() == "Delete"), LEFT)
    qtbot.waitUntil(lambda: dialog.profiles.names == ["dev", "staging"])
    assert ring.entries == {}


def test_without_a_keyring_a_password_is_asked_for_and_the_dialog_says_so(
    qtbot: QtBot, book: Book, choices: list[ConnectionChoice]
) -> None:
    with using(None):
        made = ConnectDialog(book)
        qtbot.addWidget(made)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        made.open()
        qtbot.waitUntil(lambda: not made._keyring.running)
        made.chosen.connect(choices.append)
        type_scram(made)
        QTest.keyClicks(made.pages.name.line, "prod")
        field = made.pages.security.fields["sasl.password"]
        assert field.words.text() == "There is no keyring here, so the secret is asked for each time."
        connect(made, qtbot)
    assert choices[0].settings["sasl.password"] == SECRET
    assert load_profile("prod").secrets == {"sasl.password": "ask"}
    assert SECRET not in profiles_path().read_text(encoding="utf-8")


def test_a_secret_that_is_kept_nowhere_is_asked_for_before_connecting(
    dialog: ConnectDialog, choices: list[ConnectionChoice], qtbot: QtBot
) -> None:
    press(dialog.profiles.list, Qt.Key.Key_End)
    assert dialog.pages.name.text == "staging"
    QTest.mouseClick(dialog.connect_button, LEFT)
    (asking,) = dialog.findChildren(SecretDialog)
    QTest.mouseClick(asking.connect_button, LEFT)
    assert asking.fields["sasl.password"].words.text() == "Type it to go on."
    QTest.keyClicks(asking.fields["sasl.password"].line, SECRET)
    assert SECRET not in asking.fields["sasl.password"].line.displayText()
    with qtbot.waitSignal(dialog.chosen):
        QTest.keyClick(asking.fields["sasl.password"].line, Qt.Key.Key_Return)
    assert choices[0].settings["sasl.password"] == SECRET
    assert choices[0].topics[Role.ROBOT_EVENTS] == "st.robots"


def test_the_name_of_another_connection_is_refused(dialog: ConnectDialog, qtbot: QtBot) -> None:
    dialog.set_address("one:1")
    QTest.keyClicks(dialog.pages.name.line, "dev")
    save(dialog, qtbot)
    assert dialog.problem.words.text() == "There is a connection dev already; choose another name."
    assert load_profile("dev").bootstrap == "d:1"


def test_what_was_changed_is_marked_and_there_again_when_one_comes_back(
    dialog: ConnectDialog, qtbot: QtBot
) -> None:
    dialog.profiles.choose("dev")
    press(dialog.pages.address.line, Qt.Key.Key_End)
    QTest.keyClicks(dialog.pages.address.line, ",e:1")
    assert dialog.profiles.list.currentItem().text() == "dev •"
    dialog.profiles.choose("staging")
    assert dialog.pages.address.text == "s:1"
    dialog.profiles.choose("dev")
    assert dialog.pages.address.text == "d:1,e:1"
    save(dialog, qtbot)
    assert dialog.profiles.list.currentItem().text() == "dev"
    assert load_profile("dev").bootstrap == "d:1,e:1"


def test_a_copy_has_another_name_and_the_same_settings(dialog: ConnectDialog, qtbot: QtBot) -> None:
    dialog.profiles.choose("staging")
    QTest.mouseClick(dialog.profiles.duplicate_button, LEFT)
    assert dialog.profiles.current == ""
    save(dialog, qtbot)
    copy, original = load_profile("staging copy"), load_profile("staging")
    assert (copy.bootstrap, copy.properties, copy.secrets) == (
        original.bootstrap,
        original.properties,
        original.secrets,
    )


def test_connections_are_exported_without_secrets_and_imported_under_free_names(
    dialog: ConnectDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    type_scram(dialog)
    QTest.keyClicks(dialog.pages.name.line, "prod")
    save(dialog, qtbot)
    path = tmp_path / "prod.json"
    dialog._export(str(path))
    assert SECRET not in path.read_text(encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8"))["profiles"][0]["bootstrap"] == "one:9093"
    dialog._import(str(path))
    assert dialog.profiles.current == "prod 2"
    assert load_profile("prod 2").secrets == {"sasl.password": "ask"}  # the keyring holds that of prod
    dialog.profiles.choose("staging")
    dialog._export(str(path))
    dialog._import(str(path))
    assert dialog.profiles.current == "staging 2"
    assert not dialog.banner.isVisible()
    sneaky = Profile.of("evil", "e:1", None, {"client.id": "env:AWS_KEY", "sasl.password": "env:PASSWORD"})
    path.write_bytes(export_profiles([sneaky]))
    dialog._import(str(path))
    assert dialog.banner.words.text().endswith("these environment variables: PASSWORD, AWS_KEY.")
    path.write_text("[]", encoding="utf-8")
    dialog._import(str(path))
    assert "holds no profiles that can be used" in dialog.problem.words.text()


def test_a_property_is_written_into_the_table_and_a_wrong_one_is_told(
    dialog: ConnectDialog, choices: list[ConnectionChoice], qtbot: QtBot
) -> None:
    dialog.set_address("one:1")
    pages = dialog.pages
    pages.setCurrentWidget(pages.properties_page)
    table, model = pages.properties.table, pages.properties.model

    def write(column: Column, text: str) -> None:
        with qtbot.waitActive(dialog):  # offscreen, a window is not active again when its popup closes
            dialog.activateWindow()
        table.setFocus()
        table.setCurrentIndex(model.index(0, column))
        press(table, Qt.Key.Key_F2)
        QTest.keyClicks(focused(), text)
        press_focused(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: table.state() is QAbstractItemView.State.NoState)
        assert model.data(model.index(0, column)) == text
        assert dialog.isVisible()

    write(Column.NAME, "socket.timeout.ms")
    write(Column.VALUE, "soon")
    pages.setCurrentIndex(0)
    QTest.mouseClick(dialog.connect_button, LEFT)
    assert pages.currentWidget() is pages.properties_page
    assert "socket.timeout.ms cannot be soon" in pages.properties.words.text()
    model.setData(model.index(0, Column.VALUE), "1000")
    connect(dialog, qtbot)
    assert choices[0].settings["socket.timeout.ms"] == "1000"


def test_a_secret_in_the_table_is_never_shown(dialog: ConnectDialog) -> None:
    model = dialog.pages.properties.model
    model.setData(model.index(0, Column.NAME), "ssl.keystore.password")
    model.setData(model.index(0, Column.VALUE), SECRET)
    shown = [model.data(model.index(0, column), role) for column in Column for role in Qt.ItemDataRole]
    assert SECRET not in str(shown)
    assert dialog.pages.draft.secrets["ssl.keystore.password"].keeping is Keeping.KEYRING


def test_tls_without_verification_is_warned_of_loudly(dialog: ConnectDialog) -> None:
    choose_kind(dialog, Security.TLS)
    assert not dialog.banner.isVisible()
    dialog.pages.security.verify_box.click()
    assert dialog.banner.isVisible()
    assert dialog.banner.words.text().startswith("TLS without verification")
    dialog.pages.security.verify_box.click()
    assert not dialog.banner.isVisible()
    choose_kind(dialog, Security.PLAIN)
    dialog.pages.security.encrypt_box.click()
    assert "everyone on the way to the broker can read the password" in dialog.banner.words.text()


def passed() -> list[Check]:
    return [Check(step, "ok", f"{step} is fine.", 0.25) for step in STEPS]


def test_the_test_tells_each_step_with_its_time(dialog: ConnectDialog, book: Book, qtbot: QtBot) -> None:
    book.steps = passed()
    dialog.set_address("one:1")
    QTest.keyClick(dialog, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.panel.verdict.text() == "All of it works.")
    assert [dialog.panel._rows[step].word.text() for step in STEPS] == ["250 ms"] * len(STEPS)
    assert not dialog.panel._rows[REGISTRY_STEP].name.isVisible()
    assert dialog.panel._rows["TLS"].text.text() == "TLS is fine."
    QTest.keyClicks(dialog.pages.address.line, "2")
    assert not dialog.panel._rows["TLS"].name.isVisible()


def type_registry(dialog: ConnectDialog, address: str, sign_in: str, keeping: Keeping) -> None:
    """Write a schema registry, and who signs in there."""
    dialog.pages.setCurrentWidget(dialog.pages.reading_page)
    registry = dialog.pages.registry
    QTest.keyClicks(registry.address.line, address)
    box = registry.sign_in.keeping_box
    press(box, Qt.Key.Key_Home, *[Qt.Key.Key_Down] * box.findData(keeping))
    QTest.keyClicks(registry.sign_in.line, sign_in)


def test_a_schema_registry_is_remembered_and_who_signs_in_there_is_in_the_keyring(
    dialog: ConnectDialog, choices: list[ConnectionChoice], qtbot: QtBot, ring: MemoryKeyring
) -> None:
    dialog.set_address("one:1")
    QTest.keyClicks(dialog.pages.name.line, "framed")
    type_registry(dialog, "https://r:8081", f"me:{SECRET}", Keeping.KEYRING)
    assert SECRET not in dialog.pages.registry.sign_in.line.displayText()
    connect(dialog, qtbot)
    assert choices[0].settings == {
        "bootstrap.servers": "one:1",
        REGISTRY_URL: "https://r:8081",
        REGISTRY_USER: f"me:{SECRET}",
    }
    profile = load_profile("framed")
    assert (profile.properties, profile.secrets) == (
        {REGISTRY_URL: "https://r:8081"},
        {REGISTRY_USER: "keyring"},
    )
    assert ring.entries == {("orchestra-replay", f"framed/{REGISTRY_USER}"): f"me:{SECRET}"}
    assert SECRET not in profiles_path().read_text(encoding="utf-8")


def test_a_schema_registry_that_was_saved_elsewhere_stands_in_its_fields_and_not_among_the_properties(
    dialog: ConnectDialog,
) -> None:
    others = {REGISTRY_URL: "https://r:1", REGISTRY_USER: "env:REGISTRY", "schema.registry.timeout": "9"}
    save_profile(Profile.of("framed", "f:1", None, others))
    dialog.pages.show_draft(dialog._book.draft("framed"))
    registry, table = dialog.pages.registry, dialog.pages.properties.model
    assert (registry.address.text, registry.sign_in.text) == ("https://r:1", "REGISTRY")
    assert registry.sign_in.keeping is Keeping.ENVIRONMENT
    assert (table.properties(), table.secrets()) == ({"schema.registry.timeout": "9"}, {})
    assert dialog.pages.draft == dialog._book.draft("framed")
    table.setData(table.index(1, Column.NAME), REGISTRY_URL)
    assert "“Registry address” on the page What to read" in table.mistake(1)


@pytest.mark.parametrize(
    ("address", "sign_in", "sentence"),
    [
        ("nowhere", "", "The schema registry's address is none; write it as in"),
        ("https://me:pass@r:1", "", "The schema registry's address holds a user's name or password"),
        ("", "me:pass", "Give the address of the schema registry."),
        ("https://r:1", "me", "As USER:PASSWORD."),
    ],
)
def test_what_is_wrong_of_a_schema_registry_is_told_beside_its_field(
    dialog: ConnectDialog, choices: list[ConnectionChoice], address: str, sign_in: str, sentence: str
) -> None:
    dialog.set_address("one:1")
    type_registry(dialog, address, sign_in, Keeping.ASK if sign_in else Keeping.NONE)
    dialog.pages.setCurrentWidget(dialog.pages.cluster_page)
    QTest.mouseClick(dialog.connect_button, LEFT)
    registry = dialog.pages.registry
    wrong = registry.sign_in if sentence.startswith("As") else registry.address
    assert choices == []
    assert wrong.words.text().startswith(sentence)
    assert QApplication.focusWidget() is wrong.line


def test_who_is_asked_to_sign_in_at_a_schema_registry_is_told_how_to_write_it(
    dialog: ConnectDialog, choices: list[ConnectionChoice], qtbot: QtBot
) -> None:
    dialog.set_address("one:1")
    type_registry(dialog, "https://r:1", "", Keeping.ASK)
    QTest.mouseClick(dialog.connect_button, LEFT)
    (asking,) = dialog.findChildren(SecretDialog)
    field = asking.fields[REGISTRY_USER]
    assert field.words.text() == "As USER:PASSWORD."
    QTest.keyClicks(field.line, f"me:{SECRET}")
    with qtbot.waitSignal(dialog.chosen):
        press(field.line, Qt.Key.Key_Return)
    assert choices[0].settings[REGISTRY_USER] == f"me:{SECRET}"


def test_a_schema_registry_is_a_step_of_its_own_where_there_is_one(
    dialog: ConnectDialog, book: Book, qtbot: QtBot
) -> None:
    book.steps = [*passed(), Check(REGISTRY_STEP, "warning", "It cannot be asked.", 0.1)]
    dialog.set_address("one:1")
    QTest.mouseClick(dialog.panel.button, LEFT)
    qtbot.waitUntil(lambda: dialog.panel.verdict.text() == "It works, but see the warnings.")
    assert dialog.panel._rows[REGISTRY_STEP].name.isVisible()
    assert dialog.panel._rows[REGISTRY_STEP].text.text() == "It cannot be asked."


def test_a_test_that_fails_says_why_and_one_that_warns_does_too(
    dialog: ConnectDialog, book: Book, qtbot: QtBot
) -> None:
    dialog.set_address("one:1")
    book.steps = [passed()[0], Check("connected", "failed", "Nothing answers; start it.", 0.1)]
    QTest.mouseClick(dialog.panel.button, LEFT)
    qtbot.waitUntil(lambda: not dialog.check.running)
    assert dialog.panel.verdict.text() == "Nothing answers; start it."
    assert dialog.panel.verdict.property("kind") == "problem"
    book.steps = [*passed()[:2], Check("TLS", "warning", "Not verified.", 0.1)]
    QTest.mouseClick(dialog.panel.button, LEFT)
    qtbot.waitUntil(lambda: not dialog.check.running)
    assert dialog.panel.verdict.text() == "It works, but see the warnings."


def test_a_test_can_be_cancelled_and_is_when_one_looks_at_another(
    dialog: ConnectDialog, book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[threading.Event] = []

    def endless(draft: Draft, asked: Mapping[str, str], stop: threading.Event) -> Iterator[Check]:
        yield Check("name resolved", "running")
        stop.wait(20)
        stopped.append(stop)

    monkeypatch.setattr(book, "probe", endless)
    dialog.set_address("one:1")
    QTest.mouseClick(dialog.panel.button, LEFT)
    qtbot.waitUntil(lambda: len(dialog.panel.checks) == 1)
    assert dialog.panel.button.text() == "Cancel test"
    QTest.mouseClick(dialog.panel.button, LEFT)
    assert dialog.panel.verdict.text() == "The test was cancelled."
    qtbot.waitUntil(lambda: len(stopped) == 1)
    QTest.mouseClick(dialog.panel.button, LEFT)
    dialog.profiles.choose("dev")
    assert not dialog.check.running
    qtbot.waitUntil(lambda: len(stopped) == 2)


def test_a_keyring_that_refuses_is_told_and_the_dialog_stays(
    dialog: ConnectDialog, choices: list[ConnectionChoice], qtbot: QtBot, ring: MemoryKeyring
) -> None:
    ring.locked = True
    type_scram(dialog)
    QTest.keyClicks(dialog.pages.name.line, "prod")
    QTest.mouseClick(dialog.connect_button, LEFT)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "(the keyring is locked); unlock it and try again." in dialog.problem.words.text()
    assert SECRET not in dialog.problem.words.text()
    assert dialog.connect_button.isEnabled()
    assert choices == []
    assert "prod" not in [profile.name for profile in list_profiles()]


# What to read.

SINCE, UNTIL = 1_790_000_000_000, 1_790_000_600_000


@pytest.fixture
def reading(dialog: ConnectDialog) -> ConnectDialog:
    """The dialog, with an address, at the page that says what to read."""
    dialog.set_address("one:1")
    dialog.pages.setCurrentWidget(dialog.pages.reading_page)
    return dialog


def moment(milliseconds: int) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(milliseconds, QTimeZone.utc())


def test_the_last_records_can_be_asked_for(
    reading: ConnectDialog, choices: list[ConnectionChoice], qtbot: QtBot
) -> None:
    span = reading.pages.span
    assert not span.count.isEnabled()
    span.last.click()
    span.count.selectAll()
    QTest.keyClicks(span.count, "500")
    connect(reading, qtbot)
    assert choices[0].window == LoadWindow(last=500)


def test_a_span_of_times_is_in_utc_and_may_be_open(
    reading: ConnectDialog, choices: list[ConnectionChoice], qtbot: QtBot
) -> None:
    span = reading.pages.span
    span.times.click()
    span.since.moment.setDateTime(moment(SINCE))
    assert span.since.moment.text() == "2026-09-21 14:13:20"
    assert not span.until.moment.isEnabled()
    connect(reading, qtbot)
    reading.open()
    span.until.box.click()
    span.until.moment.setDateTime(moment(UNTIL))
    connect(reading, qtbot)
    windows = [choice.window for choice in choices]
    assert windows == [LoadWindow(since=SINCE), LoadWindow(since=SINCE, until=UNTIL)]


def test_a_span_of_times_is_in_the_zone_of_the_window_which_is_named(
    reading: ConnectDialog, choices: list[ConnectionChoice], qtbot: QtBot
) -> None:
    span = reading.pages.span
    span.times.click()
    span.since.moment.setDateTime(moment(SINCE))
    zone().choose("Asia/Tokyo")
    try:
        assert span.since.zone.text() == "Asia/Tokyo"
        assert span.since.moment.text() == "2026-09-21 23:13:20"
        connect(reading, qtbot)
    finally:
        zone().choose("UTC")
    assert choices[0].window == LoadWindow(since=SINCE)


def test_a_span_that_holds_nothing_is_told_until_it_is_changed(
    reading: ConnectDialog, choices: list[ConnectionChoice]
) -> None:
    span = reading.pages.span
    span.times.click()
    span.until.box.click()
    for bound in (span.since, span.until):
        bound.moment.setDateTime(moment(SINCE))
    reading.pages.setCurrentIndex(0)
    QTest.mouseClick(reading.connect_button, LEFT)
    assert reading.pages.currentWidget() is reading.pages.reading_page
    assert span.words.text() == "Until must be later than since."
    assert choices == []
    span.until.moment.setDateTime(moment(UNTIL))
    assert not span.words.isVisible()
    for bound in (span.since, span.until):
        bound.box.click()
    QTest.mouseClick(reading.connect_button, LEFT)
    assert span.words.text() == "Choose since, until or both."


def press_focused(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tab_to(widget: QWidget) -> None:
    """Press Tab until the widget has the focus: within a date, Tab goes from the year to the month first."""
    for _ in range(12):
        if QApplication.focusWidget() is widget:
            return
        press_focused(Qt.Key.Key_Tab)
    pytest.fail(f"{widget} is not reached by Tab")


def test_the_span_can_be_chosen_by_keys_alone(
    reading: ConnectDialog, choices: list[ConnectionChoice], qtbot: QtBot
) -> None:
    span = reading.pages.span
    span.everything.setFocus()
    press_focused(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert span.times.isChecked()
    tab_to(span.until.box)
    press_focused(Qt.Key.Key_Space)
    tab_to(span.until.moment)
    with qtbot.waitSignal(reading.chosen):
        press_focused(Qt.Key.Key_Up, Qt.Key.Key_Return)
    window = choices[0].window
    assert window.since is not None
    assert window.until is not None
    assert window.until > window.since


def test_topics_are_named_by_role(
    reading: ConnectDialog, choices: list[ConnectionChoice], qtbot: QtBot
) -> None:
    field = reading.pages.topics[Role.ROBOT_EVENTS]
    field.line.selectAll()
    QTest.keyClicks(field.line, "staging.robot-events")
    connect(reading, qtbot)
    assert choices[0].topics == {**DEFAULT_TOPICS, Role.ROBOT_EVENTS: "staging.robot-events"}


@pytest.mark.parametrize("name", ["", "robot events", "..", "x" * 250])
def test_a_wrong_topic_is_shown_wherever_one_is(
    reading: ConnectDialog, choices: list[ConnectionChoice], name: str
) -> None:
    field = reading.pages.topics[Role.ROBOT_EVENTS]
    field.line.setText(name)
    reading.pages.setCurrentIndex(0)
    QTest.mouseClick(reading.connect_button, LEFT)
    assert field.isVisible()
    assert field.words.text() == "Use up to 249 letters, digits, dots, underscores and hyphens."
    assert choices == []


def test_escape_and_cancel_choose_nothing(dialog: ConnectDialog, choices: list[ConnectionChoice]) -> None:
    dialog.set_address("one:1")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.open()
    QTest.mouseClick(dialog.cancel_button, LEFT)
    assert not dialog.isVisible()
    assert choices == []


def test_a_picture_of_the_dialog_is_the_same_whatever_the_secret_is(dialog: ConnectDialog) -> None:
    type_scram(dialog)
    line = dialog.pages.security.fields["sasl.password"].line
    model = dialog.pages.properties.model
    model.setData(model.index(0, Column.NAME), "ssl.keystore.password")
    pictures = []
    for secret in ("hunter2", "MWQ#@&W"):
        line.setText(secret)
        model.setData(model.index(0, Column.VALUE), secret)
        for page in (dialog.pages.cluster_page, dialog.pages.properties_page):
            dialog.pages.setCurrentWidget(page)
            pictures.append(dialog.grab().toImage())
    assert pictures[:2] == pictures[2:]
    line.setText("longer than before")
    dialog.pages.setCurrentWidget(dialog.pages.cluster_page)
    assert dialog.grab().toImage() != pictures[0]


def test_a_mistake_of_ours_leaves_the_dialog_usable(
    dialog: ConnectDialog, book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(book, "choice", broken)
    monkeypatch.setattr(book, "probe", broken)
    dialog.set_address("one:1")
    QTest.mouseClick(dialog.connect_button, LEFT)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "broke off by itself" in dialog.problem.words.text()
    assert dialog.connect_button.isEnabled()
    QTest.mouseClick(dialog.panel.button, LEFT)
    qtbot.waitUntil(lambda: not dialog.check.running)
    assert "broke off by itself" in dialog.panel.verdict.text()
