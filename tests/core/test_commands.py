"""Commands to robots: what answers them, what ends them, and what is joined silently."""

import pytest

from app.core.match import finish, fold
from app.core.state import Command
from tests.logs import START, Log


def commands(log: Log) -> list[Command]:
    """The commands at the end of the log."""
    return log.state().sorted_commands()


def outcomes(log: Log) -> list[str]:
    return [command.outcome.value for command in commands(log)]


def before_the_end(log: Log) -> list[str]:
    """The outcomes without the step that ends old commands."""
    return [command.outcome.value for command in fold("m1", log.events()).sorted_commands()]


def begun() -> Log:
    return Log().started().round(1)


# Commands and answers


def test_a_command_is_pending_until_it_is_answered() -> None:
    """Commands and answers: response.generated answers generate_response."""
    log = begun().command("poet", 1)
    assert outcomes(log) == ["pending"]
    (answered,) = commands(log.answer("poet", 1, after=2500))
    assert answered.outcome == "answered"
    assert (answered.commanded_at, answered.answered_at, answered.latency) == (
        START + 3000,
        START + 5500,
        2500,
    )
    assert answered.answered_by == 4


def test_a_command_keeps_who_was_asked_for_what() -> None:
    """Documents: robotActivity."""
    log = begun().command("poet", 1, event_id="c1").vote_command("critic", 2, event_id=None)
    first, second = commands(log)
    assert (first.command_id, first.robot_id, first.action, first.round) == (
        "c1",
        "poet",
        "generate_response",
        1,
    )
    assert (second.command_id, second.robot_id, second.action, second.round) == (
        None,
        "critic",
        "generate_vote",
        2,
    )


@pytest.mark.parametrize(("robot", "number"), [("critic", 1), ("poet", 2), (None, 1)])
def test_only_an_answer_of_the_same_round_and_robot_settles(robot: str | None, number: int) -> None:
    """Commands and answers: the same round, robot and action."""
    assert outcomes(begun().command("poet", 1).answer(robot, number)) == ["pending"]


def test_an_answer_settles_the_oldest_open_command() -> None:
    """Commands and answers: the oldest open command."""
    log = begun().command("poet", 1).command("poet", 1).answer("poet", 1)
    assert outcomes(log) == ["answered", "pending"]
    assert outcomes(log.answer("poet", 1)) == ["answered", "answered"]


def test_an_answer_does_not_settle_a_vote_and_a_vote_no_answer() -> None:
    """Commands and answers: the same action."""
    log = begun().generated("B", 1, "x", "poet").vote_command("poet", 1).answer("poet", 1)
    assert outcomes(log) == ["pending"]
    assert outcomes(begun().generated("B", 1, "x", "poet").command("poet", 1).vote("B", "A")) == ["pending"]


def test_an_answer_before_the_command_does_not_settle_it() -> None:
    """Commands and answers: an open command, in replay order."""
    assert outcomes(begun().answer("poet", 1).command("poet", 1)) == ["pending"]


def test_a_further_answer_settles_nothing() -> None:
    """Commands and answers: an answer settles an open command."""
    log = begun().command("poet", 1).answer("poet", 1, after=10).answer("poet", 1)
    assert commands(log)[0].latency == 10


def test_a_command_without_a_robot_is_answered_by_nobody() -> None:
    """Commands and answers: the same robot."""
    log = begun().command(None, 1).answer(None, 1).error(None, 1)
    assert outcomes(log) == ["pending"]
    assert outcomes(log.round_done(1)) == ["timeout"]


# Answers on match-events, and joins


def test_the_match_event_answers_where_no_robot_event_does() -> None:
    """Commands and answers: the match event whose robotType equals the robotId."""
    log = begun().command("poet", 1).generated("B", 1, "x", "poet", after=700)
    assert commands(log)[0].latency == 700


@pytest.mark.parametrize(("robot_type", "number"), [("critic", 1), ("poet", 2)])
def test_the_match_event_of_another_type_or_round_answers_nothing(robot_type: str, number: int) -> None:
    """Commands and answers: of that round, whose robotType equals the robotId."""
    assert outcomes(begun().command("poet", 1).generated("B", number, "x", robot_type)) == ["pending"]


def test_a_submitted_response_answers_no_command() -> None:
    """Commands and answers: the match event response.generated does."""
    data = {"round": 1, "participantId": "B", "response": "x", "robotType": "poet"}
    assert outcomes(begun().command("poet", 1).event("response.submitted", data)) == ["pending"]


def test_a_robot_event_after_the_match_event_is_joined_to_it() -> None:
    """Commands and answers: a robot event that comes later for the same answer is joined silently."""
    log = begun().command("poet", 1).command("poet", 1)
    log.generated("B", 1, "x", "poet", after=700).answer("poet", 1, "x")
    assert outcomes(log) == ["answered", "pending"]
    assert commands(log)[0].latency == 1700
    assert log.codes() == {}


def test_a_match_event_after_the_robot_event_is_the_same_answer() -> None:
    """Commands and answers: only where no robot event answers does the match event."""
    log = begun().command("poet", 1).command("poet", 1).answer("poet", 1, "x").generated("B", 1, "x", "poet")
    assert outcomes(log) == ["answered", "pending"]
    assert outcomes(log.answer("poet", 1, "y").generated("C", 1, "y", "poet")) == ["answered", "answered"]
    assert log.codes() == {}


@pytest.mark.parametrize("order", ["rrmm", "rmrm", "mmrr", "mrmr", "rmmr", "mrrm"])
def test_two_robots_of_a_type_are_two_answers_in_any_order(order: str) -> None:
    """Commands and answers: each answer comes as a robot event and as a match event."""
    log = begun().command("poet", 1).command("poet", 1).command("poet", 1)
    participants = iter("BC")
    for way in order:
        if way == "r":
            log.answer("poet", 1)
        else:
            log.generated(next(participants), 1, "x", "poet")
    assert outcomes(log) == ["answered", "answered", "pending"]
    assert log.codes() == {}


def test_joins_do_not_reach_into_another_round() -> None:
    """Commands and answers: of that round."""
    log = begun().command("poet", 1).generated("B", 1, "x", "poet").command("poet", 2).answer("poet", 2)
    assert outcomes(log) == ["answered", "answered"]


def test_an_instance_answers_by_robot_event_and_its_type_is_another_robot() -> None:
    """The game: robotId is the type or an instance id."""
    log = begun().command("poet-7", 1).generated("B", 1, "x", "poet")
    assert outcomes(log) == ["pending"]
    assert outcomes(log.answer("poet-7", 1, "x")) == ["answered"]


def test_a_match_event_before_any_command_is_not_waited_for() -> None:
    """Commands and answers: an answer settles an open command."""
    log = begun().generated("B", 1, "x", "poet").command("poet", 1).answer("poet", 1)
    assert outcomes(log) == ["answered"]


# Errors and retries


def test_an_error_leaves_the_command_open_and_is_kept() -> None:
    """Commands and answers: response.error leaves the command open."""
    log = begun().command("poet", 1).error("poet", 1, "No breath.").error("poet", 1, "No ink.")
    assert outcomes(log) == ["pending"]
    assert commands(log)[0].errors == ("No breath.", "No ink.")


def test_an_error_with_a_later_answer_is_a_retry() -> None:
    """Commands and answers: a retry."""
    (command,) = commands(begun().command("poet", 1).error("poet", 1).answer("poet", 1).round_done(1))
    assert (command.outcome, command.errors) == ("answered", ("It broke.",))


def test_a_retry_may_be_answered_by_the_match_event() -> None:
    """Commands and answers: where no robot event answers."""
    log = begun().command("poet", 1).error("poet", 1).generated("B", 1, "x", "poet")
    assert outcomes(log) == ["answered"]


def test_an_error_belongs_to_the_oldest_open_command_of_round_and_robot() -> None:
    """Commands and answers: the same round and robot."""
    log = begun().command("poet", 1).answer("poet", 1).command("poet", 1).command("critic", 1)
    log.command("poet", 2).error("poet", 1)
    assert [len(command.errors) for command in commands(log)] == [0, 1, 0, 0]


def test_an_error_without_a_text_is_an_error_all_the_same() -> None:
    """Event types and their data: error is optional."""
    log = begun().command("poet", 1).error("poet", 1, text="")
    assert commands(log)[0].errors == ("",)
    assert outcomes(log.round_done(1)) == ["error"]


def test_an_error_after_the_time_out_is_kept_with_the_command() -> None:
    """Commands and answers, time-outs: a command that has ended stays ended."""
    log = begun().command("poet", 1).round_done(1).error("poet", 1)
    assert (commands(log)[0].outcome, commands(log)[0].errors) == ("timeout", ("It broke.",))


# Votes


def with_robot_types() -> Log:
    return begun().generated("B", 1, "x", "poet").generated("C", 1, "y", "critic")


def test_a_vote_of_the_robots_participant_answers_the_vote_command() -> None:
    """Commands and answers: the next vote.submitted of a participant with that robot type."""
    log = with_robot_types().vote_command("poet", 1).vote("A", "B").vote("C", "B")
    assert outcomes(log) == ["pending"]
    assert outcomes(log.vote("B", "A", after=300)) == ["answered"]
    assert commands(log)[0].latency == 2300


def test_a_vote_before_the_command_does_not_answer_it() -> None:
    """Commands and answers: the next vote.submitted."""
    assert outcomes(with_robot_types().vote("B", "A").vote_command("poet", 1)) == ["pending"]


def test_each_vote_answers_one_command() -> None:
    """Commands and answers: the oldest open command."""
    log = with_robot_types().vote_command("poet", 1).vote_command("poet", 2).vote("B", "A")
    assert outcomes(log) == ["answered", "pending"]
    assert outcomes(log.vote("B", "A")) == ["answered", "answered"]


def test_a_vote_with_a_round_answers_the_command_of_that_round() -> None:
    """Commands and answers: the same round, robot and action."""
    log = with_robot_types().vote_command("poet", 1).vote_command("poet", 2).vote("B", "A", 2)
    assert outcomes(log) == ["pending", "answered"]
    assert outcomes(log.vote("B", "A")) == ["answered", "answered"]


def test_a_vote_command_never_times_out() -> None:
    """Commands and answers: generate_vote never times out."""
    log = with_robot_types().vote_command("poet", 1).round_done(1).completed().round(2, after=100_000)
    assert outcomes(log) == ["pending"]
    assert "response_timeout" not in log.codes()


def test_a_vote_command_with_errors_ends_as_an_error_until_the_vote() -> None:
    """Commands and answers, time-outs: one that had errors ends as error; a later answer settles it."""
    log = with_robot_types().vote_command("poet", 1).error("poet", 1).round_done(1)
    assert outcomes(log) == ["error"]
    assert outcomes(log.vote("B", "A")) == ["answered"]


# Time-outs


@pytest.mark.parametrize("end", [Log.round_done, Log.completed])
def test_open_commands_end_with_their_round_or_the_match(end: object) -> None:
    """Commands and answers, time-outs: with errors as error, every other as timeout."""
    log = begun().command("poet", 1).error("poet", 1).command("critic", 1).command("fool", 1)
    log.answer("fool", 1)
    log.round_done(1) if end is Log.round_done else log.completed()
    assert before_the_end(log) == ["error", "timeout", "answered"]
    assert log.codes()["response_timeout"] == 1


def test_the_end_of_another_round_ends_nothing() -> None:
    """Commands and answers, time-outs: when its round completes."""
    assert outcomes(begun().command("poet", 1).round_done(2)) == ["pending"]


def test_an_invalid_completion_ends_nothing() -> None:
    """Anomalies: invalid_event; its state change is skipped."""
    log = begun().command("poet", 1).event("round.completed", {}).event("match.completed", {})
    assert outcomes(log) == ["pending"]


def test_a_command_after_its_rounds_end_waits_for_the_next_end() -> None:
    """Commands and answers, time-outs: when its round, or the match, completes."""
    log = begun().round_done(1).command("poet", 1)
    assert before_the_end(log) == ["pending"]
    assert before_the_end(log.round_done(1)) == ["timeout"]
    assert before_the_end(log.command("poet", 1).completed()) == ["timeout", "timeout"]
    assert before_the_end(log.command("poet", 1).completed()) == ["timeout", "timeout", "timeout"]


def test_a_later_answer_makes_it_answered_and_the_anomaly_stays() -> None:
    """Commands and answers, time-outs: a later answer."""
    for answer in (Log.answer, _generated):
        log = begun().command("poet", 1).round_done(1)
        answer(log, "poet", 1)
        assert outcomes(log) == ["answered"]
        assert log.codes()["response_timeout"] == 1
    log = begun().command("poet", 1).error("poet", 1).round_done(1).answer("poet", 1)
    assert outcomes(log) == ["answered"]


def _generated(log: Log, robot: str, number: int) -> Log:
    return log.generated("B", number, "x", robot)


def test_an_answer_prefers_the_open_command_to_the_ended_one() -> None:
    """Commands and answers: an answer settles the oldest open command."""
    log = begun().command("poet", 1).round_done(1).command("poet", 1).answer("poet", 1)
    assert outcomes(log) == ["timeout", "answered"]
    assert outcomes(log.answer("poet", 1)) == ["answered", "answered"]


def test_a_late_match_event_is_joined_to_the_late_robot_event() -> None:
    """Commands and answers: the same answer, also after the time-out."""
    log = begun().command("poet", 1).command("poet", 1).round_done(1)
    log.answer("poet", 1).generated("B", 1, "x", "poet")
    assert outcomes(log) == ["answered", "timeout"]


# The finish step


def test_at_the_end_commands_older_than_the_time_out_end() -> None:
    """Commands and answers, time-outs: finish measures against that match's own latest event time."""
    log = (
        begun()
        .command("poet", 1)
        .error("poet", 1)
        .command("critic", 1, at=60_000)
        .command("fool", 1, at=60_001)
    )
    log.round(2, at=120_001)
    assert before_the_end(log) == ["pending", "pending", "pending"]
    assert outcomes(log) == ["error", "timeout", "pending"]
    (anomaly,) = log.anomalies("response_timeout")
    assert anomaly.number is None
    assert anomaly.records == (commands(log)[1].position,)


def test_the_time_out_is_a_setting() -> None:
    """Commands and answers, time-outs: 60 s by default."""
    events = begun().command("poet", 1).round(2, after=5000).events()
    for timeout_ms, outcome in ((5000, "pending"), (4999, "timeout")):
        state = finish(fold("m1", events), timeout_ms)
        assert [command.outcome for command in state.sorted_commands()] == [outcome]
    assert Log().history(timeout_ms=1).match_count == 0


def test_the_latest_time_is_the_largest_not_the_last() -> None:
    """Commands and answers, time-outs: that match's own latest event time."""
    log = begun().command("poet", 1).round(2, after=100_000, partition=1).round(3, after=-99_000, partition=1)
    assert outcomes(log) == ["timeout"]


def test_another_match_does_not_age_a_command() -> None:
    """Commands and answers, time-outs: that match's own latest event time, never a clock."""
    assert outcomes(begun().command("poet", 1).match("m2").started(after=500_000)) == ["pending"]


def test_finishing_twice_ends_nothing_more() -> None:
    """Commands and answers, time-outs: one for each command."""
    log = begun().command("poet", 1).round(2, after=100_000)
    state = log.state()
    assert finish(state).sorted_commands() == state.sorted_commands()
    assert len(log.anomalies("response_timeout")) == 1


def test_finishing_does_not_repeat_what_the_round_ended() -> None:
    """Anomalies: response_timeout, one per command."""
    log = begun().command("poet", 1).round_done(1).completed().round(2, after=100_000)
    assert len(log.anomalies("response_timeout")) == 1
