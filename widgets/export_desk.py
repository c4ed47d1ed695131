"""Exporting matches: asks for the file, and asks by a signal for the writing."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from app.core.export_forms import Form
from app.qt.cursor import Cursor
from app.qt.match_model import MatchTableModel
from app.qt.texts import tr, translatable
from widgets.save_file import SaveFileDialog

FOLDER = "export/folder"

Kinds = Mapping[str, Form]
"""What the file dialog offers, in its order; the first is the default."""

_TABLES = {
    translatable("Table of matches as CSV (*.csv)"): Form.CSV,
    translatable("Table of matches as Parquet (*.parquet)"): Form.PARQUET,
    translatable("Table of matches as JSON (*.json)"): Form.JSON,
}
RECORDS: Kinds = {translatable("Records as kcat lines (*.jsonl)"): Form.RECORDS}
SINGLE: Kinds = {translatable("Match document (*.json)"): Form.DOCUMENT, **RECORDS, **_TABLES}
SEVERAL: Kinds = {translatable("Match documents (*.json)"): Form.DOCUMENTS, **RECORDS, **_TABLES}


class ExportDesk(QObject):
    """The commands that write the open match, the shown ones, or all records that are loaded."""

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
        return {
            "export_match": self.export_open,
            "export_shown": self.export_shown,
            "save_records": self.save_records,
        }

    def export_open(self) -> None:
        """Export the open match, by default as its document."""
        if self._cursor.replay is None:
            self.note_requested.emit(self.tr("Choose a match first, then export it."))
        else:
            self.export([self._cursor.replay.match_id])

    def export_shown(self) -> None:
        """Export all that the filter shows."""
        self._ask_and_export(self._model.shown_ids(), SEVERAL, "matches")

    def export(self, match_ids: list[str]) -> None:
        """Export these matches: a single one by default as its document, several as one file of documents."""
        single = len(match_ids) == 1
        self._ask_and_export(match_ids, SINGLE if single else SEVERAL, match_ids[0] if single else "matches")

    def save_records(self) -> None:
        """Save every record that is loaded, also those of no match: the file opens again as it was."""
        self._ask(self.tr("Save the loaded records"), RECORDS, "records", None)

    def _ask_and_export(self, match_ids: list[str], kinds: Kinds, name: str) -> None:
        if match_ids:
            self._ask(self.tr("Export"), kinds, name, match_ids)
        else:
            self.note_requested.emit(self.tr("The filter shows no match, so there is nothing to export."))

    def _ask(self, title: str, kinds: Kinds, name: str, match_ids: list[str] | None) -> None:
        folder = Path(str(self._settings.value(FOLDER, str(Path.home()))))
        kinds = {tr(kind): form for kind, form in kinds.items()}
        suffixes = {kind: form.suffix for kind, form in kinds.items()}
        suggestion = folder / (name + next(iter(suffixes.values())))
        dialog = SaveFileDialog(title, suggestion, suffixes, self._window)
        dialog.fileSelected.connect(
            lambda written: self._want(Path(written), match_ids, kinds, dialog.selectedNameFilter())
        )
        dialog.open()

    def _want(self, path: Path, match_ids: list[str] | None, kinds: Kinds, kind: str) -> None:
        self._settings.setValue(FOLDER, str(path.parent))
        self.export_wanted.emit(str(path), match_ids, _form(path, kinds, kind))


def _form(path: Path, kinds: Kinds, kind: str) -> Form:
    """The chosen kind's, unless the name was typed with the end of another one's."""
    by_kind = kinds[kind]
    if path.suffix == by_kind.suffix:
        return by_kind
    return next((form for form in kinds.values() if form.suffix == path.suffix), by_kind)
