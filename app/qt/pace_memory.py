"""Remembers whether the user wants long waits of a match shortened."""

from PySide6.QtCore import QSettings

from app.qt.cursor import Cursor

SETTING = "play/shorten_waits"


def remember_waits(cursor: Cursor, settings: QSettings) -> None:
    """Play waits as the settings say, and keep there what the user chooses."""
    cursor.shorten_waits(settings.value(SETTING, "yes") != "no")
    cursor.shortening_changed.connect(lambda on: settings.setValue(SETTING, "yes" if on else "no"))
