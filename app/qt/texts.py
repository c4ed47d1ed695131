"""Texts in the language of the window, where no QObject's ``self.tr`` is at hand.

``make translations`` collects what is given to these functions, so a text is always written out in the call:
with ``{names}`` that are filled in afterwards, and ``%Ln`` where a number decides between one and many.
"""

from collections.abc import Callable
from functools import cache


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """The text in the language of the window; ``comment`` tells apart texts that are alike in English."""
    return _translate()("", text, comment or None, n)


def translatable(text: str) -> str:
    """The text as it is, for `tr` later: for tables that are made before the language is known."""
    return text


@cache
def _translate() -> Callable[[str, str, str | None, int], str]:
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - the engine's process starts without Qt

    return QCoreApplication.translate
