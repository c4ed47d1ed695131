"""What there is to know about the open match in one line: id, outcome, how far it is, anomalies."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QToolTip, QWidget

from app.core.anomalies import SEVERITIES
from app.core.perspective import SeenReplay
from app.core.replay import Replay
from app.core.state import MatchState, Outcome, Severity
from app.core.summary import Summary, summarise
from app.qt import local, tooltips
from app.qt.cursor import Cursor
from app.qt.spoken import said
from app.qt.texts import tr
from app.qt.words import word
from app.qt.zones import zone
from widgets import icons, looks
from widgets.match_table import OUTCOMES, VEILED
from widgets.theme import UNIT, mono_font, numeric_font, text_size, theme_of, ui_font

HEIGHT = 5 * UNIT
GAP = 12
_ICON = 16
_SHORTEST_ID, _WHOLE_ID = 9 * UNIT, 18 * UNIT
"""An id of up to the second width is whole before the facts are: it is what one looks for."""


class MatchHeader(QWidget):
    """One line above the timeline, blank while no match is open."""

    anomalies_requested = Signal()
    """Show the match's anomalies."""

    def __init__(self, cursor: Cursor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor = cursor
        self._cut = ""
        self._found = ("", "")
        """How many anomalies there are, in words and as a number."""
        self.setObjectName("match_header")
        self.setFixedHeight(HEIGHT)
        self.id_label = _ElidedLabel(_id_font(), Qt.TextElideMode.ElideMiddle)
        self.id_label.setMinimumWidth(_SHORTEST_ID)
        self.copy_button = _copy_button()
        self.copy_button.clicked.connect(self._copy_id)
        self.outcome_icon = icons.IconLabel(_ICON)
        self.outcome_label = QLabel()
        self.outcome_label.setFont(ui_font(weight=QFont.Weight.DemiBold))
        self.facts_label = _ElidedLabel(numeric_font(), Qt.TextElideMode.ElideRight)
        self.facts_label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.anomalies_button = QPushButton()
        self.anomalies_button.setProperty("link", True)
        self.anomalies_button.setFont(numeric_font())
        self.anomalies_button.clicked.connect(self.anomalies_requested)
        self._lay_out()
        cursor.replay_changed.connect(self._show)
        zone().changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 0, UNIT, 0)
        row.setSpacing(0)
        row.addWidget(self.id_label)
        row.addWidget(self.copy_button)
        row.addSpacing(GAP)
        row.addWidget(self.outcome_icon)
        row.addSpacing(UNIT // 2)
        row.addWidget(self.outcome_label)
        row.addSpacing(GAP)
        row.addWidget(self.facts_label)
        row.addWidget(self.anomalies_button)
        row.addStretch(1)
        self._row = row

    def add_tool(self, widget: QWidget) -> None:
        """Put a widget at the end of the line."""
        self._row.addWidget(widget)

    def set_cut(self, sentence: str) -> None:
        """Tell, to who points at the line, where the load window cut the match; empty for nowhere."""
        if sentence != self._cut:
            self._cut = sentence
            self._show()

    def _show(self) -> None:
        replay = self._cursor.replay
        shown = (self.id_label, self.copy_button, self.outcome_icon, self.outcome_label, self.facts_label)
        for widget in shown:
            widget.setVisible(replay is not None)
        if replay is None:
            self.anomalies_button.setVisible(False)
        else:
            self._show_match(replay)

    def _show_match(self, replay: Replay) -> None:
        summary = summarise(replay.final)
        self.id_label.set_text(summary.match_id)
        wanted = self.id_label.fontMetrics().horizontalAdvance(summary.match_id) + 2
        self.id_label.setMinimumWidth(min(max(wanted, _SHORTEST_ID), _WHOLE_ID))
        veiled = isinstance(replay, SeenReplay)
        self.outcome_label.setText(self.tr("hidden") if veiled else word(summary.outcome))
        ended = not veiled and summary.outcome is not Outcome.UNFINISHED
        self.facts_label.set_text(_facts(summary, replay.final, told=ended), said(self._cut))
        self._show_outcome(summary)
        found = sum(summary.anomalies.values())
        self.anomalies_button.setVisible(found > 0)
        if found:
            look = looks.SEVERITIES[_worst(summary)]
            self.anomalies_button.setIcon(icons.icon(look.icon, look.colour))
            self._found = (self.tr("%Ln anomalies", "", found), local.count(found))
            self.anomalies_button.setAccessibleName(self._found[0])
            self._fit()
            lines = [f"{count} × {code}" for code, count in summary.anomalies.items()]
            cut = [said(self._cut)] if self._cut else []
            self.anomalies_button.setToolTip("\n".join([self.tr("Show the anomalies"), *lines, *cut]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The facts come before the word for the anomalies, whose sign and number say enough."""
        whole, number = self._found
        self.anomalies_button.setText(whole)
        if self._row.sizeHint().width() > self.width():
            self.anomalies_button.setText(number)

    def _show_outcome(self, summary: Summary) -> None:
        veiled = isinstance(self._cursor.replay, SeenReplay)
        icon, colour = VEILED if veiled else OUTCOMES[summary.outcome]
        self.outcome_icon.show_icon(icon, colour)
        palette = self.outcome_label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(getattr(theme_of(self), colour)))
        self.outcome_label.setPalette(palette)

    def _copy_id(self) -> None:
        if self._cursor.replay is not None:
            QGuiApplication.clipboard().setText(self._cursor.replay.match_id)
            below = self.copy_button.mapToGlobal(QPoint(0, self.copy_button.height()))
            QToolTip.showText(below, self.tr("Copied"), self.copy_button)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._cursor.replay is not None:
            self._show_outcome(summarise(self._cursor.replay.final))
        elif event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._show)  # when the id has its new font too


def _id_font() -> QFont:
    font = mono_font()
    font.setPixelSize(text_size())
    return font


def _copy_button() -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon("content-copy", "muted"))
    button.setIconSize(QSize(14, 14))
    button.setToolTip(tr("Copy the match id"))
    button.setAccessibleName(tr("Copy the match id"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _facts(summary: Summary, state: MatchState, *, told: bool) -> str:
    """Status, unless the outcome has told it, rounds, and how long the match took, or has lasted so far."""
    if summary.duration is not None:
        lasted = local.duration(summary.duration)
    else:
        since = state.first_time if summary.started_at is None else summary.started_at
        lasted = tr("{latest_time} so far").format(
            latest_time=local.duration(state.latest_time - (since or 0))
        )
    parts = (
        *(() if told else (word(summary.status),)),
        tr("%Ln rounds", "", summary.rounds),
        lasted,
        tr("%Ln events", "", summary.events),
    )
    return " · ".join(parts)


def _worst(summary: Summary) -> Severity:
    found = {SEVERITIES[code] for code in summary.anomalies}
    return next(severity for severity in Severity if severity in found)


class _ElidedLabel(QWidget):
    """A line of text that gives way when there is no room, and tells all of it when one points at it."""

    def __init__(self, font: QFont, mode: Qt.TextElideMode) -> None:
        super().__init__()
        self.text = ""
        self._mode = mode
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_text(self, text: str, note: str = "") -> None:
        """Show another text; the note is told with it when one points at it, and to screen readers."""
        self.text = text
        told = f"{text}\n{note}" if note else text
        self.setToolTip(tooltips.plain(told))
        self.setAccessibleName(told)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(min(metrics.horizontalAdvance(self.text), 60 * UNIT) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        line = QFontMetrics(self.font()).elidedText(self.text, self._mode, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        painter.end()
