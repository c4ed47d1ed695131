"""The feed: from a record source to signals on the GUI thread."""

import json
import multiprocessing
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.core import rebuilding
from app.core.export import match_document
from app.core.export_forms import Form
from app.core.history import History
from app.core.summary import MatchRow
from app.qt import engine
from app.qt.engine import ROWS_PER_UPDATE
from app.qt.feed import Feed
from app.qt.messages import Update
from app.qt.opened import Opened
from kafka_client.events import Undecodable
from tests.desktop.scripted import ScriptedSource
from tests.logs import Log


class Listener:
    """Everything that a feed told."""

    def __init__(self, feed: Feed) -> None:
        self.updates: list[Update] = []
        self.opened: list[Opened] = []
        self.undecodable: list[list[Undecodable]] = []
        self.exported: list[tuple[str, int]] = []
        self.sentences: list[str] = []
        self.threads: set[threading.Thread] = set()
        feed.updated.connect(self._update)
        feed.opened.connect(self.opened.append)
        feed.undecodable_listed.connect(self.undecodable.append)
        feed.exported.connect(lambda *told: self.exported.append(told))
        feed.export_failed.connect(self.sentences.append)
        feed.failed.connect(self.sentences.append)

    def _update(self, update: Update) -> None:
        self.updates.append(update)
        self.threads.add(threading.current_thread())

    def rows(self) -> dict[str, Any]:
        return {row.summary.match_id: row for update in self.updates for row in update.rows}

    def tail(self) -> list[Any]:
        return [item for update in self.updates for item in update.tail]


Started = tuple[Feed, ScriptedSource, Listener]


@pytest.fixture
def started(qtbot: QtBot) -> Iterator[Started]:
    feed, source = Feed(), ScriptedSource()
    listener = Listener(feed)
    feed.start(source)
    yield feed, source, listener
    if feed.running:
        with qtbot.waitSignal(feed.stopped):
            feed.stop()


def holds(condition: Callable[[], bool]) -> Callable[[], None]:
    def check() -> None:
        assert condition()

    return check


def many_matches(number: int) -> Log:
    log = Log()
    for index in range(number):
        log.match(f"m{index}").started("AB", "A")
    return log


def test_every_match_arrives_once_loaded_in_updates_on_the_gui_thread(qtbot: QtBot, started: Started) -> None:
    _, source, listener = started
    number = 2 * ROWS_PER_UPDATE + 1
    source.bring(many_matches(number).records)
    qtbot.waitUntil(holds(lambda: len(listener.rows()) == number))
    assert all(len(update.rows) <= ROWS_PER_UPDATE for update in listener.updates)
    assert listener.threads == {threading.main_thread()}


def test_what_a_load_leaves_to_rebuild_does_not_wait_for_its_turn(
    qtbot: QtBot, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, source, listener = started
    monkeypatch.setattr(engine, "ROWS_INTERVAL_S", 60)
    monkeypatch.setattr(engine, "REBUILD_SLICE_S", 0)
    source.bring(many_matches(6 * ROWS_PER_UPDATE).records)
    qtbot.waitUntil(holds(lambda: len(listener.rows()) >= 3 * ROWS_PER_UPDATE))


def test_a_second_process_helps_with_a_large_load_and_ends_after_it(
    qtbot: QtBot, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, source, listener = started
    monkeypatch.setattr(rebuilding, "MANY", 100)
    monkeypatch.setattr(engine, "REBUILD_SLICE_S", 0)
    helped: list[int] = []
    take_rows = History.take_rows

    def take(history: History, rows: list[MatchRow]) -> list[str]:
        helped.append(len(rows))
        return take_rows(history, rows)

    monkeypatch.setattr(History, "take_rows", take)
    log = many_matches(3000)
    source.bring(log.records, loaded=False)
    source.bring([], loaded=False)
    qtbot.waitUntil(holds(lambda: bool(helped)), timeout=20_000)
    source.bring([log.match("m0").completed().last])
    qtbot.waitUntil(holds(lambda: len(listener.rows()) == 3000), timeout=20_000)
    qtbot.waitUntil(holds(lambda: listener.rows()["m0"].summary.outcome == "correct"))
    qtbot.waitUntil(holds(lambda: not multiprocessing.active_children()))


def test_what_changes_live_is_rebuilt_without_a_second_process(
    qtbot: QtBot, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, source, listener = started
    monkeypatch.setattr(rebuilding, "MANY", 10)
    log = many_matches(305)
    source.bring(log.records[:5])
    qtbot.waitUntil(holds(lambda: len(listener.rows()) == 5))
    lent: list[int] = []
    monkeypatch.setattr(History, "lend", lambda _, most: lent.append(most))
    source.bring(log.records[5:])
    qtbot.waitUntil(holds(lambda: len(listener.rows()) == 305))
    assert lent == []


def test_a_changed_match_is_told_again_with_its_new_summary(qtbot: QtBot, started: Started) -> None:
    _, source, listener = started
    log = Log().started("AB", "A").completed()
    source.bring(log.records[:1])
    qtbot.waitUntil(holds(lambda: "m1" in listener.rows()))
    source.bring(log.records[1:])
    qtbot.waitUntil(holds(lambda: listener.rows()["m1"].summary.outcome == "correct"))


def test_the_tail_has_every_live_record_in_the_order_of_arrival(qtbot: QtBot, started: Started) -> None:
    _, source, listener = started
    log = many_matches(300)
    for record in log.records:
        source.bring([record])
    qtbot.waitUntil(holds(lambda: len(listener.tail()) == 300))
    assert listener.tail() == log.records


def test_an_open_match_comes_again_when_it_grows_and_not_after_it_was_closed(
    qtbot: QtBot, started: Started
) -> None:
    feed, source, listener = started
    log = Log().started("AB", "A").round(1).completed()
    source.bring(log.records[:1])
    qtbot.waitUntil(holds(lambda: "m1" in listener.rows()))
    feed.open_match("m1")
    source.bring(log.records[1:2])
    qtbot.waitUntil(holds(lambda: bool(listener.opened) and len(listener.opened[-1].replay) == 2))
    feed.close_match()
    source.bring(log.records[2:])
    qtbot.waitUntil(holds(lambda: listener.rows()["m1"].summary.outcome == "correct"))
    assert len(listener.opened[-1].replay) == 2


def test_undecodable_records_are_counted_and_can_be_listed(qtbot: QtBot, started: Started) -> None:
    feed, source, listener = started
    source.bring(Log().raw(b"{").raw(None).started().records)
    qtbot.waitUntil(holds(lambda: bool(listener.updates) and listener.updates[-1].undecodable == 2))
    feed.list_undecodable()
    qtbot.waitUntil(holds(lambda: bool(listener.undecodable)))
    assert [item.record.value for item in listener.undecodable[0]] == [b"{", None]


def test_a_log_that_was_replaced_is_forgotten(qtbot: QtBot, started: Started) -> None:
    _, source, listener = started
    source.bring(Log("old").started().raw(b"{").records)
    qtbot.waitUntil(holds(lambda: "old" in listener.rows()))
    source.bring(Log("new").started().records, generation=1)
    qtbot.waitUntil(holds(lambda: "new" in listener.rows()))
    newest = listener.updates[-1]
    assert (newest.matches, newest.undecodable, newest.status.generation) == (1, 0, 1)


def test_an_export_has_the_core_s_documents(qtbot: QtBot, started: Started, tmp_path: Path) -> None:
    feed, source, listener = started
    log = Log().started("AB", "A").round(1).response("A", 1, "x").completed()
    source.bring(log.records)
    qtbot.waitUntil(holds(lambda: "m1" in listener.rows()))
    feed.export(tmp_path / "one.json", ["m1"], Form.DOCUMENT)
    feed.export(tmp_path / "all.json", ["m1"], Form.DOCUMENTS)
    qtbot.waitUntil(holds(lambda: len(listener.exported) == 2))
    expected = json.loads(json.dumps(match_document(log.state(), log.events())))
    assert json.loads((tmp_path / "one.json").read_text()) == expected
    assert json.loads((tmp_path / "all.json").read_text())["matches"] == [expected]


def test_an_export_that_cannot_be_written_is_told_and_leaves_no_half_file(
    qtbot: QtBot, started: Started, tmp_path: Path
) -> None:
    feed, source, listener = started
    source.bring(Log().started().records)
    qtbot.waitUntil(holds(lambda: "m1" in listener.rows()))
    feed.export(tmp_path / "missing" / "one.json", ["m1"], Form.DOCUMENT)
    qtbot.waitUntil(holds(lambda: bool(listener.sentences)))
    assert "one.json was not written" in listener.sentences[0]
    assert list(tmp_path.iterdir()) == []


def test_a_source_that_can_never_be_read_is_told_in_its_own_sentence(qtbot: QtBot, started: Started) -> None:
    _, source, listener = started
    source.fail("nothing there; choose another file")
    qtbot.waitUntil(holds(lambda: listener.sentences == ["nothing there; choose another file"]))


def test_a_second_source_can_begin_when_the_first_has_stopped(qtbot: QtBot, started: Started) -> None:
    feed, _, listener = started
    with pytest.raises(RuntimeError):
        feed.start(ScriptedSource())
    with qtbot.waitSignal(feed.stopped):
        feed.stop()
    second = ScriptedSource()
    feed.start(second)
    second.bring(Log("other").started().records)
    qtbot.waitUntil(holds(lambda: "other" in listener.rows()))


def test_stopping_what_does_not_run_is_told_at_once(qtbot: QtBot) -> None:
    feed = Feed()
    with qtbot.waitSignal(feed.stopped):
        feed.stop()


def test_the_window_is_told_nothing_again_while_a_load_brings_nothing_new(
    qtbot: QtBot, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "LOADING_INTERVAL_S", 0.0)
    feed, source, listener = started
    source.bring(many_matches(3).records, loaded=False)
    qtbot.waitUntil(holds(lambda: len(listener.rows()) == 3))
    told = len(listener.updates)
    for turn in range(5):
        feed.open_match("m1")
        qtbot.waitUntil(holds(partial(lambda wanted: len(listener.opened) == wanted, turn + 1)))
    assert len(listener.updates) == told
