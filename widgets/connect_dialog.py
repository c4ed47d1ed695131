"""The dialog that asks which Kafka to read, which topics, and how much of them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QDateTime, QSize, Qt, QTimeZone, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateTimeEdit,
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.qt.texts import tr, translatable
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.source import EVERYTHING, LoadWindow
from widgets import icons
from widgets.theme import UNIT, numeric_font

WIDTH = 68 * UNIT
USUAL_LAST = 10_000
MOST_LAST = 1_000_000_000
USUAL_SINCE_H = 24

ADDRESS_HINT = translatable("One or more HOST:PORT, separated by commas.")
NAME_HINT = translatable("Optional. A remembered connection opens by itself the next time.")
_TOPIC_NAME = re.compile(r"(?!\.{1,2}\Z)[A-Za-z0-9._-]{1,249}")
"""What Kafka takes for a topic's name."""


@dataclass(frozen=True)
class ConnectionChoice:
    """What the user wants to connect to. ``save_as`` is the profile to remember it by, empty for none."""

    bootstrap: str
    topics: Mapping[Role, str]
    window: LoadWindow
    save_as: str


class ConnectDialog(QDialog):
    """Asks until what was given can be tried; a mistake is told beside its field."""

    chosen = Signal(object)
    """A `ConnectionChoice`."""

    def __init__(
        self,
        parse_address: Callable[[str], str],
        parent: QWidget | None = None,
        refusal: type[Exception] = Exception,
    ) -> None:
        """``parse_address`` tidies the addresses, or raises ``refusal`` with a sentence."""
        super().__init__(parent)
        self._parse_address = parse_address
        self._refusal = refusal
        self.setWindowTitle(self.tr("Connect to Kafka"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.address = _Field(tr(ADDRESS_HINT))
        self.address.line.setPlaceholderText("localhost:9092")
        self.name = _Field(tr(NAME_HINT))
        self.span = _SpanChoice()
        self.topics = {role: _Field() for role in Role}
        self.topics_button = QToolButton()
        self._topics_part = QWidget()
        self.connect_button = QPushButton(self.tr("Connect"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._set_up()
        self._arrange()

    def _set_up(self) -> None:
        self.address.line.setAccessibleName(self.tr("Address"))
        self.name.line.setAccessibleName(self.tr("Remember as"))
        for role, field in self.topics.items():
            field.line.setText(DEFAULT_TOPICS[role])
            field.line.setAccessibleName(self.tr("Topic of the {label}").format(label=role.label))
        self.topics_button.setText(self.tr("Topic names"))
        self.topics_button.setCheckable(True)
        self.topics_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.topics_button.setIconSize(QSize(16, 16))
        self.topics_button.toggled.connect(self._show_topics)
        self.connect_button.setProperty("primary", True)
        self.connect_button.setDefault(True)
        self.connect_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def _arrange(self) -> None:
        form = _form()
        form.addRow(self.tr("Address"), self.address)
        form.addRow(self.tr("Load"), self.span)
        form.addRow(self.tr("Remember as"), self.name)
        topics = _form(self._topics_part)
        for role, field in self.topics.items():
            topics.addRow(role.label, field)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.connect_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addLayout(form)
        column.addWidget(self.topics_button)
        column.addWidget(self._topics_part)
        column.addLayout(buttons)
        self._show_topics(False)

    def set_address(self, address: str) -> None:
        """Put an address into its field."""
        self.address.line.setText(address)

    def accept(self) -> None:
        """Take what was given, or show what is wrong with it."""
        choice = self._choice()
        if choice is not None:
            super().accept()
            self.chosen.emit(choice)

    def _choice(self) -> ConnectionChoice | None:
        bootstrap = self._check_address()
        wrong_topics = [field for field in self.topics.values() if not _check_topic(field)]
        if wrong_topics:
            self.topics_button.setChecked(True)
        window = self.span.window_
        if bootstrap is None or wrong_topics:
            wrong = self.address if bootstrap is None else wrong_topics[0]
            wrong.line.setFocus(Qt.FocusReason.OtherFocusReason)
            wrong.line.selectAll()
            return None
        if window is None:
            return None
        return ConnectionChoice(
            bootstrap=bootstrap,
            topics={role: field.text for role, field in self.topics.items()},
            window=window,
            save_as=self.name.text,
        )

    def _check_address(self) -> str | None:
        if not self.address.text:
            self.address.show_mistake(self.tr("Give the address of a broker, such as localhost:9092."))
            return None
        try:
            return self._parse_address(self.address.text)
        except self._refusal as refusal:
            self.address.show_mistake(str(refusal))
            return None

    def _show_topics(self, on: bool) -> None:
        self.topics_button.setIcon(icons.icon("chevron-down" if on else "chevron-right", "muted"))
        self._topics_part.setVisible(on)


class _Field(QWidget):
    """A line to type in, and under it a hint, or what is wrong."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self._hint = hint
        self.line = QLineEdit()
        self.line.textEdited.connect(lambda: self.show_mistake(""))
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(self.line)
        column.addWidget(self.words)
        self.show_mistake("")

    @property
    def text(self) -> str:
        """What was typed, without the spaces around it."""
        return self.line.text().strip()

    def show_mistake(self, sentence: str) -> None:
        """Say what is wrong, or with no sentence show the hint again."""
        self.words.setText(sentence or self._hint)
        self.words.setVisible(bool(sentence or self._hint))
        self.words.setProperty("kind", "problem" if sentence else "muted")
        self.line.setProperty("wrong", bool(sentence))
        for styled in (self.words, self.line):
            styled.style().polish(styled)


class _Bound(QWidget):
    """A moment in UTC that one may set or leave open."""

    def __init__(self, word: str, moment: QDateTime) -> None:
        super().__init__()
        self.box = QCheckBox(word)
        self.moment = QDateTimeEdit(moment)
        self.moment.setTimeZone(QTimeZone.utc())
        self.moment.setDisplayFormat("yyyy-MM-dd HH:mm:ss")
        self.moment.setCalendarPopup(True)
        self.moment.setAccessibleName(self.tr("{word}, in UTC").format(word=word))
        self.moment.setEnabled(False)
        self.box.toggled.connect(self.moment.setEnabled)

    @property
    def milliseconds(self) -> int | None:
        """The moment, None when it is left open."""
        return self.moment.dateTime().toMSecsSinceEpoch() if self.box.isChecked() else None


class _SpanChoice(QWidget):
    """How much to load: everything, the last records of each partition, or those of a span of time."""

    def __init__(self) -> None:
        super().__init__()
        self.everything = QRadioButton(self.tr("Everything"))
        self.last = QRadioButton(self.tr("The last"))
        self.times = QRadioButton(self.tr("Recorded"))
        self.count = QSpinBox()
        now = QDateTime.currentDateTimeUtc()
        self.since = _Bound("since", now.addSecs(-USUAL_SINCE_H * 3600))
        self.until = _Bound("until", now)
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
            field.lineEdit().setTextMargins(UNIT // 2, 0, 0, 0)
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
        grid.addLayout(_row(self.count, QLabel(self.tr("records of each partition"))), 1, 1)
        grid.addWidget(self.times, 2, 0)
        for row, bound in enumerate((self.since, self.until), 2):
            bound.setLayout(_row(bound.box, bound.moment, QLabel(self.tr("UTC"))))
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
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_mistake(self, sentence: str) -> None:
        """Say what is wrong; with no sentence, nothing."""
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(UNIT)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row


def _check_topic(field: _Field) -> bool:
    right = _TOPIC_NAME.fullmatch(field.text) is not None
    if not right:
        field.show_mistake(tr("Use up to 249 letters, digits, dots, underscores and hyphens."))
    return right


def _form(parent: QWidget | None = None) -> QFormLayout:
    form = QFormLayout(parent)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(2 * UNIT)
    form.setVerticalSpacing(2 * UNIT)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form
