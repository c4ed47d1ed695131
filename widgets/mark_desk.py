"""What the commands about marks do: mark, unmark, write a note, go from mark to mark, export."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.export import ExportError, write_file
from app.core.marks import COLOURS, Mark, marks_json, marks_markdown
from app.core.marks_file import marks_path
from app.core.saying import plain
from app.core.state import Position
from app.qt.cursor import Cursor
from app.qt.mark_store import MarkStore
from app.qt.open_marks import OpenMarks
from app.qt.spoken import said
from app.qt.texts import tr, translatable
from widgets.event_table import EventTable
from widgets.mark_editor import MarkEditor
from widgets.marks_dock import MarksDock
from widgets.match_table import MatchTable
from widgets.timeline import TimelineView
from widgets.transport import Scrubber

COLOUR_KEY = "marks/colour"
FOLDER_KEY = "export/folder"
NO_EVENT = translatable("Go to an event first, then mark it.")
NO_MATCH = translatable("Choose a match first, then mark it.")


class MarkDesk(QObject):
    """The handlers of the commands about marks, by name."""

    note_requested = Signal(str)
    """Tell this sentence."""
    problem_requested = Signal(str)
    """Tell this sentence in a dialog."""

    def __init__(
        self,
        cursor: Cursor,
        settings: QSettings,
        window: QWidget,
        above: QWidget,
        store: MarkStore | None = None,
    ) -> None:
        """The editor comes up in the ``window``, above the widget ``above``.

        A ``store`` is shared with other windows; without one the desk has its own, in the user's file.
        """
        super().__init__(window)
        self._window = window
        self._cursor = cursor
        self._settings = settings
        self._owns_store = store is None
        self.store = store = MarkStore(marks_path(), self) if store is None else store
        self.open_marks = OpenMarks(store, cursor, self)
        self.dock = MarksDock(store, cursor)
        self.editor = MarkEditor(window, above)
        self.editor.edited.connect(self._keep)
        self.dock.edit_requested.connect(self._edit)
        self.dock.export_requested.connect(self._export)
        store.failed.connect(self.problem_requested)
        if store.problem:  # once there is a window that can tell it
            QTimer.singleShot(0, self, lambda: self.problem_requested.emit(store.problem))

    def close(self) -> None:
        """Write what is not written yet, unless others go on with the same marks."""
        if self._owns_store:
            self.store.close()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {
            "mark": self.toggle,
            "mark_note": self.edit_note,
            "mark_match": self.mark_match,
            "next_mark": lambda: self._go(self.open_marks.next(self._cursor.position), self.tr("after")),
            "previous_mark": lambda: self._go(
                self.open_marks.previous(self._cursor.position), self.tr("before")
            ),
            "export_marks": lambda: self._export(self.store.all()),
        }

    def show_on(
        self, events: EventTable, timeline: TimelineView, slider: Scrubber, matches: MatchTable
    ) -> None:
        """Have these panes show the marks."""
        for pane in (events, timeline, slider):
            pane.show_marks(self.open_marks)
        matches.show_marks(lambda match_id: self.store.get(match_id, None))
        self._matches = matches
        self.store.changed.connect(self._repaint_matches)

    def _repaint_matches(self) -> None:
        self._matches.viewport().update()

    def toggle(self) -> None:
        """Mark the event at the cursor, ready for a note; or take its mark away."""
        mark = self.open_marks.at(self._cursor.position)
        if mark is None:
            self.edit_note()
        else:
            self.dock.remove(mark)
            self.note_requested.emit(
                self.tr("The mark on #{position} was removed.").format(position=self._cursor.position)
            )

    def edit_note(self) -> None:
        """The note and colour of the mark on the event at the cursor, which is made if there is none."""
        replay, step = self._cursor.replay, self._cursor.step
        if replay is None or step is None:
            self.note_requested.emit(tr(NO_EVENT))
            return
        mark = self.open_marks.at(step.number)
        if mark is None:
            mark = self._new(replay.match_id, step.event.record.position)
            mark = replace(mark, number=step.number, what=plain(step.summary))
            self.store.put(mark)
        self._edit(mark)

    def mark_match(self) -> None:
        """The note and colour of the mark on the open match, which is made if there is none."""
        replay = self._cursor.replay
        if replay is None:
            self.note_requested.emit(tr(NO_MATCH))
            return
        mark = self.store.get(replay.match_id, None)
        if mark is None:
            mark = self._new(replay.match_id, None)
            self.store.put(mark)
        self._edit(mark)

    def _new(self, match_id: str, position: Position | None) -> Mark:
        """A mark in the colour that was chosen last."""
        colour = str(self._settings.value(COLOUR_KEY, COLOURS[0]))
        return Mark(match_id, position, colour if colour in COLOURS else COLOURS[0])

    def _edit(self, mark: Mark) -> None:
        self.editor.edit(mark, mark.match_id if mark.number is None else f"#{mark.number}")

    def _keep(self, mark: Mark) -> None:
        self._settings.setValue(COLOUR_KEY, mark.colour)
        self.store.put(mark)

    def _go(self, number: int | None, where: str) -> None:
        if number is None:
            self.note_requested.emit(self.tr("There is no mark {where} this event.").format(where=where))
        else:
            self._cursor.go(number)

    def _export(self, marks: list[Mark]) -> None:
        if not marks:
            self.note_requested.emit(self.tr("Nothing is marked, so there is nothing to export."))
            return
        folder = Path(str(self._settings.value(FOLDER_KEY, str(Path.home()))))
        kinds = self.tr("Markdown (*.md);;JSON (*.json)")
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Export marks"), str(folder / "marks.md"), kinds
        )
        if name:
            self._settings.setValue(FOLDER_KEY, str(Path(name).parent))
            self._write(Path(name), marks, as_json=_is_json(name, kind))

    def _write(self, path: Path, marks: list[Mark], *, as_json: bool) -> None:
        try:
            write_file(path, [marks_json(marks) if as_json else marks_markdown(marks)])
        except ExportError as error:
            self.problem_requested.emit(said(str(error)))
        else:
            self.note_requested.emit(
                self.tr("{marks} written to {path}.").format(
                    marks=self.tr("%Ln marks", "", len(marks)), path=path
                )
            )


def _is_json(name: str, kind: str) -> bool:
    """By the file's ending; without one by the kind that was chosen."""
    suffix = Path(name).suffix.lower()
    return suffix == ".json" or (not suffix and kind.startswith("JSON"))
