"""How a thread that works beside the engine reads the history, which belongs to the engine's own thread."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

Post = Callable[[Callable[[], None]], None]
"""Has the owner of the history call something, soon and in its own thread."""

Answer = TypeVar("Answer")

_LOOK_S = 0.1
"""How often a thread that waits for an answer looks whether it is still wanted."""


class Unwanted(Exception):  # noqa: N818 - not an error: it ends work that nobody wants any more
    """Raised in the thread that asks."""


def ask(post: Post, question: Callable[[], Answer], is_wanted: Callable[[], bool]) -> Answer:
    """Have the owner of the history answer. Raises `Unwanted`, and what the question raises."""
    answer: Future[Answer] = Future()
    post(lambda: _answer(question, answer))
    while is_wanted():
        with contextlib.suppress(TimeoutError):
            return answer.result(_LOOK_S)
    raise Unwanted


def _answer(question: Callable[[], Answer], answer: "Future[Answer]") -> None:
    try:
        answer.set_result(question())
    except Exception as error:  # noqa: BLE001 - it is raised again where the question was asked
        answer.set_exception(error)
