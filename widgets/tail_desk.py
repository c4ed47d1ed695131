"""What the commands about the live tail do, and what is remembered of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.core.highlights import HighlightRule, rules_json, rules_of
from app.qt import local
from app.qt.record_conditions import ConditionError, make
from app.qt.tail_model import CAP, Highlight
from widgets.highlight_dialog import HighlightDialog
from widgets.live_tail import LiveTail

CAP_KEY = "tail/cap"
"""The setting: how many rows the tail keeps."""
RATES_KEY = "tail/rates"
RULES_KEY = "tail/highlights"
CAPS = (10_000, 50_000, 100_000, 200_000, 500_000)
DOCK = "Live tail"


class TailDesk(QObject):
    """Joins the tail to the settings and to the commands."""

    dock_wanted = Signal(str)
    """Show the dock with this name."""
    cap_chosen = Signal(int)
    """So many rows were chosen to be kept."""

    def __init__(self, tail: LiveTail, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._tail = tail
        self._settings = settings
        self.dialog = HighlightDialog(window)
        self.dialog.changed.connect(self._keep_rules)
        tail.highlight_button.clicked.connect(self.edit_rules)
        tail.rates_button.toggled.connect(lambda on: settings.setValue(RATES_KEY, on))
        tail.rates_button.setChecked(settings.value(RATES_KEY, defaultValue=True, type=bool) is True)
        self._fill_menu()
        rules = rules_of(settings.value(RULES_KEY, "[]"))
        self.dialog.set_rules(rules)
        self._highlight(rules)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Command name → what it does."""
        tail = self._tail
        return {
            "tail_pause": tail.pause_button.click,
            "tail_follow": lambda: tail.table.set_following(True),
            "tail_filter": self._go_to_filter,
            "tail_highlights": self.edit_rules,
            "tail_rates": tail.rates_button.click,
        }

    def _go_to_filter(self) -> None:
        self.dock_wanted.emit(DOCK)
        self._tail.filter.focus_text()

    # How many rows are kept.

    def set_cap(self, cap: int) -> None:
        """Keep so many rows from now on, and the next time."""
        self._settings.setValue(CAP_KEY, cap)
        self._tail.model.set_cap(cap)
        self.cap_chosen.emit(cap)

    def _fill_menu(self) -> None:
        chosen = self._settings.value(CAP_KEY, CAP, type=int)
        cap = chosen if isinstance(chosen, int) and chosen > 0 else CAP
        self._tail.model.set_cap(cap)
        menu = QMenu(self._tail)
        rows = menu.addMenu(self.tr("Rows to keep"))
        group = QActionGroup(rows)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for number in sorted({*CAPS, cap}):
            action = rows.addAction(local.count(number))
            action.setCheckable(True)
            action.setData(number)
            action.triggered.connect(lambda _=False, number=number: self.set_cap(number))
            group.addAction(action)
        rows.aboutToShow.connect(lambda: self._check_cap(group))
        self._tail.menu_button.setMenu(menu)

    def _check_cap(self, group: QActionGroup) -> None:
        """Show which number it is; the preferences may have chosen one that is none of them."""
        for action in group.actions():
            action.setChecked(action.data() == self._tail.model.cap)

    # What is highlighted.

    def edit_rules(self) -> None:
        """Show the rules."""
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _keep_rules(self, rules: Sequence[HighlightRule]) -> None:
        self._settings.setValue(RULES_KEY, rules_json(rules))
        self._highlight(rules)

    def set_rules(self, rules: Sequence[HighlightRule]) -> None:
        """Highlight by these rules from now on, and the next time."""
        self.dialog.set_rules(rules)
        self._keep_rules(rules)

    def _highlight(self, rules: Sequence[HighlightRule]) -> None:
        self._tail.model.set_highlights([each for rule in rules for each in _usable(rule)])


def _usable(rule: HighlightRule) -> list[Highlight]:
    """A rule with its condition; none where it is off, empty or wrong, which its line in the dialog says."""
    try:
        condition = make(rule.kind, rule.text) if rule.enabled else None
    except ConditionError:
        return []
    return [] if condition is None else [(rule, condition)]
