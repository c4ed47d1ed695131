"""The health of the topics in the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.qt.background import Background
from app.qt.finding_model import FindingModel
from kafka_client.findings import Finding
from tests.widgets.jobs import FINDINGS, answer, crash, refuse
from widgets.topics_page import TopicsPage


@pytest.fixture
def page(qtbot: QtBot) -> TopicsPage:
    page = TopicsPage()
    qtbot.addWidget(page)
    return page


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = FindingModel()
    qtmodeltester.check(model)
    model.set_findings(FINDINGS)
    qtmodeltester.check(model)


def test_the_worst_finding_comes_first_and_is_told_in_full(page: TopicsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.check_requested):
        page.check()
    assert not page.refresh_button.isEnabled()
    page.show_findings(FINDINGS)
    assert page.heading.text() == "1 error and 1 warning"
    assert [page.model.finding(row).severity for row in range(3)] == ["error", "warning", "info"]
    assert page.advice.text() == "match-events is compacted; change that."
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.advice.text() == "robot-events begins late; keep the rest."


def test_topics_without_errors_and_warnings_are_well(page: TopicsPage) -> None:
    page.show_findings(FINDINGS[:1])
    assert page.heading.text() == "The topics are well"


def test_a_failed_check_is_told_and_can_be_tried_again(page: TopicsPage, qtbot: QtBot) -> None:
    page.check()
    page.show_failure("No Kafka can be reached.")
    assert page.notice.isVisible()
    with qtbot.waitSignal(page.check_requested):
        qtbot.mouseClick(page.refresh_button, Qt.MouseButton.LeftButton)


def test_closing_it_says_that_nothing_is_wanted_any_more(page: TopicsPage, qtbot: QtBot) -> None:
    page.check()
    with qtbot.waitSignal(page.unwanted):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_another_process_answers(qtbot: QtBot) -> None:
    background = Background()
    with qtbot.waitSignal(background.done) as told:
        background.start(answer)
    assert told.args == [FINDINGS]


@pytest.mark.parametrize(
    ("job", "sentence"), [(refuse, "Kafka cannot be read."), (crash, "was ended; try again")]
)
def test_what_fails_in_the_other_process_is_told_in_a_sentence(
    qtbot: QtBot, job: Callable[[], list[Finding]], sentence: str
) -> None:
    background = Background()
    with qtbot.waitSignal(background.failed) as told:
        background.start(job)
    assert sentence in told.args[0]
