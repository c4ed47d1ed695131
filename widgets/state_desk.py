"""What the commands about the state's values do, and where an answer or a command leads."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSettings, Signal

from app.core.related import Related
from app.core.stepping import next_in, previous_in
from app.core.view import as_expression
from app.qt.cursor import Cursor
from app.qt.texts import tr, translatable
from widgets.state_panel import StatePanel

SETTINGS_KEY = "state/changes_only"
NO_VALUE = translatable("Choose a value in the state first.")
NO_COMMAND = translatable("The event at the cursor answers no command.")
NO_ANSWER = translatable("The event at the cursor is no command that was answered.")


class StateDesk(QObject):
    """The handlers of the commands about values, by name; remembers whether only changes are shown."""

    note_requested = Signal(str)
    """Tell this sentence."""
    expression_requested = Signal(str)
    """Watch this expression."""

    def __init__(self, cursor: Cursor, panel: StatePanel, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._panel = panel
        self._tree = panel.state_tree
        box = self._tree.changes_box
        box.setChecked(settings.value(SETTINGS_KEY) == "yes")
        box.toggled.connect(lambda on: settings.setValue(SETTINGS_KEY, "yes" if on else "no"))
        panel.watch_requested.connect(lambda path: self.expression_requested.emit(as_expression(path)))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {
            "changes_only": self._tree.changes_box.toggle,
            "set_by": self._go_to_setter,
            "previous_change": lambda: self._go_to_change(previous_in, self.tr("earlier")),
            "next_change": lambda: self._go_to_change(next_in, self.tr("later")),
            "to_command": lambda: self._go_to_related(Related.command_of, tr(NO_COMMAND)),
            "to_answer": lambda: self._go_to_related(Related.answer_of, tr(NO_ANSWER)),
        }

    def _go_to_setter(self) -> None:
        if self._tree.path is None:
            self.note_requested.emit(tr(NO_VALUE))
        elif not self._tree.go_to_setter():
            self.note_requested.emit(
                self.tr("No event has set {path}: it is as at the start.").format(path=self._tree.path)
            )

    def _go_to_change(self, find: Callable[[Sequence[int], int], int | None], which: str) -> None:
        replay, path = self._cursor.replay, self._tree.path
        if replay is None or path is None:
            self.note_requested.emit(tr(NO_VALUE))
            return
        number = find(replay.blame.numbers(path), self._cursor.position)
        if number is None:
            self.note_requested.emit(
                self.tr("There is no {which} change of {path}.").format(which=which, path=path)
            )
        else:
            self._cursor.go(number)

    def _go_to_related(self, find: Callable[[Related, int], int | None], otherwise: str) -> None:
        replay = self._cursor.replay
        number = None if replay is None else find(replay.related, self._cursor.position)
        if number is None:
            self.note_requested.emit(otherwise)
        else:
            self._cursor.go(number)
