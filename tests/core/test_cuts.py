"""Matches that the load window cut say so, and where."""

from app.core.history import History
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.source import Cut
from tests.logs import Log

TOPIC = DEFAULT_TOPICS[Role.MATCH_EVENTS]
SINCE = 1_795_376_119_163
BEGINS = (
    f"The load window begins at 2026-11-22 19:35:19.163 UTC in {TOPIC} [0]; what came before was left out."
)


def begun(*cuts: Cut, log: Log | None = None) -> str:
    """What the row says of a match that is complete but for its beginning, or of that log's."""
    history = (log or Log().round(1, "Why?").completed("correct", "A")).history()
    history.set_cuts(cuts)
    return history.row("m1").cut


def test_a_match_without_its_beginning_says_where_the_window_begins() -> None:
    assert begun(Cut(TOPIC, 0, begin=7, since=SINCE)) == BEGINS


def test_without_a_known_time_the_partition_is_named_all_the_same() -> None:
    assert begun(Cut(TOPIC, 0, begin=7)) == BEGINS.replace(" at 2026-11-22 19:35:19.163 UTC", "")


def test_a_match_that_has_its_beginning_and_end_was_not_cut() -> None:
    whole = Log().started("AB", "A").completed("correct", "A")
    assert begun(Cut(TOPIC, 0, begin=7, since=SINCE, end=90, until=SINCE), log=whole) == ""


def test_a_match_without_its_end_says_where_the_window_ends() -> None:
    told = begun(Cut(TOPIC, 0, end=90, until=SINCE), log=Log().started("AB", "A").round(1))
    assert told == BEGINS.replace("begins", "ends").replace("before", "after")


def test_a_match_may_lack_both() -> None:
    told = begun(Cut(TOPIC, 0, begin=7, end=90), log=Log().round(1))
    assert told.count("The load window") == 2


def test_the_partitions_that_a_match_lies_in_are_named_before_others() -> None:
    log = Log().round(1, "Why?", partition=2).completed("correct", "A", partition=2)
    assert f"{TOPIC} [2]" in begun(Cut(TOPIC, 0, begin=7), Cut(TOPIC, 2, begin=9), log=log)


def test_the_beginning_may_be_missing_in_a_partition_that_the_match_is_not_seen_in() -> None:
    assert begun(Cut(TOPIC, 1, begin=7, since=SINCE)) == BEGINS.replace("[0]", "[1]")


def test_cuts_of_other_topics_say_nothing_about_a_match() -> None:
    assert begun(Cut(DEFAULT_TOPICS[Role.ROBOT_EVENTS], 0, begin=7, since=SINCE)) == ""


def test_a_match_that_is_truncated_in_a_whole_log_was_not_cut_by_a_window() -> None:
    assert begun() == ""


def test_rows_change_when_the_cuts_become_known_and_only_those_of_matches_that_lack_something() -> None:
    log = Log().round(1).match("whole").started("AB", "A").completed("correct", "A")
    history = log.history()
    whole = [row for row in history.rows() if row.summary.match_id == "whole"]
    cut = Cut(TOPIC, 0, begin=7, since=SINCE)
    assert history.set_cuts([cut]) == {"m1"}
    assert history.row("m1").cut == BEGINS
    assert history.row("whole") is whole[0]
    assert history.set_cuts([cut]) == set()
    assert history.set_cuts([]) == {"m1"}
    assert history.row("m1").cut == ""


def test_a_cut_that_only_moves_on_while_loading_changes_no_row() -> None:
    history = Log().round(1).history()
    history.set_cuts([Cut(TOPIC, 0, begin=7, since=SINCE)])
    history.rows()
    assert history.set_cuts([Cut(TOPIC, 0, begin=900, since=SINCE)]) == set()


def test_rows_that_are_stale_for_their_cut_are_rebuilt_in_their_turn() -> None:
    history: History = Log().round(1).history()
    history.rows()
    history.set_cuts([Cut(TOPIC, 0, begin=7)])
    assert history.rebuild_next()
    assert not history.rebuild_next()
