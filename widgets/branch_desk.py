"""What one can do with what-if branches: the commands, the event table's menu, the bar, and the exports."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from app.core.branch_edits import (
    edit_text,
    is_skipped,
    outside_kafka,
    toggle_skip,
    toggled,
    with_added,
    with_move,
    with_record,
    without,
)
from app.core.branch_export import pytest_file, record_file
from app.core.branch_templates import TEMPLATES, copy_with_new_id, record_like
from app.core.branches import Branch, BranchError, BranchReplay, place_text, read_event
from app.core.describe import one_line
from app.core.export import ExportError, write_file
from app.core.perspective import SeenReplay
from app.core.replay import Step
from app.core.state import Position
from app.qt.branch_model import BranchModel
from app.qt.cursor import Cursor
from app.qt.opened import Opened
from app.qt.spoken import said
from app.qt.texts import tr, translatable
from app.qt.words import word
from kafka_client.events import DEFAULT_TOPICS, Event, Role, TopicRoles
from kafka_client.records import Record
from widgets.branch_bar import BranchBar, BranchFacts
from widgets.edit_event_dialog import EditEventDialog
from widgets.event_table import EventTable

FOLDER_KEY = "export/folder"
NO_EVENT = translatable("Go to an event first: before the first one there is nothing to change.")
NO_BRANCH = translatable("Open a what-if branch first, then {do} it.")
VEILED = translatable("what comes of it is hidden in this perspective")
COPY = translatable("a copy of this event with an id of its own")
DUPLICATE = translatable("this event once more: a duplicate")
LONGEST_NAME = 48
"""Characters of what an event is called in the list of edits."""


class BranchDesk(QObject):
    """Changes the branches of `BranchModel` as the user asks. The first edit of a match makes a branch."""

    opened = Signal(object, object)
    """Show this `Opened`, with the cursor at a position; None keeps it at its event."""
    compare_requested = Signal(object)
    """Compare this `Branch` with the original."""
    note_requested = Signal(str)
    """Tell this sentence."""

    def __init__(self, cursor: Cursor, events: EventTable, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._cursor = cursor
        self._settings = settings
        self._topics: Mapping[Role, str] = DEFAULT_TOPICS
        self._last_name = ""
        self.model = BranchModel(cursor, self)
        self.bar = BranchBar()
        self.model.opened.connect(self.opened)
        self.model.pointed_out.connect(events.point_out)
        self.model.failed.connect(self.note_requested)
        self.model.noted.connect(self.note_requested)
        self.model.changed.connect(self._show)
        self.bar.branch_chosen.connect(self.model.choose)
        self.bar.edit_toggled.connect(lambda index: self.model.edit(lambda branch: toggled(branch, index)))
        self.bar.edit_removed.connect(lambda index: self.model.edit(lambda branch: without(branch, index)))
        self.bar.compare_requested.connect(self.compare)
        self.bar.rename_requested.connect(self.rename)
        self.bar.duplicate_requested.connect(self.model.duplicate)
        self.bar.drop_requested.connect(self.drop)
        self.bar.records_requested.connect(self.export_records)
        self.bar.test_requested.connect(self.export_test)
        events.menu_opening.connect(self.add_to_menu)
        events.skipped_chosen.connect(self.model.choose_event)
        cursor.replay_changed.connect(self._show)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {
            "skip_event": self.skip,
            "edit_event": self.edit,
            "move_earlier": lambda: self.move(earlier=True),
            "move_later": lambda: self.move(earlier=False),
            "insert_before": lambda: self.insert(before=True),
            "insert_after": lambda: self.insert(before=False),
            "undo_edit": self.undo,
            "redo_edit": self.redo,
            "toggle_branch": self.toggle_branch,
            "compare_branch": self.compare,
            "rename_branch": self.rename,
            "duplicate_branch": self.model.duplicate,
            "drop_branch": self.drop,
            "export_branch": self.export_records,
            "export_branch_test": self.export_test,
        }

    def set_topics(self, topics: Mapping[Role, str]) -> None:
        """Know which topic has which role."""
        self._topics = topics
        self.model.set_roles(TopicRoles(topics))

    def take(self, opened: Opened) -> None:
        """A match was opened, or has grown."""
        self.model.take(opened)

    def forget(self) -> None:
        """Another history begins."""
        self.model.forget()

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The branches of all matches."""
        return self.model.branches

    def set_branches(self, branches: Iterable[Branch]) -> None:
        """Keep these branches and no others."""
        self.model.set_branches(branches)

    @property
    def open_name(self) -> str:
        """The branch that is open, empty for the original."""
        return "" if self.model.current is None else self.model.current.name

    # The event that the commands are about.

    def _step(self) -> Step | None:
        target = self.model.target
        steps = (step for step in self.model.shown_steps if step.event.record.position == target)
        found = next(steps, None)
        if found is None:
            self.note_requested.emit(tr(NO_EVENT))
        return found

    def add_to_menu(self, menu: QMenu, step: Step) -> None:
        """Offer in an event's context menu what a branch can do with it."""
        if isinstance(self._cursor.replay, SeenReplay):
            return
        position = step.event.record.position
        offers: dict[str, Callable[[], object]] = {
            self.tr("Do not skip") if self._is_skipped(position) else self.tr("Skip"): lambda: (
                self._toggle_skip(position)
            ),
            self.tr("Edit…"): lambda: self._edit(step),
            self.tr("Move up"): lambda: self._move(position, earlier=True),
            self.tr("Move down"): lambda: self._move(position, earlier=False),
            self.tr("Insert before…"): lambda: self._insert(step, before=True),
            self.tr("Insert after…"): lambda: self._insert(step, before=False),
        }
        menu.addSeparator()
        what_if = menu.addMenu(self.tr("What-if"))
        for text, do in offers.items():
            what_if.addAction(text).triggered.connect(_ignoring_checked(do))

    # Editing.

    def skip(self) -> None:
        """Leave the event at the cursor out, or take it in again."""
        step = self._step()
        if step is not None:
            position = step.event.record.position
            self.model.choose_event(position)
            self._toggle_skip(position, position if self._is_skipped(position) else None)

    def _toggle_skip(self, position: Position, stand_at: Position | None = None) -> None:
        self.model.edit(lambda branch: toggle_skip(branch, position), stand_at)

    def _is_skipped(self, position: Position) -> bool:
        branch = self.model.current
        return branch is not None and is_skipped(branch, position)

    def move(self, *, earlier: bool) -> None:
        """Move the event at the cursor by one place."""
        step = self._step()
        if step is not None:
            self._move(step.event.record.position, earlier=earlier)

    def _move(self, position: Position, *, earlier: bool) -> None:
        places = [step.event.record.position for step in self.model.shown_steps]
        here = places.index(position)
        if (earlier and here == 0) or (not earlier and here == len(places) - 1):
            self.note_requested.emit(
                self.tr("The event is the {value} one already.").format(
                    value=self.tr("first") if earlier else self.tr("last")
                )
            )
            return
        following = (*places, None)
        before = following[here - 1] if earlier else following[here + 2]
        self.model.edit(lambda branch: with_move(branch, position, before))

    def edit(self) -> None:
        """Write the event at the cursor otherwise."""
        step = self._step()
        if step is not None:
            self._edit(step)

    def _edit(self, step: Step) -> None:
        record = step.event.record
        self._ask_record(
            self.tr("Edit event {number}").format(number=step.number),
            {self.tr("this event"): record},
            lambda written: self.model.edit(lambda branch: with_record(branch, record.position, written)),
        )

    def insert(self, *, before: bool) -> None:
        """Write an event before or after the one at the cursor."""
        step = self._step()
        if step is not None:
            self._insert(step, before=before)

    def _insert(self, step: Step, *, before: bool) -> None:
        position = step.event.record.position
        places = [each.event.record.position for each in self.model.shown_steps]
        place = position if before else (*places, None)[places.index(position) + 1]

        def add(record: Record) -> None:
            placed = outside_kafka(self.model.current, record)
            self.model.edit(lambda branch: with_added(branch, placed, place), placed.position)

        where = self.tr("before") if before else self.tr("after")
        self._ask_record(
            self.tr("Insert an event {where} event {number}").format(where=where, number=step.number),
            self._templates(step),
            add,
        )

    def _templates(self, step: Step) -> dict[str, Record]:
        made = {
            f"{type_name} ({self._topics[role]})": record_like(step, self._topics, role, type_name)
            for role, type_name in TEMPLATES
        }
        return {COPY: copy_with_new_id(step), DUPLICATE: step.event.record, **made}

    def _ask_record(
        self, title: str, templates: Mapping[str, Record], then: Callable[[Record], object]
    ) -> None:
        dialog = EditEventDialog(title, templates, self._read, self._window)
        dialog.accepted.connect(lambda: then(dialog.record))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read(self, record: Record) -> Event:
        match_id = "" if self.model.original is None else self.model.original.match_id
        return read_event(record, match_id, self.model.roles)

    def undo(self) -> None:
        """Take the last change of the branches back."""
        if not self.model.undo():
            self.note_requested.emit(self.tr("No change of a what-if branch of this match is left to undo."))

    def redo(self) -> None:
        """Make the change again that was undone last."""
        if not self.model.redo():
            self.note_requested.emit(self.tr("Nothing was undone that could be done again."))

    # Branches.

    def toggle_branch(self) -> None:
        """Switch between the original and the branch that was open last."""
        current = self.model.current
        if current is not None:
            self._last_name = current.name
            self.model.choose("")
            return
        names = self.model.names
        if not names:
            self.note_requested.emit(
                self.tr("This match has no what-if branch yet: skip or edit an event first.")
            )
        else:
            self.model.choose(self._last_name if self._last_name in names else names[-1])

    def rename(self) -> None:
        """Ask for another name."""
        branch = self._branch("rename")
        if branch is None:
            return
        name, accepted = QInputDialog.getText(
            self._window, self.tr("Rename the branch"), self.tr("Name:"), text=branch.name
        )
        if accepted:
            try:
                self.model.rename(name.strip())
            except BranchError as error:
                self.note_requested.emit(said(str(error)))

    def drop(self) -> None:
        """Forget the open branch."""
        branch = self._branch("drop")
        if branch is not None:
            self.model.drop()
            self.note_requested.emit(
                self.tr("Branch {name!r} was dropped; Undo brings it back.").format(name=branch.name)
            )

    def compare(self) -> None:
        """Ask for the branch beside the original."""
        branch = self._branch("compare")
        if branch is not None:
            self.compare_requested.emit(branch)

    def _branch(self, do: str) -> Branch | None:
        if self.model.current is None:
            self.note_requested.emit(tr(NO_BRANCH).format(do=do))
        return self.model.current

    # Exports.

    def export_records(self) -> None:
        """Write the branch as records that can be opened."""
        replay = self._folded()
        if replay is None:
            return
        name = self._ask_file(f"{_stem(replay)}.jsonl", self.tr("Records (*.jsonl);;All files (*)"))
        if name:
            roles = self.model.roles
            self.model.run(lambda: _write_records(Path(name), replay, roles))

    def export_test(self) -> None:
        """Write the branch as a test case for pytest."""
        replay = self._folded()
        if replay is None:
            return
        name = self._ask_file(f"test_{_stem(replay)}.py", self.tr("Python (*.py);;All files (*)"))
        if name:
            topics = self._topics
            self.model.run(lambda: _write_test(Path(name), replay, topics))

    def _folded(self) -> BranchReplay | None:
        self._branch("export")
        return self.model.replay

    def _ask_file(self, suggestion: str, kinds: str) -> str:
        """The file's name, empty for none."""
        folder = Path(str(self._settings.value(FOLDER_KEY, str(Path.home()))))
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the branch"), str(folder / suggestion), kinds
        )
        if name:
            self._settings.setValue(FOLDER_KEY, str(Path(name).parent))
        return name

    # The bar.

    def _show(self) -> None:
        branch, replay = self.model.current, self.model.replay
        in_sight = self._cursor.replay is not None
        if branch is None or not in_sight:
            names = self.model.names if in_sight else ()
            self.bar.show_facts(BranchFacts(names))
            return
        edits = [(edit_text(edit, self._name), edit.enabled) for edit in branch.edits]
        current = replay is not None and replay.branch == branch
        sentence = (
            told(replay) if replay is not None and current else self.tr("working out what comes of it…")
        )
        if isinstance(self._cursor.replay, SeenReplay):
            sentence = tr(VEILED)
        count = self.tr("%Ln edits", "", sum(enabled for _, enabled in edits))
        self.bar.show_facts(BranchFacts(self.model.names, branch.name, edits, f"{count} · {sentence}"))

    def _name(self, position: Position) -> str:
        original = self.model.original
        number = None if original is None else original.number_of(*position)
        if original is None or number is None:
            return place_text(position)
        if isinstance(self._cursor.replay, SeenReplay):
            return f"#{number}"
        return f"#{number} ({one_line(original.steps[number - 1].summary, LONGEST_NAME)})"


def told(replay: BranchReplay) -> str:
    """What came of a branch: where it diverges, its outcome, how much is different at the end."""
    divergence = replay.divergence
    if divergence is None:
        return tr("no state differs from the original's")
    number, original = divergence.number, divergence.original_number
    place = (
        f"#{number}"
        if number == original
        else tr("#{number} (original #{original})").format(number=number, original=original)
    )
    before, after = replay.outcomes
    outcome = tr("outcome {before}").format(before=word(before)) + (
        tr(" unchanged") if before == after else f" → {word(after)}"
    )
    values = tr("%Ln values differ", "", len(replay.differences))
    return tr("diverges at {place} · {outcome} · {values} at the end").format(
        place=place, outcome=outcome, values=values
    )


def _stem(replay: BranchReplay) -> str:
    """A file name for a branch, without its end."""
    return re.sub(r"[^\w.]+", "_", f"{replay.match_id}_{replay.branch.name}")


def _write_records(path: Path, replay: BranchReplay, roles: TopicRoles) -> str:
    written = record_file(replay, roles)
    try:
        write_file(path, written.lines())
    except ExportError as error:
        return said(str(error))
    told = tr("{records} of the branch written to {path}.").format(
        records=tr("%Ln records", "", len(written.records)), path=path
    )
    if written.displaced:
        events = tr("%Ln events stand", "", written.displaced)
        told += tr(" When it is opened, {events} elsewhere: their times say so.").format(events=events)
    return told


def _write_test(path: Path, replay: BranchReplay, topics: Mapping[Role, str]) -> str:
    try:
        write_file(path, [pytest_file(replay, topics)])
    except ExportError as error:
        return said(str(error))
    return tr("A test case of the branch written to {path}.").format(path=path)


def _ignoring_checked(do: Callable[[], object]) -> Callable[[], None]:
    def triggered() -> None:
        do()

    return triggered
