"""``verify`` on the command line."""

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from kafka_client.records import to_kcat
from tests.cli.conftest import Run
from tests.core.current_systems import FORMS, Plain, history_api
from tests.logs import Log


def told_of(log: Log) -> list[Plain]:
    history = log.history()
    return [history_api(history.state(match_id)) for match_id in history.match_ids()]


@pytest.fixture
def told(log: Log) -> list[Plain]:
    """What the current system tells of the log's matches."""
    return told_of(log)


def write(folder: Path, content: bytes | Any) -> Path:
    path = folder / "current-system"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


@pytest.mark.parametrize("form", FORMS)
def test_records_that_agree_give_exit_code_0(
    run: Run, record_file: Path, log: Log, tmp_path: Path, form: str
) -> None:
    history = log.history()
    content = FORMS[form](history.state(match_id) for match_id in history.match_ids())
    against = write(tmp_path, gzip.compress(content))
    ran = run("verify", "--open", record_file, "--against", against, "--json")
    assert (ran.code, ran.err) == (0, "")
    report = json.loads(ran.out)
    assert list(report) == ["matches", "events", "undecodable", "anomalies", "replay", "against"]
    assert report["against"] == {
        "compared": 2, "identical": 2, "missing": [], "extra": [], "different": [], "unreadable": 0,
    }  # fmt: skip
    assert (
        "against the current system: identical"
        in run("verify", "--open", record_file, "--against", against).out
    )


def test_a_difference_gives_exit_code_1_and_its_four_keys(
    run: Run, record_file: Path, tmp_path: Path, told: list[Plain]
) -> None:
    told[0]["rounds"][0]["responses"][0]["response"] = "Dünno"
    ran = run("verify", "--open", record_file, "--against", write(tmp_path, {"matches": told}), "--json")
    assert ran.code == 1
    assert json.loads(ran.out)["against"]["different"] == [
        {"matchId": "late", "field": "rounds.1.responses.A", "kafka": "Dunno", "other": "Dünno"}
    ]


def test_the_text_tells_what_differs_and_which_record_set_it(
    run: Run, record_file: Path, tmp_path: Path, told: list[Plain]
) -> None:
    told[0]["rounds"][0]["responses"][0]["response"] = "Dunno [yet]"
    told[0]["completedAt"] += 2000
    told[1]["matchId"] = "else"
    ran = run("verify", "--open", record_file, "--against", write(tmp_path, [*told, 7]))
    assert ran.code == 1
    lines = ran.out.splitlines()
    at = lines.index("against the current system: DIFFERENT, 1 match compared, 0 identical")
    assert lines[at + 1 :] == [
        "missing in Kafka: 1",
        "  else",
        "only in Kafka: 1",
        "  early",
        "entries that could not be read: 1",
        "  entry 3: Expected `object`, got `int`.",
        "late differs",
        "  completedAt",
        "    - current system: 2026-09-21 14:13:29.000 UTC",
        "    + Kafka:          2026-09-21 14:13:27.000 UTC",
        "      set by event 7: match-events partition 0, offset 5",
        "  rounds.1.responses.A",
        "    - current system: 'Dunno [yet]'",
        "    + Kafka:          'Dunno'",
        "      set by event 4: match-events partition 0, offset 2",
    ]
    assert "\x1b" not in ran.out


def test_long_texts_are_cut_around_what_differs(run: Run, tmp_path: Path) -> None:
    log = Log().started().round(1, "Why? " * 50 + "Rain." + " So?" * 50)
    record_file = tmp_path / "records"
    record_file.write_bytes(b"".join(to_kcat(record) + b"\n" for record in log.records))
    told = told_of(log)
    told[0]["rounds"][0]["prompt"] = told[0]["rounds"][0]["prompt"].replace("Rain", "Hail")
    out = run("verify", "--open", record_file, "--against", write(tmp_path, told)).out
    [theirs, ours] = [line for line in out.splitlines() if "system: …" in line or "Kafka: " in line]
    assert "Hail" in theirs
    assert "Rain" in ours
    assert all(line.endswith("…") and len(line) < 110 for line in (theirs, ours))


def test_long_lists_are_cut_in_the_text_and_whole_in_json(
    run: Run, record_file: Path, tmp_path: Path
) -> None:
    against = write(tmp_path, [{"matchId": f"x{number:03}"} for number in range(30)])
    out = run("verify", "--open", record_file, "--against", against).out
    assert "missing in Kafka: 30" in out
    assert "  x019\n  and 10 more; --json lists all differences" in out
    assert "x020" not in out
    report = json.loads(run("verify", "--open", record_file, "--against", against, "--json").out)
    assert len(report["against"]["missing"]) == 30


def test_what_the_load_window_cut_is_not_judged(
    run: Run, record_file: Path, tmp_path: Path, log: Log, told: list[Plain]
) -> None:
    began = next(record.timestamp for record in log.records if b'"matchId": "early"' in (record.value or b""))
    assert began is not None
    against = write(tmp_path, told)
    ran = run("verify", "--open", record_file, "--since", began + 2500, "--against", against)
    assert ran.code == 0, ran.out
    assert "not judged, or only in part: the load window cut them: 1\n  early\n" in ran.out
    told[1]["result"] = "incorrect"
    ran = run("verify", "--open", record_file, "--since", began + 2500, "--against", write(tmp_path, told))
    assert ran.code == 1
    assert "early differs" in ran.out


def test_standard_input_is_read(
    run: Run, record_file: Path, told: list[Plain], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(told).encode())))
    assert run("verify", "--open", record_file, "--against", "-").code == 0


@pytest.mark.parametrize(
    ("against", "message"),
    [
        ("nowhere.json", "There is no file nowhere.json; check its name."),
        (
            "http://ann:hidden@127.0.0.1:1/?token=hidden",
            "http://127.0.0.1:1/ cannot be read: nothing listens there",
        ),
        ("FILE", "holds no matches (line 1: "),
    ],
)
def test_records_that_cannot_be_read_are_one_line_and_exit_code_2(
    run: Run, record_file: Path, against: str, message: str
) -> None:
    ran = run("verify", "--open", record_file, "--against", record_file if against == "FILE" else against)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert message in ran.err
    assert "hidden" not in ran.err


def test_standard_input_cannot_be_both_sides(run: Run) -> None:
    ran = run("verify", "--open", "-", "--against", "-")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
