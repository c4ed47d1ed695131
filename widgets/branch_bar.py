"""The bar under the match's header that says which what-if branch one sees, and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from app.qt.texts import tr, translatable
from widgets import icons
from widgets.elided_label import ElidedLabel
from widgets.still import Still
from widgets.theme import UNIT, theme_of, ui_font

STRIPE = UNIT // 2
NEVER_WRITTEN = translatable(
    "A what-if branch is made of this window's own edits.\nIt only reads: nothing of it can ever reach Kafka."
)


@dataclass(frozen=True)
class BranchFacts:
    """What the bar shows. ``current`` is empty while the original is shown; ``edits`` are (text, enabled)."""

    names: Sequence[str] = ()
    current: str = ""
    edits: Sequence[tuple[str, bool]] = ()
    sentence: str = ""


class BranchBar(QWidget):
    """Hidden while the match has no branch."""

    branch_chosen = Signal(str)
    """A branch's name; empty for the original."""
    edit_toggled = Signal(int)
    """Switch this edit off or on."""
    edit_removed = Signal(int)
    """Drop this edit."""
    compare_requested = Signal()
    rename_requested = Signal()
    duplicate_requested = Signal()
    drop_requested = Signal()
    records_requested = Signal()
    """Export the branch as a record file."""
    test_requested = Signal()
    """Export the branch as a test case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = BranchFacts()
        self.setToolTip(tr(NEVER_WRITTEN))
        self.title = QLabel()
        self.title.setFont(ui_font(weight=QFont.Weight.DemiBold))
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("What-if branch"))
        self.box.setMinimumContentsLength(12)
        self.box.activated.connect(lambda index: self.branch_chosen.emit(self.box.itemData(index)))
        self.sentence = ElidedLabel()
        self.edits_menu = QMenu(self)
        self.edits_menu.setToolTipsVisible(True)
        self.edits_button = _menu_button(self.tr("Edits"), "format-list-checks", self.edits_menu)
        self.compare_button = _button(self.tr("Compare"), "compare")
        self.compare_button.setToolTip(self.tr("Compare the branch with the original"))
        self.compare_button.clicked.connect(self.compare_requested)
        self.more_menu = self._make_more_menu()
        self.more_button = _menu_button("", "dots-horizontal", self.more_menu)
        self.more_button.setAccessibleName(self.tr("More"))
        self.more_button.setToolTip(self.tr("Rename, duplicate, export or drop the branch"))
        self._lay_out()
        self.show_facts(self._facts)

    def _make_more_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Rename…")).triggered.connect(self.rename_requested)
        menu.addAction(self.tr("Duplicate")).triggered.connect(self.duplicate_requested)
        menu.addSeparator()
        menu.addAction(self.tr("Export as records…")).triggered.connect(self.records_requested)
        menu.addAction(self.tr("Export as a pytest test case…")).triggered.connect(self.test_requested)
        menu.addSeparator()
        menu.addAction(self.tr("Drop")).triggered.connect(self.drop_requested)
        return menu

    def _lay_out(self) -> None:
        self._icon = icons.IconLabel(2 * UNIT)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self._icon)
        line.addWidget(self.title)
        line.addWidget(self.box)
        line.addStretch(1)
        for button in (self.edits_button, self.compare_button, self.more_button):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, UNIT // 2, UNIT, UNIT // 2)
        column.setSpacing(UNIT // 2)
        column.addLayout(line)
        column.addWidget(self.sentence)

    @property
    def facts(self) -> BranchFacts:
        """What it shows."""
        return self._facts

    def show_facts(self, facts: BranchFacts) -> None:
        """Show this."""
        self._facts = facts
        in_branch = bool(facts.current)
        self.setVisible(bool(facts.names))
        self.title.setText(self.tr("What-if branch") if in_branch else self.tr("Original"))
        self._icon.show_icon("source-branch", "accent" if in_branch else "muted")
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem(self.tr("original"), "")
            for name in facts.names:
                self.box.addItem(name, name)
            self.box.setCurrentIndex(self.box.findData(facts.current))
        self.sentence.setText(facts.sentence)
        for widget in (self.sentence, self.edits_button, self.compare_button, self.more_button):
            widget.setVisible(in_branch)
        self._fill_edits()
        self.update()

    def _fill_edits(self) -> None:
        edits = self._facts.edits
        self.edits_button.setText(self.tr("Edits ({edits})").format(edits=len(edits)))
        self.edits_menu.clear()
        for index, (text, enabled) in enumerate(edits):
            action = self.edits_menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(enabled)
            action.setToolTip(self.tr("Switch this edit off or on"))
            action.triggered.connect(_call(self.edit_toggled.emit, index))
        if not edits:
            self.edits_menu.addAction(self.tr("No edits: the branch is as the original")).setEnabled(False)
            return
        self.edits_menu.addSeparator()
        removing = self.edits_menu.addMenu(self.tr("Remove"))
        for index, (text, _) in enumerate(edits):
            removing.addAction(text).triggered.connect(_call(self.edit_removed.emit, index))

    def paintEvent(self, event: QPaintEvent) -> None:
        """In a branch the ground and a stripe are the accent's; nothing else in the window looks so."""
        theme = theme_of(self)
        painter = QPainter(self)
        if self._facts.current:
            painter.fillRect(self.rect(), QColor(theme.selection))
            painter.fillRect(0, 0, STRIPE, self.height(), QColor(theme.accent))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))
        painter.end()


def _call(emit: Callable[[int], None], index: int) -> Callable[[], None]:
    return lambda: emit(index)


def with_bar(header: QWidget, bar: BranchBar) -> QWidget:
    """The header with the bar under it."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Still(header, header.height))
    column.addWidget(bar)
    return both


def _button(text: str, icon: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon(icon))
    button.setIconSize(QSize(16, 16))
    button.setText(text)
    if text:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def _menu_button(text: str, icon: str, menu: QMenu) -> QToolButton:
    button = _button(text, icon)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
