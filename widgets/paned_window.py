"""The window's panes and desks, made and in their places. What they tell each other is `MainWindow`'s."""

from PySide6.QtCore import QByteArray, QPoint, QRect, QSettings
from PySide6.QtWidgets import QInputDialog, QMainWindow, QStackedWidget, QToolBar, QWidget

from app.qt.cursor import Cursor
from app.qt.mark_store import MarkStore
from app.qt.preferences import PreferenceStore
from widgets.anomaly_list import AnomalyList
from widgets.arrival import Arrival
from widgets.branch_bar import with_bar
from widgets.branch_desk import BranchDesk
from widgets.breakpoint_desk import BreakpointDesk
from widgets.column_desk import ColumnDesk
from widgets.compare_desk import CompareDesk
from widgets.event_table import EventTable
from widgets.export_desk import ExportDesk
from widgets.filter_bar import FilterBar
from widgets.filter_desk import FilterDesk
from widgets.find_bar import FindBar
from widgets.layout_desk import LayoutDesk
from widgets.live_tail import LiveTail
from widgets.mark_desk import MarkDesk
from widgets.match_drag import MatchDrag
from widgets.match_header import MatchHeader
from widgets.match_list import MatchList
from widgets.overview import Overview
from widgets.perspective_desk import PerspectiveDesk
from widgets.picture_desk import PictureDesk
from widgets.preferences_desk import PreferencesDesk
from widgets.record_dialog import RecordDialog
from widgets.session_desk import (
    Part,
    SessionDesk,
    breakpoint_parts,
    perspective_parts,
    window_parts,
)
from widgets.source_desk import SourceDesk
from widgets.state_desk import StateDesk
from widgets.state_panel import StatePanel
from widgets.status_strip import StatusStrip
from widgets.tail_desk import TailDesk
from widgets.timeline import TimelineView
from widgets.topics_page import TopicsPage
from widgets.transport import TransportBar
from widgets.verify_page import VerifyPage
from widgets.welcome import Welcome
from widgets.workbench import Workbench


class PanedWindow(QMainWindow):
    """Has a pane or a desk for each thing that one does, all around one cursor."""

    def __init__(
        self, settings: QSettings, marks: MarkStore | None, preferences: PreferenceStore | None
    ) -> None:
        super().__init__()
        self._settings = settings
        self.restored = False
        """Whether the window is where the last one was closed."""
        self.cursor_ = Cursor(self)
        self._make_panes(marks)
        store = preferences or PreferenceStore(settings, self)
        self.preferences = PreferencesDesk(store, self.cursor_, self.live_tail.model, self)
        self.tail_desk.cap_chosen.connect(lambda cap: store.choose(tail_rows=cap))
        self._arrange()

    def _make_panes(self, marks: MarkStore | None) -> None:
        self.welcome = Welcome()
        self.filter_bar = FilterBar()
        self.match_list = MatchList()
        self.filters = FilterDesk(self.filter_bar, self.match_list, self)
        self.overview = Overview(self.match_list.model)
        self.arrival = Arrival(self.cursor_, self.match_list, self)
        self.sources = SourceDesk(self.arrival, self)
        self.match_list.add_foot(self.sources.older_bar)
        self.header = MatchHeader(self.cursor_)
        self.timeline = TimelineView(self.cursor_)
        self.transport = TransportBar(self.cursor_)
        self.event_table = EventTable(self.cursor_)
        self.find_bar = FindBar(self.cursor_)
        self.event_table.add_bar(self.find_bar)
        self.state_panel = StatePanel(self.cursor_)
        self.state_desk = StateDesk(self.cursor_, self.state_panel, self._settings, self)
        self.live_tail = LiveTail()
        self.tail_desk = TailDesk(self.live_tail, self._settings, self)
        self.anomaly_list = AnomalyList(self.cursor_)
        self.marks = MarkDesk(self.cursor_, self._settings, self, self.transport, marks)
        self.perspective = PerspectiveDesk(self.cursor_, self._settings, self)
        self.header.add_tool(self.perspective.bar)
        self.breakpoints = BreakpointDesk(self.cursor_, self._settings, self)
        self.compare = CompareDesk(self.cursor_, self._ask_other_match, self)
        self.verify_page = VerifyPage()
        self.status_strip = StatusStrip()
        self.record_dialog = RecordDialog(self)
        self.topics_page = TopicsPage(self)
        self.drags = MatchDrag(self.match_list.table, self)
        self.pictures = PictureDesk(self.timeline, self._settings, self)
        self.exports = ExportDesk(self.cursor_, self.match_list.model, self._settings, self)
        self.branch_desk = BranchDesk(self.cursor_, self.event_table, self._settings, self)

    def _arrange(self) -> None:
        self._toolbar = QToolBar(self.tr("Filter"))
        self._toolbar.setObjectName("filter")
        self._toolbar.setMovable(False)
        self._toolbar.addWidget(self.filter_bar)
        self._toolbar.hide()
        self.addToolBar(self._toolbar)
        panes = {
            "Matches": self.match_list,
            "State": self.state_panel,
            "Events": self.event_table,
            "Live tail": self.live_tail,
            "Overview": self.overview,
            "Anomalies": self.anomaly_list,
            "Breakpoints": self.breakpoints.dock,
            "Watches": self.breakpoints.watch_dock,
            "Marks": self.marks.dock,
            "Compare": self.compare.page,
            "Verify": self.verify_page,
        }
        self.workbench = Workbench(
            with_bar(self.header, self.branch_desk.bar), self.timeline, self.transport, panes
        )
        for name, pane in (
            ("State", self.state_panel),
            ("Anomalies", self.anomaly_list),
            ("Breakpoints", self.breakpoints.dock),
            ("Watches", self.breakpoints.watch_dock),
            ("Compare", self.compare.page),
            ("Overview", self.overview),
        ):
            self.workbench.docks[name].visibilityChanged.connect(pane.set_in_sight)
        self.layouts = LayoutDesk(self.workbench, self._settings, self)
        self.columns = ColumnDesk(self.match_list.table, self._settings, self)
        self.layouts.started_over.connect(self.columns.reset)
        self.session_desk = SessionDesk(
            self.cursor_, self.match_list.model, self.marks.store, self._settings, self
        )
        parts = window_parts(self.filter_bar, self.workbench, self.layouts, self.branch_desk)
        self.session_desk.add_parts(parts)
        self.session_desk.add_parts({"columns": Part(self.columns.state, self.columns.restore)})
        self.session_desk.add_parts(breakpoint_parts(self.breakpoints) | perspective_parts(self.perspective))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.workbench)
        self.setCentralWidget(self._pages)
        self.statusBar().addPermanentWidget(self.status_strip, 1)
        self.statusBar().setSizeGripEnabled(False)

    def _ask_other_match(self) -> str:
        """The chosen match of the list, where it is another than the open one; else the user says which."""
        chosen, replay = self.match_list.table.current_id(), self.cursor_.replay
        if chosen is not None and replay is not None and chosen != replay.match_id:
            return chosen
        text, accepted = QInputDialog.getText(
            self, self.tr("Compare"), self.tr("The id of the match to compare with:")
        )
        return text.strip() if accepted else ""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Pass over panes that lie behind others: Qt puts them outside of the window, but hides none."""
        begun = self.focusWidget()
        while super().focusNextPrevChild(forward):
            reached = self.focusWidget()
            if reached in (begun, None) or self._is_inside(reached):
                return True
        return False

    def _is_inside(self, widget: QWidget) -> bool:
        return self.rect().intersects(QRect(widget.mapTo(self, QPoint()), widget.size()))

    def restore_layout(self) -> None:
        """Put the window and its panes where they were when the last one was closed."""
        geometry = self._settings.value("window/geometry")
        self.restored = isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)
        self.layouts.restore()

    def store_layout(self) -> None:
        """Remember where everything is."""
        self._settings.setValue("window/geometry", self.saveGeometry())
        self.layouts.store()
        self.columns.store()
