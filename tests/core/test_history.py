"""All matches: what is taken in, what counts once, and what is kept beside the matches."""

import pytest
from msgspec.structs import replace

from app.core.history import History
from kafka_client.events import Role
from kafka_client.packing import PackedRecords, pack
from kafka_client.records import Record, TimestampType
from kafka_client.source import PartitionPosition
from kafka_client.translation import Translation
from tests.logs import START, Log


def three_partitions() -> Log:
    """A match whose events lie in several partitions, as when the key is the participant."""
    return (
        Log()
        .started("ABC", "A", partition=0)
        .round(1, active="ABC", partition=1)
        .response("A", 1, "a", partition=0, key=b"A")
        .response("B", 1, "b", partition=2, key=b"B")
        .response("C", 1, "c", partition=1, key=b"C")
        .round_done(1, {"A": "a", "B": "b", "C": "c"}, partition=2)
        .completed("correct", "A", partition=1)
    )


def test_a_match_keyed_by_participant_is_rebuilt_over_partitions() -> None:
    """Topics: the events of one match may lie in several partitions and topics."""
    log = three_partitions()
    assert log.codes() == {}
    assert [event.record for event in log.events()] == log.records
    assert log.state().outcome == "correct"


def test_several_matches_are_told_apart() -> None:
    """Rebuilt: over that match's records only."""
    log = Log().started().match("m2").started("ABC", "B").match("m1").round(1).match("m2").completed()
    history = log.history()
    assert (history.match_count, history.event_count) == (2, 4)
    assert [*history.match_ids()] == ["m1", "m2"]
    assert [event.type for event in history.events("m2")] == ["match.started", "match.completed"]
    assert "m2" in history
    assert "m3" not in history


def test_a_match_that_is_not_there_is_a_key_error() -> None:
    """History's interface."""
    for ask in (History().events, History().state, History().row):
        with pytest.raises(KeyError):
            ask("m1")


def test_a_record_read_twice_is_one_record() -> None:
    """Replay order: the same (topic, partition, offset) read twice is one record."""
    log = three_partitions().raw(b"{").notice("robot.released", envelope={"matchId": None})
    history = log.history()
    again = history.ingest([*log.records, *reversed(log.records)])
    assert (again.records, again.changed) == ([], set())
    assert (history.event_count, len(history.undecodable), len(history.loose)) == (7, 1, 1)
    assert log.codes() == {}


def test_records_may_arrive_in_any_order() -> None:
    """Replay order: the same whatever the order in which they arrived."""
    log = three_partitions()
    history = History()
    for record in reversed(log.records):
        history.ingest([record])
    assert [event.record for event in history.events("m1")] == log.records
    assert history.state("m1") == log.state()


def test_a_batch_tells_its_new_records_in_order_of_arrival_and_the_matches_that_changed() -> None:
    """History's interface."""
    log = Log().started().raw(b"{").match("m2").started().notice("robot.released", envelope={"matchId": None})
    ingested = History().ingest(log.records)
    assert ingested.records == log.records
    assert ingested.changed == {"m1", "m2"}


def test_undecodable_records_are_kept_in_order_of_arrival() -> None:
    """Records: kept, counted, viewable as raw bytes."""
    log = Log().raw(b"\xff").started().raw(None).raw(b"[]", Role.ROBOT_EVENTS)
    history = log.history()
    assert [item.record.value for item in history.undecodable] == [b"\xff", None, b"[]"]
    assert all(item.reason for item in history.undecodable)
    assert history.event_count == 1


def test_events_of_no_match_are_kept_apart() -> None:
    """Records: without a matchId they belong to no match."""
    history = Log().notice("robot.health_check", envelope={"matchId": ""}).history()
    assert [event.type for event in history.loose] == ["robot.health_check"]
    assert (history.match_count, history.event_count, history.undecodable) == (0, 0, [])


def test_a_row_is_kept_until_its_match_changes() -> None:
    """Summary: summarise(fold(events))."""
    log = Log().started().match("m2").started()
    history = log.history()
    first, other = history.row("m1"), history.row("m2")
    history.ingest(log.match("m1").completed().records)
    assert history.row("m1").summary.status == "completed"
    assert first.summary.status == "in_progress"
    assert history.row("m2") is other


def test_rows_are_ordered_by_start_and_then_by_id() -> None:
    """Details: lists and --all are ordered by startedAt, then id; matches without a start come last."""
    log = Log()
    for match_id, at in (("b", 2000), ("c", 1000), ("a", 2000)):
        log.match(match_id).started(at=at)
    log.match("z").created(at=0).match("y").created(at=5)
    assert [row.summary.match_id for row in log.history().rows()] == ["c", "a", "b", "y", "z"]


def test_the_time_out_setting_ends_old_commands() -> None:
    """Time-outs: the time-out setting."""
    log = Log().started().command("poet", 1).round(1, after=10_000)
    assert log.history(timeout_ms=9_999).row("m1").summary.anomalies == {"response_timeout": 1}
    assert log.history(timeout_ms=10_000).row("m1").summary.anomalies == {}


def test_topics_have_the_names_that_are_set() -> None:
    """Topics: names are settings, not constants."""
    log = (
        Log().started(topic="games").event("generate_vote", {"round": 1}, Role.ROBOT_COMMANDS, topic="games")
    )
    history = History({Role.MATCH_EVENTS: "games"})
    history.ingest(log.records)
    assert [event.role for event in history.events("m1")] == [Role.MATCH_EVENTS, Role.MATCH_EVENTS]
    history = History()
    history.ingest(log.records)
    assert [event.role for event in history.events("m1")] == [Role.MATCH_EVENTS, Role.ROBOT_COMMANDS]


def test_a_summary_says_what_the_list_shows() -> None:
    """Summary."""
    log = Log().created().started("ABC", "A").round(1, active="ABC").generated("B", 1, "x", "poet")
    log.round(2).completed("incorrect", "C", duration=3000, completedAt=START + 6000)
    summary = log.history().row("m1").summary
    assert summary.match_id == "m1"
    assert (summary.status, summary.outcome) == ("completed", "incorrect")
    assert (summary.humans, summary.robots, summary.robot_types) == (("A",), ("B", "C"), {"B": "poet"})
    assert (summary.rounds, summary.events, summary.anomalies) == (2, 6, {})
    assert (summary.started_at, summary.completed_at, summary.duration) == (START + 2000, START + 6000, 3000)


def test_a_summary_counts_duplicates_as_events_and_anomalies_by_code() -> None:
    """Summary: events n, anomalies {code: n}."""
    summary = Log().started().again().again().round(1).error("poet", 1).history().row("m1").summary
    assert summary.events == 5
    assert summary.anomalies == {"duplicate_event": 2, "orphan_robot_event": 1, "robot_error": 1}
    assert [*summary.anomalies] == sorted(summary.anomalies)


def test_a_row_knows_when_it_was_its_texts_and_its_worst_anomaly() -> None:
    """Summary: what the match list shows besides."""
    row = Log().created().started().round(1, "Straße?").response("A", 1, "RAIN").history().row("m1")
    assert (row.when, row.first_time, row.latest_time) == (START + 2000, START + 1000, START + 4000)
    assert row.text == "strasse?\nrain"
    assert row.worst is None
    odd = Log().round(1).event("match.paused").response("A", 2, "x").history().row("m1")
    assert odd.when == START + 1000
    assert odd.worst == "error"
    assert Log().round(1).history().row("m1").worst == "warning"
    assert Log().started().event("match.paused").history().row("m1").worst == "info"


def test_a_row_that_was_asked_for_is_still_named_as_rebuilt() -> None:
    history = History()
    history.ingest(Log().started().records)
    row = history.row("m1")
    assert history.rebuild_next() == "m1"
    assert history.row("m1") is row
    assert not history.is_stale
    assert history.rebuild_next() is None


def test_packed_records_are_taken_in_as_others_are_and_each_of_them_once() -> None:
    log = Log().started("AB", "A").round(1).raw(b"{").notice("robot.released").completed()
    ways = {}
    for is_packed in (False, True):
        history = History()
        history.ingest(log.records[:3])
        packed = pack(log.records[1:])
        assert packed is not None
        ingested = history.ingest(PackedRecords(packed) if is_packed else log.records[1:])
        assert list(ingested.records) == log.records[3:]
        assert len(history.ingest(PackedRecords(packed)).records) == 0
        others = (history.undecodable, history.loose)
        ways[is_packed] = (ingested.changed, history.records("m1"), history.row("m1"), others)
    assert ways[True] == ways[False]
    assert ways[True][0] == {"m1"}


def test_a_value_that_was_decoded_by_its_schema_belongs_to_the_match_that_it_then_names() -> None:
    text = b'{"eventType":"match.started","matchId":"m1","data":{"participants":["A"]}}'
    framed = replace(
        Log().started().records[0], value=b"\0\0\0\0\x07avro", translation=Translation(7, text=text)
    )
    packed = pack([framed])
    assert packed is not None
    for records in ([framed], PackedRecords(packed)):
        history = History()
        assert history.ingest(records).changed == {"m1"}
        assert history.state("m1").participants == ("A",)


def lone(match_id: str, partition: int, offset: int, time: int | None) -> Record:
    value = b'{"eventType":"match.started","matchId":"%s","data":{"participants":[]}}' % match_id.encode()
    return Record("match-events", partition, offset, time, TimestampType.CREATE, None, value)


@pytest.mark.parametrize("is_packed", [False, True])
def test_while_a_partition_goes_on_what_lies_behind_its_last_record_can_be_rebuilt(is_packed: bool) -> None:
    def read(*records: Record) -> None:
        packed = pack(records)
        assert packed is not None
        history.ingest(PackedRecords(packed) if is_packed else records)

    history = History()
    history.expect_from([PartitionPosition("match-events", 0, 0, 10)])
    read(lone("late", 0, 0, 500))
    assert not history.has_settled
    read(lone("last", 0, 1, 900))
    assert [history.rebuild_settled(), history.rebuild_settled()] == ["late", None]
    assert [history.rebuild_next(), history.rebuild_next()] == ["last", None]
    assert not history.is_stale


def test_a_match_that_changes_again_settles_later() -> None:
    history = History()
    history.ingest([lone("m", 0, 0, 100)])
    history.ingest([lone("m", 0, 1, 300)])
    history.ingest([lone("x", 0, 2, 300)])
    assert not history.has_settled
    history.ingest([lone("x", 0, 3, 301)])
    assert history.rebuild_settled() == "m"
