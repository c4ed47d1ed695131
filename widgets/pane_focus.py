"""Going from pane to pane by the keyboard."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDockWidget, QWidget

REASON = Qt.FocusReason.ShortcutFocusReason


class PaneFocus:
    """The handlers of the *Pane* commands: one for each pane, and the next and the previous one in sight.

    ``fixed`` are the panes that are always there, ``docks`` those that can be closed or lie behind others.
    """

    def __init__(
        self,
        fixed: Mapping[str, QWidget],
        docks: Mapping[str, QDockWidget],
        show_dock: Callable[[str], None],
    ) -> None:
        self._fixed = fixed
        self._docks = docks
        self._show_dock = show_dock

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        by_name: dict[str, Callable[[], object]] = {
            command_name(name): partial(self.go_to, name) for name in (*self._fixed, *self._docks)
        }
        return by_name | {"next_pane": partial(self._turn, 1), "previous_pane": partial(self._turn, -1)}

    def go_to(self, name: str) -> None:
        """Give a pane the keyboard; a dock is brought to the front for that."""
        if name in self._docks:
            self._show_dock(name)
            _focus(self._docks[name].widget())
        else:
            _focus(self._fixed[name])

    def _turn(self, by: int) -> None:
        """To the next pane in sight, round and round."""
        panes = [pane for pane in self._panes() if pane.isVisible() and not pane.visibleRegion().isEmpty()]
        if not panes:
            return
        focused = QApplication.focusWidget()
        inside = (place for place, pane in enumerate(panes) if focused and _has(pane, focused))
        here = next(inside, -1 if by > 0 else 0)
        _focus(panes[(here + by) % len(panes)])

    def _panes(self) -> list[QWidget]:
        return [*self._fixed.values(), *(dock.widget() for dock in self._docks.values())]


def command_name(pane: str) -> str:
    """The command that goes to a pane."""
    return f"pane_{pane.lower().replace(' ', '_')}"


def _has(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _focus(pane: QWidget) -> None:
    """Give the keyboard to the pane's own choice, else to its list, else to the first that takes it."""
    chosen = pane.focusProxy() or pane
    children = [child for child in pane.findChildren(QWidget) if _takes_focus(child, pane)]
    lists = [child for child in children if isinstance(child, QAbstractItemView)]
    if _takes_focus(chosen, pane):
        chosen.setFocus(REASON)
    else:
        for child in (*lists, *children)[:1]:
            child.setFocus(REASON)


def _takes_focus(widget: QWidget, pane: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisibleTo(pane) and widget.isEnabled()
