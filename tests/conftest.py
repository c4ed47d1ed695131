"""What holds for every test: no window on the screen, nothing read from or left in the user's folders."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from hypothesis import is_hypothesis_test

from kafka_client.collector import collect_if_due
from tests import fault_table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# Before anything makes a QApplication. Set QT_QPA_PLATFORM to see the windows.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Other examples every run. How long one takes says more about the machine's other work than about the code.
hypothesis.settings.register_profile("project", deadline=None, max_examples=30)
hypothesis.settings.load_profile("project")

# Counting lines doubles the time of a test, and the examples of core, wire, sources and cli reach them all.
_UNCOUNTED = tuple(
    Path(__file__).parent / name for name in ("desktop", "fuzz", "widgets", "test_benchmarks.py")
)

_PLACES = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": ".run",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}


def pytest_configure(config: pytest.Config) -> None:
    fault_table.configure(config)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if any(map(item.path.is_relative_to, _UNCOUNTED)) or is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.no_cover)


# A thread of one test must not collect the widgets of another: see app.qt.collecting.
gc.disable()


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "QApplication":
    """The application, which speaks English: tests read what the window says."""
    from app.qt import languages

    languages.install(qapp, "en")
    return qapp


@pytest.fixture(autouse=True)
def _collect_between_tests() -> Iterator[None]:
    yield
    collect_if_due()


@pytest.fixture(autouse=True)
def _zone_of_the_next_test() -> Iterator[None]:
    """Leave the times of the window in UTC, whatever zone a test chose."""
    yield
    if "app.qt.zones" in sys.modules:
        from app.qt import zones

        zones.zone().choose(zones.UTC_NAME)


@pytest.fixture(autouse=True)
def _uncounted_children(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What such a test starts counts no lines either."""
    if request.node.get_closest_marker("no_cover"):
        monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test an empty home: settings, profiles and caches of one test never reach another."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name, place in _PLACES.items():
        folder = home / place
        folder.mkdir(parents=True, mode=0o700)
        monkeypatch.setenv(name, str(folder))
    if "PySide6.QtCore" in sys.modules:
        _send_qt_settings_to(home / _PLACES["XDG_CONFIG_HOME"])


def _send_qt_settings_to(folder: Path) -> None:
    """QSettings looks at the environment only once in a process."""
    from PySide6.QtCore import QSettings

    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(folder))
