"""The match list as CSV, JSON and Parquet: what is read back is what was written."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import duckdb
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.export import write_file
from app.core.export_forms import Form, HistoryReader, export_parts
from app.core.history import History
from app.core.list_export import COLUMNS, list_csv, list_json, list_parquet
from app.core.state import Outcome, Status
from app.core.summary import Summary
from kafka_client.records import from_kcat
from tests.logs import Log
from tests.match_rows import match_row

_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_TIMES = st.none() | st.integers(0, 253_402_300_799_999) | st.floats(0, 2e12)
_SUMMARIES = st.builds(
    Summary,
    match_id=_WORDS,
    status=st.sampled_from(Status),
    outcome=st.sampled_from(Outcome),
    humans=st.lists(_WORDS, max_size=2).map(tuple),
    robots=st.lists(_WORDS, max_size=3).map(tuple),
    robot_types=st.dictionaries(_WORDS, _WORDS, max_size=3),
    rounds=st.integers(0, 1_000_000),
    events=st.integers(0, 10**9),
    anomalies=st.dictionaries(_WORDS, st.integers(1, 1000), max_size=2),
    started_at=_TIMES,
    completed_at=_TIMES,
    duration=_TIMES,
)
_LISTS = st.lists(_SUMMARIES, max_size=4)


def read_csv(text: str) -> list[Summary]:
    """What the rows of a CSV list say."""
    rows = []
    for row in csv.DictReader(io.StringIO(text, newline="")):
        fields = {
            name: cell
            if name in ("matchId", "status", "outcome")
            else None
            if cell == ""
            else json.loads(cell)
            for name, cell in row.items()
        }
        rows.append(msgspec.convert(fields, Summary))
    return rows


def read_parquet(path: Path) -> list[Summary]:
    """What the rows of a Parquet list say."""
    table = duckdb.read_parquet(str(path))
    return [msgspec.convert(dict(zip(table.columns, row, strict=True)), Summary) for row in table.fetchall()]


@settings(max_examples=30, deadline=None)
@given(_LISTS)
def test_a_csv_list_reads_back_equal(summaries: list[Summary]) -> None:
    assert read_csv("".join(list_csv(summaries))) == summaries


@settings(max_examples=30, deadline=None)
@given(_LISTS)
def test_a_json_list_reads_back_equal(summaries: list[Summary]) -> None:
    assert msgspec.json.decode(b"".join(list_json(summaries)), type=list[Summary]) == summaries


def test_a_parquet_list_reads_back_equal(tmp_path: Path) -> None:
    @settings(max_examples=8, deadline=None)
    @given(_LISTS)
    def round_trip(summaries: list[Summary]) -> None:
        path = tmp_path / "list.parquet"
        write_file(path, list_parquet(summaries))
        assert read_parquet(path) == summaries

    round_trip()


def test_a_csv_list_has_the_summary_s_names_and_json_where_there_are_several_values() -> None:
    header, line, *rest = "".join(list_csv([match_row(7).summary])).split("\r\n")
    assert header == ",".join(COLUMNS)
    assert line.startswith('match_7,completed,correct,"[""A""]","[""B"",""C""]"')
    assert rest == [""]


def test_a_list_without_matches_is_a_table_without_rows(tmp_path: Path) -> None:
    assert "".join(list_csv([])) == ",".join(COLUMNS) + "\r\n"
    assert json.loads(b"".join(list_json([]))) == []
    write_file(tmp_path / "list.parquet", list_parquet([]))
    table = duckdb.read_parquet(str(tmp_path / "list.parquet"))
    assert (tuple(table.columns), table.fetchall()) == (COLUMNS, [])


@pytest.fixture
def history() -> History:
    """Two matches and a record that is no event."""
    log = Log("m1").started("AB", "A").round(1).response("A", 1, "x").completed()
    return log.match("m2").started("AB", "A").raw(b"not JSON").history()


def exported(history: History, form: Form, match_ids: Sequence[str]) -> bytes:
    """What is written of these matches."""
    parts = export_parts(form, match_ids, HistoryReader(history))
    return b"".join(part if isinstance(part, bytes) else part.encode() for part in parts)


def test_one_match_is_a_document_and_several_are_a_list_of_them(history: History) -> None:
    one = json.loads(exported(history, Form.DOCUMENT, ["m1"]))
    many = json.loads(exported(history, Form.DOCUMENTS, ["m1", "m2"]))
    assert one["format"] == "orchestra-replay/match/1"
    assert [each["matchId"] for each in many["matches"]] == ["m1", "m2"]
    assert (many["matches"][0], many["undecodable"]) == (one, 1)


def test_the_records_of_chosen_matches_are_kcat_lines_in_replay_order(history: History) -> None:
    lines = exported(history, Form.RECORDS, ["m1"]).splitlines()
    assert [from_kcat(line) for line in lines] == [event.record for event in history.events("m1")]


@pytest.mark.parametrize("form", [Form.CSV, Form.JSON])
def test_lists_hold_the_chosen_matches_alone(history: History, form: Form) -> None:
    written = exported(history, form, ["m2"])
    assert b"m2" in written
    assert b"m1" not in written
