"""How threads beside the engine read what belongs to the engine's thread."""

import threading
from collections.abc import Callable

import pytest

from app.qt.asking import Unwanted, ask


def in_another_thread(call: Callable[[], None]) -> None:
    threading.Thread(target=call).start()


def test_the_owner_answers_in_its_own_thread() -> None:
    asked_in = threading.current_thread()
    assert ask(in_another_thread, threading.current_thread, lambda: True) is not asked_in


def test_what_a_question_raises_is_raised_where_it_was_asked() -> None:
    def question() -> int:
        raise KeyError("m1")

    with pytest.raises(KeyError, match="m1"):
        ask(in_another_thread, question, lambda: True)


def test_nobody_waits_for_an_answer_that_is_not_wanted_any_more() -> None:
    wanted = iter([True, False])
    with pytest.raises(Unwanted):
        ask(lambda _: None, lambda: 1, lambda: next(wanted))
