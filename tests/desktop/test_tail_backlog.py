"""What waits in the engine for the live tail, and how often the window is told of what."""

import pytest
from pytestqt.qtbot import QtBot

from app.qt import engine, tail_backlog
from app.qt.feed import Feed
from app.qt.messages import Update
from app.qt.tail_backlog import TailBacklog
from tests.desktop.scripted import ScriptedSource
from tests.logs import Log
from tests.widgets.matches import long_match

RECORDS = long_match(100).records


def test_while_loading_the_newest_wait_and_the_tail_begins_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tail_backlog, "FROM_HISTORY", 10)
    backlog = TailBacklog()
    backlog.append(RECORDS[:30], loaded=False)
    assert (len(backlog), backlog.take()) == (0, ([], 0))
    backlog.append(RECORDS[30:35], loaded=True)
    assert backlog.take() == (RECORDS[25:35], 25)
    assert backlog.take_arrivals() == [], "they were there before"


def test_live_records_are_told_in_parts_and_all_of_them_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tail_backlog, "BACKLOG", 20)
    monkeypatch.setattr(tail_backlog, "PER_UPDATE", 15)
    backlog = TailBacklog()
    backlog.append([], loaded=True)
    backlog.append(RECORDS[:50], loaded=True)
    assert backlog.take() == (RECORDS[30:45], 30)
    assert backlog.take() == (RECORDS[45:50], 0)
    assert sum(each.records for each in backlog.take_arrivals()) == 50


def test_the_list_changes_less_often_than_the_tail(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "ROWS_INTERVAL_S", 60.0)
    feed, source = Feed(), ScriptedSource()
    updates: list[Update] = []
    feed.updated.connect(updates.append)
    feed.start(source)
    log = Log().started("AB", "A").round(1).response("A", 1, "x")
    source.bring(log.records[:1])
    qtbot.waitUntil(lambda: any(update.rows for update in updates))
    for record in log.records[1:]:
        source.bring([record])
    qtbot.waitUntil(lambda: sum(len(update.tail) for update in updates) == len(log.records))
    assert len([update for update in updates if update.rows]) == 1
    with qtbot.waitSignal(feed.stopped):
        feed.stop()
