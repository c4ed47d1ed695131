"""The timeline's geometry: lanes, bands, bars and marks of known logs, and what holds for every log."""

import numpy as np
from hypothesis import given

from app.core.lanes import Lane, LaneKind
from app.core.replay import Replay
from app.core.state import CommandOutcome
from app.core.timeline import OUTCOMES, Band, Mark, TimelineLayout, layout
from tests.logs import Log
from tests.timeline_logs import classic, logs, one_round, replay_of, troubled


def laid_out(match: Log) -> TimelineLayout:
    return layout(replay_of(match))


def lane_of(made: TimelineLayout, number: int) -> str:
    return made.lanes[int(made.lane[number - 1])].name


def bar(made: TimelineLayout, robot: str, round_number: int) -> tuple[int, int, CommandOutcome]:
    bars = made.bars
    index = next(
        index
        for index, command in enumerate(bars.commands)
        if (command.robot_id, command.round) == (robot, round_number)
    )
    return int(bars.start[index]), int(bars.end[index]), OUTCOMES[bars.outcome[index]]


# Lanes.


def test_each_participant_has_a_lane_and_the_match_the_last() -> None:
    assert laid_out(classic()).lanes == (
        Lane("A", LaneKind.HUMAN, "human"),
        Lane("B", LaneKind.ROBOT, "curious-student"),
        Lane("C", LaneKind.ROBOT, "skeptical-scientist"),
        Lane("D", LaneKind.ROBOT, "creative-artist"),
        Lane("match", LaneKind.MATCH, ""),
    )


def test_a_participant_who_does_nothing_has_a_lane_all_the_same() -> None:
    made = laid_out(Log().started("ABC"))
    assert [lane.name for lane in made.lanes] == ["A", "B", "C", "match"]
    assert lane_of(made, 1) == "match"


def test_commands_answers_and_errors_lie_in_the_lane_of_the_participant_whom_the_robot_plays() -> None:
    made = laid_out(troubled())
    for step in made.replay.steps:
        if step.event.robot_id == "creative-artist":
            assert lane_of(made, step.number) == "D"


def test_a_robot_that_nobody_plays_has_a_lane_of_its_own() -> None:
    made = laid_out(troubled())
    assert Lane("grumpy-sailor", LaneKind.ROBOT, "no participant") in made.lanes


def test_a_robot_that_never_answers_is_known_by_its_assignment() -> None:
    match = (
        Log()
        .started("AB")
        .event("round.robots_assigned", {"round": 1, "robots": [{"id": "poet-7", "identity": "B"}]})
    )
    made = laid_out(match.round(1).command("poet-7", 1))
    assert lane_of(made, 4) == "B"
    assert made.lanes[1] == Lane("B", LaneKind.ROBOT, "poet-7")


def test_two_participants_of_one_robot_type_are_asked_in_turn() -> None:
    match = Log().started("ABC").round(1).command("poet", 1).command("poet", 1)
    match.generated("B", 1, "One.", "poet").generated("C", 1, "Two.", "poet")
    made = laid_out(match)
    assert [lane_of(made, number) for number in (3, 4)] == ["B", "C"]


def test_a_participant_and_a_robot_of_one_name_are_two_lanes() -> None:
    made = laid_out(Log().started("AB").round(1).command("B", 1))
    assert [(lane.name, lane.word) for lane in made.lanes] == [
        ("A", "human"),
        ("B", "robot"),
        ("B", "no participant"),
        ("match", ""),
    ]


def test_a_stranger_has_a_lane_after_those_that_the_match_names() -> None:
    made = laid_out(Log().started("BC", humans="B").round(1).vote("A", "B"))
    assert [(lane.name, lane.kind) for lane in made.lanes[:3]] == [
        ("B", LaneKind.HUMAN),
        ("C", LaneKind.ROBOT),
        ("A", LaneKind.UNKNOWN),
    ]


# Bands.


def test_a_round_reaches_from_its_start_to_its_completion() -> None:
    made = laid_out(one_round())
    prompt = made.replay.final.rounds[1].prompt
    assert made.bands == (Band("R1", 1, prompt, start=2, end=7, voting=False, closed=True),)


def test_voting_reaches_from_its_start_to_the_end_of_the_match() -> None:
    last = laid_out(classic()).bands[-1]
    assert (last.label, last.start, last.end, last.closed) == ("Vote", 63, 68, True)


def test_a_vote_after_each_round_is_a_band_each() -> None:
    match = Log().started("AB").round(1).round_done(1).voting(number=1).vote("A", "B", 1).vote("B", "A", 1)
    match.round(2).round_done(2).voting(number=2).vote("A", "B", 2)
    bands = [(band.label, band.start, band.end, band.closed) for band in laid_out(match).bands]
    assert bands == [("R1", 2, 3, True), ("Vote", 4, 6, True), ("R2", 7, 8, True), ("Vote", 9, 10, False)]


def test_a_round_that_never_completed_is_open_until_the_next_begins() -> None:
    match = Log().started("AB").round(1).response("A", 1, "Hm.").round(2).response("A", 2, "Hm.")
    first, second = laid_out(match).bands
    assert (first.start, first.end, first.closed) == (2, 4, False)
    assert (second.start, second.end, second.closed) == (4, 5, False)


def test_a_round_whose_start_was_not_seen_begins_where_it_is_first_named() -> None:
    band = laid_out(Log().response("A", 3, "Hm.").round_done(3)).bands[0]
    assert (band.label, band.start, band.end, band.closed) == ("R3", 1, 2, True)


def test_a_round_that_completed_before_its_start_was_seen_still_has_one_band() -> None:
    band = laid_out(Log().started("AB").response("A", 1, "Hm.").round_done(1).round(1)).bands[0]
    assert (band.start, band.end, band.closed) == (2, 3, True)


def test_an_event_knows_its_band() -> None:
    made = laid_out(classic())
    assert [getattr(made.band_at(number), "label", None) for number in (1, 3, 14, 15, 68)] == [
        None,
        "R1",
        "R1",
        "R2",
        "Vote",
    ]


# Bars.


def test_an_answered_command_is_a_bar_to_its_answer() -> None:
    made = laid_out(one_round())
    assert bar(made, "curious-student", 1) == (3, 4, CommandOutcome.ANSWERED)
    assert made.times[3] - made.times[2] == 3000


def test_a_command_that_timed_out_ends_with_its_round() -> None:
    made = laid_out(troubled())
    start, end, outcome = bar(made, "skeptical-scientist", 3)
    assert outcome is CommandOutcome.TIMEOUT
    assert made.replay.steps[start - 1].event.type == "generate_response"
    assert made.replay.steps[end - 1].event.type == "round.completed"


def test_a_command_that_only_had_errors_ends_with_its_round() -> None:
    made = laid_out(troubled())
    _, end, outcome = bar(made, "creative-artist", 3)
    assert outcome is CommandOutcome.ERROR
    assert made.replay.steps[end - 1].event.type == "round.completed"


def test_a_late_answer_draws_the_bar_out_beyond_the_round() -> None:
    made = laid_out(troubled())
    _, end, outcome = bar(made, "skeptical-scientist", 2)
    assert outcome is CommandOutcome.ANSWERED
    assert end > made.bands[1].end


def test_a_command_without_an_answer_is_open_to_the_log_s_end() -> None:
    made = laid_out(Log().started("AB").round(1).command("poet", 1).response("A", 1, "Hm."))
    assert bar(made, "poet", 1) == (3, 4, CommandOutcome.PENDING)


def test_a_vote_command_is_a_bar_to_the_vote() -> None:
    made = laid_out(troubled())
    votes = [index for index, command in enumerate(made.bars.commands) if command.action == "generate_vote"]
    (index,) = votes
    assert made.mark[made.bars.end[index] - 1] == Mark.VOTE


# Waits, marks, times.


def test_a_response_waits_since_the_start_of_its_round() -> None:
    waits = laid_out(one_round()).waits
    assert list(zip(waits.start.tolist(), waits.end.tolist(), strict=True)) == [(2, 5), (2, 6)]


def test_marks_tell_what_the_events_are() -> None:
    made = laid_out(one_round())
    assert made.mark.tolist() == [
        Mark.MATCH_START,
        Mark.ROUND_START,
        Mark.COMMAND,
        Mark.ROBOT_ANSWER,
        Mark.RESPONSE,
        Mark.RESPONSE,
        Mark.ROUND_END,
    ]


def test_a_duplicate_is_marked_as_one_and_ends_nothing() -> None:
    match = Log().started("AB").round(1).command("poet", 1).round_done(1).again()
    made = laid_out(match)
    assert made.mark[-1] == Mark.DUPLICATE
    assert bar(made, "poet", 1)[1] == 4


def test_times_count_from_the_start_of_the_match() -> None:
    made = laid_out(classic())
    assert made.times[:3].tolist() == [-4000, 0, 1000]


def test_without_a_start_times_count_from_the_first_event() -> None:
    made = laid_out(Log().round(1).round_done(1))
    assert made.times.tolist() == [0, 1000]


def test_how_far_the_match_has_come_never_goes_back() -> None:
    made = laid_out(Log().started("AB", at=5000).round(1, at=9000).response("A", 1, "Hm.", at=7000))
    assert made.times.tolist() == [0, 4000, 2000]
    assert made.reached.tolist() == [0, 4000, 4000]


def test_the_last_event_also_tells_what_was_found_at_the_end() -> None:
    made = laid_out(Log().started("AB").round(1).command("poet", 1).response("A", 1, "Hm.", after=61_000))
    assert [anomaly.code for anomaly in made.anomalies_at(made.count)] == ["response_timeout"]
    assert made.severity.tolist() == [0, 0, 0, 3]


def test_a_match_without_events_has_an_empty_layout() -> None:
    made = layout(Replay("m1", []))
    assert (made.count, made.lanes, made.bands, made.bars.commands) == (0, (), (), ())


# Every log.


@given(logs())
def test_every_log_can_be_laid_out_with_all_within_the_match(match: Log) -> None:
    made = laid_out(match)
    count = len(match.events())
    assert made.count == len(made.lane) == len(made.mark) == len(made.severity) == count
    assert (np.diff(made.reached) >= 0).all()
    assert set(made.lane.tolist()) <= set(range(len(made.lanes)))
    spans = [
        *zip(made.bars.start.tolist(), made.bars.end.tolist(), strict=True),
        *zip(made.waits.start.tolist(), made.waits.end.tolist(), strict=True),
        *((band.start, band.end) for band in made.bands),
    ]
    for start, end in spans:
        assert 1 <= start <= end <= count
    for number, lane in zip(made.bars.start.tolist(), made.bars.lane.tolist(), strict=True):
        assert made.lane[number - 1] == lane


@given(logs())
def test_bars_end_where_the_state_says_that_commands_were_answered(match: Log) -> None:
    made = laid_out(match)
    commands = made.replay.final.commands
    for command, end in zip(made.bars.commands, made.bars.end.tolist(), strict=True):
        answered = commands[command.number].answered_by
        assert answered is None or answered == end
