"""Which match is opened after loading, and what one does with the source as a whole."""

import shlex

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.filters import Filter
from app.core.match_link import MatchLink
from app.core.replay import Replay
from app.core.state import Status
from app.qt.cursor import Cursor
from kafka_client.source import EVERYTHING, Cut, LoadWindow
from kafka_client.source import Status as SourceStatus
from tests.logs import Log
from tests.match_rows import match_row
from widgets.arrival import Arrival
from widgets.match_list import MatchList
from widgets.source_desk import SourceDesk

MATCH = Log("first").started("AB", "A").round(1).response("A", 1, "x").completed()


class Window:
    """What a window does with an arrival: it opens what is wanted, as far as it has come."""

    def __init__(self, qtbot: QtBot) -> None:
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.cursor = Cursor(self.widget)
        self.matches = MatchList(self.widget)
        self.arrival = Arrival(self.cursor, self.matches, self.widget)
        self.desk = SourceDesk(self.arrival, self.widget)
        self.there: dict[str, Replay] = {}
        self.notes: list[str] = []
        self.arrival.match_wanted.connect(self.open)
        self.arrival.note_requested.connect(self.notes.append)
        self.desk.note_requested.connect(self.notes.append)

    def comes(self, match_id: str, events: int) -> None:
        """So many events of a match have come."""
        log = Log(match_id)
        log.records = [*MATCH.records] if match_id == "first" else Log(match_id).started().completed().records
        log.records = log.records[:events]
        self.there[match_id] = Replay(match_id, log.events(match_id))
        status = Status.COMPLETED if events > 1 else Status.IN_PROGRESS
        number = 1 if match_id == "first" else 2
        known = self.matches.model.find(match_id)
        events = events if known is None else max(events, known.summary.events)
        self.matches.model.upsert([match_row(number, match_id=match_id, events=events, status=status)])
        if self.cursor.replay is None or self.cursor.replay.match_id == match_id:
            self.open(match_id)

    def open(self, match_id: str) -> None:
        replay = self.there.get(match_id)
        if replay is not None and match_id == self.matches.chosen:
            self.cursor.open(replay, self.arrival.enter(replay))

    @property
    def place(self) -> tuple[str, int] | None:
        replay = self.cursor.replay
        return None if replay is None else (replay.match_id, self.cursor.position)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return Window(qtbot)


RECORD_3 = MATCH.records[2].position


@pytest.mark.parametrize(("event", "position"), [(3, 3), (RECORD_3, 3), (0, 0), (None, 4), (99, 4)])
def test_an_expected_match_opens_while_loading_and_is_at_its_event_when_it_is_whole(
    window: Window, event: int | tuple[str, int, int] | None, position: int
) -> None:
    window.arrival.expect(MatchLink("first", event))
    window.comes("second", 2)
    window.comes("first", 2)
    assert window.place is not None
    assert window.place[0] == "first"
    window.comes("first", 4)
    window.arrival.settle()
    assert window.place == ("first", position)


def test_what_of_the_match_comes_after_loading_is_waited_for(window: Window) -> None:
    window.arrival.expect(MatchLink("first", 3))
    window.comes("first", 2)
    window.matches.model.upsert([match_row(1, match_id="first", events=4)])
    window.arrival.settle()
    window.comes("first", 4)
    assert window.place == ("first", 3)


def test_an_event_of_a_match_that_never_came_is_not_taken_for_one_of_the_next(window: Window) -> None:
    window.arrival.open_at("third", 2)
    window.matches.select("first")
    window.comes("first", 4)
    assert window.place == ("first", 4)


def test_a_live_match_that_grows_moves_nobody_who_was_led_into_it(window: Window) -> None:
    window.arrival.open_at("first", 3)
    window.matches.model.upsert([match_row(1, match_id="first", events=3)])
    window.comes("first", 2)
    window.cursor.first()
    window.comes("first", 4)
    assert window.place == ("first", 0)


@pytest.mark.parametrize("known", [3, 4])
def test_who_has_gone_elsewhere_meanwhile_is_left_there(window: Window, known: int) -> None:
    window.arrival.expect(MatchLink("first", 3))
    window.matches.model.upsert([match_row(1, match_id="first", events=known)])
    window.comes("first", 3)
    window.cursor.first()
    window.comes("first", 4)
    window.arrival.settle()
    assert window.place == ("first", 0)


def test_a_match_that_is_not_there_is_told_and_another_one_is_open_at_its_end(window: Window) -> None:
    window.arrival.expect(MatchLink("third", 1))
    window.comes("first", 4)
    window.arrival.settle()
    assert window.place == ("first", 4)
    assert window.notes == ["There is no match third among what was loaded."]


def test_without_a_wish_the_newest_match_that_has_an_end_is_open(window: Window) -> None:
    window.comes("first", 4)
    window.comes("second", 1)
    window.arrival.settle()
    assert window.place == ("first", 4)


class Source:
    """A source that can be read again."""

    is_repeatable = True

    def __init__(self, window: LoadWindow = EVERYTHING) -> None:
        self.window = window

    def list_command(self, chosen: Filter) -> str:
        return f"orchestra-replay matches --open log.jsonl --text {chosen.text}"

    def command(self, link: MatchLink | None = None) -> str:
        return f"orchestra-replay --open log.jsonl --match {link}" if self.is_repeatable else ""


class Input(Source):
    is_repeatable = False


def test_a_match_is_copied_as_its_id_and_as_a_command(window: Window) -> None:
    window.desk.show(Source())
    window.arrival.open_at("first")
    window.comes("first", 4)
    window.cursor.go(3)
    window.desk.handlers()["copy_id"]()
    assert QGuiApplication.clipboard().text() == "first"
    window.desk.handlers()["copy_command"]()
    words = shlex.split(QGuiApplication.clipboard().text())
    assert words == ["orchestra-replay", "--open", "log.jsonl", "--match", "first@3"]


def test_it_is_read_again_with_where_one_stands(window: Window) -> None:
    wanted: list[tuple[bool, MatchLink]] = []
    window.desk.again_wanted.connect(lambda older, link: wanted.append((older, link)))
    window.desk.show(Source(LoadWindow(last=5)))
    window.arrival.open_at("first")
    window.comes("first", 4)
    window.cursor.go(3)
    for name in ("reload", "load_older"):
        window.desk.handlers()[name]()
    assert wanted == [(False, MatchLink("first", RECORD_3)), (True, MatchLink("first", RECORD_3))]


@pytest.mark.parametrize("name", ["reload", "window_here", "copy_command"])
def test_what_came_through_standard_input_cannot_be_read_again(window: Window, name: str) -> None:
    window.desk.show(Input())
    window.desk.handlers()[name]()
    assert "save the loaded records" in window.notes[-1]


def test_where_nothing_older_is_left_out_it_says_so(window: Window) -> None:
    window.desk.show(Source(LoadWindow(until=5)))
    window.desk.handlers()["load_older"]()
    assert "nothing older" in window.notes[-1]


@pytest.mark.parametrize(
    ("bounds", "words"),
    [(LoadWindow(last=5), "4 older left out"), (LoadWindow(since=1, until=9), "Older records left out")],
)
def test_the_bar_says_what_is_left_out_before(window: Window, bounds: LoadWindow, words: str) -> None:
    window.desk.show(Source(bounds))
    bar = window.desk.older_bar
    assert bar.isHidden()
    window.desk.show_status(SourceStatus(left_out=4, cuts=(Cut("match-events", 0, begin=4),)))
    assert not bar.isHidden()
    assert bar.words.text() == words
    window.desk.show_status(SourceStatus(left_out=4, cuts=(Cut("match-events", 0, end=4),)))
    assert bar.isHidden()
