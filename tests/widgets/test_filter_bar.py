"""The filter bar, by clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from app.core.filters import ANY_ANOMALY, Filter, FilterError
from app.core.state import Outcome
from app.qt.zones import zone
from tests.match_rows import START, match_row
from widgets import choice_box
from widgets.choice_box import ChoiceBox
from widgets.filter_bar import FilterBar

LEFT = Qt.MouseButton.LeftButton


class Told(list[Filter]):
    """The filters that the bar told."""


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    made = FilterBar()
    qtbot.addWidget(made)
    made.add_choices([match_row(anomalies={"late_response": 1, "response_timeout": 2})])
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def told(bar: FilterBar) -> Told:
    filters = Told()
    bar.changed.connect(filters.append)
    return filters


def choose(box: ChoiceBox, text: str) -> None:
    """Choose an entry with the keyboard alone."""
    row = box.findText(text)
    assert row >= 0, box.words
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(box, Qt.Key.Key_Down)


def press_clear_inside(line: QLineEdit) -> None:
    button = next(each for each in line.findChildren(QToolButton) if each.toolTip().startswith("Empty"))
    QTest.mouseClick(button, LEFT)


def test_at_first_nothing_is_wanted_and_everything_is_in_sight(bar: FilterBar) -> None:
    assert bar.filter.is_empty
    assert not bar.clear_button.isVisible()
    for always in (bar.text, bar.robot, bar.outcome, bar.anomaly):
        assert always.isVisible()


def test_a_chosen_robot_and_outcome_are_told_at_once(bar: FilterBar, told: Told) -> None:
    bar.robot.setCurrentIndex(bar.robot.findText("curious-student"))
    assert told == [Filter(robot="curious-student")]
    bar.outcome.setCurrentIndex(bar.outcome.findText("incorrect"))
    assert told[-1] == Filter(robot="curious-student", outcome="incorrect")


def test_enter_and_the_arrow_down_lead_from_the_text_to_the_list(bar: FilterBar, qtbot: QtBot) -> None:
    wanted: list[None] = []
    bar.list_wanted.connect(lambda: wanted.append(None))
    QTest.keyClicks(bar.text, "poem")
    QTest.keyClick(bar.text, Qt.Key.Key_Return)
    assert bar.filter == Filter(text="poem")
    QTest.keyClick(bar.text, Qt.Key.Key_Down)
    QTest.keyClick(bar.where, Qt.Key.Key_Return)
    assert len(wanted) == 2


def test_the_boxes_work_with_keys_alone(bar: FilterBar, told: Told) -> None:
    choose(bar.outcome, "unfinished")
    assert told[-1] == Filter(outcome="unfinished")


def test_typing_is_told_once_after_a_pause(qtbot: QtBot, bar: FilterBar, told: Told) -> None:
    QTest.keyClicks(bar.text, "moon")
    assert told == []
    qtbot.waitUntil(lambda: bool(told), timeout=1000)
    assert told == [Filter(text="moon")]


def test_enter_does_not_wait(bar: FilterBar, told: Told) -> None:
    QTest.keyClicks(bar.text, " moon ")
    QTest.keyClick(bar.text, Qt.Key.Key_Return)
    assert told == [Filter(text="moon")]


def test_a_box_takes_what_is_being_typed_along(bar: FilterBar, told: Told) -> None:
    QTest.keyClicks(bar.text, "moon")
    bar.outcome.setCurrentIndex(1)
    assert told == [Filter(text="moon", outcome=bar.outcome.choice)]


def test_the_same_filter_is_not_told_twice(bar: FilterBar, told: Told) -> None:
    bar.set_filter(Filter(text="moon"))
    QTest.keyClick(bar.text, Qt.Key.Key_Return)
    bar.set_filter(Filter(text="moon"))
    assert told == [Filter(text="moon")]


@pytest.mark.parametrize(
    "empty_it", [press_clear_inside, lambda line: QTest.keyClick(line, Qt.Key.Key_Escape)]
)
def test_a_text_can_be_emptied_by_its_button_and_by_escape(
    qtbot: QtBot, bar: FilterBar, told: Told, empty_it: object
) -> None:
    assert callable(empty_it)
    bar.set_filter(Filter(text="moon", robot="B"))
    empty_it(bar.text)
    qtbot.waitUntil(lambda: told[-1] == Filter(robot="B"), timeout=1000)


def test_the_find_key_leads_to_the_text_and_selects_it(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_filter(Filter(text="moon"))
    bar.activateWindow()
    bar.focus_text()
    qtbot.waitUntil(bar.text.hasFocus)
    assert bar.text.selectedText() == "moon"


def test_a_filter_from_elsewhere_fills_the_fields(bar: FilterBar, told: Told) -> None:
    wanted = Filter(
        robot="stoic-chef",
        outcome="correct",
        status="completed",
        anomaly="missing_response",
        participants="2v2",
        started_since=START,
        started_until=START + 1000,
        text="moon",
        where="match.rounds > 3",
    )
    bar.set_filter(wanted)
    assert bar.filter == wanted
    assert told == [wanted]
    assert bar.where.isVisible()
    assert (bar.text.text(), bar.robot.currentText()) == ("moon", "stoic-chef")


def test_the_clear_button_wants_everything_again_and_goes(bar: FilterBar, told: Told) -> None:
    bar.set_filter(Filter(text="moon", robot="B", status="completed", where="true"))
    QTest.mouseClick(bar.clear_button, LEFT)
    assert told[-1].is_empty
    assert bar.filter.is_empty
    assert not bar.clear_button.isVisible()


def test_robots_are_offered_by_type_and_then_by_id(bar: FilterBar) -> None:
    assert bar.robot.words == ["curious-student", "skeptical-scientist", "B", "C"]
    assert bar.robot.itemText(0) == "Robot: all"


def test_more_matches_bring_more_choices_and_change_none(bar: FilterBar, told: Told) -> None:
    bar.set_filter(Filter(robot="skeptical-scientist", anomaly="late_response"))
    bar.add_choices(
        [match_row(robot_types={"E": "creative-artist"}, robots=("E",), anomalies={"invalid_event": 1})]
    )
    assert bar.robot.words == [
        "creative-artist",
        "curious-student",
        "skeptical-scientist",
        "B",
        "C",
        "E",
    ]
    assert bar.filter == Filter(robot="skeptical-scientist", anomaly="late_response")
    assert len(told) == 1


def test_anomalies_are_offered_worst_first_after_any(bar: FilterBar, told: Told) -> None:
    assert bar.anomaly.words == [ANY_ANOMALY, "response_timeout", "late_response"]
    bar.anomaly.setCurrentIndex(1)
    assert told == [Filter(anomaly=ANY_ANOMALY)]


def test_every_outcome_is_offered(bar: FilterBar) -> None:
    assert set(bar.outcome.words) == set(Outcome)


def test_the_expression_counts_only_while_its_field_is_open(qtbot: QtBot, bar: FilterBar, told: Told) -> None:
    assert not bar.where.isVisible()
    QTest.mouseClick(bar.expression_button, LEFT)
    QTest.keyClicks(bar.where, "match.rounds > 3")
    qtbot.waitUntil(lambda: told == [Filter(where="match.rounds > 3")], timeout=1000)
    QTest.mouseClick(bar.expression_button, LEFT)
    assert told[-1].is_empty
    QTest.mouseClick(bar.expression_button, LEFT)
    assert told[-1] == Filter(where="match.rounds > 3")


def answer_with_mistakes(bar: FilterBar) -> None:
    """Do as the window does."""

    def try_it(wanted: Filter) -> None:
        try:
            wanted.compile()
        except FilterError as error:
            bar.show_mistake(str(error))

    bar.changed.connect(try_it)


def test_a_mistake_is_shown_under_the_expression_until_it_is_mended(bar: FilterBar) -> None:
    answer_with_mistakes(bar)
    QTest.mouseClick(bar.expression_button, LEFT)
    QTest.keyClicks(bar.where, "match.rounds >")
    QTest.keyClick(bar.where, Qt.Key.Key_Return)
    assert bar.mistake.isVisible()
    assert bar.mistake.text() == "The expression is not CEL at character 15: it ends too early."
    assert bar.where.property("wrong") is True
    QTest.keyClicks(bar.where, " 3")
    QTest.keyClick(bar.where, Qt.Key.Key_Return)
    assert not bar.mistake.isVisible()
    assert bar.where.property("wrong") is False


def test_matches_that_the_expression_fails_for_are_counted(bar: FilterBar) -> None:
    bar.set_filter(Filter(where="match.anomalies.late_response > 1"))
    bar.show_failures(117, "the match has no late_response")
    assert bar.mistake.text().startswith("117 matches left out")
    assert bar.where.property("wrong") is False
    bar.show_failures(0, "")
    assert not bar.mistake.isVisible()


# --- more conditions, in the popover


def test_more_conditions_are_chosen_in_the_popover_and_counted_on_its_button(
    qtbot: QtBot, bar: FilterBar, told: Told
) -> None:
    assert bar.more_button.text() == "More"
    QTest.mouseClick(bar.more_button, LEFT)
    qtbot.waitUntil(bar.more.isVisible)
    choose(bar.more.status, "in progress")
    choose(bar.more.participants, "1v2")
    assert told[-1] == Filter(status="in_progress", participants="1v2")
    assert bar.more_button.text() == "More: 2"
    assert bar.more_button.toolTip() == "Status: in progress\nParticipants: 1v2"
    QTest.keyClick(bar.more, Qt.Key.Key_Escape)
    assert not bar.more.isVisible()
    QTest.mouseClick(bar.clear_button, LEFT)
    assert bar.more_button.text() == "More"


def test_participants_are_offered_by_their_number_and_by_id(bar: FilterBar) -> None:
    bar.add_choices([match_row(humans=("A", "D"))])
    box = bar.more.participants
    assert box.words == ["1v2", "2v2", "3", "4", "A", "B", "C", "D"]
    assert box.itemText(3) == "3 participants"


def test_a_time_is_typed_as_the_list_writes_it(bar: FilterBar, told: Told) -> None:
    bar.show_more()
    QTest.keyClicks(bar.more.since, "2026-09-21 14:13:20")
    QTest.keyClick(bar.more.since, Qt.Key.Key_Return)
    assert told == [Filter(started_since=START)]
    QTest.keyClicks(bar.more.until, "2026-09-22")
    bar.more.hide()
    assert told[-1] == Filter(started_since=START, started_until=1_790_035_200_000)
    bar.more.since.clear()
    assert told[-1].started_since is None


def test_a_time_is_written_and_read_in_the_time_zone_of_the_window(bar: FilterBar, told: Told) -> None:
    bar.set_span(START, None)
    zone().choose("Asia/Tokyo")
    try:
        assert bar.more.since.text() == "2026-09-21 23:13:20.000"
        bar.show_more()
        QTest.keyClicks(bar.more.until, "2026-09-22 00:00")
        bar.more.hide()
    finally:
        zone().choose("UTC")
    assert told[-1].started_until == START + 2_800_000


def test_what_is_no_time_is_marked_and_changes_nothing(bar: FilterBar, told: Told) -> None:
    bar.set_span(START, None)
    bar.show_more()
    QTest.keyClicks(bar.more.until, "soon")
    QTest.keyClick(bar.more.until, Qt.Key.Key_Return)
    assert bar.more.until.property("wrong") is True
    assert told == [Filter(started_since=START)]
    bar.more.until.clear()
    assert bar.more.until.property("wrong") is False
    bar.more.hide()


def test_a_box_offers_no_more_words_than_one_would_look_through(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choice_box, "MOST", 3)
    box = ChoiceBox("Robot", 8)
    qtbot.addWidget(box)
    for number in range(9):
        box.add(f"robot-{number}")
    assert box.words == ["robot-0", "robot-1", "robot-2"]
    box.choose("robot-7")
    assert box.choice == "robot-7"
