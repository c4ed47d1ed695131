"""The digest, and the proof that a replay gives the same documents."""

import hashlib
import io
import json
import tracemalloc
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.core.current_system import CurrentSystem, CurrentSystemError
from app.core.export import match_document
from app.core.history import History
from app.core.reconcile import Comparison
from app.core.verify import VerifyCancelledError, digest, report_document, verify
from kafka_client.events import DEFAULT_TOPICS, Event, Role, Undecodable
from tests.core.current_systems import as_history_api
from tests.core.generated_logs import arrivals, logs
from tests.logs import Log


def log_of_two() -> Log:
    log = Log().match("m2").started().match("m1").started().round(1).error("poet", 1, "No ink.")
    return log.raw(b"{").notice("robot.released", envelope={"matchId": None})


def system_of(content: bytes) -> CurrentSystem:
    return CurrentSystem("them", io.BytesIO(content))


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


@settings(max_examples=30)
@given(st.data())
def test_the_digest_does_not_depend_on_the_order_of_arrival(data: st.DataObject) -> None:
    """Digest: the same records in any arrival order give the same digest."""
    log = data.draw(logs())
    other = History()
    for batch in data.draw(arrivals(log.records)):
        other.ingest(batch)
    report = verify(other)
    assert report.replay.identical
    assert report.replay.digest == digest(log.history())


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
    report = verify(history)
    assert (report.matches, report.events, report.undecodable) == (2, 4, 1)
    assert report.anomalies == {"orphan_robot_event": 1, "robot_error": 1, "undecodable": 1}
    assert report.replay.identical
    assert report.replay.digest == digest(history)
    assert "against" not in report_document(report)


def test_the_replay_uses_the_same_topics_and_time_out() -> None:
    """Verify: replay."""
    log = Log().started(topic="games").command("poet", 1).round(1, after=5000, topic="games")
    history = History({Role.MATCH_EVENTS: "games"}, timeout_ms=1000)
    history.ingest(log.records)
    report = verify(history, 1000)
    assert report.replay.identical
    assert report.anomalies["response_timeout"] == 1
    assert report.replay.digest == digest(history, 1000) != digest(history)


class Faulty:
    """A history that says something wrong."""

    def __init__(self, log: Log) -> None:
        right = log.history()
        self.topics = DEFAULT_TOPICS
        self.undecodable: list[Undecodable] = right.undecodable
        self.loose: list[Event] = right.loose
        self.known = {match_id: right.events(match_id) for match_id in right.match_ids()}

    def match_ids(self) -> Iterator[str]:
        return iter(self.known)

    def events(self, match_id: str, /) -> list[Event]:
        return self.known[match_id]


def _swap_events(faulty: Faulty) -> None:
    faulty.known["m1"].reverse()


def _misread_an_event(faulty: Faulty) -> None:
    faulty.known["m2"][0] = replace(faulty.known["m2"][0], time=5)


def _repeat_an_event(faulty: Faulty) -> None:
    faulty.known["m1"].append(faulty.known["m1"][-1])


def _mix_matches(faulty: Faulty) -> None:
    faulty.known["m1"] += faulty.known.pop("m2")


def _misread_what_is_loose(faulty: Faulty) -> None:
    faulty.loose = [replace(event, type="robot.else") for event in faulty.loose]


def _take_an_event_for_undecodable(faulty: Faulty) -> None:
    faulty.undecodable += [Undecodable(event.record, "it is odd") for event in faulty.loose]


def _give_another_reason(faulty: Faulty) -> None:
    faulty.undecodable = [replace(item, reason="it is odd") for item in faulty.undecodable]


@pytest.mark.parametrize(
    "spoil",
    [
        _swap_events,
        _misread_an_event,
        _repeat_an_event,
        _mix_matches,
        _misread_what_is_loose,
        _take_an_event_for_undecodable,
        _give_another_reason,
    ],
)
def test_whatever_does_not_come_out_the_same_again_is_noticed(spoil: Callable[[Faulty], None]) -> None:
    """Verify: replay identical."""
    faulty = Faulty(log_of_two())
    assert verify(faulty).replay.identical
    spoil(faulty)
    report = verify(faulty)
    assert not report.replay.identical
    assert not report.clean


def test_the_current_system_is_compared_too() -> None:
    """Verify: --against."""
    log = log_of_two()
    history = log.history()
    told = as_history_api(history.state(match_id) for match_id in ("m1", "m2"))
    report = verify(history, against=system_of(told))
    assert report.against == Comparison(2, 2, (), (), (), ())
    assert report.clean
    report = verify(history, against=system_of(b'[{"matchId": "m1", "result": "correct"}, 5]'))
    assert not report.clean
    assert report_document(report)["against"] == {
        "compared": 1,
        "identical": 0,
        "missing": [],
        "extra": ["m2"],
        "different": [{"matchId": "m1", "field": "result", "kafka": None, "other": "correct"}],
        "unreadable": 1,
    }


def test_records_that_turn_out_to_be_damaged_end_the_verification() -> None:
    """Bad input."""
    with pytest.raises(CurrentSystemError, match=r"^them cannot be read"):
        verify(log_of_two().history(), against=system_of(b'[{"matchId": "m1"}, '))


@pytest.mark.parametrize(("told", "total"), [(None, 2), (b"[]", 4), (b'[{"matchId": "m1"},1,2,3,4,5,6]', 4)])
def test_progress_rises_to_its_end(told: bytes | None, total: int) -> None:
    """Verify: progress."""
    seen: list[tuple[int, int]] = []
    against = None if told is None else system_of(told)
    verify(log_of_two().history(), against=against, progress=lambda *step: seen.append(step))
    assert seen == sorted(seen)
    assert seen[-1] == (total, total)
    assert {each for _, each in seen} == {total}


@pytest.mark.parametrize("told", [None, b"[1, 2, 3]"])
def test_a_verification_can_be_given_up(told: bytes | None) -> None:
    """Verify: cancelled."""
    with pytest.raises(VerifyCancelledError):
        verify(log_of_two().history(), against=system_of(told) if told else None, cancelled=lambda: True)


def test_the_memory_that_it_takes_does_not_grow_with_the_number_of_matches() -> None:
    """1 million events verified without holding two copies of the history."""

    def peak(matches: int) -> int:
        log = Log()
        for number in range(matches):
            log.match(f"m{number}").started().round(1, "Why? " * 200).response("A", 1, "So. " * 200)
        history = log.history()
        verify(history)
        tracemalloc.start()
        verify(history)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(400) < 2 * peak(20)
