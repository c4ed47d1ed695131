"""A walk through every view of a running window, with a picture of each: ``--tour DIR``.

It does what a user does, by the same widgets, and waits for what it wants to see. It needs a source that has
matches, time-outs and undecodable records, and plays live matches.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.breakpoints import Breakpoint, BreakpointKind
from app.core.export_forms import Form
from app.core.filters import Filter
from app.core.highlights import HighlightRule, Kind
from app.core.perspective import SeenReplay
from app.core.state import Severity
from app.core.state import Status as MatchStatus
from widgets.connect_dialog import ConnectDialog
from widgets.edit_event_dialog import EditEventDialog
from widgets.main_window import MainWindow
from widgets.record_view import Form as ValueForm
from widgets.saved_filters_dialog import SavedFiltersDialog
from widgets.tour_dialogs import DialogTour
from widgets.tour_guide import Guide
from widgets.tour_records import write_spoilt

BY_ROUNDS = "match.rounds > 4 && match.robots.size() > 2"
BY_ROBOT = 'event.type == "response.generated"'
FILTER_NAME = "Guessed right, in the middle of the week"
DEAD_ADDRESS = "127.0.0.1:1"
"""An address at which nothing can listen for Kafka (port 1, tcpmux)."""


async def tour(window: MainWindow, folder: Path) -> None:
    """Drive the window through its views and write their pictures. Raises TimeoutError."""
    await _Tour(window, folder).run()


class _Tour(Guide):
    async def run(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        window = self.window
        await self.until(lambda: window.cursor_.replay is not None, "a match is open")
        await self._browse()
        await self._replay()
        await self._breakpoints()
        await self._perspective()
        await self._branch()
        await self._playing()
        await self._marks()
        await self._verify()
        await self._live()
        await DialogTour(window, self._folder).run()
        await self._layouts()
        await self._faults()

    async def _browse(self) -> None:
        await self.open_match(Filter(outcome="correct"))
        await self.picture("matches")
        await self._filters()
        await self._overview()

    async def _filters(self) -> None:
        """Show the rarer conditions, what filters are saved by name, and an expression."""
        window = self.window
        bars = window.match_list.strip.bars
        third = (bars.high - bars.low) / 3
        window.filter_bar.set_span(bars.low + third, bars.high - third)
        window.actions_["more_filters"].trigger()
        await self.picture("more-filters")
        window.filter_bar.more.hide()
        window.actions_["saved_filters"].trigger()
        dialog = window.findChildren(SavedFiltersDialog)[0]
        dialog.name_edit.setText(FILTER_NAME)
        dialog.save_button.click()
        await self.picture("saved-filters")
        dialog.delete_button.click()
        dialog.reject()
        window.filter_bar.set_filter(Filter(where=BY_ROUNDS))
        await self.until(lambda: 0 < window.match_list.model.shown < 20, "the expression is asked")
        await self.picture("expression")
        window.filter_bar.clear()

    async def _overview(self) -> None:
        """Show all matches over time, at the open one."""
        window = self.window
        window.workbench.show_dock("Overview")
        canvas = window.overview.canvas
        await self.until(lambda: canvas.frame() is not None, "the overview is made")
        await self.picture("overview")
        window.workbench.show_dock("Events")

    async def _replay(self) -> None:
        window = self.window
        await self.open_match(Filter(anomaly="response_timeout"))
        replay = window.cursor_.replay
        errors = replay.index.of_severity(Severity.ERROR) if replay else ()
        window.cursor_.go(errors[0] if errors else 1)
        await self.picture("replay")
        await self._blame()
        window.workbench.show_dock("Anomalies")
        self.show_state_tab(window.state_panel.change_list)
        await self.picture("changes")
        self.show_state_tab(window.state_panel.event_tree)
        await self.picture("event")
        self.show_state_tab(window.state_panel.record_view)
        window.workbench.show_dock("Events")
        await self.picture("raw")
        self.show_state_tab(window.state_panel.state_tree)
        window.timeline.show_by_number(True)
        await self.picture("order")
        window.timeline.show_by_number(False)

    async def _breakpoints(self) -> None:
        """Stop at slow answers, and watch what they do to the state."""
        window, desk = self.window, self.window.breakpoints
        desk.set_breakpoints(
            [
                Breakpoint(BreakpointKind.EXPRESSION, "event.latency > 8000"),
                Breakpoint(BreakpointKind.ANOMALY, "response_timeout"),
                Breakpoint(BreakpointKind.ROUND, "4", enabled=False),
            ]
        )
        await self.until(lambda: len(desk.hits) == 2, "the breakpoints are found")
        window.cursor_.first()
        window.actions_["run_to_next"].trigger()
        window.workbench.show_dock("Breakpoints")
        await self.picture("breakpoints")
        desk.watch("state.status")
        desk.watch_dock.add("state.rounds[1].responses.size()")
        await self.until(lambda: desk.watch_dock.model.text(1, 1) != "…", "the watches have values")
        await self.picture("watches")
        desk.set_breakpoints([])
        desk.watch_dock.set_watches([])
        window.workbench.show_dock("Events")

    async def _perspective(self) -> None:
        """See it as a participant who does not know yet, then with the spoiler lock."""
        window, desk = self.window, self.window.perspective
        desk.look_as(desk.participants()[0])
        await self.until(lambda: isinstance(window.cursor_.replay, SeenReplay), "the match is veiled")
        await self.picture("perspective")
        desk.look_as("")
        desk.lock(True)
        await self.until(lambda: isinstance(window.cursor_.replay, SeenReplay), "the match is locked")
        await self.picture("spoiler-lock")
        desk.lock(False)
        await self.until(lambda: not isinstance(window.cursor_.replay, SeenReplay), "the lock is released")

    async def _branch(self) -> None:
        """Skip the event at the cursor in a what-if branch, and show what an event is written in."""
        window = self.window
        model = window.branch_desk.model
        window.cursor_.go(window.cursor_.length - 2)
        window.actions_["skip_event"].trigger()
        await self.until(lambda: model.replay is not None, "the branch is folded")
        await self.picture("branch")
        window.branch_desk.compare()
        await self.until(lambda: window.compare.page.alignment is not None, "both sides are aligned")
        window.compare.page.go_to_first()
        await self.picture("compare")
        window.compare.close()
        window.workbench.show_dock("Events")
        window.actions_["edit_event"].trigger()
        dialog = window.findChildren(EditEventDialog)[0]
        await self.picture("edit-event")
        dialog.reject()
        window.actions_["drop_branch"].trigger()

    async def _playing(self) -> None:
        """Play a match, at a speed at which one sees it."""
        cursor = self.window.cursor_
        cursor.first()
        cursor.set_speed(16)
        cursor.toggle_play()
        await self.until(lambda: cursor.position > cursor.length // 3, "the match is being played")
        await self.picture("playing")
        cursor.pause()
        cursor.set_speed(1)

    async def _marks(self) -> None:
        """Mark two events and write a note, show the marks, and what a session is saved by."""
        window = self.window
        marked = []
        for number, note in ((4, "Here it is still fine"), (window.cursor_.length // 2, "Why so late?")):
            window.cursor_.go(number)
            window.actions_["mark_note"].trigger()
            window.marks.editor.note_edit.setText(note)
            window.marks.editor.note_edit.returnPressed.emit()
            marked.append(window.marks.open_marks.at(number))
        window.workbench.show_dock("Marks")
        window.actions_["mark_note"].trigger()
        await self.picture("marks")
        window.marks.editor.note_edit.returnPressed.emit()
        window.actions_["save_session"].trigger()
        await self.picture("session")
        window.session_desk.close_dialog()
        for mark in marked:
            if mark is not None:
                window.marks.store.remove(mark.key)
        window.workbench.show_dock("Events")

    async def _blame(self) -> None:
        """Choose a value, and see which event set it; then only what the event changed."""
        tree = self.window.state_panel.state_tree
        status = tree.model.find("status")
        if status is not None:
            tree.tree.setCurrentIndex(tree.model.index_of(status))
        await self.picture("blame")
        tree.changes_box.click()
        await self.picture("changes-only")
        tree.changes_box.click()

    async def _verify(self) -> None:
        window = self.window
        page = window.verify_page
        window.filter_bar.clear()
        await self.settle()
        with TemporaryDirectory(prefix="current-system-") as folder:
            exported, history = Path(folder, "exported.json"), Path(folder, "matches.json")
            window.exports.export_wanted.emit(
                str(exported), window.match_list.model.shown_ids(), Form.DOCUMENTS
            )
            await self.until(exported.exists, "all matches are exported")
            write_spoilt(exported, history)
            window.actions_["verify"].trigger()
            page.place.set_text(str(history))
            page.place.verify_button.click()
            await self.until(lambda: page.model.total > 0, "the differences are listed")
        self._choose_difference()
        await self.picture("verify")

    def _choose_difference(self) -> None:
        """Open the match of an answer that differs, at its event."""
        page = self.window.verify_page
        rows = range(page.model.rowCount())
        row = next(row for row in rows if ".responses." in page.model.row(row).field)
        page.table.setCurrentIndex(page.model.index(row, 0))
        page.table.activated.emit(page.model.index(row, 0))

    async def _live(self) -> None:
        window = self.window
        window.filter_bar.clear()
        window.workbench.show_dock("Live tail")
        shown = window.live_tail.model.rowCount()
        await self.until(lambda: window.live_tail.model.rowCount() > shown + 20, "live records come in")
        window.match_list.select_first()
        window.cursor_.follow(True)
        await self.picture("live")
        window.cursor_.follow(False)
        await self._stand_behind()
        await self._tail()
        window.workbench.show_dock("Events")

    async def _tail(self) -> None:
        """Highlight what robots do, filter by CEL, and look at a record byte by byte."""
        window, desk, tail = self.window, self.window.tail_desk, self.window.live_tail
        before = desk.dialog.rules()
        desk.set_rules(
            [
                HighlightRule(Kind.REGEX, "fail|error|late", "vermilion"),
                HighlightRule(Kind.CEL, BY_ROBOT, "green"),
            ]
        )
        tail.filter.set_filter(Kind.CEL, 'event.topic != "robot-commands"')
        tail.table.set_following(True)
        await self.until(lambda: tail.model.row_count() > 0 and not tail.model.unasked, "records pass")
        await self.picture("tail")
        desk.edit_rules()
        await self.picture("highlights")
        desk.dialog.reject()
        desk.set_rules(before)
        tail.record_requested.emit(tail.model.item(tail.model.row_count() - 1).record)
        window.record_dialog.record_view.form_tabs.setCurrentIndex(ValueForm.HEX)
        await self.picture("record")
        window.record_dialog.record_view.form_tabs.setCurrentIndex(ValueForm.JSON)
        window.record_dialog.reject()
        tail.filter.set_filter(Kind.WORDS, "")

    async def _layouts(self) -> None:
        """Find an event in the layout for browsing, then the layout for what is live."""
        window = self.window
        window.actions_["layout_browse"].trigger()
        window.actions_["find_event"].trigger()
        window.find_bar.edit.setText("answered round")
        await self.until(lambda: window.find_bar.search.complete, "the match is looked through")
        window.find_bar.next()
        await self.picture("find")
        window.find_bar.close_bar()
        window.actions_["layout_live"].trigger()
        await self.picture("layout-live")
        window.actions_["layout_debug"].trigger()

    async def _stand_behind(self) -> None:
        """Stand in a match while it goes on, unless it has ended."""
        cursor = self.window.cursor_
        cursor.go(min(12, cursor.length - 1))
        ended = cursor.replay is not None and cursor.replay.final.status is MatchStatus.COMPLETED
        await self.until(lambda: ended or cursor.ahead > 0, "the match that is played goes on")
        await self.picture("live-ahead")

    async def _faults(self) -> None:
        window = self.window
        window.filter_bar.set_filter(Filter(text="nobody ever wrote this"))
        await self.until(lambda: window.match_list.model.shown == 0, "the filter shows nothing")
        await self.picture("nothing-found")
        window.filter_bar.clear()
        window.actions_["connect"].trigger()
        dialog = self.dialog(ConnectDialog)
        dialog.set_address(DEAD_ADDRESS)
        dialog.accept()
        await self.until(lambda: window.match_list.state == "error", "the dead address is told")
        await self.picture("unreachable")
        window.actions_["disconnect"].trigger()
        await self.until(lambda: not window.working, "the welcome page is back")
        await self.picture("welcome")
