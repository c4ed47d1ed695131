"""The dialog on the health of the topics: what was found, the worst first, and what to do about it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.qt.finding_model import Column, FindingModel
from app.qt.texts import tr, translatable
from kafka_client.findings import Finding, Severity
from widgets.icons import Colour
from widgets.looks import Look
from widgets.notice import Notice
from widgets.rows import Cell, DenseTable, RowDelegate
from widgets.theme import UNIT, Theme, mono_font, ui_font

LOOKS = {
    Severity.ERROR: Look("close-octagon", "bad", translatable("error")),
    Severity.WARNING: Look("alert", "warning", translatable("warning")),
    Severity.INFO: Look("information-outline", "info", translatable("info")),
}
SAMPLES = ("__warning__", "robot-orchestration-events", "")
"""What each column must have room for; the last one takes what is left."""
ADVICE_LINES = 3


class TopicsPage(QDialog):
    """Asks to check the topics whenever it is opened, and shows what was found."""

    check_requested = Signal()
    unwanted = Signal()
    """It was closed: what is being found out is not needed any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Topics"))
        self.resize(920, 480)
        self.heading = QLabel()
        self.heading.setProperty("kind", "heading")
        self.refresh_button = QPushButton(self.tr("Check again"))
        self.refresh_button.setToolTip(self.tr("Ask Kafka about the topics once more"))
        self.refresh_button.clicked.connect(self.check)
        self.model = FindingModel()
        self.table = _table(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        self.notice = Notice()
        self.notice.action_requested.connect(self.check)
        self.advice = QLabel()
        self.advice.setWordWrap(True)
        self.advice.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.advice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.advice.setMinimumHeight(ADVICE_LINES * self.advice.fontMetrics().lineSpacing())
        self._pages = QStackedWidget()
        self._pages.addWidget(self.notice)
        self._pages.addWidget(self.table)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.refresh_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        page.setSpacing(UNIT)
        page.addLayout(top)
        page.addWidget(self._pages, 1)
        page.addWidget(self.advice)

    def check(self) -> None:
        """Open, and ask for a check."""
        self._tell("timer-sand", self.tr("Checking…"), self.tr("Kafka is asked about the topics."))
        self.refresh_button.setEnabled(False)
        self.show()
        self.raise_()
        self.activateWindow()
        self.check_requested.emit()

    def show_findings(self, findings: list[Finding]) -> None:
        """What a check found."""
        self.model.set_findings(findings)
        self.heading.setText(_verdict(findings))
        self._pages.setCurrentWidget(self.table)
        self.refresh_button.setEnabled(True)
        self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_failure(self, sentence: str) -> None:
        """The topics could not be checked."""
        self._tell("close-octagon", self.tr("Not checked"), sentence, "bad")
        self.refresh_button.setEnabled(True)

    def _tell(self, icon: str, headline: str, sentence: str, colour: Colour = "muted") -> None:
        self.heading.clear()
        self.advice.clear()
        self.model.set_findings([])
        self.notice.tell(icon, headline, sentence, colour=colour)
        self._pages.setCurrentWidget(self.notice)

    def _show_row(self, current: QModelIndex) -> None:
        self.advice.setText(self.model.finding(current.row()).message if current.isValid() else "")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.unwanted.emit()


def _verdict(findings: list[Finding]) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    if not errors and not warnings:
        return tr("The topics are well")
    counts = [tr("%Ln errors", "", errors)] * bool(errors)
    counts += [tr("%Ln warnings", "", warnings)] * bool(warnings)
    return tr(" and ").join(counts)


def _table(model: FindingModel) -> DenseTable:
    table = DenseTable(tr("Findings about the topics"))
    table.setModel(model)
    table.setItemDelegate(_Delegate(table, model))
    fonts = (ui_font(), mono_font(), ui_font())
    table.set_columns(list(zip(fonts, SAMPLES, strict=True)), stretched=Column.MESSAGE)
    return table


class _Delegate(RowDelegate):
    def __init__(self, parent: QWidget, model: FindingModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        text = self._model.text(row, column)
        match column:
            case Column.SEVERITY:
                look = LOOKS[self._model.finding(row).severity]
                colour = getattr(theme, look.colour)
                return Cell(tr(look.word), colour, self.words, look.icon, colour)
            case Column.TOPIC:
                return Cell(text, theme.text, self.mono)
            case _:
                return Cell(text, theme.text, self.words)
