"""Reading what a session file holds beside its records: a thread, for it may be large or lie far away."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.session_file import Session, SessionError, read_session


class SessionReader(QObject):
    """Reads one session file at a time; of several that are asked for, only the last is told."""

    read_ = Signal(str, object)
    """The file, and its `Session`."""
    failed = Signal(str)
    """A sentence."""

    _done = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = 0
        self._done.connect(self._tell)

    def read(self, name: str) -> None:
        """Begin to read a file; `read_` or `failed` follows."""
        self._run += 1
        threading.Thread(target=self._read, args=(self._run, name), name=f"read {name}", daemon=True).start()

    def _read(self, run: int, name: str) -> None:
        result: Session | SessionError
        try:
            result = read_session(Path(name))
        except SessionError as error:
            result = error
        self._done.emit(run, name, result)

    def _tell(self, run: int, name: str, result: Session | SessionError) -> None:
        if run != self._run:
            return
        if isinstance(result, SessionError):
            self.failed.emit(str(result))
        else:
            self.read_.emit(name, result)
