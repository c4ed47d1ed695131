"""The list of matches: how many there are, and which; or why there are none."""

from typing import Literal

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.qt import local
from app.qt.match_model import MatchTableModel
from app.qt.texts import tr
from widgets.match_table import MatchTable
from widgets.notice import Notice
from widgets.still import Still
from widgets.theme import UNIT, numeric_font
from widgets.volume_strip import VolumeStrip

State = Literal["loading", "ready", "empty", "error"]

WIDTH = 56 * UNIT
LIVE_MARK_INTERVAL_MS = 10_000
"""How often the marks of live matches are looked at again: they fade with the clock."""


class MatchList(QWidget):
    """Shows the matches of its `model` and tells which one the user goes to."""

    match_chosen = Signal(str)
    """The user went to the match with this id, by a click, the arrow keys or Enter."""
    export_requested = Signal(list)
    """Write the matches with these ids to a file."""
    clear_filter_requested = Signal()
    span_chosen = Signal(object, object)
    """Filter by starts since and before these times; None is no limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MatchTableModel(self)
        self._state: State = "loading"
        self._problem = ""
        self._chosen: str | None = None
        self.count_label = QLabel()
        self.count_label.setFont(numeric_font())
        self.count_label.setProperty("kind", "muted")
        self.count_label.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        self.strip = VolumeStrip()
        self.table = MatchTable(self.model)
        self._notice = Notice()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._notice)
        self.setFocusProxy(self.table)
        self._arrange()
        self._connect()
        self._show()

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(Still(self.count_label, lambda: self.count_label.sizeHint().height()))
        self._column.addWidget(self.strip)
        self._column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.table.chosen.connect(self._choose)
        self.table.export_requested.connect(self.export_requested)
        self._notice.action_requested.connect(self.clear_filter_requested)
        self.model.counted.connect(self._show)
        self.strip.span_chosen.connect(self.span_chosen)
        self.model.filtered.connect(self._show)
        self.model.modelReset.connect(self._go_to_chosen)
        self.model.modelReset.connect(self.strip.count)
        clock = QTimer(self)
        clock.timeout.connect(self.table.viewport().update)
        clock.start(LIVE_MARK_INTERVAL_MS)

    def add_foot(self, foot: QWidget) -> None:
        """Put something below the matches."""
        self._column.addWidget(foot)

    def sizeHint(self) -> QSize:
        """Wide enough for when, outcome, anomalies and id."""
        return QSize(WIDTH, super().sizeHint().height())

    @property
    def state(self) -> State:
        """What was set last."""
        return self._state

    @property
    def chosen(self) -> str | None:
        """The match that was chosen last, here or by `select`."""
        return self._chosen

    @property
    def message(self) -> str:
        """What stands in the place of the list, empty while matches are shown."""
        return self._notice.sentence if self._pages.currentWidget() is self._notice else ""

    def set_state(self, state: State, problem: str = "") -> None:
        """Say how the source is; ``problem`` is the sentence of ``error``. Matches stay in sight anyway."""
        self._state, self._problem = state, problem
        self._show()

    def select(self, match_id: str) -> None:
        """Stand at a match, as soon as it is shown; nothing is emitted."""
        self._chosen = match_id
        self._go_to_chosen()

    def select_first(self) -> None:
        """Choose the first match in the list, as if the user did."""
        if self.model.shown:
            self.table.go_to(0)
            self._choose(self.model.shown_ids()[0])

    def _choose(self, match_id: str) -> None:
        self._chosen = match_id
        self.match_chosen.emit(match_id)

    def _chosen_row(self) -> int | None:
        return None if self._chosen is None else self.model.row_of(self._chosen)

    def _go_to_chosen(self) -> None:
        row = self._chosen_row()
        if row is not None:
            self.table.go_to(row)

    def _show(self) -> None:
        shown, total = self.model.shown, self.model.total
        self.strip.show_volume(self.model.volume)
        self.strip.setVisible(total > 0)
        self.count_label.setText(_count_text(shown, total, self.model.asking))
        if shown:
            self._pages.setCurrentWidget(self.table)
            row = self._chosen_row()
            if row is not None and not self.table.selectionModel().hasSelection():
                self.table.stand_at(row)
            return
        self._explain(total)
        self._pages.setCurrentWidget(self._notice)

    def _explain(self, total: int) -> None:
        if self.model.asking:
            self._notice.tell(
                "function-variant",
                self.tr("Asking the expression…"),
                self.tr("No match has passed so far. Those that do appear here one after the other."),
            )
        elif total:
            self._notice.tell(
                "filter-off-outline",
                self.tr("No match passes the filter"),
                self.tr("{matches} hidden by it.").format(matches=self.tr("%Ln matches", "", total)),
                action=self.tr("Clear the filter"),
            )
        elif self._state == "error":
            self._notice.tell("lan-disconnect", self.tr("Nothing could be read"), self._problem, colour="bad")
        elif self._state == "loading":
            self._notice.tell(
                "inbox-arrow-down-outline",
                self.tr("Loading…"),
                self.tr("Matches appear here as they are rebuilt."),
            )
        else:
            self._notice.tell(
                "inbox-outline",
                self.tr("No matches yet"),
                self.tr("The topics hold no match so far. A match appears here with its first event."),
            )


def _count_text(shown: int, total: int, asking: bool) -> str:
    if not total:
        return ""
    matches = tr("%Ln matches", "", total)
    if asking:
        return tr("{shown} so far of {matches}").format(shown=local.count(shown), matches=matches)
    if shown == total:
        return matches
    return tr("{shown} of {matches}").format(shown=local.count(shown), matches=matches)
