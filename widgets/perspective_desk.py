"""Whose view the window shows, and the spoiler lock: veils what is opened, off the GUI thread."""

import contextlib
import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSettings, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from app.core.perspective import Perspective, SeenReplay
from app.qt.cursor import Cursor
from app.qt.opened import Opened, open_replay
from app.qt.texts import tr, translatable
from widgets import icons
from widgets.theme import UNIT

LOCK_KEY = "perspective/locked"
OPERATOR = translatable("operator")
LOCKED = translatable("The spoiler lock is on: who is human stays hidden until you release it")
UNLOCKED = translatable("Spoiler lock: hide who is human, also after the end")


class PerspectiveBar(QWidget):
    """A choice of whose view it is, and the lock; coloured while something is hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Whose view is shown"))
        self.box.setToolTip(
            self.tr("See the match as the operator, or as a participant could know it at each moment")
        )
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(7)
        self.lock = QToolButton()
        self.lock.setCheckable(True)
        self._shown: tuple[tuple[str, ...], Perspective] | None = None
        self._label = QLabel()
        self._label.setProperty("kind", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, 0, 0, 0)
        row.setSpacing(UNIT)
        for widget in (self._label, self.box, self.lock):
            row.addWidget(widget)
        self.show_participants((), Perspective())

    def show_participants(self, participants: Sequence[str], perspective: Perspective) -> None:
        """Offer these, and show what is chosen; nothing is done where it is shown already."""
        if (shown := (tuple(participants), perspective)) == self._shown:
            return
        self._shown = shown
        with QSignalBlocker(self.box), QSignalBlocker(self.lock):
            self.box.clear()
            self.box.addItem(icons.icon("eye-outline", "muted"), tr(OPERATOR), "")
            for who in participants:
                self.box.addItem(icons.icon("eye-outline", "warning"), who, who)
            self.box.setCurrentIndex(max(0, self.box.findData(perspective.who)))
            self.lock.setChecked(perspective.locked)
        locked, opened = icons.icon("lock", "accent"), icons.icon("lock-open-outline", "muted")
        self.lock.setIcon(locked if perspective.locked else opened)
        words = tr(LOCKED) if perspective.locked else tr(UNLOCKED)
        self.lock.setToolTip(words)
        self.lock.setAccessibleName(words)
        self._label.setText(self.tr("Only what {who} knows").format(who=perspective.who))
        self._label.setVisible(bool(perspective.who))


class PerspectiveDesk(QObject):
    """The handlers of the commands about perspectives, by name."""

    opened = Signal(object, object)
    """The match as it is to be shown: an `Opened`, and where the cursor is to stand, if that is known."""
    locked_changed = Signal(bool)
    note_requested = Signal(str)
    """Tell this sentence."""

    _veiled = Signal(int, object, object)

    def __init__(self, cursor: Cursor, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._settings = settings
        self._original: Opened | None = None
        self._run = 0
        self._next = ""
        self.perspective = Perspective(locked=settings.value(LOCK_KEY) == "yes")
        self.bar = PerspectiveBar()
        self.bar.box.activated.connect(lambda: self.look_as(self.bar.box.currentData()))
        self.bar.lock.toggled.connect(self.lock)
        self._veiled.connect(self._show)
        self._offer()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {
            "next_perspective": self.look_as_next,
            "spoiler_lock": lambda: self.lock(not self.perspective.locked),
        }

    def take(self, opened: Opened, position: int | None) -> None:
        """A match was opened, has grown, or is shown with a branch."""
        same = self._original is not None and self._original.replay.match_id == opened.replay.match_id
        self._original = opened
        if not same:
            self.perspective = Perspective(self._next, self.perspective.locked)
            self._next = ""
        self._offer()
        self._refresh(position)

    def forget(self) -> None:
        """No match is open any more."""
        self._run += 1
        self._original = None
        self._offer()

    def participants(self) -> list[str]:
        """Through whose eyes one can look."""
        if self._original is None:
            return []
        final = self._original.replay.final
        return sorted({*(final.participants or ()), *final.humans, *final.types})

    def look_as(self, who: str) -> None:
        """See what this participant could know; empty for the operator."""
        if who != self.perspective.who:
            self.set_perspective(Perspective(who, self.perspective.locked))

    def look_as_when_open(self, who: str) -> None:
        """See the match that is opened next as this participant."""
        self._next = who

    def look_as_next(self) -> None:
        """The operator, then one participant after the other."""
        everyone = ["", *self.participants()]
        here = everyone.index(self.perspective.who) if self.perspective.who in everyone else 0
        who = everyone[(here + 1) % len(everyone)]
        self.look_as(who)
        self.note_requested.emit(
            self.tr("Seen by {who}: what {who} could know.").format(who=who)
            if who
            else self.tr("Seen by the operator.")
        )

    def lock(self, on: bool) -> None:
        """Hide who is human, or no longer."""
        if on != self.perspective.locked:
            self._settings.setValue(LOCK_KEY, "yes" if on else "no")
            self.set_perspective(Perspective(self.perspective.who, on))

    def set_perspective(self, perspective: Perspective) -> None:
        """Show the open match so."""
        was_locked, self.perspective = self.perspective.locked, perspective
        self._offer()
        if perspective.locked != was_locked:
            self.locked_changed.emit(perspective.locked)
        self._refresh(None)

    def _offer(self) -> None:
        self.bar.show_participants(self.participants(), self.perspective)

    def _refresh(self, position: int | None) -> None:
        self._run += 1
        if self._original is None:
            return
        if self.perspective.is_open:
            self._show(self._run, self._original, position)
        else:
            work = (self._run, self._original, self.perspective, position)
            threading.Thread(target=self._veil, args=work, name="perspective", daemon=True).start()

    def _veil(self, run: int, opened: Opened, perspective: Perspective, position: int | None) -> None:
        veiled = open_replay(SeenReplay(opened.replay, perspective))
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._veiled.emit(run, veiled, position)

    def _show(self, run: int, opened: Opened, position: int | None) -> None:
        if run == self._run:
            self.opened.emit(opened, position)


def is_veiled(cursor: Cursor) -> bool:
    """Whether the open match is seen by somebody who does not know all."""
    return isinstance(cursor.replay, SeenReplay)
