"""The working page: the match list, the replay, the state and the logs as docks that can be arranged."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QTabWidget, QVBoxLayout, QWidget

from app.qt.texts import tr, translatable
from widgets.arrangements import DEBUG, Arrangement
from widgets.still import Still
from widgets.theme import TEXT_SIZE, numeric_font, text_size

LAYOUT_VERSION = 6
LEAST_WIDTHS = {"Matches": 264, "State": 240}
"""Room for the outcomes and for the tabs; with the transport between them it fits a window of 1280."""
SETTLE_MS = 250
"""So long after it is first shown the window may still come to its size: a desktop enlarges it afterwards."""

_LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
_AREAS = {
    translatable("Matches"): _LEFT,
    translatable("State"): _RIGHT,
    translatable("Events"): _BOTTOM,
    translatable("Overview"): _BOTTOM,
    translatable("Live tail"): _BOTTOM,
    translatable("Anomalies"): _BOTTOM,
    translatable("Breakpoints"): _BOTTOM,
    translatable("Watches"): _BOTTOM,
    translatable("Marks"): _BOTTOM,
    translatable("Compare"): _BOTTOM,
    translatable("Verify"): _BOTTOM,
}
DOCKS = tuple(_AREAS)
"""The docks by name, in the order of their places."""


class Workbench(QMainWindow):
    """A dock for each of `DOCKS` around the replay in the middle; it lives in the window, as a page of it.

    A dock that shares its place with others has their tabs as its title, one that stands alone a title bar.
    """

    def __init__(
        self, header: QWidget, timeline: QWidget, transport: QWidget, panes: Mapping[str, QWidget]
    ) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setDockOptions(
            QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.GroupedDragging
        )
        self._arrangement = DEBUG
        self._wanted: QByteArray | None = None
        """What was restored, for as long as there is no room for it yet."""
        self._was_shown = False
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._room_given = QTimer(self, singleShot=True, interval=0)
        self._room_given.timeout.connect(self._use_room)
        self.setTabPosition(_BOTTOM, QTabWidget.TabPosition.North)
        self.setCentralWidget(_column(header, timeline, transport))
        self.docks = {name: self._dock(name, panes[name]) for name in DOCKS}
        self._place_docks()
        self._in_place = self.saveState(LAYOUT_VERSION)

    def _dock(self, name: str, pane: QWidget) -> QDockWidget:
        dock = QDockWidget(tr(name), self)
        dock.setObjectName(name)
        dock.setFont(numeric_font())  # in the font of the application its title keeps its first size
        dock.setWidget(pane)
        dock.setMinimumWidth(_least_width(name))
        dock.topLevelChanged.connect(self._soon_title)
        dock.dockLocationChanged.connect(self._soon_title)
        return dock

    def _soon_title(self) -> None:
        """The new place counts only after Qt has told of it."""
        QTimer.singleShot(0, self, self._title)

    def _title(self) -> None:
        for dock in self.docks.values():
            tabbed = bool(self.tabifiedDockWidgets(dock)) and not dock.isFloating()
            if tabbed != (dock.titleBarWidget() is not None):
                # Qt takes none for its own title bar; PySide's stubs do not know that.
                dock.setTitleBarWidget(QWidget() if tabbed else None)  # type: ignore[arg-type]

    def _place_docks(self) -> None:
        """Before the window is shown: docks that are added to it later, one beside the other, widen it."""
        for name, dock in self.docks.items():
            self.addDockWidget(_AREAS[name], dock)
        bottom = [dock for name, dock in self.docks.items() if _AREAS[name] is _BOTTOM]
        for left, right in pairwise(bottom):
            self.tabifyDockWidget(left, right)
        self._title()

    def arrange(self, arrangement: Arrangement = DEBUG) -> None:
        """Put every dock into its own place: the middle is the timeline's, the others get what they need."""
        self._arrangement, self._wanted = arrangement, None
        self._restore(self._in_place)
        for name in arrangement.closed:
            self.docks[name].close()
        self.docks[arrangement.front].raise_()
        self._title()
        self._share_room()

    def _share_room(self) -> None:
        shares = self._arrangement
        matches, state, events, *_ = self.docks.values()
        widths = [round(shares.list_share * self.width()), round(shares.state_share * self.width())]
        self.resizeDocks([matches, state], widths, Qt.Orientation.Horizontal)
        self.resizeDocks([events], [round(shares.bottom_share * self.height())], Qt.Orientation.Vertical)

    def show_dock(self, name: str) -> None:
        """Bring a dock to the front, also when it was closed."""
        self.docks[name].show()
        self.docks[name].raise_()

    def layout_state(self) -> QByteArray:
        """The arrangement, for `restore`. One that was never shown is as it was restored."""
        if self._wanted is not None and not self._was_shown:
            return self._wanted
        return self.saveState(LAYOUT_VERSION)

    def layout_bytes(self) -> bytes:
        """The arrangement as bytes, for `restore_bytes`."""
        return bytes(self.layout_state().data())

    def restore_bytes(self, state: bytes) -> None:
        """Arrange the docks as they were saved, here or on another computer; none leaves them as they are."""
        if state:
            self.restore(QByteArray(state))

    def restore(self, state: object) -> bool:
        """Arrange the docks as they were saved; anything else leaves them as they are, and is False."""
        if not isinstance(state, QByteArray):
            return False
        done = self._restore(state)
        self._wanted = state if done else None
        self._title()
        return done

    def _restore(self, state: QByteArray) -> bool:
        before = self._tab_bars()
        done = self.restoreState(state, LAYOUT_VERSION)
        if self._tab_bars() != before:  # Qt makes new ones, and leaves the old ones on the screen
            for bar in before:
                bar.hide()
        return done

    def _tab_bars(self) -> list[QTabBar]:
        return self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)

    # Docks that are given their sizes before there is room for them are squeezed to their least ones.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self._settling.start()
            self._room_given.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._settling.isActive():
            self._room_given.start()

    def changeEvent(self, event: QEvent) -> None:
        """Larger words need more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            for name, dock in self.docks.items():
                dock.setMinimumWidth(_least_width(name))

    def _use_room(self) -> None:
        if self._wanted is None:
            self._share_room()
        else:
            self._restore(self._wanted)


def _least_width(name: str) -> int:
    """The tabs of the state grow with the words; the list has shapes for them."""
    grown = text_size() if name == "State" else TEXT_SIZE
    return LEAST_WIDTHS.get(name, 0) * grown // TEXT_SIZE


def _column(header: QWidget, timeline: QWidget, transport: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(header)
    column.addWidget(timeline, 1)
    column.addWidget(Still(transport, lambda: transport.sizeHint().height()))
    return page
