"""Which event set which value: the history of every path, and what belongs to each other."""

import pytest
from hypothesis import given, settings

from app.core.blame import Setting
from app.core.replay import Replay
from app.core.view import Change, Kind
from tests.core.generated_logs import LARGE, logs
from tests.logs import START, Log


def replay_of(log: Log) -> Replay:
    return Replay("m1", log.events())


def replaced_answer() -> Replay:
    """A answers round 1 at #3, and again at #5."""
    log = Log().started("AB", "A").round(1).response("A", 1, "old").response("B", 1, "other")
    return replay_of(log.response("A", 1, "new"))


def test_a_value_knows_every_event_that_set_it() -> None:
    assert replaced_answer().blame.history("rounds.1.responses.A") == [
        Setting(3, Kind.ADDED, None, "old"),
        Setting(5, Kind.CHANGED, "old", "new"),
    ]


@pytest.mark.parametrize(("position", "number"), [(0, None), (2, None), (3, 3), (4, 3), (5, 5)])
def test_what_set_a_value_depends_on_where_one_stands(position: int, number: int | None) -> None:
    setting = replaced_answer().blame.set_by("rounds.1.responses.A", position)
    assert (None if setting is None else setting.number) == number


def test_a_value_that_is_as_at_the_start_was_set_by_nothing() -> None:
    blame = replaced_answer().blame
    assert blame.set_by("outcome", 5) is None
    assert not blame.history("outcome")
    assert not blame.numbers("outcome")
    assert blame.last_touched("outcome", 5) is None


def test_a_part_knows_the_events_that_set_something_inside_it() -> None:
    blame = replaced_answer().blame
    assert blame.numbers("rounds.1") == [2, 3, 4, 5]
    assert blame.numbers("rounds.1.responses") == [3, 4, 5]
    assert [blame.last_touched("rounds.1.responses", position) for position in (2, 3, 4)] == [None, 3, 4]
    assert blame.history("rounds.1") == ()


def test_a_value_that_is_derived_is_set_by_what_it_is_derived_from() -> None:
    blame = replay_of(Log().started().completed("correct", completedAt=START + 9000)).blame
    assert blame.history("duration") == [Setting(2, Kind.CHANGED, None, 8000)]


def test_who_is_human_is_set_by_the_first_event_that_tells() -> None:
    blame = replay_of(Log().round(1).response("A", 1, "x").started("AB", "A")).blame
    assert blame.history("humans") == [Setting(2, Kind.CHANGED, [], ["A"])]
    assert blame.history("robots") == [Setting(3, Kind.CHANGED, [], ["B"])]


def test_a_count_of_anomalies_is_set_by_each_event_that_shows_one() -> None:
    blame = replay_of(Log().started().event("match.paused").event("match.paused")).blame
    settings_ = blame.history("anomalies.unknown_event_type")
    assert [(each.number, each.new) for each in settings_] == [(2, 1), (3, 2)]


def test_the_end_of_a_round_sets_the_outcome_of_all_its_commands() -> None:
    log = Log().started().round(1).command("poet", 1, event_id="c1").command("critic", 1, event_id="c2")
    blame = replay_of(log.round_done(1)).blame
    for command in ("c1", "c2"):
        assert blame.history(f"robotActivity.{command}.outcome")[-1] == Setting(
            5, Kind.CHANGED, "pending", "timeout"
        )


@settings(LARGE, max_examples=60)
@given(logs(("m1",)))
def test_what_blame_tells_of_an_event_is_what_the_event_changed(log: Log) -> None:
    replay = replay_of(log)
    for number in range(1, len(replay) + 1):
        changes = replay.changes_at(number)
        assert replay.blame.changes_at(number) == changes
        for change in changes:
            setting = replay.blame.set_by(change.path, number)
            assert setting == Setting(number, change.kind, change.old, change.new)
        told = {path for path in replay.blame.paths() if number in replay.blame.numbers(path)}
        assert {path for path in told if replay.blame.history(path)} == {change.path for change in changes}


@settings(LARGE, max_examples=30)
@given(logs(("m1",)))
def test_every_value_of_the_state_is_the_last_that_was_set(log: Log) -> None:
    replay = replay_of(log)
    seen: dict[str, Change] = {}
    for number in range(1, len(replay) + 1):
        seen |= {change.path: change for change in replay.changes_at(number)}
        for path, change in seen.items():
            setting = replay.blame.set_by(path, number)
            assert setting is not None
            assert setting.new == change.new


# What belongs to each other.


def test_an_answer_leads_to_its_command_and_the_command_to_its_answer() -> None:
    related = replay_of(Log().started().round(1).command("poet", 1).answer("poet", 1)).related
    assert (related.command_of(4), related.answer_of(3)) == (3, 4)
    assert (related.command_of(3), related.answer_of(4)) == (None, None)


def test_an_answer_that_is_written_twice_leads_to_its_command_both_times() -> None:
    log = Log().started().round(1).command("poet", 1).command("poet", 1)
    log.answer("poet", 1).answer("poet", 1).generated("B", 1, "x", "poet").generated("B", 1, "y", "poet")
    related = replay_of(log).related
    assert [related.command_of(number) for number in range(5, 9)] == [3, 4, 3, 4]
    assert [related.answer_of(number) for number in (3, 4)] == [5, 6]


def test_a_match_event_that_comes_first_settles_the_command_and_the_robot_event_joins_it() -> None:
    log = Log().started().round(1).command("poet", 1).generated("B", 1, "x", "poet").answer("poet", 1)
    related = replay_of(log).related
    assert (related.answer_of(3), related.command_of(4), related.command_of(5)) == (4, 3, 3)


def test_an_error_leads_to_its_command_and_a_retry_to_its_answer() -> None:
    related = replay_of(Log().started().command("poet", 1).error("poet", 1).answer("poet", 1)).related
    assert (related.command_of(3), related.command_of(4), related.answer_of(2)) == (2, 2, 4)


def test_a_vote_leads_to_the_command_that_asked_for_it() -> None:
    log = Log().started().generated("B", 1, "x", "poet").vote_command("poet", 1).vote("B", "A")
    related = replay_of(log).related
    assert (related.command_of(4), related.answer_of(3)) == (3, 4)


def test_duplicates_and_answers_that_nobody_asked_for_lead_nowhere() -> None:
    log = Log().started().answer("poet", 1).command("critic", 1).answer("critic", 1).again()
    related = replay_of(log).related
    assert [related.command_of(number) for number in (2, 5)] == [None, None]
    assert related.answer_of(3) == 4


@settings(LARGE, max_examples=40)
@given(logs(("m1",)))
def test_whatever_the_log_what_is_related_names_events_of_the_match(log: Log) -> None:
    replay = replay_of(log)
    for command in replay.final.commands.values():
        assert replay.related.answer_of(command.number) == command.answered_by
        if command.answered_by is not None:
            assert replay.related.command_of(command.answered_by) == command.number
    leading = {replay.related.command_of(step.number) for step in replay.steps} - {None}
    assert leading <= replay.final.commands.keys()
