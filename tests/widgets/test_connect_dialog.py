"""The dialog that asks for a connection, by clicks and keys."""

import pytest
from PySide6.QtCore import QDateTime, Qt, QTimeZone
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.source import EVERYTHING, LoadWindow
from widgets.connect_dialog import ADDRESS_HINT, ConnectDialog, ConnectionChoice

LEFT = Qt.MouseButton.LeftButton


class AddressError(Exception):
    """What `parse` raises."""


def parse(text: str) -> str:
    if ":" not in text:
        raise AddressError(f"{text} has no port; write HOST:PORT.")
    return text.replace(" ", "")


@pytest.fixture
def dialog(qtbot: QtBot) -> ConnectDialog:
    made = ConnectDialog(parse, refusal=AddressError)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.open()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def choices(dialog: ConnectDialog) -> list[ConnectionChoice]:
    told: list[ConnectionChoice] = []
    dialog.chosen.connect(told.append)
    return told


def test_an_address_and_enter_are_enough(dialog: ConnectDialog, choices: list[ConnectionChoice]) -> None:
    QTest.keyClicks(dialog.address.line, "one:9092, two:9092")
    QTest.keyClick(dialog.address.line, Qt.Key.Key_Return)
    assert choices == [ConnectionChoice("one:9092,two:9092", dict(DEFAULT_TOPICS), EVERYTHING, "")]
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Give the address of a broker, such as localhost:9092."),
        ("localhost", "localhost has no port; write HOST:PORT."),
    ],
)
def test_a_wrong_address_is_told_beside_it_and_the_dialog_stays(
    dialog: ConnectDialog, choices: list[ConnectionChoice], typed: str, sentence: str
) -> None:
    dialog.set_address(typed)
    QTest.mouseClick(dialog.connect_button, LEFT)
    assert dialog.isVisible()
    assert choices == []
    assert dialog.address.words.text() == sentence
    assert dialog.address.line.property("wrong") is True


def test_typing_on_takes_the_mistake_away(dialog: ConnectDialog) -> None:
    QTest.mouseClick(dialog.connect_button, LEFT)
    QTest.keyClicks(dialog.address.line, "l")
    assert dialog.address.words.text() == ADDRESS_HINT
    assert dialog.address.line.property("wrong") is False


def test_the_last_records_can_be_asked_for(dialog: ConnectDialog, choices: list[ConnectionChoice]) -> None:
    dialog.set_address("one:1")
    assert not dialog.span.count.isEnabled()
    dialog.span.last.click()
    dialog.span.count.selectAll()
    QTest.keyClicks(dialog.span.count, "500")
    QTest.mouseClick(dialog.connect_button, LEFT)
    assert choices[0].window == LoadWindow(last=500)


SINCE, UNTIL = 1_790_000_000_000, 1_790_000_600_000


def moment(milliseconds: int) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(milliseconds, QTimeZone.utc())


def test_a_moment_to_begin_at_is_in_utc(dialog: ConnectDialog, choices: list[ConnectionChoice]) -> None:
    dialog.set_address("one:1")
    assert not dialog.span.since.moment.isEnabled()
    dialog.span.times.click()
    dialog.span.since.moment.setDateTime(moment(SINCE))
    assert dialog.span.since.moment.text() == "2026-09-21 14:13:20"
    assert not dialog.span.until.moment.isEnabled()
    QTest.mouseClick(dialog.connect_button, LEFT)
    assert choices[0].window == LoadWindow(since=SINCE)


def test_a_span_has_an_end_too_or_only_an_end(dialog: ConnectDialog, choices: list[ConnectionChoice]) -> None:
    dialog.set_address("one:1")
    dialog.span.times.click()
    dialog.span.since.moment.setDateTime(moment(SINCE))
    dialog.span.until.box.click()
    dialog.span.until.moment.setDateTime(moment(UNTIL))
    QTest.mouseClick(dialog.connect_button, LEFT)
    dialog.open()
    dialog.span.since.box.click()
    QTest.mouseClick(dialog.connect_button, LEFT)
    assert [choice.window for choice in choices] == [
        LoadWindow(since=SINCE, until=UNTIL),
        LoadWindow(until=UNTIL),
    ]


def test_a_span_that_holds_nothing_is_told_until_it_is_changed(
    dialog: ConnectDialog, choices: list[ConnectionChoice]
) -> None:
    dialog.set_address("one:1")
    dialog.span.times.click()
    dialog.span.until.box.click()
    dialog.span.since.moment.setDateTime(moment(SINCE))
    dialog.span.until.moment.setDateTime(moment(SINCE))
    QTest.mouseClick(dialog.connect_button, LEFT)
    assert dialog.span.words.text() == "Until must be later than since."
    assert dialog.span.words.isVisible()
    assert choices == []
    dialog.span.until.moment.setDateTime(moment(UNTIL))
    assert not dialog.span.words.isVisible()


def test_a_span_without_an_end_on_either_side_is_told(
    dialog: ConnectDialog, choices: list[ConnectionChoice]
) -> None:
    dialog.set_address("one:1")
    dialog.span.times.click()
    dialog.span.since.box.click()
    QTest.mouseClick(dialog.connect_button, LEFT)
    assert dialog.span.words.text() == "Choose since, until or both."
    assert choices == []
    dialog.span.everything.click()
    assert not dialog.span.words.isVisible()
    QTest.mouseClick(dialog.connect_button, LEFT)
    assert choices[0].window == EVERYTHING


def test_the_span_can_be_chosen_by_keys_alone(dialog: ConnectDialog, choices: list[ConnectionChoice]) -> None:
    dialog.set_address("one:1")
    dialog.span.everything.setFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert dialog.span.times.isChecked()
    tab_to(dialog.span.until.box)
    press(Qt.Key.Key_Space)
    tab_to(dialog.span.until.moment)
    press(Qt.Key.Key_Up, Qt.Key.Key_Return)
    window = choices[0].window
    assert window.since is not None
    assert window.until is not None
    assert window.until > window.since


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def tab_to(widget: QWidget) -> None:
    """Press Tab until the widget has the focus: within a date, Tab goes from the year to the month first."""
    for _ in range(12):
        if QApplication.focusWidget() is widget:
            return
        press(Qt.Key.Key_Tab)
    pytest.fail(f"{widget} is not reached by Tab")


def test_topics_are_folded_away_until_one_wants_to_name_them(
    dialog: ConnectDialog, choices: list[ConnectionChoice]
) -> None:
    field = dialog.topics[Role.ROBOT_EVENTS]
    assert not field.isVisible()
    QTest.mouseClick(dialog.topics_button, LEFT)
    assert field.isVisible()
    field.line.selectAll()
    QTest.keyClicks(field.line, "staging.robot-events")
    dialog.set_address("one:1")
    QTest.mouseClick(dialog.connect_button, LEFT)
    assert choices[0].topics == {**DEFAULT_TOPICS, Role.ROBOT_EVENTS: "staging.robot-events"}


@pytest.mark.parametrize("name", ["", "robot events", "..", "x" * 250])
def test_a_wrong_topic_is_shown_even_when_it_was_folded_away(
    dialog: ConnectDialog, choices: list[ConnectionChoice], name: str
) -> None:
    field = dialog.topics[Role.ROBOT_EVENTS]
    field.line.setText(name)
    dialog.set_address("one:1")
    QTest.mouseClick(dialog.connect_button, LEFT)
    assert field.isVisible()
    assert field.words.text() == "Use up to 249 letters, digits, dots, underscores and hyphens."
    assert choices == []


def test_a_connection_can_be_remembered(dialog: ConnectDialog, choices: list[ConnectionChoice]) -> None:
    dialog.set_address("one:1")
    QTest.keyClicks(dialog.name.line, " staging ")
    QTest.mouseClick(dialog.connect_button, LEFT)
    assert choices[0].save_as == "staging"


def test_escape_and_cancel_choose_nothing(dialog: ConnectDialog, choices: list[ConnectionChoice]) -> None:
    dialog.set_address("one:1")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.open()
    QTest.mouseClick(dialog.cancel_button, LEFT)
    assert not dialog.isVisible()
    assert choices == []
