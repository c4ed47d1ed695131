"""Who is blamed when the process of breakpoints and watches is stuck; a scripted one says what it is at."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core import worker_process
from app.core.breakpoints import Breakpoint, BreakpointKind, Hits
from app.qt import evaluator as evaluator_module
from app.qt.evaluation import Ended, Found, Look, Looking, Ready, Reply, Search, Searching, Seen
from app.qt.evaluator import BROKEN, STUCK, STUCK_WATCH, Evaluator
from tests.widgets.matches import replay_of, two_rounds

QUICK = Breakpoint(BreakpointKind.ROUND, "2")
ENDLESS = Breakpoint(BreakpointKind.EXPRESSION, "endless")
LATE = Breakpoint(BreakpointKind.EXPRESSION, "event.latency > 8000")


class Scripted:
    """Stands for the process: `tell` is what it replies."""

    def __init__(self, tell: Callable[[Reply], None]) -> None:
        self.tell = tell
        self.asked: list[object] = []
        self.ask = self.asked.append

    def end(self) -> None:
        pass

    def search(self) -> Search:
        """What it was asked to look for last."""
        return [each for each in self.asked if isinstance(each, Search)][-1]

    def look(self) -> Look:
        """What it was asked to work out last."""
        return [each for each in self.asked if isinstance(each, Look)][-1]


class Asked:
    """An evaluator of an open match, with its processes and all that it told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.processes: list[Scripted] = []
        monkeypatch.setattr(evaluator_module, "Evaluation", self._process)
        monkeypatch.setattr(worker_process, "PATIENCE_SECONDS", 0.01)
        self.evaluator = Evaluator()
        self.found: dict[Breakpoint, Hits] = {}
        self.values: dict[str, str] = {}
        self.evaluator.found.connect(self.found.__setitem__)
        self.evaluator.seen.connect(lambda _number, values: self.values.update(values))
        self.evaluator.open(replay_of(two_rounds()))

    def _process(self, tell: Callable[[Reply], None]) -> Scripted:
        self.processes.append(Scripted(tell))
        return self.processes[-1]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[Asked]:
    made = Asked(monkeypatch)
    yield made
    made.evaluator.close()  # or its patience ends in another test


def stick_at_the_endless_one(asked: Asked) -> None:
    asked.evaluator.search([QUICK, ENDLESS])
    process = asked.processes[-1]
    run = process.search().run
    for reply in (Ready(), Searching(run, 0), Found(run, 0, Hits((5,))), Searching(run, 1)):
        process.tell(reply)


def test_what_is_asked_while_another_breakpoint_is_stuck_is_not_blamed(asked: Asked, qtbot: QtBot) -> None:
    stick_at_the_endless_one(asked)
    asked.evaluator.search([QUICK, ENDLESS, LATE])
    qtbot.waitUntil(lambda: len(asked.processes) == 2)
    assert asked.found == {QUICK: Hits((5,)), ENDLESS: Hits(problem=STUCK)}
    assert asked.processes[-1].search().breakpoints == (QUICK, LATE)


def test_what_was_given_up_is_not_tried_again_in_the_same_match(asked: Asked, qtbot: QtBot) -> None:
    stick_at_the_endless_one(asked)
    qtbot.waitUntil(lambda: ENDLESS in asked.found)
    asked.found.clear()
    asked.evaluator.open(replay_of(two_rounds()))
    asked.evaluator.search([ENDLESS, LATE])
    assert asked.found == {ENDLESS: Hits(problem=STUCK)}
    assert asked.processes[-1].search().breakpoints == (LATE,)
    asked.evaluator.search([LATE])
    asked.evaluator.search([ENDLESS])
    assert asked.processes[-1].search().breakpoints == (ENDLESS,)


def test_more_requests_do_not_keep_a_stuck_process_alive(
    asked: Asked, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick_at_the_endless_one(asked)
    monkeypatch.setattr(worker_process, "PATIENCE_SECONDS", 60)
    asked.evaluator.search([ENDLESS, LATE])
    qtbot.waitUntil(lambda: ENDLESS in asked.found)


def test_a_stuck_watch_leaves_the_breakpoints_and_the_other_watches_alone(asked: Asked, qtbot: QtBot) -> None:
    asked.evaluator.search([QUICK, LATE])
    asked.evaluator.look(3, ["endless", "1 + 1"])
    process = asked.processes[-1]
    for reply in (Ready(), Searching(process.search().run, 0), Looking("endless")):
        process.tell(reply)
    qtbot.waitUntil(lambda: len(asked.processes) == 2)
    process = asked.processes[-1]
    assert process.search().breakpoints == (QUICK, LATE)
    assert process.look().expressions == ("1 + 1",)
    process.tell(Seen(process.look().run, ("2",)))
    assert asked.values == {"endless": STUCK_WATCH, "1 + 1": "2"}
    assert asked.found == {}
    asked.evaluator.look(4, ["endless"])
    assert process.look().expressions == ("1 + 1",)
    assert asked.values["endless"] == STUCK_WATCH


def test_a_stuck_breakpoint_leaves_the_watches_alone(asked: Asked, qtbot: QtBot) -> None:
    stick_at_the_endless_one(asked)
    asked.evaluator.look(3, ["1 + 1"])
    qtbot.waitUntil(lambda: len(asked.processes) == 2)
    process = asked.processes[-1]
    process.tell(Seen(process.look().run, ("2",)))
    assert asked.values == {"1 + 1": "2"}


def test_a_process_that_ends_before_it_says_anything_is_not_begun_for_ever(asked: Asked) -> None:
    asked.evaluator.search([QUICK, LATE])
    for _ in range(2):
        asked.processes[-1].tell(Ended())
    assert asked.found == {QUICK: Hits(problem=BROKEN), LATE: Hits(problem=BROKEN)}
    assert len(asked.processes) == 2
