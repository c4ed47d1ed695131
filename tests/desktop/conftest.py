"""The whole window on a real Kafka server."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main import Desktop
from app.opening import Opening
from kafka_client.consumer import KafkaSource
from kafka_client.events import Role
from kafka_client.files import FileSource
from kafka_client.remote import RemoteSource
from tests.brokers import embedded_broker, fresh_topics

__all__ = ["embedded_broker", "fresh_topics"]


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    """A window that shows nothing yet; at the end it is closed and its feed has stopped."""
    made = Desktop(qapp, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    made.window.resize(1280, 800)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.window.close()
    if made.feed.running:
        with qtbot.waitSignal(made.feed.stopped):
            made.feed.stop()
    made.window.deleteLater()


OpenFile = Callable[[Path], None]


@pytest.fixture
def open_file(desktop: Desktop, qtbot: QtBot) -> OpenFile:
    """Open a record file and wait until its newest match is shown."""

    def opened(path: Path) -> None:
        desktop.open_file(str(path))
        qtbot.waitUntil(lambda: desktop.window.cursor_.replay is not None, timeout=20_000)

    return opened


def kafka_opening(bootstrap: str, topics: dict[Role, str]) -> Opening:
    """An opening of these topics."""
    source = RemoteSource(partial(KafkaSource, {"bootstrap.servers": bootstrap}, topics))
    return Opening(source, topics, remember=bootstrap)


def file_opening(path: Path, topics: dict[Role, str]) -> Opening:
    """An opening of a record file."""
    return Opening(RemoteSource(partial(FileSource, path)), topics)
