"""The columns of the match list: chosen, ordered, sized and sorted by the user, kept, and reset."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QObject, QSettings, QTimer
from PySide6.QtWidgets import QTableView, QWidget

from widgets.columns_dialog import ColumnsDialog

KEY = "matches/columns"
WRITE_DELAY_MS = 500
"""A column that is being dragged is not written pixel by pixel."""


class ColumnDesk(QObject):
    """Keeps a table's columns in the settings, and lets the keyboard change them too."""

    def __init__(self, table: QTableView, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._table = table
        self._settings = settings
        self._window = window
        self._header = table.horizontalHeader()
        self._as_made = self.state()
        stored = settings.value(KEY)
        if isinstance(stored, QByteArray):
            self.restore(bytes(stored.data()))
        self._timer = QTimer(self, singleShot=True, interval=WRITE_DELAY_MS)
        self._timer.timeout.connect(self.store)
        for changed in (
            self._header.sectionMoved,
            self._header.sectionResized,
            self._header.sortIndicatorChanged,
        ):
            changed.connect(self._timer.start)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {"columns": self.show_dialog}

    def state(self) -> bytes:
        """The columns, for `restore`."""
        return bytes(self._header.saveState().data())

    def restore(self, state: bytes) -> None:
        """Show the columns as they were saved; anything else leaves them as they are."""
        if state and self._header.restoreState(QByteArray(state)):
            self._table.sortByColumn(self._header.sortIndicatorSection(), self._header.sortIndicatorOrder())

    def reset(self) -> None:
        """Show the columns as they come with the program."""
        self.restore(self._as_made)

    def store(self) -> None:
        """Keep the columns for the next time."""
        self._timer.stop()
        self._settings.setValue(KEY, QByteArray(self.state()))

    def show_dialog(self) -> None:
        """Let the user choose, order and size the columns."""
        dialog = ColumnsDialog(self._header, self._window)
        dialog.reset_requested.connect(self.reset)
        dialog.reset_requested.connect(dialog.fill)
        dialog.open()
