"""Dragging matches out of the list as a file: it is written while it is being dragged."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from PySide6.QtCore import QEventLoop, QMetaType, QMimeData, QObject, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDrag

from app.core.export_forms import Form
from widgets import icons
from widgets.match_table import MatchTable

URLS = "text/uri-list"
PREFIX = "orchestra-replay-"
PATIENCE_MS = 10_000
"""How long who takes the file waits for it to be written."""
PICTURE = QSize(32, 32)
LONGEST_NAME = 100


class DraggedFile(QMimeData):
    """A file that may still be being written; whoever asks for its place waits for it."""

    def __init__(self, path: Path, is_there: Callable[[Path], bool]) -> None:
        super().__init__()
        self._path = path
        self._is_there = is_there

    def formats(self) -> list[str]:
        return [URLS]

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype == URLS

    def retrieveData(self, mimetype: str, preferredType: QMetaType | QMetaType.Type) -> object:
        if mimetype != URLS or not self._is_there(self._path):
            return None
        return [QUrl.fromLocalFile(str(self._path))]


class MatchDrag(QObject):
    """Writes the dragged matches to a folder that goes when the window is closed."""

    export_wanted = Signal(str, object, object)
    """Write to this file these matches in this `Form`."""
    settled = Signal()
    """A file was written, or not."""

    def __init__(self, table: MatchTable, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self._folder: TemporaryDirectory[str] | None = None
        self._count = 0
        self._awaited: Path | None = None
        table.drag_requested.connect(self.start)

    def start(self, match_ids: list[str]) -> None:
        """Let the user drag these matches to wherever."""
        drag = QDrag(self._table)
        drag.setMimeData(self.file_of(match_ids))
        drag.setPixmap(icons.icon("file-export-outline", "accent").pixmap(PICTURE))
        drag.exec(Qt.DropAction.CopyAction)

    def file_of(self, match_ids: list[str]) -> DraggedFile:
        """Begin to write a file of one match's document, or of several."""
        single = len(match_ids) == 1
        name = _file_name(match_ids[0]) if single else f"{len(match_ids)}-matches.json"
        path = self._awaited = self._new_folder() / name
        self.export_wanted.emit(str(path), match_ids, Form.DOCUMENT if single else Form.DOCUMENTS)
        return DraggedFile(path, self._wait_for)

    def _new_folder(self) -> Path:
        """One for each drag: who was given a file may read it later."""
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
        self._count += 1
        folder = Path(self._folder.name, str(self._count))
        folder.mkdir()
        return folder

    def is_dragged(self, path: str) -> bool:
        """Whether a written file is one that is dragged, and not one that the user has named."""
        return self._folder is not None and Path(path).is_relative_to(self._folder.name)

    def _wait_for(self, path: Path) -> bool:
        if self._awaited == path:
            loop = QEventLoop()
            self.settled.connect(loop.quit)
            QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
            loop.exec()
        return path.exists()

    def take_written(self, path: str) -> None:
        """A file was written."""
        if self._awaited == Path(path):
            self.give_up()

    def give_up(self) -> None:
        """Wait no longer for the file: it is there, or will never be."""
        self._awaited = None
        self.settled.emit()

    def close(self) -> None:
        """Delete what was dragged."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def is_passing(name: str) -> bool:
    """Whether it is a file that goes when the window closes which it was dragged out of."""
    path, folder = Path(name).absolute(), Path(gettempdir())
    return path.is_relative_to(folder) and any(
        part.startswith(PREFIX) for part in path.relative_to(folder).parts[:1]
    )


def _file_name(match_id: str) -> str:
    plain = "".join(each if each.isalnum() or each in "-_." else "_" for each in match_id)
    return f"{plain[:LONGEST_NAME].lstrip('.') or 'match'}.json"
