"""Load windows, against the plain reading of what they say."""

from hypothesis import given
from hypothesis import strategies as st

from kafka_client.records import Record, TimestampType
from kafka_client.source import Cut, LoadWindow
from kafka_client.window import WindowFilter

TIMES = st.none() | st.integers(-5, 30)

logs = st.dictionaries(
    st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 1)), st.lists(TIMES, max_size=20), max_size=4
)
windows = st.builds(
    LoadWindow,
    last=st.none() | st.integers(0, 8),
    since=st.none() | st.integers(-5, 30),
    until=st.none() | st.integers(-5, 30),
)


def _records(log: dict[tuple[str, int], list[int | None]]) -> list[Record]:
    return [
        Record(topic, partition, offset, time, TimestampType.CREATE, None, None)
        for (topic, partition), times in log.items()
        for offset, time in enumerate(times)
    ]


def _inside(window: LoadWindow, record: Record) -> bool:
    time = record.timestamp
    return time is None or (
        (window.since is None or time >= window.since) and (window.until is None or time < window.until)
    )


@given(logs, windows, st.randoms(use_true_random=False))
def test_the_last_of_each_partition_are_chosen_then_those_in_the_span(
    log: dict[tuple[str, int], list[int | None]], window: LoadWindow, random: "st.DataObject"
) -> None:
    records = _records(log)
    expected = {
        record.position
        for record in records
        if (window.last is None or record.offset >= len(log[record.topic, record.partition]) - window.last)
        and _inside(window, record)
    }
    arriving = list(records)
    random.shuffle(arriving)  # type: ignore[attr-defined]
    window_filter = WindowFilter(window)
    kept = window_filter.admit(arriving[::2]) + window_filter.admit(arriving[1::2])
    kept += window_filter.release_all()
    assert sorted(record.position for record in kept) == sorted(expected)
    assert window_filter.left_out == len(records) - len(expected)


def test_after_its_release_a_partition_is_live() -> None:
    first, second = _records({("a", 0): [1, 2]})
    window_filter = WindowFilter(LoadWindow(last=1))
    assert window_filter.admit([first]) == []
    assert window_filter.held(("a", 0)) == 1
    assert window_filter.release(("a", 0)) == [first]
    assert window_filter.admit([second]) == [second]
    assert window_filter.held(("a", 0)) == 0


def test_the_cuts_tell_where_the_span_begins_and_ends_in_each_partition() -> None:
    records = _records({("a", 1): [1, 2, 3, 4], ("a", 0): [3, 3], ("b", 0): [9, None]})
    window_filter = WindowFilter(LoadWindow(since=3, until=9))
    window_filter.admit(records)
    assert window_filter.cuts == (Cut("a", 1, begin=2, since=3), Cut("b", 0, end=0, until=9))


def test_the_cut_of_the_last_records_has_the_time_of_the_first_of_them() -> None:
    records = _records({("a", 0): [5, 7, 6], ("a", 1): [4], ("b", 0): [1, None]})
    window_filter = WindowFilter(LoadWindow(last=1))
    window_filter.admit(records)
    window_filter.release_all()
    assert window_filter.cuts == (Cut("a", 0, begin=2, since=6), Cut("b", 0, begin=1, since=None))


def test_what_was_never_fetched_is_counted_and_cut() -> None:
    window_filter = WindowFilter(LoadWindow(since=3, until=9))
    window_filter.skip_before(("a", 0), 10, 100)
    window_filter.skip_after(("a", 0), 200, 250)
    window_filter.skip_before(("b", 0), 5, 5)
    window_filter.skip_after(("b", 0), 7, 7)
    assert window_filter.left_out == 140
    assert window_filter.cuts == (Cut("a", 0, begin=100, since=3, end=200, until=9),)


@given(logs, windows, st.randoms(use_true_random=False))
def test_the_cuts_do_not_depend_on_the_order_of_arrival_and_are_there_when_something_was_left_out(
    log: dict[tuple[str, int], list[int | None]], window: LoadWindow, random: "st.DataObject"
) -> None:
    records = _records(log)
    cuts = []
    for _ in range(2):
        window_filter = WindowFilter(window)
        window_filter.admit(records)
        window_filter.release_all()
        cuts.append(window_filter.cuts)
        random.shuffle(records)  # type: ignore[attr-defined]
        assert bool(window_filter.cuts) is bool(window_filter.left_out)
    if window.last is None or not window.timed:
        assert cuts[0] == cuts[1]
