"""Keys and files that Qt would treat otherwise than the window wants."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

PRESSED = QAbstractButton | QComboBox
"""What Space presses."""


class SpacePresses(QObject):
    """Lets Space press the focused button, or open the focused choice, instead of playing.

    It looks at the events of what has the focus alone: a filter of the application is asked for every event.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, PRESSED):
            old.removeEventFilter(self)
        if isinstance(new, PRESSED):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Space
        ):
            event.accept()
        return super().eventFilter(watched, event)


class FileDrops(QObject):
    """Tells which file was dropped on a window; what is dragged out of the same window is none."""

    dropped = Signal(str)
    ignored = Signal()
    """Other files were dropped together with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and self._comes_from_here(event):
            return super().eventFilter(watched, event)
        if isinstance(event, QDragEnterEvent) and _files(event):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop and _files(event):
            event.acceptProposedAction()
            first, *others = _files(event)
            self.dropped.emit(first)
            if others:
                self.ignored.emit()
            return True
        return super().eventFilter(watched, event)

    def _comes_from_here(self, event: QDropEvent) -> bool:
        source = event.source()
        return isinstance(source, QWidget) and source.window() is self._window


def _files(event: QDropEvent) -> list[str]:
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
