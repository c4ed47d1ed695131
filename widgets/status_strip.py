"""The line at the window's foot: how the connection is, and what has been read."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.qt import local, tooltips
from app.qt.texts import tr, translatable
from app.qt.zones import zone
from kafka_client.source import Phase, Status
from widgets.elided_label import ElidedLabel
from widgets.icons import Colour, IconLabel
from widgets.theme import UNIT, numeric_font

NOTE_MS = 8000
SHOWING_INTERVAL_MS = 250
"""So often numbers are written anew: they cannot be read faster, and each writing lays the line out."""
ICON_SIZE = 14
PROGRESS_STEPS = 1000
UNVERIFIED = translatable("⚠ TLS not verified")
UNVERIFIED_TIP = translatable(
    "Whoever answers at the address could have given these records. "
    "Name the CA certificates of the broker in the connection, and have its certificate verified again."
)


class StatusStrip(QWidget):
    """Shows a source's status in words and numbers. All times in the window are in the zone that it names."""

    undecodable_requested = Signal()
    """Show the records that are not events."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(numeric_font())
        self._icon = IconLabel(ICON_SIZE)
        self.words = ElidedLabel()
        self.note = ElidedLabel()
        self.progress = QProgressBar()
        self.progress.setRange(0, PROGRESS_STEPS)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(12 * UNIT)
        self.progress.setAccessibleName(self.tr("Loaded"))
        self.unverified = QLabel(tr(UNVERIFIED))
        self.unverified.setProperty("kind", "warning")
        self.unverified.setToolTip(tooltips.plain(tr(UNVERIFIED_TIP)))
        self.unverified.setAccessibleDescription(tr(UNVERIFIED_TIP))
        self.missing = QLabel()
        self.missing.setProperty("kind", "warning")
        self.records = QLabel()
        self.undecodable = QPushButton()
        self.undecodable.setProperty("link", "warning")
        self.undecodable.setToolTip(self.tr("Records that are not events: look at them"))
        self.undecodable.clicked.connect(self.undecodable_requested)
        self.left_out = QLabel()
        self.left_out.setToolTip(
            self.tr("Records outside of the load window, and lines of the file that hold no record")
        )
        self.rate = QLabel()
        self.rate.setToolTip(self.tr("Records read per second"))
        self.lag = QLabel()
        self.lag.setToolTip(self.tr("Records in the topics that have not been read yet"))
        self.zone = QLabel(zone().name)
        self.zone.setToolTip(self.tr("The time zone of all times in this window"))
        zone().changed.connect(self._show_zone)
        self._numbers = (self.missing, self.records, self.undecodable, self.left_out, self.rate, self.lag)
        self._latest: tuple[Status, float, int, int, int] | None = None
        self._kind: tuple[object, ...] = ()
        self._turn = QTimer(self, singleShot=True, interval=SHOWING_INTERVAL_MS)
        self._turn.timeout.connect(self._show_latest)
        self._note_is_of_place = False
        self._note_timer = QTimer(self, singleShot=True)
        self._note_timer.timeout.connect(self.note.hide)
        self._arrange()
        self.note.hide()
        self.show_disconnected()

    def _show_zone(self) -> None:
        self.zone.setText(zone().name)

    def _arrange(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(UNIT)
        state.addWidget(self._icon)
        state.addWidget(self.progress)
        state.addWidget(self.words, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(UNIT, 0, UNIT, 0)
        line.setSpacing(2 * UNIT)
        line.addLayout(state, 1)
        line.addWidget(self.note, 2)
        line.addWidget(self.unverified)
        for number in (*self._numbers, self.zone):
            line.addWidget(number)

    def show_status(
        self, status: Status, rate: float, undecodable: int, matches: int, saved: int = 0
    ) -> None:
        """Show how far a source is; at once when that is something else, numbers now and then.

        ``rate`` is in records per second, ``saved`` is how many records the saved index had before.
        """
        kind = (status.generation, status.phase, status.problem)
        self._latest = (status, rate, undecodable, matches, saved)
        if kind != self._kind or not self._turn.isActive():
            self._kind = kind
            self._show_latest()

    def _show_latest(self) -> None:
        """The timer runs after each showing, so that the last numbers are always shown."""
        if self._latest is None:
            return
        (status, rate, undecodable, matches, saved), self._latest = self._latest, None
        self._turn.start()
        icon, colour = _TROUBLED if status.problem else _ICONS[status.phase]
        self._say(icon, colour, _words(status))
        loading = status.phase is Phase.LOADING and status.fraction is not None
        self.progress.setVisible(loading)
        if loading:
            self._show_progress(round((status.fraction or 0) * PROGRESS_STEPS))
        _put(self.missing, _missing(status.missing_topics))
        records = self.tr("%Ln records", "", saved + status.read)
        _put(
            self.records,
            self.tr("{records} in {matches}").format(
                records=records, matches=self.tr("%Ln matches", "", matches)
            ),
        )
        self.records.setToolTip(
            self.tr("{saved} of them are from the saved index").format(saved=local.count(saved))
            if saved
            else ""
        )
        _put(
            self.undecodable,
            self.tr("{undecodable} undecodable").format(undecodable=local.count(undecodable))
            if undecodable
            else "",
        )
        _put(self.left_out, _left_out(status))
        _put(self.rate, local.rate(rate) if status.phase in (Phase.LOADING, Phase.LIVE) else "")
        _put(self.lag, "" if status.lag is None else self.tr("lag {lag}").format(lag=local.count(status.lag)))

    def show_unverified(self, *, unverified: bool) -> None:
        """Show, for as long as a source is open, that nobody has made sure who it is."""
        self.unverified.setVisible(unverified)

    def _show_progress(self, steps: int) -> None:
        """Set the bar without Qt painting it at once, and with it all of the window that waits for paint."""
        self.progress.setUpdatesEnabled(False)
        self.progress.setValue(steps)
        self.progress.setUpdatesEnabled(True)

    def show_problem(self, sentence: str) -> None:
        """Show why a source can never be read."""
        self._say("alert-octagon", "bad", sentence)
        self._hide_numbers()

    def show_disconnected(self) -> None:
        """Show that no source is open."""
        self._say("circle-outline", "muted", self.tr("not connected"))
        self.unverified.hide()
        self._hide_numbers()

    def show_note(self, sentence: str, *, of_place: bool = False) -> None:
        """Show for some seconds that something was done; a note ``of_place`` goes when the cursor moves."""
        self._note_is_of_place = of_place
        self.note.setText(sentence)
        self.note.show()
        self._note_timer.start(NOTE_MS)

    def leave_place(self) -> None:
        """The cursor has moved: what is told of where it stood no longer holds."""
        if self._note_is_of_place:
            self.note.hide()

    def _say(self, icon: str, colour: Colour, words: str) -> None:
        self._icon.show_icon(icon, colour)
        if words != self.words.text():
            self.words.setText(words)

    def _hide_numbers(self) -> None:
        self._turn.stop()
        self._latest, self._kind = None, ()
        self.progress.hide()
        for number in self._numbers:
            number.hide()


_ICONS: dict[Phase, tuple[str, Colour]] = {
    Phase.CONNECTING: ("circle-outline", "muted"),
    Phase.LOADING: ("circle-half-full", "accent"),
    Phase.LIVE: ("circle", "live"),
    Phase.INTERRUPTED: ("alert", "bad"),
    Phase.ENDED: ("check-circle-outline", "muted"),
}
_TROUBLED: tuple[str, Colour] = ("alert", "bad")


def _words(status: Status) -> str:
    problem = f": {status.problem}" if status.problem else ""
    match status.phase:
        case Phase.CONNECTING:
            return tr("connecting{value}").format(value=problem or "…")
        case Phase.LOADING:
            return tr("loading {progress}{problem}").format(progress=_progress(status), problem=problem)
        case Phase.LIVE:
            topics = tr("%Ln topics", "", len(status.topics))
            return tr("live · {topics}, {partitions}{problem}").format(
                topics=topics, partitions=tr("%Ln partitions", "", status.partitions), problem=problem
            )
        case Phase.INTERRUPTED:
            return tr("interrupted{problem}").format(problem=problem)
        case Phase.ENDED:
            return tr("{value}{problem}").format(
                value=tr("read to the end") if status.loaded else tr("stopped"), problem=problem
            )


def _progress(status: Status) -> str:
    if status.total is not None:
        return tr("{read} of {total}").format(read=local.count(status.read), total=local.count(status.total))
    if status.fraction is not None:
        return f"{local.count(status.read)} · {status.fraction:.0%}"
    return local.count(status.read)


def _missing(topics: tuple[str, ...]) -> str:
    if not topics:
        return ""
    told = tr("⚠ no topic {topics}") if len(topics) == 1 else tr("⚠ no topics {topics}")
    return told.format(topics=", ".join(topics))


def _left_out(status: Status) -> str:
    parts = []
    if status.left_out:
        parts.append(tr("{left_out} left out").format(left_out=local.count(status.left_out)))
    if status.bad_lines:
        parts.append(tr("%Ln bad lines", "", status.bad_lines))
    return ", ".join(parts)


def _put(place: QLabel | QPushButton, text: str) -> None:
    """Write only what has changed: the strip is told many times a second."""
    if place.text() != text:
        place.setText(text)
    if place.isHidden() == bool(text):
        place.setVisible(bool(text))
