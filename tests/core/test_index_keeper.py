"""A history that is kept in its index: the next start goes on from there."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.export import match_document
from app.core.history import History
from app.core.saved_index.index import SavedIndexError
from app.core.saved_index.keeper import IndexKeeper, Place
from app.core.verify import digest
from kafka_client.records import Record
from tests.core.generated_logs import logs
from tests.logs import Log

CLUSTER = "cluster-1"


@contextmanager
def kept(folder: Path) -> Iterator[tuple[History, IndexKeeper]]:
    """A history as it is after the start, before anything is read."""
    history = History()
    keeper = IndexKeeper(Place(folder, "a:9092"), history, 60_000)
    try:
        yield history, keeper
    finally:
        keeper.close()


def take_in(history: History, keeper: IndexKeeper, records: list[Record]) -> None:
    """What a program does with each batch."""
    history.ingest(records)
    keeper.note(records)


def has_news(keeper: IndexKeeper) -> bool:
    """Whether there is something to save, asked anew."""
    return keeper.has_news


def everything(history: History) -> object:
    """All that can be told of a history."""
    return (
        history.rows(),
        history.match_count,
        history.event_count,
        history.undecodable,
        history.loose,
        digest(history),
    )


@settings(max_examples=40)
@given(log=logs(), data=st.data())
def test_a_start_from_the_index_gives_what_reading_everything_gives(
    tmp_path_factory: pytest.TempPathFactory, log: Log, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("index")
    records = sorted(log.records, key=lambda record: record.offset)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(records)), max_size=3)))
    for start, end in zip([0, *cuts], [*cuts, len(records)], strict=True):
        with kept(folder) as (history, keeper):
            take_in(history, keeper, records[start:end])
            if data.draw(st.booleans()):
                history.rows()
            keeper.save_now(CLUSTER)
    whole = History()
    whole.ingest(records)
    with kept(folder) as (history, keeper):
        assert history.rows() == whole.rows()
        assert everything(history) == everything(whole)


def test_the_list_is_there_without_reading_any_match(tmp_path: Path) -> None:
    log = Log("a").started().match("b").started()
    with kept(tmp_path) as (history, keeper):
        take_in(history, keeper, log.records)
        keeper.save_now(CLUSTER)
    with kept(tmp_path) as (history, keeper):
        keeper.close()
        assert history.rows() == log.history().rows()
        assert (history.match_count, history.event_count) == (2, 2)
        with pytest.raises(SavedIndexError):
            history.events("a")


def test_a_match_that_grows_is_rebuilt_from_all_of_its_events(tmp_path: Path) -> None:
    log = Log("a").started().round(1, "Why?").match("b").started()
    with kept(tmp_path) as (history, keeper):
        take_in(history, keeper, log.records)
        keeper.save_now(CLUSTER)
    log.match("a").response("A", 1, "Because.")
    with kept(tmp_path) as (history, keeper):
        take_in(history, keeper, [log.last])
        whole = log.history()
        documents = [
            json.dumps(match_document(each.state("a"), each.events("a"))) for each in (history, whole)
        ]
        assert documents[0] == documents[1]
        assert keeper.take().match_ids == ["a"]


def test_a_record_that_is_saved_already_counts_as_one(tmp_path: Path) -> None:
    log = Log("a").started().raw(b"garbage")
    with kept(tmp_path) as (history, keeper):
        take_in(history, keeper, log.records)
        keeper.save_now(CLUSTER)
    with kept(tmp_path) as (history, keeper):
        take_in(history, keeper, log.records)
        assert everything(history) == everything(log.history())
        assert keeper.take().match_ids == []


def test_what_could_not_be_saved_is_saved_the_next_time(tmp_path: Path) -> None:
    log = Log("a").started().raw(b"garbage")
    with kept(tmp_path) as (history, keeper), kept(tmp_path) as (ahead, other):
        more = Log("a").started().raw(b"garbage").match("b").started()
        take_in(ahead, other, more.records)
        other.save_now(CLUSTER)
        take_in(history, keeper, log.records)
        keeper.save_now(CLUSTER)
        assert has_news(keeper)
        take_in(history, keeper, [*more.records[2:], *more.raw(b"more").records[-1:]])
        keeper.save_now(CLUSTER)
        assert not has_news(keeper)
    with kept(tmp_path) as (history, keeper):
        assert everything(history) == everything(more.history())


def test_what_was_kept_back_comes_again_with_what_is_new(tmp_path: Path) -> None:
    log = Log("a").started().raw(b"garbage")
    with kept(tmp_path) as (history, keeper):
        take_in(history, keeper, log.records)
        keeper.keep_back(keeper.take())
        take_in(history, keeper, log.match("b").started().raw(b"more").records[2:])
        changes = keeper.take()
    assert changes.match_ids == ["a", "b"]
    assert [record.value for record in changes.others] == [b"garbage", b"more"]
    assert changes.last_records == {("match-events", 0): log.last}


def test_without_news_there_is_nothing_to_save(tmp_path: Path) -> None:
    with kept(tmp_path) as (history, keeper):
        assert not has_news(keeper)
        take_in(history, keeper, Log("a").started().records)
        assert has_news(keeper)
        keeper.save_now(CLUSTER)
        assert not has_news(keeper)
