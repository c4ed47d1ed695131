"""What the commands about comparing do: fetches the other side, and aligns both off the GUI thread."""

import contextlib
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.core.alignment import Alignment
from app.core.branches import BranchReplay
from app.core.perspective import SeenReplay
from app.core.replay import Replay
from app.qt.cursor import Cursor
from app.qt.texts import tr, translatable
from widgets.compare_page import ComparePage

NO_MATCH = translatable("Open a match first, then compare another one with it.")
SAME_MATCH = translatable("That match is open already: compare it with another one.")
NOTHING = translatable("Nothing is compared: choose another match, or compare a branch with its original.")
ALIKE = translatable("Both sides are alike.")
NONE_BEFORE = translatable("There is no difference before this event.")
NONE_AFTER = translatable("There is no difference after this event.")
NO_BRANCH = translatable("The match is shown without a branch: there is nothing to compare it with.")


class CompareDesk(QObject):
    """The open match is on the left; on the right another match, or what the open branch was made from."""

    fetch_wanted = Signal(str)
    """Fetch the match with this id, for `take`."""
    dock_wanted = Signal(str)
    """Show the dock with this name."""
    note_requested = Signal(str)
    """Tell this sentence."""

    _aligned = Signal(int, object)

    def __init__(self, cursor: Cursor, ask_id: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._ask_id = ask_id
        self._other: Replay | None = None
        self._wanted = ""
        self._run = 0
        self.page = ComparePage(cursor)
        self.page.closed.connect(self.close)
        self._aligned.connect(self._show)
        cursor.replay_changed.connect(self._refresh)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {
            "compare": lambda: self.compare_with(self._ask_id()),
            "first_difference": lambda: self._go(self.page.go_to_first, tr(ALIKE)),
            "previous_difference": lambda: self._go(self.page.go_to_previous, tr(NONE_BEFORE)),
            "next_difference": lambda: self._go(self.page.go_to_next, tr(NONE_AFTER)),
        }

    def _go(self, go: Callable[[], bool], otherwise: str) -> None:
        """To a difference, or say why there is none."""
        if not go():
            self.note_requested.emit(tr(NOTHING) if self.page.alignment is None else otherwise)

    def compare_with(self, match_id: str) -> None:
        """Put this match beside the open one; empty for none."""
        replay = self._cursor.replay
        if replay is None:
            self.note_requested.emit(tr(NO_MATCH))
        elif match_id == replay.match_id:
            self.note_requested.emit(tr(SAME_MATCH))
        elif match_id:
            self._wanted = match_id
            self.dock_wanted.emit("Compare")
            self.fetch_wanted.emit(match_id)

    def take(self, replay: Replay) -> None:
        """The match that was fetched."""
        if replay.match_id == self._wanted:
            self._other = replay
            self._refresh()

    def compare_branch(self) -> None:
        """Put the open branch beside what it was made from."""
        replay = _unveiled(self._cursor.replay)
        if isinstance(replay, BranchReplay):
            self._other = replay.original
            self.dock_wanted.emit("Compare")
            self._refresh()
        else:
            self.note_requested.emit(tr(NO_BRANCH))

    def close(self) -> None:
        """Compare no longer."""
        self._run += 1
        self._other = None
        self._wanted = ""
        self.page.show_alignment(None)

    def _refresh(self) -> None:
        """Align again: the open match is another one, has grown, or has another branch."""
        replay, other = self._cursor.replay, self._other
        if other is None:
            return
        self._run += 1
        bare = _unveiled(replay)
        if replay is None or bare is None:
            self.close()
            return
        if bare.match_id == other.match_id:
            if not isinstance(bare, BranchReplay):
                self.close()
                return
            other = self._other = bare.original
        work = (self._run, replay, other)
        threading.Thread(target=self._align, args=work, name="alignment", daemon=True).start()

    def _align(self, run: int, left: Replay, right: Replay) -> None:
        if isinstance(left, SeenReplay) and not isinstance(right, SeenReplay):
            right = SeenReplay(right, left.perspective)
        alignment = Alignment(left, right)
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._aligned.emit(run, alignment)

    def _show(self, run: int, alignment: Alignment) -> None:
        if run == self._run:
            self.page.show_alignment(alignment, (_name(alignment.left), _name(alignment.right)))


def _unveiled(replay: Replay | None) -> Replay | None:
    """The replay as the operator sees it."""
    return replay.original if isinstance(replay, SeenReplay) else replay


def _name(replay: Replay) -> str:
    bare = _unveiled(replay)
    branch = f" · {bare.branch.name}" if isinstance(bare, BranchReplay) else ""
    return f"{replay.match_id}{branch}"
