"""Recorded logs and what they must be rebuilt into.

``tests/data/NAME.jsonl`` are kcat lines in the order in which a consumer received them.
``NAME.expected.json`` has the match documents, an event as [topic, partition, offset, event time], and the
counts of records beside matches. It was checked by hand against docs/contract.md: change it only with the
contract.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from app.core.export import match_document
from app.core.history import History
from kafka_client.records import Record, from_kcat

DATA = Path(__file__).parent.parent / "data"
NAMES = sorted(path.stem for path in DATA.glob("*.jsonl"))


def records_of(name: str) -> list[Record]:
    return [from_kcat(line) for line in (DATA / f"{name}.jsonl").read_bytes().splitlines()]


def expected_of(name: str) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((DATA / f"{name}.expected.json").read_text("utf-8"))
    return expected


def rebuilt(records: list[Record]) -> dict[str, Any]:
    history = History()
    history.ingest(records)
    documents = [match_document(history.state(each), history.events(each)) for each in history.match_ids()]
    for document in documents:
        document["events"] = [
            [event["topic"], event["partition"], event["offset"], event["timestamp"]]
            for event in document["events"]
        ]
    return {
        "undecodable": len(history.undecodable),
        "loose": len(history.loose),
        "matches": documents,
    }


def test_there_are_recorded_logs() -> None:
    """Documents: the whole contract, by example."""
    assert NAMES == ["chorus", "classic", "participant_keys", "troubled"]


@pytest.mark.parametrize("name", NAMES)
def test_a_recorded_log_is_rebuilt_into_the_expected_documents(name: str) -> None:
    """Documents: the whole contract, by example."""
    expected = expected_of(name)
    assert rebuilt(records_of(name)) == expected
    assert rebuilt(records_of(name)[::-1]) == expected
