"""The page while nothing is open: what this is, and the ways to begin."""

from pathlib import PurePath

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.qt import tooltips
from app.qt.texts import tr, translatable
from widgets import icons
from widgets.theme import UNIT, image_path, mono_font, title_font

WIDTH = 60 * UNIT
LOGO_SIZE = 8 * UNIT
DEMO_COMMAND = "orchestra-replay demo"
ABOUT = translatable(
    "Rebuilds every match of RobotOrchestra from its Kafka topics, and replays it event "
    "by event. It only reads: no consumer group, no commits, nothing is written."
)


class Welcome(QWidget):
    """Two ways to begin, and the sources that were open before."""

    connect_requested = Signal()
    open_requested = Signal()
    recent_requested = Signal(str)
    """Open this source again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.connect_button = QPushButton(
            icons.icon("lan-connect", "accent_text"), self.tr("Connect to Kafka…")
        )
        self.connect_button.setProperty("primary", True)
        self.connect_button.clicked.connect(self.connect_requested)
        self.open_button = QPushButton(icons.icon("folder-open-outline"), self.tr("Open a file…"))
        self.open_button.clicked.connect(self.open_requested)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self.recent_buttons: list[QPushButton] = []
        self._recent_title = QLabel(self.tr("Open again"))
        self._recent_title.setProperty("kind", "heading")
        self._arrange()
        self.set_recent([])

    def _arrange(self) -> None:
        page = QWidget()
        page.setMaximumWidth(WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        column.setSpacing(UNIT)
        column.addWidget(_logo())
        column.addSpacing(UNIT)
        title = _label("Orchestra Replay", "title")
        title.setFont(title_font())
        column.addWidget(title)
        column.addWidget(_label(tr(ABOUT), "muted"))
        column.addSpacing(2 * UNIT)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.connect_button)
        buttons.addWidget(self.open_button)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addSpacing(3 * UNIT)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        column.addSpacing(3 * UNIT)
        column.addLayout(_hint())
        around = QVBoxLayout(self)
        around.addStretch(2)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(page, 1)
        row.addStretch()
        around.addLayout(row)
        around.addStretch(3)

    def set_recent(self, names: list[str]) -> None:
        """Offer these addresses and files, the newest first."""
        for button in self.recent_buttons:
            self._recent.removeWidget(button)
            button.deleteLater()
        self.recent_buttons = [self._source_button(name) for name in names]
        for button in self.recent_buttons:
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._recent_title.setVisible(bool(names))

    def _source_button(self, name: str) -> QPushButton:
        is_file = PurePath(name).is_absolute()
        button = QPushButton(
            icons.icon("file-document-outline" if is_file else "server-network", "muted"), ""
        )
        button.setProperty("link", True)
        button.setIconSize(QSize(16, 16))
        room = WIDTH - 12 * UNIT
        shown = button.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        button.setText(shown.replace("&", "&&"))
        button.setToolTip(tooltips.plain(name))
        button.setAccessibleName(self.tr("Open {name} again").format(name=name))
        button.clicked.connect(lambda: self.recent_requested.emit(name))
        return button


def _logo() -> QLabel:
    label = QLabel()
    ratio = label.devicePixelRatioF()
    picture = QIcon(image_path("orchestra-replay.svg")).pixmap(QSize(LOGO_SIZE, LOGO_SIZE), ratio)
    label.setPixmap(picture)
    return label


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    return label


def _hint() -> QHBoxLayout:
    """The command that needs no Kafka, to be copied."""
    command = QLabel(DEMO_COMMAND)
    command.setFont(mono_font())
    command.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    line = QHBoxLayout()
    line.setSpacing(UNIT)
    line.addWidget(_label(tr("No Kafka at hand? Try"), "muted"))
    line.addWidget(command)
    line.addStretch()
    return line
