"""The state at the cursor, what the cursor's event changed, the event, and its record."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.qt import local
from app.qt.cursor import Cursor
from app.qt.spoken import said
from app.qt.texts import tr, translatable
from kafka_client.decoding import parse_object
from widgets.change_list import ChangeList
from widgets.elided_label import ElidedLines
from widgets.nothing import Nothing, no_match
from widgets.record_view import RecordView
from widgets.still import Still
from widgets.theme import UNIT, numeric_font
from widgets.value_text import LARGE
from widgets.value_views import EventTree, StateTree

SUMMARY_LINES = 2
NO_MATCH = no_match(translatable("Choose one in the list of matches."))
BEFORE_FIRST = Nothing(
    "page-first",
    translatable("Before the first event"),
    translatable("Step forward to see what it is and what it does."),
)
NO_CHANGES = Nothing("equal", translatable("This event changed nothing in the state"))
NO_FIELDS = Nothing("code-braces", translatable("The value has no fields"))


class StatePanel(QWidget):
    """Four tabs about one step, under its summary. Only the tab in sight is kept up to date."""

    break_on_value_requested = Signal(str)
    """Stop where the value of this path changes."""
    watch_requested = Signal(str)
    """Watch the value of this path."""

    def __init__(self, cursor: Cursor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._in_sight = True
        self.summary = _summary_label()
        self._still = Still(self.summary, _summary_height)
        self.state_tree = StateTree()
        self.change_list = ChangeList()
        self.event_tree = EventTree()
        self.record_view = RecordView()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("What is known at the cursor"))
        self.tabs.setDocumentMode(True)
        self._tabs = {
            self.tabs.addTab(self.state_tree, self.tr("State")): self._show_state,
            self.tabs.addTab(self.change_list, self.tr("Changes")): self._show_changes,
            self.tabs.addTab(self.event_tree, self.tr("Event")): self._show_event,
            self.tabs.addTab(self.record_view, self.tr("Raw")): self._show_record,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._still)
        column.addWidget(self.tabs, 1)
        self.state_tree.go_requested.connect(cursor.go)
        self.state_tree.break_on_value_requested.connect(self.break_on_value_requested)
        self.state_tree.watch_requested.connect(self.watch_requested)
        self.state_tree.changes_box.toggled.connect(self._name_state_tab)
        self.tabs.currentChanged.connect(self._show)
        cursor.moved.connect(self._show)  # which also follows when another match is opened
        self._show()

    def _name_state_tab(self, changes_only: bool) -> None:
        """Tell in the tab that most of the state is left out."""
        self.tabs.setTabText(0, self.tr("State Δ") if changes_only else self.tr("State"))
        self.tabs.setTabToolTip(0, self.tr("Only what the event changed") if changes_only else "")

    def set_in_sight(self, on: bool) -> None:
        """Nobody sees the panel, or somebody does: only then its tab is kept up to date."""
        self._in_sight = on
        self._show()

    def _show(self) -> None:
        """Bring the summary and the tab in sight to the cursor."""
        self.summary.setText(self._summary())
        self._still.setVisible(self._cursor.replay is not None)
        if self._in_sight or self._cursor.replay is None:
            self._tabs[self.tabs.currentIndex()]()

    def _summary(self) -> str:
        step = self._cursor.step
        if step is not None:
            return f"#{step.number}  {said(step.summary)}"
        return tr(self._no_step().heading)

    def _no_step(self) -> Nothing:
        return NO_MATCH if self._cursor.replay is None else BEFORE_FIRST

    def _show_state(self) -> None:
        replay = self._cursor.replay
        if replay is None:
            self.state_tree.set_nothing(NO_MATCH)
            self.state_tree.clear()
            return
        self.state_tree.set_nothing(NO_CHANGES)
        self.state_tree.show_state(replay, self._cursor.position)

    def _show_changes(self) -> None:
        replay, step = self._cursor.replay, self._cursor.step
        found = [] if replay is None else replay.blame.changes_at(self._cursor.position)
        self.change_list.set_nothing(self._no_step() if step is None else NO_CHANGES)
        self.change_list.changes.show_changes(found)

    def _show_event(self) -> None:
        step = self._cursor.step
        content = (None if step is None else step.event.record.content) or b"{}"
        if len(content) > LARGE:
            large = self.tr("A value of {size} is too large for a tree").format(size=local.size(len(content)))
            self.event_tree.set_nothing(
                Nothing("file-document-outline", large, translatable("The tab Raw has it."))
            )
            content = b"{}"
        else:
            self.event_tree.set_nothing(self._no_step() if step is None else NO_FIELDS)
        self.event_tree.show_event(parse_object(content))

    def _show_record(self) -> None:
        step = self._cursor.step
        self.record_view.set_nothing(self._no_step())
        self.record_view.show_record(None if step is None else step.event.record)


def _summary_height() -> int:
    return SUMMARY_LINES * QFontMetrics(numeric_font()).lineSpacing() + UNIT // 2


def _summary_label() -> ElidedLines:
    label = ElidedLines()
    label.setFont(numeric_font())
    label.setContentsMargins(UNIT, 0, UNIT, UNIT // 2)
    return label
