"""The timeline as a file: PNG and SVG."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from app.qt.cursor import Cursor
from tests.logs import Log
from tests.timeline_logs import classic, replay_of, troubled
from tests.widgets.hands import save_as
from widgets import theme
from widgets.picture_desk import PictureDesk
from widgets.timeline import TimelineView
from widgets.timeline_picture import TimelinePicture


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def opened(qtbot: QtBot, match: Log, height: int = 320) -> TimelineView:
    cursor = Cursor()
    view = TimelineView(cursor)
    cursor.setParent(view)
    qtbot.addWidget(view)
    view.resize(900, height)
    view.show()
    replay = replay_of(match)
    cursor.open(replay, len(replay) // 2)
    return view


def picture_of(view: TimelineView) -> TimelinePicture:
    picture = view.picture()
    assert picture is not None
    return picture


def pixels(image: QImage) -> npt.NDArray[np.float64]:
    """Its brightness, in blocks of 4 by 4, so that smoothed edges count little."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    height, width = grey.height() // 4 * 4, grey.width() // 4 * 4
    blocks: npt.NDArray[np.uint8] = rows[:height, :width].reshape(height // 4, 4, width // 4, 4)
    return np.asarray(blocks.mean(axis=(1, 3)))


@pytest.mark.parametrize("match", [classic(2), troubled()], ids=["classic", "troubled"])
def test_both_kinds_of_picture_show_what_the_window_shows(qtbot: QtBot, match: Log) -> None:
    view = opened(qtbot, match)
    picture = picture_of(view)
    drawn = QImage.fromData(picture.png())
    assert drawn.size() == picture.size * 2
    rendered = QImage(drawn.size(), QImage.Format.Format_RGB32)
    renderer = QSvgRenderer(picture.svg())
    assert renderer.isValid()
    painter = QPainter(rendered)
    renderer.render(painter)
    painter.end()
    difference = np.abs(pixels(drawn) - pixels(rendered))
    assert (difference > 60).mean() < 0.004
    assert difference.mean() < 2
    assert pixels(drawn).std() > 5


def test_a_vector_picture_holds_shapes_and_texts_and_no_pixels(qtbot: QtBot) -> None:
    svg = picture_of(opened(qtbot, troubled())).svg().decode()
    assert "<image" not in svg
    assert "<title>m1</title>" in svg
    assert ">anomalies<" in svg
    assert 'font-family="Inter"' in svg
    assert "Material" not in svg


def test_lanes_that_are_scrolled_out_of_sight_are_in_the_picture(qtbot: QtBot) -> None:
    view = opened(qtbot, classic(1), height=140)
    assert view.verticalScrollBar().maximum() > 0
    assert picture_of(view).size.height() > view.viewport().height()
    assert picture_of(view).frame.rows.overflow == 0


def test_without_a_match_there_is_no_picture(qtbot: QtBot) -> None:
    view = TimelineView(Cursor())
    qtbot.addWidget(view)
    assert view.picture() is None


def test_the_name_that_one_gives_decides_which_picture_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    window = QMainWindow()
    view = opened(qtbot, classic(1))
    window.setCentralWidget(view)
    qtbot.addWidget(window)
    window.show()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    desk = PictureDesk(view, settings, window)
    notes: list[str] = []
    problems: list[str] = []
    desk.note_requested.connect(notes.append)
    desk.problem_requested.connect(problems.append)
    desk.ask()
    save_as(window, tmp_path / "plain")
    assert (tmp_path / "plain.png").read_bytes().startswith(b"\x89PNG")
    desk.ask()
    save_as(window, tmp_path / "lines", "Vector")
    assert b"<svg" in (tmp_path / "lines.svg").read_bytes()
    assert notes[-1] == f"The timeline was written to {tmp_path / 'lines.svg'}."
    desk.ask()
    save_as(window, tmp_path / "gone" / "lines.svg")
    assert "was not written" in problems[0]
