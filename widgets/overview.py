"""The overview of the shown matches: what ran when, which robot was busy, where errors cluster."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.core.overview import Timetable
from app.qt import local
from app.qt.match_columns import Column
from app.qt.match_model import MatchTableModel
from app.qt.texts import translatable
from app.qt.timetables import Timetables
from app.qt.zones import zone
from widgets import icons
from widgets.elided_label import ElidedLabel
from widgets.nothing import Nothing
from widgets.overview_canvas import OverviewCanvas
from widgets.theme import UNIT, numeric_font

NONE_PASSES = Nothing(
    "filter-off-outline",
    translatable("No match passes the filter"),
    translatable("The overview shows those that do; Clear, above, shows all."),
)
NONE_YET = Nothing(
    "inbox-outline",
    translatable("No matches yet"),
    translatable("They appear here as they are rebuilt: what ran when, and which robots were busy."),
)


class Overview(QWidget):
    """The picture with a line above it that says what is in sight, and what is selected."""

    match_chosen = Signal(str)
    """Open the match with this id."""

    def __init__(self, model: MatchTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._open_id: str | None = None
        self.canvas = OverviewCanvas()
        self.canvas.tip_of = self._tip
        self.seen = QLabel()
        self.seen.setFont(numeric_font())
        self.selected = ElidedLabel()
        for label in (self.seen, self.selected):
            label.setProperty("kind", "muted")
        self.fit_button = QToolButton()
        self.fit_button.setIcon(icons.icon("arrow-expand-horizontal", "muted"))
        self.fit_button.setIconSize(QSize(18, 18))
        self.fit_button.setToolTip(self.tr("All matches (0)"))
        self.fit_button.setAccessibleName(self.tr("All matches"))
        self.timetables = Timetables(model, self)
        self.setFocusProxy(self.canvas)
        self._arrange()
        self.timetables.made.connect(self._show)
        self.canvas.looked.connect(self._tell)
        self.canvas.chosen.connect(self._choose)
        self.fit_button.clicked.connect(self.canvas.fit)
        model.counted.connect(self._explain)
        zone().changed.connect(self._tell)
        zone().changed.connect(self.canvas.viewport().update)
        self._explain()

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(UNIT, UNIT // 2, UNIT // 2, UNIT // 2)
        line.setSpacing(2 * UNIT)
        line.addWidget(self.seen)
        line.addWidget(self.selected, 1)
        line.addWidget(self.fit_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.canvas, 1)

    def set_in_sight(self, on: bool) -> None:
        """Somebody sees the overview, or nobody: only then it is made anew when matches change."""
        self.timetables.want(on)

    def set_locked(self, on: bool) -> None:
        """Tell nothing of how matches went, or tell it again."""
        self.canvas.set_locked(on)

    def show_open(self, match_id: str | None) -> None:
        """This match is open."""
        self._open_id = match_id
        self._select_open()

    def _select_open(self) -> None:
        number = None if self._open_id is None else self._model.number_of(self._open_id)
        table = self.canvas.table
        place = None if table is None or number is None else table.place_of(number)
        if place is not None:
            self.canvas.select(place)

    def _show(self, table: Timetable) -> None:
        if not self._model.total:  # forgotten while it was made
            return
        self.canvas.show_table(table)
        if self.canvas.selected is None:
            self._select_open()

    def _explain(self) -> None:
        """Why there is nothing to see, where there is not."""
        if not self._model.total:
            self.canvas.show_table(None)
        self.canvas.nothing = NONE_PASSES if self._model.total else NONE_YET

    def _tell(self) -> None:
        frame = self.canvas.frame()
        if frame is None:
            self.seen.setText("")
            self.selected.setText("")
            return
        words = self.tr("%Ln matches in sight", "", frame.picture.matches)
        if not frame.locked:
            words += " · " + self.tr("{number} with errors").format(
                number=local.count(frame.picture.with_errors)
            )
            if frame.table.others:
                words += " · " + self.tr("%Ln more robot types", "", frame.table.others)
        self.seen.setText(words)
        place = self.canvas.selected
        self.selected.setText("" if place is None else self._tip(place).replace("\n", " · "))

    def _tip(self, place: int) -> str:
        """What is told of a match."""
        table = self.canvas.table
        row = None if table is None else self._model.numbered(int(table.numbers[place]))
        if row is None:
            return ""
        columns = [Column.ID, Column.WHEN, Column.DURATION]
        if not self._model.locked:
            columns += [Column.OUTCOME, Column.ROBOT_TYPES]
        words = [self._model.text(row, column) for column in columns]
        anomalies = self._model.text(row, Column.ANOMALIES)
        if anomalies and not self._model.locked:
            words.append(self.tr("anomalies: {number}").format(number=anomalies))
        return "\n".join(word for word in words if word)

    def _choose(self, place: int) -> None:
        table = self.canvas.table
        row = None if table is None else self._model.numbered(int(table.numbers[place]))
        if row is not None:
            self.match_chosen.emit(row.summary.match_id)
