"""The state panel: the state, the changes, the event and the record of one step."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.view import Kind
from app.qt.cursor import Cursor
from app.qt.history_model import Column
from app.qt.state_model import NAME, SET_BY, VALUE, Node, StateModel
from tests.logs import Log
from tests.widgets.hands import choose, click, open_menu, press
from tests.widgets.matches import checked, grown, long_match, replay_of, two_rounds
from tests.widgets.screens import wait_until_painted
from widgets.elided_label import ElidedLines
from widgets.state_panel import NO_MATCH, StatePanel
from widgets.value_views import MOST_EXPANDED, StateTree, ValueView

STATE, CHANGES, EVENT, RAW = range(4)


@pytest.fixture
def cursor(qtbot: QtBot) -> Cursor:
    return Cursor()


@pytest.fixture
def panel(qtbot: QtBot, cursor: Cursor) -> StatePanel:
    panel = StatePanel(cursor)
    qtbot.addWidget(panel)
    panel.resize(420, 480)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def opened(panel: StatePanel, cursor: Cursor) -> StatePanel:
    cursor.open(replay_of(two_rounds()))
    return panel


def node(view: ValueView, path: str) -> Node:
    found = view.model.find(path)
    assert found is not None, path
    return found


def index(view: ValueView, path: str) -> QModelIndex:
    return view.model.index_of(node(view, path))


def text(view: ValueView, path: str) -> str:
    return str(index(view, path).siblingAtColumn(VALUE).data())


def expanded(view: ValueView, path: str) -> bool:
    return view.tree.isExpanded(index(view, path))


def in_sight(view: ValueView, path: str) -> bool:
    rect = view.tree.visualRect(index(view, path))
    return rect.isValid() and view.tree.viewport().rect().contains(rect.center())


def test_it_shows_the_state_at_the_cursor(opened: StatePanel, cursor: Cursor) -> None:
    tree = opened.state_tree
    assert text(tree, "status") == "completed"
    cursor.go(6)
    assert text(tree, "status") == "in progress"
    assert text(tree, "rounds.1.responses.B") == "Rain."
    cursor.first()
    assert text(tree, "status") == "waiting"
    assert text(tree, "rounds") == "none"


def test_the_first_summary_asks_for_no_more_room_than_any(qtbot: QtBot) -> None:
    cursor = Cursor()
    panel = StatePanel(cursor)
    qtbot.addWidget(panel)
    panel.show()
    least = panel.minimumSizeHint().width()
    cursor.open(replay_of(two_rounds()))
    assert panel.minimumSizeHint().width() == least


def test_the_summary_of_the_step_stands_above(opened: StatePanel, cursor: Cursor) -> None:
    cursor.go(6)
    assert opened.summary.text() == "#6  B answered round 1 in 3.0 s: “Rain.”"
    cursor.first()
    assert opened.summary.text() == "Before the first event"


def test_a_long_summary_ends_in_dots_in_its_last_line(qtbot: QtBot) -> None:
    label = ElidedLines()
    qtbot.addWidget(label)
    label.resize(200, 2 * label.fontMetrics().lineSpacing())
    label.setText("short")
    assert label.shown_lines() == ["short"]
    long = "\U0001f3bb one answer " * 20
    label.setText(long)
    first, last = label.shown_lines()
    assert long.startswith(first)
    assert last.endswith("…")
    assert long[len(first) :].lstrip().startswith(last[:-1].strip())
    assert long in label.toolTip()
    assert not label.grab().isNull()


def test_a_text_from_the_wire_is_not_taken_for_markup(panel: StatePanel, cursor: Cursor) -> None:
    cursor.open(replay_of(Log().round(1, "<h1>big</h1>")))
    assert panel.summary.textFormat() is Qt.TextFormat.PlainText
    assert "&lt;h1&gt;" in panel.summary.toolTip()


def test_what_the_step_changed_is_in_sight_and_marked(opened: StatePanel, cursor: Cursor) -> None:
    tree = opened.state_tree
    for position, path, kind in (
        (6, "rounds.1.responses.B", Kind.ADDED),
        (13, "rounds.2.completedAt", Kind.CHANGED),
        (15, "votes.A", Kind.ADDED),
        (17, "outcome", Kind.CHANGED),
    ):
        cursor.go(position)
        change = tree.model.change_of(node(tree, path))
        assert change is not None
        assert change.kind is kind
        assert in_sight(tree, path)


def test_the_current_round_is_open_and_the_others_are_not(opened: StatePanel, cursor: Cursor) -> None:
    tree = opened.state_tree
    cursor.go(7)
    assert expanded(tree, "rounds.1")
    cursor.go(12)
    assert [expanded(tree, f"rounds.{number}") for number in (1, 2)] == [False, True]
    cursor.go(15)
    assert expanded(tree, "rounds.2"), "a vote names no round: the last one stays open"


def test_what_the_user_opens_and_closes_stays_so(opened: StatePanel, cursor: Cursor) -> None:
    tree = opened.state_tree
    cursor.go(8)
    tree.tree.expand(index(tree, "rounds.1"))
    tree.tree.collapse(index(tree, "rounds.2"))
    tree.tree.expand(index(tree, "robotTypes"))
    cursor.go(15)
    assert expanded(tree, "rounds.1")
    assert expanded(tree, "robotTypes")


def test_what_was_opened_for_a_step_is_closed_again(opened: StatePanel, cursor: Cursor) -> None:
    tree = opened.state_tree
    cursor.go(5)
    assert expanded(tree, "robotActivity")
    cursor.forward()
    assert not expanded(tree, "robotActivity")


def test_what_was_opened_for_a_step_stays_when_the_user_has_opened_it_again(
    opened: StatePanel, cursor: Cursor
) -> None:
    tree = opened.state_tree
    cursor.go(5)
    tree.tree.collapse(index(tree, "robotActivity"))
    tree.tree.expand(index(tree, "robotActivity"))
    cursor.forward()
    assert expanded(tree, "robotActivity")


def test_the_scroll_stays_while_the_changes_are_in_sight(
    opened: StatePanel, cursor: Cursor, qtbot: QtBot
) -> None:
    view = opened.state_tree
    bar = view.tree.verticalScrollBar()
    opened.resize(420, 300)
    qtbot.waitUntil(lambda: view.tree.height() < 250)
    cursor.go(12)
    view.tree.expand(index(view, "robotActivity"))
    cursor.first()
    cursor.go(12)
    before = bar.value()
    assert 0 < before < bar.maximum() - 1, "there is room to scroll either way"
    for step in (cursor.back, cursor.forward):
        step()
        assert bar.value() == before


def test_with_less_room_the_changes_stay_in_sight(opened: StatePanel, cursor: Cursor, qtbot: QtBot) -> None:
    cursor.go(12)
    opened.resize(420, 200)
    qtbot.waitUntil(lambda: opened.state_tree.tree.height() < 150)
    assert in_sight(opened.state_tree, "rounds.2.responses.A")


def test_a_chosen_value_is_shown_whole_below(opened: StatePanel, cursor: Cursor, qtbot: QtBot) -> None:
    view = opened.state_tree
    cursor.go(7)
    assert not view.detail.isVisible()
    click(view.tree, index(view, "rounds.1.responses.A"))
    assert view.detail.isVisible()
    assert view.detail.toPlainText() == "Because."
    qtbot.waitUntil(lambda: view.detail.height() > 0 and in_sight(view, "rounds.1.responses.A"))


def test_values_can_be_copied(opened: StatePanel, cursor: Cursor) -> None:
    view, clipboard = opened.state_tree, QGuiApplication.clipboard()
    cursor.go(7)
    place = index(view, "rounds.1.responses.A")
    click(view.tree, place)
    press_copy(view.tree)
    assert clipboard.text() == "Because."
    center = view.tree.visualRect(place).center()
    assert open_menu(view.tree, center) == [
        "Go to the event that set this (#7)",
        "Break when this value changes",
        "Watch this value",
        "Copy value",
        "Copy name and value",
        "Copy path",
    ]
    for entry, copied in (
        ("Copy value", "Because."),
        ("Copy name and value", "A: Because."),
        ("Copy path", "rounds.1.responses.A"),
    ):
        choose(view.tree.menu(place), entry)
        assert clipboard.text() == copied


def press_copy(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_the_changes_are_a_list_of_their_own(opened: StatePanel, cursor: Cursor) -> None:
    opened.tabs.setCurrentIndex(CHANGES)
    cursor.go(6)
    model = opened.change_list.changes
    assert [model.change(row).path for row in range(model.row_count())] == [
        "robotTypes.B",
        "rounds.1.responses.B",
    ]
    click(opened.change_list, model.index(1, 0))
    press_copy(opened.change_list)
    assert QGuiApplication.clipboard().text() == "+ rounds.1.responses.B: Rain."
    center = opened.change_list.visualRect(model.index(0, 0)).center()
    assert open_menu(opened.change_list, center) == ["Copy change", "Copy path", "Copy all changes"]
    choose(opened.change_list.menu(None), "Copy all changes")
    copied = "+ robotTypes.B: poet\n+ rounds.1.responses.B: Rain."
    assert QGuiApplication.clipboard().text() == copied


def test_an_event_that_changes_nothing_says_so(panel: StatePanel, cursor: Cursor) -> None:
    cursor.open(replay_of(Log().created().event("match.paused")))
    panel.tabs.setCurrentIndex(CHANGES)
    assert panel.change_list.changes.row_count() == 1, "an anomaly is counted in the state"
    cursor.go(1)
    assert panel.change_list.nothing.heading == "This event changed nothing in the state"


def test_the_event_shows_envelope_and_data_opened(opened: StatePanel, cursor: Cursor) -> None:
    opened.tabs.setCurrentIndex(EVENT)
    cursor.go(7)
    view = opened.event_tree
    assert text(view, "eventType") == "response.submitted"
    assert text(view, "data.response") == "Because."
    assert expanded(view, "data")
    cursor.go(4)
    assert text(view, "action") == "generate_response"
    assert text(view, "data.context.matchPhase") == "early"


def test_an_event_of_very_many_values_opens_only_its_first_level(panel: StatePanel, cursor: Cursor) -> None:
    data = {"deep": {"many": list(range(3)), "more": {str(n): n for n in range(MOST_EXPANDED)}}}
    cursor.open(replay_of(Log().event("match.paused", data)))
    panel.tabs.setCurrentIndex(EVENT)
    assert expanded(panel.event_tree, "data")
    assert not expanded(panel.event_tree, "data.deep")


def test_the_record_is_the_events(opened: StatePanel, cursor: Cursor) -> None:
    opened.tabs.setCurrentIndex(RAW)
    cursor.go(5)
    assert "robot-events" in opened.record_view.facts.toPlainText()
    cursor.first()
    assert opened.record_view.facts.toPlainText() == ""


@pytest.mark.parametrize("tab", range(4))
def test_every_tab_says_why_it_is_empty(panel: StatePanel, cursor: Cursor, tab: int) -> None:
    panel.tabs.setCurrentIndex(tab)
    assert not panel.grab().isNull()
    cursor.open(replay_of(two_rounds()))
    cursor.first()
    assert not panel.grab().isNull()
    cursor.close()
    assert panel.state_tree.tree.nothing == NO_MATCH
    assert not panel.summary.isVisible()
    assert not panel.grab().isNull()


@pytest.mark.parametrize("tab", range(4))
def test_every_tab_paints_every_step(opened: StatePanel, cursor: Cursor, tab: int) -> None:
    opened.tabs.setCurrentIndex(tab)
    for position in range(19):
        cursor.go(position)
        assert not opened.grab().isNull()


def test_what_is_not_in_sight_is_not_kept_up_to_date_but_is_when_it_shows(
    opened: StatePanel, cursor: Cursor
) -> None:
    cursor.go(6)
    opened.set_in_sight(False)
    cursor.go(1)
    assert text(opened.state_tree, "status") == "in progress"
    opened.set_in_sight(True)
    assert text(opened.state_tree, "status") == "waiting"
    opened.tabs.setCurrentIndex(EVENT)
    cursor.go(2)
    opened.tabs.setCurrentIndex(STATE)
    assert text(opened.state_tree, "humans") == "A"


def test_another_match_begins_with_a_tree_of_its_own(opened: StatePanel, cursor: Cursor) -> None:
    view = opened.state_tree
    cursor.go(2)
    click(view.tree, index(view, "status"))
    cursor.open(replay_of(Log("m2").created().started("XY", humans="X"), "m2"))
    assert text(view, "humans") == "X"
    assert not view.detail.isVisible()
    assert not view.tree.currentIndex().isValid()


def test_a_match_that_grows_keeps_the_tree(panel: StatePanel, cursor: Cursor) -> None:
    log, view = two_rounds(), panel.state_tree
    cursor.open(grown(log, 8))
    click(view.tree, index(view, "status"))
    cursor.open(grown(log, 10))
    assert view.tree.currentIndex().data() == "status"
    cursor.last()
    assert view.detail.toPlainText() == "in_progress"


def test_rounds_of_a_long_match_come_in_groups(panel: StatePanel, cursor: Cursor) -> None:
    cursor.open(replay_of(long_match(230)))
    cursor.go(1381)
    view = panel.state_tree
    assert in_sight(view, "rounds.230.responses.A")
    rounds = index(view, "rounds")
    names = [view.model.index(row, NAME, rounds).data() for row in range(view.model.rowCount(rounds))]
    assert names == [f"round {first} … round {min(first + 49, 230)}" for first in range(1, 231, 50)]


def test_arrows_open_and_close_parts_of_the_tree(opened: StatePanel, cursor: Cursor) -> None:
    view = opened.state_tree
    cursor.go(7)
    click(view.tree, index(view, "robotTypes"))
    press(view.tree, Qt.Key.Key_Right)
    assert expanded(view, "robotTypes")
    press(view.tree, Qt.Key.Key_Left)
    assert not expanded(view, "robotTypes")


# Which event set a value.

ANSWER = "rounds.1.responses.A"


@pytest.fixture
def replaced(panel: StatePanel, cursor: Cursor) -> StateTree:
    """A answers round 1 at #3 and again at #5; the cursor is at #6, and A's answer is chosen."""
    log = Log().started("AB", "A").round(1).response("A", 1, "old").response("B", 1, "other")
    cursor.open(replay_of(log.response("A", 1, "new").voting()))
    cursor.go(5)
    tree = panel.state_tree
    click(tree.tree, index(tree, ANSWER))
    cursor.go(6)
    return tree


def set_by(view: ValueView, path: str) -> str:
    return str(index(view, path).siblingAtColumn(SET_BY).data())


def test_every_value_names_the_event_that_set_it(opened: StatePanel, cursor: Cursor) -> None:
    tree = opened.state_tree
    cursor.go(7)
    assert [set_by(tree, path) for path in ("humans", "rounds.1.prompt", ANSWER)] == ["#2", "#3", "#7"]
    assert set_by(tree, "rounds.1") == "#7", "a part names the last event that set something inside it"
    assert set_by(tree, "outcome") == ""


def test_the_chosen_value_tells_what_set_it_and_what_it_was(replaced: StateTree) -> None:
    footer = replaced.footer
    assert footer.setter_button.text() == "Set by #5"
    assert footer.place.text() == "match-events/0@4 · 14:13:25.000 · 1 earlier value"
    assert [footer.model.text(0, column) for column in Column] == ["#3", "14:13:23.000", "old"]
    checked(footer.model)


def test_a_value_that_nothing_has_set_says_so(replaced: StateTree) -> None:
    click(replaced.tree, index(replaced, "outcome"))
    assert replaced.footer.place.text() == "As at the start: no event has set this."
    assert not replaced.footer.setter_button.isVisible()


def test_enter_goes_to_the_event_that_set_the_value(replaced: StateTree, cursor: Cursor) -> None:
    press(replaced.tree, Qt.Key.Key_Return)
    assert cursor.position == 5
    assert replaced.path == ANSWER


def test_a_click_on_the_number_goes_there(replaced: StateTree, cursor: Cursor) -> None:
    replaced.tree.scrollTo(index(replaced, ANSWER))
    click(replaced.tree, index(replaced, ANSWER).siblingAtColumn(SET_BY))
    assert cursor.position == 5


def test_an_earlier_value_leads_to_its_event(replaced: StateTree, cursor: Cursor) -> None:
    click(replaced.footer.table, replaced.footer.model.index(0, Column.VALUE))
    assert cursor.position == 3
    assert replaced.footer.setter_button.text() == "Set by #3"
    assert not replaced.footer.table.isVisible()


def test_the_arrows_of_the_footer_go_from_change_to_change(replaced: StateTree, cursor: Cursor) -> None:
    footer = replaced.footer
    assert not footer.next_button.isEnabled()
    footer.previous_button.click()
    footer.previous_button.click()
    assert cursor.position == 3
    assert not footer.previous_button.isEnabled()
    footer.next_button.click()
    assert cursor.position == 5


def test_a_value_can_be_broken_on_and_watched(qtbot: QtBot, opened: StatePanel, cursor: Cursor) -> None:
    cursor.go(7)
    menu = opened.state_tree.tree.menu(index(opened.state_tree, ANSWER))
    with qtbot.waitSignal(opened.break_on_value_requested) as wanted:
        choose(menu, "Break when this value changes")
    assert wanted.args == [ANSWER]
    with qtbot.waitSignal(opened.watch_requested) as wanted:
        choose(menu, "Watch this value")
    assert wanted.args == [ANSWER]


def leaves(model: StateModel, parent: QModelIndex | None = None) -> set[str]:
    """The paths of all values that the tree has."""
    parent = QModelIndex() if parent is None else parent
    found: set[str] = set()
    for row in range(model.rowCount(parent)):
        place = model.index(row, NAME, parent)
        found |= leaves(model, place) if model.hasChildren(place) else {model.node(place).path}
    return found


def test_changes_only_leaves_out_what_the_event_did_not_change(opened: StatePanel, cursor: Cursor) -> None:
    tree = opened.state_tree
    checked(tree.model)
    cursor.go(7)
    tree.changes_box.click()
    assert tree.model.find("status") is None
    assert expanded(tree, "rounds.1.responses")
    assert text(tree, ANSWER) == "Because."
    assert tree.model.find("rounds.1.responses.B") is None
    assert text(tree, "rounds.1") == "2 responses", "a part still tells all that is in it"
    assert opened.tabs.tabText(STATE) == "State Δ"
    for position in range(19):
        cursor.go(position)
        assert cursor.replay is not None
        assert leaves(tree.model) == {change.path for change in cursor.replay.changes_at(position)}
    tree.changes_box.click()
    assert text(tree, "status") == "completed"
    assert opened.tabs.tabText(STATE) == "State"


@pytest.mark.parametrize("changes_only", [False, True])
def test_what_a_step_leaves_on_the_screen_is_what_painting_all_of_it_anew_gives(
    qtbot: QtBot, opened: StatePanel, cursor: Cursor, changes_only: bool
) -> None:
    opened.state_tree.changes_box.setChecked(changes_only)
    for position in (0, 1, 2, 3, 4, 7, 18, 5, 4):
        cursor.go(position)
        wait_until_painted(qtbot, opened)
    press(opened.state_tree.tree, Qt.Key.Key_Home, Qt.Key.Key_Down)
    wait_until_painted(qtbot, opened)


def test_a_value_that_is_too_large_for_a_tree_is_left_to_the_raw_tab(qtbot: QtBot) -> None:
    log = Log().started("AB", "A").round(1).response("A", 1, "x" * 300_000)
    cursor = Cursor()
    panel = StatePanel(cursor)
    qtbot.addWidget(panel)
    panel.show()
    cursor.open(replay_of(log))
    panel.tabs.setCurrentWidget(panel.event_tree)
    assert "too large for a tree" in str(panel.event_tree.tree.nothing)
    cursor.go(2)
    assert "too large" not in str(panel.event_tree.tree.nothing)
