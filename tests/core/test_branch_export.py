"""A branch as files: opened again, and run by pytest, it is the same fold."""

import subprocess
import sys
from pathlib import Path

from msgspec.structs import replace

from app.core.branch_edits import toggle_skip, with_added, with_move, with_record
from app.core.branch_export import pytest_file, record_file
from app.core.branches import Branch, BranchReplay, branch_replay
from app.core.export import match_document
from app.core.history import History
from app.core.state import MatchState
from kafka_client.events import DEFAULT_TOPICS, TopicRoles
from kafka_client.records import Record, from_kcat
from tests.widgets.matches import replay_of, two_rounds

REPLAY = replay_of(two_rounds())
RECORDS = [step.event.record for step in REPLAY.steps]
EMPTY = Branch("my “what-if”", "m1")


def folded(branch: Branch) -> BranchReplay:
    return branch_replay(REPLAY, branch)


def opened_again(lines: list[bytes]) -> History:
    history = History()
    history.ingest(map(from_kcat, lines))
    return history


def shown_document(state: MatchState) -> dict[str, object]:
    """The match document without the places of records, which are others in a file."""
    whole = match_document(state, [])
    return {**whole, "anomalies": [anomaly.code for anomaly in state.anomalies]}


def other_answer(record: Record) -> Record:
    return replace(record, value=(record.value or b"").replace(b"Because.", b"Because n\xc3\xb6t."))


def by_c(record: Record) -> Record:
    value = (record.value or b"").replace(b'"A"', b'"C"').replace(b'"id-', b'"other-')
    return replace(record, value=value)


def test_the_records_of_a_branch_open_as_the_branch() -> None:
    branch = with_record(EMPTY, RECORDS[6].position, other_answer(RECORDS[6]))
    branch = toggle_skip(with_added(branch, by_c(RECORDS[6]), RECORDS[7].position), RECORDS[5].position)
    shown = folded(branch)
    written = record_file(shown, TopicRoles())
    history = opened_again([line.rstrip(b"\n") for line in written.lines()])
    assert written.displaced == 0
    assert len(history.events("m1")) == len(shown) == len(REPLAY)
    assert shown_document(history.state("m1")) == shown_document(shown.final)
    assert shown_document(shown.final) != shown_document(REPLAY.final)


def test_an_order_that_times_do_not_give_is_counted() -> None:
    moved = folded(with_move(EMPTY, RECORDS[4].position, RECORDS[1].position))
    written = record_file(moved, TopicRoles())
    again = opened_again([line.rstrip(b"\n") for line in written.lines()]).events("m1")
    assert [event.record.value for event in again[1:5]] == [RECORDS[n].value for n in (1, 2, 3, 4)]
    assert written.displaced == 4


def test_a_copy_before_its_original_is_put_into_the_first_partition() -> None:
    shown = folded(with_added(EMPTY, RECORDS[6], RECORDS[6].position))
    written = record_file(shown, TopicRoles())
    assert written.displaced == 0
    assert [record.partition for record in written.records if record.topic == "match-events"][3:6] == [
        1,
        0,
        1,
    ]


def test_the_exported_test_case_passes_and_fails_when_a_record_is_changed(tmp_path: Path) -> None:
    branch = with_record(EMPTY, RECORDS[6].position, other_answer(RECORDS[6]))
    branch = with_added(with_move(branch, RECORDS[4].position, RECORDS[1].position), RECORDS[2], None)
    text = pytest_file(folded(branch), DEFAULT_TOPICS)
    (tmp_path / "test_branch.py").write_text(text, "ascii")
    spoilt = text.replace(r"Because n\xc3\xb6t.", "Because.").replace("test_my", "test_spoilt")
    (tmp_path / "test_spoilt.py").write_text(spoilt, "ascii")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    result = subprocess.run(
        command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False
    )
    assert "1 failed, 1 passed" in result.stdout, result.stdout
    assert "FAILED" in result.stdout
    assert "test_spoilt_what_if" in result.stdout
