"""The digest and the proof that a replay gives the same documents."""

import hashlib
import json
from collections.abc import Callable

import pytest

from app.core.export import match_document
from app.core.history import History
from app.core.verify import digest, verify
from kafka_client.events import DEFAULT_TOPICS, Role
from tests.logs import Log


def log_of_two() -> Log:
    log = Log().match("m2").started().match("m1").started().round(1).error("poet", 1, "No ink.")
    return log.raw(b"{").notice("robot.released", envelope={"matchId": None})


def test_the_digest_is_over_the_canonical_documents_by_id_without_messages() -> None:
    """Digest: canonical JSON (sorted keys) of the documents sorted by id, without message texts."""
    history = log_of_two().history()
    hasher = hashlib.sha256()
    for match_id in ("m1", "m2"):
        document = match_document(history.state(match_id), history.events(match_id))
        for anomaly in document["anomalies"]:
            del anomaly["message"]
        hasher.update(json.dumps(document, sort_keys=True, separators=(",", ":")).encode() + b"\n")
    assert digest(history) == f"sha256:{hasher.hexdigest()}"


def test_the_digest_does_not_depend_on_the_order_of_arrival() -> None:
    """Digest: the same records in any arrival order give the same digest."""
    log = log_of_two()
    backwards = History()
    backwards.ingest(reversed(log.records))
    assert digest(backwards) == digest(log.history())


@pytest.mark.parametrize(
    "more",
    [
        lambda log: log.match("m1").vote("A", "B"),
        lambda log: log.match("m3").created(),
        lambda log: log.match("m1").command("poet", 1),
    ],
)
def test_the_digest_changes_with_the_records(more: Callable[[Log], Log]) -> None:
    """Digest."""
    assert digest(more(log_of_two()).history()) != digest(log_of_two().history())


def test_undecodable_records_are_in_no_document() -> None:
    """Digest: of the documents."""
    assert digest(log_of_two().raw(b"[").history()) == digest(log_of_two().history())
    assert digest(History()) == f"sha256:{hashlib.sha256().hexdigest()}"


def test_a_header_name_that_is_not_utf_8_has_a_digest() -> None:
    """Records: any header is kept."""
    assert digest(Log().started(headers=(("\udcff", b"1"),)).history()).startswith("sha256:")


def test_a_report_counts_everything() -> None:
    """Verify: {matches, events, undecodable, anomalies, replay}."""
    history = log_of_two().history()
    report = verify(history, DEFAULT_TOPICS, 60_000)
    assert (report.matches, report.events, report.undecodable) == (2, 4, 1)
    assert report.anomalies == {"orphan_robot_event": 1, "robot_error": 1, "undecodable": 1}
    assert report.replay.identical
    assert report.replay.digest == digest(history)


def test_the_replay_uses_the_same_topics_and_time_out() -> None:
    """Verify: replay."""
    topics = {Role.MATCH_EVENTS: "games"}
    log = Log().started(topic="games").command("poet", 1).round(1, after=5000, topic="games")
    history = History(topics, timeout_ms=1000)
    history.ingest(log.records)
    assert verify(history, topics, 1000).replay.identical
    assert not verify(history, topics, 60_000).replay.identical
