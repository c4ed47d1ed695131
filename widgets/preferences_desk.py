"""What one window does with the preferences: opens their dialog, and follows them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.qt.cursor import Cursor
from app.qt.preferences import Preferences, PreferenceStore
from app.qt.tail_model import TailModel
from app.qt.texts import tr
from widgets.preferences_dialog import THEMES, PreferencesDialog


class PreferencesDesk(QObject):
    """Joins the preferences with the panes of the window; how the application looks is followed elsewhere."""

    language_chosen = Signal()
    """In this window's dialog another language was chosen: windows speak it when they are made anew."""

    def __init__(self, store: PreferenceStore, cursor: Cursor, tail: TailModel, window: QWidget) -> None:
        super().__init__(window)
        self.store = store
        self.dialog: PreferencesDialog | None = None
        self._cursor = cursor
        self._tail = tail
        self._window = window
        self._themes: dict[str, QAction] = {}
        self._follow(store.current)
        store.changed.connect(self._changed)
        cursor.shortening_changed.connect(lambda on: store.choose(shorten_waits=on))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {"preferences": self.open}

    def open(self) -> None:
        """Open the dialog."""
        if self.dialog is None:
            self.dialog = PreferencesDialog(self.store, self._window)
        self.dialog.open()

    def theme_menu(self) -> QMenu:
        """A menu with the themes, the preferred one checked."""
        menu = QMenu(self.tr("Theme"), self._window)
        group = QActionGroup(menu)
        for name, text in THEMES.items():
            action = self._themes[name] = menu.addAction(tr(text))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, name=name: self.store.choose(theme=name))
            group.addAction(action)
        self._follow(self.store.current)
        return menu

    def _follow(self, wanted: Preferences) -> None:
        self._cursor.shorten_waits(wanted.shorten_waits)
        if self._tail.cap != wanted.tail_rows:
            self._tail.set_cap(wanted.tail_rows)
        if wanted.theme in self._themes:
            self._themes[wanted.theme].setChecked(True)

    def _changed(self, before: Preferences, wanted: Preferences) -> None:
        self._follow(wanted)
        if before.language != wanted.language and self.dialog is not None and self.dialog.isVisible():
            self.language_chosen.emit()
