"""The progress of reading a partition, without a server."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafka_client.partitions import SHORT_SECONDS, Hole, LogReplacedError, PartitionProgress, fraction_read
from tests.sources.reading import numbered

HOLES = numbered("t", 0, [0, 1, 4, 9])
"""Records of a log with holes, which ends at offset 12."""


def begun(start: int = 0) -> PartitionProgress:
    progress = PartitionProgress("t", 0)
    progress.begin(start)
    return progress


def read_to_the_end() -> PartitionProgress:
    progress = begun()
    progress.know_bounds(0, 12, now=0)
    assert all(progress.take(record) for record in HOLES)
    progress.reach_end(12)
    return progress


def test_a_partition_is_loaded_at_the_end_that_was_found_first() -> None:
    progress = begun()
    progress.know_bounds(0, 5, now=0)
    for record in numbered("t", 0, range(4)):
        progress.take(record)
    progress.know_bounds(0, 100, now=0)
    assert (progress.loaded, progress.remaining) == (False, 1)
    progress.take(numbered("t", 0, [4])[0])
    progress.know_bounds(0, 100, now=0)
    assert (progress.loaded, progress.remaining) == (True, 0)


def test_holes_up_to_the_end_are_not_waited_for() -> None:
    assert read_to_the_end().loaded


def test_the_widest_hole_between_records_is_kept_until_it_is_looked_into() -> None:
    progress = begun()
    for record in numbered("t", 0, [5, 6, 9, 20, 22]):
        progress.take(record)
    assert progress.hole == Hole(10, 20)
    progress.hole = None
    progress.take(numbered("t", 0, [23])[0])
    assert progress.hole is None


def test_an_empty_partition_is_loaded_when_its_end_is_known() -> None:
    progress = begun()
    assert progress.remaining is None
    progress.know_bounds(0, 0, now=0)
    assert progress.loaded


def test_a_log_whose_beginning_was_deleted_counts_from_where_it_begins() -> None:
    progress = begun()
    progress.know_bounds(900, 1000, now=0)
    assert (progress.size, progress.remaining) == (100, 100)


def test_the_same_record_again_is_taken_once() -> None:
    progress = begun()
    assert progress.take(HOLES[0])
    assert not progress.take(HOLES[0])


def test_after_a_loss_reading_begins_with_the_last_record_and_takes_it_once() -> None:
    progress = read_to_the_end()
    assert progress.resume() == 9
    assert not progress.take(HOLES[-1])
    assert progress.take(numbered("t", 0, [12])[0])


def test_after_a_loss_the_last_record_may_have_been_compacted_away() -> None:
    progress = read_to_the_end()
    progress.resume()
    assert progress.take(numbered("t", 0, [12])[0])
    progress.resume()
    progress.reach_end(13)


def test_a_partition_of_which_nothing_was_read_resumes_where_it_was() -> None:
    assert begun(7).resume() == 7


@pytest.mark.parametrize("offset", [0, 8, 9, 10, 11])
def test_after_a_loss_another_record_where_there_was_none_or_a_different_one_is_another_log(
    offset: int,
) -> None:
    progress = read_to_the_end()
    progress.resume()
    with pytest.raises(LogReplacedError):
        progress.take(numbered("t", 0, [offset], text="other")[0])


def test_a_jump_back_is_another_log() -> None:
    progress = read_to_the_end()
    with pytest.raises(LogReplacedError):
        progress.take(HOLES[0])


def test_an_end_before_what_was_read_is_another_log() -> None:
    progress = read_to_the_end()
    with pytest.raises(LogReplacedError):
        progress.reach_end(11)


def test_a_log_that_seems_shorter_for_a_moment_is_the_same() -> None:
    progress = read_to_the_end()
    progress.know_bounds(0, 11, now=0)
    progress.know_bounds(0, 11, now=SHORT_SECONDS / 2)
    progress.know_bounds(0, 12, now=SHORT_SECONDS)
    progress.know_bounds(0, 11, now=SHORT_SECONDS * 2)
    with pytest.raises(LogReplacedError):
        progress.know_bounds(0, 11, now=SHORT_SECONDS * 3)


@given(st.lists(st.integers(0, 200), unique=True), st.integers(0, 50))
def test_whatever_the_holes_every_record_is_taken_once_and_the_end_is_reached(
    offsets: list[int], trailing: int
) -> None:
    records = numbered("t", 0, sorted(offsets))
    end = max(offsets, default=-1) + 1 + trailing
    progress = begun()
    progress.know_bounds(0, end, now=0)
    seen = []
    for record in records:
        seen.append(fraction_read([progress]))
        assert progress.take(record)
    progress.reach_end(end)
    seen.append(fraction_read([progress]))
    assert all(part is not None and 0 <= part <= 1 for part in seen)
    assert seen == sorted(seen, key=float)  # type: ignore[arg-type]
    assert seen[-1] == 1


def test_reading_stops_for_good_before_the_offset_where_it_is_to_stop() -> None:
    progress = PartitionProgress("t", 0)
    progress.begin(2, stop=5)
    progress.know_bounds(0, 12, now=0)
    assert (progress.size, progress.remaining, progress.stopped) == (3, 3, False)
    assert progress.take(numbered("t", 0, [4])[0])
    progress.know_bounds(0, 12, now=0)
    assert (progress.loaded, progress.stopped, progress.remaining) == (True, True, 0)


def test_a_record_behind_the_stop_is_not_taken_and_ends_the_reading_where_there_are_holes() -> None:
    progress = PartitionProgress("t", 0)
    progress.begin(0, stop=5)
    progress.know_bounds(0, 12, now=0)
    assert progress.take(HOLES[1])
    assert not progress.take(HOLES[3])
    assert (progress.loaded, progress.stopped, progress.next) == (True, True, 5)


def test_where_there_is_nothing_before_the_stop_the_partition_is_loaded_at_once() -> None:
    progress = PartitionProgress("t", 0)
    progress.begin(7, stop=7)
    assert progress.loaded
    assert progress.stopped


def resumed() -> PartitionProgress:
    """A partition of which the record at offset 9 was the last that was read before."""
    progress = PartitionProgress("t", 0)
    progress.begin_after(HOLES[-1])
    return progress


def test_a_resumed_partition_is_loaded_only_when_its_last_record_has_been_seen_again() -> None:
    progress = resumed()
    progress.know_bounds(0, 10, now=0)
    loaded = [progress.loaded]
    assert not progress.take(HOLES[-1])
    progress.know_bounds(0, 10, now=0)
    assert [*loaded, progress.loaded] == [False, True]
    assert progress.take(numbered("t", 0, [10])[0])


@pytest.mark.parametrize("offset", [0, 9, 10, 11])
def test_a_resumed_partition_must_begin_with_its_last_record(offset: int) -> None:
    with pytest.raises(LogReplacedError):
        resumed().take(numbered("t", 0, [offset], text="other")[0])


@pytest.mark.parametrize("end", [9, 10, 11])
def test_a_resumed_partition_that_ends_without_its_last_record_is_another_log(end: int) -> None:
    with pytest.raises(LogReplacedError):
        resumed().reach_end(end)


def test_a_resumed_partition_that_begins_behind_its_last_record_is_another_log() -> None:
    with pytest.raises(LogReplacedError):
        resumed().know_bounds(11, 20, now=0)
