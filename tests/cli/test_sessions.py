"""Session files on the command line."""

import json
from pathlib import Path

import pytest

from app.core.session_file import Session, Workspace, session_parts
from kafka_client.events import Role
from tests.cli.conftest import Run
from tests.logs import Log

RENAMED = {role.label: f"game.{role.label}" for role in Role}


@pytest.fixture
def session_file(tmp_path: Path) -> Path:
    """A session of one match, whose topics have names of their own."""
    log = Log("renamed")
    log.event(
        "match.started", {"participants": ["A", "B"], "humanParticipant": "A"}, topic="game.match-events"
    )
    log.event(
        "generate_response", {"round": 1}, Role.ROBOT_COMMANDS, robot="poet", topic="game.robot-commands"
    )
    made = Session("1.0", 0, ("renamed",), "sha256:0", RENAMED, 60_000, Workspace())
    path = tmp_path / "saved.orep"
    path.write_bytes(b"".join(session_parts(log.records, lambda: made)))
    return path


def test_its_records_are_read_with_its_own_topics(run: Run, session_file: Path) -> None:
    ran = run("matches", "--open", session_file, "--json")
    assert (ran.code, [each["matchId"] for each in json.loads(ran.out)]) == (0, ["renamed"])
    steps = json.loads(run("replay", "--open", session_file, "renamed", "--json").out)
    assert [step["type"] for step in steps] == ["match.started", "generate_response"]
    assert run("verify", "--open", session_file).code == 0
    document = json.loads(run("export", "--open", session_file, "renamed", "-o", "-").out)
    assert document["events"][1]["topic"] == "game.robot-commands"


def test_a_damaged_one_is_one_sentence(run: Run, session_file: Path) -> None:
    session_file.write_bytes(session_file.read_bytes()[:-30])
    ran = run("matches", "--open", session_file)
    assert ran.code == 2
    assert ran.err.startswith(f"orchestra-replay: {session_file} is a damaged session file")
    assert ran.err.count("\n") == 1
