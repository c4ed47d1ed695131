"""That the tests speak of all of docs/contract.md: its sections, its event types, its anomalies."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from app.core.anomalies import SEVERITIES
from kafka_client.decoding import decode
from kafka_client.events import Event, TopicRoles
from tests.core.test_golden import NAMES, expected_of, records_of

TESTS = Path(__file__).parent
CONTRACT = (TESTS.parent / "docs" / "contract.md").read_text("utf-8")
TITLES = re.findall(r"^##+ (.+)$", CONTRACT, re.MULTILINE)
TOPIC_ANOMALIES = {"compacted_topic", "finite_retention"}
"""They are about topics, which a log of records does not describe: tests/sources/test_topics.py has them."""

ABOUT_THE_CONTRACT = [
    *(TESTS / "wire").glob("test_events.py"),
    *(
        TESTS / "core" / f"test_{name}.py"
        for name in ("anomalies", "commands", "golden", "match", "ordering")
    ),
    *(TESTS / "core" / f"test_{name}.py" for name in ("determinism", "ordering", "properties")),
]


@cache
def docstrings(path: Path) -> list[tuple[str, str]]:
    """(name, docstring) of each test in the file."""
    tests = (node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef))
    return [(node.name, ast.get_docstring(node) or "") for node in tests if node.name.startswith("test_")]


def section_of(docstring: str) -> str:
    """What the docstring says before its first colon or comma."""
    return re.split(r"[:,]", docstring, maxsplit=1)[0]


def tables(title: str) -> Iterator[str]:
    """The rows of the tables in that section."""
    section = CONTRACT.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    return (line for line in section.splitlines() if line.startswith("| `"))


@pytest.mark.parametrize("path", ABOUT_THE_CONTRACT, ids=lambda path: path.stem)
def test_each_test_of_the_contract_names_its_section(path: Path) -> None:
    named = {name: section_of(docstring) for name, docstring in docstrings(path)}
    assert named
    assert {name: section for name, section in named.items() if section not in TITLES} == {}


def test_each_section_of_the_contract_is_named_by_a_test() -> None:
    sections = {section_of(text) for path in TESTS.rglob("test_*.py") for _, text in docstrings(path)}
    assert set(TITLES) <= sections


def test_the_contract_lists_every_anomaly_with_its_severity() -> None:
    rows = [re.split(r"\s*\|\s*", row)[1:3] for row in tables("Anomalies")]
    assert [(code.strip("`"), severity) for code, severity in rows] == [
        (code, severity.value) for code, severity in SEVERITIES.items()
    ]


def test_every_anomaly_of_records_occurs_in_a_recorded_log() -> None:
    expected = [expected_of(name) for name in NAMES]
    matches = [match for each in expected for match in each["matches"]]
    found = {anomaly["code"] for match in matches for anomaly in match["anomalies"]}
    if any(each["undecodable"] for each in expected):
        found.add("undecodable")
    assert found == SEVERITIES.keys() - TOPIC_ANOMALIES


@pytest.mark.parametrize("code", sorted(TOPIC_ANOMALIES))
def test_every_anomaly_of_topics_has_a_test(code: str) -> None:
    assert f'"{code}"' in (TESTS / "sources" / "test_topics.py").read_text("utf-8")


def test_every_event_type_of_the_contract_occurs_in_a_recorded_log() -> None:
    events = [decode(record, TopicRoles()) for name in NAMES for record in records_of(name)]
    found = {event.type for event in events if isinstance(event, Event)}
    rows = [re.findall(r"`([a-z._]+)`", row.split("|")[1]) for row in tables("Event types and their data")]
    assert found.issuperset(name for names in rows for name in names)
    assert {"robot.instantiated", "robot.released", "robot.pool_scaled", "robot.health_check"} <= found
