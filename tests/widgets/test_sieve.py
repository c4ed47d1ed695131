"""An expression over the matches, in a process of its own."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core import worker_process
from app.core.saying import Said
from app.qt.sieve import STUCK, Sieve
from tests.match_rows import match_row

# Ten times ten times ten …: nobody lives to see its end.
ENDLESS = "true"
for name in "abcdefghijklmn":
    ENDLESS = f"[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].all({name}, {ENDLESS})"


@pytest.fixture
def sieve(qapp: object) -> Iterator[Sieve]:
    made = Sieve()
    yield made
    made.close()


def test_it_tells_of_each_match_whether_it_passes_and_counts_where_it_could_not(
    sieve: Sieve, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sieve.accepted, timeout=20_000):
        sieve.begin("match.rounds / (match.rounds - 2) > 1")
    rows = [(number, match_row(number, rounds=rounds)) for number, rounds in enumerate((3, 2, 1))]
    with qtbot.waitSignal(sieve.answered) as answered:
        sieve.ask(rows)
    assert answered.args == [list(zip(rows, [True, False, False], strict=True))]
    assert (sieve.failures, sieve.in_flight) == (1, 0)
    with qtbot.waitSignal(sieve.refused) as refused:
        sieve.begin("match.rounds >")
    assert refused.args == ["The expression is not CEL at character 15: it ends too early."]
    assert sieve.failures == 0  # those of the expression before
    assert isinstance(refused.args[0], Said)  # it can be said in another language


@pytest.fixture
def impatient(sieve: Sieve, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Sieve:
    """A sieve that works, and does not wait long."""
    with qtbot.waitSignal(sieve.accepted, timeout=20_000):
        sieve.begin("true")
    monkeypatch.setattr(worker_process, "PATIENCE_SECONDS", 0.2)
    return sieve


def test_an_expression_without_end_is_stopped_and_the_next_one_is_asked(
    impatient: Sieve, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(impatient.refused) as refused:
        impatient.begin(ENDLESS)
    assert refused.args == [STUCK]
    with qtbot.waitSignal(impatient.accepted, timeout=20_000):
        impatient.begin("false")


def test_an_expression_that_waits_behind_an_endless_one_is_not_blamed_for_it(
    impatient: Sieve, qtbot: QtBot
) -> None:
    impatient.begin(ENDLESS)
    with qtbot.waitSignal(impatient.accepted, timeout=20_000):
        impatient.begin("false")
