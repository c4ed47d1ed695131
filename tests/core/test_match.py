"""What a match is rebuilt into: status, people, rounds, votes and times."""

from collections.abc import Callable
from typing import get_args

import pytest

from app.core import match
from app.core.match import apply, finish, fold
from app.core.state import MatchState, Outcome, Status
from kafka_client.events import Body, Role
from tests.logs import START, Log


def status_of(log: Log) -> str:
    return log.state().status.value


def texts(state: MatchState, number: int) -> dict[str, str]:
    return {who: response.text for who, response in state.rounds[number].responses.items()}


def test_every_kind_of_event_has_a_rule_for_what_it_changes() -> None:
    """Event types and their data: no event is applied by chance, and none is refused."""
    assert set(match._TRANSITIONS) == set(get_args(Body))


# Status and outcome


def test_a_match_waits_until_something_starts() -> None:
    """What a match is rebuilt into: Status starts waiting."""
    assert MatchState("m1").status is Status.WAITING
    assert status_of(Log().created()) == "waiting"
    assert (
        status_of(Log().created().command("poet", 1).answer("poet", 1).notice("robot.released")) == "waiting"
    )


@pytest.mark.parametrize(
    "log",
    [
        Log().started(),
        Log().event("round.starting", {"round": 1}),
        Log().event("round.robots_needed", {"round": 1}),
        Log().event("round.robots_assigned", {"round": 1}),
        Log().event("round.robots_assigned", {"round": 1}, Role.ROBOT_ORCHESTRATION_EVENTS),
        Log().round(1),
        Log().round_done(1),
        Log().response("A", 1, "Rain."),
        Log().generated("B", 1, "Rain.", "poet"),
    ],
    ids=lambda log: log.events()[0].type,
)
def test_a_start_a_round_or_a_response_puts_a_match_in_progress(log: Log) -> None:
    """What a match is rebuilt into: match.started, any round.*, or a response make it in_progress."""
    assert status_of(log) == "in_progress"


@pytest.mark.parametrize("type_name", ["voting.started", "round.voting_started"])
def test_voting_begins_with_its_event_or_with_a_vote(type_name: str) -> None:
    """What a match is rebuilt into: voting.started, round.voting_started or a vote voting."""
    assert status_of(Log().started().voting(type_name=type_name)) == "voting"
    assert status_of(Log().voting(type_name=type_name)) == "voting"
    assert status_of(Log().started().vote("A", "B")) == "voting"
    assert status_of(Log().vote("A", "B")) == "voting"


def test_only_the_start_of_a_round_leads_back_from_voting() -> None:
    """What a match is rebuilt into: round.started in_progress again."""
    voting = Log().started().round(1).voting()
    assert status_of(voting) == "voting"
    voting.response("A", 1, "Late.").round_done(1).event("round.starting", {"round": 2})
    assert status_of(voting) == "voting"
    assert status_of(voting.round(2)) == "in_progress"
    assert status_of(voting.voting()) == "voting"


def test_the_start_of_a_round_that_started_before_leads_back_from_voting_too() -> None:
    """What a match is rebuilt into: round.started in_progress again."""
    assert status_of(Log().round(1).voting().round(1)) == "in_progress"


def test_a_match_is_completed_for_good() -> None:
    """What a match is rebuilt into: completed for good, with status, outcome and result."""
    log = Log().started().round(1).completed("correct", "A")
    log.round(2).response("A", 2, "x").voting().vote("A", "B").round_done(2).completed(
        "incorrect", "B"
    ).started()
    state = log.state()
    assert state.status is Status.COMPLETED
    assert state.outcome is Outcome.CORRECT
    assert state.human_guess == "A"


def test_responses_and_votes_after_completion_still_apply() -> None:
    """What a match is rebuilt into: after match.completed responses and votes still apply."""
    state = Log().started().round(1).completed().response("A", 1, "x").vote("A", "B").round(2).state()
    assert texts(state, 1) == {"A": "x"}
    assert [vote.human_guess for vote in state.votes.values()] == ["B"]
    assert tuple(state.rounds) == (1, 2)


@pytest.mark.parametrize("result", ["correct", "incorrect"])
def test_the_outcome_is_the_reported_result(result: str) -> None:
    """What a match is rebuilt into: Outcome."""
    assert Log().started().completed(result, None).state().outcome == result


def test_a_match_without_completion_is_unfinished() -> None:
    """What a match is rebuilt into: Outcome unfinished (no match.completed)."""
    assert Log().started().voting().vote("A", "A").state().outcome is Outcome.UNFINISHED
    assert Log().started().event("match.completed", {"result": "won"}).state().outcome is Outcome.UNFINISHED


# Humans and robots


def test_the_start_names_humans_and_robots() -> None:
    """What a match is rebuilt into: humans and robots from match.started."""
    state = Log().started("ABCD", humans="A").completed(humanParticipant="B", actualRobots=["A"]).state()
    assert (state.humans, state.robots) == (("A",), ("B", "C", "D"))
    assert state.participants == ("A", "B", "C", "D")


@pytest.mark.parametrize(("participants", "humans"), [("ABC", "A"), ("ABCD", "AB"), ("ABCDEFGH", "CFGH")])
def test_there_may_be_several_humans_and_up_to_eight_participants(participants: str, humans: str) -> None:
    """The game: 3 to 8 participants, one or more humans."""
    state = Log().started(participants, humans).state()
    assert state.humans == tuple(humans)
    assert state.robots == tuple(who for who in participants if who not in humans)


def test_without_a_start_the_completion_names_them() -> None:
    """What a match is rebuilt into: else match.completed."""
    log = Log().response("C", 1, "x").completed(humanParticipant="A", actualRobots=["B"])
    assert (log.state().humans, log.state().robots) == (("A",), ("B",))


def test_without_either_the_participants_types_tell() -> None:
    """What a match is rebuilt into: else participantType."""
    log = Log().generated("C", 1, "x", "poet").response("A", 1, "y").generated("B", 1, "z", "poet")
    assert (log.state().humans, log.state().robots) == (("A",), ("B", "C"))


def test_a_completion_that_names_nobody_leaves_it_to_the_participants_types() -> None:
    """What a match is rebuilt into: humans and robots, else participantType."""
    log = Log().response("A", 1, "x").generated("B", 1, "y", "poet").completed()
    assert (log.state().humans, log.state().robots) == (("A",), ("B",))


def test_without_any_of_it_they_are_empty() -> None:
    """What a match is rebuilt into: else empty."""
    state = Log().round(1).vote("A", "B").state()
    assert (state.humans, state.robots) == ((), ())


def test_what_the_start_leaves_open_is_found_elsewhere() -> None:
    """What a match is rebuilt into: from match.started; else match.completed; else participantType."""
    log = Log().event("match.started", {"participants": ["A", "B", "C"]}).generated("B", 1, "x", "poet")
    assert (log.state().humans, log.state().robots) == ((), ("B",))
    log.completed(humanParticipant="A")
    assert (log.state().humans, log.state().robots) == (("A",), ("B",))


def test_a_second_start_changes_nothing() -> None:
    """What a match is rebuilt into: a second match.started changes nothing."""
    once = Log().started("ABCD", "A").voting()
    twice = Log().started("ABCD", "A").voting().started("EFG", "E")
    assert twice.state().participants == once.state().participants
    assert twice.state().humans == once.state().humans
    assert twice.state().started_at == once.state().started_at
    assert twice.state().status is once.state().status


def test_a_start_after_an_invalid_one_is_the_first() -> None:
    """Anomalies: invalid_event; its state change is skipped."""
    state = Log().event("match.started", {"humanParticipant": "Z"}).started("ABC", "B").state()
    assert state.humans == ("B",)
    assert state.started_at == START + 2000


def test_responses_tell_robot_types_and_models() -> None:
    """Documents: robotTypes {id: type}."""
    state = (
        Log().generated("B", 1, "x", "poet").generated("B", 2, "y", "critic").response("A", 1, "z").state()
    )
    assert dict(state.robot_types) == {"B": "critic"}
    assert dict(state.models) == {"B": "model-1"}


def test_a_response_that_does_not_say_them_leaves_what_was_learned() -> None:
    """What a match is rebuilt into: humans and robots, else participantType."""
    silent = {"round": 2, "participantId": "B", "response": "y"}
    state = Log().generated("B", 1, "x", "poet").event("response.generated", silent).state()
    assert (state.robots, dict(state.robot_types), dict(state.models)) == (
        ("B",),
        {"B": "poet"},
        {"B": "model-1"},
    )


# Rounds


def test_a_round_has_prompt_start_end_and_responses_in_order_of_arrival() -> None:
    """What a match is rebuilt into: Rounds."""
    log = (
        Log()
        .started()
        .round(1, "Why?", "BA")
        .generated("B", 1, "b", "poet", after=2500)
        .response("A", 1, "a")
    )
    made = log.round_done(1).state().rounds[1]
    assert (made.prompt, made.active, made.start_seen) == ("Why?", ("B", "A"), True)
    assert (made.started_at, made.completed_at) == (START + 2000, START + 6500)
    assert [*made.responses] == ["B", "A"]


def test_latency_is_the_time_since_the_rounds_start() -> None:
    """What a match is rebuilt into: latency (event time − round start)."""
    log = Log().started().round(1).response("A", 1, "x", after=2500)
    assert log.state().rounds[1].responses["A"].latency == 2500


def test_a_round_ends_when_its_completion_says() -> None:
    """What a match is rebuilt into: completedAt = data.completedAt, else event time."""
    log = Log().round(1).event("round.completed", {"round": 1, "completedAt": START + 1500})
    assert log.state().rounds[1].completed_at == START + 1500


def test_only_match_events_make_responses() -> None:
    """What a match is rebuilt into: robot events and lists make no responses."""
    log = Log().started().round(1).command("poet", 1).answer("poet", 1, "x")
    log.round_done(1, {"A": "x"}).voting({"B": "y"}).voting({"C": "z"}, 1, "round.voting_started")
    assert texts(log.state(), 1) == {}


def test_a_response_keeps_when_it_came_and_when_it_says_it_was_submitted() -> None:
    """Event types and their data: submittedAt, else the event time."""
    data = {"round": 1, "participantId": "A", "response": "x", "submittedAt": START + 5}
    given = Log().round(1).event("response.submitted", data).state().rounds[1].responses["A"]
    assert (given.time, given.submitted_at, given.number) == (START + 2000, START + 5, 2)
    other = Log().round(1).response("A", 1, "x").state().rounds[1].responses["A"]
    assert (other.time, other.submitted_at) == (START + 2000, START + 2000)


def test_a_second_response_takes_the_place_of_the_first() -> None:
    """What a match is rebuilt into: a response again from the same participant in the same round."""
    log = Log().round(1).response("A", 1, "first").response("B", 1, "other").response("A", 1, "second")
    assert texts(log.state(), 1) == {"A": "second", "B": "other"}
    assert [*texts(log.state(), 1)] == ["A", "B"]


def test_the_same_participant_answers_each_round() -> None:
    """What a match is rebuilt into: in the same round."""
    state = Log().round(1).response("A", 1, "one").round(2).response("A", 2, "two").state()
    assert (texts(state, 1), texts(state, 2)) == ({"A": "one"}, {"A": "two"})


@pytest.mark.parametrize(
    "begin",
    [
        lambda: Log().started().response("A", 3, "x"),
        lambda: Log().started().generated("B", 3, "x", "poet"),
        lambda: Log().started().round_done(3),
        lambda: Log().started().vote("A", "B", 3),
    ],
    ids=["response", "generated response", "completion", "vote"],
)
def test_what_names_a_round_that_has_not_started_makes_it(begin: Callable[[], Log]) -> None:
    """What a match is rebuilt into: rounds that were made are filled in by their start."""
    log = begin()
    made = log.state().rounds[3]
    assert (made.prompt, made.started_at, made.start_seen) == (None, None, False)
    filled = log.round(3, "Why?").state().rounds[3]
    assert (filled.prompt, filled.started_at, filled.start_seen) == ("Why?", log.clock, True)
    assert filled.responses == made.responses
    assert filled.completed_at == made.completed_at


def test_nothing_else_makes_a_round() -> None:
    """What a match is rebuilt into: what makes no round."""
    log = Log().started().command("poet", 1).vote_command("poet", 1).answer("poet", 1).error("poet", 1)
    for name in ("round.starting", "round.robots_needed", "round.robots_assigned"):
        log.event(name, {"round": 1})
    log.event("round.robots_needed", {"round": 1}, Role.ROBOT_ORCHESTRATION_EVENTS)
    log.voting({}, 1, "round.voting_started").vote("A", "B")
    assert tuple(log.state().rounds) == ()


def test_a_second_start_of_a_round_keeps_the_first() -> None:
    """What a match is rebuilt into: a later round.started only fills in what was not seen."""
    made = Log().round(1, "Why?").round(1, "Why not?").state().rounds[1]
    assert (made.prompt, made.started_at) == ("Why?", START + 1000)


def test_rounds_are_listed_by_number() -> None:
    """Documents: rounds."""
    assert [each.number for each in Log().round(3).round(0).round(2).state().sorted_rounds()] == [0, 2, 3]


# Votes


def test_the_last_vote_of_a_voter_in_a_round_stands() -> None:
    """What a match is rebuilt into: the last per (voter, round) stands."""
    log = Log().started().vote("A", "B", 1).vote("A", "C", 2).vote("A", "D").vote("B", "A").vote("A", "D", 1)
    votes = log.state().votes
    assert {key: vote.human_guess for key, vote in votes.items()} == {
        ("A", 1): "D",
        ("A", 2): "C",
        ("A", None): "D",
        ("B", None): "A",
    }


def test_a_vote_is_of_its_submission_or_else_of_its_event() -> None:
    """Event types and their data: vote.submitted, submittedAt."""
    data = {"voterId": "A", "humanGuess": "B", "submittedAt": 5}
    assert Log().event("vote.submitted", data).state().votes["A", None].submitted_at == 5
    vote = Log().created().vote("A", "B").state().votes["A", None]
    assert (vote.submitted_at, vote.number) == (START + 2000, 2)


# Times


def test_a_match_starts_with_its_event_and_ends_when_the_completion_says() -> None:
    """What a match is rebuilt into: Times."""
    state = Log().created().started().completed(completedAt=START + 2600, duration=700).state()
    assert (state.started_at, state.completed_at, state.duration) == (START + 2000, START + 2600, 700)


def test_without_reported_times_the_events_times_count() -> None:
    """What a match is rebuilt into: completedAt else event time; duration else the difference."""
    state = Log().started().completed(after=5000).state()
    assert (state.completed_at, state.duration) == (START + 6000, 5000)


def test_the_difference_needs_both_times() -> None:
    """What a match is rebuilt into: duration = reported, else the difference."""
    assert Log().completed().state().duration is None
    assert Log().completed(duration=5).state().duration == 5
    assert Log().started().state().duration is None


def test_a_start_that_comes_after_the_completion_still_gives_a_difference() -> None:
    """What a match is rebuilt into: duration = reported, else the difference."""
    assert Log().round(1).completed().started().state().duration == -1000


def test_the_first_completion_stays() -> None:
    """What a match is rebuilt into: completed, for good."""
    once = Log().started().completed("correct", "A", humanParticipant="A", duration=5)
    twice = Log().started().completed("correct", "A", humanParticipant="A", duration=5)
    twice.completed("incorrect", "B", humanParticipant="B", actualRobots=["A"], duration=9, completedAt=1)
    for name in ("outcome", "human_guess", "completed_at", "duration", "completed_humans"):
        assert getattr(once.state(), name) == getattr(twice.state(), name)


# The fold


def test_an_unknown_or_invalid_event_changes_no_state() -> None:
    """Event types and their data: an unknown type changes no state. Anomalies: invalid_event."""
    plain = Log().started().round(1).state()
    odd = Log().started().round(1).event("match.paused").event("round.started", {}).event(None).state()
    for name in MatchState.__struct_fields__:
        if name not in {"count", "latest_time", "has_match_events", "anomalies", "seen", "partition_times"}:
            assert getattr(odd, name) == getattr(plain, name)
    assert odd.count == plain.count + 3


def test_a_duplicate_changes_nothing_but_the_count() -> None:
    """What a match is rebuilt into: a duplicate is ignored by every other rule."""
    log = Log().started().round(1).response("A", 1, "x")
    before = log.state()
    after = log.again().state()
    assert after.count == before.count + 1
    for name in MatchState.__struct_fields__:
        if name not in {"count", "anomalies"}:
            assert getattr(after, name) == getattr(before, name)


def test_applying_an_event_leaves_the_state_before_it_as_it_was() -> None:
    """What a match is rebuilt into: one fold, pure."""
    events = Log().started().round(1).response("A", 1, "x").command("poet", 1).round_done(1).events()
    state = MatchState("m1")
    for event in events:
        again = MatchState(**{name: getattr(state, name) for name in MatchState.__struct_fields__})
        following = apply(state, event)
        assert state == again
        assert apply(state, event) == following
        state = following


def test_a_match_of_no_events_is_waiting_and_unfinished() -> None:
    """What a match is rebuilt into: Status starts waiting."""
    state = finish(fold("m1", []))
    assert (state.status, state.outcome, state.humans, state.duration) == ("waiting", "unfinished", (), None)
