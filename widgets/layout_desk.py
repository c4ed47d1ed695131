"""The layouts Browse, Debug and Live: each is kept as the user has changed it, until it is reset."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QToolButton, QWidget

from widgets.arrangements import ARRANGEMENTS, DEBUG
from widgets.theme import UNIT
from widgets.workbench import Workbench

CURRENT_KEY = "window/arrangement"


class LayoutDesk(QObject):
    """Switches between the layouts, and keeps them in the settings."""

    started_over = Signal()
    """The user has reset the layout."""

    def __init__(self, workbench: Workbench, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._settings = settings
        stored = settings.value(CURRENT_KEY)
        self._current = ARRANGEMENTS.get(str(stored), DEBUG)
        self._actions: dict[str, QAction] = {}

    @property
    def current(self) -> str:
        """The name of the layout that is shown."""
        return self._current.name

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        chosen = {_command(name): partial(self.choose, name) for name in ARRANGEMENTS}
        return {**chosen, "reset_layout": self._start_over}

    def show_on(self, actions: Mapping[str, QAction], menu_bar: QMenuBar) -> None:
        """Check the command of the layout that is shown, and put a button for each beside the menus."""
        row = QWidget(menu_bar)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, UNIT, 0)
        line.setSpacing(UNIT // 2)
        group = QActionGroup(self)
        titles = {"browse": self.tr("Browse"), "debug": self.tr("Debug"), "live": self.tr("Live")}
        for name in ARRANGEMENTS:
            action = self._actions[name] = actions[_command(name)]
            action.setActionGroup(group)
            action.setIconText(titles[name])
            button = QToolButton()
            button.setDefaultAction(action)
            line.addWidget(button)
        menu_bar.setCornerWidget(row)
        self._check()

    def _check(self) -> None:
        if self._actions:
            self._actions[self._current.name].setChecked(True)

    def choose(self, name: str) -> None:
        """Show a layout as it was left."""
        if name != self._current.name:
            self.store()
            self._current = ARRANGEMENTS[name]
            self._show()
        self._check()

    def choose_saved(self, name: str) -> None:
        """Show the layout of a session: one that there is, else the one that is shown stays."""
        if name in ARRANGEMENTS:
            self.choose(name)

    def _start_over(self) -> None:
        self.reset()
        self.started_over.emit()

    def reset(self) -> None:
        """Arrange the layout that is shown as it comes with the program."""
        self._workbench.arrange(self._current)

    def restore(self) -> None:
        """Show what was stored last."""
        self._show()

    def _show(self) -> None:
        if not self._workbench.restore(self._settings.value(self._key)):
            self.reset()

    def store(self) -> None:
        """Keep the layout that is shown for the next time."""
        self._settings.setValue(CURRENT_KEY, self._current.name)
        self._settings.setValue(self._key, self._workbench.layout_state())

    @property
    def _key(self) -> str:
        return f"window/layouts/{self._current.name}"


def _command(name: str) -> str:
    return f"layout_{name}"
