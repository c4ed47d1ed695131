"""What starting a command loads."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.options import Origin
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.files import FileSource
from kafka_client.remote import RemoteSource
from kafka_client.source import EVERYTHING
from tests.cli.conftest import Run

QT_CHECK = """
import sys
from app.cli import main
sys.argv = ["orchestra-replay", *sys.argv[1:]]
try:
    code = main()
except SystemExit as stop:
    code = stop.code
print("QT" if any(name.startswith("PySide6") for name in sys.modules) else "NO-QT", file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["matches", "--open", "FILE"], ["demo", "--help"]], ids=" ".join
)
def test_no_command_loads_qt_unless_it_shows_a_window(arguments: list[str], record_file: Path) -> None:
    filled = [str(record_file) if each == "FILE" else each for each in arguments]
    ran = subprocess.run(
        [sys.executable, "-c", QT_CHECK, *filled], capture_output=True, text=True, check=False
    )
    assert ran.stderr.splitlines()[-1] == "NO-QT", ran.stderr


def test_the_engine_starts_without_qt_and_the_window_without_what_it_may_never_need() -> None:
    loads = "import sys, app.qt.engine_process; print('PySide6' in sys.modules); import app.program; "
    heavy = "print([each for each in ('qtawesome', 'qtpy', 'duckdb', 'rich') if each in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", loads + heavy], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["False", "[]"]


def test_a_window_reads_a_file_in_another_process_and_standard_input_in_its_own() -> None:
    assert isinstance(Origin(DEFAULT_TOPICS, EVERYTHING, file="log.jsonl").remote(), RemoteSource)
    assert isinstance(Origin(DEFAULT_TOPICS, EVERYTHING, file="-").remote(), FileSource)


def test_every_command_has_a_help_text(run: Run) -> None:
    for command in ("", "matches", "export", "replay", "verify", "dump", "topics", "seed", "broker", "demo"):
        ran = run(*filter(None, [command, "--help"]))
        assert ran.code == 0
        assert "Usage:" in ran.out


def test_seeded_matches_are_listed_from_kafka_under_their_topics_names(
    run: Run, embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    names = [option for role, name in fresh_topics.items() for option in ("--topic", f"{role.label}={name}")]
    seeded = run("seed", "--bootstrap", embedded_broker, "--matches", 5, *names)
    assert seeded.code == 0
    assert seeded.out.startswith("5 matches written")
    listed = run("matches", "--bootstrap", embedded_broker, *names)
    assert listed.code == 0
    assert "match_" in listed.out


def test_topics_are_created_once_and_then_left_as_they_are(
    run: Run, embedded_broker: str, fresh_topics: dict[Role, str]
) -> None:
    names = [option for role, name in fresh_topics.items() for option in ("--topic", f"{role.label}={name}x")]
    first = run("topics", "create", "--bootstrap", embedded_broker, *names)
    second = run("topics", "create", "--bootstrap", embedded_broker, *names)
    assert first.out.count("created") == 3
    assert second.out.count("left as it is") == 3


def test_an_address_where_nothing_listens_is_told_in_one_line(run: Run) -> None:
    ran = run("matches", "--bootstrap", "127.0.0.1:1", "--json")
    assert ran.code == 2
    assert "127.0.0.1:1" in ran.err
    assert ran.err.count("\n") == 1
