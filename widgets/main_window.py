"""The window: puts the panes together around the one cursor, and asks by signals for what others do."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from app import __version__
from app.qt.mark_store import MarkStore
from app.qt.messages import Update
from app.qt.opened import Opened
from app.qt.preferences import PreferenceStore
from kafka_client.events import Role, Undecodable
from kafka_client.source import Phase, Status
from widgets import menus
from widgets.command_desk import CommandDesk
from widgets.event_filters import FileDrops, OwnKeys
from widgets.palette_jumps import PaletteJumps
from widgets.pane_focus import PaneFocus
from widgets.paned_window import PanedWindow
from widgets.replay_commands import ReplayCommands, ask_event_number


class MainWindow(PanedWindow):
    """Match list, timeline, replay and live tail around one cursor."""

    match_wanted = Signal(str)
    """Open the match with this id."""
    connect_wanted = Signal()
    """Ask for an address and connect."""
    file_wanted = Signal(str)
    """Read this file."""
    recent_wanted = Signal(str)
    """Open this source again."""
    disconnect_wanted = Signal()
    undecodable_wanted = Signal()
    verify_wanted = Signal(str)
    """Verify, against the current system's records at this place; empty for none."""
    verify_unwanted = Signal()
    """End the verification."""
    quit_wanted = Signal()
    """Close all windows."""
    closed = Signal()

    def __init__(
        self,
        app: QApplication,
        settings: QSettings,
        recent: list[str],
        marks: MarkStore | None = None,
        preferences: PreferenceStore | None = None,
    ) -> None:
        super().__init__(settings, marks, preferences)
        self._generation = 0
        self._loaded = False
        self.setWindowTitle("Orchestra Replay")
        self.set_recent(recent)
        self._make_actions()
        self._connect_panes()
        self.restore_layout()
        drops = FileDrops(self)
        drops.dropped.connect(self.file_wanted)
        drops.ignored.connect(self.sources.tell_ignored)
        OwnKeys(app, self)

    # Making the window.

    def _make_actions(self) -> None:
        ask_number = partial(ask_event_number, self, self.cursor_)
        replay = ReplayCommands(self.cursor_, ask_number, self._show_place_note)
        panes = PaneFocus(
            {"Filter": self.filter_bar, "Timeline": self.timeline, "Transport": self.transport},
            self.workbench.docks,
            self.workbench.show_dock,
        )
        self.commands = CommandDesk(
            self,
            self._settings,
            self.cursor_,
            {
                "connect": self.connect_wanted.emit,
                "open": self._ask_file,
                "disconnect": self.disconnect_wanted.emit,
                "close_window": self.close,
                "quit": self.quit_wanted.emit,
                "find": self.filter_bar.focus_text,
                "clear_filter": self.filter_bar.clear,
                "undecodable": self.undecodable_wanted.emit,
                "topics": self.topics_page.check,
                "verify": self._go_to_verify,
                "about": self._about,
                **replay.handlers(),
                **self.state_desk.handlers(),
                **self.breakpoints.handlers(),
                **self.compare.handlers(),
                **self.perspective.handlers(),
                **self.marks.handlers(),
                **self.session_desk.handlers(),
                **panes.handlers(),
                **self.branch_desk.handlers(),
                **self.exports.handlers(),
                **self.tail_desk.handlers(),
                **self.pictures.handlers(),
                **self.sources.handlers(),
                **self.layouts.handlers(),
                **self.columns.handlers(),
                **self.find_bar.handlers(),
                **self.filters.handlers(),
                **self.preferences.handlers(),
            },
            PaletteJumps(self.cursor_, self.match_list.model.ids, self.arrival.open_at),
        )
        self.actions_ = self.commands.actions
        docks = list(self.workbench.docks.values())
        menus.fill(self, self.actions_, docks, self.sources.recent_menu, self.preferences.theme_menu())
        self.layouts.show_on(self.actions_, self.menuBar())

    def _connect_panes(self) -> None:
        self._connect_list()
        self._connect_match()
        self._connect_docks()
        self._connect_commands()

    def _connect_list(self) -> None:
        self.filters.command_wanted.connect(self.sources.copy_list_command)
        self.closed.connect(self.filters.close)
        self.overview.match_chosen.connect(self.arrival.open_at)
        self.filter_bar.list_wanted.connect(self.match_list.setFocus)
        self.match_list.span_chosen.connect(self.filter_bar.set_span)
        self.match_list.match_chosen.connect(self.match_wanted)
        self.arrival.match_wanted.connect(self.match_wanted)
        self.drags.export_wanted.connect(self.exports.export_wanted)
        self.match_list.export_requested.connect(self.exports.export)
        self.match_list.clear_filter_requested.connect(self.filter_bar.clear)
        self.match_list.table.compare_requested.connect(self.compare.compare_with)
        self.status_strip.undecodable_requested.connect(self.undecodable_wanted)
        self.welcome.connect_requested.connect(self.connect_wanted)
        self.welcome.open_requested.connect(self._ask_file)
        self.welcome.recent_requested.connect(self.recent_wanted)
        self.sources.recent_menu.chosen.connect(self.recent_wanted)

    def _connect_match(self) -> None:
        self.header.anomalies_requested.connect(lambda: self.workbench.show_dock("Anomalies"))
        self.branch_desk.opened.connect(self.perspective.take)
        self.perspective.opened.connect(self._show_opened)
        self.perspective.locked_changed.connect(self._lock)
        self._lock(self.perspective.perspective.locked)
        self.find_bar.opened.connect(lambda: self.workbench.show_dock("Events"))
        self.find_bar.left.connect(self.event_table.table.setFocus)
        for teller in (self.event_table, self.anomaly_list):
            teller.record_requested.connect(self.record_dialog.show_record)
        self.event_table.anomalies_requested.connect(lambda: self.workbench.show_dock("Anomalies"))
        self.event_table.anomalies_requested.connect(self.anomaly_list.choose_event)
        self.state_desk.note_requested.connect(self._show_place_note)
        self.state_desk.expression_requested.connect(self.breakpoints.watch)
        self.state_panel.break_on_value_requested.connect(self.breakpoints.break_on_value)
        self.branch_desk.compare_requested.connect(self.compare.compare_branch)
        self.marks.show_on(self.event_table, self.timeline, self.transport.slider, self.match_list.table)

    def _connect_docks(self) -> None:
        for opener in (
            self.live_tail,
            self.verify_page,
            self.breakpoints.dock,
            self.marks.dock,
            self.session_desk,
        ):
            opener.open_requested.connect(self.arrival.open_at)
        for teller in (
            self.verify_page,
            self.breakpoints,
            self.branch_desk,
            self.compare,
            self.marks,
            self.session_desk,
            self.exports,
            self.live_tail,
            self.pictures,
            self.arrival,
            self.find_bar,
            self.sources,
            self.filters,
        ):
            teller.note_requested.connect(self.show_note)
        for desk in (self.marks, self.session_desk, self.pictures):
            desk.problem_requested.connect(self.show_message)
        for pane in (self.compare, self.breakpoints, self.tail_desk):
            pane.dock_wanted.connect(self.workbench.show_dock)
        self.live_tail.record_requested.connect(self.record_dialog.show_record)
        self.verify_page.verify_requested.connect(self.verify_wanted)
        self.verify_page.cancel_requested.connect(self.verify_unwanted)

    def _connect_commands(self) -> None:
        self.commands.keys.changed.connect(self._name_keys)
        self._name_keys()
        self.actions_["shorten_waits"].setChecked(self.cursor_.shortens_waits)
        self.cursor_.following_changed.connect(self.actions_["follow"].setChecked)
        self.cursor_.shortening_changed.connect(self.actions_["shorten_waits"].setChecked)
        self.cursor_.place_wanted.connect(self.arrival.open_at)
        self.cursor_.moved.connect(self.status_strip.leave_place)

    def _lock(self, on: bool) -> None:
        models = [pane.model for pane in (self.match_list, self.live_tail, self.verify_page, self.marks.dock)]
        for veiled in (
            *models,
            self.match_list.strip,
            self.overview,
            self.breakpoints.live,
            self.record_dialog,
        ):
            veiled.set_locked(on)
        self.actions_["spoiler_lock"].setChecked(on)

    def _name_keys(self) -> None:
        self.transport.set_shortcuts(self.commands.key_texts())

    # What comes in.

    def show_page(self, *, working: bool) -> None:
        """The working page, or the welcome page."""
        self._pages.setCurrentIndex(1 if working else 0)
        self._toolbar.setVisible(working)
        self.commands.states.set_working(working)

    def set_recent(self, names: list[str]) -> None:
        """The sources to offer again."""
        self.welcome.set_recent(names)
        self.sources.recent_menu.set_names(names)

    @property
    def working(self) -> bool:
        """Whether a source is shown, not the welcome page."""
        return self._pages.currentIndex() == 1

    def begin(self, source_name: str, topics: Mapping[Role, str]) -> None:
        """Show a source that has told nothing yet."""
        self.live_tail.begin(topics)
        self.branch_desk.set_topics(topics)
        self.setWindowTitle(f"{source_name} — Orchestra Replay")
        self._generation = 0
        self._forget()
        self.show_page(working=True)
        self.match_list.set_state("loading")
        self.status_strip.show_status(Status(), 0.0, 0, 0)

    def _forget(self) -> None:
        self._loaded = False
        self.arrival.forget()
        self.branch_desk.forget()
        self.perspective.forget()
        self.compare.close()
        self.cursor_.close()
        self.match_list.model.clear()
        self.live_tail.clear()
        self.verify_page.clear()

    def end(self) -> None:
        """Show no source."""
        self.setWindowTitle("Orchestra Replay")
        self.cursor_.close()
        self.show_page(working=False)
        self.status_strip.show_disconnected()

    def take(self, update: Update) -> None:
        """Show what the feed brought."""
        if update.status.generation != self._generation:
            self._generation = update.status.generation
            self._forget()
        if update.rows:
            self.match_list.model.upsert(update.rows)
            self.filter_bar.add_choices(update.rows)
        self.live_tail.take(update)
        self.status_strip.show_status(
            update.status, update.rate, update.undecodable, update.matches, update.saved
        )
        self.sources.show_status(update.status)
        self._show_list_state(update)
        if update.status.loaded or update.status.phase is Phase.ENDED:
            self.verify_page.set_ready()
        complete = update.status.loaded and self.match_list.model.total == update.matches > 0
        if complete and not self._loaded:
            self._loaded = True
            if not self.session_desk.apply():
                self.arrival.settle()

    def show_match(self, opened: Opened) -> None:
        """Show a match that was opened, or that has grown, as the open branch has it."""
        self.branch_desk.take(opened)

    def _show_opened(self, opened: Opened, position: int | None) -> None:
        self.timeline.show_layout(opened.timeline)
        wanted = self.arrival.enter(opened.replay)
        self.cursor_.open(opened.replay, position if wanted is None else wanted)
        self.overview.show_open(opened.replay.match_id)
        row = self.match_list.model.find(opened.replay.match_id)
        self.header.set_cut("" if row is None else row.cut)

    def show_undecodable(self, items: list[Undecodable]) -> None:
        """Open the list of records that are not events."""
        self.record_dialog.show_items(items)

    def show_failure(self, sentence: str) -> None:
        """The source can never be read."""
        self.match_list.set_state("error", sentence)
        self.status_strip.show_problem(sentence)

    def show_message(self, sentence: str) -> None:
        """Tell in a dialog that something was not done."""
        QMessageBox.warning(self, "Orchestra Replay", sentence)

    def show_note(self, sentence: str) -> None:
        """Tell in the status bar that something was done."""
        self.status_strip.show_note(sentence)

    def _show_place_note(self, sentence: str) -> None:
        self.status_strip.show_note(sentence, of_place=True)

    def _show_list_state(self, update: Update) -> None:
        status = update.status
        if update.matches:
            self.match_list.set_state("ready")
        elif status.problem:
            self.match_list.set_state("error", status.problem)
        elif status.loaded or status.phase is Phase.ENDED:
            self.match_list.set_state("empty")

    # What the user does.

    def _go_to_verify(self) -> None:
        self.workbench.show_dock("Verify")
        self.verify_page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _ask_file(self) -> None:
        kinds = self.tr("Records, exports, sessions (*.jsonl *.json *.gz *.txt *.orep);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a file"), "", kinds)
        if name:
            self.file_wanted.emit(name)

    def _about(self) -> None:
        QMessageBox.about(
            self,
            self.tr("About Orchestra Replay"),
            self.tr(
                "<b>Orchestra Replay {__version__}</b><p>Match history and replay debugger for "
                "RobotOrchestra. It only reads: no consumer group, no commits, nothing is ever "
                "written to Kafka.</p>"
            ).format(__version__=__version__),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        self.store_layout()
        super().closeEvent(event)
        self.closed.emit()
