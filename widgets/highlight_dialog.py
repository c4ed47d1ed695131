"""The highlight rules of the live tail: what to look for, and the colour and mark of what is found."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.highlights import HighlightRule, Kind
from app.core.marks import COLOURS
from app.qt.record_conditions import ConditionError, make
from app.qt.spoken import said
from app.qt.words import word
from widgets import icons
from widgets.mark_looks import mark_icon
from widgets.notice import Notice
from widgets.tail_filter import kind_box
from widgets.theme import UNIT, restyle, theme_of


class HighlightDialog(QDialog):
    """A line a rule; the first rule that holds for a record counts. Everything takes effect at once."""

    changed = Signal(list)
    """The rules (`HighlightRule`) as they are now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Highlight rules"))
        self.resize(90 * UNIT, 44 * UNIT)
        self.lines: list[RuleLine] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(UNIT)
        self._column.addStretch(1)
        self.empty = Notice()
        self.empty.tell(
            "marker",
            self.tr("No rules yet"),
            self.tr("A rule gives the records that it finds a colour and a mark."),
        )
        self.add_button = QPushButton(self.tr("Add a rule"))
        self.add_button.setIcon(icons.icon("plus", "muted"))
        self.add_button.clicked.connect(self._add_new)
        close_button = QPushButton(self.tr("Close"))
        close_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addStretch(1)
        buttons.addWidget(close_button)
        ground = QWidget()
        ground.setLayout(self._column)
        area = QScrollArea()
        area.setAccessibleName(self.tr("Highlight rules"))
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(ground)
        self._area = area
        hint = QLabel(self.tr("The first rule that holds for a record highlights it."))
        hint.setProperty("kind", "muted")
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        page.setSpacing(UNIT)
        page.addWidget(hint)
        page.addWidget(self.empty, 1)
        page.addWidget(area, 1)
        page.addLayout(buttons)

    def _show_empty(self) -> None:
        self.empty.setVisible(not self.lines)
        self._area.setVisible(bool(self.lines))

    def set_rules(self, rules: Sequence[HighlightRule]) -> None:
        """Show these rules."""
        for line in list(self.lines):
            self._take_out(line)
        for rule in rules:
            self._add(rule)

    def rules(self) -> list[HighlightRule]:
        """The rules as they are written."""
        return [line.rule() for line in self.lines]

    def _add_new(self) -> None:
        used = {line.rule().colour for line in self.lines}
        colour = next((each for each in COLOURS if each not in used), COLOURS[0])
        self._add(HighlightRule(Kind.WORDS, "", colour)).edit.setFocus()

    def _add(self, rule: HighlightRule) -> "RuleLine":
        line = RuleLine(rule)
        line.changed.connect(self._tell)
        line.removal_requested.connect(lambda: self._remove(line))
        line.move_requested.connect(lambda step: self._move(line, step))
        self._column.insertWidget(len(self.lines), line)
        self.lines.append(line)
        self._show_empty()
        return line

    def _remove(self, line: "RuleLine") -> None:
        self._take_out(line)
        self.add_button.setFocus()
        self._tell()

    def _take_out(self, line: "RuleLine") -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._show_empty()

    def _move(self, line: "RuleLine", step: int) -> None:
        before = self.lines.index(line)
        after = min(max(0, before + step), len(self.lines) - 1)
        if after == before:
            return
        self.lines.insert(after, self.lines.pop(before))
        self._column.removeWidget(line)
        self._column.insertWidget(after, line)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.rules())


class RuleLine(QWidget):
    """One rule, and under it what is wrong with it."""

    changed = Signal()
    removal_requested = Signal()
    move_requested = Signal(int)
    """So many places down, or up."""

    def __init__(self, rule: HighlightRule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setChecked(rule.enabled)
        self.box.setAccessibleName(self.tr("Use this rule"))
        self.kind_box = kind_box()
        self.kind_box.setAccessibleName(self.tr("How the rule is written"))
        self.kind_box.setCurrentIndex(self.kind_box.findData(rule.kind))
        self.edit = QLineEdit(rule.text)
        self.edit.setAccessibleName(self.tr("What to highlight"))
        self.edit.setPlaceholderText(self.tr("What to highlight"))
        self.colour_box = QComboBox()
        for colour in COLOURS:
            self.colour_box.addItem(mark_icon(colour, theme_of(self)), word(colour), colour)
        self.colour_box.setAccessibleName(self.tr("Colour and mark"))
        self.colour_box.setCurrentIndex(self.colour_box.findData(rule.colour))
        self.mistake = QLabel()
        self.mistake.setProperty("kind", "problem")
        self.mistake.setTextFormat(Qt.TextFormat.PlainText)
        self.mistake.setWordWrap(True)
        self.up_button = _tool("arrow-up", self.tr("Before the rule above"))
        self.down_button = _tool("arrow-down", self.tr("After the rule below"))
        self.remove_button = _tool("close", self.tr("Remove this rule"))
        self._lay_out()
        self._connect()
        self._check()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self.box)
        line.addWidget(self.kind_box)
        line.addWidget(self.edit, 1)
        for widget in (self.colour_box, self.up_button, self.down_button, self.remove_button):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(line)
        column.addWidget(self.mistake)

    def _connect(self) -> None:
        self.box.toggled.connect(self._edited)
        self.kind_box.currentIndexChanged.connect(self._edited)
        self.edit.textChanged.connect(self._edited)
        self.colour_box.currentIndexChanged.connect(self._edited)
        self.up_button.clicked.connect(lambda: self.move_requested.emit(-1))
        self.down_button.clicked.connect(lambda: self.move_requested.emit(1))
        self.remove_button.clicked.connect(self.removal_requested)

    def rule(self) -> HighlightRule:
        """The rule as it is written."""
        return HighlightRule(
            self.kind_box.currentData(),
            self.edit.text(),
            self.colour_box.currentData(),
            self.box.isChecked(),
        )

    def _edited(self) -> None:
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        try:
            make(Kind(self.kind_box.currentData()), self.edit.text())
        except ConditionError as error:
            sentence = said(str(error))
        else:
            sentence = ""
        self.mistake.setText(sentence)
        self.mistake.setVisible(bool(sentence))
        restyle(self.edit, "wrong", bool(sentence))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            for number, colour in enumerate(COLOURS):
                self.colour_box.setItemIcon(number, mark_icon(colour, theme_of(self)))
        super().changeEvent(event)


def _tool(icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon(icon, "muted"))
    button.setIconSize(QSize(18, 18))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
