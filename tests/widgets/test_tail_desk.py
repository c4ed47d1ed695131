"""The live tail with its filter, its rules and what is remembered of it."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QItemSelectionModel, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.core.highlights import HighlightRule, Kind, rules_of
from app.qt import sliced_text
from app.qt.tail_model import Column
from kafka_client.records import from_kcat
from kafka_client.translation import Translation
from tests.widgets.hands import choose, click, press, type_text
from tests.widgets.matches import long_match, undecodable
from widgets.highlight_dialog import HighlightDialog
from widgets.live_tail import CopyForm, LiveTail
from widgets.tail_desk import CAP_KEY, RULES_KEY, TailDesk

RECORDS = long_match(5).records
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def tail(qtbot: QtBot) -> LiveTail:
    tail = LiveTail()
    qtbot.addWidget(tail)
    tail.resize(1200, 400)
    tail.show()
    qtbot.waitExposed(tail)
    return tail


@pytest.fixture
def desk(tail: LiveTail, settings: QSettings) -> TailDesk:
    return TailDesk(tail, settings, tail)


def dialog_of(desk: TailDesk) -> HighlightDialog:
    desk.handlers()["tail_highlights"]()
    return desk.dialog


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def copied(tail: LiveTail, qtbot: QtBot, act: Callable[[], object]) -> str:
    with qtbot.waitSignal(tail.note_requested):
        act()
    return clipboard()


# The filter.


def test_a_mistake_is_shown_where_it_was_typed_and_the_filter_before_stays(
    tail: LiveTail, qtbot: QtBot
) -> None:
    tail.append(RECORDS)
    tail.filter.set_filter(Kind.WORDS, "asked")
    qtbot.waitUntil(lambda: tail.model.row_count() == 5)
    tail.filter.set_filter(Kind.REGEX, "(asked")
    assert tail.filter.mistake.isVisible()
    assert "missing )" in tail.filter.mistake.text()
    assert tail.model.row_count() == 5
    type_text(tail.filter.edit, ")")
    qtbot.waitUntil(lambda: not tail.filter.mistake.isVisible())


def test_records_that_an_expression_cannot_be_worked_out_for_are_counted(
    tail: LiveTail, qtbot: QtBot
) -> None:
    tail.append(RECORDS)
    tail.filter.set_filter(Kind.CEL, "event.value.data.prompt == 'Prompt 2?'")
    qtbot.waitUntil(lambda: tail.model.row_count() == 2)
    words = f"{len(RECORDS) - 10} records left out: the expression cannot"
    qtbot.waitUntil(lambda: tail.filter.mistake.text().startswith(words))


def test_the_kind_is_chosen_by_keys_and_counts_at_once(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS)
    tail.filter.set_filter(Kind.WORDS, "round [23]$")
    qtbot.waitUntil(lambda: tail.model.row_count() == 0 and not tail.model.unasked)
    press(tail.filter.kind_box, Qt.Key.Key_Down)
    assert tail.filter.kind is Kind.REGEX
    qtbot.waitUntil(lambda: tail.model.row_count() == 2)


@pytest.mark.parametrize("text", ["event.lateness > 3", "event.type", "event.type ==", "event.offset > 'x'"])
def test_an_expression_that_is_wrong_for_every_record_is_a_mistake(tail: LiveTail, text: str) -> None:
    tail.filter.set_filter(Kind.CEL, text)
    assert tail.filter.mistake.text()
    assert tail.model.condition is None


def test_the_command_for_the_filter_goes_there(desk: TailDesk, tail: LiveTail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.dock_wanted):
        desk.handlers()["tail_filter"]()
    assert tail.focusWidget() is tail.filter.edit


# Copying.


def choose_rows(tail: LiveTail, first: int, last: int) -> None:
    tail.table.selectRow(first)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in range(first, last + 1):
        tail.table.selectionModel().select(tail.model.index(row, 0), flags)


def test_the_chosen_rows_are_copied_as_text_by_ctrl_c(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS)
    chosen = tail.model.index(20, Column.WHAT)
    tail.table.scrollTo(chosen)
    click(tail.table, chosen)
    qtbot.keyClick(tail.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    lines = copied(tail, qtbot, lambda: qtbot.keyClick(tail.table, Qt.Key.Key_C, CTRL)).split("\n")
    assert [line.split("\t")[-1] for line in lines] == [tail.model.text(row, Column.WHAT) for row in (20, 21)]


def test_several_rows_are_copied_as_kcat_lines_that_can_be_read_again(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append([*RECORDS[:4], undecodable(b"\xff")])
    choose_rows(tail, 2, 4)
    with qtbot.waitSignal(tail.note_requested) as note:
        choose(tail.menu(3), "Copy as kcat line")
    assert [from_kcat(line.encode()) for line in clipboard().split("\n")] == RECORDS[2:4]
    assert note.args == ["2 records copied. 1 record left out: no text can hold them in this form."]


def test_one_value_is_copied_indented_and_several_one_a_line(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS)
    one = copied(tail, qtbot, lambda: tail.copy(RECORDS[:1], CopyForm.JSON))
    assert one.startswith('{\n  "eventId"')
    three = copied(tail, qtbot, lambda: tail.copy(RECORDS[:3], CopyForm.JSON))
    values = [json.loads(record.value or b"") for record in RECORDS[:3]]
    assert [json.loads(line) for line in three.split("\n")] == values


def test_what_a_schema_registry_decoded_is_copied_as_json(tail: LiveTail, qtbot: QtBot) -> None:
    translation = Translation(7, "AVRO", "match-events-value", 3, b'{"a":1}')
    record = msgspec.structs.replace(undecodable(b"\0\0\0\0\7\2"), translation=translation)
    tail.append([record])
    assert json.loads(copied(tail, qtbot, lambda: tail.copy([record], CopyForm.JSON))) == {"a": 1}


def test_under_the_lock_nothing_that_is_hidden_is_copied(tail: LiveTail, qtbot: QtBot) -> None:
    tail.append(RECORDS)
    tail.model.set_locked(True)
    for form in CopyForm:
        assert "poet" not in copied(tail, qtbot, partial(tail.copy, RECORDS, form))


def test_very_many_rows_are_copied_little_by_little(
    tail: LiveTail, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sliced_text, "SLICE_S", -1.0)
    tail.append(RECORDS)
    told: list[str] = []
    tail.note_requested.connect(told.append)
    tail.copy(RECORDS, CopyForm.KCAT)
    assert told == []
    qtbot.waitUntil(lambda: told == [f"{len(RECORDS)} records copied."])
    assert len(clipboard().split("\n")) == len(RECORDS)


# What is remembered.


def test_how_many_rows_are_kept_is_chosen_in_the_menu_and_remembered(
    desk: TailDesk, tail: LiveTail, settings: QSettings
) -> None:
    rows = tail.menu_button.menu().actions()[0].menu()
    assert isinstance(rows, QMenu)
    choose(rows, "10,000")
    assert tail.model.cap == 10_000
    assert settings.value(CAP_KEY, type=int) == 10_000
    desk.set_cap(50_000)
    rows.aboutToShow.emit()
    assert [action.text() for action in rows.actions() if action.isChecked()] == ["50,000"]
    desk.set_cap(12_345)
    rows.aboutToShow.emit()
    assert not any(action.isChecked() for action in rows.actions())
    desk.set_cap(10_000)
    other = LiveTail(parent=tail)
    TailDesk(other, settings, tail)
    assert other.model.cap == 10_000


def test_the_rates_can_be_hidden_and_stay_hidden(desk: TailDesk, tail: LiveTail, settings: QSettings) -> None:
    assert tail.rate_table.isVisible()
    desk.handlers()["tail_rates"]()
    assert not tail.rate_table.isVisible()
    other = LiveTail(parent=tail)
    TailDesk(other, settings, tail)
    assert not other.rates_button.isChecked()


def test_a_rule_is_added_typed_and_highlights_at_once(
    desk: TailDesk, tail: LiveTail, settings: QSettings
) -> None:
    tail.append(RECORDS)
    dialog = dialog_of(desk)
    dialog.add_button.click()
    type_text(dialog.lines[0].edit, "asked")
    rule = tail.model.rule_at(3)
    assert rule == HighlightRule(Kind.WORDS, "asked", "orange")
    assert "Highlighted orange: asked" in tail.model.tooltip(3, Column.WHAT)
    assert rules_of(settings.value(RULES_KEY)) == [rule]
    dialog.lines[0].box.click()
    assert tail.model.rule_at(3) is None


def test_rules_are_there_again_the_next_time(desk: TailDesk, tail: LiveTail, settings: QSettings) -> None:
    dialog = dialog_of(desk)
    dialog.add_button.click()
    type_text(dialog.lines[0].edit, "asked")
    other = LiveTail(parent=tail)
    assert TailDesk(other, settings, tail).dialog.rules() == dialog.rules()
    other.append(RECORDS)
    assert other.model.rule_at(3) is not None


def test_rules_are_moved_and_removed_and_the_first_that_holds_counts(desk: TailDesk, tail: LiveTail) -> None:
    tail.append(RECORDS)
    dialog = dialog_of(desk)
    for text in ("asked", "poet"):
        dialog.add_button.click()
        type_text(dialog.lines[-1].edit, text)
    assert [rule.colour for rule in dialog.rules()] == ["orange", "sky blue"]

    def first() -> str:
        rule = tail.model.rule_at(3)
        assert rule is not None
        return rule.text

    assert first() == "asked"
    dialog.lines[1].up_button.click()
    assert first() == "poet"
    dialog.lines[0].remove_button.click()
    assert first() == "asked"


def test_a_wrong_rule_says_so_on_its_line_and_highlights_nothing(desk: TailDesk, tail: LiveTail) -> None:
    tail.append(RECORDS)
    dialog = dialog_of(desk)
    dialog.add_button.click()
    line = dialog.lines[0]
    line.kind_box.setCurrentIndex(line.kind_box.findData(Kind.REGEX))
    type_text(line.edit, "(")
    assert "missing )" in line.mistake.text()
    assert tail.model.rule_at(3) is None
    assert not dialog.grab().isNull()
