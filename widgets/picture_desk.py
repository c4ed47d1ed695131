"""Writing the timeline as a picture: asks for the file, and writes it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from app.core.export import ExportError, write_file
from widgets.export_desk import FOLDER
from widgets.save_file import SaveFileDialog
from widgets.timeline import TimelineView


class PictureDesk(QObject):
    """The command that writes the timeline as it is shown, with all its lanes."""

    note_requested = Signal(str)
    """Tell this sentence."""
    problem_requested = Signal(str)
    """Tell this sentence loudly."""

    def __init__(self, timeline: TimelineView, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._timeline = timeline
        self._settings = settings
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {"export_timeline": self.ask}

    def ask(self) -> None:
        """Ask for the file and write it."""
        picture = self._timeline.picture()
        if picture is None:
            self.note_requested.emit(self.tr("Choose a match first, then export its timeline."))
            return
        kinds = {self.tr("Picture (*.png)"): ".png", self.tr("Vector picture (*.svg)"): ".svg"}
        folder = Path(str(self._settings.value(FOLDER, str(Path.home()))))
        suggestion = folder / f"{picture.match_id}-timeline.png"
        dialog = SaveFileDialog(self.tr("Export the timeline"), suggestion, kinds, self._window)
        dialog.fileSelected.connect(self._write)
        dialog.open()

    def _write(self, name: str) -> None:
        path, picture = Path(name), self._timeline.picture()
        self._settings.setValue(FOLDER, str(path.parent))
        if picture is None:
            return
        try:
            write_file(path, [picture.svg() if path.suffix.lower() == ".svg" else picture.png()])
        except ExportError as error:
            self.problem_requested.emit(str(error))
        else:
            self.note_requested.emit(self.tr("The timeline was written to {path}.").format(path=path))
