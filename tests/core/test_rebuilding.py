"""Matches are rebuilt by a second process while a load has many: their rows are those of one process."""

import multiprocessing
import queue
from collections.abc import Callable, Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.core import rebuilding
from app.core.history import History
from app.core.loading import load
from app.core.rebuilding import Helper
from app.core.row_process import FRAMES, rows_of
from app.core.summary import MatchRow
from kafka_client.packing import PackedRecords, pack
from kafka_client.source import Batch, Cut, Phase, Status
from tests.core.generated_logs import logs
from tests.logs import Log

TOPIC = "match-events"


def matches(number: int) -> Log:
    """Short matches, the first without its start."""
    log = Log("m0").round(1)
    for index in range(1, number):
        log.match(f"m{index}").started("AB", "A").round(1, f"Why {index}?").response("A", 1, "Because.")
    return log


def rows(history: History) -> dict[str, MatchRow]:
    return {row.summary.match_id: row for row in history.rows()}


def lent(history: History, most: int = 100) -> list[MatchRow]:
    """What another process makes of what is lent, over its pipe."""
    loan = history.lend(most)
    assert loan is not None
    requests, replies = FRAMES
    return replies.unpack(bytes(replies.pack(rows_of(requests.unpack(bytes(requests.pack(loan)))))))


@given(logs(), st.booleans())
def test_rows_that_were_made_elsewhere_are_those_that_are_made_here(log: Log, is_packed: bool) -> None:
    packed = pack(log.records)
    assume(packed is not None and any(packed.matches))
    history, here = History(), History()
    for each in (history, here):
        each.set_cuts([Cut(TOPIC, 0, begin=7, since=1000)])
    history.ingest(PackedRecords(packed) if packed and is_packed else log.records)
    here.ingest(log.records)
    assert sorted(history.take_rows(lent(history))) == sorted(history.match_ids())
    assert not history.is_stale
    assert rows(history) == rows(here)


def test_a_match_that_changes_while_it_is_lent_is_rebuilt_again() -> None:
    log = matches(3)
    history = log.history()
    old = lent(history)
    assert (history.waiting_count, history.stale_count) == (0, 3)
    history.ingest([log.match("m1").completed().last])
    assert history.take_rows(old) == ["m0", "m2"]
    assert (history.rebuild_next(), history.is_stale) == ("m1", False)
    assert history.row("m1").summary.outcome == "correct"


def test_rows_that_were_made_before_the_cuts_were_known_are_not_taken() -> None:
    history = matches(2).history()
    old = lent(history)
    history.set_cuts([Cut(TOPIC, 0, begin=7, since=1000)])
    assert history.take_rows(old) == []
    while history.rebuild_next():
        pass
    assert "The load window begins" in history.row("m0").cut


def test_what_is_recalled_is_rebuilt_here() -> None:
    history = matches(2).history()
    old = lent(history)
    history.recall()
    assert [history.rebuild_next(), history.rebuild_next(), history.rebuild_next()] == ["m0", "m1", None]
    assert history.take_rows(old) == []


def test_a_match_with_a_record_that_cannot_be_packed_is_not_lent() -> None:
    log = matches(2)
    log.records[-1] = replace(log.last, headers=(("\udcff", b"x"),))
    history = log.history()
    assert [row.summary.match_id for row in lent(history)] == ["m0"]
    assert history.lend(1) is None
    assert history.rebuild_next() == "m1"


class Owner:
    """The thread that owns a history: does what is posted when it is told to."""

    def __init__(self, history: History) -> None:
        self.rebuilt: list[str] = []
        self._posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.helper = Helper(history, self._posted.put, self.rebuilt.extend)

    def take(self) -> None:
        self._posted.get(timeout=30)()


@pytest.fixture
def small_loans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "MANY", 10)
    monkeypatch.setattr(rebuilding, "LOAN", 2)


@pytest.mark.usefixtures("small_loans")
def test_a_second_process_rebuilds_while_many_wait_and_few_are_left_to_the_owner() -> None:
    history, here = matches(12).history(), matches(12).history()
    owner = Owner(history)
    while history.waiting_count > rebuilding.LOAN:
        owner.helper.share()
        owner.take()
    while history.stale_count > history.waiting_count:
        owner.take()
    owner.helper.close()
    assert owner.rebuilt == [f"m{number}" for number in range(10)]
    assert [history.rebuild_next(), history.rebuild_next(), history.rebuild_next()] == ["m10", "m11", None]
    assert rows(history) == rows(here)


@pytest.mark.usefixtures("small_loans")
def test_no_process_is_started_for_a_few() -> None:
    history = matches(9).history()
    owner = Owner(history)
    owner.helper.share()
    assert history.stale_count == history.waiting_count == 9
    owner.helper.close()


@pytest.mark.usefixtures("small_loans")
def test_when_the_second_process_is_ended_the_owner_rebuilds_all() -> None:
    history = matches(12).history()
    owner = Owner(history)
    owner.helper.share()
    for process in multiprocessing.active_children():
        process.kill()
    while history.stale_count > history.waiting_count:
        owner.take()
    owner.helper.share()
    assert history.stale_count == history.waiting_count == 12 - len(owner.rebuilt)
    assert multiprocessing.active_children() == []


def packed_batches(log: Log, size: int) -> Iterator[Batch]:
    for start in range(0, len(log.records), size):
        packed = pack(log.records[start : start + size])
        assert packed is not None
        loaded = start + size >= len(log.records)
        yield Batch(PackedRecords(packed), Status(Phase.LOADING, loaded=loaded, read=start))


@pytest.mark.usefixtures("small_loans")
def test_a_load_with_a_second_process_gives_the_same_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    take_rows = History.take_rows
    monkeypatch.setattr(History, "take_rows", lambda *args: _noted(taken, take_rows(*args)))
    log, history = matches(200), History()
    for _ in load(history, packed_batches(log, 100)):
        pass
    assert not history.is_stale
    assert rows(history) == rows(log.history())
    assert len(taken) > rebuilding.LOAN


def _noted(taken: list[str], match_ids: list[str]) -> list[str]:
    taken += match_ids
    return match_ids
