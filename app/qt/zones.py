"""The time zone of all times in the window: the computer's, UTC, or one by its IANA name."""

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimeZone, Signal

from app.qt.texts import tr

LOCAL = "local"
UTC_NAME = "UTC"


class Zone(QObject):
    """The application has one; whatever shows a time asks it, and again when it has `changed`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = UTC_NAME
        self.info: tzinfo | None = UTC
        """For `app.core.formats`; None is the computer's own zone."""

    def choose(self, choice: str) -> None:
        """Show all times in another zone: `LOCAL`, or a name; one that this computer does not know is UTC."""
        info = _info(choice)
        known = UTC_NAME if info is UTC else choice
        if known != self.choice:
            self.info, self.choice = info, known
            self.changed.emit()

    @property
    def qt(self) -> QTimeZone:
        """For Qt's fields of times."""
        if self.choice == LOCAL:
            return QTimeZone.systemTimeZone()
        return QTimeZone.utc() if self.choice == UTC_NAME else QTimeZone(self.choice.encode())

    @property
    def name(self) -> str:
        """What it is called in full."""
        return name_of(self.choice)

    @property
    def short_name(self) -> str:
        """What it is called in the heading of a column: the city, without the time of the year."""
        return tr("local") if self.choice == LOCAL else self.choice.rpartition("/")[2].replace("_", " ")


def zone() -> Zone:
    """The zone of the application, which is UTC until another one is chosen."""
    app = QCoreApplication.instance()
    if app is None:
        return Zone()
    found = app.findChild(Zone, "", Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, Zone) else Zone(app)


def name_of(choice: str) -> str:
    """What a zone is called in full."""
    if choice != LOCAL:
        return choice
    return tr("{zone} (this computer)").format(zone=QTimeZone.systemTimeZoneId().toStdString())


def names() -> list[str]:
    """Every zone that can be chosen by its name, sorted; the old names without a place are left out."""
    return sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))


def _info(choice: str) -> tzinfo | None:
    if choice == LOCAL:
        return None
    if choice == UTC_NAME:
        return UTC
    try:
        return ZoneInfo(choice)
    except (KeyError, OSError, ValueError):  # not known, or no name of a file
        return UTC
