"""Finding events of the open match by a text or a regular expression, little by little."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QRegularExpression, QTimer, Signal

from app.core.replay import Step
from app.qt.spoken import said
from app.qt.texts import tr

SLICE_S = 0.004
"""For so long events are looked through before the window has its turn."""

_OPTIONS = (
    QRegularExpression.PatternOption.CaseInsensitiveOption
    | QRegularExpression.PatternOption.UseUnicodePropertiesOption
)


class SearchError(Exception):
    """What was typed cannot be looked for; the message is a sentence."""


class EventSearch(QObject):
    """The numbers of the events whose type, summary or value holds what is looked for, in their order."""

    changed = Signal()
    """There are more hits, or all is looked through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: list[int] = []
        self.complete = True
        self.problem = ""
        """Why nothing is looked for, empty when all is well."""
        self._steps: Sequence[Step] = ()
        self._next = 0
        self._holds: Callable[[str], bool] = bool
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self, steps: Sequence[Step], text: str, *, is_pattern: bool) -> None:
        """Look for a text, whatever its case, or for a regular expression; an empty one is nowhere."""
        self._steps, self._next = steps if text else (), 0
        self.hits, self.complete, self.problem = [], False, ""
        try:
            self._holds = _pattern(text) if is_pattern else partial(_contains, text.casefold())
        except SearchError as error:
            self._give_up(said(str(error)))
            return
        self._go_on()

    def _go_on(self) -> None:
        end = time.perf_counter() + SLICE_S
        try:
            while self._next < len(self._steps) and time.perf_counter() < end:
                step = self._steps[self._next]
                self._next += 1
                if self._holds(_text(step)):
                    self.hits.append(step.number)
        except SearchError as error:
            self._give_up(said(str(error)))
            return
        self.complete = self._next >= len(self._steps)
        if self.complete:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self.changed.emit()

    def _give_up(self, sentence: str) -> None:
        self._timer.stop()
        self.hits, self.complete, self.problem = [], True, sentence
        self.changed.emit()


def _text(step: Step) -> str:
    value = step.event.record.content or b""
    return f"{step.event.type}\n{step.summary}\n{value.decode('utf-8', 'replace')}"


def _contains(wanted: str, text: str) -> bool:
    return wanted in text.casefold()


def _pattern(text: str) -> Callable[[str], bool]:
    """Qt's expressions, not Python's: PCRE gives up on one that would take for ever. Raises `SearchError`."""
    expression = QRegularExpression(text, _OPTIONS)
    if not expression.isValid():
        mistake = expression.errorString()
        raise SearchError(tr("Mistake in the expression: {mistake}").format(mistake=mistake))

    def holds(searched: str) -> bool:
        match = expression.match(searched)
        if not match.isValid():
            raise SearchError(tr("The expression takes too long; write it simpler."))
        return match.hasMatch()

    return holds
