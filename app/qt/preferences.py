"""What the user prefers: one record of choices for all windows, remembered, and told whenever one changes."""

from typing import Any

import msgspec
import platformdirs
from msgspec.structs import replace
from PySide6.QtCore import QObject, QSettings, Signal

from app.core.memory import DEFAULT_LIMIT
from app.qt import languages, zones
from app.qt.tail_model import CAP

PROGRAM = "orchestra-replay"
PREFIX = "preferences/"


class Preferences(msgspec.Struct, frozen=True):
    """The choices; ``memory_limit`` is in bytes and counts for what is opened next, `NO_LIMIT` is none."""

    theme: str = "system"
    text_size: int = 13
    language: str = languages.SYSTEM
    time_zone: str = zones.LOCAL
    tail_rows: int = CAP
    memory_limit: int = DEFAULT_LIMIT
    shorten_waits: bool = True


def user_settings() -> QSettings:
    """The settings of the user who runs the program."""
    path = platformdirs.user_config_path(PROGRAM) / "window.ini"
    return QSettings(str(path), QSettings.Format.IniFormat)


class PreferenceStore(QObject):
    """Keeps the preferences in the settings."""

    changed = Signal(object, object)
    """The `Preferences` before and after."""

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.current = _stored(settings)

    def choose(self, **choices: Any) -> None:
        """Prefer this from now on, by the names of the fields."""
        self.put(replace(self.current, **choices))

    def put(self, wanted: Preferences) -> None:
        """Prefer this from now on."""
        before, self.current = self.current, wanted
        if before != wanted:
            for name, value in msgspec.structs.asdict(wanted).items():
                self._settings.setValue(PREFIX + name, value)
            self.changed.emit(before, wanted)


def _stored(settings: QSettings) -> Preferences:
    """What the settings hold; what cannot be read counts as not chosen."""
    choices = Preferences()
    for field in msgspec.structs.fields(Preferences):
        value = settings.value(PREFIX + field.name)
        if value is not None:
            choices = _with(choices, field.name, value)
    return choices


def _with(choices: Preferences, name: str, value: object) -> Preferences:
    fields = {**msgspec.structs.asdict(choices), name: value}
    try:
        return msgspec.convert(fields, Preferences, strict=False)
    except msgspec.ValidationError:
        return choices
