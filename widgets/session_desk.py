"""Saves what the window shows as a session, and has the window show a session that was opened."""

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from app.core.session_file import SUFFIX, Session, Workspace
from app.core.state import Position
from app.qt.cursor import Cursor
from app.qt.mark_store import MarkStore
from app.qt.session_saving import SessionWish
from app.qt.texts import tr, translatable
from widgets.branch_desk import BranchDesk
from widgets.breakpoint_desk import BreakpointDesk
from widgets.filter_bar import FilterBar
from widgets.layout_desk import LayoutDesk
from widgets.perspective_desk import PerspectiveDesk
from widgets.save_session_dialog import SaveSessionDialog, Scope
from widgets.workbench import Workbench

FOLDER_KEY = "sessions/folder"
NOTHING_LOADED = translatable("Nothing is loaded yet, so there is no session to save.")


class Part(NamedTuple):
    """How one field of `Workspace` is read from the window, and shown in it."""

    get: Callable[[], Any]
    set: Callable[[Any], object]


def window_parts(
    filter_bar: FilterBar, workbench: Workbench, layouts: LayoutDesk, branches: BranchDesk
) -> dict[str, Part]:
    """What the window itself has for a session."""
    return {
        "filter": Part(lambda: filter_bar.filter, filter_bar.set_filter),
        "branches": Part(lambda: branches.branches, branches.set_branches),
        "branch": Part(lambda: branches.open_name, branches.model.choose_when_open),
        "arrangement": Part(lambda: layouts.current, layouts.choose_saved),
        "layout": Part(workbench.layout_bytes, workbench.restore_bytes),
    }


def breakpoint_parts(desk: BreakpointDesk) -> dict[str, Part]:
    """What breakpoints and watches there are."""
    watches = desk.watch_dock
    return {
        "breakpoints": Part(lambda: desk.breakpoints, desk.set_breakpoints),
        "watches": Part(lambda: watches.watches, watches.set_watches),
    }


def perspective_parts(desk: PerspectiveDesk) -> dict[str, Part]:
    """Through whose eyes the open match is seen; a session can set the spoiler lock, never release it."""

    def lock(on: bool) -> None:
        if on:
            desk.lock(True)

    return {
        "perspective": Part(lambda: desk.perspective.who, desk.look_as_when_open),
        "locked": Part(lambda: desk.perspective.locked, lock),
    }


class Matches(Protocol):
    """What is asked of the match list's model."""

    @property
    def total(self) -> int: ...

    def shown_ids(self) -> list[str]: ...


class SessionDesk(QObject):
    """Gathers a workspace from its parts, and gives it back to them once a session's records are loaded."""

    save_wanted = Signal(object)
    """Save a `SessionWish`."""
    digest_wanted = Signal()
    """Work out the digest of what is loaded, for `check`."""
    open_requested = Signal(str, object)
    """Open this match at the record with this position, or at an event's number."""
    note_requested = Signal(str)
    """Tell this sentence."""
    problem_requested = Signal(str)
    """Tell this sentence loudly."""

    def __init__(
        self,
        cursor: Cursor,
        matches: Matches,
        marks: MarkStore,
        settings: QSettings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._cursor = cursor
        self._matches = matches
        self._marks = marks
        self._parts: dict[str, Part] = {}
        self._settings = settings
        self._expected: Session | None = None
        self._checked: Session | None = None
        self._dialog: SaveSessionDialog | None = None

    def add_parts(self, parts: Mapping[str, Part]) -> None:
        """Let sessions hold more: field of `Workspace` → how the window has it."""
        self._parts |= parts

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {"save_session": self.ask}

    # Saving.

    def ask(self) -> None:
        """Ask what to save and where."""
        if not self._matches.total:
            self.note_requested.emit(tr(NOTHING_LOADED))
            return
        open_match, shown = self._open_match(), len(self._matches.shown_ids())
        dialog = SaveSessionDialog(
            self._window, open_match, shown, self._matches.total, self._suggestion(open_match)
        )
        dialog.save_requested.connect(self._save)
        dialog.destroyed.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def close_dialog(self) -> None:
        """Ask no more."""
        if self._dialog is not None:
            self._dialog.reject()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _suggestion(self, open_match: str | None) -> Path:
        """A name that is not taken yet."""
        folder = Path(str(self._settings.value(FOLDER_KEY, str(Path.home()))))
        stem = "".join(each if each.isalnum() or each in "-_." else "_" for each in open_match or "session")
        names = (f"{stem[:100]}{f'-{number}' if number else ''}{SUFFIX}" for number in itertools.count())
        return next(folder / name for name in names if not (folder / name).exists())

    def _save(self, scope: int, redact: bool, path: str) -> None:
        self._settings.setValue(FOLDER_KEY, str(Path(path).absolute().parent))
        self.save_wanted.emit(SessionWish(path, self._ids(Scope(scope)), redact, self.gather()))

    def _ids(self, scope: Scope) -> tuple[str, ...] | None:
        match scope:
            case Scope.OPEN:
                open_match = self._open_match()
                return () if open_match is None else (open_match,)
            case Scope.SHOWN:
                return tuple(self._matches.shown_ids())
            case Scope.ALL:
                return None

    def _open_match(self) -> str | None:
        return None if self._cursor.replay is None else self._cursor.replay.match_id

    def gather(self) -> Workspace:
        """What the window shows beside the records."""
        step = self._cursor.step
        return Workspace(
            open_match=self._open_match(),
            cursor=None if step is None else step.event.record.position,
            marks=tuple(self._marks.all()),
            **{name: part.get() for name, part in self._parts.items()},
        )

    def show_saved(self, path: str, matches: int, dropped: int) -> None:
        """A session file was written."""
        without = (
            self.tr(", {records} without value").format(records=self.tr("%Ln records", "", dropped))
            if dropped
            else ""
        )
        self.note_requested.emit(
            self.tr("{matches} saved to {path}{without}.").format(
                matches=self.tr("%Ln matches", "", matches), path=path, without=without
            )
        )
        if self._dialog is not None:
            self._dialog.show_saved(dropped)

    def show_failure(self, sentence: str) -> None:
        """A session file was not written."""
        if self._dialog is not None:
            self._dialog.show_failure(sentence)
        else:
            self.problem_requested.emit(sentence)

    # Opening.

    def expect(self, session: Session | None) -> None:
        """Show this session when its records are loaded; None expects none."""
        self._expected, self._checked = session, None

    def apply(self) -> bool:
        """The records are loaded: show the expected session. Returns whether it opens a match."""
        session, self._expected = self._expected, None
        if session is None:
            return False
        workspace = session.workspace
        self._marks.put(*workspace.marks)
        for name, part in self._parts.items():
            part.set(getattr(workspace, name))
        self._checked = session
        self.digest_wanted.emit()
        if workspace.open_match is None:
            return False
        place: Position | int = 0 if workspace.cursor is None else workspace.cursor
        self.open_requested.emit(workspace.open_match, place)
        return True

    def check(self, digest: str) -> None:
        """Compare the digest of what is loaded with what the session says, and tell loudly if they differ."""
        session, self._checked = self._checked, None
        if session is None:
            return
        if digest == session.digest:
            redacted = self.tr(", redacted") if session.redacted else ""
            self.note_requested.emit(
                self.tr("The session is as it was saved{redacted}: its digest is verified.").format(
                    redacted=redacted
                )
            )
        else:
            self.problem_requested.emit(
                self.tr(
                    "The session's records do not have the digest that it was saved with: the file was "
                    "changed, only a part of it was loaded, or another version of this program "
                    "({app_version}) rebuilt them otherwise. The window shows what the records say now."
                ).format(app_version=session.app_version)
            )
