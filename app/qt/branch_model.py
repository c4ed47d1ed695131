"""The what-if branches of the matches, and which of them the cursor has open."""

import contextlib
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from app.core.branch_edits import free_name
from app.core.branches import DEFAULT_ROLES, Branch, BranchError, BranchReplay, branch_replay
from app.core.replay import Replay, Step
from app.core.state import Position
from app.qt.branch_history import Branches, BranchHistory
from app.qt.cursor import Cursor
from app.qt.opened import Opened, open_replay
from kafka_client.events import TopicRoles

Change = Callable[[Branch], Branch]


class BranchModel(QObject):
    """Keeps branches as long as the program runs, and folds the open one whenever it or its match changes.

    Folding is done in a thread; what is asked for meanwhile makes the earlier answers void. A branch that
    cannot be applied is as it was before.
    """

    opened = Signal(object, object)
    """Show this `Opened`, with the cursor at a position; None keeps it at its event."""
    changed = Signal()
    """Other branches, another one open, or it was folded."""
    failed = Signal(str)
    """A branch could not be applied: a sentence that says why."""
    pointed_out = Signal(object)
    """The cursor's commands are about this skipped event: its `Position`."""
    noted = Signal(str)
    """What `run` was asked for is done: a sentence that says so, or why not."""
    _folded = Signal(int, object)

    def __init__(self, cursor: Cursor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._roles = DEFAULT_ROLES
        self._original: Opened | None = None
        self._kept: dict[str, dict[str, Branch]] = {}
        self._open: Branch | None = None
        self._applied = Branches(None, {})
        self._histories: dict[str, BranchHistory] = {}
        self._replay: BranchReplay | None = None
        self._chosen: Position | None = None
        self._stand_at: Position | None = None
        self._showing = False
        self._next = ""
        self._number = 0
        self._turn = threading.Lock()
        self._folded.connect(self._finish)
        cursor.moved.connect(self._forget_chosen)

    # What there is.

    @property
    def roles(self) -> TopicRoles:
        """Which topic has which role."""
        return self._roles

    @property
    def original(self) -> Replay | None:
        """The match that is open, as it is in Kafka."""
        return None if self._original is None else self._original.replay

    @property
    def names(self) -> list[str]:
        """The branches of the match that is open."""
        return list(self._of_match())

    @property
    def current(self) -> Branch | None:
        """The branch that is open, or about to be; None for the original."""
        return self._open

    @property
    def replay(self) -> BranchReplay | None:
        """The open branch as it was folded last; None for the original, and until it is folded."""
        return self._replay

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The branches of all matches."""
        return tuple(branch for of_match in self._kept.values() for branch in of_match.values())

    @property
    def shown_steps(self) -> Sequence[Step]:
        """The steps that are shown, with those that the branch skips."""
        replay = self._cursor.replay
        if isinstance(replay, BranchReplay):
            return replay.shown
        return () if replay is None else replay.steps

    @property
    def target(self) -> Position | None:
        """The event that commands are about: the skipped one that was chosen, else the cursor's."""
        if self._chosen is not None or self._cursor.step is None:
            return self._chosen
        return self._cursor.step.event.record.position

    def _of_match(self) -> dict[str, Branch]:
        return {} if self.original is None else self._kept.setdefault(self.original.match_id, {})

    # The match.

    def set_roles(self, roles: TopicRoles) -> None:
        """Know which topic has which role."""
        self._roles = roles

    def take(self, opened: Opened) -> None:
        """A match was opened, or has grown; a new one is shown without a branch, unless one waits for it."""
        self._original = opened
        if not self._is_shown():
            self._open = self._of_match().get(self._next)
            self._next = ""
            self._applied = Branches(None, dict(self._of_match()))
        self._refresh()

    def forget(self) -> None:
        """Another history begins: what was open of the one before is open no longer."""
        self._number += 1
        self._original = self._open = self._replay = None
        self._applied = Branches(None, {})

    def _is_shown(self) -> bool:
        """Whether the cursor has the match open already, with a branch or without."""
        shown = self._cursor.replay
        return shown is not None and self.original is not None and shown.match_id == self.original.match_id

    # The branches.

    def set_branches(self, branches: Iterable[Branch]) -> None:
        """Keep these branches and no others; the original is shown."""
        self._kept = {}
        self._histories.clear()
        for branch in branches:
            self._kept.setdefault(branch.match_id, {})[branch.name] = branch
        self._choose(None)
        self.changed.emit()

    def choose(self, name: str) -> None:
        """Show a branch by its name, or the original (empty)."""
        self._choose(self._of_match().get(name))

    def choose_when_open(self, name: str) -> None:
        """Show the match that is opened next with its branch of this name, if it has one."""
        self._next = name

    def _choose(self, branch: Branch | None) -> None:
        self._applied = Branches(self._applied.open, dict(self._of_match()))
        if branch != self._open:
            self._open = branch
            self._refresh()

    def edit(self, change: Change, stand_at: Position | None = None) -> None:
        """Change the open branch, or a new one; the cursor then stands at that event, if it is given."""
        if self.original is None:
            return
        branch = self._open or Branch(free_name(self.names), self.original.match_id)
        changed = change(branch)
        self._history.note(self._now)
        self._open = changed
        self._of_match()[branch.name] = self._open
        self._stand_at = stand_at
        self._refresh()

    def rename(self, name: str) -> None:
        """Give the open branch a name. Raises `BranchError` when it is empty or taken."""
        branch = self._open
        if branch is None or name == branch.name:
            return
        if not name.strip():
            raise BranchError(self.tr("A branch needs a name: write one."))
        if name in self._of_match():
            raise BranchError(
                self.tr("There is a branch {name!r} already: choose another name.").format(name=name)
            )
        self._history.note(self._now)
        renamed = replace(branch, name=name)
        kept = {renamed.name if old == branch.name else old: each for old, each in self._of_match().items()}
        kept[name] = renamed
        self._kept[branch.match_id] = kept
        self._open = renamed
        self._refresh()

    def duplicate(self) -> None:
        """Open a copy of the open branch under a new name."""
        if self._open is not None:
            self._history.note(self._now)
            copy = replace(self._open, name=free_name(self.names))
            self._of_match()[copy.name] = copy
            self._choose(copy)

    def drop(self) -> None:
        """Forget the open branch, and show the original."""
        if self._open is not None:
            self._history.note(self._now)
            self._of_match().pop(self._open.name, None)
            self._choose(None)

    # Undoing.

    @property
    def _now(self) -> Branches:
        return Branches(self._open, dict(self._of_match()))

    @property
    def _history(self) -> BranchHistory:
        match_id = "" if self.original is None else self.original.match_id
        return self._histories.setdefault(match_id, BranchHistory())

    def undo(self) -> bool:
        """Take the last change of this match's branches back; False when there is none."""
        return self._turn_to(self._history.undo(self._now))

    def redo(self) -> bool:
        """Make the change again that was undone last; False when there is none."""
        return self._turn_to(self._history.redo(self._now))

    def _turn_to(self, branches: Branches | None) -> bool:
        if branches is None or self.original is None:
            return False
        self._kept[self.original.match_id] = dict(branches.kept)
        self._open = branches.open
        self._refresh()
        return True

    # Folding.

    def _refresh(self) -> None:
        """Show the original, or fold the open branch."""
        self._number += 1
        if self._original is None:
            return
        if self._open is None:
            self._replay = None
            self._show(self._original)
        else:
            self._start(partial(self._fold, self._number, self._original.replay, self._open, self._roles))
            self.changed.emit()

    def _fold(self, number: int, original: Replay, branch: Branch, roles: TopicRoles) -> None:
        if number != self._number:
            return
        answer: Opened | BranchError
        try:
            answer = open_replay(branch_replay(original, branch, roles))
        except BranchError as error:
            answer = error
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._folded.emit(number, answer)

    def run(self, job: Callable[[], str]) -> None:
        """Do something in the thread that folds, such as writing a file; it returns what to tell."""
        self._start(partial(self._run, job))

    def _start(self, job: Callable[[], None]) -> None:
        """In a thread of its own, one after the other; closing the window waits for none."""
        threading.Thread(target=self._in_turn, args=(job,), name="branch", daemon=True).start()

    def _in_turn(self, job: Callable[[], None]) -> None:
        with self._turn:
            job()

    def _run(self, job: Callable[[], str]) -> None:
        sentence = job()
        with contextlib.suppress(RuntimeError):  # the window is gone
            self.noted.emit(sentence)

    def _finish(self, number: int, answer: Opened | BranchError) -> None:
        if number != self._number:
            return
        if isinstance(answer, BranchError):
            self._history.give_up(self._applied)
            self._open = self._applied.open
            self._of_match().clear()
            self._of_match().update(self._applied.kept)
            self._stand_at = None
            if not self._is_shown():
                self._refresh()
            self.changed.emit()
            self.failed.emit(str(answer))
        elif isinstance(answer.replay, BranchReplay):
            self._replay = answer.replay
            self._show(answer)

    def _show(self, opened: Opened) -> None:
        self._applied = self._now
        position = self._place(opened.replay)
        self._stand_at = None
        self._showing = True
        try:
            self.opened.emit(opened, position)
        finally:
            self._showing = False
        if self._chosen is not None and opened.replay.number_of(*self._chosen) is not None:
            self._chosen = None
        if self._chosen is not None:
            self.pointed_out.emit(self._chosen)
        self.changed.emit()

    def _place(self, replay: Replay) -> int | None:
        """Where the cursor is to stand in another replay of its match; None where it finds that itself."""
        shown, step = self._cursor.replay, self._cursor.step
        if shown is None or shown.match_id != replay.match_id or self._cursor.following:
            return None
        wanted = self._stand_at or (None if step is None else step.event.record.position)
        if wanted is None or (self._stand_at is None and replay.number_of(*wanted) is not None):
            return None
        number = replay.number_of(*wanted)
        return _before(replay, shown, self._cursor.position) if number is None else number

    # The event that commands are about.

    def choose_event(self, position: Position) -> None:
        """Let commands be about an event that the branch skips, until the cursor moves."""
        self._chosen = position

    def _forget_chosen(self) -> None:
        if not self._showing:
            self._chosen = None


def _before(replay: Replay, shown: Replay, position: int) -> int:
    """The last event of a replay that stands before that position in the one that is shown."""
    numbers = (replay.number_of(*step.event.record.position) for step in reversed(shown.steps[:position]))
    return next((number for number in numbers if number is not None), 0)
