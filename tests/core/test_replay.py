"""Stepping through a match: any position, what each step changed, and how long a jump takes."""

from collections.abc import Callable, Sequence
from functools import cache
from random import Random

import pytest

from app.core.match import advance, fold
from app.core.replay import CHECKPOINT_EVERY, Replay
from app.core.state import Anomaly, MatchState
from app.core.view import state_view
from kafka_client.events import Event
from tests.logs import Log

ROBOTS = {"B": "curious-student", "C": "skeptical-scientist", "D": "creative-artist"}


def replay_of(log: Log) -> Replay:
    return Replay("m1", log.events())


def test_steps_are_numbered_from_one_and_say_what_happened() -> None:
    """Details: replay, [{number, type, summary, changes}]."""
    log = (
        Log()
        .started()
        .round(2, "Why?")
        .command("poet", 2)
        .response("A", 2, "x", after=1500)
        .answer("poet", 2)
    )
    steps = replay_of(log).steps
    assert [step.number for step in steps] == [1, 2, 3, 4, 5]
    assert [step.event.record for step in steps] == log.records
    assert [step.who for step in steps] == ["", "", "poet", "A", "poet"]
    assert [step.round for step in steps] == [None, 2, 2, 2, 2]
    assert [step.latency for step in steps] == [None, None, None, 2500, 2500]
    assert all(step.summary for step in steps)


def test_a_step_has_the_anomalies_that_its_event_showed() -> None:
    """Anomalies: found at their event; those of the log's end belong to no step."""
    log = Log().round(1).event("match.paused").command("poet", 1).round(2, after=61_000).response("A", 3, "x")
    replay = replay_of(log)
    assert [[anomaly.code for anomaly in step.anomalies] for step in replay.steps] == [
        ["truncated_history"],
        ["unknown_event_type"],
        [],
        [],
        ["missing_round_start"],
    ]
    assert replay.final.anomalies[-1].code == "response_timeout"


def test_one_can_stand_before_the_first_event_and_after_the_last() -> None:
    """Rebuilt: state_at(n) == fold(events[:n])."""
    replay = replay_of(Log().started().round(1))
    assert (replay.state_at(0).count, replay.state_at(2).count, len(replay)) == (0, 2, 2)
    assert replay.changes_at(0) == []


@pytest.mark.parametrize("number", [-1, 3])
def test_one_cannot_stand_anywhere_else(number: int) -> None:
    """Rebuilt: state_at(n)."""
    replay = replay_of(Log().started().round(1))
    for ask in (replay.state_at, replay.changes_at):
        with pytest.raises(IndexError):
            ask(number)


def test_states_near_checkpoints_are_right_too() -> None:
    """Rebuilt: state_at(n) == fold(events[:n])."""
    log = Log().started()
    for number in range(CHECKPOINT_EVERY):
        log.round(number).response("A", number, "x").round_done(number)
    replay, events = replay_of(log), log.events()
    for place in (1, 2, 3):
        for number in range(place * CHECKPOINT_EVERY - 1, place * CHECKPOINT_EVERY + 2):
            if number <= len(events):
                assert replay.state_at(number) == fold("m1", events[:number])


def test_state_at_knows_nothing_of_the_end_of_the_log() -> None:
    """Time-outs: finish is outside apply and state_at."""
    replay = replay_of(Log().started().command("poet", 1).round(1, after=100_000))
    assert replay.state_at(3).sorted_commands()[0].outcome == "pending"
    assert replay.final.sorted_commands()[0].outcome == "timeout"


def test_the_time_out_is_a_setting() -> None:
    """Time-outs: the time-out setting."""
    events = Log().started().command("poet", 1).round(1, after=5000).events()
    assert Replay("m1", events, 4000).final.sorted_commands()[0].outcome == "timeout"


def test_a_record_is_found_by_its_position() -> None:
    """One cursor: the same event in every pane."""
    replay = replay_of(Log().started().command("poet", 1).round(1))
    assert replay.number_of("robot-commands", 0, 0) == 2
    assert replay.number_of("match-events", 0, 1) == 3
    assert replay.number_of("match-events", 1, 1) is None


def _few_rounds() -> Log:
    """10,000 events in three rounds: thousands of commands and answers each."""
    log = Log().created().started()
    for number in (1, 2, 3):
        log.round(number)
        for turn in range(370):
            for who, robot in ROBOTS.items():
                log.command(robot, number)
                log.answer(robot, number, f"{turn}").generated(who, number, f"{turn}", robot)
        log.round_done(number)
    return log


def _many_rounds() -> Log:
    """3,000 rounds, and a command that is never answered in each."""
    log = Log().created().started()
    for number in range(3000):
        log.round(number).command("curious-student", number).response("A", number, "x").round_done(number)
    return log


@cache
def _long_replay(build: Callable[[], Log]) -> Replay:
    return replay_of(build())


@pytest.mark.parametrize(("build", "events"), [(_few_rounds, 9998), (_many_rounds, 12_002)])
def test_a_jump_anywhere_in_a_long_match_folds_a_few_events_only(
    build: Callable[[], Log], events: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How fast: what a step and a jump cost does not depend on the distance; `make bench` has the times."""
    replay = _long_replay(build)
    assert len(replay) == events
    applied: list[Event] = []

    def counting(state: MatchState, event: Event, known: Sequence[Anomaly] | None = None) -> None:
        applied.append(event)
        advance(state, event, known)

    monkeypatch.setattr("app.core.replay.advance", counting)
    for number in Random(5).sample(range(1, events + 1), 30):
        for ask in (replay.state_at, replay.changes_at):
            before = len(applied)
            ask(number)
            assert len(applied) - before <= CHECKPOINT_EVERY
    assert applied


def test_the_view_of_a_long_match_has_every_round_and_command() -> None:
    """Details: the state as a tree."""
    view = state_view(_long_replay(_many_rounds).final)
    assert len(view["rounds"]) == len(view["robotActivity"]) == 3000


def test_walking_tells_of_each_step_what_a_jump_to_it_tells() -> None:
    log = (
        Log().started("ABC", "A").round(1).command("poet", 1).error("poet", 1).generated("B", 1, "x", "poet")
    )
    log.response("A", 1, "y").vote("A", "B").completed("incorrect", "B")
    replay = Replay("m1", log.events())
    walked = list(replay.walk())
    assert [step for step, _ in walked] == replay.steps
    assert [changed for _, changed in walked] == [replay.changes_at(step.number) for step in replay.steps]
