"""The filter in use: applied to the list, saved by name, copied as a command line."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.core.filters import Filter, FilterError
from app.core.saved_filters import SavedFilters, SavedFiltersError, change_saved, read_saved, saved_path
from app.qt.spoken import said
from widgets import icons
from widgets.filter_bar import FilterBar
from widgets.match_list import MatchList
from widgets.saved_filters_dialog import SavedFiltersDialog


class FilterDesk(QObject):
    """Shows in the list what the filter bar's filter lets through; saves it, and puts saved ones into it."""

    note_requested = Signal(str)
    """Tell this sentence."""
    command_wanted = Signal(object)
    """Copy the command that lists the matches of this `Filter`."""

    def __init__(self, bar: FilterBar, matches: MatchList, window: QWidget) -> None:
        super().__init__(window)
        self._bar = bar
        self._matches = matches
        self._path = saved_path()
        self._window = window
        self._saved: SavedFilters = {}
        self._dialog: SavedFiltersDialog | None = None
        self._menu = QMenu(window)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill_menu)
        bar.saved_button.setMenu(self._menu)
        bar.changed.connect(self._apply)
        bar.expression_wanted.connect(matches.model.prepare_to_ask)
        matches.model.filtered.connect(self._tell_failures)
        matches.model.refused.connect(lambda sentence: bar.show_mistake(said(sentence)))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {
            "saved_filters": self.show_dialog,
            "copy_filter": lambda: self.command_wanted.emit(self._bar.filter),
            "more_filters": self._bar.show_more,
        }

    def close(self) -> None:
        """End the process that is asked about the matches."""
        self._matches.model.close()

    def _apply(self, chosen: Filter) -> None:
        try:
            condition = replace(chosen, where=None).compile()
        except FilterError as error:
            self._bar.show_mistake(said(str(error)))
            return
        self._matches.strip.show_span(chosen.started_since, chosen.started_until)
        self._matches.model.set_filter(None if chosen.is_empty else condition, chosen.where)

    def _tell_failures(self) -> None:
        model = self._matches.model
        self._bar.show_failures(model.failures, said(model.problem))

    def _read(self) -> None:
        """Another window may have saved some, too."""
        try:
            self._saved = read_saved(self._path)
        except SavedFiltersError as error:
            self._saved = {}
            self.note_requested.emit(said(str(error)))

    def _fill_menu(self) -> None:
        self._read()
        self._menu.clear()
        for name, chosen in self._saved.items():
            action = self._menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(chosen == self._bar.filter)
            action.triggered.connect(lambda _checked=False, chosen=chosen: self._bar.set_filter(chosen))
        if not self._saved:
            self._menu.addAction(self.tr("No filter is saved yet")).setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(
            icons.icon("bookmark-plus-outline", "muted"), self.tr("Save or manage filters…"), self.show_dialog
        )
        self._menu.addAction(
            icons.icon("console", "muted"),
            self.tr("Copy as a command"),
            lambda: self.command_wanted.emit(self._bar.filter),
        )

    def show_dialog(self) -> None:
        """Save the filter in use, or use, rename and delete saved ones."""
        self._read()
        dialog = SavedFiltersDialog(self._bar.filter, self._saved, self._window)
        dialog.chosen.connect(self._bar.set_filter)
        dialog.changed.connect(self._change)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _change(self, changes: dict[str, Filter | None]) -> None:
        try:
            self._saved = change_saved(self._path, changes)
        except SavedFiltersError as error:
            if self._dialog is not None:
                self._dialog.show_problem(said(str(error)))
            return
        if self._dialog is not None:
            self._dialog.show_saved(self._saved)
