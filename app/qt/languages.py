"""The languages of the window, and how one is chosen before anything is shown."""

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

SYSTEM = "system"
NAMES = {"en": "English", "de": "Deutsch"}
"""The languages by code, each in its own words."""
LOCALES = {"en": "en_US", "de": "de_DE"}


def install(app: QCoreApplication, choice: str) -> str:
    """Have everything that is made from now on speak a language: its code, or `SYSTEM`. Returns the code."""
    code = choice if choice in NAMES else of_system()
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    _install(app, f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    # English too: its file holds the plurals.
    _install(app, code, str(files("resources").joinpath("translations")))
    QLocale.setDefault(QLocale(LOCALES[code]))
    return code


def of_system() -> str:
    """The first of the system's languages that the window speaks; else English."""
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in NAMES), "en")


def _install(app: QCoreApplication, name: str, folder: str) -> None:
    translator = QTranslator(app)
    if translator.load(name, folder):
        app.installTranslator(translator)
