"""Keys and files that Qt would treat otherwise than the window wants."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent, QShortcutEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QTabBar, QWidget

_CHOOSING = (
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)
_SHIFT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
KEPT: dict[type[QWidget], set[Qt.Key]] = {
    QAbstractButton: {Qt.Key.Key_Space},
    QComboBox: {Qt.Key.Key_Space, *_CHOOSING},
    QTabBar: {Qt.Key.Key_Left, Qt.Key.Key_Right},
}
"""What lives by which keys. A choice is also found by the letters that it begins with."""


class OwnKeys(QObject):
    """Leaves their own keys to the focused button, choice or tabs; elsewhere they are the window's commands.

    It looks at the events of what has the focus alone: a filter of the application is asked for every event.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and isinstance(old, tuple(KEPT)):
            old.removeEventFilter(self)
        if new is not None and isinstance(new, tuple(KEPT)):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(_keeps(watched, event))
        return super().eventFilter(watched, event)


def _keeps(widget: QObject, event: QKeyEvent) -> bool:
    if event.modifiers() & ~_SHIFT:
        return False
    if isinstance(widget, QComboBox) and event.text().isprintable() and event.text():
        return True
    return any(isinstance(widget, kind) and event.key() in keys for kind, keys in KEPT.items())


class TwiceMeantKeys(QObject):
    """Runs a command also where one press is two of its keys.

    ``Shift+.`` and ``>`` are one press on many keyboards and two on others; Qt calls it ambiguous and does
    nothing.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent) and event.isAmbiguous() and isinstance(watched, QAction):
            watched.trigger()
            return True
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
