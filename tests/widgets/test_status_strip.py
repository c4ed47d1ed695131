"""The line at the window's foot."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kafka_client.source import Phase, Status
from tests.widgets.paints import Paints
from widgets.elided_label import ElidedLabel
from widgets.status_strip import StatusStrip

TOPICS = ("match-events", "robot-commands", "robot-events")
LIVE = Status(Phase.LIVE, loaded=True, read=300_114, lag=0, topics=TOPICS, partitions=9)


@pytest.fixture
def strip(qtbot: QtBot) -> StatusStrip:
    made = StatusStrip()
    qtbot.addWidget(made)
    made.resize(1280, 28)
    made.show()
    qtbot.waitExposed(made)
    return made


def seen(strip: StatusStrip) -> list[str]:
    """The texts on it, from left to right."""
    written = [each for each in strip.findChildren(QWidget) if isinstance(each, QLabel | QPushButton)]
    visible = [each for each in written if each.isVisible()]
    return [each.text() for each in sorted(visible, key=lambda each: each.mapTo(strip, QPoint()).x())]


def test_without_a_source_it_says_so(strip: StatusStrip) -> None:
    assert seen(strip) == ["not connected", "UTC"]


def test_a_live_source_is_told_with_its_numbers(strip: StatusStrip) -> None:
    strip.show_status(LIVE, 112_300.0, 51, 5200)
    assert seen(strip) == [
        "live · 3 topics, 9 partitions",
        "300,114 records in 5,200 matches",
        "51 undecodable",
        "112k/s",
        "lag 0",
        "UTC",
    ]


def test_numbers_are_written_now_and_then_and_the_last_ones_always(strip: StatusStrip, qtbot: QtBot) -> None:
    strip.show_status(LIVE, 5, 0, 1)
    for matches in range(2, 40):
        strip.show_status(LIVE, 5, 0, matches)
    assert "300,114 records in 1 match" in seen(strip)
    qtbot.waitUntil(lambda: "300,114 records in 39 matches" in seen(strip))
    strip.show_status(msgspec.structs.replace(LIVE, problem="The broker is gone."), 5, 0, 40)
    assert "300,114 records in 40 matches" in seen(strip), "what is something else is told at once"


def test_records_of_the_saved_index_count_with_those_that_were_read(strip: StatusStrip, qtbot: QtBot) -> None:
    strip.show_status(LIVE, 0, 0, 5200, saved=1000)
    assert "301,114 records in 5,200 matches" in seen(strip)
    assert strip.records.toolTip() == "1,000 of them are from the saved index"
    strip.show_status(LIVE, 0, 0, 5200)
    qtbot.waitUntil(lambda: strip.records.toolTip() == "")


@pytest.mark.parametrize(
    ("status", "words", "fraction"),
    [
        (Status(), "connecting…", None),
        (Status(problem="No answer."), "connecting: No answer.", None),
        (Status(Phase.LOADING, read=45_210, total=300_114, fraction=0.15), "loading 45,210 of 300,114", 0.15),
        (Status(Phase.LOADING, read=45_210, fraction=0.5), "loading 45,210 · 50%", 0.5),
        (Status(Phase.LOADING, read=45_210), "loading 45,210", None),
        (Status(Phase.INTERRUPTED, problem="The broker is gone."), "interrupted: The broker is gone.", None),
        (Status(Phase.ENDED, loaded=True), "read to the end", None),
        (Status(Phase.ENDED), "stopped", None),
    ],
)
def test_every_phase_has_its_words(
    strip: StatusStrip, status: Status, words: str, fraction: float | None
) -> None:
    strip.show_status(status, 0, 0, 0)
    assert strip.words.text() == words
    assert strip.progress.isVisible() == (fraction is not None)
    if fraction is not None:
        assert strip.progress.value() == pytest.approx(fraction * strip.progress.maximum())


def test_missing_topics_and_what_was_left_out_are_named(strip: StatusStrip) -> None:
    status = Status(
        Phase.LIVE, topics=TOPICS[:1], missing_topics=TOPICS[1:], partitions=1, left_out=12_000, bad_lines=1
    )
    strip.show_status(status, 0, 0, 1)
    assert "⚠ no topics robot-commands, robot-events" in seen(strip)
    assert "12,000 left out, 1 bad line" in seen(strip)
    assert "live · 1 topic, 1 partition" in seen(strip)


def test_a_click_on_the_undecodable_records_asks_for_them(qtbot: QtBot, strip: StatusStrip) -> None:
    strip.show_status(LIVE, 0, 51, 1)
    with qtbot.waitSignal(strip.undecodable_requested):
        QTest.mouseClick(strip.undecodable, Qt.MouseButton.LeftButton)


def test_without_undecodable_records_there_is_nothing_to_click(strip: StatusStrip, qtbot: QtBot) -> None:
    strip.show_status(LIVE, 0, 51, 1)
    strip.show_status(LIVE, 0, 0, 1)
    qtbot.waitUntil(lambda: not strip.undecodable.isVisible())


def test_a_source_that_cannot_be_read_leaves_only_its_sentence(strip: StatusStrip) -> None:
    strip.show_status(LIVE, 5, 51, 1)
    strip.show_problem("orders.json is not a record file; choose another one.")
    assert seen(strip) == ["orders.json is not a record file; choose another one.", "UTC"]
    strip.show_disconnected()
    assert seen(strip) == ["not connected", "UTC"]


def test_a_note_is_shown_for_a_while(
    qtbot: QtBot, strip: StatusStrip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("widgets.status_strip.NOTE_MS", 20)
    strip.show_status(LIVE, 5, 0, 1)
    strip.show_note("1 match written to m.json.")
    assert "1 match written to m.json." in seen(strip)
    qtbot.waitUntil(lambda: not strip.note.isVisible())


def test_a_text_without_room_is_cut_and_told_in_full_when_one_points_at_it(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("the connection to <127.0.0.1:9092> was lost")
    label.resize(800, 20)
    label.show()
    assert label.toolTip() == ""
    whole = label.grab().toImage()
    label.resize(80, 20)
    assert "the connection to &lt;127.0.0.1:9092&gt; was lost" in label.toolTip()
    assert label.grab().toImage() != whole
    assert label.minimumSizeHint().width() == 0


def test_the_progress_is_painted_with_everything_else_and_not_at_once(
    qtbot: QtBot, strip: StatusStrip
) -> None:
    strip.show_status(Status(Phase.LOADING, read=1, fraction=0.1), 0, 0, 0)
    QApplication.processEvents()
    paints = Paints(strip)
    strip.show_status(Status(Phase.LOADING, read=1, fraction=0.9), 0, 0, 0)
    assert paints.count == 0
    qtbot.waitUntil(lambda: paints.count == 1)
    assert strip.progress.value() == round(0.9 * strip.progress.maximum())
