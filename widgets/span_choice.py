"""The choice how much of the topics to load."""

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateTimeEdit,
    QGridLayout,
    QLabel,
    QRadioButton,
    QWidget,
)

from app.qt.zones import zone
from kafka_client.source import EVERYTHING, LoadWindow
from widgets.elided_label import ElidedLabel
from widgets.form_fields import beside
from widgets.number_box import TEXT_MARGIN, NumberBox
from widgets.theme import UNIT, numeric_font

USUAL_LAST = 10_000
MOST_LAST = 1_000_000_000
USUAL_SINCE_H = 24


class _Bound(QWidget):
    """A moment, in the zone of the window, that one may set or leave open."""

    def __init__(self, word: str, moment: QDateTime) -> None:
        super().__init__()
        self.box = QCheckBox(word)
        self.moment = QDateTimeEdit(moment)
        self.zone = ElidedLabel()
        self.moment.setDisplayFormat("yyyy-MM-dd HH:mm:ss")
        self.moment.setCalendarPopup(True)
        self.moment.setEnabled(False)
        self.box.toggled.connect(self.moment.setEnabled)
        zone().changed.connect(self._show_zone)
        self._show_zone()

    def _show_zone(self) -> None:
        """The same moment, as the window's clock has it."""
        moment = self.moment.dateTime()
        self.moment.setTimeZone(zone().qt)
        self.moment.setDateTime(moment.toTimeZone(zone().qt))
        self.zone.setText(zone().name)
        word = self.box.text()
        self.moment.setAccessibleName(self.tr("{word}, in {zone}").format(word=word, zone=zone().name))

    @property
    def milliseconds(self) -> int | None:
        """The moment, None when it is left open."""
        return self.moment.dateTime().toMSecsSinceEpoch() if self.box.isChecked() else None


class SpanChoice(QWidget):
    """How much to load: everything, the last records of each partition, or those of a span of time.

    After a mistake the focus goes to where it was made.
    """

    def __init__(self) -> None:
        super().__init__()
        self.everything = QRadioButton(self.tr("Everything"))
        self.last = QRadioButton(self.tr("The last"))
        self.times = QRadioButton(self.tr("Recorded"))
        self.count = NumberBox()
        now = QDateTime.currentDateTimeUtc()
        self.since = _Bound(self.tr("since"), now.addSecs(-USUAL_SINCE_H * 3600))
        self.until = _Bound(self.tr("until"), now)
        self.words = QLabel()
        self._group = QButtonGroup(self)
        for button in (self.everything, self.last, self.times):
            self._group.addButton(button)
        self._set_up()
        self._arrange()
        self.everything.setChecked(True)
        self.since.box.setChecked(True)
        self.show_mistake("")

    def _set_up(self) -> None:
        self.count.setRange(1, MOST_LAST)
        self.count.setValue(USUAL_LAST)
        self.count.setGroupSeparatorShown(True)
        self.count.setSingleStep(1000)
        self.count.setAccessibleName(self.tr("Records of each partition"))
        for field in (self.count, self.since.moment, self.until.moment):
            field.setFont(numeric_font())
            field.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
            field.setFixedWidth(23 * UNIT)
        self.count.setEnabled(False)
        self.last.toggled.connect(self.count.setEnabled)
        widest = max(bound.box.sizeHint().width() for bound in (self.since, self.until))
        for bound in (self.since, self.until):
            bound.box.setFixedWidth(widest)
            bound.setEnabled(False)
            self.times.toggled.connect(bound.setEnabled)
            bound.box.toggled.connect(lambda: self.show_mistake(""))
            bound.moment.dateTimeChanged.connect(lambda: self.show_mistake(""))
        self._group.buttonClicked.connect(lambda: self.show_mistake(""))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setProperty("kind", "problem")

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        grid.addWidget(self.everything, 0, 0)
        grid.addWidget(self.last, 1, 0)
        grid.addLayout(beside(self.count, QLabel(self.tr("records of each partition"))), 1, 1)
        grid.addWidget(self.times, 2, 0)
        for row, bound in enumerate((self.since, self.until), 2):
            bound.setLayout(beside(bound.box, bound.moment, bound.zone))
            grid.addWidget(bound, row, 1)
        grid.addWidget(self.words, 4, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    @property
    def window_(self) -> LoadWindow | None:
        """What was chosen; None, and the mistake is shown, when it cannot be."""
        if self.everything.isChecked():
            return EVERYTHING
        if self.last.isChecked():
            return LoadWindow(last=self.count.value())
        since, until = self.since.milliseconds, self.until.milliseconds
        if since is None and until is None:
            self._refuse(self.tr("Choose since, until or both."), self.since.box)
            return None
        if since is not None and until is not None and until <= since:
            self._refuse(self.tr("Until must be later than since."), self.until.moment)
            return None
        return LoadWindow(since=since, until=until)

    def _refuse(self, sentence: str, field: QWidget) -> None:
        self.show_mistake(sentence)
        self.setFocusProxy(field)

    def show_mistake(self, sentence: str) -> None:
        """Say what is wrong; with no sentence, nothing."""
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence))
