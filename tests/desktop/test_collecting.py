"""Garbage is collected in the thread of the window, and in no other."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.qt.collecting import GuiCollector
from kafka_client.collector import NEW_OBJECTS


class Ring:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: object) -> Iterator[GuiCollector]:
    gc.collect()
    made = GuiCollector()
    yield made
    made.deleteLater()


def litter() -> list[list[int]]:
    return [[] for _ in range(2 * NEW_OBJECTS)]


def test_a_thread_that_allocates_collects_nothing_and_the_window_does(
    collector: GuiCollector, qtbot: QtBot
) -> None:
    ring = Ring()
    ended = weakref.ref(ring)
    del ring
    kept: list[object] = []
    thread = threading.Thread(target=lambda: kept.append(litter()))
    thread.start()
    thread.join()
    assert ended() is not None
    qtbot.waitUntil(lambda: ended() is None)
