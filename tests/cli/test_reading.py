"""The commands that read."""

import gzip
import json
from pathlib import Path

import duckdb
import msgspec
import pytest

from app.core.export import match_document
from app.core.filters import Filter
from app.core.saved_filters import change_saved, saved_path
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.files import write_records
from tests.cli.conftest import Run
from tests.logs import Log
from tests.sources.kafka import produce


def test_matches_are_listed_by_start_with_their_summaries(run: Run, record_file: Path) -> None:
    ran = run("matches", "--open", record_file, "--json")
    assert ran.code == 0
    summaries = json.loads(ran.out)
    assert [each["matchId"] for each in summaries] == ["early", "late"]
    assert summaries[1]["anomalies"] == {"missing_response": 1, "response_timeout": 1}
    assert set(summaries[0]) == {
        "matchId", "status", "outcome", "humans", "robots", "robotTypes", "rounds", "events", "anomalies",
        "startedAt", "completedAt", "duration",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (["--outcome", "correct"], ["early"]),
        (["--anomaly", "response_timeout"], ["late"]),
        (["--text", "like THIS"], ["early"]),
        (["--where", "match.humans[0] == 'A'"], ["late"]),
        (["--status", "completed", "--outcome", "unfinished"], []),
        (["--participants", "1v2"], ["early", "late"]),
        (["--participants", "2v2"], []),
        (["--saved", "early ones"], ["early"]),
        (["--saved", "early ones", "--outcome", "incorrect"], ["late"]),
    ],
)
def test_filters_choose_matches(run: Run, record_file: Path, options: list[str], shown: list[str]) -> None:
    change_saved(saved_path(), {"early ones": Filter(outcome="correct")})
    ran = run("matches", "--open", record_file, "--json", *options)
    assert [each["matchId"] for each in json.loads(ran.out)] == shown


def test_matches_are_chosen_by_when_they_started(run: Run, record_file: Path) -> None:
    early, late = (
        each["startedAt"] for each in json.loads(run("matches", "--open", record_file, "--json").out)
    )
    ran = run(
        "matches",
        "--open",
        record_file,
        "--json",
        "--started-since",
        int(early),
        "--started-until",
        int(late),
    )
    assert [each["matchId"] for each in json.loads(ran.out)] == ["early"]


def test_a_saved_filter_that_there_is_not_is_told_with_those_that_there_are(
    run: Run, record_file: Path
) -> None:
    change_saved(saved_path(), {"early ones": Filter(outcome="correct")})
    ran = run("matches", "--open", record_file, "--saved", "late ones")
    assert ran.code == 2
    assert "There is no saved filter 'late ones'; there are early ones." in ran.err


def test_the_list_for_people_names_matches_outcomes_and_anomalies(run: Run, record_file: Path) -> None:
    ran = run("matches", "--open", record_file)
    assert ran.code == 0
    assert all(word in ran.out for word in ("early", "late", "incorrect"))
    assert "\x1b" not in ran.out


def test_an_exported_match_is_the_document_of_the_core(
    run: Run, record_file: Path, log: Log, tmp_path: Path
) -> None:
    target = tmp_path / "late.json"
    assert run("export", "--open", record_file, "late", "-o", target).code == 0
    history = log.history()
    expected = match_document(history.state("late"), history.events("late"))
    assert json.loads(target.read_text()) == json.loads(json.dumps(expected))


def test_all_matches_are_exported_in_one_document_with_the_count_of_undecodable_records(
    run: Run, record_file: Path
) -> None:
    document = json.loads(run("export", "--open", record_file, "--all", "-o", "-").out)
    assert document["format"] == "orchestra-replay/matches/1"
    assert document["undecodable"] == 1
    assert [match["matchId"] for match in document["matches"]] == ["early", "late"]


@pytest.mark.parametrize("form", ["documents", "records"])
def test_an_export_opens_again_with_the_same_digest(
    run: Run, record_file: Path, tmp_path: Path, form: str
) -> None:
    exported = tmp_path / "all.json"
    run("export", "--open", record_file, "--all", "--as", form, "-o", exported)
    digests = {
        json.loads(run("verify", "--open", path, "--json").out)["replay"]["digest"]
        for path in (record_file, exported)
    }
    assert len(digests) == 1


def test_an_export_as_a_table_has_the_matches_that_the_list_has(
    run: Run, record_file: Path, tmp_path: Path
) -> None:
    listed = [each["matchId"] for each in json.loads(run("matches", "--open", record_file, "--json").out)]
    csv_text = run("export", "--open", record_file, "--all", "--as", "csv", "-o", "-").out
    assert [line.split(",")[0] for line in csv_text.splitlines()] == ["matchId", *listed]
    table = tmp_path / "list.parquet"
    run("export", "--open", record_file, "--all", "--as", "parquet", "-o", table)
    assert duckdb.read_parquet(str(table)).project("matchId").fetchall() == [(each,) for each in listed]


def test_replay_prints_each_step_with_what_it_changed(run: Run, record_file: Path) -> None:
    steps = json.loads(run("replay", "--open", record_file, "early", "--json").out)
    assert [step["number"] for step in steps] == [1, 2, 3, 4, 5]
    assert {"path": "rounds.1.responses.B", "old": None, "new": "Like this"} in steps[2]["changes"]
    text = run("replay", "--open", record_file, "early").out
    assert "rounds.1.responses.B" in text
    assert "\x1b" not in text


def test_replay_at_a_number_is_the_document_of_the_first_events(run: Run, record_file: Path) -> None:
    document = json.loads(run("replay", "--open", record_file, "late", "--at", 3).out)
    assert [event["number"] for event in document["events"]] == [1, 2, 3]
    assert document["robotActivity"][0]["outcome"] == "pending"
    ran = run("replay", "--open", record_file, "late", "--at", 99)
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_verify_says_that_the_replay_is_identical(run: Run, record_file: Path) -> None:
    ran = run("verify", "--open", record_file, "--json")
    assert ran.code == 0
    report = json.loads(ran.out)
    assert report["matches"] == 2
    assert report["undecodable"] == 1
    assert report["replay"]["identical"] is True
    assert report["replay"]["digest"].startswith("sha256:")
    assert "identical" in run("verify", "--open", record_file).out


def test_a_dump_opens_again_byte_for_byte(run: Run, record_file: Path, tmp_path: Path) -> None:
    once, twice = tmp_path / "once.jsonl", tmp_path / "twice.jsonl"
    run("dump", "--open", record_file, "-o", once)
    run("dump", "--open", once, "-o", twice)
    assert once.read_bytes() == twice.read_bytes() == record_file.read_bytes()


def test_gzip_is_read_by_its_content(run: Run, log: Log, tmp_path: Path) -> None:
    path = tmp_path / "records"
    with gzip.open(path, "wb") as stream:
        write_records(log.records, stream)
    assert len(json.loads(run("matches", "--open", path, "--json").out)) == 2


def test_since_is_inclusive_and_until_exclusive_by_record_time(run: Run, record_file: Path, log: Log) -> None:
    first = log.records[8].timestamp
    ran = run("matches", "--open", record_file, "--since", first, "--until", (first or 0) + 1, "--json")
    assert [(each["matchId"], each["events"]) for each in json.loads(ran.out)] == [("early", 1)]


@pytest.mark.parametrize(
    "arguments",
    [
        ["matches"],
        ["matches", "--open", "nowhere.jsonl"],
        ["matches", "--bootstrap", "no port"],
        ["matches", "--profile", "unheard-of"],
        ["matches", "--bootstrap", "localhost:9092", "--open", "x"],
        ["matches", "--open", "nowhere.jsonl", "--topic", "nonsense"],
        ["replay", "--open", "FILE", "unheard-of"],
        ["export", "--open", "FILE", "-o", "-"],
        ["export", "--open", "FILE", "--all", "-o", "/no/such/folder/x.json"],
        ["matches", "--open", "FILE", "--where", "match.("],
        ["matches", "--open", "FILE", "--since", "yesterday"],
        ["no-such-command"],
        ["--open", "FILE", "matches"],
    ],
    ids=" ".join,
)
def test_a_mistake_is_one_line_on_stderr_and_exit_code_2(
    run: Run, record_file: Path, arguments: list[str]
) -> None:
    ran = run(*(record_file if each == "FILE" else each for each in arguments))
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("orchestra-replay: ")
    assert ran.err.count("\n") == 1


def test_loading_that_takes_too_much_memory_stops_and_lists_what_there_is(
    run: Run, record_file: Path
) -> None:
    ran = run("matches", "--open", record_file, "--memory-limit", "1k")
    assert ran.code == 0
    assert "GiB are in use after" in ran.err
    assert "loading stopped" in ran.err
    assert "--memory-limit" in ran.err


@pytest.mark.parametrize("command", [["export", "--all", "-o", "-"], ["verify"]])
def test_what_must_be_complete_is_not_made_of_a_part(run: Run, record_file: Path, command: list[str]) -> None:
    ran = run(*command, "--open", record_file, "--memory-limit", "1k")
    assert (ran.code, ran.out) == (2, "")
    assert "loading stopped" in ran.err


def test_a_dump_keeps_nothing_and_needs_no_limit(run: Run, record_file: Path) -> None:
    ran = run("dump", "--open", record_file, "-o", "-", "--memory-limit", "1k")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == record_file.read_text()


def test_the_memory_limit_can_be_switched_off_and_must_be_a_size(run: Run, record_file: Path) -> None:
    assert run("matches", "--open", record_file, "--memory-limit", "0").err == ""
    ran = run("matches", "--open", record_file, "--memory-limit", "much")
    assert ran.code == 2
    assert "'much' is not a size; write 4GiB or 512MiB, or 0 for no limit." in ran.err


def test_a_match_that_the_window_cut_says_so(run: Run, record_file: Path) -> None:
    listed = run("matches", "--open", record_file, "--last", "5")
    assert "cut: The load window begins at 20" in listed.out
    replayed = run("replay", "--open", record_file, "--last", "5", "early")
    assert replayed.out.startswith("The load window begins at 20")
    assert "in match-events [0]; what came before was left out." in replayed.out


def test_one_match_of_a_kafka_is_replayed_and_exported(
    run: Run, embedded_broker: str, fresh_topics: dict[Role, str], log: Log
) -> None:
    named = {DEFAULT_TOPICS[role]: topic for role, topic in fresh_topics.items()}
    produce(embedded_broker, [msgspec.structs.replace(each, topic=named[each.topic]) for each in log.records])
    topics = [f"--topic={role.label}={topic}" for role, topic in fresh_topics.items()]
    source = ["--bootstrap", embedded_broker, *topics]
    exported = json.loads(run("export", *source, "late", "-o", "-").out)
    assert len(exported["events"]) == len(log.history().events("late"))
    steps = json.loads(run("replay", *source, "late", "--json").out)
    assert len(steps) == len(exported["events"])
    missing = run("replay", *source, "never")
    assert (missing.code, missing.err) == (2, "orchestra-replay: There is no match never.\n")
