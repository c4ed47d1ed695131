"""The dialog of preferences: what is chosen in it counts at once, in all windows."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.memory import GIB, NO_LIMIT
from app.qt import languages, zones
from app.qt.preferences import Preferences, PreferenceStore
from app.qt.texts import tr, translatable
from widgets.number_box import DecimalBox, NumberBox
from widgets.theme import TEXT_SIZES, UNIT, text_size

THEMES = {
    "system": translatable("Like the system"),
    "light": translatable("Light"),
    "dark": translatable("Dark"),
}
MOST_ROWS = 1_000_000
MOST_GIB = 1024


class PreferencesDialog(QDialog):
    """Shows the preferences as they are, also when they are changed elsewhere, and changes them."""

    def __init__(self, store: PreferenceStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._store = store
        self.theme_box = _choices((name, tr(text)) for name, text in THEMES.items())
        self.size_box = NumberBox()
        self.size_box.setRange(TEXT_SIZES.start, TEXT_SIZES.stop - 1)
        self.size_box.setSuffix(self.tr(" pixels"))
        system = self.tr("Like the system ({language})").format(
            language=languages.NAMES[languages.of_system()]
        )
        self.language_box = _choices([(languages.SYSTEM, system), *languages.NAMES.items()])
        self.zone_box = _zones()
        self.rows_box = NumberBox()
        self.rows_box.setRange(1_000, MOST_ROWS)
        self.rows_box.setSingleStep(10_000)
        self.rows_box.setGroupSeparatorShown(True)
        self.memory_box = DecimalBox()
        self.memory_box.setRange(0, MOST_GIB)
        self.memory_box.setSingleStep(0.5)
        self.memory_box.setDecimals(1)
        self.memory_box.setSuffix(" GiB")
        self.memory_box.setSpecialValueText(self.tr("no limit"))
        self.waits_box = QCheckBox(self.tr("Shorten long waits while playing"))
        self.reset_button = QPushButton(self.tr("Reset all"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        self.show_preferences(store.current)
        self._connect()

    def _lay_out(self) -> None:
        form = QGridLayout()  # which, other than a form, gives wrapped lines no more height than they need
        form.setHorizontalSpacing(UNIT)
        form.setVerticalSpacing(UNIT)
        form.setColumnStretch(1, 1)
        for heading, rows in (
            (
                self.tr("Appearance"),
                (
                    (self.tr("Theme"), self.theme_box, ""),
                    (self.tr("Size of text"), self.size_box, ""),
                    (
                        self.tr("Language"),
                        self.language_box,
                        self.tr("Another language opens the windows again, each at its place."),
                    ),
                    (self.tr("Time zone"), self.zone_box, self.tr("Of all times in the windows.")),
                ),
            ),
            (
                self.tr("Reading"),
                (
                    (
                        self.tr("Live tail keeps"),
                        self.rows_box,
                        self.tr("So many records; older ones are counted and left out."),
                    ),
                    (
                        self.tr("Memory"),
                        self.memory_box,
                        self.tr(
                            "Reading stops there. It counts for what a window opens next; "
                            "the command line has --memory-limit."
                        ),
                    ),
                ),
            ),
            (self.tr("Replay"), (("", self.waits_box, ""),)),
        ):
            form.addWidget(_heading(heading), form.rowCount(), 0, 1, 2)
            for label, field, hint in rows:
                _add_row(form, label, field, hint)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch(1)
        for button in (self.reset_button, self.close_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        page.setSpacing(2 * UNIT)
        page.addLayout(form)
        page.addLayout(buttons)
        width = 50 * text_size()
        self.setMinimumWidth(width)
        self.resize(width, self.heightForWidth(width))

    def _connect(self) -> None:
        store = self._store
        self.theme_box.activated.connect(lambda _: store.choose(theme=self.theme_box.currentData()))
        self.size_box.valueChanged.connect(lambda size: store.choose(text_size=size))
        self.language_box.activated.connect(lambda _: store.choose(language=self.language_box.currentData()))
        self.zone_box.activated.connect(lambda _: store.choose(time_zone=self.zone_box.currentData()))
        self.rows_box.editingFinished.connect(lambda: store.choose(tail_rows=self.rows_box.value()))
        self.memory_box.editingFinished.connect(lambda: store.choose(memory_limit=self._memory()))
        self.waits_box.toggled.connect(lambda on: store.choose(shorten_waits=on))
        self.reset_button.clicked.connect(lambda: store.put(Preferences()))
        self.close_button.clicked.connect(self.accept)
        store.changed.connect(lambda _before, wanted: self.show_preferences(wanted))

    def _memory(self) -> int:
        return round(self.memory_box.value() * GIB) or NO_LIMIT

    def show_preferences(self, wanted: Preferences) -> None:
        """Show these in the fields."""
        _show(self.theme_box, wanted.theme)
        _show(self.language_box, wanted.language)
        _show(self.zone_box, wanted.time_zone)
        self.size_box.setValue(wanted.text_size)
        self.rows_box.setValue(wanted.tail_rows)
        self.memory_box.setValue(wanted.memory_limit / GIB)
        self.waits_box.setChecked(wanted.shorten_waits)


def _choices(choices: Iterable[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    for name, text in choices:
        box.addItem(text, name)
    return box


def _zones() -> QComboBox:
    """The computer's zone, UTC, and all others, to be found by any part of their names."""
    box = _choices(
        [
            (zones.LOCAL, zones.name_of(zones.LOCAL)),
            (zones.UTC_NAME, zones.UTC_NAME),
            *((name, name) for name in zones.names()),
        ]
    )
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = QCompleter(box.model(), box)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    box.setCompleter(completer)
    return box


def _show(box: QComboBox, choice: str) -> None:
    box.setCurrentIndex(max(0, box.findData(choice)))


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "heading")
    label.setContentsMargins(0, UNIT, 0, 0)
    return label


def _add_row(form: QGridLayout, label: str, field: QWidget, hint: str) -> None:
    row = form.rowCount()
    if label:
        field.setAccessibleName(label)
        form.addWidget(QLabel(label), row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    field.setAccessibleDescription(hint)
    form.addWidget(field, row, 1)
    if hint:
        told = QLabel(hint)
        told.setProperty("kind", "muted")
        told.setWordWrap(True)
        told.setContentsMargins(0, 0, 0, UNIT // 2)
        form.addWidget(told, row + 1, 1)
