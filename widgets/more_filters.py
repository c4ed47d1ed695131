"""What a filter of the match list rarely has: status, participants and time, in a popover under a button."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QLineEdit, QWidget

from app.core.filters import participants_of
from app.core.state import Status
from app.core.summary import MatchRow
from app.core.time_text import read_time, time_text
from app.qt.zones import zone
from widgets.choice_box import ChoiceBox
from widgets.theme import UNIT, restyle

FIELD_WIDTH = 28 * UNIT
TYPING_PAUSE_MS = 400
EXAMPLE = "2026-11-23 14:02"


class MoreFilters(QFrame):
    """The popover. Its values are those of the same fields of `Filter`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAccessibleName(self.tr("More conditions"))
        self.status = ChoiceBox(self.tr("Status"), 14, labelled=True)
        for status in Status:
            self.status.add(status.value, text=status.value.replace("_", " "))
        self.participants = ChoiceBox(self.tr("Participants"), 14, labelled=True)
        self.since = TimeLine(self.tr("Started from"))
        self.until = TimeLine(self.tr("Started before"))
        self._hint = QLabel()
        self._hint.setProperty("kind", "muted")
        self._hint.setWordWrap(True)
        self._lay_out()
        for box in (self.status, self.participants):
            box.currentIndexChanged.connect(self.changed)
        for line in (self.since, self.until):
            line.changed.connect(self._tell_times)
        self._tell_times()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        form.setHorizontalSpacing(2 * UNIT)
        form.setVerticalSpacing(UNIT)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in (self.status, self.participants, self.since, self.until):
            field.setMinimumWidth(FIELD_WIDTH)
            form.addRow(field.accessibleName(), field)
        form.addRow(self._hint)

    def _tell_times(self) -> None:
        wrong = self.since.is_wrong or self.until.is_wrong
        self._hint.setText(
            self.tr("That is not a time; write one such as {example}.").format(example=EXAMPLE)
            if wrong
            else self.tr("Such as {example}, in the list’s time zone.").format(example=EXAMPLE)
        )
        if not wrong:
            self.changed.emit()

    def add_choices(self, rows: Iterable[MatchRow]) -> None:
        """Offer the participants of these matches too: how many there are, then who."""
        for row in rows:
            sides, number, *ids = participants_of(row.summary)
            self.participants.add(sides)
            self.participants.add(
                number, text=self.tr("{number} participants").format(number=number), group=1
            )
            for each in ids:
                self.participants.add(each, group=2)

    def active(self) -> list[str]:
        """The conditions that are set, in words."""
        return [
            f"{field.accessibleName()}: {words}"
            for field, words in (
                (self.status, self.status.chosen_text),
                (self.participants, self.participants.chosen_text),
                (self.since, self.since.text()),
                (self.until, self.until.text()),
            )
            if words
        ]

    def show_under(self, button: QWidget) -> None:
        """Show it under its button, right ends in line."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + UNIT // 2))
        self.move(corner)
        self.show()
        self.status.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is being typed counts now."""
        for line in (self.since, self.until):
            line.settle()
        super().hideEvent(event)


class TimeLine(QLineEdit):
    """A line for a time, or for none."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.is_wrong = False
        self.time: float | None = None
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.textEdited.connect(lambda _: self._pause.start())
        self.textChanged.connect(lambda text: None if text else self._read())
        self.returnPressed.connect(self._read)
        zone().changed.connect(self._write)

    def set_time(self, ms: float | None) -> None:
        """Show a time; nothing is told."""
        self.time = ms
        self._write()

    def _write(self) -> None:
        self._pause.stop()
        self.blockSignals(True)
        self.setText(time_text(self.time, zone().info))
        self.blockSignals(False)
        self._mark(wrong=False)

    def settle(self) -> None:
        """Wait no longer for more keys."""
        if self._pause.isActive():
            self._read()

    def _read(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text == time_text(self.time, zone().info):
            self._mark(wrong=False)
            return
        read = read_time(text, zone().info) if text else None
        self._mark(wrong=bool(text) and read is None)
        if not self.is_wrong:
            self.time = read
        self.changed.emit()

    def _mark(self, *, wrong: bool) -> None:
        self.is_wrong = wrong
        restyle(self, "wrong", wrong)
