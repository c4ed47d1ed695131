"""One record: its facts, and its value as JSON, text or bytes."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.qt import sliced_text
from app.qt.hex_model import Column, HexModel
from kafka_client.framing import schema_id
from kafka_client.records import Headers, Record, TimestampType
from kafka_client.translation import Translation
from tests.widgets.hands import choose, click
from widgets.json_layout import json_pieces
from widgets.record_view import LONGEST_LINE, SHOWN_FIRST, Form, RecordView, folded
from widgets.value_text import LARGE, is_text, json_text, readable, text_pieces


@pytest.fixture
def view(qtbot: QtBot) -> RecordView:
    view = RecordView()
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    qtbot.waitExposed(view)
    return view


def record(
    value: bytes | None,
    *,
    key: bytes | None = b"m1",
    headers: Headers = (),
    time: int | None = 1_790_000_000_250,
    kind: TimestampType = TimestampType.CREATE,
) -> Record:
    return Record("match-events", 2, 34, time, kind, key, value, headers)


def facts(view: RecordView) -> list[str]:
    return view.facts.toPlainText().split("\n")


def dump(view: RecordView) -> list[str]:
    """The value as bytes."""
    assert view.hex_table.isVisible()
    model = view.hex_table.bytes_model
    return [model.line(row) for row in range(model.row_count())]


def test_the_facts_are_where_when_key_size_and_headers(view: RecordView) -> None:
    view.show_record(record(b'{"a":1}', headers=(("eventType", b"match.started"), ("trace", None))))
    assert facts(view) == [
        "topic      match-events",
        "partition  2",
        "offset     34",
        "key        m1",
        "time       2026-09-21 14:13:20.250 UTC",
        "           1790000000250, set by the producer",
        "size       7 bytes",
        "header     eventType: match.started",
        "header     trace: null",
    ]


def test_a_fact_that_is_too_long_for_a_line_goes_on_below_itself(view: RecordView) -> None:
    view.resize(260, 400)
    view.show_record(record(b"{}", headers=(("correlationId", b"corr_" + b"0" * 40),)))
    block = view.facts.document().lastBlock()
    assert block.layout().lineCount() > 1
    name = view.facts.fontMetrics().horizontalAdvance("header     ")
    first, second = (block.layout().lineAt(line).x() for line in (0, 1))
    assert abs(second - first - name) <= 1


def test_who_set_the_time_is_said(view: RecordView) -> None:
    view.show_record(record(b"{}", kind=TimestampType.LOG_APPEND))
    assert "1790000000250, set by the broker on append" in view.facts.toPlainText()
    view.show_record(record(b"{}", time=None, kind=TimestampType.UNKNOWN))
    assert "time       —" in facts(view)


def test_bytes_that_are_no_text_are_escaped_in_key_and_headers(view: RecordView) -> None:
    view.show_record(record(b"{}", key=b"\xff\x00a", headers=(("h", b"two\nlines"),)))
    assert r"key        \xff\x00a" in facts(view)
    assert r"header     h: two\nlines" in facts(view)


def test_very_many_headers_are_counted(view: RecordView) -> None:
    view.show_record(record(b"{}", headers=tuple((f"h{n}", b"x") for n in range(70))))
    assert facts(view)[-1].strip() == "and 20 more headers"


def test_json_is_indented_and_its_numbers_stay_as_they_were(view: RecordView) -> None:
    view.show_record(record(b'{"a":1.50,"b":[1e3]}'))
    assert view.value.toPlainText() == '{\n  "a": 1.50,\n  "b": [\n    1e3\n  ]\n}'


def test_the_form_can_be_chosen_and_stays_for_the_next_record(view: RecordView) -> None:
    view.show_record(record(b'{"a":1}'))
    view.form_tabs.setCurrentIndex(Form.TEXT)
    assert view.value.toPlainText() == '{"a":1}'
    view.show_record(record(b'{"b":2}'))
    assert view.value.toPlainText() == '{"b":2}'
    view.form_tabs.setCurrentIndex(Form.HEX)
    assert dump(view)[0].startswith("00000000  7b 22 62 22 3a 32 7d")


def test_what_is_no_json_is_text_or_bytes_and_json_comes_back(view: RecordView) -> None:
    view.show_record(record(b"ping"))
    assert view.value.toPlainText() == "ping"
    assert not view.form_tabs.isTabEnabled(Form.JSON)
    view.show_record(record(b"\x00\x01\xff"))
    assert dump(view)[0].startswith("00000000  00 01 ff")
    view.show_record(record(b'{"a":1}'))
    assert view.form_tabs.currentIndex() == Form.JSON


def test_bytes_that_are_not_utf_8_show_in_the_text_as_escapes(view: RecordView) -> None:
    view.show_record(record(b"na\xefve"))
    view.form_tabs.setCurrentIndex(Form.TEXT)
    assert view.value.toPlainText() == r"na\xefve"


@pytest.mark.parametrize(("value", "why"), [(None, "null: a tombstone"), (b"", "empty: 0 bytes")])
def test_a_record_without_a_value_says_so(view: RecordView, value: bytes | None, why: str) -> None:
    view.show_record(record(value))
    assert why in view.value.placeholderText()
    assert view.value.toPlainText() == ""
    assert not view.copy_button.isEnabled()


def test_a_schema_registry_frame_is_named_and_skipped(view: RecordView) -> None:
    view.show_record(record(b'\x00\x00\x00\x00\x07{"a":1}'))
    assert "schema     id 7, framed by a Schema Registry" in facts(view)
    assert json.loads(view.value.toPlainText()) == {"a": 1}


def test_what_a_schema_registry_decoded_is_shown_with_schema_subject_and_version(view: RecordView) -> None:
    raw = b"\0\0\0\0\7\2\2\xff"
    translation = Translation(7, "AVRO", "match-events-value", 3, b'{"a":1}')
    view.show_record(msgspec.structs.replace(record(raw), translation=translation))
    shown = facts(view)
    assert shown[shown.index("schema     id 7, Avro") + 1].strip() == "match-events-value, version 3"
    assert json.loads(view.value.toPlainText()) == {"a": 1}
    view.form_tabs.setCurrentIndex(Form.HEX)
    assert dump(view)[0].startswith("00000000  00 00 00 00 07 02 02 ff")


def test_why_a_value_could_not_be_decoded_is_shown_once(view: RecordView) -> None:
    failed = msgspec.structs.replace(record(b"\0\0\0\0\7\2"), translation=Translation(7, problem="It burns."))
    view.show_record(failed)
    assert "It burns." in view.facts.toPlainText()
    view.show_record(failed, "It burns.")
    assert "It burns." not in view.facts.toPlainText()
    assert not view.form_tabs.isTabEnabled(Form.JSON)


def test_why_it_is_no_event_stands_on_top(view: RecordView) -> None:
    view.show_record(record(b"x"), "It is not strict JSON.")
    assert view.problem.isVisible()
    assert view.problem.text() == "It is not strict JSON."
    view.show_record(record(b"{}"))
    assert not view.problem.isVisible()


@pytest.mark.parametrize(
    "value",
    [b'{"a":"' + b"x" * 1_000_000 + b'"}', b"[" + b"1," * 400_000 + b"1]", b"\xff" * 1_000_000],
    ids=["one long text", "many numbers", "bytes"],
)
def test_of_a_large_value_the_beginning_is_shown_and_all_on_demand(
    view: RecordView, qtbot: QtBot, value: bytes
) -> None:
    view.show_record(record(value))
    view.form_tabs.setCurrentIndex(Form.TEXT)
    assert 0 < len(view.value.toPlainText()) <= 2 * SHOWN_FIRST
    assert view.all_button.isVisible()
    assert "the beginning of" in view.cut.text()
    whole = value.decode("utf-8", "backslashreplace")
    view.all_button.click()
    assert not view.all_button.isVisible()
    qtbot.waitUntil(lambda: not view._turn.isActive(), timeout=20_000)
    assert view.value.toPlainText().replace("\n", "") == whole


def test_showing_another_record_ends_the_showing_of_all(view: RecordView, qtbot: QtBot) -> None:
    view.show_record(record(b"x" * 1_000_000))
    view.all_button.click()
    view.show_record(record(b"small"))
    qtbot.waitUntil(lambda: not view._turn.isActive())
    assert view.value.toPlainText() == "small"
    assert not view.all_button.isVisible()


def test_of_the_next_large_value_again_only_the_beginning_is_shown(view: RecordView, qtbot: QtBot) -> None:
    view.show_record(record(b"x" * 1_000_000))
    view.all_button.click()
    view.show_record(record(b"y" * 1_000_000))
    qtbot.wait(1)
    assert view.all_button.isVisible()
    assert len(view.value.toPlainText()) <= 2 * SHOWN_FIRST


def test_copying_takes_the_whole_value_unfolded(view: RecordView, qtbot: QtBot) -> None:
    value = b'{"a":"' + b"x" * 100_000 + b'"}'
    view.show_record(record(value))
    view.form_tabs.setCurrentIndex(Form.TEXT)
    view.copy_button.click()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == value.decode())


def test_while_a_large_value_is_copied_the_button_says_so(
    view: RecordView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sliced_text, "SLICE_S", 0)
    view.show_record(Record("t", 0, 0, 0, TimestampType.CREATE, b"k", b'{"a":[1,2,3,"moon"]}'))
    view.copy_button.click()
    assert (view.copy_button.text(), view.copy_button.isEnabled()) == ("Copying…", False)
    qtbot.waitUntil(view.copy_button.isEnabled)
    assert view.copy_button.text() == "Copy"
    assert QGuiApplication.clipboard().text() == view.value.toPlainText()


def test_no_record_is_an_empty_view(view: RecordView) -> None:
    view.show_record(None)
    assert not view.facts.isVisible()
    assert "No record is chosen" in view.accessibleDescription()
    assert not view.grab().isNull()
    assert not view.grab().isNull()


@given(st.binary(max_size=100))
def test_any_bytes_can_be_written(raw: bytes) -> None:
    assert "\n" not in readable(raw)
    model = HexModel()
    model.set_bytes(raw)
    assert bytes.fromhex("".join(model.line(row)[10:57] for row in range(model.row_count()))) == raw
    assert "".join(text_pieces(raw)) == raw.decode("utf-8", "backslashreplace")
    assert "".join(json_pieces(raw)) is not None
    text = json_text(raw)
    assert text is None or isinstance(json.loads(text), object)
    is_text(raw)
    schema_id(raw)


@pytest.mark.parametrize(
    "value", [b'{"a":NaN}', b'{"a":"\xff"}', b'{"a":1} x', b"", b"[" * 100_000, b"\xef\xbb\xbf{}"]
)
def test_what_is_not_strict_json_has_no_json_form(value: bytes) -> None:
    assert json_text(value) is None


VALUES = st.recursive(
    st.none() | st.integers() | st.sampled_from(['"', "\\", "{}", "a, b", "é\n"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from('a"{'), inner, max_size=2),
    max_leaves=8,
)


@settings(max_examples=40)
@given(VALUES, st.sampled_from([None, 1]))
def test_json_is_laid_out_piece_by_piece_as_python_does_it(value: object, spaces: int | None) -> None:
    raw = json.dumps(value, ensure_ascii=False, indent=spaces).encode("utf-8", "replace")
    assert "".join(json_pieces(raw)) == json.dumps(json.loads(raw), ensure_ascii=False, indent=2)


def test_a_string_that_is_long_or_has_escapes_is_laid_out_as_it_is() -> None:
    raw = '{"a":"' + 'ü\\n\\"' * 9_000 + "x" * 9_000 + '"}'
    assert "".join(json_pieces(raw.encode())) == f'{{\n  "a": {raw[5:-1]}\n}}'


def test_what_is_no_json_from_somewhere_on_follows_as_it_is() -> None:
    assert "".join(json_pieces(b'{"a":1} "open')) == '{\n  "a": 1\n}"open'


@given(st.lists(st.text("ab\n", max_size=30), max_size=6))
def test_folding_adds_line_feeds_only_where_lines_are_too_long(pieces: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("widgets.record_view.LONGEST_LINE", 5)
        lines = "".join(folded(pieces)).split("\n")
    assert all(len(line) <= 5 for line in lines)
    assert "".join(lines) == "".join(pieces).replace("\n", "")
    assert len(lines) <= "".join(pieces).count("\n") + 1 + len("".join(pieces)) // 5


@pytest.fixture(scope="module")
def large() -> bytes:
    """Ten megabytes of JSON in one line."""
    items = ",".join(
        f'{{"id":{number},"text":"a few words of number {number}"}}' for number in range(200_000)
    )
    return f'{{"items":[{items}]}}'.encode()


def test_of_ten_megabytes_no_step_reads_more_than_it_shows(
    view: RecordView, large: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(large) > 9_000_000
    for whole in ("json_text", "is_text"):
        monkeypatch.setattr(f"widgets.record_view.{whole}", lambda _value: pytest.fail("it reads everything"))
    view.show_record(record(large))
    assert f"size       {len(large):,} bytes" in facts(view)
    assert view.value.toPlainText().startswith('{\n  "items": [\n    {\n      "id": 0,')
    assert len(view.value.toPlainText()) <= 2 * SHOWN_FIRST
    view.form_tabs.setCurrentIndex(Form.TEXT)
    assert view.value.toPlainText()[:LONGEST_LINE] == large[:LONGEST_LINE].decode()
    view.form_tabs.setCurrentIndex(Form.HEX)
    assert view.hex_table.bytes_model.row_count() == -(-len(large) // 16)


def test_a_large_value_that_is_no_json_is_text_or_bytes(view: RecordView) -> None:
    view.show_record(record(b"words " * LARGE))
    assert view.form_tabs.currentIndex() == Form.TEXT
    view.show_record(record(b"\x00\xff" * LARGE))
    assert view.form_tabs.currentIndex() == Form.HEX


def test_ten_megabytes_are_copied_little_by_little(
    view: RecordView, qtbot: QtBot, large: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sliced_text, "SLICE_S", -1.0)  # one piece a turn, however quick the machine is
    view.show_record(record(large))
    view.form_tabs.setCurrentIndex(Form.TEXT)
    QGuiApplication.clipboard().setText("before")
    view.copy_button.click()
    assert QGuiApplication.clipboard().text() == "before"
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == large.decode(), timeout=20_000)


def test_the_table_of_bytes_is_sound(qtmodeltester: ModelTester) -> None:
    model = HexModel()
    model.set_bytes(bytes(range(40)))
    qtmodeltester.check(model)
    assert model.row_count() == 3
    assert model.text(2, Column.TEXT) == " !\"#$%&'"


def test_any_rows_of_the_bytes_can_be_copied_as_a_dump_as_hexadecimal_or_as_text(
    view: RecordView, qtbot: QtBot
) -> None:
    view.show_record(record(bytes(range(32, 112))))
    view.form_tabs.setCurrentIndex(Form.HEX)
    table = view.hex_table
    click(table, table.bytes_model.index(1, Column.BYTES))
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    text = QGuiApplication.clipboard().text
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: text().split("\n") == dump(view)[1:3])
    choose(table.menu(), "Copy bytes as hexadecimal")
    qtbot.waitUntil(lambda: bytes.fromhex(text()) == bytes(range(48, 80)))
    choose(table.menu(), "Copy bytes as text")
    assert text() == bytes(range(48, 80)).decode()
