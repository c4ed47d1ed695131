"""Every anomaly: when it is found, when it is not, how bad it is, and which records it is about."""

import pytest

from app.core.anomalies import SEVERITIES
from app.core.state import Anomaly
from kafka_client.events import Role
from kafka_client.records import Record
from tests.logs import START, Log

HEADER = (("eventType", b"match.started"),)


def begun() -> Log:
    """A match in its first round: four participants, A is the human."""
    return Log().started("ABCD", "A").round(1)


def only(log: Log, code: str) -> Anomaly:
    """The one anomaly of that code; the log has no others."""
    assert log.codes() == {code: 1}
    (anomaly,) = log.anomalies(code)
    assert "\n" not in anomaly.message
    assert anomaly.message
    return anomaly


def about(*records: Record) -> tuple[tuple[str, int, int], ...]:
    return tuple(record.position for record in records)


def answered(log: Log, number: int = 1, who: str = "ABCD") -> Log:
    for each in who:
        log.response(each, number, f"{each}{number}")
    return log


def answers(number: int = 1, who: str = "ABCD") -> dict[str, str]:
    return {each: f"{each}{number}" for each in who}


def test_the_severities_are_those_of_the_contract() -> None:
    """Anomalies: the table."""
    table = """
        undecodable error, invalid_event error, unknown_event_type info, header_mismatch warning,
        duplicate_event warning, out_of_order warning, truncated_history warning, missing_round_start error,
        late_response warning, conflicting_response warning, unknown_participant warning,
        responses_mismatch error, missing_response error, robot_error warning, response_timeout error,
        orphan_robot_event warning, result_mismatch error, duration_mismatch warning,
        event_after_completion warning, compacted_topic error, finite_retention warning
    """
    expected = dict(entry.split() for entry in table.split(","))
    assert {code: severity.value for code, severity in SEVERITIES.items()} == expected


def test_a_clean_match_has_no_anomalies() -> None:
    """Anomalies: none where nothing is wrong."""
    log = Log().created().started()
    for number in (1, 2):
        log.event("round.starting", {"round": number}).event(
            "round.robots_needed", {"round": number, "count": 3}
        )
        log.event("round.robots_assigned", {"round": number, "robots": [{"id": "poet", "identity": "B"}]})
        log.round(number).command("poet", number).answer("poet", number, "b").generated(
            "B", number, "b", "poet"
        )
        answered(log, number, "ACD")
        log.voting(answers(number, "ACD") | {"B": "b"}, number, "round.voting_started").vote("A", "B", number)
        log.round_done(number, answers(number, "ACD") | {"B": "b"})
    log.vote_command("poet", 2).vote("B", "A").voting().vote("A", "B")
    log.completed("incorrect", "B", humanParticipant="A").notice("robot.released").notice("robot.pool_scaled")
    assert log.codes() == {}


# invalid_event, unknown_event_type, header_mismatch


def test_a_known_type_without_required_data_is_invalid() -> None:
    """Anomalies: invalid_event."""
    log = begun().event("response.submitted", {"round": 1, "participantId": "A"})
    anomaly = only(log, "invalid_event")
    assert anomaly.records == about(log.last)
    assert anomaly.number == 3
    assert "response" in anomaly.message


def test_an_invalid_event_stays_in_the_log_and_changes_nothing() -> None:
    """Anomalies: invalid_event; the event stays in the log, its state change is skipped."""
    log = begun().event("round.completed", {"round": "1"}).event("round.started", {"round": 2.0})
    assert log.codes() == {"invalid_event": 2}
    assert len(log.events()) == 4
    assert tuple(log.state().rounds) == (1,)


def test_an_unknown_type_is_told() -> None:
    """Anomalies: unknown_event_type."""
    log = begun().event("match.paused")
    assert only(log, "unknown_event_type").records == about(log.last)
    assert SEVERITIES["unknown_event_type"] == "info"
    assert begun().event(None).codes() == {"unknown_event_type": 1}
    assert begun().event("robot.new_kind").codes() == {"unknown_event_type": 1}


@pytest.mark.parametrize("role", Role)
def test_known_types_are_not_told(role: Role) -> None:
    """Anomalies: unknown_event_type."""
    assert begun().notice("robot.health_check", role=role).codes() == {}


def test_a_header_of_another_type_is_told() -> None:
    """Anomalies: header_mismatch; the value wins."""
    log = begun().response("A", 1, "x", headers=HEADER)
    anomaly = only(log, "header_mismatch")
    assert anomaly.records == about(log.last)
    assert "match.started" in anomaly.message
    assert "response.submitted" in anomaly.message
    assert [*log.state().rounds[1].responses] == ["A"]


def test_a_header_of_the_same_type_or_instead_of_it_is_not_told() -> None:
    """Anomalies: header_mismatch, only where both name a type."""
    assert Log().started(headers=HEADER).codes() == {}
    data = {"participants": ["A", "B"]}
    assert Log().event(None, data, headers=HEADER).codes() == {}


# duplicate_event


def test_an_id_seen_before_is_a_duplicate_and_nothing_else() -> None:
    """Anomalies: duplicate_event; it gets only that."""
    log = begun().response("A", 1, "x", event_id="e1")
    first = log.last
    log.event("response.submitted", {}, event_id="e1", headers=HEADER, timestamp=1)
    anomaly = only(log, "duplicate_event")
    assert anomaly.records == about(log.last, first)
    assert anomaly.number == 4


def test_each_repetition_is_one_duplicate_of_the_first() -> None:
    """Anomalies: one for each occurrence."""
    log = begun().response("A", 1, "x")
    first = log.last
    found = log.again().again().anomalies("duplicate_event")
    assert [anomaly.records[1] for anomaly in found] == [first.position] * 2


def test_a_duplicate_may_lie_in_another_partition_and_the_earlier_in_replay_order_stands() -> None:
    """What a match is rebuilt into: duplicates are later in replay order."""
    log = begun().response("A", 1, "late", event_id="e1", at=9000, partition=1)
    log.response("A", 1, "early", event_id="e1", at=5000, partition=2)
    assert log.state().rounds[1].responses["A"].text == "early"
    assert only(log, "duplicate_event").records[0] == ("match-events", 1, 0)


def test_an_event_without_a_string_id_is_never_a_duplicate() -> None:
    """What a match is rebuilt into: events without a string id are never duplicates."""
    for event_id in (None, 5):
        log = begun().response("A", 1, "x", event_id=event_id).response("A", 1, "x", event_id=event_id)
        assert log.codes() == {}


def test_the_same_id_in_another_role_or_match_is_no_duplicate() -> None:
    """What a match is rebuilt into: the same match, role and id."""
    log = begun().response("A", 1, "x", event_id="e1").command("poet", 1, event_id="e1")
    log.answer("poet", 1, event_id="e1").match("m2").started(event_id="e1")
    assert log.codes() == {}
    assert dict(log.history().row("m2").summary.anomalies) == {}


def test_an_invalid_or_unknown_event_may_be_the_first_of_a_duplicate() -> None:
    """What a match is rebuilt into: the same match, role and id, later in replay order."""
    log = begun().event("round.started", {}, event_id="e1").round(2, event_id="e1")
    assert log.codes() == {"invalid_event": 1, "duplicate_event": 1}
    assert tuple(log.state().rounds) == (1,)


def test_a_duplicate_command_is_not_a_second_command() -> None:
    """What a match is rebuilt into: a duplicate is ignored by every other rule."""
    log = begun().command("poet", 1).again().answer("poet", 1).again()
    assert log.codes() == {"duplicate_event": 2}
    assert [command.outcome for command in log.state().sorted_commands()] == ["answered"]


# out_of_order


@pytest.mark.parametrize(("after", "found"), [(-1, 1), (-5000, 1), (0, 0), (1, 0)])
def test_a_time_before_that_of_the_previous_event_is_out_of_order(after: int, found: int) -> None:
    """Anomalies: out_of_order, 1 ms or more before the previous event in the same partition."""
    log = begun().response("A", 1, "x", after=after)
    assert len(log.anomalies("out_of_order")) == found
    if found:
        assert only(log, "out_of_order").records == about(log.last)


def test_less_than_a_millisecond_is_in_order() -> None:
    """Anomalies: out_of_order, 1 ms or more."""
    log = Log().started(timestamp=START + 1000.5)
    assert log.event("match.created", timestamp=START + 999.75).codes() == {}
    assert log.event("match.created", timestamp=START + 998.75).codes() == {"out_of_order": 1}


def test_only_the_previous_event_of_the_same_partition_counts() -> None:
    """Anomalies: out_of_order; the match's previous event in the same partition."""
    log = Log().started(at=5000).round(1, at=1000).response("A", 1, "x", at=2000)
    assert log.codes() == {"out_of_order": 1}
    log = Log().started(at=5000).command("poet", 1, at=3000).round(1, at=1000, partition=1).match("m2")
    assert "out_of_order" not in log.started(at=1).codes()


def test_a_duplicate_is_nobodys_previous_event() -> None:
    """What a match is rebuilt into: a duplicate is ignored by every other rule."""
    log = begun().response("A", 1, "x", event_id="e1")
    log.event("match.created", event_id="e1", after=5000).response("B", 1, "y", after=-4000)
    assert log.codes() == {"duplicate_event": 1}


def test_an_event_without_any_time_is_in_order() -> None:
    """Records, event time: else the time of the match's previous record in that partition."""
    assert begun().event("match.created", timestamp=None, record_time=None).codes() == {}


# truncated_history


def test_a_match_that_begins_with_its_creation_or_start_is_whole() -> None:
    """Anomalies: truncated_history."""
    assert Log().created().codes() == {}
    assert Log().started().codes() == {}
    assert Log().command("poet", 1).notice("robot.instantiated").started().codes() == {}
    assert Log().event("match.started", {}).codes() == {"invalid_event": 1}


@pytest.mark.parametrize("type_name", ["round.starting", "voting.started", "robot.released"])
def test_a_match_that_begins_with_anything_else_is_truncated(type_name: str) -> None:
    """Anomalies: truncated_history, the first match-events record."""
    log = Log().command("poet", 1).event(type_name, {"round": 1})
    first = log.last
    log.round(1).started()
    anomaly = only(log, "truncated_history")
    assert anomaly.records == about(first)
    assert anomaly.number == 2


def test_a_match_without_a_match_event_is_truncated() -> None:
    """Anomalies: truncated_history, or there is none."""
    log = Log().command("poet", 1).answer("poet", 1).notice("robot.released")
    anomaly = only(log, "truncated_history")
    assert (anomaly.records, anomaly.number) == ((), None)


# missing_round_start


@pytest.mark.parametrize(
    ("add", "others"),
    [
        (lambda log: log.response("A", 2, "x"), {}),
        (lambda log: log.generated("B", 2, "x", "poet"), {}),
        (lambda log: log.round_done(2), {}),
        (lambda log: log.vote("A", "B", 2), {}),
    ],
    ids=["response", "generated response", "completion", "vote"],
)
def test_a_round_made_without_its_start_is_told_once_and_for_good(add: object, others: object) -> None:
    """Anomalies: missing_round_start, one per round; it stays when the start comes later."""
    assert callable(add)
    log = begun()
    add(log)
    first = log.last
    add(log)
    log.round(2)
    add(log)
    found = log.anomalies("missing_round_start")
    assert [anomaly.records for anomaly in found] == [about(first)]


def test_a_round_that_started_or_was_only_announced_misses_no_start() -> None:
    """Anomalies: missing_round_start; commands, robot events and the like make no round."""
    log = begun().event("round.starting", {"round": 2}).command("poet", 2).answer("poet", 2)
    log.voting({}, 2, "round.voting_started").vote("A", "B")
    assert log.codes() == {}
    assert begun().response("A", 1, "x").round_done(1).anomalies("missing_round_start") == []


def test_each_such_round_is_told() -> None:
    """Anomalies: missing_round_start, one per round."""
    log = begun().response("A", 2, "x").response("A", 3, "x")
    assert log.codes() == {"missing_round_start": 2}


# late_response, conflicting_response


def test_a_response_after_its_round_completed_is_late() -> None:
    """Anomalies: late_response."""
    log = answered(begun()).round_done(1).response("A", 1, "A1")
    assert only(log, "late_response").records == about(log.last)


def test_a_response_in_another_round_or_before_the_completion_is_not_late() -> None:
    """Anomalies: late_response, after its round completed."""
    assert answered(answered(begun()).round_done(1).round(2), 2).codes() == {}


def test_a_response_to_a_completed_round_that_never_started_is_late() -> None:
    """Anomalies: late_response."""
    assert begun().round_done(2).response("A", 2, "x").codes() == {
        "missing_round_start": 1,
        "late_response": 1,
    }


def test_a_different_text_conflicts_with_the_one_that_stood() -> None:
    """Anomalies: conflicting_response."""
    log = begun().response("A", 1, "first")
    first = log.last
    log.response("A", 1, "second")
    assert only(log, "conflicting_response").records == about(log.last, first)
    assert len(log.response("A", 1, "first").anomalies("conflicting_response")) == 2


def test_the_same_text_again_or_from_another_or_in_another_round_does_not_conflict() -> None:
    """Anomalies: conflicting_response; a response whose text differs from the one that stood."""
    log = (
        begun()
        .response("A", 1, "x")
        .response("A", 1, "x")
        .response("B", 1, "y")
        .round(2)
        .response("A", 2, "z")
    )
    assert log.codes() == {}


def test_a_late_response_may_conflict_too() -> None:
    """Anomalies: several may fall on one event."""
    log = answered(begun()).round_done(1).response("A", 1, "other")
    assert log.codes() == {"late_response": 1, "conflicting_response": 1}


# unknown_participant


@pytest.mark.parametrize(
    ("add", "strangers"),
    [
        (lambda log: log.response("X", 1, "x"), 1),
        (lambda log: log.generated("X", 1, "x", "poet"), 1),
        (lambda log: log.vote("X", "A"), 1),
        (lambda log: log.vote("A", "X"), 1),
        (lambda log: log.vote("X", "Y"), 2),
        (lambda log: log.vote("X", "X"), 1),
        (lambda log: log.completed("incorrect", "X"), 1),
        (lambda log: log.vote("A", "D").completed("correct", "A"), 0),
        (lambda log: log.response("D", 1, "x"), 0),
    ],
)
def test_ids_that_the_start_did_not_name_are_told(add: object, strangers: int) -> None:
    """Anomalies: unknown_participant, per event and id (participantId, voterId, humanGuess)."""
    assert callable(add)
    log = begun()
    add(log)
    found = log.anomalies("unknown_participant")
    assert [anomaly.records for anomaly in found] == [about(log.last)] * strangers


def test_a_robot_event_may_name_a_stranger_too() -> None:
    """Anomalies: unknown_participant, participantId; robot-events' response.generated has one."""
    for who, found in (("X", {"unknown_participant": 1}), ("B", {})):
        data = {"round": 1, "response": "x", "participantId": who}
        log = begun().command("poet", 1).event("response.generated", data, Role.ROBOT_EVENTS, robot="poet")
        assert log.codes() == found


def test_strangers_are_told_in_each_event() -> None:
    """Anomalies: one for each occurrence."""
    assert len(begun().response("X", 1, "x").response("X", 1, "x").anomalies("unknown_participant")) == 2


def test_nobody_is_a_stranger_before_the_start_or_without_it() -> None:
    """Anomalies: unknown_participant, only after it."""
    assert Log().created().round(1).response("X", 1, "x").vote("X", "Y").started().codes() == {}


def test_whoever_the_start_names_anywhere_is_known() -> None:
    """Anomalies: unknown_participant; match.started names them."""
    data = {"participants": ["A"], "humanParticipant": "H", "robotParticipants": ["R"]}
    log = (
        Log().event("match.started", data).round(1).response("H", 1, "x").response("R", 1, "y").vote("A", "R")
    )
    assert log.codes() == {}


# responses_mismatch


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        ({"A": "A1", "B": "B1"}, 0),
        ([("B", "B1"), ("A", "A1")], 0),
        (None, 0),
        ({"A": "A1"}, 1),
        ({}, 1),
        ({"A": "A1", "B": "other"}, 1),
        ({"A": "A1", "B": "B1", "C": "C1"}, 1),
        ({"A": "B1", "B": "A1"}, 1),
    ],
)
def test_the_lists_must_be_exactly_the_rounds_responses(
    listed: dict[str, str] | list[tuple[str, str]] | None, found: int
) -> None:
    """Anomalies: responses_mismatch, in round.completed or in a voting event with a round."""
    done = answered(Log().started().round(1, active="AB"), who="AB").round_done(1, listed)
    voting = answered(Log().started().round(1, active="AB"), who="AB").voting(listed, 1)
    both = answered(Log().started().round(1, active="AB"), who="AB").voting(listed, 1, "round.voting_started")
    for log in (done, voting, both):
        assert log.codes() == ({"responses_mismatch": 1} if found else {})
        if found:
            assert only(log, "responses_mismatch").records == about(log.last)


def test_the_standing_responses_count_not_the_replaced_ones() -> None:
    """Anomalies: responses_mismatch; the round's responses are those that stand."""
    log = Log().started().round(1, active="A").response("A", 1, "old").response("A", 1, "new")
    assert log.round_done(1, {"A": "new"}).anomalies("responses_mismatch") == []
    assert len(log.round_done(1, {"A": "old"}).anomalies("responses_mismatch")) == 1


def test_a_round_that_was_never_seen_has_no_responses() -> None:
    """Anomalies: responses_mismatch."""
    assert begun().voting({"A": "x"}, 2).codes() == {"responses_mismatch": 1}
    assert begun().voting({}, 2).codes() == {}
    assert begun().round_done(2, {"A": "x"}).codes() == {"responses_mismatch": 1, "missing_round_start": 1}


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        ({"A": "A1", "B": "B2"}, 0),
        ({"A": "A1"}, 0),
        ([("A", "A1"), ("A", "A2")], 0),
        ({}, 0),
        (None, 0),
        ({"A": "other"}, 1),
        ({"A": "B1", "B": "A1"}, 1),
        ({"X": "A1"}, 1),
    ],
)
def test_a_vote_over_the_whole_match_lists_standing_responses_of_any_round(
    listed: dict[str, str] | list[tuple[str, str]] | None, found: int
) -> None:
    """Anomalies: responses_mismatch; without a round, a pair is no standing response of any round."""
    log = answered(answered(begun()).round_done(1).round(2), 2).voting(listed)
    assert log.codes() == ({"responses_mismatch": 1} if found else {})


def test_in_a_truncated_match_lists_are_not_checked() -> None:
    """Anomalies: responses_mismatch, not checked in truncated matches."""
    log = Log().round(1, active=None).round_done(1, {"A": "x"}).voting({"B": "y"}).voting({"C": "z"}, 1)
    assert log.codes() == {"truncated_history": 1}


# missing_response


def test_every_active_participant_owes_a_response() -> None:
    """Anomalies: missing_response, per active participant at the round's first completion."""
    log = Log().started().round(1, active="ABCC").response("A", 1, "x").round_done(1)
    assert log.codes() == {"missing_response": 2}
    found = log.anomalies("missing_response")
    assert [anomaly.records for anomaly in found] == [about(log.last)] * 2
    assert ["B" in found[0].message, "C" in found[1].message] == [True, True]


def test_only_the_first_completion_asks_for_responses() -> None:
    """Anomalies: missing_response, at the round's first completion."""
    log = Log().started().round(1, active="A").round_done(1).round_done(1)
    assert log.codes() == {"missing_response": 1}


def test_who_is_not_active_owes_nothing() -> None:
    """Anomalies: missing_response, per active participant."""
    assert begun_with_active(None).round_done(1).codes() == {}
    assert begun_with_active("A").response("A", 1, "x").round_done(1).codes() == {}


def begun_with_active(active: str | None) -> Log:
    return Log().started().round(1, active=active)


def test_without_the_rounds_start_nobody_owes_a_response() -> None:
    """Anomalies: missing_response, not if the start was not seen."""
    assert Log().started().round_done(1).codes() == {"missing_round_start": 1}
    assert Log().started().round_done(1).round(1).round_done(1).codes() == {"missing_round_start": 1}


def test_a_start_that_was_filled_in_before_the_completion_counts() -> None:
    """Anomalies: missing_response; a later round.started fills the round in."""
    log = Log().started().response("A", 1, "x").round(1, active="AB").round_done(1)
    assert log.codes() == {"missing_round_start": 1, "missing_response": 1}


# Robots


def test_an_error_of_a_robot_is_told() -> None:
    """Anomalies: robot_error."""
    log = begun().command("poet", 1).error("poet", 1, "No ink.")
    anomaly = only(log, "robot_error")
    assert anomaly.records == about(log.last)
    assert "poet" in anomaly.message
    assert "No ink." in anomaly.message


def test_a_command_that_ends_without_answer_or_error_timed_out() -> None:
    """Anomalies: response_timeout, one per command that ends as timeout."""
    log = answered(begun().command("poet", 1))
    command = log.records[2]
    log.round_done(1)
    assert only(log, "response_timeout").records == about(log.last, command)


def test_commands_that_were_answered_or_failed_or_ask_for_votes_do_not_time_out() -> None:
    """Anomalies: response_timeout; with errors it ends as error, and a vote never times out."""
    log = answered(begun().command("poet", 1).answer("poet", 1).vote_command("poet", 1)).round_done(1)
    assert log.codes() == {}
    log = answered(begun().command("poet", 1).error("poet", 1)).round_done(1)
    assert log.codes() == {"robot_error": 1}


def test_the_end_of_a_round_times_out_only_its_own_commands() -> None:
    """Anomalies: response_timeout, when its round completes."""
    log = answered(begun().command("poet", 1).command("poet", 2))
    first = log.records[2]
    log.round_done(1)
    assert only(log, "response_timeout").records == about(log.last, first)


def test_the_end_of_the_match_times_out_what_is_open_in_every_round() -> None:
    """Anomalies: response_timeout, when its round or the match completes."""
    log = begun().command("poet", 1).command("critic", 2).command(None, 3).completed()
    assert log.codes() == {"response_timeout": 3}


@pytest.mark.parametrize("add", [Log.answer, Log.error])
def test_an_answer_or_error_without_a_command_is_an_orphan(add: object) -> None:
    """Anomalies: orphan_robot_event; no command of that round and robot earlier in replay order."""
    assert callable(add)
    expected = {"robot_error": 1} if add is Log.error else {}
    for robot, number in (("critic", 1), ("poet", 2), (None, 1)):
        log = begun().command("poet", 1)
        add(log, robot, number)
        assert log.codes() == expected | {"orphan_robot_event": 1}
        assert log.anomalies("orphan_robot_event")[0].records == about(log.last)
    log = begun()
    add(log, "poet", 1)
    log.command("poet", 1)
    assert log.codes() == expected | {"orphan_robot_event": 1}


def test_any_command_of_the_round_and_robot_is_enough() -> None:
    """Anomalies: orphan_robot_event; answered or not, for a vote or a response."""
    assert begun().command("poet", 1).answer("poet", 1).answer("poet", 1).codes() == {}
    assert begun().vote_command("poet", 1).answer("poet", 1).codes() == {}


def test_robot_notices_and_match_events_are_no_orphans() -> None:
    """Anomalies: orphan_robot_event, never for robot.*."""
    log = begun().notice("robot.released", role=Role.ROBOT_EVENTS).generated("B", 1, "x", "poet")
    assert log.codes() == {}


# The end of the match


@pytest.mark.parametrize(
    ("humans", "guess", "result", "found"),
    [
        ("A", "A", "correct", 0),
        ("A", "B", "incorrect", 0),
        ("A", "A", "incorrect", 1),
        ("A", "B", "correct", 1),
        ("AB", "B", "correct", 0),
        ("AB", "B", "incorrect", 1),
        ("A", None, "correct", 0),
    ],
)
def test_the_result_must_fit_the_guess(humans: str, guess: str | None, result: str, found: int) -> None:
    """Anomalies: result_mismatch; (humanGuess is a human) ≠ (result is correct)."""
    log = Log().started("ABCD", humans).completed(result, guess)
    assert log.codes() == ({"result_mismatch": 1} if found else {})
    if found:
        assert only(log, "result_mismatch").records == about(log.last)


def test_the_humans_that_the_start_named_count_whoever_the_completion_names() -> None:
    """Anomalies: result_mismatch; humans are those of match.started, else of the first match.completed."""
    assert Log().started("ABCD", "A").completed("correct", "A", humanParticipant="B").codes() == {}
    log = Log().created().completed("correct", "A", humanParticipant="A")
    log.completed("correct", "B", humanParticipant="B")
    assert log.codes() == {"event_after_completion": 1, "result_mismatch": 1}
    assert log.anomalies("result_mismatch")[0].records == about(log.last)


def test_without_known_humans_the_result_is_not_checked() -> None:
    """Anomalies: result_mismatch, not checked if either is unknown."""
    assert Log().created().completed("correct", "B").codes() == {}
    log = Log().created().completed("correct", "B", humanParticipant="A")
    assert log.codes() == {"result_mismatch": 1}
    assert Log().created().response("A", 1, "x").completed("correct", "B").codes() == {
        "missing_round_start": 1,
        "result_mismatch": 1,
    }


@pytest.mark.parametrize(
    ("duration", "found"), [(5000, 0), (6000, 0), (4000, 0), (6000.5, 1), (3999, 1), (-5000, 1), (None, 0)]
)
def test_the_duration_must_fit_the_times(duration: float | None, found: int) -> None:
    """Anomalies: duration_mismatch, by more than 1 s."""
    log = Log().started().completed(duration=duration, after=5000)
    assert log.codes() == ({"duration_mismatch": 1} if found else {})
    if found:
        assert only(log, "duration_mismatch").records == about(log.last)


def test_the_duration_is_checked_against_the_reported_end() -> None:
    """Anomalies: duration_mismatch, completedAt − startedAt."""
    assert Log().started().completed(duration=2000, completedAt=START + 3000, after=60_000).codes() == {}
    assert Log().started().completed(duration=2000, completedAt=1).codes() == {"duration_mismatch": 1}


def test_without_a_start_the_duration_is_not_checked() -> None:
    """Anomalies: duration_mismatch; without startedAt there is no difference."""
    assert Log().created().completed(duration=1).codes() == {}


def test_a_second_completion_is_checked_like_the_first() -> None:
    """Anomalies: one for each occurrence."""
    log = Log().started().completed("correct", "A").completed("correct", "B", duration=999_999)
    assert log.codes() == {"event_after_completion": 1, "result_mismatch": 1, "duration_mismatch": 1}


# event_after_completion


@pytest.mark.parametrize(
    "add",
    [
        lambda log: log.response("A", 1, "x"),
        lambda log: log.vote("A", "B"),
        lambda log: log.round(2),
        lambda log: log.created(),
        lambda log: log.started(),
        lambda log: log.completed(),
        lambda log: log.event("match.paused"),
        lambda log: log.event("round.started", {}),
    ],
)
def test_any_match_event_after_completion_is_told(add: object) -> None:
    """Anomalies: event_after_completion."""
    assert callable(add)
    log = begun().completed()
    add(log)
    found = log.anomalies("event_after_completion")
    assert [anomaly.records for anomaly in found] == [about(log.last)]


def test_robot_topics_and_robot_notices_may_come_after_completion() -> None:
    """Anomalies: event_after_completion; orchestration events are exempt, and so are robot topics."""
    log = begun().command("poet", 1).answer("poet", 1).completed()
    log.command("poet", 1).answer("poet", 1).event(
        "response.error", {"round": 1}, Role.ROBOT_EVENTS, robot="poet"
    )
    log.event("round.robots_assigned", {"round": 1}, Role.ROBOT_ORCHESTRATION_EVENTS)
    for role in Role:
        log.notice("robot.released", role=role)
    assert "event_after_completion" not in log.codes()


def test_nothing_is_after_a_completion_that_is_invalid() -> None:
    """Anomalies: event_after_completion, after match.completed."""
    assert begun().event("match.completed", {}).round(2).codes() == {"invalid_event": 1}


def test_each_event_after_completion_is_told() -> None:
    """Anomalies: one for each occurrence."""
    assert begun().completed().round(2).round(3).codes() == {"event_after_completion": 2}


# What is said


@pytest.mark.parametrize(
    ("log", "code", "message"),
    [
        (
            begun().event("response.error", {"round": 1}, Role.ROBOT_EVENTS),
            "robot_error",
            "a robot without an id failed in round 1: no reason given",
        ),
        (
            begun().error(None, 2),
            "orphan_robot_event",
            "response.error of a robot without an id for round 2 answers no command",
        ),
        (
            begun().command(None, 1).round_done(1),
            "response_timeout",
            "a robot gave no answer to the command of round 1",
        ),
        (
            begun().event(None),
            "unknown_event_type",
            "an event without a type is not known in this topic; it changes nothing",
        ),
        (
            begun().voting({"C": "x", "A": "y"}),
            "responses_mismatch",
            "the list for the vote has a text of A, C that stands in no round",
        ),
        (
            begun().round_done(1, {"C": "x", "A": "y"}),
            "responses_mismatch",
            "round.completed lists other responses than round 1 has: see A, C",
        ),
        (
            begun().completed("incorrect", "A"),
            "result_mismatch",
            "the result is incorrect, yet the guess A is a human",
        ),
        (
            begun().completed("correct", "B"),
            "result_mismatch",
            "the result is correct, yet the guess B is no human",
        ),
    ],
)
def test_the_message_says_who_and_what(log: Log, code: str, message: str) -> None:
    """Anomalies: a message of one line."""
    assert [anomaly.message for anomaly in log.anomalies(code)] == [message]
