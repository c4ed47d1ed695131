"""Through whose eyes one looks, and the spoiler lock, on the screen."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.breakpoints import Breakpoint, BreakpointKind
from app.core.highlights import Kind
from app.core.marks import Mark
from app.core.perspective import SeenReplay
from app.core.replay import Replay
from app.core.state import Outcome
from app.qt.match_columns import Column
from app.qt.match_model import MatchTableModel
from app.qt.messages import LiveHit
from app.qt.opened import open_replay
from tests.logs import Log, spoiling_log
from tests.match_rows import match_row
from tests.widgets.comparisons import comparison, different, report
from tests.widgets.matches import undecodable
from widgets.live_tail import LiveTail
from widgets.main_window import MainWindow
from widgets.perspective_desk import LOCKED, PerspectiveDesk

CONTROL = Qt.KeyboardModifier.ControlModifier


def a_match() -> Replay:
    log = Log().started("ABC", humans="A").round(1, "Why?").response("A", 1, "mine")
    log.response("B", 1, "a secret").round_done(1).vote("B", "A").completed("correct", "A")
    return Replay("m1", log.events())


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(qapp, settings, [])
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.show_page(working=True)
    qtbot.waitExposed(made)
    made.match_list.model.upsert([match_row(1, outcome=Outcome.CORRECT)])
    made.show_match(open_replay(a_match()))
    made.cursor_.go(4)
    yield made
    made.breakpoints.close()


def wait_for(qtbot: QtBot, window: MainWindow, who: str, *, locked: bool = False) -> None:
    def there() -> bool:
        replay = window.cursor_.replay
        if not who and not locked:
            return not isinstance(replay, SeenReplay)
        seen = replay.perspective if isinstance(replay, SeenReplay) else None
        return seen is not None and (seen.who, seen.locked) == (who, locked)

    qtbot.waitUntil(there)


def test_ctrl_p_goes_from_participant_to_participant_and_back_to_the_operator(
    window: MainWindow, qtbot: QtBot
) -> None:
    for who in ("A", "B", "C"):
        QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
        wait_for(qtbot, window, who)
        assert window.perspective.bar.box.currentText() == who
        assert window.cursor_.position == 4
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
    wait_for(qtbot, window, "")


def test_a_participant_sees_another_s_answer_when_the_round_is_completed(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.perspective.look_as("A")
    wait_for(qtbot, window, "A")
    replay = window.cursor_.replay
    assert replay is not None
    assert window.event_table.model.text(3, 4) == "hidden: A cannot know this yet"
    assert "B" not in replay.state_at(4).rounds[1].responses
    assert replay.state_at(5).rounds[1].responses["B"].text == "a secret"
    assert window.header.outcome_label.text() == "hidden"
    assert not window.actions_["skip_event"].isEnabled()


def test_the_spoiler_lock_hides_people_and_results_until_it_is_released(
    window: MainWindow, qtbot: QtBot
) -> None:
    model = window.match_list.model
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    wait_for(qtbot, window, "", locked=True)
    shown = {column: model.index(0, column).data() for column in Column}
    assert {shown[column] for column in (Column.OUTCOME, Column.HUMANS, Column.ROBOT_TYPES)} == {"hidden"}
    assert window.perspective.bar.lock.toolTip() == LOCKED
    window.perspective.bar.lock.click()
    wait_for(qtbot, window, "")
    assert model.index(0, Column.OUTCOME).data() == "correct"
    assert window.header.outcome_label.text() == "correct"


def test_the_lock_is_remembered(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.perspective.lock(True)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    again = PerspectiveDesk(window.cursor_, settings, window)
    assert again.perspective.locked


def test_another_match_is_seen_by_the_operator(window: MainWindow, qtbot: QtBot) -> None:
    window.perspective.look_as("A")
    wait_for(qtbot, window, "A")
    log = Log("m2").started("XY", humans="X")
    window.show_match(open_replay(Replay("m2", log.events("m2"))))
    wait_for(qtbot, window, "")
    assert [window.perspective.bar.box.itemText(row) for row in range(3)] == ["operator", "X", "Y"]


def test_a_list_under_the_lock_tells_nothing_in_any_column(qapp: QApplication) -> None:
    model = MatchTableModel()
    model.upsert([match_row(1, outcome=Outcome.INCORRECT)])
    open_texts = {model.index(0, column).data() for column in Column}
    assert "incorrect" in open_texts
    model.set_locked(True)
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    told = " ".join(str(model.index(0, column).data(role)) for column in Column for role in roles)
    assert "correct" not in told
    assert match_row(1).summary.humans[0] not in [model.index(0, column).data() for column in Column]


@pytest.mark.parametrize("column", [Column.OUTCOME, Column.ANOMALIES, Column.ROBOT_TYPES, Column.HUMANS])
def test_the_order_of_a_list_under_the_lock_tells_nothing(qapp: QApplication, column: Column) -> None:
    model = MatchTableModel()
    anomalies, robot_types = {"late_response": 1}, {"B": "zealot"}
    odd = match_row(1, outcome=Outcome.INCORRECT, humans=("Z",), anomalies=anomalies, robot_types=robot_types)
    model.upsert([odd, match_row(2), match_row(3)])
    model.sort(column, Qt.SortOrder.AscendingOrder)
    telling = model.shown_ids()
    model.set_locked(True)
    assert model.shown_ids() == ["match_1", "match_2", "match_3"]
    model.sort(column, Qt.SortOrder.DescendingOrder)
    assert model.shown_ids() == ["match_3", "match_2", "match_1"]
    model.sort(column, Qt.SortOrder.AscendingOrder)
    model.set_locked(False)
    assert model.shown_ids() == telling == ["match_2", "match_3", "match_1"]


def texts_of(window: MainWindow) -> set[str]:
    """Every text that the window has, in sight or behind another one, but for what was typed."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        match widget:
            case QLabel() | QAbstractButton():
                found.append(widget.text())
            case QPlainTextEdit():
                found.append(widget.toPlainText())
            case QAbstractItemView() if widget.model() is not None:
                found += list(texts_in(widget.model(), QModelIndex()))
    return set(found)


def texts_in(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row, column in product(range(model.rowCount(parent)), range(model.columnCount(parent))):
        index = model.index(row, column, parent)
        for role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            yield str(index.data(role))
        if column == 0:
            yield from texts_in(model, index)


def show_all(window: MainWindow, human: str) -> None:
    """Fill every pane with what tells that A, or B, is the human."""
    log, robot = spoiling_log(human), "B" if human == "A" else "A"
    replay = Replay("m1", log.events())
    outcome = Outcome.CORRECT if human == "A" else Outcome.INCORRECT
    window.live_tail.clear()
    window.live_tail.append([*log.records, undecodable(f"{human} is human".encode())])
    window.match_list.model.clear()
    window.match_list.model.upsert(
        [match_row(1, outcome=outcome, humans=(human,), robots=(robot,), robot_types={robot: "poet"})]
    )
    window.show_match(open_replay(replay))
    window.marks.dock.scope_box.setCurrentIndex(1)
    window.marks.store.put(Mark("m0", log.last.position, "blue", "!", 2, replay.steps[1].summary))
    differences = (
        different("m1", "humans", [human], [robot], 3),
        different("m1", "result", outcome.value, "unknown", 9),
    )
    window.verify_page.show_report(report(comparison(different=differences)))
    hit = Breakpoint(BreakpointKind.PARTICIPANT, "A")
    window.breakpoints.live.add([LiveHit(hit, "m1", 2, log.last.position, replay.steps[1].summary)])


def is_filtered(tail: LiveTail) -> bool:
    return not tail.model.unasked and "to be filtered" not in tail.counts.text()


def wait_until_shown(qtbot: QtBot, window: MainWindow, *, locked: bool) -> None:
    def there() -> bool:
        replay = window.cursor_.replay
        return replay is not None and len(replay.steps) == 11 and isinstance(replay, SeenReplay) == locked

    qtbot.waitUntil(there)


def test_no_text_of_the_window_under_the_lock_depends_on_who_is_human(
    window: MainWindow, qtbot: QtBot
) -> None:
    told: dict[bool, list[set[str]]] = {False: [], True: []}
    for human in "AB":
        show_all(window, human)
        wait_until_shown(qtbot, window, locked=False)
        window.cursor_.go(7)
        told[False].append(texts_of(window))
        QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
        wait_until_shown(qtbot, window, locked=True)
        for tab in range(window.state_panel.tabs.count()):
            window.state_panel.tabs.setCurrentIndex(tab)
        told[True].append(texts_of(window))
        for word in ("human", "poet", "correct"):
            window.live_tail.filter.set_filter(Kind.WORDS, word)
            qtbot.waitUntil(lambda: is_filtered(window.live_tail))
            told[True].append(texts_of(window))
        window.live_tail.filter.set_filter(Kind.WORDS, "")
        QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    one, other = told[False]
    assert one != other
    half = len(told[True]) // 2
    for seen, other in zip(told[True][:half], told[True][half:], strict=True):
        assert seen ^ other == set()
