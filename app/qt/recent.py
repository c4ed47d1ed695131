"""The sources that were opened last, kept in the window's settings."""

from PySide6.QtCore import QSettings

RECENT_KEY = "sources/recent"
LAST_PROFILE_KEY = "sources/profile"
MOST = 8


class RecentSources:
    """Addresses and files, the newest first, and the profile that was used last."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def names(self) -> list[str]:
        """Addresses as ``host:port`` and files as paths, the newest first."""
        stored = self._settings.value(RECENT_KEY)
        if isinstance(stored, str):  # an INI file gives a list of one back as its text
            return [stored]
        return [str(name) for name in stored] if isinstance(stored, list) else []

    def add(self, name: str) -> None:
        """Put the name first."""
        others = [each for each in self.names() if each != name]
        self._settings.setValue(RECENT_KEY, [name, *others][:MOST])

    @property
    def profile(self) -> str | None:
        """The profile that was used last."""
        name = self._settings.value(LAST_PROFILE_KEY)
        return name if isinstance(name, str) and name else None

    def set_profile(self, name: str | None) -> None:
        """Remember the profile in use; None forgets it."""
        self._settings.setValue(LAST_PROFILE_KEY, name or "")
