"""What was opened last and compared with last, kept in the window's settings."""

from typing import ClassVar
from urllib.parse import urlsplit

from PySide6.QtCore import QSettings

RECENT_KEY = "sources/recent"
LAST_PROFILE_KEY = "sources/profile"
PLACES_KEY = "verify/places"
MOST = 8


class _RecentNames:
    """A few names, the newest first."""

    KEY: ClassVar[str]

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def names(self) -> list[str]:
        """The newest first."""
        stored = self._settings.value(self.KEY)
        if isinstance(stored, str):  # an INI file gives a list of one back as its text
            return [stored]
        return [str(name) for name in stored] if isinstance(stored, list) else []

    def add(self, name: str) -> None:
        """Put the name first."""
        others = [each for each in self.names() if each != name]
        self._settings.setValue(self.KEY, [name, *others][:MOST])

    def forget(self) -> None:
        """Keep no name."""
        self._settings.remove(self.KEY)


class RecentSources(_RecentNames):
    """Addresses as ``host:port`` and files as paths, and the profile that was used last."""

    KEY = RECENT_KEY

    @property
    def profile(self) -> str | None:
        """The profile that was used last."""
        name = self._settings.value(LAST_PROFILE_KEY)
        return name if isinstance(name, str) and name else None

    def set_profile(self, name: str | None) -> None:
        """Remember the profile in use; None forgets it."""
        self._settings.setValue(LAST_PROFILE_KEY, name or "")


class RecentPlaces(_RecentNames):
    """Files and URLs of the current system's records; never a URL that may hold a secret."""

    KEY = PLACES_KEY

    def add(self, name: str) -> None:
        """Put the name first, unless it should not be kept."""
        if not may_hold_secret(name):
            super().add(name)


def may_hold_secret(place: str) -> bool:
    """Whether it is a URL with a user, a password, a query or a fragment, or one that cannot be read."""
    if "://" not in place:
        return False
    try:
        parts = urlsplit(place)
    except ValueError:
        return True
    return "@" in parts.netloc or bool(parts.query or parts.fragment)
