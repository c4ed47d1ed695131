"""The commands about the source as a whole: read it again or elsewhere, and a link into it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.core.filters import Filter
from app.core.match_link import MatchLink
from kafka_client.source import EVERYTHING, LoadWindow, Status
from widgets import record_menu
from widgets.arrival import Arrival
from widgets.older_bar import OlderBar
from widgets.recent_menu import RecentMenu


class OpenSource(Protocol):
    """What is asked of the source that is open."""

    @property
    def window(self) -> LoadWindow: ...

    @property
    def is_repeatable(self) -> bool: ...

    def command(self, link: MatchLink | None = None) -> str: ...

    def list_command(self, chosen: Filter) -> str: ...


class SourceDesk(QObject):
    """Knows how the open source can be read again, and asks by signals for it."""

    again_wanted = Signal(bool, object)
    """Read the source again, with older records if True, and come back to this `MatchLink` or None."""
    window_wanted = Signal(bool, object)
    """Open another window, if True on the open source at this `MatchLink` or None, else an empty one."""
    registry_wanted = Signal()
    """Ask which schema registry decodes files."""
    note_requested = Signal(str)
    """Tell this sentence."""

    def __init__(self, arrival: Arrival, window: QWidget) -> None:
        super().__init__(window)
        self._arrival = arrival
        self._source: OpenSource | None = None
        self.recent_menu = RecentMenu(window)
        self.older_bar = OlderBar()
        self.older_bar.load_requested.connect(self.load_older)

    def show(self, source: OpenSource | None) -> None:
        """This source is open now, or none."""
        self._source = source
        self.show_status(Status())

    def show_status(self, status: Status) -> None:
        """The open source is so far."""
        self.older_bar.show_status(status, EVERYTHING if self._source is None else self._source.window)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {
            "registry": self.registry_wanted.emit,
            "reload": self.reload,
            "load_older": self.load_older,
            "new_window": lambda: self.window_wanted.emit(False, None),
            "window_here": self.open_in_new_window,
            "copy_id": self.copy_id,
            "copy_command": self.copy_command,
        }

    def reload(self) -> None:
        """Read the same again."""
        self._read_again(is_older=False)

    def load_older(self) -> None:
        """Read again with an earlier beginning, where the load window has one."""
        window = None if self._source is None else self._source.window
        if window is not None and window.last is None and window.since is None:
            self.note_requested.emit(self.tr("All is loaded from the beginning: nothing older was left out."))
        else:
            self._read_again(is_older=True)

    def _read_again(self, *, is_older: bool) -> None:
        if self._can_repeat():
            self.again_wanted.emit(is_older, self._arrival.here())

    def open_in_new_window(self) -> None:
        """Read the same in another window, and stand there at the same event."""
        if self._can_repeat():
            self.window_wanted.emit(True, self._arrival.here())

    def _can_repeat(self) -> bool:
        """Whether the source can be read once more; where it cannot, that is told."""
        can = self._source is not None and self._source.is_repeatable
        if not can:
            self.note_requested.emit(
                self.tr("What came through standard input cannot be read again; save the loaded records.")
            )
        return can

    def tell_ignored(self) -> None:
        """More files were dropped than one window can open."""
        self.note_requested.emit(
            self.tr("A window opens one file: of those that were dropped only the first is open.")
        )

    def copy_id(self) -> None:
        """Put the open match's id on the clipboard."""
        here = self._arrival.here()
        if here is not None:
            record_menu.copy(here.match_id)
            self.note_requested.emit(self.tr("{id} is copied.").format(id=here.match_id))

    def copy_command(self) -> None:
        """Put the command line on the clipboard that opens this source at this event."""
        self._copy("" if self._source is None else self._source.command(self._arrival.link()))

    def copy_list_command(self, chosen: Filter) -> None:
        """Put the command line on the clipboard that lists the matches of a filter."""
        self._copy("" if self._source is None else self._source.list_command(chosen))

    def _copy(self, command: str) -> None:
        if command:
            record_menu.copy(command)
            self.note_requested.emit(self.tr("Copied: {command}").format(command=command))
        else:
            self.note_requested.emit(
                self.tr("No command opens this source again; save the loaded records, and open that file.")
            )
