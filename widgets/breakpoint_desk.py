"""What the commands about breakpoints and watches do; keeps them, and has them looked for."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from app.core.breakpoints import (
    Breakpoint,
    BreakpointKind,
    Hits,
    Watch,
    event_argument,
)
from app.qt import local
from app.qt.breakpoint_model import BreakpointModel
from app.qt.cursor import Cursor
from app.qt.evaluation import numbers_of
from app.qt.evaluator import Evaluator
from app.qt.live_hit_model import LiveHitModel
from app.qt.messages import LiveHits
from app.qt.texts import tr, translatable
from widgets.breakpoint_dock import BreakpointDock
from widgets.watch_dock import WatchDock

SETTINGS_KEY = "breakpoints/all"
WATCHES_KEY = "breakpoints/watches"
ARMED_KEY = "breakpoints/armed"
_Item = TypeVar("_Item", Breakpoint, Watch)
NO_EVENT = translatable("Go to an event first, then make a breakpoint at it.")


class BreakpointDesk(QObject):
    """The handlers of the commands about breakpoints and watches, by name."""

    note_requested = Signal(str)
    """Tell this sentence."""
    dock_wanted = Signal(str)
    """Show the dock with this name."""
    arm_wanted = Signal(list)
    """Look for these among live events; none for no more."""
    stored = Signal()
    """The settings hold other breakpoints now: another window can `reload` them."""

    def __init__(self, cursor: Cursor, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._settings = settings
        self._hits: dict[Breakpoint, Hits] = {}
        self.evaluator = Evaluator(self)
        self.model = BreakpointModel(self)
        self.live = LiveHitModel(self)
        self.dock = BreakpointDock(self.model, self.live, cursor)
        self.watch_dock = WatchDock(cursor, self.evaluator)
        self._connect()
        self._remember()

    def _connect(self) -> None:
        self.dock.add_requested.connect(self.add)
        self.dock.change_requested.connect(self._change)
        self.dock.toggle_requested.connect(self._toggle_row)
        self.dock.remove_requested.connect(self._remove_row)
        self.dock.arm_requested.connect(self._arm)
        self.watch_dock.changed.connect(self._save_watches)
        self.evaluator.found.connect(self._take)
        self._cursor.replay_changed.connect(self._open)
        self._cursor.break_reached.connect(
            lambda number: self.note_requested.emit(
                self.tr("Stopped at #{number}, which a breakpoint hits.").format(number=number)
            )
        )

    def _remember(self) -> None:
        """Have what there was when the program ended."""
        self.model.show(_stored(self._settings.value(SETTINGS_KEY), Breakpoint))
        self.watch_dock.set_watches(_stored(self._settings.value(WATCHES_KEY), Watch))
        if self._settings.value(ARMED_KEY) == "yes":
            self.dock.set_armed(True)
            QTimer.singleShot(0, self, self._tell_armed)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {
            "toggle_breakpoint": self.toggle_here,
            "new_breakpoint": lambda: self._write(BreakpointKind.EXPRESSION),
            "run_to_next": lambda: self._run(self._cursor.next_break(), self.tr("after")),
            "run_to_previous": lambda: self._run(self._cursor.previous_break(), self.tr("before")),
            "switch_breakpoints": self._switch_all,
            "arm_breakpoints": self.dock.arm_box.toggle,
            "new_watch": self._write_watch,
        }

    # What there is.

    @property
    def breakpoints(self) -> tuple[Breakpoint, ...]:
        """All breakpoints."""
        return tuple(self.model.breakpoints)

    @property
    def hits(self) -> Mapping[Breakpoint, Hits]:
        """What was found of them so far in the open match."""
        return self._hits

    def set_breakpoints(self, breakpoints: Sequence[Breakpoint]) -> None:
        """Have these."""
        self._show(list(dict.fromkeys(breakpoints)))
        self._settings.setValue(SETTINGS_KEY, _packed(self.model.breakpoints))
        self.stored.emit()

    def reload(self) -> None:
        """Have those that the settings hold now."""
        self._show(_stored(self._settings.value(SETTINGS_KEY), Breakpoint))

    def _show(self, breakpoints: list[Breakpoint]) -> None:
        self.model.show(breakpoints)
        self._search()
        self._tell_armed()

    def add(self, breakpoint_: Breakpoint) -> None:
        """Make a breakpoint, unless there is one just like it."""
        self.set_breakpoints([*self.model.breakpoints, breakpoint_])

    def break_on_value(self, path: str) -> None:
        """Stop where this value changes."""
        self.add(Breakpoint(BreakpointKind.VALUE, path))
        self.note_requested.emit(self.tr("A breakpoint stops where {path} changes.").format(path=path))

    def toggle_here(self) -> None:
        """Make a breakpoint at the cursor's event, or remove it."""
        replay, step = self._cursor.replay, self._cursor.step
        if replay is None or step is None:
            self.note_requested.emit(tr(NO_EVENT))
            return
        argument = event_argument(step.event.record.position)
        here = [
            each
            for each in self.model.breakpoints
            if each.kind is BreakpointKind.EVENT and each.argument == argument
        ]
        if here:
            self.set_breakpoints([each for each in self.model.breakpoints if each not in here])
            self.note_requested.emit(
                self.tr("The breakpoint at #{number} is gone.").format(number=step.number)
            )
        else:
            self.add(Breakpoint(BreakpointKind.EVENT, argument, match_id=replay.match_id))
            self.note_requested.emit(
                self.tr("There is a breakpoint at #{number}.").format(number=step.number)
            )

    def _change(self, row: int, breakpoint_: Breakpoint) -> None:
        everything = self.model.breakpoints
        everything[row] = breakpoint_
        self.set_breakpoints(everything)

    def _toggle_row(self, row: int) -> None:
        breakpoint_ = self.model.row(row).breakpoint
        self._change(row, replace(breakpoint_, enabled=not breakpoint_.enabled))
        self.dock.table.selectRow(row)

    def _remove_row(self, row: int) -> None:
        everything = self.model.breakpoints
        del everything[row]
        self.set_breakpoints(everything)

    def _switch_all(self) -> None:
        """Switch all off, or on again when all are off."""
        on = not any(each.enabled for each in self.model.breakpoints)
        self.set_breakpoints([replace(each, enabled=on) for each in self.model.breakpoints])

    def _save_watches(self) -> None:
        self._settings.setValue(WATCHES_KEY, _packed(self.watch_dock.watches))

    # Looking for them.

    def _open(self) -> None:
        """Another match is open, or the open one has grown."""
        self.evaluator.open(self._cursor.replay)
        self.model.forget_hits()
        self._search()

    def _search(self) -> None:
        enabled = [each for each in self.model.breakpoints if each.enabled]
        self._hits = {each: hits for each, hits in self._hits.items() if each in enabled}
        self.evaluator.search(enabled)
        self._show_hits()

    def _take(self, breakpoint_: Breakpoint, hits: Hits) -> None:
        self._hits[breakpoint_] = hits
        self.model.set_hits(breakpoint_, hits)
        self._show_hits()

    def _show_hits(self) -> None:
        self._cursor.set_breaks(numbers_of(list(self._hits.values())))

    def _run(self, number: int | None, where: str) -> None:
        if number is not None:
            self._cursor.go(number)
        elif self.evaluator.searching:
            self.note_requested.emit(self.tr("The breakpoints are still being looked for in this match."))
        elif any(each.enabled for each in self.model.breakpoints):
            self.note_requested.emit(
                self.tr("No breakpoint is hit {where} #{position}.").format(
                    where=where, position=self._cursor.position
                )
            )
        else:
            self.note_requested.emit(self.tr("There is no breakpoint. F9 makes one at the cursor's event."))

    def _write(self, kind: BreakpointKind) -> None:
        self.dock_wanted.emit("Breakpoints")
        self.dock.begin(kind)

    def _write_watch(self) -> None:
        self.dock_wanted.emit("Watches")
        self.watch_dock.begin()

    def watch(self, expression: str) -> None:
        """Watch this expression, and show the watches."""
        self.watch_dock.add(expression)
        self.dock_wanted.emit("Watches")

    # Live.

    def _arm(self, on: bool) -> None:
        self._settings.setValue(ARMED_KEY, "yes" if on else "no")
        self._tell_armed()

    def _tell_armed(self) -> None:
        armed = self.dock.arm_box.isChecked()
        self.arm_wanted.emit([each for each in self.model.breakpoints if each.enabled] if armed else [])

    def take_live(self, live: LiveHits) -> None:
        """Announce what live events have hit."""
        self.live.add(live.hits)
        for breakpoint_, count in live.counts:
            self.model.add_live(breakpoint_, count)
        newest = live.hits[-1]
        more = (
            self.tr(", and {count} more").format(count=local.count(live.count - 1)) if live.count > 1 else ""
        )
        self.note_requested.emit(
            self.tr(
                "Live breakpoint: {match_id} #{number} {what}{more}. The Breakpoints dock opens it."
            ).format(match_id=newest.match_id, number=newest.number, what=self.live.what(newest), more=more)
        )

    def close(self) -> None:
        """End what works for this."""
        self.evaluator.close()


def _packed(items: Sequence[msgspec.Struct]) -> str:
    return msgspec.json.encode(items).decode()


def _stored(value: object, kind: type[_Item]) -> list[_Item]:
    """What was packed; nothing where the settings hold something else."""
    try:
        return msgspec.json.decode(str(value or "[]"), type=list[kind])  # type: ignore[valid-type]
    except msgspec.DecodeError:
        return []
