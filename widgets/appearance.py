"""Lets the whole application look, speak and tell the time as the user prefers, at once when that changes."""

from functools import partial

from PySide6.QtWidgets import QApplication

from app.qt import languages
from app.qt.preferences import Preferences, PreferenceStore
from app.qt.zones import zone
from widgets import theme


def follow(app: QApplication, preferences: PreferenceStore, theme_name: str | None = None) -> None:
    """Apply the preferences, now and whenever they change; a theme's name goes before the preferred theme.

    Call it before the first window is made: what that shows is in the language that there is then. Until
    `dress` there is no style sheet.
    """
    wanted = preferences.current
    languages.install(app, wanted.language)
    zone().choose(wanted.time_zone)
    theme.choose(app, theme_name or wanted.theme)
    theme.apply_text_size(app, wanted.text_size)
    preferences.changed.connect(partial(_apply_changes, app))


def dress(app: QApplication) -> None:
    """Put the theme's style sheet on, for the first window when it is made and before it is shown.

    While a window is being made each widget that finds its parent has all below it styled anew.
    """
    theme.dress(app)


def _apply_changes(app: QApplication, before: Preferences, wanted: Preferences) -> None:
    if wanted.language != before.language:
        languages.install(app, wanted.language)
    if wanted.time_zone != before.time_zone:
        zone().choose(wanted.time_zone)
    if wanted.theme != before.theme:
        theme.apply(app, wanted.theme)
    if wanted.text_size != before.text_size:
        theme.apply_text_size(app, wanted.text_size)
