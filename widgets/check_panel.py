"""What a test of the connection has found, step by step."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.qt import local
from app.qt.connection_words import STEPS as WORDS
from app.qt.texts import tr, translatable
from kafka_client.checks import REGISTRY_STEP, STEPS, Check
from widgets.icons import IconLabel
from widgets.looks import Look
from widgets.theme import UNIT, restyle, small_size

LOOKS = {
    "running": Look("dots-horizontal", "accent", "…"),
    "ok": Look("check-circle", "good", translatable("ok")),
    "warning": Look("alert", "warning", translatable("warning")),
    "failed": Look("close-octagon", "bad", translatable("failed")),
    "skipped": Look("minus-circle-outline", "muted", ""),
    "waiting": Look("circle-outline", "muted", ""),
}
ICON_SIZE = 16
BEFORE = translatable(
    "Tells step by step what works: the name, the way there, TLS, the sign-in, the topics and their records."
)
TIP = translatable("Try it step by step; nothing is written and no group is joined (Alt+T)")
RUNNING = translatable("Testing…")
PASSED = translatable("All of it works.")
WARNED = translatable("It works, but see the warnings.")
CANCELLED = translatable("The test was cancelled.")


class CheckPanel(QWidget):
    """A button that tests, or cancels; under it each step with a shape, a word, and what was found."""

    test_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self._checks: dict[str, Check] = {}
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._take_click)
        self.verdict = QLabel()
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self.verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.verdict.setAccessibleName(self.tr("Outcome of the test"))
        self._steps = QWidget()
        self._rows = {step: _Step(step) for step in STEPS}
        self._rows[REGISTRY_STEP] = _Step(REGISTRY_STEP, optional=True)
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        grid = QGridLayout(self._steps)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        for number, step in enumerate(self._rows.values()):
            grid.addWidget(step.icon, 2 * number, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(step.name, 2 * number, 1)
            grid.addWidget(step.word, 2 * number, 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(step.text, 2 * number + 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT + UNIT // 2)
        column.addWidget(self.button)
        column.addWidget(self.verdict)
        column.addWidget(self._steps)
        column.addStretch(1)

    @property
    def checks(self) -> list[Check]:
        """What was told since the test began, in the order of the steps."""
        return [self._checks[step] for step in self._rows if step in self._checks]

    def clear(self) -> None:
        """Nothing was tested, or what was tested has changed."""
        self._forget()
        self._steps.hide()
        self._tell(tr(BEFORE), "muted")
        self._set_running(running=False)

    def begin(self) -> None:
        """A test runs."""
        self._forget()
        self._steps.show()
        self._tell(tr(RUNNING), "muted")
        self._set_running(running=True)

    def take(self, check: Check) -> None:
        """A step has begun or ended."""
        self._checks[check.step] = check
        if check.step in self._rows:
            self._rows[check.step].show_check(check)
        if check.state == "failed":
            self._tell(check.text, "problem")

    def end(self) -> None:
        """The test has come to its end."""
        self._set_running(running=False)
        states = {check.state for check in self._checks.values()}
        if "failed" not in states:
            self._tell(tr(WARNED if "warning" in states else PASSED), "good")

    def fail(self, sentence: str) -> None:
        """The test could not begin."""
        self._set_running(running=False)
        self._steps.hide()
        self._tell(sentence, "problem")

    def cancel(self) -> None:
        """The test was ended by the user."""
        self._set_running(running=False)
        self._tell(tr(CANCELLED), "muted")
        for step in self._left_open():
            self._rows[step].show_check(Check(step, "skipped"))

    def _left_open(self) -> Iterator[str]:
        for step in self._rows:
            check = self._checks.get(step)
            if step in STEPS if check is None else check.state == "running":
                yield step

    def _forget(self) -> None:
        self._checks.clear()
        for row in self._rows.values():
            row.show_check(None)

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        self.button.setText(self.tr("Cancel test") if running else self.tr("&Test connection"))
        self.button.setToolTip(self.tr("End the test") if running else tr(TIP))

    def _take_click(self) -> None:
        (self.cancel_requested if self._running else self.test_requested).emit()

    def _tell(self, sentence: str, kind: str) -> None:
        self.verdict.setText(sentence)
        restyle(self.verdict, "kind", kind)


class _Step:
    """The widgets of one step; one that is optional is there only when it is tried."""

    def __init__(self, step: str, *, optional: bool = False) -> None:
        self._optional = optional
        self.icon = IconLabel(ICON_SIZE)
        self.name = QLabel(tr(WORDS[step]))
        self.word = QLabel()
        self.word.setProperty("kind", "muted")
        self.text = QLabel()
        self.text.setProperty("kind", "muted")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        font = self.text.font()
        font.setPixelSize(small_size())
        self.text.setFont(font)

    def show_check(self, check: Check | None) -> None:
        for widget in (self.icon, self.name, self.word):
            widget.setVisible(check is not None or not self._optional)
        look = LOOKS["waiting" if check is None else check.state]
        self.icon.show_icon(look.icon, look.colour)
        word = tr(look.word) if look.word else ""
        self.icon.setAccessibleName(word)
        took = check is not None and check.seconds is not None
        self.word.setText(local.duration((check.seconds or 0) * 1000) if check and took else word)
        # The sentence of a failure stands above the steps.
        text = "" if check is None or check.state == "failed" else check.text
        self.text.setText(text)
        self.text.setVisible(bool(text))
