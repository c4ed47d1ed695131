"""Which matches are likely to be complete while a log is being read."""

import pytest

from app.core.settling import Settling
from kafka_client.source import PartitionPosition

A, B = ("match-events", 0), ("match-events", 1)
COMMANDS, OTHER_COMMANDS = ("robot-commands", 0), ("robot-commands", 1)


@pytest.fixture
def settling() -> Settling:
    settling = Settling()
    expect(settling, A, B)
    return settling


def expect(settling: Settling, *partitions: tuple[str, int]) -> None:
    """More is to come of these."""
    settling.expect_from([PartitionPosition(topic, number, 1, 10) for topic, number in partitions])


def rebuilt(settling: Settling) -> list[str]:
    """What has settled, rebuilt as it is named."""
    found = []
    while settling.settled:
        match_id = next(iter(settling.settled))
        settling.done(match_id)
        found.append(match_id)
    return found


def test_a_match_settles_when_its_partition_was_read_beyond_it(settling: Settling) -> None:
    settling.read(A, 100, ["m"])
    assert rebuilt(settling) == []
    settling.read(A, 101, [])
    assert rebuilt(settling) == ["m"]
    assert len(settling) == 0


def test_a_match_waits_for_its_own_partition_of_a_topic_only(settling: Settling) -> None:
    settling.read(B, 50, [])
    settling.read(A, 100, ["m"])
    settling.read(A, 200, ["n"])
    assert rebuilt(settling) == ["m"]


def test_a_match_waits_for_all_partitions_of_a_topic_in_which_some_match_was_seen_in_two(
    settling: Settling,
) -> None:
    settling.read(B, 50, ["spread"])
    settling.read(A, 60, ["spread"])
    settling.read(A, 100, ["m"])
    settling.read(A, 200, [])
    assert rebuilt(settling) == []
    settling.read(B, 101, [])
    assert rebuilt(settling) == ["spread", "m"]


def test_a_match_waits_for_all_partitions_of_a_topic_in_which_it_was_not_seen(settling: Settling) -> None:
    expect(settling, A, COMMANDS, OTHER_COMMANDS)
    settling.read(A, 100, ["m"])
    settling.read(A, 200, [])
    settling.read(COMMANDS, 200, [])
    assert rebuilt(settling) == []
    settling.read(OTHER_COMMANDS, 200, [])
    assert rebuilt(settling) == ["m"]


def test_a_partition_that_was_read_to_its_end_keeps_no_match_waiting(settling: Settling) -> None:
    expect(settling, A, COMMANDS)
    settling.read(A, 100, ["m"])
    settling.read(A, 200, [])
    assert rebuilt(settling) == []
    expect(settling, A)
    assert rebuilt(settling) == ["m"]


def test_where_nobody_tells_what_is_to_come_a_match_waits_for_what_was_read() -> None:
    settling = Settling()
    settling.read(A, 100, ["m"])
    settling.read(COMMANDS, 50, ["n"])
    settling.read(A, 200, [])
    assert rebuilt(settling) == []
    settling.read(COMMANDS, 150, [])
    assert rebuilt(settling) == ["m", "n"]


def test_a_match_that_changes_again_settles_later(settling: Settling) -> None:
    settling.read(A, 100, ["m"])
    settling.read(A, 200, [])
    assert list(settling.settled) == ["m"]
    settling.read(A, 300, ["m"])
    assert rebuilt(settling) == []
    settling.read(A, 301, [])
    assert rebuilt(settling) == ["m"]


def test_an_older_record_that_comes_late_does_not_make_a_match_settle_sooner(settling: Settling) -> None:
    expect(settling, A, COMMANDS)
    settling.read(A, 300, ["m"])
    settling.read(COMMANDS, 100, ["m"])
    settling.read(COMMANDS, 200, [])
    settling.read(A, 400, [])
    assert rebuilt(settling) == []
    settling.read(COMMANDS, 301, [])
    assert rebuilt(settling) == ["m"]


def test_what_is_to_be_rebuilt_without_having_been_read_waits_for_nothing_more(settling: Settling) -> None:
    settling.change(["m"])
    settling.read(A, 1, [])
    settling.read(B, 1, [])
    assert rebuilt(settling) == ["m"]


def test_the_match_that_changed_longest_ago_is_the_next(settling: Settling) -> None:
    settling.read(A, 100, ["m", "n"])
    settling.read(A, 110, ["m"])
    assert list(settling.waiting) == ["n", "m"]
    settling.done("n")
    assert (list(settling.waiting), len(settling)) == (["m"], 1)


def test_what_is_lent_does_not_wait_until_it_changes_and_is_counted(settling: Settling) -> None:
    settling.read(A, 100, ["m", "n"])
    settling.read(A, 200, [])
    settling.lend("m")
    settling.lend("n")
    assert (rebuilt(settling), len(settling)) == ([], 2)
    settling.read(A, 300, ["m"])
    assert (list(settling.waiting), len(settling)) == (["m"], 2)
    assert [settling.take_back("m"), settling.take_back("n")] == [False, True]
    assert len(settling) == 1


def test_what_is_recalled_waits_again(settling: Settling) -> None:
    settling.read(A, 100, ["m", "n"])
    settling.lend("m")
    settling.recall()
    assert list(settling.waiting) == ["n", "m"]
    assert not settling.take_back("m")
