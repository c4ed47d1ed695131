"""Exporting matches: asks for the file, and asks by a signal for the writing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.export_forms import Form
from app.qt.cursor import Cursor
from app.qt.match_model import MatchTableModel

_FOLDER = "export/folder"


class ExportDesk(QObject):
    """The commands that write the open match, or the shown ones, as documents."""

    export_wanted = Signal(str, object, object)
    """Write to this file these matches in this `Form`; None is every record that is loaded."""
    note_requested = Signal(str)

    def __init__(self, cursor: Cursor, model: MatchTableModel, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._cursor = cursor
        self._model = model
        self._settings = settings
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands do, by command name."""
        return {"export_match": self.export_open, "export_shown": self.export_shown}

    def export_open(self) -> None:
        """Export the open match as one document."""
        if self._cursor.replay is None:
            self.note_requested.emit("Choose a match first, then export it.")
        else:
            self.export([self._cursor.replay.match_id])

    def export_shown(self) -> None:
        """Export all that the filter shows."""
        self._ask_and_export(self._model.shown_ids(), single=False)

    def export(self, match_ids: list[str]) -> None:
        """Export these matches: a single one as its document, several as one file of documents."""
        self._ask_and_export(match_ids, single=len(match_ids) == 1)

    def _ask_and_export(self, match_ids: list[str], *, single: bool) -> None:
        if not match_ids:
            self.note_requested.emit("The filter shows no match, so there is nothing to export.")
            return
        suggestion = f"{match_ids[0]}.json" if single else "matches.json"
        folder = Path(str(self._settings.value(_FOLDER, str(Path.home()))))
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Export as JSON", str(folder / suggestion), "JSON (*.json);;All files (*)"
        )
        if name:
            self._settings.setValue(_FOLDER, str(Path(name).parent))
            self.export_wanted.emit(name, match_ids, Form.DOCUMENT if single else Form.DOCUMENTS)
