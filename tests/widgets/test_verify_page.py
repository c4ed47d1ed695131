"""The page of the verification by clicks and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.reconcile import Comparison
from app.core.verify import Report
from app.qt import difference_model
from app.qt.difference_model import Column
from tests.widgets.comparisons import DIGEST, comparison, different, report, three_differences
from tests.widgets.hands import choose, click, double_click, open_menu, press, type_text
from widgets.verify_page import VerifyPage


class Heard:
    """What the page asked for."""

    def __init__(self, page: VerifyPage) -> None:
        self.verified: list[str] = []
        self.cancelled = 0
        self.opened: list[tuple[str, int | None]] = []
        self.notes: list[str] = []
        page.verify_requested.connect(self.verified.append)
        page.cancel_requested.connect(self._cancel)
        page.open_requested.connect(lambda *asked: self.opened.append(asked))
        page.note_requested.connect(self.notes.append)

    def _cancel(self) -> None:
        self.cancelled += 1


@pytest.fixture
def page(qtbot: QtBot) -> VerifyPage:
    made = VerifyPage()
    qtbot.addWidget(made)
    made.resize(1280, 260)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_ready()
    return made


@pytest.fixture
def heard(page: VerifyPage) -> Heard:
    return Heard(page)


def line(page: VerifyPage) -> QLineEdit:
    return page.place.line


def verdict(page: VerifyPage) -> str:
    """What the eye meets first: the words above the table, else those in the middle."""
    return page.headline.text() if page.headline.isVisible() else page.notice.heading


def show(page: VerifyPage, against: Comparison | None, **more: bool) -> None:
    """Verify, and get that answer."""
    press(line(page), Qt.Key.Key_Return)
    page.show_report(report(against, **more))


def test_before_anything_is_loaded_nothing_can_be_verified(page: VerifyPage, heard: Heard) -> None:
    page.clear()
    assert not page.place.verify_button.isEnabled()
    assert "loaded" in page.notice.sentence
    press(line(page), Qt.Key.Key_Return)
    assert heard.verified == []
    page.set_ready()
    assert "Nothing verified yet" in page.notice.sentence
    press(line(page), Qt.Key.Key_Return)
    assert heard.verified == [""]


def test_a_typed_place_is_verified_by_enter_and_by_the_button(page: VerifyPage, heard: Heard) -> None:
    type_text(line(page), " history.json ")
    press(line(page), Qt.Key.Key_Return)
    page.show_failure("There is no file history.json; check its name.")
    page.place.verify_button.click()
    assert heard.verified == ["history.json", "history.json"]


def test_a_file_can_be_chosen(page: VerifyPage, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/records/matches.json", ""))
    page.place.choose_button.click()
    page.place.verify_button.click()
    assert heard.verified == ["/records/matches.json"]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    page.show_failure("No.")
    page.place.choose_button.click()
    assert page.place.text == "/records/matches.json"


def test_the_file_dialog_begins_where_the_last_file_was(
    page: VerifyPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "matches.json"
    file.touch()
    asked: list[str] = []

    def ask(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        asked.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    page.place.set_text(str(file))
    page.place.choose_button.click()
    assert asked == [str(tmp_path)]


def test_places_that_were_used_are_offered_and_what_is_typed_stays(page: VerifyPage) -> None:
    type_text(line(page), "half a na")
    page.place.set_recent(["/a.json", "https://example.org/history"])
    assert page.place.text == "half a na"
    line(page).clear()
    press(page.place.box, Qt.Key.Key_Down)
    assert page.place.text == "/a.json"


def test_while_it_runs_one_sees_how_far_it_is_and_can_cancel_by_the_keyboard(
    page: VerifyPage, heard: Heard
) -> None:
    type_text(line(page), "history.json")
    press(line(page), Qt.Key.Key_Return)
    assert page.progress.isVisible()
    assert "Verifying" in page.notice.sentence
    assert "Reading" in page.details.text()
    page.show_progress(1_200, 5_200)
    assert page.details.text() == "1,200 of 5,200 matches"
    assert (page.progress.value(), page.progress.maximum()) == (1_200, 5_200)
    assert not page.place.verify_button.isVisible()
    focused = QApplication.focusWidget()
    assert focused is page.place.cancel_button
    press(focused, Qt.Key.Key_Space)
    assert heard.cancelled == 1
    assert not page.progress.isVisible()
    assert "Nothing verified yet" in page.notice.sentence
    assert QApplication.focusWidget() is page.place.verify_button


@pytest.mark.parametrize(
    ("given", "headline", "told"),
    [
        (report(), "Identical", "12 matches rebuilt twice from 345 events"),
        (report(comparison()), "Identical", "10 of 10 matches agree"),
        (report(three_differences()), "3 differences", "1 missing in Kafka · 1 field of 1 match differ"),
        (report(comparison(unreadable=("line 1: broken",))), "1 entry not readable", "1 not readable"),
        (report(comparison(cut=("old",))), "Identical", "1 cut by the load window"),
        (report(three_differences(), identical=False), "The replay differs", "12 matches rebuilt twice"),
    ],
)
def test_the_verdict_is_a_word_with_the_counts_behind_it(
    page: VerifyPage, given: Report, headline: str, told: str
) -> None:
    page.show_report(given)
    assert verdict(page) == headline
    assert told in page.details.text()
    assert not page.grab().isNull()


def test_no_differences_is_said_in_the_middle_of_the_page(page: VerifyPage) -> None:
    show(page, comparison())
    assert page.notice.isVisible()
    assert "all that both sides tell of it is the same" in page.notice.sentence
    assert not page.filter_edit.isVisible()
    show(page, None)
    assert "Name a file or a URL" in page.notice.sentence


def test_a_failure_is_a_sentence_and_leaves_no_old_verdict(page: VerifyPage) -> None:
    show(page, three_differences())
    page.place.verify_button.click()
    page.show_failure("There is no file history.json; check its name.")
    assert page.notice.sentence == "Could not run There is no file history.json; check its name."
    assert not page.digest.isVisible()
    assert page.model.rowCount() == 0


def test_the_digest_is_shown_short_and_copied_whole(page: VerifyPage) -> None:
    show(page, None)
    assert page.digest.isVisible()
    page.digest.copy_button.click()
    assert QGuiApplication.clipboard().text() == DIGEST


def test_a_double_click_opens_the_match_at_the_event_that_set_the_value(
    page: VerifyPage, heard: Heard
) -> None:
    show(page, three_differences())
    double_click(page.table, page.model.index(1, Column.KAFKA))
    assert heard.opened == [("m1", 4)]


def test_the_keys_alone_lead_from_the_place_to_the_event(page: VerifyPage, heard: Heard) -> None:
    page.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_Return)
    page.show_report(report(three_differences()))
    table = QApplication.focusWidget()
    assert table is page.table
    press(table, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert heard.opened == [("m1", 4), ("ours", None)]


def test_who_has_gone_elsewhere_keeps_the_keyboard_there(page: VerifyPage) -> None:
    elsewhere = QLineEdit(page)
    elsewhere.show()
    press(line(page), Qt.Key.Key_Return)
    elsewhere.setFocus()
    page.show_report(report(three_differences()))
    assert QApplication.focusWidget() is elsewhere


def test_what_has_no_event_here_is_said_instead(page: VerifyPage, heard: Heard) -> None:
    show(page, comparison(missing=("lost",), unreadable=("line 3: no matchId",)))
    press(page.table, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert heard.opened == []
    assert heard.notes == ["lost is not in Kafka, so there is no event to open.", "line 3: no matchId"]


def test_the_differences_can_be_filtered_and_sorted(page: VerifyPage) -> None:
    show(page, three_differences())
    type_text(page.filter_edit, "-different")
    assert [page.model.row(row).match_id for row in range(page.model.rowCount())] == ["lost", "ours"]
    header = page.table.horizontalHeader()
    where = header.sectionViewportPosition(Column.MATCH) + 20
    for expected in (["lost", "ours"], ["ours", "lost"]):
        QTest.mouseClick(
            header.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(where, header.height() // 2),
        )
        assert [page.model.row(row).match_id for row in range(page.model.rowCount())] == expected
    type_text(page.filter_edit, "xyz")
    assert page.table.nothing.heading == "No difference passes the filter"
    assert not page.grab().isNull()


def test_a_new_run_shows_all_again(page: VerifyPage) -> None:
    show(page, three_differences())
    type_text(page.filter_edit, "lost")
    show(page, three_differences())
    assert (page.filter_edit.text(), page.model.rowCount()) == ("", 3)


def test_a_row_can_be_copied_by_key_and_by_menu(page: VerifyPage) -> None:
    show(page, three_differences())
    click(page.table, page.model.index(1, Column.FIELD))
    whole = "different\tm1\trounds.1.responses.A\tBecause.\tWhy not?\t#4"
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == whole
    center = page.table.visualRect(page.model.index(1, Column.FIELD)).center()
    assert open_menu(page.table, center) == ["Open match", "Copy as text", "Copy match id", "Copy all shown"]
    choose(page.menu(1), "Copy match id")
    assert QGuiApplication.clipboard().text() == "m1"
    choose(page.menu(0), "Copy all shown")
    assert whole in QGuiApplication.clipboard().text().splitlines()
    below = page.table.visualRect(page.model.index(2, 0)).center()
    below.setY(below.y() + 60)
    assert open_menu(page.table, below) is None


def test_the_menu_opens_a_match_that_is_here(page: VerifyPage, heard: Heard) -> None:
    show(page, three_differences())
    choose(page.menu(2), "Open match")
    assert heard.opened == [("ours", None)]
    assert "Open match" not in [action.text() for action in page.menu(0).actions()]


def test_differences_over_the_cap_are_counted(page: VerifyPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(difference_model, "MOST_ROWS", 2)
    show(page, comparison(different=tuple(different("m1", f"f{n}", 1, 2) for n in range(1_005))))
    assert "1,003 more: see orchestra-replay verify --json" in page.details.text()


def test_another_source_forgets_the_verdict(page: VerifyPage) -> None:
    show(page, three_differences())
    page.clear()
    assert page.model.rowCount() == 0
    assert not page.details.isVisible()
    assert "Not loaded yet" in page.notice.sentence
