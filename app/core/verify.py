"""The proof that a rebuild is sound: replayed from scratch in another order it gives the same documents."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from app.core.export import Document, match_document
from app.core.history import History
from kafka_client.events import Role
from kafka_client.records import Record


class ReplayCheck(msgspec.Struct, frozen=True):
    """Whether the replay gave identical documents, and the digest of the first rebuild."""

    identical: bool
    digest: str


class Report(msgspec.Struct, frozen=True):
    """What ``verify`` says; ``anomalies`` maps a code to its count."""

    matches: int
    events: int
    undecodable: int
    anomalies: dict[str, int]
    replay: ReplayCheck


def digest(history: History) -> str:
    """``sha256:…`` over the canonical JSON of all documents by id, without the anomalies' message texts."""
    hasher = hashlib.sha256()
    for match_id in sorted(history.match_ids()):
        document = match_document(history.state(match_id), history.events(match_id))
        hasher.update(_canonical(document))
        hasher.update(b"\n")
    return f"sha256:{hasher.hexdigest()}"


def verify(history: History, topics: Mapping[Role, str], timeout_ms: float) -> Report:
    """Rebuild everything from the same records in the reverse order, and compare."""
    anomalies: Counter[str] = Counter()
    for match_id in history.match_ids():
        anomalies.update(history.row(match_id).summary.anomalies)
    undecodable = history.undecodable
    if undecodable:
        anomalies["undecodable"] = len(undecodable)
    first = digest(history)
    again = History(topics, timeout_ms)
    again.ingest(reversed(list(_records(history))))
    return Report(
        matches=history.match_count,
        events=history.event_count,
        undecodable=len(undecodable),
        anomalies=dict(sorted(anomalies.items())),
        replay=ReplayCheck(identical=first == digest(again), digest=first),
    )


def _records(history: History) -> Iterable[Record]:
    for match_id in history.match_ids():
        for event in history.events(match_id):
            yield event.record


def _canonical(document: Document) -> bytes:
    quiet = document | {
        "anomalies": [
            {name: value for name, value in anomaly.items() if name != "message"}
            for anomaly in document["anomalies"]
        ]
    }
    return json.dumps(quiet, sort_keys=True, separators=(",", ":")).encode()
