"""The one cursor: where one stands, and what moves it."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.core.branches import BRANCH_PARTITION, Branch, Inject, branch_replay
from app.core.pacing import FASTEST
from app.qt.cursor import Cursor
from app.qt.player import LARGEST_LAG_MS
from tests.logs import Log
from tests.widgets.matches import grown, long_match, replay_of, two_rounds


@pytest.fixture
def cursor(qapp: QObject) -> Cursor:
    return Cursor()


@pytest.fixture
def opened(cursor: Cursor) -> Cursor:
    cursor.open(replay_of(two_rounds()))
    return cursor


def test_a_match_opens_at_its_end(cursor: Cursor, qtbot: QtBot) -> None:
    replay = replay_of(two_rounds())
    with qtbot.waitSignals([cursor.replay_changed, cursor.moved], order="strict"):
        cursor.open(replay)
    assert cursor.position == cursor.length == len(replay)
    assert cursor.step is replay.steps[-1]


def test_without_a_match_every_command_does_nothing(cursor: Cursor) -> None:
    for command in (
        cursor.first,
        cursor.last,
        cursor.forward,
        cursor.back,
        cursor.next_round,
        cursor.previous_round,
        cursor.toggle_play,
        cursor.close,
    ):
        command()
    assert (cursor.position, cursor.length, cursor.step, cursor.playing) == (0, 0, None, False)


def test_it_stays_within_the_match(opened: Cursor) -> None:
    opened.go(10_000)
    assert opened.position == opened.length
    opened.go(-5)
    assert opened.position == 0
    assert opened.step is None
    opened.back()
    assert opened.position == 0


def test_going_where_one_stands_tells_nobody(opened: Cursor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(opened.moved):
        opened.go(opened.position)


def test_it_steps_event_by_event(opened: Cursor) -> None:
    opened.first()
    opened.forward()
    opened.forward()
    assert opened.position == 2
    opened.back()
    assert opened.position == 1
    opened.last()
    opened.forward()
    assert opened.position == opened.length


def test_it_steps_only_to_the_events_that_a_filter_shows(opened: Cursor) -> None:
    opened.stop_only_at([3, 7])
    opened.first()
    reached = []
    for _ in range(3):
        opened.forward()
        reached.append(opened.position)
    assert reached == [3, 7, 7]
    reached = []
    for _ in range(3):
        opened.back()
        reached.append(opened.position)
    assert reached == [3, 0, 0]
    opened.stop_only_at(None)
    opened.forward()
    assert opened.position == 1


def test_another_match_has_stops_of_its_own(opened: Cursor) -> None:
    opened.stop_only_at([3])
    opened.open(replay_of(Log("m2").created().started(), "m2"))
    opened.back()
    assert opened.position == 1


def test_it_goes_from_round_to_round_then_to_the_ends(opened: Cursor) -> None:
    starts = [step.number for step in replay_of(two_rounds()).steps if step.event.type == "round.started"]
    assert list(opened.round_starts) == starts
    opened.first()
    forwards = []
    for _ in range(3):
        opened.next_round()
        forwards.append(opened.position)
    assert forwards == [*starts, opened.length]
    backwards = []
    for _ in range(3):
        opened.previous_round()
        backwards.append(opened.position)
    assert backwards == [*reversed(starts), 0]


def test_live_events_do_not_move_it_and_are_counted_as_ahead(cursor: Cursor) -> None:
    log = two_rounds()
    cursor.open(grown(log, 10))
    cursor.go(6)
    assert cursor.ahead == 0
    cursor.open(grown(log, 13))
    assert (cursor.position, cursor.length, cursor.ahead) == (6, 13, 7)
    cursor.first()
    assert (cursor.position, cursor.ahead) == (0, 13)
    cursor.last()
    assert (cursor.position, cursor.ahead) == (13, 0)
    cursor.open(grown(log, 14))
    assert (cursor.position, cursor.ahead) == (13, 1)


def test_a_match_that_is_over_is_ahead_only_until_one_has_seen_its_end(cursor: Cursor) -> None:
    log = two_rounds()
    cursor.open(grown(log, 10))
    cursor.go(6)
    cursor.open(replay_of(log))
    assert cursor.ahead == cursor.length - 6
    cursor.last()
    cursor.go(6)
    assert cursor.ahead == 0


def test_what_a_branch_adds_is_not_live(cursor: Cursor) -> None:
    replay = replay_of(two_rounds())
    added = replace(replay.steps[3].event.record, partition=BRANCH_PARTITION, offset=0)
    branch = Branch("more", replay.match_id, (Inject(added, None),))
    cursor.open(replay)
    cursor.go(6)
    cursor.open(branch_replay(replay, branch))
    assert (cursor.length, cursor.ahead) == (len(replay) + 1, 0)


def test_an_earlier_event_that_comes_late_leaves_the_cursor_at_its_event(cursor: Cursor) -> None:
    log = two_rounds()
    late = log.records.pop(3)
    cursor.open(replay_of(log))
    cursor.go(8)
    standing = cursor.step
    log.records.append(late)
    cursor.open(replay_of(log))
    assert standing is not None
    assert cursor.step is not None
    assert cursor.position == 9
    assert cursor.step.event.record == standing.event.record


def test_following_stays_at_the_newest_event(cursor: Cursor) -> None:
    log = two_rounds()
    cursor.open(grown(log, 10))
    cursor.go(3)
    cursor.follow(True)
    assert cursor.position == 10
    cursor.open(grown(log, 12))
    assert (cursor.position, cursor.ahead, cursor.following) == (12, 0, True)


def test_stepping_away_stops_following(opened: Cursor, qtbot: QtBot) -> None:
    opened.follow(True)
    with qtbot.waitSignal(opened.following_changed) as signal:
        opened.back()
    assert signal.args == [False]
    assert not opened.following


def test_playing_goes_through_the_match_and_stops_at_its_end(opened: Cursor, qtbot: QtBot) -> None:
    opened.set_speed(64.0)
    opened.go(12)
    seen: list[int] = []
    opened.moved.connect(seen.append)
    opened.toggle_play()
    assert opened.playing
    qtbot.waitUntil(lambda: not opened.playing)
    # What is due at once is come to at once: on a busy machine a step may pass several events.
    assert seen == sorted(set(seen))
    assert (seen[0] > 12, seen[-1]) == (True, opened.length)


def waits_about(cursor: Cursor, milliseconds: int) -> bool:
    """Whether the next event is waited for so long, less what has passed since it was asked for."""
    return milliseconds / 2 < cursor._player.wait_ms <= milliseconds


def test_playing_waits_as_long_as_the_match_did(cursor: Cursor, qtbot: QtBot) -> None:
    cursor.open(replay_of(Log().created().started(after=1_000).round(1, after=2)))
    cursor.set_speed(4.0)
    cursor.go(1)
    cursor.toggle_play()
    assert waits_about(cursor, 250)
    cursor.go(2)
    assert cursor._player.wait_ms == 16, "one frame at least"


def test_a_long_wait_is_shortened(cursor: Cursor) -> None:
    cursor.open(replay_of(Log().created().started(after=3_600_000)))
    cursor.go(1)
    cursor.toggle_play()
    assert waits_about(cursor, 2000)


def test_playing_from_the_end_begins_again(opened: Cursor) -> None:
    opened.toggle_play()
    assert opened.playing
    assert opened.position == 0


def test_playing_stops_following(opened: Cursor) -> None:
    opened.follow(True)
    opened.toggle_play()
    assert (opened.playing, opened.following) == (True, False)
    opened.follow(True)
    assert (opened.playing, opened.following) == (False, True)


def test_whoever_hears_of_a_move_may_pause(opened: Cursor, qtbot: QtBot) -> None:
    opened.set_speed(64.0)
    opened.first()
    paused_at: list[int] = []

    def pause_behind_the_third(position: int) -> None:  # a busy machine passes several at once
        if position >= 3:
            paused_at.append(position)
            opened.pause()

    opened.moved.connect(pause_behind_the_third)
    opened.toggle_play()
    qtbot.waitUntil(lambda: not opened.playing)
    assert paused_at == [opened.position]
    assert not opened._player.running


def test_a_new_speed_counts_at_once(opened: Cursor) -> None:
    opened.first()
    opened.forward()
    opened.toggle_play()
    assert waits_about(opened, 1000)
    opened.set_speed(8.0)
    assert waits_about(opened, 125)


def test_jumping_to_the_end_ends_the_playing(opened: Cursor) -> None:
    opened.first()
    opened.toggle_play()
    opened.last()
    assert not opened.playing


def test_another_match_ends_the_playing(opened: Cursor) -> None:
    opened.first()
    opened.toggle_play()
    opened.open(replay_of(Log("m2").created(), "m2"))
    assert not opened.playing
    assert opened.position == 1


def test_closing_forgets_the_match(opened: Cursor, qtbot: QtBot) -> None:
    opened.follow(True)
    with qtbot.waitSignals([opened.replay_changed, opened.moved], order="strict"):
        opened.close()
    assert (opened.replay, opened.position, opened.following, opened.ahead) == (None, 0, False, 0)


# Breakpoints, and playing fast.


def test_playing_pauses_at_a_breakpoint_even_where_several_events_come_at_once(
    cursor: Cursor, qtbot: QtBot
) -> None:
    cursor.open(replay_of(long_match(3, after=1)))
    cursor.set_breaks([4, 9])
    cursor.set_speed(64.0)
    cursor.first()
    reached: list[int] = []
    cursor.break_reached.connect(reached.append)
    for expected in ([4], [4, 9]):
        cursor.toggle_play()
        qtbot.waitUntil(lambda: not cursor.playing)
        assert (reached, cursor.position) == (expected, expected[-1])
    assert not cursor._player.running


def test_breakpoints_are_found_on_both_sides_and_another_match_has_none(opened: Cursor) -> None:
    opened.set_breaks([2, 7, 12])
    opened.go(7)
    assert (opened.next_break(), opened.previous_break()) == (12, 2)
    opened.open(replay_of(Log("m2").created(), "m2"))
    assert opened.breaks == ()


def test_events_that_are_due_within_a_frame_come_together(cursor: Cursor, qtbot: QtBot) -> None:
    cursor.open(replay_of(long_match(60, after=5)))
    cursor.set_speed(64.0)
    cursor.first()
    moves: list[int] = []
    cursor.moved.connect(moves.append)
    cursor.toggle_play()
    qtbot.waitUntil(lambda: not cursor.playing)
    assert moves[-1] == cursor.length
    assert len(moves) < cursor.length / 4


def test_the_fastest_waits_for_the_paint_of_every_event(cursor: Cursor, qtbot: QtBot) -> None:
    cursor.open(replay_of(two_rounds()))
    cursor.set_speed(FASTEST)
    cursor.first()
    moves: list[int] = []
    cursor.moved.connect(moves.append)
    cursor.moved.connect(lambda _: cursor.frame_painted())
    cursor.toggle_play()
    qtbot.waitUntil(lambda: not cursor.playing)
    assert moves == list(range(1, cursor.length + 1))


def test_the_fastest_goes_on_slowly_where_nothing_is_painted(cursor: Cursor, qtbot: QtBot) -> None:
    cursor.open(replay_of(Log().created().started()))
    cursor.set_speed(FASTEST)
    cursor.first()
    cursor.toggle_play()
    assert cursor._player.wait_ms == 50
    qtbot.waitUntil(lambda: not cursor.playing)


def test_long_waits_are_played_out_when_they_are_not_shortened(cursor: Cursor, qtbot: QtBot) -> None:
    cursor.open(replay_of(Log().created().started(after=3_600_000)))
    cursor.go(1)
    with qtbot.waitSignal(cursor.shortening_changed):
        cursor.shorten_waits(False)
    cursor.toggle_play()
    assert waits_about(cursor, 3_600_000)


def test_after_a_stall_it_plays_on_instead_of_catching_up(cursor: Cursor) -> None:
    cursor.open(replay_of(long_match(600)))
    cursor.first()
    cursor.toggle_play()
    cursor._player._due = -1e9
    cursor._player._turn()
    assert cursor.position <= 1 + LARGEST_LAG_MS / 1000


def test_growing_does_not_put_off_the_event_that_is_waited_for(cursor: Cursor) -> None:
    log = two_rounds()
    cursor.open(grown(log, 10))
    cursor.go(3)
    cursor.toggle_play()
    due = cursor._player._due
    cursor.open(grown(log, 14))
    assert (cursor.playing, cursor._player.running, cursor._player._due) == (True, True, due)


# Playing, pausing and following are three things.

PLAYING, FOLLOWING, PAUSED = (True, False), (False, True), (False, False)


@pytest.mark.parametrize(
    ("before", "action", "after"),
    [
        (PAUSED, "toggle_play", PLAYING),
        (PLAYING, "toggle_play", PAUSED),
        (FOLLOWING, "toggle_play", PLAYING),
        (PAUSED, "follow", FOLLOWING),
        (PLAYING, "follow", FOLLOWING),
        (FOLLOWING, "unfollow", PAUSED),
        (PLAYING, "unfollow", PLAYING),
        (PAUSED, "back", PAUSED),
        (PLAYING, "back", PLAYING),
        (FOLLOWING, "back", PAUSED),
        (PAUSED, "grow", PAUSED),
        (PLAYING, "grow", PLAYING),
        (FOLLOWING, "grow", FOLLOWING),
        (PAUSED, "last", PAUSED),
        (PLAYING, "last", PAUSED),
        (FOLLOWING, "last", FOLLOWING),
        (PLAYING, "pause", PAUSED),
        (FOLLOWING, "pause", FOLLOWING),
        (PLAYING, "close", PAUSED),
        (FOLLOWING, "close", PAUSED),
    ],
)
def test_play_pause_and_follow_are_three_things(
    cursor: Cursor, before: tuple[bool, bool], action: str, after: tuple[bool, bool]
) -> None:
    log = two_rounds()
    cursor.open(grown(log, 10))
    cursor.go(5)
    if before == PLAYING:
        cursor.toggle_play()
    cursor.follow(before == FOLLOWING)
    actions: dict[str, Callable[[], object]] = {
        "toggle_play": cursor.toggle_play,
        "pause": cursor.pause,
        "back": cursor.back,
        "last": cursor.last,
        "close": cursor.close,
        "follow": lambda: cursor.follow(True),
        "unfollow": lambda: cursor.follow(False),
        "grow": lambda: cursor.open(grown(log, 12)),
    }
    actions[action]()
    assert (cursor.playing, cursor.following) == after


# Where one has stood.


def test_back_and_forward_lead_through_jumps_and_steps_are_merged(opened: Cursor) -> None:
    opened.go(5)
    opened.back()
    opened.forward()
    opened.forward()
    opened.next_round()
    opened.first()
    seen = []
    for turn in (opened.go_back, opened.go_back, opened.go_back, opened.go_back, opened.go_forward):
        turn()
        seen.append(opened.position)
    assert seen == [8, 6, 18, 18, 6]


def test_going_back_to_another_match_asks_for_it_and_leads_to_the_event(opened: Cursor, qtbot: QtBot) -> None:
    opened.go(5)
    standing = opened.step
    assert standing is not None
    opened.open(replay_of(Log("m2").created().started(), "m2"))
    with qtbot.waitSignal(opened.place_wanted) as signal:
        opened.go_back()
    assert signal.args == ["m1", standing.event.record.position]
    replay = replay_of(two_rounds())
    opened.open(replay, replay.number_of(*standing.event.record.position))
    assert opened.position == 5
    assert opened.has_later_place


def test_playing_through_a_match_leaves_one_place(opened: Cursor, qtbot: QtBot) -> None:
    opened.set_speed(FASTEST)
    opened.go(3)
    opened.moved.connect(lambda _: opened.frame_painted())
    opened.toggle_play()
    qtbot.waitUntil(lambda: not opened.playing)
    opened.go_back()
    assert opened.position == 18
    assert not opened.has_earlier_place


def test_a_closed_source_is_forgotten(opened: Cursor) -> None:
    opened.first()
    opened.close()
    assert (opened.has_earlier_place, opened.has_later_place) == (False, False)


def test_a_match_is_opened_at_an_event_with_one_move(cursor: Cursor) -> None:
    moves: list[int] = []
    cursor.moved.connect(moves.append)
    cursor.open(replay_of(two_rounds()), 4)
    assert moves == [4]
    cursor.follow(True)
    cursor.open(replay_of(two_rounds()), 6)
    assert (cursor.position, cursor.following) == (6, False)
