"""The verification: what to compare with, the verdict that the eye meets first, and every difference."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core import formats
from app.core.verify import Report
from app.qt import local
from app.qt.difference_model import Column, DifferenceModel, Kind
from app.qt.texts import tr, translatable
from app.qt.verdict import Outcome, verdict_of
from widgets import record_menu
from widgets.digest_label import DigestLabel
from widgets.elided_label import ElidedLabel
from widgets.filter_edit import filter_edit
from widgets.icons import Colour, IconLabel
from widgets.nothing import Nothing
from widgets.notice import Notice
from widgets.rows import Cell, DenseTable, RowDelegate
from widgets.theme import UNIT, Theme, mono_font, numeric_font, ui_font
from widgets.verify_place import VerifyPlace

ICON_SIZE = 18
OUTCOMES: dict[Outcome, tuple[str, Colour]] = {
    Outcome.IDENTICAL: ("check-decagram", "good"),
    Outcome.UNREADABLE: ("alert", "warning"),
    Outcome.DIFFERENT: ("not-equal-variant", "bad"),
    Outcome.UNSOUND: ("alert-octagon", "bad"),
}
KINDS: dict[Kind, tuple[str, Colour]] = {
    Kind.MISSING: ("database-minus-outline", "bad"),
    Kind.DIFFERENT: ("not-equal-variant", "warning"),
    Kind.EXTRA: ("database-plus-outline", "info"),
    Kind.UNREADABLE: ("file-question-outline", "muted"),
}

NOTHING_YET = translatable(
    "Verify rebuilds every match in another order and compares. Name a file or a URL "
    "with the records of the current system above, and it tells field by field where "
    "Kafka and they differ."
)
LOADING = translatable("Verify can begin when everything is loaded.")
NOTHING_PASSES = Nothing(
    "filter-off-outline",
    translatable("No difference passes the filter"),
    translatable("Empty the field above to see all of them."),
)


class VerifyPage(QWidget):
    """Asks for a verification, and shows how it goes and what it found."""

    verify_requested = Signal(str)
    """Verify, against the records in this file or at this URL; empty for none."""
    cancel_requested = Signal()
    open_requested = Signal(str, object)
    """Open this match at the event with this number (int), or at its end (None)."""
    note_requested = Signal(str)
    """Tell this sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = DifferenceModel(self)
        self.place = VerifyPlace()
        self.icon = IconLabel(ICON_SIZE)
        self.headline = QLabel()
        self.headline.setProperty("kind", "heading")
        self.details = ElidedLabel()
        self.details.setFont(numeric_font())
        self.details.setProperty("kind", "muted")
        self.digest = DigestLabel()
        self.filter_edit = filter_edit(self.tr("Filter differences"), self.tr("Filter: words, -without"))
        self.filter_edit.setFixedWidth(28 * UNIT)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Verified"))
        self.table = _Differences(self.model)
        self.notice = Notice()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.notice)
        self._pages.addWidget(self.table)
        self.setFocusProxy(self.place)
        self._lay_out()
        self._connect()
        self.clear()

    def _lay_out(self) -> None:
        strip = QHBoxLayout()
        strip.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        strip.setSpacing(UNIT)
        strip.addWidget(self.icon)
        strip.addWidget(self.headline)
        strip.addWidget(self.details, 1)
        strip.addWidget(self.digest)
        strip.addWidget(self.filter_edit)
        self._strip = QWidget()
        self._strip.setLayout(strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.place)
        column.addWidget(self._strip)
        column.addWidget(self.progress)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.place.verify_requested.connect(self._start)
        self.place.cancel_requested.connect(self._cancel)
        self.notice.action_requested.connect(self.place.verify)
        self.filter_edit.textChanged.connect(self._filter)
        self.table.activated.connect(self._open)
        self.table.customContextMenuRequested.connect(self._show_menu)

    # What the window tells.

    def clear(self) -> None:
        """Forget what was found: another source is read, and nothing of it is loaded yet."""
        self.place.set_ready(False)
        self._show_nothing()

    def set_ready(self) -> None:
        """Everything is loaded, so that a verification means something."""
        if not self.place.ready:
            self.place.set_ready(True)
            self._show_nothing()

    def show_progress(self, done: int, total: int) -> None:
        """So many matches are done; a total of 0 means that the other records are still being read."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        if total:
            matches = self.tr("%Ln matches", "", total)
            self.details.setText(
                self.tr("{done} of {matches}").format(done=local.count(done), matches=matches)
            )
        elif self.place.text:
            self.details.setText(self.tr("Reading the records of the current system"))

    def show_report(self, report: Report) -> None:
        """Show the verdict, and the differences if there are any, where the keys go on."""
        by_keyboard = self.place.has_focus()
        self._end_run()
        verdict = verdict_of(report)
        icon, colour = OUTCOMES[verdict.outcome]
        self.details.setText(verdict.details)
        self.digest.show_digest(report.replay.digest)
        self.model.show_comparison(report.against)
        if self.model.total:
            self._show_table(icon, colour, verdict.headline)
            self._tell_left_out(verdict.details)
            if by_keyboard:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._show_notice(icon, verdict.headline, verdict.advice, colour)
        self._strip.show()

    def show_failure(self, sentence: str) -> None:
        """It could not be done."""
        self._end_run()
        self._strip.hide()
        self._show_notice("close-octagon", self.tr("Could not run"), sentence, "bad")

    def _tell_left_out(self, details: str) -> None:
        left_out = self.model.left_out
        if left_out:
            more = self.tr("{left_out} more: see orchestra-replay verify --json").format(
                left_out=local.count(left_out)
            )
            self.details.setText(f"{details} · {more}")

    # How it goes.

    def _start(self, place: str) -> None:
        self.place.set_running(True)
        self._forget()
        self._show_notice("timer-sand", self.tr("Verifying…"), self.tr("The window can be used meanwhile."))
        self.show_progress(0, 0)
        self.progress.show()
        self._strip.show()
        self.verify_requested.emit(place)

    def _cancel(self) -> None:
        self.cancel_requested.emit()
        self._show_nothing()

    def _end_run(self) -> None:
        self.place.set_running(False)
        self.progress.hide()

    def _forget(self) -> None:
        """Show nothing of the run before."""
        self.model.show_comparison(None)
        self.filter_edit.clear()
        self.details.clear()
        self.digest.clear()

    def _show_nothing(self) -> None:
        """As if nothing had been verified yet."""
        self._end_run()
        self._forget()
        self._strip.hide()
        if self.place.ready:
            self._show_notice("check-decagram-outline", self.tr("Nothing verified yet"), tr(NOTHING_YET))
        else:
            self._show_notice("timer-sand", self.tr("Not loaded yet"), tr(LOADING))

    def _show_notice(self, icon: str, headline: str, sentence: str, colour: Colour = "muted") -> None:
        """Say it in the middle of the page."""
        self.notice.tell(icon, headline, sentence, colour=colour)
        self._show_page(self.notice)

    def _show_table(self, icon: str, colour: Colour, headline: str) -> None:
        """List the differences under the verdict."""
        self.icon.show_icon(icon, colour)
        self.headline.setText(headline)
        self._show_page(self.table)
        self.table.go_to_first()

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        for beside_table in (self.icon, self.headline, self.filter_edit):
            beside_table.setVisible(page is self.table)

    # What the user does.

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        match row.kind:
            case Kind.MISSING:
                self.note_requested.emit(
                    self.tr("{match_id} is not in Kafka, so there is no event to open.").format(
                        match_id=row.match_id
                    )
                )
            case Kind.UNREADABLE:
                self.note_requested.emit(str(row.other))
            case _:
                self.open_requested.emit(row.match_id, row.number)

    def _show_menu(self, where: QPoint) -> None:
        index = self.table.indexAt(where)
        if index.isValid():
            record_menu.pop_up(self.menu(index.row()), self.table, where)

    def menu(self, row: int) -> QMenu:
        """What one can do with a row."""
        menu = QMenu(self)
        index, line, match_id = self.model.index(row, 0), self.model.line(row), self.model.row(row).match_id
        if self.model.row(row).kind in (Kind.DIFFERENT, Kind.EXTRA):
            menu.addAction(self.tr("Open match")).triggered.connect(lambda: self._open(index))
            menu.addSeparator()
        menu.addAction(self.tr("Copy as text")).triggered.connect(lambda: record_menu.copy(line))
        if match_id:
            menu.addAction(self.tr("Copy match id")).triggered.connect(lambda: record_menu.copy(match_id))
        lines = "\n".join(self.model.line(each) for each in range(self.model.row_count()))
        menu.addAction(self.tr("Copy all shown")).triggered.connect(lambda: record_menu.copy(lines))
        return menu


class _Differences(DenseTable):
    """The differences; a click on a heading sorts."""

    def __init__(self, model: DifferenceModel) -> None:
        super().__init__(self.tr("Differences"))
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_DifferenceDelegate(self, model))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.set_nothing(NOTHING_PASSES)
        mono = mono_font()
        self.set_columns(
            [
                (ui_font(), self.tr("__missing in Kafka__")),
                (mono, "match_0000000000"),
                (mono, "rounds.2.responses.A_"),
                (ui_font(), ""),
                (ui_font(), ""),
                (numeric_font(), self.tr("Event 00")),
            ],
            stretched=Column.KAFKA,
            narrow={Column.KIND: 6 * UNIT, Column.MATCH: 12 * UNIT, Column.FIELD: 14 * UNIT},
        )
        header = self.horizontalHeader()
        header.setSectionResizeMode(Column.OTHER, header.ResizeMode.Stretch)
        header.setSortIndicator(*model.sorting)
        self.setSortingEnabled(True)

    def go_to_first(self) -> None:
        """Stand at the first row, so that the keys have somewhere to begin."""
        self.setCurrentIndex(self._model.index(0, 0))
        self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid():
            record_menu.copy(self._model.line(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)


class _DifferenceDelegate(RowDelegate):
    def __init__(self, parent: QWidget, model: DifferenceModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        text = self._model.text(row, column)
        match column:
            case Column.KIND:
                icon, name = KINDS[self._model.row(row).kind]
                colour = getattr(theme, name)
                return Cell(text, colour, self.words, icon, colour)
            case Column.MATCH | Column.FIELD:
                return Cell(text, theme.text, self.mono)
            case Column.EVENT:
                return Cell(text, theme.muted, self.numbers)
            case _:
                colour = theme.muted if text == formats.ABSENT else theme.text
                return Cell(text, colour, self.numbers)
