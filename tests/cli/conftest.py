"""The command line as a user runs it: arguments in, exit code and output out."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from app import cli
from kafka_client.records import to_kcat
from tests.brokers import embedded_broker, fresh_topics
from tests.logs import Log

__all__ = ["embedded_broker", "fresh_topics"]


class Ran(NamedTuple):
    """What a command gave back."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process."""

    def run_it(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["orchestra-replay", *map(str, arguments)])
        capfdbinary.readouterr()
        code = cli.main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run_it


@pytest.fixture
def log() -> Log:
    """Two matches, one with a robot's time-out, and a record that is no event."""
    log = Log("late").started("ABC", "A").round(1, "Why?", active="AB").command("poet", 1)
    log.response("A", 1, "Dunno").round_done(1, {"A": "Dunno"}).vote("A", "B").completed("incorrect", "B")
    log.match("early").started("ABC", "B", at=-60_000).round(1, "How?", active="B")
    log.response("B", 1, "Like this").round_done(1, {"B": "Like this"}).completed("correct", "B")
    return log.raw(b"not json")


@pytest.fixture
def record_file(log: Log, tmp_path: Path) -> Path:
    """The log's records as kcat lines."""
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"".join(to_kcat(record) + b"\n" for record in log.records))
    return path
