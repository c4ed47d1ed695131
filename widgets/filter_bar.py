"""The filter of the match list: text, robot, outcome and anomaly in one line, a CEL expression under it.

What is rarely asked for is in the popover of the button *More*, which tells how much of it is in use.
"""

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.core.anomalies import SEVERITIES
from app.core.filters import ANY_ANOMALY, Filter, robots_of
from app.core.state import Outcome, Severity
from app.core.summary import MatchRow
from app.qt.words import word
from widgets import icons, looks
from widgets.choice_box import ChoiceBox
from widgets.match_table import OUTCOMES
from widgets.more_filters import MoreFilters
from widgets.theme import UNIT, mono_font, restyle

TYPING_PAUSE_MS = 120
"""How long after the last key the filter follows what was typed."""

_WORST_FIRST = tuple(Severity)


class FilterBar(QWidget):
    """Tells which matches the user wants to see. It only asks: who shows matches applies the filter."""

    changed = Signal(object)
    """A `Filter`: what is wanted now."""
    list_wanted = Signal()
    """Go on in the list of the matches that were found."""
    expression_wanted = Signal()
    """An expression is about to be written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = Filter()
        self._filling = False
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.text = _ClearableLine(self.tr("Find in ids, robots, prompts and responses"))
        self.text.addAction(icons.icon("magnify", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.robot = ChoiceBox(self.tr("Robot"), 18)
        self.outcome = ChoiceBox(self.tr("Outcome"), 12)
        self.anomaly = ChoiceBox(self.tr("Anomalies"), 18)
        self.more = MoreFilters(self)
        self.more_button = QToolButton()
        self.saved_button = QToolButton()
        self.where = _ClearableLine("match.rounds > 3 && match.duration > 60000.0")
        self.expression_button = QToolButton()
        self.clear_button = QPushButton(self.tr("Clear"))
        self.mistake = QLabel()
        self._set_up()
        self._arrange()
        self._connect()
        self._follow_content()

    def _set_up(self) -> None:
        self.text.setAccessibleName(self.tr("Find matches"))
        self.text.setToolTip(self.tr("Find matches by text (Ctrl+F)"))
        self.where.setAccessibleName(self.tr("CEL expression over match"))
        self.where.setToolTip(
            self.tr(
                "A condition in the Common Expression Language over match, the summary of a match: "
                "matchId, status, outcome, humans, robots, robotTypes, rounds, events, anomalies, "
                "startedAt, completedAt, duration"
            )
        )
        self.where.setFont(mono_font())
        for outcome in Outcome:
            icon, colour = OUTCOMES[outcome]
            self.outcome.add(outcome.value, text=word(outcome), icon_name=icon, colour=colour)
        self.anomaly.add(ANY_ANOMALY, text=self.tr("with any anomaly"))
        self.expression_button.setIcon(icons.icon("function-variant", "muted"))
        self.expression_button.setIconSize(QSize(18, 18))
        self.expression_button.setCheckable(True)
        self.expression_button.setToolTip(self.tr("Filter by a CEL expression"))
        self.expression_button.setAccessibleName(self.tr("Filter by a CEL expression"))
        self.more_button.setIcon(icons.icon("tune-variant", "muted"))
        self.more_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.saved_button.setIcon(icons.icon("bookmark-outline", "muted"))
        self.saved_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.saved_button.setToolTip(self.tr("Saved filters, and this one as a command"))
        self.saved_button.setAccessibleName(self.tr("Saved filters"))
        for button in (self.more_button, self.saved_button):
            button.setIconSize(QSize(18, 18))
        self.clear_button.setProperty("link", True)
        self.clear_button.setToolTip(self.tr("Show all matches again"))
        keeps_its_room = self.clear_button.sizePolicy()
        keeps_its_room.setRetainSizeWhenHidden(True)
        self.clear_button.setSizePolicy(keeps_its_room)
        self.mistake.setProperty("kind", "problem")
        self.mistake.setTextFormat(Qt.TextFormat.PlainText)
        self.mistake.setWordWrap(True)

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self.text, 1)
        for box in (self.robot, self.outcome, self.anomaly, self.more_button):
            line.addWidget(box)
        line.addSpacing(-UNIT // 2)
        for button in (self.expression_button, self.saved_button, self.clear_button):
            line.addWidget(button)
            line.addSpacing(-UNIT // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(line)
        column.addWidget(self.where)
        column.addWidget(self.mistake)
        self.where.hide()
        self.mistake.hide()

    def _connect(self) -> None:
        for line in (self.text, self.where):
            line.textChanged.connect(self._typed)
            line.returnPressed.connect(self._tell)
            line.left_downwards.connect(self.list_wanted)
        self.text.returnPressed.connect(self.list_wanted)
        for box in (self.robot, self.outcome, self.anomaly):
            box.currentIndexChanged.connect(self._tell)
        self.more.changed.connect(self._tell)
        self.more_button.clicked.connect(self.show_more)
        self.expression_button.toggled.connect(self._show_expression)
        self.clear_button.clicked.connect(self.clear)

    # What the window asks for.

    @property
    def filter(self) -> Filter:
        """What is wanted, as it stands in the fields."""
        return Filter(
            robot=self.robot.choice,
            outcome=self.outcome.choice,
            status=self.more.status.choice,
            anomaly=self.anomaly.choice,
            participants=self.more.participants.choice,
            started_since=self.more.since.time,
            started_until=self.more.until.time,
            text=self.text.text().strip() or None,
            where=(self.where.text().strip() or None) if self.expression_button.isChecked() else None,
        )

    def set_filter(self, wanted: Filter) -> None:
        """Put a filter into the fields, and tell it if it is another one."""
        self._filling = True
        self.text.setText(wanted.text or "")
        self.where.setText(wanted.where or "")
        for box, choice in (
            (self.robot, wanted.robot),
            (self.outcome, wanted.outcome),
            (self.anomaly, wanted.anomaly),
            (self.more.status, wanted.status),
            (self.more.participants, wanted.participants),
        ):
            box.choose(choice)
        self.more.since.set_time(wanted.started_since)
        self.more.until.set_time(wanted.started_until)
        self.expression_button.setChecked(bool(wanted.where))
        self._filling = False
        self._tell()

    def clear(self) -> None:
        """Want all matches."""
        self.set_filter(Filter())

    def set_span(self, since: float | None, until: float | None) -> None:
        """Want the matches that started in that time alone; None is without limit."""
        self.set_filter(replace(self.filter, started_since=since, started_until=until))

    def show_more(self) -> None:
        """Let the user see and change what is rarely asked for."""
        self.more.show_under(self.more_button)

    def focus_text(self) -> None:
        """Let the user type a text."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def add_choices(self, rows: Iterable[MatchRow]) -> None:
        """Offer the robots, anomalies and participants of these matches too. What is chosen stays."""
        rows = list(rows)
        self.more.add_choices(rows)
        for row in rows:
            types, ids = robots_of(row.summary)
            for robot_type in types:
                self.robot.add(robot_type, icon_name="robot-outline")
            for robot in ids:
                self.robot.add(robot, icon_name="tag-outline", group=1)
            for code in row.summary.anomalies:
                severity = SEVERITIES[code]
                look = looks.SEVERITIES[severity]
                group = 1 + _WORST_FIRST.index(severity)
                self.anomaly.add(code, icon_name=look.icon, colour=look.colour, group=group)

    def show_mistake(self, sentence: str) -> None:
        """Say what is wrong with the filter, right where it was written."""
        self._mark(sentence, "problem")

    def show_failures(self, number: int, reason: str) -> None:
        """Say for how many matches the expression could not be worked out, and why; 0 says nothing."""
        matches = self.tr("%Ln matches", "", number)
        sentence = self.tr(
            "{matches} left out: the expression cannot be worked out there ({reason})."
        ).format(matches=matches, reason=reason)
        self._mark(sentence if number else "", "warning")

    # What the user does.

    def _typed(self) -> None:
        if not self._filling:
            self._follow_content()
            self._pause.start()

    def _show_expression(self, on: bool) -> None:
        self.where.setVisible(on)
        if on:
            self.expression_wanted.emit()
        if on and not self._filling:
            self.where.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _tell(self) -> None:
        if self._filling:
            return
        self._pause.stop()
        self._follow_content()
        wanted = self.filter
        if wanted != self._told:
            self._told = wanted
            self._mark("", "problem")
            self.changed.emit(wanted)

    def _follow_content(self) -> None:
        self.clear_button.setVisible(not self.filter.is_empty)
        active = self.more.active()
        restyle(self.more_button, "active", bool(active))
        self.more_button.setText(
            self.tr("More: {number}").format(number=len(active)) if active else self.tr("More")
        )
        self.more_button.setToolTip(
            "\n".join(active) or self.tr("More conditions: status, participants, when it started")
        )

    def _mark(self, sentence: str, kind: str) -> None:
        """Show a sentence under the field of the expression, and colour the field if it is a problem."""
        self.mistake.setText(sentence)
        self.mistake.setVisible(bool(sentence))
        if sentence:
            restyle(self.mistake, "kind", kind)
        restyle(self.where, "wrong", bool(sentence) and kind == "problem")


class _ClearableLine(QLineEdit):
    """A line with a button that empties it, as Escape does; the arrow down leaves it."""

    left_downwards = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self._clear = self.addAction(icons.icon("close", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(self.tr("Empty this field (Esc)"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
