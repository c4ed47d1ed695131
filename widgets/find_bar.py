"""The line over the event table that finds events of the open match."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.core.stepping import next_in, previous_in
from app.qt import local
from app.qt.cursor import Cursor
from app.qt.event_search import EventSearch
from widgets import icons
from widgets.filter_edit import filter_edit
from widgets.theme import UNIT, numeric_font, restyle

_ICON = QSize(16, 16)
Find = Callable[[Sequence[int], int], int | None]


class FindBar(QWidget):
    """Goes to the next or previous event that holds a text. Hidden until it is asked for."""

    opened = Signal()
    """It is about to be used: show where it is."""
    left = Signal()
    """It was closed: give the focus back."""
    note_requested = Signal(str)
    """Tell this sentence."""

    def __init__(self, cursor: Cursor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._awaited: Callable[[], None] | None = None
        self.search = EventSearch(self)
        self.edit = filter_edit(self.tr("Find events"), self.tr("Find in types, summaries and values"))
        self.pattern_button = QToolButton()
        self.pattern_button.setIcon(icons.icon("regex", "muted"))
        self.pattern_button.setCheckable(True)
        self.pattern_button.setToolTip(self.tr("Regular expression"))
        self.pattern_button.setAccessibleName(self.tr("Regular expression"))
        self.count = QLabel()
        self.count.setProperty("kind", "muted")
        self.count.setFont(numeric_font())
        self._arrange()
        self.edit.textChanged.connect(self._look)
        self.edit.installEventFilter(self)
        self.pattern_button.toggled.connect(self._look)
        self.search.changed.connect(self._found)
        cursor.replay_changed.connect(self._look)
        cursor.moved.connect(self._show_count)
        self.hide()

    def _arrange(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(UNIT, 0, UNIT, UNIT // 2)
        line.setSpacing(UNIT)
        line.addWidget(self.edit, 1)
        line.addWidget(self.pattern_button)
        line.addWidget(self.count)
        for icon, name, act in (
            ("chevron-up", self.tr("Previous (Shift+Enter)"), self.previous),
            ("chevron-down", self.tr("Next (Enter)"), self.next),
            ("close", self.tr("Close (Esc)"), self.close_bar),
        ):
            button = QToolButton()
            button.setIcon(icons.icon(icon, "muted"))
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(lambda _checked=False, act=act: act())
            line.addWidget(button)
        for button in self.findChildren(QToolButton):
            button.setIconSize(_ICON)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        return {"find_event": self.open_bar, "find_next": self.next, "find_previous": self.previous}

    def open_bar(self) -> None:
        """Show the line, ready to be typed into."""
        self._show_bar()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def _show_bar(self) -> None:
        self.opened.emit()
        self.show()
        self._look()

    def close_bar(self) -> None:
        """Hide the line; what was looked for stays."""
        self.hide()
        self.left.emit()

    def next(self) -> None:
        """To the next hit after the cursor, from the end on to the first."""
        self._go(self.next, next_in, 0, self.tr("From the beginning again."))

    def previous(self) -> None:
        """To the hit before the cursor, from the beginning back to the last."""
        self._go(self.previous, previous_in, -1, self.tr("From the end again."))

    def _go(self, command: Callable[[], None], find: Find, otherwise: int, round_again: str) -> None:
        """Do what the command means, as soon as all is looked through."""
        if not self.edit.text():
            self.open_bar()
            return
        if self.isHidden():
            self._show_bar()
        hits = self.search.hits
        if not self.search.complete:
            self._awaited = command
        elif hits:
            number = find(hits, self._cursor.position)
            if number is None:
                self.note_requested.emit(round_again)
            self._cursor.go(hits[otherwise] if number is None else number)

    # What is found.

    def _look(self) -> None:
        """Look through the match as it is now, while the line is there."""
        if self.isHidden():
            return
        replay, self._awaited = self._cursor.replay, None
        wanted = self.edit.text()
        self.search.start(
            () if replay is None else replay.steps, wanted, is_pattern=self.pattern_button.isChecked()
        )

    def _found(self) -> None:
        if self.search.complete and self._awaited is not None:
            command, self._awaited = self._awaited, None
            command()
        self._show_count()

    def _show_count(self) -> None:
        if self.isHidden():
            return
        search = self.search
        self.count.setText(search.problem or self._hits_text())
        restyle(self.count, "kind", "warning" if search.problem else "muted")

    def _hits_text(self) -> str:
        search, position = self.search, self._cursor.position
        if not self.edit.text():
            return ""
        more = "" if search.complete else "…"
        total = local.count(len(search.hits)) + more
        if not search.hits:
            return more or self.tr("No event")
        place = bisect_left(search.hits, position)
        if search.hits[place : place + 1] == [position]:
            return self.tr("{place} of {total}").format(place=local.count(place + 1), total=total)
        return self.tr("{total} found").format(total=total)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            backwards = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                (self.previous if backwards else self.next)()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)
